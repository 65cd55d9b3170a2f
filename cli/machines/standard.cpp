#include "../../model/standard.hpp"

#include "machine_of.hpp"

template const synfin::runtime::TableMachine& synfin::cli::machine_of<synfin::model::Standard>();
