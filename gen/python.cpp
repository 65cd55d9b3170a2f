// Target `python`: the machine as one module without dependencies, for tests, teaching and trying things out.
#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "../model/config.hpp"
#include "../model/situation.hpp"
#include "form/form.hpp"
#include "imperative/speaker.hpp"
#include "target.hpp"
#include "text.hpp"

namespace synfin::gen {

using model::Group;
using model::Sort;

namespace {

// Levels: 1 if-else  2 or  3 and  4 not  5 == <  6 & +
constexpr Language language{
    .add = {"({0} + {1} & WORD)", Text::atom, 6},
    .subtract = {"({0} - {1} & WORD)", Text::atom, 6},
    .equal = {"{0} == {1}", 5, 6},
    .less = {"{0} < {1}", 5, 6},
    .before = {"before({0}, {1})", Text::atom, 0},
    .conjunction = {"{0} and {1}", 3, 4, true},
    .disjunction = {"{0} or {1}", 2, 3, true},
    .negation = {"not {0}", 4, 5},
    .choice = {"{1} if {0} else {2}", 1, 2},
    .unequal = {"{0} != {1}", 5, 6},
    .at_most = {"{0} <= {1}", 5, 6},
    .until = {"not before({1}, {0})", 4, 0},
    .smaller = {"min({0}, {1})", Text::atom, 0},
    .larger = {"max({0}, {1})", Text::atom, 0},
    .count = {"int({0})", Text::atom, 0},
    .yes = "True",
    .no = "False",
    .number = "{0}",
    .state = "State.{0}",
};
static_assert(is_complete(language));

std::string_view event_name(model::Event event) {
  return model::events[static_cast<std::size_t>(event)].identifier;
}
bool is_kept(std::size_t field) { return field < model::tcb_field_count; }
/// A field's name in its record: `snd_una` of a TCB, `seq` of a segment.
std::string attribute(std::size_t field) {
  const model::FieldInfo& info = model::fields[field];
  const bool is_grouped = is_kept(field) && info.group != Group::tcb;
  return is_grouped ? fmt::format("{}_{}", info.group_name, info.name) : std::string(info.name);
}
/// The field as functions see it, which are given the event: `e.tcb.snd_una`.
std::string member(std::size_t field) {
  return fmt::format("e.{}.{}", is_kept(field) ? "tcb" : model::fields[field].group_name, attribute(field));
}
std::string indented(std::string_view text, std::size_t depth) {
  return std::string(depth * 4, ' ') + std::string(text) + '\n';
}
std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}
/// A statement that may be long: what stands in it is put into parentheses, in which lines may break.
std::string statement(std::string_view text, std::size_t depth) {
  const std::string indent(depth * 4, ' ');
  if (indent.size() + text.size() <= 100) return indented(text, depth);
  const std::size_t equals = text.find(" = ");
  const bool is_test = text.substr(0, 3) == "if ";
  const bool is_result = text.substr(0, 7) == "return ";
  if (!is_test && !is_result && equals == std::string_view::npos) return indented(text, depth);
  const std::size_t start = is_test ? 3 : is_result ? 7 : equals + 3;
  const std::string_view inside = text.substr(start, text.size() - start - (is_test ? 1 : 0));
  std::string all =
      wrapped_code(fmt::format("{}({})", text.substr(0, start), inside), indent, indent + "        ");
  if (is_test) all.insert(all.size() - 1, ":");
  return all;
}

class PythonSpeaker : public Speaker {
 public:
  explicit PythonSpeaker(const form::Form& form) : Speaker(form, language) {}

  std::string among(model::StateSet states) const override {
    std::string names;
    for (std::size_t s = 0; s < model::state_count; ++s)
      if (states.has(static_cast<model::State>(s)))
        names += fmt::format("{}State.{}", names.empty() ? "" : ", ", model::states[s].identifier);
    if (std::popcount(states.bits) == 1) return fmt::format("e.tcb.state == {}", names);
    return fmt::format("e.tcb.state in ({})", names);
  }

 protected:
  std::string read(std::size_t field) const override { return member(field); }
  std::string read_word(const Word& word) const override { return fmt::format("{}(e)", word.name); }
  std::string set(std::size_t field, const std::string& value) const override {
    return fmt::format("{} = {}", member(field), value);
  }
  std::string tell(const std::vector<std::size_t>& fields) const override {
    std::string text;
    for (const std::size_t field : fields) text += member(field) + " = ";
    return text + "True";
  }
  std::string let(const std::string& name, Sort, const std::string& value) const override {
    return fmt::format("{} = {}", name, value);
  }
  std::string perform(const form::Group& group) const override { return group.name + "(e)"; }
  std::string fired(const model::PlainRule& rule) const override {
    return fmt::format("e.fired.append({})", in_quotes(rule.name));
  }
  std::string leave(model::Flow flow) const override {
    constexpr std::string_view flows[] = {"RETURN", "CONTINUE", "ANSWER"};
    return fmt::format("return {}", flows[static_cast<std::size_t>(flow)]);
  }
  std::string open(const std::string& condition) const override { return fmt::format("if {}:", condition); }
  std::string close() const override { return {}; }
  std::string line(const std::string& text, std::size_t depth) const override {
    return statement(text, depth);
  }
};

constexpr std::string_view start = R"py(
"""TCP's connection machine, RFC 9293: one end of one connection, from SYN to FIN.

The host carries the segments, keeps the octets and the clock; the machine counts. Numbers are words of 32 bits
that wrap, times are milliseconds.

    tcb, config = Tcb(), Config()
    outcome = handle(tcb, Event.OPEN_ACTIVE, Call(now=clock(), isn=fresh_number()), config)
    if outcome.told.sent: transmit(outcome.out)

Call `due` after each event, and again at `next_deadline`, and let what is due happen.
"""
from enum import IntEnum

WORD = 0xFFFFFFFF
RETURN, CONTINUE, ANSWER = range(3)  # what follows a rule: nothing; the next phase; the closing phases


def before(a, b):
    """Does a lie before b on the circle of 2^32?"""
    return (a - b & WORD) >> 31 == 1


class Record:
    """Fields with the values that they have where none is given."""

    FIELDS = {}

    def __init__(self, **values):
        self.__dict__.update(self.FIELDS)
        for name, value in values.items():
            if name not in self.FIELDS:
                raise TypeError(f"{type(self).__name__} has no {name}")
            self.__dict__[name] = value

    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __repr__(self):
        told = (f"{name}={value!r}" for name, value in self.__dict__.items() if value != self.FIELDS[name])
        return f"{type(self).__name__}({', '.join(told)})"

)py";

constexpr std::string_view interface = R"py(
class Happening:
    """An event while it happens, and what it has led to: flags and counts in `told`, the segment `out` that leaves
    where `told.sent`, and the names of the rules that fired."""

    def __init__(self, tcb, call, cfg, seg):
        self.tcb, self.call, self.cfg, self.seg = tcb, call, cfg, seg
        self.told, self.out, self.fired = Told(), Segment(), []


def handle(tcb, event, call, config, segment=None):
    """Lets one event happen. The segment matters to SEGMENT_ARRIVES only. An event that is not due changes nothing."""
    e = Happening(tcb, call, config, segment or Segment())
    if is_due(tcb, event, call.now, config):
        EVENTS[event](e)
    return e


def is_due(tcb, event, now, config):
    """May the event happen now? Calls and segments always may."""
    return DUE[event](Happening(tcb, Call(now=now), config, None)) if event in DUE else True


def due(tcb, now, config):
    """The first event that the machine itself makes due, or None."""
    return next((event for event in DUE if is_due(tcb, event, now, config)), None)


def next_deadline(tcb, now, config):
    """When the host must look again: now if something is due, else the earliest timer; None if none runs."""
    if due(tcb, now, config) is not None:
        return now
    earliest = None
    for armed, deadline in TIMERS:
        if getattr(tcb, armed) and (earliest is None or before(getattr(tcb, deadline), earliest)):
            earliest = getattr(tcb, deadline)
    return earliest
)py";

class Module {
 public:
  explicit Module(const form::Form& form) : form_(form), speak_(form) {}

  std::string print() const {
    const std::string soundness = sound();  // before the words are told: it may need some
    std::string text = std::string(start) + enumerations() + records();
    for (const Word* word : form_.glossary->used())
      text += function(word->name, "", statement(fmt::format("return {}", speak_.term(*word->meaning)), 1));
    for (const form::Group& group : form_.groups)
      text += function(group.name, "", speak_.block(group.body, 1));
    for (const form::Phase& phase : form_.phases)
      text +=
          function(name_of(phase), fmt::format("{} ({})", phase.phase->name, text_of(phase.phase->clause)),
                   speak_.block(phase.body, 1) + indented("return CONTINUE", 1));
    for (const form::Handling& handling : form_.handlings) text += event(handling);
    return text + tables() + std::string(interface) + soundness;
  }

 private:
  static std::string function(std::string_view name, std::string_view meaning, std::string_view body) {
    const std::string doc =
        meaning.empty() ? "" : wrapped(fmt::format("\"\"\"{}\"\"\"", meaning), "    ", "    ");
    return fmt::format("\n\ndef {}(e):\n{}{}", name, doc, body);
  }

  // -- data --

  template <class Infos>
  static std::string enumeration(std::string_view name, std::string_view meaning, const Infos& infos) {
    std::string text = fmt::format("\nclass {}(IntEnum):\n    \"\"\"{}\"\"\"\n\n", name, meaning);
    std::size_t number = 0;
    for (const auto& info : infos)
      text += indented(fmt::format("{} = {}  # {}", info.identifier, number++, info.meaning), 1);
    return text + "\n";
  }
  static std::string enumerations() {
    return enumeration("State", "The states (RFC 9293 section 3.3.2).", model::states) +
           enumeration("Event", "The events (RFC 9293 section 3.10).", model::events);
  }
  static std::string value_of(std::size_t field) {
    const model::Situation defaults{.cfg = model::default_config};
    const std::uint32_t value = model::get(defaults, field);
    if (model::fields[field].sort == Sort::flag) return value != 0 ? "True" : "False";
    if (model::fields[field].sort == Sort::state)
      return fmt::format("State.{}", model::states[value].identifier);
    return std::to_string(value);
  }
  template <class Belongs>
  static std::string record(std::string_view name, std::string_view meaning, Belongs belongs) {
    std::string text =
        fmt::format("\nclass {}(Record):\n    \"\"\"{}\"\"\"\n\n    FIELDS = {{\n", name, meaning);
    for (std::size_t id = 0; id < model::field_count; ++id)
      if (belongs(id))
        text += indented(
            fmt::format("\"{}\": {},  # {}", attribute(id), value_of(id), model::fields[id].meaning), 2);
    return text + "    }\n\n";
  }
  static std::string records() {
    const auto of = [](Group group) {
      return [group](std::size_t id) { return model::fields[id].group == group; };
    };
    return record("Tcb", "The transmission control block: what one connection keeps.", is_kept) +
           record("Segment", "A segment, without its payload.", of(Group::seg)) +
           record("Call", "What the host says with an event.", of(Group::call)) +
           record("Told", "What one event has led to.", of(Group::told)) +
           record("Config", "What may differ between hosts: octets and milliseconds.", of(Group::cfg));
  }
  std::string tables() const {
    std::string events, dues, timers;
    for (const form::Handling& handling : form_.handlings) {
      events += indented(fmt::format("Event.{0}: on_{1},", event_name(handling.event),
                                     snake_case(event_name(handling.event))),
                         1);
      if (!handling.is_always_enabled())
        dues += indented(fmt::format("Event.{0}: due_{1},", event_name(handling.event),
                                     snake_case(event_name(handling.event))),
                         1);
    }
    for (const model::TimerInfo& timer : model::timers)
      timers +=
          indented(fmt::format("(\"{}\", \"{}\"),", attribute(timer.armed), attribute(timer.deadline)), 1);
    return fmt::format("\n\nEVENTS = {{\n{}}}\nDUE = {{\n{}}}\nTIMERS = (\n{})\n\n", events, dues, timers);
  }

  // -- events --

  static std::string name_of(const form::Phase& phase) { return "phase_" + snake_case(phase.phase->name); }

  /// The phases of a handling that answer, or those that do not, until one leads elsewhere.
  std::string phases(const form::Handling& handling, bool answering) const {
    std::string text;
    for (const form::Stretch& stretch : handling.stretches) {
      if (stretch.answers != answering) continue;
      const std::size_t depth = stretch.is_test_needed ? 2 : 1;
      if (stretch.is_test_needed) text += statement(fmt::format("if {}:", speak_.among(stretch.states)), 1);
      for (const std::size_t phase : stretch.phases) {
        const std::string call = fmt::format("{}(e)", name_of(form_.phases[phase]));
        if (answering)
          text += indented(fmt::format("if {} == RETURN:", call), depth) + indented("return", depth + 1);
        else
          text += indented(fmt::format("flow = {}", call), depth) + indented("if flow != CONTINUE:", depth) +
                  indented("return flow", depth + 1);
      }
    }
    return text;
  }
  std::string event(const form::Handling& handling) const {
    const model::EventInfo& info = model::events[static_cast<std::size_t>(handling.event)];
    const std::string name = snake_case(info.identifier);
    std::string text;
    if (!handling.is_always_enabled()) {
      std::string condition = is_always(*handling.enabled) ? "" : speak_.term(*handling.enabled);
      if (handling.states != model::any_state)
        condition =
            speak_.among(handling.states) + (condition.empty() ? "" : fmt::format(" and ({})", condition));
      text += function("due_" + name, "", statement(fmt::format("return {}", condition), 1));
    }
    text += function("checks_of_" + name, "", phases(handling, false) + indented("return CONTINUE", 1));
    const std::string answers = phases(handling, true);
    return text + function("on_" + name, info.meaning,
                           answers.empty() ? indented(fmt::format("checks_of_{}(e)", name), 1)
                                           : indented(fmt::format("if checks_of_{}(e) == RETURN:", name), 1) +
                                                 indented("return", 2) + answers);
  }
  std::string sound() const {
    const model::Node& term = form_.glossary->abbreviate(form_.glossary->config_is_sound());
    return "\n\ndef is_sound(config):\n    \"\"\"Are the figures ones that the machine was proved "
           "for?\"\"\"\n"
           "    e = Happening(None, None, config, None)\n" +
           statement(fmt::format("return {}", speak_.term(term)), 1);
  }

  const form::Form& form_;
  PythonSpeaker speak_;
};

std::vector<File> print_python(const model::PlainTable& table, const Heading& heading) {
  const form::Form form = form::form_of(table);
  return {{"synfin.py", head(heading, table, hashes) + Module(form).print()}};
}

}  // namespace

Target target_python() {
  return {"python",
          "the machine as one Python module: synfin.py",
          "for tests and for trying things out, without dependencies",
          print_python,
          {},
          true};
}

}  // namespace synfin::gen
