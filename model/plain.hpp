// The plain view: the table as ordinary data without templates, for whatever need not be fast: proofs,
// printers, lists.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fields.hpp"
#include "graph/node.hpp"
#include "rule.hpp"

namespace synfin::model {

struct PlainAssign {
  std::size_t field;  ///< place in `fields`
  const Node* value;
};
struct PlainRule {
  std::size_t id;  ///< place among the table's rules
  std::string_view name;
  Clause clause;
  std::string_view gloss;
  StateSet states;
  Exit exit;
  std::string
      file;  ///< where the rule is stated: relative to the source root, or the path of a file not ours
  int line;
  const Node* guard;
  std::vector<PlainAssign> effects;  ///< all at once, see Effects
};
struct PlainPhase {
  std::string_view name;
  Clause clause;
  bool answers;
  std::vector<PlainRule> rules;
};
struct PlainHandling {
  Event event;
  const Node* enabled;
  std::vector<std::size_t> phases;  ///< places in the table's phases
};
struct PlainTable {
  std::string_view name;
  std::string_view gloss;
  std::vector<PlainPhase> phases;        ///< each once, in the table's order
  std::vector<PlainHandling> handlings;  ///< one for each event, in the order of `Event`
  std::vector<const PlainRule*> rules;   ///< all rules, by id

  PlainTable() = default;
  PlainTable(const PlainTable&) = delete;  // `rules` points into `phases`
  PlainTable(PlainTable&&) = default;
  PlainTable& operator=(const PlainTable&) = delete;
  PlainTable& operator=(PlainTable&&) = default;

  const PlainHandling& handling(Event event) const { return handlings[static_cast<std::size_t>(event)]; }
  /// The rule of that name, or nullptr.
  const PlainRule* find(std::string_view rule) const;
};

/// The same rule but for what it is called and where it stands: states, guard, effects and exit.
bool same_content(const PlainRule& a, const PlainRule& b);

/// The tables that the project ships: the standard first, then its variants.
std::span<const PlainTable* const> tables();
/// The table of that name, or nullptr.
const PlainTable* find_table(std::string_view name);
/// Boost's version, as `1_74`.
std::string_view boost_version();
/// RFC 9293's own.
const PlainTable& standard();

}  // namespace synfin::model
