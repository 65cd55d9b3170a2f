// What an event owes is sent by its closing phases.
#include "../support/small_table.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;
using namespace synfin::tests;

constexpr auto first =
    phase("first", somewhere, rule("all", somewhere, "gloss", any_state, always, nothing, and_answer));
constexpr auto last =
    closing_phase("last", somewhere,
                  rule("ack", somewhere, "gloss", any_state, when(told.ack_owed), nothing, and_continue));
struct Table {
  static constexpr auto handlings = []<std::size_t... E>(std::index_sequence<E...>) {
    return hana::make_tuple(handling<first, last>(static_cast<Event>(E), always)...);
  }
  (std::make_index_sequence<event_count>{});
};
struct Edits {
  static constexpr std::string_view name = "mine";
  static constexpr std::string_view gloss = "gloss";
  static constexpr auto edits = hana::make_tuple(drop_anyway("ack"));
};
static_assert(check_table<Variant<Table, Edits>>());
