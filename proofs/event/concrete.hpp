// One event on plain words: the table run without the solver, for samples and counterexamples.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <vector>

#include "../../model/deviation.hpp"
#include "../../model/plain.hpp"
#include "../../model/situation.hpp"

namespace synfin::proofs {

/// A value for each field, by its place in `model::fields`.
using Values = std::array<std::uint32_t, model::field_count>;

/// What came of an event.
struct Ran {
  Values after{};
  std::vector<const model::PlainRule*> fired;
  std::bitset<256> tried;  ///< by rule id: the rule's guard was asked
  bool sent_twice = false;
};

/// The meaning of a term about a step: fields before the event, and after it where the term says so.
std::uint32_t value_of(const model::Node& term, const Values& before, const Values& after);

/// Can the event happen?
bool possible(const model::PlainTable& table, model::Event event, const Values& before);

/// Looks on while an event happens.
class Onlooker {
 public:
  Onlooker() = default;
  Onlooker(const Onlooker&) = delete;
  Onlooker& operator=(const Onlooker&) = delete;
  virtual ~Onlooker() = default;
  /// A rule is asked, with all fields as it finds them, and fires or does not.
  virtual void asked(const model::PlainRule& rule, const Values& then, bool fires) = 0;
};

/// Lets the event happen. OUT and what is told are empty in `before`. `ended`, if it is there, gets all
/// fields as they were before the rule that ended the connection, if one did. `deviation`: one rule does
/// otherwise.
Ran run(const model::PlainTable& table, model::Event event, const Values& before, Values* ended = nullptr,
        const model::Deviation* deviation = nullptr, Onlooker* onlooker = nullptr);

/// The same as the structs that the machine works on.
model::Situation situation_of(const Values& values);
Values values_of(const model::Situation& situation);

}  // namespace synfin::proofs
