#define SYNFIN_OWN "../tests/compile/own/timer_taken.good.hpp"
#include "../../../model/standard.hpp"
#include "../../../model/variant.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

struct Edits {
  static constexpr std::string_view name = "mine", gloss = "gloss";
  static constexpr auto edits = hana::make_tuple(
      before("mine.timeout",
             rule("mine.over", rfc9293("3.8.4"), "gloss", any_state, always, stop(mine_timer), and_return)),
      replace("listen.other", rule("listen.other.mine", rfc9293("3.10.7.2"), "gloss", in(LISTEN), always,
                                   start(mine_timer, cfg.msl), and_return)));
};
static_assert(check_table<Variant<Standard, Edits>>());
