// Terms as source text: an algebra whose words, flags and states are pieces of text. A language is a small
// table of spellings, so that C, Rust, Promela, TLA+ and SMT-LIB differ in data, not in code.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../model/algebra.hpp"
#include "../model/graph/fold.hpp"

namespace synfin::gen {

/// Does the condition hold whatever happens?
inline bool is_always(const model::Node& guard) { return guard.op == model::Op::literal && guard.value != 0; }

/// How a language writes one operation.
struct Spelling {
  std::string_view
      pattern;          ///< with `{0}`, `{1}`, `{2}` for the operands; empty: the language has no such form
  int level = 0;        ///< how tightly the result binds
  int operands = 0;     ///< an operand that binds less tightly than this gets parentheses; 0: none ever does
  bool chains = false;  ///< the left operand needs none if it is the same operation: `a && b && c`
};

/// A language's operators: those of the model's table must be there; the others only make the text shorter to
/// read.
struct Language {
#define SYNFIN_SPELLING(name, ...) Spelling name;
  SYNFIN_OPERATORS(SYNFIN_SPELLING)
#undef SYNFIN_SPELLING
  /// Not equal; b not below a (`{0} <= {1}`); b not before a; the smaller; the larger; 1 or 0 for a flag.
  Spelling unequal{}, at_most{}, until{}, smaller{}, larger{}, count{};
  std::string_view yes, no;  ///< the two flags
  std::string_view number;   ///< with `{0}` for the decimal digits
  std::string_view state;    ///< with `{0}` for the state's identifier, `{1}` for that in CamelCase
  /// The same for numbers from 2^16 on, which say a part of the circle of 2^32; empty: as `number`.
  std::string_view large{};
};

/// True when each operation has a spelling. Every language states it: `static_assert(is_complete(language))`.
constexpr bool is_complete(const Language& language) {
#define SYNFIN_IS_SPELT(name, ...) \
  if (language.name.pattern.empty()) return false;
  SYNFIN_OPERATORS(SYNFIN_IS_SPELT)
#undef SYNFIN_IS_SPELT
  return !language.yes.empty() && !language.no.empty() && !language.number.empty() && !language.state.empty();
}

/// A piece of source text, and what a larger piece needs to know of it.
struct Text {
  std::string text;
  int level = atom;
  const Spelling* made_by = nullptr;  ///< the operation outermost in it
  std::vector<Text> parts;            ///< its operands
  std::optional<std::uint32_t> constant;

  static constexpr int atom = 100;  ///< binds tighter than any operator
};

/// The algebra of source text in one language.
class Printer {
 public:
  using Word = Text;
  using Flag = Text;
  using State = Text;

  explicit Printer(const Language& language) : l_(&language) {}

  Text number(std::uint32_t value) const {
    const bool large = value > 0xffff && !l_->large.empty();
    return constant(put(large ? l_->large : l_->number, std::to_string(value)), value);
  }
  Text flag(bool value) const { return constant(std::string(value ? l_->yes : l_->no), value ? 1 : 0); }
  Text state(model::State value) const;
  Text add(const Text& a, const Text& b) const { return apply(l_->add, {a, b}); }
  Text subtract(const Text& a, const Text& b) const { return apply(l_->subtract, {a, b}); }
  Text equal(const Text& a, const Text& b) const { return apply(l_->equal, {a, b}); }
  Text less(const Text& a, const Text& b) const { return apply(l_->less, {a, b}); }
  Text before(const Text& a, const Text& b) const { return apply(l_->before, {a, b}); }
  Text conjunction(const Text& a, const Text& b) const;
  Text disjunction(const Text& a, const Text& b) const;
  Text negation(const Text& a) const;
  Text choice(const Text& c, const Text& a, const Text& b) const;

 private:
  static Text constant(std::string text, std::uint32_t value) {
    return {std::move(text), Text::atom, nullptr, {}, value};
  }
  static std::string put(std::string_view pattern, std::string_view operand);
  static Text apply(const Spelling& spelling, std::vector<Text> parts);

  const Language* l_;
};
static_assert(model::UniformAlgebra<Printer>);

/// How a field reads in the printed text.
using Read = std::function<std::string(const model::Node&)>;

/// The text of a term, and what a larger piece needs to know of it.
Text text_of(const Language& language, const Read& read, const model::Node& node);
/// The text of a term.
std::string print(const Language& language, const Read& read, const model::Node& node);

}  // namespace synfin::gen
