#include "../../model/variants/two_message_handshake.hpp"

#include "machine_of.hpp"

template std::unique_ptr<synfin::cli::AnyMachine> synfin::cli::machine_of<synfin::model::TwoMessageHandshake>(
    const Tcb&);
