// expect: synfin: two rules of the table have this name
// rule: ack.new
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only = phase(
    "only", somewhere, rule("ack.new", somewhere, "gloss", any_state, when(seg.syn), nothing, and_return),
    rule("ack.new", somewhere, "gloss", any_state, always, nothing, and_return));
static_assert(check_table<TableOf<only>>());
