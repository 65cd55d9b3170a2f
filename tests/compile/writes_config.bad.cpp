// expect: synfin: a rule writes a field that belongs to the host
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only = phase(
    "only", somewhere, rule("a", somewhere, "gloss", any_state, always, then(cfg.rto = rtx.rto), and_return));

struct Table {
  static constexpr auto handlings = handled_by<only>();
};
static_assert(check_table<Table>());
