// What a field is given is a term.
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only =
    phase("only", somewhere,
          rule("ack.new", somewhere, "gloss", any_state, always, then(rcv.wnd = 0_n), and_return), rest);
static_assert(check_table<TableOf<only>>());
