#include "circles.hpp"

#include <numeric>

#include "../../model/graph/build.hpp"

namespace synfin::cli::vectors {

using model::Node;
using model::Op;

namespace {

/// The fields that say where a term lies: a sum lies where its place does.
void anchors(const Node& term, std::vector<std::size_t>& all) {
  if (!model::is_circular(term.sort)) return;
  switch (term.op) {
    case Op::field:
      all.push_back(term.field);
      break;
    case Op::choice:
      anchors(*term.kids[1], all);
      anchors(*term.kids[2], all);
      break;
    case Op::add:
    case Op::subtract:
      anchors(*term.kids[0], all);
      anchors(*term.kids[1], all);
      break;
    default:
      break;
  }
}

class Joined {
 public:
  Joined() { std::iota(first_.begin(), first_.end(), std::size_t{0}); }
  std::size_t first(std::size_t field) const {
    while (first_[field] != field) field = first_[field];
    return field;
  }
  void join(const std::vector<std::size_t>& fields) {
    for (const std::size_t field : fields) first_[first(field)] = first(fields[0]);
  }

 private:
  std::array<std::size_t, model::field_count> first_{};
};

}  // namespace

Circles::Circles(const model::PlainTable& table) {
  Joined joined;
  const auto visit = [&](const Node* term) {
    for (const Node* node : model::graph::nodes_of(term)) {
      std::vector<std::size_t> together;
      for (const Node* kid : node->kids)
        if (kid != nullptr) anchors(*kid, together);
      if (!together.empty()) joined.join(together);
    }
  };
  for (const model::PlainRule* rule : table.rules) {
    visit(rule->guard);
    for (const model::PlainAssign& effect : rule->effects) {
      visit(effect.value);
      std::vector<std::size_t> together;
      anchors(*effect.value, together);
      if (together.empty()) continue;
      together.push_back(effect.field);
      joined.join(together);
    }
  }
  for (const model::PlainHandling& handling : table.handlings) visit(handling.enabled);
  of_.fill(none);
  for (std::size_t field = 0; field < model::field_count; ++field) {
    if (!model::is_circular(model::fields[field].sort)) continue;
    const std::size_t first = joined.first(field);
    if (of_[first] == none) of_[first] = count_++;
    of_[field] = of_[first];
  }
}

std::size_t Circles::of(const Node& term) const {
  std::vector<std::size_t> all;
  anchors(term, all);
  return all.empty() ? none : of_[all[0]];
}

}  // namespace synfin::cli::vectors
