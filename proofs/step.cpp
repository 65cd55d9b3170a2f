#include "synfin/proofs/step.hpp"

#include "synfin/model/fold.hpp"

namespace synfin::proofs {

using model::Group;
using model::Sort;
using model::State;
using model::StateSet;

namespace {

const std::size_t state_field = model::id_of(model::terms::tcb.state);
const std::size_t sent_field = model::id_of(model::terms::told.sent);

/// Where the connection may be: for each state the condition under which it is there.
class Where {
 public:
  Where(const Z3Words& words, const z3::expr& state) : words_(words) {
    for (std::size_t s = 0; s < model::state_count; ++s) at_.push_back(words.equal(state, words.state(State(s))));
  }
  z3::expr in(StateSet set) const {
    if (set == model::any_state) return words_.flag(true);
    z3::expr any = words_.flag(false);
    for (std::size_t s = 0; s < at_.size(); ++s)
      if (set.has(State(s))) any = words_.disjunction(any, at_[s]);
    return any;
  }
  void move(const z3::expr& condition, State target) {
    for (std::size_t s = 0; s < at_.size(); ++s)
      at_[s] = s == target ? words_.disjunction(at_[s], condition) : words_.conjunction(at_[s], words_.negation(condition));
  }
  z3::expr as_state() const {
    z3::expr state = words_.state(State(0));
    for (std::size_t s = 1; s < at_.size(); ++s) state = words_.choice(at_[s], words_.state(State(s)), state);
    return state;
  }

 private:
  Z3Words words_;
  std::vector<z3::expr> at_;
};

/// Walks an event's phases as the table's reader does, with conditions instead of branches.
class Walk {
 public:
  Walk(const Z3Words& words, const model::PlainTable& table, const Scene& before)
      : words_(words),
        where_(words, before[state_field]),
        checks_(words.flag(true)),
        answers_(words.flag(true)),
        now_(before),
        fired_(table.rules.size(), words.flag(false)),
        sent_twice_(words.flag(false)) {}

  void phase(const model::PlainPhase& phase) {
    z3::expr open = phase.answers ? answers_ : checks_;
    if (open.is_false()) return;
    const Scene then = now_;  // only one rule of a phase fires, and it reads what was before the phase
    model::Fold fold(words_, [&](const model::Node& field) { return then[field.field]; });
    std::vector<std::pair<const model::PlainRule*, z3::expr>> firing;
    for (const model::PlainRule& rule : phase.rules) {
      const z3::expr here = where_.in(rule.states);
      if (here.is_false() || open.is_false()) continue;
      const z3::expr fits = words_.conjunction(here, fold(*rule.guard).simplify());
      const z3::expr fires = words_.conjunction(open, fits);
      open = words_.conjunction(open, words_.negation(fits));
      if (!fires.is_false()) firing.emplace_back(&rule, fires);
    }
    for (const auto& [rule, fires] : firing) fire(*rule, fires, then, fold);
  }

  Step finish(const z3::expr& enabled) {
    now_[state_field] = where_.as_state();
    return {enabled, std::move(now_), std::move(fired_), sent_twice_};
  }

 private:
  template <class Fold>
  void fire(const model::PlainRule& rule, const z3::expr& fires, const Scene& then, Fold& fold) {
    fired_[rule.id] = words_.disjunction(fired_[rule.id], fires);
    for (const model::PlainAssign& effect : rule.effects) {
      const z3::expr value = fold(*effect.value);
      if (effect.field == sent_field)
        sent_twice_ = words_.disjunction(
            sent_twice_, words_.conjunction(fires, words_.conjunction(value, then[sent_field])));
      now_[effect.field] = words_.choice(fires, value, now_[effect.field]);
    }
    if (rule.exit.moves) where_.move(fires, rule.exit.target);
    if (rule.exit.flow == model::Flow::and_continue) return;
    checks_ = words_.conjunction(checks_, words_.negation(fires));
    if (rule.exit.flow == model::Flow::and_return) answers_ = words_.conjunction(answers_, words_.negation(fires));
  }

  Z3Words words_;
  Where where_;
  z3::expr checks_;   ///< the checks go on
  z3::expr answers_;  ///< the closing phases will run
  Scene now_;
  std::vector<z3::expr> fired_;
  z3::expr sent_twice_;
};

/// Words that are compared with each other are written as distances from a common one, so that differences cancel
/// before any bit is blasted: SND.END is SND.NXT and what is unsent.
struct Distance {
  std::size_t of, from;
};
template <class F, class... G>
void from_common(std::vector<Distance>& all, F from, G... of) {
  (all.push_back({model::id_of(of), model::id_of(from)}), ...);
}
const std::vector<Distance>& distances() {
  using namespace model::terms;
  static const std::vector<Distance> all = [] {
    std::vector<Distance> made;
    from_common(made, snd.nxt, snd.una, snd.end, snd.iss, snd.wl2, seg.ack, call.isn);
    from_common(made, rcv.nxt, rcv.irs, rcv.up, snd.wl1, seg.seq);
    from_common(made, call.now, rtx.since, challenge.since, deadline.retransmission, deadline.user, deadline.time_wait,
                deadline.keep_alive);
    return made;
  }();
  return all;
}

}  // namespace

Scene free_scene(const Z3Words& words, const std::string& prefix) {
  Scene scene;
  for (const model::FieldInfo& field : model::fields) {
    const std::string name = prefix + std::string(field.group_name) + "." + std::string(field.name);
    const bool empty = field.group == Group::out || field.group == Group::told;
    if (field.sort == Sort::flag)
      scene.push_back(empty ? words.flag(false) : words.context().bool_const(name.c_str()));
    else if (field.sort == Sort::state)
      scene.push_back(words.context().bv_const(name.c_str(), 4));
    else
      scene.push_back(empty ? words.number(0) : words.context().bv_const(name.c_str(), 32));
  }
  for (const Distance& distance : distances()) scene[distance.of] = scene[distance.from] + scene[distance.of];
  return scene;
}

Step make_step(const Z3Words& words, const model::PlainTable& table, model::Event event, const Scene& before) {
  const model::PlainHandling& handling = table.handling(event);
  Walk walk(words, table, before);
  for (const std::size_t place : handling.phases) walk.phase(table.phases[place]);
  return walk.finish(meaning(words, *handling.enabled, before, before).simplify());
}

z3::expr meaning(const Z3Words& words, const model::Node& term, const Scene& before, const Scene& after) {
  return model::Fold(words, [&](const model::Node& f) { return f.after ? after[f.field] : before[f.field]; })(term);
}

}  // namespace synfin::proofs
