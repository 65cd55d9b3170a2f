// synfin.c: each word of the vocabulary becomes a function, each rule one or two (when it fits, what it
// does), each phase a switch on the state that lists its rules in order, each event the sequence of its
// phases.
#include <algorithm>
#include <functional>

#include "c.hpp"
#include "c_functions.hpp"
#include "effects.hpp"
#include "glossary.hpp"

namespace synfin::gen::c {

using model::FieldInfo;
using model::Group;
using model::Node;
using model::PlainPhase;
using model::PlainRule;
using model::PlainTable;
using model::Sort;

namespace {

class Source {
 public:
  explicit Source(const PlainTable& table) : table_(table) {}

  std::string print() {
    std::string body;
    for (const PlainPhase& phase : table_.phases) body += phase_with_rules(phase);
    for (const model::PlainHandling& handling : table_.handlings) body += event(handling);
    body += initialize() + handle() + due() + next_deadline() + config();
    body = forgetters_ + words() + body;
    return helper_functions(body) + body;
  }

 private:
  std::string expression(const Node& abbreviated) const {
    return gen::print(
        c_language, [&](const Node& node) { return read(node); }, abbreviated);
  }
  std::string read(const Node& node) const {
    const Word* word = glossary_.word(node);
    if (word == nullptr) return member(node.field);
    const auto local = locals_.find(word);
    return local != locals_.end() ? local->second
                                  : fmt::format("{}({})", word->name, arguments(roles_read(*word->meaning)));
  }
  Roles roles_read(const Node& abbreviated) const { return roles_of(glossary_.reads(abbreviated)); }

  std::string words() const {
    std::string text;
    for (const Word* word : glossary_.used()) {
      text += function(type_of(word->meaning->sort), word->name, roles_read(*word->meaning), 0);
      text += statement(fmt::format("return {};", expression(*word->meaning))) + "}\n\n";
    }
    return text;
  }

  // -- rules --

  /// The words that several values of a rule use: each is computed once.
  std::string compute_once(const std::vector<model::PlainAssign>& effects) {
    std::map<const Word*, std::pair<int, const Node*>> uses;
    std::vector<const Word*> order;
    const std::function<void(const Node&)> visit = [&](const Node& node) {
      if (const Word* word = glossary_.word(node); word != nullptr && ++uses[word].first == 1) {
        uses[word].second = &node;
        order.push_back(word);
      }
      for (std::size_t k = 0; k < model::arity(node.op); ++k) visit(*node.kids[k]);
    };
    for (const model::PlainAssign& effect : effects) visit(*effect.value);
    std::string text;
    std::map<const Word*, std::string> locals;
    for (const Word* word : order) {
      if (uses[word].first < 2) continue;
      const std::string name = fmt::format("{}_value", word->name);
      text += statement(
          fmt::format("const {} {} = {};", type_of(word->meaning->sort), name, read(*uses[word].second)));
      locals.emplace(word, name);
    }
    locals_ = std::move(locals);
    return text;
  }
  /// The fields that a value reads at its place, computed-once words left out.
  std::set<std::size_t> reads_late(const Node& node) const {
    if (const Word* word = glossary_.word(node); word != nullptr && locals_.count(word) != 0) return {};
    if (node.op == model::Op::field) return glossary_.reads(node);
    std::set<std::size_t> all;
    for (std::size_t k = 0; k < model::arity(node.op); ++k) all.merge(reads_late(*node.kids[k]));
    return all;
  }

  /// Where a rule zeroes the TCB: the call of a function that does it; its fields are taken out of the
  /// effects.
  std::string forgetting_of(std::vector<model::PlainAssign>& effects) {
    const auto forgetting = take_forgetting(effects);
    if (!forgetting) return {};
    if (forgetters_.find(forgetting->name + '(') == std::string::npos) {
      forgetters_ += function("void", forgetting->name, tcb, tcb);
      for (const std::size_t id : forgetting->fields) forgetters_ += zero(id);
      forgetters_ += "}\n\n";
    }
    return statement(forgetting->name + "(tcb);");
  }
  /// Both functions of a rule, and how the phase calls them.
  std::string rule(const PlainRule& one) {
    const std::string name = snake_case(one.name);
    std::string text = comment(fmt::format("{} ({}): {}", one.name, text_of(one.clause), one.gloss));
    std::string condition;
    if (!is_always(*one.guard)) {
      const Node& guard = glossary_.abbreviate(*one.guard);
      const Roles given = roles_read(guard);
      text += function("bool", "fits_" + name, given, 0);
      text += statement(fmt::format("return {};", expression(guard))) + "}\n";
      condition = fmt::format("if (fits_{}({}))\n            ", name, arguments(given));
    }
    std::vector<model::PlainAssign> effects;
    for (const model::PlainAssign& effect : one.effects)
      effects.push_back({effect.field, &glossary_.abbreviate(*effect.value)});
    Roles written = one.exit.moves ? actions | tcb : actions;
    Roles given = written;
    for (const model::PlainAssign& effect : effects) {
      written |= role_of(effect.field);
      given |= written | roles_read(*effect.value);
    }
    text += function("enum flow", "rule_" + name, given, written) + body(one, effects) + "}\n\n";
    calls_[&one] = fmt::format("        {}return rule_{}({});\n", condition, name, arguments(given));
    given_[&one] = given | (condition.empty() ? 0 : roles_read(glossary_.abbreviate(*one.guard)));
    return text;
  }
  std::string body(const PlainRule& one, std::vector<model::PlainAssign> effects) {
    const std::string forgetting = forgetting_of(effects);
    std::string text = compute_once(effects);
    const auto steps = one_after_another(effects, [&](const Node& value) { return reads_late(value); });
    const auto early_name = [](std::size_t field) {
      return fmt::format("new_{}_{}", model::fields[field].group_name, model::fields[field].name);
    };
    for (const Step& step : steps)
      if (step.early)
        text += statement(fmt::format("const {} {} = {};", type_of(step.effect.value->sort),
                                      early_name(step.effect.field), expression(*step.effect.value)));
    for (const Step& step : steps)
      text +=
          statement(fmt::format("{} = {};", member(step.effect.field),
                                step.early ? early_name(step.effect.field) : expression(*step.effect.value)));
    locals_.clear();
    text += forgetting;
    if (one.exit.moves) text += statement(fmt::format("tcb->state = {};", state_constant(one.exit.target)));
    text += statement(fmt::format("note(actions, {});", rule_constant(one)));
    switch (one.exit.flow) {
      case model::Flow::and_return:
        return text + statement("return FLOW_RETURN;");
      case model::Flow::and_continue:
        return text + statement("return FLOW_CONTINUE;");
      case model::Flow::and_answer:
        return text + statement("return FLOW_ANSWER;");
    }
    return text;
  }

  // -- phases and events --

  std::string phase_with_rules(const PlainPhase& phase) {
    std::string text = fmt::format("/* ---- {} ---- */\n\n", phase.name);
    for (const PlainRule& one : phase.rules) text += rule(one);

    Roles given = tcb;
    Roles written = 0;
    // States in which the same rules are asked share a case.
    std::vector<std::pair<std::vector<const PlainRule*>, std::vector<model::State>>> cases;
    for (std::size_t s = 0; s < model::state_count; ++s) {
      const auto state = static_cast<model::State>(s);
      std::vector<const PlainRule*> asked;
      for (const PlainRule& one : phase.rules)
        if (one.states.has(state) && (asked.empty() || !is_always(*asked.back()->guard)))
          asked.push_back(&one);
      if (asked.empty()) continue;
      const auto same =
          std::find_if(cases.begin(), cases.end(), [&](const auto& c) { return c.first == asked; });
      if (same == cases.end())
        cases.push_back({asked, {state}});
      else
        same->second.push_back(state);
    }
    for (const PlainRule& one : phase.rules) {
      given |= given_.at(&one);
      written |= given_.at(&one) & (tcb | told | actions);
    }
    text += comment(
        fmt::format("Phase \"{}\" ({}): the first rule that fits fires.", phase.name, text_of(phase.clause)));
    text += function("enum flow", "phase_" + snake_case(phase.name), given, written) +
            "    switch (tcb->state) {\n";
    for (const auto& [asked, states] : cases) {
      for (const model::State state : states) text += fmt::format("    case {}:\n", state_constant(state));
      for (const PlainRule* one : asked) text += calls_.at(one);
      if (!is_always(*asked.back()->guard)) text += "        break;\n";
    }
    text += "    default:\n        break;\n    }\n    return FLOW_CONTINUE;\n}\n\n";
    phase_given_.push_back(given);
    phase_written_.push_back(written);
    return text;
  }

  std::string event(const model::PlainHandling& handling) {
    const model::EventInfo& info = model::events[static_cast<std::size_t>(handling.event)];
    Roles given = 0;
    Roles written = 0;
    for (const std::size_t p : handling.phases) {
      given |= phase_given_[p];
      written |= phase_written_[p];
    }
    std::string text =
        comment(fmt::format("{} (RFC 9293 section {}): {}", info.name, info.clause, info.meaning));
    text += function("void", "on_" + snake_case(info.name), given, written);
    std::string calls;
    bool chained = false;
    for (std::size_t i = 0; i < handling.phases.size(); ++i) {
      const PlainPhase& phase = table_.phases[handling.phases[i]];
      const bool last = i + 1 == handling.phases.size();
      const std::string called =
          fmt::format("phase_{}({})", snake_case(phase.name), arguments(phase_given_[handling.phases[i]]));
      const char* reached = phase.answers ? "flow != FLOW_RETURN" : "flow == FLOW_CONTINUE";
      std::string_view depth = i == 0 ? "    " : "        ";
      if (i != 0) calls += fmt::format("    if ({})\n", reached);
      if (last)
        calls += fmt::format("{}(void){};\n", depth, called);
      else  // once a rule has led to the closing phases, none of them leads back to the checks
        calls += fmt::format("{}flow = {};\n", depth,
                             phase.answers && i != 0 ? fmt::format("after(flow, {})", called) : called);
      chained = chained || !last;
    }
    if (chained) text += "    enum flow flow;\n\n";
    event_given_.push_back(given);
    return text + calls + "}\n\n";
  }

  // -- the interface --

  std::string handle() const {
    std::string text =
        "void synfin_handle(synfin_tcb *tcb, synfin_event event, const synfin_call *call,\n"
        "                   const synfin_config *cfg, const synfin_segment *seg,\n"
        "                   synfin_actions *actions)\n{\n    struct told heard;\n"
        "    struct told *const told = &heard;\n\n"
        "    actions->count = 0u;\n    actions->fired_count = 0u;\n";
    for (const Group group : {Group::out, Group::told})
      for_each_field(group, [&](std::size_t id) { text += zero(id); });
    text += "    switch (event) {\n";
    for (const model::PlainHandling& handling : table_.handlings)
      text +=
          fmt::format("    case {}:\n        on_{}({});\n        break;\n", event_constant(handling.event),
                      snake_case(model::events[static_cast<std::size_t>(handling.event)].name),
                      arguments(event_given_[static_cast<std::size_t>(handling.event)]));
    text += "    default:\n        break;\n    }\n";
    for_each_field(Group::told, [&](std::size_t id) {
      if (!is_action(id)) return;
      const FieldInfo& field = model::fields[id];
      const bool flag = field.sort == Sort::flag;
      text += fmt::format("    if (told->{}{})\n        tell(actions, {}, {});\n", field.name,
                          flag ? "" : " != 0u", action_constant(field),
                          flag ? "0u" : fmt::format("told->{}", field.name));
    });
    return text + "}\n\n";
  }

  /// Before an event comes there is no call yet but its clock.
  std::string read_enabled(const Node& node) const {
    const std::size_t now = model::id_of(model::terms::call.now);
    if (glossary_.word(node) != nullptr || role_of(node.field) == tcb || role_of(node.field) == cfg)
      return read(node);
    return node.field == now ? "now" : node.sort == Sort::flag ? "false" : "0u";
  }
  std::string due() {
    std::string cases;
    std::string asked;
    Roles given = 0;
    for (const model::PlainHandling& handling : table_.handlings) {
      if (is_always(*handling.enabled)) continue;
      const Node& enabled = glossary_.abbreviate(*handling.enabled);
      const std::string text = gen::print(
          c_language, [&](const Node& node) { return read_enabled(node); }, enabled);
      cases += fmt::format("    case {}:\n", event_constant(handling.event)) +
               statement(fmt::format("return {};", text), 2);
      given |= roles_read(enabled);
      asked += fmt::format(
          "    if (synfin_is_due(tcb, {0}, now, cfg)) {{\n        *event = {0};\n        return true;\n    "
          "}}\n",
          event_constant(handling.event));
    }
    std::string unused;
    if ((given & tcb) == 0) unused += "    (void)tcb;\n";
    if ((given & call) == 0) unused += "    (void)now;\n";
    if ((given & cfg) == 0) unused += "    (void)cfg;\n";
    return "bool synfin_is_due(const synfin_tcb *tcb, synfin_event event, uint32_t now, const synfin_config "
           "*cfg)\n{\n" +
           (unused.empty() ? "" : unused + "\n") + "    switch (event) {\n" + cases +
           "    default:\n        return true;\n    }\n}\n\n"
           "bool synfin_due(const synfin_tcb *tcb, uint32_t now, const synfin_config *cfg, synfin_event "
           "*event)\n{\n" +
           asked + "    return false;\n}\n\n";
  }
  std::string next_deadline() const {
    std::string text =
        "bool synfin_next_deadline(const synfin_tcb *tcb, uint32_t now, const synfin_config *cfg, uint32_t "
        "*deadline)\n"
        "{\n    synfin_event event;\n    bool armed = false;\n\n"
        "    if (synfin_due(tcb, now, cfg, &event)) {\n        *deadline = now;\n        return true;\n    "
        "}\n";
    for (std::size_t timer = 0; timer < model::group_size(Group::armed); ++timer) {
      const std::string until = member(model::first_field(Group::deadline) + timer);
      text += statement(fmt::format("if ({} && (!armed || before({}, *deadline))) {{",
                                    member(model::first_field(Group::armed) + timer), until));
      text += fmt::format("        *deadline = {};\n        armed = true;\n    }}\n", until);
    }
    return text + "    return armed;\n}\n\n";
  }
  std::string initialize() const {
    std::string text = "void synfin_initialize(synfin_tcb *tcb)\n{\n";
    for (std::size_t id = 0; id < model::tcb_field_count; ++id)
      text += model::fields[id].sort == Sort::state
                  ? statement(fmt::format("{} = {};", member(id), state_constant(model::CLOSED)))
                  : zero(id);
    return text + "}\n\n";
  }
  std::string config() {
    const Node& sound = glossary_.abbreviate(glossary_.config_is_sound());
    return "bool synfin_config_is_sound(const synfin_config *cfg)\n{\n" +
           statement(fmt::format("return {};", expression(sound))) + "}\n\n";
  }

  const PlainTable& table_;
  Glossary glossary_;
  std::string forgetters_;
  std::map<const Word*, std::string> locals_;       ///< words that the rule at hand has computed
  std::map<const PlainRule*, std::string> calls_;   ///< how a phase asks for a rule
  std::map<const PlainRule*, Roles> given_;         ///< what both of a rule's functions need
  std::vector<Roles> phase_given_, phase_written_;  ///< by the phase's place
  std::vector<Roles> event_given_;                  ///< by event
};

}  // namespace

std::string source(const PlainTable& table) {
  std::string text =
      "\n/* synfin.h says what stands here. */\n\n"
      "#include \"synfin.h\"\n\n" +
      comment(
          "Sums and differences below are meant modulo 2^32: no type that C promotes uint32_t to may be "
          "wider.") +
      "typedef char synfin_int_is_not_wider_than_32_bits[sizeof(int) <= sizeof(uint32_t) ? 1 : -1];\n\n"
      "/* what follows a rule: nothing; the next phase; the closing phases, which send and set timers */\n"
      "enum flow { FLOW_RETURN, FLOW_CONTINUE, FLOW_ANSWER };\n\n"
      "/* what one event has led to so far */\nstruct told {\n";
  for_each_field(Group::told, [&](std::size_t id) {
    text += fmt::format("    {} {};\n", type_of(model::fields[id].sort), model::fields[id].name);
  });
  text +=
      "};\n\n"
      "static void note(synfin_actions *actions, synfin_rule rule)\n{\n"
      "    actions->fired[actions->fired_count] = (uint16_t)rule;\n    ++actions->fired_count;\n}\n\n"
      "static void tell(synfin_actions *actions, synfin_action_kind kind, uint32_t octets)\n{\n"
      "    actions->list[actions->count].kind = kind;\n    actions->list[actions->count].octets = octets;\n"
      "    ++actions->count;\n}\n\n";
  const std::string body = Source(table).print();
  if (body.find(" after(") != std::string::npos)
    text +=
        "/* once a rule has led to the closing phases, none of these leads back to the checks */\n"
        "static enum flow after(enum flow so_far, enum flow now)\n{\n"
        "    return now == FLOW_CONTINUE ? so_far : now;\n}\n\n";
  return text + body;
}

}  // namespace synfin::gen::c
