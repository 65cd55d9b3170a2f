// synfin.h, the interface: structs and constants from the lists of the model, functions, and what a host must
// know to use them.
#include <algorithm>

#include "functions.hpp"

namespace synfin::gen::c {

using model::Group;
using model::PlainTable;
using model::Record;

namespace {

/// One line of an enum or a struct, with its meaning beside it, or above it where that gets too long.
std::string explained(std::string_view line, std::string_view meaning, std::string_view indent = "    ") {
  if (indent.size() + line.size() + meaning.size() < 95)
    return fmt::format("{}{} /* {} */\n", indent, line, meaning);
  return comment(meaning, indent) + fmt::format("{}{}\n", indent, line);
}

std::string structure(std::string_view name, std::string_view meaning, std::string_view inside) {
  return comment(meaning) + fmt::format("typedef struct {0} {{\n{1}}} {0};\n\n", name, inside);
}

/// The fields of a record in the order of the layout, those of one group only where one is given.
std::string members(Record record, const std::vector<Group>& but_not = {}) {
  std::string text;
  for (const std::size_t id : model::fields_of(record))
    if (std::find(but_not.begin(), but_not.end(), model::fields[id].group) == but_not.end() &&
        !(record == Record::actions && model::place_of(id).width == 1))
      text += explained(declaration(id) + ";", model::fields[id].meaning);
  return text;
}

/// An enum, and the type that holds its values: one octet or two, whatever a compiler makes of enums. `each`
/// is given a function that adds a constant and its meaning.
template <class Each>
std::string enumeration(std::string_view name, std::string_view type, std::string_view meaning, Each each) {
  std::string inside;
  each([&](std::string_view constant, std::string_view text) {
    inside += explained(fmt::format("{},", constant), text);
  });
  return comment(meaning) + fmt::format("enum {{\n{}}};\ntypedef {} {};\n\n", inside, type, name);
}

/// What an event reads beside the TCB and the configuration.
std::string read_by(const form::Form& form, const form::Handling& handling) {
  std::set<std::size_t> fields = form.glossary->reads(*handling.enabled);
  for (const form::Stretch& stretch : handling.stretches)
    for (const std::size_t phase : stretch.phases) fields.merge(form.reads(form.phases[phase].body));
  std::string text;
  for (const std::size_t id : fields)
    if (model::fields[id].group == Group::call)
      text += fmt::format("{}call.{}", text.empty() ? "" : ", ", model::fields[id].name);
  const bool is_segment = std::any_of(fields.begin(), fields.end(),
                                      [](std::size_t id) { return model::fields[id].group == Group::seg; });
  if (is_segment) text += text.empty() ? "the segment" : ", and the segment";
  return text.empty() ? "nothing more" : text;
}

std::string enumerations(const form::Form& form) {
  return enumeration("synfin_state", "uint8_t", "The states (RFC 9293 section 3.3.2).",
                     [](auto add) {
                       for (std::size_t s = 0; s < model::state_count; ++s)
                         add(state_constant(static_cast<model::State>(s)), model::states[s].meaning);
                     }) +
         enumeration("synfin_event", "uint8_t",
                     "The events (RFC 9293 section 3.10), and what each reads beside the TCB and the "
                     "configuration. What it does not read need not be set.",
                     [&](auto add) {
                       for (const form::Handling& handling : form.handlings)
                         add(event_constant(handling.event),
                             fmt::format("{}; reads {}",
                                         model::events[static_cast<std::size_t>(handling.event)].meaning,
                                         read_by(form, handling)));
                     }) +
         enumeration("synfin_rule", "uint16_t", "The rules of the table, by what they say.", [&](auto add) {
           for (const model::PlainRule* rule : form.table->rules) add(rule_constant(*rule), rule->gloss);
         });
}

std::string told_bits() {
  std::string text = comment("What the host is to do, or to tell the user: bits of synfin_actions.told.");
  for (const std::size_t id : model::fields_of(Record::actions))
    if (model::place_of(id).width == 1)
      text += explained(fmt::format("#define {} (1u << {})", told_constant(id), model::place_of(id).bit),
                        model::fields[id].meaning, "");
  return text + "\n";
}

std::string default_config() {
  std::string values;
  for (const std::size_t id : model::fields_of(Record::cfg))
    values += (values.empty() ? "" : ", ") + default_of(id);
  std::string text = comment("The RFC's own figures, as an initializer.") +
                     wrapped(fmt::format("#define SYNFIN_CONFIG_DEFAULT {{{}}}", values), "", "    ", 95);
  for (std::size_t at = 0; (at = text.find("\n    ", at)) != std::string::npos; at += 3)
    text.replace(at, 1, " \\\n");
  return text + "\n";
}

/// No event fires more than one rule of each of its phases.
std::size_t most_fired(const PlainTable& table) {
  std::size_t most = 0;
  for (const model::PlainHandling& handling : table.handlings) most = std::max(most, handling.phases.size());
  return most;
}

constexpr std::string_view opening =
    R"(
/* TCP's connection machine, RFC 9293: one end of one connection, from SYN to FIN.

   The host owns all memory, carries the segments, keeps the octets and the clock; the machine counts.
   It needs no library, no heap and no globals, and serves any number of connections and threads.

       synfin_tcb tcb;
       synfin_config config;
       synfin_actions actions;
       synfin_call call = {{0}};
       synfin_segment none = {{0}};

       synfin_initialize(&tcb);
       synfin_default_config(&config);
       call.now = clock_in_ms();
       call.isn = fresh_initial_sequence_number();
       synfin_handle(&tcb, SYNFIN_EVENT_OPEN_ACTIVE, &call, &config, &none, &actions);
       if (actions.told & SYNFIN_TOLD_SENT) transmit(&actions.out);

   Call synfin_due after each event, and again at synfin_next_deadline, and let what is due happen.

   Headers of TCP are written and read by synfin_wire.h; synfin_save.h, where there is one, makes octets of a TCB
   and takes back sound ones only.

   What is done with octets, in this order: `acknowledged` of them leave the front of the send buffer, which
   then begins with the number snd_una (behind the SYN, once that is acknowledged); `delivered` of the
   segment's text are new, from its place RCV.NXT - SEG.SEQ on as RCV.NXT was before the event (less one
   where the segment has a SYN); `received` are what a RECEIVE hands to the user; the text of `out`, if
   SYNFIN_TOLD_SENT is told, begins at the place out.seq - snd_una of the send buffer.
   PSH, delaying what is owed, Nagle's algorithm and congestion control are the host's: so is the scale of
   windows, which are counted here in octets (that of a SYN is never scaled, RFC 7323 section 2.2). All
   numbers wrap at 2^32: sequence numbers, and the clock, too.

   A TCB may be freed, or used again, when its state is SYNFIN_STATE_CLOSED, and not before. A connection
   that waits in LISTEN turns into the one that is called: a host that is to go on listening keeps another
   TCB in LISTEN for whoever calls next. One that falls back to LISTEN waits again and tells nothing.
   Which OPEN, and which segment, makes a new incarnation is not known beforehand: set call.isn afresh with
   each event that reads it. No enum lies in a struct or a parameter, whatever -fshort-enums says.

   A congestion window withholds octets, not SYNFIN_EVENT_TRANSMIT: SEND no more than may be in flight, less
   what was sent and is not acknowledged, in pieces of snd_mss but for the last, and CLOSE behind the last.
   Nothing but the oldest segment is ever sent again, at a time-out: to fill a hole at once (RFC 5681 section
   3.2) send a copy of it, from snd_una on and up to snd_nxt, with ack = rcv_nxt and wnd = rcv_wnd, beside the
   machine. Each segment that is held and handled again may owe an acknowledgment: send but the last. Options
   of every segment (timestamps) take from the text: make `mss` of the peer's SYN, and default_mss, that much
   smaller. A round trip is measured by what was sent once only (Karn), and `rto` counts from the next event
   on.

   Macros, to be defined alike for this header and for synfin.c; nothing is left of what is not defined:
     SYNFIN_FIRED           each event notes the rules that fired
     SYNFIN_TRACE(rule)     an expression that is evaluated whenever a rule fires, with its SYNFIN_RULE_...
     SYNFIN_NAMES           names of states, events and rules
     SYNFIN_CLAUSES         where in the RFC a rule stands
     SYNFIN_CONFIG_STATIC   an initializer of a synfin_config, as SYNFIN_CONFIG_DEFAULT is one: all
                            connections have that configuration, the compiler drops what it cannot
                            reach, and `cfg` is not read */

#ifndef SYNFIN_H
#define SYNFIN_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {{
#endif

/* the table that this was printed from */
#define SYNFIN_TABLE "{0}"

)";

constexpr std::string_view functions = R"(/* A connection that does not exist yet: state CLOSED. */
void synfin_initialize(synfin_tcb *tcb);

/* The RFC's own figures. */
void synfin_default_config(synfin_config *cfg);

/* Are the figures ones that the machine was proved for? */
bool synfin_config_is_sound(const synfin_config *cfg);

/* Lets one event happen and tells what to do, in `actions`, which need not be initialized. The segment
   matters to SYNFIN_EVENT_SEGMENT_ARRIVES only, but must be given. What is given must not overlap. An event
   that is not due (see synfin_is_due), or that there is not, changes nothing and tells nothing. */
void synfin_handle(synfin_tcb *tcb, synfin_event event, const synfin_call *call,
                   const synfin_config *cfg, const synfin_segment *seg,
                   synfin_actions *actions);

/* May the event happen now? Calls and segments always may; a timeout when its time has come;
   SYNFIN_EVENT_TRANSMIT when it would send. */
bool synfin_is_due(const synfin_tcb *tcb, synfin_event event, uint32_t now, const synfin_config *cfg);

/* The first event that the machine itself makes due; false if there is none. */
bool synfin_due(const synfin_tcb *tcb, uint32_t now, const synfin_config *cfg, synfin_event *event);

/* When the host must look again: `now` if something is due, else the earliest timer; false if none runs. */
bool synfin_next_deadline(const synfin_tcb *tcb, uint32_t now, const synfin_config *cfg, uint32_t *deadline);

/* Names as the RFC and the table write them; "unknown" for what is none. */
#ifdef SYNFIN_NAMES
const char *synfin_state_name(synfin_state state);
const char *synfin_event_name(synfin_event event);
const char *synfin_rule_name(synfin_rule rule);
#endif
#ifdef SYNFIN_CLAUSES
const char *synfin_rule_clause(synfin_rule rule);
#endif

#ifdef __cplusplus
}
#endif

#endif
)";

}  // namespace

std::string header(const form::Form& form) {
  const PlainTable& table = *form.table;
  std::string text = fmt::format(opening, table.name) + enumerations(form);
  text += structure("synfin_tcb",
                    "The transmission control block: what one connection keeps from event to event. `state` "
                    "holds a synfin_state. Read what you like; let only the machine write.",
                    members(Record::tcb));
  text += structure("synfin_segment", "A segment, without its payload. Zero what does not apply.",
                    members(Record::seg));
  text += structure("synfin_call", "What the host says with an event.", members(Record::call));
  text += structure("synfin_config", "What may differ between hosts. Octets and milliseconds.",
                    members(Record::cfg));
  text += default_config();
  text += told_bits() + fmt::format("#define SYNFIN_FIRED_MAX {}\n\n", most_fired(table));
  text += structure(
      "synfin_actions", "What one event leads to.",
      "    uint32_t told; /* bits: SYNFIN_TOLD_... */\n" + members(Record::actions, {Group::out}) +
          explained("synfin_segment out;",
                    fmt::format("the segment that leaves, if {} is told",
                                told_constant(model::id_of(model::terms::told.sent)))) +
          "#ifdef SYNFIN_FIRED\n"
          "    uint32_t fired_count; /* of rules in `fired` */\n"
          "    synfin_rule fired[SYNFIN_FIRED_MAX]; /* the rules that fired, in order */\n#endif\n");
  return text + std::string(functions);
}

}  // namespace synfin::gen::c
