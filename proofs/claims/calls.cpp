// The user's calls: each is answered as RFC 9293 section 3.10 says, once, and does no more than that.
#include "all.hpp"
#include "words.hpp"

namespace synfin::proofs {

using namespace claims;

namespace {

const std::vector<Event> opens{Event::OPEN_PASSIVE, Event::OPEN_ACTIVE};
const std::vector<Event> calls{Event::OPEN_PASSIVE, Event::OPEN_ACTIVE, Event::SEND,  Event::RECEIVE,
                               Event::CLOSE,        Event::ABORT,       Event::STATUS};
const std::vector<Event> calls_on_a_connection{Event::SEND, Event::RECEIVE, Event::CLOSE, Event::ABORT,
                                               Event::STATUS};
/// Whatever is no call.
const std::vector<Event> happenings = [] {
  std::vector<Event> all{Event::SEGMENT_ARRIVES, Event::TRANSMIT};
  for (const TimerInfo& timer : timers) all.push_back(timer.event);
  return all;
}();

/// How many answers to a call there are; that the host owes an ISN may be told of a segment, too.
inline constexpr auto answers = count(after(told.ok)) + count(after(told.illegal)) +
                                count(after(told.no_resources)) + count(after(told.remote_unspecified)) +
                                count(after(told.does_not_exist)) + count(after(told.already_exists)) +
                                count(after(told.is_closing));
inline constexpr auto refused = !after(told.ok);
inline constexpr auto taken = min(call.octets, rcv.unread);
inline constexpr auto reset_leaves =
    sends && after(out.rst) && !after(out.has_ack) && after(out.seq) == snd.nxt;
/// The states in which a SEND finds a connection to send on, or one that will be.
inline constexpr auto sends_later = from<SYN_SENT, SYN_RECEIVED> && !snd.closed;
inline constexpr auto goes_on =
    to<SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT>;
inline constexpr auto sends_now = from<ESTABLISHED, CLOSE_WAIT> && !snd.closed;
inline constexpr auto receives_no_more = cfg.half_duplex_close && snd.closed;
inline constexpr auto nothing_left_to_receive =
    from<CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT> && rcv.unread == 0_n;

void add_answers(std::vector<Property>& all) {
  all.push_back(
      {.name = "every-call-has-one-answer",
       .statement = "each call is answered once, and nothing but a call is",
       .question = "",
       .clause = "RFC 9293 3.9.1, 3.10",
       .claims = {claim("each call has exactly one answer", calls, yes,
                        answers + count(after(told.isn_missing)) == 1_n),
                  claim("what is no call has none", happenings, yes, answers == 0_n),
                  claim("text is received by RECEIVE alone", every_event, after(told.received) != 0_n,
                        after(told.ok) && after(told.received) == taken),
                  claim("a call that is accepted reports no failure", calls, after(told.ok),
                        !after(told.refused) && !after(told.user_timeout) && !after(told.retry_timeout) &&
                            !after(told.keep_alive_timeout))}});
  all.push_back({.name = "refused-call-moves-nothing",
                 .statement = "a call that is answered by an error changes nothing and sends nothing",
                 .question = "",
                 .clause = "RFC 9293 3.9.1, 3.10",
                 .claims = {claim("a call that is refused changes, sends and tells nothing", calls, refused,
                                  all_kept && !sends && user_hears_nothing)}});
  all.push_back(
      {.name = "no-connection-no-service",
       .statement =
           "SEND, RECEIVE, CLOSE, ABORT and STATUS without a connection are answered \"connection does "
           "not exist\", or \"illegal\" to who may not ask",
       .question = "",
       .clause = "RFC 9293 3.10.2 to 3.10.6",
       .claims = {claim("who may ask is told that the connection does not exist", calls_on_a_connection,
                        from<CLOSED> && !call.forbidden, after(told.does_not_exist)),
                  claim("who may not ask is told that it is illegal", calls_on_a_connection,
                        from<CLOSED> && call.forbidden, after(told.illegal)),
                  claim("nobody is told so where there is a connection", calls,
                        after(told.does_not_exist) || after(told.illegal), from<CLOSED>)}});
  all.push_back({.name = "status-changes-nothing",
                 .statement = "STATUS is answered in every state of a connection and changes nothing",
                 .question = "",
                 .clause = "RFC 9293 3.10.6",
                 .claims = {claim("STATUS is answered where there is a connection", {Event::STATUS},
                                  !from<CLOSED>, after(told.ok)),
                            claim("STATUS changes, sends and tells nothing", {Event::STATUS}, yes,
                                  all_kept && !sends && user_hears_nothing)}});
}

void add_open(std::vector<Property>& all) {
  all.push_back(
      {.name = "open-is-checked",
       .statement =
           "an OPEN is refused to who may not, without a peer to call, without room, or where there is "
           "a connection; else accepted",
       .question = "",
       .clause = "RFC 9293 3.10.1",
       .claims = {claim("an OPEN that is not allowed is illegal", opens, from<CLOSED> && call.forbidden,
                        after(told.illegal)),
                  claim("an active OPEN without a remote socket is refused", {Event::OPEN_ACTIVE},
                        !call.remote && (from<LISTEN> || (from<CLOSED> && !call.forbidden)),
                        after(told.remote_unspecified)),
                  claim("a passive OPEN without room is refused", {Event::OPEN_PASSIVE},
                        from<CLOSED> && !call.forbidden && call.no_room, after(told.no_resources)),
                  claim("an active OPEN without room is refused", {Event::OPEN_ACTIVE},
                        call.no_room && call.remote && (from<LISTEN> || (from<CLOSED> && !call.forbidden)),
                        after(told.no_resources)),
                  claim("any other passive OPEN of CLOSED leads to LISTEN", {Event::OPEN_PASSIVE},
                        from<CLOSED> && !call.forbidden && !call.no_room, after(told.ok) && to<LISTEN>),
                  claim("any other active OPEN of CLOSED or LISTEN leads to SYN-SENT", {Event::OPEN_ACTIVE},
                        !call.no_room && call.remote && call.has_isn &&
                            (from<LISTEN> || (from<CLOSED> && !call.forbidden)),
                        after(told.ok) && to<SYN_SENT>),
                  claim("a passive OPEN is refused where there is a connection", {Event::OPEN_PASSIVE},
                        !from<CLOSED>, after(told.already_exists)),
                  claim("an active OPEN is refused where there is more than LISTEN", {Event::OPEN_ACTIVE},
                        !from<CLOSED, LISTEN>, after(told.already_exists))}});
  // One machine is one connection record: it can't so much as read another. So of any number of records an
  // OPEN could touch only the one with its own socket pair.
  all.push_back(
      {.name = "passive-open-leaves-others-alone",
       .statement = "a passive OPEN makes a new record in LISTEN or returns an error, and changes "
                    "nothing of a record that is there",
       .question = "",
       .clause = "RFC 9293 3.9.1, MUST-41",
       .claims = {
           claim("a passive OPEN of CLOSED makes a record in LISTEN or is refused", {Event::OPEN_PASSIVE},
                 from<CLOSED>, (to<LISTEN> && after(told.ok)) || (to<CLOSED> && !after(told.ok))),
           claim("a passive OPEN leaves a record that is there as it is", {Event::OPEN_PASSIVE},
                 !from<CLOSED>, all_kept && after(told.already_exists) && !sends && user_hears_nothing)}});
  all.push_back(
      {.name = "active-open-sends-a-syn",
       .statement = "an active OPEN, or a SEND in LISTEN, sends <SEQ=ISS><CTL=SYN>, and its clock runs",
       .question = "The client sends a segment with SYN=1 and seq=x.",
       .clause = "RFC 9293 3.10.1, 3.10.2",
       .claims = {claim("who comes to SYN-SENT has sent the SYN with a fresh ISS, and its clock runs",
                        every_event, from<CLOSED, LISTEN> && to<SYN_SENT>,
                        sends && after(out.syn) && after(out.seq) == call.isn && !after(out.has_ack) &&
                            after(snd.iss) == call.isn && after(snd.una) == call.isn &&
                            after(retransmission_timer) && !after(tcb.passive)),
                  claim("an OPEN queues nothing", {Event::OPEN_ACTIVE}, to<SYN_SENT> && !from<SYN_SENT>,
                        after(snd.end) == call.isn + 1_n),
                  claim("the peer's MSS is the default until it is known (MUST-15)", every_event,
                        from<CLOSED, LISTEN> && to<SYN_SENT>, after(snd.mss) == max(1_n, cfg.default_mss)),
                  claim("a passive OPEN sends nothing", {Event::OPEN_PASSIVE}, yes, !sends),
                  claim("only a call accepted in CLOSED or LISTEN leads to SYN-SENT", every_event,
                        !from<SYN_SENT> && to<SYN_SENT>, from<CLOSED, LISTEN> && after(told.ok))},
       .violated_by = {"reused-isn"}});
}

void add_data(std::vector<Property>& all) {
  all.push_back(
      {.name = "send-queues-what-it-is-given",
       .statement = "a SEND that is accepted queues its octets behind those before, none else does; a full "
                    "queue, an unknown peer and a closing connection are answered",
       .question = "",
       .clause = "RFC 9293 3.10.2",
       .claims = {claim("a SEND in LISTEN without a remote socket is refused", {Event::SEND},
                        from<LISTEN> && !call.remote, after(told.remote_unspecified)),
                  claim("a SEND in LISTEN without room is refused", {Event::SEND},
                        from<LISTEN> && call.remote && queue_full, after(told.no_resources)),
                  claim("any other SEND in LISTEN calls the peer and queues its octets", {Event::SEND},
                        from<LISTEN> && call.remote && call.has_isn && !queue_full,
                        to<SYN_SENT> && after(snd.end) == call.isn + 1_n + call.octets),
                  claim("a SEND without room is refused", {Event::SEND},
                        (sends_later || sends_now) && queue_full, after(told.no_resources)),
                  claim("a SEND before the connection is open queues its octets and waits", {Event::SEND},
                        sends_later && !queue_full,
                        after(told.ok) && after(snd.end) == snd.end + call.octets && all_kept_but(snd.end) &&
                            !sends),
                  claim("a SEND on an open connection queues its octets", {Event::SEND},
                        sends_now && !queue_full,
                        after(told.ok) && after(snd.end) == snd.end + call.octets && state_kept),
                  claim("a SEND after CLOSE is refused", {Event::SEND}, snd.closed && !from<LISTEN>,
                        after(told.is_closing)),
                  claim("nothing but a call that is accepted moves the end of the queue", every_event,
                        from<checked> && goes_on && !after(told.ok) && !tcb.reopened && !after(tcb.reopened),
                        unchanged(snd.end))},
       .violated_by = {"reused-isn"}});
  all.push_back({.name = "half-duplex-close-ends-receiving",
                 .statement = "after a half-duplex CLOSE, where it is asked for, nothing more is received",
                 .question = "",
                 .clause = "RFC 9293 3.6.1, MAY-1",
                 .claims = {claim("a RECEIVE after it is refused", {Event::RECEIVE},
                                  from<synchronized> && receives_no_more, after(told.is_closing))},
                 .option = option("a half-duplex CLOSE", {Event::RECEIVE},
                                  from<synchronized> && receives_no_more && !nothing_left_to_receive &&
                                      after(told.is_closing))});
  all.push_back(
      {.name = "receive-takes-what-is-there",
       .statement =
           "a RECEIVE takes what has come in, at most what it asks for, in every state from ESTABLISHED "
           "on, and is refused where nothing can come any more",
       .question = "",
       .clause = "RFC 9293 3.10.3, 3.6",
       .claims = {claim("a RECEIVE before the connection is open waits", {Event::RECEIVE},
                        from<LISTEN, SYN_SENT, SYN_RECEIVED>,
                        after(told.ok) && after(told.received) == 0_n && all_kept && !sends),
                  claim("a RECEIVE takes what is there, at most what it asks for", {Event::RECEIVE},
                        from<synchronized> && !receives_no_more && !nothing_left_to_receive,
                        after(told.ok) && after(told.received) == taken &&
                            after(rcv.unread) == rcv.unread - taken && state_kept && unchanged(rcv.nxt)),
                  claim("a RECEIVE is refused where nothing can come any more", {Event::RECEIVE},
                        from<synchronized> && nothing_left_to_receive, after(told.is_closing)),
                  claim("what is delivered waits for a RECEIVE", arrival,
                        from<checked> && goes_on && !tcb.reopened && !after(tcb.reopened),
                        after(rcv.unread) == rcv.unread + after(told.delivered))}});
}

void add_close_abort(std::vector<Property>& all) {
  all.push_back(
      {.name = "close-is-answered",
       .statement =
           "CLOSE ends what was never open, and starts the close of what is; a second one is refused",
       .question = "",
       .clause = "RFC 9293 3.10.4",
       .claims = {claim("a CLOSE of what was never open ends it", {Event::CLOSE}, from<LISTEN, SYN_SENT>,
                        to<CLOSED> && after(told.ok) && after(told.closed) && !sends),
                  claim("a CLOSE in SYN-RECEIVED is noted and waits", {Event::CLOSE},
                        from<SYN_RECEIVED> && !snd.closed,
                        after(told.ok) && after(snd.closed) && all_kept_but(snd.closed) && !sends),
                  claim("a CLOSE in ESTABLISHED leads to FIN-WAIT-1", {Event::CLOSE},
                        from<ESTABLISHED> && !(cfg.half_duplex_close && rcv.unread != 0_n),
                        to<FIN_WAIT_1> && after(told.ok) && after(snd.closed)),
                  claim("a CLOSE in CLOSE-WAIT leads to LAST-ACK", {Event::CLOSE},
                        from<CLOSE_WAIT> && !(cfg.half_duplex_close && rcv.unread != 0_n),
                        to<LAST_ACK> && after(told.ok) && after(snd.closed)),
                  claim("a second CLOSE is refused", {Event::CLOSE}, snd.closed, after(told.is_closing)),
                  claim("nothing but a CLOSE that is accepted closes", every_event,
                        !snd.closed && after(snd.closed), after(told.ok) || (tcb.reopened && to<TIME_WAIT>))},
       .violated_by = {"three-message-close"}});
  all.push_back(
      {.name = "abort-ends-at-once",
       .statement =
           "ABORT ends every connection; who may still send is told by <SEQ=SND.NXT><CTL=RST>, and the "
           "user that it was an abort",
       .question = "",
       .clause = "RFC 9293 3.10.5",
       .claims = {claim("an ABORT is accepted and ends the connection", {Event::ABORT}, !from<CLOSED>,
                        to<CLOSED> && after(told.ok)),
                  claim("a peer who may still send is reset", {Event::ABORT},
                        from<SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT>, reset_leaves),
                  claim("where nobody is to be told nothing is sent", {Event::ABORT},
                        from<LISTEN, SYN_SENT, CLOSING, LAST_ACK, TIME_WAIT>, !sends),
                  claim("the user hears that it was an abort", {Event::ABORT}, !from<CLOSED, TIME_WAIT>,
                        after(told.reset) && !after(told.closed)),
                  claim("the user of a TIME-WAIT hears no second end", {Event::ABORT}, from<TIME_WAIT>,
                        user_hears_nothing)}});
}

}  // namespace

void add_calls(std::vector<Property>& all) {
  add_answers(all);
  add_open(all);
  add_data(all);
  add_close_abort(all);
}

}  // namespace synfin::proofs
