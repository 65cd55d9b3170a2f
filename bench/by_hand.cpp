#include "by_hand.hpp"

#include "by_hand_events.hpp"

namespace synfin::bench {

runtime::Outcome handle_by_hand(runtime::Tcb& tcb, model::Event event, const runtime::Call& call,
                                const runtime::Config& config, const runtime::Segment& segment) {
  runtime::Outcome to{};
  switch (event) {
#define SYNFIN_CASE(name, ...)                                           \
  case model::Event::name:                                               \
    by_hand::happen<model::Event::name>(tcb, call, config, segment, to); \
    break;
    SYNFIN_EVENTS(SYNFIN_CASE)
#undef SYNFIN_CASE
  }
  return to;
}

}  // namespace synfin::bench
