#include "nudge.hpp"

namespace synfin::proofs {

using model::Group;
using model::Sort;

Nudge::Nudge(std::uint32_t seed) : random_(seed) {
  const std::size_t state = model::id_of(model::terms::tcb.state);
  for (std::size_t id = 0; id < model::field_count; ++id) {
    const Group group = model::fields[id].group;
    if (id != state && group != Group::out && group != Group::told) free_.push_back(id);
  }
}

void Nudge::operator()(Values& values) {
  for (std::uint32_t n = 1 + below(3); n > 0; --n) {
    const std::size_t id = free_[below(static_cast<std::uint32_t>(free_.size()))];
    values[id] = model::fields[id].sort == Sort::flag ? below(2) : word(values, id);
  }
}

std::uint32_t Nudge::other(const Values& values, Sort sort) {
  for (;;) {
    const std::size_t id = free_[below(static_cast<std::uint32_t>(free_.size()))];
    if (model::fields[id].sort == sort) return values[id];
  }
}

std::uint32_t Nudge::word(const Values& values, std::size_t id) {
  const Sort sort = model::fields[id].sort;
  const std::uint32_t near = below(3) - 1;  // one less, the same, one more
  switch (below(6)) {
    case 0:
      return values[id] + near;
    case 1:
      return other(values, sort) + near;
    case 2:
      return other(values, sort) + other(values, Sort::number) + near;
    case 3:
      return values[id] + (below(2) != 0 ? below(3000) : 0U - below(3000));
    case 4:
      return sort == Sort::number ? below(3) : other(values, sort) + below(2000);
    default:
      return sort == Sort::number ? 1U << below(31) : values[id] + (1U << below(32));
  }
}

}  // namespace synfin::proofs
