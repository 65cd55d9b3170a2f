// A table with edits made to the plain view of the standard: to lay whole phases flat for each of many tables
// would cost the compiler half a minute.
#pragma once

#include <algorithm>
#include <boost/hana/for_each.hpp>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "../../model/plain_of.hpp"
#include "../../model/standard.hpp"
#include "../../model/variant.hpp"

namespace synfin::tests {

class EditedTable {
 public:
  /// The standard with the edits of `Edits`, as `Variant<Standard, Edits>` has them. Throws std::logic_error
  /// where one names no rule.
  template <class Edits>
  static model::PlainTable with() {
    EditedTable made(Edits::name, Edits::gloss);
    model::hana::for_each(Edits::edits, [&](const auto& edit) { made.make(edit); });
    return made.take();
  }

 private:
  EditedTable(std::string_view name, std::string_view gloss) {
    table_.name = name;
    table_.gloss = gloss;
    table_.phases = model::standard().phases;
    table_.handlings = model::standard().handlings;
  }
  template <class... R>
  void make(const model::Edit<R...>& edit) {
    for (model::PlainPhase& phase : table_.phases) {
      const auto at = std::find_if(phase.rules.begin(), phase.rules.end(),
                                   [&](const model::PlainRule& rule) { return rule.name == edit.at.name; });
      if (at == phase.rules.end()) continue;
      const auto place = edit.keeps ? at : phase.rules.erase(at);
      std::vector<model::PlainRule> instead;
      model::hana::for_each(edit.instead, [&](const auto& rule) { instead.push_back(plain(rule)); });
      phase.rules.insert(place, instead.begin(), instead.end());
      return;
    }
    throw std::logic_error("no such rule: " + std::string(edit.at.name));
  }
  template <class G, class... F, class... V>
  model::PlainRule plain(const model::Rule<G, model::Effects<model::Assign<F, V>...>>& rule) {
    return {0,
            rule.name,
            rule.clause,
            rule.gloss,
            rule.states,
            rule.exit,
            std::string(rule.file),
            rule.line,
            model::plain_term(G{}),
            {model::PlainAssign{model::id_of(F{}), model::plain_term(V{})}...}};
  }
  model::PlainTable take() {
    for (model::PlainPhase& phase : table_.phases)
      for (model::PlainRule& rule : phase.rules) {
        rule.id = table_.rules.size();
        table_.rules.push_back(&rule);
      }
    return std::move(table_);
  }
  model::PlainTable table_;
};

}  // namespace synfin::tests
