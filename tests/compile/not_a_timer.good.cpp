// Only what is armed can be started.
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only = phase(
    "only", somewhere,
    rule("ack.new", somewhere, "gloss", any_state, always, start(user_timer, cfg.user_timeout), and_return),
    rest);
static_assert(check_table<TableOf<only>>());
