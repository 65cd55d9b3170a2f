#include "endpoint.hpp"

#include <algorithm>
#include <chrono>

#include "../event/courses.hpp"
#include "../event/equal_terms.hpp"
#include "../obligations/obligations.hpp"
#include "../parallel.hpp"
#include "../progress.hpp"
#include "firings.hpp"

namespace synfin::proofs {

using model::Event;
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
                     {}});
  }
  return all;
}

/// Does each word mean what it is pinned to? On all tables alike.
Finding meanings(const Property& property, const Limits& limits) {
  Finding found;
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
Finding carried_over(const Finding& found, const Courses& from, const Courses& to, std::size_t rules) {
  Finding same;
  same.taken_up = found.taken_up;
  if (found.alive.empty()) return same;
  same.alive.resize(rules * model::state_count);
  for (std::size_t phase = 0; phase < from.rules.size(); ++phase)
    for (std::size_t r = 0; r < from.rules[phase].size(); ++r)
      for (std::size_t s = 0; s < model::state_count; ++s)
        same.alive[place_of(*to.rules[phase][r], State(s))] =
            found.alive[place_of(*from.rules[phase][r], State(s))];
  return same;
}

Names names_of(const std::vector<Lost>& lost) {
  Names names;
  for (const Lost& one : lost) names.insert(one.piece);
  return names;
}

/// All properties on all tables.
class Judge {
 public:
  Judge(std::span<const Property* const> which, std::span<const model::PlainTable* const> tables,
        const Limits& limits)
      : which_(which.begin(), which.end()),
        tables_(tables.begin(), tables.end()),
        limits_(limits),
        lost_(tables.size()),
        found_(which.size(), std::vector<Finding>(tables.size())) {
    // SEGMENT ARRIVES takes longest: it goes first, so that no worker is left with it at the end.
    for (int round = 0; round < 2; ++round)
      for (std::size_t e = 0; e < model::event_count; ++e)
        for (std::size_t s = 0; s < model::state_count; ++s)
          if ((Event(e) == Event::SEGMENT_ARRIVES) == (round == 0)) corners_.emplace_back(Event(e), State(s));
  }

  OfOneEndpoint judge() {
    const Property& invariant = *find_property("endpoint-invariant");
    const auto of_invariant =
        static_cast<std::size_t>(std::find(which_.begin(), which_.end(), &invariant) - which_.begin());
    found_ = ask(which_, tables_, {});
    // What falls from a state of the whole invariant falls, whatever the table keeps of it.
    const bool all_fall = std::all_of(found_.begin(), found_.end(), [](const std::vector<Finding>& by_table) {
      return std::all_of(by_table.begin(), by_table.end(),
                         [](const Finding& found) { return found.verdict == Verdict::violated; });
    });
    if (!which_.empty() && all_fall && of_invariant == which_.size()) return {results(), lost_};

    const std::vector<Lost> at_first = false_at_first(limits_);
    const std::vector<Finding> kept =
        of_invariant < which_.size() ? found_[of_invariant] : ask({&invariant}, tables_, {}).front();
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      lost_[t] = at_first;
      lose(t, kept[t].lost, "");
      if (!lost_[t].empty()) without_the_lost(t, invariant);
    }
    return {results(), lost_};
  }

 private:
  void lose(std::size_t table, const std::vector<Lost>& more, const std::string& for_want_of) {
    const Names known = names_of(lost_[table]);
    for (Lost one : more) {
      if (known.count(one.piece) != 0) continue;
      if (!for_want_of.empty()) one.what += ", for want of " + for_want_of;
      lost_[table].push_back(std::move(one));
    }
  }

  /// What falls is dropped, until nothing falls; then what was proved is asked again, from more states.
  void without_the_lost(std::size_t t, const Property& invariant) {
    for (std::size_t before = 0; before != lost_[t].size();) {
      std::string wanted;
      for (const Lost& one : lost_[t]) wanted += (wanted.empty() ? "" : ", ") + std::string(one.piece);
      before = lost_[t].size();
      const Finding again = ask({&invariant}, {tables_[t]}, names_of(lost_[t])).front().front();
      lose(t, again.lost, wanted);
    }
    std::vector<const Property*> open;
    for (const Property* property : which_)
      if (property != &invariant) open.push_back(property);
    std::vector<std::vector<Finding>> again = ask(open, {tables_[t]}, names_of(lost_[t]));
    for (std::size_t p = 0, o = 0; p < which_.size(); ++p) {
      if (which_[p] == &invariant) continue;
      Finding& wider = again[o++].front();
      Finding& found = found_[p][t];
      found.ms += wider.ms;
      found.taken_up = found.taken_up || wider.taken_up;
      if (is_of_firings(*which_[p])) {
        // From more states more rules fire. One that fires in none of them is dead; one that fires in some of
        // the added alone is not known to.
        dead_or_doubted(found, wider, *tables_[t]);
        continue;
      }
      if (found.verdict == Verdict::proved) {
        found.verdict = wider.verdict;
        found.detail = std::move(wider.detail);
      }
    }
  }
  static void dead_or_doubted(Finding& found, const Finding& wider, const model::PlainTable& table) {
    for (const model::PlainRule* rule : table.rules)
      found.doubted = found.doubted || (never_fires(found, *rule) && !never_fires(wider, *rule));
  }

  /// Every property on every table at every corner, with some pieces lost; merged.
  std::vector<std::vector<Finding>> ask(const std::vector<const Property*>& which,
                                        const std::vector<const model::PlainTable*>& tables,
                                        const Names& lost) {
    using AtCorner = std::vector<std::vector<Finding>>;
    std::vector<AtCorner> at(corners_.size(), AtCorner(which.size(), std::vector<Finding>(tables.size())));
    std::vector<First> firsts(which.size() * tables.size());
    in_parallel(limits_.jobs, corners_.size(), [&](std::size_t i) {
      const auto [event, state] = corners_[i];
      const Working working(limits_.progress,
                            {corner_name(model::name_of(event), state), "inductive", corners_.size()});
      z3::context context;
      Corner corner(context, i, event, state, limits_, lost);
      if (limits_.obligations == nullptr &&
          std::none_of(which.begin(), which.end(),
                       [&](const Property* property) { return corner.concerns_corner(*property); }))
        return;
      const auto all_proved = [&](std::size_t t) {
        return std::all_of(at[i].begin(), at[i].end(), [&](const std::vector<Finding>& by_table) {
          return by_table[t].verdict == Verdict::proved && !by_table[t].doubted;
        });
      };
      for (std::size_t t = 0; t < tables.size(); ++t) {
        // What is proved of a table in which the event runs alike is proved of this one. On the standard
        // premises must be met, too: it is judged itself.
        std::size_t twin = tables[t] == &model::standard() || limits_.obligations != nullptr ? t : 0;
        while (twin < t && !(all_proved(twin) && same_courses(*tables[twin], *tables[t], event, state)))
          ++twin;
        if (twin < t) {
          const Courses from = courses_of(*tables[twin], event, state);
          const Courses to = courses_of(*tables[t], event, state);
          for (std::size_t p = 0; p < which.size(); ++p)
            at[i][p][t] = carried_over(at[i][p][twin], from, to, tables[t]->rules.size());
          continue;
        }
        corner.take(*tables[t]);
        for (std::size_t p = 0; p < which.size(); ++p) {
          const auto start = std::chrono::steady_clock::now();
          corner.count(firsts[p * tables.size() + t]);
          Finding& found = at[i][p][t];
          found =
              corner.judge(*which[p], *tables[t], tables[t] == &model::standard() ? &witnesses_ : nullptr);
          found.ms =
              std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
        }
      }
    });
    std::vector<std::vector<Finding>> merged(which.size(), std::vector<Finding>(tables.size()));
    for (std::size_t p = 0; p < which.size(); ++p)
      for (std::size_t t = 0; t < tables.size(); ++t)
        for (AtCorner& corner : at) merge(merged[p][t], std::move(corner[p][t]));
    return merged;
  }

  void close(Finding& found, const Property& property, const model::PlainTable& table) const {
    if (property.claims.structure() == Structure::no_dead_rule)
      for (const model::PlainRule* rule : table.rules)
        if (found.verdict == Verdict::proved && never_fires(found, *rule)) {
          found.verdict = found.doubted ? Verdict::unknown : Verdict::violated;
          found.detail =
              (found.doubted ? "not known to fire: " : "can never fire: ") + std::string(rule->name);
        }
    if (property.option && !found.taken_up) {
      found = Finding{.ms = found.ms, .detail = "left out: " + std::string(property.option->what)};
      return;
    }
    if (&table != &model::standard() || found.verdict != Verdict::proved) return;
    for (const Claim& claim : property.claims)
      if (!witnesses_.has(&claim)) {
        found.verdict = Verdict::unknown;  // a claim about nothing is not a proof
        found.detail = "its premise can't be met: " + std::string(claim.what);
      }
  }

  std::vector<Result> results() {
    std::vector<Result> all;
    for (std::size_t p = 0; p < which_.size(); ++p) {
      const Property& property = *which_[p];
      if (property.claims.structure() == Structure::no_shadowed_rule)
        blame_shadows(found_[p], tables_, corners_, limits_);
      const Finding same = meanings(property, limits_);
      for (Finding& found : found_[p]) merge(found, Finding(same));
      for (std::size_t t = 0; t < tables_.size(); ++t) {
        Finding& found = found_[p][t];
        if (property.claims.structure() == Structure::invariant && !lost_[t].empty() &&
            found.verdict == Verdict::proved) {
          found.verdict = Verdict::violated;
          found.detail = std::string(lost_[t].front().piece) + ": " + lost_[t].front().what;
        }
        close(found, property, *tables_[t]);
        Result result;
        result.property = property.name;
        result.variant = tables_[t]->name;
        result.verdict = found.verdict;
        result.method = found.verdict == Verdict::violated ? "one step"
                        : is_of_firings(property)          ? "witnesses"
                        : !property.pins.empty()           ? "equal terms"
                                                           : "inductive";
        result.ms = found.ms;
        result.cites = {std::string(property.clause)};
        result.detail = found.detail;
        result.counterexample = std::move(found.trace);
        if (property.claims.structure() == Structure::invariant) result.lost = lost_[t];
        all.push_back(std::move(result));
      }
    }
    return all;
  }

  std::vector<const Property*> which_;
  std::vector<const model::PlainTable*> tables_;
  Limits limits_;
  std::vector<std::pair<Event, State>> corners_;
  std::vector<std::vector<Lost>> lost_;      ///< by table
  std::vector<std::vector<Finding>> found_;  ///< by property and table
  Witnesses witnesses_;
};

}  // namespace
}  // namespace endpoint

OfOneEndpoint judge_endpoint(std::span<const Property* const> which,
                             std::span<const model::PlainTable* const> tables, const Limits& limits) {
  return endpoint::Judge(which, tables, limits).judge();
}

}  // namespace synfin::proofs
