// Target `markdown`: the whole table for readers. First what each state does with each event, then every rule
// in full, phase by phase, then the words and fields that they speak of.
#include <fmt/format.h>

#include <algorithm>

#include "../model/config.hpp"
#include "../model/graph/text.hpp"
#include "../model/situation.hpp"
#include "effects.hpp"
#include "expression.hpp"
#include "glossary.hpp"
#include "moves.hpp"
#include "target.hpp"
#include "text.hpp"

namespace synfin::gen {

using model::Node;
using model::PlainHandling;
using model::PlainPhase;
using model::PlainRule;
using model::PlainTable;
using model::State;

namespace {

constexpr Comment html_comment{"<!-- ", "     ", " -->", "-->"};

/// Text in a cell: a bar would end it, and what looks like a tag would vanish.
std::string in_cell(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '|') result += '\\';
    if (c == '<')
      result += "&lt;";
    else
      result += c;
  }
  return result;
}
/// The same in letters of one width. There only a bar is more than a letter.
std::string code(std::string_view text) {
  std::string result = "`";
  for (const char c : text) {
    if (c == '|') result += '\\';
    result += c;
  }
  return result + '`';
}
std::string row(const std::vector<std::string>& cells) {
  return fmt::format("| {} |\n", fmt::join(cells, " | "));
}
std::string titles(const std::vector<std::string>& columns) {
  return "\n" + row(columns) + row(std::vector<std::string>(columns.size(), "---"));
}
std::string short_text(const model::Clause& clause) {
  return fmt::format("{} {}{}{}", clause.document, clause.section, clause.paragraph.empty() ? "" : " ",
                     clause.paragraph);
}

class Document {
 public:
  explicit Document(const PlainTable& table) : table_(table) {}

  std::string print() {
    const std::string all_rules = rules();  // meets the words
    return fmt::format("\n# {}: {}\n", table_.name, table_.gloss) + how_to_read() + states() + events() +
           all_rules + words() + fields();
  }

 private:
  static std::string how_to_read() {
    return "\nAn event runs through its phases in order. In each phase the first rule that fits fires: the "
           "state is "
           "one of\nits states, and its guard holds. Then the event is over (return), the next phase follows "
           "(continue, as\nwhere no rule fits), or the closing phases do (answer). A rule's effects happen "
           "at once: "
           "each value is of\nwhat was before. Words are 32 bits wide and wrap; `<` and `<=` compare "
           "sequence numbers "
           "and ticks by\ntheir distance on the circle, and all else as unsigned numbers.\n";
  }

  // -- states x events --

  std::string rules_in(State state, const PlainHandling& handling) const {
    std::string text;
    for (const std::size_t p : handling.phases)
      for (const PlainRule& rule : table_.phases[p].rules) {
        if (!rule.states.has(state)) continue;
        text += fmt::format("{}{} ({})", text.empty() ? "" : "<br>", code(rule.name),
                            in_cell(short_text(rule.clause)));
        if (rule.exit.moves && rule.exit.target != state)
          text += fmt::format(" to **{}**", model::name_of(rule.exit.target));
        if (is_always(*rule.guard)) {
          if (rule.exit.flow == model::Flow::and_return) return text;
          break;
        }
      }
    return text.empty() ? "nothing" : text;
  }
  std::string states() const {
    std::string text = "\n## What each state does with each event\n";
    for (std::size_t s = 0; s < model::state_count; ++s) {
      const auto state = static_cast<State>(s);
      text +=
          fmt::format("\n### {}\n\n{}\n", model::name_of(state), model::states[s].meaning) +
          titles({"event", "rules that may fire, in their order, where they stand, and what they lead to"});
      for (const PlainHandling& handling : table_.handlings)
        text += row({std::string(model::name_of(handling.event)), rules_in(state, handling)});
    }
    return text;
  }

  std::string events() {
    std::string text =
        "\n## Events\n" + titles({"event", "clause", "what it is", "can happen", "phases, in order"});
    for (const PlainHandling& handling : table_.handlings) {
      const model::EventInfo& event = model::events[static_cast<std::size_t>(handling.event)];
      std::vector<std::string_view> phases;
      for (const std::size_t p : handling.phases) phases.push_back(table_.phases[p].name);
      text += row({std::string(event.name), fmt::format("RFC 9293 {}", event.clause), in_cell(event.meaning),
                   is_always(*handling.enabled) ? "always" : term(*handling.enabled),
                   in_cell(fmt::format("{}", fmt::join(phases, "; ")))});
    }
    return text;
  }

  // -- rules --

  std::string term(const Node& node) {
    const Node& abbreviated = glossary_.abbreviate(node);
    return text_of_abbreviated(abbreviated);
  }
  std::string text_of_abbreviated(const Node& node) const {
    return code(model::text_of(node, [&](std::size_t id) {
      const Word* const word =
          glossary_.word({model::Op::field, {}, 0, static_cast<std::uint16_t>(id), {}, {}});
      return word != nullptr ? std::string(word->name) : model::field_name(id);
    }));
  }

  std::string effects_of(const PlainRule& rule) {
    std::vector<model::PlainAssign> effects = rule.effects;
    const std::optional<Forgetting> forgets = take_forgetting(effects);
    std::vector<std::string> lines;
    if (forgets) {
      forgetting_.insert(forgets->name);
      lines.push_back(code(forgets->name));
    }
    for (const model::PlainAssign& effect : effects) {
      const std::string value = term(*effect.value);
      lines.push_back(code(model::field_name(effect.field) + " = ")
                          .substr(0, model::field_name(effect.field).size() + 4) +
                      value.substr(1));
    }
    return fmt::format("{}", fmt::join(lines, "<br>"));
  }
  static std::string exit_of(const model::Exit& exit) {
    constexpr std::string_view flows[] = {"return", "continue", "answer"};
    const std::string_view flow = flows[static_cast<std::size_t>(exit.flow)];
    return exit.moves ? fmt::format("**{}**, {}", model::name_of(exit.target), flow) : std::string(flow);
  }

  std::string rules() {
    std::string text = "\n## Rules\n";
    for (std::size_t p = 0; p < table_.phases.size(); ++p) {
      const PlainPhase& phase = table_.phases[p];
      std::vector<std::string_view> of;
      for (const PlainHandling& handling : table_.handlings)
        if (std::find(handling.phases.begin(), handling.phases.end(), p) != handling.phases.end())
          of.push_back(model::name_of(handling.event));
      text += fmt::format("\n### {}\n\n{}. Of {}{}.\n", phase.name, gen::text_of(phase.clause),
                          fmt::join(of, ", "), phase.answers ? "; a closing phase" : "") +
              titles({"rule", "says", "clause", "states", "when", "effects", "then"});
      for (const PlainRule& rule : phase.rules)
        text += row({code(rule.name), in_cell(rule.gloss), in_cell(short_text(rule.clause)),
                     names_of(rule.states), is_always(*rule.guard) ? "always" : term(*rule.guard),
                     effects_of(rule), exit_of(rule.exit)});
    }
    return text;
  }

  std::string words() const {
    std::string text = "\n## Words\n" + titles({"word", "means"});
    for (const Word* word : glossary_.used())
      text += row({code(word->name), text_of_abbreviated(*word->meaning)});
    for (const std::string& name : forgetting_)
      text += row(
          {code(name), "every field of the TCB becomes zero, but the state and those that the name tells"});
    return text;
  }

  static std::string fields() {
    std::string text = "\n## Fields\n" + titles({"field", "sort", "meaning", "default"});
    const model::Situation defaults{.cfg = model::default_config};
    for (std::size_t id = 0; id < model::field_count; ++id) {
      const model::FieldInfo& field = model::fields[id];
      const bool setting = field.group == model::Group::cfg;
      text += row({code(model::field_name(id)), std::string(name_of(field.sort)), in_cell(field.meaning),
                   setting ? std::to_string(model::get(defaults, id)) : ""});
    }
    return text;
  }

  const PlainTable& table_;
  Glossary glossary_;
  std::set<std::string> forgetting_;
};

std::vector<File> print_markdown(const PlainTable& table, const Heading& heading) {
  return {{"synfin.md", head(heading, table, html_comment) + Document(table).print()}};
}

}  // namespace

Target target_markdown() {
  return {"markdown", "the whole table for readers: synfin.md",
          "what each state does with each event, and every rule with its clause", print_markdown};
}

}  // namespace synfin::gen
