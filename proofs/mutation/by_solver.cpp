#include "by_solver.hpp"

#include <algorithm>
#include <functional>

#include "../../model/graph/fold.hpp"
#include "../judging/one_endpoint.hpp"
#include "by_samples.hpp"
#include "matters.hpp"
#include "nudge.hpp"
#include "region.hpp"

namespace synfin::proofs {

namespace {

class BySolver : public Stage {
 public:
  BySolver(const model::PlainRule& rule, const Limits& limits) : rule_(rule), limits_(limits) {}

  Opinion judge(Subject& subject) override {
    if (same_term(subject.mutant)) return {Opinion::Kind::equivalent};
    std::vector<Found> found;
    gave_up_ = false;
    different_ = false;
    for (RuleAtPlace& here : everywhere())
      for (const Halt& halt : here.halts()) {
        std::optional<Halt> region = here.region(halt, subject.mutant);
        if (!region) continue;
        found.push_back({&here, std::move(*region), {}});
        if (const auto dead = tried(subject, *found.back().here, found.back().region.way.condition))
          return *dead;
      }
    for (Found& one : found) one.ways = one.here->ways(one.region, subject.table);
    if (!different_)
      for (const Found& one : found)
        if (const auto dead = compared(subject, one)) return *dead;
    if (!different_) return {gave_up_ ? Opinion::Kind::unknown : Opinion::Kind::equivalent};
    for (const Property* property : one_endpoint_properties())
      for (const Found& one : found)
        if (const auto dead = judged(subject, *property, one)) return *dead;
    return {gave_up_ ? Opinion::Kind::unknown : Opinion::Kind::undecided};
  }

 private:
  struct Found {
    RuleAtPlace* here;
    Halt region;
    std::vector<Way> ways;  ///< of the mutant
  };

  /// The fault says the same in other words, whatever the fields hold.
  bool same_term(const Mutant& mutant) {
    z3::context context;
    const Z3Words words(context);
    if (mutant.fault == Fault::comparison_by_one && same_by_parts(words, mutant)) return true;
    return Solver(context, easily()).can(deviation(words, mutant, any_scene(words))) == Answer::no;
  }
  /// What is not seen soon is asked again, with what is known of the connection.
  Limits easily() const {
    Limits soon = limits_;
    soon.timeout_ms = std::min(soon.timeout_ms, 2000U);
    return soon;
  }

  /// The same, found from the inside out: `min(a, b)` by either comparison is one number, which is easily
  /// seen of it alone, and hardly of the sums around it.
  bool same_by_parts(const Z3Words& words, const Mutant& mutant) {
    const Scene scene = any_scene(words);
    Solver solver(words.context(), easily());
    model::Fold fold(words, [&](const model::Node& field) { return scene[field.field]; });
    const std::function<bool(const model::Node*, const model::Node*)> same = [&](const model::Node* a,
                                                                                 const model::Node* b) {
      if (a == b) return true;
      bool parts = a->op == b->op && model::arity(a->op) != 0;
      for (std::size_t k = 0; parts && k < model::arity(a->op); ++k) parts = same(a->kids[k], b->kids[k]);
      return parts || solver.can(words.negation(words.equal(fold(*a), fold(*b))).simplify()) == Answer::no;
    };
    if (!same(mutant.rule->guard, mutant.edited.guard)) return false;
    for (std::size_t e = 0; e < mutant.edited.effects.size(); ++e)
      if (!same(mutant.rule->effects[e].value, mutant.edited.effects[e].value)) return false;
    return true;
  }

  std::vector<RuleAtPlace>& everywhere() {
    if (here_.empty())
      for (const Place& place : places_of(model::standard(), rule_))
        here_.emplace_back(rule_, place, limits_);
    return here_;
  }

  /// Asks for a situation, and tries it, and many near it, on words.
  std::optional<Opinion> tried(Subject& subject, RuleAtPlace& here, const z3::expr& condition) {
    std::optional<z3::model> how;
    const Answer answer = here.solver().can(condition, how);
    if (answer == Answer::unknown) gave_up_ = true;
    if (answer != Answer::yes) return std::nullopt;
    const model::Event event = here.place().event;
    std::vector<Values> near{values_in(*how, here.before())};
    Nudge nudge(1);
    constexpr int tries = 3000;
    for (int n = 0; n < tries; ++n) {
      Values values = n == 0 ? near[0] : near[nudge.below(static_cast<std::uint32_t>(near.size()))];
      if (n != 0) {
        nudge(values);
        if (!is_sound(values) || !possible(model::standard(), event, values)) continue;
      }
      const Ran ran = run(subject.table, event, values);
      const Ran standard = run(model::standard(), event, values);
      if (!differ(standard.after, ran.after) && ran.fired.empty() == standard.fired.empty() &&
          ran.sent_twice == standard.sent_twice)
        continue;
      if (!different_here(subject, here.place())) subject.touched.push_back(here.place());
      different_ = true;
      if (n != 0) near.push_back(values);
      if (const auto broken = claims_.broken_by(event, values, ran))
        return killed(*broken, here.place(), values, ran);
    }
    return std::nullopt;
  }
  static bool different_here(const Subject& subject, const Place& place) {
    return std::any_of(subject.touched.begin(), subject.touched.end(), [&](const Place& known) {
      return known.event == place.event && known.state == place.state;
    });
  }

  /// Does it come to the same in the end, whatever the rule did?
  std::optional<Opinion> compared(Subject& subject, const Found& one) {
    const std::vector<Way> standard = one.here->ways(one.region, model::standard());
    for (const Way& mutant : one.ways) {
      // The standard's ways exclude each other: who shares its condition meets no other.
      const auto twin = std::find_if(standard.begin(), standard.end(),
                                     [&](const Way& way) { return z3::eq(way.condition, mutant.condition); });
      for (auto way = twin == standard.end() ? standard.begin() : twin; way != standard.end(); ++way) {
        if (auto dead = compared(subject, *one.here, *way, mutant)) return dead;
        if (different_) return std::nullopt;
        if (way == twin) break;
      }
    }
    return std::nullopt;
  }
  std::optional<Opinion> compared(Subject& subject, RuleAtPlace& here, const Way& standard,
                                  const Way& mutant) {
    const Z3Words& words = here.words();
    const bool alike =
        mutant.fired.empty() == standard.fired.empty() && z3::eq(mutant.sent_twice, standard.sent_twice);
    const z3::expr other = alike ? differ(words, standard.after, mutant.after) : words.flag(true);
    if (other.is_false()) return std::nullopt;
    const z3::expr both = words.conjunction(standard.condition, mutant.condition);
    std::optional<z3::model> unused;
    if (here.solver().must(both, words.negation(other), unused) == Answer::yes) return std::nullopt;
    const z3::expr apart = words.conjunction(both, other);
    if (auto dead = tried(subject, here, apart)) return dead;
    if (here.solver().can(apart) == Answer::yes) different_ = true;
    return std::nullopt;
  }

  /// Is the property broken on the mutant's ways?
  std::optional<Opinion> judged(Subject& subject, const Property& property, const Found& one) {
    const Z3Words& words = one.here->words();
    const Scene& before = one.here->before();
    for (const Obligation& obligation : obligations_of(property, one.here->place().event))
      for (const Way& way : one.ways) {
        const Implication said = said_of(words, obligation, before, way);
        const z3::expr premise = said.premise.simplify();
        if (premise.is_false()) continue;
        std::optional<z3::model> how;
        const Answer answer =
            one.here->solver().must(way.condition, words.implies(premise, said.conclusion).simplify(), how);
        if (answer == Answer::unknown) gave_up_ = true;
        if (answer != Answer::no || !how) continue;
        const Values values = values_in(*how, before);
        return killed({&property, obligation.what()}, one.here->place(), values,
                      run(subject.table, one.here->place().event, values));
      }
    return std::nullopt;
  }

  const model::PlainRule& rule_;
  Limits limits_;
  ClaimsOnWords claims_;
  std::vector<RuleAtPlace> here_;
  bool gave_up_ = false;
  bool different_ = false;
};

}  // namespace

std::unique_ptr<Stage> make_by_solver(const model::PlainRule& rule, const Limits& limits) {
  return std::make_unique<BySolver>(rule, limits);
}

}  // namespace synfin::proofs
