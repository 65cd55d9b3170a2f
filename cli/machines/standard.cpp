#include "synfin/model/standard.hpp"

#include "synfin/cli/machines/machine_of.hpp"

template std::unique_ptr<synfin::cli::AnyMachine> synfin::cli::machine_of<synfin::model::Standard>(
    const Tcb&);
