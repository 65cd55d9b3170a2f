// expect: synfin: after its clause a rule says what it means
// rule: ack.new
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only =
    phase("only", somewhere, rule("ack.new", somewhere, any_state, when(seg.syn), nothing, and_return), rest);
static_assert(check_table<TableOf<only>>());
