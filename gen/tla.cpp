// Target `tla`: the table as a TLA+ module. Each field is a variable, each rule an action; an event runs
// through its phases, one action in each. Configuration and modulus are constants: TLC wants small ones, a
// proof takes them as they are.
#include <fmt/format.h>

#include <map>
#include <set>

#include "effects.hpp"
#include "expression.hpp"
#include "glossary.hpp"
#include "target.hpp"
#include "text.hpp"

namespace synfin::gen {

using model::Group;
using model::Node;
using model::PlainHandling;
using model::PlainPhase;
using model::PlainRule;
using model::PlainTable;
using model::Sort;

namespace {

constexpr Comment backslashes{"\\* ", "\\* ", ""};

// Levels: 1 IF  2 /\ and \/, which do not mix  3 = # < <=  5 ~
constexpr Language language{
    .add = {"Plus({0}, {1})", Text::atom, 0},
    .subtract = {"Minus({0}, {1})", Text::atom, 0},
    .equal = {"{0} = {1}", 3, 4},
    .less = {"{0} < {1}", 3, 4},
    .before = {"Before({0}, {1})", Text::atom, 0},
    .conjunction = {"{0} /\\ {1}", 2, 3, true},
    .disjunction = {"{0} \\/ {1}", 2, 3, true},
    .negation = {"~{0}", 5, 6},
    .choice = {"IF {0} THEN {1} ELSE {2}", 1, 2},
    .unequal = {"{0} # {1}", 3, 4},
    .at_most = {"{0} <= {1}", 3, 4},
    .until = {},
    .smaller = {"Min({0}, {1})", Text::atom, 0},
    .larger = {"Max({0}, {1})", Text::atom, 0},
    .count = {},
    .yes = "TRUE",
    .no = "FALSE",
    .number = "{0}",
    .state = "\"{0}\"",
};
static_assert(is_complete(language));

const std::size_t state_id = model::id_of(model::terms::tcb.state);

std::string name_of(std::size_t id) {
  return fmt::format("{}_{}", model::fields[id].group_name, model::fields[id].name);
}
std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}
std::string_view zero_of(Sort sort) {
  return sort == Sort::flag ? "FALSE" : sort == Sort::state ? "\"CLOSED\"" : "0";
}
std::string_view set_of(Sort sort) {
  return sort == Sort::flag ? "BOOLEAN" : sort == Sort::state ? "States" : "Words";
}
bool is_constant(std::size_t id) { return model::fields[id].group == Group::cfg; }
bool is_output(std::size_t id) {
  return model::fields[id].group == Group::out || model::fields[id].group == Group::told;
}
bool is_kept(std::size_t id) { return id < model::tcb_field_count; }

std::string comment(std::string_view text) { return "\n" + wrapped(text, "\\* ", "\\* "); }
std::string conjunct(std::string_view text) { return wrapped_code(text, "  /\\ ", "       "); }
std::string define(std::string_view name, std::string_view value) {
  return wrapped_code(fmt::format("{} == {}", name, value), "", "    ");
}
/// A list that may be long: it is broken between two of its members alone, for these may be strings.
std::string listed(std::string_view first, std::string_view open, const std::vector<std::string>& members,
                   std::string_view close, std::string_view further) {
  std::string text;
  std::string line = std::string(first) + std::string(open);
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::string member = members[i] + (i + 1 < members.size() ? "," : std::string(close));
    if (line.size() + member.size() > 98) {
      text += line + "\n";
      line = std::string(further) + member;
    } else {
      line += (i == 0 ? "" : " ") + member;
    }
  }
  return text + line + (members.empty() ? std::string(close) : "") + "\n";
}
std::string define_set(std::string_view name, const std::vector<std::string>& members) {
  return listed(fmt::format("{} == ", name), "{", members, "}", "    ");
}
std::string define_tuple(std::string_view name, const std::vector<std::string>& members) {
  return listed(fmt::format("{} == ", name), "<<", members, ">>", "    ");
}
std::string unchanged(const std::vector<std::string>& names) {
  return listed("  /\\ UNCHANGED ", "<<", names, ">>", "       ");
}

constexpr std::string_view arithmetic = R"(
\* Words are counts modulo M, positions on a circle among them. A number of the rules that is not below M
\* stays what it is.
Words == 0..(M - 1)
Plus(a, b) == (a + b) % M
Minus(a, b) == (a - b) % M
Before(a, b) == Minus(a, b) >= M \div 2
Min(a, b) == IF a < b THEN a ELSE b
Max(a, b) == IF b < a THEN a ELSE b
)";

constexpr std::string_view course = R"(
\* An event runs through its phases: `at` is the place of the one that is next, and 0 between two events. In
\* each phase the first rule that fits fires. It says what follows: the next phase, the next of the closing
\* phases, or nothing.
Here == IF at = 0 THEN "" ELSE Phases[at]
RECURSIVE From(_, _)
From(i, closing) == IF i > Len(Phases) THEN 0 ELSE IF ~closing \/ Phases[i] \in Closing THEN i ELSE From(i + 1, closing)
Go(closing) == at' = From(at + 1, closing) /\ answering' = closing
Continue == Go(answering)
Answer == Go(TRUE)
Return == at' = 0 /\ answering' = FALSE
)";

class Module {
 public:
  explicit Module(const PlainTable& table) : table_(table) {}

  std::string print() {
    std::string rules;
    for (const PlainPhase& phase : table_.phases) rules += actions_of(phase);
    const std::string enabled = can_happen();
    return "---------------------------------- MODULE synfin ----------------------------------\n"
           "EXTENDS Integers, Sequences\n" +
           constants() + std::string(arithmetic) + sets() + variables() + phases() + std::string(course) +
           words() + forgetting() + enabled + init() + begin() + rules + next() +
           "\n====================================================================================\n";
  }

 private:
  std::string expression(const Node& abbreviated) const {
    return gen::print(
        language,
        [&](const Node& node) {
          const Word* const word = glossary_.word(node);
          return word != nullptr ? std::string(word->name) : name_of(node.field);
        },
        abbreviated);
  }

  // -- declarations --

  template <class Visit>
  static void for_each_of(Group group, Visit visit) {
    for (std::size_t id = 0; id < model::field_count; ++id)
      if (model::fields[id].group == group) visit(id);
  }
  /// Every group of variables.
  template <class Visit>
  static void for_each_group(Visit visit) {
    for (std::size_t id = 0; id < model::field_count; id = id + model::group_size(model::fields[id].group))
      if (!is_constant(id)) visit(model::fields[id].group, model::fields[id].group_name);
  }
  static std::string all_of(std::string_view group) { return fmt::format("{}_all", group); }

  static std::string declared(std::string_view what,
                              const std::vector<std::pair<std::string, std::string_view>>& all) {
    std::string text = fmt::format("\n{}\n", what);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string name = all[i].first + (i + 1 < all.size() ? "," : "");
      text += fmt::format("  {:<28} \\* {}\n", name, all[i].second);
    }
    return text;
  }
  static std::string constants() {
    std::vector<std::pair<std::string, std::string_view>> all{
        {"M", "how many words there are; TCP's are 2^32, and M must be even"}};
    for (std::size_t id = 0; id < model::field_count; ++id)
      if (is_constant(id)) all.emplace_back(name_of(id), model::fields[id].meaning);
    return declared("CONSTANTS", all);
  }
  std::string variables() const {
    std::vector<std::pair<std::string, std::string_view>> all;
    std::vector<std::string> names;
    for (std::size_t id = 0; id < model::field_count; ++id)
      if (!is_constant(id)) all.emplace_back(name_of(id), model::fields[id].meaning);
    all.emplace_back("event", "that happens, or has happened last");
    all.emplace_back("at", "the place of the phase that is next; 0: the event is over");
    all.emplace_back("answering", "only closing phases are left");
    for (const auto& one : all) names.push_back(one.first);
    std::string groups = "\n";
    for_each_group([&](Group group, std::string_view name) {
      std::vector<std::string> members;
      for_each_of(group, [&](std::size_t id) { members.push_back(name_of(id)); });
      groups += define_tuple(all_of(name), members);
    });
    return declared("VARIABLES", all) + groups + define_tuple("vars", names);
  }
  std::string sets() const {
    std::vector<std::string> states;
    std::vector<std::string> events;
    for (const model::StateInfo& state : model::states) states.push_back(in_quotes(state.identifier));
    for (const PlainHandling& handling : table_.handlings)
      events.push_back(in_quotes(model::name_of(handling.event)));
    return "\n" + define_set("States", states) + define_set("Events", events);
  }
  static std::string case_of(const PlainHandling& handling) {
    return fmt::format("{}event = {} -> ", handling.event == model::Event{} ? "  CASE " : "    [] ",
                       in_quotes(model::name_of(handling.event)));
  }
  std::string phases() const {
    std::vector<std::string> closing;
    for (const PlainPhase& phase : table_.phases)
      if (phase.answers) closing.push_back(in_quotes(phase.name));
    std::string text = "\nPhases ==\n";
    for (const PlainHandling& handling : table_.handlings) {
      std::vector<std::string> names;
      for (const std::size_t p : handling.phases) names.push_back(in_quotes(table_.phases[p].name));
      text += listed(case_of(handling), "<<", names, ">>", "         ");
    }
    return text + define_set("Closing", closing);
  }
  std::string can_happen() {
    std::string text = "\nCanHappen ==\n";
    for (const PlainHandling& handling : table_.handlings)
      text +=
          wrapped_code(expression(glossary_.abbreviate(*handling.enabled)), case_of(handling), "         ");
    return text;
  }
  std::string words() const {
    std::string text = comment("The words that rules are written in.");
    for (const Word* word : glossary_.used()) text += define(word->name, expression(*word->meaning));
    return text;
  }

  /// A TCB deleted, but for a field or two.
  std::string forgetting() const {
    std::string text;
    for (const auto& [name, fields] : forgetting_) {
      text += fmt::format("\n{} ==\n", name);
      for (const std::size_t id : fields)
        text += conjunct(fmt::format("{}' = {}", name_of(id), zero_of(model::fields[id].sort)));
    }
    return text;
  }

  // -- what happens between events --

  static std::string init() {
    std::string text = "\nInit ==\n";
    for (std::size_t id = 0; id < model::field_count; ++id)
      if (!is_constant(id))
        text += conjunct(fmt::format("{} = {}", name_of(id), zero_of(model::fields[id].sort)));
    return text + "  /\\ event \\in Events\n  /\\ at = 0\n  /\\ answering = FALSE\n";
  }
  static std::string begin() {
    std::string text =
        comment(
            "The next event: whatever the peer sends and the host says. What the last one has led to is "
            "forgotten.") +
        "Begin ==\n  /\\ at = 0\n  /\\ event' \\in Events\n";
    std::vector<std::string> kept;
    for (std::size_t id = 0; id < model::field_count; ++id) {
      const Sort sort = model::fields[id].sort;
      if (is_constant(id)) continue;
      if (is_kept(id))
        kept.push_back(name_of(id));
      else if (is_output(id))
        text += conjunct(fmt::format("{}' = {}", name_of(id), zero_of(sort)));
      else
        text += conjunct(fmt::format("{}' \\in {}", name_of(id), set_of(sort)));
    }
    return text + unchanged(kept) + "  /\\ CanHappen'\n  /\\ at' = 1\n  /\\ answering' = FALSE\n";
  }

  // -- rules --

  static std::string fits_name(const PlainRule& rule) { return "Fits_" + snake_case(rule.name); }
  static std::string rule_name(const PlainRule& rule) { return "Rule_" + snake_case(rule.name); }
  static std::string in_states(model::StateSet set) {
    std::vector<std::string> names;
    for (std::size_t s = 0; s < model::state_count; ++s)
      if (set.has(static_cast<model::State>(s))) names.push_back(in_quotes(model::states[s].identifier));
    return fmt::format("{} \\in {{{}}}", name_of(state_id), fmt::join(names, ", "));
  }
  /// That all fields but these stay as they are.
  static std::string unchanged_but(const std::set<std::size_t>& changed) {
    std::vector<std::string> names;
    for_each_group([&](Group group, std::string_view name) {
      bool whole = true;
      for_each_of(group, [&](std::size_t id) { whole = whole && changed.count(id) == 0; });
      if (whole) return names.push_back(all_of(name));
      for_each_of(group, [&](std::size_t id) {
        if (changed.count(id) == 0) names.push_back(name_of(id));
      });
    });
    names.emplace_back("event");
    return unchanged(names);
  }
  static std::string where(const PlainPhase& phase) {
    return conjunct(fmt::format("Here = {}", in_quotes(phase.name)));
  }

  std::string action(const PlainPhase& phase, const PlainRule& rule, const std::string& none_before) {
    constexpr std::string_view flows[] = {"Return", "Continue", "Answer"};
    const Node& guard = glossary_.abbreviate(*rule.guard);
    std::string text = comment(fmt::format("{}: {}", gen::text_of(rule.clause), rule.gloss));
    text += fmt::format("{} ==\n", fits_name(rule)) + conjunct(in_states(rule.states)) +
            (is_always(guard) ? "" : conjunct(expression(guard)));
    text += fmt::format("{} ==\n", rule_name(rule)) + where(phase) + none_before + conjunct(fits_name(rule));
    std::set<std::size_t> changed;
    std::vector<model::PlainAssign> effects = rule.effects;
    if (const std::optional<Forgetting> forgets = take_forgetting(effects)) {
      changed = forgets->fields;
      forgetting_.emplace(forgets->name, forgets->fields);
      text += conjunct(forgets->name);
    }
    for (const model::PlainAssign& effect : effects) {
      changed.insert(effect.field);
      const std::string value = expression(glossary_.abbreviate(*effect.value));
      // What is joined binds more loosely than the equation.
      const bool joined = effect.value->sort == Sort::flag && value.find(' ') != std::string::npos;
      text += conjunct(fmt::format("{}' = {}", name_of(effect.field), joined ? "(" + value + ")" : value));
    }
    if (rule.exit.moves) {
      changed.insert(state_id);
      text += conjunct(
          fmt::format("{}' = {}", name_of(state_id), in_quotes(model::states[rule.exit.target].identifier)));
    }
    actions_.push_back(rule_name(rule));
    return text + unchanged_but(changed) + conjunct(flows[static_cast<std::size_t>(rule.exit.flow)]);
  }

  std::string actions_of(const PlainPhase& phase) {
    std::string text = comment(fmt::format("---- {}: {} ----", phase.name, gen::text_of(phase.clause)));
    std::string none;
    for (const PlainRule& rule : phase.rules) {
      text += action(phase, rule, none);
      none += conjunct("~" + fits_name(rule));
    }
    const std::string name = "None_" + snake_case(phase.name);
    actions_.push_back(name);
    return text + fmt::format("\n{} ==\n", name) + where(phase) + none + unchanged_but({}) +
           conjunct("Continue");
  }

  std::string next() const {
    std::string text = "\nNext ==\n  \\/ Begin\n";
    for (const std::string& action : actions_) text += fmt::format("  \\/ {}\n", action);
    text += "\nSpec == Init /\\ [][Next]_vars\n\nTypeOK ==\n";
    for (std::size_t id = 0; id < model::field_count; ++id)
      if (!is_constant(id))
        text += conjunct(fmt::format("{} \\in {}", name_of(id), set_of(model::fields[id].sort)));
    return text + "  /\\ event \\in Events\n  /\\ at \\in 0..Len(Phases)\n  /\\ answering \\in BOOLEAN\n";
  }

  const PlainTable& table_;
  Glossary glossary_;
  std::vector<std::string> actions_;
  std::map<std::string, std::set<std::size_t>> forgetting_;
};

std::vector<File> print_tla(const PlainTable& table, const Heading& heading) {
  return {{"synfin.tla", head(heading, table, backslashes) + Module(table).print()}};
}

}  // namespace

Target target_tla() {
  return {"tla", "the table as a TLA+ module, each rule an action: synfin.tla",
          "for TLA+'s tools, with a modulus and a configuration of one's choice", print_tla};
}

}  // namespace synfin::gen
