// One event as a relation between what was before and what is after, read from the plain table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "synfin/model/plain.hpp"
#include "synfin/proofs/z3_words.hpp"

namespace synfin::proofs {

/// A value for each field, by its place in `model::fields`.
using Scene = std::vector<z3::expr>;

/// Free constants for all fields but those of OUT and of what is told, which start empty. Names are `prefix` + `snd.una`.
Scene free_scene(const Z3Words& words, const std::string& prefix = "");

/// What one event does.
struct Step {
  z3::expr enabled;             ///< the event can happen
  Scene after;                  ///< every field after the event
  std::vector<z3::expr> fired;  ///< by rule id: the rule fires
  z3::expr sent_twice;          ///< two rules of the event each send a segment: must never hold
};

/// The event's step from `before`. Where the state is a constant there, only that state's rules are encoded.
Step make_step(const Z3Words& words, const model::PlainTable& table, model::Event event, const Scene& before);

/// The meaning of a term about a step: fields before the event, and after it where the term says so.
z3::expr meaning(const Z3Words& words, const model::Node& term, const Scene& before, const Scene& after);

/// The event as the table handles it can't happen at all from the given scene, by folding alone.
inline bool never(const z3::expr& condition) { return condition.is_false(); }

}  // namespace synfin::proofs
