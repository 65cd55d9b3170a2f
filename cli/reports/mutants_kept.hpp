// Verdicts from other runs: the cache, and the shards of a divided run.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mutants.hpp"

namespace synfin::cli {

/// SHA-256, in hexadecimal digits.
std::string digest_of(const std::string& text);

/// What all verdicts of a whole run rest on.
std::string basis_of_all();

/// Verdicts on disk, one file for each rule. An entry counts only if everything that it rests on is as it
/// was; whatever else is found there is as good as nothing.
class MutantCache {
 public:
  /// The folder must exist. None: nothing is kept.
  explicit MutantCache(std::string folder);
  std::optional<MutantRows> find(const model::PlainRule& rule) const;
  /// Keeps rows that are all decided. What can't be written is not kept.
  void keep(const model::PlainRule& rule, const MutantRows& rows) const;

 private:
  std::string file_of(const model::PlainRule& rule) const;
  std::string folder_;
};

/// The rows of all shards, in the order of an undivided run. Throws InputError where a shard is missing,
/// comes twice or is of another run.
MutantRows merged(const std::vector<std::string>& files);

/// The rules of a shard, of all those of the standard.
std::vector<const model::PlainRule*> rules_of(Shard shard);

}  // namespace synfin::cli
