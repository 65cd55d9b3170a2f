// An event can happen when a flag holds.
#include <boost/hana/concat.hpp>

#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only = phase("only", somewhere, rest);
struct Table {
  static constexpr auto handlings =
      hana::concat(handled_by<only, 0, 8>(),
                   hana::concat(hana::make_tuple(handling<only>(Event::TRANSMIT, seg.text != 0_n)),
                                handled_by<only, 9>()));
};
static_assert(check_table<Table>());
