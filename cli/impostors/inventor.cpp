#include "inventor.hpp"

#include <array>

#include "stranger.hpp"

namespace synfin::cli {

using model::Event;

/// Some calls make no sense where they come, and some are refused.
void Inventor::call(Deed& deed, bool is_closed) {
  constexpr std::array open{Event::OPEN_ACTIVE, Event::OPEN_PASSIVE};
  constexpr std::array others{Event::SEND,  Event::SEND,  Event::RECEIVE, Event::RECEIVE,
                              Event::CLOSE, Event::CLOSE, Event::ABORT,   Event::STATUS};
  const bool opens = is_closed ? below(4) != 0 : below(12) == 0;
  deed.event = opens ? open[below(open.size())] : others[below(others.size())];
  deed.call.octets = pick({1, 2, 100, 536, 1460, 1461, 5000, 70000});
  deed.call.forbidden = below(20) == 0;
  deed.call.no_room = below(20) == 0;
  deed.call.remote = below(20) != 0;
  deed.call.has_isn = below(20) != 0;
}

Deed Inventor::next(const World& world) {
  const bool is_closed = world.tcb().tcb.state == model::CLOSED;
  const std::uint32_t what = below(100);
  Deed deed{world.now() + pick({1, 1, 5, 40, 600}), Event::TRANSMIT};
  if (what < (is_closed ? 50U : 28U)) {
    call(deed, is_closed);
  } else if (what < 75) {
    deed.event = Event::SEGMENT_ARRIVES;
    deed.segment = strange_segment(world.tcb(), random_);
    deed.segment.insecure = below(25) == 0;
  } else {
    // Up to when something is due, or just behind; or long enough for everything to be given up.
    const auto deadline = world.next_deadline();
    deed.at = deadline && below(4) != 0 ? *deadline + pick({0, 0, 0, 1})
                                        : world.now() + pick({1, 20, 700, 6000, 200'000});
  }
  return deed;
}

Deed last_word(const World& world) {
  Deed deed{world.now() + 1000, Event::SEGMENT_ARRIVES};
  deed.segment.has_ack = true;
  deed.segment.seq = world.tcb().rcv.nxt;
  deed.segment.ack = world.tcb().snd.nxt;
  deed.segment.wnd = 9000;
  return deed;
}

}  // namespace synfin::cli
