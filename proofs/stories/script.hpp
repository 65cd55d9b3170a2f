// The words that stories are told in: who does what, and how often.
#pragma once

#include "../claims/peer_words.hpp"
#include "stories.hpp"

namespace synfin::proofs::script {

constexpr int A = 0;
constexpr int B = 1;

inline Move call_of(int peer, model::Event event, std::uint32_t octets = 0) {
  return {Move::Kind::call, peer, event, octets};
}
inline Move arrival_of(Move::Kind which, int peer) { return {which, peer, model::Event::SEGMENT_ARRIVES, 0}; }
inline Move newest_for(int peer) { return arrival_of(Move::Kind::newest, peer); }
inline Move oldest_for(int peer) { return arrival_of(Move::Kind::oldest, peer); }
inline Move next_for(int peer) { return arrival_of(Move::Kind::next, peer); }
inline Move any_for(int peer) { return arrival_of(Move::Kind::any, peer); }
inline Move timeout(int peer, model::Event event) { return {Move::Kind::timeout, peer, event, 0}; }
inline Move resending(int peer) { return timeout(peer, model::Event::RETRANSMISSION_TIMEOUT); }
inline Move crash(int peer) { return {Move::Kind::crash, peer, model::Event::STATUS, 0}; }
inline Move transfer(int from, std::uint32_t round) {
  return {Move::Kind::transfer, from, model::Event::SEND, round};
}

using Script = std::vector<Act>;
inline Act one(Move move) { return {{move}, 1, false}; }
inline Act maybe(Move move) { return {{move}, 1, true}; }
inline Act freely(int times, std::vector<Move> moves) { return {std::move(moves), times, false}; }
/// Each of the moves, one after the other.
inline Script all_of(std::initializer_list<Move> moves) {
  Script script;
  for (const Move& move : moves) script.push_back(one(move));
  return script;
}
inline Script then(Script first, const Script& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

/// Figure 5-28 of the textbook, Figure 6 of the RFC.
inline Script handshake() {
  return all_of({call_of(B, model::Event::OPEN_PASSIVE), call_of(A, model::Event::OPEN_ACTIVE), newest_for(B),
                 newest_for(A), newest_for(B)});
}
/// The first half of Figure 5-29: A has closed, B knows, A knows that B knows.
inline Script half_close() { return all_of({call_of(A, model::Event::CLOSE), newest_for(B), newest_for(A)}); }

/// No run may come to it, after whichever event.
template <model::Term T>
Ending never(std::string_view what, int seen_by, T bad) {
  return {what, seen_by, claims::put(bad)};
}
/// None may have come to it when it is over.
template <model::Term T>
Ending never_in_the_end(std::string_view what, int seen_by, T bad) {
  return {what, seen_by, claims::put(bad), true};
}

/// What there is of an earlier connection from A, on the wire when the story begins.
enum class Old { syn_and_ack, text };
/// Puts it there. Where `msl` and `isn-fresh` are assumed, its numbers lie behind the ISN that B will draw or
/// A will.
std::function<void(const Z3Words&, World&)> delayed(Old what, const Dropped& without);
/// A reset of anybody's, with any numbers, on its way to B.
void forged_reset(const Z3Words& words, World& world);
/// `isn-ahead-of-peer`: what A draws when it calls again lies ahead of what B expects, which goes back to
/// its first call. The ISNs are those of the world's events of these numbers.
std::function<void(const Z3Words&, World&)> drawn_ahead(const Dropped& without, int first, int again);

}  // namespace synfin::proofs::script
