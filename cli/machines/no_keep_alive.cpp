#include "../../model/variants/no_keep_alive.hpp"

#include "machine_of.hpp"

template std::unique_ptr<synfin::cli::AnyMachine> synfin::cli::machine_of<synfin::model::NoKeepAlive>(
    const Tcb&);
