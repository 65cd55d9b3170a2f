// Inputs on which code and table differ, found by the solver and tried out on both.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "equivalence.hpp"

namespace synfin::proofs::code {

struct Counterexample {
  Assignment inputs;  ///< one that is not there is 0
  struct Line {
    std::string what;
    std::uint64_t expected, got;
  };
  std::vector<Line> lines{};             ///< where the code makes other than the table
  std::vector<std::string> undefined{};  ///< what the code does that has no meaning, and where
};

/// Runs code and table on these very values. Nothing comes of it where they do the same; that the code was
/// executed and the table valued is then the solver's word against ours, and nobody's counterexample.
std::optional<Counterexample> replay(const Code& code, const Part& part, const Assignment& inputs);

/// The number of the event that came.
unsigned event_of(const Part& part, const Assignment& inputs);

/// The octets of the five records with these inputs, as they lie in memory.
std::vector<std::vector<std::uint8_t>> octets_of(const Part& part, const Assignment& inputs);

}  // namespace synfin::proofs::code
