// Target `rust`: the machine as one file, without the standard library and without unsafe code.
#include "imperative/guide.hpp"
#include "imperative/module.hpp"
#include "target.hpp"
#include "text.hpp"

namespace synfin::gen {

namespace {

using model::Record;

// Levels: 1 if-else  2 ||  3 &&  4 == <  6 !. More parentheses than the language needs, for the reader.
constexpr Language rust_language{
    .add = {"u32::wrapping_add({0}, {1})", Text::atom, 0},
    .subtract = {"u32::wrapping_sub({0}, {1})", Text::atom, 0},
    .equal = {"{0} == {1}", 4, 5},
    .less = {"{0} < {1}", 4, 5},
    .before = {"before({0}, {1})", Text::atom, 0},
    .conjunction = {"{0} && {1}", 3, 4, true},
    .disjunction = {"{0} || {1}", 2, 4, true},
    .negation = {"!{0}", 6, 7},
    .choice = {"if {0} { {1} } else { {2} }", 1, 0},
    .unequal = {"{0} != {1}", 4, 5},
    .at_most = {"{0} <= {1}", 4, 5},
    .until = {"until({0}, {1})", Text::atom, 0},
    .smaller = {"smaller({0}, {1})", Text::atom, 0},
    .larger = {"larger({0}, {1})", Text::atom, 0},
    .count = {"u32::from({0})", Text::atom, 0},
    .yes = "true",
    .no = "false",
    .number = "{0}",
    .state = "State::{1}",
};
static_assert(is_complete(rust_language));

constexpr Layout rust_layout{
    .event = "Event::{1}",
    .rule = "Rule::{1}",
    .flow = "Flow::{1}",
    .in_states = "matches!(tcb.state, {0})",
    .between_states = " | ",
    .widen = "u32::from({0})",
    .narrow = "half({0})",
    .flag_type = "bool",
    .state_type = "State",
    .word_type = "u{0}",
    .flow_type = "Flow",
    .open = "if {0} {{",
    .leave_if = "if {0} {{ return; }}",
    .give_if = "if {0} {{ return {1}; }}",
    .result = "{0}",
    .let = "let {0} = {1};",
    .chain = "let flow = {0};",
    .fired = "fired({0});",
    .end_of_step = "let _ = flow;",
    .choose = "match event {{",
    .one_case = "{0} => {{",
    .end_of_case = "}}",
    .go_on = "",
    .otherwise = "_ => {{",
    .cases_depth = 1,
    .is_exhaustive = true,
    .function = "fn {0}({1}){2} {{",
    .returns = " -> {0}",
    .given = "{0}: &{1}",
    .written = "{0}: &mut {1}",
    .note_argument = "fired",
    .note_parameter = "fired: &mut impl FnMut(Rule)",
    .comment = "/// ",
    .beside = "",
    .above = "/// ",
    .enumeration = "#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum {1} {{",
    .end_of_enumeration = "}}",
    .constant = "    {1},",
    .structure = "#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub struct {1} {{",
    .end_of_structure = "}}",
    .field = "    pub {0}: {1},",
    .nested = "    pub {0}: {1},",
    .names = "pub const {0}: [&str; {1}] = [",
    .end_of_names = "];",
};

constexpr std::string_view opening = R"(
TCP's connection machine, RFC 9293: one end of one connection, from SYN to FIN. The host carries the
segments, keeps the octets and the clock; the machine counts. No heap, no standard library, no unsafe code.

    let mut tcb = Tcb::new();
    let config = Config::new(); // the RFC's own figures
    let call = Call { now: clock_in_ms(), isn: fresh_initial_sequence_number(), has_isn: true, ..Call::new() };
    let actions = tcb.handle(Event::OpenActive, &call, &config, &Segment::new());
    if actions.told.sent { transmit(&actions.out); }

Call `due` after each event, and again at `next_deadline`, and let what is due happen.

)";

constexpr std::string_view attributes = R"(
#![no_std]
#![forbid(unsafe_code)]
// One test a line, as the table has them; and what leads on is said at each of its places.
#![allow(clippy::collapsible_if, clippy::collapsible_else_if, clippy::needless_return)]

)";

constexpr std::string_view helpers =
    R"(/// What follows a rule: nothing; the next phase; the closing phases, which send and set timers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flow {
    Return,
    Continue,
    Answer,
}

/// Does a lie before b on the circle of 2^32 (RFC 9293 section 3.4)?
fn before(a: u32, b: u32) -> bool {
    a.wrapping_sub(b) > 0x7fff_ffff
}

/// Does a lie before b, or is it b?
fn until(a: u32, b: u32) -> bool {
    b.wrapping_sub(a) <= 0x7fff_ffff
}

// As the table asks, and not by Ord: so each is the same question in the compiled form, which is proved by it.
fn smaller(a: u32, b: u32) -> u32 {
    if a < b { a } else { b }
}
fn larger(a: u32, b: u32) -> u32 {
    if a < b { b } else { a }
}

/// A field of 16 bits. It is proved of the table that no more is ever put into one.
fn half(value: u32) -> u16 {
    value as u16
}

)";

constexpr std::string_view interface = R"(impl Tcb {{
    /// Lets one event happen, and tells what to do. The segment matters to `Event::SegmentArrives` only. An event
    /// that is not due (see `is_due`) changes nothing and tells nothing.
    pub fn handle(&mut self, event: Event, call: &Call, cfg: &Config, seg: &Segment) -> Actions {{
        self.handle_noting(event, call, cfg, seg, &mut |_| {{}})
    }}

    /// The same, and `fired` is called with each rule that fires.
    pub fn handle_noting(
        &mut self,
        event: Event,
        call: &Call,
        cfg: &Config,
        seg: &Segment,
        fired: &mut impl FnMut(Rule),
    ) -> Actions {{
        let mut actions = Actions::new();
        if self.is_due(event, call, cfg) {{
            step(self, event, call, cfg, seg, &mut actions, fired);
        }}
        actions
    }}

    /// May the event happen now? Calls and segments always may; a timeout when its time has come;
    /// `Event::Transmit` when it would send.
    pub fn is_due(&self, event: Event, call: &Call, cfg: &Config) -> bool {{
        is_due(self, event, call, cfg)
    }}

    /// The first event that the machine itself makes due.
    pub fn due(&self, call: &Call, cfg: &Config) -> Option<Event> {{
        let tcb = self;
{2}        None
    }}

    /// When the host must look again: `call.now` if something is due, else the earliest timer that runs.
    pub fn next_deadline(&self, call: &Call, cfg: &Config) -> Option<u32> {{
        if self.due(call, cfg).is_some() {{
            return Some(call.now);
        }}
        let tcb = self;
        let mut armed = false;
        let mut deadline = call.now;
{3}        if armed {{ Some(deadline) }} else {{ None }}
    }}
}}

impl Config {{
    /// Are the figures ones that the machine was proved for?
    pub fn is_sound(&self) -> bool {{
        let cfg = self;
{4}    }}
}}

fn step(
    tcb: &mut Tcb,
    event: Event,
    call: &Call,
    cfg: &Config,
    seg: &Segment,
    actions: &mut Actions,
    fired: &mut impl FnMut(Rule),
) {{
    let mut flow = Flow::Continue;
{0}}}

fn is_due(tcb: &Tcb, event: Event, call: &Call, cfg: &Config) -> bool {{
    let _ = (tcb, call, cfg);
{1}}}

// Names as the RFC and the table write them, and where in the RFC a rule stands: by number, `event as usize`.

)";

class Source : public Module {
 public:
  explicit Source(const form::Form& form) : Module(form, rust_language, rust_layout) {}

  std::string print() const {
    return std::string(attributes) + enumerations() + structures() + constructors() + std::string(helpers) +
           words() + groups() + phases() + checks() +
           fill(interface, step(1), is_due(1), due(2), timers("deadline", 2), line(sound(), 2)) + names();
  }

 private:
  std::vector<std::string> found(const std::string& event) const override {
    return {fmt::format("return Some({});", event)};
  }
  /// What each struct is at first; a constant, too.
  std::string constructors() const {
    constexpr std::string_view each = "            {0}: {2},";
    std::string text;
    const auto constructor = [&](std::string_view type, std::string_view what, const std::string& inside) {
      text += fmt::format(
          "impl {0} {{\n    /// {1}\n    pub const fn new() -> Self {{\n        Self {{\n{2}        }}\n    "
          "}}\n}}\n\n"
          "impl Default for {0} {{\n    fn default() -> Self {{\n        Self::new()\n    }}\n}}\n\n",
          type, what, inside);
    };
    constructor("Tcb", "A connection that does not exist yet: CLOSED.", values(Record::tcb, each));
    constructor("Segment", "Nothing applies.", values(Record::seg, each));
    constructor("Call", "Nothing is said.", values(Record::call, each));
    constructor("Config", "The RFC's own figures.", values(Record::cfg, each));
    constructor("Told", "Nothing is told.", values(Record::actions, each, true));
    constructor("Actions", "Nothing is to be done.",
                "            told: Told::new(),\n" + values(Record::actions, each) +
                    "            out: Segment::new(),\n");
    return text;
  }
};

std::vector<File> print_rust(const model::PlainTable& table, const Heading& heading) {
  const form::Form form = form::form_of(table);
  const std::string octets =
      fmt::format(fmt::runtime(guide), "`told.sent`", "`State::Closed`", "", "`Event::Transmit`");
  return {{"synfin.rs", head(heading, table, slashes) + marked(std::string(opening) + octets, "// ") +
                            Source(form).print()}};
}

}  // namespace

Target target_rust() {
  return {"rust",
          "an embeddable machine as one Rust file: synfin.rs",
          "for a TCP in Rust: no_std, no unsafe code, no crate; which rules fire is told to a closure, or to "
          "nobody",
          print_rust,
          {},
          true};
}

}  // namespace synfin::gen
