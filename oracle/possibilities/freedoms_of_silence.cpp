// What is owed, and what may be withheld.
#include "freedoms_parts.hpp"

namespace synfin::oracle {

using namespace freedoms;

bool is_bare(const Segment& segment) { return length_of(segment) == 0 && !segment.rst && segment.has_ack; }

bool tells_nothing_new(const Segment& seen, std::uint32_t acked) {
  return is_bare(seen) && seen.ack == acked;
}

namespace {

/// Is it within the window, and within that of the machine?
bool fits(const Run& run, const Segment& arrival, std::uint32_t offered) {
  const std::uint32_t end = end_of(arrival);
  return up_to(end, offered) && up_to(end, run.tcb.rcv.nxt + run.tcb.rcv.wnd);
}

/// Has it offered a window, in its SYN,ACK or later?
bool has_offered(const Run& run) {
  return run.tcb.tcb.state == model::SYN_RECEIVED || (run.has_opened && !is_gone(run));
}

}  // namespace

bool has_unread(const Run& run) { return run.tcb.rcv.unread > 0; }

std::uint32_t taken(const Run& run) { return run.tcb.rcv.nxt; }

bool has_taken_so_much(const Run& run, const Segment& seen) { return seen.has_ack && seen.ack == taken(run); }

bool are_one(const Run& run, const Moment& arrival) {
  if (comes_early(run, arrival.segment)) return false;
  if (!has_offered(run) || !arrival.offered) return true;
  return fits(run, arrival.segment, *arrival.offered) && !is_empty_at_the_edge(run, arrival);
}

void narrow(Run& run, const Segment& arrival, std::uint32_t offered) {
  if (has_offered(run) && !fits(run, arrival, offered)) narrow_to(run, offered);
}

void narrow_to(Run& run, std::uint32_t offered) {
  run.tcb.rcv.wnd = before(run.tcb.rcv.nxt, offered) ? offered - run.tcb.rcv.nxt : 0;
}

Room room_of(const Run& run) { return {run.tcb.rcv.nxt, run.tcb.rcv.wnd}; }

void give_back(Run& run, const Room& room) {
  if (run.tcb.rcv.nxt == room.number && before(run.tcb.rcv.wnd, room.octets)) run.tcb.rcv.wnd = room.octets;
}

bool is_empty_at_the_edge(const Run& run, const Moment& arrival) {
  const Segment& segment = arrival.segment;
  return has_offered(run) && arrival.offered && length_of(segment) == 0 && segment.seq == *arrival.offered &&
         segment.seq != taken(run);
}

bool has_queue(const Run& run) { return !run.has_opened && run.tcb.tcb.passive; }

Segment within(const Run& run, Segment at_the_edge) {
  at_the_edge.seq = before(taken(run), run.tcb.snd.wl1) ? run.tcb.snd.wl1 : taken(run);
  return at_the_edge;
}

Excuse excuse_of(const Run& shown, const Run& eager, const Segment& arrival) {
  if (shown.has_spoken && shown.has_acked && has_queue(shown)) return Excuse::unopened;
  return comes_early(eager, arrival) ? Excuse::early : Excuse::none;
}

bool has_no_room(const Run& eager, const Segment& seen) {
  const auto edge = edge_of(seen);
  return edge && !seen.syn && before(*edge, eager.tcb.rcv.nxt);
}

bool has_taken_all(const Run& eager, const Segment& seen) {
  return seen.has_ack && up_to(eager.tcb.rcv.nxt, seen.ack);
}

bool calls(const Segment& seen) { return seen.syn && !seen.has_ack; }

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

bool is_alike(const Segment& a, const Segment& b) { return a.rst == b.rst && a.syn == b.syn; }

bool pays(const Segment& demand, const Segment& owed, const Segment& seen) {
  if (seen.rst) return true;
  if (owed.rst) return demand.syn && seen.syn;  // somebody listened after all
  if (owed.syn) return seen.syn;
  return seen.has_ack && up_to(owed.ack, seen.ack);
}

bool takes_text(const Run& run) { return model::receiving.has(run.tcb.tcb.state); }

bool comes_early(const Run& run, const Segment& arrival) {
  return takes_text(run) && !arrival.syn && !arrival.rst && length_of(arrival) > 0 &&
         before(run.tcb.rcv.nxt, arrival.seq);
}

bool reaches_beyond(const Run& run, const Segment& arrival) {
  return takes_text(run) && !arrival.syn && !arrival.rst &&
         before(run.tcb.rcv.nxt, arrival.seq + length_of(arrival));
}

Segment as_held(const Run& run, Segment segment) {
  const auto& snd = run.tcb.snd;
  if (!segment.has_ack || !before(segment.ack, snd.una)) return segment;
  segment.ack = snd.una;
  segment.wnd = snd.wnd;
  return segment;
}

bool stands_before(const Segment& a, const Segment& b) { return before(a.seq, b.seq); }

std::vector<Segment> at_its_numbers(const Run& run, const Segment& seen) {
  std::vector<Segment> all;
  if (seen.syn || seen.rst) return all;
  const auto& snd = run.tcb.snd;
  for (const std::uint32_t seq : {seen.seq, snd.nxt, snd.una})
    for (const std::uint32_t ack : {seen.ack, run.tcb.rcv.nxt}) {
      Segment other = seen;
      other.has_ack = true;
      other.seq = seq;
      other.ack = ack;
      if (!(other == seen)) all.push_back(other);
    }
  return all;
}

unsigned unlikeness(const Segment& a, const Segment& b) {
  unsigned unlike = 0;
  const auto differs = [&](bool one, unsigned weight) { unlike += one ? weight : 0U; };
  differs(a.syn != b.syn, 4);
  differs(a.rst != b.rst, 4);
  differs(a.fin != b.fin, 4);
  differs(a.has_ack != b.has_ack, 2);
  differs(a.seq != b.seq, 2);
  differs(a.text != b.text, 2);
  differs((a.text == 0) != (b.text == 0), 1);
  differs(a.has_ack && b.has_ack && a.ack != b.ack, 1);
  return unlike;
}

}  // namespace synfin::oracle
