// expect: synfin: a variant names a rule that the table does not have
#include "../../model/variant.hpp"
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto only =
    phase("only", somewhere, rule("a", somewhere, "gloss", any_state, when(seg.syn), nothing, and_return),
          rule("b", somewhere, "gloss", any_state, always, nothing, and_return));

struct Table {
  static constexpr auto handlings = handled_by<only>();
};
struct Edits {
  static constexpr std::string_view name = "edited";
  static constexpr std::string_view gloss = "gloss";
  static constexpr auto edits = hana::make_tuple(
      before("", rule("c", somewhere, "gloss", any_state, when(seg.fin), nothing, and_return)));
};
static_assert(check_table<Variant<Table, Edits>>());
