// The measure of the properties: every mutant of the standard judged.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "stage.hpp"

namespace synfin::proofs {

enum class Fate {
  killed,      ///< a property is broken: the properties notice the fault
  equivalent,  ///< proved to be no fault at all
  survived,    ///< a hole in the properties
  unknown,     ///< the solver gave up: never success
};
std::string_view name_of(Fate fate);

/// What became of a mutant.
struct Judged {
  std::string rule;
  Fault fault;
  std::string edit;
  Fate fate = Fate::unknown;
  std::string by;    ///< the property that killed it
  std::string what;  ///< which of its claims
  double ms = 0;
  std::optional<Trace> counterexample;  ///< of the property on the mutant; not kept on disk
};

/// Judges all mutants of one rule of the standard, in their order. The verdicts depend on nothing else that
/// is judged.
std::vector<Judged> judge_rule(const model::PlainRule& rule, SampleLibrary& samples, const Limits& limits);

/// Everything that the verdicts on a rule's mutants depend on, as text: the rules of its events, what is
/// claimed of them and assumed, the solver, and the code that judges.
std::string basis_of(const model::PlainRule& rule);

}  // namespace synfin::proofs
