// Both branches of a choice have one sort.
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only = phase("only", somewhere,
                            rule("ack.new", somewhere, "gloss", any_state, always,
                                 then(snd.una = choose(seg.has_ack, seg.ack, sequence<0>)), and_return),
                            rest);
static_assert(check_table<TableOf<only>>());
