#include "../../model/variants/no_rfc5961.hpp"

#include "machine_of.hpp"

template std::unique_ptr<synfin::cli::AnyMachine> synfin::cli::machine_of<synfin::model::NoRfc5961>(
    const Tcb&);
