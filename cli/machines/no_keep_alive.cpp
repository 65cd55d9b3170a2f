#include "../../model/variants/no_keep_alive.hpp"

#include "machine_of.hpp"

template const synfin::runtime::TableMachine& synfin::cli::machine_of<synfin::model::NoKeepAlive>();
