// expect: synfin: a rule lacks its name, its clause or its states
// rule: ack.new
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only = phase(
    "only", somewhere, rule("ack.new", somewhere, "gloss", StateSet{}, always, nothing, and_return), rest);
static_assert(check_table<TableOf<only>>());
