// Target `c`: an embeddable machine in freestanding C99. Here is synfin.h, the interface, and what goes with
// it.
#include "c.hpp"

#include <algorithm>
#include <array>

#include "../model/config.hpp"
#include "target.hpp"

namespace synfin::gen {

namespace {

using namespace c;
using model::Group;
using model::PlainTable;

constexpr std::array default_values{
#define SYNFIN_VALUE(sort, name, meaning) static_cast<std::uint32_t>(model::default_config.name),
    SYNFIN_CONFIG(SYNFIN_VALUE)
#undef SYNFIN_VALUE
};

/// One line of an enum or a struct, with its meaning beside it, or above it where that gets too long.
std::string explained(std::string_view line, std::string_view meaning, std::string_view indent = "    ") {
  if (indent.size() + line.size() + meaning.size() < 95)
    return fmt::format("{}{} /* {} */\n", indent, line, meaning);
  return comment(meaning, indent) + fmt::format("{}{}\n", indent, line);
}

std::string members(Group group, std::string_view indent = "    ") {
  std::string text;
  for_each_field(group, [&](std::size_t id) {
    const model::FieldInfo& field = model::fields[id];
    text += explained(fmt::format("{} {};", type_of(field.sort), field.name), field.meaning, indent);
  });
  return text;
}

std::string structure(std::string_view name, std::string_view meaning, std::string_view inside) {
  return comment(meaning) + fmt::format("typedef struct {0} {{\n{1}}} {0};\n\n", name, inside);
}

std::string tcb_structure() {
  std::string inside;
  for (unsigned g = 0; g < static_cast<unsigned>(Group::seg); ++g) {
    const auto group = static_cast<Group>(g);
    if (group == Group::tcb)
      inside += members(group);
    else
      inside += fmt::format("    struct {{\n{}    }} {};\n", members(group, "        "),
                            model::fields[model::first_field(group)].group_name);
  }
  return structure("synfin_tcb",
                   "The transmission control block: what one connection keeps from event to event. "
                   "`state` holds a synfin_state. Read what you like; let only the machine write.",
                   inside);
}

/// An enum; `each` is given a function that adds a constant and its meaning.
template <class Each>
std::string enumeration(std::string_view name, std::string_view meaning, Each each) {
  std::string inside;
  each([&](std::string_view constant, std::string_view text) {
    inside += explained(fmt::format("{},", constant), text);
  });
  return comment(meaning) + fmt::format("typedef enum {0} {{\n{1}}} {0};\n\n", name, inside);
}

std::string enumerations(const PlainTable& table) {
  return enumeration("synfin_state", "The states (RFC 9293 section 3.3.2).",
                     [](auto add) {
                       for (std::size_t s = 0; s < model::state_count; ++s)
                         add(state_constant(static_cast<model::State>(s)), model::states[s].meaning);
                     }) +
         enumeration("synfin_event", "The events (RFC 9293 section 3.10).",
                     [](auto add) {
                       for (std::size_t e = 0; e < model::event_count; ++e)
                         add(event_constant(static_cast<model::Event>(e)), model::events[e].meaning);
                     }) +
         enumeration("synfin_action_kind", "What the host is to do, or to tell the user.",
                     [](auto add) {
                       for_each_field(Group::told, [&](std::size_t id) {
                         if (is_action(id))
                           add(action_constant(model::fields[id]), model::fields[id].meaning);
                       });
                     }) +
         enumeration("synfin_rule",
                     "The rules of the table, by what they say; synfin_rule_name tells their names.",
                     [&](auto add) {
                       for (const model::PlainRule* rule : table.rules)
                         add(rule_constant(*rule), rule->gloss);
                     });
}

/// No event fires more than one rule of each of its phases, nor tells a thing twice.
std::string limits(const PlainTable& table) {
  std::size_t actions = 0;
  for_each_field(Group::told, [&](std::size_t id) { actions += is_action(id) ? 1 : 0; });
  std::size_t fired = 0;
  for (const model::PlainHandling& handling : table.handlings)
    fired = std::max(fired, handling.phases.size());
  return fmt::format("#define SYNFIN_ACTIONS_MAX {}\n#define SYNFIN_FIRED_MAX {}\n\n", actions, fired);
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
       for (uint32_t i = 0; i < actions.count; ++i)
           switch (actions.list[i].kind) {{
           case SYNFIN_ACTION_SENT: transmit(&actions.out); break;
           ...
           }}

   Call synfin_due after each event, and again at synfin_next_deadline, and let what is due happen. */

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
   matters to SYNFIN_EVENT_SEGMENT_ARRIVES only, but must be given, and not stand in `actions` itself.
   A timeout or SYNFIN_EVENT_TRANSMIT must be due. */
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
const char *synfin_state_name(synfin_state state);
const char *synfin_event_name(synfin_event event);
const char *synfin_rule_name(synfin_rule rule);
const char *synfin_rule_clause(synfin_rule rule);

#ifdef __cplusplus
}
#endif

#endif
)";

std::string header(const PlainTable& table, const Heading& heading) {
  std::string text = head(heading, table, c_comment) + fmt::format(opening, table.name) +
                     enumerations(table) + tcb_structure();
  text += structure("synfin_segment", "A segment, without its payload. Zero what does not apply.",
                    members(Group::seg));
  text += structure("synfin_call", "What the host says with an event.", members(Group::call));
  text += structure("synfin_config", "What may differ between hosts. Octets and milliseconds.",
                    members(Group::cfg));
  text += structure(
      "synfin_action", "One thing to do.",
      "    synfin_action_kind kind;\n    uint32_t octets; /* how many, where the kind counts some */\n");
  text += limits(table);
  text += structure(
      "synfin_actions", "What one event leads to.",
      "    uint32_t count; /* of actions in `list` */\n"
      "    uint32_t fired_count; /* of rules in `fired` */\n"
      "    synfin_action list[SYNFIN_ACTIONS_MAX];\n" +
          explained("synfin_segment out;",
                    fmt::format("the segment that leaves, if {} is in the list",
                                action_constant(model::fields[model::id_of(model::terms::told.sent)]))) +
          "    uint16_t fired[SYNFIN_FIRED_MAX]; /* the rules that fired, in order: synfin_rule */\n");
  return text + std::string(functions);
}

std::string default_config() {
  const Printer printer(c_language);
  std::string text = "void synfin_default_config(synfin_config *cfg)\n{\n";
  for_each_field(Group::cfg, [&](std::size_t id) {
    const std::uint32_t value = default_values[id - model::first_field(Group::cfg)];
    const bool flag = model::fields[id].sort == model::Sort::flag;
    text += fmt::format("    cfg->{} = {};\n", model::fields[id].name,
                        (flag ? printer.flag(value != 0) : printer.number(value)).text);
  });
  return text + "}\n\n";
}

template <class Each>
std::string naming(std::string_view of, std::string_view what, Each each) {
  std::string text =
      fmt::format("const char *synfin_{0}_{1}(synfin_{0} {0})\n{{\n    switch ({0}) {{\n", of, what);
  each([&](std::string_view constant, std::string_view name) {
    text += fmt::format("    case {}:\n        return \"{}\";\n", constant, name);
  });
  return text + "    default:\n        return \"unknown\";\n    }\n}\n\n";
}

std::string names(const PlainTable& table) {
  std::string text;
  text += naming("state", "name", [](auto add) {
    for (std::size_t s = 0; s < model::state_count; ++s)
      add(state_constant(static_cast<model::State>(s)), model::states[s].name);
  });
  text += naming("event", "name", [](auto add) {
    for (std::size_t e = 0; e < model::event_count; ++e)
      add(event_constant(static_cast<model::Event>(e)), model::events[e].name);
  });
  text += naming("rule", "name", [&](auto add) {
    for (const model::PlainRule* rule : table.rules) add(rule_constant(*rule), rule->name);
  });
  text += naming("rule", "clause", [&](auto add) {
    for (const model::PlainRule* rule : table.rules) add(rule_constant(*rule), text_of(rule->clause));
  });
  text.pop_back();
  return text;
}

std::vector<File> print_c(const PlainTable& table, const Heading& heading) {
  return {{"synfin.h", header(table, heading)},
          {"synfin.c", head(heading, table, c_comment) + source(table) + default_config() + names(table)}};
}

}  // namespace

Target target_c() {
  return {"c", "an embeddable machine in freestanding C99: synfin.h and synfin.c",
          "for a TCP in C or C++: no library, no heap, no globals; the host owns the struct and the segments",
          print_c};
}

}  // namespace synfin::gen
