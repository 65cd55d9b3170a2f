// Values for all fields of the machine at once, with those preferred at which 32 bits wrap.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <vector>

#include "../../model/fields.hpp"
#include "../../model/words.hpp"

namespace synfin::tests {

/// A value for each field, by its id: flags are 0 or 1, states their number.
using Assignment = std::array<std::uint32_t, model::field_count>;

/// Where arithmetic and comparison turn over.
inline constexpr std::array<std::uint32_t, 12> edges{0,           1,           2,           535,
                                                     0x3fff'ffff, 0x4000'0000, 0x7fff'fffe, 0x7fff'ffff,
                                                     0x8000'0000, 0x8000'0001, 0xffff'fffe, 0xffff'ffff};

/// The same assignments for the same seed on every system. Words lie at an edge, near another word, or
/// anywhere.
inline std::vector<Assignment> assignments(std::size_t count, std::uint32_t seed = 1) {
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random()) % bound; };
  std::vector<Assignment> all(count);
  for (Assignment& one : all) {
    const auto near = static_cast<std::uint32_t>(random());
    for (std::size_t id = 0; id < one.size(); ++id) {
      const std::uint32_t kind = below(4);
      if (model::fields[id].sort == model::Sort::flag)
        one[id] = below(2);
      else if (model::fields[id].sort == model::Sort::state)
        one[id] = below(static_cast<std::uint32_t>(model::state_count));
      else if (kind < 2)
        one[id] = edges[below(edges.size())];
      else
        one[id] = kind == 2 ? near + below(5) - 2 : static_cast<std::uint32_t>(random());
    }
  }
  return all;
}

/// Reads a field of an assignment as `model::Words` holds it.
struct ReadAssignment {
  const Assignment& values;
  template <unsigned G, unsigned I, model::Sort S>
  constexpr auto operator()(model::Field<G, I, S> field) const {
    const std::uint32_t value = values[model::id_of(field)];
    if constexpr (S == model::Sort::flag)
      return value != 0;
    else if constexpr (S == model::Sort::state)
      return static_cast<model::State>(value);
    else
      return value;
  }
};

}  // namespace synfin::tests
