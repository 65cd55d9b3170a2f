// The machine of one table. Each table is instantiated in a file of its own: that takes long.
#pragma once

#include "../../runtime/table_machine.hpp"
#include "any_machine.hpp"

namespace synfin::cli {

/// Defined for each table by an explicit instantiation: a new variant is a new file of this folder, and where
/// it is missing the linker names the table.
template <class Table>
const runtime::TableMachine& machine_of() {
  static const runtime::MachineOf<Table> machine;
  return machine;
}

}  // namespace synfin::cli
