#include "build.hpp"

#include <unordered_map>
#include <unordered_set>

#include "../fields.hpp"

namespace synfin::model::graph {

const Node* literal(Sort sort, std::uint32_t value) { return shared({Op::literal, sort, value, 0, {}, {}}); }

const Node* field(std::size_t id, View view) {
  return shared({Op::field, fields[id].sort, 0, static_cast<std::uint16_t>(id), view, {}});
}

const Node* apply(Op op, const Node* a, const Node* b, const Node* c) {
  const auto sort = [](const Node* kid) { return kid == nullptr ? Sort::flag : kid->sort; };
  return shared({op, result_of(op, sort(a), sort(b), sort(c)), 0, 0, {}, {a, b, c}});
}

const Node* negation(const Node* of) {
  if (of->op == Op::negation) return of->kids[0];
  if (of->op == Op::literal) return literal(Sort::flag, of->value == 0 ? 1 : 0);
  return apply(Op::negation, of);
}

const Node* next(const Node* of) {
  if (of->op == Op::literal) return literal(of->sort, of->value + 1);
  return apply(Op::add, of, literal(Sort::number, 1));
}

const Node* seen(const Node* term, View view) {
  return changed(term, [view](const Node* n) {
    if (n->op != Op::field || n->view != View::before) return n;
    Node copy = *n;
    copy.view = view;
    return shared(copy);
  });
}
const Node* at_the_end(const Node* term) { return seen(term, View::after); }

const Node* without_constants(const Node* term) {
  std::unordered_map<const Node*, const Node*> done;
  const std::function<const Node*(const Node*)> walk = [&](const Node* node) -> const Node* {
    const auto [known, fresh] = done.emplace(node, node);
    if (!fresh) return known->second;
    Node copy = *node;
    for (std::size_t k = 0; k < arity(node->op); ++k) copy.kids[k] = walk(node->kids[k]);
    const auto is = [&](std::size_t k, std::uint32_t value) {
      return copy.kids[k]->op == Op::literal && copy.kids[k]->value == value;
    };
    const bool both = copy.op == Op::conjunction;
    const Node* result = nullptr;
    for (const std::size_t k : {0U, 1U}) {
      if (!both && copy.op != Op::disjunction) break;
      if (is(k, both ? 0 : 1)) result = copy.kids[k];
      if (is(k, both ? 1 : 0)) result = copy.kids[1 - k];
    }
    if (copy.op == Op::negation && copy.kids[0]->op == Op::literal) result = negation(copy.kids[0]);
    if (copy.op == Op::choice && copy.kids[0]->op == Op::literal) result = copy.kids[is(0, 1) ? 1 : 2];
    return done[node] = result != nullptr ? result : copy.kids != node->kids ? shared(copy) : node;
  };
  return walk(term);
}

const Node* changed(const Node* term, const std::function<const Node*(const Node*)>& change) {
  std::unordered_map<const Node*, const Node*> done;
  const std::function<const Node*(const Node*)> walk = [&](const Node* node) -> const Node* {
    const auto known = done.find(node);
    if (known != done.end()) return known->second;
    const Node* result = change(node);
    if (result == node) {
      Node copy = *node;
      for (std::size_t k = 0; k < arity(node->op); ++k) copy.kids[k] = walk(node->kids[k]);
      if (copy.kids != node->kids) result = shared(copy);
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
    for (std::size_t k = 0; k < arity(node->op); ++k) walk(node->kids[k]);
  };
  walk(term);
  return all;
}

}  // namespace synfin::model::graph
