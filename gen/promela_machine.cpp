// machine.pml: the vocabulary's words become variables that are computed before they are asked for, each rule
// a macro of what it does, each phase a chain of "if this one fits", an event the phases that handle it.
#include <algorithm>
#include <functional>

#include "effects.hpp"
#include "glossary.hpp"
#include "promela.hpp"

namespace synfin::gen::promela {

using model::Group;
using model::Node;
using model::PlainPhase;
using model::PlainRule;
using model::PlainTable;
using model::Sort;

std::string_view arithmetic() {
  return R"(/* Words are kept below 2^BITS. At 32 bits they are int, and the larger half of them is negative. */
#if BITS <= 8
#define WORD byte
#elif BITS < 16
#define WORD short
#else
#define WORD int
#endif
#if BITS == 32
#define word(a) (a)
#define less(a, b) (((a) ^ half_circle) < ((b) ^ half_circle))
#else
#define word(a) ((a) & ((1 << BITS) - 1))
#define less(a, b) ((a) < (b))
#endif
#define half_circle (1 << (BITS - 1))
#define plus(a, b) word((a) + (b))
#define minus(a, b) word((a) - (b))
#define at_most(a, b) (!less(b, a))
#define smaller(a, b) (less(a, b) -> (a) : (b))
#define larger(a, b) (less(a, b) -> (b) : (a))
/* a lies before b on the circle (RFC 9293 section 3.4); a lies before b, or is b */
#define before(a, b) ((((a) - (b)) & half_circle) != 0)
#define until(a, b) ((((b) - (a)) & half_circle) == 0)
/* 2^30 of 2^32 is a quarter of the circle, whatever its size */
#define part_of_circle(a) word((a) >> (32 - BITS))
#define bit(a) (1 << (a))
#define among(a, set) ((((set) >> (a)) & 1) != 0)
)";
}

std::string plain_name(std::size_t id) {
  const model::FieldInfo& field = model::fields[id];
  if (field.group == Group::tcb) return std::string(field.name);
  return fmt::format("{}_{}", field.group_name, field.name);
}

std::string member(std::size_t id) {
  const model::FieldInfo& field = model::fields[id];
  if (id < model::tcb_field_count) return "tcb[me]." + plain_name(id);
  if (field.group == Group::cfg) return plain_name(id);
  return fmt::format("{}.{}", field.group_name, field.name);
}

std::string declaration(std::size_t id) {
  const model::FieldInfo& field = model::fields[id];
  const std::string_view type = field.sort == Sort::flag    ? "bool"
                                : field.sort == Sort::state ? "mtype"
                                                            : "WORD";
  const bool nested = id >= model::tcb_field_count;
  return fmt::format("{} {}", type, nested ? std::string(field.name) : plain_name(id));
}

std::string among(std::string_view variable, model::StateSet set) {
  std::string bits;
  for (std::size_t s = 0; s < model::state_count; ++s)
    if (set.has(static_cast<model::State>(s)))
      bits += fmt::format("{}bit({})", bits.empty() ? "" : " | ", model::states[s].identifier);
  return fmt::format("among({}, {})", variable, bits);
}

namespace {

/// The largest number in a term that is no part of the circle.
std::uint32_t largest_number(const Node& node) {
  const bool counts = node.op == model::Op::literal && node.sort != Sort::flag && node.sort != Sort::state &&
                      node.value < 0x10000;
  std::uint32_t largest = counts ? node.value : 0;
  for (std::size_t k = 0; k < model::arity(node.op); ++k)
    largest = std::max(largest, largest_number(*node.kids[k]));
  return largest;
}

class Machine {
 public:
  explicit Machine(const PlainTable& table) : table_(table) {}

  std::string print() {
    std::string phases;
    for (const PlainPhase& phase : table_.phases) phases += phase_with_rules(phase);
    const std::string events = happen() + find_due();
    return head() + words() + definitions_ + phases + events;
  }

 private:
  std::string expression(const Node& abbreviated) const {
    return gen::print(
        promela_language,
        [&](const Node& node) {
          const Word* word = glossary_.word(node);
          return word != nullptr ? std::string(word->name) : member(node.field);
        },
        abbreviated);
  }

  // -- declarations --

  std::string head() const {
    std::string text = std::string(arithmetic()) + "\n";
    // The last in a list is 1.
    std::string names;
    for (const model::StateInfo& state : model::states)
      names = fmt::format("{}{}{}", state.identifier, names.empty() ? "" : ", ", names);
    text += statement(fmt::format("mtype = {{ {} }};", names), 0);
    names.clear();
    for (const model::EventInfo& event : model::events)
      names = fmt::format("{}{}{}", event.identifier, names.empty() ? "" : ", ", names);
    text += statement(fmt::format("mtype = {{ {} }};", names), 0) + "\n";

    text += "typedef tcb_t {\n";
    for (std::size_t id = 0; id < model::tcb_field_count; ++id)
      text += member_line(id, model::tcb_field_count);
    text += "};\n";
    for (const Group group : {Group::seg, Group::call, Group::told}) {
      text += fmt::format("typedef {}_t {{\n", model::fields[model::first_field(group)].group_name);
      for_each_field(group, [&](std::size_t id) {
        text += member_line(id, model::first_field(group) + model::group_size(group));
      });
      text += "};\n";
    }
    text +=
        "\n/* both ends; the end to which an event happens, and the event */\n"
        "tcb_t tcb[2];\nbyte me;\nmtype event;\n"
        "/* what it brings, and what comes of it: no part of the state between two events */\n"
        "hidden seg_t seg;\nhidden seg_t out;\nhidden call_t call;\nhidden told_t told;\n"
        "/* what follows a rule: nothing; the next phase; the closing phases, which send and set timers */\n"
        "#define RETURN 0\n#define CONTINUE 1\n#define ANSWER 2\nhidden byte flow;\nhidden byte "
        "forgotten;\n\n"
        "/* whoever includes this may listen to the rules that fire */\n"
        "#ifndef fired\n#define fired(id, name) printf(name)\n#endif\n\n";
    for (const model::PlainHandling& handling : table_.handlings)
      if (!is_always(*handling.enabled))
        text += fmt::format("hidden byte due_{};\n", event_name(handling.event));
    return text + "\n" + needed_bits();
  }
  static std::string member_line(std::size_t id, std::size_t end) {
    const std::string line = declaration(id) + (id + 1 == end ? "" : ";");
    return fmt::format("  {:28} /* {} */\n", line, model::fields[id].meaning);
  }
  std::string needed_bits() const {
    std::uint32_t largest = 0;
    for (const PlainRule* rule : table_.rules) {
      largest = std::max(largest, largest_number(*rule->guard));
      for (const model::PlainAssign& effect : rule->effects)
        largest = std::max(largest, largest_number(*effect.value));
    }
    int bits = 4;  // of an eighth of the circle something must be left
    while (bits < 16 && (largest >> bits) != 0) ++bits;
    return fmt::format(
        "#if BITS < {0} || (BITS > 24 && BITS != 32)\n#error \"the numbers of the table need BITS from {0} "
        "to 24, or 32\"\n#endif\n\n",
        bits);
  }
  std::string words() const {
    std::string text = "/* the vocabulary, computed where it is asked for */\n";
    for (const Word* word : glossary_.used())
      text += fmt::format("hidden {} {};\n", word->meaning->sort == Sort::flag ? "byte" : "WORD", word->name);
    return text + "\n";
  }

  // -- rules --

  /// Computes the words that the terms need and that are not known yet.
  std::string compute(const std::vector<const Node*>& terms, std::set<const Word*>& known) const {
    std::string text;
    for (const Node* term : terms)
      for (const Word* word : glossary_.words(*term))
        if (known.insert(word).second) text += assignment(word->name, expression(*word->meaning));
    return text;
  }
  /// The fields that a value reads at its place; words were computed before.
  std::set<std::size_t> reads_late(const Node& node) const {
    if (glossary_.word(node) != nullptr) return {};
    if (node.op == model::Op::field) return {node.field};
    std::set<std::size_t> all;
    for (std::size_t k = 0; k < model::arity(node.op); ++k) all.merge(reads_late(*node.kids[k]));
    return all;
  }
  /// How a rule forgets the TCB. Where nothing follows the rule, all such rules share one piece of code at
  /// the end of the event: SPIN's d_step has a limit.
  std::string forgetting_of(const PlainRule& one, std::vector<model::PlainAssign>& effects) {
    const auto forgetting = take_forgetting(effects);
    if (!forgetting) return {};
    const auto known = std::find(forgetters_.begin(), forgetters_.end(), forgetting->name);
    const auto number = known - forgetters_.begin() + 1;
    if (known == forgetters_.end()) {
      forgetters_.push_back(forgetting->name);
      definitions_ += fmt::format("inline {}() {{\n", forgetting->name);
      for (const std::size_t id : forgetting->fields)
        definitions_ += statement(fmt::format("{} = 0;", member(id)));
      definitions_ += "  skip\n}\n\n";
    }
    if (one.exit.flow != model::Flow::and_return) return statement(forgetting->name + "();");
    return fmt::format("  forgotten = {}; /* {}() */\n", number, forgetting->name);
  }
  std::string rule(const PlainRule& one, const std::set<const Word*>& known_to_phase) {
    std::string text = comment(fmt::format("{} ({}): {}", one.name, text_of(one.clause), one.gloss));
    text += fmt::format("inline rule_{}() {{\n", snake_case(one.name));
    std::vector<model::PlainAssign> effects;
    for (const model::PlainAssign& effect : one.effects)
      effects.push_back({effect.field, &glossary_.abbreviate(*effect.value)});
    const std::string forgetting = forgetting_of(one, effects);
    std::set<const Word*> known = known_to_phase;
    std::vector<const Node*> values;
    values.reserve(effects.size());
    for (const model::PlainAssign& effect : effects) values.push_back(effect.value);
    text += compute(values, known);
    const auto steps = one_after_another(effects, [&](const Node& value) { return reads_late(value); });
    for (const Step& step : steps)
      if (step.early) text += assignment(early(step), expression(*step.effect.value));
    for (const Step& step : steps)
      text +=
          assignment(member(step.effect.field), step.early ? early(step) : expression(*step.effect.value));
    text += forgetting;
    if (one.exit.moves)
      text += statement(fmt::format("tcb[me].state = {};", model::states[one.exit.target].identifier));
    if (one.exit.flow == model::Flow::and_return) text += "  flow = RETURN;\n";
    if (one.exit.flow == model::Flow::and_answer) text += "  flow = ANSWER;\n";
    return text + fmt::format("  fired({}, \"  {}\\n\")\n}}\n\n", one.id, one.name);
  }
  /// The variable of a value that must be computed before the first assignment.
  std::string early(const Step& step) {
    std::string name = fmt::format("new_{}", plain_name(step.effect.field));
    const std::string line =
        fmt::format("hidden {} {};\n", step.effect.value->sort == Sort::flag ? "byte" : "WORD", name);
    if (definitions_.find(line) == std::string::npos) definitions_ = line + definitions_;
    return name;
  }

  // -- phases and events --

  std::string phase_with_rules(const PlainPhase& phase) {
    std::set<const Word*> known;
    std::vector<const Node*> guards;
    model::StateSet states;
    for (const PlainRule& one : phase.rules) {
      guards.push_back(&glossary_.abbreviate(*one.guard));
      states = states | one.states;
    }
    const std::string computed = compute(guards, known);
    std::string text = fmt::format("/* ---- {} ---- */\n\n", phase.name);
    for (const PlainRule& one : phase.rules) text += rule(one, known);

    text += comment(
        fmt::format("Phase \"{}\" ({}): the first rule that fits fires.", phase.name, text_of(phase.clause)));
    text += fmt::format("inline phase_{}() {{\n{}", snake_case(phase.name), computed);
    std::string ends;
    for (std::size_t r = 0; r < phase.rules.size(); ++r) {
      const PlainRule& one = phase.rules[r];
      std::string fits = one.states == states ? "" : among("tcb[me].state", one.states);
      if (!is_always(*one.guard)) {
        const std::string guard = expression(*guards[r]);
        const bool loose = guard.find(" || ") != std::string::npos && !fits.empty();
        fits += (fits.empty() ? "" : " && ") + (loose ? "(" + guard + ")" : guard);
      }
      text += "  if\n";
      text += option(fits.empty() ? "true" : fits, fmt::format("rule_{}()", snake_case(one.name)));
      ends += " fi";
      if (fits.empty()) break;  // nothing comes through to the rules behind it
      text += r + 1 == phase.rules.size() ? "  :: else\n" : "  :: else ->\n";
    }
    text += fmt::format(" {}\n}}\n\n", ends);
    states_.push_back(states);
    sizes_.push_back(elements(text));
    return text;
  }

  /// An upper bound for the elements that SPIN makes of some text.
  static std::size_t elements(std::string_view text) {
    std::size_t count = 0;
    for (const std::string_view mark : {";\n", "::", "fi", "if\n", "fired("})
      for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1))
        ++count;
    return count;
  }
  /// All phases in an order that is right for every event.
  std::vector<std::size_t> order() const {
    std::vector<std::size_t> all;
    std::vector<bool> done(table_.phases.size(), false);
    const std::function<void(std::size_t)> put = [&](std::size_t phase) {
      if (done[phase]) return;
      done[phase] = true;
      for (const model::PlainHandling& handling : table_.handlings) {
        const auto at = std::find(handling.phases.begin(), handling.phases.end(), phase);
        if (at != handling.phases.begin() && at != handling.phases.end()) put(*(at - 1));
      }
      all.push_back(phase);
    };
    for (std::size_t phase = 0; phase < table_.phases.size(); ++phase) put(phase);
    return all;
  }
  std::string happen() const {
    std::string text =
        "/* `event` happens to the end `me`: `seg` arrives, or `call` is made. Sets `out` and `told`. */\n"
        "inline happen() {\n  d_step {\n";
    for (const Group group : {Group::seg, Group::told})
      for_each_field(group, [&](std::size_t id) {
        text += fmt::format("  {}.{} = 0;\n", group == Group::seg ? "out" : "told", model::fields[id].name);
      });
    text += "  forgotten = 0;\n  flow = CONTINUE;\n";
    std::size_t size = elements(text);
    for (const std::size_t place : order()) {
      // SPIN takes 2048 elements in a d_step.
      if (size + sizes_[place] > 1900) {
        text += "  skip }\n  d_step {\n";
        size = 0;
      }
      size += sizes_[place] + 6;
      const PlainPhase& phase = table_.phases[place];
      std::string events;
      for (const model::PlainHandling& handling : table_.handlings)
        if (std::find(handling.phases.begin(), handling.phases.end(), place) != handling.phases.end())
          events += fmt::format("{}event == {}", events.empty() ? "" : " || ", event_name(handling.event));
      if (events.find(" || ") != std::string::npos) events.insert(0, 1, '(').push_back(')');
      // Once a rule has led to the closing phases, none of them leads back to the checks.
      const std::string in =
          states_[place] == model::any_state ? "" : " && " + among("tcb[me].state", states_[place]);
      text +=
          "  if\n" +
          option(fmt::format("{} && {}{}", phase.answers ? "flow != RETURN" : "flow == CONTINUE", events, in),
                 fmt::format("phase_{}()", snake_case(phase.name)));
      text += "  :: else\n  fi;\n";
    }
    text += "  skip }\n  d_step {\n  if\n";
    for (std::size_t f = 0; f < forgetters_.size(); ++f)
      text += fmt::format("  :: forgotten == {} -> {}()\n", f + 1, forgetters_[f]);
    return text + "  :: else\n  fi }\n}\n\n";
  }
  std::string find_due() {
    std::string text =
        "/* which events are due for `me`: a timer's, or the host's asking for the next segment */\n"
        "inline find_due() {\n";
    std::set<const Word*> known;
    for (const model::PlainHandling& handling : table_.handlings) {
      if (is_always(*handling.enabled)) continue;
      const Node& enabled = glossary_.abbreviate(*handling.enabled);
      text += compute({&enabled}, known);
      text += assignment(fmt::format("due_{}", event_name(handling.event)), expression(enabled));
    }
    return text + "  skip\n}\n";
  }

  const PlainTable& table_;
  Glossary glossary_;
  std::vector<std::string> forgetters_;  ///< macros that zero the TCB
  std::string definitions_;              ///< theirs, and the variables of early values
  std::vector<model::StateSet> states_;  ///< in which a phase has rules, by its place
  std::vector<std::size_t> sizes_;       ///< of a phase in SPIN's elements, by its place
};

}  // namespace

std::string machine(const PlainTable& table) {
  return "\n/* The table itself. Needs BITS and cfg_*. */\n\n" + Machine(table).print();
}

}  // namespace synfin::gen::promela
