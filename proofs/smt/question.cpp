#include "question.hpp"

#include <cctype>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "sha256.hpp"

namespace synfin::proofs {

namespace {

/// Z3 names shared parts `$x17` and `?x17` by their place in the context. Here they are numbered as they
/// come, so that the same condition has the same text everywhere. (No field has a name that begins so.)
std::string renumbered(std::string_view text) {
  std::unordered_map<std::string_view, std::size_t> number;
  std::string made;
  made.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const bool part = (text[i] == '$' || text[i] == '?') && i + 2 < text.size() && text[i + 1] == 'x' &&
                      std::isdigit(static_cast<unsigned char>(text[i + 2])) != 0;
    if (!part) {
      made += text[i++];
      continue;
    }
    std::size_t end = i + 2;
    while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end])) != 0) ++end;
    const std::size_t n = number.try_emplace(text.substr(i, end - i), number.size()).first->second;
    made += text.substr(i, 2);
    made += std::to_string(n);
    i = end;
  }
  return made;
}

}  // namespace

const std::string& Question::text() const {
  if (text_.empty())
    text_ = renumbered(Z3_benchmark_to_smtlib_string(condition_.ctx(), "a query of synfin verify", "QF_BV",
                                                     "unknown", "", 0, nullptr, condition_));
  return text_;
}

const std::string& Question::hash() const {
  if (hash_.empty()) hash_ = hex(sha256(text()));
  return hash_;
}

std::vector<z3::expr> constants_of(const z3::expr& condition) {
  std::vector<z3::expr> found;
  std::unordered_set<unsigned> seen;
  std::vector<z3::expr> open{condition};
  while (!open.empty()) {
    const z3::expr next = open.back();
    open.pop_back();
    if (!seen.insert(Z3_get_ast_id(next.ctx(), next)).second) continue;
    if (next.is_const() && next.decl().decl_kind() == Z3_OP_UNINTERPRETED) found.push_back(next);
    for (unsigned i = 0; i < next.num_args(); ++i) open.push_back(next.arg(i));
  }
  return found;
}

}  // namespace synfin::proofs
