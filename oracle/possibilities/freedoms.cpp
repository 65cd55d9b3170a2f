#include "freedoms.hpp"

#include "../../model/config.hpp"

namespace synfin::oracle {
namespace {

using model::Event;

bool before(std::uint32_t a, std::uint32_t b) { return model::Words::before(a, b); }
bool up_to(std::uint32_t a, std::uint32_t b) { return !before(b, a); }
bool between(std::uint32_t low, std::uint32_t x, std::uint32_t high) {
  return up_to(low, x) && up_to(x, high);
}

constexpr std::uint32_t wide = model::most_window;
/// So far a connection's numbers are followed; the machine's own queue is no longer.
constexpr std::uint32_t far_away = 1U << 28;

std::uint32_t length_of(const Segment& s) { return s.text + (s.syn ? 1U : 0U) + (s.fin ? 1U : 0U); }
std::uint32_t end_of(const Segment& s) { return s.seq + length_of(s); }

/// An ACK may leave later than what it answers, one for several (MUST-58, MUST-59), and may stand at any
/// number up to what has come: some acknowledge what has filled the reader's buffer, and the rest at once
/// after. But RCV.NXT never goes back.
bool may_acknowledge(const Run& run, const Segment& seen) {
  const std::uint32_t least = run.has_acked && !run.young ? run.acked : run.tcb.rcv.irs + 1;
  return seen.has_ack && between(least, seen.ack, run.tcb.rcv.nxt);
}

/// The ACK that the machine sends if it is asked for one, by a segment that it has had.
std::optional<Segment> its_ack(const World& world, const Run& run) {
  Run asked = run;
  Segment again{};
  again.seq = run.tcb.rcv.nxt - 2;
  again.text = 1;
  again.ack = run.tcb.snd.una;
  again.has_ack = true;
  const Outcome answer = world.happen(asked, Event::SEGMENT_ARRIVES, 0, 0, again);
  if (!answer.told.sent || answer.out.rst || answer.out.syn || asked.tcb.tcb.state != run.tcb.tcb.state)
    return std::nullopt;
  return answer.out;
}

bool transmit(const World& world, Run& run) {
  if (!world.is_due(run, Event::TRANSMIT)) return false;
  return world.happen(run, Event::TRANSMIT).told.sent;
}

bool retransmit(const World& world, Run& run, Outcome& outcome) {
  if (!run.tcb.armed.retransmission) return false;
  run.now = run.tcb.deadline.retransmission;
  outcome = world.happen(run, Event::RETRANSMISSION_TIMEOUT);
  return outcome.told.sent;
}

/// The user sends what stands between SND.NXT and `next`, in one segment or more.
bool send_up_to(const World& world, Run& run, std::uint32_t next) {
  for (int tries = 0; tries < 8 && before(run.tcb.snd.nxt, next); ++tries) {
    const std::uint32_t left = next - run.tcb.snd.nxt;
    const std::uint32_t queued = run.tcb.snd.end - run.tcb.snd.nxt;
    if (left > queued) {
      if (!world.happen(run, Event::SEND, left - queued).told.ok) return false;
    } else if (!transmit(world, run)) {
      return false;
    }
  }
  return run.tcb.snd.nxt == next;
}

bool close_at(const World& world, Run& run, std::uint32_t next) {
  if (!run.tcb.snd.closed) world.happen(run, Event::CLOSE);
  if (run.tcb.snd.nxt != next) transmit(world, run);
  return run.tcb.snd.nxt == next;
}

bool fin_is_out(const Run& run) { return run.tcb.snd.closed && run.tcb.snd.nxt == run.tcb.snd.end + 1; }

/// What is sent again may be any part of what was sent, cut anew (section 3.8.1), at any time, and with new
/// text behind it: its acknowledgment may be on its way still.
bool send_again(const World& world, Run& run, const Segment& seen) {
  const std::uint32_t end = end_of(seen);
  if (!between(run.tcb.snd.iss + 1, seen.seq, run.tcb.snd.nxt)) return false;
  if (fin_is_out(run)) return seen.fin ? end == run.tcb.snd.nxt : up_to(end, run.tcb.snd.end);
  if (!send_up_to(world, run,
                  before(run.tcb.snd.nxt, seen.seq + seen.text) ? seen.seq + seen.text : run.tcb.snd.nxt))
    return false;
  return !seen.fin || close_at(world, run, end);
}

/// The window does not take it: a probe, as the machine itself would send it (MUST-36).
bool probe(const World& world, Run& run, const Segment& seen) {
  const std::uint32_t queued = run.tcb.snd.end - run.tcb.snd.nxt;
  if (queued < seen.text && !world.happen(run, Event::SEND, seen.text - queued).told.ok) return false;
  Outcome outcome{};
  return retransmit(world, run, outcome) && explains(run, outcome.out, seen);
}

void send_text(const World& world, Run run, const Segment& seen, std::vector<Run>& explained) {
  if (before(run.tcb.snd.nxt, seen.seq)) {
    // What lies between left, too, and was lost before it was captured.
    if (world.all_is_seen) return;
    if (!send_up_to(world, run, seen.seq)) return;
    run.pay(Price::wire);
  }
  Run next = run;
  const bool is_new = seen.seq == run.tcb.snd.nxt && !fin_is_out(run);
  bool done = is_new ? send_up_to(world, next, seen.seq + seen.text) &&
                           (!seen.fin || close_at(world, next, end_of(seen)))
                     : send_again(world, next, seen);
  if (!done && is_new) {
    next = run;
    done = probe(world, next, seen);
  }
  if (!done && is_new && run.has_edge && before(run.tcb.snd.una + run.tcb.snd.wnd, run.edge)) {
    // Who has offered more takes it, whatever it has offered since (SHLD-14, SHLD-15).
    next = run;
    Segment update{};
    update.has_ack = true;
    update.seq = before(run.tcb.rcv.nxt, run.tcb.snd.wl1) ? run.tcb.snd.wl1 : run.tcb.rcv.nxt;
    update.ack = before(run.tcb.snd.una, run.tcb.snd.wl2) ? run.tcb.snd.wl2 : run.tcb.snd.una;
    update.wnd = run.edge - update.ack;
    world.happen(next, Event::SEGMENT_ARRIVES, 0, 0, update);
    done =
        send_up_to(world, next, seen.seq + seen.text) && (!seen.fin || close_at(world, next, end_of(seen)));
  }
  if (done) explained.push_back(std::move(next));
}

/// A keep-alive stands one number before SND.NXT (section 3.8.4); it is due whenever the host likes.
bool is_keep_alive(const World& world, const Run& run, const Segment& seen) {
  Run idle = run;
  idle.tcb.armed.keep_alive = true;
  idle.tcb.deadline.keep_alive = idle.now;
  const Outcome outcome =
      World{world.machine, world.table, world.config}.happen(idle, Event::KEEP_ALIVE_TIMEOUT);
  return outcome.told.sent && outcome.out.seq == seen.seq;
}

/// A window that is probed without text, one number before what is outstanding.
bool is_probe_without_text(const Run& run, const Segment& seen) {
  const auto& snd = run.tcb.snd;
  return seen.seq == snd.una - 1 && (snd.una != snd.nxt || before(snd.nxt, snd.end));
}

/// The window was taken back behind what was sent: an acknowledgment at its edge is one that the peer takes
/// (section 3.8.6, and the first check of section 3.10.7.4).
bool is_at_the_edge(const Run& run, const Segment& seen) {
  const auto& snd = run.tcb.snd;
  return seen.seq == snd.una + snd.wnd && before(seen.seq, snd.nxt);
}

void acknowledge(const World& world, Run run, const Segment& seen, std::vector<Run>& explained) {
  if (before(run.tcb.snd.nxt, seen.seq)) {
    // What lies between was sent and lost before it was captured; the last of it may have been the FIN.
    if (world.all_is_seen) return;
    Run closed = run;
    if (send_up_to(world, run, seen.seq) && may_acknowledge(run, seen) && its_ack(world, run)) {
      run.pay(Price::wire);
      explained.push_back(run);
    }
    if (send_up_to(world, closed, seen.seq - 1) && close_at(world, closed, seen.seq) &&
        may_acknowledge(closed, seen)) {
      closed.pay(Price::wire);
      explained.push_back(std::move(closed));
    }
    return;
  }
  const auto ack = its_ack(world, run);
  if (!ack || !may_acknowledge(run, seen)) return;
  // What was sent before the capture began and came late.
  const bool older = run.young && up_to(seen.seq, ack->seq);
  if (seen.seq != ack->seq && !older && !is_probe_without_text(run, seen) && !is_at_the_edge(run, seen)) {
    if (!is_keep_alive(world, run, seen)) return;
    if (!run.has_acked) run.pay(Price::capture);  // it has told its peer before that the connection is open
  }
  explained.push_back(std::move(run));
}

/// A reset of number 0: that is no connection's number. It answers what acknowledges nothing (section 3.5.2),
/// or the field was forgotten.
bool is_blank(const Segment& reset) { return reset.rst && reset.seq == 0; }

void reset(const World& world, const Run& from, const Segment& seen, std::vector<Run>& explained) {
  Run run = from;
  const Outcome outcome = world.happen(run, Event::ABORT);
  // What was sent may be counted or not; on a reset ACK may stand, too.
  if (!outcome.told.sent || !between(from.tcb.snd.una, seen.seq, outcome.out.seq)) return;
  if (seen.fin || is_blank(seen)) return;
  explained.push_back(std::move(run));
}

void send_syn(const World& world, const Run& from, const Segment& seen, std::vector<Run>& explained) {
  if (seen.fin || seen.rst) return;
  // It was sent before the capture began and came late.
  if (from.young && from.has_spoken && between(from.spoke - far_away, seen.seq, from.spoke - 1)) {
    explained.push_back(from);
    return;
  }
  if (!seen.has_ack) {
    Run run = from;
    const Outcome outcome = world.happen(run, Event::OPEN_ACTIVE, 0, seen.seq);
    if (outcome.told.sent && explains(run, outcome.out, seen)) explained.push_back(std::move(run));
  }
  Run run = from;
  Outcome outcome{};
  if (retransmit(world, run, outcome) && explains(run, outcome.out, seen))
    explained.push_back(std::move(run));
}

/// Who begins anew does not begin within the numbers that he has used (section 3.4.1).
bool is_fresh(const Run& run, const Segment& syn) {
  return !run.has_spoken || run.from_midst || syn.seq == run.first || before(syn.seq, run.first) ||
         before(run.spoke, syn.seq);
}

}  // namespace

Config patient_config() {
  constexpr std::uint32_t patience = model::longest;
  Config c = model::default_config;
  c.buffer = model::most_window;
  c.mss = 65535;
  c.r2 = patience;
  c.r2_syn = patience;
  c.user_timeout = 0;
  c.challenge_limit = 0;
  c.half_duplex_close = false;
  return c;
}

bool explains(const Run& run, const Segment& out, const Segment& seen) {
  if (out.rst != seen.rst || out.syn != seen.syn || out.fin != seen.fin || out.seq != seen.seq) return false;
  if (out.rst) return seen.text == 0 && (!out.has_ack || (seen.has_ack && out.ack == seen.ack));
  if (out.syn)
    return out.has_ack == seen.has_ack && (!out.has_ack || out.ack == seen.ack) && is_fresh(run, seen);
  return out.text == seen.text && may_acknowledge(run, seen);
}

void has_sent(Run& run, const Segment& seen) {
  if (seen.rst) return;
  if (seen.syn || !run.has_spoken || before(run.spoke, end_of(seen))) run.spoke = end_of(seen);
  run.has_spoken = true;
  if (seen.syn) {
    run.has_acked = false;
    run.first = seen.seq;
  }
  if (!seen.has_ack) return;
  run.acked = seen.ack;
  run.has_acked = true;
}

void note_edge(Run& run, const Segment& arrival) {
  const auto edge = edge_of(arrival);
  if (!edge || (run.has_edge && !arrival.syn && up_to(*edge, run.edge))) return;
  run.edge = *edge;
  run.has_edge = true;
}

void act(const World& world, const Run& from, const Segment& seen, std::vector<Run>& explained) {
  const std::size_t first = explained.size();
  if (seen.rst) {
    reset(world, from, seen, explained);
  } else if (seen.syn) {
    send_syn(world, from, seen, explained);
  } else if (seen.text > 0 || seen.fin) {
    if (may_acknowledge(from, seen)) send_text(world, from, seen, explained);
    if (explained.size() == first && seen.text == 1 && !seen.fin && seen.seq == from.tcb.snd.nxt - 1) {
      // A keep-alive with one octet of garbage (section 3.8.4).
      Segment empty = seen;
      empty.text = 0;
      acknowledge(world, from, empty, explained);
    }
  } else {
    acknowledge(world, from, seen, explained);
  }
  for (std::size_t i = first; i < explained.size(); ++i)
    if (!(seen.syn && explained[i].young)) has_sent(explained[i], seen);
}

bool sent_unseen(const World& world, Run& run, const Segment& arrival) {
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
  if (!send_up_to(world, sent, arrival.ack)) {
    // The window was wider than is known.
    sent = run;
    Segment update{};
    update.has_ack = true;
    update.seq = before(run.tcb.rcv.nxt, run.tcb.snd.wl1) ? run.tcb.snd.wl1 : run.tcb.rcv.nxt;
    update.ack = run.tcb.snd.una;
    update.wnd = wide;
    world.happen(sent, Event::SEGMENT_ARRIVES, 0, 0, update);
    if (!send_up_to(world, sent, arrival.ack)) return false;
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

std::vector<Run> in_midstream(const World& world, const Segment& seen) {
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
  std::vector<Run> both{std::move(run)};
  if (send_up_to(world, closed, seen.seq - 1) && close_at(world, closed, seen.seq))
    both.push_back(std::move(closed));
  return both;
}

bool is_over(const Run& run) { return model::in(model::CLOSED, model::TIME_WAIT).has(run.tcb.tcb.state); }

model::State state_of(const Tcb& tcb) { return tcb.tcb.state; }

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

Run ended_silently(const World& world, const Run& before) {
  Run run = before;
  world.happen(run, Event::ABORT);
  run.pay(Price::wire);
  return run;
}

Run listening(const World& world, const Run& before) {
  Run run = before;
  world.happen(run, Event::OPEN_PASSIVE);
  return run;
}

std::optional<std::uint32_t> edge_of(const Segment& arrival) {
  if (!arrival.has_ack || arrival.rst) return std::nullopt;
  return arrival.ack + arrival.wnd;
}

std::optional<Claim> claim(const Run& end, const Run& peer, const Moment& moment,
                           std::optional<std::uint32_t> edge) {
  const Segment& seen = moment.segment;
  if (!seen.has_ack || seen.rst || seen.syn || end.from_midst) return std::nullopt;
  if (before(peer.tcb.snd.nxt, seen.ack)) {
    if (peer.price == Price::capture) return std::nullopt;
    return Claim{Claim::Of::text, seen.ack, end.tcb.snd.nxt, moment.echo};
  }
  // One octet is a probe's.
  if (edge && moment.echo && seen.text > 1 && up_to(*edge, seen.seq))
    return Claim{Claim::Of::window, seen.seq, end.tcb.snd.nxt, moment.echo};
  return std::nullopt;
}

bool denies(const Run& peer, const Moment& moment, const Claim& claim) {
  const Segment& seen = moment.segment;
  const bool bare = length_of(seen) == 0 && !seen.rst && seen.has_ack;
  if (claim.of == Claim::Of::window)
    return bare && seen.wnd == 0 && seen.ack == claim.number && moment.stamp &&
           before(*claim.echo, *moment.stamp);
  if (peer.price == Price::capture || !before(peer.tcb.snd.nxt, claim.number)) return false;
  if (fin_is_out(peer)) return true;
  return bare && seen.seq == peer.tcb.snd.nxt && before(claim.reached, seen.ack);
}

bool may_answer_what_comes_twice(const Run& run, const Segment& seen) {
  const bool behind = length_of(seen) == 0 && seen.has_ack && before(seen.seq, run.tcb.snd.nxt);
  return seen.rst || seen.syn || behind;
}

bool is_far(const Run& run, const Segment& seen) {
  const auto apart = [](std::uint32_t a, std::uint32_t b, std::uint32_t much) {
    return much < a - b && much < b - a;
  };
  const bool seq = run.has_spoken && !seen.syn && !(seen.rst && (seen.has_ack || seen.seq == 0));
  const bool ack = run.has_acked && seen.has_ack && !seen.syn && !seen.rst;
  if (seq && apart(seen.seq, run.spoke, far_away)) return true;
  if (ack && apart(seen.ack, run.acked, far_away)) return true;
  // An incarnation before this one, whose segments come late.
  constexpr std::uint32_t other_connection = 1U << 15;
  if (!run.has_opened && seq && apart(seen.seq, run.spoke, other_connection)) return true;
  // Both numbers: another has followed whose SYNs the capture lacks, or it lacks much of both directions.
  const std::uint32_t much = is_over(run) ? other_connection : 1U << 17;
  return run.has_opened && seq && ack && apart(seen.seq, run.spoke, much) && apart(seen.ack, run.acked, much);
}

bool tells_nothing_new(const Segment& seen, std::uint32_t acked) {
  return length_of(seen) == 0 && !seen.rst && seen.has_ack && seen.ack == acked;
}

Segment surely_taken(const Segment& arrival, std::optional<std::uint32_t> offered, bool is_old) {
  Segment taken = arrival;
  if (arrival.syn || arrival.rst || length_of(arrival) == 0) return taken;
  std::uint32_t fits = arrival.text;
  if (is_old || (offered && up_to(*offered, arrival.seq)))
    fits = 0;
  else if (offered && before(*offered, arrival.seq + arrival.text))
    fits = *offered - arrival.seq;
  taken.fin = arrival.fin && fits == arrival.text && !is_old;
  taken.text = fits;
  return taken;
}

bool may_let_fall(const Run& shown, const Run& eager, const Segment& arrival) {
  return (shown.has_spoken && !shown.has_opened) || comes_early(eager, arrival);
}

bool covers(const Segment& demand, const Segment& seen) {
  return seen.has_ack && up_to(end_of(demand), seen.ack);
}

bool may_be_older(const Run& run, const Segment& seen) {
  if (run.has_spoken && before(run.spoke, end_of(seen))) return false;
  return !run.has_acked || !seen.has_ack || up_to(seen.ack, run.acked);
}

bool is_repeated(const Segment& first, const Segment& second) {
  return first.seq == second.seq && first.syn == second.syn && first.fin == second.fin;
}

bool pays(const Segment& demand, const Segment& owed, const Segment& seen) {
  if (seen.rst) return true;
  if (owed.rst) return demand.syn && seen.syn;  // somebody listened after all
  if (owed.syn) return seen.syn;
  return seen.has_ack && up_to(owed.ack, seen.ack);
}

bool comes_early(const Run& run, const Segment& arrival) {
  return model::receiving.has(run.tcb.tcb.state) && !arrival.syn && !arrival.rst && length_of(arrival) > 0 &&
         before(run.tcb.rcv.nxt, arrival.seq);
}

bool stands_before(const Segment& a, const Segment& b) { return before(a.seq, b.seq); }

unsigned unlikeness(const Segment& a, const Segment& b) {
  unsigned unlike = 0;
  const auto differs = [&](bool one, unsigned weight) { unlike += one ? weight : 0U; };
  differs(a.syn != b.syn, 4);
  differs(a.rst != b.rst, 4);
  differs(a.fin != b.fin, 4);
  differs(a.has_ack != b.has_ack, 2);
  differs(a.seq != b.seq, 2);
  differs(a.text != b.text, 2);
  differs(a.has_ack && b.has_ack && a.ack != b.ack, 1);
  return unlike;
}

}  // namespace synfin::oracle
