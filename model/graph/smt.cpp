#include "smt.hpp"

#include "build.hpp"

namespace synfin::model {

namespace {

std::string constant(const Node& field, const FieldNames& names) { return "|" + text_of(field, names) + "|"; }

std::string literal(const Node& n) {
  if (n.sort == Sort::flag) return n.value != 0 ? "true" : "false";
  return "(_ bv" + std::to_string(n.value) + (n.sort == Sort::state ? " 4)" : " 32)");
}

std::string_view sort_name(Sort sort) {
  if (sort == Sort::flag) return "Bool";
  return sort == Sort::state ? "(_ BitVec 4)" : "(_ BitVec 32)";
}

}  // namespace

std::string smt_of(const Node& term, const FieldNames& names) {
  if (term.op == Op::literal) return literal(term);
  if (term.op == Op::field) return constant(term, names);
  const std::string_view pattern = line_of(term.op).smt;
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '{') {
      text += pattern[i];
      continue;
    }
    text += smt_of(*term.kids[static_cast<std::size_t>(pattern[i + 1] - '0')], names);
    i += 2;
  }
  return text;
}

std::string smt_declarations(const Node& term, const FieldNames& names) {
  std::string text;
  for (const Node* node : graph::nodes_of(&term))
    if (node->op == Op::field)
      text += "(declare-const " + constant(*node, names) + " " + std::string(sort_name(node->sort)) + ")\n";
  return text;
}

}  // namespace synfin::model
