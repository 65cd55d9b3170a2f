// Answers that are known: those of this run, and those that were kept in a folder by earlier ones.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>

#include "backend.hpp"
#include "sha256.hpp"

namespace synfin::proofs {

/// Shared by all threads that ask; a folder may be shared by any number of processes. An answer is known by a
/// digest of the question, of who answers and by which means (identity.hpp). What is kept is one file,
/// `answers`, that appears whole or not at all and ends with its own SHA-256: one that is damaged, cut off,
/// of another format or not ours is not believed, and is replaced. What can't be read or written costs time,
/// nothing else.
class Answers {
 public:
  static constexpr std::size_t usual_bytes = std::size_t{64} << 20U;

  /// Without a folder nothing outlives the object. At most `most_bytes` are kept: what was not used for
  /// longest, by days, goes first.
  explicit Answers(std::filesystem::path folder = {}, std::size_t most_bytes = usual_bytes);
  Answers(const Answers&) = delete;
  Answers& operator=(const Answers&) = delete;
  /// Writes what is new.
  ~Answers();

  /// What is known of a question that is put to some, by the digest of it and each of them: nothing, unless
  /// the answers of all are known and are the same. A `yes` is given only where that will do (`how` will not
  /// be asked for).
  std::optional<Answer> find(std::span<const Digest> of_each, bool yes_will_do);
  /// What all of them answered. `unknown` is not learnt.
  void learn(std::span<const Digest> of_each, Answer answer);
  /// Writes what is new, beside what others have written meanwhile; it is written now and then without that,
  /// too. Is it there now?
  bool write();

  /// How many questions were answered by earlier runs.
  std::size_t kept() const;

 private:
  struct Entry {
    bool met = false;        ///< the answer
    std::uint32_t day = 0;   ///< since 1970, on which it was used last
    bool of_before = false;  ///< an earlier run's
    bool used = false;       ///< in this run
  };
  /// SHA-256 is as good a hash as there is.
  struct First {
    std::size_t operator()(const Digest& digest) const {
      std::size_t first = 0;
      std::memcpy(&first, digest.data(), sizeof first);
      return first;
    }
  };
  using Entries = std::unordered_map<Digest, Entry, First>;

  void take_from_disk();
  void forget_oldest();
  std::string encoded() const;
  bool write_now();

  mutable std::mutex mutex_;
  std::filesystem::path folder_;
  std::size_t most_bytes_;
  std::uint32_t today_;
  Entries entries_;
  std::size_t kept_ = 0;
  bool changed_ = false;
  std::chrono::steady_clock::time_point written_ = std::chrono::steady_clock::now();
};

}  // namespace synfin::proofs
