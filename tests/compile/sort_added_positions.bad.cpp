// expect: synfin: only a number can be added, and not to a flag or a state
// rule: ack.new
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only = phase(
    "only", somewhere,
    rule("ack.new", somewhere, "gloss", any_state, always, then(snd.nxt = snd.nxt + snd.una), and_return),
    rest);
static_assert(check_table<TableOf<only>>());
