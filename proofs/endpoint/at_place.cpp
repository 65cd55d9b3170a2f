#include "at_place.hpp"

#include <algorithm>

#include "../../model/graph/fold.hpp"
#include "../event/courses.hpp"
#include "../event/one_step.hpp"
#include "../judging/ways_are_all.hpp"
#include "../stopwatch.hpp"
#include "firings.hpp"
#include "outset.hpp"

namespace synfin::proofs::endpoint {

using model::State;

std::size_t entry_of(const model::PlainRule& rule, State state) {
  return rule.id * model::state_count + state;
}

void merge(Firing& into, const Firing& from) {
  into.seen.resize(std::max(into.seen.size(), from.seen.size()));
  for (std::size_t i = 0; i < from.seen.size(); ++i) into.seen[i] = into.seen[i] || from.seen[i];
  into.doubted = into.doubted || from.doubted;
  into.all_ways = into.all_ways && from.all_ways;
}

void merge(Found& into, Found&& more) {
  into.made.where = std::move(more.made.where);
  std::move(more.made.shown.begin(), more.made.shown.end(), std::back_inserter(into.made.shown));
  into.made.tally.owed += more.made.tally.owed;
  into.made.tally.looked_at += more.made.tally.looked_at;
  into.made.left_out = into.made.left_out || more.made.left_out;
  merge(into.firing, more.firing);
  into.taken_up.merge(more.taken_up);
  for (const auto& [property, ms] : more.ms) into.ms[property] += ms;
}

std::string shadowed(const Named& named) {
  return "wholly shadowed by the rules before it: " + in_state(named.rule->name, named.in);
}

AtPlace::AtPlace(z3::context& context, const Place& place, const Limits& limits, Names lost)
    : words_(context),
      solver_(context, limits),
      place_(place),
      lost_(std::move(lost)),
      obligations_(limits.obligations) {
  Outset outset = outset_of(words_, place.state, lost_);
  before_ = std::move(outset.before);
  assumed_ = std::move(outset.assumed);
  for (const Piece& piece : endpoint_invariant())
    if (lost_.count(piece.name) == 0) assumed_names_.insert(piece.name);
}

void AtPlace::about(std::string_view what) { label(solver_, what, *table_, place_); }

bool AtPlace::is_concerned(const Property& property) const {
  if (property.claims.structure() == Structure::words) return false;
  if (property.claims.structure() != Structure::none) return true;
  const Scene any = any_scene(words_);
  return std::any_of(property.claims.begin(), property.claims.end(), [&](const Claim& claim) {
    return concerns(claim, place_.event) &&
           !meaning(words_, *claim.premise, before_, any).simplify().is_false();
  });
}

Found AtPlace::judge(const model::PlainTable& table, std::span<const Property* const> which,
                     const Known& known, Witnesses* witnesses) {
  table_ = &table;
  known_ = &known;
  made_ = {.where = place_.name()};
  about("ways");
  ways_ = explore(words_, table, place_.event, before_, *assumed_, solver_);
  about("the ways are all");
  page_ = page_of(obligations_, {Level::one_endpoint, table.name, place_.name(), ""});
  const bool all = ways_are_all(words_, ways_, table, place_.event, before_, *assumed_, solver_, page_);
  // Which of the pieces were needed is not noted: all that is shown here rests on all of them, that these are
  // the ways not least.
  made_.shown.push_back({"the ways are all", "the ways are all", all ? Answer::yes : Answer::unknown,
                         assumed_names_, std::nullopt, of_none, of_none});
  Found found;
  for (const Property* property : which) {
    const Stopwatch stopwatch;
    about(property->name);
    // What was owed where it fell stands.
    const bool is_over = known.earlier != nullptr && known.fallen->by(property->name, known.place);
    page_ = page_of(is_over ? nullptr : obligations_,
                    {Level::one_endpoint, table.name, place_.name(), std::string(property->name)});
    const std::vector<Obligation> owed = obligations_of(*property, place_.event);
    made_.tally.owed += owed.size();
    for (const Obligation& one : owed) show(one, witnesses);
    if (!all) doubt_all(made_, owed);
    if (is_of_firings(*property) && found.firing.seen.empty()) {
      found.firing = firing(table.rules.size());
      found.firing.all_ways = all;
    }
    if (property->option && takes_up(*property->option)) found.taken_up.insert(property->name);
    found.ms[property->name] = stopwatch.ms();
  }
  found.made = std::move(made_);
  return found;
}

bool AtPlace::left_out(std::string_view name) {
  // What is to be written down is written down whole; what has fallen from a state of the whole invariant is
  // not asked of more.
  if (obligations_ != nullptr && known_->earlier == nullptr) return false;
  if (!known_->fallen->by(name, known_->place)) return false;
  made_.left_out = true;
  if (known_->earlier != nullptr)
    std::copy_if(known_->earlier->begin(), known_->earlier->end(), std::back_inserter(made_.shown),
                 [&](const Shown& one) {
                   return one.piece == name && one.owed == at_owed_ && one.answer != Answer::yes;
                 });
  return true;
}

void AtPlace::show(const Obligation& obligation, Witnesses* witnesses) {
  at_owed_ = made_.tally.looked_at;
  const bool is_lost = obligation.piece != nullptr && lost_.count(obligation.piece->name) != 0;
  if (is_lost || left_out(obligation.name())) {
    ++made_.tally.looked_at;
    return;
  }
  Shown one{obligation.name(), obligation.what(), Answer::yes, {}, std::nullopt, of_none, at_owed_};
  if (obligation.piece != nullptr) one.used = assumed_names_;
  for (std::size_t i = 0; i < ways_.size() && (page_ || one.answer != Answer::no); ++i) {
    const Way& way = ways_[i];
    const Implication said = said_of(words_, obligation, before_, way);
    const z3::expr premise = said.premise.simplify();
    if (premise.is_false()) {
      owe(obligation, i, way.condition && said.premise, Answer::no);
      continue;
    }
    show_on(one, obligation, i, words_.implies(said.premise, said.conclusion),
            words_.implies(premise, said.conclusion.simplify()));
    if (obligation.claim != nullptr && witnesses != nullptr && !witnesses->has(obligation.claim) &&
        can_be_met(way, premise))
      witnesses->add(obligation.claim);
  }
  made_.shown.push_back(std::move(one));
  ++made_.tally.looked_at;
}

void AtPlace::show_on(Shown& one, const Obligation& obligation, std::size_t at, const z3::expr& as_said,
                      const z3::expr& goal) {
  const Way& way = ways_[at];
  std::optional<z3::model> how;
  std::vector<Solver::Put> asked;
  const Answer answer = solver_.must(way.condition, goal.simplify(), how, page_ ? &asked : nullptr);
  if (page_ && asked.empty()) asked.emplace_back(!as_said, Answer::no);  // it is true as it is written
  for (const auto& [question, other] : asked) owe(obligation, at, question, other);
  // Where pieces are lost, a state from which it falls may be one that they would have excluded.
  const bool falls = answer == Answer::no && lost_.empty();
  if (answer == Answer::yes || one.answer == Answer::no) return;
  if (one.answer == Answer::unknown && !falls) return;
  one.answer = falls ? Answer::no : Answer::unknown;
  one.way = at;
  if (answer == Answer::no && !falls && obligation.piece == nullptr) one.label += for_want_of(way, goal);
  if (!falls) return;
  one.label = obligation.what();
  known_->fallen->note(one.piece, known_->place);
  if (how)
    one.how = one_step(place_.event, before_, way, solver_.smallest(way.condition && !goal, *how),
                       read_by(obligation), one.label);
}

/// What no claim says hangs on what lets the event happen, and on what its rules ask.
std::vector<const model::Node*> AtPlace::read_by(const Obligation& obligation) const {
  if (obligation.kind() != OwedAs::structure) return terms_of(obligation);
  const model::PlainHandling& handling = table_->handling(place_.event);
  std::vector<const model::Node*> all{handling.enabled};
  for (const std::size_t phase : handling.phases)
    for (const model::PlainRule& rule : table_->phases[phase].rules)
      if (rule.states.has(place_.state)) all.push_back(rule.guard);
  return all;
}

void AtPlace::owe(const Obligation& obligation, std::size_t way, const z3::expr& refuted, Answer shown) {
  page_.owe({obligation.kind(), std::string(obligation.name()), obligation.what(), way_of(way, ways_.size())},
            refuted, shown);
}

Firing AtPlace::firing(std::size_t rules) {
  Firing found;
  found.seen.resize(rules * model::state_count);
  for (const Way& way : ways_) {
    State at = place_.state;
    for (const auto& [rule, fires] : way.fired) {
      const std::size_t entry = entry_of(*rule, at);
      if (!found.seen[entry]) {
        std::optional<z3::model> example = way.example;
        const Answer answer = solver_.may(words_.conjunction(way.condition, fires), example);
        found.seen[entry] = answer == Answer::yes;
        found.doubted = found.doubted || answer == Answer::unknown;
      }
      if (rule->exit.moves) at = rule->exit.target;
    }
  }
  return found;
}

Answer AtPlace::could_fire(const model::PlainTable& table, const Named& named, std::optional<Trace>& where) {
  const std::vector<std::size_t>& phases = table.handling(place_.event).phases;
  if (std::find(phases.begin(), phases.end(), named.phase) == phases.end()) return Answer::no;
  if (!courses_of(table, place_.event, place_.state).reached.has(named.in)) return Answer::no;
  constexpr std::string_view property = "no-rule-shadows-another-unintended";
  table_ = &table;
  about(property);
  page_ = page_of(obligations_, {Level::one_endpoint, table.name, place_.name(),
                                 std::string(property) + ": " + in_state(named.rule->name, named.in)});
  Answer answer = Answer::no;
  for (const Halt& halt :
       explore_until(named.phase, words_, table, place_.event, before_, *assumed_, solver_)) {
    if (halt.state != named.in) continue;
    model::Fold fold(words_, [&](const model::Node& field) { return halt.way.after[field.field]; });
    const z3::expr met = words_.conjunction(halt.way.condition, fold(*named.rule->guard).simplify());
    std::optional<z3::model> how;
    const Answer here = solver_.can(met, how);
    page_.owe({OwedAs::structure, std::string(property), in_state(named.rule->name, named.in), ""}, met,
              here);
    if (here == Answer::unknown) answer = here;
    if (here != Answer::yes) continue;
    const z3::model smallest = solver_.smallest(met, *how);
    for (const Way& way : explore(words_, table, place_.event, before_, *assumed_, solver_))
      if (smallest.eval(way.condition, true).is_true())
        where = one_step(place_.event, before_, way, smallest, {}, shadowed(named));
    return here;
  }
  return answer;
}

bool AtPlace::can_be_met(const Way& way, const z3::expr& premise) {
  std::optional<z3::model> example = way.example;
  return solver_.may(words_.conjunction(way.condition, premise), example) == Answer::yes;
}

std::string AtPlace::for_want_of(const Way& way, const z3::expr& goal) {
  std::vector<const Piece*> wanted;
  for (const Piece& piece : endpoint_invariant())
    if (lost_.count(piece.name) != 0) wanted.push_back(&piece);
  const auto follows_with = [&](const std::vector<const Piece*>& some) {
    z3::expr all = way.condition;
    for (const Piece* piece : some) all = all && meaning(words_, *piece->term, before_, before_);
    return solver_.can((all && !goal).simplify()) == Answer::no;
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

bool AtPlace::takes_up(const Option& option) {
  if (std::find(option.events.begin(), option.events.end(), place_.event) == option.events.end())
    return false;
  return std::any_of(ways_.begin(), ways_.end(), [&](const Way& way) {
    const z3::expr step = meaning(words_, *option.step, before_, way.after).simplify();
    return !step.is_false() && solver_.can(words_.conjunction(way.condition, step)) != Answer::no;
  });
}

}  // namespace synfin::proofs::endpoint
