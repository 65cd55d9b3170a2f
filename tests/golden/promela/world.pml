/* Printed by Synfin 0.1.0 from its table "standard": RFC 9293 as the table states it
   Command: synfin generate promela
   Table: SHA-256 d15b1e9544c104e8c98ab425c5df2010932e0470b3db7f5d2e7fea0ce5d2dbeb
   Properties: violates none that Synfin asks of it
   SPDX-License-Identifier: Apache-2.0
   Do not edit: change the table and print it again. */

/* What stands around the table. */

#define A 0
#define B 1
#define peer (1 - me)

#define synchronized (bit(ESTABLISHED) | bit(FIN_WAIT_1) | bit(FIN_WAIT_2) | bit(CLOSE_WAIT) | bit(CLOSING) | bit(LAST_ACK) | bit(TIME_WAIT))
#define no_connection (bit(CLOSED) | bit(LISTEN))
#define between_connections (bit(CLOSED) | bit(LISTEN) | bit(TIME_WAIT))
#define no_word_of_the_peer (bit(CLOSED) | bit(LISTEN) | bit(SYN_SENT))
#define nothing_is_kept (tcb[me].passive == 0 && tcb[me].reopened == 0 && tcb[me].snd_una == 0 && tcb[me].snd_nxt == 0 && tcb[me].snd_wnd == 0 && tcb[me].snd_wl1 == 0 && tcb[me].snd_wl2 == 0 && tcb[me].snd_max_wnd == 0 && tcb[me].snd_end == 0 && tcb[me].snd_iss == 0 && tcb[me].snd_aged == 0 && tcb[me].snd_mss == 0 && tcb[me].snd_closed == 0 && tcb[me].rcv_nxt == 0 && tcb[me].rcv_wnd == 0 && tcb[me].rcv_irs == 0 && tcb[me].rcv_up == 0 && tcb[me].rcv_unread == 0 && tcb[me].rtx_rto == 0 && tcb[me].rtx_since == 0 && tcb[me].rtx_count == 0 && tcb[me].keep_probes == 0 && tcb[me].challenge_count == 0 && tcb[me].challenge_since == 0 && tcb[me].armed_retransmission == 0 && tcb[me].armed_user == 0 && tcb[me].armed_time_wait == 0 && tcb[me].armed_keep_alive == 0 && tcb[me].deadline_retransmission == 0 && tcb[me].deadline_user == 0 && tcb[me].deadline_time_wait == 0 && tcb[me].deadline_keep_alive == 0)

/* ---- the wire: a set of segments. One that has arrived stays, and may arrive again; one that never arrives is
   lost. When it is full a new segment is lost at once, or takes the place of any other. ---- */

typedef slot_t { int head; int body; byte age };
slot_t wire[WIRE];  /* sorted, so that the same set is the same state */
byte held;
int new_head, new_body;
hidden byte place, i, seg_from;
hidden byte seg_incarnation;  /* the incarnation of its sender that sent the segment; 7: a stranger */
#if BITS > 8
#error "the wire takes words of at most 8 bits"
#endif
inline pack(from, incarnation) {
  new_head = (out.seq << (0 * BITS)) | (out.ack << (1 * BITS)) | (out.text << (2 * BITS)) | (incarnation << (3 * BITS)) |
      (from << (3 * BITS + 3));
  new_body = (out.wnd << (0 * BITS)) | (out.mss << (1 * BITS)) | (out.syn << (2 * BITS + 0)) | (out.has_ack << (2 * BITS + 1)) | (out.fin << (2 * BITS + 2)) | (out.rst << (2 * BITS + 3))
}
inline unpack(which) {
  seg.seq = (wire[which].head >> (0 * BITS)) & ((1 << BITS) - 1);
  seg.ack = (wire[which].head >> (1 * BITS)) & ((1 << BITS) - 1);
  seg.text = (wire[which].head >> (2 * BITS)) & ((1 << BITS) - 1);
  seg.wnd = (wire[which].body >> (0 * BITS)) & ((1 << BITS) - 1);
  seg.mss = (wire[which].body >> (1 * BITS)) & ((1 << BITS) - 1);
  seg.syn = (wire[which].body >> (2 * BITS + 0)) & 1;
  seg.has_ack = (wire[which].body >> (2 * BITS + 1)) & 1;
  seg.fin = (wire[which].body >> (2 * BITS + 2)) & 1;
  seg.rst = (wire[which].body >> (2 * BITS + 3)) & 1;
  seg.up = 0;
  seg.urg = 0;
  seg.insecure = 0;
  seg_incarnation = (wire[which].head >> (3 * BITS)) & 7;
  seg_from = (wire[which].head >> (3 * BITS + 3)) & 1
}

inline copy_slot(to, from) {
  wire[to].head = wire[from].head; wire[to].body = wire[from].body; wire[to].age = wire[from].age
}
inline clear_slot(which) { wire[which].head = 0; wire[which].body = 0; wire[which].age = 0 }
inline remove(which) {
  i = which;
  do
  :: i + 1 < held -> copy_slot(i, i + 1); i++
  :: else -> break
  od;
  held--;
  clear_slot(held)
}
#define same_slot(which) (wire[which].head == new_head && wire[which].body == new_body)
#define lies_before(which) \
  (wire[which].head < new_head || (wire[which].head == new_head && wire[which].body < new_body))
inline seek() {
  place = 0;
  do
  :: place < held && lies_before(place) -> place++
  :: else -> break
  od;
  skip
}
inline insert() {
  seek();
  if
  :: place < held && same_slot(place) -> wire[place].age = 0
  :: else ->
     i = held;
     do
     :: i > place -> copy_slot(i, i - 1); i--
     :: else -> break
     od;
     wire[place].head = new_head; wire[place].body = new_body; wire[place].age = 0;
     held++
  fi
}
/* any place on the wire that is taken */
inline choose_slot() {
  if
  :: held > 0 -> chosen = 0
  :: held > 1 -> chosen = 1
#if WIRE > 2
  :: held > 2 -> chosen = 2
#endif
#if WIRE > 3
  :: held > 3 -> chosen = 3
#endif
#if WIRE > 4
  :: held > 4 -> chosen = 4
#endif
  fi
}

hidden mtype was_state;
hidden byte was_passive;
hidden WORD was_snd_una;
hidden WORD was_snd_nxt;
hidden WORD was_snd_end;
hidden WORD was_snd_iss;
hidden byte was_snd_closed;
hidden WORD was_rcv_nxt;
hidden WORD was_rcv_wnd;
hidden WORD was_keep_probes;
inline remember() {
  was_state = tcb[me].state;
  was_passive = tcb[me].passive;
  was_snd_una = tcb[me].snd_una;
  was_snd_nxt = tcb[me].snd_nxt;
  was_snd_end = tcb[me].snd_end;
  was_snd_iss = tcb[me].snd_iss;
  was_snd_closed = tcb[me].snd_closed;
  was_rcv_nxt = tcb[me].rcv_nxt;
  was_rcv_wnd = tcb[me].rcv_wnd;
  was_keep_probes = tcb[me].keep_probes;
  skip
}

/* ---- what is noted of the past: no part of the machine, and not known to it ---- */

byte incarnation[2];       /* how many an end has begun */
byte peer_incarnation[2];  /* that of the SYN which an end has taken */
bool stale[2];             /* when that SYN came its sender had no such connection (any more) */
bool confirmed[2];         /* the peer has recorded our ISN, and we its */
bool waited[2];            /* TIME-WAIT has run its course */
byte asked[2];             /* octets that the user has sent in this incarnation */
byte got[2];               /* octets that were delivered to the user in it */
byte unheard[2];           /* keep-alive timeouts since the peer was last heard */
WORD isn[2];               /* the next fresh ISN: ahead of all that this end has used (RFC 9293 section 3.4.1) */
byte opens[2], sends[2], crashes[2], forgeries;
#if ANY_ISN
bool orderly[2];           /* the last incarnation ended with "closed" */
#endif
#define agree (tcb[me].rcv_irs == tcb[peer].snd_iss && tcb[peer].rcv_irs == tcb[me].snd_iss)

inline confirm(one) {
  if
  :: among(tcb[one].state, no_word_of_the_peer) -> confirmed[one] = false
  :: else ->
     if
     :: !among(tcb[peer].state, no_word_of_the_peer) && !among(tcb[me].state, no_word_of_the_peer) && agree ->
        confirmed[one] = true
     :: else
     fi
  fi
}
inline note_past() {
  if
  :: among(was_state, between_connections) && !among(tcb[me].state, between_connections) ->
     incarnation[me]++; waited[me] = false; asked[me] = 0; got[me] = 0
  :: else
  fi;
  if
  :: event == SEGMENT_ARRIVES && seg.syn && tcb[me].rcv_nxt != was_rcv_nxt &&
     among(was_state, between_connections | bit(SYN_SENT)) && !among(tcb[me].state, between_connections) ->
     peer_incarnation[me] = seg_incarnation;
     stale[me] = seg_incarnation != incarnation[peer] || among(tcb[peer].state, between_connections)
  :: else
  fi;
  if :: event == TIME_WAIT_TIMEOUT -> waited[me] = true :: else fi;
  got[me] = got[me] + told.delivered;
  if :: event == SEND && told.ok -> sends[me]++; asked[me] = asked[me] + call.octets :: else fi;
  if :: (event == OPEN_ACTIVE || event == OPEN_PASSIVE) && told.ok -> opens[me]++ :: else fi;
  if
  :: event != KEEP_ALIVE_TIMEOUT || !tcb[me].armed_keep_alive -> unheard[me] = 0
  :: else -> if :: unheard[me] <= cfg_keep_count -> unheard[me]++ :: else fi
  fi;
  if :: among(tcb[me].state, no_connection) -> skip :: else -> isn[me] = plus(tcb[me].snd_end, 2) fi;
#if ANY_ISN
  if :: told.closed -> orderly[me] = true :: told.reset || told.refused -> orderly[me] = false :: else fi;
#endif
  confirm(A);
  confirm(B)
}

inline clear_seg() {
  seg.seq = 0;
  seg.ack = 0;
  seg.text = 0;
  seg.wnd = 0;
  seg.up = 0;
  seg.mss = 0;
  seg.syn = 0;
  seg.has_ack = 0;
  seg.fin = 0;
  seg.rst = 0;
  seg.urg = 0;
  seg.insecure = 0;
  skip
}
inline clear_call() {
  call.now = 0;
  call.isn = 0;
  call.octets = 0;
  call.cwnd = 0;
  call.rto = 0;
  call.lost = 0;
  call.has_isn = 0;
  call.remote = 0;
  call.forbidden = 0;
  call.no_room = 0;
  skip
}
/* Time stands at 0, and a timer that runs may run out at any moment; only 2MSL are counted (see `wait`).
   How often something was sent again is not counted either: it only advises the network layer. */
inline forget_time() {
  tcb[me].rtx_since = 0;
  tcb[me].challenge_since = 0;
  tcb[me].deadline_retransmission = 0;
  tcb[me].deadline_user = 0;
  tcb[me].deadline_keep_alive = 0;
  tcb[me].rtx_count = 0
}

/* what is due, a bit for each event, and one of it */
#define all_due ((due_TRANSMIT << 0) | (due_RETRANSMISSION_TIMEOUT << 1) | (due_USER_TIMEOUT << 2) | (due_TIME_WAIT_TIMEOUT << 3) | (due_KEEP_ALIVE_TIMEOUT << 4))
#define what_is_due \
  :: (due & 1) -> event = TRANSMIT \
  :: (due & 2) -> event = RETRANSMISSION_TIMEOUT \
  :: (due & 4) -> event = USER_TIMEOUT \
  :: (due & 8) -> event = TIME_WAIT_TIMEOUT \
  :: (due & 16) -> event = KEEP_ALIVE_TIMEOUT

#include "properties.pml"

/* ---- what happens ---- */

/* choices, zero between two events: SPIN must be able to come back to them */
byte chosen, number, second, kind;
short due;
bool crowded, begun;

inline any(variable, below) {
  variable = 0;
  do
  :: variable < (below) - 1 -> variable++
  :: break
  od;
  skip
}
/* The first ISNs need no choice: only distances matter. */
inline choose_isn() {
#if ANY_ISN
  if
  :: incarnation[me] == 0 -> number = isn[me]
  :: else -> any(number, 1 << BITS)
  fi
#else
  skip
#endif
}
inline set_up() {
  d_step {
    clear_call();
    clear_seg();
    seg_incarnation = 0;
    call.isn = (ANY_ISN -> number : isn[me]); call.has_isn = true; call.remote = true;
    if
    :: event == SEGMENT_ARRIVES && !kind -> unpack(chosen)
    :: event == SEGMENT_ARRIVES && kind ->
       seg.seq = number; seg.ack = second; seg.wnd = cfg_buffer; seg_incarnation = 7;
       seg.rst = (kind & 1); seg.syn = ((kind >> 1) & 1); seg.has_ack = ((kind >> 2) & 1); seg.text = ((kind >> 3) & 1)
    :: event == SEND -> call.octets = 1
    :: else
    fi;
    remember()
  }
}
inline settle() {
  d_step {
    if
    :: told.sent ->
       pack(me, incarnation[me]);
       seek();
       if
       :: (place < held && same_slot(place)) || held < WIRE -> insert()
       :: else -> crowded = true
       fi
    :: else
    fi;
    forget_time();
    event = 0; chosen = 0; number = 0; second = 0; kind = 0; due = 0; me = 0;
    if :: !crowded -> new_head = 0; new_body = 0 :: else fi
  }
  if
  :: !crowded
  :: crowded /* lost at once */
  :: crowded -> choose_slot(); d_step { remove(chosen); insert(); chosen = 0 }
  fi;
  d_step { crowded = false; new_head = 0; new_body = 0 }
}
inline say() {
  printf("%d: %e in %e", me, event, was_state);
  if
  :: event == SEGMENT_ARRIVES ->
     printf(": <SEQ=%d><ACK=%d> text %d SYN %d ACK %d FIN %d RST %d", seg.seq, seg.ack, seg.text, seg.syn,
       seg.has_ack, seg.fin, seg.rst);
     printf(" (incarnation %d)", seg_incarnation)
  :: else
  fi;
  printf(" -> %e\n", tcb[me].state);
  if
  :: told.sent ->
     printf("     sends <SEQ=%d><ACK=%d> text %d SYN %d ACK %d FIN %d RST %d\n", out.seq, out.ack, out.text,
       out.syn, out.has_ack, out.fin, out.rst)
  :: else
  fi
}
inline occur() {
  set_up();
  happen();
  d_step { note_past(); say() }
  check();
  settle()
}
/* a segment arrives: any that is on the wire. (Who waits draws a new ISN for each caller, at most DRAWS times.) */
inline arrive() {
  choose_slot();
  me = 1 - ((wire[chosen].head >> (3 * BITS + 3)) & 1);
  event = SEGMENT_ARRIVES;
  if
  :: tcb[me].state == LISTEN && incarnation[me] < DRAWS -> choose_isn()
  :: tcb[me].state != LISTEN
  fi
}
/* a user calls, or a timer runs out */
inline call_or_timeout() {
  if :: me = A :: me = B fi;
  d_step {
    clear_call();
    find_due();
    due = all_due
  }
  if
  :: opens[me] < OPENS && tcb[me].state == CLOSED && may_open && me == A && incarnation[me] < DRAWS ->
     event = OPEN_ACTIVE; choose_isn()
  :: opens[me] < OPENS && tcb[me].state == CLOSED && may_open && me == B -> event = OPEN_PASSIVE
#if BOTH_CALL
  :: opens[me] < OPENS && tcb[me].state == CLOSED && may_open && me == B && incarnation[me] < DRAWS ->
     event = OPEN_ACTIVE; choose_isn()
#endif
#if SENDS
  :: sends[me] < SENDS && !among(tcb[me].state, no_connection) && !tcb[me].snd_closed && may_send -> event = SEND
#endif
#if CLOSES
  :: !among(tcb[me].state, no_connection) && !tcb[me].snd_closed && may_close -> event = CLOSE
#endif
  what_is_due
  :: tcb[me].state != CLOSED -> event = STATUS
  :: tcb[me].state == CLOSED -> event = STATUS
  fi
}
/* what somebody sends who sees nothing and guesses: RST or SYN or neither, ACK or not, text or not */
inline forge() {
  if :: me = A :: me = B fi;
  event = SEGMENT_ARRIVES;
  any(number, 1 << BITS);
  any(second, 1 << BITS);
  if
  :: kind = 1 :: kind = 2 :: kind = 4 :: kind = 5 :: kind = 6 :: kind = 12
  fi;
  forgeries++
}
#if FORGERIES
#define goes_on (forgeries < FORGERIES)
#else
#define goes_on true
#endif
#define counts(one) (tcb[one].armed_time_wait && tcb[one].deadline_time_wait > 0)
/* While somebody is in TIME-WAIT the clock counts, MSL by 2: a segment is gone when it is one MSL old. */
inline wait() {
  counts(A) || counts(B);
  d_step {
    printf("half an MSL passes\n");
    if :: counts(A) -> tcb[A].deadline_time_wait = tcb[A].deadline_time_wait - 1 :: else fi;
    if :: counts(B) -> tcb[B].deadline_time_wait = tcb[B].deadline_time_wait - 1 :: else fi;
    place = 0;
    do
    :: place < held && wire[place].age + 1 >= cfg_msl -> remove(place)
    :: place < held && wire[place].age + 1 < cfg_msl -> wire[place].age++; place++
    :: place >= held -> break
    od;
    skip
  }
}
inline crash() {
  if
  :: crashes[A] < CRASHES && tcb[A].state != CLOSED -> me = A
  :: crashes[B] < CRASHES && tcb[B].state != CLOSED -> me = B
  fi;
  d_step {
    printf("%d crashes\n", me);
    forget_all();
    tcb[me].state = CLOSED;
    crashes[me]++;
    peer_incarnation[me] = 0; stale[me] = false; unheard[me] = 0; confirmed[me] = false; me = 0
  }
}
/* segments of A's earlier incarnations: their numbers lie a little behind the first ISNs */
inline old_segments() {
  any(number, STALE);
  any(second, STALE);
  any(kind, STALE);
  d_step {
    clear_call();
    out.seq = minus(FIRST_A, number + 1); out.wnd = cfg_buffer;
    out.has_ack = true; out.ack = minus(FIRST_B, second + 1);
    pack(A, 0); insert();
    out.seq = minus(FIRST_A, kind + 1); out.mss = cfg_mss; out.syn = true;
    out.has_ack = false; out.ack = 0;
    pack(A, 0); insert();
    number = 0; second = 0; kind = 0; new_head = 0; new_body = 0
  }
}

active proctype world() {
  atomic {
    d_step { tcb[A].state = CLOSED; tcb[B].state = CLOSED; isn[A] = FIRST_A; isn[B] = FIRST_B }
#if STALE
    old_segments();
#endif
    skip
  }
  do
  :: atomic {
       goes_on;
       if
       :: held > 0 -> arrive()
       :: true -> call_or_timeout()
#if FORGERIES
       :: true -> forge()
#endif
       fi;
       occur()
     }
#if CLOSES
  :: atomic { goes_on; wait() }
#endif
#if CRASHES
  :: atomic { crash() }
#endif
  od
}
