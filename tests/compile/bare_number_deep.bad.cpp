// expect: synfin: an operand is no term: a number is written 1_n, a flag yes or no
// rule: ack.new
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only =
    phase("only", somewhere,
          rule("ack.new", somewhere, "gloss", any_state,
               when(seg.syn && !(min(seg.wnd, 100) < max(seg.text, cfg.mss - 40_n))), nothing, and_return),
          rest);
static_assert(check_table<TableOf<only>>());
