#include "digests.hpp"

#include <stdexcept>
#include <string_view>

namespace synfin::proofs {

namespace {

/// What a part is, but for its own parts. Z3's numbers of operators are the same in all contexts of one
/// version, and the version is part of whatever a digest is kept under.
void put_head(Record& record, const z3::expr& part) {
  Z3_context c = part.ctx();
  const z3::sort sort = part.get_sort();
  if (!part.is_app() || (!sort.is_bool() && !sort.is_bv()))
    throw std::logic_error("a question that is not made of bit vectors and Booleans");
  record << std::uint64_t{sort.is_bv() ? sort.bv_size() : 0};
  if (part.is_numeral()) {
    record << "numeral" << std::string_view(Z3_get_numeral_string(c, part));
    return;
  }
  const z3::func_decl decl = part.decl();
  record << "operator" << static_cast<std::uint64_t>(decl.decl_kind());
  if (decl.decl_kind() == Z3_OP_UNINTERPRETED) {
    if (decl.name().kind() != Z3_STRING_SYMBOL) throw std::logic_error("a constant without a name");
    record << std::string_view(decl.name().str());
  }
  const unsigned parameters = Z3_get_decl_num_parameters(c, decl);
  record << std::uint64_t{parameters};
  for (unsigned i = 0; i < parameters; ++i) {
    if (Z3_get_decl_parameter_kind(c, decl, i) != Z3_PARAMETER_INT)
      throw std::logic_error("an operator whose parameter is no number");
    record << static_cast<std::uint64_t>(Z3_get_decl_int_parameter(c, decl, i));
  }
}

}  // namespace

const Digest& Digests::of(const z3::expr& condition) {
  const auto known = known_.find(Z3_get_ast_id(condition.ctx(), condition));
  if (known != known_.end()) return known->second;
  kept_.push_back(condition);
  std::vector<z3::expr> open{condition};
  Record record;
  while (!open.empty()) {
    const z3::expr part = open.back();
    const unsigned number = Z3_get_ast_id(part.ctx(), part);
    if (known_.count(number) != 0) {
      open.pop_back();
      continue;
    }
    record.clear();
    put_head(record, part);
    record << std::uint64_t{part.num_args()};
    const std::size_t before_it = open.size();
    for (unsigned i = 0; i < part.num_args(); ++i) {
      const auto own = known_.find(Z3_get_ast_id(part.ctx(), part.arg(i)));
      if (own == known_.end())
        open.push_back(part.arg(i));
      else
        record << own->second;
    }
    if (open.size() != before_it) continue;  // its own parts first
    open.pop_back();
    known_.emplace(number, record.digest());
  }
  return known_.at(Z3_get_ast_id(condition.ctx(), condition));
}

}  // namespace synfin::proofs
