// Every event is handled in one place.
#include <boost/hana/concat.hpp>

#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only =
    phase("only", somewhere, rule("a", somewhere, "gloss", any_state, always, nothing, and_return));

struct Table {
  static constexpr auto handlings = hana::concat(handled_by<only, 0, 5>(), handled_by<only, 5>());
};
static_assert(check_table<Table>());
