// Faults that real stacks had, restated as variants of the table, each with the property that tells its
// story.
#pragma once

#include <string_view>
#include <vector>

#include "../../model/plain.hpp"

namespace synfin::tests {

/// A table that has the fault, and what falls on it.
struct FaultyTable {
  std::string_view table;     ///< of `faulty_tables()`, or a variant that ships with Synfin
  std::string_view property;  ///< which tells the story
  std::string_view claim;     ///< the one of its claims that falls
};

/// A fault of a real stack.
struct RealFault {
  std::string_view source;    ///< whose, and where it is told
  std::string_view clause;    ///< what it breaks
  std::string_view sentence;  ///< the fault
  std::vector<FaultyTable> shown_by{};
  std::string_view not_expressible{};  ///< why no table has it; empty: some table has
};

const std::vector<RealFault>& real_faults();
/// The tables that are made for them.
const std::vector<model::PlainTable>& faulty_tables();

}  // namespace synfin::tests
