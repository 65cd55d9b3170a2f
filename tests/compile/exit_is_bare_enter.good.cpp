// A rule that changes the state says what follows, too.
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only = phase(
    "only", somewhere,
    rule("ack.new", somewhere, "gloss", any_state, when(seg.syn), nothing, enter(CLOSED).and_return), rest);
static_assert(check_table<TableOf<only>>());
