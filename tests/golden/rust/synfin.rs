// Printed by Synfin 0.1.0 from its table "standard": RFC 9293 as the table states it
// Command: synfin generate rust
// Table: SHA-256 d15b1e9544c104e8c98ab425c5df2010932e0470b3db7f5d2e7fea0ce5d2dbeb
// Properties: violates none that Synfin asks of it
// SPDX-License-Identifier: Apache-2.0
// Do not edit: change the table and print it again.
//
// TCP's connection machine, RFC 9293: one end of one connection, from SYN to FIN. The host carries the
// segments, keeps the octets and the clock; the machine counts. No heap, no standard library, no unsafe code.
//
//     let mut tcb = Tcb::new();
//     let config = Config::new(); // the RFC's own figures
//     let call = Call { now: clock_in_ms(), isn: fresh_initial_sequence_number(), has_isn: true, ..Call::new() };
//     let actions = tcb.handle(Event::OpenActive, &call, &config, &Segment::new());
//     if actions.told.sent { transmit(&actions.out); }
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
// A TCB may be freed, or used again, when `deleted` is told: its state is `State::Closed` from then on. A connection
// that waits in LISTEN turns into the one that is called: a host that is to go on listening keeps another
// TCB in LISTEN for whoever calls next. One that falls back waits again: `listening` is told.
// An initial sequence number must be given (call.isn, and has_isn with it) with each event that reads it:
// which OPEN, and which segment, makes a new incarnation is not known beforehand. Without one nothing is opened
// and no SYN answered, and `isn_missing` is told.
//
// call.cwnd is what may be in flight (RFC 5681): SEND, acknowledgments and `Event::Transmit` go no further. 0 is no limit
// but the peer's. At a time-out the oldest segment is sent again; what else the host takes for lost it asks for
// with RETRANSMIT, a segment each time, from the number call.lost on: snd_una at the third `duplicate_ack`
// (RFC 5681 section 3.2), and what follows after a time-out as far as the congestion window goes.
// call.rto is the time-out as measured (RFC 6298), 0 where none is. A round trip is measured by what was sent
// once: not while `sent_again` is told of what is acknowledged (Karn).
// Each segment that is held and handled again may owe an acknowledgment: send but the last. Options of every
// segment (timestamps) take from the text: make `mss` of the peer's SYN, and default_mss, that much smaller.

#![no_std]
#![forbid(unsafe_code)]
// One test a line, as the table has them; and what leads on is said at each of its places.
#![allow(clippy::collapsible_if, clippy::collapsible_else_if, clippy::needless_return)]

/// The states (RFC 9293 section 3.3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// no connection: there is no TCB
    Closed,
    /// waiting for a connection request from any remote peer
    Listen,
    /// waiting for a matching connection request after having sent one
    SynSent,
    /// waiting for the acknowledgment of our request after both were exchanged
    SynReceived,
    /// an open connection: data can be delivered
    Established,
    /// waiting for the peer's FIN, or for the acknowledgment of ours
    FinWait1,
    /// waiting for the peer's FIN: ours is acknowledged
    FinWait2,
    /// waiting for the local user's CLOSE: the peer has closed
    CloseWait,
    /// waiting for the acknowledgment of our FIN: both have closed
    Closing,
    /// waiting for the acknowledgment of our FIN, sent after the peer's
    LastAck,
    /// waiting 2MSL, so that the peer has our acknowledgment and old segments are gone
    TimeWait,
}

/// The events (RFC 9293 section 3.10), and what each reads beside the TCB and the configuration.
/// What it does not read need not be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// the user waits for whoever calls; reads call.forbidden, call.no_room
    OpenPassive,
    /// the user calls a remote socket; reads call.now, call.isn, call.rto, call.has_isn,
    /// call.remote, call.forbidden, call.no_room
    OpenActive,
    /// the user queues octets; reads call.now, call.isn, call.octets, call.cwnd, call.rto,
    /// call.has_isn, call.remote, call.forbidden, call.no_room
    Send,
    /// the user takes octets; reads call.now, call.octets, call.cwnd, call.rto, call.forbidden
    Receive,
    /// the user has no more to send; reads call.now, call.cwnd, call.rto, call.forbidden
    Close,
    /// the user gives the connection up; reads call.forbidden
    Abort,
    /// the user asks for the state; reads call.forbidden
    Status,
    /// a segment comes in; reads call.now, call.isn, call.cwnd, call.rto, call.has_isn, and the
    /// segment
    SegmentArrives,
    /// more can be sent at once: the host asks for the next segment; reads call.now, call.cwnd,
    /// call.rto
    Transmit,
    /// the host takes text for lost and asks for it again; reads call.lost
    Retransmit,
    /// the retransmission timer has run out; reads call.now, call.cwnd
    RetransmissionTimeout,
    /// the user timer has run out; reads call.now
    UserTimeout,
    /// 2MSL have passed; reads call.now
    TimeWaitTimeout,
    /// nothing was heard for the keep-alive time; reads call.now
    KeepAliveTimeout,
}

/// The rules of the table, by what they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// the user may not use this local socket
    OpenPassiveIllegal,
    /// there is no room for another connection
    OpenPassiveNoResources,
    /// a TCB is made and waits for whoever calls
    OpenPassive,
    /// there is a connection already
    OpenPassiveAlreadyExists,
    /// the user may not use this local socket
    OpenActiveIllegal,
    /// an active OPEN must say whom it calls
    OpenActiveRemoteUnspecified,
    /// there is no room for another connection
    OpenActiveNoResources,
    /// the host has given no number to begin with, and zero is no choice (MUST-8)
    OpenActiveIsnMissing,
    /// a SYN calls the peer; a waiting connection turns from passive to active
    OpenActive,
    /// there is a connection already
    OpenActiveAlreadyExists,
    /// the user may not use this connection
    SendIllegal,
    /// there is no connection to send on
    SendDoesNotExist,
    /// nobody has called, and whom to call is not known
    SendListenRemoteUnspecified,
    /// no text follows a CLOSE
    SendClosing,
    /// there is no room to queue the text
    SendNoResources,
    /// the host has given no number to begin with, and zero is no choice (MUST-8)
    SendListenIsnMissing,
    /// a SEND on a waiting connection calls the peer, the text is queued
    SendListen,
    /// the text waits until the connection is open
    SendQueue,
    /// the text is queued; what the window takes is sent
    Send,
    /// queued text leaves as far as the window goes, the FIN on the last of it
    AnswerText,
    /// everything is sent and the user has closed: the FIN
    AnswerFin,
    /// the acknowledgment that the event owes
    AnswerAck,
    /// something is outstanding or waits for the window: the timers run
    TimersStart,
    /// the user may not use this connection
    ReceiveIllegal,
    /// there is no connection to receive from
    ReceiveDoesNotExist,
    /// the request waits until the connection is open
    ReceiveQueue,
    /// a half-duplex CLOSE has ended receiving too (MAY-1)
    ReceiveClosed,
    /// the peer has closed and nothing is left to receive
    ReceiveClosing,
    /// text is taken, and the peer is told of the room
    ReceiveOpensWindow,
    /// text is taken
    Receive,
    /// the user may not use this connection
    CloseIllegal,
    /// there is no connection to close
    CloseDoesNotExist,
    /// nobody has answered: the TCB is deleted
    CloseOpening,
    /// CLOSE was called before
    CloseAgain,
    /// the CLOSE waits until our SYN is acknowledged
    CloseSynReceived,
    /// a half-duplex CLOSE with unread text tells the peer that it is lost (SHLD-3)
    CloseUnread,
    /// a FIN follows the last octet queued
    CloseEstablished,
    /// a FIN follows the last octet queued, and is the second of the two
    CloseCloseWait,
    /// the user may not use this connection
    AbortIllegal,
    /// there is no connection to abort
    AbortDoesNotExist,
    /// nobody has answered: the TCB is deleted
    AbortOpening,
    /// the peer is told by a reset, the TCB is deleted
    Abort,
    /// our FIN may not have arrived: the user hears that it was an abort
    AbortClosing,
    /// both sides have closed: the waiting is cut short
    AbortTimeWait,
    /// the user may not use this connection
    StatusIllegal,
    /// there is no connection to ask about
    StatusDoesNotExist,
    /// the host reads the state from the TCB
    Status,
    /// a reset is never answered
    ClosedRst,
    /// there is no connection: the sender is told so
    ClosedAny,
    /// a reset can't answer anything that we sent
    ListenRst,
    /// nothing was sent that could be acknowledged
    ListenAck,
    /// a SYN of another security or compartment
    ListenSynInsecure,
    /// the host has given no number to answer with: dropped, the SYN comes again
    ListenSynIsnMissing,
    /// a SYN is answered by SYN and ACK; its text, if any, must come again
    ListenSyn,
    /// neither SYN, ACK nor RST: dropped
    ListenOther,
    /// a reset that acknowledges what we never sent is not for us
    SynSentBadAckRst,
    /// who acknowledges what we never sent is out of step: reset it
    SynSentBadAck,
    /// the peer refuses our SYN
    SynSentRst,
    /// a reset that acknowledges nothing proves nothing
    SynSentRstBlind,
    /// security or compartment do not match
    SynSentInsecure,
    /// our SYN is acknowledged and the peer's has come: open
    SynSentSynAck,
    /// both have called at once: simultaneous open (MUST-10)
    SynSentSyn,
    /// neither SYN nor RST: dropped
    SynSentOther,
    /// a SYN ahead of all old numbers opens the next incarnation (MAY-2)
    TimeWaitReopen,
    /// the peer's FIN again: its ACK was lost, 2MSL start anew
    TimeWaitFin,
    /// simultaneous open: the peer's SYN again, now with the ACK of ours
    SynReceivedSynAck,
    /// the window is closed: ACK, URG and RST of a segment in sequence are heard all the same
    /// (MUST-66)
    ZeroWindow,
    /// a reset outside the window is dropped in silence
    UnacceptableRst,
    /// outside the window, and nothing in it: the answer is throttled, so that two of us can't
    /// answer each other for ever
    UnacceptableEmpty,
    /// outside the window: the sender is told what is expected
    Unacceptable,
    /// in the window, but not the number expected: let the peer prove itself
    RstChallenge,
    /// an old reset can't end TIME-WAIT
    RstTimeWaitProtected,
    /// the SYN that reopened was an old one: back to TIME-WAIT (MAY-2)
    RstSynReceivedReopened,
    /// who called has gone, and the user has closed: the end
    RstSynReceivedClosed,
    /// who called has gone: back to LISTEN, no word to the user
    RstSynReceivedPassive,
    /// the peer refuses
    RstSynReceivedActive,
    /// the peer has reset the connection; what was under way is lost
    RstReset,
    /// both had closed: the waiting is over
    RstTimeWait,
    /// another security or compartment: reset the sender
    SecuritySynReceived,
    /// the connection had ended: the user knows already
    SecurityTimeWait,
    /// another security or compartment: the connection is reset
    Security,
    /// the SYN that reopened was an old one: back to TIME-WAIT (MAY-2)
    SynSynReceivedReopened,
    /// who called calls anew, but the user has closed: the end
    SynSynReceivedClosed,
    /// who called calls anew: back to LISTEN
    SynSynReceivedPassive,
    /// a SYN on an open connection: let the peer prove itself
    SynChallenge,
    /// every segment of an open connection acknowledges
    AckAbsent,
    /// this does not acknowledge our SYN: reset the sender
    AckSynReceivedUnacceptable,
    /// our SYN is acknowledged, and the user has closed meanwhile
    AckSynReceivedClosed,
    /// our SYN is acknowledged: open
    AckSynReceived,
    /// it acknowledges what was never sent: tell the sender, drop it
    AckUnsent,
    /// it acknowledges less than any honest segment could: a blind guess
    AckTooOld,
    /// only the peer's FIN matters here, and it was looked for already
    AckTimeWait,
    /// SND.UNA moves; the timers start anew with what is left
    AckNew,
    /// the same again while text is outstanding: a segment has left the network, another may be
    /// lost
    AckDuplicate,
    /// nothing new is acknowledged: it can be ignored
    AckOld,
    /// the peer's window is closed but the peer lives: R2 counts anew (MUST-37)
    WindowClosed,
    /// the window opens again: what waits and what was probed starts with a fresh time-out
    WindowOpens,
    /// the newest segment says how much the peer takes
    WindowUpdate,
    /// our direction is closed; the peer's is open still
    FinWait1FinAcknowledged,
    /// both directions are closed
    ClosingFinAcknowledged,
    /// the peer has our FIN: all is said
    LastAckFinAcknowledged,
    /// whatever is acceptable shows that the peer lives: its time starts anew
    KeepAliveHeard,
    /// urgent data lies further ahead than was known: the user is told (MUST-32)
    Urg,
    /// the user has closed for good: new text is lost, and the peer is told (SHLD-3)
    TextAfterClose,
    /// new text in order is delivered, as far as the window goes
    TextInOrder,
    /// a hole lies before it: the host may hold the segment and present it again (SHLD-31)
    TextOutOfOrder,
    /// the peer has no more to send; we may
    EstablishedFin,
    /// both close at once; ours is not acknowledged yet
    FinWait1Fin,
    /// both have closed: acknowledge it and wait 2MSL
    FinWait2Fin,
    /// what the host takes for lost goes again, a segment of it; the clocks go on as they were
    Retransmit,
    /// it is not outstanding, or the peer's window does not reach there any more
    RetransmitNothing,
    /// the SYN that reopened was an old one: back to TIME-WAIT (MAY-2)
    RetransmissionGiveUpReopened,
    /// who called does not answer, and the user has closed: the end
    RetransmissionGiveUpClosed,
    /// who called does not answer: back to LISTEN (MUST-20, MUST-23)
    RetransmissionGiveUpPassive,
    /// nobody answers our SYN (MUST-20, MUST-23)
    RetransmissionGiveUpSyn,
    /// R2 is reached without progress (MUST-20)
    RetransmissionGiveUp,
    /// the SYN again
    RetransmissionSyn,
    /// SYN and ACK again
    RetransmissionSynAck,
    /// nothing is outstanding and text waits: probe the window (MUST-36)
    RetransmissionProbe,
    /// nothing is outstanding and the FIN waits: it probes the window
    RetransmissionProbeFin,
    /// the oldest unacknowledged text, and the FIN, again
    RetransmissionText,
    /// the user's patience is over
    UserTimeout,
    /// 2MSL have passed: the end
    TimeWaitTimeout,
    /// data is outstanding: its retransmission is the probe (MUST-26)
    KeepAliveBusy,
    /// so many probes have no answer: the peer is dead (MUST-29)
    KeepAliveGiveUp,
    /// <SEQ=SND.NXT-1> without text draws an ACK from a living peer (SHLD-12)
    KeepAliveProbe,
}

/// The transmission control block: what one connection keeps from event to event. Read what you
/// like; let only the machine write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tcb {
    /// the state of the connection
    pub state: State,
    /// opened by a passive OPEN: a reset in SYN-RECEIVED returns to LISTEN (MUST-11)
    pub passive: bool,
    /// opened by a SYN that came in TIME-WAIT: a reset returns there (MAY-2)
    pub reopened: bool,
    /// more than 2^30 numbers are acknowledged since ISS: no window reaches behind it
    pub snd_aged: bool,
    /// the user has called CLOSE: a FIN follows the last octet
    pub snd_closed: bool,
    /// retransmission timer; with nothing outstanding it probes a closed window
    pub armed_retransmission: bool,
    /// user timer: the user's patience with data that nobody acknowledges
    pub armed_user: bool,
    /// time-wait timer: 2MSL
    pub armed_time_wait: bool,
    /// keep-alive timer: idle time, then the interval between probes
    pub armed_keep_alive: bool,
    /// largest text the peer takes in one segment
    pub snd_mss: u16,
    /// keep-alive probes sent and not answered
    pub keep_probes: u16,
    /// challenge ACKs sent in the current period
    pub challenge_count: u16,
    /// oldest number sent and not yet acknowledged
    pub snd_una: u32,
    /// next number to send
    pub snd_nxt: u32,
    /// send window: how much the peer takes beyond SND.UNA
    pub snd_wnd: u32,
    /// number of the segment that last updated the window
    pub snd_wl1: u32,
    /// acknowledgment of the segment that last updated the window
    pub snd_wl2: u32,
    /// largest window the peer has ever offered (MAX.SND.WND, RFC 5961 section 5)
    pub snd_max_wnd: u32,
    /// the number behind the last octet that the user has asked to send
    pub snd_end: u32,
    /// initial send sequence number
    pub snd_iss: u32,
    /// next number expected
    pub rcv_nxt: u32,
    /// receive window: how much we take beyond RCV.NXT
    pub rcv_wnd: u32,
    /// initial receive sequence number
    pub rcv_irs: u32,
    /// receive urgent pointer
    pub rcv_up: u32,
    /// octets that came in and the user has not yet received
    pub rcv_unread: u32,
    /// current retransmission time-out, doubled at each try, in ms
    pub rtx_rto: u32,
    /// when the oldest unacknowledged number was sent, or the peer last heard
    pub rtx_since: u32,
    /// retransmissions since the last progress
    pub rtx_count: u32,
    /// when the current period began
    pub challenge_since: u32,
    /// retransmission timer; with nothing outstanding it probes a closed window
    pub deadline_retransmission: u32,
    /// user timer: the user's patience with data that nobody acknowledges
    pub deadline_user: u32,
    /// time-wait timer: 2MSL
    pub deadline_time_wait: u32,
    /// keep-alive timer: idle time, then the interval between probes
    pub deadline_keep_alive: u32,
}

/// A segment, without its payload. Zero what does not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// SYN bit
    pub syn: bool,
    /// ACK bit
    pub has_ack: bool,
    /// FIN bit
    pub fin: bool,
    /// RST bit
    pub rst: bool,
    /// URG bit
    pub urg: bool,
    /// the host finds that security or compartment do not match the TCB's
    pub insecure: bool,
    /// octets of segment text (payload), without SYN and FIN
    pub text: u16,
    /// urgent pointer, an offset from SEG.SEQ
    pub up: u16,
    /// maximum segment size option; 0: not present
    pub mss: u16,
    /// sequence number
    pub seq: u32,
    /// acknowledgment number; meaningful with the ACK bit
    pub ack: u32,
    /// window, scaled by the host where a scale was agreed
    pub wnd: u32,
}

/// What the host says with an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call {
    /// ISN is given: without it nothing is opened and no SYN answered
    pub has_isn: bool,
    /// the remote socket is specified
    pub remote: bool,
    /// the user may not use this local socket or connection
    pub forbidden: bool,
    /// the host has no resources for the request
    pub no_room: bool,
    /// the host's clock at the event
    pub now: u32,
    /// a fresh initial sequence number from the host's generator (RFC 6528)
    pub isn: u32,
    /// octets to SEND, or to RECEIVE at most
    pub octets: u32,
    /// most octets that may be in flight (RFC 5681's congestion window); 0: no limit of the host's
    pub cwnd: u32,
    /// retransmission time-out as the host measures it (RFC 6298), in ms; 0: not measured
    pub rto: u32,
    /// the number that RETRANSMIT sends again from
    pub lost: u32,
}

/// What may differ between hosts. Octets and milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Config {
    /// keep-alives are asked for (MUST-24, MUST-25)
    pub keep_alive: bool,
    /// after CLOSE nothing more is received (MAY-1)
    pub half_duplex_close: bool,
    /// a RST does not end TIME-WAIT (RFC 1337)
    pub protect_time_wait: bool,
    /// a new SYN ahead of the old numbers reopens from TIME-WAIT (MAY-2)
    pub reuse_time_wait: bool,
    /// maximum segment size that we announce
    pub mss: u16,
    /// the peer's, when it announces none: 536 for IPv4, 1220 for IPv6 (MUST-15)
    pub default_mss: u16,
    /// probes without an answer after which the peer counts as dead
    pub keep_count: u16,
    /// challenge ACKs in one period; 0: no limit
    pub challenge_limit: u16,
    /// receive buffer: the window when nothing is unread
    pub buffer: u32,
    /// retransmission time-out until the host has measured one (RFC 6298), in ms
    pub rto: u32,
    /// upper bound of the doubled time-out, in ms
    pub max_rto: u32,
    /// retransmissions after which the network layer is advised
    pub r1: u32,
    /// time without progress after which the connection is given up, in ms
    pub r2: u32,
    /// the same for a SYN: at least 3 minutes (MUST-23), in ms
    pub r2_syn: u32,
    /// user timeout in ms; 0: none
    pub user_timeout: u32,
    /// maximum segment lifetime in ms
    pub msl: u32,
    /// idle time before the first probe, in ms (MUST-28)
    pub keep_idle: u32,
    /// time between probes, in ms
    pub keep_interval: u32,
    /// length of the period, in ms
    pub challenge_period: u32,
}

/// What the host is to do, or to tell the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// an acknowledgment is owed and leaves at the end of the event
    pub ack_owed: bool,
    /// one segment leaves: OUT
    pub sent: bool,
    /// it takes numbers that were sent before: no round trip may be measured by it
    pub sent_again: bool,
    /// a duplicate acknowledgment has come (RFC 5681 section 2)
    pub duplicate_ack: bool,
    /// who called has gone: the connection waits for the next caller
    pub listening: bool,
    /// the TCB is deleted: all that the host keeps of the connection may be freed
    pub deleted: bool,
    /// the call is accepted
    pub ok: bool,
    /// the connection is open
    pub open: bool,
    /// connection closing: the peer has sent its FIN, no more text will come
    pub closing: bool,
    /// the connection has ended normally
    pub closed: bool,
    /// error: connection reset
    pub reset: bool,
    /// error: connection refused
    pub refused: bool,
    /// error: connection aborted due to user timeout
    pub user_timeout: bool,
    /// error: connection aborted after R2 (MUST-20)
    pub retry_timeout: bool,
    /// error: connection aborted, the keep-alive probes had no answer
    pub keep_alive_timeout: bool,
    /// R1 is reached: advice to the network layer (MUST-20, SHLD-9)
    pub retry_trouble: bool,
    /// the peer has urgent data ahead
    pub urgent: bool,
    /// error: connection illegal for this process
    pub illegal: bool,
    /// error: insufficient resources
    pub no_resources: bool,
    /// error: the host has given no initial sequence number
    pub isn_missing: bool,
    /// error: remote socket unspecified
    pub remote_unspecified: bool,
    /// error: connection does not exist
    pub does_not_exist: bool,
    /// error: connection already exists
    pub already_exists: bool,
    /// error: connection closing
    pub is_closing: bool,
}

/// What one event leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actions {
    /// what the host is to do, or to tell the user
    pub told: Told,
    /// where in this segment's text what is delivered begins
    pub delivered_at: u32,
    /// where in the send buffer its text begins, when the acknowledged octets have left
    pub sent_at: u32,
    /// octets of the user's that the peer has newly acknowledged: the oldest in the send buffer
    pub acknowledged: u32,
    /// octets of this segment's text that are new and in order
    pub delivered: u32,
    /// octets that a RECEIVE takes
    pub received: u32,
    /// the segment that leaves, if `sent` is told
    pub out: Segment,
}

impl Tcb {
    /// A connection that does not exist yet: CLOSED.
    pub const fn new() -> Self {
        Self {
            state: State::Closed,
            passive: false,
            reopened: false,
            snd_aged: false,
            snd_closed: false,
            armed_retransmission: false,
            armed_user: false,
            armed_time_wait: false,
            armed_keep_alive: false,
            snd_mss: 0,
            keep_probes: 0,
            challenge_count: 0,
            snd_una: 0,
            snd_nxt: 0,
            snd_wnd: 0,
            snd_wl1: 0,
            snd_wl2: 0,
            snd_max_wnd: 0,
            snd_end: 0,
            snd_iss: 0,
            rcv_nxt: 0,
            rcv_wnd: 0,
            rcv_irs: 0,
            rcv_up: 0,
            rcv_unread: 0,
            rtx_rto: 0,
            rtx_since: 0,
            rtx_count: 0,
            challenge_since: 0,
            deadline_retransmission: 0,
            deadline_user: 0,
            deadline_time_wait: 0,
            deadline_keep_alive: 0,
        }
    }
}

impl Default for Tcb {
    fn default() -> Self {
        Self::new()
    }
}

impl Segment {
    /// Nothing applies.
    pub const fn new() -> Self {
        Self {
            syn: false,
            has_ack: false,
            fin: false,
            rst: false,
            urg: false,
            insecure: false,
            text: 0,
            up: 0,
            mss: 0,
            seq: 0,
            ack: 0,
            wnd: 0,
        }
    }
}

impl Default for Segment {
    fn default() -> Self {
        Self::new()
    }
}

impl Call {
    /// Nothing is said.
    pub const fn new() -> Self {
        Self {
            has_isn: false,
            remote: false,
            forbidden: false,
            no_room: false,
            now: 0,
            isn: 0,
            octets: 0,
            cwnd: 0,
            rto: 0,
            lost: 0,
        }
    }
}

impl Default for Call {
    fn default() -> Self {
        Self::new()
    }
}

impl Config {
    /// The RFC's own figures.
    pub const fn new() -> Self {
        Self {
            keep_alive: false,
            half_duplex_close: false,
            protect_time_wait: false,
            reuse_time_wait: false,
            mss: 1460,
            default_mss: 536,
            keep_count: 10,
            challenge_limit: 10,
            buffer: 65535,
            rto: 1000,
            max_rto: 60000,
            r1: 3,
            r2: 100000,
            r2_syn: 180000,
            user_timeout: 300000,
            msl: 120000,
            keep_idle: 7200000,
            keep_interval: 75000,
            challenge_period: 5000,
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self::new()
    }
}

impl Told {
    /// Nothing is told.
    pub const fn new() -> Self {
        Self {
            ack_owed: false,
            sent: false,
            sent_again: false,
            duplicate_ack: false,
            listening: false,
            deleted: false,
            ok: false,
            open: false,
            closing: false,
            closed: false,
            reset: false,
            refused: false,
            user_timeout: false,
            retry_timeout: false,
            keep_alive_timeout: false,
            retry_trouble: false,
            urgent: false,
            illegal: false,
            no_resources: false,
            isn_missing: false,
            remote_unspecified: false,
            does_not_exist: false,
            already_exists: false,
            is_closing: false,
        }
    }
}

impl Default for Told {
    fn default() -> Self {
        Self::new()
    }
}

impl Actions {
    /// Nothing is to be done.
    pub const fn new() -> Self {
        Self {
            told: Told::new(),
            delivered_at: 0,
            sent_at: 0,
            acknowledged: 0,
            delivered: 0,
            received: 0,
            out: Segment::new(),
        }
    }
}

impl Default for Actions {
    fn default() -> Self {
        Self::new()
    }
}

/// What follows a rule: nothing; the next phase; the closing phases, which send and set timers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flow {
    Return,
    Continue,
    Answer,
}

/// Does a lie before b on the circle of 2^32 (RFC 9293 section 3.4)?
fn before(a: u32, b: u32) -> bool {
    a.wrapping_sub(b) > 0x7fff_ffff
}

/// Does a lie before b, or is it b?
fn until(a: u32, b: u32) -> bool {
    b.wrapping_sub(a) <= 0x7fff_ffff
}

// As the table asks, and not by Ord: so each is the same question in the compiled form, which is proved by it.
fn smaller(a: u32, b: u32) -> u32 {
    if a < b { a } else { b }
}
fn larger(a: u32, b: u32) -> u32 {
    if a < b { b } else { a }
}

/// A field of 16 bits. It is proved of the table that no more is ever put into one.
fn half(value: u32) -> u16 {
    value as u16
}

fn receive_buffer(cfg: &Config) -> u32 {
    smaller(cfg.buffer, 1073741824)
}

fn measured_rto(call: &Call, cfg: &Config) -> u32 {
    if call.rto == 0 { cfg.rto } else { smaller(call.rto, cfg.max_rto) }
}

fn outstanding(tcb: &Tcb) -> u32 {
    u32::wrapping_sub(tcb.snd_nxt, tcb.snd_una)
}

fn unsent_text(tcb: &Tcb) -> u32 {
    u32::wrapping_sub(tcb.snd_end, tcb.snd_nxt)
}

fn send_window(tcb: &Tcb, call: &Call) -> u32 {
    if call.cwnd == 0 { tcb.snd_wnd } else { smaller(tcb.snd_wnd, call.cwnd) }
}

fn usable_window(tcb: &Tcb, call: &Call) -> u32 {
    if outstanding(tcb) < send_window(tcb, call) { u32::wrapping_sub(send_window(tcb, call),
            outstanding(tcb)) } else { 0 }
}

fn sendable_text(tcb: &Tcb, call: &Call) -> u32 {
    smaller(smaller(unsent_text(tcb), usable_window(tcb, call)), u32::from(tcb.snd_mss))
}

fn fin_rides(tcb: &Tcb, call: &Call) -> bool {
    tcb.snd_closed && sendable_text(tcb, call) == unsent_text(tcb)
            && sendable_text(tcb, call) < usable_window(tcb, call)
}

fn received_now(tcb: &Tcb, call: &Call) -> u32 {
    smaller(call.octets, tcb.rcv_unread)
}

fn freed_window(tcb: &Tcb, call: &Call, cfg: &Config) -> u32 {
    u32::wrapping_sub(receive_buffer(cfg),
            u32::wrapping_sub(tcb.rcv_unread, received_now(tcb, call)))
}

fn seg_len(seg: &Segment) -> u32 {
    u32::wrapping_add(u32::wrapping_add(u32::from(seg.text), u32::from(seg.syn)),
            u32::from(seg.fin))
}

fn seg_end(seg: &Segment) -> u32 {
    u32::wrapping_add(seg.seq, seg_len(seg))
}

fn offered_window(seg: &Segment) -> u32 {
    smaller(seg.wnd, 1073741824)
}

fn peer_mss(cfg: &Config, seg: &Segment) -> u32 {
    larger(1, if u32::from(seg.mss) == 0 { u32::from(cfg.default_mss) } else { u32::from(seg.mss) })
}

fn period_is_over(tcb: &Tcb, call: &Call, cfg: &Config) -> bool {
    cfg.challenge_period <= u32::wrapping_sub(call.now, tcb.challenge_since)
}

fn challenge_allowed(tcb: &Tcb, call: &Call, cfg: &Config) -> bool {
    u32::from(cfg.challenge_limit) == 0 || period_is_over(tcb, call, cfg)
            || u32::from(tcb.challenge_count) < u32::from(cfg.challenge_limit)
}

fn urgent_end(seg: &Segment) -> u32 {
    u32::wrapping_add(seg.seq, u32::from(seg.up))
}

fn already_received(tcb: &Tcb, seg: &Segment) -> u32 {
    u32::wrapping_sub(tcb.rcv_nxt, seg.seq)
}

fn taken_text(tcb: &Tcb, seg: &Segment) -> u32 {
    smaller(u32::wrapping_sub(u32::from(seg.text), already_received(tcb, seg)), tcb.rcv_wnd)
}

fn fin_sent(tcb: &Tcb) -> bool {
    tcb.snd_closed && tcb.snd_nxt == u32::wrapping_add(tcb.snd_end, 1)
}

fn outstanding_text(tcb: &Tcb) -> u32 {
    u32::wrapping_sub(outstanding(tcb), u32::from(fin_sent(tcb)))
}

fn lost_text(tcb: &Tcb, call: &Call) -> u32 {
    u32::wrapping_sub(outstanding_text(tcb), u32::wrapping_sub(call.lost, tcb.snd_una))
}

fn resent_lost_text(tcb: &Tcb, call: &Call) -> u32 {
    smaller(smaller(lost_text(tcb, call), u32::from(tcb.snd_mss)),
            u32::wrapping_sub(tcb.snd_wnd, u32::wrapping_sub(call.lost, tcb.snd_una)))
}

fn backed_off(tcb: &Tcb, cfg: &Config) -> u32 {
    smaller(u32::wrapping_add(tcb.rtx_rto, tcb.rtx_rto), cfg.max_rto)
}

fn probe_text(tcb: &Tcb, call: &Call) -> u32 {
    smaller(smaller(unsent_text(tcb), u32::from(tcb.snd_mss)), larger(usable_window(tcb, call), 1))
}

fn resent_text(tcb: &Tcb) -> u32 {
    smaller(smaller(outstanding_text(tcb), u32::from(tcb.snd_mss)), larger(tcb.snd_wnd, 1))
}

fn fin_rides_again(tcb: &Tcb) -> bool {
    fin_sent(tcb) && resent_text(tcb) == outstanding_text(tcb)
}

fn queue_full(tcb: &Tcb, call: &Call) -> bool {
    call.no_room || 536870912 < call.octets
            || 536870912 < u32::wrapping_add(u32::wrapping_sub(tcb.snd_end, tcb.snd_una),
            call.octets)
}

fn has_unsent_text(tcb: &Tcb) -> bool {
    before(tcb.snd_nxt, tcb.snd_end)
}

fn worth_sending(tcb: &Tcb, call: &Call) -> bool {
    sendable_text(tcb, call) == u32::from(tcb.snd_mss)
            || sendable_text(tcb, call) == unsent_text(tcb)
            || tcb.snd_max_wnd <= u32::wrapping_add(sendable_text(tcb, call),
            sendable_text(tcb, call))
}

fn can_send_text(tcb: &Tcb, call: &Call) -> bool {
    has_unsent_text(tcb) && usable_window(tcb, call) != 0 && worth_sending(tcb, call)
}

fn fin_due(tcb: &Tcb) -> bool {
    tcb.snd_closed && tcb.snd_nxt == tcb.snd_end
}

fn can_send_fin(tcb: &Tcb, call: &Call) -> bool {
    fin_due(tcb) && usable_window(tcb, call) != 0
}

fn something_to_send(tcb: &Tcb) -> bool {
    tcb.snd_una != tcb.snd_nxt || has_unsent_text(tcb) || fin_due(tcb)
}

fn window_gain(tcb: &Tcb, call: &Call, cfg: &Config) -> u32 {
    u32::wrapping_sub(freed_window(tcb, call, cfg), tcb.rcv_wnd)
}

fn worth_opening(tcb: &Tcb, call: &Call, cfg: &Config) -> bool {
    tcb.rcv_wnd < freed_window(tcb, call, cfg)
            && (u32::from(cfg.mss) <= window_gain(tcb, call, cfg)
            || receive_buffer(cfg) <= u32::wrapping_add(window_gain(tcb, call, cfg),
            window_gain(tcb, call, cfg)))
}

fn acceptable_ack_of_syn(tcb: &Tcb, seg: &Segment) -> bool {
    before(tcb.snd_iss, seg.ack) && until(seg.ack, tcb.snd_nxt)
}

fn acceptable(tcb: &Tcb, seg: &Segment) -> bool {
    if seg_len(seg) == 0 { if tcb.rcv_wnd == 0 { seg.seq == tcb.rcv_nxt } else { until(tcb.rcv_nxt,
            seg.seq) && before(seg.seq, u32::wrapping_add(tcb.rcv_nxt,
            tcb.rcv_wnd)) } } else { tcb.rcv_wnd != 0
            && ((until(tcb.rcv_nxt, seg.seq)
            && before(seg.seq, u32::wrapping_add(tcb.rcv_nxt, tcb.rcv_wnd)))
            || (until(tcb.rcv_nxt, u32::wrapping_add(seg.seq, u32::wrapping_sub(seg_len(seg), 1)))
            && before(u32::wrapping_add(seg.seq, u32::wrapping_sub(seg_len(seg), 1)),
            u32::wrapping_add(tcb.rcv_nxt, tcb.rcv_wnd)))) }
}

fn segment_is_newer(tcb: &Tcb, seg: &Segment) -> bool {
    before(tcb.snd_wl1, seg.seq) || (tcb.snd_wl1 == seg.seq && until(tcb.snd_wl2, seg.ack))
}

fn fin_acknowledged(tcb: &Tcb) -> bool {
    fin_sent(tcb) && tcb.snd_una == tcb.snd_nxt
}

fn starts_in_order(tcb: &Tcb, seg: &Segment) -> bool {
    until(seg.seq, tcb.rcv_nxt)
}

fn has_new_text(tcb: &Tcb, seg: &Segment) -> bool {
    starts_in_order(tcb, seg) && already_received(tcb, seg) < u32::from(seg.text)
}

fn fin_in_sequence(tcb: &Tcb, seg: &Segment) -> bool {
    seg.fin && u32::wrapping_add(seg.seq, u32::from(seg.text)) == tcb.rcv_nxt
}

fn without_progress(tcb: &Tcb, call: &Call) -> u32 {
    u32::wrapping_sub(call.now, tcb.rtx_since)
}

/// close.opening, close.unread, abort.opening, abort, abort.closing, abort.time-wait, syn-sent.rst,
/// syn-sent.syn-ack, syn-received.syn-ack, rst.syn-received.reopened, rst.syn-received.closed,
/// rst.syn-received.passive, rst.syn-received.active, rst.reset, rst.time-wait, security.time-wait,
/// security, syn.syn-received.reopened, syn.syn-received.closed, syn.syn-received.passive,
/// ack.syn-received.closed, ack.syn-received, ack.new, window.opens, closing.fin-acknowledged,
/// last-ack.fin-acknowledged, text.after-close, fin-wait-2.fin, retransmission.give-up.reopened,
/// retransmission.give-up.closed, retransmission.give-up.passive, retransmission.give-up.syn,
/// retransmission.give-up, user-timeout, time-wait.timeout, keep-alive.give-up
fn as_close_opening_3(tcb: &mut Tcb) {
    tcb.armed_retransmission = false;
    tcb.armed_user = false;
    tcb.deadline_retransmission = 0;
    tcb.deadline_user = 0;
}

/// close.opening, close.unread, abort.opening, abort, abort.closing, abort.time-wait, syn-sent.rst,
/// rst.syn-received.closed, rst.syn-received.passive, rst.syn-received.active, rst.reset,
/// rst.time-wait, security.time-wait, security, syn.syn-received.closed, syn.syn-received.passive,
/// last-ack.fin-acknowledged, text.after-close, retransmission.give-up.closed,
/// retransmission.give-up.passive, retransmission.give-up.syn, retransmission.give-up,
/// user-timeout, time-wait.timeout, keep-alive.give-up
fn as_close_opening(tcb: &mut Tcb) {
    as_close_opening_3(tcb);
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

/// answer.text, answer.fin, answer.ack, time-wait.fin, unacceptable.empty, unacceptable,
/// rst.challenge, syn.challenge, ack.unsent, ack.too-old, retransmit, retransmission.probe,
/// retransmission.probe-fin, retransmission.text, keep-alive.probe
fn as_answer_text_2(tcb: &Tcb, actions: &mut Actions) {
    actions.out.ack = tcb.rcv_nxt;
    actions.out.wnd = tcb.rcv_wnd;
    actions.out.has_ack = true;
}

/// unacceptable.empty, rst.challenge, syn.challenge, ack.unsent, ack.too-old
fn as_unacceptable_empty(tcb: &mut Tcb, call: &Call, cfg: &Config, actions: &mut Actions) {
    as_answer_text_2(tcb, actions);
    actions.out.seq = tcb.snd_nxt;
    if challenge_allowed(tcb, call, cfg) {
        actions.told.sent = true;
    }
    tcb.challenge_count = half(if period_is_over(tcb, call,
            cfg) { 1 } else { if u32::from(tcb.challenge_count) < u32::from(cfg.challenge_limit) {
            u32::wrapping_add(u32::from(tcb.challenge_count),
            1) } else { u32::from(tcb.challenge_count) } });
    tcb.challenge_since = if period_is_over(tcb, call,
            cfg) { call.now } else { tcb.challenge_since };
}

/// listen.syn, syn-sent.syn-ack, syn-sent.syn, time-wait.reopen
fn as_listen_syn_3(tcb: &mut Tcb, cfg: &Config, seg: &Segment) {
    tcb.snd_wnd = offered_window(seg);
    tcb.snd_wl1 = seg.seq;
    tcb.snd_max_wnd = offered_window(seg);
    tcb.snd_mss = half(peer_mss(cfg, seg));
    tcb.rcv_nxt = u32::wrapping_add(seg.seq, 1);
    tcb.rcv_irs = seg.seq;
    tcb.rcv_up = u32::wrapping_add(seg.seq, 1);
}

/// listen.syn, syn-sent.syn, time-wait.reopen
fn as_listen_syn(tcb: &mut Tcb, call: &Call, cfg: &Config, seg: &Segment, actions: &mut Actions) {
    as_listen_syn_3(tcb, cfg, seg);
    tcb.state = State::SynReceived;
    tcb.rtx_rto = measured_rto(call, cfg);
    tcb.rtx_since = call.now;
    tcb.rtx_count = 0;
    tcb.armed_retransmission = true;
    tcb.deadline_retransmission = u32::wrapping_add(call.now, measured_rto(call, cfg));
    actions.out.ack = u32::wrapping_add(seg.seq, 1);
    actions.out.wnd = receive_buffer(cfg);
    actions.out.mss = half(u32::from(cfg.mss));
    actions.out.syn = true;
    actions.out.has_ack = true;
    actions.told.sent = true;
}

/// close.opening, close.unread, abort.opening, abort, abort.closing, abort.time-wait, syn-sent.rst,
/// rst.syn-received.closed, rst.syn-received.active, rst.reset, rst.time-wait, security.time-wait,
/// security, syn.syn-received.closed, last-ack.fin-acknowledged, text.after-close,
/// retransmission.give-up.closed, retransmission.give-up.syn, retransmission.give-up, user-timeout,
/// time-wait.timeout, keep-alive.give-up
fn as_close_opening_2(tcb: &mut Tcb, actions: &mut Actions) {
    as_close_opening(tcb);
    tcb.state = State::Closed;
    tcb.passive = false;
    actions.told.deleted = true;
}

/// rst.syn-received.reopened, syn.syn-received.reopened, closing.fin-acknowledged, fin-wait-2.fin,
/// retransmission.give-up.reopened
fn as_rst_syn_received_reopened(tcb: &mut Tcb, call: &Call, cfg: &Config) {
    as_close_opening_3(tcb);
    tcb.state = State::TimeWait;
    tcb.keep_probes = 0;
    tcb.armed_time_wait = true;
    tcb.armed_keep_alive = false;
    tcb.deadline_time_wait = u32::wrapping_add(call.now, u32::wrapping_add(cfg.msl, cfg.msl));
    tcb.deadline_keep_alive = 0;
}

/// closed.any, listen.syn.insecure, syn-sent.insecure, security.syn-received, security.time-wait,
/// security
fn as_closed_any(seg: &Segment, actions: &mut Actions) {
    actions.out.seq = if seg.has_ack { seg.ack } else { 0 };
    actions.out.ack = if seg.has_ack { 0 } else { seg_end(seg) };
    actions.out.has_ack = !seg.has_ack;
    actions.out.rst = true;
    actions.told.sent = true;
}

/// retransmission.syn, retransmission.syn-ack, retransmission.probe, retransmission.probe-fin,
/// retransmission.text
fn as_retransmission_syn(tcb: &mut Tcb, call: &Call, cfg: &Config, actions: &mut Actions) {
    tcb.armed_retransmission = true;
    tcb.deadline_retransmission = u32::wrapping_add(call.now, backed_off(tcb, cfg));
    tcb.rtx_rto = backed_off(tcb, cfg);
    actions.told.sent = true;
    if u32::wrapping_add(tcb.rtx_count, 1) == cfg.r1 {
        actions.told.retry_trouble = true;
    }
    tcb.rtx_count = u32::wrapping_add(tcb.rtx_count, 1);
}

/// open-active, send.listen, timers.start
fn as_open_active_2(tcb: &mut Tcb, call: &Call, cfg: &Config) {
    tcb.rtx_rto = measured_rto(call, cfg);
    tcb.rtx_since = call.now;
    tcb.rtx_count = 0;
    tcb.armed_retransmission = true;
    tcb.armed_user = cfg.user_timeout != 0;
    tcb.deadline_retransmission = u32::wrapping_add(call.now, measured_rto(call, cfg));
    tcb.deadline_user = if cfg.user_timeout != 0 { u32::wrapping_add(call.now,
            cfg.user_timeout) } else { 0 };
}

/// open-active, send.listen
fn as_open_active(tcb: &mut Tcb, call: &Call, cfg: &Config, actions: &mut Actions) {
    as_open_active_2(tcb, call, cfg);
    tcb.state = State::SynSent;
    tcb.passive = false;
    tcb.snd_una = call.isn;
    tcb.snd_nxt = u32::wrapping_add(call.isn, 1);
    tcb.snd_iss = call.isn;
    tcb.snd_mss = half(larger(1, u32::from(cfg.default_mss)));
    tcb.rcv_wnd = receive_buffer(cfg);
    actions.out.seq = call.isn;
    actions.out.wnd = receive_buffer(cfg);
    actions.out.mss = half(u32::from(cfg.mss));
    actions.out.syn = true;
    actions.told.sent = true;
    actions.told.ok = true;
}

/// syn-received.syn-ack, ack.syn-received.closed, ack.syn-received
fn as_syn_received_syn_ack(tcb: &mut Tcb, actions: &mut Actions) {
    as_close_opening_3(tcb);
    tcb.reopened = false;
    tcb.snd_una = u32::wrapping_add(tcb.snd_iss, 1);
    tcb.rtx_count = 0;
    actions.told.open = true;
}

/// answer.text, answer.fin, answer.ack, time-wait.fin, unacceptable
fn as_answer_text(tcb: &Tcb, actions: &mut Actions) {
    as_answer_text_2(tcb, actions);
    actions.out.seq = tcb.snd_nxt;
    actions.told.sent = true;
}

/// listen.syn, time-wait.reopen
fn as_listen_syn_2(tcb: &mut Tcb, call: &Call, cfg: &Config, seg: &Segment, actions: &mut Actions) {
    as_listen_syn(tcb, call, cfg, seg, actions);
    tcb.snd_una = call.isn;
    tcb.snd_nxt = u32::wrapping_add(call.isn, 1);
    tcb.snd_wl2 = call.isn;
    tcb.snd_end = u32::wrapping_add(call.isn, 1);
    tcb.snd_iss = call.isn;
    tcb.snd_aged = false;
    tcb.rcv_wnd = receive_buffer(cfg);
    tcb.rcv_unread = 0;
    actions.out.seq = call.isn;
}

/// syn-sent.syn-ack, syn-received.syn-ack, keep-alive.heard, keep-alive.busy
fn as_syn_sent_syn_ack(tcb: &mut Tcb, call: &Call, cfg: &Config) {
    tcb.keep_probes = 0;
    tcb.armed_keep_alive = cfg.keep_alive;
    tcb.deadline_keep_alive = if cfg.keep_alive { u32::wrapping_add(call.now,
            cfg.keep_idle) } else { 0 };
}

/// syn-received.syn-ack, window.opens, window.update
fn as_syn_received_syn_ack_2(tcb: &mut Tcb, seg: &Segment) {
    tcb.snd_wnd = offered_window(seg);
    tcb.snd_wl2 = seg.ack;
    tcb.snd_max_wnd = larger(tcb.snd_max_wnd, offered_window(seg));
}

/// rst.syn-received.reopened, syn.syn-received.reopened, retransmission.give-up.reopened
fn as_rst_syn_received_reopened_2(tcb: &mut Tcb, call: &Call, cfg: &Config) {
    as_rst_syn_received_reopened(tcb, call, cfg);
    tcb.reopened = false;
    tcb.snd_una = tcb.snd_nxt;
    tcb.snd_end = u32::wrapping_sub(tcb.snd_nxt, 1);
    tcb.snd_closed = true;
}

/// retransmission.syn, retransmission.syn-ack
fn as_retransmission_syn_2(tcb: &mut Tcb, call: &Call, cfg: &Config, actions: &mut Actions) {
    as_retransmission_syn(tcb, call, cfg, actions);
    actions.out.seq = tcb.snd_iss;
    actions.out.wnd = receive_buffer(cfg);
    actions.out.mss = half(u32::from(cfg.mss));
    actions.out.syn = true;
    actions.told.sent_again = true;
}

/// OPEN, passive (RFC 9293 section 3.10.1): the first rule that fits fires
fn phase_open_passive(tcb: &mut Tcb, call: &Call, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if tcb.state == State::Closed {
        if call.forbidden {
            fired(Rule::OpenPassiveIllegal);
            actions.told.illegal = true;
            return Flow::Return;
        }
        if call.no_room {
            fired(Rule::OpenPassiveNoResources);
            actions.told.no_resources = true;
            return Flow::Return;
        }
        fired(Rule::OpenPassive);
        tcb.state = State::Listen;
        tcb.passive = true;
        actions.told.ok = true;
        return Flow::Return;
    }
    fired(Rule::OpenPassiveAlreadyExists);
    actions.told.already_exists = true;
    Flow::Return
}

/// OPEN, active (RFC 9293 section 3.10.1): the first rule that fits fires
fn phase_open_active(tcb: &mut Tcb, call: &Call, cfg: &Config, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if tcb.state == State::Closed {
        if call.forbidden {
            fired(Rule::OpenActiveIllegal);
            actions.told.illegal = true;
            return Flow::Return;
        }
    }
    if matches!(tcb.state, State::Closed | State::Listen) {
        if !call.remote {
            fired(Rule::OpenActiveRemoteUnspecified);
            actions.told.remote_unspecified = true;
            return Flow::Return;
        }
        if call.no_room {
            fired(Rule::OpenActiveNoResources);
            actions.told.no_resources = true;
            return Flow::Return;
        }
        if !call.has_isn {
            fired(Rule::OpenActiveIsnMissing);
            actions.told.isn_missing = true;
            return Flow::Return;
        }
        fired(Rule::OpenActive);
        as_open_active(tcb, call, cfg, actions);
        tcb.snd_end = u32::wrapping_add(u32::wrapping_add(call.isn, 1), 0);
        return Flow::Return;
    }
    fired(Rule::OpenActiveAlreadyExists);
    actions.told.already_exists = true;
    Flow::Return
}

/// SEND (RFC 9293 section 3.10.2): the first rule that fits fires
fn phase_send(tcb: &mut Tcb, call: &Call, cfg: &Config, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if tcb.state == State::Closed {
        if call.forbidden {
            fired(Rule::SendIllegal);
            actions.told.illegal = true;
            return Flow::Return;
        }
        fired(Rule::SendDoesNotExist);
        actions.told.does_not_exist = true;
        return Flow::Return;
    }
    if tcb.state == State::Listen {
        if !call.remote {
            fired(Rule::SendListenRemoteUnspecified);
            actions.told.remote_unspecified = true;
            return Flow::Return;
        }
    }
    if matches!(tcb.state, State::SynSent | State::SynReceived | State::Established |
            State::FinWait1 | State::FinWait2 | State::CloseWait | State::Closing | State::LastAck |
            State::TimeWait) {
        if tcb.snd_closed {
            fired(Rule::SendClosing);
            actions.told.is_closing = true;
            return Flow::Return;
        }
    }
    if matches!(tcb.state, State::Listen | State::SynSent | State::SynReceived | State::Established
            | State::CloseWait) {
        if queue_full(tcb, call) {
            fired(Rule::SendNoResources);
            actions.told.no_resources = true;
            return Flow::Return;
        }
    }
    if tcb.state == State::Listen {
        if !call.has_isn {
            fired(Rule::SendListenIsnMissing);
            actions.told.isn_missing = true;
            return Flow::Return;
        }
        fired(Rule::SendListen);
        as_open_active(tcb, call, cfg, actions);
        tcb.snd_end = u32::wrapping_add(u32::wrapping_add(call.isn, 1), call.octets);
        return Flow::Return;
    }
    if matches!(tcb.state, State::SynSent | State::SynReceived) {
        fired(Rule::SendQueue);
        tcb.snd_end = u32::wrapping_add(tcb.snd_end, call.octets);
        actions.told.ok = true;
        return Flow::Return;
    }
    if matches!(tcb.state, State::Established | State::CloseWait) {
        fired(Rule::Send);
        tcb.snd_end = u32::wrapping_add(tcb.snd_end, call.octets);
        actions.told.ok = true;
        return Flow::Answer;
    }
    Flow::Continue
}

/// send what is owed (RFC 9293 section 3.7): the first rule that fits fires
fn phase_send_what_is_owed(tcb: &mut Tcb, call: &Call, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if matches!(tcb.state, State::Established | State::FinWait1 | State::CloseWait | State::Closing
            | State::LastAck) {
        if can_send_text(tcb, call) {
            fired(Rule::AnswerText);
            let value_0 = sendable_text(tcb, call);
            let value_1 = fin_rides(tcb, call);
            as_answer_text(tcb, actions);
            actions.out.text = half(value_0);
            actions.out.fin = value_1;
            actions.sent_at = outstanding(tcb);
            tcb.snd_nxt = u32::wrapping_add(u32::wrapping_add(tcb.snd_nxt, value_0),
                    u32::from(value_1));
            return Flow::Continue;
        }
    }
    if matches!(tcb.state, State::FinWait1 | State::Closing | State::LastAck) {
        if can_send_fin(tcb, call) {
            fired(Rule::AnswerFin);
            as_answer_text(tcb, actions);
            actions.out.fin = true;
            actions.sent_at = outstanding(tcb);
            tcb.snd_nxt = u32::wrapping_add(tcb.snd_nxt, 1);
            return Flow::Continue;
        }
    }
    if actions.told.ack_owed {
        fired(Rule::AnswerAck);
        as_answer_text(tcb, actions);
        return Flow::Continue;
    }
    Flow::Continue
}

/// set the timers (RFC 9293 section 3.8.1): the first rule that fits fires
fn phase_set_the_timers(tcb: &mut Tcb, call: &Call, cfg: &Config,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if !tcb.armed_retransmission && something_to_send(tcb) {
        fired(Rule::TimersStart);
        as_open_active_2(tcb, call, cfg);
        return Flow::Continue;
    }
    Flow::Continue
}

/// RECEIVE (RFC 9293 section 3.10.3): the first rule that fits fires
fn phase_receive(tcb: &mut Tcb, call: &Call, cfg: &Config, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if tcb.state == State::Closed {
        if call.forbidden {
            fired(Rule::ReceiveIllegal);
            actions.told.illegal = true;
            return Flow::Return;
        }
        fired(Rule::ReceiveDoesNotExist);
        actions.told.does_not_exist = true;
        return Flow::Return;
    }
    if matches!(tcb.state, State::Listen | State::SynSent | State::SynReceived) {
        fired(Rule::ReceiveQueue);
        actions.told.ok = true;
        return Flow::Return;
    }
    if cfg.half_duplex_close && tcb.snd_closed {
        fired(Rule::ReceiveClosed);
        actions.told.is_closing = true;
        return Flow::Return;
    }
    if matches!(tcb.state, State::CloseWait | State::Closing | State::LastAck | State::TimeWait) {
        if tcb.rcv_unread == 0 {
            fired(Rule::ReceiveClosing);
            actions.told.is_closing = true;
            return Flow::Return;
        }
    }
    if matches!(tcb.state, State::Established | State::FinWait1 | State::FinWait2) {
        if worth_opening(tcb, call, cfg) {
            fired(Rule::ReceiveOpensWindow);
            let value_0 = received_now(tcb, call);
            tcb.rcv_wnd = freed_window(tcb, call, cfg);
            tcb.rcv_unread = u32::wrapping_sub(tcb.rcv_unread, value_0);
            actions.told.ack_owed = true;
            actions.received = value_0;
            actions.told.ok = true;
            return Flow::Answer;
        }
    }
    fired(Rule::Receive);
    let value_0 = received_now(tcb, call);
    tcb.rcv_unread = u32::wrapping_sub(tcb.rcv_unread, value_0);
    actions.received = value_0;
    actions.told.ok = true;
    Flow::Return
}

/// CLOSE (RFC 9293 section 3.10.4): the first rule that fits fires
fn phase_close(tcb: &mut Tcb, call: &Call, cfg: &Config, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if tcb.state == State::Closed {
        if call.forbidden {
            fired(Rule::CloseIllegal);
            actions.told.illegal = true;
            return Flow::Return;
        }
        fired(Rule::CloseDoesNotExist);
        actions.told.does_not_exist = true;
        return Flow::Return;
    }
    if matches!(tcb.state, State::Listen | State::SynSent) {
        fired(Rule::CloseOpening);
        as_close_opening_2(tcb, actions);
        actions.told.ok = true;
        actions.told.closed = true;
        return Flow::Return;
    }
    if tcb.snd_closed {
        fired(Rule::CloseAgain);
        actions.told.is_closing = true;
        return Flow::Return;
    }
    if tcb.state == State::SynReceived {
        fired(Rule::CloseSynReceived);
        tcb.snd_closed = true;
        actions.told.ok = true;
        return Flow::Return;
    }
    if matches!(tcb.state, State::Established | State::CloseWait) {
        if cfg.half_duplex_close && tcb.rcv_unread != 0 {
            fired(Rule::CloseUnread);
            actions.out.seq = tcb.snd_nxt;
            as_close_opening_2(tcb, actions);
            actions.out.rst = true;
            actions.told.sent = true;
            actions.told.ok = true;
            actions.told.reset = true;
            return Flow::Return;
        }
    }
    if tcb.state == State::Established {
        fired(Rule::CloseEstablished);
        tcb.state = State::FinWait1;
        tcb.snd_closed = true;
        actions.told.ok = true;
        return Flow::Answer;
    }
    if tcb.state == State::CloseWait {
        fired(Rule::CloseCloseWait);
        tcb.state = State::LastAck;
        tcb.snd_closed = true;
        actions.told.ok = true;
        return Flow::Answer;
    }
    Flow::Continue
}

/// ABORT (RFC 9293 section 3.10.5): the first rule that fits fires
fn phase_abort(tcb: &mut Tcb, call: &Call, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if tcb.state == State::Closed {
        if call.forbidden {
            fired(Rule::AbortIllegal);
            actions.told.illegal = true;
            return Flow::Return;
        }
        fired(Rule::AbortDoesNotExist);
        actions.told.does_not_exist = true;
        return Flow::Return;
    }
    if matches!(tcb.state, State::Listen | State::SynSent) {
        fired(Rule::AbortOpening);
        as_close_opening_2(tcb, actions);
        actions.told.ok = true;
        actions.told.reset = true;
        return Flow::Return;
    }
    if matches!(tcb.state, State::SynReceived | State::Established | State::FinWait1 |
            State::FinWait2 | State::CloseWait) {
        fired(Rule::Abort);
        actions.out.seq = tcb.snd_nxt;
        as_close_opening_2(tcb, actions);
        actions.out.rst = true;
        actions.told.sent = true;
        actions.told.ok = true;
        actions.told.reset = true;
        return Flow::Return;
    }
    if matches!(tcb.state, State::Closing | State::LastAck) {
        fired(Rule::AbortClosing);
        as_close_opening_2(tcb, actions);
        actions.told.ok = true;
        actions.told.reset = true;
        return Flow::Return;
    }
    fired(Rule::AbortTimeWait);
    as_close_opening_2(tcb, actions);
    actions.told.ok = true;
    Flow::Return
}

/// STATUS (RFC 9293 section 3.10.6): the first rule that fits fires
fn phase_status(tcb: &Tcb, call: &Call, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if tcb.state == State::Closed {
        if call.forbidden {
            fired(Rule::StatusIllegal);
            actions.told.illegal = true;
            return Flow::Return;
        }
        fired(Rule::StatusDoesNotExist);
        actions.told.does_not_exist = true;
        return Flow::Return;
    }
    fired(Rule::Status);
    actions.told.ok = true;
    Flow::Return
}

/// CLOSED (RFC 9293 section 3.10.7.1): the first rule that fits fires
fn phase_closed(seg: &Segment, actions: &mut Actions, fired: &mut impl FnMut(Rule)) -> Flow {
    if seg.rst {
        fired(Rule::ClosedRst);
        return Flow::Return;
    }
    fired(Rule::ClosedAny);
    as_closed_any(seg, actions);
    Flow::Return
}

/// LISTEN (RFC 9293 section 3.10.7.2): the first rule that fits fires
fn phase_listen(tcb: &mut Tcb, call: &Call, cfg: &Config, seg: &Segment, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if seg.rst {
        fired(Rule::ListenRst);
        return Flow::Return;
    }
    if seg.has_ack {
        fired(Rule::ListenAck);
        actions.out.seq = seg.ack;
        actions.out.rst = true;
        actions.told.sent = true;
        return Flow::Return;
    }
    if seg.syn {
        if seg.insecure {
            fired(Rule::ListenSynInsecure);
            as_closed_any(seg, actions);
            return Flow::Return;
        }
        if !call.has_isn {
            fired(Rule::ListenSynIsnMissing);
            actions.told.isn_missing = true;
            return Flow::Return;
        }
        fired(Rule::ListenSyn);
        as_listen_syn_2(tcb, call, cfg, seg, actions);
        return Flow::Return;
    }
    fired(Rule::ListenOther);
    Flow::Return
}

/// SYN-SENT (RFC 9293 section 3.10.7.3): the first rule that fits fires
fn phase_syn_sent(tcb: &mut Tcb, call: &Call, cfg: &Config, seg: &Segment, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if seg.has_ack {
        if !acceptable_ack_of_syn(tcb, seg) {
            if seg.rst {
                fired(Rule::SynSentBadAckRst);
                return Flow::Return;
            }
            fired(Rule::SynSentBadAck);
            actions.out.seq = seg.ack;
            actions.out.rst = true;
            actions.told.sent = true;
            return Flow::Return;
        }
        if seg.rst {
            fired(Rule::SynSentRst);
            as_close_opening_2(tcb, actions);
            actions.told.refused = true;
            return Flow::Return;
        }
    }
    if seg.rst {
        fired(Rule::SynSentRstBlind);
        return Flow::Return;
    }
    if seg.insecure {
        fired(Rule::SynSentInsecure);
        as_closed_any(seg, actions);
        return Flow::Return;
    }
    if seg.syn {
        if seg.has_ack {
            fired(Rule::SynSentSynAck);
            as_syn_sent_syn_ack(tcb, call, cfg);
            as_close_opening_3(tcb);
            as_listen_syn_3(tcb, cfg, seg);
            tcb.state = State::Established;
            tcb.snd_una = seg.ack;
            tcb.snd_wl2 = seg.ack;
            actions.told.ack_owed = true;
            actions.told.open = true;
            return Flow::Answer;
        }
        fired(Rule::SynSentSyn);
        as_listen_syn(tcb, call, cfg, seg, actions);
        tcb.snd_wl2 = tcb.snd_iss;
        actions.out.seq = tcb.snd_iss;
        actions.told.sent_again = true;
        return Flow::Return;
    }
    fired(Rule::SynSentOther);
    Flow::Return
}

/// first, check sequence number (RFC 9293 section 3.10.7.4, first): the first rule that fits fires
fn phase_first_check_sequence_number(tcb: &mut Tcb, call: &Call, cfg: &Config, seg: &Segment,
        actions: &mut Actions, fired: &mut impl FnMut(Rule)) -> Flow {
    if !seg.rst {
        if tcb.state == State::TimeWait {
            if cfg.reuse_time_wait && (seg.syn
                    && (!seg.has_ack && (!seg.insecure
                    && (before(tcb.rcv_nxt, seg.seq)
                    && (call.has_isn && (before(tcb.snd_nxt, call.isn)
                    && tcb.rcv_unread == 0)))))) {
                fired(Rule::TimeWaitReopen);
                as_listen_syn_2(tcb, call, cfg, seg, actions);
                tcb.passive = true;
                tcb.reopened = true;
                tcb.snd_closed = false;
                tcb.armed_time_wait = false;
                tcb.deadline_time_wait = 0;
                return Flow::Return;
            }
            if seg.fin && (!seg.syn && (seg.has_ack && seg_end(seg) == tcb.rcv_nxt)) {
                fired(Rule::TimeWaitFin);
                as_answer_text(tcb, actions);
                tcb.armed_time_wait = true;
                tcb.deadline_time_wait = u32::wrapping_add(call.now,
                        u32::wrapping_add(cfg.msl, cfg.msl));
                return Flow::Return;
            }
        }
        if tcb.state == State::SynReceived {
            if !tcb.passive && (seg.syn && (seg.has_ack
                    && (!seg.insecure && (seg.seq == tcb.rcv_irs
                    && (before(tcb.snd_una, seg.ack)
                    && (until(seg.ack, tcb.snd_nxt) && !tcb.snd_closed)))))) {
                fired(Rule::SynReceivedSynAck);
                as_syn_received_syn_ack(tcb, actions);
                as_syn_sent_syn_ack(tcb, call, cfg);
                as_syn_received_syn_ack_2(tcb, seg);
                tcb.state = State::Established;
                return Flow::Answer;
            }
        }
    }
    if tcb.rcv_wnd == 0 && (seg_len(seg) != 0 && seg.seq == tcb.rcv_nxt) {
        fired(Rule::ZeroWindow);
        actions.told.ack_owed = true;
        return Flow::Continue;
    }
    if !acceptable(tcb, seg) {
        if seg.rst {
            fired(Rule::UnacceptableRst);
            return Flow::Return;
        }
        if seg_len(seg) == 0 {
            fired(Rule::UnacceptableEmpty);
            as_unacceptable_empty(tcb, call, cfg, actions);
            return Flow::Return;
        }
        fired(Rule::Unacceptable);
        as_answer_text(tcb, actions);
        return Flow::Return;
    }
    Flow::Continue
}

/// second, check the RST bit (RFC 9293 section 3.10.7.4, second): the first rule that fits fires
fn phase_second_check_the_rst_bit(tcb: &mut Tcb, call: &Call, cfg: &Config, seg: &Segment,
        actions: &mut Actions, fired: &mut impl FnMut(Rule)) -> Flow {
    if seg.rst {
        if seg.seq != tcb.rcv_nxt {
            fired(Rule::RstChallenge);
            as_unacceptable_empty(tcb, call, cfg, actions);
            return Flow::Return;
        }
        if tcb.state == State::TimeWait {
            if cfg.protect_time_wait {
                fired(Rule::RstTimeWaitProtected);
                return Flow::Return;
            }
        }
        if tcb.state == State::SynReceived {
            if tcb.reopened {
                fired(Rule::RstSynReceivedReopened);
                as_rst_syn_received_reopened_2(tcb, call, cfg);
                return Flow::Return;
            }
            if tcb.passive {
                if tcb.snd_closed {
                    fired(Rule::RstSynReceivedClosed);
                    as_close_opening_2(tcb, actions);
                    actions.told.closed = true;
                    return Flow::Return;
                }
                fired(Rule::RstSynReceivedPassive);
                as_close_opening(tcb);
                tcb.state = State::Listen;
                actions.told.listening = true;
                return Flow::Return;
            }
            fired(Rule::RstSynReceivedActive);
            as_close_opening_2(tcb, actions);
            actions.told.refused = true;
            return Flow::Return;
        }
        if matches!(tcb.state, State::Established | State::FinWait1 | State::FinWait2 |
                State::CloseWait | State::Closing | State::LastAck) {
            fired(Rule::RstReset);
            as_close_opening_2(tcb, actions);
            actions.told.reset = true;
            return Flow::Return;
        }
        fired(Rule::RstTimeWait);
        as_close_opening_2(tcb, actions);
        return Flow::Return;
    }
    Flow::Continue
}

/// third, check security (RFC 9293 section 3.10.7.4, third): the first rule that fits fires
fn phase_third_check_security(tcb: &mut Tcb, seg: &Segment, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if seg.insecure {
        if tcb.state == State::SynReceived {
            fired(Rule::SecuritySynReceived);
            as_closed_any(seg, actions);
            return Flow::Return;
        }
        if tcb.state == State::TimeWait {
            fired(Rule::SecurityTimeWait);
            as_close_opening_2(tcb, actions);
            as_closed_any(seg, actions);
            return Flow::Return;
        }
        fired(Rule::Security);
        as_close_opening_2(tcb, actions);
        as_closed_any(seg, actions);
        actions.told.reset = true;
        return Flow::Return;
    }
    Flow::Continue
}

/// fourth, check the SYN bit (RFC 9293 section 3.10.7.4, fourth): the first rule that fits fires
fn phase_fourth_check_the_syn_bit(tcb: &mut Tcb, call: &Call, cfg: &Config, seg: &Segment,
        actions: &mut Actions, fired: &mut impl FnMut(Rule)) -> Flow {
    if seg.syn {
        if tcb.state == State::SynReceived {
            if tcb.reopened {
                fired(Rule::SynSynReceivedReopened);
                as_rst_syn_received_reopened_2(tcb, call, cfg);
                return Flow::Return;
            }
            if tcb.passive {
                if tcb.snd_closed {
                    fired(Rule::SynSynReceivedClosed);
                    as_close_opening_2(tcb, actions);
                    actions.told.closed = true;
                    return Flow::Return;
                }
                fired(Rule::SynSynReceivedPassive);
                as_close_opening(tcb);
                tcb.state = State::Listen;
                actions.told.listening = true;
                return Flow::Return;
            }
        }
        fired(Rule::SynChallenge);
        as_unacceptable_empty(tcb, call, cfg, actions);
        return Flow::Return;
    }
    Flow::Continue
}

/// fifth, check the ACK field (RFC 9293 section 3.10.7.4, fifth): the first rule that fits fires
fn phase_fifth_check_the_ack_field(tcb: &mut Tcb, call: &Call, cfg: &Config, seg: &Segment,
        actions: &mut Actions, fired: &mut impl FnMut(Rule)) -> Flow {
    if !seg.has_ack {
        fired(Rule::AckAbsent);
        return Flow::Return;
    }
    if tcb.state == State::SynReceived {
        if !(before(tcb.snd_una, seg.ack) && until(seg.ack, tcb.snd_nxt)) {
            fired(Rule::AckSynReceivedUnacceptable);
            actions.out.seq = seg.ack;
            actions.out.rst = true;
            actions.told.sent = true;
            return Flow::Return;
        }
        if tcb.snd_closed {
            fired(Rule::AckSynReceivedClosed);
            as_syn_received_syn_ack(tcb, actions);
            tcb.state = State::FinWait1;
            return Flow::Continue;
        }
        fired(Rule::AckSynReceived);
        as_syn_received_syn_ack(tcb, actions);
        tcb.state = State::Established;
        return Flow::Continue;
    }
    if before(tcb.snd_nxt, seg.ack) {
        fired(Rule::AckUnsent);
        as_unacceptable_empty(tcb, call, cfg, actions);
        return Flow::Return;
    }
    if before(seg.ack, u32::wrapping_sub(tcb.snd_una, tcb.snd_max_wnd))
            || (!tcb.snd_aged && until(seg.ack, tcb.snd_iss)) {
        fired(Rule::AckTooOld);
        as_unacceptable_empty(tcb, call, cfg, actions);
        return Flow::Return;
    }
    if tcb.state == State::TimeWait {
        fired(Rule::AckTimeWait);
        return Flow::Return;
    }
    Flow::Continue
}

/// fifth, what is acknowledged (RFC 9293 section 3.10.7.4, fifth): the first rule that fits fires
fn phase_fifth_what_is_acknowledged(tcb: &mut Tcb, seg: &Segment, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if before(tcb.snd_una, seg.ack) {
        fired(Rule::AckNew);
        as_close_opening_3(tcb);
        tcb.snd_aged = tcb.snd_aged || 1073741824 < u32::wrapping_sub(seg.ack, tcb.snd_iss);
        tcb.rtx_count = 0;
        actions.acknowledged = u32::wrapping_sub(u32::wrapping_sub(seg.ack, tcb.snd_una),
                u32::from(tcb.snd_closed && before(tcb.snd_end, seg.ack)));
        tcb.snd_una = seg.ack;
        return Flow::Continue;
    }
    if tcb.snd_una != tcb.snd_nxt && (seg.ack == tcb.snd_una
            && (seg_len(seg) == 0 && seg.wnd == tcb.snd_wnd)) {
        fired(Rule::AckDuplicate);
        actions.told.duplicate_ack = true;
        return Flow::Continue;
    }
    fired(Rule::AckOld);
    Flow::Continue
}

/// fifth, the send window (RFC 9293 section 3.10.7.4, fifth): the first rule that fits fires
fn phase_fifth_the_send_window(tcb: &mut Tcb, call: &Call, seg: &Segment,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if until(tcb.snd_una, seg.ack) && segment_is_newer(tcb, seg) {
        if offered_window(seg) == 0 {
            fired(Rule::WindowClosed);
            tcb.snd_wnd = 0;
            tcb.snd_wl1 = seg.seq;
            tcb.snd_wl2 = seg.ack;
            tcb.rtx_since = call.now;
            tcb.rtx_count = 0;
            tcb.armed_user = false;
            tcb.deadline_user = 0;
            return Flow::Continue;
        }
        if matches!(tcb.state, State::Established | State::FinWait1 | State::CloseWait |
                State::Closing | State::LastAck) {
            if tcb.snd_wnd == 0 {
                fired(Rule::WindowOpens);
                as_close_opening_3(tcb);
                as_syn_received_syn_ack_2(tcb, seg);
                tcb.snd_wl1 = seg.seq;
                return Flow::Continue;
            }
        }
        fired(Rule::WindowUpdate);
        as_syn_received_syn_ack_2(tcb, seg);
        tcb.snd_wl1 = seg.seq;
        return Flow::Continue;
    }
    Flow::Continue
}

/// fifth, our FIN is acknowledged (RFC 9293 section 3.10.7.4, fifth): the first rule that fits
/// fires
fn phase_fifth_our_fin_is_acknowledged(tcb: &mut Tcb, call: &Call, cfg: &Config,
        actions: &mut Actions, fired: &mut impl FnMut(Rule)) -> Flow {
    if fin_acknowledged(tcb) {
        if tcb.state == State::FinWait1 {
            fired(Rule::FinWait1FinAcknowledged);
            tcb.state = State::FinWait2;
            return Flow::Continue;
        }
        if tcb.state == State::Closing {
            fired(Rule::ClosingFinAcknowledged);
            as_rst_syn_received_reopened(tcb, call, cfg);
            actions.told.closed = true;
            return Flow::Return;
        }
        fired(Rule::LastAckFinAcknowledged);
        as_close_opening_2(tcb, actions);
        actions.told.closed = true;
        return Flow::Return;
    }
    Flow::Continue
}

/// the peer is alive (RFC 9293 section 3.8.4): the first rule that fits fires
fn phase_the_peer_is_alive(tcb: &mut Tcb, call: &Call, cfg: &Config,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if cfg.keep_alive {
        fired(Rule::KeepAliveHeard);
        as_syn_sent_syn_ack(tcb, call, cfg);
        return Flow::Continue;
    }
    Flow::Continue
}

/// sixth, check the URG bit (RFC 9293 section 3.10.7.4, sixth): the first rule that fits fires
fn phase_sixth_check_the_urg_bit(tcb: &mut Tcb, seg: &Segment, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if seg.urg && (before(tcb.rcv_up, urgent_end(seg)) && before(tcb.rcv_nxt, urgent_end(seg))) {
        fired(Rule::Urg);
        tcb.rcv_up = urgent_end(seg);
        actions.told.urgent = true;
        return Flow::Continue;
    }
    Flow::Continue
}

/// seventh, process the segment text (RFC 9293 section 3.10.7.4, seventh): the first rule that fits
/// fires
fn phase_seventh_process_the_segment_text(tcb: &mut Tcb, cfg: &Config, seg: &Segment,
        actions: &mut Actions, fired: &mut impl FnMut(Rule)) -> Flow {
    if has_new_text(tcb, seg) {
        if cfg.half_duplex_close && tcb.snd_closed {
            fired(Rule::TextAfterClose);
            actions.out.seq = tcb.snd_nxt;
            as_close_opening_2(tcb, actions);
            actions.out.rst = true;
            actions.told.sent = true;
            actions.told.reset = true;
            return Flow::Return;
        }
        fired(Rule::TextInOrder);
        let value_0 = taken_text(tcb, seg);
        tcb.rcv_wnd = u32::wrapping_sub(tcb.rcv_wnd, value_0);
        tcb.rcv_up = if before(tcb.rcv_up,
                u32::wrapping_add(tcb.rcv_nxt, value_0)) { u32::wrapping_add(tcb.rcv_nxt,
                value_0) } else { tcb.rcv_up };
        tcb.rcv_unread = u32::wrapping_add(tcb.rcv_unread, value_0);
        actions.told.ack_owed = true;
        actions.delivered_at = already_received(tcb, seg);
        tcb.rcv_nxt = u32::wrapping_add(tcb.rcv_nxt, value_0);
        actions.delivered = value_0;
        return Flow::Continue;
    }
    if !starts_in_order(tcb, seg) && seg_len(seg) != 0 {
        fired(Rule::TextOutOfOrder);
        actions.told.ack_owed = true;
        return Flow::Answer;
    }
    Flow::Continue
}

/// eighth, check the FIN bit (RFC 9293 section 3.10.7.4, eighth): the first rule that fits fires
fn phase_eighth_check_the_fin_bit(tcb: &mut Tcb, call: &Call, cfg: &Config, seg: &Segment,
        actions: &mut Actions, fired: &mut impl FnMut(Rule)) -> Flow {
    if fin_in_sequence(tcb, seg) {
        if tcb.state == State::Established {
            fired(Rule::EstablishedFin);
            tcb.state = State::CloseWait;
            tcb.rcv_nxt = u32::wrapping_add(tcb.rcv_nxt, 1);
            actions.told.ack_owed = true;
            actions.told.closing = true;
            return Flow::Answer;
        }
        if tcb.state == State::FinWait1 {
            fired(Rule::FinWait1Fin);
            tcb.state = State::Closing;
            tcb.rcv_nxt = u32::wrapping_add(tcb.rcv_nxt, 1);
            actions.told.ack_owed = true;
            actions.told.closing = true;
            return Flow::Answer;
        }
        fired(Rule::FinWait2Fin);
        as_rst_syn_received_reopened(tcb, call, cfg);
        tcb.rcv_nxt = u32::wrapping_add(tcb.rcv_nxt, 1);
        actions.told.ack_owed = true;
        actions.told.closing = true;
        actions.told.closed = true;
        return Flow::Answer;
    }
    Flow::Continue
}

/// RETRANSMIT (RFC 9293 section 3.8.2): the first rule that fits fires
fn phase_retransmit(tcb: &Tcb, call: &Call, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if matches!(tcb.state, State::Established | State::FinWait1 | State::CloseWait | State::Closing
            | State::LastAck) {
        if u32::wrapping_sub(call.lost, tcb.snd_una) < outstanding(tcb)
                && u32::wrapping_sub(call.lost, tcb.snd_una) < tcb.snd_wnd {
            fired(Rule::Retransmit);
            let value_0 = resent_lost_text(tcb, call);
            let value_1 = lost_text(tcb, call);
            as_answer_text_2(tcb, actions);
            actions.out.seq = call.lost;
            actions.out.text = half(value_0);
            actions.out.fin = fin_sent(tcb) && value_0 == value_1
                    && value_1 < u32::wrapping_sub(tcb.snd_wnd,
                    u32::wrapping_sub(call.lost, tcb.snd_una));
            actions.told.sent = true;
            actions.sent_at = u32::wrapping_sub(call.lost, tcb.snd_una);
            actions.told.sent_again = true;
            actions.told.ok = true;
            return Flow::Return;
        }
    }
    fired(Rule::RetransmitNothing);
    Flow::Return
}

/// RETRANSMISSION TIMEOUT (RFC 9293 section 3.10.8): the first rule that fits fires
fn phase_retransmission_timeout(tcb: &mut Tcb, call: &Call, cfg: &Config, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if cfg.r2_syn <= without_progress(tcb, call) {
        if tcb.state == State::SynReceived {
            if tcb.reopened {
                fired(Rule::RetransmissionGiveUpReopened);
                as_rst_syn_received_reopened_2(tcb, call, cfg);
                return Flow::Return;
            }
            if tcb.passive {
                if tcb.snd_closed {
                    fired(Rule::RetransmissionGiveUpClosed);
                    as_close_opening_2(tcb, actions);
                    actions.told.closed = true;
                    return Flow::Return;
                }
                fired(Rule::RetransmissionGiveUpPassive);
                as_close_opening(tcb);
                tcb.state = State::Listen;
                actions.told.listening = true;
                return Flow::Return;
            }
        }
        if matches!(tcb.state, State::SynSent | State::SynReceived) {
            fired(Rule::RetransmissionGiveUpSyn);
            as_close_opening_2(tcb, actions);
            actions.told.retry_timeout = true;
            return Flow::Return;
        }
    }
    if matches!(tcb.state, State::Established | State::FinWait1 | State::CloseWait | State::Closing
            | State::LastAck) {
        if cfg.r2 <= without_progress(tcb, call) {
            fired(Rule::RetransmissionGiveUp);
            as_close_opening_2(tcb, actions);
            actions.told.retry_timeout = true;
            return Flow::Return;
        }
    }
    if tcb.state == State::SynSent {
        fired(Rule::RetransmissionSyn);
        as_retransmission_syn_2(tcb, call, cfg, actions);
        return Flow::Return;
    }
    if tcb.state == State::SynReceived {
        fired(Rule::RetransmissionSynAck);
        as_retransmission_syn_2(tcb, call, cfg, actions);
        actions.out.ack = tcb.rcv_nxt;
        actions.out.has_ack = true;
        return Flow::Return;
    }
    if tcb.snd_una == tcb.snd_nxt {
        if has_unsent_text(tcb) {
            fired(Rule::RetransmissionProbe);
            let value_0 = probe_text(tcb, call);
            as_retransmission_syn(tcb, call, cfg, actions);
            as_answer_text_2(tcb, actions);
            actions.out.seq = tcb.snd_nxt;
            actions.out.text = half(value_0);
            actions.sent_at = outstanding(tcb);
            tcb.snd_nxt = u32::wrapping_add(tcb.snd_nxt, value_0);
            return Flow::Return;
        }
        if fin_due(tcb) {
            fired(Rule::RetransmissionProbeFin);
            as_retransmission_syn(tcb, call, cfg, actions);
            as_answer_text_2(tcb, actions);
            actions.out.seq = tcb.snd_nxt;
            actions.out.fin = true;
            actions.sent_at = outstanding(tcb);
            tcb.snd_nxt = u32::wrapping_add(tcb.snd_nxt, 1);
            return Flow::Return;
        }
    }
    fired(Rule::RetransmissionText);
    as_retransmission_syn(tcb, call, cfg, actions);
    as_answer_text_2(tcb, actions);
    actions.out.seq = tcb.snd_una;
    actions.out.text = half(resent_text(tcb));
    actions.out.fin = fin_rides_again(tcb);
    actions.sent_at = u32::wrapping_sub(tcb.snd_una, tcb.snd_una);
    actions.told.sent_again = true;
    Flow::Return
}

/// USER TIMEOUT (RFC 9293 section 3.10.8): the first rule that fits fires
fn phase_user_timeout(tcb: &mut Tcb, actions: &mut Actions, fired: &mut impl FnMut(Rule)) -> Flow {
    fired(Rule::UserTimeout);
    as_close_opening_2(tcb, actions);
    actions.told.user_timeout = true;
    Flow::Return
}

/// TIME-WAIT TIMEOUT (RFC 9293 section 3.10.8): the first rule that fits fires
fn phase_time_wait_timeout(tcb: &mut Tcb, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    fired(Rule::TimeWaitTimeout);
    as_close_opening_2(tcb, actions);
    Flow::Return
}

/// KEEP-ALIVE TIMEOUT (RFC 9293 section 3.8.4): the first rule that fits fires
fn phase_keep_alive_timeout(tcb: &mut Tcb, call: &Call, cfg: &Config, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if something_to_send(tcb) {
        fired(Rule::KeepAliveBusy);
        as_syn_sent_syn_ack(tcb, call, cfg);
        return Flow::Return;
    }
    if matches!(tcb.state, State::Established | State::FinWait2 | State::CloseWait) {
        if u32::from(cfg.keep_count) <= u32::from(tcb.keep_probes) {
            fired(Rule::KeepAliveGiveUp);
            as_close_opening_2(tcb, actions);
            actions.told.keep_alive_timeout = true;
            return Flow::Return;
        }
        fired(Rule::KeepAliveProbe);
        as_answer_text_2(tcb, actions);
        tcb.keep_probes = half(u32::wrapping_add(u32::from(tcb.keep_probes), 1));
        tcb.armed_keep_alive = true;
        tcb.deadline_keep_alive = u32::wrapping_add(call.now, cfg.keep_interval);
        actions.out.seq = u32::wrapping_sub(tcb.snd_nxt, 1);
        actions.told.sent = true;
        return Flow::Return;
    }
    Flow::Continue
}

fn on_open_passive(tcb: &mut Tcb, call: &Call, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    phase_open_passive(tcb, call, actions, fired)
}

fn on_open_active(tcb: &mut Tcb, call: &Call, cfg: &Config, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    phase_open_active(tcb, call, cfg, actions, fired)
}

fn on_send(tcb: &mut Tcb, call: &Call, cfg: &Config, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    phase_send(tcb, call, cfg, actions, fired)
}

fn on_receive(tcb: &mut Tcb, call: &Call, cfg: &Config, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    phase_receive(tcb, call, cfg, actions, fired)
}

fn on_close(tcb: &mut Tcb, call: &Call, cfg: &Config, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    phase_close(tcb, call, cfg, actions, fired)
}

fn on_abort(tcb: &mut Tcb, call: &Call, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    phase_abort(tcb, call, actions, fired)
}

fn on_status(tcb: &Tcb, call: &Call, actions: &mut Actions, fired: &mut impl FnMut(Rule)) -> Flow {
    phase_status(tcb, call, actions, fired)
}

fn on_segment_arrives(tcb: &mut Tcb, call: &Call, cfg: &Config, seg: &Segment,
        actions: &mut Actions, fired: &mut impl FnMut(Rule)) -> Flow {
    if tcb.state == State::Closed {
        let flow = phase_closed(seg, actions, fired);
        if flow != Flow::Continue { return flow; }
    }
    if tcb.state == State::Listen {
        let flow = phase_listen(tcb, call, cfg, seg, actions, fired);
        if flow != Flow::Continue { return flow; }
    }
    if tcb.state == State::SynSent {
        let flow = phase_syn_sent(tcb, call, cfg, seg, actions, fired);
        if flow != Flow::Continue { return flow; }
    }
    let flow = phase_first_check_sequence_number(tcb, call, cfg, seg, actions, fired);
    if flow != Flow::Continue { return flow; }
    let flow = phase_second_check_the_rst_bit(tcb, call, cfg, seg, actions, fired);
    if flow != Flow::Continue { return flow; }
    let flow = phase_third_check_security(tcb, seg, actions, fired);
    if flow != Flow::Continue { return flow; }
    let flow = phase_fourth_check_the_syn_bit(tcb, call, cfg, seg, actions, fired);
    if flow != Flow::Continue { return flow; }
    let flow = phase_fifth_check_the_ack_field(tcb, call, cfg, seg, actions, fired);
    if flow != Flow::Continue { return flow; }
    let flow = phase_fifth_what_is_acknowledged(tcb, seg, actions, fired);
    if flow != Flow::Continue { return flow; }
    let flow = phase_fifth_the_send_window(tcb, call, seg, fired);
    if flow != Flow::Continue { return flow; }
    if matches!(tcb.state, State::FinWait1 | State::Closing | State::LastAck) {
        let flow = phase_fifth_our_fin_is_acknowledged(tcb, call, cfg, actions, fired);
        if flow != Flow::Continue { return flow; }
    }
    let flow = phase_the_peer_is_alive(tcb, call, cfg, fired);
    if flow != Flow::Continue { return flow; }
    if matches!(tcb.state, State::Established | State::FinWait1 | State::FinWait2) {
        let flow = phase_sixth_check_the_urg_bit(tcb, seg, actions, fired);
        if flow != Flow::Continue { return flow; }
        let flow = phase_seventh_process_the_segment_text(tcb, cfg, seg, actions, fired);
        if flow != Flow::Continue { return flow; }
        return phase_eighth_check_the_fin_bit(tcb, call, cfg, seg, actions, fired);
    }
    Flow::Continue
}

fn on_retransmit(tcb: &Tcb, call: &Call, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    phase_retransmit(tcb, call, actions, fired)
}

fn on_retransmission_timeout(tcb: &mut Tcb, call: &Call, cfg: &Config, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if matches!(tcb.state, State::SynSent | State::SynReceived | State::Established |
            State::FinWait1 | State::CloseWait | State::Closing | State::LastAck) {
        return phase_retransmission_timeout(tcb, call, cfg, actions, fired);
    }
    Flow::Continue
}

fn on_user_timeout(tcb: &mut Tcb, actions: &mut Actions, fired: &mut impl FnMut(Rule)) -> Flow {
    if matches!(tcb.state, State::Listen | State::SynSent | State::SynReceived | State::Established
            | State::FinWait1 | State::FinWait2 | State::CloseWait | State::Closing | State::LastAck
            | State::TimeWait) {
        return phase_user_timeout(tcb, actions, fired);
    }
    Flow::Continue
}

fn on_time_wait_timeout(tcb: &mut Tcb, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if tcb.state == State::TimeWait {
        return phase_time_wait_timeout(tcb, actions, fired);
    }
    Flow::Continue
}

fn on_keep_alive_timeout(tcb: &mut Tcb, call: &Call, cfg: &Config, actions: &mut Actions,
        fired: &mut impl FnMut(Rule)) -> Flow {
    if matches!(tcb.state, State::Established | State::FinWait1 | State::FinWait2 | State::CloseWait
            | State::Closing | State::LastAck) {
        return phase_keep_alive_timeout(tcb, call, cfg, actions, fired);
    }
    Flow::Continue
}

impl Tcb {
    /// Lets one event happen, and tells what to do. The segment matters to `Event::SegmentArrives` only. An event
    /// that is not due (see `is_due`) changes nothing and tells nothing.
    pub fn handle(&mut self, event: Event, call: &Call, cfg: &Config, seg: &Segment) -> Actions {
        self.handle_noting(event, call, cfg, seg, &mut |_| {})
    }

    /// The same, and `fired` is called with each rule that fires.
    pub fn handle_noting(
        &mut self,
        event: Event,
        call: &Call,
        cfg: &Config,
        seg: &Segment,
        fired: &mut impl FnMut(Rule),
    ) -> Actions {
        let mut actions = Actions::new();
        if self.is_due(event, call, cfg) {
            step(self, event, call, cfg, seg, &mut actions, fired);
        }
        actions
    }

    /// May the event happen now? Calls and segments always may; a timeout when its time has come;
    /// `Event::Transmit` when it would send.
    pub fn is_due(&self, event: Event, call: &Call, cfg: &Config) -> bool {
        is_due(self, event, call, cfg)
    }

    /// The first event that the machine itself makes due.
    pub fn due(&self, call: &Call, cfg: &Config) -> Option<Event> {
        let tcb = self;
        if is_due(tcb, Event::Transmit, call, cfg) {
            return Some(Event::Transmit);
        }
        if is_due(tcb, Event::RetransmissionTimeout, call, cfg) {
            return Some(Event::RetransmissionTimeout);
        }
        if is_due(tcb, Event::UserTimeout, call, cfg) {
            return Some(Event::UserTimeout);
        }
        if is_due(tcb, Event::TimeWaitTimeout, call, cfg) {
            return Some(Event::TimeWaitTimeout);
        }
        if is_due(tcb, Event::KeepAliveTimeout, call, cfg) {
            return Some(Event::KeepAliveTimeout);
        }
        None
    }

    /// When the host must look again: `call.now` if something is due, else the earliest timer that runs.
    pub fn next_deadline(&self, call: &Call, cfg: &Config) -> Option<u32> {
        if self.due(call, cfg).is_some() {
            return Some(call.now);
        }
        let tcb = self;
        let mut armed = false;
        let mut deadline = call.now;
        if tcb.armed_retransmission && (!armed || before(tcb.deadline_retransmission, deadline)) {
            deadline = tcb.deadline_retransmission;
            armed = true;
        }
        if tcb.armed_user && (!armed || before(tcb.deadline_user, deadline)) {
            deadline = tcb.deadline_user;
            armed = true;
        }
        if tcb.armed_time_wait && (!armed || before(tcb.deadline_time_wait, deadline)) {
            deadline = tcb.deadline_time_wait;
            armed = true;
        }
        if tcb.armed_keep_alive && (!armed || before(tcb.deadline_keep_alive, deadline)) {
            deadline = tcb.deadline_keep_alive;
            armed = true;
        }
        if armed { Some(deadline) } else { None }
    }
}

impl Config {
    /// Are the figures ones that the machine was proved for?
    pub fn is_sound(&self) -> bool {
        let cfg = self;
        cfg.rto <= cfg.max_rto && cfg.buffer != 0 && cfg.buffer <= 1073741824
                && u32::from(cfg.mss) != 0 && u32::from(cfg.default_mss) != 0 && cfg.rto != 0
                && cfg.max_rto <= 536870912 && cfg.r1 <= 536870912 && cfg.r2 <= 536870912
                && 180000 <= cfg.r2_syn && cfg.r2_syn <= 536870912 && cfg.user_timeout <= 536870912
                && cfg.msl != 0 && cfg.msl <= 536870912 && cfg.keep_idle != 0
                && cfg.keep_idle <= 536870912 && cfg.keep_interval != 0
                && cfg.keep_interval <= 536870912 && u32::from(cfg.keep_count) != 0
                && u32::from(cfg.keep_count) <= 1000 && cfg.challenge_period <= 536870912
    }
}

fn step(
    tcb: &mut Tcb,
    event: Event,
    call: &Call,
    cfg: &Config,
    seg: &Segment,
    actions: &mut Actions,
    fired: &mut impl FnMut(Rule),
) {
    let mut flow = Flow::Continue;
    match event {
        Event::OpenPassive => {
            on_open_passive(tcb, call, actions, fired);
            return;
        }
        Event::OpenActive => {
            on_open_active(tcb, call, cfg, actions, fired);
            return;
        }
        Event::Send => {
            flow = on_send(tcb, call, cfg, actions, fired);
        }
        Event::Receive => {
            flow = on_receive(tcb, call, cfg, actions, fired);
        }
        Event::Close => {
            flow = on_close(tcb, call, cfg, actions, fired);
        }
        Event::Abort => {
            on_abort(tcb, call, actions, fired);
            return;
        }
        Event::Status => {
            on_status(tcb, call, actions, fired);
            return;
        }
        Event::SegmentArrives => {
            flow = on_segment_arrives(tcb, call, cfg, seg, actions, fired);
        }
        Event::Transmit => {
        }
        Event::Retransmit => {
            on_retransmit(tcb, call, actions, fired);
            return;
        }
        Event::RetransmissionTimeout => {
            on_retransmission_timeout(tcb, call, cfg, actions, fired);
            return;
        }
        Event::UserTimeout => {
            on_user_timeout(tcb, actions, fired);
            return;
        }
        Event::TimeWaitTimeout => {
            on_time_wait_timeout(tcb, actions, fired);
            return;
        }
        Event::KeepAliveTimeout => {
            on_keep_alive_timeout(tcb, call, cfg, actions, fired);
            return;
        }
    }
    if flow == Flow::Return { return; }
    flow = phase_send_what_is_owed(tcb, call, actions, fired);
    if flow == Flow::Return { return; }
    if matches!(tcb.state, State::Established | State::FinWait1 | State::CloseWait | State::Closing
            | State::LastAck) {
        flow = phase_set_the_timers(tcb, call, cfg, fired);
    }
    let _ = flow;
}

fn is_due(tcb: &Tcb, event: Event, call: &Call, cfg: &Config) -> bool {
    let _ = (tcb, call, cfg);
    match event {
        Event::Transmit => {
            return matches!(tcb.state, State::Established | State::FinWait1 | State::CloseWait |
                    State::Closing | State::LastAck)
                    && (can_send_text(tcb, call) || can_send_fin(tcb, call));
        }
        Event::RetransmissionTimeout => {
            return tcb.armed_retransmission && until(tcb.deadline_retransmission, call.now);
        }
        Event::UserTimeout => {
            return tcb.armed_user && until(tcb.deadline_user, call.now);
        }
        Event::TimeWaitTimeout => {
            return tcb.armed_time_wait && until(tcb.deadline_time_wait, call.now);
        }
        Event::KeepAliveTimeout => {
            return tcb.armed_keep_alive && until(tcb.deadline_keep_alive, call.now);
        }
        _ => {
            return true;
        }
    }
}

// Names as the RFC and the table write them, and where in the RFC a rule stands: by number, `event as usize`.

pub const STATE_NAMES: [&str; 11] = [
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
];

pub const EVENT_NAMES: [&str; 14] = [
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
];

pub const RULE_NAMES: [&str; 126] = [
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
];

pub const RULE_CLAUSES: [&str; 126] = [
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
];

