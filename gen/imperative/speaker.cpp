#include "speaker.hpp"

#include <algorithm>
#include <bit>

#include "../text.hpp"

namespace synfin::gen {

using model::Node;

/// The walk over one block: flags that are told one after another are told at once.
class Speaker::Writing {
 public:
  Writing(const Speaker& speaker, std::size_t depth) : s_(speaker), depth_(depth) {}

  std::string operator()(const form::Block& block) {
    for (const form::Statement& statement : block)
      std::visit([this](const auto& one) { write(one); }, statement.is);
    end_telling();
    return std::move(text_);
  }

 private:
  void write(const form::Set& set) {
    const bool is_constant = set.value->op == model::Op::literal;
    if (is_told_flag(set.field) && is_constant && set.value->value != 0) {
      told_.push_back(set.field);
      return;
    }
    end_telling();
    if (!is_told_flag(set.field) || is_constant || !set.first) {
      line(s_.set(set.field, s_.term(*set.value)));
      return;
    }
    // Nothing has told it yet: where the condition does not hold, nothing is to be done.
    line(fill(s_.layout_.open, s_.term(*set.value)));
    for (const std::string& told : s_.tell({set.field})) text_ += s_.line(told, depth_ + 1);
    line(fill(s_.layout_.close));
  }
  void write(const form::Let& let) {
    line(fill(s_.layout_.let, local(let.local - form::first_local), s_.term(*let.value),
              s_.type_of(let.value->sort)));
  }
  void write(const form::Do& done) {
    const form::Group& group = s_.form_.groups[done.group];
    line(fill(s_.layout_.perform, s_.call(group.name, s_.reads(group.body) | s_.writes(group.body))));
  }
  void write(const form::If& test) { nest(s_.term(*test.condition), test.then); }
  void write(const form::Among& among) { nest(s_.among(among.states).text, among.then); }
  void write(const form::Fired& fired) {
    const std::string identifier = capitals(fired.rule->name);
    line(fill(s_.layout_.fired, named(s_.layout_.rule, identifier), identifier));
  }
  void write(const form::Leave& leave) { line(fill(s_.layout_.give, s_.flow(leave.flow))); }

  void nest(const std::string& condition, const form::Block& then) {
    line(fill(s_.layout_.open, condition));
    text_ += s_.block(then, depth_ + 1);
    line(fill(s_.layout_.close));
  }
  void line(const std::string& statement) {
    end_telling();
    text_ += s_.line(statement, depth_);
  }
  void end_telling() {
    const std::vector<std::size_t> fields = std::move(told_);
    told_.clear();
    if (fields.empty()) return;
    for (const std::string& told : s_.tell(fields)) text_ += s_.line(told, depth_);
  }

  const Speaker& s_;
  std::size_t depth_;
  std::vector<std::size_t> told_;
  std::string text_;
};

std::string Speaker::term(const Node& node) const {
  return print(
      operators_,
      [&](const Node& field) {
        if (const Word* word = form_.glossary->word(field)) return read_word(*word);
        return form::is_local(field) ? local(field.field - form::first_local) : read(field.field);
      },
      node);
}

std::string Speaker::block(const form::Block& block, std::size_t depth) const {
  return Writing(*this, depth)(block);
}

// -- expressions --

std::string Speaker::named(Layout::Pattern pattern, std::string_view identifier) {
  return fill(pattern, identifier, camel_case(identifier));
}

std::string Speaker::member(std::size_t id) const {
  const model::FieldInfo& field = model::fields[id];
  std::string record(name_of(model::place_of(id).record).variable);
  if (is_told_flag(id) || field.group == model::Group::out)
    record = fill(layout_.member, record, field.group_name);
  else
    return fill(layout_.member, record, name_of(id));
  return fmt::format("{}.{}", record, name_of(id));  // a struct in a struct
}

std::string Speaker::state(model::State state) const {
  return named(operators_.state, model::states[state].identifier);
}
std::string Speaker::flow(model::Flow flow) const {
  constexpr std::string_view flows[] = {"RETURN", "CONTINUE", "ANSWER"};
  return named(layout_.flow, flows[static_cast<std::size_t>(flow)]);
}

Text Speaker::among(model::StateSet states) const {
  const auto compared = [&](std::string text) {
    return Text{std::move(text), operators_.equal.level, nullptr, {}, {}};
  };
  const auto nth = [&](int place) { return state(static_cast<model::State>(place)); };
  const int first = std::countr_zero(states.bits), count = std::popcount(states.bits);
  if (count == 1) return compared(fill(layout_.in_state, nth(first)));

  const int last = first + count - 1;
  const bool in_a_row = std::countr_one(static_cast<unsigned>(states.bits) >> first) == count;
  if (in_a_row && !layout_.from_state.empty()) {
    if (first == 0) return compared(fill(layout_.up_to_state, nth(last)));
    if (last + 1 == model::state_count) return compared(fill(layout_.from_state, nth(first)));
    const Printer printer(operators_);
    return printer.conjunction(compared(fill(layout_.from_state, nth(first))),
                               compared(fill(layout_.up_to_state, nth(last))));
  }
  std::string all;
  for (std::size_t s = 0; s < model::state_count; ++s)
    if (const auto one = static_cast<model::State>(s); states.has(one))
      all.append(all.empty() ? "" : layout_.between_states)
          .append(fill(layout_.each_state, state(one), model::states[s].identifier));
  return compared(fill(layout_.in_states, all));
}

std::string Speaker::read(std::size_t field) const {
  return model::place_of(field).width == 16 ? fill(layout_.widen, member(field)) : member(field);
}
std::string Speaker::call(std::string_view function, Records given, bool notes) const {
  std::string arguments;
  for (const RecordName& one : record_names)
    if ((given & only(one.record)) != 0) arguments.append(arguments.empty() ? "" : ", ").append(one.variable);
  if (notes && !layout_.note_argument.empty())
    arguments.append(arguments.empty() ? "" : ", ").append(layout_.note_argument);
  return fmt::format("{}({})", function_name(function), arguments);
}
std::string Speaker::read_word(const Word& word) const { return call(word.name, reads(*word.meaning)); }

std::string Speaker::type_of(model::Sort sort, unsigned bits) const {
  return fill(sort == model::Sort::flag    ? layout_.flag_type
              : sort == model::Sort::state ? layout_.state_type
                                           : layout_.word_type,
              layout_.narrow == "{0}" ? 32U : bits);
}

// -- statements --

std::string Speaker::set(std::size_t field, const std::string& value) const {
  const bool is_number = !value.empty() && std::all_of(value.begin(), value.end() - 1,
                                                       [](char c) { return c >= '0' && c <= '9'; });
  const bool is_narrow = model::place_of(field).width == 16 && !is_number;
  return fill(layout_.set, member(field), is_narrow ? fill(layout_.narrow, value) : value);
}

std::vector<std::string> Speaker::tell(const std::vector<std::size_t>& fields) const {
  std::vector<std::string> statements;
  statements.reserve(fields.size());
  for (const std::size_t field : fields) statements.push_back(set(field, std::string(operators_.yes)));
  return statements;
}

std::string Speaker::line(std::string_view statement, std::size_t depth) const {
  if (statement.empty()) return {};
  return wrapped_code(statement, std::string(depth * 4, ' '), std::string(depth * 4 + 8, ' '));
}

}  // namespace synfin::gen
