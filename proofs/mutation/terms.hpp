// Terms made at run time out of others: what mutants are made of.
#pragma once

#include <functional>
#include <vector>

#include "../../model/plain.hpp"

namespace synfin::proofs {

/// Makes terms of the shared graph. What did not change is the node that it was.
class Terms {
 public:
  explicit Terms(const model::PlainTable&) {}

  const model::Node* literal(model::Sort sort, std::uint32_t value);
  const model::Node* field(std::size_t field);
  const model::Node* apply(model::Op op, model::Sort sort, const model::Node* a,
                           const model::Node* b = nullptr, const model::Node* c = nullptr);
  const model::Node* negation(const model::Node* of);
  /// The same term, said of the end of an event.
  const model::Node* later(const model::Node* term);
  /// One more: `a + 1`.
  const model::Node* next(const model::Node* of);

  /// The term with every node for which `change` gives another replaced by that.
  const model::Node* changed(const model::Node* term,
                             const std::function<const model::Node*(const model::Node*)>& change);
};

/// The distinct nodes of a term, in the order in which they are read.
std::vector<const model::Node*> nodes_of(const model::Node* term);

}  // namespace synfin::proofs
