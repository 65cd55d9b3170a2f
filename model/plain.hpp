// The plain view: the table as ordinary data without templates, for whatever need not be fast: proofs,
// printers, lists.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fields.hpp"
#include "rule.hpp"

namespace synfin::model {

/// A term as a tree of nodes. Equal subterms of a table are one node, so an address can serve as a key.
struct Node {
  Op op = Op::literal;
  Sort sort = Sort::flag;
  std::uint32_t value = 0;  ///< of a literal
  std::uint16_t field = 0;  ///< of a field: its place in `fields`
  bool after = false;       ///< of a field in a property: its value after the event (rules never have it)
  std::array<const Node*, 3> kids{};
};

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

  std::deque<Node> nodes;  ///< what all terms above are made of

  PlainTable() = default;
  PlainTable(const PlainTable&) = delete;  // `rules` points into `phases`
  PlainTable(PlainTable&&) = default;
  PlainTable& operator=(const PlainTable&) = delete;
  PlainTable& operator=(PlainTable&&) = default;

  const PlainHandling& handling(Event event) const { return handlings[static_cast<std::size_t>(event)]; }
  /// The rule of that name, or nullptr.
  const PlainRule* find(std::string_view rule) const;
};

/// The tables that the project ships: the standard first, then its variants.
std::span<const PlainTable* const> tables();
/// The table of that name, or nullptr.
const PlainTable* find_table(std::string_view name);
/// Boost's version, as `1_74`.
std::string_view boost_version();
/// RFC 9293's own.
const PlainTable& standard();

}  // namespace synfin::model
