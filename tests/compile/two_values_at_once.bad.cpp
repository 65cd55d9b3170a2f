// expect: synfin: a rule gives a field two values at once
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only = phase(
    "only", somewhere,
    rule("a", somewhere, "gloss", any_state, always, then(rcv.nxt = seg.seq, rcv.nxt = seg.ack), and_return));

struct Table {
  static constexpr auto handlings = handled_by<only>();
};
static_assert(check_table<Table>());
