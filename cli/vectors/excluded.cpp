#include "excluded.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <tuple>

#include "../../model/graph/fold.hpp"
#include "../../proofs/endpoint/outset.hpp"
#include "../../proofs/event/ways.hpp"
#include "../../proofs/mutation/region.hpp"
#include "../../proofs/mutation/stage.hpp"
#include "../../proofs/parallel.hpp"

namespace synfin::cli::vectors {

using model::Node;
using model::Op;
using proofs::Answer;
using proofs::Place;
using proofs::Scene;
using proofs::Z3Words;

namespace {

/// Terms as a rule finds the fields.
class There {
 public:
  There(const Z3Words& words, const Scene& then)
      : words_(words), then_(then), fold_(words, [&then](const Node& field) { return then[field.field]; }) {}

  z3::expr operator()(const Node& term) { return fold_(term); }

  z3::expr falls(const model::PlainRule& rule, const Probe& probe, Side side) {
    const Node& node = *probe.node;
    if (probe.kind == Probe::Kind::sets)
      return words_.negation(words_.equal(fold_(node), then_[rule.effects[probe.effect].field]));
    if (probe.kind == Probe::Kind::heedless)
      return words_.conjunction(fold_(*rule.guard), strange(probe.field));
    if (probe.kind == Probe::Kind::where) return words_.conjunction(fold_(*rule.guard), fold_(node));
    if (probe.kind == Probe::Kind::apart)
      return words_.negation(words_.equal(fold_(*probe.one), fold_(*probe.other)));
    if (side == Side::yes) return fold_(node);
    if (side == Side::no) return words_.negation(fold_(node));
    const z3::expr a = fold_(*node.kids[0]);
    const z3::expr b = fold_(*node.kids[1]);
    const bool circular = model::is_circular(node.kids[0]->sort);
    z3::expr so = words_.equal(a, b);
    const int step = static_cast<int>(side) % 3;
    if (step != 1) {
      const z3::expr& less = step == 0 ? a : b;
      const z3::expr& more = step == 0 ? b : a;
      so = words_.equal(words_.add(less, words_.number(1)), more);
      if (!circular) so = words_.conjunction(so, words_.less(less, more));
    }
    if (!is_over_wrap(side)) return so;
    if (!circular) return words_.conjunction(so, some_pair_lies_over(node));
    return words_.conjunction(so, step == 1 ? words_.equal(a, words_.number(0)) : lies_over(a, b));
  }

 private:
  z3::expr strange(std::size_t field) {
    const model::Sort sort = model::fields[field].sort;
    const z3::expr& word = then_[field];
    if (sort == model::Sort::flag) return word;
    const auto far = [&](const z3::expr& from) {
      return words_.less(words_.number(2), words_.add(words_.subtract(word, from), words_.number(1)));
    };
    z3::expr all = far(words_.number(0));
    for (std::size_t other = 0; other < model::tcb_field_count; ++other)
      if (model::fields[other].sort == sort) all = words_.conjunction(all, far(then_[other]));
    return all;
  }
  z3::expr lies_over(const z3::expr& a, const z3::expr& b) {
    return words_.negation(words_.equal(words_.less(a, b), words_.before(a, b)));
  }
  z3::expr some_pair_lies_over(const Node& term) {
    z3::expr some = words_.flag(false);
    if (term.op == Op::subtract && model::is_circular(term.kids[0]->sort) &&
        model::is_circular(term.kids[1]->sort))
      some = lies_over(fold_(*term.kids[0]), fold_(*term.kids[1]));
    for (const Node* kid : term.kids)
      if (kid != nullptr) some = words_.disjunction(some, some_pair_lies_over(*kid));
    return some;
  }

  Z3Words words_;
  const Scene& then_;
  model::Fold<Z3Words, std::function<z3::expr(const Node&)>> fold_;
};

/// A phase at a place, and the goals of its rules.
struct Task {
  Place place;
  std::size_t phase;
  std::vector<std::size_t> goals;  ///< places in `which`
};

class AtPhase {
 public:
  AtPhase(const model::PlainTable& table, const Place& place, std::size_t phase, const proofs::Zeros& zeros,
          const proofs::Limits& limits)
      : words_(context_), solver_(context_, limits), phase_(table.phases[phase]) {
    proofs::label(solver_, "vectors", table, place);
    const auto [before, assumed] = proofs::outset_of(words_, place.state, zeros);
    halts_ = proofs::explore_until(phase, words_, table, place.event, before, assumed, solver_);
  }

  /// Can what `so` says of the fields hold where the rule is asked? It is given a way that leads there, and
  /// what the rule finds.
  template <class So>
  Answer can(const model::PlainRule& rule, const So& so) {
    Answer all = Answer::no;
    for (const proofs::Halt& halt : halts_) {
      if (!rule.states.has(halt.state)) continue;
      There there(words_, halt.way.after);
      z3::expr condition = so(halt, there);
      for (const model::PlainRule& earlier : phase_.rules) {
        if (earlier.id == rule.id) break;
        if (earlier.states.has(halt.state))
          condition = words_.conjunction(condition, words_.negation(there(*earlier.guard)));
      }
      condition = condition.simplify();
      if (condition.is_false()) continue;
      std::optional<z3::model> unused;
      const Answer never = solver_.must(halt.way.condition, words_.negation(condition), unused);
      if (never == Answer::yes) continue;
      if (never == Answer::no) return Answer::yes;
      all = Answer::unknown;
    }
    return all;
  }
  /// Can the goal be met here?
  Answer can(const Goals& goals, const Goal& goal) {
    return can(*goal.rule, [&](const proofs::Halt& halt, There& there) {
      if (goal.probe == Goal::fires)
        return halt.state == goal.state ? there(*goal.rule->guard) : words_.flag(false);
      const Probe& probe = goals.probes(goal.rule->id)[goal.probe];
      const z3::expr falls = there.falls(*goal.rule, probe, goal.side);
      return probe.effect == Probe::in_guard ? falls : words_.conjunction(there(*goal.rule->guard), falls);
    });
  }
  /// Can the fault of a rule change anything here?
  Answer can_change(const proofs::Mutant& mutant) {
    return can(*mutant.rule, [&](const proofs::Halt& halt, There&) {
      return proofs::deviation(words_, mutant, halt.way.after);
    });
  }

 private:
  z3::context context_;
  Z3Words words_;
  proofs::Solver solver_;
  const model::PlainPhase& phase_;
  std::vector<proofs::Halt> halts_;
};

bool can_be_asked(const Goals& goals, const Goal& goal) {
  return goal.probe == Goal::fires || goals.probes(goal.rule->id)[goal.probe].is_of_one_event();
}

}  // namespace

std::string_view name_of(Excluded excluded) {
  constexpr std::array<std::string_view, 4> names{"proved", "not excluded", "unknown", "not asked"};
  return names[static_cast<std::size_t>(excluded)];
}

std::vector<Excluded> excluded(const Goals& goals, const std::vector<std::size_t>& which,
                               const proofs::Zeros& zeros, const proofs::Limits& limits) {
  std::vector<Excluded> all(which.size(), Excluded::proved);
  std::map<std::tuple<std::size_t, std::size_t, std::size_t>, Task> tasks;
  for (std::size_t w = 0; w < which.size(); ++w) {
    const Goal& goal = goals.all()[which[w]];
    if (!can_be_asked(goals, goal)) {
      all[w] = Excluded::not_asked;
      continue;
    }
    const std::size_t phase = proofs::phase_of(goals.table(), *goal.rule);
    for (const Place& place : proofs::places_of(goals.table(), *goal.rule)) {
      const auto [at, made] = tasks.try_emplace({phase, static_cast<std::size_t>(place.event), place.state});
      if (made) at->second = {place, phase, {}};
      at->second.goals.push_back(w);
    }
  }
  std::vector<const Task*> in_order;
  for (const auto& [key, task] : tasks) in_order.push_back(&task);
  std::vector<std::vector<Answer>> answers(in_order.size());
  proofs::in_parallel(limits.jobs, in_order.size(), [&](std::size_t t) {
    AtPhase here(goals.table(), in_order[t]->place, in_order[t]->phase, zeros, limits);
    for (const std::size_t w : in_order[t]->goals)
      answers[t].push_back(here.can(goals, goals.all()[which[w]]));
  });
  for (std::size_t t = 0; t < in_order.size(); ++t)
    for (std::size_t g = 0; g < answers[t].size(); ++g) {
      Excluded& one = all[in_order[t]->goals[g]];
      if (answers[t][g] == Answer::yes) one = Excluded::not_so;
      if (answers[t][g] == Answer::unknown && one == Excluded::proved) one = Excluded::unknown;
    }
  return all;
}

class AskedOf::There : public AtPhase {
  using AtPhase::AtPhase;
};

AskedOf::AskedOf(const model::PlainRule& rule, const proofs::Zeros& zeros, const proofs::Limits& limits) {
  const model::PlainTable& table = model::standard();
  const std::size_t phase = proofs::phase_of(table, rule);
  for (const Place& place : proofs::places_of(table, rule))
    there_.push_back(std::make_unique<There>(table, place, phase, zeros, limits));
}
AskedOf::~AskedOf() = default;

bool AskedOf::changes_nothing(const proofs::Mutant& mutant) {
  return std::all_of(there_.begin(), there_.end(),
                     [&](const auto& there) { return there->can_change(mutant) == Answer::no; });
}

}  // namespace synfin::cli::vectors
