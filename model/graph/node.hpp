// A term without templates: a node of one graph that all tables, claims and printers share. Terms of the same
// content are one node, so that an address can serve as a key and equality is a comparison of addresses.
#pragma once

#include <array>
#include <cstdint>

#include "operators.hpp"

namespace synfin::model {

/// Whose field a node names, and when. Rules read `before` alone; the rest is for what is said of rules.
enum class View : std::uint8_t {
  before,   ///< of the one to whom the event happens, as the event finds it
  after,    ///< of the same, as the event leaves it
  theirs,   ///< of the other peer, to whom nothing happens
  message,  ///< of a segment that was ever sent
  later,    ///< of a second one
};

struct Node {
  Op op = Op::literal;
  Sort sort = Sort::flag;
  std::uint32_t value = 0;  ///< of a literal
  std::uint16_t field = 0;  ///< of a field: its place in `fields`; places beyond are the reader's own
  View view = View::before;
  std::array<const Node*, 3> kids{};  ///< those that the operation takes (`arity`)
};

/// The one node of that content, whose operands must be such nodes themselves. It lives as long as the
/// program; threads may ask at once.
const Node* shared(const Node& node);

}  // namespace synfin::model
