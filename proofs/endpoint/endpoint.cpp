#include "endpoint.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <map>

#include "../../model/fold.hpp"
#include "../claims/witnesses.hpp"
#include "../event/equal_terms.hpp"
#include "../event/ways.hpp"
#include "../parallel.hpp"
#include "../progress.hpp"
#include "../smt/solver.hpp"

namespace synfin::proofs {

using model::Event;
using model::State;

namespace {

const std::size_t state_field = model::id_of(model::terms::tcb.state);

/// What is known of one property on one table, gathered over all events and states.
struct Finding {
  Verdict verdict = Verdict::proved;
  double ms = 0;
  std::string detail;
  std::optional<Trace> trace;
  std::vector<bool> alive;  ///< by rule and state (`place_of`): it can fire there
  bool doubted = false;     ///< whether some rule can fire is not known
};

std::size_t place_of(const model::PlainRule& rule, State state) {
  return rule.id * model::state_count + state;
}

/// A rule, in one of the states that it names.
struct Named {
  std::size_t phase;
  const model::PlainRule* rule;
  State in;
};

std::string shadowed(const Named& named) {
  return "wholly shadowed by the rules before it: " + corner_name(named.rule->name, named.in);
}

/// The worst verdict counts, and the first counterexample in the order of events and states.
void merge(Finding& into, Finding&& from) {
  into.ms += from.ms;
  into.alive.resize(std::max(into.alive.size(), from.alive.size()));
  for (std::size_t i = 0; i < from.alive.size(); ++i) into.alive[i] = into.alive[i] || from.alive[i];
  into.doubted = into.doubted || from.doubted;
  const bool worse = into.verdict == Verdict::proved && from.verdict != Verdict::proved;
  const bool certain = into.verdict == Verdict::unknown && from.verdict == Verdict::violated;
  if (!worse && !certain) return;
  into.verdict = from.verdict;
  into.detail = std::move(from.detail);
  into.trace = std::move(from.trace);
}

/// The first corner, in their order, in which something fails: it alone tells the story.
class First {
 public:
  /// Is there none before `place` so far? Then it is `place` now.
  bool is(std::size_t place) {
    std::size_t known = place_.load();
    while (place < known)
      if (place_.compare_exchange_weak(known, place)) return true;
    return place == known;
  }

 private:
  std::atomic<std::size_t> place_{static_cast<std::size_t>(-1)};
};

/// All questions about one event in one state, put to one context.
class Corner {
 public:
  Corner(z3::context& context, std::size_t place, Event event, State state, const Limits& limits)
      : words_(context),
        solver_(context, limits),
        place_(place),
        event_(event),
        state_(state),
        before_(free_scene(words_)) {
    before_[state_field] = words_.state(state);
    assumed_ = meaning(words_, *sound_host(), before_, before_);
    for (const Conjunct& piece : endpoint_invariant())
      assumed_ = words_.conjunction(*assumed_, meaning(words_, *piece.term, before_, before_));
    assumed_ = assumed_->simplify();
  }

  void take(const model::PlainTable& table) {
    about("ways", table);
    ways_ = explore(words_, table, event_, before_, *assumed_, solver_);
  }

  /// Who counts the failures that follow.
  void count(First& first) { first_ = &first; }
  /// Labels the questions that follow.
  void about(std::string_view what, const model::PlainTable& table) {
    label(solver_, what, table, corner_name(model::name_of(event_), state_));
  }

  /// The invariant is preserved.
  Finding invariant() {
    Finding found;
    for (const Way& way : ways_)
      for (const Conjunct& piece : endpoint_invariant())
        fail_unless(found, way, meaning(words_, *piece.term, way.after, way.after),
                    "not preserved: " + std::string(piece.name));
    return found;
  }

  /// Where there are `witnesses`, they are told of premises that can be met.
  Finding claims(const Property& property, Witnesses* witnesses) {
    Finding found;
    for (const Claim& claim : property.claims) {
      if (!concerns(claim, event_)) continue;
      for (const Way& way : ways_) {
        const z3::expr premise = meaning(words_, *claim.premise, before_, way.after).simplify();
        if (premise.is_false()) continue;
        const z3::expr conclusion = meaning(words_, *claim.conclusion, before_, way.after).simplify();
        fail_unless(found, way, words_.implies(premise, conclusion), std::string(claim.what));
        if (witnesses != nullptr && !witnesses->has(&claim) && can_be_met(way, premise))
          witnesses->add(&claim);
      }
    }
    return found;
  }

  Finding answered() {
    Finding found;
    for (const Way& way : ways_) {
      z3::expr any = words_.flag(false);
      for (const auto& [rule, fires] : way.fired) any = words_.disjunction(any, fires);
      fail_unless(found, way, any, "no rule fires");
    }
    return found;
  }
  Finding one_segment() {
    Finding found;
    for (const Way& way : ways_) fail_unless(found, way, words_.negation(way.sent_twice), "two segments");
    return found;
  }
  /// Which rules can fire here, and in which states: an event may have left the one it found.
  Finding alive(std::size_t rules) {
    Finding found;
    found.alive.resize(rules * model::state_count);
    for (const Way& way : ways_) {
      State at = state_;
      for (const auto& [rule, fires] : way.fired) {
        const std::size_t place = place_of(*rule, at);
        if (!found.alive[place]) {
          const Answer answer = solver_.can(words_.conjunction(way.condition, fires));
          found.alive[place] = answer == Answer::yes;
          found.doubted = found.doubted || answer == Answer::unknown;
        }
        if (rule->exit.moves) at = rule->exit.target;
      }
    }
    return found;
  }
  /// Could the rule fire in its state, if those before it in its phase did not come first? And in which
  /// situation?
  Answer could_fire(const model::PlainTable& table, const Named& named, std::optional<Trace>& where) {
    const std::vector<std::size_t>& phases = table.handling(event_).phases;
    if (std::find(phases.begin(), phases.end(), named.phase) == phases.end()) return Answer::no;
    if (!may_lead_to(named.in, table)) return Answer::no;
    about("no-rule-shadows-another-unintended", table);
    Answer answer = Answer::no;
    for (const Halt& halt : explore_until(named.phase, words_, table, event_, before_, *assumed_, solver_)) {
      if (halt.state != named.in) continue;
      model::Fold fold(words_, [&](const model::Node& field) { return halt.way.after[field.field]; });
      const z3::expr met = words_.conjunction(halt.way.condition, fold(*named.rule->guard).simplify());
      std::optional<z3::model> how;
      const Answer here = solver_.can(met, how);
      if (here == Answer::unknown) answer = here;
      if (here != Answer::yes) continue;
      const z3::model smallest = solver_.smallest(met, *how);
      for (const Way& way : explore(words_, table, event_, before_, *assumed_, solver_))
        if (smallest.eval(way.condition, true).is_true()) where = story(smallest, way, shadowed(named));
      return here;
    }
    return answer;
  }

 private:
  /// Does some course through the phases move from here to that state, whatever the guards say?
  bool may_lead_to(State to, const model::PlainTable& table) const {
    model::StateSet reached = model::in(state_);
    for (const std::size_t phase : table.handling(event_).phases)
      for (const model::PlainRule& rule : table.phases[phase].rules)
        if (rule.exit.moves && (reached - rule.states) != reached)
          reached = reached | model::in(rule.exit.target);
    return reached.has(to);
  }
  bool can_be_met(const Way& way, const z3::expr& premise) {
    if (way.example && way.example->eval(premise, true).is_true()) return true;
    return solver_.can(words_.conjunction(way.condition, premise)) == Answer::yes;
  }
  void fail_unless(Finding& found, const Way& way, const z3::expr& conclusion, const std::string& what) {
    if (found.verdict == Verdict::violated) return;
    std::optional<z3::model> how;
    const Answer answer = solver_.must(way.condition, conclusion.simplify(), how);
    if (answer == Answer::yes) return;
    found.verdict = answer == Answer::no ? Verdict::violated : Verdict::unknown;
    found.detail = what;
    if (how && first_->is(place_))
      found.trace = story(solver_.smallest(way.condition && !conclusion, *how), way, what);
  }
  Trace story(const z3::model& how, const Way& way, const std::string& what) const {
    TraceStep step;
    step.event = event_;
    for (std::size_t id = 0; id < model::field_count; ++id) {
      const model::Group group = model::fields[id].group;
      const bool after = group == model::Group::out || group == model::Group::told;
      model::set(step.situation, id, word_in(how, after ? way.after[id] : before_[id]));
    }
    model::Situation end;
    for (std::size_t id = 0; id < model::tcb_field_count; ++id)
      model::set(end, id, word_in(how, way.after[id]));
    step.after = end.tcb;
    return {{step}, what};
  }

  Z3Words words_;
  Solver solver_;
  std::size_t place_;
  First* first_ = nullptr;
  Event event_;
  State state_;
  Scene before_;
  std::optional<z3::expr> assumed_;
  std::vector<Way> ways_;
};

using Findings = std::map<std::pair<std::size_t, std::size_t>, Finding>;  // (property, table)

/// Judges all properties on all tables in one corner: a question that two tables share is put once.
Findings judge_corner(std::size_t place, Event event, State state, std::span<const Property* const> which,
                      std::span<const model::PlainTable* const> tables, std::vector<First>& firsts,
                      Witnesses& witnesses, const Limits& limits) {
  z3::context context;
  Corner corner(context, place, event, state, limits);
  Findings all;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    corner.take(*tables[t]);
    for (std::size_t p = 0; p < which.size(); ++p) {
      const Property& property = *which[p];
      const auto start = std::chrono::steady_clock::now();
      Finding found;
      corner.about(property.name, *tables[t]);
      corner.count(firsts[p * tables.size() + t]);
      switch (property.structure) {
        case Structure::none:
          found = corner.claims(property, tables[t]->name == model::standard().name ? &witnesses : nullptr);
          break;
        case Structure::invariant:
          found = corner.invariant();
          break;
        case Structure::every_event_answered:
          found = corner.answered();
          break;
        case Structure::one_segment:
          found = corner.one_segment();
          break;
        case Structure::no_dead_rule:
        case Structure::no_shadowed_rule:
          found = corner.alive(tables[t]->rules.size());
          break;
        case Structure::words:  // of no event: see `meanings`
          break;
      }
      found.ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
      all[{p, t}] = std::move(found);
    }
  }
  return all;
}

/// Does CLOSED without a TCB satisfy the invariant?
Answer initially_true(const Limits& limits) {
  z3::context context;
  const Z3Words words(context);
  Scene scene = free_scene(words);
  for (std::size_t id = 0; id < model::tcb_field_count; ++id) {
    const model::Sort sort = model::fields[id].sort;
    scene[id] = sort == model::Sort::flag    ? words.flag(false)
                : sort == model::Sort::state ? words.state(model::CLOSED)
                                             : words.number(0);
  }
  z3::expr all = words.flag(true);
  for (const Conjunct& piece : endpoint_invariant())
    all = words.conjunction(all, meaning(words, *piece.term, scene, scene));
  const z3::expr sound = meaning(words, *sound_host(), scene, scene);
  Solver solver(context, limits);
  solver.about("endpoint-invariant: CLOSED without a TCB");
  std::optional<z3::model> unused;
  return solver.must(sound, all, unused);
}

/// Is it about which rules can fire?
bool is_of_firings(const Property& property) {
  return property.structure == Structure::no_dead_rule || property.structure == Structure::no_shadowed_rule;
}

bool never_fires(const Finding& found, const model::PlainRule& rule) {
  const auto first = found.alive.begin() + static_cast<std::ptrdiff_t>(place_of(rule, State(0)));
  return std::none_of(first, first + model::state_count, [](bool fires) { return fires; });
}

/// The rules that are not seen to fire in a state that they name.
std::vector<Named> silent_rules(const Finding& found, const model::PlainTable& table) {
  std::vector<Named> silent;
  for (std::size_t phase = 0; phase < table.phases.size(); ++phase)
    for (const model::PlainRule& rule : table.phases[phase].rules)
      for (std::size_t s = 0; s < model::state_count; ++s)
        if (rule.states.has(State(s)) && !found.alive[place_of(rule, State(s))])
          silent.push_back({phase, &rule, State(s)});
  return silent;
}

/// Of the rules that do not fire in a state that they name: are those before them to blame? A rule whose own
/// words exclude the state is shadowed by nothing.
void blame_shadows(std::vector<Finding>& by_table, std::span<const model::PlainTable* const> tables,
                   const std::vector<std::pair<Event, State>>& corners, const Limits& limits) {
  std::vector<std::pair<std::size_t, Named>> silent;
  for (std::size_t t = 0; t < tables.size(); ++t)
    for (const Named& one : silent_rules(by_table[t], *tables[t])) silent.emplace_back(t, one);
  struct Shadow {
    Answer answer = Answer::no;
    std::optional<Trace> where;
  };
  std::vector<std::vector<Shadow>> could(corners.size(), std::vector<Shadow>(silent.size()));
  in_parallel(limits.jobs, corners.size(), [&](std::size_t c) {
    z3::context context;
    Corner corner(context, c, corners[c].first, corners[c].second, limits);
    for (std::size_t i = 0; i < silent.size(); ++i)
      could[c][i].answer = corner.could_fire(*tables[silent[i].first], silent[i].second, could[c][i].where);
  });
  for (std::size_t i = 0; i < silent.size(); ++i)
    for (std::vector<Shadow>& here : could) {
      Finding& found = by_table[silent[i].first];
      if (here[i].answer == Answer::no || found.verdict == Verdict::violated) continue;
      const bool certain = here[i].answer == Answer::yes && !found.doubted;
      found.verdict = certain ? Verdict::violated : Verdict::unknown;
      found.detail = (certain ? "" : "perhaps ") + shadowed(silent[i].second);
      if (certain) found.trace = std::move(here[i].where);
    }
}

/// Does each word mean what it is pinned to? On all tables alike.
Finding meanings(const Property& property, const Limits& limits) {
  Finding found;
  for (const Word& word : property.pins) {
    const Answer same = equal_terms(*word.term, *word.means, limits, std::string(property.name));
    if (same == Answer::yes || found.verdict == Verdict::violated) continue;
    found.verdict = same == Answer::no ? Verdict::violated : Verdict::unknown;
    found.detail = "has another meaning: " + std::string(word.name);
  }
  return found;
}

void close(Finding& found, const Property& property, const model::PlainTable& table,
           const Witnesses& witnesses, const Limits& limits) {
  if (property.structure == Structure::invariant && found.verdict == Verdict::proved) {
    const Answer initially = initially_true(limits);
    if (initially != Answer::yes) {
      found.verdict = initially == Answer::no ? Verdict::violated : Verdict::unknown;
      found.detail = initially == Answer::no ? "CLOSED does not satisfy it" : "not known of CLOSED";
    }
  }
  if (property.structure == Structure::no_dead_rule)
    for (const model::PlainRule* rule : table.rules)
      if (found.verdict == Verdict::proved && never_fires(found, *rule)) {
        found.verdict = found.doubted ? Verdict::unknown : Verdict::violated;
        found.detail = (found.doubted ? "not known to fire: " : "can never fire: ") + std::string(rule->name);
      }
  if (table.name != model::standard().name || found.verdict != Verdict::proved) return;
  for (const Claim& claim : property.claims)
    if (!witnesses.has(&claim)) {
      found.verdict = Verdict::unknown;  // a claim about nothing is not a proof
      found.detail = "its premise can't be met: " + std::string(claim.what);
    }
}

}  // namespace

std::vector<Result> judge_endpoint(std::span<const Property* const> which,
                                   std::span<const model::PlainTable* const> tables, const Limits& limits) {
  if (which.empty()) return {};
  std::vector<std::pair<Event, State>> corners;
  // SEGMENT ARRIVES takes longest: it goes first, so that no worker is left with it at the end.
  for (int round = 0; round < 2; ++round)
    for (std::size_t e = 0; e < model::event_count; ++e)
      for (std::size_t s = 0; s < model::state_count; ++s)
        if ((Event(e) == Event::SEGMENT_ARRIVES) == (round == 0)) corners.emplace_back(Event(e), State(s));
  std::vector<Findings> found(corners.size());
  std::vector<First> firsts(which.size() * tables.size());
  Witnesses witnesses;
  in_parallel(limits.jobs, corners.size(), [&](std::size_t i) {
    const auto [event, state] = corners[i];
    const Working working(limits.progress,
                          {corner_name(model::name_of(event), state), "inductive", corners.size()});
    found[i] = judge_corner(i, event, state, which, tables, firsts, witnesses, limits);
  });

  std::vector<Result> results;
  for (std::size_t p = 0; p < which.size(); ++p) {
    std::vector<Finding> by_table(tables.size());
    for (std::size_t t = 0; t < tables.size(); ++t)
      for (Findings& corner : found) merge(by_table[t], std::move(corner[{p, t}]));
    if (which[p]->structure == Structure::words) {
      const Finding same = meanings(*which[p], limits);
      for (Finding& whole : by_table) merge(whole, Finding(same));
    }
    if (which[p]->structure == Structure::no_shadowed_rule) blame_shadows(by_table, tables, corners, limits);
    for (std::size_t t = 0; t < tables.size(); ++t) {
      Finding& whole = by_table[t];
      close(whole, *which[p], *tables[t], witnesses, limits);
      Result result;
      result.property = which[p]->name;
      result.variant = tables[t]->name;
      result.verdict = whole.verdict;
      result.method = whole.verdict == Verdict::violated ? "one step"
                      : is_of_firings(*which[p])         ? "witnesses"
                      : !which[p]->pins.empty()          ? "equal terms"
                                                         : "inductive";
      result.ms = whole.ms;
      result.cites = {std::string(which[p]->clause)};
      result.detail = whole.detail;
      result.counterexample = std::move(whole.trace);
      results.push_back(std::move(result));
    }
  }
  return results;
}

}  // namespace synfin::proofs
