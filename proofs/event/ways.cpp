#include "ways.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <stdexcept>

#include "../../model/graph/fold.hpp"

namespace synfin::proofs {

namespace {

const std::size_t state_field = model::id_of(model::terms::tcb.state);
const std::size_t sent_field = model::id_of(model::terms::told.sent);

/// Does the rule decide what follows, or move one of the numbers that everything else is measured by?
bool decides(const model::PlainRule& rule) {
  using namespace model::terms;
  if (rule.exit.moves || rule.exit.flow != model::Flow::and_continue) return true;
  return std::any_of(rule.effects.begin(), rule.effects.end(), [](const model::PlainAssign& effect) {
    return effect.field == model::id_of(snd.una) || effect.field == model::id_of(snd.nxt) ||
           effect.field == model::id_of(snd.iss) || effect.field == model::id_of(rcv.nxt) ||
           effect.field == model::id_of(rcv.irs);
  });
}

class Explorer {
 public:
  Explorer(const Z3Words& words, const model::PlainTable& table, model::Event event, Solver& solver)
      : words_(words), table_(table), phases_(table.handling(event).phases), solver_(solver) {}

  /// Ways end, as `halts`, where they come to this phase.
  void halt_at(std::size_t phase) { halt_ = phase; }

  void from(std::size_t place, model::State state, bool answering, Way way) {
    if (place == phases_.size()) {
      way.after[state_field] = words_.state(state);
      ways.push_back(std::move(way));
      return;
    }
    const model::PlainPhase& phase = table_.phases[phases_[place]];
    if (answering && !phase.answers) return from(place + 1, state, answering, std::move(way));
    if (phases_[place] == halt_) {
      halts.push_back({place, state, answering, std::move(way)});
      return;
    }
    const Scene then = way.after;
    model::Fold fold(words_, [&](const model::Node& field) { return then[field.field]; });
    const bool forks = std::any_of(phase.rules.begin(), phase.rules.end(), [&](const model::PlainRule& rule) {
      return rule.states.has(state) && decides(rule);
    });
    z3::expr open = words_.flag(true);
    for (const model::PlainRule& rule : phase.rules) {
      if (!rule.states.has(state) || open.is_false()) continue;
      const z3::expr fits = fold(*rule.guard).simplify();
      const z3::expr fires = words_.conjunction(open, fits);
      open = words_.conjunction(open, words_.negation(fits));
      if (fires.is_false()) continue;
      if (!forks) {
        fire(rule, fires, fold, then, way);
        continue;
      }
      Way taken = way;
      taken.condition = words_.conjunction(way.condition, fires);
      if (!possible(taken)) continue;
      if (rule.exit.moves && model::in(model::CLOSED, model::LISTEN).has(rule.exit.target))
        taken.ended = then;
      fire(rule, words_.flag(true), fold, then, taken);
      const model::State next = rule.exit.moves ? rule.exit.target : state;
      const std::size_t follows = rule.exit.flow == model::Flow::and_return ? phases_.size() : place + 1;
      from(follows, next, answering || rule.exit.flow == model::Flow::and_answer, std::move(taken));
    }
    if (forks) {
      way.condition = words_.conjunction(way.condition, open);
      if (!possible(way)) return;
    }
    from(place + 1, state, answering, std::move(way));
  }

  std::vector<Way> ways;
  std::vector<Halt> halts;

 private:
  /// Can the way be taken? An example of the way so far is one of some way that leads on: that one needs no
  /// question.
  bool possible(Way& way) const { return solver_.may(way.condition, way.example) != Answer::no; }

  template <class Fold>
  void fire(const model::PlainRule& rule, const z3::expr& fires, Fold& fold, const Scene& then,
            Way& way) const {
    way.fired.emplace_back(&rule, fires);
    for (const model::PlainAssign& effect : rule.effects) {
      const z3::expr value = fold(*effect.value);
      if (effect.field == sent_field)
        way.sent_twice = words_.disjunction(
            way.sent_twice, words_.conjunction(fires, words_.conjunction(value, then[sent_field])));
      way.after[effect.field] = words_.choice(fires, value, way.after[effect.field]);
    }
  }

  Z3Words words_;
  const model::PlainTable& table_;
  const std::vector<std::size_t>& phases_;
  Solver& solver_;
  std::size_t halt_ = std::numeric_limits<std::size_t>::max();
};

/// What is assumed, and that the event can happen; nothing where it can't.
std::optional<z3::expr> possible(const Z3Words& words, const model::PlainTable& table, model::Event event,
                                 const Scene& before, const z3::expr& assumed, Solver& solver) {
  const z3::expr enabled = meaning(words, *table.handling(event).enabled, before, before).simplify();
  z3::expr both = words.conjunction(assumed, enabled);
  if (solver.can(both) == Answer::no) return std::nullopt;
  return both;
}

model::State state_of(const Scene& scene) {
  std::uint64_t state = 0;
  if (!scene[state_field].is_numeral_u64(state)) throw std::logic_error("explore: the state is not known");
  return static_cast<model::State>(state);
}

}  // namespace

void label(Solver& solver, std::string_view what, const model::PlainTable& table, const Place& place) {
  solver.about(std::string(what) + " on " + std::string(table.name) + ": " + place.name());
}

std::vector<Way> explore(const Z3Words& words, const model::PlainTable& table, model::Event event,
                         const Scene& before, const z3::expr& assumed, Solver& solver) {
  Explorer explorer(words, table, event, solver);
  const auto start = possible(words, table, event, before, assumed, solver);
  if (!start) return {};
  explorer.from(0, state_of(before), false, Way{*start, before, {}, words.flag(false), before});
  return std::move(explorer.ways);
}

std::vector<Halt> explore_until(std::size_t phase, const Z3Words& words, const model::PlainTable& table,
                                model::Event event, const Scene& before, const z3::expr& assumed,
                                Solver& solver) {
  Explorer explorer(words, table, event, solver);
  explorer.halt_at(phase);
  const auto start = possible(words, table, event, before, assumed, solver);
  if (!start) return {};
  explorer.from(0, state_of(before), false, Way{*start, before, {}, words.flag(false), before});
  return std::move(explorer.halts);
}

std::vector<Way> explore_from(const Halt& halt, const Z3Words& words, const model::PlainTable& table,
                              model::Event event, Solver& solver) {
  Explorer explorer(words, table, event, solver);
  explorer.from(halt.place, halt.state, halt.answering, halt.way);
  return std::move(explorer.ways);
}

}  // namespace synfin::proofs
