// What the first lines of every printed file say: who printed it from which table, by which command, what is
// known of that table, and on what terms the file may be used.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../model/plain.hpp"

namespace synfin::gen {

/// Which properties a table fails.
struct Judged {
  std::vector<std::string> violated;  ///< those that it violates
  std::vector<std::string> open;      ///< those of which nobody knows
};

/// A piece of an invariant.
struct Lemma {
  std::string name, why;
  const model::Node* term;  ///< of the TCB and the configuration
};

/// What a printed file tells that the table itself does not say.
struct Heading {
  std::string version;           ///< of Synfin: `0.1.0`
  std::string digest;            ///< SHA-256 of `canonical_text` of the table, in hexadecimal digits
  std::string command;           ///< that prints the same again, but for the folder: `synfin generate c`
  std::optional<Judged> judged;  ///< nothing: nobody has judged the table
  /// What is proved of every state of one endpoint; empty: nothing is known.
  std::vector<Lemma> invariant{};
  const model::Node* host = nullptr;  ///< what that assumes of segment and configuration
};

/// How a language writes a comment of several lines.
struct Comment {
  std::string_view first, further;  ///< before the first line, and before each further one
  std::string_view last;            ///< behind the last line
  /// What must not stand inside: it would end the comment. Empty: nothing does.
  std::string_view end{};
};
inline constexpr Comment c_comment{"/* ", "   ", " */", "*/"};
inline constexpr Comment slashes{"// ", "// ", ""};
inline constexpr Comment hashes{"# ", "# ", ""};
inline constexpr Comment semicolons{"; ", "; ", ""};

/// The licence of what is printed, as SPDX names it: that of Synfin itself, whose words and functions stand
/// in it (LICENSE).
inline constexpr std::string_view licence = "Apache-2.0";

/// The lines of a head, none with a line break in it. The first opens with `printed_by`.
std::vector<std::string> head_lines(const Heading& heading, const model::PlainTable& table);
/// By these words a file is known that Synfin has printed: they stand in its first line.
inline constexpr std::string_view printed_by = "Printed by Synfin ";

/// The head as a comment, with a line break behind it. Every printed file opens with it, unless its language
/// has no comments.
std::string head(const Heading& heading, const model::PlainTable& table, const Comment& comment);

}  // namespace synfin::gen
