// synfin.c: each word of the vocabulary becomes a function, and so does what rules have in common; each phase
// is one that decides which rule fires, each event the sequence of its phases.
#include "../form/decide.hpp"
#include "speaker.hpp"

namespace synfin::gen::c {

using model::Group;
using model::Record;

namespace {

/// The structs are as large as the layout says: nothing lies elsewhere than it says.
std::string sizes() {
  constexpr std::string_view types[] = {"tcb", "call", "config", "segment"};
  constexpr Record records[] = {Record::tcb, Record::call, Record::cfg, Record::seg};
  std::string text;
  for (std::size_t i = 0; i < std::size(types); ++i)
    text += fmt::format("typedef char synfin_{0}_takes_{1}_octets[sizeof(synfin_{0}) == {1} ? 1 : -1];\n",
                        types[i], model::size_of(records[i]));
  return "typedef char synfin_int_is_not_wider_than_32_bits[sizeof(int) <= sizeof(uint32_t) ? 1 : -1];\n" +
         text + "\n";
}

class Source {
 public:
  explicit Source(const form::Form& form) : form_(form), speak_(form) {}

  std::string print() const {
    std::string body = words();
    for (const form::Group& group : form_.groups) body += one_group(group);
    for (const form::Phase& phase : form_.phases) body += one_phase(phase);
    body += due();
    for (const form::Handling& handling : form_.handlings) body += checks(handling);
    body += handle() + next_deadline() + initialize() + sound() + default_config();
    return helper_functions(body) + body;
  }

 private:
  std::string words() const {
    std::string text;
    for (const Word* word : form_.glossary->used()) {
      const model::Node& meaning = *word->meaning;
      text += function(type_of(meaning.sort), word->name, speak_.reads(meaning), 0);
      text += statement(fmt::format("return {};", speak_.term(meaning))) + "}\n\n";
    }
    return text;
  }

  std::string one_group(const form::Group& group) const {
    std::string users;
    for (const model::PlainRule* rule : group.users)
      users += fmt::format("{}{}", users.empty() ? "" : ", ", rule->name);
    const Records written = speak_.writes(group.body);
    return comment(users) + function("void", group.name, speak_.reads(group.body) | written, written) +
           speak_.block(group.body, 1) + "}\n\n";
  }

  // -- phases --

  static std::string name_of_phase(const form::Phase& phase) {
    return "phase_" + snake_case(phase.phase->name);
  }
  Records written(const form::Phase& phase) const {
    return speak_.writes(phase.body) | only(Record::actions);
  }
  Records given(const form::Phase& phase) const { return speak_.reads(phase.body) | written(phase); }
  std::string call_of(std::size_t phase) const {
    const form::Phase& called = form_.phases[phase];
    return fmt::format("{}({})", name_of_phase(called), arguments(given(called)));
  }
  std::string one_phase(const form::Phase& phase) const {
    const bool leaves = !phase.body.empty() && std::holds_alternative<form::Leave>(phase.body.back().is);
    return comment(fmt::format("{} ({}): the first rule that fits fires", phase.phase->name,
                               text_of(phase.phase->clause))) +
           function("enum flow", name_of_phase(phase), given(phase), written(phase)) +
           speak_.block(phase.body, 1) + (leaves ? "" : "    return FLOW_CONTINUE;\n") + "}\n\n";
  }

  // -- events --

  /// What checks, and what answers behind it.
  static std::vector<const form::Stretch*> stretches_of(const form::Handling& handling, bool answering) {
    std::vector<const form::Stretch*> all;
    for (const form::Stretch& stretch : handling.stretches)
      if (stretch.answers == answering) all.push_back(&stretch);
    return all;
  }
  static std::vector<std::size_t> phases_of(const std::vector<const form::Stretch*>& stretches) {
    std::vector<std::size_t> all;
    for (const form::Stretch* stretch : stretches)
      all.insert(all.end(), stretch->phases.begin(), stretch->phases.end());
    return all;
  }
  static std::string name_of_checks(const form::Handling& handling) {
    return "on_" + snake_case(model::events[static_cast<std::size_t>(handling.event)].name);
  }
  std::string call_of_checks(const form::Handling& handling) const {
    Records all = tcb;
    for (const std::size_t phase : phases_of(stretches_of(handling, false)))
      all |= given(form_.phases[phase]);
    return fmt::format("{}({})", name_of_checks(handling), arguments(all));
  }
  /// `if` in the states of a stretch, its calls, and what follows each.
  template <class Follows>
  std::string stretch_of(const form::Stretch& stretch, std::size_t depth, Follows follows) const {
    std::string text;
    const std::size_t inner = stretch.is_test_needed ? depth + 1 : depth;
    if (stretch.is_test_needed)
      text += statement(fmt::format("if ({}) {{", speak_.among(stretch.states)), depth);
    for (const std::size_t phase : stretch.phases) text += follows(phase, inner);
    if (stretch.is_test_needed) text += statement("}", depth);
    return text;
  }
  /// The phases of an event that check: one after another, until one leads elsewhere.
  std::string checks(const form::Handling& handling) const {
    const auto stretches = stretches_of(handling, false);
    if (stretches.empty()) return {};
    Records all = tcb, changed = 0;
    for (const std::size_t phase : phases_of(stretches)) {
      all |= given(form_.phases[phase]);
      changed |= written(form_.phases[phase]);
    }
    const std::size_t last = phases_of(stretches).back();
    std::string body;
    bool chained = false;
    for (const form::Stretch* stretch : stretches)
      body += stretch_of(*stretch, 1, [&](std::size_t phase, std::size_t depth) {
        if (phase == last) return statement(fmt::format("return {};", call_of(phase)), depth);
        chained = true;
        return statement(fmt::format("flow = {};", call_of(phase)), depth) +
               statement("if (flow != FLOW_CONTINUE) return flow;", depth);
      });
    return function("enum flow", name_of_checks(handling), all, changed) +
           (chained ? "    enum flow flow;\n\n" : "") + body +
           (stretches.back()->is_test_needed ? "    return FLOW_CONTINUE;\n" : "") + "}\n\n";
  }

  std::string handle() const {
    std::string text =
        "void synfin_handle(synfin_tcb *tcb, synfin_event event, const synfin_call *call,\n"
        "                   const synfin_config *cfg, const synfin_segment *seg,\n"
        "                   synfin_actions *actions)\n{\n    enum flow flow = FLOW_CONTINUE;\n\n"
        "    FIX_CONFIG;\n    NONE_FIRED;\n    actions->told = 0u;\n";
    for (const std::size_t id : model::fields_of(Record::actions))
      if (model::place_of(id).width != 1) text += statement(fmt::format("{} = {};", member(id), zero(id)));
    text += "    switch (event) {\n";
    const form::Handling* const usual = usual_answer();
    for (const form::Handling& handling : form_.handlings) {
      text += fmt::format("    case {}:\n", event_constant(handling.event));
      if (!handling.is_always_enabled())
        text += statement(fmt::format("if (!({})) return;", speak_.is_due(handling, "call->now")), 2);
      const auto answering = stretches_of(handling, true);
      if (!stretches_of(handling, false).empty())
        text += statement(
            fmt::format("{}{};", answering.empty() ? "(void)" : "flow = ", call_of_checks(handling)), 2);
      const bool is_usual =
          !answering.empty() && phases_of(answering) == phases_of(stretches_of(*usual, true));
      if (!is_usual) text += answer(answering, 2);
      text += is_usual ? "        break;\n" : "        return;\n";
    }
    text += "    default:\n        return;\n    }\n";
    if (usual != nullptr) text += answer(stretches_of(*usual, true), 1);
    return text + "    (void)flow;\n}\n\n";
  }
  /// An event that answers as most do: that stands once, at the end.
  const form::Handling* usual_answer() const {
    for (const form::Handling& handling : form_.handlings)
      if (!stretches_of(handling, true).empty()) return &handling;
    return nullptr;
  }
  std::string answer(const std::vector<const form::Stretch*>& stretches, std::size_t depth) const {
    std::string text;
    for (const form::Stretch* stretch : stretches) {
      text += statement("if (flow == FLOW_RETURN) return;", depth);
      text += stretch_of(*stretch, depth, [&](std::size_t phase, std::size_t inner) {
        const std::string before =
            phase == stretch->phases.front() ? "" : statement("if (flow == FLOW_RETURN) return;", inner);
        return before + statement(fmt::format("flow = {};", call_of(phase)), inner);
      });
    }
    return text;
  }

  // -- the rest of the interface --

  static std::string zero(std::size_t field) {
    return model::fields[field].sort == model::Sort::flag    ? "false"
           : model::fields[field].sort == model::Sort::state ? state_constant(model::CLOSED)
                                                             : "0u";
  }
  std::string due() const {
    std::string cases, asked;
    for (const form::Handling& handling : form_.handlings) {
      if (handling.is_always_enabled()) continue;
      const std::string constant = event_constant(handling.event);
      cases += fmt::format("    case {}:\n", constant) +
               statement(fmt::format("return {};", speak_.is_due(handling, "now")), 2);
      asked += fmt::format(
          "    if (synfin_is_due(tcb, {0}, now, cfg)) {{\n        *event = {0};\n"
          "        return true;\n    }}\n",
          constant);
    }
    return "bool synfin_is_due(const synfin_tcb *tcb, synfin_event event, uint32_t now,\n"
           "                   const synfin_config *cfg)\n{\n"
           "    FIX_CONFIG;\n    (void)tcb;\n    (void)now;\n    (void)cfg;\n    switch (event) {\n" +
           cases +
           "    default:\n        return true;\n    }\n}\n\n"
           "bool synfin_due(const synfin_tcb *tcb, uint32_t now, const synfin_config *cfg,\n"
           "                synfin_event *event)\n{\n" +
           asked + "    return false;\n}\n\n";
  }
  static std::string next_deadline() {
    std::string text =
        "bool synfin_next_deadline(const synfin_tcb *tcb, uint32_t now, const synfin_config *cfg,\n"
        "                          uint32_t *deadline)\n"
        "{\n    synfin_event event;\n    bool armed = false;\n\n"
        "    if (synfin_due(tcb, now, cfg, &event)) {\n        *deadline = now;\n        return true;\n    "
        "}\n";
    for (const model::TimerInfo& timer : model::timers)
      text += statement(fmt::format("if ({} && ((!armed) || before({}, *deadline))) {{", member(timer.armed),
                                    member(timer.deadline))) +
              fmt::format("        *deadline = {};\n        armed = true;\n    }}\n", member(timer.deadline));
    return text + "    return armed;\n}\n\n";
  }
  static std::string initialize() {
    std::string text = "void synfin_initialize(synfin_tcb *tcb)\n{\n";
    for (const std::size_t id : model::fields_of(Record::tcb))
      text += statement(fmt::format("{} = {};", member(id), zero(id)));
    return text + "}\n\n";
  }
  /// What a configuration must be to be sound, without what the width of its fields says.
  std::string sound() const {
    std::string text;
    for (const model::Node* test :
         form::tests_of(form_.glossary->abbreviate(form_.glossary->config_is_sound())))
      if (!is_of_width(*test)) text += fmt::format("{}({})", text.empty() ? "" : " && ", speak_.term(*test));
    return "bool synfin_config_is_sound(const synfin_config *cfg)\n{\n" +
           statement(fmt::format("return {};", text)) + "}\n\n";
  }
  /// Is it `field <= limit`, where the field cannot hold more?
  static bool is_of_width(const model::Node& test) {
    if (test.op != model::Op::negation || test.kids[0]->op != model::Op::less) return false;
    const model::Node& limit = *test.kids[0]->kids[0];
    const model::Node& field = *test.kids[0]->kids[1];
    return limit.op == model::Op::literal && limit.value >= 0xffff && field.op == model::Op::field &&
           model::is_half(field.field);
  }
  std::string default_config() const {
    std::string text = "void synfin_default_config(synfin_config *cfg)\n{\n";
    for (const std::size_t id : model::fields_of(Record::cfg))
      text += statement(fmt::format("{} = {};", member(id), default_of(id)));
    return text + "}\n\n";
  }

  const form::Form& form_;
  CSpeaker speak_;
};

}  // namespace

std::string source(const form::Form& form) {
  return "\n/* synfin.h says what stands here. */\n\n#include \"synfin.h\"\n\n" +
         comment(
             "Sums and differences below are meant modulo 2^32: no type that C promotes uint32_t to may be "
             "wider. Structs have no gaps but those that their layout says, which compiled code is proved "
             "by.") +
         sizes() +
         R"(/* what follows a rule: nothing; the next phase; the closing phases, which send and set timers */
enum flow { FLOW_RETURN, FLOW_CONTINUE, FLOW_ANSWER };

#ifdef SYNFIN_CONFIG_STATIC
static const synfin_config fixed_config = SYNFIN_CONFIG_STATIC;
#define FIX_CONFIG (cfg = &fixed_config)
#else
#define FIX_CONFIG (void)0
#endif

#ifndef SYNFIN_TRACE
#define SYNFIN_TRACE(rule) (void)actions
#endif
#ifdef SYNFIN_FIRED
#define NONE_FIRED (actions->fired_count = 0u)
#define FIRED(rule) SYNFIN_TRACE(rule), note(actions, (synfin_rule)(rule))
static inline void note(synfin_actions *actions, synfin_rule rule)
{
    actions->fired[actions->fired_count] = rule;
    actions->fired_count += 1u;
}
#else
#define NONE_FIRED (void)0
#define FIRED(rule) SYNFIN_TRACE(rule)
#endif

#define BIT(state) (1u << (uint32_t)(state))
#define TOLD(flag) ((actions->told & (flag)) != 0u)

)" + Source(form).print();
}

}  // namespace synfin::gen::c
