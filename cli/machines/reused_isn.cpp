#include "../../model/variants/reused_isn.hpp"

#include "machine_of.hpp"

template const synfin::runtime::TableMachine& synfin::cli::machine_of<synfin::model::ReusedIsn>();
