// expect: synfin: an event is missing from the table, or stands there twice
#include <boost/hana/concat.hpp>

#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only =
    phase("only", somewhere, rule("a", somewhere, "gloss", any_state, always, nothing, and_return));

struct Table {
  static constexpr auto handlings = hana::concat(handled_by<only, 0, 6>(), handled_by<only, 5>());
};
static_assert(check_table<Table>());
