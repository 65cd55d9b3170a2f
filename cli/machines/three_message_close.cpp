#include "../../model/variants/three_message_close.hpp"

#include "machine_of.hpp"

template const synfin::runtime::TableMachine& synfin::cli::machine_of<synfin::model::ThreeMessageClose>();
