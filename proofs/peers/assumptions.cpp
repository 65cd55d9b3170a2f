#include "assumptions.hpp"

#include <algorithm>

#include "invariant.hpp"

namespace synfin::proofs::peers {

using namespace model::terms;

namespace {
constexpr Assumption all[] = {
    {"msl", "a segment that arrives was sent less than MSL ago", "RFC 9293 3.4.2, 3.4.3"},
    {"rate",
     "less than 2^31 octets are sent, in either direction, while a segment lives or an opening waits for its "
     "answer",
     "RFC 9293 3.4.1; RFC 7323 5.2"},
    {"isn-fresh",
     "an initial sequence number lies ahead of all numbers of earlier incarnations that are on the wire, by "
     "less "
     "than 2^30",
     "RFC 9293 3.4.1, MUST-8; RFC 6528"},
    {"isn-ahead-of-peer",
     "and ahead of what the peer still expects from an earlier incarnation, where it holds to one",
     "RFC 9293 3.4.1, 3.5.1"},
};
enum Place : std::size_t { msl, rate, isn_fresh, isn_ahead_of_peer };
}  // namespace

std::span<const Assumption> assumptions() { return all; }

const Assumption* find_assumption(std::string_view name) {
  const auto* const found =
      std::find_if(std::begin(all), std::end(all), [&](const Assumption& a) { return a.name == name; });
  return found == std::end(all) ? nullptr : found;
}

std::vector<Instance> instances(const Setting& before, const Step& step, bool arrival) {
  std::vector<Instance> at_work;
  const auto assume = [&](Place which, std::string_view what, const z3::expr& term) {
    at_work.push_back({&all[which], what, false, term});
  };
  const auto of_q = [&](auto speak) {
    speak("theirs", before.theirs);
    if (arrival) speak("arriving", before.arriving);
  };
  if (arrival) {
    const Segment& r = before.arriving;
    const auto alive = [&](std::string_view conjunct, const Flag& holds) {
      at_work.push_back({&all[msl], conjunct, true, r(seg.rst) || holds});
    };
    for (const SegmentConjunct& piece : segment_invariant())
      if (piece.while_alive) alive(piece.name, piece.holds(before.q, before.p, r));
    for (const TwoSegmentConjunct& piece : two_segment_invariant()) {
      if (!piece.while_alive) continue;
      alive(piece.name, piece.holds(before.q, before.theirs, r));
      alive(piece.name, piece.holds(before.q, r, before.theirs));
    }
  }
  if (step.draws) {
    const Position isn{before.scene[model::id_of(call.isn)]};  // whatever the table makes of it
    const auto behind = [&](const Position& old) { return below(isn - old, 30); };
    assume(isn_fresh, "mine", behind(before.mine(seg.seq)) && behind(before.mine(seg_end)));
    of_q([&](std::string_view what, const Segment& m) {
      assume(isn_fresh, what, m(seg.rst) || !m(seg.has_ack) || behind(m(seg.ack)));
    });
    assume(isn_ahead_of_peer, "peer", implies(before.q.in(model::checked), behind(before.q(rcv.nxt))));
  } else {
    assume(rate, "mine", below(step.p.lag(before.mine(seg.seq)), 31));
    const Flag an_opening_waits = !before.q.acknowledged() || !step.p.acknowledged();
    assume(
        rate, "opening",
        implies(before.q.in(model::checked) && an_opening_waits, below(step.p.lag(before.q(rcv.nxt)), 31)));
    of_q([&](std::string_view what, const Segment& m) {
      assume(rate, what, m(seg.rst) || !m(seg.has_ack) || below(step.p.lag(m(seg.ack)), 31));
    });
  }
  return at_work;
}

}  // namespace synfin::proofs::peers
