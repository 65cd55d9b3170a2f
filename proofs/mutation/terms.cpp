#include "terms.hpp"

#include <unordered_map>
#include <unordered_set>

#include "../../model/fold.hpp"

namespace synfin::proofs {

using model::Node;
using model::Op;
using model::Sort;

const Node* Terms::literal(Sort sort, std::uint32_t value) {
  return model::shared({Op::literal, sort, value, 0, {}, {}});
}

const Node* Terms::field(std::size_t field) {
  return model::shared({Op::field, model::fields[field].sort, 0, static_cast<std::uint16_t>(field), {}, {}});
}

const Node* Terms::apply(Op op, Sort sort, const Node* a, const Node* b, const Node* c) {
  return model::shared({op, sort, 0, 0, {}, {a, b, c}});
}

const Node* Terms::negation(const Node* of) {
  if (of->op == Op::negation) return of->kids[0];
  if (of->op == Op::literal) return literal(Sort::flag, of->value == 0 ? 1 : 0);
  return apply(Op::negation, Sort::flag, of);
}

const Node* Terms::later(const Node* term) {
  return changed(term, [&](const Node* n) {
    if (n->op != Op::field || n->view != model::View::before) return n;
    Node copy = *n;
    copy.view = model::View::after;
    return model::shared(copy);
  });
}

const Node* Terms::next(const Node* of) {
  if (of->op == Op::literal) return literal(of->sort, of->value + 1);
  return apply(Op::add, of->sort, of, literal(Sort::number, 1));
}

const Node* Terms::changed(const Node* term, const std::function<const Node*(const Node*)>& change) {
  std::unordered_map<const Node*, const Node*> done;
  const std::function<const Node*(const Node*)> walk = [&](const Node* node) -> const Node* {
    const auto known = done.find(node);
    if (known != done.end()) return known->second;
    const Node* result = change(node);
    if (result == node) {
      Node copy = *node;
      for (std::size_t k = 0; k < model::arity(node->op); ++k) copy.kids[k] = walk(node->kids[k]);
      if (copy.kids != node->kids) result = model::shared(copy);
    }
    return done[node] = result;
  };
  return walk(term);
}

std::vector<const Node*> nodes_of(const Node* term) {
  std::vector<const Node*> all;
  std::unordered_set<const Node*> met;
  const std::function<void(const Node*)> walk = [&](const Node* node) {
    if (!met.insert(node).second) return;
    all.push_back(node);
    for (std::size_t k = 0; k < model::arity(node->op); ++k) walk(node->kids[k]);
  };
  walk(term);
  return all;
}

}  // namespace synfin::proofs
