// Concrete values for the solver, and back.
#pragma once

#include <cstdint>

#include "../../model/situation.hpp"
#include "../../proofs/event/scene.hpp"
#include "../catch.hpp"

namespace synfin::tests {

inline z3::expr constant(const proofs::Z3Words& words, std::size_t id, std::uint32_t value) {
  switch (model::fields[id].sort) {
    case model::Sort::flag:
      return words.flag(value != 0);
    case model::Sort::state:
      return words.state(static_cast<model::State>(value));
    default:
      return words.number(value);
  }
}

inline std::uint32_t value_of(const z3::expr& e) {
  const z3::expr value = e.simplify();
  if (value.is_bool()) {
    REQUIRE((value.is_true() || value.is_false()));
    return value.is_true() ? 1 : 0;
  }
  std::uint64_t number = 0;
  REQUIRE(value.is_numeral_u64(number));
  return static_cast<std::uint32_t>(number);
}

inline proofs::Scene scene_of(const proofs::Z3Words& words, const model::Situation& situation) {
  proofs::Scene scene;
  for (std::size_t id = 0; id < model::field_count; ++id)
    scene.push_back(constant(words, id, model::get(situation, id)));
  return scene;
}

}  // namespace synfin::tests
