#include "../../model/variants/two_message_handshake.hpp"

#include "machine_of.hpp"

template const synfin::runtime::TableMachine& synfin::cli::machine_of<synfin::model::TwoMessageHandshake>();
