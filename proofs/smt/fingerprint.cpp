#include "fingerprint.hpp"

#include <string_view>
#include <vector>

namespace synfin::proofs {

namespace {

/// FNV-1a of 128 bits, over words of 64.
class Mixer {
 public:
  void take(std::uint64_t word) { hash_ = (hash_ ^ word) * prime; }
  void take(std::string_view text) {
    take(text.size());
    for (const char c : text) take(static_cast<unsigned char>(c));
  }
  void take(const Fingerprint& part) {
    take(part.high);
    take(part.low);
  }
  Fingerprint made() const {
    return {static_cast<std::uint64_t>(hash_ >> 64), static_cast<std::uint64_t>(hash_)};
  }

 private:
  __extension__ using Wide = unsigned __int128;
  static constexpr Wide prime = (Wide{1} << 88) + 0x13b;
  Wide hash_ = (Wide{0x6c62272e07bb0142} << 64) + 0x62b821756295c58d;
};

/// What a part is, but for its own parts.
void take_head(Mixer& mixer, const z3::expr& part) {
  const Z3_context c = part.ctx();
  if (part.is_numeral()) {
    mixer.take(std::string_view("numeral"));
    mixer.take(part.get_sort().bv_size());
    mixer.take(std::string_view(Z3_get_numeral_string(c, part)));
    return;
  }
  const z3::func_decl decl = part.decl();
  mixer.take(static_cast<std::uint64_t>(decl.decl_kind()));
  if (decl.decl_kind() == Z3_OP_UNINTERPRETED) {
    mixer.take(std::string_view(decl.name().str()));
    mixer.take(part.is_bv() ? part.get_sort().bv_size() : 0);
  }
  const unsigned parameters = Z3_get_decl_num_parameters(c, decl);
  mixer.take(parameters);
  for (unsigned i = 0; i < parameters; ++i)
    if (Z3_get_decl_parameter_kind(c, decl, i) == Z3_PARAMETER_INT)
      mixer.take(static_cast<std::uint64_t>(Z3_get_decl_int_parameter(c, decl, i)));
}

}  // namespace

Fingerprint Fingerprints::of(const z3::expr& condition) {
  std::vector<z3::expr> open{condition};
  while (!open.empty()) {
    const z3::expr part = open.back();
    const unsigned number = Z3_get_ast_id(part.ctx(), part);
    const std::size_t before_it = open.size();
    if (known_.count(number) == 0)
      for (unsigned i = 0; i < part.num_args(); ++i)
        if (known_.count(Z3_get_ast_id(part.ctx(), part.arg(i))) == 0) open.push_back(part.arg(i));
    if (open.size() != before_it) continue;  // its own parts first
    open.pop_back();
    if (known_.count(number) != 0) continue;
    Mixer mixer;
    take_head(mixer, part);
    mixer.take(part.num_args());
    for (unsigned i = 0; i < part.num_args(); ++i)
      mixer.take(known_.at(Z3_get_ast_id(part.ctx(), part.arg(i))));
    known_.emplace(number, mixer.made());
  }
  return known_.at(Z3_get_ast_id(condition.ctx(), condition));
}

}  // namespace synfin::proofs
