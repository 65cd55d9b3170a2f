#include "endpoint.hpp"

#include <algorithm>

#include "../event/courses.hpp"
#include "../event/equal_terms.hpp"
#include "../judging/show_again.hpp"
#include "../obligations/obligations.hpp"
#include "../parallel.hpp"
#include "../progress.hpp"
#include "firings.hpp"

namespace synfin::proofs {

using model::State;

namespace endpoint {
namespace {

/// Of the pieces, those that CLOSED without a TCB does not satisfy.
std::vector<Lost> false_at_first(const Limits& limits) {
  z3::context context;
  const Z3Words words(context);
  Scene scene = free_scene(words);
  for (std::size_t id = 0; id < model::tcb_field_count; ++id) {
    const model::Sort sort = model::fields[id].sort;
    scene[id] = sort == model::Sort::flag    ? words.flag(false)
                : sort == model::Sort::state ? words.state(model::CLOSED)
                                             : words.number(0);
  }
  const z3::expr sound = meaning(words, *sound_host(), scene, scene);
  Solver solver(context, limits);
  solver.about("endpoint-invariant: CLOSED without a TCB");
  Obligations::Page page = page_of(limits.obligations, {Level::one_endpoint, "", "CLOSED without a TCB", ""});
  std::vector<Lost> all;
  for (const Piece& piece : endpoint_invariant()) {
    std::optional<z3::model> unused;
    const Answer holds = solver.must(sound, meaning(words, *piece.term, scene, scene).simplify(), unused);
    if (page)
      page.owe({OwedAs::initiation, std::string(piece.name), "", ""},
               sound && !meaning(words, *piece.term, scene, scene), opposite(holds));
    if (holds != Answer::yes)
      all.push_back({piece.name,
                     holds == Answer::no ? "does not hold of CLOSED" : "is not known to hold of CLOSED",
                     {},
                     holds == Answer::no});
  }
  return all;
}

/// Does each word mean what it is pinned to? On all tables alike.
Blame meanings(const Property& property, const Limits& limits) {
  Blame found;
  if (property.pins.empty()) return found;
  const Obligations::Page page = page_of(
      limits.obligations, {Level::one_endpoint, "", "whatever the fields hold", std::string(property.name)});
  for (const Word& word : property.pins) {
    const Answer same =
        equal_terms(*word.term, *word.means, limits, std::string(property.name), page, word.name);
    if (same == Answer::yes || found.verdict == Verdict::violated) continue;
    found.verdict = same == Answer::no ? Verdict::violated : Verdict::unknown;
    found.detail = "has another meaning: " + std::string(word.name);
  }
  return found;
}

/// What was found of a table in which the event runs alike. Rules have other numbers there.
Found carried_over(const Found& found, const Courses& from, const Courses& to, std::size_t rules) {
  Found same = found;
  same.ms.clear();
  if (found.firing.seen.empty()) return same;
  same.firing.seen.assign(rules * model::state_count, false);
  for (std::size_t phase = 0; phase < from.rules.size(); ++phase)
    for (std::size_t r = 0; r < from.rules[phase].size(); ++r)
      for (std::size_t s = 0; s < model::state_count; ++s)
        same.firing.seen[entry_of(*to.rules[phase][r], State(s))] =
            found.firing.seen[entry_of(*from.rules[phase][r], State(s))];
  return same;
}

bool all_is_shown(const Found& found) {
  return !found.firing.doubted && found.firing.all_ways && !found.made.left_out &&
         std::all_of(found.made.shown.begin(), found.made.shown.end(),
                     [](const Shown& one) { return one.answer == Answer::yes; });
}

/// All properties on all tables.
class Judge {
 public:
  Judge(std::span<const Property* const> which, std::span<const model::PlainTable* const> tables,
        const Limits& limits)
      : which_(which.begin(), which.end()),
        tables_(tables.begin(), tables.end()),
        limits_(limits),
        places_(places()),
        fallen_(tables.size()),
        found_(tables.size(), std::vector<Found>(places_.size())),
        wider_(tables.size(), std::vector<Firing>(places_.size())) {}

  OfOneEndpoint judge() {
    const Property& invariant = *find_property("endpoint-invariant");
    const bool asked_for = std::find(which_.begin(), which_.end(), &invariant) != which_.end();
    first_round(which_);
    // What falls from a state of the whole invariant falls, whatever the table keeps of it.
    if (!which_.empty() && !asked_for && all_fall()) {
      std::vector<Induction> as_they_are;
      for (std::size_t t = 0; t < tables_.size(); ++t) as_they_are.push_back(part_of(t, {}).result());
      return {results(as_they_are), {}};
    }
    const Property* const only[] = {&invariant};
    if (!asked_for) first_round(only);

    std::vector<const Property*> all = which_;
    if (!asked_for) all.push_back(&invariant);
    const std::vector<Lost> at_first = false_at_first(limits_);
    std::vector<LargestPart> parts;
    for (std::size_t t = 0; t < tables_.size(); ++t) parts.push_back(part_of(t, at_first));
    show_again(parts, fallen_, limits_.jobs,
               [&](std::size_t t, std::size_t place, const Names& lost, const std::vector<Shown>& earlier) {
                 return once_more(all, t, place, lost, earlier);
               });
    std::vector<Induction> inductions;
    std::vector<std::vector<Lost>> lost;
    for (const LargestPart& part : parts) {
      inductions.push_back(part.result());
      lost.push_back(inductions.back().lost);
    }
    return {results(inductions), std::move(lost)};
  }

 private:
  LargestPart part_of(std::size_t table, std::vector<Lost> at_first) const {
    std::vector<ShownAtPlace> shown;
    for (const Found& found : found_[table]) shown.push_back(found.made);
    return {endpoint_invariant(), {}, std::move(at_first), std::move(shown)};
  }
  bool all_fall() const {
    return std::all_of(fallen_.begin(), fallen_.end(), [&](const Fallen& fallen) {
      return std::all_of(which_.begin(), which_.end(),
                         [&](const Property* property) { return fallen.by(property->name, places_.size()); });
    });
  }

  /// The properties on every table at every place, from every state of the whole invariant.
  void first_round(std::span<const Property* const> which) {
    in_parallel(limits_.jobs, places_.size(), [&](std::size_t i) {
      const Place& place = places_[i];
      const Working working(limits_.progress, {place.name(), "inductive", places_.size()});
      z3::context context;
      AtPlace here(context, place, limits_);
      if (limits_.obligations == nullptr &&
          std::none_of(which.begin(), which.end(),
                       [&](const Property* property) { return here.is_concerned(*property); }))
        return;
      std::vector<Found> found(tables_.size());
      for (std::size_t t = 0; t < tables_.size(); ++t) {
        // What is shown of a table in which the event runs alike is shown of this one. On the standard
        // premises must be met, too: it is judged itself.
        const model::PlainTable& table = *tables_[t];
        const bool is_standard = &table == &model::standard();
        std::size_t twin = is_standard || limits_.obligations != nullptr ? t : 0;
        while (twin < t &&
               !(all_is_shown(found[twin]) && same_courses(*tables_[twin], table, place.event, place.state)))
          ++twin;
        found[t] = twin < t ? carried_over(found[twin], courses_of(*tables_[twin], place.event, place.state),
                                           courses_of(table, place.event, place.state), table.rules.size())
                            : here.judge(table, which, {i, &fallen_[t]}, is_standard ? &witnesses_ : nullptr);
      }
      for (std::size_t t = 0; t < tables_.size(); ++t) merge(found_[t][i], std::move(found[t]));
    });
  }

  /// With some pieces lost, from more states.
  ShownAtPlace once_more(std::span<const Property* const> which, std::size_t t, std::size_t place,
                         const Names& lost, const std::vector<Shown>& earlier) {
    z3::context context;
    AtPlace here(context, places_[place], limits_, lost);
    Found wider = here.judge(*tables_[t], which, {place, &fallen_[t], &earlier});
    Found& found = found_[t][place];
    for (const auto& [property, ms] : wider.ms) found.ms[property] += ms;
    found.taken_up.merge(wider.taken_up);
    wider_[t][place] = std::move(wider.firing);
    return std::move(wider.made);
  }

  /// From more states more rules fire. One that fires in none of them is dead; one that fires in some of the
  /// added alone is not known to.
  Firing firing_of(std::size_t t) const {
    Firing all;
    Firing wider;
    for (const Found& found : found_[t]) merge(all, found.firing);
    for (const Firing& one : wider_[t]) merge(wider, one);
    if (wider.seen.empty()) return all;
    for (const model::PlainRule* rule : tables_[t]->rules)
      all.doubted = all.doubted || (never_fires(all, *rule) && !never_fires(wider, *rule));
    return all;
  }

  /// A claim about nothing is not a proof.
  void doubt_the_empty(Result& result, const Property& property) const {
    for (const Claim& claim : property.claims)
      if (!witnesses_.has(&claim)) {
        result.verdict = Verdict::unknown;
        result.detail = "its premise can't be met: " + std::string(claim.what);
      }
  }

  std::vector<Result> results(const std::vector<Induction>& inductions) {
    std::vector<Firing> firings;
    for (std::size_t t = 0; t < tables_.size(); ++t) firings.push_back(firing_of(t));
    std::vector<Result> all;
    for (const Property* const property : which_) {
      const bool of_shadows = property->claims.structure() == Structure::no_shadowed_rule;
      const std::vector<Blame> shadows =
          of_shadows ? blame_shadows(firings, tables_, places_, limits_) : std::vector<Blame>(tables_.size());
      const Blame pinned = meanings(*property, limits_);
      for (std::size_t t = 0; t < tables_.size(); ++t) {
        Result& result = all.emplace_back();
        result.property = property->name;
        result.variant = tables_[t]->name;
        result.cites = {std::string(property->clause)};
        bool taken_up = false;
        for (const Found& found : found_[t]) {
          const auto ms = found.ms.find(property->name);
          if (ms != found.ms.end()) result.ms += ms->second;
          taken_up = taken_up || found.taken_up.count(property->name) != 0;
        }
        judged(result, *property, inductions[t]);
        if (of_shadows) put(shadows[t], result);
        if (property->claims.structure() == Structure::no_dead_rule)
          put(dead_rule(firings[t], *tables_[t]), result);
        put(pinned, result);
        if (is_of_firings(*property) && !firings[t].all_ways && result.verdict == Verdict::proved)
          put({Verdict::unknown, "not known whether the ways are all"}, result);
        if (property->option && !taken_up) {
          result.verdict = Verdict::proved;
          result.detail = "left out: " + std::string(property->option->what);
          result.counterexample.reset();
        } else if (tables_[t] == &model::standard() && result.verdict == Verdict::proved) {
          doubt_the_empty(result, *property);
        }
        result.method = result.verdict == Verdict::violated ? "one step"
                        : is_of_firings(*property)          ? "witnesses"
                        : !property->pins.empty()           ? "equal terms"
                                                            : "inductive";
      }
    }
    return all;
  }

  static void put(const Blame& blame, Result& result) {
    if (blame.verdict == Verdict::proved) return;
    result.verdict = blame.verdict;
    result.detail = blame.detail;
    result.counterexample = blame.trace;
  }

  /// What the induction says of a property, or of the invariant that it is.
  static void judged(Result& result, const Property& property, const Induction& induction) {
    if (!induction.counted) {
      result.detail = not_counted;
      return;
    }
    result.verdict = Verdict::proved;
    if (property.claims.structure() == Structure::invariant) {
      result.lost = induction.lost;
      if (induction.lost.empty()) return;
      const auto falls = std::find_if(induction.lost.begin(), induction.lost.end(),
                                      [](const Lost& one) { return one.certain; });
      const bool certain = falls != induction.lost.end();
      const Lost& first = certain ? *falls : induction.lost.front();
      result.verdict = certain ? Verdict::violated : Verdict::unknown;
      result.detail = std::string(first.piece) + ": " + first.what;
      result.counterexample = first.step;
      return;
    }
    const auto standing = induction.pieces().find(property.name);
    if (standing == induction.pieces().end() || standing->second.answer == Answer::yes) return;
    result.verdict = standing->second.answer == Answer::no ? Verdict::violated : Verdict::unknown;
    result.detail = standing->second.broken;
    result.counterexample = standing->second.step;
  }

  std::vector<const Property*> which_;
  std::vector<const model::PlainTable*> tables_;
  Limits limits_;
  std::vector<Place> places_;
  std::vector<Fallen> fallen_;              ///< by table
  std::vector<std::vector<Found>> found_;   ///< by table and place, from the whole invariant
  std::vector<std::vector<Firing>> wider_;  ///< by table and place, with pieces lost
  Witnesses witnesses_;
};

}  // namespace
}  // namespace endpoint

OfOneEndpoint judge_endpoint(std::span<const Property* const> which,
                             std::span<const model::PlainTable* const> tables, const Limits& limits) {
  return endpoint::Judge(which, tables, limits).judge();
}

}  // namespace synfin::proofs
