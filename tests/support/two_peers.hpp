// Two machines and the wire between them, for scenarios that read like the figures of RFC 9293: peer A on the
// left, peer B on the right, one numbered line after the other. The first line that differs is remembered.
#pragma once

#include <array>
#include <cstddef>

#include "segment.hpp"

namespace synfin::tests {

enum Who : unsigned { A, B };

class TwoPeers {
 public:
  /// What the host of a peer is configured to.
  constexpr Config& config(Who who) { return peers_[who].config; }
  /// Starts a peer in the middle of things.
  constexpr void starts(Who who, const Tcb& tcb) { peers_[who].machine = runtime::Machine<>{tcb}; }

  // What the users do.
  constexpr void listens(Who who, std::uint32_t isn) {
    peers_[who].isn = isn;
    call(who, Event::OPEN_PASSIVE);
  }
  constexpr void opens(Who who, std::uint32_t isn) {
    peers_[who].isn = isn;
    call(who, Event::OPEN_ACTIVE);
  }
  constexpr void sends(Who who, std::uint32_t octets) { call(who, Event::SEND, octets); }
  constexpr void closes(Who who) { call(who, Event::CLOSE); }
  /// The initial sequence number that the host will give next.
  constexpr void next_isn(Who who, std::uint32_t isn) { peers_[who].isn = isn; }

  /// Time passes until the peer's next deadline, and what is due happens.
  constexpr void waits(int line, Who who, State state) {
    Peer& peer = peers_[who];
    const auto deadline = peer.machine.next_deadline(runtime::call_at(now_), peer.config);
    check(line, deadline.has_value());
    if (!deadline) return;
    now_ = *deadline;
    const auto event = peer.machine.due(runtime::call_at(now_), peer.config);
    check(line, event.has_value());
    if (event) call(who, *event);
    check(line, peer.machine.state() == state);
  }
  constexpr std::uint32_t now() const { return now_; }
  constexpr void set_clock(std::uint32_t now) { now_ = now; }

  // The arrows. States are those after the segment's departure or arrival.

  /// `a --> segment --> b`
  constexpr void right(int line, State a, const Segment& segment, State b) {
    leaves(line, A, a, segment);
    comes(line, B, b, segment);
  }
  /// `a <-- segment <-- b`
  constexpr void left(int line, State a, const Segment& segment, State b) {
    leaves(line, B, b, segment);
    comes(line, A, a, segment);
  }
  /// `--> segment ...`: it is delayed.
  constexpr void leaves(int line, Who from, State state, const Segment& segment) {
    Peer& peer = peers_[from];
    check(line, peer.seen < peer.count && same(peer.sent[peer.seen], segment));
    if (peer.seen < peer.count) ++peer.seen;
    check(line, peer.machine.state() == state);
  }
  /// `... segment -->`: one that the other has sent before.
  constexpr void comes(int line, Who to, State state, const Segment& segment) {
    const Peer& other = peers_[1 - to];
    for (std::size_t i = 0; i < other.count; ++i)
      if (same(other.sent[i], segment)) return stray(line, to, state, other.sent[i]);
    check(line, false);
  }
  /// One that nobody of this connection has sent: an old duplicate.
  constexpr void stray(int line, Who to, State state, const Segment& segment) {
    happens(to, Event::SEGMENT_ARRIVES, 0, segment);
    check(line, peers_[to].machine.state() == state);
  }

  /// What the peer's user was told by the last event.
  constexpr const Told& told(Who who) const { return peers_[who].told; }
  constexpr const Tcb& tcb(Who who) const { return peers_[who].machine.tcb(); }
  constexpr void is(int line, Who who, State state) { check(line, peers_[who].machine.state() == state); }
  /// Everything that was sent has been accounted for.
  constexpr void silent(int line) {
    for (const Peer& peer : peers_) check(line, peer.seen == peer.count);
  }
  constexpr void check(int line, bool holds) {
    if (!holds && wrong_ == 0) wrong_ = line;
  }
  /// The first line that did not come out as stated; 0 if all did.
  constexpr int wrong() const { return wrong_; }

 private:
  struct Peer {
    runtime::Machine<> machine{};
    Config config = model::default_config;
    std::uint32_t isn = 0;
    std::array<Segment, 12> sent{};
    std::size_t count = 0;
    std::size_t seen = 0;  ///< of those, checked so far
    Told told{};
  };

  constexpr void call(Who who, Event event, std::uint32_t octets = 0) {
    happens(who, event, octets, Segment{});
  }
  constexpr void happens(Who who, Event event, std::uint32_t octets, const Segment& segment) {
    Peer& peer = peers_[who];
    Call call = runtime::ready_call(now_, peer.isn);
    call.octets = octets;
    const Outcome outcome = peer.machine.handle(event, call, peer.config, segment);
    peer.told = outcome.told;
    if (outcome.told.sent && peer.count < peer.sent.size()) peer.sent[peer.count++] = outcome.out;
  }

  std::array<Peer, 2> peers_{};
  std::uint32_t now_ = 1000;
  int wrong_ = 0;
};

}  // namespace synfin::tests
