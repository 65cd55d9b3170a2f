// Printed by Synfin 0.1.0 from its table "standard": RFC 9293 as the table states it
// Command: synfin generate cpp
// Table: SHA-256 d15b1e9544c104e8c98ab425c5df2010932e0470b3db7f5d2e7fea0ce5d2dbeb
// Properties: violates none that Synfin asks of it
// SPDX-License-Identifier: Apache-2.0
// Do not edit: change the table and print it again.
//
// TCP's connection machine, RFC 9293: one end of one connection, from SYN to FIN. The host owns all memory,
// carries the segments, keeps the octets and the clock; the machine counts. It needs no heap, no globals, no
// exceptions, and runs at compile time, too.
//
//     synfin::Tcb tcb;
//     synfin::Config config;  // the RFC's own figures
//     synfin::Call call;
//     call.now = clock_in_ms();
//     call.isn = fresh_initial_sequence_number();
//     call.has_isn = true;
//     const synfin::Actions actions = handle(tcb, synfin::Event::OPEN_ACTIVE, call, config, {});
//     if (actions.told.sent) transmit(actions.out);
//
// Call `due` after each event, and again at `next_deadline`, and let what is due happen.
//
// What is done with octets, in this order: `acknowledged` of them leave the front of the send buffer;
// `delivered` of the segment's text are new, from its place `delivered_at` on; `received` are what a RECEIVE
// hands to the user; the text of `out`, if `told.sent` is told, begins at the place `sent_at` of the send buffer,
// which begins with the number snd_una once our SYN is acknowledged.
// PSH, delaying what is owed and Nagle's algorithm are the host's: so is the scale of windows, which are
// counted here in octets (that of a SYN is never scaled, RFC 7323 section 2.2). All numbers wrap at 2^32:
// sequence numbers, and the clock, too.
//
// A TCB may be freed, or used again, when `deleted` is told: its state is State::CLOSED from then on. A connection
// that waits in LISTEN turns into the one that is called: a host that is to go on listening keeps another
// TCB in LISTEN for whoever calls next. One that falls back waits again: `listening` is told.
// An initial sequence number must be given (call.isn, and has_isn with it) with each event that reads it:
// which OPEN, and which segment, makes a new incarnation is not known beforehand. Without one nothing is opened
// and no SYN answered, and `isn_missing` is told.
//
// call.cwnd is what may be in flight (RFC 5681): SEND, acknowledgments and Event::TRANSMIT go no further. 0 is no limit
// but the peer's. At a time-out the oldest segment is sent again; what else the host takes for lost it asks for
// with RETRANSMIT, a segment each time, from the number call.lost on: snd_una at the third `duplicate_ack`
// (RFC 5681 section 3.2), and what follows after a time-out as far as the congestion window goes.
// call.rto is the time-out as measured (RFC 6298), 0 where none is. A round trip is measured by what was sent
// once: not while `sent_again` is told of what is acknowledged (Karn).
// Each segment that is held and handled again may owe an acknowledgment: send but the last. Options of every
// segment (timestamps) take from the text: make `mss` of the peer's SYN, and default_mss, that much smaller.

#ifndef SYNFIN_HPP
#define SYNFIN_HPP

#include <cstdint>
#include <optional>
#include <string_view>

namespace synfin {

// The states (RFC 9293 section 3.3.2).
enum class State : std::uint8_t {
    CLOSED,  // no connection: there is no TCB
    LISTEN,  // waiting for a connection request from any remote peer
    SYN_SENT,  // waiting for a matching connection request after having sent one
    SYN_RECEIVED,  // waiting for the acknowledgment of our request after both were exchanged
    ESTABLISHED,  // an open connection: data can be delivered
    FIN_WAIT_1,  // waiting for the peer's FIN, or for the acknowledgment of ours
    FIN_WAIT_2,  // waiting for the peer's FIN: ours is acknowledged
    CLOSE_WAIT,  // waiting for the local user's CLOSE: the peer has closed
    CLOSING,  // waiting for the acknowledgment of our FIN: both have closed
    LAST_ACK,  // waiting for the acknowledgment of our FIN, sent after the peer's
    TIME_WAIT,  // waiting 2MSL, so that the peer has our acknowledgment and old segments are gone
};

// The events (RFC 9293 section 3.10), and what each reads beside the TCB and the configuration.
// What it does not read need not be set.
enum class Event : std::uint8_t {
    OPEN_PASSIVE,  // the user waits for whoever calls; reads call.forbidden, call.no_room
    // the user calls a remote socket; reads call.now, call.isn, call.rto, call.has_isn,
    // call.remote, call.forbidden, call.no_room
    OPEN_ACTIVE,
    // the user queues octets; reads call.now, call.isn, call.octets, call.cwnd, call.rto,
    // call.has_isn, call.remote, call.forbidden, call.no_room
    SEND,
    // the user takes octets; reads call.now, call.octets, call.cwnd, call.rto, call.forbidden
    RECEIVE,
    CLOSE,  // the user has no more to send; reads call.now, call.cwnd, call.rto, call.forbidden
    ABORT,  // the user gives the connection up; reads call.forbidden
    STATUS,  // the user asks for the state; reads call.forbidden
    // a segment comes in; reads call.now, call.isn, call.cwnd, call.rto, call.has_isn, and the
    // segment
    SEGMENT_ARRIVES,
    // more can be sent at once: the host asks for the next segment; reads call.now, call.cwnd,
    // call.rto
    TRANSMIT,
    RETRANSMIT,  // the host takes text for lost and asks for it again; reads call.lost
    RETRANSMISSION_TIMEOUT,  // the retransmission timer has run out; reads call.now, call.cwnd
    USER_TIMEOUT,  // the user timer has run out; reads call.now
    TIME_WAIT_TIMEOUT,  // 2MSL have passed; reads call.now
    KEEP_ALIVE_TIMEOUT,  // nothing was heard for the keep-alive time; reads call.now
};

// The rules of the table, by what they say.
enum class Rule : std::uint8_t {
    OPEN_PASSIVE_ILLEGAL,  // the user may not use this local socket
    OPEN_PASSIVE_NO_RESOURCES,  // there is no room for another connection
    OPEN_PASSIVE,  // a TCB is made and waits for whoever calls
    OPEN_PASSIVE_ALREADY_EXISTS,  // there is a connection already
    OPEN_ACTIVE_ILLEGAL,  // the user may not use this local socket
    OPEN_ACTIVE_REMOTE_UNSPECIFIED,  // an active OPEN must say whom it calls
    OPEN_ACTIVE_NO_RESOURCES,  // there is no room for another connection
    // the host has given no number to begin with, and zero is no choice (MUST-8)
    OPEN_ACTIVE_ISN_MISSING,
    OPEN_ACTIVE,  // a SYN calls the peer; a waiting connection turns from passive to active
    OPEN_ACTIVE_ALREADY_EXISTS,  // there is a connection already
    SEND_ILLEGAL,  // the user may not use this connection
    SEND_DOES_NOT_EXIST,  // there is no connection to send on
    SEND_LISTEN_REMOTE_UNSPECIFIED,  // nobody has called, and whom to call is not known
    SEND_CLOSING,  // no text follows a CLOSE
    SEND_NO_RESOURCES,  // there is no room to queue the text
    // the host has given no number to begin with, and zero is no choice (MUST-8)
    SEND_LISTEN_ISN_MISSING,
    SEND_LISTEN,  // a SEND on a waiting connection calls the peer, the text is queued
    SEND_QUEUE,  // the text waits until the connection is open
    SEND,  // the text is queued; what the window takes is sent
    ANSWER_TEXT,  // queued text leaves as far as the window goes, the FIN on the last of it
    ANSWER_FIN,  // everything is sent and the user has closed: the FIN
    ANSWER_ACK,  // the acknowledgment that the event owes
    TIMERS_START,  // something is outstanding or waits for the window: the timers run
    RECEIVE_ILLEGAL,  // the user may not use this connection
    RECEIVE_DOES_NOT_EXIST,  // there is no connection to receive from
    RECEIVE_QUEUE,  // the request waits until the connection is open
    RECEIVE_CLOSED,  // a half-duplex CLOSE has ended receiving too (MAY-1)
    RECEIVE_CLOSING,  // the peer has closed and nothing is left to receive
    RECEIVE_OPENS_WINDOW,  // text is taken, and the peer is told of the room
    RECEIVE,  // text is taken
    CLOSE_ILLEGAL,  // the user may not use this connection
    CLOSE_DOES_NOT_EXIST,  // there is no connection to close
    CLOSE_OPENING,  // nobody has answered: the TCB is deleted
    CLOSE_AGAIN,  // CLOSE was called before
    CLOSE_SYN_RECEIVED,  // the CLOSE waits until our SYN is acknowledged
    CLOSE_UNREAD,  // a half-duplex CLOSE with unread text tells the peer that it is lost (SHLD-3)
    CLOSE_ESTABLISHED,  // a FIN follows the last octet queued
    CLOSE_CLOSE_WAIT,  // a FIN follows the last octet queued, and is the second of the two
    ABORT_ILLEGAL,  // the user may not use this connection
    ABORT_DOES_NOT_EXIST,  // there is no connection to abort
    ABORT_OPENING,  // nobody has answered: the TCB is deleted
    ABORT,  // the peer is told by a reset, the TCB is deleted
    ABORT_CLOSING,  // our FIN may not have arrived: the user hears that it was an abort
    ABORT_TIME_WAIT,  // both sides have closed: the waiting is cut short
    STATUS_ILLEGAL,  // the user may not use this connection
    STATUS_DOES_NOT_EXIST,  // there is no connection to ask about
    STATUS,  // the host reads the state from the TCB
    CLOSED_RST,  // a reset is never answered
    CLOSED_ANY,  // there is no connection: the sender is told so
    LISTEN_RST,  // a reset can't answer anything that we sent
    LISTEN_ACK,  // nothing was sent that could be acknowledged
    LISTEN_SYN_INSECURE,  // a SYN of another security or compartment
    // the host has given no number to answer with: dropped, the SYN comes again
    LISTEN_SYN_ISN_MISSING,
    LISTEN_SYN,  // a SYN is answered by SYN and ACK; its text, if any, must come again
    LISTEN_OTHER,  // neither SYN, ACK nor RST: dropped
    SYN_SENT_BAD_ACK_RST,  // a reset that acknowledges what we never sent is not for us
    SYN_SENT_BAD_ACK,  // who acknowledges what we never sent is out of step: reset it
    SYN_SENT_RST,  // the peer refuses our SYN
    SYN_SENT_RST_BLIND,  // a reset that acknowledges nothing proves nothing
    SYN_SENT_INSECURE,  // security or compartment do not match
    SYN_SENT_SYN_ACK,  // our SYN is acknowledged and the peer's has come: open
    SYN_SENT_SYN,  // both have called at once: simultaneous open (MUST-10)
    SYN_SENT_OTHER,  // neither SYN nor RST: dropped
    TIME_WAIT_REOPEN,  // a SYN ahead of all old numbers opens the next incarnation (MAY-2)
    TIME_WAIT_FIN,  // the peer's FIN again: its ACK was lost, 2MSL start anew
    SYN_RECEIVED_SYN_ACK,  // simultaneous open: the peer's SYN again, now with the ACK of ours
    // the window is closed: ACK, URG and RST of a segment in sequence are heard all the same
    // (MUST-66)
    ZERO_WINDOW,
    UNACCEPTABLE_RST,  // a reset outside the window is dropped in silence
    // outside the window, and nothing in it: the answer is throttled, so that two of us can't
    // answer each other for ever
    UNACCEPTABLE_EMPTY,
    UNACCEPTABLE,  // outside the window: the sender is told what is expected
    RST_CHALLENGE,  // in the window, but not the number expected: let the peer prove itself
    RST_TIME_WAIT_PROTECTED,  // an old reset can't end TIME-WAIT
    RST_SYN_RECEIVED_REOPENED,  // the SYN that reopened was an old one: back to TIME-WAIT (MAY-2)
    RST_SYN_RECEIVED_CLOSED,  // who called has gone, and the user has closed: the end
    RST_SYN_RECEIVED_PASSIVE,  // who called has gone: back to LISTEN, no word to the user
    RST_SYN_RECEIVED_ACTIVE,  // the peer refuses
    RST_RESET,  // the peer has reset the connection; what was under way is lost
    RST_TIME_WAIT,  // both had closed: the waiting is over
    SECURITY_SYN_RECEIVED,  // another security or compartment: reset the sender
    SECURITY_TIME_WAIT,  // the connection had ended: the user knows already
    SECURITY,  // another security or compartment: the connection is reset
    SYN_SYN_RECEIVED_REOPENED,  // the SYN that reopened was an old one: back to TIME-WAIT (MAY-2)
    SYN_SYN_RECEIVED_CLOSED,  // who called calls anew, but the user has closed: the end
    SYN_SYN_RECEIVED_PASSIVE,  // who called calls anew: back to LISTEN
    SYN_CHALLENGE,  // a SYN on an open connection: let the peer prove itself
    ACK_ABSENT,  // every segment of an open connection acknowledges
    ACK_SYN_RECEIVED_UNACCEPTABLE,  // this does not acknowledge our SYN: reset the sender
    ACK_SYN_RECEIVED_CLOSED,  // our SYN is acknowledged, and the user has closed meanwhile
    ACK_SYN_RECEIVED,  // our SYN is acknowledged: open
    ACK_UNSENT,  // it acknowledges what was never sent: tell the sender, drop it
    ACK_TOO_OLD,  // it acknowledges less than any honest segment could: a blind guess
    ACK_TIME_WAIT,  // only the peer's FIN matters here, and it was looked for already
    ACK_NEW,  // SND.UNA moves; the timers start anew with what is left
    // the same again while text is outstanding: a segment has left the network, another may be lost
    ACK_DUPLICATE,
    ACK_OLD,  // nothing new is acknowledged: it can be ignored
    WINDOW_CLOSED,  // the peer's window is closed but the peer lives: R2 counts anew (MUST-37)
    // the window opens again: what waits and what was probed starts with a fresh time-out
    WINDOW_OPENS,
    WINDOW_UPDATE,  // the newest segment says how much the peer takes
    FIN_WAIT_1_FIN_ACKNOWLEDGED,  // our direction is closed; the peer's is open still
    CLOSING_FIN_ACKNOWLEDGED,  // both directions are closed
    LAST_ACK_FIN_ACKNOWLEDGED,  // the peer has our FIN: all is said
    KEEP_ALIVE_HEARD,  // whatever is acceptable shows that the peer lives: its time starts anew
    URG,  // urgent data lies further ahead than was known: the user is told (MUST-32)
    // the user has closed for good: new text is lost, and the peer is told (SHLD-3)
    TEXT_AFTER_CLOSE,
    TEXT_IN_ORDER,  // new text in order is delivered, as far as the window goes
    // a hole lies before it: the host may hold the segment and present it again (SHLD-31)
    TEXT_OUT_OF_ORDER,
    ESTABLISHED_FIN,  // the peer has no more to send; we may
    FIN_WAIT_1_FIN,  // both close at once; ours is not acknowledged yet
    FIN_WAIT_2_FIN,  // both have closed: acknowledge it and wait 2MSL
    // what the host takes for lost goes again, a segment of it; the clocks go on as they were
    RETRANSMIT,
    // it is not outstanding, or the peer's window does not reach there any more
    RETRANSMIT_NOTHING,
    // the SYN that reopened was an old one: back to TIME-WAIT (MAY-2)
    RETRANSMISSION_GIVE_UP_REOPENED,
    RETRANSMISSION_GIVE_UP_CLOSED,  // who called does not answer, and the user has closed: the end
    // who called does not answer: back to LISTEN (MUST-20, MUST-23)
    RETRANSMISSION_GIVE_UP_PASSIVE,
    RETRANSMISSION_GIVE_UP_SYN,  // nobody answers our SYN (MUST-20, MUST-23)
    RETRANSMISSION_GIVE_UP,  // R2 is reached without progress (MUST-20)
    RETRANSMISSION_SYN,  // the SYN again
    RETRANSMISSION_SYN_ACK,  // SYN and ACK again
    RETRANSMISSION_PROBE,  // nothing is outstanding and text waits: probe the window (MUST-36)
    RETRANSMISSION_PROBE_FIN,  // nothing is outstanding and the FIN waits: it probes the window
    RETRANSMISSION_TEXT,  // the oldest unacknowledged text, and the FIN, again
    USER_TIMEOUT,  // the user's patience is over
    TIME_WAIT_TIMEOUT,  // 2MSL have passed: the end
    KEEP_ALIVE_BUSY,  // data is outstanding: its retransmission is the probe (MUST-26)
    KEEP_ALIVE_GIVE_UP,  // so many probes have no answer: the peer is dead (MUST-29)
    KEEP_ALIVE_PROBE,  // <SEQ=SND.NXT-1> without text draws an ACK from a living peer (SHLD-12)
};

// The transmission control block: what one connection keeps from event to event. Read what you
// like; let only the machine write.
struct Tcb {
    State state = State::CLOSED;  // the state of the connection
    // opened by a passive OPEN: a reset in SYN-RECEIVED returns to LISTEN (MUST-11)
    bool passive = false;
    bool reopened = false;  // opened by a SYN that came in TIME-WAIT: a reset returns there (MAY-2)
    // more than 2^30 numbers are acknowledged since ISS: no window reaches behind it
    bool snd_aged = false;
    bool snd_closed = false;  // the user has called CLOSE: a FIN follows the last octet
    // retransmission timer; with nothing outstanding it probes a closed window
    bool armed_retransmission = false;
    bool armed_user = false;  // user timer: the user's patience with data that nobody acknowledges
    bool armed_time_wait = false;  // time-wait timer: 2MSL
    bool armed_keep_alive = false;  // keep-alive timer: idle time, then the interval between probes
    std::uint16_t snd_mss = 0U;  // largest text the peer takes in one segment
    std::uint16_t keep_probes = 0U;  // keep-alive probes sent and not answered
    std::uint16_t challenge_count = 0U;  // challenge ACKs sent in the current period
    std::uint32_t snd_una = 0U;  // oldest number sent and not yet acknowledged
    std::uint32_t snd_nxt = 0U;  // next number to send
    std::uint32_t snd_wnd = 0U;  // send window: how much the peer takes beyond SND.UNA
    std::uint32_t snd_wl1 = 0U;  // number of the segment that last updated the window
    std::uint32_t snd_wl2 = 0U;  // acknowledgment of the segment that last updated the window
    // largest window the peer has ever offered (MAX.SND.WND, RFC 5961 section 5)
    std::uint32_t snd_max_wnd = 0U;
    std::uint32_t snd_end = 0U;  // the number behind the last octet that the user has asked to send
    std::uint32_t snd_iss = 0U;  // initial send sequence number
    std::uint32_t rcv_nxt = 0U;  // next number expected
    std::uint32_t rcv_wnd = 0U;  // receive window: how much we take beyond RCV.NXT
    std::uint32_t rcv_irs = 0U;  // initial receive sequence number
    std::uint32_t rcv_up = 0U;  // receive urgent pointer
    std::uint32_t rcv_unread = 0U;  // octets that came in and the user has not yet received
    std::uint32_t rtx_rto = 0U;  // current retransmission time-out, doubled at each try, in ms
    // when the oldest unacknowledged number was sent, or the peer last heard
    std::uint32_t rtx_since = 0U;
    std::uint32_t rtx_count = 0U;  // retransmissions since the last progress
    std::uint32_t challenge_since = 0U;  // when the current period began
    // retransmission timer; with nothing outstanding it probes a closed window
    std::uint32_t deadline_retransmission = 0U;
    // user timer: the user's patience with data that nobody acknowledges
    std::uint32_t deadline_user = 0U;
    std::uint32_t deadline_time_wait = 0U;  // time-wait timer: 2MSL
    // keep-alive timer: idle time, then the interval between probes
    std::uint32_t deadline_keep_alive = 0U;
};

// A segment, without its payload. Zero what does not apply.
struct Segment {
    bool syn = false;  // SYN bit
    bool has_ack = false;  // ACK bit
    bool fin = false;  // FIN bit
    bool rst = false;  // RST bit
    bool urg = false;  // URG bit
    bool insecure = false;  // the host finds that security or compartment do not match the TCB's
    std::uint16_t text = 0U;  // octets of segment text (payload), without SYN and FIN
    std::uint16_t up = 0U;  // urgent pointer, an offset from SEG.SEQ
    std::uint16_t mss = 0U;  // maximum segment size option; 0: not present
    std::uint32_t seq = 0U;  // sequence number
    std::uint32_t ack = 0U;  // acknowledgment number; meaningful with the ACK bit
    std::uint32_t wnd = 0U;  // window, scaled by the host where a scale was agreed
};

// What the host says with an event.
struct Call {
    bool has_isn = false;  // ISN is given: without it nothing is opened and no SYN answered
    bool remote = false;  // the remote socket is specified
    bool forbidden = false;  // the user may not use this local socket or connection
    bool no_room = false;  // the host has no resources for the request
    std::uint32_t now = 0U;  // the host's clock at the event
    std::uint32_t isn = 0U;  // a fresh initial sequence number from the host's generator (RFC 6528)
    std::uint32_t octets = 0U;  // octets to SEND, or to RECEIVE at most
    // most octets that may be in flight (RFC 5681's congestion window); 0: no limit of the host's
    std::uint32_t cwnd = 0U;
    // retransmission time-out as the host measures it (RFC 6298), in ms; 0: not measured
    std::uint32_t rto = 0U;
    std::uint32_t lost = 0U;  // the number that RETRANSMIT sends again from
};

// What may differ between hosts. Octets and milliseconds.
struct Config {
    bool keep_alive = false;  // keep-alives are asked for (MUST-24, MUST-25)
    bool half_duplex_close = false;  // after CLOSE nothing more is received (MAY-1)
    bool protect_time_wait = false;  // a RST does not end TIME-WAIT (RFC 1337)
    // a new SYN ahead of the old numbers reopens from TIME-WAIT (MAY-2)
    bool reuse_time_wait = false;
    std::uint16_t mss = 1460U;  // maximum segment size that we announce
    // the peer's, when it announces none: 536 for IPv4, 1220 for IPv6 (MUST-15)
    std::uint16_t default_mss = 536U;
    std::uint16_t keep_count = 10U;  // probes without an answer after which the peer counts as dead
    std::uint16_t challenge_limit = 10U;  // challenge ACKs in one period; 0: no limit
    std::uint32_t buffer = 65535U;  // receive buffer: the window when nothing is unread
    // retransmission time-out until the host has measured one (RFC 6298), in ms
    std::uint32_t rto = 1000U;
    std::uint32_t max_rto = 60000U;  // upper bound of the doubled time-out, in ms
    std::uint32_t r1 = 3U;  // retransmissions after which the network layer is advised
    // time without progress after which the connection is given up, in ms
    std::uint32_t r2 = 100000U;
    std::uint32_t r2_syn = 180000U;  // the same for a SYN: at least 3 minutes (MUST-23), in ms
    std::uint32_t user_timeout = 300000U;  // user timeout in ms; 0: none
    std::uint32_t msl = 120000U;  // maximum segment lifetime in ms
    std::uint32_t keep_idle = 7200000U;  // idle time before the first probe, in ms (MUST-28)
    std::uint32_t keep_interval = 75000U;  // time between probes, in ms
    std::uint32_t challenge_period = 5000U;  // length of the period, in ms
};

// What the host is to do, or to tell the user.
struct Told {
    bool ack_owed = false;  // an acknowledgment is owed and leaves at the end of the event
    bool sent = false;  // one segment leaves: OUT
    // it takes numbers that were sent before: no round trip may be measured by it
    bool sent_again = false;
    bool duplicate_ack = false;  // a duplicate acknowledgment has come (RFC 5681 section 2)
    bool listening = false;  // who called has gone: the connection waits for the next caller
    // the TCB is deleted: all that the host keeps of the connection may be freed
    bool deleted = false;
    bool ok = false;  // the call is accepted
    bool open = false;  // the connection is open
    bool closing = false;  // connection closing: the peer has sent its FIN, no more text will come
    bool closed = false;  // the connection has ended normally
    bool reset = false;  // error: connection reset
    bool refused = false;  // error: connection refused
    bool user_timeout = false;  // error: connection aborted due to user timeout
    bool retry_timeout = false;  // error: connection aborted after R2 (MUST-20)
    // error: connection aborted, the keep-alive probes had no answer
    bool keep_alive_timeout = false;
    bool retry_trouble = false;  // R1 is reached: advice to the network layer (MUST-20, SHLD-9)
    bool urgent = false;  // the peer has urgent data ahead
    bool illegal = false;  // error: connection illegal for this process
    bool no_resources = false;  // error: insufficient resources
    bool isn_missing = false;  // error: the host has given no initial sequence number
    bool remote_unspecified = false;  // error: remote socket unspecified
    bool does_not_exist = false;  // error: connection does not exist
    bool already_exists = false;  // error: connection already exists
    bool is_closing = false;  // error: connection closing
};

// What one event leads to.
struct Actions {
    Told told{};  // what the host is to do, or to tell the user
    std::uint32_t delivered_at = 0U;  // where in this segment's text what is delivered begins
    // where in the send buffer its text begins, when the acknowledged octets have left
    std::uint32_t sent_at = 0U;
    // octets of the user's that the peer has newly acknowledged: the oldest in the send buffer
    std::uint32_t acknowledged = 0U;
    std::uint32_t delivered = 0U;  // octets of this segment's text that are new and in order
    std::uint32_t received = 0U;  // octets that a RECEIVE takes
    Segment out{};  // the segment that leaves, if `sent` is told
};

namespace detail {

// what follows a rule: nothing; the next phase; the closing phases, which send and set timers
enum class Flow { RETURN, CONTINUE, ANSWER };

// what notes no rules
struct Unnoted {
    constexpr void operator()(Rule) const {}
};

template <class... States>
constexpr bool among(State state, States... states) {
    return ((state == states) || ...);
}

// a lies before b on the circle of 2^32 (RFC 9293 section 3.4)
constexpr bool before(std::uint32_t a, std::uint32_t b) {
    return a - b > 0x7fffffffU;
}

// a lies before b, or is b
constexpr bool until(std::uint32_t a, std::uint32_t b) {
    return b - a <= 0x7fffffffU;
}

constexpr std::uint32_t smaller(std::uint32_t a, std::uint32_t b) {
    return a < b ? a : b;
}

constexpr std::uint32_t larger(std::uint32_t a, std::uint32_t b) {
    return a < b ? b : a;
}

constexpr std::uint32_t count(bool flag) {
    return flag ? 1U : 0U;
}

constexpr std::uint32_t receive_buffer(const Config& cfg) {
    return smaller(cfg.buffer, 1073741824U);
}

constexpr std::uint32_t measured_rto(const Call& call, const Config& cfg) {
    return call.rto == 0U ? cfg.rto : smaller(call.rto, cfg.max_rto);
}

constexpr std::uint32_t outstanding(const Tcb& tcb) {
    return tcb.snd_nxt - tcb.snd_una;
}

constexpr std::uint32_t unsent_text(const Tcb& tcb) {
    return tcb.snd_end - tcb.snd_nxt;
}

constexpr std::uint32_t send_window(const Tcb& tcb, const Call& call) {
    return call.cwnd == 0U ? tcb.snd_wnd : smaller(tcb.snd_wnd, call.cwnd);
}

constexpr std::uint32_t usable_window(const Tcb& tcb, const Call& call) {
    return outstanding(tcb) < send_window(tcb, call) ? send_window(tcb, call) - outstanding(tcb)
            : 0U;
}

constexpr std::uint32_t sendable_text(const Tcb& tcb, const Call& call) {
    return smaller(smaller(unsent_text(tcb), usable_window(tcb, call)), std::uint32_t{tcb.snd_mss});
}

constexpr bool fin_rides(const Tcb& tcb, const Call& call) {
    return tcb.snd_closed && sendable_text(tcb, call) == unsent_text(tcb)
            && sendable_text(tcb, call) < usable_window(tcb, call);
}

constexpr std::uint32_t received_now(const Tcb& tcb, const Call& call) {
    return smaller(call.octets, tcb.rcv_unread);
}

constexpr std::uint32_t freed_window(const Tcb& tcb, const Call& call, const Config& cfg) {
    return receive_buffer(cfg) - (tcb.rcv_unread - received_now(tcb, call));
}

constexpr std::uint32_t seg_len(const Segment& seg) {
    return std::uint32_t{seg.text} + count(seg.syn) + count(seg.fin);
}

constexpr std::uint32_t seg_end(const Segment& seg) {
    return seg.seq + seg_len(seg);
}

constexpr std::uint32_t offered_window(const Segment& seg) {
    return smaller(seg.wnd, 1073741824U);
}

constexpr std::uint32_t peer_mss(const Config& cfg, const Segment& seg) {
    return larger(1U, std::uint32_t{seg.mss} == 0U ? std::uint32_t{cfg.default_mss}
            : std::uint32_t{seg.mss});
}

constexpr bool period_is_over(const Tcb& tcb, const Call& call, const Config& cfg) {
    return cfg.challenge_period <= (call.now - tcb.challenge_since);
}

constexpr bool challenge_allowed(const Tcb& tcb, const Call& call, const Config& cfg) {
    return std::uint32_t{cfg.challenge_limit} == 0U || period_is_over(tcb, call, cfg)
            || std::uint32_t{tcb.challenge_count} < std::uint32_t{cfg.challenge_limit};
}

constexpr std::uint32_t urgent_end(const Segment& seg) {
    return seg.seq + std::uint32_t{seg.up};
}

constexpr std::uint32_t already_received(const Tcb& tcb, const Segment& seg) {
    return tcb.rcv_nxt - seg.seq;
}

constexpr std::uint32_t taken_text(const Tcb& tcb, const Segment& seg) {
    return smaller(std::uint32_t{seg.text} - already_received(tcb, seg), tcb.rcv_wnd);
}

constexpr bool fin_sent(const Tcb& tcb) {
    return tcb.snd_closed && tcb.snd_nxt == (tcb.snd_end + 1U);
}

constexpr std::uint32_t outstanding_text(const Tcb& tcb) {
    return outstanding(tcb) - count(fin_sent(tcb));
}

constexpr std::uint32_t lost_text(const Tcb& tcb, const Call& call) {
    return outstanding_text(tcb) - (call.lost - tcb.snd_una);
}

constexpr std::uint32_t resent_lost_text(const Tcb& tcb, const Call& call) {
    return smaller(smaller(lost_text(tcb, call), std::uint32_t{tcb.snd_mss}),
            tcb.snd_wnd - (call.lost - tcb.snd_una));
}

constexpr std::uint32_t backed_off(const Tcb& tcb, const Config& cfg) {
    return smaller(tcb.rtx_rto + tcb.rtx_rto, cfg.max_rto);
}

constexpr std::uint32_t probe_text(const Tcb& tcb, const Call& call) {
    return smaller(smaller(unsent_text(tcb), std::uint32_t{tcb.snd_mss}),
            larger(usable_window(tcb, call), 1U));
}

constexpr std::uint32_t resent_text(const Tcb& tcb) {
    return smaller(smaller(outstanding_text(tcb), std::uint32_t{tcb.snd_mss}),
            larger(tcb.snd_wnd, 1U));
}

constexpr bool fin_rides_again(const Tcb& tcb) {
    return fin_sent(tcb) && resent_text(tcb) == outstanding_text(tcb);
}

constexpr bool queue_full(const Tcb& tcb, const Call& call) {
    return call.no_room || 536870912U < call.octets
            || 536870912U < ((tcb.snd_end - tcb.snd_una) + call.octets);
}

constexpr bool has_unsent_text(const Tcb& tcb) {
    return before(tcb.snd_nxt, tcb.snd_end);
}

constexpr bool worth_sending(const Tcb& tcb, const Call& call) {
    return sendable_text(tcb, call) == std::uint32_t{tcb.snd_mss}
            || sendable_text(tcb, call) == unsent_text(tcb)
            || tcb.snd_max_wnd <= (sendable_text(tcb, call) + sendable_text(tcb, call));
}

constexpr bool can_send_text(const Tcb& tcb, const Call& call) {
    return has_unsent_text(tcb) && usable_window(tcb, call) != 0U && worth_sending(tcb, call);
}

constexpr bool fin_due(const Tcb& tcb) {
    return tcb.snd_closed && tcb.snd_nxt == tcb.snd_end;
}

constexpr bool can_send_fin(const Tcb& tcb, const Call& call) {
    return fin_due(tcb) && usable_window(tcb, call) != 0U;
}

constexpr bool something_to_send(const Tcb& tcb) {
    return tcb.snd_una != tcb.snd_nxt || has_unsent_text(tcb) || fin_due(tcb);
}

constexpr std::uint32_t window_gain(const Tcb& tcb, const Call& call, const Config& cfg) {
    return freed_window(tcb, call, cfg) - tcb.rcv_wnd;
}

constexpr bool worth_opening(const Tcb& tcb, const Call& call, const Config& cfg) {
    return tcb.rcv_wnd < freed_window(tcb, call, cfg)
            && (std::uint32_t{cfg.mss} <= window_gain(tcb, call, cfg)
            || receive_buffer(cfg) <= (window_gain(tcb, call, cfg) + window_gain(tcb, call, cfg)));
}

constexpr bool acceptable_ack_of_syn(const Tcb& tcb, const Segment& seg) {
    return before(tcb.snd_iss, seg.ack) && until(seg.ack, tcb.snd_nxt);
}

constexpr bool acceptable(const Tcb& tcb, const Segment& seg) {
    return seg_len(seg) == 0U ? (tcb.rcv_wnd == 0U ? seg.seq == tcb.rcv_nxt
            : until(tcb.rcv_nxt, seg.seq) && before(seg.seq, tcb.rcv_nxt + tcb.rcv_wnd))
            : tcb.rcv_wnd != 0U && ((until(tcb.rcv_nxt, seg.seq)
            && before(seg.seq, tcb.rcv_nxt + tcb.rcv_wnd))
            || (until(tcb.rcv_nxt, seg.seq + (seg_len(seg) - 1U))
            && before(seg.seq + (seg_len(seg) - 1U), tcb.rcv_nxt + tcb.rcv_wnd)));
}

constexpr bool segment_is_newer(const Tcb& tcb, const Segment& seg) {
    return before(tcb.snd_wl1, seg.seq) || (tcb.snd_wl1 == seg.seq && until(tcb.snd_wl2, seg.ack));
}

constexpr bool fin_acknowledged(const Tcb& tcb) {
    return fin_sent(tcb) && tcb.snd_una == tcb.snd_nxt;
}

constexpr bool starts_in_order(const Tcb& tcb, const Segment& seg) {
    return until(seg.seq, tcb.rcv_nxt);
}

constexpr bool has_new_text(const Tcb& tcb, const Segment& seg) {
    return starts_in_order(tcb, seg) && already_received(tcb, seg) < std::uint32_t{seg.text};
}

constexpr bool fin_in_sequence(const Tcb& tcb, const Segment& seg) {
    return seg.fin && (seg.seq + std::uint32_t{seg.text}) == tcb.rcv_nxt;
}

constexpr std::uint32_t without_progress(const Tcb& tcb, const Call& call) {
    return call.now - tcb.rtx_since;
}

// close.opening, close.unread, abort.opening, abort, abort.closing, abort.time-wait, syn-sent.rst,
// syn-sent.syn-ack, syn-received.syn-ack, rst.syn-received.reopened, rst.syn-received.closed,
// rst.syn-received.passive, rst.syn-received.active, rst.reset, rst.time-wait, security.time-wait,
// security, syn.syn-received.reopened, syn.syn-received.closed, syn.syn-received.passive,
// ack.syn-received.closed, ack.syn-received, ack.new, window.opens, closing.fin-acknowledged,
// last-ack.fin-acknowledged, text.after-close, fin-wait-2.fin, retransmission.give-up.reopened,
// retransmission.give-up.closed, retransmission.give-up.passive, retransmission.give-up.syn,
// retransmission.give-up, user-timeout, time-wait.timeout, keep-alive.give-up
constexpr void as_close_opening_3(Tcb& tcb) {
    tcb.armed_retransmission = false;
    tcb.armed_user = false;
    tcb.deadline_retransmission = 0U;
    tcb.deadline_user = 0U;
}

// close.opening, close.unread, abort.opening, abort, abort.closing, abort.time-wait, syn-sent.rst,
// rst.syn-received.closed, rst.syn-received.passive, rst.syn-received.active, rst.reset,
// rst.time-wait, security.time-wait, security, syn.syn-received.closed, syn.syn-received.passive,
// last-ack.fin-acknowledged, text.after-close, retransmission.give-up.closed,
// retransmission.give-up.passive, retransmission.give-up.syn, retransmission.give-up, user-timeout,
// time-wait.timeout, keep-alive.give-up
constexpr void as_close_opening(Tcb& tcb) {
    as_close_opening_3(tcb);
    tcb.reopened = false;
    tcb.snd_una = 0U;
    tcb.snd_nxt = 0U;
    tcb.snd_wnd = 0U;
    tcb.snd_wl1 = 0U;
    tcb.snd_wl2 = 0U;
    tcb.snd_max_wnd = 0U;
    tcb.snd_end = 0U;
    tcb.snd_iss = 0U;
    tcb.snd_aged = false;
    tcb.snd_mss = 0U;
    tcb.snd_closed = false;
    tcb.rcv_nxt = 0U;
    tcb.rcv_wnd = 0U;
    tcb.rcv_irs = 0U;
    tcb.rcv_up = 0U;
    tcb.rcv_unread = 0U;
    tcb.rtx_rto = 0U;
    tcb.rtx_since = 0U;
    tcb.rtx_count = 0U;
    tcb.keep_probes = 0U;
    tcb.challenge_count = 0U;
    tcb.challenge_since = 0U;
    tcb.armed_time_wait = false;
    tcb.armed_keep_alive = false;
    tcb.deadline_time_wait = 0U;
    tcb.deadline_keep_alive = 0U;
}

// answer.text, answer.fin, answer.ack, time-wait.fin, unacceptable.empty, unacceptable,
// rst.challenge, syn.challenge, ack.unsent, ack.too-old, retransmit, retransmission.probe,
// retransmission.probe-fin, retransmission.text, keep-alive.probe
constexpr void as_answer_text_2(const Tcb& tcb, Actions& actions) {
    actions.out.ack = tcb.rcv_nxt;
    actions.out.wnd = tcb.rcv_wnd;
    actions.out.has_ack = true;
}

// unacceptable.empty, rst.challenge, syn.challenge, ack.unsent, ack.too-old
constexpr void as_unacceptable_empty(Tcb& tcb, const Call& call, const Config& cfg,
        Actions& actions) {
    as_answer_text_2(tcb, actions);
    actions.out.seq = tcb.snd_nxt;
    if (challenge_allowed(tcb, call, cfg)) {
        actions.told.sent = true;
    }
    tcb.challenge_count = static_cast<std::uint16_t>(period_is_over(tcb, call, cfg) ? 1U
            : (std::uint32_t{tcb.challenge_count} < std::uint32_t{cfg.challenge_limit}
            ? std::uint32_t{tcb.challenge_count} + 1U : std::uint32_t{tcb.challenge_count}));
    tcb.challenge_since = period_is_over(tcb, call, cfg) ? call.now : tcb.challenge_since;
}

// listen.syn, syn-sent.syn-ack, syn-sent.syn, time-wait.reopen
constexpr void as_listen_syn_3(Tcb& tcb, const Config& cfg, const Segment& seg) {
    tcb.snd_wnd = offered_window(seg);
    tcb.snd_wl1 = seg.seq;
    tcb.snd_max_wnd = offered_window(seg);
    tcb.snd_mss = static_cast<std::uint16_t>(peer_mss(cfg, seg));
    tcb.rcv_nxt = seg.seq + 1U;
    tcb.rcv_irs = seg.seq;
    tcb.rcv_up = seg.seq + 1U;
}

// listen.syn, syn-sent.syn, time-wait.reopen
constexpr void as_listen_syn(Tcb& tcb, const Call& call, const Config& cfg, const Segment& seg,
        Actions& actions) {
    as_listen_syn_3(tcb, cfg, seg);
    tcb.state = State::SYN_RECEIVED;
    tcb.rtx_rto = measured_rto(call, cfg);
    tcb.rtx_since = call.now;
    tcb.rtx_count = 0U;
    tcb.armed_retransmission = true;
    tcb.deadline_retransmission = call.now + measured_rto(call, cfg);
    actions.out.ack = seg.seq + 1U;
    actions.out.wnd = receive_buffer(cfg);
    actions.out.mss = static_cast<std::uint16_t>(std::uint32_t{cfg.mss});
    actions.out.syn = true;
    actions.out.has_ack = true;
    actions.told.sent = true;
}

// close.opening, close.unread, abort.opening, abort, abort.closing, abort.time-wait, syn-sent.rst,
// rst.syn-received.closed, rst.syn-received.active, rst.reset, rst.time-wait, security.time-wait,
// security, syn.syn-received.closed, last-ack.fin-acknowledged, text.after-close,
// retransmission.give-up.closed, retransmission.give-up.syn, retransmission.give-up, user-timeout,
// time-wait.timeout, keep-alive.give-up
constexpr void as_close_opening_2(Tcb& tcb, Actions& actions) {
    as_close_opening(tcb);
    tcb.state = State::CLOSED;
    tcb.passive = false;
    actions.told.deleted = true;
}

// rst.syn-received.reopened, syn.syn-received.reopened, closing.fin-acknowledged, fin-wait-2.fin,
// retransmission.give-up.reopened
constexpr void as_rst_syn_received_reopened(Tcb& tcb, const Call& call, const Config& cfg) {
    as_close_opening_3(tcb);
    tcb.state = State::TIME_WAIT;
    tcb.keep_probes = 0U;
    tcb.armed_time_wait = true;
    tcb.armed_keep_alive = false;
    tcb.deadline_time_wait = call.now + (cfg.msl + cfg.msl);
    tcb.deadline_keep_alive = 0U;
}

// closed.any, listen.syn.insecure, syn-sent.insecure, security.syn-received, security.time-wait,
// security
constexpr void as_closed_any(const Segment& seg, Actions& actions) {
    actions.out.seq = seg.has_ack ? seg.ack : 0U;
    actions.out.ack = seg.has_ack ? 0U : seg_end(seg);
    actions.out.has_ack = !seg.has_ack;
    actions.out.rst = true;
    actions.told.sent = true;
}

// retransmission.syn, retransmission.syn-ack, retransmission.probe, retransmission.probe-fin,
// retransmission.text
constexpr void as_retransmission_syn(Tcb& tcb, const Call& call, const Config& cfg,
        Actions& actions) {
    tcb.armed_retransmission = true;
    tcb.deadline_retransmission = call.now + backed_off(tcb, cfg);
    tcb.rtx_rto = backed_off(tcb, cfg);
    actions.told.sent = true;
    if ((tcb.rtx_count + 1U) == cfg.r1) {
        actions.told.retry_trouble = true;
    }
    tcb.rtx_count = tcb.rtx_count + 1U;
}

// open-active, send.listen, timers.start
constexpr void as_open_active_2(Tcb& tcb, const Call& call, const Config& cfg) {
    tcb.rtx_rto = measured_rto(call, cfg);
    tcb.rtx_since = call.now;
    tcb.rtx_count = 0U;
    tcb.armed_retransmission = true;
    tcb.armed_user = cfg.user_timeout != 0U;
    tcb.deadline_retransmission = call.now + measured_rto(call, cfg);
    tcb.deadline_user = cfg.user_timeout != 0U ? call.now + cfg.user_timeout : 0U;
}

// open-active, send.listen
constexpr void as_open_active(Tcb& tcb, const Call& call, const Config& cfg, Actions& actions) {
    as_open_active_2(tcb, call, cfg);
    tcb.state = State::SYN_SENT;
    tcb.passive = false;
    tcb.snd_una = call.isn;
    tcb.snd_nxt = call.isn + 1U;
    tcb.snd_iss = call.isn;
    tcb.snd_mss = static_cast<std::uint16_t>(larger(1U, std::uint32_t{cfg.default_mss}));
    tcb.rcv_wnd = receive_buffer(cfg);
    actions.out.seq = call.isn;
    actions.out.wnd = receive_buffer(cfg);
    actions.out.mss = static_cast<std::uint16_t>(std::uint32_t{cfg.mss});
    actions.out.syn = true;
    actions.told.sent = true;
    actions.told.ok = true;
}

// syn-received.syn-ack, ack.syn-received.closed, ack.syn-received
constexpr void as_syn_received_syn_ack(Tcb& tcb, Actions& actions) {
    as_close_opening_3(tcb);
    tcb.reopened = false;
    tcb.snd_una = tcb.snd_iss + 1U;
    tcb.rtx_count = 0U;
    actions.told.open = true;
}

// answer.text, answer.fin, answer.ack, time-wait.fin, unacceptable
constexpr void as_answer_text(const Tcb& tcb, Actions& actions) {
    as_answer_text_2(tcb, actions);
    actions.out.seq = tcb.snd_nxt;
    actions.told.sent = true;
}

// listen.syn, time-wait.reopen
constexpr void as_listen_syn_2(Tcb& tcb, const Call& call, const Config& cfg, const Segment& seg,
        Actions& actions) {
    as_listen_syn(tcb, call, cfg, seg, actions);
    tcb.snd_una = call.isn;
    tcb.snd_nxt = call.isn + 1U;
    tcb.snd_wl2 = call.isn;
    tcb.snd_end = call.isn + 1U;
    tcb.snd_iss = call.isn;
    tcb.snd_aged = false;
    tcb.rcv_wnd = receive_buffer(cfg);
    tcb.rcv_unread = 0U;
    actions.out.seq = call.isn;
}

// syn-sent.syn-ack, syn-received.syn-ack, keep-alive.heard, keep-alive.busy
constexpr void as_syn_sent_syn_ack(Tcb& tcb, const Call& call, const Config& cfg) {
    tcb.keep_probes = 0U;
    tcb.armed_keep_alive = cfg.keep_alive;
    tcb.deadline_keep_alive = cfg.keep_alive ? call.now + cfg.keep_idle : 0U;
}

// syn-received.syn-ack, window.opens, window.update
constexpr void as_syn_received_syn_ack_2(Tcb& tcb, const Segment& seg) {
    tcb.snd_wnd = offered_window(seg);
    tcb.snd_wl2 = seg.ack;
    tcb.snd_max_wnd = larger(tcb.snd_max_wnd, offered_window(seg));
}

// rst.syn-received.reopened, syn.syn-received.reopened, retransmission.give-up.reopened
constexpr void as_rst_syn_received_reopened_2(Tcb& tcb, const Call& call, const Config& cfg) {
    as_rst_syn_received_reopened(tcb, call, cfg);
    tcb.reopened = false;
    tcb.snd_una = tcb.snd_nxt;
    tcb.snd_end = tcb.snd_nxt - 1U;
    tcb.snd_closed = true;
}

// retransmission.syn, retransmission.syn-ack
constexpr void as_retransmission_syn_2(Tcb& tcb, const Call& call, const Config& cfg,
        Actions& actions) {
    as_retransmission_syn(tcb, call, cfg, actions);
    actions.out.seq = tcb.snd_iss;
    actions.out.wnd = receive_buffer(cfg);
    actions.out.mss = static_cast<std::uint16_t>(std::uint32_t{cfg.mss});
    actions.out.syn = true;
    actions.told.sent_again = true;
}

// OPEN, passive (RFC 9293 section 3.10.1): the first rule that fits fires
template <class Fired>
constexpr Flow phase_open_passive(Tcb& tcb, const Call& call, Actions& actions, Fired& fired) {
    if (tcb.state == State::CLOSED) {
        if (call.forbidden) {
            fired(Rule::OPEN_PASSIVE_ILLEGAL);
            actions.told.illegal = true;
            return Flow::RETURN;
        }
        if (call.no_room) {
            fired(Rule::OPEN_PASSIVE_NO_RESOURCES);
            actions.told.no_resources = true;
            return Flow::RETURN;
        }
        fired(Rule::OPEN_PASSIVE);
        tcb.state = State::LISTEN;
        tcb.passive = true;
        actions.told.ok = true;
        return Flow::RETURN;
    }
    fired(Rule::OPEN_PASSIVE_ALREADY_EXISTS);
    actions.told.already_exists = true;
    return Flow::RETURN;
}

// OPEN, active (RFC 9293 section 3.10.1): the first rule that fits fires
template <class Fired>
constexpr Flow phase_open_active(Tcb& tcb, const Call& call, const Config& cfg, Actions& actions,
        Fired& fired) {
    if (tcb.state == State::CLOSED) {
        if (call.forbidden) {
            fired(Rule::OPEN_ACTIVE_ILLEGAL);
            actions.told.illegal = true;
            return Flow::RETURN;
        }
    }
    if (among(tcb.state, State::CLOSED, State::LISTEN)) {
        if (!call.remote) {
            fired(Rule::OPEN_ACTIVE_REMOTE_UNSPECIFIED);
            actions.told.remote_unspecified = true;
            return Flow::RETURN;
        }
        if (call.no_room) {
            fired(Rule::OPEN_ACTIVE_NO_RESOURCES);
            actions.told.no_resources = true;
            return Flow::RETURN;
        }
        if (!call.has_isn) {
            fired(Rule::OPEN_ACTIVE_ISN_MISSING);
            actions.told.isn_missing = true;
            return Flow::RETURN;
        }
        fired(Rule::OPEN_ACTIVE);
        as_open_active(tcb, call, cfg, actions);
        tcb.snd_end = call.isn + 1U + 0U;
        return Flow::RETURN;
    }
    fired(Rule::OPEN_ACTIVE_ALREADY_EXISTS);
    actions.told.already_exists = true;
    return Flow::RETURN;
}

// SEND (RFC 9293 section 3.10.2): the first rule that fits fires
template <class Fired>
constexpr Flow phase_send(Tcb& tcb, const Call& call, const Config& cfg, Actions& actions,
        Fired& fired) {
    if (tcb.state == State::CLOSED) {
        if (call.forbidden) {
            fired(Rule::SEND_ILLEGAL);
            actions.told.illegal = true;
            return Flow::RETURN;
        }
        fired(Rule::SEND_DOES_NOT_EXIST);
        actions.told.does_not_exist = true;
        return Flow::RETURN;
    }
    if (tcb.state == State::LISTEN) {
        if (!call.remote) {
            fired(Rule::SEND_LISTEN_REMOTE_UNSPECIFIED);
            actions.told.remote_unspecified = true;
            return Flow::RETURN;
        }
    }
    if (among(tcb.state, State::SYN_SENT, State::SYN_RECEIVED, State::ESTABLISHED,
            State::FIN_WAIT_1, State::FIN_WAIT_2, State::CLOSE_WAIT, State::CLOSING,
            State::LAST_ACK, State::TIME_WAIT)) {
        if (tcb.snd_closed) {
            fired(Rule::SEND_CLOSING);
            actions.told.is_closing = true;
            return Flow::RETURN;
        }
    }
    if (among(tcb.state, State::LISTEN, State::SYN_SENT, State::SYN_RECEIVED, State::ESTABLISHED,
            State::CLOSE_WAIT)) {
        if (queue_full(tcb, call)) {
            fired(Rule::SEND_NO_RESOURCES);
            actions.told.no_resources = true;
            return Flow::RETURN;
        }
    }
    if (tcb.state == State::LISTEN) {
        if (!call.has_isn) {
            fired(Rule::SEND_LISTEN_ISN_MISSING);
            actions.told.isn_missing = true;
            return Flow::RETURN;
        }
        fired(Rule::SEND_LISTEN);
        as_open_active(tcb, call, cfg, actions);
        tcb.snd_end = call.isn + 1U + call.octets;
        return Flow::RETURN;
    }
    if (among(tcb.state, State::SYN_SENT, State::SYN_RECEIVED)) {
        fired(Rule::SEND_QUEUE);
        tcb.snd_end = tcb.snd_end + call.octets;
        actions.told.ok = true;
        return Flow::RETURN;
    }
    if (among(tcb.state, State::ESTABLISHED, State::CLOSE_WAIT)) {
        fired(Rule::SEND);
        tcb.snd_end = tcb.snd_end + call.octets;
        actions.told.ok = true;
        return Flow::ANSWER;
    }
    return Flow::CONTINUE;
}

// send what is owed (RFC 9293 section 3.7): the first rule that fits fires
template <class Fired>
constexpr Flow phase_send_what_is_owed(Tcb& tcb, const Call& call, Actions& actions, Fired& fired) {
    if (among(tcb.state, State::ESTABLISHED, State::FIN_WAIT_1, State::CLOSE_WAIT, State::CLOSING,
            State::LAST_ACK)) {
        if (can_send_text(tcb, call)) {
            fired(Rule::ANSWER_TEXT);
            const std::uint32_t value_0 = sendable_text(tcb, call);
            const bool value_1 = fin_rides(tcb, call);
            as_answer_text(tcb, actions);
            actions.out.text = static_cast<std::uint16_t>(value_0);
            actions.out.fin = value_1;
            actions.sent_at = outstanding(tcb);
            tcb.snd_nxt = tcb.snd_nxt + value_0 + count(value_1);
            return Flow::CONTINUE;
        }
    }
    if (among(tcb.state, State::FIN_WAIT_1, State::CLOSING, State::LAST_ACK)) {
        if (can_send_fin(tcb, call)) {
            fired(Rule::ANSWER_FIN);
            as_answer_text(tcb, actions);
            actions.out.fin = true;
            actions.sent_at = outstanding(tcb);
            tcb.snd_nxt = tcb.snd_nxt + 1U;
            return Flow::CONTINUE;
        }
    }
    if (actions.told.ack_owed) {
        fired(Rule::ANSWER_ACK);
        as_answer_text(tcb, actions);
        return Flow::CONTINUE;
    }
    return Flow::CONTINUE;
}

// set the timers (RFC 9293 section 3.8.1): the first rule that fits fires
template <class Fired>
constexpr Flow phase_set_the_timers(Tcb& tcb, const Call& call, const Config& cfg, Fired& fired) {
    if (!tcb.armed_retransmission && something_to_send(tcb)) {
        fired(Rule::TIMERS_START);
        as_open_active_2(tcb, call, cfg);
        return Flow::CONTINUE;
    }
    return Flow::CONTINUE;
}

// RECEIVE (RFC 9293 section 3.10.3): the first rule that fits fires
template <class Fired>
constexpr Flow phase_receive(Tcb& tcb, const Call& call, const Config& cfg, Actions& actions,
        Fired& fired) {
    if (tcb.state == State::CLOSED) {
        if (call.forbidden) {
            fired(Rule::RECEIVE_ILLEGAL);
            actions.told.illegal = true;
            return Flow::RETURN;
        }
        fired(Rule::RECEIVE_DOES_NOT_EXIST);
        actions.told.does_not_exist = true;
        return Flow::RETURN;
    }
    if (among(tcb.state, State::LISTEN, State::SYN_SENT, State::SYN_RECEIVED)) {
        fired(Rule::RECEIVE_QUEUE);
        actions.told.ok = true;
        return Flow::RETURN;
    }
    if (cfg.half_duplex_close && tcb.snd_closed) {
        fired(Rule::RECEIVE_CLOSED);
        actions.told.is_closing = true;
        return Flow::RETURN;
    }
    if (among(tcb.state, State::CLOSE_WAIT, State::CLOSING, State::LAST_ACK, State::TIME_WAIT)) {
        if (tcb.rcv_unread == 0U) {
            fired(Rule::RECEIVE_CLOSING);
            actions.told.is_closing = true;
            return Flow::RETURN;
        }
    }
    if (among(tcb.state, State::ESTABLISHED, State::FIN_WAIT_1, State::FIN_WAIT_2)) {
        if (worth_opening(tcb, call, cfg)) {
            fired(Rule::RECEIVE_OPENS_WINDOW);
            const std::uint32_t value_0 = received_now(tcb, call);
            tcb.rcv_wnd = freed_window(tcb, call, cfg);
            tcb.rcv_unread = tcb.rcv_unread - value_0;
            actions.told.ack_owed = true;
            actions.received = value_0;
            actions.told.ok = true;
            return Flow::ANSWER;
        }
    }
    fired(Rule::RECEIVE);
    const std::uint32_t value_0 = received_now(tcb, call);
    tcb.rcv_unread = tcb.rcv_unread - value_0;
    actions.received = value_0;
    actions.told.ok = true;
    return Flow::RETURN;
}

// CLOSE (RFC 9293 section 3.10.4): the first rule that fits fires
template <class Fired>
constexpr Flow phase_close(Tcb& tcb, const Call& call, const Config& cfg, Actions& actions,
        Fired& fired) {
    if (tcb.state == State::CLOSED) {
        if (call.forbidden) {
            fired(Rule::CLOSE_ILLEGAL);
            actions.told.illegal = true;
            return Flow::RETURN;
        }
        fired(Rule::CLOSE_DOES_NOT_EXIST);
        actions.told.does_not_exist = true;
        return Flow::RETURN;
    }
    if (among(tcb.state, State::LISTEN, State::SYN_SENT)) {
        fired(Rule::CLOSE_OPENING);
        as_close_opening_2(tcb, actions);
        actions.told.ok = true;
        actions.told.closed = true;
        return Flow::RETURN;
    }
    if (tcb.snd_closed) {
        fired(Rule::CLOSE_AGAIN);
        actions.told.is_closing = true;
        return Flow::RETURN;
    }
    if (tcb.state == State::SYN_RECEIVED) {
        fired(Rule::CLOSE_SYN_RECEIVED);
        tcb.snd_closed = true;
        actions.told.ok = true;
        return Flow::RETURN;
    }
    if (among(tcb.state, State::ESTABLISHED, State::CLOSE_WAIT)) {
        if (cfg.half_duplex_close && tcb.rcv_unread != 0U) {
            fired(Rule::CLOSE_UNREAD);
            actions.out.seq = tcb.snd_nxt;
            as_close_opening_2(tcb, actions);
            actions.out.rst = true;
            actions.told.sent = true;
            actions.told.ok = true;
            actions.told.reset = true;
            return Flow::RETURN;
        }
    }
    if (tcb.state == State::ESTABLISHED) {
        fired(Rule::CLOSE_ESTABLISHED);
        tcb.state = State::FIN_WAIT_1;
        tcb.snd_closed = true;
        actions.told.ok = true;
        return Flow::ANSWER;
    }
    if (tcb.state == State::CLOSE_WAIT) {
        fired(Rule::CLOSE_CLOSE_WAIT);
        tcb.state = State::LAST_ACK;
        tcb.snd_closed = true;
        actions.told.ok = true;
        return Flow::ANSWER;
    }
    return Flow::CONTINUE;
}

// ABORT (RFC 9293 section 3.10.5): the first rule that fits fires
template <class Fired>
constexpr Flow phase_abort(Tcb& tcb, const Call& call, Actions& actions, Fired& fired) {
    if (tcb.state == State::CLOSED) {
        if (call.forbidden) {
            fired(Rule::ABORT_ILLEGAL);
            actions.told.illegal = true;
            return Flow::RETURN;
        }
        fired(Rule::ABORT_DOES_NOT_EXIST);
        actions.told.does_not_exist = true;
        return Flow::RETURN;
    }
    if (among(tcb.state, State::LISTEN, State::SYN_SENT)) {
        fired(Rule::ABORT_OPENING);
        as_close_opening_2(tcb, actions);
        actions.told.ok = true;
        actions.told.reset = true;
        return Flow::RETURN;
    }
    if (among(tcb.state, State::SYN_RECEIVED, State::ESTABLISHED, State::FIN_WAIT_1,
            State::FIN_WAIT_2, State::CLOSE_WAIT)) {
        fired(Rule::ABORT);
        actions.out.seq = tcb.snd_nxt;
        as_close_opening_2(tcb, actions);
        actions.out.rst = true;
        actions.told.sent = true;
        actions.told.ok = true;
        actions.told.reset = true;
        return Flow::RETURN;
    }
    if (among(tcb.state, State::CLOSING, State::LAST_ACK)) {
        fired(Rule::ABORT_CLOSING);
        as_close_opening_2(tcb, actions);
        actions.told.ok = true;
        actions.told.reset = true;
        return Flow::RETURN;
    }
    fired(Rule::ABORT_TIME_WAIT);
    as_close_opening_2(tcb, actions);
    actions.told.ok = true;
    return Flow::RETURN;
}

// STATUS (RFC 9293 section 3.10.6): the first rule that fits fires
template <class Fired>
constexpr Flow phase_status(const Tcb& tcb, const Call& call, Actions& actions, Fired& fired) {
    if (tcb.state == State::CLOSED) {
        if (call.forbidden) {
            fired(Rule::STATUS_ILLEGAL);
            actions.told.illegal = true;
            return Flow::RETURN;
        }
        fired(Rule::STATUS_DOES_NOT_EXIST);
        actions.told.does_not_exist = true;
        return Flow::RETURN;
    }
    fired(Rule::STATUS);
    actions.told.ok = true;
    return Flow::RETURN;
}

// CLOSED (RFC 9293 section 3.10.7.1): the first rule that fits fires
template <class Fired>
constexpr Flow phase_closed(const Segment& seg, Actions& actions, Fired& fired) {
    if (seg.rst) {
        fired(Rule::CLOSED_RST);
        return Flow::RETURN;
    }
    fired(Rule::CLOSED_ANY);
    as_closed_any(seg, actions);
    return Flow::RETURN;
}

// LISTEN (RFC 9293 section 3.10.7.2): the first rule that fits fires
template <class Fired>
constexpr Flow phase_listen(Tcb& tcb, const Call& call, const Config& cfg, const Segment& seg,
        Actions& actions, Fired& fired) {
    if (seg.rst) {
        fired(Rule::LISTEN_RST);
        return Flow::RETURN;
    }
    if (seg.has_ack) {
        fired(Rule::LISTEN_ACK);
        actions.out.seq = seg.ack;
        actions.out.rst = true;
        actions.told.sent = true;
        return Flow::RETURN;
    }
    if (seg.syn) {
        if (seg.insecure) {
            fired(Rule::LISTEN_SYN_INSECURE);
            as_closed_any(seg, actions);
            return Flow::RETURN;
        }
        if (!call.has_isn) {
            fired(Rule::LISTEN_SYN_ISN_MISSING);
            actions.told.isn_missing = true;
            return Flow::RETURN;
        }
        fired(Rule::LISTEN_SYN);
        as_listen_syn_2(tcb, call, cfg, seg, actions);
        return Flow::RETURN;
    }
    fired(Rule::LISTEN_OTHER);
    return Flow::RETURN;
}

// SYN-SENT (RFC 9293 section 3.10.7.3): the first rule that fits fires
template <class Fired>
constexpr Flow phase_syn_sent(Tcb& tcb, const Call& call, const Config& cfg, const Segment& seg,
        Actions& actions, Fired& fired) {
    if (seg.has_ack) {
        if (!acceptable_ack_of_syn(tcb, seg)) {
            if (seg.rst) {
                fired(Rule::SYN_SENT_BAD_ACK_RST);
                return Flow::RETURN;
            }
            fired(Rule::SYN_SENT_BAD_ACK);
            actions.out.seq = seg.ack;
            actions.out.rst = true;
            actions.told.sent = true;
            return Flow::RETURN;
        }
        if (seg.rst) {
            fired(Rule::SYN_SENT_RST);
            as_close_opening_2(tcb, actions);
            actions.told.refused = true;
            return Flow::RETURN;
        }
    }
    if (seg.rst) {
        fired(Rule::SYN_SENT_RST_BLIND);
        return Flow::RETURN;
    }
    if (seg.insecure) {
        fired(Rule::SYN_SENT_INSECURE);
        as_closed_any(seg, actions);
        return Flow::RETURN;
    }
    if (seg.syn) {
        if (seg.has_ack) {
            fired(Rule::SYN_SENT_SYN_ACK);
            as_syn_sent_syn_ack(tcb, call, cfg);
            as_close_opening_3(tcb);
            as_listen_syn_3(tcb, cfg, seg);
            tcb.state = State::ESTABLISHED;
            tcb.snd_una = seg.ack;
            tcb.snd_wl2 = seg.ack;
            actions.told.ack_owed = true;
            actions.told.open = true;
            return Flow::ANSWER;
        }
        fired(Rule::SYN_SENT_SYN);
        as_listen_syn(tcb, call, cfg, seg, actions);
        tcb.snd_wl2 = tcb.snd_iss;
        actions.out.seq = tcb.snd_iss;
        actions.told.sent_again = true;
        return Flow::RETURN;
    }
    fired(Rule::SYN_SENT_OTHER);
    return Flow::RETURN;
}

// first, check sequence number (RFC 9293 section 3.10.7.4, first): the first rule that fits fires
template <class Fired>
constexpr Flow phase_first_check_sequence_number(Tcb& tcb, const Call& call, const Config& cfg,
        const Segment& seg, Actions& actions, Fired& fired) {
    if (!seg.rst) {
        if (tcb.state == State::TIME_WAIT) {
            if (cfg.reuse_time_wait && (seg.syn
                    && (!seg.has_ack && (!seg.insecure
                    && (before(tcb.rcv_nxt, seg.seq)
                    && (call.has_isn && (before(tcb.snd_nxt, call.isn)
                    && tcb.rcv_unread == 0U))))))) {
                fired(Rule::TIME_WAIT_REOPEN);
                as_listen_syn_2(tcb, call, cfg, seg, actions);
                tcb.passive = true;
                tcb.reopened = true;
                tcb.snd_closed = false;
                tcb.armed_time_wait = false;
                tcb.deadline_time_wait = 0U;
                return Flow::RETURN;
            }
            if (seg.fin && (!seg.syn && (seg.has_ack && seg_end(seg) == tcb.rcv_nxt))) {
                fired(Rule::TIME_WAIT_FIN);
                as_answer_text(tcb, actions);
                tcb.armed_time_wait = true;
                tcb.deadline_time_wait = call.now + (cfg.msl + cfg.msl);
                return Flow::RETURN;
            }
        }
        if (tcb.state == State::SYN_RECEIVED) {
            if (!tcb.passive && (seg.syn && (seg.has_ack
                    && (!seg.insecure && (seg.seq == tcb.rcv_irs
                    && (before(tcb.snd_una, seg.ack)
                    && (until(seg.ack, tcb.snd_nxt) && !tcb.snd_closed))))))) {
                fired(Rule::SYN_RECEIVED_SYN_ACK);
                as_syn_received_syn_ack(tcb, actions);
                as_syn_sent_syn_ack(tcb, call, cfg);
                as_syn_received_syn_ack_2(tcb, seg);
                tcb.state = State::ESTABLISHED;
                return Flow::ANSWER;
            }
        }
    }
    if (tcb.rcv_wnd == 0U && (seg_len(seg) != 0U && seg.seq == tcb.rcv_nxt)) {
        fired(Rule::ZERO_WINDOW);
        actions.told.ack_owed = true;
        return Flow::CONTINUE;
    }
    if (!acceptable(tcb, seg)) {
        if (seg.rst) {
            fired(Rule::UNACCEPTABLE_RST);
            return Flow::RETURN;
        }
        if (seg_len(seg) == 0U) {
            fired(Rule::UNACCEPTABLE_EMPTY);
            as_unacceptable_empty(tcb, call, cfg, actions);
            return Flow::RETURN;
        }
        fired(Rule::UNACCEPTABLE);
        as_answer_text(tcb, actions);
        return Flow::RETURN;
    }
    return Flow::CONTINUE;
}

// second, check the RST bit (RFC 9293 section 3.10.7.4, second): the first rule that fits fires
template <class Fired>
constexpr Flow phase_second_check_the_rst_bit(Tcb& tcb, const Call& call, const Config& cfg,
        const Segment& seg, Actions& actions, Fired& fired) {
    if (seg.rst) {
        if (seg.seq != tcb.rcv_nxt) {
            fired(Rule::RST_CHALLENGE);
            as_unacceptable_empty(tcb, call, cfg, actions);
            return Flow::RETURN;
        }
        if (tcb.state == State::TIME_WAIT) {
            if (cfg.protect_time_wait) {
                fired(Rule::RST_TIME_WAIT_PROTECTED);
                return Flow::RETURN;
            }
        }
        if (tcb.state == State::SYN_RECEIVED) {
            if (tcb.reopened) {
                fired(Rule::RST_SYN_RECEIVED_REOPENED);
                as_rst_syn_received_reopened_2(tcb, call, cfg);
                return Flow::RETURN;
            }
            if (tcb.passive) {
                if (tcb.snd_closed) {
                    fired(Rule::RST_SYN_RECEIVED_CLOSED);
                    as_close_opening_2(tcb, actions);
                    actions.told.closed = true;
                    return Flow::RETURN;
                }
                fired(Rule::RST_SYN_RECEIVED_PASSIVE);
                as_close_opening(tcb);
                tcb.state = State::LISTEN;
                actions.told.listening = true;
                return Flow::RETURN;
            }
            fired(Rule::RST_SYN_RECEIVED_ACTIVE);
            as_close_opening_2(tcb, actions);
            actions.told.refused = true;
            return Flow::RETURN;
        }
        if (among(tcb.state, State::ESTABLISHED, State::FIN_WAIT_1, State::FIN_WAIT_2,
                State::CLOSE_WAIT, State::CLOSING, State::LAST_ACK)) {
            fired(Rule::RST_RESET);
            as_close_opening_2(tcb, actions);
            actions.told.reset = true;
            return Flow::RETURN;
        }
        fired(Rule::RST_TIME_WAIT);
        as_close_opening_2(tcb, actions);
        return Flow::RETURN;
    }
    return Flow::CONTINUE;
}

// third, check security (RFC 9293 section 3.10.7.4, third): the first rule that fits fires
template <class Fired>
constexpr Flow phase_third_check_security(Tcb& tcb, const Segment& seg, Actions& actions,
        Fired& fired) {
    if (seg.insecure) {
        if (tcb.state == State::SYN_RECEIVED) {
            fired(Rule::SECURITY_SYN_RECEIVED);
            as_closed_any(seg, actions);
            return Flow::RETURN;
        }
        if (tcb.state == State::TIME_WAIT) {
            fired(Rule::SECURITY_TIME_WAIT);
            as_close_opening_2(tcb, actions);
            as_closed_any(seg, actions);
            return Flow::RETURN;
        }
        fired(Rule::SECURITY);
        as_close_opening_2(tcb, actions);
        as_closed_any(seg, actions);
        actions.told.reset = true;
        return Flow::RETURN;
    }
    return Flow::CONTINUE;
}

// fourth, check the SYN bit (RFC 9293 section 3.10.7.4, fourth): the first rule that fits fires
template <class Fired>
constexpr Flow phase_fourth_check_the_syn_bit(Tcb& tcb, const Call& call, const Config& cfg,
        const Segment& seg, Actions& actions, Fired& fired) {
    if (seg.syn) {
        if (tcb.state == State::SYN_RECEIVED) {
            if (tcb.reopened) {
                fired(Rule::SYN_SYN_RECEIVED_REOPENED);
                as_rst_syn_received_reopened_2(tcb, call, cfg);
                return Flow::RETURN;
            }
            if (tcb.passive) {
                if (tcb.snd_closed) {
                    fired(Rule::SYN_SYN_RECEIVED_CLOSED);
                    as_close_opening_2(tcb, actions);
                    actions.told.closed = true;
                    return Flow::RETURN;
                }
                fired(Rule::SYN_SYN_RECEIVED_PASSIVE);
                as_close_opening(tcb);
                tcb.state = State::LISTEN;
                actions.told.listening = true;
                return Flow::RETURN;
            }
        }
        fired(Rule::SYN_CHALLENGE);
        as_unacceptable_empty(tcb, call, cfg, actions);
        return Flow::RETURN;
    }
    return Flow::CONTINUE;
}

// fifth, check the ACK field (RFC 9293 section 3.10.7.4, fifth): the first rule that fits fires
template <class Fired>
constexpr Flow phase_fifth_check_the_ack_field(Tcb& tcb, const Call& call, const Config& cfg,
        const Segment& seg, Actions& actions, Fired& fired) {
    if (!seg.has_ack) {
        fired(Rule::ACK_ABSENT);
        return Flow::RETURN;
    }
    if (tcb.state == State::SYN_RECEIVED) {
        if (!(before(tcb.snd_una, seg.ack) && until(seg.ack, tcb.snd_nxt))) {
            fired(Rule::ACK_SYN_RECEIVED_UNACCEPTABLE);
            actions.out.seq = seg.ack;
            actions.out.rst = true;
            actions.told.sent = true;
            return Flow::RETURN;
        }
        if (tcb.snd_closed) {
            fired(Rule::ACK_SYN_RECEIVED_CLOSED);
            as_syn_received_syn_ack(tcb, actions);
            tcb.state = State::FIN_WAIT_1;
            return Flow::CONTINUE;
        }
        fired(Rule::ACK_SYN_RECEIVED);
        as_syn_received_syn_ack(tcb, actions);
        tcb.state = State::ESTABLISHED;
        return Flow::CONTINUE;
    }
    if (before(tcb.snd_nxt, seg.ack)) {
        fired(Rule::ACK_UNSENT);
        as_unacceptable_empty(tcb, call, cfg, actions);
        return Flow::RETURN;
    }
    if (before(seg.ack, tcb.snd_una - tcb.snd_max_wnd)
            || (!tcb.snd_aged && until(seg.ack, tcb.snd_iss))) {
        fired(Rule::ACK_TOO_OLD);
        as_unacceptable_empty(tcb, call, cfg, actions);
        return Flow::RETURN;
    }
    if (tcb.state == State::TIME_WAIT) {
        fired(Rule::ACK_TIME_WAIT);
        return Flow::RETURN;
    }
    return Flow::CONTINUE;
}

// fifth, what is acknowledged (RFC 9293 section 3.10.7.4, fifth): the first rule that fits fires
template <class Fired>
constexpr Flow phase_fifth_what_is_acknowledged(Tcb& tcb, const Segment& seg, Actions& actions,
        Fired& fired) {
    if (before(tcb.snd_una, seg.ack)) {
        fired(Rule::ACK_NEW);
        as_close_opening_3(tcb);
        tcb.snd_aged = tcb.snd_aged || 1073741824U < (seg.ack - tcb.snd_iss);
        tcb.rtx_count = 0U;
        actions.acknowledged = seg.ack - tcb.snd_una - count(tcb.snd_closed
                && before(tcb.snd_end, seg.ack));
        tcb.snd_una = seg.ack;
        return Flow::CONTINUE;
    }
    if (tcb.snd_una != tcb.snd_nxt && (seg.ack == tcb.snd_una
            && (seg_len(seg) == 0U && seg.wnd == tcb.snd_wnd))) {
        fired(Rule::ACK_DUPLICATE);
        actions.told.duplicate_ack = true;
        return Flow::CONTINUE;
    }
    fired(Rule::ACK_OLD);
    return Flow::CONTINUE;
}

// fifth, the send window (RFC 9293 section 3.10.7.4, fifth): the first rule that fits fires
template <class Fired>
constexpr Flow phase_fifth_the_send_window(Tcb& tcb, const Call& call, const Segment& seg,
        Fired& fired) {
    if (until(tcb.snd_una, seg.ack) && segment_is_newer(tcb, seg)) {
        if (offered_window(seg) == 0U) {
            fired(Rule::WINDOW_CLOSED);
            tcb.snd_wnd = 0U;
            tcb.snd_wl1 = seg.seq;
            tcb.snd_wl2 = seg.ack;
            tcb.rtx_since = call.now;
            tcb.rtx_count = 0U;
            tcb.armed_user = false;
            tcb.deadline_user = 0U;
            return Flow::CONTINUE;
        }
        if (among(tcb.state, State::ESTABLISHED, State::FIN_WAIT_1, State::CLOSE_WAIT,
                State::CLOSING, State::LAST_ACK)) {
            if (tcb.snd_wnd == 0U) {
                fired(Rule::WINDOW_OPENS);
                as_close_opening_3(tcb);
                as_syn_received_syn_ack_2(tcb, seg);
                tcb.snd_wl1 = seg.seq;
                return Flow::CONTINUE;
            }
        }
        fired(Rule::WINDOW_UPDATE);
        as_syn_received_syn_ack_2(tcb, seg);
        tcb.snd_wl1 = seg.seq;
        return Flow::CONTINUE;
    }
    return Flow::CONTINUE;
}

// fifth, our FIN is acknowledged (RFC 9293 section 3.10.7.4, fifth): the first rule that fits fires
template <class Fired>
constexpr Flow phase_fifth_our_fin_is_acknowledged(Tcb& tcb, const Call& call, const Config& cfg,
        Actions& actions, Fired& fired) {
    if (fin_acknowledged(tcb)) {
        if (tcb.state == State::FIN_WAIT_1) {
            fired(Rule::FIN_WAIT_1_FIN_ACKNOWLEDGED);
            tcb.state = State::FIN_WAIT_2;
            return Flow::CONTINUE;
        }
        if (tcb.state == State::CLOSING) {
            fired(Rule::CLOSING_FIN_ACKNOWLEDGED);
            as_rst_syn_received_reopened(tcb, call, cfg);
            actions.told.closed = true;
            return Flow::RETURN;
        }
        fired(Rule::LAST_ACK_FIN_ACKNOWLEDGED);
        as_close_opening_2(tcb, actions);
        actions.told.closed = true;
        return Flow::RETURN;
    }
    return Flow::CONTINUE;
}

// the peer is alive (RFC 9293 section 3.8.4): the first rule that fits fires
template <class Fired>
constexpr Flow phase_the_peer_is_alive(Tcb& tcb, const Call& call, const Config& cfg,
        Fired& fired) {
    if (cfg.keep_alive) {
        fired(Rule::KEEP_ALIVE_HEARD);
        as_syn_sent_syn_ack(tcb, call, cfg);
        return Flow::CONTINUE;
    }
    return Flow::CONTINUE;
}

// sixth, check the URG bit (RFC 9293 section 3.10.7.4, sixth): the first rule that fits fires
template <class Fired>
constexpr Flow phase_sixth_check_the_urg_bit(Tcb& tcb, const Segment& seg, Actions& actions,
        Fired& fired) {
    if (seg.urg && (before(tcb.rcv_up, urgent_end(seg)) && before(tcb.rcv_nxt, urgent_end(seg)))) {
        fired(Rule::URG);
        tcb.rcv_up = urgent_end(seg);
        actions.told.urgent = true;
        return Flow::CONTINUE;
    }
    return Flow::CONTINUE;
}

// seventh, process the segment text (RFC 9293 section 3.10.7.4, seventh): the first rule that fits
// fires
template <class Fired>
constexpr Flow phase_seventh_process_the_segment_text(Tcb& tcb, const Config& cfg,
        const Segment& seg, Actions& actions, Fired& fired) {
    if (has_new_text(tcb, seg)) {
        if (cfg.half_duplex_close && tcb.snd_closed) {
            fired(Rule::TEXT_AFTER_CLOSE);
            actions.out.seq = tcb.snd_nxt;
            as_close_opening_2(tcb, actions);
            actions.out.rst = true;
            actions.told.sent = true;
            actions.told.reset = true;
            return Flow::RETURN;
        }
        fired(Rule::TEXT_IN_ORDER);
        const std::uint32_t value_0 = taken_text(tcb, seg);
        tcb.rcv_wnd = tcb.rcv_wnd - value_0;
        tcb.rcv_up = before(tcb.rcv_up, tcb.rcv_nxt + value_0) ? tcb.rcv_nxt + value_0 : tcb.rcv_up;
        tcb.rcv_unread = tcb.rcv_unread + value_0;
        actions.told.ack_owed = true;
        actions.delivered_at = already_received(tcb, seg);
        tcb.rcv_nxt = tcb.rcv_nxt + value_0;
        actions.delivered = value_0;
        return Flow::CONTINUE;
    }
    if (!starts_in_order(tcb, seg) && seg_len(seg) != 0U) {
        fired(Rule::TEXT_OUT_OF_ORDER);
        actions.told.ack_owed = true;
        return Flow::ANSWER;
    }
    return Flow::CONTINUE;
}

// eighth, check the FIN bit (RFC 9293 section 3.10.7.4, eighth): the first rule that fits fires
template <class Fired>
constexpr Flow phase_eighth_check_the_fin_bit(Tcb& tcb, const Call& call, const Config& cfg,
        const Segment& seg, Actions& actions, Fired& fired) {
    if (fin_in_sequence(tcb, seg)) {
        if (tcb.state == State::ESTABLISHED) {
            fired(Rule::ESTABLISHED_FIN);
            tcb.state = State::CLOSE_WAIT;
            tcb.rcv_nxt = tcb.rcv_nxt + 1U;
            actions.told.ack_owed = true;
            actions.told.closing = true;
            return Flow::ANSWER;
        }
        if (tcb.state == State::FIN_WAIT_1) {
            fired(Rule::FIN_WAIT_1_FIN);
            tcb.state = State::CLOSING;
            tcb.rcv_nxt = tcb.rcv_nxt + 1U;
            actions.told.ack_owed = true;
            actions.told.closing = true;
            return Flow::ANSWER;
        }
        fired(Rule::FIN_WAIT_2_FIN);
        as_rst_syn_received_reopened(tcb, call, cfg);
        tcb.rcv_nxt = tcb.rcv_nxt + 1U;
        actions.told.ack_owed = true;
        actions.told.closing = true;
        actions.told.closed = true;
        return Flow::ANSWER;
    }
    return Flow::CONTINUE;
}

// RETRANSMIT (RFC 9293 section 3.8.2): the first rule that fits fires
template <class Fired>
constexpr Flow phase_retransmit(const Tcb& tcb, const Call& call, Actions& actions, Fired& fired) {
    if (among(tcb.state, State::ESTABLISHED, State::FIN_WAIT_1, State::CLOSE_WAIT, State::CLOSING,
            State::LAST_ACK)) {
        if ((call.lost - tcb.snd_una) < outstanding(tcb)
                && (call.lost - tcb.snd_una) < tcb.snd_wnd) {
            fired(Rule::RETRANSMIT);
            const std::uint32_t value_0 = resent_lost_text(tcb, call);
            const std::uint32_t value_1 = lost_text(tcb, call);
            as_answer_text_2(tcb, actions);
            actions.out.seq = call.lost;
            actions.out.text = static_cast<std::uint16_t>(value_0);
            actions.out.fin = fin_sent(tcb) && value_0 == value_1
                    && value_1 < (tcb.snd_wnd - (call.lost - tcb.snd_una));
            actions.told.sent = true;
            actions.sent_at = call.lost - tcb.snd_una;
            actions.told.sent_again = true;
            actions.told.ok = true;
            return Flow::RETURN;
        }
    }
    fired(Rule::RETRANSMIT_NOTHING);
    return Flow::RETURN;
}

// RETRANSMISSION TIMEOUT (RFC 9293 section 3.10.8): the first rule that fits fires
template <class Fired>
constexpr Flow phase_retransmission_timeout(Tcb& tcb, const Call& call, const Config& cfg,
        Actions& actions, Fired& fired) {
    if (cfg.r2_syn <= without_progress(tcb, call)) {
        if (tcb.state == State::SYN_RECEIVED) {
            if (tcb.reopened) {
                fired(Rule::RETRANSMISSION_GIVE_UP_REOPENED);
                as_rst_syn_received_reopened_2(tcb, call, cfg);
                return Flow::RETURN;
            }
            if (tcb.passive) {
                if (tcb.snd_closed) {
                    fired(Rule::RETRANSMISSION_GIVE_UP_CLOSED);
                    as_close_opening_2(tcb, actions);
                    actions.told.closed = true;
                    return Flow::RETURN;
                }
                fired(Rule::RETRANSMISSION_GIVE_UP_PASSIVE);
                as_close_opening(tcb);
                tcb.state = State::LISTEN;
                actions.told.listening = true;
                return Flow::RETURN;
            }
        }
        if (among(tcb.state, State::SYN_SENT, State::SYN_RECEIVED)) {
            fired(Rule::RETRANSMISSION_GIVE_UP_SYN);
            as_close_opening_2(tcb, actions);
            actions.told.retry_timeout = true;
            return Flow::RETURN;
        }
    }
    if (among(tcb.state, State::ESTABLISHED, State::FIN_WAIT_1, State::CLOSE_WAIT, State::CLOSING,
            State::LAST_ACK)) {
        if (cfg.r2 <= without_progress(tcb, call)) {
            fired(Rule::RETRANSMISSION_GIVE_UP);
            as_close_opening_2(tcb, actions);
            actions.told.retry_timeout = true;
            return Flow::RETURN;
        }
    }
    if (tcb.state == State::SYN_SENT) {
        fired(Rule::RETRANSMISSION_SYN);
        as_retransmission_syn_2(tcb, call, cfg, actions);
        return Flow::RETURN;
    }
    if (tcb.state == State::SYN_RECEIVED) {
        fired(Rule::RETRANSMISSION_SYN_ACK);
        as_retransmission_syn_2(tcb, call, cfg, actions);
        actions.out.ack = tcb.rcv_nxt;
        actions.out.has_ack = true;
        return Flow::RETURN;
    }
    if (tcb.snd_una == tcb.snd_nxt) {
        if (has_unsent_text(tcb)) {
            fired(Rule::RETRANSMISSION_PROBE);
            const std::uint32_t value_0 = probe_text(tcb, call);
            as_retransmission_syn(tcb, call, cfg, actions);
            as_answer_text_2(tcb, actions);
            actions.out.seq = tcb.snd_nxt;
            actions.out.text = static_cast<std::uint16_t>(value_0);
            actions.sent_at = outstanding(tcb);
            tcb.snd_nxt = tcb.snd_nxt + value_0;
            return Flow::RETURN;
        }
        if (fin_due(tcb)) {
            fired(Rule::RETRANSMISSION_PROBE_FIN);
            as_retransmission_syn(tcb, call, cfg, actions);
            as_answer_text_2(tcb, actions);
            actions.out.seq = tcb.snd_nxt;
            actions.out.fin = true;
            actions.sent_at = outstanding(tcb);
            tcb.snd_nxt = tcb.snd_nxt + 1U;
            return Flow::RETURN;
        }
    }
    fired(Rule::RETRANSMISSION_TEXT);
    as_retransmission_syn(tcb, call, cfg, actions);
    as_answer_text_2(tcb, actions);
    actions.out.seq = tcb.snd_una;
    actions.out.text = static_cast<std::uint16_t>(resent_text(tcb));
    actions.out.fin = fin_rides_again(tcb);
    actions.sent_at = tcb.snd_una - tcb.snd_una;
    actions.told.sent_again = true;
    return Flow::RETURN;
}

// USER TIMEOUT (RFC 9293 section 3.10.8): the first rule that fits fires
template <class Fired>
constexpr Flow phase_user_timeout(Tcb& tcb, Actions& actions, Fired& fired) {
    fired(Rule::USER_TIMEOUT);
    as_close_opening_2(tcb, actions);
    actions.told.user_timeout = true;
    return Flow::RETURN;
}

// TIME-WAIT TIMEOUT (RFC 9293 section 3.10.8): the first rule that fits fires
template <class Fired>
constexpr Flow phase_time_wait_timeout(Tcb& tcb, Actions& actions, Fired& fired) {
    fired(Rule::TIME_WAIT_TIMEOUT);
    as_close_opening_2(tcb, actions);
    return Flow::RETURN;
}

// KEEP-ALIVE TIMEOUT (RFC 9293 section 3.8.4): the first rule that fits fires
template <class Fired>
constexpr Flow phase_keep_alive_timeout(Tcb& tcb, const Call& call, const Config& cfg,
        Actions& actions, Fired& fired) {
    if (something_to_send(tcb)) {
        fired(Rule::KEEP_ALIVE_BUSY);
        as_syn_sent_syn_ack(tcb, call, cfg);
        return Flow::RETURN;
    }
    if (among(tcb.state, State::ESTABLISHED, State::FIN_WAIT_2, State::CLOSE_WAIT)) {
        if (std::uint32_t{cfg.keep_count} <= std::uint32_t{tcb.keep_probes}) {
            fired(Rule::KEEP_ALIVE_GIVE_UP);
            as_close_opening_2(tcb, actions);
            actions.told.keep_alive_timeout = true;
            return Flow::RETURN;
        }
        fired(Rule::KEEP_ALIVE_PROBE);
        as_answer_text_2(tcb, actions);
        tcb.keep_probes = static_cast<std::uint16_t>(std::uint32_t{tcb.keep_probes} + 1U);
        tcb.armed_keep_alive = true;
        tcb.deadline_keep_alive = call.now + cfg.keep_interval;
        actions.out.seq = tcb.snd_nxt - 1U;
        actions.told.sent = true;
        return Flow::RETURN;
    }
    return Flow::CONTINUE;
}

template <class Fired>
constexpr Flow on_open_passive(Tcb& tcb, const Call& call, Actions& actions, Fired& fired) {
    return phase_open_passive(tcb, call, actions, fired);
}

template <class Fired>
constexpr Flow on_open_active(Tcb& tcb, const Call& call, const Config& cfg, Actions& actions,
        Fired& fired) {
    return phase_open_active(tcb, call, cfg, actions, fired);
}

template <class Fired>
constexpr Flow on_send(Tcb& tcb, const Call& call, const Config& cfg, Actions& actions,
        Fired& fired) {
    return phase_send(tcb, call, cfg, actions, fired);
}

template <class Fired>
constexpr Flow on_receive(Tcb& tcb, const Call& call, const Config& cfg, Actions& actions,
        Fired& fired) {
    return phase_receive(tcb, call, cfg, actions, fired);
}

template <class Fired>
constexpr Flow on_close(Tcb& tcb, const Call& call, const Config& cfg, Actions& actions,
        Fired& fired) {
    return phase_close(tcb, call, cfg, actions, fired);
}

template <class Fired>
constexpr Flow on_abort(Tcb& tcb, const Call& call, Actions& actions, Fired& fired) {
    return phase_abort(tcb, call, actions, fired);
}

template <class Fired>
constexpr Flow on_status(const Tcb& tcb, const Call& call, Actions& actions, Fired& fired) {
    return phase_status(tcb, call, actions, fired);
}

template <class Fired>
constexpr Flow on_segment_arrives(Tcb& tcb, const Call& call, const Config& cfg, const Segment& seg,
        Actions& actions, Fired& fired) {
    Flow flow = Flow::CONTINUE;

    if (tcb.state == State::CLOSED) {
        flow = phase_closed(seg, actions, fired);
        if (flow != Flow::CONTINUE) return flow;
    }
    if (tcb.state == State::LISTEN) {
        flow = phase_listen(tcb, call, cfg, seg, actions, fired);
        if (flow != Flow::CONTINUE) return flow;
    }
    if (tcb.state == State::SYN_SENT) {
        flow = phase_syn_sent(tcb, call, cfg, seg, actions, fired);
        if (flow != Flow::CONTINUE) return flow;
    }
    flow = phase_first_check_sequence_number(tcb, call, cfg, seg, actions, fired);
    if (flow != Flow::CONTINUE) return flow;
    flow = phase_second_check_the_rst_bit(tcb, call, cfg, seg, actions, fired);
    if (flow != Flow::CONTINUE) return flow;
    flow = phase_third_check_security(tcb, seg, actions, fired);
    if (flow != Flow::CONTINUE) return flow;
    flow = phase_fourth_check_the_syn_bit(tcb, call, cfg, seg, actions, fired);
    if (flow != Flow::CONTINUE) return flow;
    flow = phase_fifth_check_the_ack_field(tcb, call, cfg, seg, actions, fired);
    if (flow != Flow::CONTINUE) return flow;
    flow = phase_fifth_what_is_acknowledged(tcb, seg, actions, fired);
    if (flow != Flow::CONTINUE) return flow;
    flow = phase_fifth_the_send_window(tcb, call, seg, fired);
    if (flow != Flow::CONTINUE) return flow;
    if (among(tcb.state, State::FIN_WAIT_1, State::CLOSING, State::LAST_ACK)) {
        flow = phase_fifth_our_fin_is_acknowledged(tcb, call, cfg, actions, fired);
        if (flow != Flow::CONTINUE) return flow;
    }
    flow = phase_the_peer_is_alive(tcb, call, cfg, fired);
    if (flow != Flow::CONTINUE) return flow;
    if (among(tcb.state, State::ESTABLISHED, State::FIN_WAIT_1, State::FIN_WAIT_2)) {
        flow = phase_sixth_check_the_urg_bit(tcb, seg, actions, fired);
        if (flow != Flow::CONTINUE) return flow;
        flow = phase_seventh_process_the_segment_text(tcb, cfg, seg, actions, fired);
        if (flow != Flow::CONTINUE) return flow;
        return phase_eighth_check_the_fin_bit(tcb, call, cfg, seg, actions, fired);
    }
    return Flow::CONTINUE;
}

template <class Fired>
constexpr Flow on_retransmit(const Tcb& tcb, const Call& call, Actions& actions, Fired& fired) {
    return phase_retransmit(tcb, call, actions, fired);
}

template <class Fired>
constexpr Flow on_retransmission_timeout(Tcb& tcb, const Call& call, const Config& cfg,
        Actions& actions, Fired& fired) {
    if (among(tcb.state, State::SYN_SENT, State::SYN_RECEIVED, State::ESTABLISHED,
            State::FIN_WAIT_1, State::CLOSE_WAIT, State::CLOSING, State::LAST_ACK)) {
        return phase_retransmission_timeout(tcb, call, cfg, actions, fired);
    }
    return Flow::CONTINUE;
}

template <class Fired>
constexpr Flow on_user_timeout(Tcb& tcb, Actions& actions, Fired& fired) {
    if (among(tcb.state, State::LISTEN, State::SYN_SENT, State::SYN_RECEIVED, State::ESTABLISHED,
            State::FIN_WAIT_1, State::FIN_WAIT_2, State::CLOSE_WAIT, State::CLOSING,
            State::LAST_ACK, State::TIME_WAIT)) {
        return phase_user_timeout(tcb, actions, fired);
    }
    return Flow::CONTINUE;
}

template <class Fired>
constexpr Flow on_time_wait_timeout(Tcb& tcb, Actions& actions, Fired& fired) {
    if (tcb.state == State::TIME_WAIT) {
        return phase_time_wait_timeout(tcb, actions, fired);
    }
    return Flow::CONTINUE;
}

template <class Fired>
constexpr Flow on_keep_alive_timeout(Tcb& tcb, const Call& call, const Config& cfg,
        Actions& actions, Fired& fired) {
    if (among(tcb.state, State::ESTABLISHED, State::FIN_WAIT_1, State::FIN_WAIT_2,
            State::CLOSE_WAIT, State::CLOSING, State::LAST_ACK)) {
        return phase_keep_alive_timeout(tcb, call, cfg, actions, fired);
    }
    return Flow::CONTINUE;
}

template <class Fired>
constexpr void step(Tcb& tcb, Event event, const Call& call, const Config& cfg, const Segment& seg, Actions& actions,
                    Fired& fired) {
    Flow flow = Flow::CONTINUE;
    switch (event) {
    case Event::OPEN_PASSIVE:
        on_open_passive(tcb, call, actions, fired);
        return;
    case Event::OPEN_ACTIVE:
        on_open_active(tcb, call, cfg, actions, fired);
        return;
    case Event::SEND:
        flow = on_send(tcb, call, cfg, actions, fired);
        break;
    case Event::RECEIVE:
        flow = on_receive(tcb, call, cfg, actions, fired);
        break;
    case Event::CLOSE:
        flow = on_close(tcb, call, cfg, actions, fired);
        break;
    case Event::ABORT:
        on_abort(tcb, call, actions, fired);
        return;
    case Event::STATUS:
        on_status(tcb, call, actions, fired);
        return;
    case Event::SEGMENT_ARRIVES:
        flow = on_segment_arrives(tcb, call, cfg, seg, actions, fired);
        break;
    case Event::TRANSMIT:
        break;
    case Event::RETRANSMIT:
        on_retransmit(tcb, call, actions, fired);
        return;
    case Event::RETRANSMISSION_TIMEOUT:
        on_retransmission_timeout(tcb, call, cfg, actions, fired);
        return;
    case Event::USER_TIMEOUT:
        on_user_timeout(tcb, actions, fired);
        return;
    case Event::TIME_WAIT_TIMEOUT:
        on_time_wait_timeout(tcb, actions, fired);
        return;
    case Event::KEEP_ALIVE_TIMEOUT:
        on_keep_alive_timeout(tcb, call, cfg, actions, fired);
        return;
    default:
        return;
    }
    if (flow == Flow::RETURN) return;
    flow = phase_send_what_is_owed(tcb, call, actions, fired);
    if (flow == Flow::RETURN) return;
    if (among(tcb.state, State::ESTABLISHED, State::FIN_WAIT_1, State::CLOSE_WAIT, State::CLOSING,
            State::LAST_ACK)) {
        flow = phase_set_the_timers(tcb, call, cfg, fired);
    }
}

constexpr bool is_due(const Tcb& tcb, Event event, const Call& call, [[maybe_unused]] const Config& cfg) {
    switch (event) {
    case Event::TRANSMIT:
        return among(tcb.state, State::ESTABLISHED, State::FIN_WAIT_1, State::CLOSE_WAIT,
                State::CLOSING, State::LAST_ACK)
                && (can_send_text(tcb, call) || can_send_fin(tcb, call));
    case Event::RETRANSMISSION_TIMEOUT:
        return tcb.armed_retransmission && until(tcb.deadline_retransmission, call.now);
    case Event::USER_TIMEOUT:
        return tcb.armed_user && until(tcb.deadline_user, call.now);
    case Event::TIME_WAIT_TIMEOUT:
        return tcb.armed_time_wait && until(tcb.deadline_time_wait, call.now);
    case Event::KEEP_ALIVE_TIMEOUT:
        return tcb.armed_keep_alive && until(tcb.deadline_keep_alive, call.now);
    default:
        return event <= Event::KEEP_ALIVE_TIMEOUT;
    }
}

constexpr bool is_sound(const Config& cfg) {
    return cfg.rto <= cfg.max_rto && cfg.buffer != 0U && cfg.buffer <= 1073741824U
            && std::uint32_t{cfg.mss} != 0U && std::uint32_t{cfg.default_mss} != 0U && cfg.rto != 0U
            && cfg.max_rto <= 536870912U && cfg.r1 <= 536870912U && cfg.r2 <= 536870912U
            && 180000U <= cfg.r2_syn && cfg.r2_syn <= 536870912U && cfg.user_timeout <= 536870912U
            && cfg.msl != 0U && cfg.msl <= 536870912U && cfg.keep_idle != 0U
            && cfg.keep_idle <= 536870912U && cfg.keep_interval != 0U
            && cfg.keep_interval <= 536870912U && std::uint32_t{cfg.keep_count} != 0U
            && std::uint32_t{cfg.keep_count} <= 1000U && cfg.challenge_period <= 536870912U;
}

}  // namespace detail

// May the event happen now? Calls and segments always may; a timeout when its time has come; Event::TRANSMIT
// when it would send.
constexpr bool is_due(const Tcb& tcb, Event event, const Call& call, const Config& cfg) {
    return detail::is_due(tcb, event, call, cfg);
}

// Lets one event happen, and tells what to do. The segment matters to Event::SEGMENT_ARRIVES only. An event that
// is not due (see is_due), or that there is not, changes nothing and tells nothing. `fired` is called with each
// rule that fires.
template <class Fired>
constexpr Actions handle(Tcb& tcb, Event event, const Call& call, const Config& cfg, const Segment& seg,
                         Fired&& fired) {
    Actions actions{};
    if (is_due(tcb, event, call, cfg)) detail::step(tcb, event, call, cfg, seg, actions, fired);
    return actions;
}
constexpr Actions handle(Tcb& tcb, Event event, const Call& call, const Config& cfg, const Segment& seg) {
    return handle(tcb, event, call, cfg, seg, detail::Unnoted{});
}

// The first event that the machine itself makes due.
constexpr std::optional<Event> due(const Tcb& tcb, const Call& call, const Config& cfg) {
    if (is_due(tcb, Event::TRANSMIT, call, cfg)) {
        return Event::TRANSMIT;
    }
    if (is_due(tcb, Event::RETRANSMISSION_TIMEOUT, call, cfg)) {
        return Event::RETRANSMISSION_TIMEOUT;
    }
    if (is_due(tcb, Event::USER_TIMEOUT, call, cfg)) {
        return Event::USER_TIMEOUT;
    }
    if (is_due(tcb, Event::TIME_WAIT_TIMEOUT, call, cfg)) {
        return Event::TIME_WAIT_TIMEOUT;
    }
    if (is_due(tcb, Event::KEEP_ALIVE_TIMEOUT, call, cfg)) {
        return Event::KEEP_ALIVE_TIMEOUT;
    }
    return std::nullopt;
}

// When the host must look again: `call.now` if something is due, else the earliest timer that runs.
constexpr std::optional<std::uint32_t> next_deadline(const Tcb& tcb, const Call& call, const Config& cfg) {
    using detail::before;
    if (due(tcb, call, cfg)) return call.now;
    bool armed = false;
    std::uint32_t deadline = call.now;
    if (tcb.armed_retransmission && (!armed || before(tcb.deadline_retransmission, deadline))) {
        deadline = tcb.deadline_retransmission;
        armed = true;
    }
    if (tcb.armed_user && (!armed || before(tcb.deadline_user, deadline))) {
        deadline = tcb.deadline_user;
        armed = true;
    }
    if (tcb.armed_time_wait && (!armed || before(tcb.deadline_time_wait, deadline))) {
        deadline = tcb.deadline_time_wait;
        armed = true;
    }
    if (tcb.armed_keep_alive && (!armed || before(tcb.deadline_keep_alive, deadline))) {
        deadline = tcb.deadline_keep_alive;
        armed = true;
    }
    return armed ? std::optional<std::uint32_t>(deadline) : std::nullopt;
}

// Are the figures ones that the machine was proved for?
constexpr bool is_sound(const Config& cfg) {
    return detail::is_sound(cfg);
}

// Names as the RFC and the table write them, and where in the RFC a rule stands: by number.

inline constexpr std::string_view STATE_NAMES[] = {
    "CLOSED",
    "LISTEN",
    "SYN-SENT",
    "SYN-RECEIVED",
    "ESTABLISHED",
    "FIN-WAIT-1",
    "FIN-WAIT-2",
    "CLOSE-WAIT",
    "CLOSING",
    "LAST-ACK",
    "TIME-WAIT",
};

inline constexpr std::string_view EVENT_NAMES[] = {
    "OPEN PASSIVE",
    "OPEN ACTIVE",
    "SEND",
    "RECEIVE",
    "CLOSE",
    "ABORT",
    "STATUS",
    "SEGMENT ARRIVES",
    "TRANSMIT",
    "RETRANSMIT",
    "RETRANSMISSION TIMEOUT",
    "USER TIMEOUT",
    "TIME WAIT TIMEOUT",
    "KEEP ALIVE TIMEOUT",
};

inline constexpr std::string_view RULE_NAMES[] = {
    "open-passive.illegal",
    "open-passive.no-resources",
    "open-passive",
    "open-passive.already-exists",
    "open-active.illegal",
    "open-active.remote-unspecified",
    "open-active.no-resources",
    "open-active.isn-missing",
    "open-active",
    "open-active.already-exists",
    "send.illegal",
    "send.does-not-exist",
    "send.listen.remote-unspecified",
    "send.closing",
    "send.no-resources",
    "send.listen.isn-missing",
    "send.listen",
    "send.queue",
    "send",
    "answer.text",
    "answer.fin",
    "answer.ack",
    "timers.start",
    "receive.illegal",
    "receive.does-not-exist",
    "receive.queue",
    "receive.closed",
    "receive.closing",
    "receive.opens-window",
    "receive",
    "close.illegal",
    "close.does-not-exist",
    "close.opening",
    "close.again",
    "close.syn-received",
    "close.unread",
    "close.established",
    "close.close-wait",
    "abort.illegal",
    "abort.does-not-exist",
    "abort.opening",
    "abort",
    "abort.closing",
    "abort.time-wait",
    "status.illegal",
    "status.does-not-exist",
    "status",
    "closed.rst",
    "closed.any",
    "listen.rst",
    "listen.ack",
    "listen.syn.insecure",
    "listen.syn.isn-missing",
    "listen.syn",
    "listen.other",
    "syn-sent.bad-ack.rst",
    "syn-sent.bad-ack",
    "syn-sent.rst",
    "syn-sent.rst.blind",
    "syn-sent.insecure",
    "syn-sent.syn-ack",
    "syn-sent.syn",
    "syn-sent.other",
    "time-wait.reopen",
    "time-wait.fin",
    "syn-received.syn-ack",
    "zero-window",
    "unacceptable.rst",
    "unacceptable.empty",
    "unacceptable",
    "rst.challenge",
    "rst.time-wait.protected",
    "rst.syn-received.reopened",
    "rst.syn-received.closed",
    "rst.syn-received.passive",
    "rst.syn-received.active",
    "rst.reset",
    "rst.time-wait",
    "security.syn-received",
    "security.time-wait",
    "security",
    "syn.syn-received.reopened",
    "syn.syn-received.closed",
    "syn.syn-received.passive",
    "syn.challenge",
    "ack.absent",
    "ack.syn-received.unacceptable",
    "ack.syn-received.closed",
    "ack.syn-received",
    "ack.unsent",
    "ack.too-old",
    "ack.time-wait",
    "ack.new",
    "ack.duplicate",
    "ack.old",
    "window.closed",
    "window.opens",
    "window.update",
    "fin-wait-1.fin-acknowledged",
    "closing.fin-acknowledged",
    "last-ack.fin-acknowledged",
    "keep-alive.heard",
    "urg",
    "text.after-close",
    "text.in-order",
    "text.out-of-order",
    "established.fin",
    "fin-wait-1.fin",
    "fin-wait-2.fin",
    "retransmit",
    "retransmit.nothing",
    "retransmission.give-up.reopened",
    "retransmission.give-up.closed",
    "retransmission.give-up.passive",
    "retransmission.give-up.syn",
    "retransmission.give-up",
    "retransmission.syn",
    "retransmission.syn-ack",
    "retransmission.probe",
    "retransmission.probe-fin",
    "retransmission.text",
    "user-timeout",
    "time-wait.timeout",
    "keep-alive.busy",
    "keep-alive.give-up",
    "keep-alive.probe",
};

inline constexpr std::string_view RULE_CLAUSES[] = {
    "RFC 9293 section 3.10.1",
    "RFC 9293 section 3.10.1",
    "RFC 9293 section 3.10.1",
    "RFC 9293 section 3.10.1",
    "RFC 9293 section 3.10.1",
    "RFC 9293 section 3.10.1",
    "RFC 9293 section 3.10.1",
    "RFC 9293 section 3.4.1",
    "RFC 9293 section 3.10.1",
    "RFC 9293 section 3.10.1",
    "RFC 9293 section 3.10.2",
    "RFC 9293 section 3.10.2",
    "RFC 9293 section 3.10.2",
    "RFC 9293 section 3.10.2",
    "RFC 9293 section 3.10.2",
    "RFC 9293 section 3.4.1",
    "RFC 9293 section 3.10.2",
    "RFC 9293 section 3.10.2",
    "RFC 9293 section 3.10.2",
    "RFC 9293 section 3.10.2",
    "RFC 9293 section 3.10.4",
    "RFC 9293 section 3.10.7.4, seventh",
    "RFC 9293 section 3.8.1",
    "RFC 9293 section 3.10.3",
    "RFC 9293 section 3.10.3",
    "RFC 9293 section 3.10.3",
    "RFC 9293 section 3.8.3",
    "RFC 9293 section 3.10.3",
    "RFC 9293 section 3.10.3",
    "RFC 9293 section 3.10.3",
    "RFC 9293 section 3.10.4",
    "RFC 9293 section 3.10.4",
    "RFC 9293 section 3.10.4",
    "RFC 9293 section 3.10.4",
    "RFC 9293 section 3.10.4",
    "RFC 9293 section 3.6.1",
    "RFC 9293 section 3.10.4",
    "RFC 9293 section 3.10.4",
    "RFC 9293 section 3.10.5",
    "RFC 9293 section 3.10.5",
    "RFC 9293 section 3.10.5",
    "RFC 9293 section 3.10.5",
    "RFC 9293 section 3.10.5",
    "RFC 9293 section 3.10.5",
    "RFC 9293 section 3.10.6",
    "RFC 9293 section 3.10.6",
    "RFC 9293 section 3.10.6",
    "RFC 9293 section 3.10.7.1",
    "RFC 9293 section 3.10.7.1",
    "RFC 9293 section 3.10.7.2, first",
    "RFC 9293 section 3.10.7.2, second",
    "RFC 9293 section 3.10.7.2, third",
    "RFC 9293 section 3.4.1",
    "RFC 9293 section 3.10.7.2, third",
    "RFC 9293 section 3.10.7.2, fourth",
    "RFC 9293 section 3.10.7.3, first",
    "RFC 9293 section 3.10.7.3, first",
    "RFC 9293 section 3.10.7.3, second",
    "RFC 9293 section 3.10.7.3, second",
    "RFC 9293 section 3.10.7.3, third",
    "RFC 9293 section 3.10.7.3, fourth",
    "RFC 9293 section 3.10.7.3, fourth",
    "RFC 9293 section 3.10.7.3, fifth",
    "RFC 9293 section 3.6.1",
    "RFC 9293 section 3.10.7.4, fifth",
    "RFC 9293 section 3.5, Figure 7",
    "RFC 9293 section 3.10.7.4, first",
    "RFC 9293 section 3.10.7.4, first",
    "RFC 9293 section 3.10.7.4, first",
    "RFC 9293 section 3.10.7.4, first",
    "RFC 5961 section 3.2",
    "RFC 1337 section 3",
    "RFC 9293 section 3.6.1",
    "RFC 9293 section 3.10.7.4, second",
    "RFC 9293 section 3.10.7.4, second",
    "RFC 9293 section 3.10.7.4, second",
    "RFC 9293 section 3.10.7.4, second",
    "RFC 9293 section 3.10.7.4, second",
    "RFC 9293 section 3.10.7.4, third",
    "RFC 9293 section 3.10.7.4, third",
    "RFC 9293 section 3.10.7.4, third",
    "RFC 9293 section 3.6.1",
    "RFC 9293 section 3.10.7.4, fourth",
    "RFC 9293 section 3.10.7.4, fourth",
    "RFC 5961 section 4.2",
    "RFC 9293 section 3.10.7.4, fifth",
    "RFC 9293 section 3.10.7.4, fifth",
    "RFC 9293 section 3.10.4",
    "RFC 9293 section 3.10.7.4, fifth",
    "RFC 9293 section 3.10.7.4, fifth",
    "RFC 5961 section 5.2",
    "RFC 9293 section 3.10.7.4, fifth",
    "RFC 9293 section 3.10.7.4, fifth",
    "RFC 5681 section 2",
    "RFC 9293 section 3.10.7.4, fifth",
    "RFC 9293 section 3.8.6.1",
    "RFC 9293 section 3.8.6.1",
    "RFC 9293 section 3.10.7.4, fifth",
    "RFC 9293 section 3.10.7.4, fifth",
    "RFC 9293 section 3.10.7.4, fifth",
    "RFC 9293 section 3.10.7.4, fifth",
    "RFC 9293 section 3.8.4",
    "RFC 9293 section 3.10.7.4, sixth",
    "RFC 9293 section 3.6.1",
    "RFC 9293 section 3.10.7.4, seventh",
    "RFC 9293 section 3.10.7.4, seventh",
    "RFC 9293 section 3.10.7.4, eighth",
    "RFC 9293 section 3.10.7.4, eighth",
    "RFC 9293 section 3.10.7.4, eighth",
    "RFC 9293 section 3.8.2",
    "RFC 9293 section 3.8.6",
    "RFC 9293 section 3.6.1",
    "RFC 9293 section 3.8.3",
    "RFC 9293 section 3.8.3",
    "RFC 9293 section 3.8.3",
    "RFC 9293 section 3.8.3",
    "RFC 9293 section 3.10.8",
    "RFC 9293 section 3.10.8",
    "RFC 9293 section 3.8.6.1",
    "RFC 9293 section 3.8.6.1",
    "RFC 9293 section 3.10.8",
    "RFC 9293 section 3.10.8",
    "RFC 9293 section 3.10.8",
    "RFC 9293 section 3.8.4",
    "RFC 9293 section 3.8.4",
    "RFC 9293 section 3.8.4",
};

}  // namespace synfin

#endif
