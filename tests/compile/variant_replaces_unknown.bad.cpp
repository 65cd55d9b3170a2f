// expect: synfin: a variant edits a rule that the table does not have
// rule: Rest
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

struct Edits {
  static constexpr std::string_view name = "mine";
  static constexpr std::string_view gloss = "gloss";
  static constexpr auto edits = hana::make_tuple(
      replace("Rest", rule("mine.rest", somewhere, "gloss", any_state, always, nothing, and_return)));
};
static_assert(check_table<Variant<Base, Edits>>());
