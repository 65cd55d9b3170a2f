// Everything that a verification rests on, as a list: what must be unsatisfiable, and what it stands for.
#pragma once

#include <z3++.h>

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "../claims/property.hpp"
#include "../smt/backend.hpp"

namespace synfin::proofs {

/// What obligations are of.
enum class OwedAs {
  initiation,  ///< a piece of an invariant holds when nothing has happened yet
  ways,        ///< nothing can happen that is on none of an event's ways
  piece,       ///< a way keeps a piece of an invariant
  claim,       ///< a property's claim holds on a way
  contract,    ///< a way does no more to the numbers than a promise of the contract says
  lemma,       ///< a step to a piece or a claim, on one way
  structure,   ///< of the table's structure: a way answers, a way sends one segment, ...
  word,        ///< a word means what it is pinned to
};
std::string_view name_of(OwedAs kind);
inline constexpr std::size_t owed_kinds = static_cast<std::size_t>(OwedAs::word) + 1;

/// One of them: with what it stands for, for people.
struct Owed {
  OwedAs kind;
  std::string name;  ///< the piece, the property or the promise
  std::string of;    ///< of whom it is said, or the claim's sentence
  std::string way;   ///< `way 3 of 17`, from 1; `17 ways` of all; empty: of none
};

/// Where obligations arise: all of one chapter, one after the other, in one thread.
struct Chapter {
  Level level;
  std::string_view variant;  ///< the table; empty: all alike
  std::string place;         ///< `EVENT in STATE`
  std::string about;         ///< the property that is judged there, or empty
  auto key() const { return std::tuple(level, std::string(variant), place, about); }
};

/// Gathers them, from any thread, in a file of its own that nobody sees; then prints them.
class Obligations {
 public:
  /// `beside`: the folder for the unseen file. Throws std::system_error where none can be made there.
  explicit Obligations(const std::filesystem::path& beside);
  Obligations(const Obligations&) = delete;
  Obligations& operator=(const Obligations&) = delete;
  ~Obligations();

  class Page;
  /// A chapter begins, anew where there was one: what was owed there, with pieces that are lost since, is
  /// not owed any more.
  Page open(const Chapter& chapter);

  /// So many of each kind.
  std::map<std::string_view, std::size_t> by_kind() const;
  std::size_t size() const;
  /// What is to be read: where it stands, what it is, and its text.
  struct Entry {
    const Chapter& chapter;
    const Owed& owed;
    Answer shown;      ///< `no`, unsatisfiable, if it is shown
    std::string text;  ///< declarations and one `assert`
    /// All of the above in one line: `KIND | LEVEL | VARIANT | NAME | OF | PLACE | WAY`.
    std::string line() const;
  };
  /// All, in an order that depends on nothing but them. Throws std::system_error where the file can't be
  /// read.
  void each(const std::function<void(const Entry&)>& reader) const;
  /// A script of SMT-LIB 2 for any solver: each obligation between `push` and `pop`, said by `echo`, with its
  /// `:status`. The file appears whole or not at all: throws std::system_error otherwise. `head`: lines that
  /// stand at its beginning, as comments.
  void write(const std::filesystem::path& file, std::span<const std::string> head) const;

 private:
  struct Entered {
    Owed owed;
    Answer shown;
    long offset;
    std::size_t length;
  };
  struct Written {
    Chapter chapter;
    std::vector<Entered> entered;
  };
  using Key = decltype(Chapter{}.key());

  mutable std::mutex mutex_;
  std::FILE* unseen_;
  bool failed_ = false;
  std::map<Key, Written> chapters_;
};

/// A chapter that is being written; one that nobody wants, where there are no obligations to gather.
class Obligations::Page {
 public:
  Page() = default;
  /// Does anybody want to know?
  explicit operator bool() const { return all_ != nullptr; }
  /// `refuted` can't be met, if `shown` is `no`.
  void owe(Owed owed, const z3::expr& refuted, Answer shown);

 private:
  friend class Obligations;
  Page(Obligations* all, Written* written) : all_(all), written_(written) {}
  Obligations* all_ = nullptr;
  Written* written_ = nullptr;
};

/// A chapter's page, or one that nobody wants.
/// `way 3 of 17`: counted from 0, for people from 1.
inline std::string way_of(std::size_t way, std::size_t ways) {
  return "way " + std::to_string(way + 1) + " of " + std::to_string(ways);
}
inline Obligations::Page page_of(Obligations* all, const Chapter& chapter) {
  return all == nullptr ? Obligations::Page{} : all->open(chapter);
}

}  // namespace synfin::proofs
