// Every rule has a name.
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only =
    phase("only", somewhere, rule("a", somewhere, "gloss", any_state, always, nothing, and_return));
static_assert(check_table<TableOf<only>>());
