#include "mutant.hpp"

#include <algorithm>
#include <set>

#include "../../model/graph/build.hpp"
#include "../../model/graph/text.hpp"
#include "term_edits.hpp"

namespace synfin::proofs {

using model::Group;
using model::Node;
using model::Op;
using model::PlainAssign;
using model::PlainRule;
using model::Sort;
namespace graph = model::graph;
using model::field_name;

namespace {

const std::size_t sent_field = model::id_of(model::terms::told.sent);

/// One term of a rule, by which mutants name the place of their fault.
struct Place {
  std::string name;  ///< "the guard", or the field that an effect sets
  const Node* term;
  std::size_t effect;  ///< among the rule's effects; `guard` is none of them
  static constexpr std::size_t guard = ~std::size_t{0};
};

class Maker {
 public:
  explicit Maker(const PlainRule& rule) : rule_(rule) {
    places_.push_back({"the guard", rule.guard, Place::guard});
    for (std::size_t e = 0; e < rule.effects.size(); ++e)
      places_.push_back({field_name(rule.effects[e].field), rule.effects[e].value, e});
  }

  std::vector<Mutant> make() {
    all_.push_back({&rule_, Fault::rule_dropped, "rule dropped", rule_});
    if (rule_.guard->op != Op::literal)
      put(Fault::guard_negated, "guard negated", with_guard(graph::negation(rule_.guard)));
    drop_conjuncts();
    for (const Place& place : places_) move_comparisons(place);
    for (std::size_t e = 0; e < rule_.effects.size(); ++e) change_effect(e);
    for (const Place& place : places_) exchange_fields(place);
    change_target();
    drop_timers();
    drop_segment();
    return std::move(all_);
  }

 private:
  /// Faults that come to the same rule, or to the rule itself, are one.
  void put(Fault fault, std::string edit, PlainRule edited) {
    std::vector<std::pair<std::size_t, const Node*>> effects;
    for (const PlainAssign& effect : edited.effects) effects.emplace_back(effect.field, effect.value);
    const auto key = std::make_tuple(edited.guard, effects, edited.exit.moves, edited.exit.target);
    if (known_.empty()) {
      std::vector<std::pair<std::size_t, const Node*>> own;
      for (const PlainAssign& effect : rule_.effects) own.emplace_back(effect.field, effect.value);
      known_.insert(std::make_tuple(rule_.guard, own, rule_.exit.moves, rule_.exit.target));
    }
    if (!known_.insert(key).second) return;
    int same = 1;
    for (const Mutant& other : all_)
      if (other.edit == edit || other.edit.starts_with(edit + " #")) ++same;
    if (same > 1) edit += " #" + std::to_string(same);
    all_.push_back({&rule_, fault, std::move(edit), std::move(edited)});
  }

  PlainRule with_guard(const Node* guard) const {
    PlainRule edited = rule_;
    edited.guard = guard;
    return edited;
  }
  PlainRule with_term(const Place& place, const Node* term) const {
    if (place.effect == Place::guard) return with_guard(term);
    PlainRule edited = rule_;
    edited.effects[place.effect].value = term;
    return edited;
  }
  template <class Drop>
  PlainRule without_effects(Drop drop) const {
    PlainRule edited = rule_;
    std::erase_if(edited.effects, drop);
    return edited;
  }

  void drop_conjuncts() {
    for (TermEdit& edit : parts_dropped(rule_.guard))
      put(Fault::conjunct_dropped, std::move(edit.what), with_guard(edit.term));
  }
  void move_comparisons(const Place& place) {
    for (const TermEdit& edit : comparisons_by_one(place.term))
      put(Fault::comparison_by_one, "comparison by one in " + place.name + ": " + edit.what,
          with_term(place, edit.term));
  }

  void change_effect(std::size_t e) {
    const PlainAssign& effect = rule_.effects[e];
    const std::string name = field_name(effect.field);
    if (effect.field != sent_field)  // without it the segment is not sent: a fault of its own
      put(Fault::effect_dropped, "effect dropped: " + name,
          without_effects([&](const PlainAssign& one) { return one.field == effect.field; }));
    const bool flag = effect.value->sort == Sort::flag;
    const Group group = model::fields[effect.field].group;
    // What is told and sent starts empty: there "not yes" is the effect dropped.
    if (flag && effect.value->op == Op::literal && (group == Group::told || group == Group::out)) return;
    put(Fault::effect_by_one, (flag ? "effect negated: " : "effect off by one: ") + name,
        with_term({name, effect.value, e}, flag ? graph::negation(effect.value) : graph::next(effect.value)));
  }

  void exchange_fields(const Place& place) {
    for (const TermEdit& edit : fields_exchanged(place.term))
      put(Fault::fields_exchanged, "fields exchanged in " + place.name + ": " + edit.what,
          with_term(place, edit.term));
  }

  void change_target() {
    if (!rule_.exit.moves) return;
    const auto leads_to = [&](bool moves, model::State target) {
      PlainRule edited = rule_;
      edited.exit.moves = moves;
      edited.exit.target = target;
      put(Fault::other_target,
          "other target: " + (moves ? std::string(model::name_of(target)) : "the same state") +
              " instead of " + std::string(model::name_of(rule_.exit.target)),
          edited);
    };
    leads_to(false, rule_.exit.target);
    for (std::size_t s = 0; s < model::state_count; ++s) leads_to(true, static_cast<model::State>(s));
  }

  void drop_timers() {
    for (const PlainAssign& effect : rule_.effects) {
      if (model::fields[effect.field].group != Group::armed) continue;
      if (effect.value->op == Op::literal && effect.value->value == 0) continue;  // it is stopped
      const std::size_t deadline =
          effect.field - model::first_field(Group::armed) + model::first_field(Group::deadline);
      put(Fault::timer_not_started, "timer not started: " + std::string(model::fields[effect.field].name),
          without_effects(
              [&](const PlainAssign& one) { return one.field == effect.field || one.field == deadline; }));
    }
  }

  void drop_segment() {
    const bool sends = std::any_of(rule_.effects.begin(), rule_.effects.end(),
                                   [](const PlainAssign& effect) { return effect.field == sent_field; });
    if (sends)
      put(Fault::no_segment, "no segment sent", without_effects([](const PlainAssign& one) {
            return one.field == sent_field || model::fields[one.field].group == Group::out;
          }));
  }

  const PlainRule& rule_;
  std::vector<Place> places_;
  std::vector<Mutant> all_;
  std::set<std::tuple<const Node*, std::vector<std::pair<std::size_t, const Node*>>, bool, model::State>>
      known_;
};

}  // namespace

std::vector<Mutant> mutants_of(const PlainRule& rule) { return Maker(rule).make(); }

model::PlainTable table_of(const model::PlainTable& table, const Mutant& mutant) {
  model::PlainTable made;
  made.name = table.name;
  made.gloss = table.gloss;
  made.phases = table.phases;
  made.handlings = table.handlings;
  for (model::PlainPhase& phase : made.phases) {
    if (mutant.fault == Fault::rule_dropped)
      std::erase_if(phase.rules, [&](const PlainRule& rule) { return rule.id == mutant.rule->id; });
    for (PlainRule& rule : phase.rules)
      if (rule.id == mutant.rule->id) rule = mutant.edited;
  }
  made.rules.resize(table.rules.size(), nullptr);
  for (const model::PlainPhase& phase : made.phases)
    for (const PlainRule& rule : phase.rules) made.rules[rule.id] = &rule;
  return made;
}

}  // namespace synfin::proofs
