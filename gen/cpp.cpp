// Target `cpp`: the machine as one header of C++17, all of it constexpr.
#include "imperative/guide.hpp"
#include "imperative/module.hpp"
#include "target.hpp"
#include "text.hpp"

namespace synfin::gen {

namespace {

// Levels: 1 ?:  2 ||  3 &&  4 == <  5 + -  6 !  7 cast. More parentheses than the language needs, as
// compilers advise.
constexpr Language cpp_language{
    .add = {"{0} + {1}", 5, 6, true},
    .subtract = {"{0} - {1}", 5, 6, true},
    .equal = {"{0} == {1}", 4, 6},
    .less = {"{0} < {1}", 4, 6},
    .before = {"before({0}, {1})", Text::atom, 0},
    .conjunction = {"{0} && {1}", 3, 4, true},
    .disjunction = {"{0} || {1}", 2, 4, true},
    .negation = {"!{0}", 6, 7},
    .choice = {"{0} ? {1} : {2}", 1, 2},
    .unequal = {"{0} != {1}", 4, 6},
    .at_most = {"{0} <= {1}", 4, 6},
    .until = {"until({0}, {1})", Text::atom, 0},
    .smaller = {"smaller({0}, {1})", Text::atom, 0},
    .larger = {"larger({0}, {1})", Text::atom, 0},
    .count = {"count({0})", Text::atom, 0},
    .yes = "true",
    .no = "false",
    .number = "{0}U",
    .state = "State::{0}",
};
static_assert(is_complete(cpp_language));

constexpr Layout cpp_layout{
    .event = "Event::{0}",
    .rule = "Rule::{0}",
    .flow = "Flow::{0}",
    .in_states = "among(tcb.state, {0})",
    .between_states = ", ",
    .widen = "std::uint32_t{{{0}}}",
    .narrow = "static_cast<std::uint16_t>({0})",
    .flag_type = "bool",
    .state_type = "State",
    .word_type = "std::uint{0}_t",
    .flow_type = "Flow",
    .let = "const {2} {0} = {1};",
    .declare_flow = "Flow flow = Flow::CONTINUE;",
    .fired = "fired({0});",
    .function = "constexpr {2} {0}({1}) {{",
    .nothing = "void",
    .given = "const {1}& {0}",
    .written = "{1}& {0}",
    .note_argument = "fired",
    .note_parameter = "Fired& fired",
    .note_head = "template <class Fired>",
    .enumeration = "enum class {1} : std::uint{2}_t {{",
    .constant = "    {0},",
    .structure = "struct {1} {{",
    .field = "    {1} {0} = {2};",
    .nested = "    {1} {0}{{}};",
    .names = "inline constexpr std::string_view {0}[] = {{",
};

constexpr std::string_view opening = R"(
TCP's connection machine, RFC 9293: one end of one connection, from SYN to FIN. The host owns all memory,
carries the segments, keeps the octets and the clock; the machine counts. It needs no heap, no globals, no
exceptions, and runs at compile time, too.

    synfin::Tcb tcb;
    synfin::Config config;  // the RFC's own figures
    synfin::Call call;
    call.now = clock_in_ms();
    call.isn = fresh_initial_sequence_number();
    call.has_isn = true;
    const synfin::Actions actions = handle(tcb, synfin::Event::OPEN_ACTIVE, call, config, {});
    if (actions.told.sent) transmit(actions.out);

Call `due` after each event, and again at `next_deadline`, and let what is due happen.

)";

constexpr std::string_view includes = R"(
#ifndef SYNFIN_HPP
#define SYNFIN_HPP

#include <cstdint>
#include <optional>
#include <string_view>

namespace synfin {

)";

constexpr std::string_view helpers = R"(namespace detail {

// what follows a rule: nothing; the next phase; the closing phases, which send and set timers
enum class Flow { RETURN, CONTINUE, ANSWER };

// what notes no rules
struct Unnoted {
    constexpr void operator()(Rule) const {}
};

template <class... States>
constexpr bool among(State state, States... states) {
    return ((state == states) || ...);
}

// a lies before b on the circle of 2^32 (RFC 9293 section 3.4)
constexpr bool before(std::uint32_t a, std::uint32_t b) {
    return a - b > 0x7fffffffU;
}

// a lies before b, or is b
constexpr bool until(std::uint32_t a, std::uint32_t b) {
    return b - a <= 0x7fffffffU;
}

constexpr std::uint32_t smaller(std::uint32_t a, std::uint32_t b) {
    return a < b ? a : b;
}

constexpr std::uint32_t larger(std::uint32_t a, std::uint32_t b) {
    return a < b ? b : a;
}

constexpr std::uint32_t count(bool flag) {
    return flag ? 1U : 0U;
}

)";

constexpr std::string_view interface = R"(template <class Fired>
constexpr void step(Tcb& tcb, Event event, const Call& call, const Config& cfg, const Segment& seg, Actions& actions,
                    Fired& fired) {{
    Flow flow = Flow::CONTINUE;
{0}}}

constexpr bool is_due(const Tcb& tcb, Event event, const Call& call, [[maybe_unused]] const Config& cfg) {{
{1}}}

constexpr bool is_sound(const Config& cfg) {{
{4}}}

}}  // namespace detail

// May the event happen now? Calls and segments always may; a timeout when its time has come; Event::TRANSMIT
// when it would send.
constexpr bool is_due(const Tcb& tcb, Event event, const Call& call, const Config& cfg) {{
    return detail::is_due(tcb, event, call, cfg);
}}

// Lets one event happen, and tells what to do. The segment matters to Event::SEGMENT_ARRIVES only. An event that
// is not due (see is_due), or that there is not, changes nothing and tells nothing. `fired` is called with each
// rule that fires.
template <class Fired>
constexpr Actions handle(Tcb& tcb, Event event, const Call& call, const Config& cfg, const Segment& seg,
                         Fired&& fired) {{
    Actions actions{{}};
    if (is_due(tcb, event, call, cfg)) detail::step(tcb, event, call, cfg, seg, actions, fired);
    return actions;
}}
constexpr Actions handle(Tcb& tcb, Event event, const Call& call, const Config& cfg, const Segment& seg) {{
    return handle(tcb, event, call, cfg, seg, detail::Unnoted{{}});
}}

// The first event that the machine itself makes due.
constexpr std::optional<Event> due(const Tcb& tcb, const Call& call, const Config& cfg) {{
{2}    return std::nullopt;
}}

// When the host must look again: `call.now` if something is due, else the earliest timer that runs.
constexpr std::optional<std::uint32_t> next_deadline(const Tcb& tcb, const Call& call, const Config& cfg) {{
    using detail::before;
    if (due(tcb, call, cfg)) return call.now;
    bool armed = false;
    std::uint32_t deadline = call.now;
{3}    return armed ? std::optional<std::uint32_t>(deadline) : std::nullopt;
}}

// Are the figures ones that the machine was proved for?
constexpr bool is_sound(const Config& cfg) {{
    return detail::is_sound(cfg);
}}

// Names as the RFC and the table write them, and where in the RFC a rule stands: by number.

)";

class Header : public Module {
 public:
  explicit Header(const form::Form& form) : Module(form, cpp_language, cpp_layout) {}

  std::string print() const {
    return std::string(includes) + enumerations() + structures() + std::string(helpers) + words() + groups() +
           phases() + checks() +
           fill(interface, step(1), is_due(1), due(1), timers("deadline", 1),
                line(fmt::format("return {};", sound()), 1)) +
           names() + "}  // namespace synfin\n\n#endif\n";
  }
};

std::vector<File> print_cpp(const model::PlainTable& table, const Heading& heading) {
  const form::Form form = form::form_of(table);
  const std::string octets =
      fmt::format(fmt::runtime(guide), "`told.sent`", "State::CLOSED", "", "Event::TRANSMIT");
  return {{"synfin.hpp", head(heading, table, slashes) + marked(std::string(opening) + octets, "// ") +
                             Header(form).print()}};
}

}  // namespace

Target target_cpp() {
  return {"cpp",
          "an embeddable machine as one header of C++17: synfin.hpp",
          "for a TCP in C++ that takes no library: constexpr throughout, which rules fire is told to a "
          "functor or to nobody",
          print_cpp,
          {},
          true};
}

}  // namespace synfin::gen
