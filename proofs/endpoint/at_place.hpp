// One event in one state of one endpoint: all questions about it, put to one context.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "../claims/property.hpp"
#include "../claims/witnesses.hpp"
#include "../event/ways.hpp"
#include "../judging/one_endpoint.hpp"
#include "../judging/shown.hpp"
#include "../smt/solver.hpp"

namespace synfin::proofs::endpoint {

/// Which rules can fire, in which states: an event may have left the one it found.
struct Firing {
  std::vector<bool> seen{};  ///< by rule and state (`entry_of`)
  bool doubted = false;      ///< of some it is not known
  bool all_ways = true;      ///< no way was overlooked on which one might
};
/// Its place in `Firing::seen`.
std::size_t entry_of(const model::PlainRule& rule, model::State state);
void merge(Firing& into, const Firing& from);

/// What was found at one place.
struct Found {
  ShownAtPlace made{};
  Firing firing{};                          ///< where a property asks for it
  Names taken_up{};                         ///< the properties whose option some step takes up, or may
  std::map<std::string_view, double> ms{};  ///< by property
};
/// The same place, asked about more.
void merge(Found& into, Found&& more);

/// A rule, in one of the states that it names.
struct Named {
  std::size_t phase;
  const model::PlainRule* rule;
  model::State in;
};

class AtPlace {
 public:
  /// `lost`: pieces of the invariant that are neither assumed nor shown.
  AtPlace(z3::context& context, const Place& place, const Limits& limits, Names lost = {});

  /// Has the property anything to say here? Where none has, the ways need not be looked for.
  bool is_concerned(const Property& property) const;
  /// All that the properties demand of the table. Where there are `witnesses`, they are told of premises that
  /// can be met.
  Found judge(const model::PlainTable& table, std::span<const Property* const> which, const Known& known,
              Witnesses* witnesses = nullptr);
  /// Could the rule fire in its state, if those before it in its phase did not come first? And in which
  /// situation?
  Answer could_fire(const model::PlainTable& table, const Named& named, std::optional<Trace>& where);

 private:
  /// Labels the questions that follow, and opens the page of what is owed.
  void about(std::string_view what);
  void show(const Obligation& obligation, Witnesses* witnesses);
  /// Where it falls elsewhere it need not be shown here, and is left out; false: it must be shown.
  bool left_out(std::string_view name);
  /// The same, on one way: takes note in `one` of what falls, and of what may. `goal` is what is said,
  /// simplified.
  void show_on(Shown& one, const Obligation& obligation, std::size_t way, const z3::expr& as_said,
               const z3::expr& goal);
  std::vector<const model::Node*> read_by(const Obligation& obligation) const;
  void owe(const Obligation& obligation, std::size_t way, const z3::expr& refuted, Answer shown);
  bool can_be_met(const Way& way, const z3::expr& premise);
  /// The lost pieces without which the goal does not follow; all that there are, where not even they are
  /// enough to tell.
  std::string for_want_of(const Way& way, const z3::expr& goal);
  Firing firing(std::size_t rules);
  bool takes_up(const Option& option);

  Z3Words words_;
  Solver solver_;
  Place place_;
  Names lost_, assumed_names_;
  Scene before_;
  std::optional<z3::expr> assumed_;
  Obligations* obligations_;  ///< is told of all that is owed, if it is there
  Obligations::Page page_;
  const model::PlainTable* table_ = nullptr;  ///< at hand
  const Known* known_ = nullptr;
  std::vector<Way> ways_;
  std::size_t at_owed_ = 0;
  ShownAtPlace made_;
};

std::string shadowed(const Named& named);

}  // namespace synfin::proofs::endpoint
