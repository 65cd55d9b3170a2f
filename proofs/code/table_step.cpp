#include "table_step.hpp"

#include "../../model/graph/fold.hpp"

namespace synfin::proofs::code {

using model::PlainRule;

namespace {

/// Words are of 32 bits, states of 8: as wide as printed code holds them.
class TermAlgebra {
 public:
  using Word = Value;
  using Flag = Value;
  using State = Value;

  explicit TermAlgebra(Terms& terms) : t_(&terms) {}

  Value number(std::uint32_t value) const { return Value::of(t_->number(value, 32)); }
  Value flag(bool value) const { return Value::of_flag(value ? always : never); }
  Value state(model::State value) const { return Value::of(t_->number(value, 8)); }
  Value add(const Value& a, const Value& b) const { return Value::of(t_->add(a.word, b.word)); }
  Value subtract(const Value& a, const Value& b) const { return Value::of(t_->subtract(a.word, b.word)); }
  Value equal(const Value& a, const Value& b) const {
    if (a.kind == Value::Kind::flag) return negation(Value::of_flag(d().differ(a.flag, b.flag)));
    return Value::of_flag(t_->equal(a.word, b.word));
  }
  Value less(const Value& a, const Value& b) const { return Value::of_flag(t_->less(a.word, b.word)); }
  Value before(const Value& a, const Value& b) const {
    return Value::of_flag(t_->bit(t_->subtract(a.word, b.word), 31));
  }
  Value conjunction(const Value& a, const Value& b) const { return Value::of_flag(d().both(a.flag, b.flag)); }
  Value disjunction(const Value& a, const Value& b) const {
    return Value::of_flag(d().either(a.flag, b.flag));
  }
  Value negation(const Value& a) const { return Value::of_flag(d().opposite(a.flag)); }
  Value choice(const Value& c, const Value& a, const Value& b) const {
    if (a.kind == Value::Kind::flag) return Value::of_flag(d().choice(c.flag, a.flag, b.flag));
    return Value::of(t_->choice(c.flag, a.word, b.word));
  }

 private:
  Decisions& d() const { return t_->decisions(); }
  Terms* t_;
};
static_assert(model::UniformAlgebra<TermAlgebra>);

auto reader_of(Terms& terms, const FieldValues& fields) {
  return model::Fold(TermAlgebra(terms), [&](const model::Node& field) { return fields[field.field]; });
}

/// One step through the phases: on which path the event goes on, and how.
class Step {
 public:
  Step(Terms& terms, FieldValues fields) : t_(terms), fields_(std::move(fields)), going_on_(terms.path) {}

  void phase(const model::PlainPhase& phase) {
    const Condition live = phase.answers ? d().either(going_on_, answering_) : going_on_;
    const FieldValues before = fields_;
    auto guard = reader_of(t_, before);
    Condition rest = live;
    Condition settled = never;  // paths on which a rule has fired, with what it made
    FieldValues made;
    std::vector<TableStep::Firing>& fired = fired_.emplace_back();
    for (const PlainRule& rule : phase.rules) {
      t_.path = rest;
      Condition fires = never;
      for (const auto& [c, state] : t_.cases_of(before[state_field].word))
        if (rule.states.has(static_cast<model::State>(state->value))) fires = d().either(fires, c);
      if (fires == never) continue;
      // What one guard has read serves the next: all are read on a path that only narrows.
      fires = d().both(fires, guard(*rule.guard).flag);
      if (fires == never) continue;
      fired.push_back({&rule, fires});
      rest = d().without(rest, fires);
      t_.path = fires;
      FieldValues then = effects_of(rule, before);
      if (settled == never)
        made = std::move(then);
      else
        for (std::size_t f = 0; f < made.size(); ++f) made[f] = joined(t_, settled, made[f], fires, then[f]);
      settled = d().either(settled, fires);
      leave(rule.exit.flow, fires);
    }
    if (settled == never) return;
    const Condition all = d().either(d().either(going_on_, answering_), done_);
    for (std::size_t f = 0; f < made.size(); ++f)
      fields_[f] = joined(t_, settled, made[f], d().without(all, settled), before[f]);
  }

  TableStep result() && { return {std::move(fields_), std::move(losses_), std::move(fired_)}; }

 private:
  Decisions& d() { return t_.decisions(); }

  FieldValues effects_of(const PlainRule& rule, const FieldValues& before) {
    auto read = reader_of(t_, before);
    FieldValues then = before;
    for (const model::PlainAssign& effect : rule.effects)
      then[effect.field] = held(effect.field, rule, read(*effect.value));
    if (rule.exit.moves) then[state_field] = Value::of(t_.number(rule.exit.target, 8));
    return then;
  }

  /// The value as the field's place holds it.
  Value held(std::size_t field, const PlainRule& rule, const Value& value) {
    const unsigned width = model::place_of(field).width;
    if (value.kind == Value::Kind::flag || width >= value.word->width) return value;
    Value whole = Value::of(t_.zero_extend(t_.extract(value.word, 0, width), value.word->width));
    const Condition lost = d().both(t_.path, differ(t_, whole, value));
    if (lost != never) losses_.push_back({field, &rule, lost});
    return whole;
  }

  /// Who answers goes on answering, whatever the rules say that fire then; who returns is done.
  void leave(model::Flow flow, Condition fires) {
    if (flow == model::Flow::and_continue) return;
    going_on_ = d().without(going_on_, fires);
    answering_ = d().without(answering_, fires);
    Condition& to = flow == model::Flow::and_return ? done_ : answering_;
    to = d().either(to, fires);
  }

  static inline const std::size_t state_field = model::id_of(model::terms::tcb.state);
  Terms& t_;
  FieldValues fields_;
  std::vector<TableStep::Loss> losses_;
  std::vector<std::vector<TableStep::Firing>> fired_;
  Condition going_on_;
  Condition answering_ = never;
  Condition done_ = never;
};

}  // namespace

Value value_of(Terms& terms, const model::Node& node, const FieldValues& fields) {
  return reader_of(terms, fields)(node);
}

TableStep after_event(Terms& terms, const model::PlainTable& table, model::Event event,
                      const FieldValues& before) {
  Decisions& d = terms.decisions();
  const Condition path = terms.path;
  const model::PlainHandling& handling = table.handling(event);
  const Condition enabled = d.both(path, value_of(terms, *handling.enabled, before).flag);
  if (enabled == never) return {before, {}, {}};
  terms.path = enabled;
  Step step(terms, before);
  for (const std::size_t phase : handling.phases) step.phase(table.phases[phase]);
  TableStep made = std::move(step).result();
  terms.path = path;
  for (std::size_t f = 0; f < made.after.size(); ++f)
    made.after[f] = joined(terms, enabled, made.after[f], d.without(path, enabled), before[f]);
  return made;
}

}  // namespace synfin::proofs::code
