#include "cases.hpp"

#include <algorithm>
#include <utility>

namespace synfin::recheck {

namespace {

/// Does one of its rules decide what follows, or move one of the numbers by which all others are measured?
bool decides(const model::PlainPhase& phase) {
  using namespace model::terms;
  const auto moves_a_number = [](const model::PlainAssign& effect) {
    for (const std::size_t id : {model::id_of(snd.nxt), model::id_of(snd.una), model::id_of(snd.iss),
                                 model::id_of(rcv.nxt), model::id_of(rcv.irs)})
      if (effect.field == id) return true;
    return false;
  };
  return std::any_of(phase.rules.begin(), phase.rules.end(), [&](const model::PlainRule& rule) {
    return rule.exit.moves || rule.exit.flow != model::Flow::and_continue ||
           std::any_of(rule.effects.begin(), rule.effects.end(), moves_a_number);
  });
}

class Cases {
 public:
  Cases(z3::context& c, const Ran& ran, const model::PlainTable& table, model::Event event,
        const z3::expr& facts)
      : c_(c), ran_(ran), solver_(c, "QF_BV") {
    solver_.add(facts);
    for (const std::size_t place : table.handling(event).phases)
      if (decides(table.phases[place])) phases_.push_back(place);
    split(0, {});
  }
  std::vector<Case> all;

 private:
  void split(std::size_t phase, const std::vector<std::pair<z3::expr, bool>>& so_far) {
    if (!can_be(so_far)) return;
    if (phase == phases_.size()) {
      Case one{z3::expr_vector(c_), z3::expr_vector(c_)};
      for (const auto& [rule, fires] : so_far) {
        one.rules.push_back(rule);
        one.values.push_back(c_.bool_val(fires));
      }
      all.push_back(one);
      return;
    }
    std::vector<std::pair<z3::expr, bool>> none = so_far;
    for (const Ran::Fires& one : ran_.fires) {
      if (one.phase != phases_[phase]) continue;
      std::vector<std::pair<z3::expr, bool>> with = none;
      with.emplace_back(one.constant, true);
      split(phase + 1, with);
      none.emplace_back(one.constant, false);
    }
    split(phase + 1, none);
  }
  bool can_be(const std::vector<std::pair<z3::expr, bool>>& so_far) {
    z3::expr_vector said(c_);
    for (const auto& [rule, fires] : so_far) said.push_back(fires ? rule : !rule);
    return solver_.check(said) != z3::unsat;
  }

  z3::context& c_;
  const Ran& ran_;
  z3::solver solver_;
  std::vector<std::size_t> phases_;
};

}  // namespace

z3::expr Case::in(const z3::expr& e) const {
  z3::expr whole = e;
  return whole.substitute(rules, values);
}

std::vector<Case> cases_of(z3::context& c, const Ran& ran, const model::PlainTable& table, model::Event event,
                           const z3::expr& facts) {
  return Cases(c, ran, table, event, facts).all;
}

z3::expr any_of(z3::context& c, const std::vector<Case>& cases) {
  z3::expr any = c.bool_val(false);
  for (const Case& one : cases) {
    z3::expr all = c.bool_val(true);
    for (int i = 0; i < static_cast<int>(one.rules.size()); ++i)
      all = all && (one.values[i].is_true() ? one.rules[i] : !one.rules[i]);
    any = any || all;
  }
  return any;
}

}  // namespace synfin::recheck
