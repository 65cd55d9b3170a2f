// A flag counts as a number only where count() says so.
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only = phase("only", somewhere,
                            rule("ack.new", somewhere, "gloss", any_state, always,
                                 then(snd.nxt = snd.nxt + count(seg.syn)), and_return),
                            rest);
static_assert(check_table<TableOf<only>>());
