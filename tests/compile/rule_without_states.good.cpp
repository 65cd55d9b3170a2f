// Every rule has states.
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only = phase(
    "only", somewhere, rule("ack.new", somewhere, "gloss", in(LISTEN), always, nothing, and_return), rest);
static_assert(check_table<TableOf<only>>());
