// The tables that the program knows, each with the machine that runs it: those that ship with Synfin, then a
// user's own (own_program.hpp).
#pragma once

#include <span>
#include <string_view>

#include "../model/plain.hpp"
#include "machines/any_machine.hpp"

namespace synfin::cli {

/// The standard first, then its variants, then what was added.
std::span<const model::PlainTable* const> tables();
/// The table of that name, or nullptr.
const model::PlainTable* find_table(std::string_view name);

/// Adds a table of the user's own. Call it before the program starts; the name must be new.
void add_table(model::PlainTable table, const runtime::TableMachine& machine);
/// Was it added? Nothing is promised of such a table: a property that it violates is violated, and no more.
bool is_own(std::string_view table);

/// The rules in which a table differs from the standard: those that it lacks or states anew, and its own.
struct Edits {
  std::vector<const model::PlainRule*> without, with;
};
Edits edits_of(const model::PlainTable& table);

}  // namespace synfin::cli
