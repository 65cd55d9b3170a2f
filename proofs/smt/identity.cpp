#include "identity.hpp"

#include <z3++.h>

#include <cstdlib>
#include <map>
#include <mutex>

#include "backend.hpp"

namespace synfin::proofs {

namespace {
/// SYNFIN_SMT_DIGEST is that of all sources of this folder (proofs/CMakeLists.txt): tactics, options and the
/// making of texts and digests can't change without it.
Digest identity(std::string_view solver, std::string_view version) {
  return (Record() << "synfin answers" << SYNFIN_SMT_DIGEST << Z3_get_full_version() << solver << version)
      .digest();
}
}  // namespace

const Digest& z3_identity() {
  static const Digest one = identity("Z3", "");
  return one;
}

Digest cvc5_identity() {
  static std::mutex mutex;
  static std::map<std::string, Digest> by_path;  // to ask it for its version takes some milliseconds
  const char* const path = std::getenv("PATH");
  const std::lock_guard<std::mutex> lock(mutex);
  const auto [place, is_new] = by_path.try_emplace(path == nullptr ? "" : path);
  if (is_new) place->second = identity("cvc5", cvc5_version());
  return place->second;
}

}  // namespace synfin::proofs
