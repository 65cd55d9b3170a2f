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

// The list of timers makes two groups: whether each runs, and until when.
#define SYNFIN_ARMED_FIELD(F, name, event, clause, meaning, happens) F(flag, name, meaning)
#define SYNFIN_DEADLINE_FIELD(F, name, event, clause, meaning, happens) F(tick, name, meaning)
#define SYNFIN_ARMED(F) SYNFIN_TIMERS(SYNFIN_ARMED_FIELD, F)
#define SYNFIN_DEADLINE(F) SYNFIN_TIMERS(SYNFIN_DEADLINE_FIELD, F)

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

#define SYNFIN_CALL(F)                                                                                 \
  F(tick, now, "the host's clock at the event")                                                        \
  F(sequence, isn, "a fresh initial sequence number from the host's generator (RFC 6528)")             \
  F(number, octets, "octets to SEND, or to RECEIVE at most")                                           \
  F(number, cwnd,                                                                                      \
    "most octets that may be in flight (RFC 5681's congestion window); 0: no limit of the host's")     \
  F(number, rto, "retransmission time-out as the host measures it (RFC 6298), in ms; 0: not measured") \
  F(sequence, lost, "the number that RETRANSMIT sends again from")                                     \
  F(flag, has_isn, "ISN is given: without it nothing is opened and no SYN answered")                   \
  F(flag, remote, "the remote socket is specified")                                                    \
  F(flag, forbidden, "the user may not use this local socket or connection")                           \
  F(flag, no_room, "the host has no resources for the request")

// What the host is told, so that it can do its part. ACK_OWED is between the phases: it is told to nobody.
#define SYNFIN_TOLD_HOST(F)                                                                              \
  F(flag, ack_owed, "an acknowledgment is owed and leaves at the end of the event")                      \
  F(number, delivered_at, "where in this segment's text what is delivered begins")                       \
  F(flag, sent, "one segment leaves: OUT")                                                               \
  F(number, sent_at, "where in the send buffer its text begins, when the acknowledged octets have left") \
  F(flag, sent_again, "it takes numbers that were sent before: no round trip may be measured by it")     \
  F(flag, duplicate_ack, "a duplicate acknowledgment has come (RFC 5681 section 2)")                     \
  F(flag, listening, "who called has gone: the connection waits for the next caller")                    \
  F(flag, deleted, "the TCB is deleted: all that the host keeps of the connection may be freed")
// What it is to tell the user.
#define SYNFIN_TOLD_USER(F)                                                                     \
  F(number, acknowledged,                                                                       \
    "octets of the user's that the peer has newly acknowledged: the oldest in the send buffer") \
  F(number, delivered, "octets of this segment's text that are new and in order")               \
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
  F(flag, isn_missing, "error: the host has given no initial sequence number")                  \
  F(flag, remote_unspecified, "error: remote socket unspecified")                               \
  F(flag, does_not_exist, "error: connection does not exist")                                   \
  F(flag, already_exists, "error: connection already exists")                                   \
  F(flag, is_closing, "error: connection closing")
#define SYNFIN_TOLD(F) SYNFIN_TOLD_HOST(F) SYNFIN_TOLD_USER(F)

// The configuration: sort, name, default, the least and the most that it may be, why the default is what it
// is, meaning. What binds two of them to one another stands in config.hpp.
#define SYNFIN_SHIPPED_SETTINGS(F, as)                                                                    \
  F(as, number, buffer, 65535, 1, most_window, "the largest window without a scale",                      \
    "receive buffer: the window when nothing is unread")                                                  \
  F(as, number, mss, 1460, 1, 65535, "Ethernet, IPv4", "maximum segment size that we announce")           \
  F(as, number, default_mss, 536, 1, 65535, "MUST-15",                                                    \
    "the peer's, when it announces none: 536 for IPv4, 1220 for IPv6 (MUST-15)")                          \
  F(as, number, rto, 1000, 1, any_number, "RFC 6298 section 2.1",                                         \
    "retransmission time-out until the host has measured one (RFC 6298), in ms")                          \
  F(as, number, max_rto, 60'000, 0, longest, "RFC 6298 section 2.5",                                      \
    "upper bound of the doubled time-out, in ms")                                                         \
  F(as, number, r1, 3, 0, longest, "SHLD-10", "retransmissions after which the network layer is advised") \
  F(as, number, r2, 100'000, 0, longest, "SHLD-11: at least 100 s",                                       \
    "time without progress after which the connection is given up, in ms")                                \
  F(as, number, r2_syn, 180'000, 180000, longest, "MUST-23: at least 3 minutes",                          \
    "the same for a SYN: at least 3 minutes (MUST-23), in ms")                                            \
  F(as, number, user_timeout, 300'000, 0, longest, "section 3.9.1.1: five minutes",                       \
    "user timeout in ms; 0: none")                                                                        \
  F(as, number, msl, 120'000, 1, longest, "section 3.4.2: two minutes", "maximum segment lifetime in ms") \
  F(as, flag, keep_alive, 0, 0, 1, "MUST-25", "keep-alives are asked for (MUST-24, MUST-25)")             \
  F(as, number, keep_idle, 7'200'000, 1, longest, "MUST-28: at least two hours",                          \
    "idle time before the first probe, in ms (MUST-28)")                                                  \
  F(as, number, keep_interval, 75'000, 1, longest, "the textbook's 75 s", "time between probes, in ms")   \
  F(as, number, keep_count, 10, 1, 1000, "the textbook's ten probes",                                     \
    "probes without an answer after which the peer counts as dead")                                       \
  F(as, number, challenge_limit, 10, 0, 65535, "RFC 5961 section 7",                                      \
    "challenge ACKs in one period; 0: no limit")                                                          \
  F(as, number, challenge_period, 5'000, 0, longest, "RFC 5961 section 7", "length of the period, in ms") \
  F(as, flag, half_duplex_close, 0, 0, 1, "a choice", "after CLOSE nothing more is received (MAY-1)")     \
  F(as, flag, protect_time_wait, 0, 0, 1, "RFC 9293 lets an acceptable RST end TIME-WAIT",                \
    "a RST does not end TIME-WAIT (RFC 1337)")                                                            \
  F(as, flag, reuse_time_wait, 0, 0, 1, "a choice",                                                       \
    "a new SYN ahead of the old numbers reopens from TIME-WAIT (MAY-2)")
#define SYNFIN_SETTINGS(F, as) SYNFIN_SHIPPED_SETTINGS(F, as) SYNFIN_OWN_SETTINGS(F, as)
#define SYNFIN_SETTING_FIELD(F, sort, name, value, least, most, why, meaning) F(sort, name, meaning)
#define SYNFIN_CONFIG(F) SYNFIN_SETTINGS(SYNFIN_SETTING_FIELD, F)

/// Every duration is at most 2^29 ms (six days), so that a deadline and its double stay comparable on a clock
/// that wraps.
inline constexpr std::uint32_t longest = 1U << 29;
/// A window is never believed beyond 2^30: the largest that RFC 7323 section 2.3 can express.
inline constexpr std::uint32_t most_window = 1U << 30;
/// No upper bound.
inline constexpr std::uint32_t any_number = 0xffffffff;

// A user's own lines, before anything is made of them.
namespace detail {
#define SYNFIN_TIMER_NAME(as, name, ...) #name,
#define SYNFIN_SETTING_NAME(as, sort, name, ...) #name,
#define SYNFIN_OWN_NAME(sort, name, meaning) #name,
#define SYNFIN_OWN_LINE(sort, name, meaning) OwnLine{#sort, #name},
#define SYNFIN_OWN_BOUNDS(as, sort, name, value, least, most, ...) \
  OwnSetting{#sort, #name, value, least, most},
inline constexpr Complaint own_complaint_of_lists =
    first_complaint(name_taken("timer", {SYNFIN_TIMERS(SYNFIN_TIMER_NAME, )}),  //
                    name_taken("own field", {SYNFIN_OWN_FIELDS(SYNFIN_OWN_NAME)}),
                    no_sort("own field", {SYNFIN_OWN_FIELDS(SYNFIN_OWN_LINE)}),
                    name_taken("configuration value", {SYNFIN_SETTINGS(SYNFIN_SETTING_NAME, )}),
                    wrong_setting({SYNFIN_SETTINGS(SYNFIN_OWN_BOUNDS, )}));
#undef SYNFIN_OWN_BOUNDS
#undef SYNFIN_OWN_LINE
#undef SYNFIN_OWN_NAME
#undef SYNFIN_SETTING_NAME
#undef SYNFIN_TIMER_NAME
static_assert(is_fine<own_complaint_of_lists>());
}  // namespace detail

// The groups: struct, name in terms, list. The order is the order of ids.
#define SYNFIN_TCB_GROUPS(G)                \
  G(Core, tcb, SYNFIN_TCB)                  \
  G(Snd, snd, SYNFIN_SND)                   \
  G(Rcv, rcv, SYNFIN_RCV)                   \
  G(Rtx, rtx, SYNFIN_RTX)                   \
  G(Keep, keep, SYNFIN_KEEP)                \
  G(Challenge, challenge, SYNFIN_CHALLENGE) \
  G(Armed, armed, SYNFIN_ARMED)             \
  G(Deadline, deadline, SYNFIN_DEADLINE)    \
  SYNFIN_OWN_GROUP(G)
#define SYNFIN_OTHER_GROUPS(G)      \
  G(SegmentOf, seg, SYNFIN_SEGMENT) \
  G(SegmentOf, out, SYNFIN_SEGMENT) \
  G(CallOf, call, SYNFIN_CALL)      \
  G(ToldOf, told, SYNFIN_TOLD)      \
  G(ConfigOf, cfg, SYNFIN_CONFIG)
#define SYNFIN_GROUPS(G) SYNFIN_TCB_GROUPS(G) SYNFIN_OTHER_GROUPS(G)

#define SYNFIN_NAME(Struct, group, LIST) group,
/// The groups of fields. Those before `seg` are the TCB: what a connection keeps from event to event.
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

/// Which fields there are, in a number that differs where any of them does.
template <std::uint64_t Digest>
struct FieldsWithDigest {};
using TheseFields = FieldsWithDigest<[] {
  std::uint64_t digest = 0xcbf29ce484222325;
  const auto add = [&](std::string_view text) {
    for (const char c : text) digest = (digest ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    digest *= 0x100000001b3;
  };
  for (const FieldInfo& field : fields) {
    add(field.group_name);
    add(field.name);
    digest = digest * 31 + static_cast<std::uint64_t>(field.sort);
  }
  for (const EventInfo& event : events) add(event.name);
  return digest;
}()>;

/// The id of the field that a term names.
template <unsigned G, unsigned I, Sort S>
constexpr std::size_t id_of(Field<G, I, S>) {
  return first_field(static_cast<Group>(G)) + I;
}

/// A timer: its event is due when it runs and its deadline has come.
struct TimerInfo {
  std::string_view name;  ///< `keep_alive`
  Event event;
  std::size_t armed, deadline;  ///< the ids of its two fields
};
#define SYNFIN_TIMER_INFO(as, name, event, clause, meaning, happens) \
  TimerInfo{#name, Event::event, id_of(terms::armed.name), id_of(terms::deadline.name)},
inline constexpr TimerInfo timers[] = {SYNFIN_TIMERS(SYNFIN_TIMER_INFO, )};
#undef SYNFIN_TIMER_INFO
#define SYNFIN_ONE(...) +1
/// So many of them are ours; a user's own follow.
inline constexpr std::size_t shipped_timers = 0 SYNFIN_SHIPPED_TIMERS(SYNFIN_ONE, );
#undef SYNFIN_ONE
/// The timer that makes the event due, or nullptr.
constexpr const TimerInfo* timer_of(Event event) {
  for (const TimerInfo& timer : timers)
    if (timer.event == event) return &timer;
  return nullptr;
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
