#include "../../model/variants/three_message_close.hpp"

#include "machine_of.hpp"

template std::unique_ptr<synfin::cli::AnyMachine> synfin::cli::machine_of<synfin::model::ThreeMessageClose>(
    const Tcb&);
