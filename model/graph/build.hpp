// Nodes made at run time: of a flat term that the compiler has made, and out of others.
#pragma once

#include <functional>
#include <vector>

#include "node.hpp"

namespace synfin::model::graph {

const Node* literal(Sort sort, std::uint32_t value);
/// A field of the model, by its id.
const Node* field(std::size_t id, View view = View::before);
/// An operation. Its sort follows from those of its operands.
const Node* apply(Op op, const Node* a, const Node* b = nullptr, const Node* c = nullptr);
/// The opposite; that of an opposite is what it was.
const Node* negation(const Node* of);
/// One more: `a + 1`.
const Node* next(const Node* of);
/// The same term, said of its fields as another view has them: those that are before an event.
const Node* seen(const Node* term, View view);
/// The same term, said of the end of an event.
const Node* at_the_end(const Node* term);
/// The same term, without what is said by a constant: `no || a` is `a`.
const Node* without_constants(const Node* term);

/// The term with every node for which `change` gives another replaced by that. What did not change is the
/// node that it was.
const Node* changed(const Node* term, const std::function<const Node*(const Node*)>& change);

/// The distinct nodes of a term, in the order in which they are read.
std::vector<const Node*> nodes_of(const Node* term);

}  // namespace synfin::model::graph
