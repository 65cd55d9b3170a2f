# Printed by Synfin 0.1.0 from its table "standard": RFC 9293 as the table states it
# Command: synfin generate python
# Table: SHA-256 d15b1e9544c104e8c98ab425c5df2010932e0470b3db7f5d2e7fea0ce5d2dbeb
# Properties: violates none that Synfin asks of it
# SPDX-License-Identifier: Apache-2.0
# Do not edit: change the table and print it again.
#
# TCP's connection machine, RFC 9293: one end of one connection, from SYN to FIN. The host carries the
# segments, keeps the octets and the clock; the machine counts. It needs nothing but Python 3.7.
#
#     import synfin
#
#     tcb = synfin.Tcb()
#     config = synfin.Config()  # the RFC's own figures
#     call = synfin.Call(now=clock_in_ms(), isn=fresh_initial_sequence_number(), has_isn=True)
#     actions = synfin.handle(tcb, synfin.Event.OPEN_ACTIVE, call, config, synfin.Segment())
#     if actions.told.sent:
#         transmit(actions.out)
#
# All numbers are from 0 to 2^32 - 1: reduce a clock by `& synfin.WORD`. Call `due` after each event, and again
# at `next_deadline`, and let what is due happen.
#
# What is done with octets, in this order: `acknowledged` of them leave the front of the send buffer;
# `delivered` of the segment's text are new, from its place `delivered_at` on; `received` are what a RECEIVE
# hands to the user; the text of `out`, if `told.sent` is told, begins at the place `sent_at` of the send buffer,
# which begins with the number snd_una once our SYN is acknowledged.
# PSH, delaying what is owed and Nagle's algorithm are the host's: so is the scale of windows, which are
# counted here in octets (that of a SYN is never scaled, RFC 7323 section 2.2). All numbers wrap at 2^32:
# sequence numbers, and the clock, too.
#
# A TCB may be freed, or used again, when `deleted` is told: its state is State.CLOSED from then on. A connection
# that waits in LISTEN turns into the one that is called: a host that is to go on listening keeps another
# TCB in LISTEN for whoever calls next. One that falls back waits again: `listening` is told.
# An initial sequence number must be given (call.isn, and has_isn with it) with each event that reads it:
# which OPEN, and which segment, makes a new incarnation is not known beforehand. Without one nothing is opened
# and no SYN answered, and `isn_missing` is told.
#
# call.cwnd is what may be in flight (RFC 5681): SEND, acknowledgments and Event.TRANSMIT go no further. 0 is no limit
# but the peer's. At a time-out the oldest segment is sent again; what else the host takes for lost it asks for
# with RETRANSMIT, a segment each time, from the number call.lost on: snd_una at the third `duplicate_ack`
# (RFC 5681 section 3.2), and what follows after a time-out as far as the congestion window goes.
# call.rto is the time-out as measured (RFC 6298), 0 where none is. A round trip is measured by what was sent
# once: not while `sent_again` is told of what is acknowledged (Karn).
# Each segment that is held and handled again may owe an acknowledgment: send but the last. Options of every
# segment (timestamps) take from the text: make `mss` of the peer's SYN, and default_mss, that much smaller.

from dataclasses import dataclass, field
from enum import IntEnum

WORD = 0xffffffff  # numbers wrap behind it


# The states (RFC 9293 section 3.3.2).
class State(IntEnum):
    CLOSED = 0  # no connection: there is no TCB
    LISTEN = 1  # waiting for a connection request from any remote peer
    SYN_SENT = 2  # waiting for a matching connection request after having sent one
    SYN_RECEIVED = 3  # waiting for the acknowledgment of our request after both were exchanged
    ESTABLISHED = 4  # an open connection: data can be delivered
    FIN_WAIT_1 = 5  # waiting for the peer's FIN, or for the acknowledgment of ours
    FIN_WAIT_2 = 6  # waiting for the peer's FIN: ours is acknowledged
    CLOSE_WAIT = 7  # waiting for the local user's CLOSE: the peer has closed
    CLOSING = 8  # waiting for the acknowledgment of our FIN: both have closed
    LAST_ACK = 9  # waiting for the acknowledgment of our FIN, sent after the peer's
    # waiting 2MSL, so that the peer has our acknowledgment and old segments are gone
    TIME_WAIT = 10


# The events (RFC 9293 section 3.10), and what each reads beside the TCB and the configuration. What
# it does not read need not be set.
class Event(IntEnum):
    OPEN_PASSIVE = 0  # the user waits for whoever calls; reads call.forbidden, call.no_room
    # the user calls a remote socket; reads call.now, call.isn, call.rto, call.has_isn, call.remote,
    # call.forbidden, call.no_room
    OPEN_ACTIVE = 1
    # the user queues octets; reads call.now, call.isn, call.octets, call.cwnd, call.rto,
    # call.has_isn, call.remote, call.forbidden, call.no_room
    SEND = 2
    # the user takes octets; reads call.now, call.octets, call.cwnd, call.rto, call.forbidden
    RECEIVE = 3
    CLOSE = 4  # the user has no more to send; reads call.now, call.cwnd, call.rto, call.forbidden
    ABORT = 5  # the user gives the connection up; reads call.forbidden
    STATUS = 6  # the user asks for the state; reads call.forbidden
    # a segment comes in; reads call.now, call.isn, call.cwnd, call.rto, call.has_isn, and the
    # segment
    SEGMENT_ARRIVES = 7
    # more can be sent at once: the host asks for the next segment; reads call.now, call.cwnd,
    # call.rto
    TRANSMIT = 8
    RETRANSMIT = 9  # the host takes text for lost and asks for it again; reads call.lost
    RETRANSMISSION_TIMEOUT = 10  # the retransmission timer has run out; reads call.now, call.cwnd
    USER_TIMEOUT = 11  # the user timer has run out; reads call.now
    TIME_WAIT_TIMEOUT = 12  # 2MSL have passed; reads call.now
    KEEP_ALIVE_TIMEOUT = 13  # nothing was heard for the keep-alive time; reads call.now


# The rules of the table, by what they say.
class Rule(IntEnum):
    OPEN_PASSIVE_ILLEGAL = 0  # the user may not use this local socket
    OPEN_PASSIVE_NO_RESOURCES = 1  # there is no room for another connection
    OPEN_PASSIVE = 2  # a TCB is made and waits for whoever calls
    OPEN_PASSIVE_ALREADY_EXISTS = 3  # there is a connection already
    OPEN_ACTIVE_ILLEGAL = 4  # the user may not use this local socket
    OPEN_ACTIVE_REMOTE_UNSPECIFIED = 5  # an active OPEN must say whom it calls
    OPEN_ACTIVE_NO_RESOURCES = 6  # there is no room for another connection
    # the host has given no number to begin with, and zero is no choice (MUST-8)
    OPEN_ACTIVE_ISN_MISSING = 7
    OPEN_ACTIVE = 8  # a SYN calls the peer; a waiting connection turns from passive to active
    OPEN_ACTIVE_ALREADY_EXISTS = 9  # there is a connection already
    SEND_ILLEGAL = 10  # the user may not use this connection
    SEND_DOES_NOT_EXIST = 11  # there is no connection to send on
    SEND_LISTEN_REMOTE_UNSPECIFIED = 12  # nobody has called, and whom to call is not known
    SEND_CLOSING = 13  # no text follows a CLOSE
    SEND_NO_RESOURCES = 14  # there is no room to queue the text
    # the host has given no number to begin with, and zero is no choice (MUST-8)
    SEND_LISTEN_ISN_MISSING = 15
    SEND_LISTEN = 16  # a SEND on a waiting connection calls the peer, the text is queued
    SEND_QUEUE = 17  # the text waits until the connection is open
    SEND = 18  # the text is queued; what the window takes is sent
    ANSWER_TEXT = 19  # queued text leaves as far as the window goes, the FIN on the last of it
    ANSWER_FIN = 20  # everything is sent and the user has closed: the FIN
    ANSWER_ACK = 21  # the acknowledgment that the event owes
    TIMERS_START = 22  # something is outstanding or waits for the window: the timers run
    RECEIVE_ILLEGAL = 23  # the user may not use this connection
    RECEIVE_DOES_NOT_EXIST = 24  # there is no connection to receive from
    RECEIVE_QUEUE = 25  # the request waits until the connection is open
    RECEIVE_CLOSED = 26  # a half-duplex CLOSE has ended receiving too (MAY-1)
    RECEIVE_CLOSING = 27  # the peer has closed and nothing is left to receive
    RECEIVE_OPENS_WINDOW = 28  # text is taken, and the peer is told of the room
    RECEIVE = 29  # text is taken
    CLOSE_ILLEGAL = 30  # the user may not use this connection
    CLOSE_DOES_NOT_EXIST = 31  # there is no connection to close
    CLOSE_OPENING = 32  # nobody has answered: the TCB is deleted
    CLOSE_AGAIN = 33  # CLOSE was called before
    CLOSE_SYN_RECEIVED = 34  # the CLOSE waits until our SYN is acknowledged
    # a half-duplex CLOSE with unread text tells the peer that it is lost (SHLD-3)
    CLOSE_UNREAD = 35
    CLOSE_ESTABLISHED = 36  # a FIN follows the last octet queued
    CLOSE_CLOSE_WAIT = 37  # a FIN follows the last octet queued, and is the second of the two
    ABORT_ILLEGAL = 38  # the user may not use this connection
    ABORT_DOES_NOT_EXIST = 39  # there is no connection to abort
    ABORT_OPENING = 40  # nobody has answered: the TCB is deleted
    ABORT = 41  # the peer is told by a reset, the TCB is deleted
    ABORT_CLOSING = 42  # our FIN may not have arrived: the user hears that it was an abort
    ABORT_TIME_WAIT = 43  # both sides have closed: the waiting is cut short
    STATUS_ILLEGAL = 44  # the user may not use this connection
    STATUS_DOES_NOT_EXIST = 45  # there is no connection to ask about
    STATUS = 46  # the host reads the state from the TCB
    CLOSED_RST = 47  # a reset is never answered
    CLOSED_ANY = 48  # there is no connection: the sender is told so
    LISTEN_RST = 49  # a reset can't answer anything that we sent
    LISTEN_ACK = 50  # nothing was sent that could be acknowledged
    LISTEN_SYN_INSECURE = 51  # a SYN of another security or compartment
    # the host has given no number to answer with: dropped, the SYN comes again
    LISTEN_SYN_ISN_MISSING = 52
    LISTEN_SYN = 53  # a SYN is answered by SYN and ACK; its text, if any, must come again
    LISTEN_OTHER = 54  # neither SYN, ACK nor RST: dropped
    SYN_SENT_BAD_ACK_RST = 55  # a reset that acknowledges what we never sent is not for us
    SYN_SENT_BAD_ACK = 56  # who acknowledges what we never sent is out of step: reset it
    SYN_SENT_RST = 57  # the peer refuses our SYN
    SYN_SENT_RST_BLIND = 58  # a reset that acknowledges nothing proves nothing
    SYN_SENT_INSECURE = 59  # security or compartment do not match
    SYN_SENT_SYN_ACK = 60  # our SYN is acknowledged and the peer's has come: open
    SYN_SENT_SYN = 61  # both have called at once: simultaneous open (MUST-10)
    SYN_SENT_OTHER = 62  # neither SYN nor RST: dropped
    TIME_WAIT_REOPEN = 63  # a SYN ahead of all old numbers opens the next incarnation (MAY-2)
    TIME_WAIT_FIN = 64  # the peer's FIN again: its ACK was lost, 2MSL start anew
    SYN_RECEIVED_SYN_ACK = 65  # simultaneous open: the peer's SYN again, now with the ACK of ours
    # the window is closed: ACK, URG and RST of a segment in sequence are heard all the same
    # (MUST-66)
    ZERO_WINDOW = 66
    UNACCEPTABLE_RST = 67  # a reset outside the window is dropped in silence
    # outside the window, and nothing in it: the answer is throttled, so that two of us can't answer
    # each other for ever
    UNACCEPTABLE_EMPTY = 68
    UNACCEPTABLE = 69  # outside the window: the sender is told what is expected
    RST_CHALLENGE = 70  # in the window, but not the number expected: let the peer prove itself
    RST_TIME_WAIT_PROTECTED = 71  # an old reset can't end TIME-WAIT
    # the SYN that reopened was an old one: back to TIME-WAIT (MAY-2)
    RST_SYN_RECEIVED_REOPENED = 72
    RST_SYN_RECEIVED_CLOSED = 73  # who called has gone, and the user has closed: the end
    RST_SYN_RECEIVED_PASSIVE = 74  # who called has gone: back to LISTEN, no word to the user
    RST_SYN_RECEIVED_ACTIVE = 75  # the peer refuses
    RST_RESET = 76  # the peer has reset the connection; what was under way is lost
    RST_TIME_WAIT = 77  # both had closed: the waiting is over
    SECURITY_SYN_RECEIVED = 78  # another security or compartment: reset the sender
    SECURITY_TIME_WAIT = 79  # the connection had ended: the user knows already
    SECURITY = 80  # another security or compartment: the connection is reset
    # the SYN that reopened was an old one: back to TIME-WAIT (MAY-2)
    SYN_SYN_RECEIVED_REOPENED = 81
    SYN_SYN_RECEIVED_CLOSED = 82  # who called calls anew, but the user has closed: the end
    SYN_SYN_RECEIVED_PASSIVE = 83  # who called calls anew: back to LISTEN
    SYN_CHALLENGE = 84  # a SYN on an open connection: let the peer prove itself
    ACK_ABSENT = 85  # every segment of an open connection acknowledges
    ACK_SYN_RECEIVED_UNACCEPTABLE = 86  # this does not acknowledge our SYN: reset the sender
    ACK_SYN_RECEIVED_CLOSED = 87  # our SYN is acknowledged, and the user has closed meanwhile
    ACK_SYN_RECEIVED = 88  # our SYN is acknowledged: open
    ACK_UNSENT = 89  # it acknowledges what was never sent: tell the sender, drop it
    ACK_TOO_OLD = 90  # it acknowledges less than any honest segment could: a blind guess
    ACK_TIME_WAIT = 91  # only the peer's FIN matters here, and it was looked for already
    ACK_NEW = 92  # SND.UNA moves; the timers start anew with what is left
    # the same again while text is outstanding: a segment has left the network, another may be lost
    ACK_DUPLICATE = 93
    ACK_OLD = 94  # nothing new is acknowledged: it can be ignored
    WINDOW_CLOSED = 95  # the peer's window is closed but the peer lives: R2 counts anew (MUST-37)
    # the window opens again: what waits and what was probed starts with a fresh time-out
    WINDOW_OPENS = 96
    WINDOW_UPDATE = 97  # the newest segment says how much the peer takes
    FIN_WAIT_1_FIN_ACKNOWLEDGED = 98  # our direction is closed; the peer's is open still
    CLOSING_FIN_ACKNOWLEDGED = 99  # both directions are closed
    LAST_ACK_FIN_ACKNOWLEDGED = 100  # the peer has our FIN: all is said
    KEEP_ALIVE_HEARD = 101  # whatever is acceptable shows that the peer lives: its time starts anew
    URG = 102  # urgent data lies further ahead than was known: the user is told (MUST-32)
    # the user has closed for good: new text is lost, and the peer is told (SHLD-3)
    TEXT_AFTER_CLOSE = 103
    TEXT_IN_ORDER = 104  # new text in order is delivered, as far as the window goes
    # a hole lies before it: the host may hold the segment and present it again (SHLD-31)
    TEXT_OUT_OF_ORDER = 105
    ESTABLISHED_FIN = 106  # the peer has no more to send; we may
    FIN_WAIT_1_FIN = 107  # both close at once; ours is not acknowledged yet
    FIN_WAIT_2_FIN = 108  # both have closed: acknowledge it and wait 2MSL
    # what the host takes for lost goes again, a segment of it; the clocks go on as they were
    RETRANSMIT = 109
    # it is not outstanding, or the peer's window does not reach there any more
    RETRANSMIT_NOTHING = 110
    # the SYN that reopened was an old one: back to TIME-WAIT (MAY-2)
    RETRANSMISSION_GIVE_UP_REOPENED = 111
    # who called does not answer, and the user has closed: the end
    RETRANSMISSION_GIVE_UP_CLOSED = 112
    # who called does not answer: back to LISTEN (MUST-20, MUST-23)
    RETRANSMISSION_GIVE_UP_PASSIVE = 113
    RETRANSMISSION_GIVE_UP_SYN = 114  # nobody answers our SYN (MUST-20, MUST-23)
    RETRANSMISSION_GIVE_UP = 115  # R2 is reached without progress (MUST-20)
    RETRANSMISSION_SYN = 116  # the SYN again
    RETRANSMISSION_SYN_ACK = 117  # SYN and ACK again
    RETRANSMISSION_PROBE = 118  # nothing is outstanding and text waits: probe the window (MUST-36)
    RETRANSMISSION_PROBE_FIN = 119  # nothing is outstanding and the FIN waits: it probes the window
    RETRANSMISSION_TEXT = 120  # the oldest unacknowledged text, and the FIN, again
    USER_TIMEOUT = 121  # the user's patience is over
    TIME_WAIT_TIMEOUT = 122  # 2MSL have passed: the end
    KEEP_ALIVE_BUSY = 123  # data is outstanding: its retransmission is the probe (MUST-26)
    KEEP_ALIVE_GIVE_UP = 124  # so many probes have no answer: the peer is dead (MUST-29)
    KEEP_ALIVE_PROBE = 125  # <SEQ=SND.NXT-1> without text draws an ACK from a living peer (SHLD-12)


# The transmission control block: what one connection keeps from event to event. Read what you like;
# let only the machine write.
@dataclass
class Tcb:
    state: State = State.CLOSED  # the state of the connection
    # opened by a passive OPEN: a reset in SYN-RECEIVED returns to LISTEN (MUST-11)
    passive: bool = False
    reopened: bool = False  # opened by a SYN that came in TIME-WAIT: a reset returns there (MAY-2)
    # more than 2^30 numbers are acknowledged since ISS: no window reaches behind it
    snd_aged: bool = False
    snd_closed: bool = False  # the user has called CLOSE: a FIN follows the last octet
    # retransmission timer; with nothing outstanding it probes a closed window
    armed_retransmission: bool = False
    armed_user: bool = False  # user timer: the user's patience with data that nobody acknowledges
    armed_time_wait: bool = False  # time-wait timer: 2MSL
    armed_keep_alive: bool = False  # keep-alive timer: idle time, then the interval between probes
    snd_mss: int = 0  # largest text the peer takes in one segment
    keep_probes: int = 0  # keep-alive probes sent and not answered
    challenge_count: int = 0  # challenge ACKs sent in the current period
    snd_una: int = 0  # oldest number sent and not yet acknowledged
    snd_nxt: int = 0  # next number to send
    snd_wnd: int = 0  # send window: how much the peer takes beyond SND.UNA
    snd_wl1: int = 0  # number of the segment that last updated the window
    snd_wl2: int = 0  # acknowledgment of the segment that last updated the window
    # largest window the peer has ever offered (MAX.SND.WND, RFC 5961 section 5)
    snd_max_wnd: int = 0
    snd_end: int = 0  # the number behind the last octet that the user has asked to send
    snd_iss: int = 0  # initial send sequence number
    rcv_nxt: int = 0  # next number expected
    rcv_wnd: int = 0  # receive window: how much we take beyond RCV.NXT
    rcv_irs: int = 0  # initial receive sequence number
    rcv_up: int = 0  # receive urgent pointer
    rcv_unread: int = 0  # octets that came in and the user has not yet received
    rtx_rto: int = 0  # current retransmission time-out, doubled at each try, in ms
    rtx_since: int = 0  # when the oldest unacknowledged number was sent, or the peer last heard
    rtx_count: int = 0  # retransmissions since the last progress
    challenge_since: int = 0  # when the current period began
    # retransmission timer; with nothing outstanding it probes a closed window
    deadline_retransmission: int = 0
    deadline_user: int = 0  # user timer: the user's patience with data that nobody acknowledges
    deadline_time_wait: int = 0  # time-wait timer: 2MSL
    deadline_keep_alive: int = 0  # keep-alive timer: idle time, then the interval between probes


# A segment, without its payload. Zero what does not apply.
@dataclass
class Segment:
    syn: bool = False  # SYN bit
    has_ack: bool = False  # ACK bit
    fin: bool = False  # FIN bit
    rst: bool = False  # RST bit
    urg: bool = False  # URG bit
    insecure: bool = False  # the host finds that security or compartment do not match the TCB's
    text: int = 0  # octets of segment text (payload), without SYN and FIN
    up: int = 0  # urgent pointer, an offset from SEG.SEQ
    mss: int = 0  # maximum segment size option; 0: not present
    seq: int = 0  # sequence number
    ack: int = 0  # acknowledgment number; meaningful with the ACK bit
    wnd: int = 0  # window, scaled by the host where a scale was agreed


# What the host says with an event.
@dataclass
class Call:
    has_isn: bool = False  # ISN is given: without it nothing is opened and no SYN answered
    remote: bool = False  # the remote socket is specified
    forbidden: bool = False  # the user may not use this local socket or connection
    no_room: bool = False  # the host has no resources for the request
    now: int = 0  # the host's clock at the event
    isn: int = 0  # a fresh initial sequence number from the host's generator (RFC 6528)
    octets: int = 0  # octets to SEND, or to RECEIVE at most
    # most octets that may be in flight (RFC 5681's congestion window); 0: no limit of the host's
    cwnd: int = 0
    # retransmission time-out as the host measures it (RFC 6298), in ms; 0: not measured
    rto: int = 0
    lost: int = 0  # the number that RETRANSMIT sends again from


# What may differ between hosts. Octets and milliseconds.
@dataclass
class Config:
    keep_alive: bool = False  # keep-alives are asked for (MUST-24, MUST-25)
    half_duplex_close: bool = False  # after CLOSE nothing more is received (MAY-1)
    protect_time_wait: bool = False  # a RST does not end TIME-WAIT (RFC 1337)
    # a new SYN ahead of the old numbers reopens from TIME-WAIT (MAY-2)
    reuse_time_wait: bool = False
    mss: int = 1460  # maximum segment size that we announce
    # the peer's, when it announces none: 536 for IPv4, 1220 for IPv6 (MUST-15)
    default_mss: int = 536
    keep_count: int = 10  # probes without an answer after which the peer counts as dead
    challenge_limit: int = 10  # challenge ACKs in one period; 0: no limit
    buffer: int = 65535  # receive buffer: the window when nothing is unread
    rto: int = 1000  # retransmission time-out until the host has measured one (RFC 6298), in ms
    max_rto: int = 60000  # upper bound of the doubled time-out, in ms
    r1: int = 3  # retransmissions after which the network layer is advised
    r2: int = 100000  # time without progress after which the connection is given up, in ms
    r2_syn: int = 180000  # the same for a SYN: at least 3 minutes (MUST-23), in ms
    user_timeout: int = 300000  # user timeout in ms; 0: none
    msl: int = 120000  # maximum segment lifetime in ms
    keep_idle: int = 7200000  # idle time before the first probe, in ms (MUST-28)
    keep_interval: int = 75000  # time between probes, in ms
    challenge_period: int = 5000  # length of the period, in ms


# What the host is to do, or to tell the user.
@dataclass
class Told:
    ack_owed: bool = False  # an acknowledgment is owed and leaves at the end of the event
    sent: bool = False  # one segment leaves: OUT
    # it takes numbers that were sent before: no round trip may be measured by it
    sent_again: bool = False
    duplicate_ack: bool = False  # a duplicate acknowledgment has come (RFC 5681 section 2)
    listening: bool = False  # who called has gone: the connection waits for the next caller
    # the TCB is deleted: all that the host keeps of the connection may be freed
    deleted: bool = False
    ok: bool = False  # the call is accepted
    open: bool = False  # the connection is open
    closing: bool = False  # connection closing: the peer has sent its FIN, no more text will come
    closed: bool = False  # the connection has ended normally
    reset: bool = False  # error: connection reset
    refused: bool = False  # error: connection refused
    user_timeout: bool = False  # error: connection aborted due to user timeout
    retry_timeout: bool = False  # error: connection aborted after R2 (MUST-20)
    # error: connection aborted, the keep-alive probes had no answer
    keep_alive_timeout: bool = False
    retry_trouble: bool = False  # R1 is reached: advice to the network layer (MUST-20, SHLD-9)
    urgent: bool = False  # the peer has urgent data ahead
    illegal: bool = False  # error: connection illegal for this process
    no_resources: bool = False  # error: insufficient resources
    isn_missing: bool = False  # error: the host has given no initial sequence number
    remote_unspecified: bool = False  # error: remote socket unspecified
    does_not_exist: bool = False  # error: connection does not exist
    already_exists: bool = False  # error: connection already exists
    is_closing: bool = False  # error: connection closing


# What one event leads to.
@dataclass
class Actions:
    told: Told = field(default_factory=Told)  # what the host is to do, or to tell the user
    delivered_at: int = 0  # where in this segment's text what is delivered begins
    # where in the send buffer its text begins, when the acknowledged octets have left
    sent_at: int = 0
    # octets of the user's that the peer has newly acknowledged: the oldest in the send buffer
    acknowledged: int = 0
    delivered: int = 0  # octets of this segment's text that are new and in order
    received: int = 0  # octets that a RECEIVE takes
    out: Segment = field(default_factory=Segment)  # the segment that leaves, if `sent` is told
    fired: list = field(default_factory=list)  # the rules that fired, in order


# what follows a rule: nothing; the next phase; the closing phases, which send and set timers
FLOW_RETURN, FLOW_CONTINUE, FLOW_ANSWER = range(3)


def before(a, b):
    """Does a lie before b on the circle of 2^32 (RFC 9293 section 3.4)?"""
    return ((a - b) & WORD) > 0x7fffffff


def until(a, b):
    """Does a lie before b, or is it b?"""
    return ((b - a) & WORD) <= 0x7fffffff


def receive_buffer(cfg: Config):
    return min(cfg.buffer, 1073741824)


def measured_rto(call: Call, cfg: Config):
    return cfg.rto if call.rto == 0 else min(call.rto, cfg.max_rto)


def outstanding(tcb: Tcb):
    return (tcb.snd_nxt - tcb.snd_una) & WORD


def unsent_text(tcb: Tcb):
    return (tcb.snd_end - tcb.snd_nxt) & WORD


def send_window(tcb: Tcb, call: Call):
    return tcb.snd_wnd if call.cwnd == 0 else min(tcb.snd_wnd, call.cwnd)


def usable_window(tcb: Tcb, call: Call):
    return ((send_window(tcb, call) - outstanding(tcb)) & WORD if outstanding(tcb) <
            send_window(tcb, call) else 0)


def sendable_text(tcb: Tcb, call: Call):
    return min(min(unsent_text(tcb), usable_window(tcb, call)), tcb.snd_mss)


def fin_rides(tcb: Tcb, call: Call):
    return (tcb.snd_closed and sendable_text(tcb, call) == unsent_text(tcb)
            and sendable_text(tcb, call) < usable_window(tcb, call))


def received_now(tcb: Tcb, call: Call):
    return min(call.octets, tcb.rcv_unread)


def freed_window(tcb: Tcb, call: Call, cfg: Config):
    return (receive_buffer(cfg) - ((tcb.rcv_unread - received_now(tcb, call)) & WORD)) & WORD


def seg_len(seg: Segment):
    return (((seg.text + int(seg.syn)) & WORD) + int(seg.fin)) & WORD


def seg_end(seg: Segment):
    return (seg.seq + seg_len(seg)) & WORD


def offered_window(seg: Segment):
    return min(seg.wnd, 1073741824)


def peer_mss(cfg: Config, seg: Segment):
    return max(1, cfg.default_mss if seg.mss == 0 else seg.mss)


def period_is_over(tcb: Tcb, call: Call, cfg: Config):
    return cfg.challenge_period <= ((call.now - tcb.challenge_since) & WORD)


def challenge_allowed(tcb: Tcb, call: Call, cfg: Config):
    return (cfg.challenge_limit == 0 or period_is_over(tcb, call, cfg)
            or tcb.challenge_count < cfg.challenge_limit)


def urgent_end(seg: Segment):
    return (seg.seq + seg.up) & WORD


def already_received(tcb: Tcb, seg: Segment):
    return (tcb.rcv_nxt - seg.seq) & WORD


def taken_text(tcb: Tcb, seg: Segment):
    return min((seg.text - already_received(tcb, seg)) & WORD, tcb.rcv_wnd)


def fin_sent(tcb: Tcb):
    return tcb.snd_closed and tcb.snd_nxt == ((tcb.snd_end + 1) & WORD)


def outstanding_text(tcb: Tcb):
    return (outstanding(tcb) - int(fin_sent(tcb))) & WORD


def lost_text(tcb: Tcb, call: Call):
    return (outstanding_text(tcb) - ((call.lost - tcb.snd_una) & WORD)) & WORD


def resent_lost_text(tcb: Tcb, call: Call):
    return (min(min(lost_text(tcb, call), tcb.snd_mss),
            (tcb.snd_wnd - ((call.lost - tcb.snd_una) & WORD)) & WORD))


def backed_off(tcb: Tcb, cfg: Config):
    return min((tcb.rtx_rto + tcb.rtx_rto) & WORD, cfg.max_rto)


def probe_text(tcb: Tcb, call: Call):
    return min(min(unsent_text(tcb), tcb.snd_mss), max(usable_window(tcb, call), 1))


def resent_text(tcb: Tcb):
    return min(min(outstanding_text(tcb), tcb.snd_mss), max(tcb.snd_wnd, 1))


def fin_rides_again(tcb: Tcb):
    return fin_sent(tcb) and resent_text(tcb) == outstanding_text(tcb)


def queue_full(tcb: Tcb, call: Call):
    return (call.no_room or 536870912 < call.octets
            or 536870912 < ((((tcb.snd_end - tcb.snd_una) & WORD) + call.octets) & WORD))


def has_unsent_text(tcb: Tcb):
    return before(tcb.snd_nxt, tcb.snd_end)


def worth_sending(tcb: Tcb, call: Call):
    return (sendable_text(tcb, call) == tcb.snd_mss or sendable_text(tcb, call) == unsent_text(tcb)
            or tcb.snd_max_wnd <= ((sendable_text(tcb, call) + sendable_text(tcb, call)) & WORD))


def can_send_text(tcb: Tcb, call: Call):
    return has_unsent_text(tcb) and usable_window(tcb, call) != 0 and worth_sending(tcb, call)


def fin_due(tcb: Tcb):
    return tcb.snd_closed and tcb.snd_nxt == tcb.snd_end


def can_send_fin(tcb: Tcb, call: Call):
    return fin_due(tcb) and usable_window(tcb, call) != 0


def something_to_send(tcb: Tcb):
    return tcb.snd_una != tcb.snd_nxt or has_unsent_text(tcb) or fin_due(tcb)


def window_gain(tcb: Tcb, call: Call, cfg: Config):
    return (freed_window(tcb, call, cfg) - tcb.rcv_wnd) & WORD


def worth_opening(tcb: Tcb, call: Call, cfg: Config):
    return (tcb.rcv_wnd < freed_window(tcb, call, cfg)
            and (cfg.mss <= window_gain(tcb, call, cfg)
            or receive_buffer(cfg) <= ((window_gain(tcb, call, cfg) + window_gain(tcb, call,
            cfg)) & WORD)))


def acceptable_ack_of_syn(tcb: Tcb, seg: Segment):
    return before(tcb.snd_iss, seg.ack) and until(seg.ack, tcb.snd_nxt)


def acceptable(tcb: Tcb, seg: Segment):
    return ((seg.seq == tcb.rcv_nxt if tcb.rcv_wnd == 0 else until(tcb.rcv_nxt, seg.seq)
            and before(seg.seq, (tcb.rcv_nxt + tcb.rcv_wnd) & WORD)) if seg_len(seg) == 0 else
            tcb.rcv_wnd != 0 and ((until(tcb.rcv_nxt, seg.seq)
            and before(seg.seq, (tcb.rcv_nxt + tcb.rcv_wnd) & WORD))
            or (until(tcb.rcv_nxt, (seg.seq + ((seg_len(seg) - 1) & WORD)) & WORD)
            and before((seg.seq + ((seg_len(seg) - 1) & WORD)) & WORD,
            (tcb.rcv_nxt + tcb.rcv_wnd) & WORD))))


def segment_is_newer(tcb: Tcb, seg: Segment):
    return before(tcb.snd_wl1, seg.seq) or (tcb.snd_wl1 == seg.seq and until(tcb.snd_wl2, seg.ack))


def fin_acknowledged(tcb: Tcb):
    return fin_sent(tcb) and tcb.snd_una == tcb.snd_nxt


def starts_in_order(tcb: Tcb, seg: Segment):
    return until(seg.seq, tcb.rcv_nxt)


def has_new_text(tcb: Tcb, seg: Segment):
    return starts_in_order(tcb, seg) and already_received(tcb, seg) < seg.text


def fin_in_sequence(tcb: Tcb, seg: Segment):
    return seg.fin and ((seg.seq + seg.text) & WORD) == tcb.rcv_nxt


def without_progress(tcb: Tcb, call: Call):
    return (call.now - tcb.rtx_since) & WORD


# close.opening, close.unread, abort.opening, abort, abort.closing, abort.time-wait, syn-sent.rst,
# syn-sent.syn-ack, syn-received.syn-ack, rst.syn-received.reopened, rst.syn-received.closed,
# rst.syn-received.passive, rst.syn-received.active, rst.reset, rst.time-wait, security.time-wait,
# security, syn.syn-received.reopened, syn.syn-received.closed, syn.syn-received.passive,
# ack.syn-received.closed, ack.syn-received, ack.new, window.opens, closing.fin-acknowledged,
# last-ack.fin-acknowledged, text.after-close, fin-wait-2.fin, retransmission.give-up.reopened,
# retransmission.give-up.closed, retransmission.give-up.passive, retransmission.give-up.syn,
# retransmission.give-up, user-timeout, time-wait.timeout, keep-alive.give-up
def as_close_opening_3(tcb: Tcb):
    tcb.armed_retransmission = False
    tcb.armed_user = False
    tcb.deadline_retransmission = 0
    tcb.deadline_user = 0


# close.opening, close.unread, abort.opening, abort, abort.closing, abort.time-wait, syn-sent.rst,
# rst.syn-received.closed, rst.syn-received.passive, rst.syn-received.active, rst.reset,
# rst.time-wait, security.time-wait, security, syn.syn-received.closed, syn.syn-received.passive,
# last-ack.fin-acknowledged, text.after-close, retransmission.give-up.closed,
# retransmission.give-up.passive, retransmission.give-up.syn, retransmission.give-up, user-timeout,
# time-wait.timeout, keep-alive.give-up
def as_close_opening(tcb: Tcb):
    as_close_opening_3(tcb)
    tcb.reopened = False
    tcb.snd_una = 0
    tcb.snd_nxt = 0
    tcb.snd_wnd = 0
    tcb.snd_wl1 = 0
    tcb.snd_wl2 = 0
    tcb.snd_max_wnd = 0
    tcb.snd_end = 0
    tcb.snd_iss = 0
    tcb.snd_aged = False
    tcb.snd_mss = 0
    tcb.snd_closed = False
    tcb.rcv_nxt = 0
    tcb.rcv_wnd = 0
    tcb.rcv_irs = 0
    tcb.rcv_up = 0
    tcb.rcv_unread = 0
    tcb.rtx_rto = 0
    tcb.rtx_since = 0
    tcb.rtx_count = 0
    tcb.keep_probes = 0
    tcb.challenge_count = 0
    tcb.challenge_since = 0
    tcb.armed_time_wait = False
    tcb.armed_keep_alive = False
    tcb.deadline_time_wait = 0
    tcb.deadline_keep_alive = 0


# answer.text, answer.fin, answer.ack, time-wait.fin, unacceptable.empty, unacceptable,
# rst.challenge, syn.challenge, ack.unsent, ack.too-old, retransmit, retransmission.probe,
# retransmission.probe-fin, retransmission.text, keep-alive.probe
def as_answer_text_2(tcb: Tcb, actions: Actions):
    actions.out.ack = tcb.rcv_nxt
    actions.out.wnd = tcb.rcv_wnd
    actions.out.has_ack = True


# unacceptable.empty, rst.challenge, syn.challenge, ack.unsent, ack.too-old
def as_unacceptable_empty(tcb: Tcb, call: Call, cfg: Config, actions: Actions):
    as_answer_text_2(tcb, actions)
    actions.out.seq = tcb.snd_nxt
    if challenge_allowed(tcb, call, cfg):
        actions.told.sent = True
    tcb.challenge_count = (1 if period_is_over(tcb, call,
            cfg) else ((tcb.challenge_count + 1) & WORD if tcb.challenge_count < cfg.challenge_limit
            else tcb.challenge_count))
    tcb.challenge_since = call.now if period_is_over(tcb, call, cfg) else tcb.challenge_since


# listen.syn, syn-sent.syn-ack, syn-sent.syn, time-wait.reopen
def as_listen_syn_3(tcb: Tcb, cfg: Config, seg: Segment):
    tcb.snd_wnd = offered_window(seg)
    tcb.snd_wl1 = seg.seq
    tcb.snd_max_wnd = offered_window(seg)
    tcb.snd_mss = peer_mss(cfg, seg)
    tcb.rcv_nxt = (seg.seq + 1) & WORD
    tcb.rcv_irs = seg.seq
    tcb.rcv_up = (seg.seq + 1) & WORD


# listen.syn, syn-sent.syn, time-wait.reopen
def as_listen_syn(tcb: Tcb, call: Call, cfg: Config, seg: Segment, actions: Actions):
    as_listen_syn_3(tcb, cfg, seg)
    tcb.state = State.SYN_RECEIVED
    tcb.rtx_rto = measured_rto(call, cfg)
    tcb.rtx_since = call.now
    tcb.rtx_count = 0
    tcb.armed_retransmission = True
    tcb.deadline_retransmission = (call.now + measured_rto(call, cfg)) & WORD
    actions.out.ack = (seg.seq + 1) & WORD
    actions.out.wnd = receive_buffer(cfg)
    actions.out.mss = cfg.mss
    actions.out.syn = True
    actions.out.has_ack = True
    actions.told.sent = True


# close.opening, close.unread, abort.opening, abort, abort.closing, abort.time-wait, syn-sent.rst,
# rst.syn-received.closed, rst.syn-received.active, rst.reset, rst.time-wait, security.time-wait,
# security, syn.syn-received.closed, last-ack.fin-acknowledged, text.after-close,
# retransmission.give-up.closed, retransmission.give-up.syn, retransmission.give-up, user-timeout,
# time-wait.timeout, keep-alive.give-up
def as_close_opening_2(tcb: Tcb, actions: Actions):
    as_close_opening(tcb)
    tcb.state = State.CLOSED
    tcb.passive = False
    actions.told.deleted = True


# rst.syn-received.reopened, syn.syn-received.reopened, closing.fin-acknowledged, fin-wait-2.fin,
# retransmission.give-up.reopened
def as_rst_syn_received_reopened(tcb: Tcb, call: Call, cfg: Config):
    as_close_opening_3(tcb)
    tcb.state = State.TIME_WAIT
    tcb.keep_probes = 0
    tcb.armed_time_wait = True
    tcb.armed_keep_alive = False
    tcb.deadline_time_wait = (call.now + ((cfg.msl + cfg.msl) & WORD)) & WORD
    tcb.deadline_keep_alive = 0


# closed.any, listen.syn.insecure, syn-sent.insecure, security.syn-received, security.time-wait,
# security
def as_closed_any(seg: Segment, actions: Actions):
    actions.out.seq = seg.ack if seg.has_ack else 0
    actions.out.ack = 0 if seg.has_ack else seg_end(seg)
    actions.out.has_ack = not seg.has_ack
    actions.out.rst = True
    actions.told.sent = True


# retransmission.syn, retransmission.syn-ack, retransmission.probe, retransmission.probe-fin,
# retransmission.text
def as_retransmission_syn(tcb: Tcb, call: Call, cfg: Config, actions: Actions):
    tcb.armed_retransmission = True
    tcb.deadline_retransmission = (call.now + backed_off(tcb, cfg)) & WORD
    tcb.rtx_rto = backed_off(tcb, cfg)
    actions.told.sent = True
    if ((tcb.rtx_count + 1) & WORD) == cfg.r1:
        actions.told.retry_trouble = True
    tcb.rtx_count = (tcb.rtx_count + 1) & WORD


# open-active, send.listen, timers.start
def as_open_active_2(tcb: Tcb, call: Call, cfg: Config):
    tcb.rtx_rto = measured_rto(call, cfg)
    tcb.rtx_since = call.now
    tcb.rtx_count = 0
    tcb.armed_retransmission = True
    tcb.armed_user = cfg.user_timeout != 0
    tcb.deadline_retransmission = (call.now + measured_rto(call, cfg)) & WORD
    tcb.deadline_user = (call.now + cfg.user_timeout) & WORD if cfg.user_timeout != 0 else 0


# open-active, send.listen
def as_open_active(tcb: Tcb, call: Call, cfg: Config, actions: Actions):
    as_open_active_2(tcb, call, cfg)
    tcb.state = State.SYN_SENT
    tcb.passive = False
    tcb.snd_una = call.isn
    tcb.snd_nxt = (call.isn + 1) & WORD
    tcb.snd_iss = call.isn
    tcb.snd_mss = max(1, cfg.default_mss)
    tcb.rcv_wnd = receive_buffer(cfg)
    actions.out.seq = call.isn
    actions.out.wnd = receive_buffer(cfg)
    actions.out.mss = cfg.mss
    actions.out.syn = True
    actions.told.sent = True
    actions.told.ok = True


# syn-received.syn-ack, ack.syn-received.closed, ack.syn-received
def as_syn_received_syn_ack(tcb: Tcb, actions: Actions):
    as_close_opening_3(tcb)
    tcb.reopened = False
    tcb.snd_una = (tcb.snd_iss + 1) & WORD
    tcb.rtx_count = 0
    actions.told.open = True


# answer.text, answer.fin, answer.ack, time-wait.fin, unacceptable
def as_answer_text(tcb: Tcb, actions: Actions):
    as_answer_text_2(tcb, actions)
    actions.out.seq = tcb.snd_nxt
    actions.told.sent = True


# listen.syn, time-wait.reopen
def as_listen_syn_2(tcb: Tcb, call: Call, cfg: Config, seg: Segment, actions: Actions):
    as_listen_syn(tcb, call, cfg, seg, actions)
    tcb.snd_una = call.isn
    tcb.snd_nxt = (call.isn + 1) & WORD
    tcb.snd_wl2 = call.isn
    tcb.snd_end = (call.isn + 1) & WORD
    tcb.snd_iss = call.isn
    tcb.snd_aged = False
    tcb.rcv_wnd = receive_buffer(cfg)
    tcb.rcv_unread = 0
    actions.out.seq = call.isn


# syn-sent.syn-ack, syn-received.syn-ack, keep-alive.heard, keep-alive.busy
def as_syn_sent_syn_ack(tcb: Tcb, call: Call, cfg: Config):
    tcb.keep_probes = 0
    tcb.armed_keep_alive = cfg.keep_alive
    tcb.deadline_keep_alive = (call.now + cfg.keep_idle) & WORD if cfg.keep_alive else 0


# syn-received.syn-ack, window.opens, window.update
def as_syn_received_syn_ack_2(tcb: Tcb, seg: Segment):
    tcb.snd_wnd = offered_window(seg)
    tcb.snd_wl2 = seg.ack
    tcb.snd_max_wnd = max(tcb.snd_max_wnd, offered_window(seg))


# rst.syn-received.reopened, syn.syn-received.reopened, retransmission.give-up.reopened
def as_rst_syn_received_reopened_2(tcb: Tcb, call: Call, cfg: Config):
    as_rst_syn_received_reopened(tcb, call, cfg)
    tcb.reopened = False
    tcb.snd_una = tcb.snd_nxt
    tcb.snd_end = (tcb.snd_nxt - 1) & WORD
    tcb.snd_closed = True


# retransmission.syn, retransmission.syn-ack
def as_retransmission_syn_2(tcb: Tcb, call: Call, cfg: Config, actions: Actions):
    as_retransmission_syn(tcb, call, cfg, actions)
    actions.out.seq = tcb.snd_iss
    actions.out.wnd = receive_buffer(cfg)
    actions.out.mss = cfg.mss
    actions.out.syn = True
    actions.told.sent_again = True


# OPEN, passive (RFC 9293 section 3.10.1): the first rule that fits fires
def phase_open_passive(tcb: Tcb, call: Call, actions: Actions):
    if tcb.state == State.CLOSED:
        if call.forbidden:
            actions.fired.append(Rule.OPEN_PASSIVE_ILLEGAL)
            actions.told.illegal = True
            return FLOW_RETURN
        if call.no_room:
            actions.fired.append(Rule.OPEN_PASSIVE_NO_RESOURCES)
            actions.told.no_resources = True
            return FLOW_RETURN
        actions.fired.append(Rule.OPEN_PASSIVE)
        tcb.state = State.LISTEN
        tcb.passive = True
        actions.told.ok = True
        return FLOW_RETURN
    actions.fired.append(Rule.OPEN_PASSIVE_ALREADY_EXISTS)
    actions.told.already_exists = True
    return FLOW_RETURN


# OPEN, active (RFC 9293 section 3.10.1): the first rule that fits fires
def phase_open_active(tcb: Tcb, call: Call, cfg: Config, actions: Actions):
    if tcb.state == State.CLOSED:
        if call.forbidden:
            actions.fired.append(Rule.OPEN_ACTIVE_ILLEGAL)
            actions.told.illegal = True
            return FLOW_RETURN
    if tcb.state in (State.CLOSED, State.LISTEN):
        if not call.remote:
            actions.fired.append(Rule.OPEN_ACTIVE_REMOTE_UNSPECIFIED)
            actions.told.remote_unspecified = True
            return FLOW_RETURN
        if call.no_room:
            actions.fired.append(Rule.OPEN_ACTIVE_NO_RESOURCES)
            actions.told.no_resources = True
            return FLOW_RETURN
        if not call.has_isn:
            actions.fired.append(Rule.OPEN_ACTIVE_ISN_MISSING)
            actions.told.isn_missing = True
            return FLOW_RETURN
        actions.fired.append(Rule.OPEN_ACTIVE)
        as_open_active(tcb, call, cfg, actions)
        tcb.snd_end = (((call.isn + 1) & WORD) + 0) & WORD
        return FLOW_RETURN
    actions.fired.append(Rule.OPEN_ACTIVE_ALREADY_EXISTS)
    actions.told.already_exists = True
    return FLOW_RETURN


# SEND (RFC 9293 section 3.10.2): the first rule that fits fires
def phase_send(tcb: Tcb, call: Call, cfg: Config, actions: Actions):
    if tcb.state == State.CLOSED:
        if call.forbidden:
            actions.fired.append(Rule.SEND_ILLEGAL)
            actions.told.illegal = True
            return FLOW_RETURN
        actions.fired.append(Rule.SEND_DOES_NOT_EXIST)
        actions.told.does_not_exist = True
        return FLOW_RETURN
    if tcb.state == State.LISTEN:
        if not call.remote:
            actions.fired.append(Rule.SEND_LISTEN_REMOTE_UNSPECIFIED)
            actions.told.remote_unspecified = True
            return FLOW_RETURN
    if (tcb.state in (State.SYN_SENT, State.SYN_RECEIVED, State.ESTABLISHED, State.FIN_WAIT_1,
            State.FIN_WAIT_2, State.CLOSE_WAIT, State.CLOSING, State.LAST_ACK, State.TIME_WAIT)):
        if tcb.snd_closed:
            actions.fired.append(Rule.SEND_CLOSING)
            actions.told.is_closing = True
            return FLOW_RETURN
    if (tcb.state in (State.LISTEN, State.SYN_SENT, State.SYN_RECEIVED, State.ESTABLISHED,
            State.CLOSE_WAIT)):
        if queue_full(tcb, call):
            actions.fired.append(Rule.SEND_NO_RESOURCES)
            actions.told.no_resources = True
            return FLOW_RETURN
    if tcb.state == State.LISTEN:
        if not call.has_isn:
            actions.fired.append(Rule.SEND_LISTEN_ISN_MISSING)
            actions.told.isn_missing = True
            return FLOW_RETURN
        actions.fired.append(Rule.SEND_LISTEN)
        as_open_active(tcb, call, cfg, actions)
        tcb.snd_end = (((call.isn + 1) & WORD) + call.octets) & WORD
        return FLOW_RETURN
    if tcb.state in (State.SYN_SENT, State.SYN_RECEIVED):
        actions.fired.append(Rule.SEND_QUEUE)
        tcb.snd_end = (tcb.snd_end + call.octets) & WORD
        actions.told.ok = True
        return FLOW_RETURN
    if tcb.state in (State.ESTABLISHED, State.CLOSE_WAIT):
        actions.fired.append(Rule.SEND)
        tcb.snd_end = (tcb.snd_end + call.octets) & WORD
        actions.told.ok = True
        return FLOW_ANSWER
    return FLOW_CONTINUE


# send what is owed (RFC 9293 section 3.7): the first rule that fits fires
def phase_send_what_is_owed(tcb: Tcb, call: Call, actions: Actions):
    if (tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.CLOSE_WAIT, State.CLOSING,
            State.LAST_ACK)):
        if can_send_text(tcb, call):
            actions.fired.append(Rule.ANSWER_TEXT)
            value_0 = sendable_text(tcb, call)
            value_1 = fin_rides(tcb, call)
            as_answer_text(tcb, actions)
            actions.out.text = value_0
            actions.out.fin = value_1
            actions.sent_at = outstanding(tcb)
            tcb.snd_nxt = (((tcb.snd_nxt + value_0) & WORD) + int(value_1)) & WORD
            return FLOW_CONTINUE
    if tcb.state in (State.FIN_WAIT_1, State.CLOSING, State.LAST_ACK):
        if can_send_fin(tcb, call):
            actions.fired.append(Rule.ANSWER_FIN)
            as_answer_text(tcb, actions)
            actions.out.fin = True
            actions.sent_at = outstanding(tcb)
            tcb.snd_nxt = (tcb.snd_nxt + 1) & WORD
            return FLOW_CONTINUE
    if actions.told.ack_owed:
        actions.fired.append(Rule.ANSWER_ACK)
        as_answer_text(tcb, actions)
        return FLOW_CONTINUE
    return FLOW_CONTINUE


# set the timers (RFC 9293 section 3.8.1): the first rule that fits fires
def phase_set_the_timers(tcb: Tcb, call: Call, cfg: Config, actions: Actions):
    if not tcb.armed_retransmission and something_to_send(tcb):
        actions.fired.append(Rule.TIMERS_START)
        as_open_active_2(tcb, call, cfg)
        return FLOW_CONTINUE
    return FLOW_CONTINUE


# RECEIVE (RFC 9293 section 3.10.3): the first rule that fits fires
def phase_receive(tcb: Tcb, call: Call, cfg: Config, actions: Actions):
    if tcb.state == State.CLOSED:
        if call.forbidden:
            actions.fired.append(Rule.RECEIVE_ILLEGAL)
            actions.told.illegal = True
            return FLOW_RETURN
        actions.fired.append(Rule.RECEIVE_DOES_NOT_EXIST)
        actions.told.does_not_exist = True
        return FLOW_RETURN
    if tcb.state in (State.LISTEN, State.SYN_SENT, State.SYN_RECEIVED):
        actions.fired.append(Rule.RECEIVE_QUEUE)
        actions.told.ok = True
        return FLOW_RETURN
    if cfg.half_duplex_close and tcb.snd_closed:
        actions.fired.append(Rule.RECEIVE_CLOSED)
        actions.told.is_closing = True
        return FLOW_RETURN
    if tcb.state in (State.CLOSE_WAIT, State.CLOSING, State.LAST_ACK, State.TIME_WAIT):
        if tcb.rcv_unread == 0:
            actions.fired.append(Rule.RECEIVE_CLOSING)
            actions.told.is_closing = True
            return FLOW_RETURN
    if tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.FIN_WAIT_2):
        if worth_opening(tcb, call, cfg):
            actions.fired.append(Rule.RECEIVE_OPENS_WINDOW)
            value_0 = received_now(tcb, call)
            tcb.rcv_wnd = freed_window(tcb, call, cfg)
            tcb.rcv_unread = (tcb.rcv_unread - value_0) & WORD
            actions.told.ack_owed = True
            actions.received = value_0
            actions.told.ok = True
            return FLOW_ANSWER
    actions.fired.append(Rule.RECEIVE)
    value_0 = received_now(tcb, call)
    tcb.rcv_unread = (tcb.rcv_unread - value_0) & WORD
    actions.received = value_0
    actions.told.ok = True
    return FLOW_RETURN


# CLOSE (RFC 9293 section 3.10.4): the first rule that fits fires
def phase_close(tcb: Tcb, call: Call, cfg: Config, actions: Actions):
    if tcb.state == State.CLOSED:
        if call.forbidden:
            actions.fired.append(Rule.CLOSE_ILLEGAL)
            actions.told.illegal = True
            return FLOW_RETURN
        actions.fired.append(Rule.CLOSE_DOES_NOT_EXIST)
        actions.told.does_not_exist = True
        return FLOW_RETURN
    if tcb.state in (State.LISTEN, State.SYN_SENT):
        actions.fired.append(Rule.CLOSE_OPENING)
        as_close_opening_2(tcb, actions)
        actions.told.ok = True
        actions.told.closed = True
        return FLOW_RETURN
    if tcb.snd_closed:
        actions.fired.append(Rule.CLOSE_AGAIN)
        actions.told.is_closing = True
        return FLOW_RETURN
    if tcb.state == State.SYN_RECEIVED:
        actions.fired.append(Rule.CLOSE_SYN_RECEIVED)
        tcb.snd_closed = True
        actions.told.ok = True
        return FLOW_RETURN
    if tcb.state in (State.ESTABLISHED, State.CLOSE_WAIT):
        if cfg.half_duplex_close and tcb.rcv_unread != 0:
            actions.fired.append(Rule.CLOSE_UNREAD)
            actions.out.seq = tcb.snd_nxt
            as_close_opening_2(tcb, actions)
            actions.out.rst = True
            actions.told.sent = True
            actions.told.ok = True
            actions.told.reset = True
            return FLOW_RETURN
    if tcb.state == State.ESTABLISHED:
        actions.fired.append(Rule.CLOSE_ESTABLISHED)
        tcb.state = State.FIN_WAIT_1
        tcb.snd_closed = True
        actions.told.ok = True
        return FLOW_ANSWER
    if tcb.state == State.CLOSE_WAIT:
        actions.fired.append(Rule.CLOSE_CLOSE_WAIT)
        tcb.state = State.LAST_ACK
        tcb.snd_closed = True
        actions.told.ok = True
        return FLOW_ANSWER
    return FLOW_CONTINUE


# ABORT (RFC 9293 section 3.10.5): the first rule that fits fires
def phase_abort(tcb: Tcb, call: Call, actions: Actions):
    if tcb.state == State.CLOSED:
        if call.forbidden:
            actions.fired.append(Rule.ABORT_ILLEGAL)
            actions.told.illegal = True
            return FLOW_RETURN
        actions.fired.append(Rule.ABORT_DOES_NOT_EXIST)
        actions.told.does_not_exist = True
        return FLOW_RETURN
    if tcb.state in (State.LISTEN, State.SYN_SENT):
        actions.fired.append(Rule.ABORT_OPENING)
        as_close_opening_2(tcb, actions)
        actions.told.ok = True
        actions.told.reset = True
        return FLOW_RETURN
    if (tcb.state in (State.SYN_RECEIVED, State.ESTABLISHED, State.FIN_WAIT_1, State.FIN_WAIT_2,
            State.CLOSE_WAIT)):
        actions.fired.append(Rule.ABORT)
        actions.out.seq = tcb.snd_nxt
        as_close_opening_2(tcb, actions)
        actions.out.rst = True
        actions.told.sent = True
        actions.told.ok = True
        actions.told.reset = True
        return FLOW_RETURN
    if tcb.state in (State.CLOSING, State.LAST_ACK):
        actions.fired.append(Rule.ABORT_CLOSING)
        as_close_opening_2(tcb, actions)
        actions.told.ok = True
        actions.told.reset = True
        return FLOW_RETURN
    actions.fired.append(Rule.ABORT_TIME_WAIT)
    as_close_opening_2(tcb, actions)
    actions.told.ok = True
    return FLOW_RETURN


# STATUS (RFC 9293 section 3.10.6): the first rule that fits fires
def phase_status(tcb: Tcb, call: Call, actions: Actions):
    if tcb.state == State.CLOSED:
        if call.forbidden:
            actions.fired.append(Rule.STATUS_ILLEGAL)
            actions.told.illegal = True
            return FLOW_RETURN
        actions.fired.append(Rule.STATUS_DOES_NOT_EXIST)
        actions.told.does_not_exist = True
        return FLOW_RETURN
    actions.fired.append(Rule.STATUS)
    actions.told.ok = True
    return FLOW_RETURN


# CLOSED (RFC 9293 section 3.10.7.1): the first rule that fits fires
def phase_closed(seg: Segment, actions: Actions):
    if seg.rst:
        actions.fired.append(Rule.CLOSED_RST)
        return FLOW_RETURN
    actions.fired.append(Rule.CLOSED_ANY)
    as_closed_any(seg, actions)
    return FLOW_RETURN


# LISTEN (RFC 9293 section 3.10.7.2): the first rule that fits fires
def phase_listen(tcb: Tcb, call: Call, cfg: Config, seg: Segment, actions: Actions):
    if seg.rst:
        actions.fired.append(Rule.LISTEN_RST)
        return FLOW_RETURN
    if seg.has_ack:
        actions.fired.append(Rule.LISTEN_ACK)
        actions.out.seq = seg.ack
        actions.out.rst = True
        actions.told.sent = True
        return FLOW_RETURN
    if seg.syn:
        if seg.insecure:
            actions.fired.append(Rule.LISTEN_SYN_INSECURE)
            as_closed_any(seg, actions)
            return FLOW_RETURN
        if not call.has_isn:
            actions.fired.append(Rule.LISTEN_SYN_ISN_MISSING)
            actions.told.isn_missing = True
            return FLOW_RETURN
        actions.fired.append(Rule.LISTEN_SYN)
        as_listen_syn_2(tcb, call, cfg, seg, actions)
        return FLOW_RETURN
    actions.fired.append(Rule.LISTEN_OTHER)
    return FLOW_RETURN


# SYN-SENT (RFC 9293 section 3.10.7.3): the first rule that fits fires
def phase_syn_sent(tcb: Tcb, call: Call, cfg: Config, seg: Segment, actions: Actions):
    if seg.has_ack:
        if not acceptable_ack_of_syn(tcb, seg):
            if seg.rst:
                actions.fired.append(Rule.SYN_SENT_BAD_ACK_RST)
                return FLOW_RETURN
            actions.fired.append(Rule.SYN_SENT_BAD_ACK)
            actions.out.seq = seg.ack
            actions.out.rst = True
            actions.told.sent = True
            return FLOW_RETURN
        if seg.rst:
            actions.fired.append(Rule.SYN_SENT_RST)
            as_close_opening_2(tcb, actions)
            actions.told.refused = True
            return FLOW_RETURN
    if seg.rst:
        actions.fired.append(Rule.SYN_SENT_RST_BLIND)
        return FLOW_RETURN
    if seg.insecure:
        actions.fired.append(Rule.SYN_SENT_INSECURE)
        as_closed_any(seg, actions)
        return FLOW_RETURN
    if seg.syn:
        if seg.has_ack:
            actions.fired.append(Rule.SYN_SENT_SYN_ACK)
            as_syn_sent_syn_ack(tcb, call, cfg)
            as_close_opening_3(tcb)
            as_listen_syn_3(tcb, cfg, seg)
            tcb.state = State.ESTABLISHED
            tcb.snd_una = seg.ack
            tcb.snd_wl2 = seg.ack
            actions.told.ack_owed = True
            actions.told.open = True
            return FLOW_ANSWER
        actions.fired.append(Rule.SYN_SENT_SYN)
        as_listen_syn(tcb, call, cfg, seg, actions)
        tcb.snd_wl2 = tcb.snd_iss
        actions.out.seq = tcb.snd_iss
        actions.told.sent_again = True
        return FLOW_RETURN
    actions.fired.append(Rule.SYN_SENT_OTHER)
    return FLOW_RETURN


# first, check sequence number (RFC 9293 section 3.10.7.4, first): the first rule that fits fires
def phase_first_check_sequence_number(tcb: Tcb, call: Call, cfg: Config, seg: Segment,
        actions: Actions):
    if not seg.rst:
        if tcb.state == State.TIME_WAIT:
            if (cfg.reuse_time_wait and (seg.syn
                    and (not seg.has_ack and (not seg.insecure
                    and (before(tcb.rcv_nxt, seg.seq)
                    and (call.has_isn and (before(tcb.snd_nxt, call.isn)
                    and tcb.rcv_unread == 0))))))):
                actions.fired.append(Rule.TIME_WAIT_REOPEN)
                as_listen_syn_2(tcb, call, cfg, seg, actions)
                tcb.passive = True
                tcb.reopened = True
                tcb.snd_closed = False
                tcb.armed_time_wait = False
                tcb.deadline_time_wait = 0
                return FLOW_RETURN
            if seg.fin and (not seg.syn and (seg.has_ack and seg_end(seg) == tcb.rcv_nxt)):
                actions.fired.append(Rule.TIME_WAIT_FIN)
                as_answer_text(tcb, actions)
                tcb.armed_time_wait = True
                tcb.deadline_time_wait = (call.now + ((cfg.msl + cfg.msl) & WORD)) & WORD
                return FLOW_RETURN
        if tcb.state == State.SYN_RECEIVED:
            if (not tcb.passive and (seg.syn
                    and (seg.has_ack and (not seg.insecure
                    and (seg.seq == tcb.rcv_irs
                    and (before(tcb.snd_una, seg.ack)
                    and (until(seg.ack, tcb.snd_nxt) and not tcb.snd_closed))))))):
                actions.fired.append(Rule.SYN_RECEIVED_SYN_ACK)
                as_syn_received_syn_ack(tcb, actions)
                as_syn_sent_syn_ack(tcb, call, cfg)
                as_syn_received_syn_ack_2(tcb, seg)
                tcb.state = State.ESTABLISHED
                return FLOW_ANSWER
    if tcb.rcv_wnd == 0 and (seg_len(seg) != 0 and seg.seq == tcb.rcv_nxt):
        actions.fired.append(Rule.ZERO_WINDOW)
        actions.told.ack_owed = True
        return FLOW_CONTINUE
    if not acceptable(tcb, seg):
        if seg.rst:
            actions.fired.append(Rule.UNACCEPTABLE_RST)
            return FLOW_RETURN
        if seg_len(seg) == 0:
            actions.fired.append(Rule.UNACCEPTABLE_EMPTY)
            as_unacceptable_empty(tcb, call, cfg, actions)
            return FLOW_RETURN
        actions.fired.append(Rule.UNACCEPTABLE)
        as_answer_text(tcb, actions)
        return FLOW_RETURN
    return FLOW_CONTINUE


# second, check the RST bit (RFC 9293 section 3.10.7.4, second): the first rule that fits fires
def phase_second_check_the_rst_bit(tcb: Tcb, call: Call, cfg: Config, seg: Segment,
        actions: Actions):
    if seg.rst:
        if seg.seq != tcb.rcv_nxt:
            actions.fired.append(Rule.RST_CHALLENGE)
            as_unacceptable_empty(tcb, call, cfg, actions)
            return FLOW_RETURN
        if tcb.state == State.TIME_WAIT:
            if cfg.protect_time_wait:
                actions.fired.append(Rule.RST_TIME_WAIT_PROTECTED)
                return FLOW_RETURN
        if tcb.state == State.SYN_RECEIVED:
            if tcb.reopened:
                actions.fired.append(Rule.RST_SYN_RECEIVED_REOPENED)
                as_rst_syn_received_reopened_2(tcb, call, cfg)
                return FLOW_RETURN
            if tcb.passive:
                if tcb.snd_closed:
                    actions.fired.append(Rule.RST_SYN_RECEIVED_CLOSED)
                    as_close_opening_2(tcb, actions)
                    actions.told.closed = True
                    return FLOW_RETURN
                actions.fired.append(Rule.RST_SYN_RECEIVED_PASSIVE)
                as_close_opening(tcb)
                tcb.state = State.LISTEN
                actions.told.listening = True
                return FLOW_RETURN
            actions.fired.append(Rule.RST_SYN_RECEIVED_ACTIVE)
            as_close_opening_2(tcb, actions)
            actions.told.refused = True
            return FLOW_RETURN
        if (tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.FIN_WAIT_2, State.CLOSE_WAIT,
                State.CLOSING, State.LAST_ACK)):
            actions.fired.append(Rule.RST_RESET)
            as_close_opening_2(tcb, actions)
            actions.told.reset = True
            return FLOW_RETURN
        actions.fired.append(Rule.RST_TIME_WAIT)
        as_close_opening_2(tcb, actions)
        return FLOW_RETURN
    return FLOW_CONTINUE


# third, check security (RFC 9293 section 3.10.7.4, third): the first rule that fits fires
def phase_third_check_security(tcb: Tcb, seg: Segment, actions: Actions):
    if seg.insecure:
        if tcb.state == State.SYN_RECEIVED:
            actions.fired.append(Rule.SECURITY_SYN_RECEIVED)
            as_closed_any(seg, actions)
            return FLOW_RETURN
        if tcb.state == State.TIME_WAIT:
            actions.fired.append(Rule.SECURITY_TIME_WAIT)
            as_close_opening_2(tcb, actions)
            as_closed_any(seg, actions)
            return FLOW_RETURN
        actions.fired.append(Rule.SECURITY)
        as_close_opening_2(tcb, actions)
        as_closed_any(seg, actions)
        actions.told.reset = True
        return FLOW_RETURN
    return FLOW_CONTINUE


# fourth, check the SYN bit (RFC 9293 section 3.10.7.4, fourth): the first rule that fits fires
def phase_fourth_check_the_syn_bit(tcb: Tcb, call: Call, cfg: Config, seg: Segment,
        actions: Actions):
    if seg.syn:
        if tcb.state == State.SYN_RECEIVED:
            if tcb.reopened:
                actions.fired.append(Rule.SYN_SYN_RECEIVED_REOPENED)
                as_rst_syn_received_reopened_2(tcb, call, cfg)
                return FLOW_RETURN
            if tcb.passive:
                if tcb.snd_closed:
                    actions.fired.append(Rule.SYN_SYN_RECEIVED_CLOSED)
                    as_close_opening_2(tcb, actions)
                    actions.told.closed = True
                    return FLOW_RETURN
                actions.fired.append(Rule.SYN_SYN_RECEIVED_PASSIVE)
                as_close_opening(tcb)
                tcb.state = State.LISTEN
                actions.told.listening = True
                return FLOW_RETURN
        actions.fired.append(Rule.SYN_CHALLENGE)
        as_unacceptable_empty(tcb, call, cfg, actions)
        return FLOW_RETURN
    return FLOW_CONTINUE


# fifth, check the ACK field (RFC 9293 section 3.10.7.4, fifth): the first rule that fits fires
def phase_fifth_check_the_ack_field(tcb: Tcb, call: Call, cfg: Config, seg: Segment,
        actions: Actions):
    if not seg.has_ack:
        actions.fired.append(Rule.ACK_ABSENT)
        return FLOW_RETURN
    if tcb.state == State.SYN_RECEIVED:
        if not (before(tcb.snd_una, seg.ack) and until(seg.ack, tcb.snd_nxt)):
            actions.fired.append(Rule.ACK_SYN_RECEIVED_UNACCEPTABLE)
            actions.out.seq = seg.ack
            actions.out.rst = True
            actions.told.sent = True
            return FLOW_RETURN
        if tcb.snd_closed:
            actions.fired.append(Rule.ACK_SYN_RECEIVED_CLOSED)
            as_syn_received_syn_ack(tcb, actions)
            tcb.state = State.FIN_WAIT_1
            return FLOW_CONTINUE
        actions.fired.append(Rule.ACK_SYN_RECEIVED)
        as_syn_received_syn_ack(tcb, actions)
        tcb.state = State.ESTABLISHED
        return FLOW_CONTINUE
    if before(tcb.snd_nxt, seg.ack):
        actions.fired.append(Rule.ACK_UNSENT)
        as_unacceptable_empty(tcb, call, cfg, actions)
        return FLOW_RETURN
    if (before(seg.ack, (tcb.snd_una - tcb.snd_max_wnd) & WORD)
            or (not tcb.snd_aged and until(seg.ack, tcb.snd_iss))):
        actions.fired.append(Rule.ACK_TOO_OLD)
        as_unacceptable_empty(tcb, call, cfg, actions)
        return FLOW_RETURN
    if tcb.state == State.TIME_WAIT:
        actions.fired.append(Rule.ACK_TIME_WAIT)
        return FLOW_RETURN
    return FLOW_CONTINUE


# fifth, what is acknowledged (RFC 9293 section 3.10.7.4, fifth): the first rule that fits fires
def phase_fifth_what_is_acknowledged(tcb: Tcb, seg: Segment, actions: Actions):
    if before(tcb.snd_una, seg.ack):
        actions.fired.append(Rule.ACK_NEW)
        as_close_opening_3(tcb)
        tcb.snd_aged = tcb.snd_aged or 1073741824 < ((seg.ack - tcb.snd_iss) & WORD)
        tcb.rtx_count = 0
        actions.acknowledged = ((((seg.ack - tcb.snd_una) & WORD) - int(tcb.snd_closed
                and before(tcb.snd_end, seg.ack))) & WORD)
        tcb.snd_una = seg.ack
        return FLOW_CONTINUE
    if (tcb.snd_una != tcb.snd_nxt and (seg.ack == tcb.snd_una
            and (seg_len(seg) == 0 and seg.wnd == tcb.snd_wnd))):
        actions.fired.append(Rule.ACK_DUPLICATE)
        actions.told.duplicate_ack = True
        return FLOW_CONTINUE
    actions.fired.append(Rule.ACK_OLD)
    return FLOW_CONTINUE


# fifth, the send window (RFC 9293 section 3.10.7.4, fifth): the first rule that fits fires
def phase_fifth_the_send_window(tcb: Tcb, call: Call, seg: Segment, actions: Actions):
    if until(tcb.snd_una, seg.ack) and segment_is_newer(tcb, seg):
        if offered_window(seg) == 0:
            actions.fired.append(Rule.WINDOW_CLOSED)
            tcb.snd_wnd = 0
            tcb.snd_wl1 = seg.seq
            tcb.snd_wl2 = seg.ack
            tcb.rtx_since = call.now
            tcb.rtx_count = 0
            tcb.armed_user = False
            tcb.deadline_user = 0
            return FLOW_CONTINUE
        if (tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.CLOSE_WAIT, State.CLOSING,
                State.LAST_ACK)):
            if tcb.snd_wnd == 0:
                actions.fired.append(Rule.WINDOW_OPENS)
                as_close_opening_3(tcb)
                as_syn_received_syn_ack_2(tcb, seg)
                tcb.snd_wl1 = seg.seq
                return FLOW_CONTINUE
        actions.fired.append(Rule.WINDOW_UPDATE)
        as_syn_received_syn_ack_2(tcb, seg)
        tcb.snd_wl1 = seg.seq
        return FLOW_CONTINUE
    return FLOW_CONTINUE


# fifth, our FIN is acknowledged (RFC 9293 section 3.10.7.4, fifth): the first rule that fits fires
def phase_fifth_our_fin_is_acknowledged(tcb: Tcb, call: Call, cfg: Config, actions: Actions):
    if fin_acknowledged(tcb):
        if tcb.state == State.FIN_WAIT_1:
            actions.fired.append(Rule.FIN_WAIT_1_FIN_ACKNOWLEDGED)
            tcb.state = State.FIN_WAIT_2
            return FLOW_CONTINUE
        if tcb.state == State.CLOSING:
            actions.fired.append(Rule.CLOSING_FIN_ACKNOWLEDGED)
            as_rst_syn_received_reopened(tcb, call, cfg)
            actions.told.closed = True
            return FLOW_RETURN
        actions.fired.append(Rule.LAST_ACK_FIN_ACKNOWLEDGED)
        as_close_opening_2(tcb, actions)
        actions.told.closed = True
        return FLOW_RETURN
    return FLOW_CONTINUE


# the peer is alive (RFC 9293 section 3.8.4): the first rule that fits fires
def phase_the_peer_is_alive(tcb: Tcb, call: Call, cfg: Config, actions: Actions):
    if cfg.keep_alive:
        actions.fired.append(Rule.KEEP_ALIVE_HEARD)
        as_syn_sent_syn_ack(tcb, call, cfg)
        return FLOW_CONTINUE
    return FLOW_CONTINUE


# sixth, check the URG bit (RFC 9293 section 3.10.7.4, sixth): the first rule that fits fires
def phase_sixth_check_the_urg_bit(tcb: Tcb, seg: Segment, actions: Actions):
    if seg.urg and (before(tcb.rcv_up, urgent_end(seg)) and before(tcb.rcv_nxt, urgent_end(seg))):
        actions.fired.append(Rule.URG)
        tcb.rcv_up = urgent_end(seg)
        actions.told.urgent = True
        return FLOW_CONTINUE
    return FLOW_CONTINUE


# seventh, process the segment text (RFC 9293 section 3.10.7.4, seventh): the first rule that fits
# fires
def phase_seventh_process_the_segment_text(tcb: Tcb, cfg: Config, seg: Segment, actions: Actions):
    if has_new_text(tcb, seg):
        if cfg.half_duplex_close and tcb.snd_closed:
            actions.fired.append(Rule.TEXT_AFTER_CLOSE)
            actions.out.seq = tcb.snd_nxt
            as_close_opening_2(tcb, actions)
            actions.out.rst = True
            actions.told.sent = True
            actions.told.reset = True
            return FLOW_RETURN
        actions.fired.append(Rule.TEXT_IN_ORDER)
        value_0 = taken_text(tcb, seg)
        tcb.rcv_wnd = (tcb.rcv_wnd - value_0) & WORD
        tcb.rcv_up = ((tcb.rcv_nxt + value_0) & WORD if before(tcb.rcv_up,
                (tcb.rcv_nxt + value_0) & WORD) else tcb.rcv_up)
        tcb.rcv_unread = (tcb.rcv_unread + value_0) & WORD
        actions.told.ack_owed = True
        actions.delivered_at = already_received(tcb, seg)
        tcb.rcv_nxt = (tcb.rcv_nxt + value_0) & WORD
        actions.delivered = value_0
        return FLOW_CONTINUE
    if not starts_in_order(tcb, seg) and seg_len(seg) != 0:
        actions.fired.append(Rule.TEXT_OUT_OF_ORDER)
        actions.told.ack_owed = True
        return FLOW_ANSWER
    return FLOW_CONTINUE


# eighth, check the FIN bit (RFC 9293 section 3.10.7.4, eighth): the first rule that fits fires
def phase_eighth_check_the_fin_bit(tcb: Tcb, call: Call, cfg: Config, seg: Segment,
        actions: Actions):
    if fin_in_sequence(tcb, seg):
        if tcb.state == State.ESTABLISHED:
            actions.fired.append(Rule.ESTABLISHED_FIN)
            tcb.state = State.CLOSE_WAIT
            tcb.rcv_nxt = (tcb.rcv_nxt + 1) & WORD
            actions.told.ack_owed = True
            actions.told.closing = True
            return FLOW_ANSWER
        if tcb.state == State.FIN_WAIT_1:
            actions.fired.append(Rule.FIN_WAIT_1_FIN)
            tcb.state = State.CLOSING
            tcb.rcv_nxt = (tcb.rcv_nxt + 1) & WORD
            actions.told.ack_owed = True
            actions.told.closing = True
            return FLOW_ANSWER
        actions.fired.append(Rule.FIN_WAIT_2_FIN)
        as_rst_syn_received_reopened(tcb, call, cfg)
        tcb.rcv_nxt = (tcb.rcv_nxt + 1) & WORD
        actions.told.ack_owed = True
        actions.told.closing = True
        actions.told.closed = True
        return FLOW_ANSWER
    return FLOW_CONTINUE


# RETRANSMIT (RFC 9293 section 3.8.2): the first rule that fits fires
def phase_retransmit(tcb: Tcb, call: Call, actions: Actions):
    if (tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.CLOSE_WAIT, State.CLOSING,
            State.LAST_ACK)):
        if (((call.lost - tcb.snd_una) & WORD) < outstanding(tcb)
                and ((call.lost - tcb.snd_una) & WORD) < tcb.snd_wnd):
            actions.fired.append(Rule.RETRANSMIT)
            value_0 = resent_lost_text(tcb, call)
            value_1 = lost_text(tcb, call)
            as_answer_text_2(tcb, actions)
            actions.out.seq = call.lost
            actions.out.text = value_0
            actions.out.fin = (fin_sent(tcb) and value_0 == value_1
                    and value_1 < ((tcb.snd_wnd - ((call.lost - tcb.snd_una) & WORD)) & WORD))
            actions.told.sent = True
            actions.sent_at = (call.lost - tcb.snd_una) & WORD
            actions.told.sent_again = True
            actions.told.ok = True
            return FLOW_RETURN
    actions.fired.append(Rule.RETRANSMIT_NOTHING)
    return FLOW_RETURN


# RETRANSMISSION TIMEOUT (RFC 9293 section 3.10.8): the first rule that fits fires
def phase_retransmission_timeout(tcb: Tcb, call: Call, cfg: Config, actions: Actions):
    if cfg.r2_syn <= without_progress(tcb, call):
        if tcb.state == State.SYN_RECEIVED:
            if tcb.reopened:
                actions.fired.append(Rule.RETRANSMISSION_GIVE_UP_REOPENED)
                as_rst_syn_received_reopened_2(tcb, call, cfg)
                return FLOW_RETURN
            if tcb.passive:
                if tcb.snd_closed:
                    actions.fired.append(Rule.RETRANSMISSION_GIVE_UP_CLOSED)
                    as_close_opening_2(tcb, actions)
                    actions.told.closed = True
                    return FLOW_RETURN
                actions.fired.append(Rule.RETRANSMISSION_GIVE_UP_PASSIVE)
                as_close_opening(tcb)
                tcb.state = State.LISTEN
                actions.told.listening = True
                return FLOW_RETURN
        if tcb.state in (State.SYN_SENT, State.SYN_RECEIVED):
            actions.fired.append(Rule.RETRANSMISSION_GIVE_UP_SYN)
            as_close_opening_2(tcb, actions)
            actions.told.retry_timeout = True
            return FLOW_RETURN
    if (tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.CLOSE_WAIT, State.CLOSING,
            State.LAST_ACK)):
        if cfg.r2 <= without_progress(tcb, call):
            actions.fired.append(Rule.RETRANSMISSION_GIVE_UP)
            as_close_opening_2(tcb, actions)
            actions.told.retry_timeout = True
            return FLOW_RETURN
    if tcb.state == State.SYN_SENT:
        actions.fired.append(Rule.RETRANSMISSION_SYN)
        as_retransmission_syn_2(tcb, call, cfg, actions)
        return FLOW_RETURN
    if tcb.state == State.SYN_RECEIVED:
        actions.fired.append(Rule.RETRANSMISSION_SYN_ACK)
        as_retransmission_syn_2(tcb, call, cfg, actions)
        actions.out.ack = tcb.rcv_nxt
        actions.out.has_ack = True
        return FLOW_RETURN
    if tcb.snd_una == tcb.snd_nxt:
        if has_unsent_text(tcb):
            actions.fired.append(Rule.RETRANSMISSION_PROBE)
            value_0 = probe_text(tcb, call)
            as_retransmission_syn(tcb, call, cfg, actions)
            as_answer_text_2(tcb, actions)
            actions.out.seq = tcb.snd_nxt
            actions.out.text = value_0
            actions.sent_at = outstanding(tcb)
            tcb.snd_nxt = (tcb.snd_nxt + value_0) & WORD
            return FLOW_RETURN
        if fin_due(tcb):
            actions.fired.append(Rule.RETRANSMISSION_PROBE_FIN)
            as_retransmission_syn(tcb, call, cfg, actions)
            as_answer_text_2(tcb, actions)
            actions.out.seq = tcb.snd_nxt
            actions.out.fin = True
            actions.sent_at = outstanding(tcb)
            tcb.snd_nxt = (tcb.snd_nxt + 1) & WORD
            return FLOW_RETURN
    actions.fired.append(Rule.RETRANSMISSION_TEXT)
    as_retransmission_syn(tcb, call, cfg, actions)
    as_answer_text_2(tcb, actions)
    actions.out.seq = tcb.snd_una
    actions.out.text = resent_text(tcb)
    actions.out.fin = fin_rides_again(tcb)
    actions.sent_at = (tcb.snd_una - tcb.snd_una) & WORD
    actions.told.sent_again = True
    return FLOW_RETURN


# USER TIMEOUT (RFC 9293 section 3.10.8): the first rule that fits fires
def phase_user_timeout(tcb: Tcb, actions: Actions):
    actions.fired.append(Rule.USER_TIMEOUT)
    as_close_opening_2(tcb, actions)
    actions.told.user_timeout = True
    return FLOW_RETURN


# TIME-WAIT TIMEOUT (RFC 9293 section 3.10.8): the first rule that fits fires
def phase_time_wait_timeout(tcb: Tcb, actions: Actions):
    actions.fired.append(Rule.TIME_WAIT_TIMEOUT)
    as_close_opening_2(tcb, actions)
    return FLOW_RETURN


# KEEP-ALIVE TIMEOUT (RFC 9293 section 3.8.4): the first rule that fits fires
def phase_keep_alive_timeout(tcb: Tcb, call: Call, cfg: Config, actions: Actions):
    if something_to_send(tcb):
        actions.fired.append(Rule.KEEP_ALIVE_BUSY)
        as_syn_sent_syn_ack(tcb, call, cfg)
        return FLOW_RETURN
    if tcb.state in (State.ESTABLISHED, State.FIN_WAIT_2, State.CLOSE_WAIT):
        if cfg.keep_count <= tcb.keep_probes:
            actions.fired.append(Rule.KEEP_ALIVE_GIVE_UP)
            as_close_opening_2(tcb, actions)
            actions.told.keep_alive_timeout = True
            return FLOW_RETURN
        actions.fired.append(Rule.KEEP_ALIVE_PROBE)
        as_answer_text_2(tcb, actions)
        tcb.keep_probes = (tcb.keep_probes + 1) & WORD
        tcb.armed_keep_alive = True
        tcb.deadline_keep_alive = (call.now + cfg.keep_interval) & WORD
        actions.out.seq = (tcb.snd_nxt - 1) & WORD
        actions.told.sent = True
        return FLOW_RETURN
    return FLOW_CONTINUE


def on_open_passive(tcb: Tcb, call: Call, actions: Actions):
    return phase_open_passive(tcb, call, actions)


def on_open_active(tcb: Tcb, call: Call, cfg: Config, actions: Actions):
    return phase_open_active(tcb, call, cfg, actions)


def on_send(tcb: Tcb, call: Call, cfg: Config, actions: Actions):
    return phase_send(tcb, call, cfg, actions)


def on_receive(tcb: Tcb, call: Call, cfg: Config, actions: Actions):
    return phase_receive(tcb, call, cfg, actions)


def on_close(tcb: Tcb, call: Call, cfg: Config, actions: Actions):
    return phase_close(tcb, call, cfg, actions)


def on_abort(tcb: Tcb, call: Call, actions: Actions):
    return phase_abort(tcb, call, actions)


def on_status(tcb: Tcb, call: Call, actions: Actions):
    return phase_status(tcb, call, actions)


def on_segment_arrives(tcb: Tcb, call: Call, cfg: Config, seg: Segment, actions: Actions):
    if tcb.state == State.CLOSED:
        flow = phase_closed(seg, actions)
        if flow != FLOW_CONTINUE: return flow
    if tcb.state == State.LISTEN:
        flow = phase_listen(tcb, call, cfg, seg, actions)
        if flow != FLOW_CONTINUE: return flow
    if tcb.state == State.SYN_SENT:
        flow = phase_syn_sent(tcb, call, cfg, seg, actions)
        if flow != FLOW_CONTINUE: return flow
    flow = phase_first_check_sequence_number(tcb, call, cfg, seg, actions)
    if flow != FLOW_CONTINUE: return flow
    flow = phase_second_check_the_rst_bit(tcb, call, cfg, seg, actions)
    if flow != FLOW_CONTINUE: return flow
    flow = phase_third_check_security(tcb, seg, actions)
    if flow != FLOW_CONTINUE: return flow
    flow = phase_fourth_check_the_syn_bit(tcb, call, cfg, seg, actions)
    if flow != FLOW_CONTINUE: return flow
    flow = phase_fifth_check_the_ack_field(tcb, call, cfg, seg, actions)
    if flow != FLOW_CONTINUE: return flow
    flow = phase_fifth_what_is_acknowledged(tcb, seg, actions)
    if flow != FLOW_CONTINUE: return flow
    flow = phase_fifth_the_send_window(tcb, call, seg, actions)
    if flow != FLOW_CONTINUE: return flow
    if tcb.state in (State.FIN_WAIT_1, State.CLOSING, State.LAST_ACK):
        flow = phase_fifth_our_fin_is_acknowledged(tcb, call, cfg, actions)
        if flow != FLOW_CONTINUE: return flow
    flow = phase_the_peer_is_alive(tcb, call, cfg, actions)
    if flow != FLOW_CONTINUE: return flow
    if tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.FIN_WAIT_2):
        flow = phase_sixth_check_the_urg_bit(tcb, seg, actions)
        if flow != FLOW_CONTINUE: return flow
        flow = phase_seventh_process_the_segment_text(tcb, cfg, seg, actions)
        if flow != FLOW_CONTINUE: return flow
        return phase_eighth_check_the_fin_bit(tcb, call, cfg, seg, actions)
    return FLOW_CONTINUE


def on_retransmit(tcb: Tcb, call: Call, actions: Actions):
    return phase_retransmit(tcb, call, actions)


def on_retransmission_timeout(tcb: Tcb, call: Call, cfg: Config, actions: Actions):
    if (tcb.state in (State.SYN_SENT, State.SYN_RECEIVED, State.ESTABLISHED, State.FIN_WAIT_1,
            State.CLOSE_WAIT, State.CLOSING, State.LAST_ACK)):
        return phase_retransmission_timeout(tcb, call, cfg, actions)
    return FLOW_CONTINUE


def on_user_timeout(tcb: Tcb, actions: Actions):
    if (tcb.state in (State.LISTEN, State.SYN_SENT, State.SYN_RECEIVED, State.ESTABLISHED,
            State.FIN_WAIT_1, State.FIN_WAIT_2, State.CLOSE_WAIT, State.CLOSING, State.LAST_ACK,
            State.TIME_WAIT)):
        return phase_user_timeout(tcb, actions)
    return FLOW_CONTINUE


def on_time_wait_timeout(tcb: Tcb, actions: Actions):
    if tcb.state == State.TIME_WAIT:
        return phase_time_wait_timeout(tcb, actions)
    return FLOW_CONTINUE


def on_keep_alive_timeout(tcb: Tcb, call: Call, cfg: Config, actions: Actions):
    if (tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.FIN_WAIT_2, State.CLOSE_WAIT,
            State.CLOSING, State.LAST_ACK)):
        return phase_keep_alive_timeout(tcb, call, cfg, actions)
    return FLOW_CONTINUE


def handle(tcb: Tcb, event: Event, call: Call, cfg: Config, seg: Segment) -> Actions:
    """Lets one event happen to `tcb`, and tells what to do.

    The segment matters to Event.SEGMENT_ARRIVES only, but must be given. An event that is not due (see is_due),
    or that there is not, changes nothing and tells nothing.
    """
    actions = Actions()
    if is_due(tcb, event, call, cfg):
        step(tcb, event, call, cfg, seg, actions)
    return actions


def step(tcb: Tcb, event: Event, call: Call, cfg: Config, seg: Segment, actions: Actions):
    flow = FLOW_CONTINUE
    if event == Event.OPEN_PASSIVE:
        on_open_passive(tcb, call, actions)
        return
    elif event == Event.OPEN_ACTIVE:
        on_open_active(tcb, call, cfg, actions)
        return
    elif event == Event.SEND:
        flow = on_send(tcb, call, cfg, actions)
    elif event == Event.RECEIVE:
        flow = on_receive(tcb, call, cfg, actions)
    elif event == Event.CLOSE:
        flow = on_close(tcb, call, cfg, actions)
    elif event == Event.ABORT:
        on_abort(tcb, call, actions)
        return
    elif event == Event.STATUS:
        on_status(tcb, call, actions)
        return
    elif event == Event.SEGMENT_ARRIVES:
        flow = on_segment_arrives(tcb, call, cfg, seg, actions)
    elif event == Event.TRANSMIT:
        pass
    elif event == Event.RETRANSMIT:
        on_retransmit(tcb, call, actions)
        return
    elif event == Event.RETRANSMISSION_TIMEOUT:
        on_retransmission_timeout(tcb, call, cfg, actions)
        return
    elif event == Event.USER_TIMEOUT:
        on_user_timeout(tcb, actions)
        return
    elif event == Event.TIME_WAIT_TIMEOUT:
        on_time_wait_timeout(tcb, actions)
        return
    elif event == Event.KEEP_ALIVE_TIMEOUT:
        on_keep_alive_timeout(tcb, call, cfg, actions)
        return
    else:
        return
    if flow == FLOW_RETURN: return
    flow = phase_send_what_is_owed(tcb, call, actions)
    if flow == FLOW_RETURN: return
    if (tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.CLOSE_WAIT, State.CLOSING,
            State.LAST_ACK)):
        flow = phase_set_the_timers(tcb, call, cfg, actions)


def is_due(tcb: Tcb, event: Event, call: Call, cfg: Config) -> bool:
    """May the event happen now?

    Calls and segments always may; a timeout when its time has come; Event.TRANSMIT when it would send.
    """
    if event == Event.TRANSMIT:
        return (tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.CLOSE_WAIT, State.CLOSING,
                State.LAST_ACK) and (can_send_text(tcb, call) or can_send_fin(tcb, call)))
    elif event == Event.RETRANSMISSION_TIMEOUT:
        return tcb.armed_retransmission and until(tcb.deadline_retransmission, call.now)
    elif event == Event.USER_TIMEOUT:
        return tcb.armed_user and until(tcb.deadline_user, call.now)
    elif event == Event.TIME_WAIT_TIMEOUT:
        return tcb.armed_time_wait and until(tcb.deadline_time_wait, call.now)
    elif event == Event.KEEP_ALIVE_TIMEOUT:
        return tcb.armed_keep_alive and until(tcb.deadline_keep_alive, call.now)
    else:
        return event <= Event.KEEP_ALIVE_TIMEOUT


def due(tcb: Tcb, call: Call, cfg: Config):
    """The first event that the machine itself makes due; None if there is none."""
    if is_due(tcb, Event.TRANSMIT, call, cfg):
        return Event.TRANSMIT
    if is_due(tcb, Event.RETRANSMISSION_TIMEOUT, call, cfg):
        return Event.RETRANSMISSION_TIMEOUT
    if is_due(tcb, Event.USER_TIMEOUT, call, cfg):
        return Event.USER_TIMEOUT
    if is_due(tcb, Event.TIME_WAIT_TIMEOUT, call, cfg):
        return Event.TIME_WAIT_TIMEOUT
    if is_due(tcb, Event.KEEP_ALIVE_TIMEOUT, call, cfg):
        return Event.KEEP_ALIVE_TIMEOUT
    return None


def next_deadline(tcb: Tcb, call: Call, cfg: Config):
    """When the host must look again: `call.now` if something is due, else the earliest timer; None if none runs."""
    if due(tcb, call, cfg) is not None:
        return call.now
    armed = False
    deadline = call.now
    if tcb.armed_retransmission and (not armed or before(tcb.deadline_retransmission, deadline)):
        deadline = tcb.deadline_retransmission
        armed = True
    if tcb.armed_user and (not armed or before(tcb.deadline_user, deadline)):
        deadline = tcb.deadline_user
        armed = True
    if tcb.armed_time_wait and (not armed or before(tcb.deadline_time_wait, deadline)):
        deadline = tcb.deadline_time_wait
        armed = True
    if tcb.armed_keep_alive and (not armed or before(tcb.deadline_keep_alive, deadline)):
        deadline = tcb.deadline_keep_alive
        armed = True
    return deadline if armed else None


def is_sound(cfg: Config) -> bool:
    """Are the figures ones that the machine was proved for?"""
    return (cfg.rto <= cfg.max_rto and cfg.buffer != 0 and cfg.buffer <= 1073741824 and cfg.mss != 0
            and cfg.mss <= 65535 and cfg.default_mss != 0 and cfg.default_mss <= 65535
            and cfg.rto != 0 and cfg.max_rto <= 536870912 and cfg.r1 <= 536870912
            and cfg.r2 <= 536870912 and 180000 <= cfg.r2_syn and cfg.r2_syn <= 536870912
            and cfg.user_timeout <= 536870912 and cfg.msl != 0 and cfg.msl <= 536870912
            and cfg.keep_idle != 0 and cfg.keep_idle <= 536870912 and cfg.keep_interval != 0
            and cfg.keep_interval <= 536870912 and cfg.keep_count != 0 and cfg.keep_count <= 1000
            and cfg.challenge_limit <= 65535 and cfg.challenge_period <= 536870912)


# Names as the RFC and the table write them, and where in the RFC a rule stands: by number.
STATE_NAMES = (
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
)


EVENT_NAMES = (
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
)


RULE_NAMES = (
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
)


RULE_CLAUSES = (
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
)
