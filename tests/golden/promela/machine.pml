/* Printed by Synfin 0.1.0 from its table "standard": RFC 9293 as the table states it
   Command: synfin generate promela
   Table: SHA-256 d15b1e9544c104e8c98ab425c5df2010932e0470b3db7f5d2e7fea0ce5d2dbeb
   Properties: violates none that Synfin asks of it
   SPDX-License-Identifier: Apache-2.0
   Do not edit: change the table and print it again. */

/* The table itself. Needs BITS and cfg_*. */

/* Words are kept below 2^BITS. At 32 bits they are int, and the larger half of them is negative. */
#if BITS <= 8
#define WORD byte
#elif BITS < 16
#define WORD short
#else
#define WORD int
#endif
#if BITS == 32
#define word(a) (a)
#define less(a, b) (((a) ^ half_circle) < ((b) ^ half_circle))
#else
#define word(a) ((a) & ((1 << BITS) - 1))
#define less(a, b) ((a) < (b))
#endif
#define half_circle (1 << (BITS - 1))
#define plus(a, b) word((a) + (b))
#define minus(a, b) word((a) - (b))
#define at_most(a, b) (!less(b, a))
#define smaller(a, b) (less(a, b) -> (a) : (b))
#define larger(a, b) (less(a, b) -> (b) : (a))
/* a lies before b on the circle (RFC 9293 section 3.4); a lies before b, or is b */
#define before(a, b) ((((a) - (b)) & half_circle) != 0)
#define until(a, b) ((((b) - (a)) & half_circle) == 0)
/* 2^30 of 2^32 is a quarter of the circle, whatever its size */
#define part_of_circle(a) word((a) >> (32 - BITS))
#define bit(a) (1 << (a))
#define among(a, set) ((((set) >> (a)) & 1) != 0)

mtype = { TIME_WAIT, LAST_ACK, CLOSING, CLOSE_WAIT, FIN_WAIT_2, FIN_WAIT_1, ESTABLISHED,
    SYN_RECEIVED, SYN_SENT, LISTEN, CLOSED };
mtype = { KEEP_ALIVE_TIMEOUT, TIME_WAIT_TIMEOUT, USER_TIMEOUT, RETRANSMISSION_TIMEOUT, RETRANSMIT,
    TRANSMIT, SEGMENT_ARRIVES, STATUS, ABORT, CLOSE, RECEIVE, SEND, OPEN_ACTIVE, OPEN_PASSIVE };

typedef tcb_t {
  mtype state;                 /* the state of the connection */
  bool passive;                /* opened by a passive OPEN: a reset in SYN-RECEIVED returns to LISTEN (MUST-11) */
  bool reopened;               /* opened by a SYN that came in TIME-WAIT: a reset returns there (MAY-2) */
  WORD snd_una;                /* oldest number sent and not yet acknowledged */
  WORD snd_nxt;                /* next number to send */
  WORD snd_wnd;                /* send window: how much the peer takes beyond SND.UNA */
  WORD snd_wl1;                /* number of the segment that last updated the window */
  WORD snd_wl2;                /* acknowledgment of the segment that last updated the window */
  WORD snd_max_wnd;            /* largest window the peer has ever offered (MAX.SND.WND, RFC 5961 section 5) */
  WORD snd_end;                /* the number behind the last octet that the user has asked to send */
  WORD snd_iss;                /* initial send sequence number */
  bool snd_aged;               /* more than 2^30 numbers are acknowledged since ISS: no window reaches behind it */
  WORD snd_mss;                /* largest text the peer takes in one segment */
  bool snd_closed;             /* the user has called CLOSE: a FIN follows the last octet */
  WORD rcv_nxt;                /* next number expected */
  WORD rcv_wnd;                /* receive window: how much we take beyond RCV.NXT */
  WORD rcv_irs;                /* initial receive sequence number */
  WORD rcv_up;                 /* receive urgent pointer */
  WORD rcv_unread;             /* octets that came in and the user has not yet received */
  WORD rtx_rto;                /* current retransmission time-out, doubled at each try, in ms */
  WORD rtx_since;              /* when the oldest unacknowledged number was sent, or the peer last heard */
  WORD rtx_count;              /* retransmissions since the last progress */
  WORD keep_probes;            /* keep-alive probes sent and not answered */
  WORD challenge_count;        /* challenge ACKs sent in the current period */
  WORD challenge_since;        /* when the current period began */
  bool armed_retransmission;   /* retransmission timer; with nothing outstanding it probes a closed window */
  bool armed_user;             /* user timer: the user's patience with data that nobody acknowledges */
  bool armed_time_wait;        /* time-wait timer: 2MSL */
  bool armed_keep_alive;       /* keep-alive timer: idle time, then the interval between probes */
  WORD deadline_retransmission; /* retransmission timer; with nothing outstanding it probes a closed window */
  WORD deadline_user;          /* user timer: the user's patience with data that nobody acknowledges */
  WORD deadline_time_wait;     /* time-wait timer: 2MSL */
  WORD deadline_keep_alive     /* keep-alive timer: idle time, then the interval between probes */
};
typedef seg_t {
  WORD seq;                    /* sequence number */
  WORD ack;                    /* acknowledgment number; meaningful with the ACK bit */
  WORD text;                   /* octets of segment text (payload), without SYN and FIN */
  WORD wnd;                    /* window, scaled by the host where a scale was agreed */
  WORD up;                     /* urgent pointer, an offset from SEG.SEQ */
  WORD mss;                    /* maximum segment size option; 0: not present */
  bool syn;                    /* SYN bit */
  bool has_ack;                /* ACK bit */
  bool fin;                    /* FIN bit */
  bool rst;                    /* RST bit */
  bool urg;                    /* URG bit */
  bool insecure                /* the host finds that security or compartment do not match the TCB's */
};
typedef call_t {
  WORD now;                    /* the host's clock at the event */
  WORD isn;                    /* a fresh initial sequence number from the host's generator (RFC 6528) */
  WORD octets;                 /* octets to SEND, or to RECEIVE at most */
  WORD cwnd;                   /* most octets that may be in flight (RFC 5681's congestion window); 0: no limit of the host's */
  WORD rto;                    /* retransmission time-out as the host measures it (RFC 6298), in ms; 0: not measured */
  WORD lost;                   /* the number that RETRANSMIT sends again from */
  bool has_isn;                /* ISN is given: without it nothing is opened and no SYN answered */
  bool remote;                 /* the remote socket is specified */
  bool forbidden;              /* the user may not use this local socket or connection */
  bool no_room                 /* the host has no resources for the request */
};
typedef told_t {
  bool ack_owed;               /* an acknowledgment is owed and leaves at the end of the event */
  WORD delivered_at;           /* where in this segment's text what is delivered begins */
  bool sent;                   /* one segment leaves: OUT */
  WORD sent_at;                /* where in the send buffer its text begins, when the acknowledged octets have left */
  bool sent_again;             /* it takes numbers that were sent before: no round trip may be measured by it */
  bool duplicate_ack;          /* a duplicate acknowledgment has come (RFC 5681 section 2) */
  bool listening;              /* who called has gone: the connection waits for the next caller */
  bool deleted;                /* the TCB is deleted: all that the host keeps of the connection may be freed */
  WORD acknowledged;           /* octets of the user's that the peer has newly acknowledged: the oldest in the send buffer */
  WORD delivered;              /* octets of this segment's text that are new and in order */
  WORD received;               /* octets that a RECEIVE takes */
  bool ok;                     /* the call is accepted */
  bool open;                   /* the connection is open */
  bool closing;                /* connection closing: the peer has sent its FIN, no more text will come */
  bool closed;                 /* the connection has ended normally */
  bool reset;                  /* error: connection reset */
  bool refused;                /* error: connection refused */
  bool user_timeout;           /* error: connection aborted due to user timeout */
  bool retry_timeout;          /* error: connection aborted after R2 (MUST-20) */
  bool keep_alive_timeout;     /* error: connection aborted, the keep-alive probes had no answer */
  bool retry_trouble;          /* R1 is reached: advice to the network layer (MUST-20, SHLD-9) */
  bool urgent;                 /* the peer has urgent data ahead */
  bool illegal;                /* error: connection illegal for this process */
  bool no_resources;           /* error: insufficient resources */
  bool isn_missing;            /* error: the host has given no initial sequence number */
  bool remote_unspecified;     /* error: remote socket unspecified */
  bool does_not_exist;         /* error: connection does not exist */
  bool already_exists;         /* error: connection already exists */
  bool is_closing              /* error: connection closing */
};

/* both ends; the end to which an event happens, and the event */
tcb_t tcb[2];
byte me;
mtype event;
/* what it brings, and what comes of it: no part of the state between two events */
hidden seg_t seg;
hidden seg_t out;
hidden call_t call;
hidden told_t told;
/* what follows a rule: nothing; the next phase; the closing phases, which send and set timers */
#define RETURN 0
#define CONTINUE 1
#define ANSWER 2
hidden byte flow;
hidden byte forgotten;

/* whoever includes this may listen to the rules that fire */
#ifndef fired
#define fired(id, name) printf(name)
#endif

hidden byte due_TRANSMIT;
hidden byte due_RETRANSMISSION_TIMEOUT;
hidden byte due_USER_TIMEOUT;
hidden byte due_TIME_WAIT_TIMEOUT;
hidden byte due_KEEP_ALIVE_TIMEOUT;

#if BITS < 4 || (BITS > 24 && BITS != 32)
#error "the numbers of the table need BITS from 4 to 24, or 32"
#endif

/* the vocabulary, computed where it is asked for */
hidden WORD receive_buffer;
hidden WORD measured_rto;
hidden byte queue_full;
hidden byte has_unsent_text;
hidden WORD outstanding;
hidden WORD send_window;
hidden WORD usable_window;
hidden WORD unsent_text;
hidden WORD sendable_text;
hidden byte worth_sending;
hidden byte can_send_text;
hidden byte fin_due;
hidden byte can_send_fin;
hidden byte fin_rides;
hidden byte something_to_send;
hidden WORD received_now;
hidden WORD freed_window;
hidden WORD window_gain;
hidden byte worth_opening;
hidden WORD seg_len;
hidden WORD seg_end;
hidden WORD offered_window;
hidden WORD peer_mss;
hidden byte acceptable_ack_of_syn;
hidden byte acceptable;
hidden byte period_is_over;
hidden byte challenge_allowed;
hidden byte segment_is_newer;
hidden byte fin_sent;
hidden byte fin_acknowledged;
hidden WORD urgent_end;
hidden byte starts_in_order;
hidden WORD already_received;
hidden byte has_new_text;
hidden WORD taken_text;
hidden byte fin_in_sequence;
hidden WORD outstanding_text;
hidden WORD lost_text;
hidden WORD resent_lost_text;
hidden WORD without_progress;
hidden WORD backed_off;
hidden WORD probe_text;
hidden WORD resent_text;
hidden byte fin_rides_again;

inline forget_all() {
  tcb[me].passive = 0;
  tcb[me].reopened = 0;
  tcb[me].snd_una = 0;
  tcb[me].snd_nxt = 0;
  tcb[me].snd_wnd = 0;
  tcb[me].snd_wl1 = 0;
  tcb[me].snd_wl2 = 0;
  tcb[me].snd_max_wnd = 0;
  tcb[me].snd_end = 0;
  tcb[me].snd_iss = 0;
  tcb[me].snd_aged = 0;
  tcb[me].snd_mss = 0;
  tcb[me].snd_closed = 0;
  tcb[me].rcv_nxt = 0;
  tcb[me].rcv_wnd = 0;
  tcb[me].rcv_irs = 0;
  tcb[me].rcv_up = 0;
  tcb[me].rcv_unread = 0;
  tcb[me].rtx_rto = 0;
  tcb[me].rtx_since = 0;
  tcb[me].rtx_count = 0;
  tcb[me].keep_probes = 0;
  tcb[me].challenge_count = 0;
  tcb[me].challenge_since = 0;
  tcb[me].armed_retransmission = 0;
  tcb[me].armed_user = 0;
  tcb[me].armed_time_wait = 0;
  tcb[me].armed_keep_alive = 0;
  tcb[me].deadline_retransmission = 0;
  tcb[me].deadline_user = 0;
  tcb[me].deadline_time_wait = 0;
  tcb[me].deadline_keep_alive = 0;
  skip
}

inline forget_all_but_passive() {
  tcb[me].reopened = 0;
  tcb[me].snd_una = 0;
  tcb[me].snd_nxt = 0;
  tcb[me].snd_wnd = 0;
  tcb[me].snd_wl1 = 0;
  tcb[me].snd_wl2 = 0;
  tcb[me].snd_max_wnd = 0;
  tcb[me].snd_end = 0;
  tcb[me].snd_iss = 0;
  tcb[me].snd_aged = 0;
  tcb[me].snd_mss = 0;
  tcb[me].snd_closed = 0;
  tcb[me].rcv_nxt = 0;
  tcb[me].rcv_wnd = 0;
  tcb[me].rcv_irs = 0;
  tcb[me].rcv_up = 0;
  tcb[me].rcv_unread = 0;
  tcb[me].rtx_rto = 0;
  tcb[me].rtx_since = 0;
  tcb[me].rtx_count = 0;
  tcb[me].keep_probes = 0;
  tcb[me].challenge_count = 0;
  tcb[me].challenge_since = 0;
  tcb[me].armed_retransmission = 0;
  tcb[me].armed_user = 0;
  tcb[me].armed_time_wait = 0;
  tcb[me].armed_keep_alive = 0;
  tcb[me].deadline_retransmission = 0;
  tcb[me].deadline_user = 0;
  tcb[me].deadline_time_wait = 0;
  tcb[me].deadline_keep_alive = 0;
  skip
}

/* ---- OPEN, passive ---- */

/* open-passive.illegal (RFC 9293 section 3.10.1): the user may not use this local socket */
inline rule_open_passive_illegal() {
  told.illegal = true;
  flow = RETURN;
  fired(0, "  open-passive.illegal\n")
}

/* open-passive.no-resources (RFC 9293 section 3.10.1): there is no room for another connection */
inline rule_open_passive_no_resources() {
  told.no_resources = true;
  flow = RETURN;
  fired(1, "  open-passive.no-resources\n")
}

/* open-passive (RFC 9293 section 3.10.1): a TCB is made and waits for whoever calls */
inline rule_open_passive() {
  tcb[me].passive = true;
  told.ok = true;
  tcb[me].state = LISTEN;
  flow = RETURN;
  fired(2, "  open-passive\n")
}

/* open-passive.already-exists (RFC 9293 section 3.10.1): there is a connection already */
inline rule_open_passive_already_exists() {
  told.already_exists = true;
  flow = RETURN;
  fired(3, "  open-passive.already-exists\n")
}

/* Phase "OPEN, passive" (RFC 9293 section 3.10.1): the first rule that fits fires. */
inline phase_open_passive() {
  if
  :: among(tcb[me].state, bit(CLOSED)) && call.forbidden -> rule_open_passive_illegal()
  :: else ->
  if
  :: among(tcb[me].state, bit(CLOSED)) && call.no_room -> rule_open_passive_no_resources()
  :: else ->
  if
  :: among(tcb[me].state, bit(CLOSED)) -> rule_open_passive()
  :: else ->
  if
  :: (among(tcb[me].state, bit(LISTEN) | bit(SYN_SENT) | bit(SYN_RECEIVED) | bit(ESTABLISHED) |
      bit(FIN_WAIT_1) | bit(FIN_WAIT_2) | bit(CLOSE_WAIT) | bit(CLOSING) | bit(LAST_ACK) |
      bit(TIME_WAIT))) -> rule_open_passive_already_exists()
  :: else
  fi fi fi fi
}

/* ---- OPEN, active ---- */

/* open-active.illegal (RFC 9293 section 3.10.1): the user may not use this local socket */
inline rule_open_active_illegal() {
  told.illegal = true;
  flow = RETURN;
  fired(4, "  open-active.illegal\n")
}

/* open-active.remote-unspecified (RFC 9293 section 3.10.1): an active OPEN must say whom it
   calls */
inline rule_open_active_remote_unspecified() {
  told.remote_unspecified = true;
  flow = RETURN;
  fired(5, "  open-active.remote-unspecified\n")
}

/* open-active.no-resources (RFC 9293 section 3.10.1): there is no room for another connection */
inline rule_open_active_no_resources() {
  told.no_resources = true;
  flow = RETURN;
  fired(6, "  open-active.no-resources\n")
}

/* open-active.isn-missing (RFC 9293 section 3.4.1): the host has given no number to begin with,
   and zero is no choice (MUST-8) */
inline rule_open_active_isn_missing() {
  told.isn_missing = true;
  flow = RETURN;
  fired(7, "  open-active.isn-missing\n")
}

/* open-active (RFC 9293 section 3.10.1): a SYN calls the peer; a waiting connection turns from
   passive to active */
inline rule_open_active() {
  receive_buffer = smaller(cfg_buffer, part_of_circle(1073741824));
  measured_rto = (call.rto == 0 -> cfg_rto : smaller(call.rto, cfg_max_rto));
  tcb[me].passive = false;
  tcb[me].snd_iss = call.isn;
  tcb[me].snd_una = call.isn;
  tcb[me].snd_nxt = plus(call.isn, 1);
  tcb[me].snd_end = plus(plus(call.isn, 1), 0);
  tcb[me].snd_mss = larger(1, cfg_default_mss);
  tcb[me].rcv_wnd = receive_buffer;
  tcb[me].armed_retransmission = true;
  tcb[me].deadline_retransmission = plus(call.now, measured_rto);
  tcb[me].rtx_rto = measured_rto;
  tcb[me].rtx_since = call.now;
  tcb[me].rtx_count = 0;
  tcb[me].armed_user = cfg_user_timeout != 0;
  tcb[me].deadline_user = (cfg_user_timeout != 0 -> plus(call.now, cfg_user_timeout) : 0);
  told.ok = true;
  told.sent = true;
  out.seq = call.isn;
  out.syn = true;
  out.mss = cfg_mss;
  out.wnd = receive_buffer;
  tcb[me].state = SYN_SENT;
  flow = RETURN;
  fired(8, "  open-active\n")
}

/* open-active.already-exists (RFC 9293 section 3.10.1): there is a connection already */
inline rule_open_active_already_exists() {
  told.already_exists = true;
  flow = RETURN;
  fired(9, "  open-active.already-exists\n")
}

/* Phase "OPEN, active" (RFC 9293 section 3.10.1): the first rule that fits fires. */
inline phase_open_active() {
  if
  :: among(tcb[me].state, bit(CLOSED)) && call.forbidden -> rule_open_active_illegal()
  :: else ->
  if
  :: (among(tcb[me].state, bit(CLOSED) | bit(LISTEN))
      && !call.remote) -> rule_open_active_remote_unspecified()
  :: else ->
  if
  :: (among(tcb[me].state, bit(CLOSED) | bit(LISTEN))
      && call.no_room) -> rule_open_active_no_resources()
  :: else ->
  if
  :: (among(tcb[me].state, bit(CLOSED) | bit(LISTEN))
      && !call.has_isn) -> rule_open_active_isn_missing()
  :: else ->
  if
  :: among(tcb[me].state, bit(CLOSED) | bit(LISTEN)) -> rule_open_active()
  :: else ->
  if
  :: (among(tcb[me].state, bit(SYN_SENT) | bit(SYN_RECEIVED) | bit(ESTABLISHED) | bit(FIN_WAIT_1) |
      bit(FIN_WAIT_2) | bit(CLOSE_WAIT) | bit(CLOSING) | bit(LAST_ACK) | bit(TIME_WAIT))) ->
      rule_open_active_already_exists()
  :: else
  fi fi fi fi fi fi
}

/* ---- SEND ---- */

/* send.illegal (RFC 9293 section 3.10.2): the user may not use this connection */
inline rule_send_illegal() {
  told.illegal = true;
  flow = RETURN;
  fired(10, "  send.illegal\n")
}

/* send.does-not-exist (RFC 9293 section 3.10.2): there is no connection to send on */
inline rule_send_does_not_exist() {
  told.does_not_exist = true;
  flow = RETURN;
  fired(11, "  send.does-not-exist\n")
}

/* send.listen.remote-unspecified (RFC 9293 section 3.10.2): nobody has called, and whom to call
   is not known */
inline rule_send_listen_remote_unspecified() {
  told.remote_unspecified = true;
  flow = RETURN;
  fired(12, "  send.listen.remote-unspecified\n")
}

/* send.closing (RFC 9293 section 3.10.2): no text follows a CLOSE */
inline rule_send_closing() {
  told.is_closing = true;
  flow = RETURN;
  fired(13, "  send.closing\n")
}

/* send.no-resources (RFC 9293 section 3.10.2): there is no room to queue the text */
inline rule_send_no_resources() {
  told.no_resources = true;
  flow = RETURN;
  fired(14, "  send.no-resources\n")
}

/* send.listen.isn-missing (RFC 9293 section 3.4.1): the host has given no number to begin with,
   and zero is no choice (MUST-8) */
inline rule_send_listen_isn_missing() {
  told.isn_missing = true;
  flow = RETURN;
  fired(15, "  send.listen.isn-missing\n")
}

/* send.listen (RFC 9293 section 3.10.2): a SEND on a waiting connection calls the peer, the text
   is queued */
inline rule_send_listen() {
  receive_buffer = smaller(cfg_buffer, part_of_circle(1073741824));
  measured_rto = (call.rto == 0 -> cfg_rto : smaller(call.rto, cfg_max_rto));
  tcb[me].passive = false;
  tcb[me].snd_iss = call.isn;
  tcb[me].snd_una = call.isn;
  tcb[me].snd_nxt = plus(call.isn, 1);
  tcb[me].snd_end = plus(plus(call.isn, 1), call.octets);
  tcb[me].snd_mss = larger(1, cfg_default_mss);
  tcb[me].rcv_wnd = receive_buffer;
  tcb[me].armed_retransmission = true;
  tcb[me].deadline_retransmission = plus(call.now, measured_rto);
  tcb[me].rtx_rto = measured_rto;
  tcb[me].rtx_since = call.now;
  tcb[me].rtx_count = 0;
  tcb[me].armed_user = cfg_user_timeout != 0;
  tcb[me].deadline_user = (cfg_user_timeout != 0 -> plus(call.now, cfg_user_timeout) : 0);
  told.ok = true;
  told.sent = true;
  out.seq = call.isn;
  out.syn = true;
  out.mss = cfg_mss;
  out.wnd = receive_buffer;
  tcb[me].state = SYN_SENT;
  flow = RETURN;
  fired(16, "  send.listen\n")
}

/* send.queue (RFC 9293 section 3.10.2): the text waits until the connection is open */
inline rule_send_queue() {
  tcb[me].snd_end = plus(tcb[me].snd_end, call.octets);
  told.ok = true;
  flow = RETURN;
  fired(17, "  send.queue\n")
}

/* send (RFC 9293 section 3.10.2): the text is queued; what the window takes is sent */
inline rule_send() {
  tcb[me].snd_end = plus(tcb[me].snd_end, call.octets);
  told.ok = true;
  flow = ANSWER;
  fired(18, "  send\n")
}

/* Phase "SEND" (RFC 9293 section 3.10.2): the first rule that fits fires. */
inline phase_send() {
  queue_full = (call.no_room || less(part_of_circle(536870912), call.octets)
      || less(part_of_circle(536870912),
      plus(minus(tcb[me].snd_end, tcb[me].snd_una), call.octets)));
  if
  :: among(tcb[me].state, bit(CLOSED)) && call.forbidden -> rule_send_illegal()
  :: else ->
  if
  :: among(tcb[me].state, bit(CLOSED)) -> rule_send_does_not_exist()
  :: else ->
  if
  :: among(tcb[me].state, bit(LISTEN)) && !call.remote -> rule_send_listen_remote_unspecified()
  :: else ->
  if
  :: (among(tcb[me].state, bit(SYN_SENT) | bit(SYN_RECEIVED) | bit(ESTABLISHED) | bit(FIN_WAIT_1) |
      bit(FIN_WAIT_2) | bit(CLOSE_WAIT) | bit(CLOSING) | bit(LAST_ACK) | bit(TIME_WAIT))
      && tcb[me].snd_closed) -> rule_send_closing()
  :: else ->
  if
  :: (among(tcb[me].state, bit(LISTEN) | bit(SYN_SENT) | bit(SYN_RECEIVED) | bit(ESTABLISHED) |
      bit(CLOSE_WAIT)) && queue_full) -> rule_send_no_resources()
  :: else ->
  if
  :: among(tcb[me].state, bit(LISTEN)) && !call.has_isn -> rule_send_listen_isn_missing()
  :: else ->
  if
  :: among(tcb[me].state, bit(LISTEN)) -> rule_send_listen()
  :: else ->
  if
  :: among(tcb[me].state, bit(SYN_SENT) | bit(SYN_RECEIVED)) -> rule_send_queue()
  :: else ->
  if
  :: among(tcb[me].state, bit(ESTABLISHED) | bit(CLOSE_WAIT)) -> rule_send()
  :: else
  fi fi fi fi fi fi fi fi fi
}

/* ---- send what is owed ---- */

/* answer.text (RFC 9293 section 3.10.2): queued text leaves as far as the window goes, the FIN
   on the last of it */
inline rule_answer_text() {
  fin_rides = (tcb[me].snd_closed && sendable_text == unsent_text
      && less(sendable_text, usable_window));
  told.sent = true;
  told.sent_at = outstanding;
  out.seq = tcb[me].snd_nxt;
  out.text = sendable_text;
  out.fin = fin_rides;
  out.has_ack = true;
  out.ack = tcb[me].rcv_nxt;
  out.wnd = tcb[me].rcv_wnd;
  tcb[me].snd_nxt = plus(plus(tcb[me].snd_nxt, sendable_text), (fin_rides -> 1 : 0));
  fired(19, "  answer.text\n")
}

/* answer.fin (RFC 9293 section 3.10.4): everything is sent and the user has closed: the FIN */
inline rule_answer_fin() {
  told.sent = true;
  told.sent_at = outstanding;
  out.seq = tcb[me].snd_nxt;
  out.text = 0;
  out.fin = true;
  out.has_ack = true;
  out.ack = tcb[me].rcv_nxt;
  out.wnd = tcb[me].rcv_wnd;
  tcb[me].snd_nxt = plus(tcb[me].snd_nxt, 1);
  fired(20, "  answer.fin\n")
}

/* answer.ack (RFC 9293 section 3.10.7.4, seventh): the acknowledgment that the event owes */
inline rule_answer_ack() {
  told.sent = true;
  out.seq = tcb[me].snd_nxt;
  out.ack = tcb[me].rcv_nxt;
  out.has_ack = true;
  out.wnd = tcb[me].rcv_wnd;
  fired(21, "  answer.ack\n")
}

/* Phase "send what is owed" (RFC 9293 section 3.7): the first rule that fits fires. */
inline phase_send_what_is_owed() {
  has_unsent_text = before(tcb[me].snd_nxt, tcb[me].snd_end);
  outstanding = minus(tcb[me].snd_nxt, tcb[me].snd_una);
  send_window = (call.cwnd == 0 -> tcb[me].snd_wnd : smaller(tcb[me].snd_wnd, call.cwnd));
  usable_window = (less(outstanding, send_window) -> minus(send_window, outstanding) : 0);
  unsent_text = minus(tcb[me].snd_end, tcb[me].snd_nxt);
  sendable_text = smaller(smaller(unsent_text, usable_window), tcb[me].snd_mss);
  worth_sending = (sendable_text == tcb[me].snd_mss || sendable_text == unsent_text
      || at_most(tcb[me].snd_max_wnd, plus(sendable_text, sendable_text)));
  can_send_text = has_unsent_text && usable_window != 0 && worth_sending;
  fin_due = tcb[me].snd_closed && tcb[me].snd_nxt == tcb[me].snd_end;
  can_send_fin = fin_due && usable_window != 0;
  if
  :: (among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(CLOSE_WAIT) | bit(CLOSING) |
      bit(LAST_ACK)) && can_send_text) -> rule_answer_text()
  :: else ->
  if
  :: (among(tcb[me].state, bit(FIN_WAIT_1) | bit(CLOSING) | bit(LAST_ACK))
      && can_send_fin) -> rule_answer_fin()
  :: else ->
  if
  :: told.ack_owed -> rule_answer_ack()
  :: else
  fi fi fi
}

/* ---- set the timers ---- */

/* timers.start (RFC 9293 section 3.8.1): something is outstanding or waits for the window: the
   timers run */
inline rule_timers_start() {
  measured_rto = (call.rto == 0 -> cfg_rto : smaller(call.rto, cfg_max_rto));
  tcb[me].armed_retransmission = true;
  tcb[me].deadline_retransmission = plus(call.now, measured_rto);
  tcb[me].rtx_rto = measured_rto;
  tcb[me].rtx_since = call.now;
  tcb[me].rtx_count = 0;
  tcb[me].armed_user = cfg_user_timeout != 0;
  tcb[me].deadline_user = (cfg_user_timeout != 0 -> plus(call.now, cfg_user_timeout) : 0);
  fired(22, "  timers.start\n")
}

/* Phase "set the timers" (RFC 9293 section 3.8.1): the first rule that fits fires. */
inline phase_set_the_timers() {
  has_unsent_text = before(tcb[me].snd_nxt, tcb[me].snd_end);
  fin_due = tcb[me].snd_closed && tcb[me].snd_nxt == tcb[me].snd_end;
  something_to_send = tcb[me].snd_una != tcb[me].snd_nxt || has_unsent_text || fin_due;
  if
  :: !tcb[me].armed_retransmission && something_to_send -> rule_timers_start()
  :: else
  fi
}

/* ---- RECEIVE ---- */

/* receive.illegal (RFC 9293 section 3.10.3): the user may not use this connection */
inline rule_receive_illegal() {
  told.illegal = true;
  flow = RETURN;
  fired(23, "  receive.illegal\n")
}

/* receive.does-not-exist (RFC 9293 section 3.10.3): there is no connection to receive from */
inline rule_receive_does_not_exist() {
  told.does_not_exist = true;
  flow = RETURN;
  fired(24, "  receive.does-not-exist\n")
}

/* receive.queue (RFC 9293 section 3.10.3): the request waits until the connection is open */
inline rule_receive_queue() {
  told.ok = true;
  flow = RETURN;
  fired(25, "  receive.queue\n")
}

/* receive.closed (RFC 9293 section 3.8.3): a half-duplex CLOSE has ended receiving too (MAY-1) */
inline rule_receive_closed() {
  told.is_closing = true;
  flow = RETURN;
  fired(26, "  receive.closed\n")
}

/* receive.closing (RFC 9293 section 3.10.3): the peer has closed and nothing is left to receive */
inline rule_receive_closing() {
  told.is_closing = true;
  flow = RETURN;
  fired(27, "  receive.closing\n")
}

/* receive.opens-window (RFC 9293 section 3.10.3): text is taken, and the peer is told of the
   room */
inline rule_receive_opens_window() {
  tcb[me].rcv_unread = minus(tcb[me].rcv_unread, received_now);
  tcb[me].rcv_wnd = freed_window;
  told.received = received_now;
  told.ok = true;
  told.ack_owed = true;
  flow = ANSWER;
  fired(28, "  receive.opens-window\n")
}

/* receive (RFC 9293 section 3.10.3): text is taken */
inline rule_receive() {
  tcb[me].rcv_unread = minus(tcb[me].rcv_unread, received_now);
  told.received = received_now;
  told.ok = true;
  flow = RETURN;
  fired(29, "  receive\n")
}

/* Phase "RECEIVE" (RFC 9293 section 3.10.3): the first rule that fits fires. */
inline phase_receive() {
  receive_buffer = smaller(cfg_buffer, part_of_circle(1073741824));
  received_now = smaller(call.octets, tcb[me].rcv_unread);
  freed_window = minus(receive_buffer, minus(tcb[me].rcv_unread, received_now));
  window_gain = minus(freed_window, tcb[me].rcv_wnd);
  worth_opening = (less(tcb[me].rcv_wnd, freed_window)
      && (at_most(cfg_mss, window_gain)
      || at_most(receive_buffer, plus(window_gain, window_gain))));
  if
  :: among(tcb[me].state, bit(CLOSED)) && call.forbidden -> rule_receive_illegal()
  :: else ->
  if
  :: among(tcb[me].state, bit(CLOSED)) -> rule_receive_does_not_exist()
  :: else ->
  if
  :: among(tcb[me].state, bit(LISTEN) | bit(SYN_SENT) | bit(SYN_RECEIVED)) -> rule_receive_queue()
  :: else ->
  if
  :: (among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(FIN_WAIT_2) | bit(CLOSE_WAIT) |
      bit(CLOSING) | bit(LAST_ACK) | bit(TIME_WAIT)) && cfg_half_duplex_close
      && tcb[me].snd_closed) -> rule_receive_closed()
  :: else ->
  if
  :: (among(tcb[me].state, bit(CLOSE_WAIT) | bit(CLOSING) | bit(LAST_ACK) | bit(TIME_WAIT))
      && tcb[me].rcv_unread == 0) -> rule_receive_closing()
  :: else ->
  if
  :: (among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(FIN_WAIT_2))
      && worth_opening) -> rule_receive_opens_window()
  :: else ->
  if
  :: (among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(FIN_WAIT_2) | bit(CLOSE_WAIT) |
      bit(CLOSING) | bit(LAST_ACK) | bit(TIME_WAIT))) -> rule_receive()
  :: else
  fi fi fi fi fi fi fi
}

/* ---- CLOSE ---- */

/* close.illegal (RFC 9293 section 3.10.4): the user may not use this connection */
inline rule_close_illegal() {
  told.illegal = true;
  flow = RETURN;
  fired(30, "  close.illegal\n")
}

/* close.does-not-exist (RFC 9293 section 3.10.4): there is no connection to close */
inline rule_close_does_not_exist() {
  told.does_not_exist = true;
  flow = RETURN;
  fired(31, "  close.does-not-exist\n")
}

/* close.opening (RFC 9293 section 3.10.4): nobody has answered: the TCB is deleted */
inline rule_close_opening() {
  told.deleted = true;
  told.ok = true;
  told.closed = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(32, "  close.opening\n")
}

/* close.again (RFC 9293 section 3.10.4): CLOSE was called before */
inline rule_close_again() {
  told.is_closing = true;
  flow = RETURN;
  fired(33, "  close.again\n")
}

/* close.syn-received (RFC 9293 section 3.10.4): the CLOSE waits until our SYN is acknowledged */
inline rule_close_syn_received() {
  tcb[me].snd_closed = true;
  told.ok = true;
  flow = RETURN;
  fired(34, "  close.syn-received\n")
}

/* close.unread (RFC 9293 section 3.6.1): a half-duplex CLOSE with unread text tells the peer
   that it is lost (SHLD-3) */
inline rule_close_unread() {
  told.deleted = true;
  told.sent = true;
  out.seq = tcb[me].snd_nxt;
  out.rst = true;
  told.ok = true;
  told.reset = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(35, "  close.unread\n")
}

/* close.established (RFC 9293 section 3.10.4): a FIN follows the last octet queued */
inline rule_close_established() {
  tcb[me].snd_closed = true;
  told.ok = true;
  tcb[me].state = FIN_WAIT_1;
  flow = ANSWER;
  fired(36, "  close.established\n")
}

/* close.close-wait (RFC 9293 section 3.10.4): a FIN follows the last octet queued, and is the
   second of the two */
inline rule_close_close_wait() {
  tcb[me].snd_closed = true;
  told.ok = true;
  tcb[me].state = LAST_ACK;
  flow = ANSWER;
  fired(37, "  close.close-wait\n")
}

/* Phase "CLOSE" (RFC 9293 section 3.10.4): the first rule that fits fires. */
inline phase_close() {
  if
  :: among(tcb[me].state, bit(CLOSED)) && call.forbidden -> rule_close_illegal()
  :: else ->
  if
  :: among(tcb[me].state, bit(CLOSED)) -> rule_close_does_not_exist()
  :: else ->
  if
  :: among(tcb[me].state, bit(LISTEN) | bit(SYN_SENT)) -> rule_close_opening()
  :: else ->
  if
  :: (among(tcb[me].state, bit(SYN_RECEIVED) | bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(FIN_WAIT_2)
      | bit(CLOSE_WAIT) | bit(CLOSING) | bit(LAST_ACK) | bit(TIME_WAIT))
      && tcb[me].snd_closed) -> rule_close_again()
  :: else ->
  if
  :: among(tcb[me].state, bit(SYN_RECEIVED)) -> rule_close_syn_received()
  :: else ->
  if
  :: (among(tcb[me].state, bit(ESTABLISHED) | bit(CLOSE_WAIT)) && cfg_half_duplex_close
      && tcb[me].rcv_unread != 0) -> rule_close_unread()
  :: else ->
  if
  :: among(tcb[me].state, bit(ESTABLISHED)) -> rule_close_established()
  :: else ->
  if
  :: among(tcb[me].state, bit(CLOSE_WAIT)) -> rule_close_close_wait()
  :: else
  fi fi fi fi fi fi fi fi
}

/* ---- ABORT ---- */

/* abort.illegal (RFC 9293 section 3.10.5): the user may not use this connection */
inline rule_abort_illegal() {
  told.illegal = true;
  flow = RETURN;
  fired(38, "  abort.illegal\n")
}

/* abort.does-not-exist (RFC 9293 section 3.10.5): there is no connection to abort */
inline rule_abort_does_not_exist() {
  told.does_not_exist = true;
  flow = RETURN;
  fired(39, "  abort.does-not-exist\n")
}

/* abort.opening (RFC 9293 section 3.10.5): nobody has answered: the TCB is deleted */
inline rule_abort_opening() {
  told.deleted = true;
  told.ok = true;
  told.reset = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(40, "  abort.opening\n")
}

/* abort (RFC 9293 section 3.10.5): the peer is told by a reset, the TCB is deleted */
inline rule_abort() {
  told.deleted = true;
  told.sent = true;
  out.seq = tcb[me].snd_nxt;
  out.rst = true;
  told.ok = true;
  told.reset = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(41, "  abort\n")
}

/* abort.closing (RFC 9293 section 3.10.5): our FIN may not have arrived: the user hears that it
   was an abort */
inline rule_abort_closing() {
  told.deleted = true;
  told.ok = true;
  told.reset = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(42, "  abort.closing\n")
}

/* abort.time-wait (RFC 9293 section 3.10.5): both sides have closed: the waiting is cut short */
inline rule_abort_time_wait() {
  told.deleted = true;
  told.ok = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(43, "  abort.time-wait\n")
}

/* Phase "ABORT" (RFC 9293 section 3.10.5): the first rule that fits fires. */
inline phase_abort() {
  if
  :: among(tcb[me].state, bit(CLOSED)) && call.forbidden -> rule_abort_illegal()
  :: else ->
  if
  :: among(tcb[me].state, bit(CLOSED)) -> rule_abort_does_not_exist()
  :: else ->
  if
  :: among(tcb[me].state, bit(LISTEN) | bit(SYN_SENT)) -> rule_abort_opening()
  :: else ->
  if
  :: (among(tcb[me].state, bit(SYN_RECEIVED) | bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(FIN_WAIT_2)
      | bit(CLOSE_WAIT))) -> rule_abort()
  :: else ->
  if
  :: among(tcb[me].state, bit(CLOSING) | bit(LAST_ACK)) -> rule_abort_closing()
  :: else ->
  if
  :: among(tcb[me].state, bit(TIME_WAIT)) -> rule_abort_time_wait()
  :: else
  fi fi fi fi fi fi
}

/* ---- STATUS ---- */

/* status.illegal (RFC 9293 section 3.10.6): the user may not use this connection */
inline rule_status_illegal() {
  told.illegal = true;
  flow = RETURN;
  fired(44, "  status.illegal\n")
}

/* status.does-not-exist (RFC 9293 section 3.10.6): there is no connection to ask about */
inline rule_status_does_not_exist() {
  told.does_not_exist = true;
  flow = RETURN;
  fired(45, "  status.does-not-exist\n")
}

/* status (RFC 9293 section 3.10.6): the host reads the state from the TCB */
inline rule_status() {
  told.ok = true;
  flow = RETURN;
  fired(46, "  status\n")
}

/* Phase "STATUS" (RFC 9293 section 3.10.6): the first rule that fits fires. */
inline phase_status() {
  if
  :: among(tcb[me].state, bit(CLOSED)) && call.forbidden -> rule_status_illegal()
  :: else ->
  if
  :: among(tcb[me].state, bit(CLOSED)) -> rule_status_does_not_exist()
  :: else ->
  if
  :: (among(tcb[me].state, bit(LISTEN) | bit(SYN_SENT) | bit(SYN_RECEIVED) | bit(ESTABLISHED) |
      bit(FIN_WAIT_1) | bit(FIN_WAIT_2) | bit(CLOSE_WAIT) | bit(CLOSING) | bit(LAST_ACK) |
      bit(TIME_WAIT))) -> rule_status()
  :: else
  fi fi fi
}

/* ---- CLOSED ---- */

/* closed.rst (RFC 9293 section 3.10.7.1): a reset is never answered */
inline rule_closed_rst() {
  flow = RETURN;
  fired(47, "  closed.rst\n")
}

/* closed.any (RFC 9293 section 3.10.7.1): there is no connection: the sender is told so */
inline rule_closed_any() {
  seg_len = plus(plus(seg.text, (seg.syn -> 1 : 0)), (seg.fin -> 1 : 0));
  seg_end = plus(seg.seq, seg_len);
  told.sent = true;
  out.rst = true;
  out.seq = (seg.has_ack -> seg.ack : 0);
  out.has_ack = !seg.has_ack;
  out.ack = (seg.has_ack -> 0 : seg_end);
  flow = RETURN;
  fired(48, "  closed.any\n")
}

/* Phase "CLOSED" (RFC 9293 section 3.10.7.1): the first rule that fits fires. */
inline phase_closed() {
  if
  :: seg.rst -> rule_closed_rst()
  :: else ->
  if
  :: true -> rule_closed_any()
  fi fi
}

/* ---- LISTEN ---- */

/* listen.rst (RFC 9293 section 3.10.7.2, first): a reset can't answer anything that we sent */
inline rule_listen_rst() {
  flow = RETURN;
  fired(49, "  listen.rst\n")
}

/* listen.ack (RFC 9293 section 3.10.7.2, second): nothing was sent that could be acknowledged */
inline rule_listen_ack() {
  told.sent = true;
  out.seq = seg.ack;
  out.rst = true;
  flow = RETURN;
  fired(50, "  listen.ack\n")
}

/* listen.syn.insecure (RFC 9293 section 3.10.7.2, third): a SYN of another security or
   compartment */
inline rule_listen_syn_insecure() {
  seg_len = plus(plus(seg.text, (seg.syn -> 1 : 0)), (seg.fin -> 1 : 0));
  seg_end = plus(seg.seq, seg_len);
  told.sent = true;
  out.rst = true;
  out.seq = (seg.has_ack -> seg.ack : 0);
  out.has_ack = !seg.has_ack;
  out.ack = (seg.has_ack -> 0 : seg_end);
  flow = RETURN;
  fired(51, "  listen.syn.insecure\n")
}

/* listen.syn.isn-missing (RFC 9293 section 3.4.1): the host has given no number to answer with:
   dropped, the SYN comes again */
inline rule_listen_syn_isn_missing() {
  told.isn_missing = true;
  flow = RETURN;
  fired(52, "  listen.syn.isn-missing\n")
}

/* listen.syn (RFC 9293 section 3.10.7.2, third): a SYN is answered by SYN and ACK; its text, if
   any, must come again */
inline rule_listen_syn() {
  offered_window = smaller(seg.wnd, part_of_circle(1073741824));
  peer_mss = larger(1, (seg.mss == 0 -> cfg_default_mss : seg.mss));
  receive_buffer = smaller(cfg_buffer, part_of_circle(1073741824));
  measured_rto = (call.rto == 0 -> cfg_rto : smaller(call.rto, cfg_max_rto));
  tcb[me].rcv_irs = seg.seq;
  tcb[me].rcv_nxt = plus(seg.seq, 1);
  tcb[me].rcv_up = plus(seg.seq, 1);
  tcb[me].snd_wnd = offered_window;
  tcb[me].snd_max_wnd = offered_window;
  tcb[me].snd_wl1 = seg.seq;
  tcb[me].snd_mss = peer_mss;
  tcb[me].snd_iss = call.isn;
  tcb[me].snd_aged = false;
  tcb[me].snd_una = call.isn;
  tcb[me].snd_nxt = plus(call.isn, 1);
  tcb[me].snd_end = plus(call.isn, 1);
  tcb[me].snd_wl2 = call.isn;
  tcb[me].rcv_wnd = receive_buffer;
  tcb[me].rcv_unread = 0;
  tcb[me].armed_retransmission = true;
  tcb[me].deadline_retransmission = plus(call.now, measured_rto);
  tcb[me].rtx_rto = measured_rto;
  tcb[me].rtx_since = call.now;
  tcb[me].rtx_count = 0;
  told.sent = true;
  out.seq = call.isn;
  out.syn = true;
  out.mss = cfg_mss;
  out.wnd = receive_buffer;
  out.has_ack = true;
  out.ack = plus(seg.seq, 1);
  tcb[me].state = SYN_RECEIVED;
  flow = RETURN;
  fired(53, "  listen.syn\n")
}

/* listen.other (RFC 9293 section 3.10.7.2, fourth): neither SYN, ACK nor RST: dropped */
inline rule_listen_other() {
  flow = RETURN;
  fired(54, "  listen.other\n")
}

/* Phase "LISTEN" (RFC 9293 section 3.10.7.2): the first rule that fits fires. */
inline phase_listen() {
  if
  :: seg.rst -> rule_listen_rst()
  :: else ->
  if
  :: seg.has_ack -> rule_listen_ack()
  :: else ->
  if
  :: seg.syn && seg.insecure -> rule_listen_syn_insecure()
  :: else ->
  if
  :: seg.syn && !call.has_isn -> rule_listen_syn_isn_missing()
  :: else ->
  if
  :: seg.syn -> rule_listen_syn()
  :: else ->
  if
  :: true -> rule_listen_other()
  fi fi fi fi fi fi
}

/* ---- SYN-SENT ---- */

/* syn-sent.bad-ack.rst (RFC 9293 section 3.10.7.3, first): a reset that acknowledges what we
   never sent is not for us */
inline rule_syn_sent_bad_ack_rst() {
  flow = RETURN;
  fired(55, "  syn-sent.bad-ack.rst\n")
}

/* syn-sent.bad-ack (RFC 9293 section 3.10.7.3, first): who acknowledges what we never sent is
   out of step: reset it */
inline rule_syn_sent_bad_ack() {
  told.sent = true;
  out.seq = seg.ack;
  out.rst = true;
  flow = RETURN;
  fired(56, "  syn-sent.bad-ack\n")
}

/* syn-sent.rst (RFC 9293 section 3.10.7.3, second): the peer refuses our SYN */
inline rule_syn_sent_rst() {
  told.deleted = true;
  told.refused = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(57, "  syn-sent.rst\n")
}

/* syn-sent.rst.blind (RFC 9293 section 3.10.7.3, second): a reset that acknowledges nothing
   proves nothing */
inline rule_syn_sent_rst_blind() {
  flow = RETURN;
  fired(58, "  syn-sent.rst.blind\n")
}

/* syn-sent.insecure (RFC 9293 section 3.10.7.3, third): security or compartment do not match */
inline rule_syn_sent_insecure() {
  seg_len = plus(plus(seg.text, (seg.syn -> 1 : 0)), (seg.fin -> 1 : 0));
  seg_end = plus(seg.seq, seg_len);
  told.sent = true;
  out.rst = true;
  out.seq = (seg.has_ack -> seg.ack : 0);
  out.has_ack = !seg.has_ack;
  out.ack = (seg.has_ack -> 0 : seg_end);
  flow = RETURN;
  fired(59, "  syn-sent.insecure\n")
}

/* syn-sent.syn-ack (RFC 9293 section 3.10.7.3, fourth): our SYN is acknowledged and the peer's
   has come: open */
inline rule_syn_sent_syn_ack() {
  offered_window = smaller(seg.wnd, part_of_circle(1073741824));
  peer_mss = larger(1, (seg.mss == 0 -> cfg_default_mss : seg.mss));
  tcb[me].rcv_irs = seg.seq;
  tcb[me].rcv_nxt = plus(seg.seq, 1);
  tcb[me].rcv_up = plus(seg.seq, 1);
  tcb[me].snd_wnd = offered_window;
  tcb[me].snd_max_wnd = offered_window;
  tcb[me].snd_wl1 = seg.seq;
  tcb[me].snd_mss = peer_mss;
  tcb[me].snd_una = seg.ack;
  tcb[me].snd_wl2 = seg.ack;
  tcb[me].armed_retransmission = false;
  tcb[me].deadline_retransmission = 0;
  tcb[me].armed_user = false;
  tcb[me].deadline_user = 0;
  tcb[me].armed_keep_alive = cfg_keep_alive;
  tcb[me].deadline_keep_alive = (cfg_keep_alive -> plus(call.now, cfg_keep_idle) : 0);
  tcb[me].keep_probes = 0;
  told.open = true;
  told.ack_owed = true;
  tcb[me].state = ESTABLISHED;
  flow = ANSWER;
  fired(60, "  syn-sent.syn-ack\n")
}

/* syn-sent.syn (RFC 9293 section 3.10.7.3, fourth): both have called at once: simultaneous open
   (MUST-10) */
inline rule_syn_sent_syn() {
  offered_window = smaller(seg.wnd, part_of_circle(1073741824));
  peer_mss = larger(1, (seg.mss == 0 -> cfg_default_mss : seg.mss));
  measured_rto = (call.rto == 0 -> cfg_rto : smaller(call.rto, cfg_max_rto));
  receive_buffer = smaller(cfg_buffer, part_of_circle(1073741824));
  tcb[me].rcv_irs = seg.seq;
  tcb[me].rcv_nxt = plus(seg.seq, 1);
  tcb[me].rcv_up = plus(seg.seq, 1);
  tcb[me].snd_wnd = offered_window;
  tcb[me].snd_max_wnd = offered_window;
  tcb[me].snd_wl1 = seg.seq;
  tcb[me].snd_mss = peer_mss;
  tcb[me].snd_wl2 = tcb[me].snd_iss;
  tcb[me].armed_retransmission = true;
  tcb[me].deadline_retransmission = plus(call.now, measured_rto);
  tcb[me].rtx_rto = measured_rto;
  tcb[me].rtx_since = call.now;
  tcb[me].rtx_count = 0;
  told.sent = true;
  out.seq = tcb[me].snd_iss;
  out.syn = true;
  out.mss = cfg_mss;
  out.wnd = receive_buffer;
  out.has_ack = true;
  out.ack = plus(seg.seq, 1);
  told.sent_again = true;
  tcb[me].state = SYN_RECEIVED;
  flow = RETURN;
  fired(61, "  syn-sent.syn\n")
}

/* syn-sent.other (RFC 9293 section 3.10.7.3, fifth): neither SYN nor RST: dropped */
inline rule_syn_sent_other() {
  flow = RETURN;
  fired(62, "  syn-sent.other\n")
}

/* Phase "SYN-SENT" (RFC 9293 section 3.10.7.3): the first rule that fits fires. */
inline phase_syn_sent() {
  acceptable_ack_of_syn = before(tcb[me].snd_iss, seg.ack) && until(seg.ack, tcb[me].snd_nxt);
  if
  :: seg.has_ack && !acceptable_ack_of_syn && seg.rst -> rule_syn_sent_bad_ack_rst()
  :: else ->
  if
  :: seg.has_ack && !acceptable_ack_of_syn -> rule_syn_sent_bad_ack()
  :: else ->
  if
  :: seg.rst && seg.has_ack -> rule_syn_sent_rst()
  :: else ->
  if
  :: seg.rst -> rule_syn_sent_rst_blind()
  :: else ->
  if
  :: seg.insecure -> rule_syn_sent_insecure()
  :: else ->
  if
  :: seg.syn && seg.has_ack -> rule_syn_sent_syn_ack()
  :: else ->
  if
  :: seg.syn -> rule_syn_sent_syn()
  :: else ->
  if
  :: true -> rule_syn_sent_other()
  fi fi fi fi fi fi fi fi
}

/* ---- first, check sequence number ---- */

/* time-wait.reopen (RFC 9293 section 3.6.1): a SYN ahead of all old numbers opens the next
   incarnation (MAY-2) */
inline rule_time_wait_reopen() {
  offered_window = smaller(seg.wnd, part_of_circle(1073741824));
  peer_mss = larger(1, (seg.mss == 0 -> cfg_default_mss : seg.mss));
  receive_buffer = smaller(cfg_buffer, part_of_circle(1073741824));
  measured_rto = (call.rto == 0 -> cfg_rto : smaller(call.rto, cfg_max_rto));
  tcb[me].rcv_irs = seg.seq;
  tcb[me].rcv_nxt = plus(seg.seq, 1);
  tcb[me].rcv_up = plus(seg.seq, 1);
  tcb[me].snd_wnd = offered_window;
  tcb[me].snd_max_wnd = offered_window;
  tcb[me].snd_wl1 = seg.seq;
  tcb[me].snd_mss = peer_mss;
  tcb[me].snd_iss = call.isn;
  tcb[me].snd_aged = false;
  tcb[me].snd_una = call.isn;
  tcb[me].snd_nxt = plus(call.isn, 1);
  tcb[me].snd_end = plus(call.isn, 1);
  tcb[me].snd_wl2 = call.isn;
  tcb[me].rcv_wnd = receive_buffer;
  tcb[me].rcv_unread = 0;
  tcb[me].armed_retransmission = true;
  tcb[me].deadline_retransmission = plus(call.now, measured_rto);
  tcb[me].rtx_rto = measured_rto;
  tcb[me].rtx_since = call.now;
  tcb[me].rtx_count = 0;
  told.sent = true;
  out.seq = call.isn;
  out.syn = true;
  out.mss = cfg_mss;
  out.wnd = receive_buffer;
  out.has_ack = true;
  out.ack = plus(seg.seq, 1);
  tcb[me].armed_time_wait = false;
  tcb[me].deadline_time_wait = 0;
  tcb[me].passive = true;
  tcb[me].reopened = true;
  tcb[me].snd_closed = false;
  tcb[me].state = SYN_RECEIVED;
  flow = RETURN;
  fired(63, "  time-wait.reopen\n")
}

/* time-wait.fin (RFC 9293 section 3.10.7.4, fifth): the peer's FIN again: its ACK was lost, 2MSL
   start anew */
inline rule_time_wait_fin() {
  told.sent = true;
  out.seq = tcb[me].snd_nxt;
  out.ack = tcb[me].rcv_nxt;
  out.has_ack = true;
  out.wnd = tcb[me].rcv_wnd;
  tcb[me].armed_time_wait = true;
  tcb[me].deadline_time_wait = plus(call.now, plus(cfg_msl, cfg_msl));
  flow = RETURN;
  fired(64, "  time-wait.fin\n")
}

/* syn-received.syn-ack (RFC 9293 section 3.5, Figure 7): simultaneous open: the peer's SYN
   again, now with the ACK of ours */
inline rule_syn_received_syn_ack() {
  offered_window = smaller(seg.wnd, part_of_circle(1073741824));
  tcb[me].snd_una = plus(tcb[me].snd_iss, 1);
  tcb[me].armed_retransmission = false;
  tcb[me].deadline_retransmission = 0;
  tcb[me].armed_user = false;
  tcb[me].deadline_user = 0;
  tcb[me].rtx_count = 0;
  tcb[me].reopened = false;
  told.open = true;
  tcb[me].snd_wnd = offered_window;
  tcb[me].snd_wl2 = seg.ack;
  tcb[me].snd_max_wnd = larger(tcb[me].snd_max_wnd, offered_window);
  tcb[me].armed_keep_alive = cfg_keep_alive;
  tcb[me].deadline_keep_alive = (cfg_keep_alive -> plus(call.now, cfg_keep_idle) : 0);
  tcb[me].keep_probes = 0;
  tcb[me].state = ESTABLISHED;
  flow = ANSWER;
  fired(65, "  syn-received.syn-ack\n")
}

/* zero-window (RFC 9293 section 3.10.7.4, first): the window is closed: ACK, URG and RST of a
   segment in sequence are heard all the same (MUST-66) */
inline rule_zero_window() {
  told.ack_owed = true;
  fired(66, "  zero-window\n")
}

/* unacceptable.rst (RFC 9293 section 3.10.7.4, first): a reset outside the window is dropped in
   silence */
inline rule_unacceptable_rst() {
  flow = RETURN;
  fired(67, "  unacceptable.rst\n")
}

/* unacceptable.empty (RFC 9293 section 3.10.7.4, first): outside the window, and nothing in it:
   the answer is throttled, so that two of us can't answer each other for ever */
inline rule_unacceptable_empty() {
  period_is_over = at_most(cfg_challenge_period, minus(call.now, tcb[me].challenge_since));
  challenge_allowed = (cfg_challenge_limit == 0 || period_is_over
      || less(tcb[me].challenge_count, cfg_challenge_limit));
  told.sent = challenge_allowed;
  out.seq = tcb[me].snd_nxt;
  out.ack = tcb[me].rcv_nxt;
  out.has_ack = true;
  out.wnd = tcb[me].rcv_wnd;
  tcb[me].challenge_since = (period_is_over -> call.now : tcb[me].challenge_since);
  tcb[me].challenge_count = ((period_is_over -> 1
      : (less(tcb[me].challenge_count, cfg_challenge_limit) -> plus(tcb[me].challenge_count, 1)
      : tcb[me].challenge_count)));
  flow = RETURN;
  fired(68, "  unacceptable.empty\n")
}

/* unacceptable (RFC 9293 section 3.10.7.4, first): outside the window: the sender is told what
   is expected */
inline rule_unacceptable() {
  told.sent = true;
  out.seq = tcb[me].snd_nxt;
  out.ack = tcb[me].rcv_nxt;
  out.has_ack = true;
  out.wnd = tcb[me].rcv_wnd;
  flow = RETURN;
  fired(69, "  unacceptable\n")
}

/* Phase "first, check sequence number" (RFC 9293 section 3.10.7.4, first): the first rule that
   fits fires. */
inline phase_first_check_sequence_number() {
  seg_len = plus(plus(seg.text, (seg.syn -> 1 : 0)), (seg.fin -> 1 : 0));
  seg_end = plus(seg.seq, seg_len);
  acceptable = ((seg_len == 0 -> (tcb[me].rcv_wnd == 0 -> seg.seq == tcb[me].rcv_nxt
      : until(tcb[me].rcv_nxt, seg.seq) && before(seg.seq, plus(tcb[me].rcv_nxt, tcb[me].rcv_wnd)))
      : tcb[me].rcv_wnd != 0 && ((until(tcb[me].rcv_nxt, seg.seq)
      && before(seg.seq, plus(tcb[me].rcv_nxt, tcb[me].rcv_wnd)))
      || (until(tcb[me].rcv_nxt, plus(seg.seq, minus(seg_len, 1)))
      && before(plus(seg.seq, minus(seg_len, 1)), plus(tcb[me].rcv_nxt, tcb[me].rcv_wnd))))));
  if
  :: (among(tcb[me].state, bit(TIME_WAIT)) && cfg_reuse_time_wait && seg.syn && !seg.has_ack
      && !seg.rst && !seg.insecure && before(tcb[me].rcv_nxt, seg.seq) && call.has_isn
      && before(tcb[me].snd_nxt, call.isn) && tcb[me].rcv_unread == 0) -> rule_time_wait_reopen()
  :: else ->
  if
  :: (among(tcb[me].state, bit(TIME_WAIT)) && seg.fin && !seg.rst && !seg.syn && seg.has_ack
      && seg_end == tcb[me].rcv_nxt) -> rule_time_wait_fin()
  :: else ->
  if
  :: (among(tcb[me].state, bit(SYN_RECEIVED)) && !tcb[me].passive && seg.syn && seg.has_ack
      && !seg.rst && !seg.insecure && seg.seq == tcb[me].rcv_irs && before(tcb[me].snd_una, seg.ack)
      && until(seg.ack, tcb[me].snd_nxt) && !tcb[me].snd_closed) -> rule_syn_received_syn_ack()
  :: else ->
  if
  :: tcb[me].rcv_wnd == 0 && seg_len != 0 && seg.seq == tcb[me].rcv_nxt -> rule_zero_window()
  :: else ->
  if
  :: !acceptable && seg.rst -> rule_unacceptable_rst()
  :: else ->
  if
  :: !acceptable && seg_len == 0 -> rule_unacceptable_empty()
  :: else ->
  if
  :: !acceptable -> rule_unacceptable()
  :: else
  fi fi fi fi fi fi fi
}

/* ---- second, check the RST bit ---- */

/* rst.challenge (RFC 5961 section 3.2): in the window, but not the number expected: let the peer
   prove itself */
inline rule_rst_challenge() {
  period_is_over = at_most(cfg_challenge_period, minus(call.now, tcb[me].challenge_since));
  challenge_allowed = (cfg_challenge_limit == 0 || period_is_over
      || less(tcb[me].challenge_count, cfg_challenge_limit));
  told.sent = challenge_allowed;
  out.seq = tcb[me].snd_nxt;
  out.ack = tcb[me].rcv_nxt;
  out.has_ack = true;
  out.wnd = tcb[me].rcv_wnd;
  tcb[me].challenge_since = (period_is_over -> call.now : tcb[me].challenge_since);
  tcb[me].challenge_count = ((period_is_over -> 1
      : (less(tcb[me].challenge_count, cfg_challenge_limit) -> plus(tcb[me].challenge_count, 1)
      : tcb[me].challenge_count)));
  flow = RETURN;
  fired(70, "  rst.challenge\n")
}

/* rst.time-wait.protected (RFC 1337 section 3): an old reset can't end TIME-WAIT */
inline rule_rst_time_wait_protected() {
  flow = RETURN;
  fired(71, "  rst.time-wait.protected\n")
}

/* rst.syn-received.reopened (RFC 9293 section 3.6.1): the SYN that reopened was an old one: back
   to TIME-WAIT (MAY-2) */
inline rule_rst_syn_received_reopened() {
  tcb[me].reopened = false;
  tcb[me].snd_closed = true;
  tcb[me].snd_una = tcb[me].snd_nxt;
  tcb[me].snd_end = minus(tcb[me].snd_nxt, 1);
  tcb[me].armed_time_wait = true;
  tcb[me].deadline_time_wait = plus(call.now, plus(cfg_msl, cfg_msl));
  tcb[me].armed_retransmission = false;
  tcb[me].deadline_retransmission = 0;
  tcb[me].armed_user = false;
  tcb[me].deadline_user = 0;
  tcb[me].armed_keep_alive = false;
  tcb[me].deadline_keep_alive = 0;
  tcb[me].keep_probes = 0;
  tcb[me].state = TIME_WAIT;
  flow = RETURN;
  fired(72, "  rst.syn-received.reopened\n")
}

/* rst.syn-received.closed (RFC 9293 section 3.10.7.4, second): who called has gone, and the user
   has closed: the end */
inline rule_rst_syn_received_closed() {
  told.deleted = true;
  told.closed = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(73, "  rst.syn-received.closed\n")
}

/* rst.syn-received.passive (RFC 9293 section 3.10.7.4, second): who called has gone: back to
   LISTEN, no word to the user */
inline rule_rst_syn_received_passive() {
  told.listening = true;
  forgotten = 2; /* forget_all_but_passive() */
  tcb[me].state = LISTEN;
  flow = RETURN;
  fired(74, "  rst.syn-received.passive\n")
}

/* rst.syn-received.active (RFC 9293 section 3.10.7.4, second): the peer refuses */
inline rule_rst_syn_received_active() {
  told.deleted = true;
  told.refused = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(75, "  rst.syn-received.active\n")
}

/* rst.reset (RFC 9293 section 3.10.7.4, second): the peer has reset the connection; what was
   under way is lost */
inline rule_rst_reset() {
  told.deleted = true;
  told.reset = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(76, "  rst.reset\n")
}

/* rst.time-wait (RFC 9293 section 3.10.7.4, second): both had closed: the waiting is over */
inline rule_rst_time_wait() {
  told.deleted = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(77, "  rst.time-wait\n")
}

/* Phase "second, check the RST bit" (RFC 9293 section 3.10.7.4, second): the first rule that
   fits fires. */
inline phase_second_check_the_rst_bit() {
  if
  :: seg.rst && seg.seq != tcb[me].rcv_nxt -> rule_rst_challenge()
  :: else ->
  if
  :: (among(tcb[me].state, bit(TIME_WAIT)) && seg.rst
      && cfg_protect_time_wait) -> rule_rst_time_wait_protected()
  :: else ->
  if
  :: (among(tcb[me].state, bit(SYN_RECEIVED)) && seg.rst
      && tcb[me].reopened) -> rule_rst_syn_received_reopened()
  :: else ->
  if
  :: (among(tcb[me].state, bit(SYN_RECEIVED)) && seg.rst && tcb[me].passive
      && tcb[me].snd_closed) -> rule_rst_syn_received_closed()
  :: else ->
  if
  :: (among(tcb[me].state, bit(SYN_RECEIVED)) && seg.rst
      && tcb[me].passive) -> rule_rst_syn_received_passive()
  :: else ->
  if
  :: among(tcb[me].state, bit(SYN_RECEIVED)) && seg.rst -> rule_rst_syn_received_active()
  :: else ->
  if
  :: (among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(FIN_WAIT_2) | bit(CLOSE_WAIT) |
      bit(CLOSING) | bit(LAST_ACK)) && seg.rst) -> rule_rst_reset()
  :: else ->
  if
  :: among(tcb[me].state, bit(TIME_WAIT)) && seg.rst -> rule_rst_time_wait()
  :: else
  fi fi fi fi fi fi fi fi
}

/* ---- third, check security ---- */

/* security.syn-received (RFC 9293 section 3.10.7.4, third): another security or compartment:
   reset the sender */
inline rule_security_syn_received() {
  seg_len = plus(plus(seg.text, (seg.syn -> 1 : 0)), (seg.fin -> 1 : 0));
  seg_end = plus(seg.seq, seg_len);
  told.sent = true;
  out.rst = true;
  out.seq = (seg.has_ack -> seg.ack : 0);
  out.has_ack = !seg.has_ack;
  out.ack = (seg.has_ack -> 0 : seg_end);
  flow = RETURN;
  fired(78, "  security.syn-received\n")
}

/* security.time-wait (RFC 9293 section 3.10.7.4, third): the connection had ended: the user
   knows already */
inline rule_security_time_wait() {
  seg_len = plus(plus(seg.text, (seg.syn -> 1 : 0)), (seg.fin -> 1 : 0));
  seg_end = plus(seg.seq, seg_len);
  told.deleted = true;
  told.sent = true;
  out.rst = true;
  out.seq = (seg.has_ack -> seg.ack : 0);
  out.has_ack = !seg.has_ack;
  out.ack = (seg.has_ack -> 0 : seg_end);
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(79, "  security.time-wait\n")
}

/* security (RFC 9293 section 3.10.7.4, third): another security or compartment: the connection
   is reset */
inline rule_security() {
  seg_len = plus(plus(seg.text, (seg.syn -> 1 : 0)), (seg.fin -> 1 : 0));
  seg_end = plus(seg.seq, seg_len);
  told.deleted = true;
  told.sent = true;
  out.rst = true;
  out.seq = (seg.has_ack -> seg.ack : 0);
  out.has_ack = !seg.has_ack;
  out.ack = (seg.has_ack -> 0 : seg_end);
  told.reset = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(80, "  security\n")
}

/* Phase "third, check security" (RFC 9293 section 3.10.7.4, third): the first rule that fits
   fires. */
inline phase_third_check_security() {
  if
  :: among(tcb[me].state, bit(SYN_RECEIVED)) && seg.insecure -> rule_security_syn_received()
  :: else ->
  if
  :: among(tcb[me].state, bit(TIME_WAIT)) && seg.insecure -> rule_security_time_wait()
  :: else ->
  if
  :: (among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(FIN_WAIT_2) | bit(CLOSE_WAIT) |
      bit(CLOSING) | bit(LAST_ACK)) && seg.insecure) -> rule_security()
  :: else
  fi fi fi
}

/* ---- fourth, check the SYN bit ---- */

/* syn.syn-received.reopened (RFC 9293 section 3.6.1): the SYN that reopened was an old one: back
   to TIME-WAIT (MAY-2) */
inline rule_syn_syn_received_reopened() {
  tcb[me].reopened = false;
  tcb[me].snd_closed = true;
  tcb[me].snd_una = tcb[me].snd_nxt;
  tcb[me].snd_end = minus(tcb[me].snd_nxt, 1);
  tcb[me].armed_time_wait = true;
  tcb[me].deadline_time_wait = plus(call.now, plus(cfg_msl, cfg_msl));
  tcb[me].armed_retransmission = false;
  tcb[me].deadline_retransmission = 0;
  tcb[me].armed_user = false;
  tcb[me].deadline_user = 0;
  tcb[me].armed_keep_alive = false;
  tcb[me].deadline_keep_alive = 0;
  tcb[me].keep_probes = 0;
  tcb[me].state = TIME_WAIT;
  flow = RETURN;
  fired(81, "  syn.syn-received.reopened\n")
}

/* syn.syn-received.closed (RFC 9293 section 3.10.7.4, fourth): who called calls anew, but the
   user has closed: the end */
inline rule_syn_syn_received_closed() {
  told.deleted = true;
  told.closed = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(82, "  syn.syn-received.closed\n")
}

/* syn.syn-received.passive (RFC 9293 section 3.10.7.4, fourth): who called calls anew: back to
   LISTEN */
inline rule_syn_syn_received_passive() {
  told.listening = true;
  forgotten = 2; /* forget_all_but_passive() */
  tcb[me].state = LISTEN;
  flow = RETURN;
  fired(83, "  syn.syn-received.passive\n")
}

/* syn.challenge (RFC 5961 section 4.2): a SYN on an open connection: let the peer prove itself */
inline rule_syn_challenge() {
  period_is_over = at_most(cfg_challenge_period, minus(call.now, tcb[me].challenge_since));
  challenge_allowed = (cfg_challenge_limit == 0 || period_is_over
      || less(tcb[me].challenge_count, cfg_challenge_limit));
  told.sent = challenge_allowed;
  out.seq = tcb[me].snd_nxt;
  out.ack = tcb[me].rcv_nxt;
  out.has_ack = true;
  out.wnd = tcb[me].rcv_wnd;
  tcb[me].challenge_since = (period_is_over -> call.now : tcb[me].challenge_since);
  tcb[me].challenge_count = ((period_is_over -> 1
      : (less(tcb[me].challenge_count, cfg_challenge_limit) -> plus(tcb[me].challenge_count, 1)
      : tcb[me].challenge_count)));
  flow = RETURN;
  fired(84, "  syn.challenge\n")
}

/* Phase "fourth, check the SYN bit" (RFC 9293 section 3.10.7.4, fourth): the first rule that
   fits fires. */
inline phase_fourth_check_the_syn_bit() {
  if
  :: (among(tcb[me].state, bit(SYN_RECEIVED)) && seg.syn
      && tcb[me].reopened) -> rule_syn_syn_received_reopened()
  :: else ->
  if
  :: (among(tcb[me].state, bit(SYN_RECEIVED)) && seg.syn && tcb[me].passive
      && tcb[me].snd_closed) -> rule_syn_syn_received_closed()
  :: else ->
  if
  :: (among(tcb[me].state, bit(SYN_RECEIVED)) && seg.syn
      && tcb[me].passive) -> rule_syn_syn_received_passive()
  :: else ->
  if
  :: seg.syn -> rule_syn_challenge()
  :: else
  fi fi fi fi
}

/* ---- fifth, check the ACK field ---- */

/* ack.absent (RFC 9293 section 3.10.7.4, fifth): every segment of an open connection
   acknowledges */
inline rule_ack_absent() {
  flow = RETURN;
  fired(85, "  ack.absent\n")
}

/* ack.syn-received.unacceptable (RFC 9293 section 3.10.7.4, fifth): this does not acknowledge
   our SYN: reset the sender */
inline rule_ack_syn_received_unacceptable() {
  told.sent = true;
  out.seq = seg.ack;
  out.rst = true;
  flow = RETURN;
  fired(86, "  ack.syn-received.unacceptable\n")
}

/* ack.syn-received.closed (RFC 9293 section 3.10.4): our SYN is acknowledged, and the user has
   closed meanwhile */
inline rule_ack_syn_received_closed() {
  tcb[me].snd_una = plus(tcb[me].snd_iss, 1);
  tcb[me].armed_retransmission = false;
  tcb[me].deadline_retransmission = 0;
  tcb[me].armed_user = false;
  tcb[me].deadline_user = 0;
  tcb[me].rtx_count = 0;
  tcb[me].reopened = false;
  told.open = true;
  tcb[me].state = FIN_WAIT_1;
  fired(87, "  ack.syn-received.closed\n")
}

/* ack.syn-received (RFC 9293 section 3.10.7.4, fifth): our SYN is acknowledged: open */
inline rule_ack_syn_received() {
  tcb[me].snd_una = plus(tcb[me].snd_iss, 1);
  tcb[me].armed_retransmission = false;
  tcb[me].deadline_retransmission = 0;
  tcb[me].armed_user = false;
  tcb[me].deadline_user = 0;
  tcb[me].rtx_count = 0;
  tcb[me].reopened = false;
  told.open = true;
  tcb[me].state = ESTABLISHED;
  fired(88, "  ack.syn-received\n")
}

/* ack.unsent (RFC 9293 section 3.10.7.4, fifth): it acknowledges what was never sent: tell the
   sender, drop it */
inline rule_ack_unsent() {
  period_is_over = at_most(cfg_challenge_period, minus(call.now, tcb[me].challenge_since));
  challenge_allowed = (cfg_challenge_limit == 0 || period_is_over
      || less(tcb[me].challenge_count, cfg_challenge_limit));
  told.sent = challenge_allowed;
  out.seq = tcb[me].snd_nxt;
  out.ack = tcb[me].rcv_nxt;
  out.has_ack = true;
  out.wnd = tcb[me].rcv_wnd;
  tcb[me].challenge_since = (period_is_over -> call.now : tcb[me].challenge_since);
  tcb[me].challenge_count = ((period_is_over -> 1
      : (less(tcb[me].challenge_count, cfg_challenge_limit) -> plus(tcb[me].challenge_count, 1)
      : tcb[me].challenge_count)));
  flow = RETURN;
  fired(89, "  ack.unsent\n")
}

/* ack.too-old (RFC 5961 section 5.2): it acknowledges less than any honest segment could: a
   blind guess */
inline rule_ack_too_old() {
  period_is_over = at_most(cfg_challenge_period, minus(call.now, tcb[me].challenge_since));
  challenge_allowed = (cfg_challenge_limit == 0 || period_is_over
      || less(tcb[me].challenge_count, cfg_challenge_limit));
  told.sent = challenge_allowed;
  out.seq = tcb[me].snd_nxt;
  out.ack = tcb[me].rcv_nxt;
  out.has_ack = true;
  out.wnd = tcb[me].rcv_wnd;
  tcb[me].challenge_since = (period_is_over -> call.now : tcb[me].challenge_since);
  tcb[me].challenge_count = ((period_is_over -> 1
      : (less(tcb[me].challenge_count, cfg_challenge_limit) -> plus(tcb[me].challenge_count, 1)
      : tcb[me].challenge_count)));
  flow = RETURN;
  fired(90, "  ack.too-old\n")
}

/* ack.time-wait (RFC 9293 section 3.10.7.4, fifth): only the peer's FIN matters here, and it was
   looked for already */
inline rule_ack_time_wait() {
  flow = RETURN;
  fired(91, "  ack.time-wait\n")
}

/* Phase "fifth, check the ACK field" (RFC 9293 section 3.10.7.4, fifth): the first rule that
   fits fires. */
inline phase_fifth_check_the_ack_field() {
  if
  :: !seg.has_ack -> rule_ack_absent()
  :: else ->
  if
  :: (among(tcb[me].state, bit(SYN_RECEIVED))
      && !(before(tcb[me].snd_una, seg.ack)
      && until(seg.ack, tcb[me].snd_nxt))) -> rule_ack_syn_received_unacceptable()
  :: else ->
  if
  :: (among(tcb[me].state, bit(SYN_RECEIVED))
      && tcb[me].snd_closed) -> rule_ack_syn_received_closed()
  :: else ->
  if
  :: among(tcb[me].state, bit(SYN_RECEIVED)) -> rule_ack_syn_received()
  :: else ->
  if
  :: (among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(FIN_WAIT_2) | bit(CLOSE_WAIT) |
      bit(CLOSING) | bit(LAST_ACK) | bit(TIME_WAIT))
      && before(tcb[me].snd_nxt, seg.ack)) -> rule_ack_unsent()
  :: else ->
  if
  :: (among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(FIN_WAIT_2) | bit(CLOSE_WAIT) |
      bit(CLOSING) | bit(LAST_ACK) | bit(TIME_WAIT))
      && (before(seg.ack, minus(tcb[me].snd_una, tcb[me].snd_max_wnd))
      || (!tcb[me].snd_aged && until(seg.ack, tcb[me].snd_iss)))) -> rule_ack_too_old()
  :: else ->
  if
  :: among(tcb[me].state, bit(TIME_WAIT)) -> rule_ack_time_wait()
  :: else
  fi fi fi fi fi fi fi
}

/* ---- fifth, what is acknowledged ---- */

/* ack.new (RFC 9293 section 3.10.7.4, fifth): SND.UNA moves; the timers start anew with what is
   left */
inline rule_ack_new() {
  tcb[me].snd_aged = (tcb[me].snd_aged
      || less(part_of_circle(1073741824), minus(seg.ack, tcb[me].snd_iss)));
  tcb[me].armed_retransmission = false;
  tcb[me].deadline_retransmission = 0;
  tcb[me].armed_user = false;
  tcb[me].deadline_user = 0;
  tcb[me].rtx_count = 0;
  told.acknowledged = (minus(minus(seg.ack, tcb[me].snd_una),
      (tcb[me].snd_closed && before(tcb[me].snd_end, seg.ack) -> 1 : 0)));
  tcb[me].snd_una = seg.ack;
  fired(92, "  ack.new\n")
}

/* ack.duplicate (RFC 5681 section 2): the same again while text is outstanding: a segment has
   left the network, another may be lost */
inline rule_ack_duplicate() {
  told.duplicate_ack = true;
  fired(93, "  ack.duplicate\n")
}

/* ack.old (RFC 9293 section 3.10.7.4, fifth): nothing new is acknowledged: it can be ignored */
inline rule_ack_old() {
  fired(94, "  ack.old\n")
}

/* Phase "fifth, what is acknowledged" (RFC 9293 section 3.10.7.4, fifth): the first rule that
   fits fires. */
inline phase_fifth_what_is_acknowledged() {
  seg_len = plus(plus(seg.text, (seg.syn -> 1 : 0)), (seg.fin -> 1 : 0));
  if
  :: before(tcb[me].snd_una, seg.ack) -> rule_ack_new()
  :: else ->
  if
  :: (tcb[me].snd_una != tcb[me].snd_nxt && seg.ack == tcb[me].snd_una && seg_len == 0
      && seg.wnd == tcb[me].snd_wnd) -> rule_ack_duplicate()
  :: else ->
  if
  :: true -> rule_ack_old()
  fi fi fi
}

/* ---- fifth, the send window ---- */

/* window.closed (RFC 9293 section 3.8.6.1): the peer's window is closed but the peer lives: R2
   counts anew (MUST-37) */
inline rule_window_closed() {
  tcb[me].snd_wnd = 0;
  tcb[me].snd_wl1 = seg.seq;
  tcb[me].snd_wl2 = seg.ack;
  tcb[me].rtx_since = call.now;
  tcb[me].rtx_count = 0;
  tcb[me].armed_user = false;
  tcb[me].deadline_user = 0;
  fired(95, "  window.closed\n")
}

/* window.opens (RFC 9293 section 3.8.6.1): the window opens again: what waits and what was
   probed starts with a fresh time-out */
inline rule_window_opens() {
  tcb[me].snd_wnd = offered_window;
  tcb[me].snd_wl1 = seg.seq;
  tcb[me].snd_wl2 = seg.ack;
  tcb[me].snd_max_wnd = larger(tcb[me].snd_max_wnd, offered_window);
  tcb[me].armed_retransmission = false;
  tcb[me].deadline_retransmission = 0;
  tcb[me].armed_user = false;
  tcb[me].deadline_user = 0;
  fired(96, "  window.opens\n")
}

/* window.update (RFC 9293 section 3.10.7.4, fifth): the newest segment says how much the peer
   takes */
inline rule_window_update() {
  tcb[me].snd_wnd = offered_window;
  tcb[me].snd_wl1 = seg.seq;
  tcb[me].snd_wl2 = seg.ack;
  tcb[me].snd_max_wnd = larger(tcb[me].snd_max_wnd, offered_window);
  fired(97, "  window.update\n")
}

/* Phase "fifth, the send window" (RFC 9293 section 3.10.7.4, fifth): the first rule that fits
   fires. */
inline phase_fifth_the_send_window() {
  segment_is_newer = (before(tcb[me].snd_wl1, seg.seq)
      || (tcb[me].snd_wl1 == seg.seq && until(tcb[me].snd_wl2, seg.ack)));
  offered_window = smaller(seg.wnd, part_of_circle(1073741824));
  if
  :: (until(tcb[me].snd_una, seg.ack) && segment_is_newer
      && offered_window == 0) -> rule_window_closed()
  :: else ->
  if
  :: (among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(CLOSE_WAIT) | bit(CLOSING) |
      bit(LAST_ACK)) && until(tcb[me].snd_una, seg.ack) && segment_is_newer
      && tcb[me].snd_wnd == 0) -> rule_window_opens()
  :: else ->
  if
  :: until(tcb[me].snd_una, seg.ack) && segment_is_newer -> rule_window_update()
  :: else
  fi fi fi
}

/* ---- fifth, our FIN is acknowledged ---- */

/* fin-wait-1.fin-acknowledged (RFC 9293 section 3.10.7.4, fifth): our direction is closed; the
   peer's is open still */
inline rule_fin_wait_1_fin_acknowledged() {
  tcb[me].state = FIN_WAIT_2;
  fired(98, "  fin-wait-1.fin-acknowledged\n")
}

/* closing.fin-acknowledged (RFC 9293 section 3.10.7.4, fifth): both directions are closed */
inline rule_closing_fin_acknowledged() {
  tcb[me].armed_time_wait = true;
  tcb[me].deadline_time_wait = plus(call.now, plus(cfg_msl, cfg_msl));
  tcb[me].armed_retransmission = false;
  tcb[me].deadline_retransmission = 0;
  tcb[me].armed_user = false;
  tcb[me].deadline_user = 0;
  tcb[me].armed_keep_alive = false;
  tcb[me].deadline_keep_alive = 0;
  tcb[me].keep_probes = 0;
  told.closed = true;
  tcb[me].state = TIME_WAIT;
  flow = RETURN;
  fired(99, "  closing.fin-acknowledged\n")
}

/* last-ack.fin-acknowledged (RFC 9293 section 3.10.7.4, fifth): the peer has our FIN: all is
   said */
inline rule_last_ack_fin_acknowledged() {
  told.deleted = true;
  told.closed = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(100, "  last-ack.fin-acknowledged\n")
}

/* Phase "fifth, our FIN is acknowledged" (RFC 9293 section 3.10.7.4, fifth): the first rule that
   fits fires. */
inline phase_fifth_our_fin_is_acknowledged() {
  fin_sent = tcb[me].snd_closed && tcb[me].snd_nxt == plus(tcb[me].snd_end, 1);
  fin_acknowledged = fin_sent && tcb[me].snd_una == tcb[me].snd_nxt;
  if
  :: (among(tcb[me].state, bit(FIN_WAIT_1))
      && fin_acknowledged) -> rule_fin_wait_1_fin_acknowledged()
  :: else ->
  if
  :: among(tcb[me].state, bit(CLOSING)) && fin_acknowledged -> rule_closing_fin_acknowledged()
  :: else ->
  if
  :: among(tcb[me].state, bit(LAST_ACK)) && fin_acknowledged -> rule_last_ack_fin_acknowledged()
  :: else
  fi fi fi
}

/* ---- the peer is alive ---- */

/* keep-alive.heard (RFC 9293 section 3.8.4): whatever is acceptable shows that the peer lives:
   its time starts anew */
inline rule_keep_alive_heard() {
  tcb[me].armed_keep_alive = cfg_keep_alive;
  tcb[me].deadline_keep_alive = (cfg_keep_alive -> plus(call.now, cfg_keep_idle) : 0);
  tcb[me].keep_probes = 0;
  fired(101, "  keep-alive.heard\n")
}

/* Phase "the peer is alive" (RFC 9293 section 3.8.4): the first rule that fits fires. */
inline phase_the_peer_is_alive() {
  if
  :: cfg_keep_alive -> rule_keep_alive_heard()
  :: else
  fi
}

/* ---- sixth, check the URG bit ---- */

/* urg (RFC 9293 section 3.10.7.4, sixth): urgent data lies further ahead than was known: the
   user is told (MUST-32) */
inline rule_urg() {
  tcb[me].rcv_up = urgent_end;
  told.urgent = true;
  fired(102, "  urg\n")
}

/* Phase "sixth, check the URG bit" (RFC 9293 section 3.10.7.4, sixth): the first rule that fits
   fires. */
inline phase_sixth_check_the_urg_bit() {
  urgent_end = plus(seg.seq, seg.up);
  if
  :: (seg.urg && before(tcb[me].rcv_up, urgent_end)
      && before(tcb[me].rcv_nxt, urgent_end)) -> rule_urg()
  :: else
  fi
}

/* ---- seventh, process the segment text ---- */

/* text.after-close (RFC 9293 section 3.6.1): the user has closed for good: new text is lost, and
   the peer is told (SHLD-3) */
inline rule_text_after_close() {
  told.deleted = true;
  told.sent = true;
  out.seq = tcb[me].snd_nxt;
  out.rst = true;
  told.reset = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(103, "  text.after-close\n")
}

/* text.in-order (RFC 9293 section 3.10.7.4, seventh): new text in order is delivered, as far as
   the window goes */
inline rule_text_in_order() {
  taken_text = smaller(minus(seg.text, already_received), tcb[me].rcv_wnd);
  tcb[me].rcv_wnd = minus(tcb[me].rcv_wnd, taken_text);
  tcb[me].rcv_unread = plus(tcb[me].rcv_unread, taken_text);
  tcb[me].rcv_up = ((before(tcb[me].rcv_up,
      plus(tcb[me].rcv_nxt, taken_text)) -> plus(tcb[me].rcv_nxt, taken_text) : tcb[me].rcv_up));
  tcb[me].rcv_nxt = plus(tcb[me].rcv_nxt, taken_text);
  told.delivered = taken_text;
  told.delivered_at = already_received;
  told.ack_owed = true;
  fired(104, "  text.in-order\n")
}

/* text.out-of-order (RFC 9293 section 3.10.7.4, seventh): a hole lies before it: the host may
   hold the segment and present it again (SHLD-31) */
inline rule_text_out_of_order() {
  told.ack_owed = true;
  flow = ANSWER;
  fired(105, "  text.out-of-order\n")
}

/* Phase "seventh, process the segment text" (RFC 9293 section 3.10.7.4, seventh): the first rule
   that fits fires. */
inline phase_seventh_process_the_segment_text() {
  starts_in_order = until(seg.seq, tcb[me].rcv_nxt);
  already_received = minus(tcb[me].rcv_nxt, seg.seq);
  has_new_text = starts_in_order && less(already_received, seg.text);
  seg_len = plus(plus(seg.text, (seg.syn -> 1 : 0)), (seg.fin -> 1 : 0));
  if
  :: cfg_half_duplex_close && tcb[me].snd_closed && has_new_text -> rule_text_after_close()
  :: else ->
  if
  :: has_new_text -> rule_text_in_order()
  :: else ->
  if
  :: !starts_in_order && seg_len != 0 -> rule_text_out_of_order()
  :: else
  fi fi fi
}

/* ---- eighth, check the FIN bit ---- */

/* established.fin (RFC 9293 section 3.10.7.4, eighth): the peer has no more to send; we may */
inline rule_established_fin() {
  tcb[me].rcv_nxt = plus(tcb[me].rcv_nxt, 1);
  told.closing = true;
  told.ack_owed = true;
  tcb[me].state = CLOSE_WAIT;
  flow = ANSWER;
  fired(106, "  established.fin\n")
}

/* fin-wait-1.fin (RFC 9293 section 3.10.7.4, eighth): both close at once; ours is not
   acknowledged yet */
inline rule_fin_wait_1_fin() {
  tcb[me].rcv_nxt = plus(tcb[me].rcv_nxt, 1);
  told.closing = true;
  told.ack_owed = true;
  tcb[me].state = CLOSING;
  flow = ANSWER;
  fired(107, "  fin-wait-1.fin\n")
}

/* fin-wait-2.fin (RFC 9293 section 3.10.7.4, eighth): both have closed: acknowledge it and wait
   2MSL */
inline rule_fin_wait_2_fin() {
  tcb[me].rcv_nxt = plus(tcb[me].rcv_nxt, 1);
  told.closing = true;
  tcb[me].armed_time_wait = true;
  tcb[me].deadline_time_wait = plus(call.now, plus(cfg_msl, cfg_msl));
  tcb[me].armed_retransmission = false;
  tcb[me].deadline_retransmission = 0;
  tcb[me].armed_user = false;
  tcb[me].deadline_user = 0;
  tcb[me].armed_keep_alive = false;
  tcb[me].deadline_keep_alive = 0;
  tcb[me].keep_probes = 0;
  told.closed = true;
  told.ack_owed = true;
  tcb[me].state = TIME_WAIT;
  flow = ANSWER;
  fired(108, "  fin-wait-2.fin\n")
}

/* Phase "eighth, check the FIN bit" (RFC 9293 section 3.10.7.4, eighth): the first rule that
   fits fires. */
inline phase_eighth_check_the_fin_bit() {
  fin_in_sequence = seg.fin && plus(seg.seq, seg.text) == tcb[me].rcv_nxt;
  if
  :: among(tcb[me].state, bit(ESTABLISHED)) && fin_in_sequence -> rule_established_fin()
  :: else ->
  if
  :: among(tcb[me].state, bit(FIN_WAIT_1)) && fin_in_sequence -> rule_fin_wait_1_fin()
  :: else ->
  if
  :: among(tcb[me].state, bit(FIN_WAIT_2)) && fin_in_sequence -> rule_fin_wait_2_fin()
  :: else
  fi fi fi
}

/* ---- RETRANSMIT ---- */

/* retransmit (RFC 9293 section 3.8.2): what the host takes for lost goes again, a segment of it;
   the clocks go on as they were */
inline rule_retransmit() {
  fin_sent = tcb[me].snd_closed && tcb[me].snd_nxt == plus(tcb[me].snd_end, 1);
  outstanding_text = minus(outstanding, (fin_sent -> 1 : 0));
  lost_text = minus(outstanding_text, minus(call.lost, tcb[me].snd_una));
  resent_lost_text = (smaller(smaller(lost_text, tcb[me].snd_mss),
      minus(tcb[me].snd_wnd, minus(call.lost, tcb[me].snd_una))));
  told.sent = true;
  told.sent_at = minus(call.lost, tcb[me].snd_una);
  out.seq = call.lost;
  out.text = resent_lost_text;
  out.fin = (fin_sent && resent_lost_text == lost_text
      && less(lost_text, minus(tcb[me].snd_wnd, minus(call.lost, tcb[me].snd_una))));
  out.has_ack = true;
  out.ack = tcb[me].rcv_nxt;
  out.wnd = tcb[me].rcv_wnd;
  told.sent_again = true;
  told.ok = true;
  flow = RETURN;
  fired(109, "  retransmit\n")
}

/* retransmit.nothing (RFC 9293 section 3.8.6): it is not outstanding, or the peer's window does
   not reach there any more */
inline rule_retransmit_nothing() {
  flow = RETURN;
  fired(110, "  retransmit.nothing\n")
}

/* Phase "RETRANSMIT" (RFC 9293 section 3.8.2): the first rule that fits fires. */
inline phase_retransmit() {
  outstanding = minus(tcb[me].snd_nxt, tcb[me].snd_una);
  if
  :: (among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(CLOSE_WAIT) | bit(CLOSING) |
      bit(LAST_ACK)) && less(minus(call.lost, tcb[me].snd_una), outstanding)
      && less(minus(call.lost, tcb[me].snd_una), tcb[me].snd_wnd)) -> rule_retransmit()
  :: else ->
  if
  :: true -> rule_retransmit_nothing()
  fi fi
}

/* ---- RETRANSMISSION TIMEOUT ---- */

/* retransmission.give-up.reopened (RFC 9293 section 3.6.1): the SYN that reopened was an old
   one: back to TIME-WAIT (MAY-2) */
inline rule_retransmission_give_up_reopened() {
  tcb[me].reopened = false;
  tcb[me].snd_closed = true;
  tcb[me].snd_una = tcb[me].snd_nxt;
  tcb[me].snd_end = minus(tcb[me].snd_nxt, 1);
  tcb[me].armed_time_wait = true;
  tcb[me].deadline_time_wait = plus(call.now, plus(cfg_msl, cfg_msl));
  tcb[me].armed_retransmission = false;
  tcb[me].deadline_retransmission = 0;
  tcb[me].armed_user = false;
  tcb[me].deadline_user = 0;
  tcb[me].armed_keep_alive = false;
  tcb[me].deadline_keep_alive = 0;
  tcb[me].keep_probes = 0;
  tcb[me].state = TIME_WAIT;
  flow = RETURN;
  fired(111, "  retransmission.give-up.reopened\n")
}

/* retransmission.give-up.closed (RFC 9293 section 3.8.3): who called does not answer, and the
   user has closed: the end */
inline rule_retransmission_give_up_closed() {
  told.deleted = true;
  told.closed = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(112, "  retransmission.give-up.closed\n")
}

/* retransmission.give-up.passive (RFC 9293 section 3.8.3): who called does not answer: back to
   LISTEN (MUST-20, MUST-23) */
inline rule_retransmission_give_up_passive() {
  told.listening = true;
  forgotten = 2; /* forget_all_but_passive() */
  tcb[me].state = LISTEN;
  flow = RETURN;
  fired(113, "  retransmission.give-up.passive\n")
}

/* retransmission.give-up.syn (RFC 9293 section 3.8.3): nobody answers our SYN (MUST-20, MUST-23) */
inline rule_retransmission_give_up_syn() {
  told.deleted = true;
  told.retry_timeout = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(114, "  retransmission.give-up.syn\n")
}

/* retransmission.give-up (RFC 9293 section 3.8.3): R2 is reached without progress (MUST-20) */
inline rule_retransmission_give_up() {
  told.deleted = true;
  told.retry_timeout = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(115, "  retransmission.give-up\n")
}

/* retransmission.syn (RFC 9293 section 3.10.8): the SYN again */
inline rule_retransmission_syn() {
  receive_buffer = smaller(cfg_buffer, part_of_circle(1073741824));
  backed_off = smaller(plus(tcb[me].rtx_rto, tcb[me].rtx_rto), cfg_max_rto);
  told.sent = true;
  out.seq = tcb[me].snd_iss;
  out.syn = true;
  out.mss = cfg_mss;
  out.wnd = receive_buffer;
  told.sent_again = true;
  tcb[me].rtx_rto = backed_off;
  tcb[me].armed_retransmission = true;
  tcb[me].deadline_retransmission = plus(call.now, backed_off);
  told.retry_trouble = plus(tcb[me].rtx_count, 1) == cfg_r1;
  tcb[me].rtx_count = plus(tcb[me].rtx_count, 1);
  flow = RETURN;
  fired(116, "  retransmission.syn\n")
}

/* retransmission.syn-ack (RFC 9293 section 3.10.8): SYN and ACK again */
inline rule_retransmission_syn_ack() {
  receive_buffer = smaller(cfg_buffer, part_of_circle(1073741824));
  backed_off = smaller(plus(tcb[me].rtx_rto, tcb[me].rtx_rto), cfg_max_rto);
  told.sent = true;
  out.seq = tcb[me].snd_iss;
  out.syn = true;
  out.mss = cfg_mss;
  out.wnd = receive_buffer;
  out.has_ack = true;
  out.ack = tcb[me].rcv_nxt;
  told.sent_again = true;
  tcb[me].rtx_rto = backed_off;
  tcb[me].armed_retransmission = true;
  tcb[me].deadline_retransmission = plus(call.now, backed_off);
  told.retry_trouble = plus(tcb[me].rtx_count, 1) == cfg_r1;
  tcb[me].rtx_count = plus(tcb[me].rtx_count, 1);
  flow = RETURN;
  fired(117, "  retransmission.syn-ack\n")
}

/* retransmission.probe (RFC 9293 section 3.8.6.1): nothing is outstanding and text waits: probe
   the window (MUST-36) */
inline rule_retransmission_probe() {
  outstanding = minus(tcb[me].snd_nxt, tcb[me].snd_una);
  unsent_text = minus(tcb[me].snd_end, tcb[me].snd_nxt);
  send_window = (call.cwnd == 0 -> tcb[me].snd_wnd : smaller(tcb[me].snd_wnd, call.cwnd));
  usable_window = (less(outstanding, send_window) -> minus(send_window, outstanding) : 0);
  probe_text = smaller(smaller(unsent_text, tcb[me].snd_mss), larger(usable_window, 1));
  backed_off = smaller(plus(tcb[me].rtx_rto, tcb[me].rtx_rto), cfg_max_rto);
  told.sent = true;
  told.sent_at = outstanding;
  out.seq = tcb[me].snd_nxt;
  out.text = probe_text;
  out.fin = false;
  out.has_ack = true;
  out.ack = tcb[me].rcv_nxt;
  out.wnd = tcb[me].rcv_wnd;
  tcb[me].snd_nxt = plus(tcb[me].snd_nxt, probe_text);
  tcb[me].rtx_rto = backed_off;
  tcb[me].armed_retransmission = true;
  tcb[me].deadline_retransmission = plus(call.now, backed_off);
  told.retry_trouble = plus(tcb[me].rtx_count, 1) == cfg_r1;
  tcb[me].rtx_count = plus(tcb[me].rtx_count, 1);
  flow = RETURN;
  fired(118, "  retransmission.probe\n")
}

/* retransmission.probe-fin (RFC 9293 section 3.8.6.1): nothing is outstanding and the FIN waits:
   it probes the window */
inline rule_retransmission_probe_fin() {
  outstanding = minus(tcb[me].snd_nxt, tcb[me].snd_una);
  backed_off = smaller(plus(tcb[me].rtx_rto, tcb[me].rtx_rto), cfg_max_rto);
  told.sent = true;
  told.sent_at = outstanding;
  out.seq = tcb[me].snd_nxt;
  out.text = 0;
  out.fin = true;
  out.has_ack = true;
  out.ack = tcb[me].rcv_nxt;
  out.wnd = tcb[me].rcv_wnd;
  tcb[me].snd_nxt = plus(tcb[me].snd_nxt, 1);
  tcb[me].rtx_rto = backed_off;
  tcb[me].armed_retransmission = true;
  tcb[me].deadline_retransmission = plus(call.now, backed_off);
  told.retry_trouble = plus(tcb[me].rtx_count, 1) == cfg_r1;
  tcb[me].rtx_count = plus(tcb[me].rtx_count, 1);
  flow = RETURN;
  fired(119, "  retransmission.probe-fin\n")
}

/* retransmission.text (RFC 9293 section 3.10.8): the oldest unacknowledged text, and the FIN,
   again */
inline rule_retransmission_text() {
  outstanding = minus(tcb[me].snd_nxt, tcb[me].snd_una);
  fin_sent = tcb[me].snd_closed && tcb[me].snd_nxt == plus(tcb[me].snd_end, 1);
  outstanding_text = minus(outstanding, (fin_sent -> 1 : 0));
  resent_text = smaller(smaller(outstanding_text, tcb[me].snd_mss), larger(tcb[me].snd_wnd, 1));
  fin_rides_again = fin_sent && resent_text == outstanding_text;
  backed_off = smaller(plus(tcb[me].rtx_rto, tcb[me].rtx_rto), cfg_max_rto);
  told.sent = true;
  told.sent_at = minus(tcb[me].snd_una, tcb[me].snd_una);
  out.seq = tcb[me].snd_una;
  out.text = resent_text;
  out.fin = fin_rides_again;
  out.has_ack = true;
  out.ack = tcb[me].rcv_nxt;
  out.wnd = tcb[me].rcv_wnd;
  told.sent_again = true;
  tcb[me].rtx_rto = backed_off;
  tcb[me].armed_retransmission = true;
  tcb[me].deadline_retransmission = plus(call.now, backed_off);
  told.retry_trouble = plus(tcb[me].rtx_count, 1) == cfg_r1;
  tcb[me].rtx_count = plus(tcb[me].rtx_count, 1);
  flow = RETURN;
  fired(120, "  retransmission.text\n")
}

/* Phase "RETRANSMISSION TIMEOUT" (RFC 9293 section 3.10.8): the first rule that fits fires. */
inline phase_retransmission_timeout() {
  without_progress = minus(call.now, tcb[me].rtx_since);
  has_unsent_text = before(tcb[me].snd_nxt, tcb[me].snd_end);
  fin_due = tcb[me].snd_closed && tcb[me].snd_nxt == tcb[me].snd_end;
  if
  :: (among(tcb[me].state, bit(SYN_RECEIVED)) && tcb[me].reopened
      && at_most(cfg_r2_syn, without_progress)) -> rule_retransmission_give_up_reopened()
  :: else ->
  if
  :: (among(tcb[me].state, bit(SYN_RECEIVED)) && tcb[me].passive && tcb[me].snd_closed
      && at_most(cfg_r2_syn, without_progress)) -> rule_retransmission_give_up_closed()
  :: else ->
  if
  :: (among(tcb[me].state, bit(SYN_RECEIVED)) && tcb[me].passive
      && at_most(cfg_r2_syn, without_progress)) -> rule_retransmission_give_up_passive()
  :: else ->
  if
  :: (among(tcb[me].state, bit(SYN_SENT) | bit(SYN_RECEIVED))
      && at_most(cfg_r2_syn, without_progress)) -> rule_retransmission_give_up_syn()
  :: else ->
  if
  :: (among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(CLOSE_WAIT) | bit(CLOSING) |
      bit(LAST_ACK)) && at_most(cfg_r2, without_progress)) -> rule_retransmission_give_up()
  :: else ->
  if
  :: among(tcb[me].state, bit(SYN_SENT)) -> rule_retransmission_syn()
  :: else ->
  if
  :: among(tcb[me].state, bit(SYN_RECEIVED)) -> rule_retransmission_syn_ack()
  :: else ->
  if
  :: (among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(CLOSE_WAIT) | bit(CLOSING) |
      bit(LAST_ACK)) && tcb[me].snd_una == tcb[me].snd_nxt
      && has_unsent_text) -> rule_retransmission_probe()
  :: else ->
  if
  :: (among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(CLOSE_WAIT) | bit(CLOSING) |
      bit(LAST_ACK)) && tcb[me].snd_una == tcb[me].snd_nxt
      && fin_due) -> rule_retransmission_probe_fin()
  :: else ->
  if
  :: (among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(CLOSE_WAIT) | bit(CLOSING) |
      bit(LAST_ACK))) -> rule_retransmission_text()
  :: else
  fi fi fi fi fi fi fi fi fi fi
}

/* ---- USER TIMEOUT ---- */

/* user-timeout (RFC 9293 section 3.10.8): the user's patience is over */
inline rule_user_timeout() {
  told.deleted = true;
  told.user_timeout = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(121, "  user-timeout\n")
}

/* Phase "USER TIMEOUT" (RFC 9293 section 3.10.8): the first rule that fits fires. */
inline phase_user_timeout() {
  if
  :: true -> rule_user_timeout()
  fi
}

/* ---- TIME-WAIT TIMEOUT ---- */

/* time-wait.timeout (RFC 9293 section 3.10.8): 2MSL have passed: the end */
inline rule_time_wait_timeout() {
  told.deleted = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(122, "  time-wait.timeout\n")
}

/* Phase "TIME-WAIT TIMEOUT" (RFC 9293 section 3.10.8): the first rule that fits fires. */
inline phase_time_wait_timeout() {
  if
  :: true -> rule_time_wait_timeout()
  fi
}

/* ---- KEEP-ALIVE TIMEOUT ---- */

/* keep-alive.busy (RFC 9293 section 3.8.4): data is outstanding: its retransmission is the probe
   (MUST-26) */
inline rule_keep_alive_busy() {
  tcb[me].armed_keep_alive = cfg_keep_alive;
  tcb[me].deadline_keep_alive = (cfg_keep_alive -> plus(call.now, cfg_keep_idle) : 0);
  tcb[me].keep_probes = 0;
  flow = RETURN;
  fired(123, "  keep-alive.busy\n")
}

/* keep-alive.give-up (RFC 9293 section 3.8.4): so many probes have no answer: the peer is dead
   (MUST-29) */
inline rule_keep_alive_give_up() {
  told.deleted = true;
  told.keep_alive_timeout = true;
  forgotten = 1; /* forget_all() */
  tcb[me].state = CLOSED;
  flow = RETURN;
  fired(124, "  keep-alive.give-up\n")
}

/* keep-alive.probe (RFC 9293 section 3.8.4): <SEQ=SND.NXT-1> without text draws an ACK from a
   living peer (SHLD-12) */
inline rule_keep_alive_probe() {
  told.sent = true;
  out.seq = minus(tcb[me].snd_nxt, 1);
  out.ack = tcb[me].rcv_nxt;
  out.has_ack = true;
  out.wnd = tcb[me].rcv_wnd;
  tcb[me].keep_probes = plus(tcb[me].keep_probes, 1);
  tcb[me].armed_keep_alive = true;
  tcb[me].deadline_keep_alive = plus(call.now, cfg_keep_interval);
  flow = RETURN;
  fired(125, "  keep-alive.probe\n")
}

/* Phase "KEEP-ALIVE TIMEOUT" (RFC 9293 section 3.8.4): the first rule that fits fires. */
inline phase_keep_alive_timeout() {
  has_unsent_text = before(tcb[me].snd_nxt, tcb[me].snd_end);
  fin_due = tcb[me].snd_closed && tcb[me].snd_nxt == tcb[me].snd_end;
  something_to_send = tcb[me].snd_una != tcb[me].snd_nxt || has_unsent_text || fin_due;
  if
  :: something_to_send -> rule_keep_alive_busy()
  :: else ->
  if
  :: (among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_2) | bit(CLOSE_WAIT))
      && at_most(cfg_keep_count, tcb[me].keep_probes)) -> rule_keep_alive_give_up()
  :: else ->
  if
  :: (among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_2) | bit(CLOSE_WAIT))) ->
      rule_keep_alive_probe()
  :: else
  fi fi fi
}

/* `event` happens to the end `me`: `seg` arrives, or `call` is made. Sets `out` and `told`. */
inline happen() {
  d_step {
  out.seq = 0;
  out.ack = 0;
  out.text = 0;
  out.wnd = 0;
  out.up = 0;
  out.mss = 0;
  out.syn = 0;
  out.has_ack = 0;
  out.fin = 0;
  out.rst = 0;
  out.urg = 0;
  out.insecure = 0;
  told.ack_owed = 0;
  told.delivered_at = 0;
  told.sent = 0;
  told.sent_at = 0;
  told.sent_again = 0;
  told.duplicate_ack = 0;
  told.listening = 0;
  told.deleted = 0;
  told.acknowledged = 0;
  told.delivered = 0;
  told.received = 0;
  told.ok = 0;
  told.open = 0;
  told.closing = 0;
  told.closed = 0;
  told.reset = 0;
  told.refused = 0;
  told.user_timeout = 0;
  told.retry_timeout = 0;
  told.keep_alive_timeout = 0;
  told.retry_trouble = 0;
  told.urgent = 0;
  told.illegal = 0;
  told.no_resources = 0;
  told.isn_missing = 0;
  told.remote_unspecified = 0;
  told.does_not_exist = 0;
  told.already_exists = 0;
  told.is_closing = 0;
  forgotten = 0;
  flow = CONTINUE;
  if
  :: flow == CONTINUE && event == OPEN_PASSIVE -> phase_open_passive()
  :: else
  fi;
  if
  :: flow == CONTINUE && event == OPEN_ACTIVE -> phase_open_active()
  :: else
  fi;
  if
  :: flow == CONTINUE && event == SEND -> phase_send()
  :: else
  fi;
  if
  :: flow == CONTINUE && event == RECEIVE -> phase_receive()
  :: else
  fi;
  if
  :: flow == CONTINUE && event == CLOSE -> phase_close()
  :: else
  fi;
  if
  :: (flow == CONTINUE && event == SEGMENT_ARRIVES
      && among(tcb[me].state, bit(CLOSED))) -> phase_closed()
  :: else
  fi;
  if
  :: (flow == CONTINUE && event == SEGMENT_ARRIVES
      && among(tcb[me].state, bit(LISTEN))) -> phase_listen()
  :: else
  fi;
  if
  :: (flow == CONTINUE && event == SEGMENT_ARRIVES
      && among(tcb[me].state, bit(SYN_SENT))) -> phase_syn_sent()
  :: else
  fi;
  if
  :: (flow == CONTINUE && event == SEGMENT_ARRIVES
      && among(tcb[me].state, bit(SYN_RECEIVED) | bit(ESTABLISHED) | bit(FIN_WAIT_1) |
      bit(FIN_WAIT_2) | bit(CLOSE_WAIT) | bit(CLOSING) | bit(LAST_ACK) | bit(TIME_WAIT))) ->
      phase_first_check_sequence_number()
  :: else
  fi;
  if
  :: (flow == CONTINUE && event == SEGMENT_ARRIVES
      && among(tcb[me].state, bit(SYN_RECEIVED) | bit(ESTABLISHED) | bit(FIN_WAIT_1) |
      bit(FIN_WAIT_2) | bit(CLOSE_WAIT) | bit(CLOSING) | bit(LAST_ACK) | bit(TIME_WAIT))) ->
      phase_second_check_the_rst_bit()
  :: else
  fi;
  if
  :: (flow == CONTINUE && event == SEGMENT_ARRIVES
      && among(tcb[me].state, bit(SYN_RECEIVED) | bit(ESTABLISHED) | bit(FIN_WAIT_1) |
      bit(FIN_WAIT_2) | bit(CLOSE_WAIT) | bit(CLOSING) | bit(LAST_ACK) | bit(TIME_WAIT))) ->
      phase_third_check_security()
  :: else
  fi;
  if
  :: (flow == CONTINUE && event == SEGMENT_ARRIVES
      && among(tcb[me].state, bit(SYN_RECEIVED) | bit(ESTABLISHED) | bit(FIN_WAIT_1) |
      bit(FIN_WAIT_2) | bit(CLOSE_WAIT) | bit(CLOSING) | bit(LAST_ACK) | bit(TIME_WAIT))) ->
      phase_fourth_check_the_syn_bit()
  :: else
  fi;
  if
  :: (flow == CONTINUE && event == SEGMENT_ARRIVES
      && among(tcb[me].state, bit(SYN_RECEIVED) | bit(ESTABLISHED) | bit(FIN_WAIT_1) |
      bit(FIN_WAIT_2) | bit(CLOSE_WAIT) | bit(CLOSING) | bit(LAST_ACK) | bit(TIME_WAIT))) ->
      phase_fifth_check_the_ack_field()
  :: else
  fi;
  if
  :: (flow == CONTINUE && event == SEGMENT_ARRIVES
      && among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(FIN_WAIT_2) | bit(CLOSE_WAIT)
      | bit(CLOSING) | bit(LAST_ACK))) -> phase_fifth_what_is_acknowledged()
  :: else
  fi;
  if
  :: (flow == CONTINUE && event == SEGMENT_ARRIVES
      && among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(FIN_WAIT_2) | bit(CLOSE_WAIT)
      | bit(CLOSING) | bit(LAST_ACK))) -> phase_fifth_the_send_window()
  :: else
  fi;
  if
  :: (flow == CONTINUE && event == SEGMENT_ARRIVES
      && among(tcb[me].state, bit(FIN_WAIT_1) | bit(CLOSING) | bit(LAST_ACK))) ->
      phase_fifth_our_fin_is_acknowledged()
  :: else
  fi;
  if
  :: (flow == CONTINUE && event == SEGMENT_ARRIVES
      && among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(FIN_WAIT_2) | bit(CLOSE_WAIT)
      | bit(CLOSING) | bit(LAST_ACK))) -> phase_the_peer_is_alive()
  :: else
  fi;
  if
  :: (flow == CONTINUE && event == SEGMENT_ARRIVES
      && among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(FIN_WAIT_2))) ->
      phase_sixth_check_the_urg_bit()
  :: else
  fi;
  if
  :: (flow == CONTINUE && event == SEGMENT_ARRIVES
      && among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(FIN_WAIT_2))) ->
      phase_seventh_process_the_segment_text()
  :: else
  fi;
  if
  :: (flow == CONTINUE && event == SEGMENT_ARRIVES
      && among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(FIN_WAIT_2))) ->
      phase_eighth_check_the_fin_bit()
  :: else
  fi;
  if
  :: (flow != RETURN && (event == SEND || event == RECEIVE || event == CLOSE
      || event == SEGMENT_ARRIVES || event == TRANSMIT)
      && among(tcb[me].state, bit(SYN_RECEIVED) | bit(ESTABLISHED) | bit(FIN_WAIT_1) |
      bit(FIN_WAIT_2) | bit(CLOSE_WAIT) | bit(CLOSING) | bit(LAST_ACK) | bit(TIME_WAIT))) ->
      phase_send_what_is_owed()
  :: else
  fi;
  if
  :: (flow != RETURN && (event == SEND || event == RECEIVE || event == CLOSE
      || event == SEGMENT_ARRIVES || event == TRANSMIT)
      && among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(CLOSE_WAIT) | bit(CLOSING) |
      bit(LAST_ACK))) -> phase_set_the_timers()
  :: else
  fi;
  if
  :: flow == CONTINUE && event == ABORT -> phase_abort()
  :: else
  fi;
  if
  :: flow == CONTINUE && event == STATUS -> phase_status()
  :: else
  fi;
  if
  :: flow == CONTINUE && event == RETRANSMIT -> phase_retransmit()
  :: else
  fi;
  skip }
  d_step {
  if
  :: (flow == CONTINUE && event == RETRANSMISSION_TIMEOUT
      && among(tcb[me].state, bit(SYN_SENT) | bit(SYN_RECEIVED) | bit(ESTABLISHED) | bit(FIN_WAIT_1)
      | bit(CLOSE_WAIT) | bit(CLOSING) | bit(LAST_ACK))) -> phase_retransmission_timeout()
  :: else
  fi;
  if
  :: (flow == CONTINUE && event == USER_TIMEOUT
      && among(tcb[me].state, bit(LISTEN) | bit(SYN_SENT) | bit(SYN_RECEIVED) | bit(ESTABLISHED) |
      bit(FIN_WAIT_1) | bit(FIN_WAIT_2) | bit(CLOSE_WAIT) | bit(CLOSING) | bit(LAST_ACK) |
      bit(TIME_WAIT))) -> phase_user_timeout()
  :: else
  fi;
  if
  :: (flow == CONTINUE && event == TIME_WAIT_TIMEOUT
      && among(tcb[me].state, bit(TIME_WAIT))) -> phase_time_wait_timeout()
  :: else
  fi;
  if
  :: (flow == CONTINUE && event == KEEP_ALIVE_TIMEOUT
      && among(tcb[me].state, bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(FIN_WAIT_2) | bit(CLOSE_WAIT)
      | bit(CLOSING) | bit(LAST_ACK))) -> phase_keep_alive_timeout()
  :: else
  fi;
  skip }
  d_step {
  if
  :: forgotten == 1 -> forget_all()
  :: forgotten == 2 -> forget_all_but_passive()
  :: else
  fi }
}

/* which events are due for `me`: a timer's, or the host's asking for the next segment */
inline find_due() {
  has_unsent_text = before(tcb[me].snd_nxt, tcb[me].snd_end);
  outstanding = minus(tcb[me].snd_nxt, tcb[me].snd_una);
  send_window = (call.cwnd == 0 -> tcb[me].snd_wnd : smaller(tcb[me].snd_wnd, call.cwnd));
  usable_window = (less(outstanding, send_window) -> minus(send_window, outstanding) : 0);
  unsent_text = minus(tcb[me].snd_end, tcb[me].snd_nxt);
  sendable_text = smaller(smaller(unsent_text, usable_window), tcb[me].snd_mss);
  worth_sending = (sendable_text == tcb[me].snd_mss || sendable_text == unsent_text
      || at_most(tcb[me].snd_max_wnd, plus(sendable_text, sendable_text)));
  can_send_text = has_unsent_text && usable_window != 0 && worth_sending;
  fin_due = tcb[me].snd_closed && tcb[me].snd_nxt == tcb[me].snd_end;
  can_send_fin = fin_due && usable_window != 0;
  due_TRANSMIT = ((tcb[me].state == ESTABLISHED || tcb[me].state == FIN_WAIT_1
      || tcb[me].state == CLOSE_WAIT || tcb[me].state == CLOSING || tcb[me].state == LAST_ACK)
      && (can_send_text || can_send_fin));
  due_RETRANSMISSION_TIMEOUT = (tcb[me].armed_retransmission
      && until(tcb[me].deadline_retransmission, call.now));
  due_USER_TIMEOUT = tcb[me].armed_user && until(tcb[me].deadline_user, call.now);
  due_TIME_WAIT_TIMEOUT = (tcb[me].armed_time_wait && until(tcb[me].deadline_time_wait, call.now));
  due_KEEP_ALIVE_TIMEOUT = (tcb[me].armed_keep_alive
      && until(tcb[me].deadline_keep_alive, call.now));
  skip
}
