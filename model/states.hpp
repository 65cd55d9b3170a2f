// The eleven states (RFC 9293 section 3.3.2) and the events (section 3.10). Each name stands here once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "own_mistakes.hpp"
#include "timers.hpp"

namespace synfin::model {

// name, what the RFC says that it represents
#define SYNFIN_STATES(X)                                                                     \
  X(CLOSED, "no connection: there is no TCB")                                                \
  X(LISTEN, "waiting for a connection request from any remote peer")                         \
  X(SYN_SENT, "waiting for a matching connection request after having sent one")             \
  X(SYN_RECEIVED, "waiting for the acknowledgment of our request after both were exchanged") \
  X(ESTABLISHED, "an open connection: data can be delivered")                                \
  X(FIN_WAIT_1, "waiting for the peer's FIN, or for the acknowledgment of ours")             \
  X(FIN_WAIT_2, "waiting for the peer's FIN: ours is acknowledged")                          \
  X(CLOSE_WAIT, "waiting for the local user's CLOSE: the peer has closed")                   \
  X(CLOSING, "waiting for the acknowledgment of our FIN: both have closed")                  \
  X(LAST_ACK, "waiting for the acknowledgment of our FIN, sent after the peer's")            \
  X(TIME_WAIT, "waiting 2MSL, so that the peer has our acknowledgment and old segments are gone")

// name, clause, what it is; behind ours each timer has one
#define SYNFIN_TIMER_EVENT(X, timer, name, clause, meaning, happens) X(name, clause, happens)
#define SYNFIN_EVENTS(X)                                                             \
  X(OPEN_PASSIVE, "3.10.1", "the user waits for whoever calls")                      \
  X(OPEN_ACTIVE, "3.10.1", "the user calls a remote socket")                         \
  X(SEND, "3.10.2", "the user queues octets")                                        \
  X(RECEIVE, "3.10.3", "the user takes octets")                                      \
  X(CLOSE, "3.10.4", "the user has no more to send")                                 \
  X(ABORT, "3.10.5", "the user gives the connection up")                             \
  X(STATUS, "3.10.6", "the user asks for the state")                                 \
  X(SEGMENT_ARRIVES, "3.10.7", "a segment comes in")                                 \
  X(TRANSMIT, "3.7", "more can be sent at once: the host asks for the next segment") \
  X(RETRANSMIT, "3.8.2", "the host takes text for lost and asks for it again")       \
  SYNFIN_TIMERS(SYNFIN_TIMER_EVENT, X)

namespace detail {
#define SYNFIN_TEXT(name, ...) #name,
inline constexpr Complaint own_event_complaint = name_taken("event", {SYNFIN_EVENTS(SYNFIN_TEXT)});
#undef SYNFIN_TEXT
static_assert(is_fine<own_event_complaint>());
}  // namespace detail

#define SYNFIN_ENUMERATOR(name, ...) name,
enum State : std::uint8_t { SYNFIN_STATES(SYNFIN_ENUMERATOR) };
enum class Event : std::uint8_t { SYNFIN_EVENTS(SYNFIN_ENUMERATOR) };
#undef SYNFIN_ENUMERATOR

#define SYNFIN_ONE(...) +1
inline constexpr std::size_t state_count = 0 SYNFIN_STATES(SYNFIN_ONE);
inline constexpr std::size_t event_count = 0 SYNFIN_EVENTS(SYNFIN_ONE);
#undef SYNFIN_ONE

/// A state as the reader meets it: its RFC name and meaning.
struct StateInfo {
  std::string_view identifier;  ///< as an identifier of C: `SYN_RECEIVED`
  std::string_view name;        ///< as in the RFC: `SYN-RECEIVED`
  std::string_view meaning;
};
/// An event as the reader meets it.
struct EventInfo {
  std::string_view identifier;  ///< `SEGMENT_ARRIVES`
  std::string_view name;        ///< `SEGMENT ARRIVES`
  std::string_view clause;      ///< section of RFC 9293
  std::string_view meaning;
};

namespace detail {
/// An identifier's text with each underscore replaced: `SYN_RECEIVED` becomes `SYN-RECEIVED`.
template <std::size_t N>
struct Spelled {
  char text[N]{};
  constexpr Spelled(const char (&identifier)[N], char in_place_of_underscore) {
    for (std::size_t i = 0; i < N; ++i)
      text[i] = identifier[i] == '_' ? in_place_of_underscore : identifier[i];
  }
  constexpr operator std::string_view() const { return {text, N - 1}; }
};
#define SYNFIN_SPELL_STATE(name, ...) inline constexpr Spelled state_##name{#name, '-'};
#define SYNFIN_SPELL_EVENT(name, ...) inline constexpr Spelled event_##name{#name, ' '};
SYNFIN_STATES(SYNFIN_SPELL_STATE)
SYNFIN_EVENTS(SYNFIN_SPELL_EVENT)
#undef SYNFIN_SPELL_STATE
#undef SYNFIN_SPELL_EVENT
}  // namespace detail

#define SYNFIN_INFO(name, meaning) StateInfo{#name, detail::state_##name, meaning},
inline constexpr std::array<StateInfo, state_count> states{{SYNFIN_STATES(SYNFIN_INFO)}};
#undef SYNFIN_INFO
#define SYNFIN_INFO(name, clause, meaning) EventInfo{#name, detail::event_##name, clause, meaning},
inline constexpr std::array<EventInfo, event_count> events{{SYNFIN_EVENTS(SYNFIN_INFO)}};
#undef SYNFIN_INFO

constexpr std::string_view name_of(State state) { return states[state].name; }
constexpr std::string_view name_of(Event event) { return events[static_cast<std::size_t>(event)].name; }

/// A set of states, one bit each.
struct StateSet {
  std::uint16_t bits = 0;
  /// Is the state in the set?
  constexpr bool has(State state) const { return ((bits >> state) & 1U) != 0; }
  constexpr bool empty() const { return bits == 0; }
  friend constexpr bool operator==(StateSet, StateSet) = default;
  friend constexpr StateSet operator|(StateSet a, StateSet b) {
    return {static_cast<std::uint16_t>(a.bits | b.bits)};
  }
  friend constexpr StateSet operator-(StateSet a, StateSet b) {
    return {static_cast<std::uint16_t>(a.bits & ~b.bits)};
  }
};

/// The set of the states given: `in(ESTABLISHED, CLOSE_WAIT)`.
template <class... S>
constexpr StateSet in(S... state) {
  return {static_cast<std::uint16_t>((0U | ... | (1U << static_cast<State>(state))))};
}
constexpr StateSet in(StateSet set) { return set; }

inline constexpr StateSet any_state{static_cast<std::uint16_t>((1U << state_count) - 1)};
/// Both sides' initial sequence numbers are known and ours is acknowledged (RFC 9293 section 3.5).
inline constexpr StateSet synchronized =
    in(ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT);
/// The states of section 3.10.7.4, in which a segment runs through the eight checks.
inline constexpr StateSet checked = synchronized | in(SYN_RECEIVED);
/// The states in which the peer may still send text: its FIN has not come.
inline constexpr StateSet receiving = in(ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2);
/// The states in which we may still have text or a FIN to send, or to have acknowledged.
inline constexpr StateSet sending = in(ESTABLISHED, FIN_WAIT_1, CLOSE_WAIT, CLOSING, LAST_ACK);

}  // namespace synfin::model
