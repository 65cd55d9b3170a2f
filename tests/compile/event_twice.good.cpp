// Every event is handled once.
#include <boost/hana/concat.hpp>

#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only = phase("only", somewhere, rest);
struct Table {
  static constexpr auto handlings = hana::concat(handled_by<only, 0, 5>(), handled_by<only, 5>());
};
static_assert(check_table<Table>());
