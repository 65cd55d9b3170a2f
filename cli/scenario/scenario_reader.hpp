// The words of a scenario's line, one after the other, and what to say when another was expected.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario.hpp"

namespace synfin::cli {

/// Where a line is read from, and what is known so far.
struct ReadingContext {
  std::string file;
  std::size_t line = 0;
  std::map<std::string, std::uint32_t> symbols;  ///< of `let`

  [[noreturn]] void fail(const std::string& what) const;
};

/// The words of one line.
class LineWords {
 public:
  LineWords(std::string_view text, const ReadingContext& context);

  bool empty() const { return next_ == words_.size(); }
  const std::string& peek() const;
  /// The next word; where there is none, the error says what was expected.
  std::string take(std::string_view expected);
  /// Takes the next word if it is this one, in upper or lower case.
  bool take_if(std::string_view word);
  /// Fails where words are left.
  void end() const;

  /// `A` or `B`, perhaps with a colon
  std::size_t peer();
  State state();
  /// `200 ms`, `1.5s`, `2 h`, `10 x 75 s`
  std::uint64_t duration();
  /// The longest name of an event that the next words make.
  Event event();
  /// The words not yet taken.
  std::vector<std::string> rest() const {
    return {words_.begin() + static_cast<std::ptrdiff_t>(next_), words_.end()};
  }

 private:
  std::vector<std::string> words_;
  std::size_t next_ = 0;
  const ReadingContext& context_;
};

/// `100`, `x`, `x+1`, `u-2`, `yes`, `no`: a number modulo 2^32.
std::uint32_t number_of(std::string_view text, const ReadingContext& context);

/// A duration written as one word, `30s`, or a number as above.
std::uint32_t value_of(std::string_view text, const ReadingContext& context);

/// `name=value`; the value is empty where there is no `=`.
struct NamedValue {
  std::string name;
  std::optional<std::string> value;
};
NamedValue name_and_value(const std::string& word);

/// `<SEQ=100><ACK=u+1><CTL=SYN,ACK><DATA=10>`
WrittenSegment segment_of(std::string_view text, const ReadingContext& context);

}  // namespace synfin::cli
