#include "corner.hpp"

#include <algorithm>

#include "../../model/graph/fold.hpp"
#include "../event/courses.hpp"
#include "../event/one_step.hpp"
#include "outset.hpp"

namespace synfin::proofs::endpoint {

using model::Event;
using model::State;

namespace {
const std::size_t state_field = model::id_of(model::terms::tcb.state);
}  // namespace

std::size_t place_of(const model::PlainRule& rule, State state) {
  return rule.id * model::state_count + state;
}

std::string shadowed(const Named& named) {
  return "wholly shadowed by the rules before it: " + corner_name(named.rule->name, named.in);
}

/// The worst verdict counts, and the first counterexample in the order of events and states.
void merge(Finding& into, Finding&& from) {
  into.ms += from.ms;
  into.alive.resize(std::max(into.alive.size(), from.alive.size()));
  for (std::size_t i = 0; i < from.alive.size(); ++i) into.alive[i] = into.alive[i] || from.alive[i];
  into.doubted = into.doubted || from.doubted;
  into.taken_up = into.taken_up || from.taken_up;
  for (Lost& one : from.lost)
    if (std::none_of(into.lost.begin(), into.lost.end(), [&](const Lost& l) { return l.piece == one.piece; }))
      into.lost.push_back(std::move(one));
  const bool worse = into.verdict == Verdict::proved && from.verdict != Verdict::proved;
  const bool certain = into.verdict == Verdict::unknown && from.verdict == Verdict::violated;
  if (!worse && !certain) return;
  into.verdict = from.verdict;
  into.detail = std::move(from.detail);
  into.trace = std::move(from.trace);
}

Corner::Corner(z3::context& context, std::size_t place, Event event, State state, const Limits& limits,
               Names lost)
    : words_(context),
      solver_(context, limits),
      place_(place),
      event_(event),
      state_(state),
      lost_(std::move(lost)),
      obligations_(limits.obligations) {
  Outset outset = outset_of(words_, state, lost_);
  before_ = std::move(outset.before);
  assumed_ = std::move(outset.assumed);
}

void Corner::take(const model::PlainTable& table) {
  about("ways", table);
  ways_ = explore(words_, table, event_, before_, *assumed_, solver_);
  all_ways_ = ways_are_all(table);
}

bool Corner::ways_are_all(const model::PlainTable& table) {
  z3::expr none =
      words_.conjunction(*assumed_, meaning(words_, *table.handling(event_).enabled, before_, before_));
  for (const Way& way : ways_) none = words_.conjunction(none, words_.negation(way.condition));
  about("the ways are all", table);
  const Answer other = solver_.can(none.simplify());
  page_of(obligations_, {Level::one_endpoint, table.name, corner_name(model::name_of(event_), state_), ""})
      .owe({OwedAs::ways, "the ways are all", "", std::to_string(ways_.size()) + " ways"}, none, other);
  return other == Answer::no;
}

void Corner::about(std::string_view what, const model::PlainTable& table) {
  label(solver_, what, table, corner_name(model::name_of(event_), state_));
}

bool Corner::concerns_corner(const Property& property) const {
  if (property.claims.structure() == Structure::words) return false;
  if (property.claims.structure() != Structure::none) return true;
  const Scene any = any_scene(words_);
  return std::any_of(property.claims.begin(), property.claims.end(), [&](const Claim& claim) {
    return concerns(claim, event_) && !meaning(words_, *claim.premise, before_, any).simplify().is_false();
  });
}

Finding Corner::judge(const Property& property, const model::PlainTable& table, Witnesses* witnesses) {
  about(property.name, table);
  page_ = page_of(obligations_, {Level::one_endpoint, table.name, corner_name(model::name_of(event_), state_),
                                 std::string(property.name)});
  Finding found = [&] {
    switch (property.claims.structure()) {
      case Structure::none:
        return claims(property, witnesses);
      case Structure::invariant:
        return invariant();
      case Structure::every_event_answered:
        return answered();
      case Structure::one_segment:
        return one_segment();
      case Structure::words:  // of no event
        return Finding{};
      case Structure::no_dead_rule:
      case Structure::no_shadowed_rule:
        return alive(table.rules.size());
    }
    __builtin_unreachable();
  }();
  if (all_ways_ || found.verdict == Verdict::violated) return found;
  found.verdict = Verdict::unknown;
  found.doubted = true;
  found.detail = "not known whether the ways are all: " + corner_name(model::name_of(event_), state_);
  return found;
}

Finding Corner::invariant() {
  Finding found;
  for (const Piece& piece : endpoint_invariant()) {
    if (lost_.count(piece.name) != 0) continue;
    Finding of_piece;
    First here;  // each piece tells its own step
    first_ = &here;
    read_ = {piece.term};
    for (const Way& way : ways_)
      fail_unless(of_piece, way, meaning(words_, *piece.term, way.after, way.after),
                  "not preserved: " + std::string(piece.name), OwedAs::piece, piece.name);
    if (of_piece.verdict == Verdict::proved) continue;
    const std::string where = corner_name(model::name_of(event_), state_);
    found.lost.push_back(
        {piece.name, (of_piece.verdict == Verdict::violated ? "at " : "is not known to hold at ") + where,
         of_piece.trace});
    merge(found, std::move(of_piece));
  }
  return found;
}

Finding Corner::claims(const Property& property, Witnesses* witnesses) {
  Finding found;
  found.taken_up = property.option && takes_up(*property.option);
  for (const Claim& claim : property.claims) {
    if (!concerns(claim, event_)) continue;
    for (const Way& way : ways_) {
      const z3::expr premise = meaning(words_, *claim.premise, before_, way.after).simplify();
      if (premise.is_false()) {
        page_.owe(on(way, OwedAs::claim, property.name, claim.what),
                  way.condition && meaning(words_, *claim.premise, before_, way.after), Answer::no);
        continue;
      }
      const z3::expr conclusion = meaning(words_, *claim.conclusion, before_, way.after).simplify();
      read_ = {claim.premise, claim.conclusion};
      fail_unless(found, way, words_.implies(premise, conclusion), std::string(claim.what), OwedAs::claim,
                  property.name);
      if (witnesses != nullptr && !witnesses->has(&claim) && can_be_met(way, premise)) witnesses->add(&claim);
    }
  }
  return found;
}

Finding Corner::answered() {
  Finding found;
  for (const Way& way : ways_) {
    z3::expr any = words_.flag(false);
    for (const auto& [rule, fires] : way.fired) any = words_.disjunction(any, fires);
    fail_unless(found, way, any, "no rule fires", OwedAs::structure, "every-state-and-event-is-answered");
  }
  return found;
}

Finding Corner::one_segment() {
  Finding found;
  for (const Way& way : ways_)
    fail_unless(found, way, words_.negation(way.sent_twice), "two segments", OwedAs::structure,
                "at-most-one-segment-an-event");
  return found;
}

Finding Corner::alive(std::size_t rules) {
  Finding found;
  found.alive.resize(rules * model::state_count);
  for (const Way& way : ways_) {
    State at = state_;
    for (const auto& [rule, fires] : way.fired) {
      const std::size_t place = place_of(*rule, at);
      if (!found.alive[place]) {
        std::optional<z3::model> example = way.example;
        const Answer answer = solver_.may(words_.conjunction(way.condition, fires), example);
        found.alive[place] = answer == Answer::yes;
        found.doubted = found.doubted || answer == Answer::unknown;
      }
      if (rule->exit.moves) at = rule->exit.target;
    }
  }
  return found;
}

Answer Corner::could_fire(const model::PlainTable& table, const Named& named, std::optional<Trace>& where) {
  const std::vector<std::size_t>& phases = table.handling(event_).phases;
  if (std::find(phases.begin(), phases.end(), named.phase) == phases.end()) return Answer::no;
  if (!courses_of(table, event_, state_).reached.has(named.in)) return Answer::no;
  constexpr std::string_view property = "no-rule-shadows-another-unintended";
  about(property, table);
  page_ = page_of(obligations_, {Level::one_endpoint, table.name, corner_name(model::name_of(event_), state_),
                                 std::string(property) + ": " + corner_name(named.rule->name, named.in)});
  Answer answer = Answer::no;
  for (const Halt& halt : explore_until(named.phase, words_, table, event_, before_, *assumed_, solver_)) {
    if (halt.state != named.in) continue;
    model::Fold fold(words_, [&](const model::Node& field) { return halt.way.after[field.field]; });
    const z3::expr met = words_.conjunction(halt.way.condition, fold(*named.rule->guard).simplify());
    std::optional<z3::model> how;
    const Answer here = solver_.can(met, how);
    page_.owe({OwedAs::structure, std::string(property), corner_name(named.rule->name, named.in), ""}, met,
              here);
    if (here == Answer::unknown) answer = here;
    if (here != Answer::yes) continue;
    const z3::model smallest = solver_.smallest(met, *how);
    for (const Way& way : explore(words_, table, event_, before_, *assumed_, solver_))
      if (smallest.eval(way.condition, true).is_true())
        where = one_step(event_, before_, way, smallest, {}, shadowed(named));
    return here;
  }
  return answer;
}

bool Corner::can_be_met(const Way& way, const z3::expr& premise) {
  std::optional<z3::model> example = way.example;
  return solver_.may(words_.conjunction(way.condition, premise), example) == Answer::yes;
}

Owed Corner::on(const Way& way, OwedAs kind, std::string_view name, std::string_view of) const {
  return {kind, std::string(name), std::string(of),
          way_of(static_cast<std::size_t>(&way - ways_.data()), ways_.size())};
}

void Corner::fail_unless(Finding& found, const Way& way, const z3::expr& conclusion, const std::string& what,
                         OwedAs kind, std::string_view owed) {
  if (found.verdict == Verdict::violated) return;
  std::optional<z3::model> how;
  std::vector<Solver::Put> asked;
  const Answer answer = solver_.must(way.condition, conclusion.simplify(), how, page_ ? &asked : nullptr);
  if (page_ && asked.empty()) asked.emplace_back(!conclusion, Answer::no);  // it is true as it is written
  for (const auto& [question, other] : asked) page_.owe(on(way, kind, owed, what), question, other);
  if (answer == Answer::yes) return;
  // Where pieces are lost, a step that fails may fail from a state that they would have excluded.
  const bool certain = answer == Answer::no && lost_.empty();
  found.verdict = certain ? Verdict::violated : Verdict::unknown;
  found.detail = what;
  if (answer == Answer::no && !lost_.empty()) found.detail += for_want_of(way, conclusion);
  if (certain && how && first_->is(place_))
    found.trace =
        one_step(event_, before_, way, solver_.smallest(way.condition && !conclusion, *how), read_, what);
}

std::string Corner::for_want_of(const Way& way, const z3::expr& conclusion) {
  std::vector<const Piece*> wanted;
  for (const Piece& piece : endpoint_invariant())
    if (lost_.count(piece.name) != 0) wanted.push_back(&piece);
  const auto follows_with = [&](const std::vector<const Piece*>& some) {
    z3::expr all = way.condition;
    for (const Piece* piece : some) all = all && meaning(words_, *piece->term, before_, before_);
    return solver_.can((all && !conclusion).simplify()) == Answer::no;
  };
  const bool enough = follows_with(wanted);
  for (std::size_t i = 0; enough && i < wanted.size();) {
    std::vector<const Piece*> fewer = wanted;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (follows_with(fewer))
      wanted = std::move(fewer);
    else
      ++i;
  }
  std::string names;
  for (const Piece* piece : wanted) names += (names.empty() ? "" : ", ") + std::string(piece->name);
  return ": not proved without " + names + ", which this table does not keep";
}

bool Corner::takes_up(const Option& option) {
  if (std::find(option.events.begin(), option.events.end(), event_) == option.events.end()) return false;
  return std::any_of(ways_.begin(), ways_.end(), [&](const Way& way) {
    const z3::expr step = meaning(words_, *option.step, before_, way.after).simplify();
    return !step.is_false() && solver_.can(words_.conjunction(way.condition, step)) != Answer::no;
  });
}

}  // namespace synfin::proofs::endpoint
