#include "stranger.hpp"

#include <array>

namespace synfin::cli {

runtime::Segment strange_segment(const runtime::Tcb& tcb, std::mt19937& random) {
  const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
  const auto of_100 = [&](std::uint32_t share) { return below(100) < share; };
  const auto pick = [&](auto... words) {
    const std::array<std::uint32_t, sizeof...(words)> all{static_cast<std::uint32_t>(words)...};
    return all[below(sizeof...(words))];
  };
  const auto& snd = tcb.snd;
  const auto& rcv = tcb.rcv;
  runtime::Segment s{};
  s.has_ack = true;
  s.wnd = of_100(60) ? 9000 : pick(0, 1, 100, 536, 65535);
  switch (below(8)) {
    case 0:
    case 1:
      break;  // an acknowledgment
    case 2:
    case 3:
      s.text = pick(1, 2, 100, 536, 1460, rcv.wnd < 60'000 ? rcv.wnd + pick(0, 1) : 1U);
      s.fin = of_100(15);
      break;
    case 4:
      s.fin = true;
      break;
    case 5:
      s.rst = true;
      s.has_ack = of_100(50);
      break;
    case 6:
      s.syn = true;
      s.has_ack = of_100(40);
      s.mss = pick(0, 536, 1460);
      break;
    default:
      s.urg = of_100(50);
      s.up = s.urg ? pick(0, 1, 100, 5000) : 0;
      s.text = pick(0, 0, 1, 200);
      s.has_ack = of_100(50);
      s.fin = of_100(30);
      s.syn = of_100(10);
      s.rst = of_100(10);
      break;
  }
  const std::uint32_t length = s.text + (s.syn ? 1U : 0U) + (s.fin ? 1U : 0U);
  s.seq = of_100(45) ? rcv.nxt
                     : pick(rcv.nxt + 1, rcv.nxt - 1, rcv.nxt - 2, rcv.nxt + rcv.wnd, rcv.nxt + rcv.wnd - 1,
                            rcv.nxt + rcv.wnd + 1, rcv.nxt - length, rcv.nxt - length + 1,
                            rcv.nxt + rcv.wnd - length, rcv.nxt + rcv.wnd - length + 1, rcv.irs, rcv.irs + 1,
                            rcv.nxt + below(3000), static_cast<std::uint32_t>(random()));
  if (s.has_ack)
    s.ack = of_100(45) ? snd.nxt
                       : pick(snd.una, snd.una, snd.una + 1, snd.una - 1, snd.nxt + 1, snd.nxt - 1,
                              snd.una - snd.max_wnd, snd.una - snd.max_wnd - 1, snd.una - snd.max_wnd + 1,
                              snd.iss, snd.iss + 1, snd.una + 3000, static_cast<std::uint32_t>(random()));
  // Where there is no connection a stranger does not know that its numbers are 0.
  constexpr std::uint32_t anywhere = 2'654'435'769;
  const bool has_numbers = snd.una != 0 || snd.nxt != 0;
  if (s.has_ack && !has_numbers) s.ack += anywhere;
  return s;
}

}  // namespace synfin::cli
