// expect: synfin: choose(flag, a, b) wants a and b of one sort
// rule: ack.new
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only = phase("only", somewhere,
                            rule("ack.new", somewhere, "gloss", any_state, always,
                                 then(snd.una = choose(seg.has_ack, seg.ack, 0_n)), and_return),
                            rest);
static_assert(check_table<TableOf<only>>());
