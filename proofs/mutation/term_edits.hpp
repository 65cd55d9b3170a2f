// Mechanical faults in one term: what mutants of rules and of words are made of.
#pragma once

#include <string>
#include <vector>

#include "../../model/graph/node.hpp"

namespace synfin::proofs {

/// A fault in a term: what was changed, as a line to be read, and the term as it is now.
struct TermEdit {
  std::string what;
  const model::Node* term;
};
using TermEdits = std::vector<TermEdit>;

/// Each conjunct (and each disjunct inside) dropped; a flag that is neither holds always.
TermEdits parts_dropped(const model::Node* term);
/// Each comparison by one: `<` to `<=`, `a + 1 < b`, `==` to `<=`, `>=` and off by one.
TermEdits comparisons_by_one(const model::Node* term);
/// Each SEG and each TCB field, with each field of the same sort on the other side.
TermEdits fields_exchanged(const model::Node* term);

/// All of these, and what an edit of a word does besides: negated, always, never, one more or less, another
/// number, another field of the sort, one branch of a choice or the two exchanged, one part of a sum, `+` for
/// `-`, "and" for "or". Edits that come to the same term, or to the term itself, are one.
TermEdits all_edits(const model::Node* term);

/// Long terms are cut: an edit is a line to be read.
std::string cut(std::string text);

}  // namespace synfin::proofs
