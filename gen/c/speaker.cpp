#include "speaker.hpp"

#include <algorithm>
#include <bit>

namespace synfin::gen::c {

using model::Sort;

namespace {

/// The states as one bit each: `BIT(SYNFIN_STATE_CLOSED) | BIT(SYNFIN_STATE_LISTEN)`.
std::string bits_of(model::StateSet states) {
  std::string text;
  for (std::size_t s = 0; s < model::state_count; ++s)
    if (states.has(static_cast<model::State>(s)))
      text +=
          fmt::format("{}BIT({})", text.empty() ? "" : " | ", state_constant(static_cast<model::State>(s)));
  return text;
}

}  // namespace

std::string CSpeaker::read(std::size_t field) const {
  if (is_told_flag(field)) return fmt::format("TOLD({})", told_constant(field));
  // What is narrow must not become a signed number of 32 bits.
  return model::place_of(field).width == 16 ? "(uint32_t)" + member(field) : member(field);
}
std::string CSpeaker::read_word(const Word& word) const {
  return fmt::format("{}({})", word.name, arguments(reads(*word.meaning)));
}
std::string CSpeaker::among(model::StateSet states) const {
  if (std::popcount(states.bits) == 1)
    return fmt::format("tcb->state == {}",
                       state_constant(static_cast<model::State>(std::countr_zero(states.bits))));
  return fmt::format("((1u << tcb->state) & ({})) != 0u", bits_of(states));
}

std::string CSpeaker::set(std::size_t field, const std::string& value) const {
  const auto bit = told_constant(field);
  if (is_told_flag(field))
    return fmt::format("actions->told = ({}) ? (actions->told | {}) : (actions->told & ~{});", value, bit,
                       bit);
  const bool is_number = !value.empty() && std::all_of(value.begin(), value.end() - 1,
                                                       [](char c) { return c >= '0' && c <= '9'; });
  if (model::place_of(field).width == 16 && !is_number)
    return fmt::format("{} = (uint16_t)({});", member(field), value);
  return fmt::format("{} = {};", member(field), value);
}
std::string CSpeaker::tell(const std::vector<std::size_t>& fields) const {
  std::string bits;
  for (const std::size_t field : fields)
    bits += fmt::format("{}{}", bits.empty() ? "" : " | ", told_constant(field));
  return fmt::format("actions->told |= {};", bits);
}
std::string CSpeaker::let(const std::string& name, Sort sort, const std::string& value) const {
  return fmt::format("const {} {} = {};", type_of(sort), name, value);
}
std::string CSpeaker::perform(const form::Group& group) const {
  return fmt::format("{}({});", group.name, arguments(reads(group.body) | writes(group.body)));
}
std::string CSpeaker::fired(const model::PlainRule& rule) const {
  return fmt::format("FIRED({});", rule_constant(rule));
}
std::string CSpeaker::leave(model::Flow flow) const {
  constexpr std::string_view flows[] = {"RETURN", "CONTINUE", "ANSWER"};
  return fmt::format("return FLOW_{};", flows[static_cast<std::size_t>(flow)]);
}
std::string CSpeaker::line(const std::string& text, std::size_t depth) const {
  return statement(text, depth);
}

Records CSpeaker::writes(const form::Block& block) const { return records_of(form().writes(block)); }

std::string CSpeaker::is_due(const form::Handling& handling, std::string_view now) const {
  const auto read_early = [&](const model::Node& field) -> std::string {
    if (const Word* word = form().glossary->word(field)) return read_word(*word);
    if (field.field == model::id_of(model::terms::call.now)) return std::string(now);
    if (model::fields[field.field].group == model::Group::call)
      return field.sort == Sort::flag ? "false" : "0u";
    return read(field.field);
  };
  const std::string condition = print(c_language, read_early, *handling.enabled);
  if (handling.states == model::any_state) return condition;
  if (is_always(*handling.enabled)) return among(handling.states);
  return fmt::format("({}) && ({})", among(handling.states), condition);
}

}  // namespace synfin::gen::c
