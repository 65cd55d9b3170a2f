# Printed by Synfin 0.1.0 from its table "standard": RFC 9293 as the table states it
# Command: synfin generate python
# Table: SHA-256 c52d429a1474efd316315274ed24df1e27fa3da2e9af78ad2a197aa441487e03
# Properties: violates none that Synfin asks of it
# SPDX-License-Identifier: Apache-2.0
# Do not edit: change the table and print it again.

"""TCP's connection machine, RFC 9293: one end of one connection, from SYN to FIN.

The host carries the segments, keeps the octets and the clock; the machine counts. Numbers are words of 32 bits
that wrap, times are milliseconds.

    tcb, config = Tcb(), Config()
    outcome = handle(tcb, Event.OPEN_ACTIVE, Call(now=clock(), isn=fresh_number()), config)
    if outcome.told.sent: transmit(outcome.out)

Call `due` after each event, and again at `next_deadline`, and let what is due happen.
"""
from enum import IntEnum

WORD = 0xFFFFFFFF
RETURN, CONTINUE, ANSWER = range(3)  # what follows a rule: nothing; the next phase; the closing phases


def before(a, b):
    """Does a lie before b on the circle of 2^32?"""
    return (a - b & WORD) >> 31 == 1


class Record:
    """Fields with the values that they have where none is given."""

    FIELDS = {}

    def __init__(self, **values):
        self.__dict__.update(self.FIELDS)
        for name, value in values.items():
            if name not in self.FIELDS:
                raise TypeError(f"{type(self).__name__} has no {name}")
            self.__dict__[name] = value

    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __repr__(self):
        told = (f"{name}={value!r}" for name, value in self.__dict__.items() if value != self.FIELDS[name])
        return f"{type(self).__name__}({', '.join(told)})"


class State(IntEnum):
    """The states (RFC 9293 section 3.3.2)."""

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
    TIME_WAIT = 10  # waiting 2MSL, so that the peer has our acknowledgment and old segments are gone


class Event(IntEnum):
    """The events (RFC 9293 section 3.10)."""

    OPEN_PASSIVE = 0  # the user waits for whoever calls
    OPEN_ACTIVE = 1  # the user calls a remote socket
    SEND = 2  # the user queues octets
    RECEIVE = 3  # the user takes octets
    CLOSE = 4  # the user has no more to send
    ABORT = 5  # the user gives the connection up
    STATUS = 6  # the user asks for the state
    SEGMENT_ARRIVES = 7  # a segment comes in
    TRANSMIT = 8  # more can be sent at once: the host asks for the next segment
    RETRANSMISSION_TIMEOUT = 9  # the retransmission timer has run out
    USER_TIMEOUT = 10  # the user timer has run out
    TIME_WAIT_TIMEOUT = 11  # 2MSL have passed
    KEEP_ALIVE_TIMEOUT = 12  # nothing was heard for the keep-alive time


class Tcb(Record):
    """The transmission control block: what one connection keeps."""

    FIELDS = {
        "state": State.CLOSED,  # the state of the connection
        "passive": False,  # opened by a passive OPEN: a reset in SYN-RECEIVED returns to LISTEN (MUST-11)
        "reopened": False,  # opened by a SYN that came in TIME-WAIT: a reset returns there (MAY-2)
        "snd_una": 0,  # oldest number sent and not yet acknowledged
        "snd_nxt": 0,  # next number to send
        "snd_wnd": 0,  # send window: how much the peer takes beyond SND.UNA
        "snd_wl1": 0,  # number of the segment that last updated the window
        "snd_wl2": 0,  # acknowledgment of the segment that last updated the window
        "snd_max_wnd": 0,  # largest window the peer has ever offered (MAX.SND.WND, RFC 5961 section 5)
        "snd_end": 0,  # the number behind the last octet that the user has asked to send
        "snd_iss": 0,  # initial send sequence number
        "snd_aged": False,  # more than 2^30 numbers are acknowledged since ISS: no window reaches behind it
        "snd_mss": 0,  # largest text the peer takes in one segment
        "snd_closed": False,  # the user has called CLOSE: a FIN follows the last octet
        "rcv_nxt": 0,  # next number expected
        "rcv_wnd": 0,  # receive window: how much we take beyond RCV.NXT
        "rcv_irs": 0,  # initial receive sequence number
        "rcv_up": 0,  # receive urgent pointer
        "rcv_unread": 0,  # octets that came in and the user has not yet received
        "rtx_rto": 0,  # current retransmission time-out, doubled at each try, in ms
        "rtx_since": 0,  # when the oldest unacknowledged number was sent, or the peer last heard
        "rtx_count": 0,  # retransmissions since the last progress
        "keep_probes": 0,  # keep-alive probes sent and not answered
        "challenge_count": 0,  # challenge ACKs sent in the current period
        "challenge_since": 0,  # when the current period began
        "armed_retransmission": False,  # retransmission timer; with nothing outstanding it probes a closed window
        "armed_user": False,  # user timer: the user's patience with data that nobody acknowledges
        "armed_time_wait": False,  # time-wait timer: 2MSL
        "armed_keep_alive": False,  # keep-alive timer: idle time, then the interval between probes
        "deadline_retransmission": 0,  # retransmission timer; with nothing outstanding it probes a closed window
        "deadline_user": 0,  # user timer: the user's patience with data that nobody acknowledges
        "deadline_time_wait": 0,  # time-wait timer: 2MSL
        "deadline_keep_alive": 0,  # keep-alive timer: idle time, then the interval between probes
    }


class Segment(Record):
    """A segment, without its payload."""

    FIELDS = {
        "seq": 0,  # sequence number
        "ack": 0,  # acknowledgment number; meaningful with the ACK bit
        "text": 0,  # octets of segment text (payload), without SYN and FIN
        "wnd": 0,  # window, scaled by the host where a scale was agreed
        "up": 0,  # urgent pointer, an offset from SEG.SEQ
        "mss": 0,  # maximum segment size option; 0: not present
        "syn": False,  # SYN bit
        "has_ack": False,  # ACK bit
        "fin": False,  # FIN bit
        "rst": False,  # RST bit
        "urg": False,  # URG bit
        "insecure": False,  # the host finds that security or compartment do not match the TCB's
    }


class Call(Record):
    """What the host says with an event."""

    FIELDS = {
        "now": 0,  # the host's clock at the event
        "isn": 0,  # a fresh initial sequence number from the host's generator (RFC 6528)
        "octets": 0,  # octets to SEND, or to RECEIVE at most
        "forbidden": False,  # the user may not use this local socket or connection
        "no_room": False,  # the host has no resources for the request
        "no_remote": False,  # the remote socket is not specified
    }


class Told(Record):
    """What one event has led to."""

    FIELDS = {
        "sent": False,  # one segment leaves: OUT
        "ack_owed": False,  # an acknowledgment is owed and leaves at the end of the event
        "delivered": 0,  # octets of this segment's text that are new and in order
        "acknowledged": 0,  # octets of the user's that the peer has newly acknowledged
        "received": 0,  # octets that a RECEIVE takes
        "ok": False,  # the call is accepted
        "open": False,  # the connection is open
        "closing": False,  # connection closing: the peer has sent its FIN, no more text will come
        "closed": False,  # the connection has ended normally
        "reset": False,  # error: connection reset
        "refused": False,  # error: connection refused
        "user_timeout": False,  # error: connection aborted due to user timeout
        "retry_timeout": False,  # error: connection aborted after R2 (MUST-20)
        "keep_alive_timeout": False,  # error: connection aborted, the keep-alive probes had no answer
        "retry_trouble": False,  # R1 is reached: advice to the network layer (MUST-20, SHLD-9)
        "urgent": False,  # the peer has urgent data ahead
        "illegal": False,  # error: connection illegal for this process
        "no_resources": False,  # error: insufficient resources
        "remote_unspecified": False,  # error: remote socket unspecified
        "does_not_exist": False,  # error: connection does not exist
        "already_exists": False,  # error: connection already exists
        "is_closing": False,  # error: connection closing
    }


class Config(Record):
    """What may differ between hosts: octets and milliseconds."""

    FIELDS = {
        "buffer": 65535,  # receive buffer: the window when nothing is unread
        "mss": 1460,  # maximum segment size that we announce
        "default_mss": 536,  # the peer's, when it announces none: 536 for IPv4, 1220 for IPv6 (MUST-15)
        "rto": 1000,  # retransmission time-out as the host measures it (RFC 6298), in ms
        "max_rto": 60000,  # upper bound of the doubled time-out, in ms
        "r1": 3,  # retransmissions after which the network layer is advised
        "r2": 100000,  # time without progress after which the connection is given up, in ms
        "r2_syn": 180000,  # the same for a SYN: at least 3 minutes (MUST-23), in ms
        "user_timeout": 300000,  # user timeout in ms; 0: none
        "msl": 120000,  # maximum segment lifetime in ms
        "keep_alive": False,  # keep-alives are asked for (MUST-24, MUST-25)
        "keep_idle": 7200000,  # idle time before the first probe, in ms (MUST-28)
        "keep_interval": 75000,  # time between probes, in ms
        "keep_count": 10,  # probes without an answer after which the peer counts as dead
        "challenge_limit": 10,  # challenge ACKs in one period; 0: no limit
        "challenge_period": 5000,  # length of the period, in ms
        "half_duplex_close": False,  # after CLOSE nothing more is received (MAY-1)
        "protect_time_wait": False,  # a RST does not end TIME-WAIT (RFC 1337)
        "reuse_time_wait": False,  # a new SYN ahead of the old numbers reopens from TIME-WAIT (MAY-2)
    }



def receive_buffer(e):
    return min(e.cfg.buffer, 1073741824)


def unsent_text(e):
    return (e.tcb.snd_end - e.tcb.snd_nxt & WORD)


def outstanding(e):
    return (e.tcb.snd_nxt - e.tcb.snd_una & WORD)


def usable_window(e):
    return (e.tcb.snd_wnd - outstanding(e) & WORD) if outstanding(e) < e.tcb.snd_wnd else 0


def sendable_text(e):
    return min(min(unsent_text(e), usable_window(e)), e.tcb.snd_mss)


def fin_rides(e):
    return (e.tcb.snd_closed and sendable_text(e) == unsent_text(e) and sendable_text(e) <
            usable_window(e))


def received_now(e):
    return min(e.call.octets, e.tcb.rcv_unread)


def freed_window(e):
    return (receive_buffer(e) - (e.tcb.rcv_unread - received_now(e) & WORD) & WORD)


def seg_len(e):
    return ((e.seg.text + int(e.seg.syn) & WORD) + int(e.seg.fin) & WORD)


def seg_end(e):
    return (e.seg.seq + seg_len(e) & WORD)


def offered_window(e):
    return min(e.seg.wnd, 1073741824)


def peer_mss(e):
    return max(1, e.cfg.default_mss if e.seg.mss == 0 else e.seg.mss)


def period_is_over(e):
    return e.cfg.challenge_period <= (e.call.now - e.tcb.challenge_since & WORD)


def challenge_allowed(e):
    return (e.cfg.challenge_limit == 0 or period_is_over(e) or e.tcb.challenge_count <
            e.cfg.challenge_limit)


def urgent_end(e):
    return (e.seg.seq + e.seg.up & WORD)


def already_received(e):
    return (e.tcb.rcv_nxt - e.seg.seq & WORD)


def taken_text(e):
    return min((e.seg.text - already_received(e) & WORD), e.tcb.rcv_wnd)


def backed_off(e):
    return min((e.tcb.rtx_rto + e.tcb.rtx_rto & WORD), e.cfg.max_rto)


def probe_text(e):
    return min(min(unsent_text(e), e.tcb.snd_mss), max(usable_window(e), 1))


def fin_sent(e):
    return e.tcb.snd_closed and e.tcb.snd_nxt == (e.tcb.snd_end + 1 & WORD)


def outstanding_text(e):
    return (outstanding(e) - int(fin_sent(e)) & WORD)


def resent_text(e):
    return min(min(outstanding_text(e), e.tcb.snd_mss), max(e.tcb.snd_wnd, 1))


def fin_rides_again(e):
    return fin_sent(e) and resent_text(e) == outstanding_text(e)


def queue_full(e):
    return (e.call.no_room or 536870912 < e.call.octets or 536870912 <
            ((e.tcb.snd_end - e.tcb.snd_una & WORD) + e.call.octets & WORD))


def has_unsent_text(e):
    return before(e.tcb.snd_nxt, e.tcb.snd_end)


def worth_sending(e):
    return (sendable_text(e) == e.tcb.snd_mss or sendable_text(e) == unsent_text(e) or
            e.tcb.snd_max_wnd <= (sendable_text(e) + sendable_text(e) & WORD))


def can_send_text(e):
    return has_unsent_text(e) and usable_window(e) != 0 and worth_sending(e)


def fin_due(e):
    return e.tcb.snd_closed and e.tcb.snd_nxt == e.tcb.snd_end


def can_send_fin(e):
    return fin_due(e) and usable_window(e) != 0


def something_to_send(e):
    return e.tcb.snd_una != e.tcb.snd_nxt or has_unsent_text(e) or fin_due(e)


def window_gain(e):
    return (freed_window(e) - e.tcb.rcv_wnd & WORD)


def worth_opening(e):
    return (e.tcb.rcv_wnd < freed_window(e) and
            (e.cfg.mss <= window_gain(e) or receive_buffer(e) <=
            (window_gain(e) + window_gain(e) & WORD)))


def acceptable_ack_of_syn(e):
    return before(e.tcb.snd_iss, e.seg.ack) and not before(e.tcb.snd_nxt, e.seg.ack)


def acceptable(e):
    return ((e.seg.seq == e.tcb.rcv_nxt if e.tcb.rcv_wnd == 0 else not before(e.seg.seq,
            e.tcb.rcv_nxt) and before(e.seg.seq,
            (e.tcb.rcv_nxt + e.tcb.rcv_wnd & WORD))) if seg_len(e) == 0 else e.tcb.rcv_wnd != 0 and
            (not before(e.seg.seq, e.tcb.rcv_nxt) and before(e.seg.seq,
            (e.tcb.rcv_nxt + e.tcb.rcv_wnd & WORD)) or not
            before((e.seg.seq + (seg_len(e) - 1 & WORD) & WORD),
            e.tcb.rcv_nxt) and before((e.seg.seq + (seg_len(e) - 1 & WORD) & WORD),
            (e.tcb.rcv_nxt + e.tcb.rcv_wnd & WORD))))


def segment_is_newer(e):
    return (before(e.tcb.snd_wl1, e.seg.seq) or e.tcb.snd_wl1 == e.seg.seq and not before(e.seg.ack,
            e.tcb.snd_wl2))


def fin_acknowledged(e):
    return fin_sent(e) and e.tcb.snd_una == e.tcb.snd_nxt


def starts_in_order(e):
    return not before(e.tcb.rcv_nxt, e.seg.seq)


def has_new_text(e):
    return starts_in_order(e) and already_received(e) < e.seg.text


def fin_in_sequence(e):
    return e.seg.fin and (e.seg.seq + e.seg.text & WORD) == e.tcb.rcv_nxt


def without_progress(e):
    return (e.call.now - e.tcb.rtx_since & WORD)


def as_close_opening_2(e):
    e.tcb.armed_retransmission = False
    e.tcb.armed_user = False
    e.tcb.deadline_retransmission = 0
    e.tcb.deadline_user = 0


def as_close_opening(e):
    as_close_opening_2(e)
    e.tcb.reopened = False
    e.tcb.snd_una = 0
    e.tcb.snd_nxt = 0
    e.tcb.snd_wnd = 0
    e.tcb.snd_wl1 = 0
    e.tcb.snd_wl2 = 0
    e.tcb.snd_max_wnd = 0
    e.tcb.snd_end = 0
    e.tcb.snd_iss = 0
    e.tcb.snd_aged = False
    e.tcb.snd_mss = 0
    e.tcb.snd_closed = False
    e.tcb.rcv_nxt = 0
    e.tcb.rcv_wnd = 0
    e.tcb.rcv_irs = 0
    e.tcb.rcv_up = 0
    e.tcb.rcv_unread = 0
    e.tcb.rtx_rto = 0
    e.tcb.rtx_since = 0
    e.tcb.rtx_count = 0
    e.tcb.keep_probes = 0
    e.tcb.challenge_count = 0
    e.tcb.challenge_since = 0
    e.tcb.armed_time_wait = False
    e.tcb.armed_keep_alive = False
    e.tcb.deadline_time_wait = 0
    e.tcb.deadline_keep_alive = 0


def as_answer_text_2(e):
    e.out.seq = e.tcb.snd_nxt
    e.out.ack = e.tcb.rcv_nxt
    e.out.wnd = e.tcb.rcv_wnd
    e.out.has_ack = True


def as_unacceptable_empty(e):
    as_answer_text_2(e)
    if challenge_allowed(e):
        e.told.sent = True
    e.tcb.challenge_count = (1 if period_is_over(e) else
            ((e.tcb.challenge_count + 1 & WORD) if e.tcb.challenge_count < e.cfg.challenge_limit
            else e.tcb.challenge_count))
    e.tcb.challenge_since = e.call.now if period_is_over(e) else e.tcb.challenge_since


def as_listen_syn_3(e):
    e.tcb.snd_wnd = offered_window(e)
    e.tcb.snd_wl1 = e.seg.seq
    e.tcb.snd_max_wnd = offered_window(e)
    e.tcb.snd_mss = peer_mss(e)
    e.tcb.rcv_nxt = (e.seg.seq + 1 & WORD)
    e.tcb.rcv_irs = e.seg.seq
    e.tcb.rcv_up = (e.seg.seq + 1 & WORD)


def as_open_active_3(e):
    e.out.wnd = receive_buffer(e)
    e.out.mss = e.cfg.mss
    e.out.syn = True


def as_listen_syn(e):
    as_listen_syn_3(e)
    as_open_active_3(e)
    e.tcb.state = State.SYN_RECEIVED
    e.tcb.rtx_rto = e.cfg.rto
    e.tcb.rtx_since = e.call.now
    e.tcb.rtx_count = 0
    e.tcb.armed_retransmission = True
    e.tcb.deadline_retransmission = (e.call.now + e.cfg.rto & WORD)
    e.out.ack = (e.seg.seq + 1 & WORD)
    e.out.has_ack = True
    e.told.sent = True


def as_rst_syn_received_reopened(e):
    as_close_opening_2(e)
    e.tcb.state = State.TIME_WAIT
    e.tcb.keep_probes = 0
    e.tcb.armed_time_wait = True
    e.tcb.armed_keep_alive = False
    e.tcb.deadline_time_wait = (e.call.now + (e.cfg.msl + e.cfg.msl & WORD) & WORD)
    e.tcb.deadline_keep_alive = 0


def as_retransmission_syn(e):
    e.tcb.armed_retransmission = True
    e.tcb.deadline_retransmission = (e.call.now + backed_off(e) & WORD)
    e.tcb.rtx_rto = backed_off(e)
    e.told.sent = True
    if (e.tcb.rtx_count + 1 & WORD) == e.cfg.r1:
        e.told.retry_trouble = True
    e.tcb.rtx_count = (e.tcb.rtx_count + 1 & WORD)


def as_closed_any(e):
    e.out.seq = e.seg.ack if e.seg.has_ack else 0
    e.out.ack = 0 if e.seg.has_ack else seg_end(e)
    e.out.has_ack = not e.seg.has_ack
    e.out.rst = True
    e.told.sent = True


def as_open_active_2(e):
    e.tcb.rtx_rto = e.cfg.rto
    e.tcb.rtx_since = e.call.now
    e.tcb.rtx_count = 0
    e.tcb.armed_retransmission = True
    e.tcb.armed_user = e.cfg.user_timeout != 0
    e.tcb.deadline_retransmission = (e.call.now + e.cfg.rto & WORD)
    e.tcb.deadline_user = (e.call.now + e.cfg.user_timeout & WORD) if e.cfg.user_timeout != 0 else 0


def as_open_active_4(e):
    e.tcb.snd_una = e.call.isn
    e.tcb.snd_nxt = (e.call.isn + 1 & WORD)
    e.tcb.snd_iss = e.call.isn
    e.tcb.rcv_wnd = receive_buffer(e)
    e.out.seq = e.call.isn


def as_open_active(e):
    as_open_active_2(e)
    as_open_active_3(e)
    as_open_active_4(e)
    e.tcb.state = State.SYN_SENT
    e.tcb.passive = False
    e.tcb.snd_mss = max(1, e.cfg.default_mss)
    e.told.sent = e.told.ok = True


def as_syn_received_syn_ack(e):
    as_close_opening_2(e)
    e.tcb.reopened = False
    e.tcb.snd_una = (e.tcb.snd_iss + 1 & WORD)
    e.tcb.rtx_count = 0
    e.told.open = True


def as_answer_text(e):
    as_answer_text_2(e)
    e.told.sent = True


def as_syn_sent_syn_ack(e):
    e.tcb.keep_probes = 0
    e.tcb.armed_keep_alive = e.cfg.keep_alive
    e.tcb.deadline_keep_alive = (e.call.now + e.cfg.keep_idle & WORD) if e.cfg.keep_alive else 0


def as_syn_received_syn_ack_2(e):
    e.tcb.snd_wnd = offered_window(e)
    e.tcb.snd_wl2 = e.seg.ack
    e.tcb.snd_max_wnd = max(e.tcb.snd_max_wnd, offered_window(e))


def as_listen_syn_2(e):
    as_open_active_4(e)
    e.tcb.snd_wl2 = e.call.isn
    e.tcb.snd_end = (e.call.isn + 1 & WORD)
    e.tcb.snd_aged = False
    e.tcb.rcv_unread = 0


def as_close_unread(e):
    e.tcb.state = State.CLOSED
    e.tcb.passive = False
    e.told.reset = True


def as_close_opening_3(e):
    e.tcb.state = State.CLOSED
    e.tcb.passive = False
    e.told.closed = True


def as_rst_syn_received_reopened_2(e):
    e.tcb.reopened = False
    e.tcb.snd_una = e.tcb.snd_nxt
    e.tcb.snd_end = (e.tcb.snd_nxt - 1 & WORD)
    e.tcb.snd_closed = True


def phase_open_passive(e):
    """OPEN, passive (RFC 9293 section 3.10.1)"""
    if e.tcb.state == State.CLOSED:
        if e.call.forbidden:
            e.fired.append("open-passive.illegal")
            e.told.illegal = True
            return RETURN
        if e.call.no_room:
            e.fired.append("open-passive.no-resources")
            e.told.no_resources = True
            return RETURN
        e.fired.append("open-passive")
        e.tcb.state = State.LISTEN
        e.tcb.passive = True
        e.told.ok = True
        return RETURN
    e.fired.append("open-passive.already-exists")
    e.told.already_exists = True
    return RETURN
    return CONTINUE


def phase_open_active(e):
    """OPEN, active (RFC 9293 section 3.10.1)"""
    if e.tcb.state == State.CLOSED:
        if e.call.forbidden:
            e.fired.append("open-active.illegal")
            e.told.illegal = True
            return RETURN
    if e.tcb.state in (State.CLOSED, State.LISTEN):
        if e.call.no_remote:
            e.fired.append("open-active.remote-unspecified")
            e.told.remote_unspecified = True
            return RETURN
        if e.call.no_room:
            e.fired.append("open-active.no-resources")
            e.told.no_resources = True
            return RETURN
        e.fired.append("open-active")
        as_open_active(e)
        e.tcb.snd_end = ((e.call.isn + 1 & WORD) + 0 & WORD)
        return RETURN
    e.fired.append("open-active.already-exists")
    e.told.already_exists = True
    return RETURN
    return CONTINUE


def phase_send(e):
    """SEND (RFC 9293 section 3.10.2)"""
    if e.tcb.state == State.CLOSED:
        if e.call.forbidden:
            e.fired.append("send.illegal")
            e.told.illegal = True
            return RETURN
        e.fired.append("send.does-not-exist")
        e.told.does_not_exist = True
        return RETURN
    if e.tcb.state == State.LISTEN:
        if e.call.no_remote:
            e.fired.append("send.listen.remote-unspecified")
            e.told.remote_unspecified = True
            return RETURN
    if (e.tcb.state in (State.SYN_SENT, State.SYN_RECEIVED, State.ESTABLISHED, State.FIN_WAIT_1,
            State.FIN_WAIT_2, State.CLOSE_WAIT, State.CLOSING, State.LAST_ACK, State.TIME_WAIT)):
        if e.tcb.snd_closed:
            e.fired.append("send.closing")
            e.told.is_closing = True
            return RETURN
    if (e.tcb.state in (State.LISTEN, State.SYN_SENT, State.SYN_RECEIVED, State.ESTABLISHED,
            State.CLOSE_WAIT)):
        if queue_full(e):
            e.fired.append("send.no-resources")
            e.told.no_resources = True
            return RETURN
    if e.tcb.state == State.LISTEN:
        e.fired.append("send.listen")
        as_open_active(e)
        e.tcb.snd_end = ((e.call.isn + 1 & WORD) + e.call.octets & WORD)
        return RETURN
    if e.tcb.state in (State.SYN_SENT, State.SYN_RECEIVED):
        e.fired.append("send.queue")
        e.tcb.snd_end = (e.tcb.snd_end + e.call.octets & WORD)
        e.told.ok = True
        return RETURN
    if e.tcb.state in (State.ESTABLISHED, State.CLOSE_WAIT):
        e.fired.append("send")
        e.tcb.snd_end = (e.tcb.snd_end + e.call.octets & WORD)
        e.told.ok = True
        return ANSWER
    return CONTINUE


def phase_send_what_is_owed(e):
    """send what is owed (RFC 9293 section 3.7)"""
    if (e.tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.CLOSE_WAIT, State.CLOSING,
            State.LAST_ACK)):
        if can_send_text(e):
            e.fired.append("answer.text")
            value_0 = sendable_text(e)
            value_1 = fin_rides(e)
            as_answer_text(e)
            e.tcb.snd_nxt = ((e.tcb.snd_nxt + value_0 & WORD) + int(value_1) & WORD)
            e.out.text = value_0
            e.out.fin = value_1
            return CONTINUE
    if e.tcb.state in (State.FIN_WAIT_1, State.CLOSING, State.LAST_ACK):
        if can_send_fin(e):
            e.fired.append("answer.fin")
            as_answer_text(e)
            e.tcb.snd_nxt = (e.tcb.snd_nxt + 1 & WORD)
            e.out.fin = True
            return CONTINUE
    if e.told.ack_owed:
        e.fired.append("answer.ack")
        as_answer_text(e)
        return CONTINUE
    return CONTINUE


def phase_set_the_timers(e):
    """set the timers (RFC 9293 section 3.8.1)"""
    if not e.tcb.armed_retransmission and something_to_send(e):
        e.fired.append("timers.start")
        as_open_active_2(e)
        return CONTINUE
    return CONTINUE


def phase_receive(e):
    """RECEIVE (RFC 9293 section 3.10.3)"""
    if e.tcb.state == State.CLOSED:
        if e.call.forbidden:
            e.fired.append("receive.illegal")
            e.told.illegal = True
            return RETURN
        e.fired.append("receive.does-not-exist")
        e.told.does_not_exist = True
        return RETURN
    if e.tcb.state in (State.LISTEN, State.SYN_SENT, State.SYN_RECEIVED):
        e.fired.append("receive.queue")
        e.told.ok = True
        return RETURN
    if e.cfg.half_duplex_close and e.tcb.snd_closed:
        e.fired.append("receive.closed")
        e.told.is_closing = True
        return RETURN
    if e.tcb.state in (State.CLOSE_WAIT, State.CLOSING, State.LAST_ACK, State.TIME_WAIT):
        if e.tcb.rcv_unread == 0:
            e.fired.append("receive.closing")
            e.told.is_closing = True
            return RETURN
    if e.tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.FIN_WAIT_2):
        if worth_opening(e):
            e.fired.append("receive.opens-window")
            value_0 = received_now(e)
            e.tcb.rcv_wnd = freed_window(e)
            e.tcb.rcv_unread = (e.tcb.rcv_unread - value_0 & WORD)
            e.told.ack_owed = True
            e.told.received = value_0
            e.told.ok = True
            return ANSWER
    e.fired.append("receive")
    value_0 = received_now(e)
    e.tcb.rcv_unread = (e.tcb.rcv_unread - value_0 & WORD)
    e.told.received = value_0
    e.told.ok = True
    return RETURN
    return CONTINUE


def phase_close(e):
    """CLOSE (RFC 9293 section 3.10.4)"""
    if e.tcb.state == State.CLOSED:
        if e.call.forbidden:
            e.fired.append("close.illegal")
            e.told.illegal = True
            return RETURN
        e.fired.append("close.does-not-exist")
        e.told.does_not_exist = True
        return RETURN
    if e.tcb.state in (State.LISTEN, State.SYN_SENT):
        e.fired.append("close.opening")
        as_close_opening(e)
        as_close_opening_3(e)
        e.told.ok = True
        return RETURN
    if e.tcb.snd_closed:
        e.fired.append("close.again")
        e.told.is_closing = True
        return RETURN
    if e.tcb.state == State.SYN_RECEIVED:
        e.fired.append("close.syn-received")
        e.tcb.snd_closed = True
        e.told.ok = True
        return RETURN
    if e.tcb.state in (State.ESTABLISHED, State.CLOSE_WAIT):
        if e.cfg.half_duplex_close and e.tcb.rcv_unread != 0:
            e.fired.append("close.unread")
            as_close_unread(e)
            e.out.seq = e.tcb.snd_nxt
            as_close_opening(e)
            e.out.rst = True
            e.told.sent = e.told.ok = True
            return RETURN
    if e.tcb.state == State.ESTABLISHED:
        e.fired.append("close.established")
        e.tcb.state = State.FIN_WAIT_1
        e.tcb.snd_closed = True
        e.told.ok = True
        return ANSWER
    if e.tcb.state == State.CLOSE_WAIT:
        e.fired.append("close.close-wait")
        e.tcb.state = State.LAST_ACK
        e.tcb.snd_closed = True
        e.told.ok = True
        return ANSWER
    return CONTINUE


def phase_abort(e):
    """ABORT (RFC 9293 section 3.10.5)"""
    if e.tcb.state == State.CLOSED:
        if e.call.forbidden:
            e.fired.append("abort.illegal")
            e.told.illegal = True
            return RETURN
        e.fired.append("abort.does-not-exist")
        e.told.does_not_exist = True
        return RETURN
    if e.tcb.state in (State.LISTEN, State.SYN_SENT):
        e.fired.append("abort.opening")
        as_close_opening(e)
        as_close_unread(e)
        e.told.ok = True
        return RETURN
    if (e.tcb.state in (State.SYN_RECEIVED, State.ESTABLISHED, State.FIN_WAIT_1, State.FIN_WAIT_2,
            State.CLOSE_WAIT)):
        e.fired.append("abort")
        as_close_unread(e)
        e.out.seq = e.tcb.snd_nxt
        as_close_opening(e)
        e.out.rst = True
        e.told.sent = e.told.ok = True
        return RETURN
    if e.tcb.state in (State.CLOSING, State.LAST_ACK):
        e.fired.append("abort.closing")
        as_close_opening(e)
        as_close_unread(e)
        e.told.ok = True
        return RETURN
    e.fired.append("abort.time-wait")
    as_close_opening(e)
    e.tcb.state = State.CLOSED
    e.tcb.passive = False
    e.told.ok = True
    return RETURN
    return CONTINUE


def phase_status(e):
    """STATUS (RFC 9293 section 3.10.6)"""
    if e.tcb.state == State.CLOSED:
        if e.call.forbidden:
            e.fired.append("status.illegal")
            e.told.illegal = True
            return RETURN
        e.fired.append("status.does-not-exist")
        e.told.does_not_exist = True
        return RETURN
    e.fired.append("status")
    e.told.ok = True
    return RETURN
    return CONTINUE


def phase_closed(e):
    """CLOSED (RFC 9293 section 3.10.7.1)"""
    if e.seg.rst:
        e.fired.append("closed.rst")
        return RETURN
    e.fired.append("closed.any")
    as_closed_any(e)
    return RETURN
    return CONTINUE


def phase_listen(e):
    """LISTEN (RFC 9293 section 3.10.7.2)"""
    if e.seg.rst:
        e.fired.append("listen.rst")
        return RETURN
    if e.seg.has_ack:
        e.fired.append("listen.ack")
        e.out.seq = e.seg.ack
        e.out.rst = True
        e.told.sent = True
        return RETURN
    if e.seg.syn:
        if e.seg.insecure:
            e.fired.append("listen.syn.insecure")
            as_closed_any(e)
            return RETURN
        e.fired.append("listen.syn")
        as_listen_syn(e)
        as_listen_syn_2(e)
        return RETURN
    e.fired.append("listen.other")
    return RETURN
    return CONTINUE


def phase_syn_sent(e):
    """SYN-SENT (RFC 9293 section 3.10.7.3)"""
    if e.seg.has_ack:
        if not acceptable_ack_of_syn(e):
            if e.seg.rst:
                e.fired.append("syn-sent.bad-ack.rst")
                return RETURN
            e.fired.append("syn-sent.bad-ack")
            e.out.seq = e.seg.ack
            e.out.rst = True
            e.told.sent = True
            return RETURN
        if e.seg.rst:
            e.fired.append("syn-sent.rst")
            as_close_opening(e)
            e.tcb.state = State.CLOSED
            e.tcb.passive = False
            e.told.refused = True
            return RETURN
    if e.seg.rst:
        e.fired.append("syn-sent.rst.blind")
        return RETURN
    if e.seg.insecure:
        e.fired.append("syn-sent.insecure")
        as_closed_any(e)
        return RETURN
    if e.seg.syn:
        if e.seg.has_ack:
            e.fired.append("syn-sent.syn-ack")
            as_syn_sent_syn_ack(e)
            as_close_opening_2(e)
            as_listen_syn_3(e)
            e.tcb.state = State.ESTABLISHED
            e.tcb.snd_una = e.seg.ack
            e.tcb.snd_wl2 = e.seg.ack
            e.told.ack_owed = e.told.open = True
            return ANSWER
        e.fired.append("syn-sent.syn")
        as_listen_syn(e)
        e.tcb.snd_wl2 = e.tcb.snd_iss
        e.out.seq = e.tcb.snd_iss
        return RETURN
    e.fired.append("syn-sent.other")
    return RETURN
    return CONTINUE


def phase_first_check_sequence_number(e):
    """first, check sequence number (RFC 9293 section 3.10.7.4, first)"""
    if not e.seg.rst:
        if e.tcb.state == State.TIME_WAIT:
            if (e.cfg.reuse_time_wait and
                    (e.seg.syn and (not e.seg.has_ack and
                    (not e.seg.insecure and (before(e.tcb.rcv_nxt,
                    e.seg.seq) and (before(e.tcb.snd_nxt,
                    e.call.isn) and e.tcb.rcv_unread == 0)))))):
                e.fired.append("time-wait.reopen")
                as_listen_syn(e)
                as_listen_syn_2(e)
                e.tcb.passive = True
                e.tcb.reopened = True
                e.tcb.snd_closed = False
                e.tcb.armed_time_wait = False
                e.tcb.deadline_time_wait = 0
                return RETURN
            if e.seg.fin and (not e.seg.syn and (e.seg.has_ack and seg_end(e) == e.tcb.rcv_nxt)):
                e.fired.append("time-wait.fin")
                as_answer_text(e)
                e.tcb.armed_time_wait = True
                e.tcb.deadline_time_wait = (e.call.now + (e.cfg.msl + e.cfg.msl & WORD) & WORD)
                return RETURN
        if e.tcb.state == State.SYN_RECEIVED:
            if (not e.tcb.passive and (e.seg.syn and
                    (e.seg.has_ack and (not e.seg.insecure and
                    (e.seg.seq == e.tcb.rcv_irs and (before(e.tcb.snd_una,
                    e.seg.ack) and (not before(e.tcb.snd_nxt,
                    e.seg.ack) and not e.tcb.snd_closed))))))):
                e.fired.append("syn-received.syn-ack")
                as_syn_received_syn_ack(e)
                as_syn_sent_syn_ack(e)
                as_syn_received_syn_ack_2(e)
                e.tcb.state = State.ESTABLISHED
                return ANSWER
    if e.tcb.rcv_wnd == 0 and (seg_len(e) != 0 and e.seg.seq == e.tcb.rcv_nxt):
        e.fired.append("zero-window")
        e.told.ack_owed = True
        return CONTINUE
    if not acceptable(e):
        if e.seg.rst:
            e.fired.append("unacceptable.rst")
            return RETURN
        if seg_len(e) == 0:
            e.fired.append("unacceptable.empty")
            as_unacceptable_empty(e)
            return RETURN
        e.fired.append("unacceptable")
        as_answer_text(e)
        return RETURN
    return CONTINUE


def phase_second_check_the_rst_bit(e):
    """second, check the RST bit (RFC 9293 section 3.10.7.4, second)"""
    if e.seg.rst:
        if e.seg.seq != e.tcb.rcv_nxt:
            e.fired.append("rst.challenge")
            as_unacceptable_empty(e)
            return RETURN
        if e.tcb.state == State.TIME_WAIT:
            if e.cfg.protect_time_wait:
                e.fired.append("rst.time-wait.protected")
                return RETURN
        if e.tcb.state == State.SYN_RECEIVED:
            if e.tcb.reopened:
                e.fired.append("rst.syn-received.reopened")
                as_rst_syn_received_reopened(e)
                as_rst_syn_received_reopened_2(e)
                return RETURN
            if e.tcb.passive:
                if e.tcb.snd_closed:
                    e.fired.append("rst.syn-received.closed")
                    as_close_opening(e)
                    as_close_opening_3(e)
                    return RETURN
                e.fired.append("rst.syn-received.passive")
                as_close_opening(e)
                e.tcb.state = State.LISTEN
                return RETURN
            e.fired.append("rst.syn-received.active")
            as_close_opening(e)
            e.tcb.state = State.CLOSED
            e.tcb.passive = False
            e.told.refused = True
            return RETURN
        if (e.tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.FIN_WAIT_2, State.CLOSE_WAIT,
                State.CLOSING, State.LAST_ACK)):
            e.fired.append("rst.reset")
            as_close_opening(e)
            as_close_unread(e)
            return RETURN
        e.fired.append("rst.time-wait")
        as_close_opening(e)
        e.tcb.state = State.CLOSED
        e.tcb.passive = False
        return RETURN
    return CONTINUE


def phase_third_check_security(e):
    """third, check security (RFC 9293 section 3.10.7.4, third)"""
    if e.seg.insecure:
        if e.tcb.state == State.SYN_RECEIVED:
            e.fired.append("security.syn-received")
            as_closed_any(e)
            return RETURN
        if e.tcb.state == State.TIME_WAIT:
            e.fired.append("security.time-wait")
            as_close_opening(e)
            as_closed_any(e)
            e.tcb.state = State.CLOSED
            e.tcb.passive = False
            return RETURN
        e.fired.append("security")
        as_close_opening(e)
        as_closed_any(e)
        as_close_unread(e)
        return RETURN
    return CONTINUE


def phase_fourth_check_the_syn_bit(e):
    """fourth, check the SYN bit (RFC 9293 section 3.10.7.4, fourth)"""
    if e.seg.syn:
        if e.tcb.state == State.SYN_RECEIVED:
            if e.tcb.reopened:
                e.fired.append("syn.syn-received.reopened")
                as_rst_syn_received_reopened(e)
                as_rst_syn_received_reopened_2(e)
                return RETURN
            if e.tcb.passive:
                if e.tcb.snd_closed:
                    e.fired.append("syn.syn-received.closed")
                    as_close_opening(e)
                    as_close_opening_3(e)
                    return RETURN
                e.fired.append("syn.syn-received.passive")
                as_close_opening(e)
                e.tcb.state = State.LISTEN
                return RETURN
        e.fired.append("syn.challenge")
        as_unacceptable_empty(e)
        return RETURN
    return CONTINUE


def phase_fifth_check_the_ack_field(e):
    """fifth, check the ACK field (RFC 9293 section 3.10.7.4, fifth)"""
    if not e.seg.has_ack:
        e.fired.append("ack.absent")
        return RETURN
    if e.tcb.state == State.SYN_RECEIVED:
        if not (before(e.tcb.snd_una, e.seg.ack) and not before(e.tcb.snd_nxt, e.seg.ack)):
            e.fired.append("ack.syn-received.unacceptable")
            e.out.seq = e.seg.ack
            e.out.rst = True
            e.told.sent = True
            return RETURN
        if e.tcb.snd_closed:
            e.fired.append("ack.syn-received.closed")
            as_syn_received_syn_ack(e)
            e.tcb.state = State.FIN_WAIT_1
            return CONTINUE
        e.fired.append("ack.syn-received")
        as_syn_received_syn_ack(e)
        e.tcb.state = State.ESTABLISHED
        return CONTINUE
    if before(e.tcb.snd_nxt, e.seg.ack):
        e.fired.append("ack.unsent")
        as_unacceptable_empty(e)
        return RETURN
    if (before(e.seg.ack, (e.tcb.snd_una - e.tcb.snd_max_wnd & WORD)) or not e.tcb.snd_aged and not
            before(e.tcb.snd_iss, e.seg.ack)):
        e.fired.append("ack.too-old")
        as_unacceptable_empty(e)
        return RETURN
    if e.tcb.state == State.TIME_WAIT:
        e.fired.append("ack.time-wait")
        return RETURN
    return CONTINUE


def phase_fifth_what_is_acknowledged(e):
    """fifth, what is acknowledged (RFC 9293 section 3.10.7.4, fifth)"""
    if before(e.tcb.snd_una, e.seg.ack):
        e.fired.append("ack.new")
        as_close_opening_2(e)
        e.tcb.snd_aged = e.tcb.snd_aged or 1073741824 < (e.seg.ack - e.tcb.snd_iss & WORD)
        e.tcb.rtx_count = 0
        e.told.acknowledged = (((e.seg.ack - e.tcb.snd_una & WORD) -
                int(e.tcb.snd_closed and before(e.tcb.snd_end, e.seg.ack)) & WORD))
        e.tcb.snd_una = e.seg.ack
        return CONTINUE
    e.fired.append("ack.duplicate")
    return CONTINUE
    return CONTINUE


def phase_fifth_the_send_window(e):
    """fifth, the send window (RFC 9293 section 3.10.7.4, fifth)"""
    if not before(e.seg.ack, e.tcb.snd_una) and segment_is_newer(e):
        if offered_window(e) == 0:
            e.fired.append("window.closed")
            e.tcb.snd_wnd = 0
            e.tcb.snd_wl1 = e.seg.seq
            e.tcb.snd_wl2 = e.seg.ack
            e.tcb.rtx_since = e.call.now
            e.tcb.rtx_count = 0
            e.tcb.armed_user = False
            e.tcb.deadline_user = 0
            return CONTINUE
        if (e.tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.CLOSE_WAIT, State.CLOSING,
                State.LAST_ACK)):
            if e.tcb.snd_wnd == 0:
                e.fired.append("window.opens")
                as_close_opening_2(e)
                as_syn_received_syn_ack_2(e)
                e.tcb.snd_wl1 = e.seg.seq
                return CONTINUE
        e.fired.append("window.update")
        as_syn_received_syn_ack_2(e)
        e.tcb.snd_wl1 = e.seg.seq
        return CONTINUE
    return CONTINUE


def phase_fifth_our_fin_is_acknowledged(e):
    """fifth, our FIN is acknowledged (RFC 9293 section 3.10.7.4, fifth)"""
    if fin_acknowledged(e):
        if e.tcb.state == State.FIN_WAIT_1:
            e.fired.append("fin-wait-1.fin-acknowledged")
            e.tcb.state = State.FIN_WAIT_2
            return CONTINUE
        if e.tcb.state == State.CLOSING:
            e.fired.append("closing.fin-acknowledged")
            as_rst_syn_received_reopened(e)
            e.told.closed = True
            return RETURN
        e.fired.append("last-ack.fin-acknowledged")
        as_close_opening(e)
        as_close_opening_3(e)
        return RETURN
    return CONTINUE


def phase_the_peer_is_alive(e):
    """the peer is alive (RFC 9293 section 3.8.4)"""
    if e.cfg.keep_alive:
        e.fired.append("keep-alive.heard")
        as_syn_sent_syn_ack(e)
        return CONTINUE
    return CONTINUE


def phase_sixth_check_the_urg_bit(e):
    """sixth, check the URG bit (RFC 9293 section 3.10.7.4, sixth)"""
    if e.seg.urg and (before(e.tcb.rcv_up, urgent_end(e)) and before(e.tcb.rcv_nxt, urgent_end(e))):
        e.fired.append("urg")
        e.tcb.rcv_up = urgent_end(e)
        e.told.urgent = True
        return CONTINUE
    return CONTINUE


def phase_seventh_process_the_segment_text(e):
    """seventh, process the segment text (RFC 9293 section 3.10.7.4, seventh)"""
    if has_new_text(e):
        if e.cfg.half_duplex_close and e.tcb.snd_closed:
            e.fired.append("text.after-close")
            as_close_unread(e)
            e.out.seq = e.tcb.snd_nxt
            as_close_opening(e)
            e.out.rst = True
            e.told.sent = True
            return RETURN
        e.fired.append("text.in-order")
        value_0 = taken_text(e)
        e.tcb.rcv_wnd = (e.tcb.rcv_wnd - value_0 & WORD)
        e.tcb.rcv_up = ((e.tcb.rcv_nxt + value_0 & WORD) if before(e.tcb.rcv_up,
                (e.tcb.rcv_nxt + value_0 & WORD)) else e.tcb.rcv_up)
        e.tcb.rcv_nxt = (e.tcb.rcv_nxt + value_0 & WORD)
        e.tcb.rcv_unread = (e.tcb.rcv_unread + value_0 & WORD)
        e.told.ack_owed = True
        e.told.delivered = value_0
        return CONTINUE
    if not starts_in_order(e) and seg_len(e) != 0:
        e.fired.append("text.out-of-order")
        e.told.ack_owed = True
        return ANSWER
    return CONTINUE


def phase_eighth_check_the_fin_bit(e):
    """eighth, check the FIN bit (RFC 9293 section 3.10.7.4, eighth)"""
    if fin_in_sequence(e):
        if e.tcb.state == State.ESTABLISHED:
            e.fired.append("established.fin")
            e.tcb.state = State.CLOSE_WAIT
            e.tcb.rcv_nxt = (e.tcb.rcv_nxt + 1 & WORD)
            e.told.ack_owed = e.told.closing = True
            return ANSWER
        if e.tcb.state == State.FIN_WAIT_1:
            e.fired.append("fin-wait-1.fin")
            e.tcb.state = State.CLOSING
            e.tcb.rcv_nxt = (e.tcb.rcv_nxt + 1 & WORD)
            e.told.ack_owed = e.told.closing = True
            return ANSWER
        e.fired.append("fin-wait-2.fin")
        as_rst_syn_received_reopened(e)
        e.tcb.rcv_nxt = (e.tcb.rcv_nxt + 1 & WORD)
        e.told.ack_owed = e.told.closing = e.told.closed = True
        return ANSWER
    return CONTINUE


def phase_retransmission_timeout(e):
    """RETRANSMISSION TIMEOUT (RFC 9293 section 3.10.8)"""
    if e.cfg.r2_syn <= without_progress(e):
        if e.tcb.state == State.SYN_RECEIVED:
            if e.tcb.reopened:
                e.fired.append("retransmission.give-up.reopened")
                as_rst_syn_received_reopened(e)
                as_rst_syn_received_reopened_2(e)
                return RETURN
            if e.tcb.passive:
                if e.tcb.snd_closed:
                    e.fired.append("retransmission.give-up.closed")
                    as_close_opening(e)
                    as_close_opening_3(e)
                    return RETURN
                e.fired.append("retransmission.give-up.passive")
                as_close_opening(e)
                e.tcb.state = State.LISTEN
                return RETURN
        if e.tcb.state in (State.SYN_SENT, State.SYN_RECEIVED):
            e.fired.append("retransmission.give-up.syn")
            as_close_opening(e)
            e.tcb.state = State.CLOSED
            e.tcb.passive = False
            e.told.retry_timeout = True
            return RETURN
    if (e.tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.CLOSE_WAIT, State.CLOSING,
            State.LAST_ACK)):
        if e.cfg.r2 <= without_progress(e):
            e.fired.append("retransmission.give-up")
            as_close_opening(e)
            e.tcb.state = State.CLOSED
            e.tcb.passive = False
            e.told.retry_timeout = True
            return RETURN
    if e.tcb.state == State.SYN_SENT:
        e.fired.append("retransmission.syn")
        as_retransmission_syn(e)
        as_open_active_3(e)
        e.out.seq = e.tcb.snd_iss
        return RETURN
    if e.tcb.state == State.SYN_RECEIVED:
        e.fired.append("retransmission.syn-ack")
        as_retransmission_syn(e)
        as_open_active_3(e)
        e.out.seq = e.tcb.snd_iss
        e.out.ack = e.tcb.rcv_nxt
        e.out.has_ack = True
        return RETURN
    if e.tcb.snd_una == e.tcb.snd_nxt:
        if has_unsent_text(e):
            e.fired.append("retransmission.probe")
            value_0 = probe_text(e)
            as_retransmission_syn(e)
            as_answer_text_2(e)
            e.tcb.snd_nxt = (e.tcb.snd_nxt + value_0 & WORD)
            e.out.text = value_0
            return RETURN
        if fin_due(e):
            e.fired.append("retransmission.probe-fin")
            as_retransmission_syn(e)
            as_answer_text_2(e)
            e.tcb.snd_nxt = (e.tcb.snd_nxt + 1 & WORD)
            e.out.fin = True
            return RETURN
    e.fired.append("retransmission.text")
    as_retransmission_syn(e)
    e.out.seq = e.tcb.snd_una
    e.out.ack = e.tcb.rcv_nxt
    e.out.text = resent_text(e)
    e.out.wnd = e.tcb.rcv_wnd
    e.out.has_ack = True
    e.out.fin = fin_rides_again(e)
    return RETURN
    return CONTINUE


def phase_user_timeout(e):
    """USER TIMEOUT (RFC 9293 section 3.10.8)"""
    e.fired.append("user-timeout")
    as_close_opening(e)
    e.tcb.state = State.CLOSED
    e.tcb.passive = False
    e.told.user_timeout = True
    return RETURN
    return CONTINUE


def phase_time_wait_timeout(e):
    """TIME-WAIT TIMEOUT (RFC 9293 section 3.10.8)"""
    e.fired.append("time-wait.timeout")
    as_close_opening(e)
    e.tcb.state = State.CLOSED
    e.tcb.passive = False
    return RETURN
    return CONTINUE


def phase_keep_alive_timeout(e):
    """KEEP-ALIVE TIMEOUT (RFC 9293 section 3.8.4)"""
    if something_to_send(e):
        e.fired.append("keep-alive.busy")
        as_syn_sent_syn_ack(e)
        return RETURN
    if e.tcb.state in (State.ESTABLISHED, State.FIN_WAIT_2, State.CLOSE_WAIT):
        if e.cfg.keep_count <= e.tcb.keep_probes:
            e.fired.append("keep-alive.give-up")
            as_close_opening(e)
            e.tcb.state = State.CLOSED
            e.tcb.passive = False
            e.told.keep_alive_timeout = True
            return RETURN
        e.fired.append("keep-alive.probe")
        e.tcb.keep_probes = (e.tcb.keep_probes + 1 & WORD)
        e.tcb.armed_keep_alive = True
        e.tcb.deadline_keep_alive = (e.call.now + e.cfg.keep_interval & WORD)
        e.out.seq = (e.tcb.snd_nxt - 1 & WORD)
        e.out.ack = e.tcb.rcv_nxt
        e.out.wnd = e.tcb.rcv_wnd
        e.out.has_ack = True
        e.told.sent = True
        return RETURN
    return CONTINUE


def checks_of_open_passive(e):
    flow = phase_open_passive(e)
    if flow != CONTINUE:
        return flow
    return CONTINUE


def on_open_passive(e):
    """the user waits for whoever calls"""
    checks_of_open_passive(e)


def checks_of_open_active(e):
    flow = phase_open_active(e)
    if flow != CONTINUE:
        return flow
    return CONTINUE


def on_open_active(e):
    """the user calls a remote socket"""
    checks_of_open_active(e)


def checks_of_send(e):
    flow = phase_send(e)
    if flow != CONTINUE:
        return flow
    return CONTINUE


def on_send(e):
    """the user queues octets"""
    if checks_of_send(e) == RETURN:
        return
    if phase_send_what_is_owed(e) == RETURN:
        return
    if (e.tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.CLOSE_WAIT, State.CLOSING,
            State.LAST_ACK)):
        if phase_set_the_timers(e) == RETURN:
            return


def checks_of_receive(e):
    flow = phase_receive(e)
    if flow != CONTINUE:
        return flow
    return CONTINUE


def on_receive(e):
    """the user takes octets"""
    if checks_of_receive(e) == RETURN:
        return
    if phase_send_what_is_owed(e) == RETURN:
        return
    if (e.tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.CLOSE_WAIT, State.CLOSING,
            State.LAST_ACK)):
        if phase_set_the_timers(e) == RETURN:
            return


def checks_of_close(e):
    flow = phase_close(e)
    if flow != CONTINUE:
        return flow
    return CONTINUE


def on_close(e):
    """the user has no more to send"""
    if checks_of_close(e) == RETURN:
        return
    if phase_send_what_is_owed(e) == RETURN:
        return
    if (e.tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.CLOSE_WAIT, State.CLOSING,
            State.LAST_ACK)):
        if phase_set_the_timers(e) == RETURN:
            return


def checks_of_abort(e):
    flow = phase_abort(e)
    if flow != CONTINUE:
        return flow
    return CONTINUE


def on_abort(e):
    """the user gives the connection up"""
    checks_of_abort(e)


def checks_of_status(e):
    flow = phase_status(e)
    if flow != CONTINUE:
        return flow
    return CONTINUE


def on_status(e):
    """the user asks for the state"""
    checks_of_status(e)


def checks_of_segment_arrives(e):
    if e.tcb.state == State.CLOSED:
        flow = phase_closed(e)
        if flow != CONTINUE:
            return flow
    if e.tcb.state == State.LISTEN:
        flow = phase_listen(e)
        if flow != CONTINUE:
            return flow
    if e.tcb.state == State.SYN_SENT:
        flow = phase_syn_sent(e)
        if flow != CONTINUE:
            return flow
    flow = phase_first_check_sequence_number(e)
    if flow != CONTINUE:
        return flow
    flow = phase_second_check_the_rst_bit(e)
    if flow != CONTINUE:
        return flow
    flow = phase_third_check_security(e)
    if flow != CONTINUE:
        return flow
    flow = phase_fourth_check_the_syn_bit(e)
    if flow != CONTINUE:
        return flow
    flow = phase_fifth_check_the_ack_field(e)
    if flow != CONTINUE:
        return flow
    flow = phase_fifth_what_is_acknowledged(e)
    if flow != CONTINUE:
        return flow
    flow = phase_fifth_the_send_window(e)
    if flow != CONTINUE:
        return flow
    if e.tcb.state in (State.FIN_WAIT_1, State.CLOSING, State.LAST_ACK):
        flow = phase_fifth_our_fin_is_acknowledged(e)
        if flow != CONTINUE:
            return flow
    flow = phase_the_peer_is_alive(e)
    if flow != CONTINUE:
        return flow
    if e.tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.FIN_WAIT_2):
        flow = phase_sixth_check_the_urg_bit(e)
        if flow != CONTINUE:
            return flow
        flow = phase_seventh_process_the_segment_text(e)
        if flow != CONTINUE:
            return flow
        flow = phase_eighth_check_the_fin_bit(e)
        if flow != CONTINUE:
            return flow
    return CONTINUE


def on_segment_arrives(e):
    """a segment comes in"""
    if checks_of_segment_arrives(e) == RETURN:
        return
    if phase_send_what_is_owed(e) == RETURN:
        return
    if (e.tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.CLOSE_WAIT, State.CLOSING,
            State.LAST_ACK)):
        if phase_set_the_timers(e) == RETURN:
            return


def due_transmit(e):
    return (e.tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.CLOSE_WAIT, State.CLOSING,
            State.LAST_ACK) and (can_send_text(e) or can_send_fin(e)))


def checks_of_transmit(e):
    return CONTINUE


def on_transmit(e):
    """more can be sent at once: the host asks for the next segment"""
    if checks_of_transmit(e) == RETURN:
        return
    if phase_send_what_is_owed(e) == RETURN:
        return
    if (e.tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.CLOSE_WAIT, State.CLOSING,
            State.LAST_ACK)):
        if phase_set_the_timers(e) == RETURN:
            return


def due_retransmission_timeout(e):
    return e.tcb.armed_retransmission and not before(e.call.now, e.tcb.deadline_retransmission)


def checks_of_retransmission_timeout(e):
    if (e.tcb.state in (State.SYN_SENT, State.SYN_RECEIVED, State.ESTABLISHED, State.FIN_WAIT_1,
            State.CLOSE_WAIT, State.CLOSING, State.LAST_ACK)):
        flow = phase_retransmission_timeout(e)
        if flow != CONTINUE:
            return flow
    return CONTINUE


def on_retransmission_timeout(e):
    """the retransmission timer has run out"""
    checks_of_retransmission_timeout(e)


def due_user_timeout(e):
    return e.tcb.armed_user and not before(e.call.now, e.tcb.deadline_user)


def checks_of_user_timeout(e):
    if (e.tcb.state in (State.LISTEN, State.SYN_SENT, State.SYN_RECEIVED, State.ESTABLISHED,
            State.FIN_WAIT_1, State.FIN_WAIT_2, State.CLOSE_WAIT, State.CLOSING, State.LAST_ACK,
            State.TIME_WAIT)):
        flow = phase_user_timeout(e)
        if flow != CONTINUE:
            return flow
    return CONTINUE


def on_user_timeout(e):
    """the user timer has run out"""
    checks_of_user_timeout(e)


def due_time_wait_timeout(e):
    return e.tcb.armed_time_wait and not before(e.call.now, e.tcb.deadline_time_wait)


def checks_of_time_wait_timeout(e):
    if e.tcb.state == State.TIME_WAIT:
        flow = phase_time_wait_timeout(e)
        if flow != CONTINUE:
            return flow
    return CONTINUE


def on_time_wait_timeout(e):
    """2MSL have passed"""
    checks_of_time_wait_timeout(e)


def due_keep_alive_timeout(e):
    return e.tcb.armed_keep_alive and not before(e.call.now, e.tcb.deadline_keep_alive)


def checks_of_keep_alive_timeout(e):
    if (e.tcb.state in (State.ESTABLISHED, State.FIN_WAIT_1, State.FIN_WAIT_2, State.CLOSE_WAIT,
            State.CLOSING, State.LAST_ACK)):
        flow = phase_keep_alive_timeout(e)
        if flow != CONTINUE:
            return flow
    return CONTINUE


def on_keep_alive_timeout(e):
    """nothing was heard for the keep-alive time"""
    checks_of_keep_alive_timeout(e)


EVENTS = {
    Event.OPEN_PASSIVE: on_open_passive,
    Event.OPEN_ACTIVE: on_open_active,
    Event.SEND: on_send,
    Event.RECEIVE: on_receive,
    Event.CLOSE: on_close,
    Event.ABORT: on_abort,
    Event.STATUS: on_status,
    Event.SEGMENT_ARRIVES: on_segment_arrives,
    Event.TRANSMIT: on_transmit,
    Event.RETRANSMISSION_TIMEOUT: on_retransmission_timeout,
    Event.USER_TIMEOUT: on_user_timeout,
    Event.TIME_WAIT_TIMEOUT: on_time_wait_timeout,
    Event.KEEP_ALIVE_TIMEOUT: on_keep_alive_timeout,
}
DUE = {
    Event.TRANSMIT: due_transmit,
    Event.RETRANSMISSION_TIMEOUT: due_retransmission_timeout,
    Event.USER_TIMEOUT: due_user_timeout,
    Event.TIME_WAIT_TIMEOUT: due_time_wait_timeout,
    Event.KEEP_ALIVE_TIMEOUT: due_keep_alive_timeout,
}
TIMERS = (
    ("armed_retransmission", "deadline_retransmission"),
    ("armed_user", "deadline_user"),
    ("armed_time_wait", "deadline_time_wait"),
    ("armed_keep_alive", "deadline_keep_alive"),
)


class Happening:
    """An event while it happens, and what it has led to: flags and counts in `told`, the segment `out` that leaves
    where `told.sent`, and the names of the rules that fired."""

    def __init__(self, tcb, call, cfg, seg):
        self.tcb, self.call, self.cfg, self.seg = tcb, call, cfg, seg
        self.told, self.out, self.fired = Told(), Segment(), []


def handle(tcb, event, call, config, segment=None):
    """Lets one event happen. The segment matters to SEGMENT_ARRIVES only. An event that is not due changes nothing."""
    e = Happening(tcb, call, config, segment or Segment())
    if is_due(tcb, event, call.now, config):
        EVENTS[event](e)
    return e


def is_due(tcb, event, now, config):
    """May the event happen now? Calls and segments always may."""
    return DUE[event](Happening(tcb, Call(now=now), config, None)) if event in DUE else True


def due(tcb, now, config):
    """The first event that the machine itself makes due, or None."""
    return next((event for event in DUE if is_due(tcb, event, now, config)), None)


def next_deadline(tcb, now, config):
    """When the host must look again: now if something is due, else the earliest timer; None if none runs."""
    if due(tcb, now, config) is not None:
        return now
    earliest = None
    for armed, deadline in TIMERS:
        if getattr(tcb, armed) and (earliest is None or before(getattr(tcb, deadline), earliest)):
            earliest = getattr(tcb, deadline)
    return earliest


def is_sound(config):
    """Are the figures ones that the machine was proved for?"""
    e = Happening(None, None, config, None)
    return (e.cfg.rto <= e.cfg.max_rto and e.cfg.buffer != 0 and e.cfg.buffer <= 1073741824 and
            e.cfg.mss != 0 and e.cfg.mss <= 65535 and e.cfg.default_mss != 0 and e.cfg.default_mss
            <= 65535 and e.cfg.rto != 0 and e.cfg.max_rto <= 536870912 and e.cfg.r1 <= 536870912 and
            e.cfg.r2 <= 536870912 and 180000 <= e.cfg.r2_syn and e.cfg.r2_syn <= 536870912 and
            e.cfg.user_timeout <= 536870912 and e.cfg.msl != 0 and e.cfg.msl <= 536870912 and
            e.cfg.keep_idle != 0 and e.cfg.keep_idle <= 536870912 and e.cfg.keep_interval != 0 and
            e.cfg.keep_interval <= 536870912 and e.cfg.keep_count != 0 and e.cfg.keep_count <= 1000
            and e.cfg.challenge_limit <= 536870912 and e.cfg.challenge_period <= 536870912)
