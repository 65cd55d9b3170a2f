// expect: synfin: this event is missing from the table
// event: OPEN_PASSIVE
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only = phase("only", somewhere, rest);
struct Table {
  static constexpr auto handlings = handled_by<only, 1>();
};
static_assert(check_table<Table>());
