// What a capture may lack, and what else may have been.
#include "freedoms_parts.hpp"

namespace synfin::oracle {

using namespace freedoms;
using model::Event;

bool skips(const Run& run, const Segment& seen) {
  return run.has_opened && !seen.syn && !seen.rst && before(run.tcb.snd.nxt, seen.seq);
}

namespace {

/// It sends up to this number, and the FIN last if it `closes`.
bool sends_unseen(const World& world, Run& run, std::uint32_t next, bool closes) {
  return closes ? send_up_to(world, run, next - 1) && close_at(world, run, next)
                : send_up_to(world, run, next);
}

}  // namespace

bool sent_unseen(const World& world, Run& run, const Segment& arrival, bool closes) {
  if (!run.has_spoken || !arrival.has_ack || arrival.syn || arrival.rst) return false;
  if (!between(run.tcb.snd.nxt + 1, arrival.ack, run.tcb.snd.nxt + far_away)) return false;
  Run sent = run;
  if (!run.has_opened) {
    // What has opened it is not there, either.
    Segment opening{};
    opening.has_ack = true;
    opening.seq = run.tcb.rcv.nxt;
    opening.ack = run.tcb.snd.nxt;
    opening.wnd = wide;
    world.happen(sent, Event::SEGMENT_ARRIVES, 0, 0, opening);
    if (!sent.has_opened) return false;
  }
  run = sent;
  if (!sends_unseen(world, sent, arrival.ack, closes)) {
    // The window was wider than is known.
    sent = run;
    const std::uint32_t una = run.tcb.snd.una;
    world.happen(sent, Event::SEGMENT_ARRIVES, 0, 0, window_update(run, una, una + wide));
    if (!sends_unseen(world, sent, arrival.ack, closes)) return false;
  }
  run = std::move(sent);
  return true;
}

std::vector<Segment> invented(const Run& from, const Segment& seen) {
  std::vector<Segment> all;
  const Tcb& tcb = from.tcb;
  Segment s{};
  s.has_ack = true;
  s.seq = tcb.rcv.nxt;
  s.wnd = wide;
  s.mss = wide;
  // As little as will do: nothing new is acknowledged; then, all.
  for (const std::uint32_t ack : {tcb.snd.una, tcb.snd.nxt}) {
    if (tcb.snd.una == 0 && tcb.snd.nxt == 0) break;  // it has no numbers
    s.ack = ack;
    // The window is wide open, by a segment that is newer than what told of it last.
    Segment update = s;
    if (before(s.seq, tcb.snd.wl1)) update.seq = tcb.snd.wl1;
    if (before(ack, tcb.snd.wl2)) update.ack = tcb.snd.wl2;
    all.push_back(update);
    if (!seen.has_ack || seen.rst || !before(tcb.rcv.nxt, seen.ack)) continue;
    Segment text = s;
    text.text = seen.ack - tcb.rcv.nxt;
    all.push_back(text);
    --text.text;
    text.fin = true;
    all.push_back(text);
  }
  if (seen.has_ack) {
    Segment syn = s;
    syn.syn = true;
    syn.seq = seen.ack - 1;
    all.push_back(syn);
    syn.has_ack = false;
    syn.ack = 0;
    all.push_back(syn);
  }
  // What a reset answers that has the numbers of a connection that is not known.
  if (seen.rst && !is_blank(seen)) {
    Segment any = s;
    any.ack = seen.seq;
    all.push_back(any);
  }
  return all;
}

bool is_plausible(const Segment& invented, const Segment& arrived, const Segment& seen) {
  const auto within = [](const Segment& text, std::uint32_t number) {
    return text.text > 0 && number - text.seq < text.text;
  };
  if (arrived.fin && within(invented, end_of(arrived) - 1)) return false;
  if (invented.fin && within(arrived, end_of(invented) - 1)) return false;
  constexpr std::uint32_t nearby =
      1U << 13;  // two calls are not nearer: half a millisecond of the clock (RFC 6528)
  if (!invented.syn || !arrived.syn) return true;
  // Who gets both a SYN and the SYN,ACK of the same number has called at the same time, and says so.
  if (!invented.has_ack && arrived.has_ack && invented.seq == arrived.seq) return seen.syn;
  const bool same =
      invented.seq == arrived.seq && !(invented.has_ack && arrived.has_ack && invented.ack != arrived.ack);
  return same || (nearby < invented.seq - arrived.seq && nearby < arrived.seq - invented.seq);
}

bool may_be_somebodys(const Segment& reset) {
  return reset.rst && !reset.syn && !reset.fin && !is_blank(reset);
}

Runs in_midstream(const World& world, const Segment& seen) {
  Run run;
  const std::uint32_t iss = seen.seq - far_away;
  world.happen(run, Event::OPEN_ACTIVE, 0, iss);
  Segment peer{};
  peer.syn = true;
  peer.has_ack = true;
  peer.ack = iss + 1;
  peer.seq = (seen.has_ack ? seen.ack : 0) - far_away;
  peer.wnd = wide;
  peer.mss = wide;
  world.happen(run, Event::SEGMENT_ARRIVES, 0, 0, peer);
  peer.syn = false;
  ++peer.seq;
  peer.text = far_away - 1;
  world.happen(run, Event::SEGMENT_ARRIVES, 0, 0, peer);
  world.happen(run, Event::RECEIVE, run.tcb.rcv.unread);
  run.pay(Price::capture);
  run.from_midst = true;
  run.young = true;
  // The last number before may have been the FIN's.
  Run closed = run;
  send_up_to(world, run, seen.seq);
  Runs both;
  both.push_back(std::move(run));
  if (send_up_to(world, closed, seen.seq - 1) && close_at(world, closed, seen.seq))
    both.push_back(std::move(closed));
  return both;
}

bool is_over(const Run& run) { return model::in(model::CLOSED, model::TIME_WAIT).has(run.tcb.tcb.state); }

model::State state_of(const Tcb& tcb) { return tcb.tcb.state; }

bool has_just_called(const Run& run) { return run.tcb.tcb.state == model::SYN_SENT; }

bool is_gone(const Run& run) { return run.tcb.tcb.state == model::CLOSED; }

std::optional<std::uint32_t> isn_answered(const Segment& arrival) {
  if (!arrival.syn || !arrival.has_ack) return std::nullopt;
  return arrival.ack - 1;
}

Run opened_unseen(const World& world, const Run& before, std::uint32_t isn) {
  Run run = before;
  world.happen(run, Event::OPEN_ACTIVE, 0, isn);
  run.pay(Price::capture);
  return run;
}

std::uint32_t isn_of(const Segment& seen) { return seen.syn ? seen.seq : seen.seq - 1; }

Segment anything(const Run& run) {
  Segment any{};
  any.seq = run.tcb.snd.nxt;
  return any;
}

Run forgotten(const World& world, const Run& before) {
  Run run = before;
  world.happen(run, Event::ABORT);
  return run;
}

bool may_have_closed_unopened(const Run& run, const Segment& arrival) {
  return run.tcb.tcb.state == model::SYN_RECEIVED && arrival.syn && arrival.has_ack;
}

Run ended_silently(const World& world, const Run& before) {
  Run run = forgotten(world, before);
  run.pay(Price::wire);
  return run;
}

bool answers_call(const Segment& seen, const Segment& arrival) {
  return arrival.syn && seen.has_ack && seen.ack == arrival.seq + 1;
}

Run listening(const World& world, const Run& before) {
  Run run = before;
  world.happen(run, Event::OPEN_PASSIVE);
  return run;
}

std::optional<Claim> claim(const Run& end, const Run& peer, const Moment& moment,
                           std::optional<std::uint32_t> edge) {
  const Segment& seen = moment.segment;
  if (!seen.has_ack || seen.rst || end.from_midst) return std::nullopt;
  if (before(peer.tcb.snd.nxt, seen.ack)) {
    if (peer.price == Price::capture) return std::nullopt;
    return Claim{Claim::Of::text, seen.ack, peer.tcb.snd.nxt, end.tcb.snd.nxt, moment.echo};
  }
  // One octet is a probe's.
  if (edge && moment.echo && !seen.syn && seen.text > 1 && up_to(*edge, seen.seq))
    return Claim{Claim::Of::window, seen.seq, 0, end.tcb.snd.nxt, moment.echo};
  return std::nullopt;
}

bool denies(const Run& peer, const Moment& moment, const Claim& claim) {
  const Segment& seen = moment.segment;
  const bool bare = is_bare(seen);
  if (claim.of == Claim::Of::window)
    return bare && seen.wnd == 0 && seen.ack == claim.number && moment.stamp &&
           before(*claim.echo, *moment.stamp);
  if (peer.price == Price::capture || !before(peer.tcb.snd.nxt, claim.number)) return false;
  if (fin_is_out(peer)) return true;
  return bare && seen.seq == peer.tcb.snd.nxt && before(claim.reached, seen.ack);
}

bool is_strange(const Run& receiver, const Segment& seen) {
  const std::uint32_t least = receiver.tcb.snd.una + (receiver.has_opened ? 0 : 1);
  return seen.has_ack && !seen.rst && !between(least, seen.ack, receiver.tcb.snd.nxt);
}

bool contradicts(const Moment& seen, const Claim& claim) {
  return claim.of == Claim::Of::text && !seen.segment.rst && before(seen.segment.seq, claim.number) &&
         up_to(claim.seen, seen.segment.seq);
}

bool may_answer_what_comes_twice(const Run& run, const Segment& seen) {
  const bool behind = length_of(seen) == 0 && seen.has_ack && before(seen.seq, run.tcb.snd.nxt);
  return seen.rst || seen.syn || behind;
}

bool is_far(const Run& run, const Segment& seen, bool may_be_late) {
  const auto apart = [](std::uint32_t a, std::uint32_t b, std::uint32_t much) {
    return much < a - b && much < b - a;
  };
  const bool seq = run.has_spoken && !seen.syn && !(seen.rst && (seen.has_ack || seen.seq == 0));
  const bool ack = run.has_acked && seen.has_ack && !seen.syn && !seen.rst;
  if (seq && apart(seen.seq, run.spoke, far_away)) return true;
  if (ack && apart(seen.ack, run.acked, far_away)) return true;
  // An incarnation before this one, whose segments come late.
  constexpr std::uint32_t other_connection = 1U << 15;
  if (may_be_late && !run.has_opened && seq && apart(seen.seq, run.spoke, other_connection)) return true;
  // Both numbers: another has followed whose SYNs the capture lacks, or it lacks much of both directions.
  // The end's own numbers do not go back where its peer's go on.
  const std::uint32_t told = run.has_acked ? run.acked : run.tcb.rcv.nxt;
  const bool contrary = before(seen.seq, run.spoke) != before(seen.ack, told);
  const std::uint32_t much = is_over(run) || contrary ? other_connection : 1U << 17;
  const bool both = seq && seen.has_ack && !seen.syn && !seen.rst;
  return run.has_opened && both && apart(seen.seq, run.spoke, much) && apart(seen.ack, told, much);
}

}  // namespace synfin::oracle
