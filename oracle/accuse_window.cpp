#include <fmt/format.h>

#include <algorithm>

#include "accuse.hpp"

namespace synfin::oracle {
namespace {

/// What a sender may believe of the peer's window.
struct Offer {
  Number ack = 0;     ///< the highest acknowledgment
  Number window = 0;  ///< the largest window
  bool known = false;

  void take(const Seen& seen) {
    ack = std::max(ack, seen.ack);
    window = std::max(window, static_cast<Number>(seen.window));
    known = true;
  }
};

/// What the peer offers right after segment `at`: what the capture lost or shows late can have offered no
/// more, since a window's right edge does not move to the left.
struct Sequel {
  Offer offer;
  std::size_t segments = 0;
  bool heard = false;  ///< one of them was certainly sent after segment `at` had come
};

Sequel sequel(const Evidence& evidence, std::size_t at) {
  Sequel sequel;
  for (std::size_t later = at + 1; later < evidence.horizon_of(at) && sequel.segments < 16; ++later) {
    const Seen& seen = evidence[later];
    if (seen.side == evidence[at].side || seen.stray || seen.flags.rst || !seen.flags.ack) continue;
    sequel.offer.take(seen);
    sequel.heard = sequel.heard || evidence.heard(at, later);
    ++sequel.segments;
  }
  return sequel;
}

void judge_text(const Evidence& evidence, std::size_t at, const Offer& before, Accusations& out) {
  const Seen& seen = evidence[at];
  if (!before.known) return;
  // By the letter of section 3.10.7.4 an old segment can move SND.UNA and leave SND.WND as it was, so that
  // no single offer, but the highest acknowledgment with the largest window is the bound. One octet may
  // probe.
  if (seen.text_end() <= before.ack + before.window + 1) return;
  const Sequel after = sequel(evidence, at);
  const Number window = std::max(before.window, after.offer.window);
  const Number edge = std::max(before.ack, after.offer.ack) + window;
  if (seen.text_end() <= edge + 1) return;
  // Without a word of the peer's afterwards, it may have acknowledged all that was sent.
  const bool certain = after.heard || (after.segments >= 3 && evidence.is_clean(at));
  if (!certain && seen.text_end() <= evidence.reached_before(seen.side, at) + window + 1) return;
  out.add(at, Criterion::beyond_window, fmt::format("text up to {}", show(evidence, seen.side, edge)),
          "text lies beyond the window that the peer has offered");
}

}  // namespace

void accuse_window(const Evidence& evidence, Accusations& out) {
  if (!evidence.counts_from_syns()) return;
  std::array<Offer, 2> offer;  // to each side
  std::array<Number, 2> edge{};
  std::array<std::uint32_t, 2> stamp{};
  for (std::size_t at = 0; at < evidence.segments().size(); ++at) {
    const Seen& seen = evidence[at];
    if (seen.stray || seen.flags.rst || !seen.flags.ack || seen.seq < 0) continue;
    offer[1U - seen.side].take(seen);
    if (seen.flags.syn) continue;
    if (seen.text > 1) judge_text(evidence, at, offer[seen.side], out);
    if (!seen.options.timestamps || seen.ack < 1) continue;
    // Only a later stamp proves that the segment was sent later.
    const std::size_t side = seen.side;
    const bool later = static_cast<std::int32_t>(seen.options.timestamps->value - stamp[side]) > 0;
    const Number own = seen.ack + static_cast<Number>(seen.window);
    const Number unit =
        Number{1} << std::min<unsigned>(evidence.connection().sides[side].scale.value_or(0), 14U);
    if (edge[side] != 0 && later && own + unit < edge[side])
      out.add(at, Criterion::window_shrinks,
              fmt::format("right edge {} or more", show(evidence, 1U - side, edge[side])),
              "the right edge of the window moves to the left");
    if (edge[side] == 0 || own >= edge[side]) {
      edge[side] = own;
      stamp[side] = seen.options.timestamps->value;
    }
  }
}

}  // namespace synfin::oracle
