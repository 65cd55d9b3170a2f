// Target `js`: the machine as one ES module.
#include <cctype>

#include "imperative/guide.hpp"
#include "imperative/module.hpp"
#include "target.hpp"
#include "text.hpp"

namespace synfin::gen {

namespace {

// Levels: 1 ?:  2 ||  3 &&  4 === <  5 >>>  6 + -  7 !. More parentheses than the language needs, for the
// reader. Numbers are doubles: `>>> 0` takes a sum or a difference back to 32 bits.
constexpr Language js_language{
    .add = {"({0} + {1}) >>> 0", 5, 7},
    .subtract = {"({0} - {1}) >>> 0", 5, 7},
    .equal = {"{0} === {1}", 4, 6},
    .less = {"{0} < {1}", 4, 6},
    .before = {"before({0}, {1})", Text::atom, 0},
    .conjunction = {"{0} && {1}", 3, 4, true},
    .disjunction = {"{0} || {1}", 2, 4, true},
    .negation = {"!{0}", 7, 7},
    .choice = {"{0} ? {1} : {2}", 1, 2},
    .unequal = {"{0} !== {1}", 4, 6},
    .at_most = {"{0} <= {1}", 4, 6},
    .until = {"until({0}, {1})", Text::atom, 0},
    .smaller = {"Math.min({0}, {1})", Text::atom, 0},
    .larger = {"Math.max({0}, {1})", Text::atom, 0},
    .count = {"Number({0})", Text::atom, 0},
    .yes = "true",
    .no = "false",
    .number = "{0}",
    .state = "State.{0}",
};
static_assert(is_complete(js_language));

constexpr Layout js_layout{
    .event = "Event.{0}",
    .rule = "Rule.{0}",
    .flow = "FLOW_{0}",
    .in_state = "tcb.state === {0}",
    .in_states = "(bit(tcb.state) & ({0})) !== 0",
    .each_state = "bit({0})",
    .between_states = " | ",
    .equal = "{0} === {1}",
    .unequal = "{0} !== {1}",
    .declare_flow = "let flow;",
    .fired = "actions.fired.push({0});",
    .function = "function {0}({1}) {{",
    .enumeration = "export const {1} = Object.freeze({{",
    .end_of_enumeration = "}});",
    .constant = "    {0}: {2},",
    .structure = "export const new{1} = () => ({{",
    .end_of_structure = "}});",
    .field = "    {0}: {2},",
    .nested = "    {0}: new{1}(),",
    .fired_field = "    fired: [],",
    .names = "export const {0} = Object.freeze([",
    .end_of_names = "]);",
};

constexpr std::string_view opening = R"(
TCP's connection machine, RFC 9293: one end of one connection, from SYN to FIN. The host carries the
segments, keeps the octets and the clock; the machine counts. It needs nothing but the language.

    import { Event, handle, newCall, newConfig, newSegment, newTcb } from './synfin.mjs';

    const tcb = newTcb();
    const config = newConfig();  // the RFC's own figures
    const call = { ...newCall(), now: clockInMs(), isn: freshInitialSequenceNumber(), has_isn: true };
    const actions = handle(tcb, Event.OPEN_ACTIVE, call, config, newSegment());
    if (actions.told.sent) transmit(actions.out);

All numbers are whole, from 0 to 2^32 - 1: reduce a clock by `>>> 0`. Call `due` after each event, and again
at `nextDeadline`, and let what is due happen.

)";

constexpr std::string_view helpers =
    R"(// what follows a rule: nothing; the next phase; the closing phases, which send and set timers
const FLOW_RETURN = 0, FLOW_CONTINUE = 1, FLOW_ANSWER = 2;

const bit = (state) => 1 << state;
// a lies before b on the circle of 2^32 (RFC 9293 section 3.4)
const before = (a, b) => ((a - b) | 0) < 0;
// a lies before b, or is b
const until = (a, b) => ((b - a) | 0) >= 0;

)";

constexpr std::string_view interface =
    R"(// Lets one event happen to `tcb`, and tells what to do: what it returns is the caller's. The segment matters
// to Event.SEGMENT_ARRIVES only, but must be given. An event that is not due (see isDue), or that there is
// not, changes nothing and tells nothing.
export function handle(tcb, event, call, cfg, seg) {{
    const actions = newActions();
    if (isDue(tcb, event, call, cfg)) step(tcb, event, call, cfg, seg, actions);
    return actions;
}}

function step(tcb, event, call, cfg, seg, actions) {{
    let flow = FLOW_CONTINUE;
{0}}}

// May the event happen now? Calls and segments always may; a timeout when its time has come; Event.TRANSMIT
// when it would send.
export function isDue(tcb, event, call, cfg) {{
{1}}}

// The first event that the machine itself makes due; null if there is none.
export function due(tcb, call, cfg) {{
{2}    return null;
}}

// When the host must look again: `call.now` if something is due, else the earliest timer; null if none runs.
export function nextDeadline(tcb, call, cfg) {{
    if (due(tcb, call, cfg) !== null) return call.now;
    let armed = false;
    let deadline = call.now;
{3}    return armed ? deadline : null;
}}

// Are the figures ones that the machine was proved for?
export function isSound(cfg) {{
{4}}}

)";

class Script : public Module {
 public:
  explicit Script(const form::Form& form) : Module(form, js_language, js_layout) {}

  std::string print() const {
    return enumerations() + structures() + std::string(helpers) + words() + groups() + phases() + checks() +
           fill(interface, step(1), is_due(1), due(1), timers("deadline", 1),
                line(fmt::format("return {};", sound()), 1)) +
           "// Names as the RFC and the table write them, and where in the RFC a rule stands: by number.\n" +
           names();
  }

 private:
  /// `fin_rides` is `finRides` here.
  std::string function_name(std::string_view name) const override {
    std::string text = camel_case(name);
    text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return text;
  }
};

std::vector<File> print_js(const model::PlainTable& table, const Heading& heading) {
  const form::Form form = form::form_of(table);
  const std::string octets =
      fmt::format(fmt::runtime(guide), "`told.sent`", "State.CLOSED", "", "Event.TRANSMIT");
  return {{"synfin.mjs", head(heading, table, slashes) + marked(std::string(opening) + octets, "// ") + "\n" +
                             Script(form).print()}};
}

}  // namespace

Target target_js() {
  return {"js",
          "an embeddable machine as one ES module: synfin.mjs",
          "for a TCP, or a page that shows one, in JavaScript: no dependency; the caller owns all objects",
          print_js,
          {},
          true};
}

}  // namespace synfin::gen
