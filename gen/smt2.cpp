// Target `smt2`: each event of one endpoint as a relation between what is before and what is after, for any
// solver that reads SMT-LIB 2 (logic QF_BV), and the invariant that the relation keeps. A file for each
// event.
//
// Each word of the vocabulary, each rule's guard and each value that it sets is a function of the fields that
// it reads. The event puts them together, phase by phase: `|2 snd.nxt|` is the field behind its second phase,
// `|send.queue fires|` says that the rule does. These are constants with an equation each: as definitions
// they would be put into one another by some solvers, and grow.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "../model/graph/build.hpp"
#include "../model/graph/smt.hpp"
#include "../model/graph/text.hpp"
#include "expression.hpp"
#include "glossary.hpp"
#include "target.hpp"
#include "text.hpp"

namespace synfin::gen {

using model::Group;
using model::Node;
using model::PlainHandling;
using model::PlainPhase;
using model::PlainRule;
using model::PlainTable;
using model::Sort;
using model::View;

namespace {

constexpr Language language = [] {
  Language l{};
  l.yes = "true";
  l.no = "false";
  l.number = "(_ bv{0} 32)";
  l.state = "{0}";
#define SYNFIN_SPELL(name, operands, gives, sign, smt, meaning) l.name = {smt, Text::atom, 0};
  SYNFIN_OPERATORS(SYNFIN_SPELL)
#undef SYNFIN_SPELL
  return l;
}();
static_assert(is_complete(language));

const std::size_t state_id = model::id_of(model::terms::tcb.state);

std::string symbol(std::string_view name) { return fmt::format("|{}|", name); }
std::string_view sort_of(Sort sort) {
  return sort == Sort::flag ? "Bool" : sort == Sort::state ? "(_ BitVec 4)" : "(_ BitVec 32)";
}
std::string_view zero_of(Sort sort) {
  return sort == Sort::flag ? "false" : sort == Sort::state ? "#x0" : "#x00000000";
}
std::string comment(std::string_view text) { return "\n" + wrapped(text, "; ", "; "); }
std::string constant(std::size_t id, View view = View::before) {
  return symbol(model::marked(model::field_name(id), view));
}
/// Does an event change it? Then there is another value after it.
bool has_after(std::size_t id) {
  const Group group = model::fields[id].group;
  return id < model::tcb_field_count || group == Group::out || group == Group::told;
}

/// `(f a b)`, or `f` where there is nothing to give.
std::string call(std::string_view function, const std::vector<std::string>& arguments) {
  return arguments.empty() ? std::string(function)
                           : fmt::format("({} {})", function, fmt::join(arguments, " "));
}
std::string all_of(const std::vector<std::string>& terms, std::string_view operation = "and") {
  if (terms.empty()) return operation == "and" ? "true" : "false";
  return terms.size() == 1 ? terms.front() : fmt::format("({} {})", operation, fmt::join(terms, " "));
}
/// A constant that has the value.
std::string equation(std::string_view constant, Sort sort, std::string_view value) {
  return fmt::format("(declare-const {0} {1})\n(assert (= {0} {2}))\n", constant, sort_of(sort), value);
}
std::string define(std::string_view name, Sort sort, std::string_view value,
                   std::string_view parameters = "") {
  return fmt::format("(define-fun {} ({}) {} {})\n", symbol(name), parameters, sort_of(sort), value);
}

class Model {
 public:
  Model(const PlainTable& table, const Heading& heading) : table_(table), heading_(heading) {}

  /// What is printed for one event.
  std::string print(const PlainHandling& handling) {
    const model::EventInfo& info = model::events[static_cast<std::size_t>(handling.event)];
    std::string rules;
    for (const std::size_t p : handling.phases) rules += functions_of(table_.phases[p]);
    rules += define("can happen", Sort::flag, text(glossary_.abbreviate(*handling.enabled)));
    const std::string step = event(handling);
    const std::string known = invariant();
    return comment(fmt::format("{}, RFC 9293 section {}: {}", info.name, info.clause, info.meaning)) +
           "\n(set-logic QF_BV)\n" + states() + declarations() + words() + rules + known + step + example();
  }

 private:
  // -- functions: what is said of fields, whatever they hold --

  std::string text(const Node& abbreviated) const {
    return gen::print(
        language,
        [&](const Node& node) {
          const Word* const word = glossary_.word(node);
          return word == nullptr ? constant(node.field)
                                 : call(symbol(word->name), names(glossary_.reads(node)));
        },
        abbreviated);
  }
  static std::vector<std::string> names(const std::set<std::size_t>& fields) {
    std::vector<std::string> all;
    for (const std::size_t id : fields) all.push_back(constant(id));
    return all;
  }
  static std::string function(std::string_view name, Sort sort, const std::set<std::size_t>& reads,
                              std::string_view value) {
    std::vector<std::string> parameters;
    for (const std::size_t id : reads)
      parameters.push_back(fmt::format("({} {})", constant(id), sort_of(model::fields[id].sort)));
    return define(name, sort, value, fmt::format("{}", fmt::join(parameters, " ")));
  }

  static std::string guard_name(const PlainRule& rule) { return fmt::format("{} fits", rule.name); }
  static std::string value_name(const PlainRule& rule, std::size_t field) {
    return fmt::format("{} sets {}", rule.name, model::field_name(field));
  }
  static std::string is_in(model::StateSet set) {
    std::vector<std::string> all;
    for (std::size_t s = 0; s < model::state_count; ++s)
      if (set.has(static_cast<model::State>(s)))
        all.push_back(fmt::format("(= {} {})", constant(state_id), model::states[s].identifier));
    return all_of(all, "or");
  }

  std::string functions_of(const PlainPhase& phase) {
    std::string text_of_phase = comment(fmt::format("{}: {}", phase.name, gen::text_of(phase.clause)));
    for (const PlainRule& rule : phase.rules) {
      const Node& guard = glossary_.abbreviate(*rule.guard);
      std::set<std::size_t>& reads = reads_[guard_name(rule)] = glossary_.reads(guard);
      reads.insert(state_id);
      text_of_phase +=
          "\n" + wrapped(fmt::format("{}: {}", gen::text_of(rule.clause), rule.gloss), "; ", "; ");
      text_of_phase +=
          function(guard_name(rule), Sort::flag, reads, all_of({is_in(rule.states), text(guard)}));
      for (const model::PlainAssign& effect : rule.effects) {
        if (effect.value->op == model::Op::literal) continue;  // it needs no function
        const Node& value = glossary_.abbreviate(*effect.value);
        const std::string name = value_name(rule, effect.field);
        reads_[name] = glossary_.reads(value);
        text_of_phase += function(name, model::fields[effect.field].sort, reads_[name], text(value));
      }
    }
    return text_of_phase;
  }
  std::string words() const {
    std::string all = comment("the words that rules are written in");
    for (const Word* word : glossary_.used())
      all += function(word->name, word->meaning->sort, glossary_.reads(*word->meaning), text(*word->meaning));
    return all;
  }

  // -- an event: the functions put together --

  /// The value of each field where a phase begins.
  using Now = std::map<std::size_t, std::string>;

  std::string apply(const std::string& name, const Now& now) const {
    std::vector<std::string> arguments;
    for (const std::size_t id : reads_.at(name)) arguments.push_back(now.at(id));
    return call(symbol(name), arguments);
  }
  std::string value_of(const PlainRule& rule, const model::PlainAssign& effect, const Now& now) const {
    return effect.value->op == model::Op::literal ? text(*effect.value)
                                                  : apply(value_name(rule, effect.field), now);
  }
  static Now beginning() {
    Now now;
    for (std::size_t id = 0; id < model::field_count; ++id) {
      const bool is_output = has_after(id) && id >= model::tcb_field_count;
      now[id] = is_output ? std::string(zero_of(model::fields[id].sort)) : constant(id);
    }
    return now;
  }

  /// One phase of an event: which rule fires, what the fields are then, and whether the event goes on.
  std::string phase(std::size_t place, const PlainPhase& phase, Now& now, std::string& over,
                    std::string& answers) const {
    std::string all;
    // A rule may end the event, or lead to the closing phases: then no other phase is asked.
    std::vector<std::string> runs;
    if (over != "false") runs.push_back(fmt::format("(not {})", over));
    if (answers != "false" && !phase.answers) runs.push_back(fmt::format("(not {})", answers));
    std::map<std::size_t, std::string> values;
    std::vector<std::string> ending, answering;
    std::vector<std::string> before = runs;
    std::vector<std::pair<std::string, const PlainRule*>> fires;
    for (const PlainRule& rule : phase.rules) {
      const std::string fits = apply(guard_name(rule), now);
      std::vector<std::string> conditions = before;
      conditions.push_back(fits);
      const std::string name = fmt::format("{} fires", rule.name);
      all += equation(symbol(name), Sort::flag, all_of(conditions));
      fires.emplace_back(symbol(name), &rule);
      before.push_back(fmt::format("(not {})", fits));
      if (rule.exit.flow == model::Flow::and_return) ending.push_back(symbol(name));
      if (rule.exit.flow == model::Flow::and_answer) answering.push_back(symbol(name));
    }
    const auto set = [&](std::size_t field, const std::string& fired, const std::string& value) {
      const auto known = values.try_emplace(field, now.at(field)).first;
      known->second = fmt::format("(ite {} {} {})", fired, value, known->second);
    };
    for (const auto& [fired, rule] : fires) {
      for (const model::PlainAssign& effect : rule->effects)
        set(effect.field, fired, value_of(*rule, effect, now));
      if (rule->exit.moves) set(state_id, fired, std::string(model::states[rule->exit.target].identifier));
    }
    const auto name_of = [&](std::string_view what) { return symbol(fmt::format("{} {}", place, what)); };
    for (const auto& [field, value] : values) {
      const std::string name = name_of(model::field_name(field));
      all += equation(name, model::fields[field].sort, value);
      now[field] = name;
    }
    const auto note = [&](std::string& so_far, std::vector<std::string> by, std::string_view what) {
      if (by.empty()) return;
      if (so_far != "false") by.insert(by.begin(), so_far);
      all += equation(name_of(what), Sort::flag, all_of(by, "or"));
      so_far = name_of(what);
    };
    note(over, ending, "is over");
    note(answers, answering, "answers");
    return all;
  }

  std::string event(const PlainHandling& handling) const {
    std::string all = comment("The event, phase by phase.");
    Now now = beginning();
    std::string over = "false";
    std::string answers = "false";
    for (std::size_t place = 0; place < handling.phases.size(); ++place) {
      const PlainPhase& one = table_.phases[handling.phases[place]];
      all += comment(fmt::format("{}: {}", place + 1, one.name)) + phase(place + 1, one, now, over, answers);
    }
    all += comment("What is after it.");
    for (std::size_t id = 0; id < model::field_count; ++id)
      if (has_after(id)) all += fmt::format("(assert (= {} {}))\n", constant(id, View::after), now.at(id));
    return all;
  }

  // -- declarations, and what is known --

  static std::string states() {
    std::string all = comment("the states");
    for (std::size_t s = 0; s < model::state_count; ++s)
      all += fmt::format("(define-fun {} () {} (_ bv{} 4))\n", model::states[s].identifier,
                         sort_of(Sort::state), s);
    return all;
  }
  static std::string declarations() {
    std::string all = comment(
        "The fields: of the TCB before the event, the segment that arrives, what the host says, and the "
        "configuration; with a prime those of the TCB after it, the segment that leaves, and what is told.");
    for (const View view : {View::before, View::after})
      for (std::size_t id = 0; id < model::field_count; ++id) {
        const bool is_output = has_after(id) && id >= model::tcb_field_count;
        if (view == View::before ? is_output : !has_after(id)) continue;
        all += fmt::format("(declare-const {} {})\n", constant(id, view), sort_of(model::fields[id].sort));
      }
    return all;
  }

  std::string invariant() {
    std::string all = comment(heading_.invariant.empty()
                                  ? "No invariant is known of this table."
                                  : "What is proved of every state that the machine comes to, whatever "
                                    "arrives: `invariant` before an event, "
                                    "`invariant'` after it. `host` is assumed of what the host gives.");
    if (heading_.invariant.empty()) return all;
    std::vector<std::string> before;
    std::vector<std::string> after;
    for (const Lemma& lemma : heading_.invariant) {
      const std::string name = fmt::format("invariant {}", lemma.name);
      const Node& term = *lemma.term;
      const std::set<std::size_t> reads = glossary_.reads(term);
      all += wrapped(lemma.why, "; ", "; ") + function(name, Sort::flag, reads, text(term));
      std::vector<std::string> then;
      for (const std::size_t id : reads)
        then.push_back(constant(id, has_after(id) ? View::after : View::before));
      before.push_back("\n  " + call(symbol(name), names(reads)));
      after.push_back("\n  " + call(symbol(name), then));
    }
    all += define("invariant", Sort::flag, all_of(before)) + define("invariant'", Sort::flag, all_of(after));
    return all + define("host", Sort::flag, text(*heading_.host));
  }

  static std::string example() {
    return comment(
               "A question, as an example: can the event happen, and does it lead to another state? Ask "
               "others behind "
               "it, such as whether the invariant may be lost: (assert (and |can happen| |host| |invariant| "
               "(not "
               "|invariant'|)))") +
           fmt::format("(push 1)\n(assert (and |can happen| (not (= {} {}))))\n(check-sat)\n(pop 1)\n",
                       constant(state_id), constant(state_id, View::after));
  }

  const PlainTable& table_;
  const Heading& heading_;
  Glossary glossary_;
  std::map<std::string, std::set<std::size_t>> reads_;  ///< what each function is given
};

std::vector<File> print_smt2(const PlainTable& table, const Heading& heading) {
  std::vector<File> files;
  for (const PlainHandling& handling : table.handlings)
    files.push_back({snake_case(model::name_of(handling.event)) + ".smt2",
                     head(heading, table, semicolons) + Model(table, heading).print(handling)});
  return files;
}

}  // namespace

Target target_smt2() {
  return {"smt2", "each event as a relation of before and after, and the invariant: a file each",
          "for any solver that reads SMT-LIB 2: (cat send.smt2; echo '(assert ...) (check-sat)') | z3 -in",
          print_smt2};
}

}  // namespace synfin::gen
