// expect: synfin: effects stand in then(...), with commas between them
// rule: ack.new
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only =
    phase("only", somewhere,
          rule("ack.new", somewhere, "gloss", any_state, always, rcv.nxt = seg.seq, and_return), rest);
static_assert(check_table<TableOf<only>>());
