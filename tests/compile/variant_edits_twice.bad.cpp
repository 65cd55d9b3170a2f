// expect: synfin: a variant has two edits of this rule
// rule: syn
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

struct Edits {
  static constexpr std::string_view name = "mine";
  static constexpr std::string_view gloss = "gloss";
  static constexpr auto edits = hana::make_tuple(
      drop("syn"),
      before("syn", rule("mine.fin", somewhere, "gloss", any_state, when(seg.fin), nothing, and_return)));
};
static_assert(check_table<Variant<Base, Edits>>());
