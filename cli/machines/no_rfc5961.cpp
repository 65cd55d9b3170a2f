#include "../../model/variants/no_rfc5961.hpp"

#include "machine_of.hpp"

template const synfin::runtime::TableMachine& synfin::cli::machine_of<synfin::model::NoRfc5961>();
