// Every field of the machine, declared once. From a line below come the member of the Hana struct, the term
// that rules write (`snd.una`), and the entry that Z3, C and the documents read.
#pragma once

#include <array>
#include <boost/hana/define_struct.hpp>
#include <cstddef>
#include <string_view>

#include "terms.hpp"

namespace synfin::model {

// The lists: sort, name, meaning. Numbers are octets unless another unit is given; times are milliseconds.

#define SYNFIN_TCB(F)                                                                               \
  F(state, state, "the state of the connection")                                                    \
  F(flag, passive, "opened by a passive OPEN: a reset in SYN-RECEIVED returns to LISTEN (MUST-11)") \
  F(flag, reopened, "opened by a SYN that came in TIME-WAIT: a reset returns there (MAY-2)")

#define SYNFIN_SND(F)                                                                              \
  F(sequence, una, "oldest number sent and not yet acknowledged")                                  \
  F(sequence, nxt, "next number to send")                                                          \
  F(number, wnd, "send window: how much the peer takes beyond SND.UNA")                            \
  F(sequence, wl1, "number of the segment that last updated the window")                           \
  F(sequence, wl2, "acknowledgment of the segment that last updated the window")                   \
  F(number, max_wnd, "largest window the peer has ever offered (MAX.SND.WND, RFC 5961 section 5)") \
  F(sequence, end, "the number behind the last octet that the user has asked to send")             \
  F(sequence, iss, "initial send sequence number")                                                 \
  F(flag, aged, "more than 2^30 numbers are acknowledged since ISS: no window reaches behind it")  \
  F(number, mss, "largest text the peer takes in one segment")                                     \
  F(flag, closed, "the user has called CLOSE: a FIN follows the last octet")

#define SYNFIN_RCV(F)                                               \
  F(sequence, nxt, "next number expected")                          \
  F(number, wnd, "receive window: how much we take beyond RCV.NXT") \
  F(sequence, irs, "initial receive sequence number")               \
  F(sequence, up, "receive urgent pointer")                         \
  F(number, unread, "octets that came in and the user has not yet received")

#define SYNFIN_RTX(F)                                                                      \
  F(number, rto, "current retransmission time-out, doubled at each try, in ms")            \
  F(tick, since, "when the oldest unacknowledged number was sent, or the peer last heard") \
  F(number, count, "retransmissions since the last progress")

#define SYNFIN_KEEP(F) F(number, probes, "keep-alive probes sent and not answered")

#define SYNFIN_CHALLENGE(F)                                     \
  F(number, count, "challenge ACKs sent in the current period") \
  F(tick, since, "when the current period began")

// One list of timers makes two groups: whether each runs, and until when.
#define SYNFIN_TIMERS(F, sort)                                                                        \
  F(sort, retransmission, "retransmission timer; with nothing outstanding it probes a closed window") \
  F(sort, user, "user timer: the user's patience with data that nobody acknowledges")                 \
  F(sort, time_wait, "time-wait timer: 2MSL")                                                         \
  F(sort, keep_alive, "keep-alive timer: idle time, then the interval between probes")
#define SYNFIN_ARMED(F) SYNFIN_TIMERS(F, flag)
#define SYNFIN_DEADLINE(F) SYNFIN_TIMERS(F, tick)

#define SYNFIN_SEGMENT(F)                                                  \
  F(sequence, seq, "sequence number")                                      \
  F(sequence, ack, "acknowledgment number; meaningful with the ACK bit")   \
  F(number, text, "octets of segment text (payload), without SYN and FIN") \
  F(number, wnd, "window, scaled by the host where a scale was agreed")    \
  F(number, up, "urgent pointer, an offset from SEG.SEQ")                  \
  F(number, mss, "maximum segment size option; 0: not present")            \
  F(flag, syn, "SYN bit")                                                  \
  F(flag, has_ack, "ACK bit")                                              \
  F(flag, fin, "FIN bit")                                                  \
  F(flag, rst, "RST bit")                                                  \
  F(flag, urg, "URG bit")                                                  \
  F(flag, insecure, "the host finds that security or compartment do not match the TCB's")

#define SYNFIN_CALL(F)                                                                     \
  F(tick, now, "the host's clock at the event")                                            \
  F(sequence, isn, "a fresh initial sequence number from the host's generator (RFC 6528)") \
  F(number, octets, "octets to SEND, or to RECEIVE at most")                               \
  F(flag, forbidden, "the user may not use this local socket or connection")               \
  F(flag, no_room, "the host has no resources for the request")                            \
  F(flag, no_remote, "the remote socket is not specified")

#define SYNFIN_TOLD(F)                                                                          \
  F(flag, sent, "one segment leaves: OUT")                                                      \
  F(flag, ack_owed, "an acknowledgment is owed and leaves at the end of the event")             \
  F(number, delivered, "octets of this segment's text that are new and in order")               \
  F(number, acknowledged, "octets of the user's that the peer has newly acknowledged")          \
  F(number, received, "octets that a RECEIVE takes")                                            \
  F(flag, ok, "the call is accepted")                                                           \
  F(flag, open, "the connection is open")                                                       \
  F(flag, closing, "connection closing: the peer has sent its FIN, no more text will come")     \
  F(flag, closed, "the connection has ended normally")                                          \
  F(flag, reset, "error: connection reset")                                                     \
  F(flag, refused, "error: connection refused")                                                 \
  F(flag, user_timeout, "error: connection aborted due to user timeout")                        \
  F(flag, retry_timeout, "error: connection aborted after R2 (MUST-20)")                        \
  F(flag, keep_alive_timeout, "error: connection aborted, the keep-alive probes had no answer") \
  F(flag, retry_trouble, "R1 is reached: advice to the network layer (MUST-20, SHLD-9)")        \
  F(flag, urgent, "the peer has urgent data ahead")                                             \
  F(flag, illegal, "error: connection illegal for this process")                                \
  F(flag, no_resources, "error: insufficient resources")                                        \
  F(flag, remote_unspecified, "error: remote socket unspecified")                               \
  F(flag, does_not_exist, "error: connection does not exist")                                   \
  F(flag, already_exists, "error: connection already exists")                                   \
  F(flag, is_closing, "error: connection closing")

#define SYNFIN_CONFIG(F)                                                                              \
  F(number, buffer, "receive buffer: the window when nothing is unread")                              \
  F(number, mss, "maximum segment size that we announce")                                             \
  F(number, default_mss, "the peer's, when it announces none: 536 for IPv4, 1220 for IPv6 (MUST-15)") \
  F(number, rto, "retransmission time-out as the host measures it (RFC 6298), in ms")                 \
  F(number, max_rto, "upper bound of the doubled time-out, in ms")                                    \
  F(number, r1, "retransmissions after which the network layer is advised")                           \
  F(number, r2, "time without progress after which the connection is given up, in ms")                \
  F(number, r2_syn, "the same for a SYN: at least 3 minutes (MUST-23), in ms")                        \
  F(number, user_timeout, "user timeout in ms; 0: none")                                              \
  F(number, msl, "maximum segment lifetime in ms")                                                    \
  F(flag, keep_alive, "keep-alives are asked for (MUST-24, MUST-25)")                                 \
  F(number, keep_idle, "idle time before the first probe, in ms (MUST-28)")                           \
  F(number, keep_interval, "time between probes, in ms")                                              \
  F(number, keep_count, "probes without an answer after which the peer counts as dead")               \
  F(number, challenge_limit, "challenge ACKs in one period; 0: no limit")                             \
  F(number, challenge_period, "length of the period, in ms")                                          \
  F(flag, half_duplex_close, "after CLOSE nothing more is received (MAY-1)")                          \
  F(flag, protect_time_wait, "a RST does not end TIME-WAIT (RFC 1337)")                               \
  F(flag, reuse_time_wait, "a new SYN ahead of the old numbers reopens from TIME-WAIT (MAY-2)")

// The groups: struct, name in terms, list. The order is the order of ids.
#define SYNFIN_TCB_GROUPS(G)                \
  G(Core, tcb, SYNFIN_TCB)                  \
  G(Snd, snd, SYNFIN_SND)                   \
  G(Rcv, rcv, SYNFIN_RCV)                   \
  G(Rtx, rtx, SYNFIN_RTX)                   \
  G(Keep, keep, SYNFIN_KEEP)                \
  G(Challenge, challenge, SYNFIN_CHALLENGE) \
  G(Armed, armed, SYNFIN_ARMED)             \
  G(Deadline, deadline, SYNFIN_DEADLINE)
#define SYNFIN_OTHER_GROUPS(G)      \
  G(SegmentOf, seg, SYNFIN_SEGMENT) \
  G(SegmentOf, out, SYNFIN_SEGMENT) \
  G(CallOf, call, SYNFIN_CALL)      \
  G(ToldOf, told, SYNFIN_TOLD)      \
  G(ConfigOf, cfg, SYNFIN_CONFIG)
#define SYNFIN_GROUPS(G) SYNFIN_TCB_GROUPS(G) SYNFIN_OTHER_GROUPS(G)

#define SYNFIN_NAME(Struct, group, LIST) group,
/// The groups of fields. Those up to `deadline` are the TCB: what a connection keeps from event to event.
enum class Group : unsigned { SYNFIN_GROUPS(SYNFIN_NAME) };
#undef SYNFIN_NAME

// How a number type `N` holds each sort: N::Flag, N::Word, N::State.
namespace detail {
template <class N, Sort S>
struct Held {
  using type = typename N::Word;
};
template <class N>
struct Held<N, Sort::flag> {
  using type = typename N::Flag;
};
template <class N>
struct Held<N, Sort::state> {
  using type = typename N::State;
};
}  // namespace detail

#define SYNFIN_MEMBER(sort, name, meaning) , (typename detail::Held<N, Sort::sort>::type, name)
#define SYNFIN_DEFINE(...) BOOST_HANA_DEFINE_STRUCT(__VA_ARGS__)
#define SYNFIN_STRUCT(Struct, LIST)                           \
  template <class N>                                          \
  struct Struct {                                             \
    SYNFIN_DEFINE(Struct LIST(SYNFIN_MEMBER));                \
    constexpr bool operator==(const Struct&) const = default; \
  };
#define SYNFIN_TCB_STRUCT(Struct, group, LIST) SYNFIN_STRUCT(Struct, LIST)
SYNFIN_TCB_GROUPS(SYNFIN_TCB_STRUCT)
SYNFIN_STRUCT(SegmentOf, SYNFIN_SEGMENT)
SYNFIN_STRUCT(CallOf, SYNFIN_CALL)
SYNFIN_STRUCT(ToldOf, SYNFIN_TOLD)
SYNFIN_STRUCT(ConfigOf, SYNFIN_CONFIG)
#undef SYNFIN_TCB_STRUCT
#undef SYNFIN_STRUCT
#undef SYNFIN_DEFINE
#undef SYNFIN_MEMBER

// The terms: `snd.una` is an object of an empty type that names group and index.
#define SYNFIN_INDEX(sort, name, meaning) name,
#define SYNFIN_TERM(sort, name, meaning) \
  Field<static_cast<unsigned>(group), static_cast<unsigned>(Index::name), Sort::sort> name;
#define SYNFIN_TERMS(Struct, group_name, LIST)          \
  struct group_name##_terms {                           \
    static constexpr Group group = Group::group_name;   \
    enum class Index : unsigned { LIST(SYNFIN_INDEX) }; \
    LIST(SYNFIN_TERM)                                   \
  };                                                    \
  inline constexpr group_name##_terms group_name{};
namespace terms {
SYNFIN_GROUPS(SYNFIN_TERMS)
}
#undef SYNFIN_TERMS
#undef SYNFIN_TERM
#undef SYNFIN_INDEX

/// A field as the reader of plain data meets it. Its place in `fields` is its id.
struct FieldInfo {
  Group group;
  std::string_view group_name;  ///< `snd`
  std::string_view name;        ///< `una`
  Sort sort;
  std::string_view meaning;
};
#define SYNFIN_LINE(sort, name, meaning) FieldInfo{group, group_name, #name, Sort::sort, meaning},
#define SYNFIN_LINES(Struct, group_, LIST)                                \
  struct group_##_lines {                                                 \
    static constexpr Group group = Group::group_;                         \
    static constexpr std::string_view group_name = #group_;               \
    static constexpr FieldInfo lines[] = {LIST(SYNFIN_LINE)};             \
    static constexpr std::size_t size = sizeof(lines) / sizeof(lines[0]); \
  };
namespace detail {
SYNFIN_GROUPS(SYNFIN_LINES)
#define SYNFIN_SIZE(Struct, group, LIST) group##_lines::size,
inline constexpr std::size_t group_sizes[] = {SYNFIN_GROUPS(SYNFIN_SIZE)};
#undef SYNFIN_SIZE
}  // namespace detail
#undef SYNFIN_LINES
#undef SYNFIN_LINE

inline constexpr std::size_t group_count = sizeof(detail::group_sizes) / sizeof(detail::group_sizes[0]);

/// The id of a group's first field.
constexpr std::size_t first_field(Group group) {
  std::size_t first = 0;
  for (std::size_t g = 0; g < static_cast<std::size_t>(group); ++g) first += detail::group_sizes[g];
  return first;
}
constexpr std::size_t group_size(Group group) { return detail::group_sizes[static_cast<std::size_t>(group)]; }

inline constexpr std::size_t field_count = first_field(Group::cfg) + group_size(Group::cfg);
/// Ids below this are fields of the TCB.
inline constexpr std::size_t tcb_field_count = first_field(Group::seg);

inline constexpr auto fields = [] {
  std::array<FieldInfo, field_count> all{};
  std::size_t next = 0;
#define SYNFIN_COPY(Struct, group, LIST) \
  for (const FieldInfo& line : detail::group##_lines::lines) all[next++] = line;
  SYNFIN_GROUPS(SYNFIN_COPY)
#undef SYNFIN_COPY
  return all;
}();

/// The id of the field that a term names.
template <unsigned G, unsigned I, Sort S>
constexpr std::size_t id_of(Field<G, I, S>) {
  return first_field(static_cast<Group>(G)) + I;
}

/// The transmission control block: what a connection keeps from one event to the next.
template <class N>
struct TcbOf {
#define SYNFIN_MEMBER(Struct, group, LIST) Struct<N> group;
  SYNFIN_TCB_GROUPS(SYNFIN_MEMBER)
#undef SYNFIN_MEMBER
  constexpr bool operator==(const TcbOf&) const = default;
};

}  // namespace synfin::model
