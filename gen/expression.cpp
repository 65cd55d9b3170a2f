// From spellings to text: operands are put into the pattern, with parentheses where they bind too loosely.
#include "expression.hpp"

#include <fmt/format.h>

#include "text.hpp"

namespace synfin::gen {

Text Printer::apply(const Spelling& spelling, std::vector<Text> parts) {
  std::string text;
  for (std::size_t i = 0; i < spelling.pattern.size(); ++i) {
    const char c = spelling.pattern[i];
    // A language may have braces of its own.
    if (c != '{' || i + 2 >= spelling.pattern.size() || spelling.pattern[i + 2] != '}') {
      text += c;
      continue;
    }
    const auto place = static_cast<std::size_t>(spelling.pattern[i + 1] - '0');
    const Text& part = parts[place];
    const bool chained = spelling.chains && place == 0 && part.made_by == &spelling;
    if (part.level < spelling.operands && !chained)
      text += '(' + part.text + ')';
    else
      text += part.text;
    i += 2;
  }
  return {std::move(text), spelling.level, &spelling, std::move(parts), {}};
}

std::string Printer::put(std::string_view pattern, std::string_view operand) {
  std::string text{pattern};
  return text.replace(text.find("{0}"), 3, operand);
}

Text Printer::state(model::State value) const {
  const std::string_view identifier = model::states[value].identifier;
  return {
      fmt::format(fmt::runtime(l_->state), identifier, camel_case(identifier)), Text::atom, nullptr, {}, {}};
}

Text Printer::conjunction(const Text& a, const Text& b) const {
  if (a.constant) return *a.constant != 0 ? b : a;
  if (b.constant) return *b.constant != 0 ? a : b;
  return apply(l_->conjunction, {a, b});
}

Text Printer::disjunction(const Text& a, const Text& b) const {
  if (a.constant) return *a.constant != 0 ? a : b;
  if (b.constant) return *b.constant != 0 ? b : a;
  return apply(l_->disjunction, {a, b});
}

Text Printer::negation(const Text& a) const {
  const auto turned = [&](const Spelling& from, const Spelling& to) {
    return a.made_by == &from && !to.pattern.empty();
  };
  if (a.constant) return flag(*a.constant == 0);
  if (a.made_by == &l_->negation) return a.parts[0];
  if (turned(l_->equal, l_->unequal)) return apply(l_->unequal, a.parts);
  if (turned(l_->less, l_->at_most)) return apply(l_->at_most, {a.parts[1], a.parts[0]});
  if (turned(l_->before, l_->until)) return apply(l_->until, {a.parts[1], a.parts[0]});
  return apply(l_->negation, {a});
}

Text Printer::choice(const Text& c, const Text& a, const Text& b) const {
  if (c.constant) return *c.constant != 0 ? a : b;
  // The same text is the same value: nothing in a term has a side effect.
  const auto compares = [&](const Text& left, const Text& right) {
    return c.made_by == &l_->less && c.parts[0].text == left.text && c.parts[1].text == right.text;
  };
  if (compares(a, b) && !l_->smaller.pattern.empty()) return apply(l_->smaller, {a, b});
  if (compares(b, a) && !l_->larger.pattern.empty()) return apply(l_->larger, {b, a});
  const bool counts =
      a.constant == 1U && b.constant == 0U && a.text == number(1).text && b.text == number(0).text;
  if (counts && !l_->count.pattern.empty()) return apply(l_->count, {c});
  return apply(l_->choice, {c, a, b});
}

Text text_of(const Language& language, const Read& read, const model::Node& node) {
  const auto read_text = [&](const model::Node& field) {
    return Text{read(field), Text::atom, nullptr, {}, {}};
  };
  return model::Fold(Printer(language), read_text)(node);
}

std::string print(const Language& language, const Read& read, const model::Node& node) {
  return text_of(language, read, node).text;
}

}  // namespace synfin::gen
