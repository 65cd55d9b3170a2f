// expect: synfin: a rule lacks its name, its clause or its states
// where: rule_without_name.bad.cpp
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only =
    phase("only", somewhere, rule("", somewhere, "gloss", any_state, always, nothing, and_return));
static_assert(check_table<TableOf<only>>());
