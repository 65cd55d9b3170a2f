// A variant replaces a rule that there is, by its name to the letter.
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

struct Edits {
  static constexpr std::string_view name = "mine";
  static constexpr std::string_view gloss = "gloss";
  static constexpr auto edits = hana::make_tuple(
      replace("rest", rule("mine.rest", somewhere, "gloss", any_state, always, nothing, and_return)));
};
static_assert(check_table<Variant<Base, Edits>>());
