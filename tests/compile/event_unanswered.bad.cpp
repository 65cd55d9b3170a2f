// expect: synfin: an event finds no rule in some state
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only = phase(
    "only", somewhere, rule("a", somewhere, "gloss", any_state - in(LISTEN), always, nothing, and_return));

struct Table {
  static constexpr auto handlings = handled_by<only>();
};
static_assert(check_table<Table>());
