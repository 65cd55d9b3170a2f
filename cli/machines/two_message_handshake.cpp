#include "synfin/model/variants/two_message_handshake.hpp"

#include "synfin/cli/machines/machine_of.hpp"

template std::unique_ptr<synfin::cli::AnyMachine> synfin::cli::machine_of<synfin::model::TwoMessageHandshake>(
    const Tcb&);
