// Every event is handled.
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only = phase("only", somewhere, rest);
struct Table {
  static constexpr auto handlings = handled_by<only, 0>();
};
static_assert(check_table<Table>());
