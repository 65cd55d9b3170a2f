#include "freedoms.hpp"

#include "../../model/config.hpp"
#include "freedoms_parts.hpp"

namespace synfin::oracle {
using namespace freedoms;
using model::Event;

namespace freedoms {

bool transmit(const World& world, Run& run) {
  if (!world.is_due(run, Event::TRANSMIT)) return false;
  return world.happen(run, Event::TRANSMIT).told.sent;
}

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

Segment window_update(const Run& run, std::uint32_t ack, std::uint32_t edge) {
  const auto& snd = run.tcb.snd;
  Segment update{};
  update.has_ack = true;
  update.seq = before(run.tcb.rcv.nxt, snd.wl1) ? snd.wl1 : run.tcb.rcv.nxt;
  update.ack = before(ack, snd.wl2) ? snd.wl2 : ack;
  update.wnd = edge - update.ack;
  return update;
}

}  // namespace freedoms

namespace {

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
  asked.is_asked = true;
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

bool retransmit(const World& world, Run& run, Outcome& outcome) {
  if (!run.tcb.armed.retransmission) return false;
  run.now = run.tcb.deadline.retransmission;
  outcome = world.happen(run, Event::RETRANSMISSION_TIMEOUT);
  return outcome.told.sent;
}

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

/// The window does not take it: a probe, as the machine itself would send it (MUST-36); the FIN may be one.
bool probe(const World& world, Run& run, const Segment& seen) {
  const std::uint32_t queued = run.tcb.snd.end - run.tcb.snd.nxt;
  if (queued < seen.text && !world.happen(run, Event::SEND, seen.text - queued).told.ok) return false;
  if (seen.fin && !run.tcb.snd.closed) world.happen(run, Event::CLOSE);
  Outcome outcome{};
  return retransmit(world, run, outcome) && explains(run, outcome.out, seen);
}

void send_text(const World& world, Run run, const Segment& seen, Runs& explained) {
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
    // Of two windows that are told with the same numbers it is not known which is the newer, and none is
    // taken back (SHLD-14).
    next = run;
    world.happen(next, Event::SEGMENT_ARRIVES, 0, 0, window_update(run, run.tcb.snd.una, run.edge));
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
  if (!before(seen.seq, snd.nxt)) return false;
  if (seen.seq == snd.una + snd.wnd) return true;
  return run.narrowed && up_to(snd.una, seen.seq);
}

void acknowledge(const World& world, Run run, const Segment& seen, Runs& explained) {
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

void reset(const World& world, const Run& from, const Segment& seen, Runs& explained) {
  Run run = from;
  const Outcome outcome = world.happen(run, Event::ABORT);
  // What was sent may be counted or not; on a reset ACK may stand, too.
  if (!outcome.told.sent || !between(from.tcb.snd.una, seen.seq, outcome.out.seq)) return;
  if (seen.fin || is_blank(seen)) return;
  explained.push_back(std::move(run));
}

/// A SYN that was captured behind what was sent after it: the wire let it be overtaken or doubled it, and
/// where the capture began in the midst it was sent before that. It changes nothing.
bool comes_late(const World& world, const Run& from, const Segment& syn) {
  if (syn.fin) return false;
  if (from.young || (from.from_midst && !world.all_is_seen))
    return from.has_spoken && between(from.spoke - far_away, syn.seq, from.spoke - 1);
  return !world.all_is_seen && from.has_opened && syn.seq == from.first;
}

void send_syn(const World& world, const Run& from, const Segment& seen, Runs& explained) {
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

/// A FIN waits behind text that is outstanding or that the window does not take, and until the connection is
/// open (section 3.10.4). So the user may have called CLOSE before the peer's FIN came, though ours left
/// later: then both have closed at once.
Run closed_before(const Run& run) {
  Run other = run;
  other.tcb.tcb.state = model::CLOSING;
  return other;
}

/// Who answers the same call anew does not begin within the numbers that he has used for it (section 3.4.1).
bool is_fresh(const Run& run, const Segment& syn) {
  // Who listens has not the number any more with which he has called.
  if (run.tcb.tcb.passive && run.has_spoken && !run.call && syn.seq == run.first) return false;
  return !run.has_spoken || run.from_midst || (run.call && run.tcb.rcv.irs != *run.call) ||
         syn.seq == run.first || before(syn.seq, run.first) || before(run.spoke, syn.seq);
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
  c.reuse_time_wait = true;
  return c;
}

bool has_filled_the_window(const Run& run) {
  const auto& snd = run.tcb.snd;
  return !run.has_edge || up_to(run.edge, snd.nxt) || far_away < run.edge - snd.nxt;
}

Config protecting(Config config) {
  config.protect_time_wait = true;
  return config;
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
    run.call = seen.has_ack ? std::optional(run.tcb.rcv.irs) : std::nullopt;
  }
  if (!seen.has_ack) return;
  run.acked = seen.ack;
  run.has_acked = true;
}

void note_edge(Run& run, const Segment& arrival) {
  const auto edge = edge_of(arrival);
  if (!edge) return;
  const bool same = run.has_edge && arrival.seq == run.edge_seq && arrival.ack == run.edge_ack;
  const bool older = run.has_edge && !arrival.syn &&
                     (before(arrival.ack, run.edge_ack) || before(arrival.seq, run.edge_seq));
  if (older || (same && up_to(*edge, run.edge))) return;
  run.edge = *edge;
  run.edge_seq = arrival.seq;
  run.edge_ack = arrival.ack;
  run.has_edge = true;
}

void note_fin(Run& run) {
  const auto& snd = run.tcb.snd;
  // A CLOSE from before a simultaneous open was through waits until something else opens the connection.
  const bool has_just_opened = run.call && !run.tcb.tcb.passive && snd.nxt == snd.iss + 1;
  if (model::in(model::SYN_RECEIVED, model::ESTABLISHED).has(run.tcb.tcb.state))
    run.may_have_closed = has_just_opened || snd.una != snd.nxt || snd.wnd == 0 || snd.wnd < snd.max_wnd / 2;
}

void act(const World& world, const Run& from, const Segment& seen, Runs& explained) {
  const std::size_t first = explained.size();
  if (seen.rst) {
    reset(world, from, seen, explained);
  } else if (seen.syn && comes_late(world, from, seen)) {
    explained.push_back(from);
    if (!from.young) explained.back().pay(Price::wire);
    return;
  } else if (seen.syn) {
    if (!seen.fin) send_syn(world, from, seen, explained);
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
  if (world.all_is_seen && from.may_have_closed && from.tcb.tcb.state == model::CLOSE_WAIT)
    for (std::size_t i = explained.size(); i-- > first;)
      if (explained[i].tcb.tcb.state == model::LAST_ACK) explained.push_back(closed_before(explained[i]));
  for (std::size_t i = first; i < explained.size(); ++i) has_sent(explained[i], seen);
}

}  // namespace synfin::oracle
