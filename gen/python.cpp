// Target `python`: the machine as one module.
#include "imperative/guide.hpp"
#include "imperative/module.hpp"
#include "target.hpp"
#include "text.hpp"

namespace synfin::gen {

namespace {

// Levels: 0 if-else  1 or  2 and  3 not  4 == <  7 &  9 + -. More parentheses than the language needs, for
// the reader. Integers do not wrap: `& WORD` takes a sum or a difference back to 32 bits.
constexpr Language python_language{
    .add = {"({0} + {1}) & WORD", 7, 10},
    .subtract = {"({0} - {1}) & WORD", 7, 10},
    .equal = {"{0} == {1}", 4, 9},
    .less = {"{0} < {1}", 4, 9},
    .before = {"before({0}, {1})", Text::atom, 0},
    .conjunction = {"{0} and {1}", 2, 3, true},
    .disjunction = {"{0} or {1}", 1, 3, true},
    .negation = {"not {0}", 3, 4},
    .choice = {"{1} if {0} else {2}", 0, 1},
    .unequal = {"{0} != {1}", 4, 9},
    .at_most = {"{0} <= {1}", 4, 9},
    .until = {"until({0}, {1})", Text::atom, 0},
    .smaller = {"min({0}, {1})", Text::atom, 0},
    .larger = {"max({0}, {1})", Text::atom, 0},
    .count = {"int({0})", Text::atom, 0},
    .yes = "True",
    .no = "False",
    .number = "{0}",
    .state = "State.{0}",
};
static_assert(is_complete(python_language));

constexpr Layout python_layout{
    .event = "Event.{0}",
    .rule = "Rule.{0}",
    .flow = "FLOW_{0}",
    .in_states = "tcb.state in ({0})",
    .between_states = ", ",
    .flag_type = "bool",
    .state_type = "State",
    .word_type = "int",
    .open = "if {0}:",
    .close = "",
    .leave_if = "if {0}: return",
    .give_if = "if {0}: return {1}",
    .leave = "return",
    .give = "return {0}",
    .result = "return {0}",
    .set = "{0} = {1}",
    .let = "{0} = {1}",
    .chain = "flow = {0}",
    .perform = "{0}",
    .perform_phase = "{0}",
    .fired = "actions.fired.append({0})",
    .choose = "",
    .one_case = "if event == {0}:",
    .further_case = "elif event == {0}:",
    .go_on = "",
    .otherwise = "else:",
    .end_of_choice = "",
    .idle = "pass",
    .function = "def {0}({1}):",
    .end_of_function = "",
    .given = "{0}: {1}",
    .written = "{0}: {1}",
    .gap = "\n\n",
    .comment = "# ",
    .beside = "{0}  # {1}",
    .above = "# ",
    .enumeration = "class {1}(IntEnum):",
    .end_of_enumeration = "",
    .constant = "    {0} = {2}",
    .structure = "@dataclass\nclass {1}:",
    .end_of_structure = "",
    .field = "    {0}: {1} = {2}",
    .nested = "    {0}: {1} = field(default_factory={1})",
    .fired_field = "    fired: list = field(default_factory=list)",
    .names = "{0} = (",
    .end_of_names = ")",
};

constexpr std::string_view opening = R"(
TCP's connection machine, RFC 9293: one end of one connection, from SYN to FIN. The host carries the
segments, keeps the octets and the clock; the machine counts. It needs nothing but Python 3.7.

    import synfin

    tcb = synfin.Tcb()
    config = synfin.Config()  # the RFC's own figures
    call = synfin.Call(now=clock_in_ms(), isn=fresh_initial_sequence_number(), has_isn=True)
    actions = synfin.handle(tcb, synfin.Event.OPEN_ACTIVE, call, config, synfin.Segment())
    if actions.told.sent:
        transmit(actions.out)

All numbers are from 0 to 2^32 - 1: reduce a clock by `& synfin.WORD`. Call `due` after each event, and again
at `next_deadline`, and let what is due happen.

)";

constexpr std::string_view helpers = R"(
from dataclasses import dataclass, field
from enum import IntEnum

WORD = 0xffffffff  # numbers wrap behind it


)";

constexpr std::string_view order =
    R"(# what follows a rule: nothing; the next phase; the closing phases, which send and set timers
FLOW_RETURN, FLOW_CONTINUE, FLOW_ANSWER = range(3)


def before(a, b):
    """Does a lie before b on the circle of 2^32 (RFC 9293 section 3.4)?"""
    return ((a - b) & WORD) > 0x7fffffff


def until(a, b):
    """Does a lie before b, or is it b?"""
    return ((b - a) & WORD) <= 0x7fffffff


)";

constexpr std::string_view interface =
    R"(def handle(tcb: Tcb, event: Event, call: Call, cfg: Config, seg: Segment) -> Actions:
    """Lets one event happen to `tcb`, and tells what to do.

    The segment matters to Event.SEGMENT_ARRIVES only, but must be given. An event that is not due (see is_due),
    or that there is not, changes nothing and tells nothing.
    """
    actions = Actions()
    if is_due(tcb, event, call, cfg):
        step(tcb, event, call, cfg, seg, actions)
    return actions


def step(tcb: Tcb, event: Event, call: Call, cfg: Config, seg: Segment, actions: Actions):
    flow = FLOW_CONTINUE
{0}

def is_due(tcb: Tcb, event: Event, call: Call, cfg: Config) -> bool:
    """May the event happen now?

    Calls and segments always may; a timeout when its time has come; Event.TRANSMIT when it would send.
    """
{1}

def due(tcb: Tcb, call: Call, cfg: Config):
    """The first event that the machine itself makes due; None if there is none."""
{2}    return None


def next_deadline(tcb: Tcb, call: Call, cfg: Config):
    """When the host must look again: `call.now` if something is due, else the earliest timer; None if none runs."""
    if due(tcb, call, cfg) is not None:
        return call.now
    armed = False
    deadline = call.now
{3}    return deadline if armed else None


def is_sound(cfg: Config) -> bool:
    """Are the figures ones that the machine was proved for?"""
{4}

# Names as the RFC and the table write them, and where in the RFC a rule stands: by number.
)";

class Script : public Module {
 public:
  explicit Script(const form::Form& form) : Module(form, python_language, python_layout) {}

  std::string print() const {
    std::string text =
        std::string(helpers) + enumerations() + structures() + std::string(order) + words() + groups() +
        phases() + checks() +
        fill(interface, step(1), is_due(1), due(1), timers("deadline", 1), line("return " + sound(), 1)) +
        names();
    return text.substr(0, text.find_last_not_of('\n') + 1) + '\n';
  }

 private:
  /// A line goes on only inside of parentheses: what is too long gets some.
  std::string line(std::string_view text, std::size_t depth) const override {
    std::string statement(text);
    if (statement.size() + depth * 4 <= 100) return Module::line(text, depth);
    const auto begins = [&](std::string_view word) { return text.substr(0, word.size()) == word; };
    const std::size_t from = begins("return ")                   ? 7
                             : begins("if ")                     ? 3
                             : text.find(" = ") < text.find('(') ? text.find(" = ") + 3
                                                                 : std::string::npos;
    if (from == std::string::npos) return Module::line(text, depth);
    statement.insert(begins("if ") ? statement.size() - 1 : statement.size(), ")");
    return Module::line(statement.insert(from, "("), depth);
  }
};

std::vector<File> print_python(const model::PlainTable& table, const Heading& heading) {
  const form::Form form = form::form_of(table);
  const std::string octets =
      fmt::format(fmt::runtime(guide), "`told.sent`", "State.CLOSED", "", "Event.TRANSMIT");
  return {{"synfin.py", head(heading, table, hashes) + marked(std::string(opening) + octets, "# ") +
                            Script(form).print()}};
}

}  // namespace

Target target_python() {
  return {"python",
          "the machine as one Python module: synfin.py",
          "for tools, tests and teaching: no dependency, names as in the table",
          print_python,
          {},
          true};
}

}  // namespace synfin::gen
