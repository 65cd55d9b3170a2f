// One event in one state of one endpoint: all questions about it, put to one context.
#pragma once

#include <atomic>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "../claims/property.hpp"
#include "../claims/witnesses.hpp"
#include "../event/ways.hpp"
#include "../obligations/obligations.hpp"
#include "../smt/solver.hpp"
#include "../verdict.hpp"

namespace synfin::proofs::endpoint {

using Names = std::set<std::string_view>;

/// What is known of one property on one table, gathered over all events and states.
struct Finding {
  Verdict verdict = Verdict::proved;
  double ms = 0;
  std::string detail;
  std::optional<Trace> trace{};
  std::vector<bool> alive{};  ///< by rule and state (`place_of`): it can fire there
  bool doubted = false;       ///< whether some rule can fire is not known
  bool taken_up = false;      ///< the property's option: some step takes it up, or may
  std::vector<Lost> lost{};   ///< of the invariant: the pieces that are not kept
};

/// Its place in `Finding::alive`.
std::size_t place_of(const model::PlainRule& rule, model::State state);
void merge(Finding& into, Finding&& from);

/// A rule, in one of the states that it names.
struct Named {
  std::size_t phase;
  const model::PlainRule* rule;
  model::State in;
};

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

class Corner {
 public:
  /// `lost`: pieces of the invariant that are not assumed.
  Corner(z3::context& context, std::size_t place, model::Event event, model::State state,
         const Limits& limits, Names lost = {});

  void take(const model::PlainTable& table);
  /// Who counts the failures that follow.
  void count(First& first) { first_ = &first; }
  /// Labels the questions that follow.
  void about(std::string_view what, const model::PlainTable& table);

  /// Has the property anything to say here? Where none has, the ways need not be looked for.
  bool concerns_corner(const Property& property) const;
  /// What the property says of the event here. Where there are `witnesses`, they are told of premises that
  /// can be met.
  Finding judge(const Property& property, const model::PlainTable& table, Witnesses* witnesses);
  /// Could the rule fire in its state, if those before it in its phase did not come first? And in which
  /// situation?
  Answer could_fire(const model::PlainTable& table, const Named& named, std::optional<Trace>& where);

 private:
  /// The invariant is preserved: piece by piece, but those that are lost.
  Finding invariant();
  Finding claims(const Property& property, Witnesses* witnesses);
  Finding answered();
  Finding one_segment();
  /// Which rules can fire here, and in which states: an event may have left the one it found.
  Finding alive(std::size_t rules);
  /// Nothing can happen that is on none of the ways.
  bool ways_are_all(const model::PlainTable& table);
  bool can_be_met(const Way& way, const z3::expr& premise);
  /// `owed`: of what it is an obligation.
  void fail_unless(Finding& found, const Way& way, const z3::expr& conclusion, const std::string& what,
                   OwedAs kind, std::string_view owed);
  Owed on(const Way& way, OwedAs kind, std::string_view name, std::string_view of) const;
  /// The lost pieces without which the conclusion does not follow; all that there are, where not even they
  /// are enough to tell.
  std::string for_want_of(const Way& way, const z3::expr& conclusion);
  bool takes_up(const Option& option);

  Z3Words words_;
  Solver solver_;
  std::size_t place_;
  First* first_ = nullptr;
  model::Event event_;
  model::State state_;
  Names lost_;
  Scene before_;
  std::optional<z3::expr> assumed_;
  std::vector<Way> ways_;
  Obligations* obligations_;  ///< is told of all that is owed, if it is there
  Obligations::Page page_;
  std::vector<const model::Node*> read_;  ///< the terms of the claim that is being judged
  bool all_ways_ = true;
};

std::string shadowed(const Named& named);

}  // namespace synfin::proofs::endpoint
