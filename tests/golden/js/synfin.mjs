// Printed by Synfin 0.1.0 from its table "standard": RFC 9293 as the table states it
// Command: synfin generate js
// Table: SHA-256 d15b1e9544c104e8c98ab425c5df2010932e0470b3db7f5d2e7fea0ce5d2dbeb
// Properties: violates none that Synfin asks of it
// SPDX-License-Identifier: Apache-2.0
// Do not edit: change the table and print it again.
//
// TCP's connection machine, RFC 9293: one end of one connection, from SYN to FIN. The host carries the
// segments, keeps the octets and the clock; the machine counts. It needs nothing but the language.
//
//     import { Event, handle, newCall, newConfig, newSegment, newTcb } from './synfin.mjs';
//
//     const tcb = newTcb();
//     const config = newConfig();  // the RFC's own figures
//     const call = { ...newCall(), now: clockInMs(), isn: freshInitialSequenceNumber(), has_isn: true };
//     const actions = handle(tcb, Event.OPEN_ACTIVE, call, config, newSegment());
//     if (actions.told.sent) transmit(actions.out);
//
// All numbers are whole, from 0 to 2^32 - 1: reduce a clock by `>>> 0`. Call `due` after each event, and again
// at `nextDeadline`, and let what is due happen.
//
// What is done with octets, in this order: `acknowledged` of them leave the front of the send buffer;
// `delivered` of the segment's text are new, from its place `delivered_at` on; `received` are what a RECEIVE
// hands to the user; the text of `out`, if `told.sent` is told, begins at the place `sent_at` of the send buffer,
// which begins with the number snd_una once our SYN is acknowledged.
// PSH, delaying what is owed and Nagle's algorithm are the host's: so is the scale of windows, which are
// counted here in octets (that of a SYN is never scaled, RFC 7323 section 2.2). All numbers wrap at 2^32:
// sequence numbers, and the clock, too.
//
// A TCB may be freed, or used again, when `deleted` is told: its state is State.CLOSED from then on. A connection
// that waits in LISTEN turns into the one that is called: a host that is to go on listening keeps another
// TCB in LISTEN for whoever calls next. One that falls back waits again: `listening` is told.
// An initial sequence number must be given (call.isn, and has_isn with it) with each event that reads it:
// which OPEN, and which segment, makes a new incarnation is not known beforehand. Without one nothing is opened
// and no SYN answered, and `isn_missing` is told.
//
// call.cwnd is what may be in flight (RFC 5681): SEND, acknowledgments and Event.TRANSMIT go no further. 0 is no limit
// but the peer's. At a time-out the oldest segment is sent again; what else the host takes for lost it asks for
// with RETRANSMIT, a segment each time, from the number call.lost on: snd_una at the third `duplicate_ack`
// (RFC 5681 section 3.2), and what follows after a time-out as far as the congestion window goes.
// call.rto is the time-out as measured (RFC 6298), 0 where none is. A round trip is measured by what was sent
// once: not while `sent_again` is told of what is acknowledged (Karn).
// Each segment that is held and handled again may owe an acknowledgment: send but the last. Options of every
// segment (timestamps) take from the text: make `mss` of the peer's SYN, and default_mss, that much smaller.

// The states (RFC 9293 section 3.3.2).
export const State = Object.freeze({
    CLOSED: 0,  // no connection: there is no TCB
    LISTEN: 1,  // waiting for a connection request from any remote peer
    SYN_SENT: 2,  // waiting for a matching connection request after having sent one
    SYN_RECEIVED: 3,  // waiting for the acknowledgment of our request after both were exchanged
    ESTABLISHED: 4,  // an open connection: data can be delivered
    FIN_WAIT_1: 5,  // waiting for the peer's FIN, or for the acknowledgment of ours
    FIN_WAIT_2: 6,  // waiting for the peer's FIN: ours is acknowledged
    CLOSE_WAIT: 7,  // waiting for the local user's CLOSE: the peer has closed
    CLOSING: 8,  // waiting for the acknowledgment of our FIN: both have closed
    LAST_ACK: 9,  // waiting for the acknowledgment of our FIN, sent after the peer's
    // waiting 2MSL, so that the peer has our acknowledgment and old segments are gone
    TIME_WAIT: 10,
});

// The events (RFC 9293 section 3.10), and what each reads beside the TCB and the configuration.
// What it does not read need not be set.
export const Event = Object.freeze({
    OPEN_PASSIVE: 0,  // the user waits for whoever calls; reads call.forbidden, call.no_room
    // the user calls a remote socket; reads call.now, call.isn, call.rto, call.has_isn,
    // call.remote, call.forbidden, call.no_room
    OPEN_ACTIVE: 1,
    // the user queues octets; reads call.now, call.isn, call.octets, call.cwnd, call.rto,
    // call.has_isn, call.remote, call.forbidden, call.no_room
    SEND: 2,
    // the user takes octets; reads call.now, call.octets, call.cwnd, call.rto, call.forbidden
    RECEIVE: 3,
    CLOSE: 4,  // the user has no more to send; reads call.now, call.cwnd, call.rto, call.forbidden
    ABORT: 5,  // the user gives the connection up; reads call.forbidden
    STATUS: 6,  // the user asks for the state; reads call.forbidden
    // a segment comes in; reads call.now, call.isn, call.cwnd, call.rto, call.has_isn, and the
    // segment
    SEGMENT_ARRIVES: 7,
    // more can be sent at once: the host asks for the next segment; reads call.now, call.cwnd,
    // call.rto
    TRANSMIT: 8,
    RETRANSMIT: 9,  // the host takes text for lost and asks for it again; reads call.lost
    RETRANSMISSION_TIMEOUT: 10,  // the retransmission timer has run out; reads call.now, call.cwnd
    USER_TIMEOUT: 11,  // the user timer has run out; reads call.now
    TIME_WAIT_TIMEOUT: 12,  // 2MSL have passed; reads call.now
    KEEP_ALIVE_TIMEOUT: 13,  // nothing was heard for the keep-alive time; reads call.now
});

// The rules of the table, by what they say.
export const Rule = Object.freeze({
    OPEN_PASSIVE_ILLEGAL: 0,  // the user may not use this local socket
    OPEN_PASSIVE_NO_RESOURCES: 1,  // there is no room for another connection
    OPEN_PASSIVE: 2,  // a TCB is made and waits for whoever calls
    OPEN_PASSIVE_ALREADY_EXISTS: 3,  // there is a connection already
    OPEN_ACTIVE_ILLEGAL: 4,  // the user may not use this local socket
    OPEN_ACTIVE_REMOTE_UNSPECIFIED: 5,  // an active OPEN must say whom it calls
    OPEN_ACTIVE_NO_RESOURCES: 6,  // there is no room for another connection
    // the host has given no number to begin with, and zero is no choice (MUST-8)
    OPEN_ACTIVE_ISN_MISSING: 7,
    OPEN_ACTIVE: 8,  // a SYN calls the peer; a waiting connection turns from passive to active
    OPEN_ACTIVE_ALREADY_EXISTS: 9,  // there is a connection already
    SEND_ILLEGAL: 10,  // the user may not use this connection
    SEND_DOES_NOT_EXIST: 11,  // there is no connection to send on
    SEND_LISTEN_REMOTE_UNSPECIFIED: 12,  // nobody has called, and whom to call is not known
    SEND_CLOSING: 13,  // no text follows a CLOSE
    SEND_NO_RESOURCES: 14,  // there is no room to queue the text
    // the host has given no number to begin with, and zero is no choice (MUST-8)
    SEND_LISTEN_ISN_MISSING: 15,
    SEND_LISTEN: 16,  // a SEND on a waiting connection calls the peer, the text is queued
    SEND_QUEUE: 17,  // the text waits until the connection is open
    SEND: 18,  // the text is queued; what the window takes is sent
    ANSWER_TEXT: 19,  // queued text leaves as far as the window goes, the FIN on the last of it
    ANSWER_FIN: 20,  // everything is sent and the user has closed: the FIN
    ANSWER_ACK: 21,  // the acknowledgment that the event owes
    TIMERS_START: 22,  // something is outstanding or waits for the window: the timers run
    RECEIVE_ILLEGAL: 23,  // the user may not use this connection
    RECEIVE_DOES_NOT_EXIST: 24,  // there is no connection to receive from
    RECEIVE_QUEUE: 25,  // the request waits until the connection is open
    RECEIVE_CLOSED: 26,  // a half-duplex CLOSE has ended receiving too (MAY-1)
    RECEIVE_CLOSING: 27,  // the peer has closed and nothing is left to receive
    RECEIVE_OPENS_WINDOW: 28,  // text is taken, and the peer is told of the room
    RECEIVE: 29,  // text is taken
    CLOSE_ILLEGAL: 30,  // the user may not use this connection
    CLOSE_DOES_NOT_EXIST: 31,  // there is no connection to close
    CLOSE_OPENING: 32,  // nobody has answered: the TCB is deleted
    CLOSE_AGAIN: 33,  // CLOSE was called before
    CLOSE_SYN_RECEIVED: 34,  // the CLOSE waits until our SYN is acknowledged
    // a half-duplex CLOSE with unread text tells the peer that it is lost (SHLD-3)
    CLOSE_UNREAD: 35,
    CLOSE_ESTABLISHED: 36,  // a FIN follows the last octet queued
    CLOSE_CLOSE_WAIT: 37,  // a FIN follows the last octet queued, and is the second of the two
    ABORT_ILLEGAL: 38,  // the user may not use this connection
    ABORT_DOES_NOT_EXIST: 39,  // there is no connection to abort
    ABORT_OPENING: 40,  // nobody has answered: the TCB is deleted
    ABORT: 41,  // the peer is told by a reset, the TCB is deleted
    ABORT_CLOSING: 42,  // our FIN may not have arrived: the user hears that it was an abort
    ABORT_TIME_WAIT: 43,  // both sides have closed: the waiting is cut short
    STATUS_ILLEGAL: 44,  // the user may not use this connection
    STATUS_DOES_NOT_EXIST: 45,  // there is no connection to ask about
    STATUS: 46,  // the host reads the state from the TCB
    CLOSED_RST: 47,  // a reset is never answered
    CLOSED_ANY: 48,  // there is no connection: the sender is told so
    LISTEN_RST: 49,  // a reset can't answer anything that we sent
    LISTEN_ACK: 50,  // nothing was sent that could be acknowledged
    LISTEN_SYN_INSECURE: 51,  // a SYN of another security or compartment
    // the host has given no number to answer with: dropped, the SYN comes again
    LISTEN_SYN_ISN_MISSING: 52,
    LISTEN_SYN: 53,  // a SYN is answered by SYN and ACK; its text, if any, must come again
    LISTEN_OTHER: 54,  // neither SYN, ACK nor RST: dropped
    SYN_SENT_BAD_ACK_RST: 55,  // a reset that acknowledges what we never sent is not for us
    SYN_SENT_BAD_ACK: 56,  // who acknowledges what we never sent is out of step: reset it
    SYN_SENT_RST: 57,  // the peer refuses our SYN
    SYN_SENT_RST_BLIND: 58,  // a reset that acknowledges nothing proves nothing
    SYN_SENT_INSECURE: 59,  // security or compartment do not match
    SYN_SENT_SYN_ACK: 60,  // our SYN is acknowledged and the peer's has come: open
    SYN_SENT_SYN: 61,  // both have called at once: simultaneous open (MUST-10)
    SYN_SENT_OTHER: 62,  // neither SYN nor RST: dropped
    TIME_WAIT_REOPEN: 63,  // a SYN ahead of all old numbers opens the next incarnation (MAY-2)
    TIME_WAIT_FIN: 64,  // the peer's FIN again: its ACK was lost, 2MSL start anew
    SYN_RECEIVED_SYN_ACK: 65,  // simultaneous open: the peer's SYN again, now with the ACK of ours
    // the window is closed: ACK, URG and RST of a segment in sequence are heard all the same
    // (MUST-66)
    ZERO_WINDOW: 66,
    UNACCEPTABLE_RST: 67,  // a reset outside the window is dropped in silence
    // outside the window, and nothing in it: the answer is throttled, so that two of us can't
    // answer each other for ever
    UNACCEPTABLE_EMPTY: 68,
    UNACCEPTABLE: 69,  // outside the window: the sender is told what is expected
    RST_CHALLENGE: 70,  // in the window, but not the number expected: let the peer prove itself
    RST_TIME_WAIT_PROTECTED: 71,  // an old reset can't end TIME-WAIT
    // the SYN that reopened was an old one: back to TIME-WAIT (MAY-2)
    RST_SYN_RECEIVED_REOPENED: 72,
    RST_SYN_RECEIVED_CLOSED: 73,  // who called has gone, and the user has closed: the end
    RST_SYN_RECEIVED_PASSIVE: 74,  // who called has gone: back to LISTEN, no word to the user
    RST_SYN_RECEIVED_ACTIVE: 75,  // the peer refuses
    RST_RESET: 76,  // the peer has reset the connection; what was under way is lost
    RST_TIME_WAIT: 77,  // both had closed: the waiting is over
    SECURITY_SYN_RECEIVED: 78,  // another security or compartment: reset the sender
    SECURITY_TIME_WAIT: 79,  // the connection had ended: the user knows already
    SECURITY: 80,  // another security or compartment: the connection is reset
    // the SYN that reopened was an old one: back to TIME-WAIT (MAY-2)
    SYN_SYN_RECEIVED_REOPENED: 81,
    SYN_SYN_RECEIVED_CLOSED: 82,  // who called calls anew, but the user has closed: the end
    SYN_SYN_RECEIVED_PASSIVE: 83,  // who called calls anew: back to LISTEN
    SYN_CHALLENGE: 84,  // a SYN on an open connection: let the peer prove itself
    ACK_ABSENT: 85,  // every segment of an open connection acknowledges
    ACK_SYN_RECEIVED_UNACCEPTABLE: 86,  // this does not acknowledge our SYN: reset the sender
    ACK_SYN_RECEIVED_CLOSED: 87,  // our SYN is acknowledged, and the user has closed meanwhile
    ACK_SYN_RECEIVED: 88,  // our SYN is acknowledged: open
    ACK_UNSENT: 89,  // it acknowledges what was never sent: tell the sender, drop it
    ACK_TOO_OLD: 90,  // it acknowledges less than any honest segment could: a blind guess
    ACK_TIME_WAIT: 91,  // only the peer's FIN matters here, and it was looked for already
    ACK_NEW: 92,  // SND.UNA moves; the timers start anew with what is left
    // the same again while text is outstanding: a segment has left the network, another may be lost
    ACK_DUPLICATE: 93,
    ACK_OLD: 94,  // nothing new is acknowledged: it can be ignored
    WINDOW_CLOSED: 95,  // the peer's window is closed but the peer lives: R2 counts anew (MUST-37)
    // the window opens again: what waits and what was probed starts with a fresh time-out
    WINDOW_OPENS: 96,
    WINDOW_UPDATE: 97,  // the newest segment says how much the peer takes
    FIN_WAIT_1_FIN_ACKNOWLEDGED: 98,  // our direction is closed; the peer's is open still
    CLOSING_FIN_ACKNOWLEDGED: 99,  // both directions are closed
    LAST_ACK_FIN_ACKNOWLEDGED: 100,  // the peer has our FIN: all is said
    // whatever is acceptable shows that the peer lives: its time starts anew
    KEEP_ALIVE_HEARD: 101,
    URG: 102,  // urgent data lies further ahead than was known: the user is told (MUST-32)
    // the user has closed for good: new text is lost, and the peer is told (SHLD-3)
    TEXT_AFTER_CLOSE: 103,
    TEXT_IN_ORDER: 104,  // new text in order is delivered, as far as the window goes
    // a hole lies before it: the host may hold the segment and present it again (SHLD-31)
    TEXT_OUT_OF_ORDER: 105,
    ESTABLISHED_FIN: 106,  // the peer has no more to send; we may
    FIN_WAIT_1_FIN: 107,  // both close at once; ours is not acknowledged yet
    FIN_WAIT_2_FIN: 108,  // both have closed: acknowledge it and wait 2MSL
    // what the host takes for lost goes again, a segment of it; the clocks go on as they were
    RETRANSMIT: 109,
    // it is not outstanding, or the peer's window does not reach there any more
    RETRANSMIT_NOTHING: 110,
    // the SYN that reopened was an old one: back to TIME-WAIT (MAY-2)
    RETRANSMISSION_GIVE_UP_REOPENED: 111,
    // who called does not answer, and the user has closed: the end
    RETRANSMISSION_GIVE_UP_CLOSED: 112,
    // who called does not answer: back to LISTEN (MUST-20, MUST-23)
    RETRANSMISSION_GIVE_UP_PASSIVE: 113,
    RETRANSMISSION_GIVE_UP_SYN: 114,  // nobody answers our SYN (MUST-20, MUST-23)
    RETRANSMISSION_GIVE_UP: 115,  // R2 is reached without progress (MUST-20)
    RETRANSMISSION_SYN: 116,  // the SYN again
    RETRANSMISSION_SYN_ACK: 117,  // SYN and ACK again
    RETRANSMISSION_PROBE: 118,  // nothing is outstanding and text waits: probe the window (MUST-36)
    // nothing is outstanding and the FIN waits: it probes the window
    RETRANSMISSION_PROBE_FIN: 119,
    RETRANSMISSION_TEXT: 120,  // the oldest unacknowledged text, and the FIN, again
    USER_TIMEOUT: 121,  // the user's patience is over
    TIME_WAIT_TIMEOUT: 122,  // 2MSL have passed: the end
    KEEP_ALIVE_BUSY: 123,  // data is outstanding: its retransmission is the probe (MUST-26)
    KEEP_ALIVE_GIVE_UP: 124,  // so many probes have no answer: the peer is dead (MUST-29)
    // <SEQ=SND.NXT-1> without text draws an ACK from a living peer (SHLD-12)
    KEEP_ALIVE_PROBE: 125,
});

// The transmission control block: what one connection keeps from event to event. Read what you
// like; let only the machine write.
export const newTcb = () => ({
    state: State.CLOSED,  // the state of the connection
    // opened by a passive OPEN: a reset in SYN-RECEIVED returns to LISTEN (MUST-11)
    passive: false,
    reopened: false,  // opened by a SYN that came in TIME-WAIT: a reset returns there (MAY-2)
    // more than 2^30 numbers are acknowledged since ISS: no window reaches behind it
    snd_aged: false,
    snd_closed: false,  // the user has called CLOSE: a FIN follows the last octet
    // retransmission timer; with nothing outstanding it probes a closed window
    armed_retransmission: false,
    armed_user: false,  // user timer: the user's patience with data that nobody acknowledges
    armed_time_wait: false,  // time-wait timer: 2MSL
    armed_keep_alive: false,  // keep-alive timer: idle time, then the interval between probes
    snd_mss: 0,  // largest text the peer takes in one segment
    keep_probes: 0,  // keep-alive probes sent and not answered
    challenge_count: 0,  // challenge ACKs sent in the current period
    snd_una: 0,  // oldest number sent and not yet acknowledged
    snd_nxt: 0,  // next number to send
    snd_wnd: 0,  // send window: how much the peer takes beyond SND.UNA
    snd_wl1: 0,  // number of the segment that last updated the window
    snd_wl2: 0,  // acknowledgment of the segment that last updated the window
    snd_max_wnd: 0,  // largest window the peer has ever offered (MAX.SND.WND, RFC 5961 section 5)
    snd_end: 0,  // the number behind the last octet that the user has asked to send
    snd_iss: 0,  // initial send sequence number
    rcv_nxt: 0,  // next number expected
    rcv_wnd: 0,  // receive window: how much we take beyond RCV.NXT
    rcv_irs: 0,  // initial receive sequence number
    rcv_up: 0,  // receive urgent pointer
    rcv_unread: 0,  // octets that came in and the user has not yet received
    rtx_rto: 0,  // current retransmission time-out, doubled at each try, in ms
    rtx_since: 0,  // when the oldest unacknowledged number was sent, or the peer last heard
    rtx_count: 0,  // retransmissions since the last progress
    challenge_since: 0,  // when the current period began
    // retransmission timer; with nothing outstanding it probes a closed window
    deadline_retransmission: 0,
    deadline_user: 0,  // user timer: the user's patience with data that nobody acknowledges
    deadline_time_wait: 0,  // time-wait timer: 2MSL
    deadline_keep_alive: 0,  // keep-alive timer: idle time, then the interval between probes
});

// A segment, without its payload. Zero what does not apply.
export const newSegment = () => ({
    syn: false,  // SYN bit
    has_ack: false,  // ACK bit
    fin: false,  // FIN bit
    rst: false,  // RST bit
    urg: false,  // URG bit
    insecure: false,  // the host finds that security or compartment do not match the TCB's
    text: 0,  // octets of segment text (payload), without SYN and FIN
    up: 0,  // urgent pointer, an offset from SEG.SEQ
    mss: 0,  // maximum segment size option; 0: not present
    seq: 0,  // sequence number
    ack: 0,  // acknowledgment number; meaningful with the ACK bit
    wnd: 0,  // window, scaled by the host where a scale was agreed
});

// What the host says with an event.
export const newCall = () => ({
    has_isn: false,  // ISN is given: without it nothing is opened and no SYN answered
    remote: false,  // the remote socket is specified
    forbidden: false,  // the user may not use this local socket or connection
    no_room: false,  // the host has no resources for the request
    now: 0,  // the host's clock at the event
    isn: 0,  // a fresh initial sequence number from the host's generator (RFC 6528)
    octets: 0,  // octets to SEND, or to RECEIVE at most
    // most octets that may be in flight (RFC 5681's congestion window); 0: no limit of the host's
    cwnd: 0,
    rto: 0,  // retransmission time-out as the host measures it (RFC 6298), in ms; 0: not measured
    lost: 0,  // the number that RETRANSMIT sends again from
});

// What may differ between hosts. Octets and milliseconds.
export const newConfig = () => ({
    keep_alive: false,  // keep-alives are asked for (MUST-24, MUST-25)
    half_duplex_close: false,  // after CLOSE nothing more is received (MAY-1)
    protect_time_wait: false,  // a RST does not end TIME-WAIT (RFC 1337)
    reuse_time_wait: false,  // a new SYN ahead of the old numbers reopens from TIME-WAIT (MAY-2)
    mss: 1460,  // maximum segment size that we announce
    default_mss: 536,  // the peer's, when it announces none: 536 for IPv4, 1220 for IPv6 (MUST-15)
    keep_count: 10,  // probes without an answer after which the peer counts as dead
    challenge_limit: 10,  // challenge ACKs in one period; 0: no limit
    buffer: 65535,  // receive buffer: the window when nothing is unread
    rto: 1000,  // retransmission time-out until the host has measured one (RFC 6298), in ms
    max_rto: 60000,  // upper bound of the doubled time-out, in ms
    r1: 3,  // retransmissions after which the network layer is advised
    r2: 100000,  // time without progress after which the connection is given up, in ms
    r2_syn: 180000,  // the same for a SYN: at least 3 minutes (MUST-23), in ms
    user_timeout: 300000,  // user timeout in ms; 0: none
    msl: 120000,  // maximum segment lifetime in ms
    keep_idle: 7200000,  // idle time before the first probe, in ms (MUST-28)
    keep_interval: 75000,  // time between probes, in ms
    challenge_period: 5000,  // length of the period, in ms
});

// What the host is to do, or to tell the user.
export const newTold = () => ({
    ack_owed: false,  // an acknowledgment is owed and leaves at the end of the event
    sent: false,  // one segment leaves: OUT
    // it takes numbers that were sent before: no round trip may be measured by it
    sent_again: false,
    duplicate_ack: false,  // a duplicate acknowledgment has come (RFC 5681 section 2)
    listening: false,  // who called has gone: the connection waits for the next caller
    deleted: false,  // the TCB is deleted: all that the host keeps of the connection may be freed
    ok: false,  // the call is accepted
    open: false,  // the connection is open
    closing: false,  // connection closing: the peer has sent its FIN, no more text will come
    closed: false,  // the connection has ended normally
    reset: false,  // error: connection reset
    refused: false,  // error: connection refused
    user_timeout: false,  // error: connection aborted due to user timeout
    retry_timeout: false,  // error: connection aborted after R2 (MUST-20)
    keep_alive_timeout: false,  // error: connection aborted, the keep-alive probes had no answer
    retry_trouble: false,  // R1 is reached: advice to the network layer (MUST-20, SHLD-9)
    urgent: false,  // the peer has urgent data ahead
    illegal: false,  // error: connection illegal for this process
    no_resources: false,  // error: insufficient resources
    isn_missing: false,  // error: the host has given no initial sequence number
    remote_unspecified: false,  // error: remote socket unspecified
    does_not_exist: false,  // error: connection does not exist
    already_exists: false,  // error: connection already exists
    is_closing: false,  // error: connection closing
});

// What one event leads to.
export const newActions = () => ({
    told: newTold(),  // what the host is to do, or to tell the user
    delivered_at: 0,  // where in this segment's text what is delivered begins
    sent_at: 0,  // where in the send buffer its text begins, when the acknowledged octets have left
    // octets of the user's that the peer has newly acknowledged: the oldest in the send buffer
    acknowledged: 0,
    delivered: 0,  // octets of this segment's text that are new and in order
    received: 0,  // octets that a RECEIVE takes
    out: newSegment(),  // the segment that leaves, if `sent` is told
    fired: [],  // the rules that fired, in order
});

// what follows a rule: nothing; the next phase; the closing phases, which send and set timers
const FLOW_RETURN = 0, FLOW_CONTINUE = 1, FLOW_ANSWER = 2;

const bit = (state) => 1 << state;
// a lies before b on the circle of 2^32 (RFC 9293 section 3.4)
const before = (a, b) => ((a - b) | 0) < 0;
// a lies before b, or is b
const until = (a, b) => ((b - a) | 0) >= 0;

function receiveBuffer(cfg) {
    return Math.min(cfg.buffer, 1073741824);
}

function measuredRto(call, cfg) {
    return call.rto === 0 ? cfg.rto : Math.min(call.rto, cfg.max_rto);
}

function outstanding(tcb) {
    return (tcb.snd_nxt - tcb.snd_una) >>> 0;
}

function unsentText(tcb) {
    return (tcb.snd_end - tcb.snd_nxt) >>> 0;
}

function sendWindow(tcb, call) {
    return call.cwnd === 0 ? tcb.snd_wnd : Math.min(tcb.snd_wnd, call.cwnd);
}

function usableWindow(tcb, call) {
    return outstanding(tcb) < sendWindow(tcb, call)
            ? (sendWindow(tcb, call) - outstanding(tcb)) >>> 0 : 0;
}

function sendableText(tcb, call) {
    return Math.min(Math.min(unsentText(tcb), usableWindow(tcb, call)), tcb.snd_mss);
}

function finRides(tcb, call) {
    return tcb.snd_closed && sendableText(tcb, call) === unsentText(tcb)
            && sendableText(tcb, call) < usableWindow(tcb, call);
}

function receivedNow(tcb, call) {
    return Math.min(call.octets, tcb.rcv_unread);
}

function freedWindow(tcb, call, cfg) {
    return (receiveBuffer(cfg) - ((tcb.rcv_unread - receivedNow(tcb, call)) >>> 0)) >>> 0;
}

function segLen(seg) {
    return (((seg.text + Number(seg.syn)) >>> 0) + Number(seg.fin)) >>> 0;
}

function segEnd(seg) {
    return (seg.seq + segLen(seg)) >>> 0;
}

function offeredWindow(seg) {
    return Math.min(seg.wnd, 1073741824);
}

function peerMss(cfg, seg) {
    return Math.max(1, seg.mss === 0 ? cfg.default_mss : seg.mss);
}

function periodIsOver(tcb, call, cfg) {
    return cfg.challenge_period <= ((call.now - tcb.challenge_since) >>> 0);
}

function challengeAllowed(tcb, call, cfg) {
    return cfg.challenge_limit === 0 || periodIsOver(tcb, call, cfg)
            || tcb.challenge_count < cfg.challenge_limit;
}

function urgentEnd(seg) {
    return (seg.seq + seg.up) >>> 0;
}

function alreadyReceived(tcb, seg) {
    return (tcb.rcv_nxt - seg.seq) >>> 0;
}

function takenText(tcb, seg) {
    return Math.min((seg.text - alreadyReceived(tcb, seg)) >>> 0, tcb.rcv_wnd);
}

function finSent(tcb) {
    return tcb.snd_closed && tcb.snd_nxt === ((tcb.snd_end + 1) >>> 0);
}

function outstandingText(tcb) {
    return (outstanding(tcb) - Number(finSent(tcb))) >>> 0;
}

function lostText(tcb, call) {
    return (outstandingText(tcb) - ((call.lost - tcb.snd_una) >>> 0)) >>> 0;
}

function resentLostText(tcb, call) {
    return Math.min(Math.min(lostText(tcb, call), tcb.snd_mss),
            (tcb.snd_wnd - ((call.lost - tcb.snd_una) >>> 0)) >>> 0);
}

function backedOff(tcb, cfg) {
    return Math.min((tcb.rtx_rto + tcb.rtx_rto) >>> 0, cfg.max_rto);
}

function probeText(tcb, call) {
    return Math.min(Math.min(unsentText(tcb), tcb.snd_mss), Math.max(usableWindow(tcb, call), 1));
}

function resentText(tcb) {
    return Math.min(Math.min(outstandingText(tcb), tcb.snd_mss), Math.max(tcb.snd_wnd, 1));
}

function finRidesAgain(tcb) {
    return finSent(tcb) && resentText(tcb) === outstandingText(tcb);
}

function queueFull(tcb, call) {
    return call.no_room || 536870912 < call.octets
            || 536870912 < ((((tcb.snd_end - tcb.snd_una) >>> 0) + call.octets) >>> 0);
}

function hasUnsentText(tcb) {
    return before(tcb.snd_nxt, tcb.snd_end);
}

function worthSending(tcb, call) {
    return sendableText(tcb, call) === tcb.snd_mss || sendableText(tcb, call) === unsentText(tcb)
            || tcb.snd_max_wnd <= ((sendableText(tcb, call) + sendableText(tcb, call)) >>> 0);
}

function canSendText(tcb, call) {
    return hasUnsentText(tcb) && usableWindow(tcb, call) !== 0 && worthSending(tcb, call);
}

function finDue(tcb) {
    return tcb.snd_closed && tcb.snd_nxt === tcb.snd_end;
}

function canSendFin(tcb, call) {
    return finDue(tcb) && usableWindow(tcb, call) !== 0;
}

function somethingToSend(tcb) {
    return tcb.snd_una !== tcb.snd_nxt || hasUnsentText(tcb) || finDue(tcb);
}

function windowGain(tcb, call, cfg) {
    return (freedWindow(tcb, call, cfg) - tcb.rcv_wnd) >>> 0;
}

function worthOpening(tcb, call, cfg) {
    return tcb.rcv_wnd < freedWindow(tcb, call, cfg)
            && (cfg.mss <= windowGain(tcb, call, cfg)
            || receiveBuffer(cfg) <= ((windowGain(tcb, call, cfg) + windowGain(tcb, call,
            cfg)) >>> 0));
}

function acceptableAckOfSyn(tcb, seg) {
    return before(tcb.snd_iss, seg.ack) && until(seg.ack, tcb.snd_nxt);
}

function acceptable(tcb, seg) {
    return segLen(seg) === 0 ? (tcb.rcv_wnd === 0 ? seg.seq === tcb.rcv_nxt
            : until(tcb.rcv_nxt, seg.seq) && before(seg.seq, (tcb.rcv_nxt + tcb.rcv_wnd) >>> 0))
            : tcb.rcv_wnd !== 0 && ((until(tcb.rcv_nxt, seg.seq)
            && before(seg.seq, (tcb.rcv_nxt + tcb.rcv_wnd) >>> 0))
            || (until(tcb.rcv_nxt, (seg.seq + ((segLen(seg) - 1) >>> 0)) >>> 0)
            && before((seg.seq + ((segLen(seg) - 1) >>> 0)) >>> 0,
            (tcb.rcv_nxt + tcb.rcv_wnd) >>> 0)));
}

function segmentIsNewer(tcb, seg) {
    return before(tcb.snd_wl1, seg.seq) || (tcb.snd_wl1 === seg.seq && until(tcb.snd_wl2, seg.ack));
}

function finAcknowledged(tcb) {
    return finSent(tcb) && tcb.snd_una === tcb.snd_nxt;
}

function startsInOrder(tcb, seg) {
    return until(seg.seq, tcb.rcv_nxt);
}

function hasNewText(tcb, seg) {
    return startsInOrder(tcb, seg) && alreadyReceived(tcb, seg) < seg.text;
}

function finInSequence(tcb, seg) {
    return seg.fin && ((seg.seq + seg.text) >>> 0) === tcb.rcv_nxt;
}

function withoutProgress(tcb, call) {
    return (call.now - tcb.rtx_since) >>> 0;
}

// close.opening, close.unread, abort.opening, abort, abort.closing, abort.time-wait, syn-sent.rst,
// syn-sent.syn-ack, syn-received.syn-ack, rst.syn-received.reopened, rst.syn-received.closed,
// rst.syn-received.passive, rst.syn-received.active, rst.reset, rst.time-wait, security.time-wait,
// security, syn.syn-received.reopened, syn.syn-received.closed, syn.syn-received.passive,
// ack.syn-received.closed, ack.syn-received, ack.new, window.opens, closing.fin-acknowledged,
// last-ack.fin-acknowledged, text.after-close, fin-wait-2.fin, retransmission.give-up.reopened,
// retransmission.give-up.closed, retransmission.give-up.passive, retransmission.give-up.syn,
// retransmission.give-up, user-timeout, time-wait.timeout, keep-alive.give-up
function asCloseOpening3(tcb) {
    tcb.armed_retransmission = false;
    tcb.armed_user = false;
    tcb.deadline_retransmission = 0;
    tcb.deadline_user = 0;
}

// close.opening, close.unread, abort.opening, abort, abort.closing, abort.time-wait, syn-sent.rst,
// rst.syn-received.closed, rst.syn-received.passive, rst.syn-received.active, rst.reset,
// rst.time-wait, security.time-wait, security, syn.syn-received.closed, syn.syn-received.passive,
// last-ack.fin-acknowledged, text.after-close, retransmission.give-up.closed,
// retransmission.give-up.passive, retransmission.give-up.syn, retransmission.give-up, user-timeout,
// time-wait.timeout, keep-alive.give-up
function asCloseOpening(tcb) {
    asCloseOpening3(tcb);
    tcb.reopened = false;
    tcb.snd_una = 0;
    tcb.snd_nxt = 0;
    tcb.snd_wnd = 0;
    tcb.snd_wl1 = 0;
    tcb.snd_wl2 = 0;
    tcb.snd_max_wnd = 0;
    tcb.snd_end = 0;
    tcb.snd_iss = 0;
    tcb.snd_aged = false;
    tcb.snd_mss = 0;
    tcb.snd_closed = false;
    tcb.rcv_nxt = 0;
    tcb.rcv_wnd = 0;
    tcb.rcv_irs = 0;
    tcb.rcv_up = 0;
    tcb.rcv_unread = 0;
    tcb.rtx_rto = 0;
    tcb.rtx_since = 0;
    tcb.rtx_count = 0;
    tcb.keep_probes = 0;
    tcb.challenge_count = 0;
    tcb.challenge_since = 0;
    tcb.armed_time_wait = false;
    tcb.armed_keep_alive = false;
    tcb.deadline_time_wait = 0;
    tcb.deadline_keep_alive = 0;
}

// answer.text, answer.fin, answer.ack, time-wait.fin, unacceptable.empty, unacceptable,
// rst.challenge, syn.challenge, ack.unsent, ack.too-old, retransmit, retransmission.probe,
// retransmission.probe-fin, retransmission.text, keep-alive.probe
function asAnswerText2(tcb, actions) {
    actions.out.ack = tcb.rcv_nxt;
    actions.out.wnd = tcb.rcv_wnd;
    actions.out.has_ack = true;
}

// unacceptable.empty, rst.challenge, syn.challenge, ack.unsent, ack.too-old
function asUnacceptableEmpty(tcb, call, cfg, actions) {
    asAnswerText2(tcb, actions);
    actions.out.seq = tcb.snd_nxt;
    if (challengeAllowed(tcb, call, cfg)) {
        actions.told.sent = true;
    }
    tcb.challenge_count = periodIsOver(tcb, call, cfg) ? 1
            : (tcb.challenge_count < cfg.challenge_limit ? (tcb.challenge_count + 1) >>> 0
            : tcb.challenge_count);
    tcb.challenge_since = periodIsOver(tcb, call, cfg) ? call.now : tcb.challenge_since;
}

// listen.syn, syn-sent.syn-ack, syn-sent.syn, time-wait.reopen
function asListenSyn3(tcb, cfg, seg) {
    tcb.snd_wnd = offeredWindow(seg);
    tcb.snd_wl1 = seg.seq;
    tcb.snd_max_wnd = offeredWindow(seg);
    tcb.snd_mss = peerMss(cfg, seg);
    tcb.rcv_nxt = (seg.seq + 1) >>> 0;
    tcb.rcv_irs = seg.seq;
    tcb.rcv_up = (seg.seq + 1) >>> 0;
}

// listen.syn, syn-sent.syn, time-wait.reopen
function asListenSyn(tcb, call, cfg, seg, actions) {
    asListenSyn3(tcb, cfg, seg);
    tcb.state = State.SYN_RECEIVED;
    tcb.rtx_rto = measuredRto(call, cfg);
    tcb.rtx_since = call.now;
    tcb.rtx_count = 0;
    tcb.armed_retransmission = true;
    tcb.deadline_retransmission = (call.now + measuredRto(call, cfg)) >>> 0;
    actions.out.ack = (seg.seq + 1) >>> 0;
    actions.out.wnd = receiveBuffer(cfg);
    actions.out.mss = cfg.mss;
    actions.out.syn = true;
    actions.out.has_ack = true;
    actions.told.sent = true;
}

// close.opening, close.unread, abort.opening, abort, abort.closing, abort.time-wait, syn-sent.rst,
// rst.syn-received.closed, rst.syn-received.active, rst.reset, rst.time-wait, security.time-wait,
// security, syn.syn-received.closed, last-ack.fin-acknowledged, text.after-close,
// retransmission.give-up.closed, retransmission.give-up.syn, retransmission.give-up, user-timeout,
// time-wait.timeout, keep-alive.give-up
function asCloseOpening2(tcb, actions) {
    asCloseOpening(tcb);
    tcb.state = State.CLOSED;
    tcb.passive = false;
    actions.told.deleted = true;
}

// rst.syn-received.reopened, syn.syn-received.reopened, closing.fin-acknowledged, fin-wait-2.fin,
// retransmission.give-up.reopened
function asRstSynReceivedReopened(tcb, call, cfg) {
    asCloseOpening3(tcb);
    tcb.state = State.TIME_WAIT;
    tcb.keep_probes = 0;
    tcb.armed_time_wait = true;
    tcb.armed_keep_alive = false;
    tcb.deadline_time_wait = (call.now + ((cfg.msl + cfg.msl) >>> 0)) >>> 0;
    tcb.deadline_keep_alive = 0;
}

// closed.any, listen.syn.insecure, syn-sent.insecure, security.syn-received, security.time-wait,
// security
function asClosedAny(seg, actions) {
    actions.out.seq = seg.has_ack ? seg.ack : 0;
    actions.out.ack = seg.has_ack ? 0 : segEnd(seg);
    actions.out.has_ack = !seg.has_ack;
    actions.out.rst = true;
    actions.told.sent = true;
}

// retransmission.syn, retransmission.syn-ack, retransmission.probe, retransmission.probe-fin,
// retransmission.text
function asRetransmissionSyn(tcb, call, cfg, actions) {
    tcb.armed_retransmission = true;
    tcb.deadline_retransmission = (call.now + backedOff(tcb, cfg)) >>> 0;
    tcb.rtx_rto = backedOff(tcb, cfg);
    actions.told.sent = true;
    if (((tcb.rtx_count + 1) >>> 0) === cfg.r1) {
        actions.told.retry_trouble = true;
    }
    tcb.rtx_count = (tcb.rtx_count + 1) >>> 0;
}

// open-active, send.listen, timers.start
function asOpenActive2(tcb, call, cfg) {
    tcb.rtx_rto = measuredRto(call, cfg);
    tcb.rtx_since = call.now;
    tcb.rtx_count = 0;
    tcb.armed_retransmission = true;
    tcb.armed_user = cfg.user_timeout !== 0;
    tcb.deadline_retransmission = (call.now + measuredRto(call, cfg)) >>> 0;
    tcb.deadline_user = cfg.user_timeout !== 0 ? (call.now + cfg.user_timeout) >>> 0 : 0;
}

// open-active, send.listen
function asOpenActive(tcb, call, cfg, actions) {
    asOpenActive2(tcb, call, cfg);
    tcb.state = State.SYN_SENT;
    tcb.passive = false;
    tcb.snd_una = call.isn;
    tcb.snd_nxt = (call.isn + 1) >>> 0;
    tcb.snd_iss = call.isn;
    tcb.snd_mss = Math.max(1, cfg.default_mss);
    tcb.rcv_wnd = receiveBuffer(cfg);
    actions.out.seq = call.isn;
    actions.out.wnd = receiveBuffer(cfg);
    actions.out.mss = cfg.mss;
    actions.out.syn = true;
    actions.told.sent = true;
    actions.told.ok = true;
}

// syn-received.syn-ack, ack.syn-received.closed, ack.syn-received
function asSynReceivedSynAck(tcb, actions) {
    asCloseOpening3(tcb);
    tcb.reopened = false;
    tcb.snd_una = (tcb.snd_iss + 1) >>> 0;
    tcb.rtx_count = 0;
    actions.told.open = true;
}

// answer.text, answer.fin, answer.ack, time-wait.fin, unacceptable
function asAnswerText(tcb, actions) {
    asAnswerText2(tcb, actions);
    actions.out.seq = tcb.snd_nxt;
    actions.told.sent = true;
}

// listen.syn, time-wait.reopen
function asListenSyn2(tcb, call, cfg, seg, actions) {
    asListenSyn(tcb, call, cfg, seg, actions);
    tcb.snd_una = call.isn;
    tcb.snd_nxt = (call.isn + 1) >>> 0;
    tcb.snd_wl2 = call.isn;
    tcb.snd_end = (call.isn + 1) >>> 0;
    tcb.snd_iss = call.isn;
    tcb.snd_aged = false;
    tcb.rcv_wnd = receiveBuffer(cfg);
    tcb.rcv_unread = 0;
    actions.out.seq = call.isn;
}

// syn-sent.syn-ack, syn-received.syn-ack, keep-alive.heard, keep-alive.busy
function asSynSentSynAck(tcb, call, cfg) {
    tcb.keep_probes = 0;
    tcb.armed_keep_alive = cfg.keep_alive;
    tcb.deadline_keep_alive = cfg.keep_alive ? (call.now + cfg.keep_idle) >>> 0 : 0;
}

// syn-received.syn-ack, window.opens, window.update
function asSynReceivedSynAck2(tcb, seg) {
    tcb.snd_wnd = offeredWindow(seg);
    tcb.snd_wl2 = seg.ack;
    tcb.snd_max_wnd = Math.max(tcb.snd_max_wnd, offeredWindow(seg));
}

// rst.syn-received.reopened, syn.syn-received.reopened, retransmission.give-up.reopened
function asRstSynReceivedReopened2(tcb, call, cfg) {
    asRstSynReceivedReopened(tcb, call, cfg);
    tcb.reopened = false;
    tcb.snd_una = tcb.snd_nxt;
    tcb.snd_end = (tcb.snd_nxt - 1) >>> 0;
    tcb.snd_closed = true;
}

// retransmission.syn, retransmission.syn-ack
function asRetransmissionSyn2(tcb, call, cfg, actions) {
    asRetransmissionSyn(tcb, call, cfg, actions);
    actions.out.seq = tcb.snd_iss;
    actions.out.wnd = receiveBuffer(cfg);
    actions.out.mss = cfg.mss;
    actions.out.syn = true;
    actions.told.sent_again = true;
}

// OPEN, passive (RFC 9293 section 3.10.1): the first rule that fits fires
function phaseOpenPassive(tcb, call, actions) {
    if (tcb.state === State.CLOSED) {
        if (call.forbidden) {
            actions.fired.push(Rule.OPEN_PASSIVE_ILLEGAL);
            actions.told.illegal = true;
            return FLOW_RETURN;
        }
        if (call.no_room) {
            actions.fired.push(Rule.OPEN_PASSIVE_NO_RESOURCES);
            actions.told.no_resources = true;
            return FLOW_RETURN;
        }
        actions.fired.push(Rule.OPEN_PASSIVE);
        tcb.state = State.LISTEN;
        tcb.passive = true;
        actions.told.ok = true;
        return FLOW_RETURN;
    }
    actions.fired.push(Rule.OPEN_PASSIVE_ALREADY_EXISTS);
    actions.told.already_exists = true;
    return FLOW_RETURN;
}

// OPEN, active (RFC 9293 section 3.10.1): the first rule that fits fires
function phaseOpenActive(tcb, call, cfg, actions) {
    if (tcb.state === State.CLOSED) {
        if (call.forbidden) {
            actions.fired.push(Rule.OPEN_ACTIVE_ILLEGAL);
            actions.told.illegal = true;
            return FLOW_RETURN;
        }
    }
    if ((bit(tcb.state) & (bit(State.CLOSED) | bit(State.LISTEN))) !== 0) {
        if (!call.remote) {
            actions.fired.push(Rule.OPEN_ACTIVE_REMOTE_UNSPECIFIED);
            actions.told.remote_unspecified = true;
            return FLOW_RETURN;
        }
        if (call.no_room) {
            actions.fired.push(Rule.OPEN_ACTIVE_NO_RESOURCES);
            actions.told.no_resources = true;
            return FLOW_RETURN;
        }
        if (!call.has_isn) {
            actions.fired.push(Rule.OPEN_ACTIVE_ISN_MISSING);
            actions.told.isn_missing = true;
            return FLOW_RETURN;
        }
        actions.fired.push(Rule.OPEN_ACTIVE);
        asOpenActive(tcb, call, cfg, actions);
        tcb.snd_end = (((call.isn + 1) >>> 0) + 0) >>> 0;
        return FLOW_RETURN;
    }
    actions.fired.push(Rule.OPEN_ACTIVE_ALREADY_EXISTS);
    actions.told.already_exists = true;
    return FLOW_RETURN;
}

// SEND (RFC 9293 section 3.10.2): the first rule that fits fires
function phaseSend(tcb, call, cfg, actions) {
    if (tcb.state === State.CLOSED) {
        if (call.forbidden) {
            actions.fired.push(Rule.SEND_ILLEGAL);
            actions.told.illegal = true;
            return FLOW_RETURN;
        }
        actions.fired.push(Rule.SEND_DOES_NOT_EXIST);
        actions.told.does_not_exist = true;
        return FLOW_RETURN;
    }
    if (tcb.state === State.LISTEN) {
        if (!call.remote) {
            actions.fired.push(Rule.SEND_LISTEN_REMOTE_UNSPECIFIED);
            actions.told.remote_unspecified = true;
            return FLOW_RETURN;
        }
    }
    if ((bit(tcb.state) & (bit(State.SYN_SENT) | bit(State.SYN_RECEIVED) | bit(State.ESTABLISHED) |
            bit(State.FIN_WAIT_1) | bit(State.FIN_WAIT_2) | bit(State.CLOSE_WAIT) |
            bit(State.CLOSING) | bit(State.LAST_ACK) | bit(State.TIME_WAIT))) !== 0) {
        if (tcb.snd_closed) {
            actions.fired.push(Rule.SEND_CLOSING);
            actions.told.is_closing = true;
            return FLOW_RETURN;
        }
    }
    if ((bit(tcb.state) & (bit(State.LISTEN) | bit(State.SYN_SENT) | bit(State.SYN_RECEIVED) |
            bit(State.ESTABLISHED) | bit(State.CLOSE_WAIT))) !== 0) {
        if (queueFull(tcb, call)) {
            actions.fired.push(Rule.SEND_NO_RESOURCES);
            actions.told.no_resources = true;
            return FLOW_RETURN;
        }
    }
    if (tcb.state === State.LISTEN) {
        if (!call.has_isn) {
            actions.fired.push(Rule.SEND_LISTEN_ISN_MISSING);
            actions.told.isn_missing = true;
            return FLOW_RETURN;
        }
        actions.fired.push(Rule.SEND_LISTEN);
        asOpenActive(tcb, call, cfg, actions);
        tcb.snd_end = (((call.isn + 1) >>> 0) + call.octets) >>> 0;
        return FLOW_RETURN;
    }
    if ((bit(tcb.state) & (bit(State.SYN_SENT) | bit(State.SYN_RECEIVED))) !== 0) {
        actions.fired.push(Rule.SEND_QUEUE);
        tcb.snd_end = (tcb.snd_end + call.octets) >>> 0;
        actions.told.ok = true;
        return FLOW_RETURN;
    }
    if ((bit(tcb.state) & (bit(State.ESTABLISHED) | bit(State.CLOSE_WAIT))) !== 0) {
        actions.fired.push(Rule.SEND);
        tcb.snd_end = (tcb.snd_end + call.octets) >>> 0;
        actions.told.ok = true;
        return FLOW_ANSWER;
    }
    return FLOW_CONTINUE;
}

// send what is owed (RFC 9293 section 3.7): the first rule that fits fires
function phaseSendWhatIsOwed(tcb, call, actions) {
    if ((bit(tcb.state) & (bit(State.ESTABLISHED) | bit(State.FIN_WAIT_1) | bit(State.CLOSE_WAIT) |
            bit(State.CLOSING) | bit(State.LAST_ACK))) !== 0) {
        if (canSendText(tcb, call)) {
            actions.fired.push(Rule.ANSWER_TEXT);
            const value_0 = sendableText(tcb, call);
            const value_1 = finRides(tcb, call);
            asAnswerText(tcb, actions);
            actions.out.text = value_0;
            actions.out.fin = value_1;
            actions.sent_at = outstanding(tcb);
            tcb.snd_nxt = (((tcb.snd_nxt + value_0) >>> 0) + Number(value_1)) >>> 0;
            return FLOW_CONTINUE;
        }
    }
    if ((bit(tcb.state) & (bit(State.FIN_WAIT_1) | bit(State.CLOSING) | bit(State.LAST_ACK))) !== 0)
            {
        if (canSendFin(tcb, call)) {
            actions.fired.push(Rule.ANSWER_FIN);
            asAnswerText(tcb, actions);
            actions.out.fin = true;
            actions.sent_at = outstanding(tcb);
            tcb.snd_nxt = (tcb.snd_nxt + 1) >>> 0;
            return FLOW_CONTINUE;
        }
    }
    if (actions.told.ack_owed) {
        actions.fired.push(Rule.ANSWER_ACK);
        asAnswerText(tcb, actions);
        return FLOW_CONTINUE;
    }
    return FLOW_CONTINUE;
}

// set the timers (RFC 9293 section 3.8.1): the first rule that fits fires
function phaseSetTheTimers(tcb, call, cfg, actions) {
    if (!tcb.armed_retransmission && somethingToSend(tcb)) {
        actions.fired.push(Rule.TIMERS_START);
        asOpenActive2(tcb, call, cfg);
        return FLOW_CONTINUE;
    }
    return FLOW_CONTINUE;
}

// RECEIVE (RFC 9293 section 3.10.3): the first rule that fits fires
function phaseReceive(tcb, call, cfg, actions) {
    if (tcb.state === State.CLOSED) {
        if (call.forbidden) {
            actions.fired.push(Rule.RECEIVE_ILLEGAL);
            actions.told.illegal = true;
            return FLOW_RETURN;
        }
        actions.fired.push(Rule.RECEIVE_DOES_NOT_EXIST);
        actions.told.does_not_exist = true;
        return FLOW_RETURN;
    }
    if ((bit(tcb.state) & (bit(State.LISTEN) | bit(State.SYN_SENT) | bit(State.SYN_RECEIVED))) !==
            0) {
        actions.fired.push(Rule.RECEIVE_QUEUE);
        actions.told.ok = true;
        return FLOW_RETURN;
    }
    if (cfg.half_duplex_close && tcb.snd_closed) {
        actions.fired.push(Rule.RECEIVE_CLOSED);
        actions.told.is_closing = true;
        return FLOW_RETURN;
    }
    if ((bit(tcb.state) & (bit(State.CLOSE_WAIT) | bit(State.CLOSING) | bit(State.LAST_ACK) |
            bit(State.TIME_WAIT))) !== 0) {
        if (tcb.rcv_unread === 0) {
            actions.fired.push(Rule.RECEIVE_CLOSING);
            actions.told.is_closing = true;
            return FLOW_RETURN;
        }
    }
    if ((bit(tcb.state) & (bit(State.ESTABLISHED) | bit(State.FIN_WAIT_1) | bit(State.FIN_WAIT_2)))
            !== 0) {
        if (worthOpening(tcb, call, cfg)) {
            actions.fired.push(Rule.RECEIVE_OPENS_WINDOW);
            const value_0 = receivedNow(tcb, call);
            tcb.rcv_wnd = freedWindow(tcb, call, cfg);
            tcb.rcv_unread = (tcb.rcv_unread - value_0) >>> 0;
            actions.told.ack_owed = true;
            actions.received = value_0;
            actions.told.ok = true;
            return FLOW_ANSWER;
        }
    }
    actions.fired.push(Rule.RECEIVE);
    const value_0 = receivedNow(tcb, call);
    tcb.rcv_unread = (tcb.rcv_unread - value_0) >>> 0;
    actions.received = value_0;
    actions.told.ok = true;
    return FLOW_RETURN;
}

// CLOSE (RFC 9293 section 3.10.4): the first rule that fits fires
function phaseClose(tcb, call, cfg, actions) {
    if (tcb.state === State.CLOSED) {
        if (call.forbidden) {
            actions.fired.push(Rule.CLOSE_ILLEGAL);
            actions.told.illegal = true;
            return FLOW_RETURN;
        }
        actions.fired.push(Rule.CLOSE_DOES_NOT_EXIST);
        actions.told.does_not_exist = true;
        return FLOW_RETURN;
    }
    if ((bit(tcb.state) & (bit(State.LISTEN) | bit(State.SYN_SENT))) !== 0) {
        actions.fired.push(Rule.CLOSE_OPENING);
        asCloseOpening2(tcb, actions);
        actions.told.ok = true;
        actions.told.closed = true;
        return FLOW_RETURN;
    }
    if (tcb.snd_closed) {
        actions.fired.push(Rule.CLOSE_AGAIN);
        actions.told.is_closing = true;
        return FLOW_RETURN;
    }
    if (tcb.state === State.SYN_RECEIVED) {
        actions.fired.push(Rule.CLOSE_SYN_RECEIVED);
        tcb.snd_closed = true;
        actions.told.ok = true;
        return FLOW_RETURN;
    }
    if ((bit(tcb.state) & (bit(State.ESTABLISHED) | bit(State.CLOSE_WAIT))) !== 0) {
        if (cfg.half_duplex_close && tcb.rcv_unread !== 0) {
            actions.fired.push(Rule.CLOSE_UNREAD);
            actions.out.seq = tcb.snd_nxt;
            asCloseOpening2(tcb, actions);
            actions.out.rst = true;
            actions.told.sent = true;
            actions.told.ok = true;
            actions.told.reset = true;
            return FLOW_RETURN;
        }
    }
    if (tcb.state === State.ESTABLISHED) {
        actions.fired.push(Rule.CLOSE_ESTABLISHED);
        tcb.state = State.FIN_WAIT_1;
        tcb.snd_closed = true;
        actions.told.ok = true;
        return FLOW_ANSWER;
    }
    if (tcb.state === State.CLOSE_WAIT) {
        actions.fired.push(Rule.CLOSE_CLOSE_WAIT);
        tcb.state = State.LAST_ACK;
        tcb.snd_closed = true;
        actions.told.ok = true;
        return FLOW_ANSWER;
    }
    return FLOW_CONTINUE;
}

// ABORT (RFC 9293 section 3.10.5): the first rule that fits fires
function phaseAbort(tcb, call, actions) {
    if (tcb.state === State.CLOSED) {
        if (call.forbidden) {
            actions.fired.push(Rule.ABORT_ILLEGAL);
            actions.told.illegal = true;
            return FLOW_RETURN;
        }
        actions.fired.push(Rule.ABORT_DOES_NOT_EXIST);
        actions.told.does_not_exist = true;
        return FLOW_RETURN;
    }
    if ((bit(tcb.state) & (bit(State.LISTEN) | bit(State.SYN_SENT))) !== 0) {
        actions.fired.push(Rule.ABORT_OPENING);
        asCloseOpening2(tcb, actions);
        actions.told.ok = true;
        actions.told.reset = true;
        return FLOW_RETURN;
    }
    if ((bit(tcb.state) & (bit(State.SYN_RECEIVED) | bit(State.ESTABLISHED) | bit(State.FIN_WAIT_1)
            | bit(State.FIN_WAIT_2) | bit(State.CLOSE_WAIT))) !== 0) {
        actions.fired.push(Rule.ABORT);
        actions.out.seq = tcb.snd_nxt;
        asCloseOpening2(tcb, actions);
        actions.out.rst = true;
        actions.told.sent = true;
        actions.told.ok = true;
        actions.told.reset = true;
        return FLOW_RETURN;
    }
    if ((bit(tcb.state) & (bit(State.CLOSING) | bit(State.LAST_ACK))) !== 0) {
        actions.fired.push(Rule.ABORT_CLOSING);
        asCloseOpening2(tcb, actions);
        actions.told.ok = true;
        actions.told.reset = true;
        return FLOW_RETURN;
    }
    actions.fired.push(Rule.ABORT_TIME_WAIT);
    asCloseOpening2(tcb, actions);
    actions.told.ok = true;
    return FLOW_RETURN;
}

// STATUS (RFC 9293 section 3.10.6): the first rule that fits fires
function phaseStatus(tcb, call, actions) {
    if (tcb.state === State.CLOSED) {
        if (call.forbidden) {
            actions.fired.push(Rule.STATUS_ILLEGAL);
            actions.told.illegal = true;
            return FLOW_RETURN;
        }
        actions.fired.push(Rule.STATUS_DOES_NOT_EXIST);
        actions.told.does_not_exist = true;
        return FLOW_RETURN;
    }
    actions.fired.push(Rule.STATUS);
    actions.told.ok = true;
    return FLOW_RETURN;
}

// CLOSED (RFC 9293 section 3.10.7.1): the first rule that fits fires
function phaseClosed(seg, actions) {
    if (seg.rst) {
        actions.fired.push(Rule.CLOSED_RST);
        return FLOW_RETURN;
    }
    actions.fired.push(Rule.CLOSED_ANY);
    asClosedAny(seg, actions);
    return FLOW_RETURN;
}

// LISTEN (RFC 9293 section 3.10.7.2): the first rule that fits fires
function phaseListen(tcb, call, cfg, seg, actions) {
    if (seg.rst) {
        actions.fired.push(Rule.LISTEN_RST);
        return FLOW_RETURN;
    }
    if (seg.has_ack) {
        actions.fired.push(Rule.LISTEN_ACK);
        actions.out.seq = seg.ack;
        actions.out.rst = true;
        actions.told.sent = true;
        return FLOW_RETURN;
    }
    if (seg.syn) {
        if (seg.insecure) {
            actions.fired.push(Rule.LISTEN_SYN_INSECURE);
            asClosedAny(seg, actions);
            return FLOW_RETURN;
        }
        if (!call.has_isn) {
            actions.fired.push(Rule.LISTEN_SYN_ISN_MISSING);
            actions.told.isn_missing = true;
            return FLOW_RETURN;
        }
        actions.fired.push(Rule.LISTEN_SYN);
        asListenSyn2(tcb, call, cfg, seg, actions);
        return FLOW_RETURN;
    }
    actions.fired.push(Rule.LISTEN_OTHER);
    return FLOW_RETURN;
}

// SYN-SENT (RFC 9293 section 3.10.7.3): the first rule that fits fires
function phaseSynSent(tcb, call, cfg, seg, actions) {
    if (seg.has_ack) {
        if (!acceptableAckOfSyn(tcb, seg)) {
            if (seg.rst) {
                actions.fired.push(Rule.SYN_SENT_BAD_ACK_RST);
                return FLOW_RETURN;
            }
            actions.fired.push(Rule.SYN_SENT_BAD_ACK);
            actions.out.seq = seg.ack;
            actions.out.rst = true;
            actions.told.sent = true;
            return FLOW_RETURN;
        }
        if (seg.rst) {
            actions.fired.push(Rule.SYN_SENT_RST);
            asCloseOpening2(tcb, actions);
            actions.told.refused = true;
            return FLOW_RETURN;
        }
    }
    if (seg.rst) {
        actions.fired.push(Rule.SYN_SENT_RST_BLIND);
        return FLOW_RETURN;
    }
    if (seg.insecure) {
        actions.fired.push(Rule.SYN_SENT_INSECURE);
        asClosedAny(seg, actions);
        return FLOW_RETURN;
    }
    if (seg.syn) {
        if (seg.has_ack) {
            actions.fired.push(Rule.SYN_SENT_SYN_ACK);
            asSynSentSynAck(tcb, call, cfg);
            asCloseOpening3(tcb);
            asListenSyn3(tcb, cfg, seg);
            tcb.state = State.ESTABLISHED;
            tcb.snd_una = seg.ack;
            tcb.snd_wl2 = seg.ack;
            actions.told.ack_owed = true;
            actions.told.open = true;
            return FLOW_ANSWER;
        }
        actions.fired.push(Rule.SYN_SENT_SYN);
        asListenSyn(tcb, call, cfg, seg, actions);
        tcb.snd_wl2 = tcb.snd_iss;
        actions.out.seq = tcb.snd_iss;
        actions.told.sent_again = true;
        return FLOW_RETURN;
    }
    actions.fired.push(Rule.SYN_SENT_OTHER);
    return FLOW_RETURN;
}

// first, check sequence number (RFC 9293 section 3.10.7.4, first): the first rule that fits fires
function phaseFirstCheckSequenceNumber(tcb, call, cfg, seg, actions) {
    if (!seg.rst) {
        if (tcb.state === State.TIME_WAIT) {
            if (cfg.reuse_time_wait && (seg.syn
                    && (!seg.has_ack && (!seg.insecure
                    && (before(tcb.rcv_nxt, seg.seq)
                    && (call.has_isn && (before(tcb.snd_nxt, call.isn)
                    && tcb.rcv_unread === 0))))))) {
                actions.fired.push(Rule.TIME_WAIT_REOPEN);
                asListenSyn2(tcb, call, cfg, seg, actions);
                tcb.passive = true;
                tcb.reopened = true;
                tcb.snd_closed = false;
                tcb.armed_time_wait = false;
                tcb.deadline_time_wait = 0;
                return FLOW_RETURN;
            }
            if (seg.fin && (!seg.syn && (seg.has_ack && segEnd(seg) === tcb.rcv_nxt))) {
                actions.fired.push(Rule.TIME_WAIT_FIN);
                asAnswerText(tcb, actions);
                tcb.armed_time_wait = true;
                tcb.deadline_time_wait = (call.now + ((cfg.msl + cfg.msl) >>> 0)) >>> 0;
                return FLOW_RETURN;
            }
        }
        if (tcb.state === State.SYN_RECEIVED) {
            if (!tcb.passive && (seg.syn && (seg.has_ack
                    && (!seg.insecure && (seg.seq === tcb.rcv_irs
                    && (before(tcb.snd_una, seg.ack)
                    && (until(seg.ack, tcb.snd_nxt) && !tcb.snd_closed))))))) {
                actions.fired.push(Rule.SYN_RECEIVED_SYN_ACK);
                asSynReceivedSynAck(tcb, actions);
                asSynSentSynAck(tcb, call, cfg);
                asSynReceivedSynAck2(tcb, seg);
                tcb.state = State.ESTABLISHED;
                return FLOW_ANSWER;
            }
        }
    }
    if (tcb.rcv_wnd === 0 && (segLen(seg) !== 0 && seg.seq === tcb.rcv_nxt)) {
        actions.fired.push(Rule.ZERO_WINDOW);
        actions.told.ack_owed = true;
        return FLOW_CONTINUE;
    }
    if (!acceptable(tcb, seg)) {
        if (seg.rst) {
            actions.fired.push(Rule.UNACCEPTABLE_RST);
            return FLOW_RETURN;
        }
        if (segLen(seg) === 0) {
            actions.fired.push(Rule.UNACCEPTABLE_EMPTY);
            asUnacceptableEmpty(tcb, call, cfg, actions);
            return FLOW_RETURN;
        }
        actions.fired.push(Rule.UNACCEPTABLE);
        asAnswerText(tcb, actions);
        return FLOW_RETURN;
    }
    return FLOW_CONTINUE;
}

// second, check the RST bit (RFC 9293 section 3.10.7.4, second): the first rule that fits fires
function phaseSecondCheckTheRstBit(tcb, call, cfg, seg, actions) {
    if (seg.rst) {
        if (seg.seq !== tcb.rcv_nxt) {
            actions.fired.push(Rule.RST_CHALLENGE);
            asUnacceptableEmpty(tcb, call, cfg, actions);
            return FLOW_RETURN;
        }
        if (tcb.state === State.TIME_WAIT) {
            if (cfg.protect_time_wait) {
                actions.fired.push(Rule.RST_TIME_WAIT_PROTECTED);
                return FLOW_RETURN;
            }
        }
        if (tcb.state === State.SYN_RECEIVED) {
            if (tcb.reopened) {
                actions.fired.push(Rule.RST_SYN_RECEIVED_REOPENED);
                asRstSynReceivedReopened2(tcb, call, cfg);
                return FLOW_RETURN;
            }
            if (tcb.passive) {
                if (tcb.snd_closed) {
                    actions.fired.push(Rule.RST_SYN_RECEIVED_CLOSED);
                    asCloseOpening2(tcb, actions);
                    actions.told.closed = true;
                    return FLOW_RETURN;
                }
                actions.fired.push(Rule.RST_SYN_RECEIVED_PASSIVE);
                asCloseOpening(tcb);
                tcb.state = State.LISTEN;
                actions.told.listening = true;
                return FLOW_RETURN;
            }
            actions.fired.push(Rule.RST_SYN_RECEIVED_ACTIVE);
            asCloseOpening2(tcb, actions);
            actions.told.refused = true;
            return FLOW_RETURN;
        }
        if ((bit(tcb.state) & (bit(State.ESTABLISHED) | bit(State.FIN_WAIT_1) |
                bit(State.FIN_WAIT_2) | bit(State.CLOSE_WAIT) | bit(State.CLOSING) |
                bit(State.LAST_ACK))) !== 0) {
            actions.fired.push(Rule.RST_RESET);
            asCloseOpening2(tcb, actions);
            actions.told.reset = true;
            return FLOW_RETURN;
        }
        actions.fired.push(Rule.RST_TIME_WAIT);
        asCloseOpening2(tcb, actions);
        return FLOW_RETURN;
    }
    return FLOW_CONTINUE;
}

// third, check security (RFC 9293 section 3.10.7.4, third): the first rule that fits fires
function phaseThirdCheckSecurity(tcb, seg, actions) {
    if (seg.insecure) {
        if (tcb.state === State.SYN_RECEIVED) {
            actions.fired.push(Rule.SECURITY_SYN_RECEIVED);
            asClosedAny(seg, actions);
            return FLOW_RETURN;
        }
        if (tcb.state === State.TIME_WAIT) {
            actions.fired.push(Rule.SECURITY_TIME_WAIT);
            asCloseOpening2(tcb, actions);
            asClosedAny(seg, actions);
            return FLOW_RETURN;
        }
        actions.fired.push(Rule.SECURITY);
        asCloseOpening2(tcb, actions);
        asClosedAny(seg, actions);
        actions.told.reset = true;
        return FLOW_RETURN;
    }
    return FLOW_CONTINUE;
}

// fourth, check the SYN bit (RFC 9293 section 3.10.7.4, fourth): the first rule that fits fires
function phaseFourthCheckTheSynBit(tcb, call, cfg, seg, actions) {
    if (seg.syn) {
        if (tcb.state === State.SYN_RECEIVED) {
            if (tcb.reopened) {
                actions.fired.push(Rule.SYN_SYN_RECEIVED_REOPENED);
                asRstSynReceivedReopened2(tcb, call, cfg);
                return FLOW_RETURN;
            }
            if (tcb.passive) {
                if (tcb.snd_closed) {
                    actions.fired.push(Rule.SYN_SYN_RECEIVED_CLOSED);
                    asCloseOpening2(tcb, actions);
                    actions.told.closed = true;
                    return FLOW_RETURN;
                }
                actions.fired.push(Rule.SYN_SYN_RECEIVED_PASSIVE);
                asCloseOpening(tcb);
                tcb.state = State.LISTEN;
                actions.told.listening = true;
                return FLOW_RETURN;
            }
        }
        actions.fired.push(Rule.SYN_CHALLENGE);
        asUnacceptableEmpty(tcb, call, cfg, actions);
        return FLOW_RETURN;
    }
    return FLOW_CONTINUE;
}

// fifth, check the ACK field (RFC 9293 section 3.10.7.4, fifth): the first rule that fits fires
function phaseFifthCheckTheAckField(tcb, call, cfg, seg, actions) {
    if (!seg.has_ack) {
        actions.fired.push(Rule.ACK_ABSENT);
        return FLOW_RETURN;
    }
    if (tcb.state === State.SYN_RECEIVED) {
        if (!(before(tcb.snd_una, seg.ack) && until(seg.ack, tcb.snd_nxt))) {
            actions.fired.push(Rule.ACK_SYN_RECEIVED_UNACCEPTABLE);
            actions.out.seq = seg.ack;
            actions.out.rst = true;
            actions.told.sent = true;
            return FLOW_RETURN;
        }
        if (tcb.snd_closed) {
            actions.fired.push(Rule.ACK_SYN_RECEIVED_CLOSED);
            asSynReceivedSynAck(tcb, actions);
            tcb.state = State.FIN_WAIT_1;
            return FLOW_CONTINUE;
        }
        actions.fired.push(Rule.ACK_SYN_RECEIVED);
        asSynReceivedSynAck(tcb, actions);
        tcb.state = State.ESTABLISHED;
        return FLOW_CONTINUE;
    }
    if (before(tcb.snd_nxt, seg.ack)) {
        actions.fired.push(Rule.ACK_UNSENT);
        asUnacceptableEmpty(tcb, call, cfg, actions);
        return FLOW_RETURN;
    }
    if (before(seg.ack, (tcb.snd_una - tcb.snd_max_wnd) >>> 0)
            || (!tcb.snd_aged && until(seg.ack, tcb.snd_iss))) {
        actions.fired.push(Rule.ACK_TOO_OLD);
        asUnacceptableEmpty(tcb, call, cfg, actions);
        return FLOW_RETURN;
    }
    if (tcb.state === State.TIME_WAIT) {
        actions.fired.push(Rule.ACK_TIME_WAIT);
        return FLOW_RETURN;
    }
    return FLOW_CONTINUE;
}

// fifth, what is acknowledged (RFC 9293 section 3.10.7.4, fifth): the first rule that fits fires
function phaseFifthWhatIsAcknowledged(tcb, seg, actions) {
    if (before(tcb.snd_una, seg.ack)) {
        actions.fired.push(Rule.ACK_NEW);
        asCloseOpening3(tcb);
        tcb.snd_aged = tcb.snd_aged || 1073741824 < ((seg.ack - tcb.snd_iss) >>> 0);
        tcb.rtx_count = 0;
        actions.acknowledged = (((seg.ack - tcb.snd_una) >>> 0) - Number(tcb.snd_closed
                && before(tcb.snd_end, seg.ack))) >>> 0;
        tcb.snd_una = seg.ack;
        return FLOW_CONTINUE;
    }
    if (tcb.snd_una !== tcb.snd_nxt && (seg.ack === tcb.snd_una
            && (segLen(seg) === 0 && seg.wnd === tcb.snd_wnd))) {
        actions.fired.push(Rule.ACK_DUPLICATE);
        actions.told.duplicate_ack = true;
        return FLOW_CONTINUE;
    }
    actions.fired.push(Rule.ACK_OLD);
    return FLOW_CONTINUE;
}

// fifth, the send window (RFC 9293 section 3.10.7.4, fifth): the first rule that fits fires
function phaseFifthTheSendWindow(tcb, call, seg, actions) {
    if (until(tcb.snd_una, seg.ack) && segmentIsNewer(tcb, seg)) {
        if (offeredWindow(seg) === 0) {
            actions.fired.push(Rule.WINDOW_CLOSED);
            tcb.snd_wnd = 0;
            tcb.snd_wl1 = seg.seq;
            tcb.snd_wl2 = seg.ack;
            tcb.rtx_since = call.now;
            tcb.rtx_count = 0;
            tcb.armed_user = false;
            tcb.deadline_user = 0;
            return FLOW_CONTINUE;
        }
        if ((bit(tcb.state) & (bit(State.ESTABLISHED) | bit(State.FIN_WAIT_1) |
                bit(State.CLOSE_WAIT) | bit(State.CLOSING) | bit(State.LAST_ACK))) !== 0) {
            if (tcb.snd_wnd === 0) {
                actions.fired.push(Rule.WINDOW_OPENS);
                asCloseOpening3(tcb);
                asSynReceivedSynAck2(tcb, seg);
                tcb.snd_wl1 = seg.seq;
                return FLOW_CONTINUE;
            }
        }
        actions.fired.push(Rule.WINDOW_UPDATE);
        asSynReceivedSynAck2(tcb, seg);
        tcb.snd_wl1 = seg.seq;
        return FLOW_CONTINUE;
    }
    return FLOW_CONTINUE;
}

// fifth, our FIN is acknowledged (RFC 9293 section 3.10.7.4, fifth): the first rule that fits fires
function phaseFifthOurFinIsAcknowledged(tcb, call, cfg, actions) {
    if (finAcknowledged(tcb)) {
        if (tcb.state === State.FIN_WAIT_1) {
            actions.fired.push(Rule.FIN_WAIT_1_FIN_ACKNOWLEDGED);
            tcb.state = State.FIN_WAIT_2;
            return FLOW_CONTINUE;
        }
        if (tcb.state === State.CLOSING) {
            actions.fired.push(Rule.CLOSING_FIN_ACKNOWLEDGED);
            asRstSynReceivedReopened(tcb, call, cfg);
            actions.told.closed = true;
            return FLOW_RETURN;
        }
        actions.fired.push(Rule.LAST_ACK_FIN_ACKNOWLEDGED);
        asCloseOpening2(tcb, actions);
        actions.told.closed = true;
        return FLOW_RETURN;
    }
    return FLOW_CONTINUE;
}

// the peer is alive (RFC 9293 section 3.8.4): the first rule that fits fires
function phaseThePeerIsAlive(tcb, call, cfg, actions) {
    if (cfg.keep_alive) {
        actions.fired.push(Rule.KEEP_ALIVE_HEARD);
        asSynSentSynAck(tcb, call, cfg);
        return FLOW_CONTINUE;
    }
    return FLOW_CONTINUE;
}

// sixth, check the URG bit (RFC 9293 section 3.10.7.4, sixth): the first rule that fits fires
function phaseSixthCheckTheUrgBit(tcb, seg, actions) {
    if (seg.urg && (before(tcb.rcv_up, urgentEnd(seg)) && before(tcb.rcv_nxt, urgentEnd(seg)))) {
        actions.fired.push(Rule.URG);
        tcb.rcv_up = urgentEnd(seg);
        actions.told.urgent = true;
        return FLOW_CONTINUE;
    }
    return FLOW_CONTINUE;
}

// seventh, process the segment text (RFC 9293 section 3.10.7.4, seventh): the first rule that fits
// fires
function phaseSeventhProcessTheSegmentText(tcb, cfg, seg, actions) {
    if (hasNewText(tcb, seg)) {
        if (cfg.half_duplex_close && tcb.snd_closed) {
            actions.fired.push(Rule.TEXT_AFTER_CLOSE);
            actions.out.seq = tcb.snd_nxt;
            asCloseOpening2(tcb, actions);
            actions.out.rst = true;
            actions.told.sent = true;
            actions.told.reset = true;
            return FLOW_RETURN;
        }
        actions.fired.push(Rule.TEXT_IN_ORDER);
        const value_0 = takenText(tcb, seg);
        tcb.rcv_wnd = (tcb.rcv_wnd - value_0) >>> 0;
        tcb.rcv_up = before(tcb.rcv_up, (tcb.rcv_nxt + value_0) >>> 0)
                ? (tcb.rcv_nxt + value_0) >>> 0 : tcb.rcv_up;
        tcb.rcv_unread = (tcb.rcv_unread + value_0) >>> 0;
        actions.told.ack_owed = true;
        actions.delivered_at = alreadyReceived(tcb, seg);
        tcb.rcv_nxt = (tcb.rcv_nxt + value_0) >>> 0;
        actions.delivered = value_0;
        return FLOW_CONTINUE;
    }
    if (!startsInOrder(tcb, seg) && segLen(seg) !== 0) {
        actions.fired.push(Rule.TEXT_OUT_OF_ORDER);
        actions.told.ack_owed = true;
        return FLOW_ANSWER;
    }
    return FLOW_CONTINUE;
}

// eighth, check the FIN bit (RFC 9293 section 3.10.7.4, eighth): the first rule that fits fires
function phaseEighthCheckTheFinBit(tcb, call, cfg, seg, actions) {
    if (finInSequence(tcb, seg)) {
        if (tcb.state === State.ESTABLISHED) {
            actions.fired.push(Rule.ESTABLISHED_FIN);
            tcb.state = State.CLOSE_WAIT;
            tcb.rcv_nxt = (tcb.rcv_nxt + 1) >>> 0;
            actions.told.ack_owed = true;
            actions.told.closing = true;
            return FLOW_ANSWER;
        }
        if (tcb.state === State.FIN_WAIT_1) {
            actions.fired.push(Rule.FIN_WAIT_1_FIN);
            tcb.state = State.CLOSING;
            tcb.rcv_nxt = (tcb.rcv_nxt + 1) >>> 0;
            actions.told.ack_owed = true;
            actions.told.closing = true;
            return FLOW_ANSWER;
        }
        actions.fired.push(Rule.FIN_WAIT_2_FIN);
        asRstSynReceivedReopened(tcb, call, cfg);
        tcb.rcv_nxt = (tcb.rcv_nxt + 1) >>> 0;
        actions.told.ack_owed = true;
        actions.told.closing = true;
        actions.told.closed = true;
        return FLOW_ANSWER;
    }
    return FLOW_CONTINUE;
}

// RETRANSMIT (RFC 9293 section 3.8.2): the first rule that fits fires
function phaseRetransmit(tcb, call, actions) {
    if ((bit(tcb.state) & (bit(State.ESTABLISHED) | bit(State.FIN_WAIT_1) | bit(State.CLOSE_WAIT) |
            bit(State.CLOSING) | bit(State.LAST_ACK))) !== 0) {
        if (((call.lost - tcb.snd_una) >>> 0) < outstanding(tcb)
                && ((call.lost - tcb.snd_una) >>> 0) < tcb.snd_wnd) {
            actions.fired.push(Rule.RETRANSMIT);
            const value_0 = resentLostText(tcb, call);
            const value_1 = lostText(tcb, call);
            asAnswerText2(tcb, actions);
            actions.out.seq = call.lost;
            actions.out.text = value_0;
            actions.out.fin = finSent(tcb) && value_0 === value_1
                    && value_1 < ((tcb.snd_wnd - ((call.lost - tcb.snd_una) >>> 0)) >>> 0);
            actions.told.sent = true;
            actions.sent_at = (call.lost - tcb.snd_una) >>> 0;
            actions.told.sent_again = true;
            actions.told.ok = true;
            return FLOW_RETURN;
        }
    }
    actions.fired.push(Rule.RETRANSMIT_NOTHING);
    return FLOW_RETURN;
}

// RETRANSMISSION TIMEOUT (RFC 9293 section 3.10.8): the first rule that fits fires
function phaseRetransmissionTimeout(tcb, call, cfg, actions) {
    if (cfg.r2_syn <= withoutProgress(tcb, call)) {
        if (tcb.state === State.SYN_RECEIVED) {
            if (tcb.reopened) {
                actions.fired.push(Rule.RETRANSMISSION_GIVE_UP_REOPENED);
                asRstSynReceivedReopened2(tcb, call, cfg);
                return FLOW_RETURN;
            }
            if (tcb.passive) {
                if (tcb.snd_closed) {
                    actions.fired.push(Rule.RETRANSMISSION_GIVE_UP_CLOSED);
                    asCloseOpening2(tcb, actions);
                    actions.told.closed = true;
                    return FLOW_RETURN;
                }
                actions.fired.push(Rule.RETRANSMISSION_GIVE_UP_PASSIVE);
                asCloseOpening(tcb);
                tcb.state = State.LISTEN;
                actions.told.listening = true;
                return FLOW_RETURN;
            }
        }
        if ((bit(tcb.state) & (bit(State.SYN_SENT) | bit(State.SYN_RECEIVED))) !== 0) {
            actions.fired.push(Rule.RETRANSMISSION_GIVE_UP_SYN);
            asCloseOpening2(tcb, actions);
            actions.told.retry_timeout = true;
            return FLOW_RETURN;
        }
    }
    if ((bit(tcb.state) & (bit(State.ESTABLISHED) | bit(State.FIN_WAIT_1) | bit(State.CLOSE_WAIT) |
            bit(State.CLOSING) | bit(State.LAST_ACK))) !== 0) {
        if (cfg.r2 <= withoutProgress(tcb, call)) {
            actions.fired.push(Rule.RETRANSMISSION_GIVE_UP);
            asCloseOpening2(tcb, actions);
            actions.told.retry_timeout = true;
            return FLOW_RETURN;
        }
    }
    if (tcb.state === State.SYN_SENT) {
        actions.fired.push(Rule.RETRANSMISSION_SYN);
        asRetransmissionSyn2(tcb, call, cfg, actions);
        return FLOW_RETURN;
    }
    if (tcb.state === State.SYN_RECEIVED) {
        actions.fired.push(Rule.RETRANSMISSION_SYN_ACK);
        asRetransmissionSyn2(tcb, call, cfg, actions);
        actions.out.ack = tcb.rcv_nxt;
        actions.out.has_ack = true;
        return FLOW_RETURN;
    }
    if (tcb.snd_una === tcb.snd_nxt) {
        if (hasUnsentText(tcb)) {
            actions.fired.push(Rule.RETRANSMISSION_PROBE);
            const value_0 = probeText(tcb, call);
            asRetransmissionSyn(tcb, call, cfg, actions);
            asAnswerText2(tcb, actions);
            actions.out.seq = tcb.snd_nxt;
            actions.out.text = value_0;
            actions.sent_at = outstanding(tcb);
            tcb.snd_nxt = (tcb.snd_nxt + value_0) >>> 0;
            return FLOW_RETURN;
        }
        if (finDue(tcb)) {
            actions.fired.push(Rule.RETRANSMISSION_PROBE_FIN);
            asRetransmissionSyn(tcb, call, cfg, actions);
            asAnswerText2(tcb, actions);
            actions.out.seq = tcb.snd_nxt;
            actions.out.fin = true;
            actions.sent_at = outstanding(tcb);
            tcb.snd_nxt = (tcb.snd_nxt + 1) >>> 0;
            return FLOW_RETURN;
        }
    }
    actions.fired.push(Rule.RETRANSMISSION_TEXT);
    asRetransmissionSyn(tcb, call, cfg, actions);
    asAnswerText2(tcb, actions);
    actions.out.seq = tcb.snd_una;
    actions.out.text = resentText(tcb);
    actions.out.fin = finRidesAgain(tcb);
    actions.sent_at = (tcb.snd_una - tcb.snd_una) >>> 0;
    actions.told.sent_again = true;
    return FLOW_RETURN;
}

// USER TIMEOUT (RFC 9293 section 3.10.8): the first rule that fits fires
function phaseUserTimeout(tcb, actions) {
    actions.fired.push(Rule.USER_TIMEOUT);
    asCloseOpening2(tcb, actions);
    actions.told.user_timeout = true;
    return FLOW_RETURN;
}

// TIME-WAIT TIMEOUT (RFC 9293 section 3.10.8): the first rule that fits fires
function phaseTimeWaitTimeout(tcb, actions) {
    actions.fired.push(Rule.TIME_WAIT_TIMEOUT);
    asCloseOpening2(tcb, actions);
    return FLOW_RETURN;
}

// KEEP-ALIVE TIMEOUT (RFC 9293 section 3.8.4): the first rule that fits fires
function phaseKeepAliveTimeout(tcb, call, cfg, actions) {
    if (somethingToSend(tcb)) {
        actions.fired.push(Rule.KEEP_ALIVE_BUSY);
        asSynSentSynAck(tcb, call, cfg);
        return FLOW_RETURN;
    }
    if ((bit(tcb.state) & (bit(State.ESTABLISHED) | bit(State.FIN_WAIT_2) | bit(State.CLOSE_WAIT)))
            !== 0) {
        if (cfg.keep_count <= tcb.keep_probes) {
            actions.fired.push(Rule.KEEP_ALIVE_GIVE_UP);
            asCloseOpening2(tcb, actions);
            actions.told.keep_alive_timeout = true;
            return FLOW_RETURN;
        }
        actions.fired.push(Rule.KEEP_ALIVE_PROBE);
        asAnswerText2(tcb, actions);
        tcb.keep_probes = (tcb.keep_probes + 1) >>> 0;
        tcb.armed_keep_alive = true;
        tcb.deadline_keep_alive = (call.now + cfg.keep_interval) >>> 0;
        actions.out.seq = (tcb.snd_nxt - 1) >>> 0;
        actions.told.sent = true;
        return FLOW_RETURN;
    }
    return FLOW_CONTINUE;
}

function onOpenPassive(tcb, call, actions) {
    return phaseOpenPassive(tcb, call, actions);
}

function onOpenActive(tcb, call, cfg, actions) {
    return phaseOpenActive(tcb, call, cfg, actions);
}

function onSend(tcb, call, cfg, actions) {
    return phaseSend(tcb, call, cfg, actions);
}

function onReceive(tcb, call, cfg, actions) {
    return phaseReceive(tcb, call, cfg, actions);
}

function onClose(tcb, call, cfg, actions) {
    return phaseClose(tcb, call, cfg, actions);
}

function onAbort(tcb, call, actions) {
    return phaseAbort(tcb, call, actions);
}

function onStatus(tcb, call, actions) {
    return phaseStatus(tcb, call, actions);
}

function onSegmentArrives(tcb, call, cfg, seg, actions) {
    let flow;

    if (tcb.state === State.CLOSED) {
        flow = phaseClosed(seg, actions);
        if (flow !== FLOW_CONTINUE) return flow;
    }
    if (tcb.state === State.LISTEN) {
        flow = phaseListen(tcb, call, cfg, seg, actions);
        if (flow !== FLOW_CONTINUE) return flow;
    }
    if (tcb.state === State.SYN_SENT) {
        flow = phaseSynSent(tcb, call, cfg, seg, actions);
        if (flow !== FLOW_CONTINUE) return flow;
    }
    flow = phaseFirstCheckSequenceNumber(tcb, call, cfg, seg, actions);
    if (flow !== FLOW_CONTINUE) return flow;
    flow = phaseSecondCheckTheRstBit(tcb, call, cfg, seg, actions);
    if (flow !== FLOW_CONTINUE) return flow;
    flow = phaseThirdCheckSecurity(tcb, seg, actions);
    if (flow !== FLOW_CONTINUE) return flow;
    flow = phaseFourthCheckTheSynBit(tcb, call, cfg, seg, actions);
    if (flow !== FLOW_CONTINUE) return flow;
    flow = phaseFifthCheckTheAckField(tcb, call, cfg, seg, actions);
    if (flow !== FLOW_CONTINUE) return flow;
    flow = phaseFifthWhatIsAcknowledged(tcb, seg, actions);
    if (flow !== FLOW_CONTINUE) return flow;
    flow = phaseFifthTheSendWindow(tcb, call, seg, actions);
    if (flow !== FLOW_CONTINUE) return flow;
    if ((bit(tcb.state) & (bit(State.FIN_WAIT_1) | bit(State.CLOSING) | bit(State.LAST_ACK))) !== 0)
            {
        flow = phaseFifthOurFinIsAcknowledged(tcb, call, cfg, actions);
        if (flow !== FLOW_CONTINUE) return flow;
    }
    flow = phaseThePeerIsAlive(tcb, call, cfg, actions);
    if (flow !== FLOW_CONTINUE) return flow;
    if ((bit(tcb.state) & (bit(State.ESTABLISHED) | bit(State.FIN_WAIT_1) | bit(State.FIN_WAIT_2)))
            !== 0) {
        flow = phaseSixthCheckTheUrgBit(tcb, seg, actions);
        if (flow !== FLOW_CONTINUE) return flow;
        flow = phaseSeventhProcessTheSegmentText(tcb, cfg, seg, actions);
        if (flow !== FLOW_CONTINUE) return flow;
        return phaseEighthCheckTheFinBit(tcb, call, cfg, seg, actions);
    }
    return FLOW_CONTINUE;
}

function onRetransmit(tcb, call, actions) {
    return phaseRetransmit(tcb, call, actions);
}

function onRetransmissionTimeout(tcb, call, cfg, actions) {
    if ((bit(tcb.state) & (bit(State.SYN_SENT) | bit(State.SYN_RECEIVED) | bit(State.ESTABLISHED) |
            bit(State.FIN_WAIT_1) | bit(State.CLOSE_WAIT) | bit(State.CLOSING) |
            bit(State.LAST_ACK))) !== 0) {
        return phaseRetransmissionTimeout(tcb, call, cfg, actions);
    }
    return FLOW_CONTINUE;
}

function onUserTimeout(tcb, actions) {
    if ((bit(tcb.state) & (bit(State.LISTEN) | bit(State.SYN_SENT) | bit(State.SYN_RECEIVED) |
            bit(State.ESTABLISHED) | bit(State.FIN_WAIT_1) | bit(State.FIN_WAIT_2) |
            bit(State.CLOSE_WAIT) | bit(State.CLOSING) | bit(State.LAST_ACK) |
            bit(State.TIME_WAIT))) !== 0) {
        return phaseUserTimeout(tcb, actions);
    }
    return FLOW_CONTINUE;
}

function onTimeWaitTimeout(tcb, actions) {
    if (tcb.state === State.TIME_WAIT) {
        return phaseTimeWaitTimeout(tcb, actions);
    }
    return FLOW_CONTINUE;
}

function onKeepAliveTimeout(tcb, call, cfg, actions) {
    if ((bit(tcb.state) & (bit(State.ESTABLISHED) | bit(State.FIN_WAIT_1) | bit(State.FIN_WAIT_2) |
            bit(State.CLOSE_WAIT) | bit(State.CLOSING) | bit(State.LAST_ACK))) !== 0) {
        return phaseKeepAliveTimeout(tcb, call, cfg, actions);
    }
    return FLOW_CONTINUE;
}

// Lets one event happen to `tcb`, and tells what to do: what it returns is the caller's. The segment matters
// to Event.SEGMENT_ARRIVES only, but must be given. An event that is not due (see isDue), or that there is
// not, changes nothing and tells nothing.
export function handle(tcb, event, call, cfg, seg) {
    const actions = newActions();
    if (isDue(tcb, event, call, cfg)) step(tcb, event, call, cfg, seg, actions);
    return actions;
}

function step(tcb, event, call, cfg, seg, actions) {
    let flow = FLOW_CONTINUE;
    switch (event) {
    case Event.OPEN_PASSIVE:
        onOpenPassive(tcb, call, actions);
        return;
    case Event.OPEN_ACTIVE:
        onOpenActive(tcb, call, cfg, actions);
        return;
    case Event.SEND:
        flow = onSend(tcb, call, cfg, actions);
        break;
    case Event.RECEIVE:
        flow = onReceive(tcb, call, cfg, actions);
        break;
    case Event.CLOSE:
        flow = onClose(tcb, call, cfg, actions);
        break;
    case Event.ABORT:
        onAbort(tcb, call, actions);
        return;
    case Event.STATUS:
        onStatus(tcb, call, actions);
        return;
    case Event.SEGMENT_ARRIVES:
        flow = onSegmentArrives(tcb, call, cfg, seg, actions);
        break;
    case Event.TRANSMIT:
        break;
    case Event.RETRANSMIT:
        onRetransmit(tcb, call, actions);
        return;
    case Event.RETRANSMISSION_TIMEOUT:
        onRetransmissionTimeout(tcb, call, cfg, actions);
        return;
    case Event.USER_TIMEOUT:
        onUserTimeout(tcb, actions);
        return;
    case Event.TIME_WAIT_TIMEOUT:
        onTimeWaitTimeout(tcb, actions);
        return;
    case Event.KEEP_ALIVE_TIMEOUT:
        onKeepAliveTimeout(tcb, call, cfg, actions);
        return;
    default:
        return;
    }
    if (flow === FLOW_RETURN) return;
    flow = phaseSendWhatIsOwed(tcb, call, actions);
    if (flow === FLOW_RETURN) return;
    if ((bit(tcb.state) & (bit(State.ESTABLISHED) | bit(State.FIN_WAIT_1) | bit(State.CLOSE_WAIT) |
            bit(State.CLOSING) | bit(State.LAST_ACK))) !== 0) {
        flow = phaseSetTheTimers(tcb, call, cfg, actions);
    }
}

// May the event happen now? Calls and segments always may; a timeout when its time has come; Event.TRANSMIT
// when it would send.
export function isDue(tcb, event, call, cfg) {
    switch (event) {
    case Event.TRANSMIT:
        return (bit(tcb.state) & (bit(State.ESTABLISHED) | bit(State.FIN_WAIT_1) |
                bit(State.CLOSE_WAIT) | bit(State.CLOSING) | bit(State.LAST_ACK))) !== 0
                && (canSendText(tcb, call) || canSendFin(tcb, call));
    case Event.RETRANSMISSION_TIMEOUT:
        return tcb.armed_retransmission && until(tcb.deadline_retransmission, call.now);
    case Event.USER_TIMEOUT:
        return tcb.armed_user && until(tcb.deadline_user, call.now);
    case Event.TIME_WAIT_TIMEOUT:
        return tcb.armed_time_wait && until(tcb.deadline_time_wait, call.now);
    case Event.KEEP_ALIVE_TIMEOUT:
        return tcb.armed_keep_alive && until(tcb.deadline_keep_alive, call.now);
    default:
        return event <= Event.KEEP_ALIVE_TIMEOUT;
    }
}

// The first event that the machine itself makes due; null if there is none.
export function due(tcb, call, cfg) {
    if (isDue(tcb, Event.TRANSMIT, call, cfg)) {
        return Event.TRANSMIT;
    }
    if (isDue(tcb, Event.RETRANSMISSION_TIMEOUT, call, cfg)) {
        return Event.RETRANSMISSION_TIMEOUT;
    }
    if (isDue(tcb, Event.USER_TIMEOUT, call, cfg)) {
        return Event.USER_TIMEOUT;
    }
    if (isDue(tcb, Event.TIME_WAIT_TIMEOUT, call, cfg)) {
        return Event.TIME_WAIT_TIMEOUT;
    }
    if (isDue(tcb, Event.KEEP_ALIVE_TIMEOUT, call, cfg)) {
        return Event.KEEP_ALIVE_TIMEOUT;
    }
    return null;
}

// When the host must look again: `call.now` if something is due, else the earliest timer; null if none runs.
export function nextDeadline(tcb, call, cfg) {
    if (due(tcb, call, cfg) !== null) return call.now;
    let armed = false;
    let deadline = call.now;
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
    return armed ? deadline : null;
}

// Are the figures ones that the machine was proved for?
export function isSound(cfg) {
    return cfg.rto <= cfg.max_rto && cfg.buffer !== 0 && cfg.buffer <= 1073741824 && cfg.mss !== 0
            && cfg.mss <= 65535 && cfg.default_mss !== 0 && cfg.default_mss <= 65535
            && cfg.rto !== 0 && cfg.max_rto <= 536870912 && cfg.r1 <= 536870912
            && cfg.r2 <= 536870912 && 180000 <= cfg.r2_syn && cfg.r2_syn <= 536870912
            && cfg.user_timeout <= 536870912 && cfg.msl !== 0 && cfg.msl <= 536870912
            && cfg.keep_idle !== 0 && cfg.keep_idle <= 536870912 && cfg.keep_interval !== 0
            && cfg.keep_interval <= 536870912 && cfg.keep_count !== 0 && cfg.keep_count <= 1000
            && cfg.challenge_limit <= 65535 && cfg.challenge_period <= 536870912;
}

// Names as the RFC and the table write them, and where in the RFC a rule stands: by number.
export const STATE_NAMES = Object.freeze([
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
]);

export const EVENT_NAMES = Object.freeze([
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
]);

export const RULE_NAMES = Object.freeze([
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
]);

export const RULE_CLAUSES = Object.freeze([
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
]);

