// Proofs of obligations that another program can check: cvc5 writes them, in the form LFSC, for those that it
// can.
#pragma once

#include <cstddef>
#include <filesystem>

#include "../limits.hpp"
#include "obligations.hpp"

namespace synfin::proofs {

/// Of how many obligations there is a proof.
struct Certified {
  std::size_t certificates = 0;  ///< a proof in which every step is one of the calculus
  std::size_t trusted = 0;       ///< a proof with steps that cvc5 only asserts: no certificate, and not kept
  std::size_t none = 0;          ///< no proof within the time
};

/// Asks cvc5 for a proof of each obligation, `limits.timeout_ms` each, with `limits.jobs` threads. `folder`,
/// which must exist, takes `DIGEST.lfsc` for each certificate, by the SHA-256 of the obligation's text, which
/// stands in it as comments; and `index.tsv`, a line for each obligation: digest, `certificate`, `trusted` or
/// `none`, and what it stands for. Each file appears whole or not at all. Throws std::system_error where one
/// can't be written.
Certified certify(const Obligations& all, const std::filesystem::path& folder, const Limits& limits);

}  // namespace synfin::proofs
