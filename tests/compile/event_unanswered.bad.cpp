// expect: synfin: this event finds no rule in some state
// event: OPEN_PASSIVE
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only =
    phase("only", somewhere,
          rule("ack.new", somewhere, "gloss", any_state - in(LISTEN), always, nothing, and_return));
static_assert(check_table<TableOf<only>>());
