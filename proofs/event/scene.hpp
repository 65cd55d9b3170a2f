// The fields of one event as expressions of the solver, and what a term means about them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "../../model/plain.hpp"
#include "z3_words.hpp"

namespace synfin::proofs {

/// A value for each field, by its place in `model::fields`.
using Scene = std::vector<z3::expr>;

/// Free constants for all fields but those of OUT and of what is told, which start empty. Names are `prefix`
/// + `snd.una`.
Scene free_scene(const Z3Words& words, const std::string& prefix = "");

/// Free constants for all fields, as a rule late in an event may find them.
Scene any_scene(const Z3Words& words);

/// The meaning of a term about a step: fields before the event, and after it where the term says so.
z3::expr meaning(const Z3Words& words, const model::Node& term, const Scene& before, const Scene& after);

/// What an expression is in a model: a word, or 1 for true; what the model leaves open is 0.
std::uint32_t word_in(const z3::model& model, const z3::expr& word);

}  // namespace synfin::proofs
