// How a mutant is judged: stage by stage, the cheap ones first; each says what it knows.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../claims/property.hpp"
#include "../event/place.hpp"
#include "../verdict.hpp"
#include "mutant.hpp"

namespace synfin::proofs {

/// What stages are asked about. A stage that learns where the mutant's steps differ from the standard's says
/// so, for those after it.
struct Subject {
  const Mutant& mutant;
  const model::PlainTable& table;  ///< with the fault
  std::vector<Place> touched{};    ///< where the mutant differs; empty: not known
};

/// What a stage says.
struct Opinion {
  enum class Kind {
    undecided,   ///< it differs, and breaks nothing that this stage knows of
    killed,      ///< a property is broken
    equivalent,  ///< every step comes to the same as the standard's: a proof
    unknown,     ///< the solver gave up
  };
  Kind kind = Kind::undecided;
  const Property* by = nullptr;  ///< where killed
  std::string what{};            ///< which claim
  std::optional<Trace> counterexample{};
};

/// Judges the mutants of one rule, one after the other.
class Stage {
 public:
  Stage() = default;
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;
  virtual ~Stage() = default;
  virtual Opinion judge(Subject& subject) = 0;
};

/// Makes the stages for one rule, in the order in which they are asked. A stage that costs more is appended
/// here.
class SampleLibrary;
std::vector<std::unique_ptr<Stage>> stages_for(const model::PlainRule& rule, SampleLibrary& samples,
                                               const Limits& limits);

/// Where the rule may have a say: its phase belongs to the event.
std::vector<Place> places_of(const model::PlainTable& table, const model::PlainRule& rule);
/// The place of the rule's phase among the table's.
std::size_t phase_of(const model::PlainTable& table, const model::PlainRule& rule);

}  // namespace synfin::proofs
