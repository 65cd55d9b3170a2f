#include "term_text.hpp"

#include "../../model/fold.hpp"

namespace synfin::proofs {

using model::Node;
using model::Op;
using model::Sort;

namespace {

std::string literal(const Node& n) {
  if (n.sort == Sort::flag) return n.value != 0 ? "yes" : "no";
  if (n.sort == Sort::state) return std::string(model::name_of(static_cast<model::State>(n.value)));
  return std::to_string(n.value);
}

std::string text(const Node& n, bool alone);

std::string joined(const Node& n, std::string_view with, bool alone) {
  const std::string both = text(*n.kids[0], false) + " " + std::string(with) + " " + text(*n.kids[1], false);
  return alone ? both : "(" + both + ")";
}
bool compares(const Node& n) {
  return n.op == Op::equal || n.op == Op::less || n.op == Op::before ||
         (n.op == Op::negation && n.kids[0]->op != Op::negation && compares(*n.kids[0]));
}
/// A chain of the same operation needs no parentheses, nor do comparisons between "and" or "or".
std::string chain(const Node& n, std::string_view with, bool alone) {
  const auto part = [&](const Node& kid, bool may_chain) {
    if (may_chain && kid.op == n.op) return chain(kid, with, true);
    return text(kid, n.sort == Sort::flag && compares(kid));
  };
  const std::string both = part(*n.kids[0], true) + " " + std::string(with) + " " + part(*n.kids[1], false);
  return alone ? both : "(" + both + ")";
}

std::string negated(const Node& n, bool alone) {
  const Node& kid = *n.kids[0];
  switch (kid.op) {
    case Op::equal:
      return joined(kid, "!=", alone);
    case Op::less:
    case Op::before: {
      Node turned = kid;  // !(b < a) reads a <= b
      std::swap(turned.kids[0], turned.kids[1]);
      return joined(turned, "<=", alone);
    }
    default:
      return "!" + text(kid, false);
  }
}

std::string choice(const Node& n) {
  const auto& [condition, a, b] = n.kids;
  const bool compares = condition->op == Op::less || condition->op == Op::before;
  if (compares && condition->kids[0] == a && condition->kids[1] == b)
    return "min(" + text(*a, true) + ", " + text(*b, true) + ")";
  if (compares && condition->kids[0] == b && condition->kids[1] == a)
    return "max(" + text(*a, true) + ", " + text(*b, true) + ")";
  return "choose(" + text(*condition, true) + ", " + text(*a, true) + ", " + text(*b, true) + ")";
}

std::string text(const Node& n, bool alone) {
  switch (n.op) {
    case Op::literal:
      return literal(n);
    case Op::field:
      return field_name(n.field) + (n.view == model::View::after ? "'" : "");
    case Op::add:
      return chain(n, "+", alone);
    case Op::subtract:
      return joined(n, "-", alone);
    case Op::equal:
      return joined(n, "==", alone);
    case Op::less:
    case Op::before:
      return joined(n, "<", alone);
    case Op::conjunction:
      return chain(n, "&&", alone);
    case Op::disjunction:
      return chain(n, "||", alone);
    case Op::negation:
      return negated(n, alone);
    case Op::choice:
      return choice(n);
  }
  __builtin_unreachable();
}

}  // namespace

std::string text_of(const Node& term) { return text(term, true); }

std::string field_name(std::size_t field) {
  const model::FieldInfo& info = model::fields[field];
  return std::string(info.group_name) + "." + std::string(info.name);
}

}  // namespace synfin::proofs
