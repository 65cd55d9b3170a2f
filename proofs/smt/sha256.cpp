#include "sha256.hpp"

#include <openssl/evp.h>

#include <memory>
#include <stdexcept>

namespace synfin::proofs {

namespace {

/// Finding the algorithm costs more than a short text's digest: it is found once for each thread.
class Sha256 {
 public:
  Digest operator()(std::string_view text) {
    Digest made{};
    unsigned size = 0;
    if (!algorithm_ || !context_ || EVP_DigestInit_ex(context_.get(), algorithm_.get(), nullptr) != 1 ||
        EVP_DigestUpdate(context_.get(), text.data(), text.size()) != 1 ||
        EVP_DigestFinal_ex(context_.get(), made.data(), &size) != 1 || size != made.size())
      throw std::runtime_error("OpenSSL does not give SHA-256");
    return made;
  }

 private:
  template <auto free>
  struct Free {
    void operator()(auto* p) const { free(p); }
  };
  std::unique_ptr<EVP_MD, Free<EVP_MD_free>> algorithm_{EVP_MD_fetch(nullptr, "SHA256", nullptr)};
  std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>> context_{EVP_MD_CTX_new()};
};

}  // namespace

Digest sha256(std::string_view text) {
  thread_local Sha256 one;
  return one(text);
}

std::string hex(const Digest& digest) {
  std::string digits;
  for (const std::uint8_t byte : digest) {
    digits += "0123456789abcdef"[byte >> 4U];
    digits += "0123456789abcdef"[byte & 15U];
  }
  return digits;
}

Record& Record::operator<<(std::uint64_t number) {
  for (unsigned shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>(number >> shift & 255U);
  return *this;
}

Record& Record::operator<<(std::string_view text) {
  *this << std::uint64_t{text.size()};
  bytes_ += text;
  return *this;
}

Record& Record::operator<<(const Digest& digest) {
  bytes_.append(digest.begin(), digest.end());
  return *this;
}

}  // namespace synfin::proofs
