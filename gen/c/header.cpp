// synfin.h, the interface: structs and constants from the lists of the model, functions, and what a host must
// know to use them.
#include <algorithm>

#include "../imperative/guide.hpp"
#include "c.hpp"

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

/// A field of a struct, as declared: `uint32_t snd_una`, `bool armed_user : 1`.
std::string declaration(std::size_t id) {
  const unsigned width = model::place_of(id).width;
  const bool flag = model::fields[id].sort == model::Sort::flag;
  const std::string type = flag ? "bool" : fmt::format("uint{}_t", width);
  return fmt::format("{} {}{}", type, name_of(id), width == 1 ? " : 1" : "");
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
    values += (values.empty() ? "" : ", ") + initial_value(c_language, id);
  std::string text = comment("The RFC's own figures, as an initializer.") +
                     wrapped(fmt::format("#define SYNFIN_CONFIG_DEFAULT {{{}}}", values), "", "    ", 95);
  for (std::size_t at = 0; (at = text.find("\n    ", at)) != std::string::npos; at += 3)
    text.replace(at, 1, " \\\n");
  return text + "\n";
}

constexpr std::string_view opening =
    R"(
/* TCP's connection machine, RFC 9293: one end of one connection, from SYN to FIN.

   The host owns all memory, carries the segments, keeps the octets and the clock; the machine counts.
   It needs no library, no heap and no globals, and serves any number of connections and threads.

       synfin_tcb tcb;
       synfin_config config;
       synfin_actions actions;
       synfin_call call = {0};
       synfin_segment none = {0};

       synfin_initialize(&tcb);
       synfin_default_config(&config);
       call.now = clock_in_ms();
       call.isn = fresh_initial_sequence_number();
       call.has_isn = true;
       synfin_handle(&tcb, SYNFIN_EVENT_OPEN_ACTIVE, &call, &config, &none, &actions);
       if (actions.told & SYNFIN_TOLD_SENT) transmit(&actions.out);

   Call synfin_due after each event, and again at synfin_next_deadline, and let what is due happen.

   Headers of TCP are written and read by synfin_wire.h; synfin_save.h, where there is one, makes octets of a TCB
   and takes back sound ones only.

)";

constexpr std::string_view macros = R"(
   Macros, to be defined alike for this header and for synfin.c; nothing is left of what is not defined:
     SYNFIN_FIRED           each event notes the rules that fired
     SYNFIN_TRACE(rule)     an expression that is evaluated whenever a rule fires, with its SYNFIN_RULE_...
     SYNFIN_NAMES           names of states, events and rules
     SYNFIN_CLAUSES         where in the RFC a rule stands
     SYNFIN_FIELDS          where each member of a struct lies, by its name
     SYNFIN_CONFIG_STATIC   an initializer of a synfin_config, as SYNFIN_CONFIG_DEFAULT is one: all
                            connections have that configuration, the compiler drops what it cannot
                            reach, and `cfg` is not read
     SYNFIN_SMALL           what rules have in common stands once, as it does at -Os without being asked,
                            and is called: smaller, a little slower; of GCC and clang */

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
bool synfin_is_due(const synfin_tcb *tcb, synfin_event event, const synfin_call *call, const synfin_config *cfg);

/* The first event that the machine itself makes due; false if there is none. */
bool synfin_due(const synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg, synfin_event *event);

/* When the host must look again: `call->now` if something is due, else the earliest timer; false if none runs. */
bool synfin_next_deadline(const synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg, uint32_t *deadline);

/* Names as the RFC and the table write them; "unknown" for what is none. */
#ifdef SYNFIN_NAMES
const char *synfin_state_name(synfin_state state);
const char *synfin_event_name(synfin_event event);
const char *synfin_rule_name(synfin_rule rule);
#endif
#ifdef SYNFIN_CLAUSES
const char *synfin_rule_clause(synfin_rule rule);
#endif

/* The members of the structs, for hosts that read or show them by name. Those of `out` are a segment's. */
#ifdef SYNFIN_FIELDS
#define SYNFIN_WHOLE 255u
typedef struct synfin_field {
    const char *record; /* the type without its prefix: tcb, call, config, segment, actions */
    const char *name;
    uint16_t at; /* in octets from the struct's beginning */
    uint8_t octets; /* of the number that lies there: 4, 2 or 1 */
    uint8_t bit; /* of the number, the lowest is 0; SYNFIN_WHOLE: all of it */
} synfin_field;
extern const synfin_field synfin_fields[SYNFIN_FIELD_COUNT];
#endif

#ifdef __cplusplus
}
#endif

#endif
)";

}  // namespace

std::string header(const form::Form& form) {
  const PlainTable& table = *form.table;
  constexpr std::size_t sent = model::id_of(model::terms::told.sent);
  std::string text =
      std::string(opening) +
      marked(fmt::format(fmt::runtime(guide), told_constant(sent), state_constant(model::CLOSED),
                         " No enum lies in a struct or a parameter, whatever -fshort-enums says.",
                         event_constant(model::Event::TRANSMIT)),
             "   ") +
      fmt::format(macros, table.name) + enumerations(form);
  text += structure("synfin_tcb",
                    "The transmission control block: what one connection keeps from event to event. `state` "
                    "holds a synfin_state. Read what you like; let only the machine write.",
                    members(Record::tcb));
  for (const Record record : {Record::seg, Record::call, Record::cfg})
    text += structure(fmt::format("synfin_{}", gen::name_of(record).type), gen::name_of(record).meaning,
                      members(record));
  text += default_config();
  text += told_bits() + fmt::format("#define SYNFIN_FIRED_MAX {}\n\n", model::fired_places(table).most);
  text += structure(
      "synfin_actions", gen::name_of(Record::actions).meaning,
      "    uint32_t told; /* bits: SYNFIN_TOLD_... */\n" + members(Record::actions, {Group::out}) +
          explained("synfin_segment out;",
                    fmt::format("the segment that leaves, if {} is told", told_constant(sent))) +
          "#ifdef SYNFIN_FIRED\n"
          "    uint32_t fired_count; /* of rules in `fired` */\n"
          "    synfin_rule fired[SYNFIN_FIRED_MAX]; /* the rules that fired, in order */\n#endif\n");
  text += fmt::format("#define SYNFIN_FIELD_COUNT {}\n\n", fields_by_name().size());
  return text + std::string(functions);
}

}  // namespace synfin::gen::c
