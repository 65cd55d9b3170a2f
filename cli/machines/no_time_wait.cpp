#include "../../model/variants/no_time_wait.hpp"

#include "machine_of.hpp"

template std::unique_ptr<synfin::cli::AnyMachine> synfin::cli::machine_of<synfin::model::NoTimeWait>(
    const Tcb&);
