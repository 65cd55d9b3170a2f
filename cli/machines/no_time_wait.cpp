#include "../../model/variants/no_time_wait.hpp"

#include "machine_of.hpp"

template const synfin::runtime::TableMachine& synfin::cli::machine_of<synfin::model::NoTimeWait>();
