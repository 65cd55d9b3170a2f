/* Printed by Synfin 0.1.0 from its table "standard": RFC 9293 as the table states it
   Command: synfin generate c
   Table: SHA-256 d15b1e9544c104e8c98ab425c5df2010932e0470b3db7f5d2e7fea0ce5d2dbeb
   Properties: violates none that Synfin asks of it
   SPDX-License-Identifier: Apache-2.0
   Do not edit: change the table and print it again. */

/* TCP's connection machine, RFC 9293: one end of one connection, from SYN to FIN.

   The host owns all memory, carries the segments, keeps the octets and the clock; the machine counts.
   It needs no library, no heap and no globals, and serves any number of connections and threads.

       synfin_tcb tcb;
       synfin_config config;
       synfin_actions actions;
       synfin_call call = {0};
       synfin_segment none = {0};

       synfin_initialize(&tcb);
       synfin_default_config(&config);
       call.now = clock_in_ms();
       call.isn = fresh_initial_sequence_number();
       call.has_isn = true;
       synfin_handle(&tcb, SYNFIN_EVENT_OPEN_ACTIVE, &call, &config, &none, &actions);
       if (actions.told & SYNFIN_TOLD_SENT) transmit(&actions.out);

   Call synfin_due after each event, and again at synfin_next_deadline, and let what is due happen.

   Headers of TCP are written and read by synfin_wire.h; synfin_save.h, where there is one, makes octets of a TCB
   and takes back sound ones only.

   What is done with octets, in this order: `acknowledged` of them leave the front of the send buffer;
   `delivered` of the segment's text are new, from its place `delivered_at` on; `received` are what a RECEIVE
   hands to the user; the text of `out`, if SYNFIN_TOLD_SENT is told, begins at the place `sent_at` of the send buffer,
   which begins with the number snd_una once our SYN is acknowledged.
   PSH, delaying what is owed and Nagle's algorithm are the host's: so is the scale of windows, which are
   counted here in octets (that of a SYN is never scaled, RFC 7323 section 2.2). All numbers wrap at 2^32:
   sequence numbers, and the clock, too.

   A TCB may be freed, or used again, when `deleted` is told: its state is SYNFIN_STATE_CLOSED from then on. A connection
   that waits in LISTEN turns into the one that is called: a host that is to go on listening keeps another
   TCB in LISTEN for whoever calls next. One that falls back waits again: `listening` is told.
   An initial sequence number must be given (call.isn, and has_isn with it) with each event that reads it:
   which OPEN, and which segment, makes a new incarnation is not known beforehand. Without one nothing is opened
   and no SYN answered, and `isn_missing` is told. No enum lies in a struct or a parameter, whatever -fshort-enums says.

   call.cwnd is what may be in flight (RFC 5681): SEND, acknowledgments and SYNFIN_EVENT_TRANSMIT go no further. 0 is no limit
   but the peer's. At a time-out the oldest segment is sent again; what else the host takes for lost it asks for
   with RETRANSMIT, a segment each time, from the number call.lost on: snd_una at the third `duplicate_ack`
   (RFC 5681 section 3.2), and what follows after a time-out as far as the congestion window goes.
   call.rto is the time-out as measured (RFC 6298), 0 where none is. A round trip is measured by what was sent
   once: not while `sent_again` is told of what is acknowledged (Karn).
   Each segment that is held and handled again may owe an acknowledgment: send but the last. Options of every
   segment (timestamps) take from the text: make `mss` of the peer's SYN, and default_mss, that much smaller.

   Macros, to be defined alike for this header and for synfin.c; nothing is left of what is not defined:
     SYNFIN_FIRED           each event notes the rules that fired
     SYNFIN_TRACE(rule)     an expression that is evaluated whenever a rule fires, with its SYNFIN_RULE_...
     SYNFIN_NAMES           names of states, events and rules
     SYNFIN_CLAUSES         where in the RFC a rule stands
     SYNFIN_FIELDS          where each member of a struct lies, by its name
     SYNFIN_CONFIG_STATIC   an initializer of a synfin_config, as SYNFIN_CONFIG_DEFAULT is one: all
                            connections have that configuration, the compiler drops what it cannot
                            reach, and `cfg` is not read
     SYNFIN_SMALL           what rules have in common stands once, as it does at -Os without being asked,
                            and is called: smaller, a little slower; of GCC and clang */

#ifndef SYNFIN_H
#define SYNFIN_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* the table that this was printed from */
#define SYNFIN_TABLE "standard"

/* The states (RFC 9293 section 3.3.2). */
enum {
    SYNFIN_STATE_CLOSED, /* no connection: there is no TCB */
    SYNFIN_STATE_LISTEN, /* waiting for a connection request from any remote peer */
    SYNFIN_STATE_SYN_SENT, /* waiting for a matching connection request after having sent one */
    /* waiting for the acknowledgment of our request after both were exchanged */
    SYNFIN_STATE_SYN_RECEIVED,
    SYNFIN_STATE_ESTABLISHED, /* an open connection: data can be delivered */
    SYNFIN_STATE_FIN_WAIT_1, /* waiting for the peer's FIN, or for the acknowledgment of ours */
    SYNFIN_STATE_FIN_WAIT_2, /* waiting for the peer's FIN: ours is acknowledged */
    SYNFIN_STATE_CLOSE_WAIT, /* waiting for the local user's CLOSE: the peer has closed */
    SYNFIN_STATE_CLOSING, /* waiting for the acknowledgment of our FIN: both have closed */
    SYNFIN_STATE_LAST_ACK, /* waiting for the acknowledgment of our FIN, sent after the peer's */
    /* waiting 2MSL, so that the peer has our acknowledgment and old segments are gone */
    SYNFIN_STATE_TIME_WAIT,
};
typedef uint8_t synfin_state;

/* The events (RFC 9293 section 3.10), and what each reads beside the TCB and the configuration.
   What it does not read need not be set. */
enum {
    /* the user waits for whoever calls; reads call.forbidden, call.no_room */
    SYNFIN_EVENT_OPEN_PASSIVE,
    /* the user calls a remote socket; reads call.now, call.isn, call.rto, call.has_isn,
       call.remote, call.forbidden, call.no_room */
    SYNFIN_EVENT_OPEN_ACTIVE,
    /* the user queues octets; reads call.now, call.isn, call.octets, call.cwnd, call.rto,
       call.has_isn, call.remote, call.forbidden, call.no_room */
    SYNFIN_EVENT_SEND,
    /* the user takes octets; reads call.now, call.octets, call.cwnd, call.rto, call.forbidden */
    SYNFIN_EVENT_RECEIVE,
    /* the user has no more to send; reads call.now, call.cwnd, call.rto, call.forbidden */
    SYNFIN_EVENT_CLOSE,
    SYNFIN_EVENT_ABORT, /* the user gives the connection up; reads call.forbidden */
    SYNFIN_EVENT_STATUS, /* the user asks for the state; reads call.forbidden */
    /* a segment comes in; reads call.now, call.isn, call.cwnd, call.rto, call.has_isn, and the
       segment */
    SYNFIN_EVENT_SEGMENT_ARRIVES,
    /* more can be sent at once: the host asks for the next segment; reads call.now, call.cwnd,
       call.rto */
    SYNFIN_EVENT_TRANSMIT,
    /* the host takes text for lost and asks for it again; reads call.lost */
    SYNFIN_EVENT_RETRANSMIT,
    /* the retransmission timer has run out; reads call.now, call.cwnd */
    SYNFIN_EVENT_RETRANSMISSION_TIMEOUT,
    SYNFIN_EVENT_USER_TIMEOUT, /* the user timer has run out; reads call.now */
    SYNFIN_EVENT_TIME_WAIT_TIMEOUT, /* 2MSL have passed; reads call.now */
    SYNFIN_EVENT_KEEP_ALIVE_TIMEOUT, /* nothing was heard for the keep-alive time; reads call.now */
};
typedef uint8_t synfin_event;

/* The rules of the table, by what they say. */
enum {
    SYNFIN_RULE_OPEN_PASSIVE_ILLEGAL, /* the user may not use this local socket */
    SYNFIN_RULE_OPEN_PASSIVE_NO_RESOURCES, /* there is no room for another connection */
    SYNFIN_RULE_OPEN_PASSIVE, /* a TCB is made and waits for whoever calls */
    SYNFIN_RULE_OPEN_PASSIVE_ALREADY_EXISTS, /* there is a connection already */
    SYNFIN_RULE_OPEN_ACTIVE_ILLEGAL, /* the user may not use this local socket */
    SYNFIN_RULE_OPEN_ACTIVE_REMOTE_UNSPECIFIED, /* an active OPEN must say whom it calls */
    SYNFIN_RULE_OPEN_ACTIVE_NO_RESOURCES, /* there is no room for another connection */
    /* the host has given no number to begin with, and zero is no choice (MUST-8) */
    SYNFIN_RULE_OPEN_ACTIVE_ISN_MISSING,
    /* a SYN calls the peer; a waiting connection turns from passive to active */
    SYNFIN_RULE_OPEN_ACTIVE,
    SYNFIN_RULE_OPEN_ACTIVE_ALREADY_EXISTS, /* there is a connection already */
    SYNFIN_RULE_SEND_ILLEGAL, /* the user may not use this connection */
    SYNFIN_RULE_SEND_DOES_NOT_EXIST, /* there is no connection to send on */
    /* nobody has called, and whom to call is not known */
    SYNFIN_RULE_SEND_LISTEN_REMOTE_UNSPECIFIED,
    SYNFIN_RULE_SEND_CLOSING, /* no text follows a CLOSE */
    SYNFIN_RULE_SEND_NO_RESOURCES, /* there is no room to queue the text */
    /* the host has given no number to begin with, and zero is no choice (MUST-8) */
    SYNFIN_RULE_SEND_LISTEN_ISN_MISSING,
    SYNFIN_RULE_SEND_LISTEN, /* a SEND on a waiting connection calls the peer, the text is queued */
    SYNFIN_RULE_SEND_QUEUE, /* the text waits until the connection is open */
    SYNFIN_RULE_SEND, /* the text is queued; what the window takes is sent */
    /* queued text leaves as far as the window goes, the FIN on the last of it */
    SYNFIN_RULE_ANSWER_TEXT,
    SYNFIN_RULE_ANSWER_FIN, /* everything is sent and the user has closed: the FIN */
    SYNFIN_RULE_ANSWER_ACK, /* the acknowledgment that the event owes */
    SYNFIN_RULE_TIMERS_START, /* something is outstanding or waits for the window: the timers run */
    SYNFIN_RULE_RECEIVE_ILLEGAL, /* the user may not use this connection */
    SYNFIN_RULE_RECEIVE_DOES_NOT_EXIST, /* there is no connection to receive from */
    SYNFIN_RULE_RECEIVE_QUEUE, /* the request waits until the connection is open */
    SYNFIN_RULE_RECEIVE_CLOSED, /* a half-duplex CLOSE has ended receiving too (MAY-1) */
    SYNFIN_RULE_RECEIVE_CLOSING, /* the peer has closed and nothing is left to receive */
    SYNFIN_RULE_RECEIVE_OPENS_WINDOW, /* text is taken, and the peer is told of the room */
    SYNFIN_RULE_RECEIVE, /* text is taken */
    SYNFIN_RULE_CLOSE_ILLEGAL, /* the user may not use this connection */
    SYNFIN_RULE_CLOSE_DOES_NOT_EXIST, /* there is no connection to close */
    SYNFIN_RULE_CLOSE_OPENING, /* nobody has answered: the TCB is deleted */
    SYNFIN_RULE_CLOSE_AGAIN, /* CLOSE was called before */
    SYNFIN_RULE_CLOSE_SYN_RECEIVED, /* the CLOSE waits until our SYN is acknowledged */
    /* a half-duplex CLOSE with unread text tells the peer that it is lost (SHLD-3) */
    SYNFIN_RULE_CLOSE_UNREAD,
    SYNFIN_RULE_CLOSE_ESTABLISHED, /* a FIN follows the last octet queued */
    /* a FIN follows the last octet queued, and is the second of the two */
    SYNFIN_RULE_CLOSE_CLOSE_WAIT,
    SYNFIN_RULE_ABORT_ILLEGAL, /* the user may not use this connection */
    SYNFIN_RULE_ABORT_DOES_NOT_EXIST, /* there is no connection to abort */
    SYNFIN_RULE_ABORT_OPENING, /* nobody has answered: the TCB is deleted */
    SYNFIN_RULE_ABORT, /* the peer is told by a reset, the TCB is deleted */
    /* our FIN may not have arrived: the user hears that it was an abort */
    SYNFIN_RULE_ABORT_CLOSING,
    SYNFIN_RULE_ABORT_TIME_WAIT, /* both sides have closed: the waiting is cut short */
    SYNFIN_RULE_STATUS_ILLEGAL, /* the user may not use this connection */
    SYNFIN_RULE_STATUS_DOES_NOT_EXIST, /* there is no connection to ask about */
    SYNFIN_RULE_STATUS, /* the host reads the state from the TCB */
    SYNFIN_RULE_CLOSED_RST, /* a reset is never answered */
    SYNFIN_RULE_CLOSED_ANY, /* there is no connection: the sender is told so */
    SYNFIN_RULE_LISTEN_RST, /* a reset can't answer anything that we sent */
    SYNFIN_RULE_LISTEN_ACK, /* nothing was sent that could be acknowledged */
    SYNFIN_RULE_LISTEN_SYN_INSECURE, /* a SYN of another security or compartment */
    /* the host has given no number to answer with: dropped, the SYN comes again */
    SYNFIN_RULE_LISTEN_SYN_ISN_MISSING,
    SYNFIN_RULE_LISTEN_SYN, /* a SYN is answered by SYN and ACK; its text, if any, must come again */
    SYNFIN_RULE_LISTEN_OTHER, /* neither SYN, ACK nor RST: dropped */
    /* a reset that acknowledges what we never sent is not for us */
    SYNFIN_RULE_SYN_SENT_BAD_ACK_RST,
    SYNFIN_RULE_SYN_SENT_BAD_ACK, /* who acknowledges what we never sent is out of step: reset it */
    SYNFIN_RULE_SYN_SENT_RST, /* the peer refuses our SYN */
    SYNFIN_RULE_SYN_SENT_RST_BLIND, /* a reset that acknowledges nothing proves nothing */
    SYNFIN_RULE_SYN_SENT_INSECURE, /* security or compartment do not match */
    SYNFIN_RULE_SYN_SENT_SYN_ACK, /* our SYN is acknowledged and the peer's has come: open */
    SYNFIN_RULE_SYN_SENT_SYN, /* both have called at once: simultaneous open (MUST-10) */
    SYNFIN_RULE_SYN_SENT_OTHER, /* neither SYN nor RST: dropped */
    /* a SYN ahead of all old numbers opens the next incarnation (MAY-2) */
    SYNFIN_RULE_TIME_WAIT_REOPEN,
    SYNFIN_RULE_TIME_WAIT_FIN, /* the peer's FIN again: its ACK was lost, 2MSL start anew */
    /* simultaneous open: the peer's SYN again, now with the ACK of ours */
    SYNFIN_RULE_SYN_RECEIVED_SYN_ACK,
    /* the window is closed: ACK, URG and RST of a segment in sequence are heard all the same
       (MUST-66) */
    SYNFIN_RULE_ZERO_WINDOW,
    SYNFIN_RULE_UNACCEPTABLE_RST, /* a reset outside the window is dropped in silence */
    /* outside the window, and nothing in it: the answer is throttled, so that two of us can't
       answer each other for ever */
    SYNFIN_RULE_UNACCEPTABLE_EMPTY,
    SYNFIN_RULE_UNACCEPTABLE, /* outside the window: the sender is told what is expected */
    /* in the window, but not the number expected: let the peer prove itself */
    SYNFIN_RULE_RST_CHALLENGE,
    SYNFIN_RULE_RST_TIME_WAIT_PROTECTED, /* an old reset can't end TIME-WAIT */
    /* the SYN that reopened was an old one: back to TIME-WAIT (MAY-2) */
    SYNFIN_RULE_RST_SYN_RECEIVED_REOPENED,
    SYNFIN_RULE_RST_SYN_RECEIVED_CLOSED, /* who called has gone, and the user has closed: the end */
    /* who called has gone: back to LISTEN, no word to the user */
    SYNFIN_RULE_RST_SYN_RECEIVED_PASSIVE,
    SYNFIN_RULE_RST_SYN_RECEIVED_ACTIVE, /* the peer refuses */
    SYNFIN_RULE_RST_RESET, /* the peer has reset the connection; what was under way is lost */
    SYNFIN_RULE_RST_TIME_WAIT, /* both had closed: the waiting is over */
    SYNFIN_RULE_SECURITY_SYN_RECEIVED, /* another security or compartment: reset the sender */
    SYNFIN_RULE_SECURITY_TIME_WAIT, /* the connection had ended: the user knows already */
    SYNFIN_RULE_SECURITY, /* another security or compartment: the connection is reset */
    /* the SYN that reopened was an old one: back to TIME-WAIT (MAY-2) */
    SYNFIN_RULE_SYN_SYN_RECEIVED_REOPENED,
    /* who called calls anew, but the user has closed: the end */
    SYNFIN_RULE_SYN_SYN_RECEIVED_CLOSED,
    SYNFIN_RULE_SYN_SYN_RECEIVED_PASSIVE, /* who called calls anew: back to LISTEN */
    SYNFIN_RULE_SYN_CHALLENGE, /* a SYN on an open connection: let the peer prove itself */
    SYNFIN_RULE_ACK_ABSENT, /* every segment of an open connection acknowledges */
    /* this does not acknowledge our SYN: reset the sender */
    SYNFIN_RULE_ACK_SYN_RECEIVED_UNACCEPTABLE,
    /* our SYN is acknowledged, and the user has closed meanwhile */
    SYNFIN_RULE_ACK_SYN_RECEIVED_CLOSED,
    SYNFIN_RULE_ACK_SYN_RECEIVED, /* our SYN is acknowledged: open */
    SYNFIN_RULE_ACK_UNSENT, /* it acknowledges what was never sent: tell the sender, drop it */
    SYNFIN_RULE_ACK_TOO_OLD, /* it acknowledges less than any honest segment could: a blind guess */
    SYNFIN_RULE_ACK_TIME_WAIT, /* only the peer's FIN matters here, and it was looked for already */
    SYNFIN_RULE_ACK_NEW, /* SND.UNA moves; the timers start anew with what is left */
    /* the same again while text is outstanding: a segment has left the network, another may be
       lost */
    SYNFIN_RULE_ACK_DUPLICATE,
    SYNFIN_RULE_ACK_OLD, /* nothing new is acknowledged: it can be ignored */
    /* the peer's window is closed but the peer lives: R2 counts anew (MUST-37) */
    SYNFIN_RULE_WINDOW_CLOSED,
    /* the window opens again: what waits and what was probed starts with a fresh time-out */
    SYNFIN_RULE_WINDOW_OPENS,
    SYNFIN_RULE_WINDOW_UPDATE, /* the newest segment says how much the peer takes */
    SYNFIN_RULE_FIN_WAIT_1_FIN_ACKNOWLEDGED, /* our direction is closed; the peer's is open still */
    SYNFIN_RULE_CLOSING_FIN_ACKNOWLEDGED, /* both directions are closed */
    SYNFIN_RULE_LAST_ACK_FIN_ACKNOWLEDGED, /* the peer has our FIN: all is said */
    /* whatever is acceptable shows that the peer lives: its time starts anew */
    SYNFIN_RULE_KEEP_ALIVE_HEARD,
    SYNFIN_RULE_URG, /* urgent data lies further ahead than was known: the user is told (MUST-32) */
    /* the user has closed for good: new text is lost, and the peer is told (SHLD-3) */
    SYNFIN_RULE_TEXT_AFTER_CLOSE,
    SYNFIN_RULE_TEXT_IN_ORDER, /* new text in order is delivered, as far as the window goes */
    /* a hole lies before it: the host may hold the segment and present it again (SHLD-31) */
    SYNFIN_RULE_TEXT_OUT_OF_ORDER,
    SYNFIN_RULE_ESTABLISHED_FIN, /* the peer has no more to send; we may */
    SYNFIN_RULE_FIN_WAIT_1_FIN, /* both close at once; ours is not acknowledged yet */
    SYNFIN_RULE_FIN_WAIT_2_FIN, /* both have closed: acknowledge it and wait 2MSL */
    /* what the host takes for lost goes again, a segment of it; the clocks go on as they were */
    SYNFIN_RULE_RETRANSMIT,
    /* it is not outstanding, or the peer's window does not reach there any more */
    SYNFIN_RULE_RETRANSMIT_NOTHING,
    /* the SYN that reopened was an old one: back to TIME-WAIT (MAY-2) */
    SYNFIN_RULE_RETRANSMISSION_GIVE_UP_REOPENED,
    /* who called does not answer, and the user has closed: the end */
    SYNFIN_RULE_RETRANSMISSION_GIVE_UP_CLOSED,
    /* who called does not answer: back to LISTEN (MUST-20, MUST-23) */
    SYNFIN_RULE_RETRANSMISSION_GIVE_UP_PASSIVE,
    SYNFIN_RULE_RETRANSMISSION_GIVE_UP_SYN, /* nobody answers our SYN (MUST-20, MUST-23) */
    SYNFIN_RULE_RETRANSMISSION_GIVE_UP, /* R2 is reached without progress (MUST-20) */
    SYNFIN_RULE_RETRANSMISSION_SYN, /* the SYN again */
    SYNFIN_RULE_RETRANSMISSION_SYN_ACK, /* SYN and ACK again */
    /* nothing is outstanding and text waits: probe the window (MUST-36) */
    SYNFIN_RULE_RETRANSMISSION_PROBE,
    /* nothing is outstanding and the FIN waits: it probes the window */
    SYNFIN_RULE_RETRANSMISSION_PROBE_FIN,
    SYNFIN_RULE_RETRANSMISSION_TEXT, /* the oldest unacknowledged text, and the FIN, again */
    SYNFIN_RULE_USER_TIMEOUT, /* the user's patience is over */
    SYNFIN_RULE_TIME_WAIT_TIMEOUT, /* 2MSL have passed: the end */
    SYNFIN_RULE_KEEP_ALIVE_BUSY, /* data is outstanding: its retransmission is the probe (MUST-26) */
    SYNFIN_RULE_KEEP_ALIVE_GIVE_UP, /* so many probes have no answer: the peer is dead (MUST-29) */
    /* <SEQ=SND.NXT-1> without text draws an ACK from a living peer (SHLD-12) */
    SYNFIN_RULE_KEEP_ALIVE_PROBE,
};
typedef uint16_t synfin_rule;

/* The transmission control block: what one connection keeps from event to event. `state` holds a
   synfin_state. Read what you like; let only the machine write. */
typedef struct synfin_tcb {
    uint8_t state; /* the state of the connection */
    bool passive; /* opened by a passive OPEN: a reset in SYN-RECEIVED returns to LISTEN (MUST-11) */
    bool reopened; /* opened by a SYN that came in TIME-WAIT: a reset returns there (MAY-2) */
    /* more than 2^30 numbers are acknowledged since ISS: no window reaches behind it */
    bool snd_aged;
    bool snd_closed; /* the user has called CLOSE: a FIN follows the last octet */
    /* retransmission timer; with nothing outstanding it probes a closed window */
    bool armed_retransmission : 1;
    bool armed_user : 1; /* user timer: the user's patience with data that nobody acknowledges */
    bool armed_time_wait : 1; /* time-wait timer: 2MSL */
    bool armed_keep_alive : 1; /* keep-alive timer: idle time, then the interval between probes */
    uint16_t snd_mss; /* largest text the peer takes in one segment */
    uint16_t keep_probes; /* keep-alive probes sent and not answered */
    uint16_t challenge_count; /* challenge ACKs sent in the current period */
    uint32_t snd_una; /* oldest number sent and not yet acknowledged */
    uint32_t snd_nxt; /* next number to send */
    uint32_t snd_wnd; /* send window: how much the peer takes beyond SND.UNA */
    uint32_t snd_wl1; /* number of the segment that last updated the window */
    uint32_t snd_wl2; /* acknowledgment of the segment that last updated the window */
    /* largest window the peer has ever offered (MAX.SND.WND, RFC 5961 section 5) */
    uint32_t snd_max_wnd;
    uint32_t snd_end; /* the number behind the last octet that the user has asked to send */
    uint32_t snd_iss; /* initial send sequence number */
    uint32_t rcv_nxt; /* next number expected */
    uint32_t rcv_wnd; /* receive window: how much we take beyond RCV.NXT */
    uint32_t rcv_irs; /* initial receive sequence number */
    uint32_t rcv_up; /* receive urgent pointer */
    uint32_t rcv_unread; /* octets that came in and the user has not yet received */
    uint32_t rtx_rto; /* current retransmission time-out, doubled at each try, in ms */
    uint32_t rtx_since; /* when the oldest unacknowledged number was sent, or the peer last heard */
    uint32_t rtx_count; /* retransmissions since the last progress */
    uint32_t challenge_since; /* when the current period began */
    /* retransmission timer; with nothing outstanding it probes a closed window */
    uint32_t deadline_retransmission;
    uint32_t deadline_user; /* user timer: the user's patience with data that nobody acknowledges */
    uint32_t deadline_time_wait; /* time-wait timer: 2MSL */
    uint32_t deadline_keep_alive; /* keep-alive timer: idle time, then the interval between probes */
} synfin_tcb;

/* A segment, without its payload. Zero what does not apply. */
typedef struct synfin_segment {
    bool syn; /* SYN bit */
    bool has_ack; /* ACK bit */
    bool fin; /* FIN bit */
    bool rst; /* RST bit */
    bool urg; /* URG bit */
    bool insecure; /* the host finds that security or compartment do not match the TCB's */
    uint16_t text; /* octets of segment text (payload), without SYN and FIN */
    uint16_t up; /* urgent pointer, an offset from SEG.SEQ */
    uint16_t mss; /* maximum segment size option; 0: not present */
    uint32_t seq; /* sequence number */
    uint32_t ack; /* acknowledgment number; meaningful with the ACK bit */
    uint32_t wnd; /* window, scaled by the host where a scale was agreed */
} synfin_segment;

/* What the host says with an event. */
typedef struct synfin_call {
    bool has_isn; /* ISN is given: without it nothing is opened and no SYN answered */
    bool remote; /* the remote socket is specified */
    bool forbidden; /* the user may not use this local socket or connection */
    bool no_room; /* the host has no resources for the request */
    uint32_t now; /* the host's clock at the event */
    uint32_t isn; /* a fresh initial sequence number from the host's generator (RFC 6528) */
    uint32_t octets; /* octets to SEND, or to RECEIVE at most */
    /* most octets that may be in flight (RFC 5681's congestion window); 0: no limit of the
       host's */
    uint32_t cwnd;
    /* retransmission time-out as the host measures it (RFC 6298), in ms; 0: not measured */
    uint32_t rto;
    uint32_t lost; /* the number that RETRANSMIT sends again from */
} synfin_call;

/* What may differ between hosts. Octets and milliseconds. */
typedef struct synfin_config {
    bool keep_alive; /* keep-alives are asked for (MUST-24, MUST-25) */
    bool half_duplex_close; /* after CLOSE nothing more is received (MAY-1) */
    bool protect_time_wait; /* a RST does not end TIME-WAIT (RFC 1337) */
    bool reuse_time_wait; /* a new SYN ahead of the old numbers reopens from TIME-WAIT (MAY-2) */
    uint16_t mss; /* maximum segment size that we announce */
    /* the peer's, when it announces none: 536 for IPv4, 1220 for IPv6 (MUST-15) */
    uint16_t default_mss;
    uint16_t keep_count; /* probes without an answer after which the peer counts as dead */
    uint16_t challenge_limit; /* challenge ACKs in one period; 0: no limit */
    uint32_t buffer; /* receive buffer: the window when nothing is unread */
    uint32_t rto; /* retransmission time-out until the host has measured one (RFC 6298), in ms */
    uint32_t max_rto; /* upper bound of the doubled time-out, in ms */
    uint32_t r1; /* retransmissions after which the network layer is advised */
    uint32_t r2; /* time without progress after which the connection is given up, in ms */
    uint32_t r2_syn; /* the same for a SYN: at least 3 minutes (MUST-23), in ms */
    uint32_t user_timeout; /* user timeout in ms; 0: none */
    uint32_t msl; /* maximum segment lifetime in ms */
    uint32_t keep_idle; /* idle time before the first probe, in ms (MUST-28) */
    uint32_t keep_interval; /* time between probes, in ms */
    uint32_t challenge_period; /* length of the period, in ms */
} synfin_config;

/* The RFC's own figures, as an initializer. */
#define SYNFIN_CONFIG_DEFAULT {false, false, false, false, 1460u, 536u, 10u, 10u, 65535u, \
    1000u, 60000u, 3u, 100000u, 180000u, 300000u, 120000u, 7200000u, 75000u, 5000u}

/* What the host is to do, or to tell the user: bits of synfin_actions.told. */
/* an acknowledgment is owed and leaves at the end of the event */
#define SYNFIN_TOLD_ACK_OWED (1u << 0)
#define SYNFIN_TOLD_SENT (1u << 1) /* one segment leaves: OUT */
/* it takes numbers that were sent before: no round trip may be measured by it */
#define SYNFIN_TOLD_SENT_AGAIN (1u << 2)
/* a duplicate acknowledgment has come (RFC 5681 section 2) */
#define SYNFIN_TOLD_DUPLICATE_ACK (1u << 3)
/* who called has gone: the connection waits for the next caller */
#define SYNFIN_TOLD_LISTENING (1u << 4)
/* the TCB is deleted: all that the host keeps of the connection may be freed */
#define SYNFIN_TOLD_DELETED (1u << 5)
#define SYNFIN_TOLD_OK (1u << 6) /* the call is accepted */
#define SYNFIN_TOLD_OPEN (1u << 7) /* the connection is open */
/* connection closing: the peer has sent its FIN, no more text will come */
#define SYNFIN_TOLD_CLOSING (1u << 8)
#define SYNFIN_TOLD_CLOSED (1u << 9) /* the connection has ended normally */
#define SYNFIN_TOLD_RESET (1u << 10) /* error: connection reset */
#define SYNFIN_TOLD_REFUSED (1u << 11) /* error: connection refused */
#define SYNFIN_TOLD_USER_TIMEOUT (1u << 12) /* error: connection aborted due to user timeout */
#define SYNFIN_TOLD_RETRY_TIMEOUT (1u << 13) /* error: connection aborted after R2 (MUST-20) */
/* error: connection aborted, the keep-alive probes had no answer */
#define SYNFIN_TOLD_KEEP_ALIVE_TIMEOUT (1u << 14)
/* R1 is reached: advice to the network layer (MUST-20, SHLD-9) */
#define SYNFIN_TOLD_RETRY_TROUBLE (1u << 15)
#define SYNFIN_TOLD_URGENT (1u << 16) /* the peer has urgent data ahead */
#define SYNFIN_TOLD_ILLEGAL (1u << 17) /* error: connection illegal for this process */
#define SYNFIN_TOLD_NO_RESOURCES (1u << 18) /* error: insufficient resources */
#define SYNFIN_TOLD_ISN_MISSING (1u << 19) /* error: the host has given no initial sequence number */
#define SYNFIN_TOLD_REMOTE_UNSPECIFIED (1u << 20) /* error: remote socket unspecified */
#define SYNFIN_TOLD_DOES_NOT_EXIST (1u << 21) /* error: connection does not exist */
#define SYNFIN_TOLD_ALREADY_EXISTS (1u << 22) /* error: connection already exists */
#define SYNFIN_TOLD_IS_CLOSING (1u << 23) /* error: connection closing */

#define SYNFIN_FIRED_MAX 17

/* What one event leads to. */
typedef struct synfin_actions {
    uint32_t told; /* bits: SYNFIN_TOLD_... */
    uint32_t delivered_at; /* where in this segment's text what is delivered begins */
    /* where in the send buffer its text begins, when the acknowledged octets have left */
    uint32_t sent_at;
    /* octets of the user's that the peer has newly acknowledged: the oldest in the send buffer */
    uint32_t acknowledged;
    uint32_t delivered; /* octets of this segment's text that are new and in order */
    uint32_t received; /* octets that a RECEIVE takes */
    synfin_segment out; /* the segment that leaves, if SYNFIN_TOLD_SENT is told */
#ifdef SYNFIN_FIRED
    uint32_t fired_count; /* of rules in `fired` */
    synfin_rule fired[SYNFIN_FIRED_MAX]; /* the rules that fired, in order */
#endif
} synfin_actions;

#define SYNFIN_FIELD_COUNT 103

/* A connection that does not exist yet: state CLOSED. */
void synfin_initialize(synfin_tcb *tcb);

/* The RFC's own figures. */
void synfin_default_config(synfin_config *cfg);

/* Are the figures ones that the machine was proved for? */
bool synfin_config_is_sound(const synfin_config *cfg);

/* Lets one event happen and tells what to do, in `actions`, which need not be initialized. The segment
   matters to SYNFIN_EVENT_SEGMENT_ARRIVES only, but must be given. What is given must not overlap. An event
   that is not due (see synfin_is_due), or that there is not, changes nothing and tells nothing. */
void synfin_handle(synfin_tcb *tcb, synfin_event event, const synfin_call *call,
                   const synfin_config *cfg, const synfin_segment *seg,
                   synfin_actions *actions);

/* May the event happen now? Calls and segments always may; a timeout when its time has come;
   SYNFIN_EVENT_TRANSMIT when it would send. */
bool synfin_is_due(const synfin_tcb *tcb, synfin_event event, const synfin_call *call, const synfin_config *cfg);

/* The first event that the machine itself makes due; false if there is none. */
bool synfin_due(const synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg, synfin_event *event);

/* When the host must look again: `call->now` if something is due, else the earliest timer; false if none runs. */
bool synfin_next_deadline(const synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg, uint32_t *deadline);

/* Names as the RFC and the table write them; "unknown" for what is none. */
#ifdef SYNFIN_NAMES
const char *synfin_state_name(synfin_state state);
const char *synfin_event_name(synfin_event event);
const char *synfin_rule_name(synfin_rule rule);
#endif
#ifdef SYNFIN_CLAUSES
const char *synfin_rule_clause(synfin_rule rule);
#endif

/* The members of the structs, for hosts that read or show them by name. Those of `out` are a segment's. */
#ifdef SYNFIN_FIELDS
#define SYNFIN_WHOLE 255u
typedef struct synfin_field {
    const char *record; /* the type without its prefix: tcb, call, config, segment, actions */
    const char *name;
    uint16_t at; /* in octets from the struct's beginning */
    uint8_t octets; /* of the number that lies there: 4, 2 or 1 */
    uint8_t bit; /* of the number, the lowest is 0; SYNFIN_WHOLE: all of it */
} synfin_field;
extern const synfin_field synfin_fields[SYNFIN_FIELD_COUNT];
#endif

#ifdef __cplusplus
}
#endif

#endif
