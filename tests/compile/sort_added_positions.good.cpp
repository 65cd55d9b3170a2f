// A position and a number make a position; two positions make nothing.
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only = phase("only", somewhere,
                            rule("ack.new", somewhere, "gloss", any_state, always,
                                 then(snd.nxt = snd.nxt + (snd.nxt - snd.una)), and_return),
                            rest);
static_assert(check_table<TableOf<only>>());
