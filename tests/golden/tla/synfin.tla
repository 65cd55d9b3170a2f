\* Printed by Synfin 0.1.0 from its table "standard": RFC 9293 as the table states it
\* Command: synfin generate tla
\* Table: SHA-256 d15b1e9544c104e8c98ab425c5df2010932e0470b3db7f5d2e7fea0ce5d2dbeb
\* Properties: violates none that Synfin asks of it
\* SPDX-License-Identifier: Apache-2.0
\* Do not edit: change the table and print it again.
---------------------------------- MODULE synfin ----------------------------------
EXTENDS Integers, Sequences

CONSTANTS
  M,                           \* how many words there are; TCP's are 2^32, and M must be even
  cfg_buffer,                  \* receive buffer: the window when nothing is unread
  cfg_mss,                     \* maximum segment size that we announce
  cfg_default_mss,             \* the peer's, when it announces none: 536 for IPv4, 1220 for IPv6 (MUST-15)
  cfg_rto,                     \* retransmission time-out until the host has measured one (RFC 6298), in ms
  cfg_max_rto,                 \* upper bound of the doubled time-out, in ms
  cfg_r1,                      \* retransmissions after which the network layer is advised
  cfg_r2,                      \* time without progress after which the connection is given up, in ms
  cfg_r2_syn,                  \* the same for a SYN: at least 3 minutes (MUST-23), in ms
  cfg_user_timeout,            \* user timeout in ms; 0: none
  cfg_msl,                     \* maximum segment lifetime in ms
  cfg_keep_alive,              \* keep-alives are asked for (MUST-24, MUST-25)
  cfg_keep_idle,               \* idle time before the first probe, in ms (MUST-28)
  cfg_keep_interval,           \* time between probes, in ms
  cfg_keep_count,              \* probes without an answer after which the peer counts as dead
  cfg_challenge_limit,         \* challenge ACKs in one period; 0: no limit
  cfg_challenge_period,        \* length of the period, in ms
  cfg_half_duplex_close,       \* after CLOSE nothing more is received (MAY-1)
  cfg_protect_time_wait,       \* a RST does not end TIME-WAIT (RFC 1337)
  cfg_reuse_time_wait          \* a new SYN ahead of the old numbers reopens from TIME-WAIT (MAY-2)

\* Words are counts modulo M, positions on a circle among them. A number of the rules that is not below M
\* stays what it is.
Words == 0..(M - 1)
Plus(a, b) == (a + b) % M
Minus(a, b) == (a - b) % M
Before(a, b) == Minus(a, b) >= M \div 2
Min(a, b) == IF a < b THEN a ELSE b
Max(a, b) == IF b < a THEN a ELSE b

States == {"CLOSED", "LISTEN", "SYN_SENT", "SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1",
    "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK", "TIME_WAIT"}
Events == {"OPEN PASSIVE", "OPEN ACTIVE", "SEND", "RECEIVE", "CLOSE", "ABORT", "STATUS",
    "SEGMENT ARRIVES", "TRANSMIT", "RETRANSMIT", "RETRANSMISSION TIMEOUT", "USER TIMEOUT",
    "TIME WAIT TIMEOUT", "KEEP ALIVE TIMEOUT"}

VARIABLES
  tcb_state,                   \* the state of the connection
  tcb_passive,                 \* opened by a passive OPEN: a reset in SYN-RECEIVED returns to LISTEN (MUST-11)
  tcb_reopened,                \* opened by a SYN that came in TIME-WAIT: a reset returns there (MAY-2)
  snd_una,                     \* oldest number sent and not yet acknowledged
  snd_nxt,                     \* next number to send
  snd_wnd,                     \* send window: how much the peer takes beyond SND.UNA
  snd_wl1,                     \* number of the segment that last updated the window
  snd_wl2,                     \* acknowledgment of the segment that last updated the window
  snd_max_wnd,                 \* largest window the peer has ever offered (MAX.SND.WND, RFC 5961 section 5)
  snd_end,                     \* the number behind the last octet that the user has asked to send
  snd_iss,                     \* initial send sequence number
  snd_aged,                    \* more than 2^30 numbers are acknowledged since ISS: no window reaches behind it
  snd_mss,                     \* largest text the peer takes in one segment
  snd_closed,                  \* the user has called CLOSE: a FIN follows the last octet
  rcv_nxt,                     \* next number expected
  rcv_wnd,                     \* receive window: how much we take beyond RCV.NXT
  rcv_irs,                     \* initial receive sequence number
  rcv_up,                      \* receive urgent pointer
  rcv_unread,                  \* octets that came in and the user has not yet received
  rtx_rto,                     \* current retransmission time-out, doubled at each try, in ms
  rtx_since,                   \* when the oldest unacknowledged number was sent, or the peer last heard
  rtx_count,                   \* retransmissions since the last progress
  keep_probes,                 \* keep-alive probes sent and not answered
  challenge_count,             \* challenge ACKs sent in the current period
  challenge_since,             \* when the current period began
  armed_retransmission,        \* retransmission timer; with nothing outstanding it probes a closed window
  armed_user,                  \* user timer: the user's patience with data that nobody acknowledges
  armed_time_wait,             \* time-wait timer: 2MSL
  armed_keep_alive,            \* keep-alive timer: idle time, then the interval between probes
  deadline_retransmission,     \* retransmission timer; with nothing outstanding it probes a closed window
  deadline_user,               \* user timer: the user's patience with data that nobody acknowledges
  deadline_time_wait,          \* time-wait timer: 2MSL
  deadline_keep_alive,         \* keep-alive timer: idle time, then the interval between probes
  seg_seq,                     \* sequence number
  seg_ack,                     \* acknowledgment number; meaningful with the ACK bit
  seg_text,                    \* octets of segment text (payload), without SYN and FIN
  seg_wnd,                     \* window, scaled by the host where a scale was agreed
  seg_up,                      \* urgent pointer, an offset from SEG.SEQ
  seg_mss,                     \* maximum segment size option; 0: not present
  seg_syn,                     \* SYN bit
  seg_has_ack,                 \* ACK bit
  seg_fin,                     \* FIN bit
  seg_rst,                     \* RST bit
  seg_urg,                     \* URG bit
  seg_insecure,                \* the host finds that security or compartment do not match the TCB's
  out_seq,                     \* sequence number
  out_ack,                     \* acknowledgment number; meaningful with the ACK bit
  out_text,                    \* octets of segment text (payload), without SYN and FIN
  out_wnd,                     \* window, scaled by the host where a scale was agreed
  out_up,                      \* urgent pointer, an offset from SEG.SEQ
  out_mss,                     \* maximum segment size option; 0: not present
  out_syn,                     \* SYN bit
  out_has_ack,                 \* ACK bit
  out_fin,                     \* FIN bit
  out_rst,                     \* RST bit
  out_urg,                     \* URG bit
  out_insecure,                \* the host finds that security or compartment do not match the TCB's
  call_now,                    \* the host's clock at the event
  call_isn,                    \* a fresh initial sequence number from the host's generator (RFC 6528)
  call_octets,                 \* octets to SEND, or to RECEIVE at most
  call_cwnd,                   \* most octets that may be in flight (RFC 5681's congestion window); 0: no limit of the host's
  call_rto,                    \* retransmission time-out as the host measures it (RFC 6298), in ms; 0: not measured
  call_lost,                   \* the number that RETRANSMIT sends again from
  call_has_isn,                \* ISN is given: without it nothing is opened and no SYN answered
  call_remote,                 \* the remote socket is specified
  call_forbidden,              \* the user may not use this local socket or connection
  call_no_room,                \* the host has no resources for the request
  told_ack_owed,               \* an acknowledgment is owed and leaves at the end of the event
  told_delivered_at,           \* where in this segment's text what is delivered begins
  told_sent,                   \* one segment leaves: OUT
  told_sent_at,                \* where in the send buffer its text begins, when the acknowledged octets have left
  told_sent_again,             \* it takes numbers that were sent before: no round trip may be measured by it
  told_duplicate_ack,          \* a duplicate acknowledgment has come (RFC 5681 section 2)
  told_listening,              \* who called has gone: the connection waits for the next caller
  told_deleted,                \* the TCB is deleted: all that the host keeps of the connection may be freed
  told_acknowledged,           \* octets of the user's that the peer has newly acknowledged: the oldest in the send buffer
  told_delivered,              \* octets of this segment's text that are new and in order
  told_received,               \* octets that a RECEIVE takes
  told_ok,                     \* the call is accepted
  told_open,                   \* the connection is open
  told_closing,                \* connection closing: the peer has sent its FIN, no more text will come
  told_closed,                 \* the connection has ended normally
  told_reset,                  \* error: connection reset
  told_refused,                \* error: connection refused
  told_user_timeout,           \* error: connection aborted due to user timeout
  told_retry_timeout,          \* error: connection aborted after R2 (MUST-20)
  told_keep_alive_timeout,     \* error: connection aborted, the keep-alive probes had no answer
  told_retry_trouble,          \* R1 is reached: advice to the network layer (MUST-20, SHLD-9)
  told_urgent,                 \* the peer has urgent data ahead
  told_illegal,                \* error: connection illegal for this process
  told_no_resources,           \* error: insufficient resources
  told_isn_missing,            \* error: the host has given no initial sequence number
  told_remote_unspecified,     \* error: remote socket unspecified
  told_does_not_exist,         \* error: connection does not exist
  told_already_exists,         \* error: connection already exists
  told_is_closing,             \* error: connection closing
  event,                       \* that happens, or has happened last
  at,                          \* the place of the phase that is next; 0: the event is over
  answering                    \* only closing phases are left

tcb_all == <<tcb_state, tcb_passive, tcb_reopened>>
snd_all == <<snd_una, snd_nxt, snd_wnd, snd_wl1, snd_wl2, snd_max_wnd, snd_end, snd_iss, snd_aged,
    snd_mss, snd_closed>>
rcv_all == <<rcv_nxt, rcv_wnd, rcv_irs, rcv_up, rcv_unread>>
rtx_all == <<rtx_rto, rtx_since, rtx_count>>
keep_all == <<keep_probes>>
challenge_all == <<challenge_count, challenge_since>>
armed_all == <<armed_retransmission, armed_user, armed_time_wait, armed_keep_alive>>
deadline_all == <<deadline_retransmission, deadline_user, deadline_time_wait, deadline_keep_alive>>
seg_all == <<seg_seq, seg_ack, seg_text, seg_wnd, seg_up, seg_mss, seg_syn, seg_has_ack, seg_fin,
    seg_rst, seg_urg, seg_insecure>>
out_all == <<out_seq, out_ack, out_text, out_wnd, out_up, out_mss, out_syn, out_has_ack, out_fin,
    out_rst, out_urg, out_insecure>>
call_all == <<call_now, call_isn, call_octets, call_cwnd, call_rto, call_lost, call_has_isn,
    call_remote, call_forbidden, call_no_room>>
told_all == <<told_ack_owed, told_delivered_at, told_sent, told_sent_at, told_sent_again,
    told_duplicate_ack, told_listening, told_deleted, told_acknowledged, told_delivered,
    told_received, told_ok, told_open, told_closing, told_closed, told_reset, told_refused,
    told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
    told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
    told_does_not_exist, told_already_exists, told_is_closing>>
vars == <<tcb_state, tcb_passive, tcb_reopened, snd_una, snd_nxt, snd_wnd, snd_wl1, snd_wl2,
    snd_max_wnd, snd_end, snd_iss, snd_aged, snd_mss, snd_closed, rcv_nxt, rcv_wnd, rcv_irs,
    rcv_up, rcv_unread, rtx_rto, rtx_since, rtx_count, keep_probes, challenge_count,
    challenge_since, armed_retransmission, armed_user, armed_time_wait, armed_keep_alive,
    deadline_retransmission, deadline_user, deadline_time_wait, deadline_keep_alive, seg_seq,
    seg_ack, seg_text, seg_wnd, seg_up, seg_mss, seg_syn, seg_has_ack, seg_fin, seg_rst, seg_urg,
    seg_insecure, out_seq, out_ack, out_text, out_wnd, out_up, out_mss, out_syn, out_has_ack,
    out_fin, out_rst, out_urg, out_insecure, call_now, call_isn, call_octets, call_cwnd, call_rto,
    call_lost, call_has_isn, call_remote, call_forbidden, call_no_room, told_ack_owed,
    told_delivered_at, told_sent, told_sent_at, told_sent_again, told_duplicate_ack,
    told_listening, told_deleted, told_acknowledged, told_delivered, told_received, told_ok,
    told_open, told_closing, told_closed, told_reset, told_refused, told_user_timeout,
    told_retry_timeout, told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal,
    told_no_resources, told_isn_missing, told_remote_unspecified, told_does_not_exist,
    told_already_exists, told_is_closing, event, at, answering>>

Phases ==
  CASE event = "OPEN PASSIVE" -> <<"OPEN, passive">>
    [] event = "OPEN ACTIVE" -> <<"OPEN, active">>
    [] event = "SEND" -> <<"SEND", "send what is owed", "set the timers">>
    [] event = "RECEIVE" -> <<"RECEIVE", "send what is owed", "set the timers">>
    [] event = "CLOSE" -> <<"CLOSE", "send what is owed", "set the timers">>
    [] event = "ABORT" -> <<"ABORT">>
    [] event = "STATUS" -> <<"STATUS">>
    [] event = "SEGMENT ARRIVES" -> <<"CLOSED", "LISTEN", "SYN-SENT",
         "first, check sequence number", "second, check the RST bit", "third, check security",
         "fourth, check the SYN bit", "fifth, check the ACK field", "fifth, what is acknowledged",
         "fifth, the send window", "fifth, our FIN is acknowledged", "the peer is alive",
         "sixth, check the URG bit", "seventh, process the segment text",
         "eighth, check the FIN bit", "send what is owed", "set the timers">>
    [] event = "TRANSMIT" -> <<"send what is owed", "set the timers">>
    [] event = "RETRANSMIT" -> <<"RETRANSMIT">>
    [] event = "RETRANSMISSION TIMEOUT" -> <<"RETRANSMISSION TIMEOUT">>
    [] event = "USER TIMEOUT" -> <<"USER TIMEOUT">>
    [] event = "TIME WAIT TIMEOUT" -> <<"TIME-WAIT TIMEOUT">>
    [] event = "KEEP ALIVE TIMEOUT" -> <<"KEEP-ALIVE TIMEOUT">>
Closing == {"send what is owed", "set the timers"}

\* An event runs through its phases: `at` is the place of the one that is next, and 0 between two events. In
\* each phase the first rule that fits fires. It says what follows: the next phase, the next of the closing
\* phases, or nothing.
Here == IF at = 0 THEN "" ELSE Phases[at]
RECURSIVE From(_, _)
From(i, closing) == IF i > Len(Phases) THEN 0 ELSE IF ~closing \/ Phases[i] \in Closing THEN i ELSE From(i + 1, closing)
Go(closing) == at' = From(at + 1, closing) /\ answering' = closing
Continue == Go(answering)
Answer == Go(TRUE)
Return == at' = 0 /\ answering' = FALSE

\* The words that rules are written in.
receive_buffer == Min(cfg_buffer, 1073741824)
measured_rto == IF call_rto = 0 THEN cfg_rto ELSE Min(call_rto, cfg_max_rto)
queue_full == call_no_room \/ 536870912 < call_octets \/ 536870912 < Plus(Minus(snd_end, snd_una),
    call_octets)
has_unsent_text == Before(snd_nxt, snd_end)
outstanding == Minus(snd_nxt, snd_una)
send_window == IF call_cwnd = 0 THEN snd_wnd ELSE Min(snd_wnd, call_cwnd)
usable_window == IF outstanding < send_window THEN Minus(send_window, outstanding) ELSE 0
unsent_text == Minus(snd_end, snd_nxt)
sendable_text == Min(Min(unsent_text, usable_window), snd_mss)
worth_sending == sendable_text = snd_mss \/ sendable_text = unsent_text \/ snd_max_wnd <=
    Plus(sendable_text, sendable_text)
can_send_text == has_unsent_text /\ usable_window # 0 /\ worth_sending
fin_rides == snd_closed /\ sendable_text = unsent_text /\ sendable_text < usable_window
fin_due == snd_closed /\ snd_nxt = snd_end
can_send_fin == fin_due /\ usable_window # 0
something_to_send == snd_una # snd_nxt \/ has_unsent_text \/ fin_due
received_now == Min(call_octets, rcv_unread)
freed_window == Minus(receive_buffer, Minus(rcv_unread, received_now))
window_gain == Minus(freed_window, rcv_wnd)
worth_opening == rcv_wnd < freed_window /\
    (cfg_mss <= window_gain \/ receive_buffer <= Plus(window_gain, window_gain))
seg_len == Plus(Plus(seg_text, IF seg_syn THEN 1 ELSE 0), IF seg_fin THEN 1 ELSE 0)
seg_end == Plus(seg_seq, seg_len)
offered_window == Min(seg_wnd, 1073741824)
peer_mss == Max(1, IF seg_mss = 0 THEN cfg_default_mss ELSE seg_mss)
acceptable_ack_of_syn == Before(snd_iss, seg_ack) /\ ~Before(snd_nxt, seg_ack)
acceptable == IF seg_len = 0 THEN (IF rcv_wnd = 0 THEN seg_seq = rcv_nxt ELSE ~Before(seg_seq,
    rcv_nxt) /\ Before(seg_seq, Plus(rcv_nxt, rcv_wnd))) ELSE rcv_wnd # 0 /\ ((~Before(seg_seq,
    rcv_nxt) /\ Before(seg_seq, Plus(rcv_nxt, rcv_wnd))) \/ (~Before(Plus(seg_seq,
    Minus(seg_len, 1)), rcv_nxt) /\ Before(Plus(seg_seq, Minus(seg_len, 1)),
    Plus(rcv_nxt, rcv_wnd))))
period_is_over == cfg_challenge_period <= Minus(call_now, challenge_since)
challenge_allowed == cfg_challenge_limit = 0 \/ period_is_over \/ challenge_count <
    cfg_challenge_limit
segment_is_newer == Before(snd_wl1, seg_seq) \/ (snd_wl1 = seg_seq /\ ~Before(seg_ack, snd_wl2))
fin_sent == snd_closed /\ snd_nxt = Plus(snd_end, 1)
fin_acknowledged == fin_sent /\ snd_una = snd_nxt
urgent_end == Plus(seg_seq, seg_up)
starts_in_order == ~Before(rcv_nxt, seg_seq)
already_received == Minus(rcv_nxt, seg_seq)
has_new_text == starts_in_order /\ already_received < seg_text
taken_text == Min(Minus(seg_text, already_received), rcv_wnd)
fin_in_sequence == seg_fin /\ Plus(seg_seq, seg_text) = rcv_nxt
outstanding_text == Minus(outstanding, IF fin_sent THEN 1 ELSE 0)
lost_text == Minus(outstanding_text, Minus(call_lost, snd_una))
resent_lost_text == Min(Min(lost_text, snd_mss), Minus(snd_wnd, Minus(call_lost, snd_una)))
without_progress == Minus(call_now, rtx_since)
backed_off == Min(Plus(rtx_rto, rtx_rto), cfg_max_rto)
probe_text == Min(Min(unsent_text, snd_mss), Max(usable_window, 1))
resent_text == Min(Min(outstanding_text, snd_mss), Max(snd_wnd, 1))
fin_rides_again == fin_sent /\ resent_text = outstanding_text

forget_all ==
  /\ tcb_passive' = FALSE
  /\ tcb_reopened' = FALSE
  /\ snd_una' = 0
  /\ snd_nxt' = 0
  /\ snd_wnd' = 0
  /\ snd_wl1' = 0
  /\ snd_wl2' = 0
  /\ snd_max_wnd' = 0
  /\ snd_end' = 0
  /\ snd_iss' = 0
  /\ snd_aged' = FALSE
  /\ snd_mss' = 0
  /\ snd_closed' = FALSE
  /\ rcv_nxt' = 0
  /\ rcv_wnd' = 0
  /\ rcv_irs' = 0
  /\ rcv_up' = 0
  /\ rcv_unread' = 0
  /\ rtx_rto' = 0
  /\ rtx_since' = 0
  /\ rtx_count' = 0
  /\ keep_probes' = 0
  /\ challenge_count' = 0
  /\ challenge_since' = 0
  /\ armed_retransmission' = FALSE
  /\ armed_user' = FALSE
  /\ armed_time_wait' = FALSE
  /\ armed_keep_alive' = FALSE
  /\ deadline_retransmission' = 0
  /\ deadline_user' = 0
  /\ deadline_time_wait' = 0
  /\ deadline_keep_alive' = 0

forget_all_but_passive ==
  /\ tcb_reopened' = FALSE
  /\ snd_una' = 0
  /\ snd_nxt' = 0
  /\ snd_wnd' = 0
  /\ snd_wl1' = 0
  /\ snd_wl2' = 0
  /\ snd_max_wnd' = 0
  /\ snd_end' = 0
  /\ snd_iss' = 0
  /\ snd_aged' = FALSE
  /\ snd_mss' = 0
  /\ snd_closed' = FALSE
  /\ rcv_nxt' = 0
  /\ rcv_wnd' = 0
  /\ rcv_irs' = 0
  /\ rcv_up' = 0
  /\ rcv_unread' = 0
  /\ rtx_rto' = 0
  /\ rtx_since' = 0
  /\ rtx_count' = 0
  /\ keep_probes' = 0
  /\ challenge_count' = 0
  /\ challenge_since' = 0
  /\ armed_retransmission' = FALSE
  /\ armed_user' = FALSE
  /\ armed_time_wait' = FALSE
  /\ armed_keep_alive' = FALSE
  /\ deadline_retransmission' = 0
  /\ deadline_user' = 0
  /\ deadline_time_wait' = 0
  /\ deadline_keep_alive' = 0

CanHappen ==
  CASE event = "OPEN PASSIVE" -> TRUE
    [] event = "OPEN ACTIVE" -> TRUE
    [] event = "SEND" -> TRUE
    [] event = "RECEIVE" -> TRUE
    [] event = "CLOSE" -> TRUE
    [] event = "ABORT" -> TRUE
    [] event = "STATUS" -> TRUE
    [] event = "SEGMENT ARRIVES" -> TRUE
    [] event = "TRANSMIT" -> (tcb_state = "ESTABLISHED" \/ tcb_state = "FIN_WAIT_1" \/ tcb_state =
         "CLOSE_WAIT" \/ tcb_state = "CLOSING" \/ tcb_state = "LAST_ACK") /\
         (can_send_text \/ can_send_fin)
    [] event = "RETRANSMIT" -> TRUE
    [] event = "RETRANSMISSION TIMEOUT" -> armed_retransmission /\ ~Before(call_now,
         deadline_retransmission)
    [] event = "USER TIMEOUT" -> armed_user /\ ~Before(call_now, deadline_user)
    [] event = "TIME WAIT TIMEOUT" -> armed_time_wait /\ ~Before(call_now, deadline_time_wait)
    [] event = "KEEP ALIVE TIMEOUT" -> armed_keep_alive /\ ~Before(call_now, deadline_keep_alive)

Init ==
  /\ tcb_state = "CLOSED"
  /\ tcb_passive = FALSE
  /\ tcb_reopened = FALSE
  /\ snd_una = 0
  /\ snd_nxt = 0
  /\ snd_wnd = 0
  /\ snd_wl1 = 0
  /\ snd_wl2 = 0
  /\ snd_max_wnd = 0
  /\ snd_end = 0
  /\ snd_iss = 0
  /\ snd_aged = FALSE
  /\ snd_mss = 0
  /\ snd_closed = FALSE
  /\ rcv_nxt = 0
  /\ rcv_wnd = 0
  /\ rcv_irs = 0
  /\ rcv_up = 0
  /\ rcv_unread = 0
  /\ rtx_rto = 0
  /\ rtx_since = 0
  /\ rtx_count = 0
  /\ keep_probes = 0
  /\ challenge_count = 0
  /\ challenge_since = 0
  /\ armed_retransmission = FALSE
  /\ armed_user = FALSE
  /\ armed_time_wait = FALSE
  /\ armed_keep_alive = FALSE
  /\ deadline_retransmission = 0
  /\ deadline_user = 0
  /\ deadline_time_wait = 0
  /\ deadline_keep_alive = 0
  /\ seg_seq = 0
  /\ seg_ack = 0
  /\ seg_text = 0
  /\ seg_wnd = 0
  /\ seg_up = 0
  /\ seg_mss = 0
  /\ seg_syn = FALSE
  /\ seg_has_ack = FALSE
  /\ seg_fin = FALSE
  /\ seg_rst = FALSE
  /\ seg_urg = FALSE
  /\ seg_insecure = FALSE
  /\ out_seq = 0
  /\ out_ack = 0
  /\ out_text = 0
  /\ out_wnd = 0
  /\ out_up = 0
  /\ out_mss = 0
  /\ out_syn = FALSE
  /\ out_has_ack = FALSE
  /\ out_fin = FALSE
  /\ out_rst = FALSE
  /\ out_urg = FALSE
  /\ out_insecure = FALSE
  /\ call_now = 0
  /\ call_isn = 0
  /\ call_octets = 0
  /\ call_cwnd = 0
  /\ call_rto = 0
  /\ call_lost = 0
  /\ call_has_isn = FALSE
  /\ call_remote = FALSE
  /\ call_forbidden = FALSE
  /\ call_no_room = FALSE
  /\ told_ack_owed = FALSE
  /\ told_delivered_at = 0
  /\ told_sent = FALSE
  /\ told_sent_at = 0
  /\ told_sent_again = FALSE
  /\ told_duplicate_ack = FALSE
  /\ told_listening = FALSE
  /\ told_deleted = FALSE
  /\ told_acknowledged = 0
  /\ told_delivered = 0
  /\ told_received = 0
  /\ told_ok = FALSE
  /\ told_open = FALSE
  /\ told_closing = FALSE
  /\ told_closed = FALSE
  /\ told_reset = FALSE
  /\ told_refused = FALSE
  /\ told_user_timeout = FALSE
  /\ told_retry_timeout = FALSE
  /\ told_keep_alive_timeout = FALSE
  /\ told_retry_trouble = FALSE
  /\ told_urgent = FALSE
  /\ told_illegal = FALSE
  /\ told_no_resources = FALSE
  /\ told_isn_missing = FALSE
  /\ told_remote_unspecified = FALSE
  /\ told_does_not_exist = FALSE
  /\ told_already_exists = FALSE
  /\ told_is_closing = FALSE
  /\ event \in Events
  /\ at = 0
  /\ answering = FALSE

\* The next event: whatever the peer sends and the host says. What the last one has led to is
\* forgotten.
Begin ==
  /\ at = 0
  /\ event' \in Events
  /\ seg_seq' \in Words
  /\ seg_ack' \in Words
  /\ seg_text' \in Words
  /\ seg_wnd' \in Words
  /\ seg_up' \in Words
  /\ seg_mss' \in Words
  /\ seg_syn' \in BOOLEAN
  /\ seg_has_ack' \in BOOLEAN
  /\ seg_fin' \in BOOLEAN
  /\ seg_rst' \in BOOLEAN
  /\ seg_urg' \in BOOLEAN
  /\ seg_insecure' \in BOOLEAN
  /\ out_seq' = 0
  /\ out_ack' = 0
  /\ out_text' = 0
  /\ out_wnd' = 0
  /\ out_up' = 0
  /\ out_mss' = 0
  /\ out_syn' = FALSE
  /\ out_has_ack' = FALSE
  /\ out_fin' = FALSE
  /\ out_rst' = FALSE
  /\ out_urg' = FALSE
  /\ out_insecure' = FALSE
  /\ call_now' \in Words
  /\ call_isn' \in Words
  /\ call_octets' \in Words
  /\ call_cwnd' \in Words
  /\ call_rto' \in Words
  /\ call_lost' \in Words
  /\ call_has_isn' \in BOOLEAN
  /\ call_remote' \in BOOLEAN
  /\ call_forbidden' \in BOOLEAN
  /\ call_no_room' \in BOOLEAN
  /\ told_ack_owed' = FALSE
  /\ told_delivered_at' = 0
  /\ told_sent' = FALSE
  /\ told_sent_at' = 0
  /\ told_sent_again' = FALSE
  /\ told_duplicate_ack' = FALSE
  /\ told_listening' = FALSE
  /\ told_deleted' = FALSE
  /\ told_acknowledged' = 0
  /\ told_delivered' = 0
  /\ told_received' = 0
  /\ told_ok' = FALSE
  /\ told_open' = FALSE
  /\ told_closing' = FALSE
  /\ told_closed' = FALSE
  /\ told_reset' = FALSE
  /\ told_refused' = FALSE
  /\ told_user_timeout' = FALSE
  /\ told_retry_timeout' = FALSE
  /\ told_keep_alive_timeout' = FALSE
  /\ told_retry_trouble' = FALSE
  /\ told_urgent' = FALSE
  /\ told_illegal' = FALSE
  /\ told_no_resources' = FALSE
  /\ told_isn_missing' = FALSE
  /\ told_remote_unspecified' = FALSE
  /\ told_does_not_exist' = FALSE
  /\ told_already_exists' = FALSE
  /\ told_is_closing' = FALSE
  /\ UNCHANGED <<tcb_state, tcb_passive, tcb_reopened, snd_una, snd_nxt, snd_wnd, snd_wl1, snd_wl2,
       snd_max_wnd, snd_end, snd_iss, snd_aged, snd_mss, snd_closed, rcv_nxt, rcv_wnd, rcv_irs,
       rcv_up, rcv_unread, rtx_rto, rtx_since, rtx_count, keep_probes, challenge_count,
       challenge_since, armed_retransmission, armed_user, armed_time_wait, armed_keep_alive,
       deadline_retransmission, deadline_user, deadline_time_wait, deadline_keep_alive>>
  /\ CanHappen'
  /\ at' = 1
  /\ answering' = FALSE

\* ---- OPEN, passive: RFC 9293 section 3.10.1 ----

\* RFC 9293 section 3.10.1: the user may not use this local socket
Fits_open_passive_illegal ==
  /\ tcb_state \in {"CLOSED"}
  /\ call_forbidden
Rule_open_passive_illegal ==
  /\ Here = "OPEN, passive"
  /\ Fits_open_passive_illegal
  /\ told_illegal' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists,
       told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.1: there is no room for another connection
Fits_open_passive_no_resources ==
  /\ tcb_state \in {"CLOSED"}
  /\ call_no_room
Rule_open_passive_no_resources ==
  /\ Here = "OPEN, passive"
  /\ ~Fits_open_passive_illegal
  /\ Fits_open_passive_no_resources
  /\ told_no_resources' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.1: a TCB is made and waits for whoever calls
Fits_open_passive ==
  /\ tcb_state \in {"CLOSED"}
Rule_open_passive ==
  /\ Here = "OPEN, passive"
  /\ ~Fits_open_passive_illegal
  /\ ~Fits_open_passive_no_resources
  /\ Fits_open_passive
  /\ tcb_passive' = TRUE
  /\ told_ok' = TRUE
  /\ tcb_state' = "LISTEN"
  /\ UNCHANGED <<tcb_reopened, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_open, told_closing, told_closed,
       told_reset, told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout,
       told_retry_trouble, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.1: there is a connection already
Fits_open_passive_already_exists ==
  /\ tcb_state \in {"LISTEN", "SYN_SENT", "SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2",
       "CLOSE_WAIT", "CLOSING", "LAST_ACK", "TIME_WAIT"}
Rule_open_passive_already_exists ==
  /\ Here = "OPEN, passive"
  /\ ~Fits_open_passive_illegal
  /\ ~Fits_open_passive_no_resources
  /\ ~Fits_open_passive
  /\ Fits_open_passive_already_exists
  /\ told_already_exists' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_is_closing, event>>
  /\ Return

None_open_passive ==
  /\ Here = "OPEN, passive"
  /\ ~Fits_open_passive_illegal
  /\ ~Fits_open_passive_no_resources
  /\ ~Fits_open_passive
  /\ ~Fits_open_passive_already_exists
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- OPEN, active: RFC 9293 section 3.10.1 ----

\* RFC 9293 section 3.10.1: the user may not use this local socket
Fits_open_active_illegal ==
  /\ tcb_state \in {"CLOSED"}
  /\ call_forbidden
Rule_open_active_illegal ==
  /\ Here = "OPEN, active"
  /\ Fits_open_active_illegal
  /\ told_illegal' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists,
       told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.1: an active OPEN must say whom it calls
Fits_open_active_remote_unspecified ==
  /\ tcb_state \in {"CLOSED", "LISTEN"}
  /\ ~call_remote
Rule_open_active_remote_unspecified ==
  /\ Here = "OPEN, active"
  /\ ~Fits_open_active_illegal
  /\ Fits_open_active_remote_unspecified
  /\ told_remote_unspecified' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.1: there is no room for another connection
Fits_open_active_no_resources ==
  /\ tcb_state \in {"CLOSED", "LISTEN"}
  /\ call_no_room
Rule_open_active_no_resources ==
  /\ Here = "OPEN, active"
  /\ ~Fits_open_active_illegal
  /\ ~Fits_open_active_remote_unspecified
  /\ Fits_open_active_no_resources
  /\ told_no_resources' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.4.1: the host has given no number to begin with, and zero is no choice
\* (MUST-8)
Fits_open_active_isn_missing ==
  /\ tcb_state \in {"CLOSED", "LISTEN"}
  /\ ~call_has_isn
Rule_open_active_isn_missing ==
  /\ Here = "OPEN, active"
  /\ ~Fits_open_active_illegal
  /\ ~Fits_open_active_remote_unspecified
  /\ ~Fits_open_active_no_resources
  /\ Fits_open_active_isn_missing
  /\ told_isn_missing' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.1: a SYN calls the peer; a waiting connection turns from passive to active
Fits_open_active ==
  /\ tcb_state \in {"CLOSED", "LISTEN"}
Rule_open_active ==
  /\ Here = "OPEN, active"
  /\ ~Fits_open_active_illegal
  /\ ~Fits_open_active_remote_unspecified
  /\ ~Fits_open_active_no_resources
  /\ ~Fits_open_active_isn_missing
  /\ Fits_open_active
  /\ tcb_passive' = FALSE
  /\ snd_iss' = call_isn
  /\ snd_una' = call_isn
  /\ snd_nxt' = Plus(call_isn, 1)
  /\ snd_end' = Plus(Plus(call_isn, 1), 0)
  /\ snd_mss' = Max(1, cfg_default_mss)
  /\ rcv_wnd' = receive_buffer
  /\ armed_retransmission' = TRUE
  /\ deadline_retransmission' = Plus(call_now, measured_rto)
  /\ rtx_rto' = measured_rto
  /\ rtx_since' = call_now
  /\ rtx_count' = 0
  /\ armed_user' = (cfg_user_timeout # 0)
  /\ deadline_user' = IF cfg_user_timeout # 0 THEN Plus(call_now, cfg_user_timeout) ELSE 0
  /\ told_ok' = TRUE
  /\ told_sent' = TRUE
  /\ out_seq' = call_isn
  /\ out_syn' = TRUE
  /\ out_mss' = cfg_mss
  /\ out_wnd' = receive_buffer
  /\ tcb_state' = "SYN_SENT"
  /\ UNCHANGED <<tcb_reopened, snd_wnd, snd_wl1, snd_wl2, snd_max_wnd, snd_aged, snd_closed,
       rcv_nxt, rcv_irs, rcv_up, rcv_unread, keep_all, challenge_all, armed_time_wait,
       armed_keep_alive, deadline_time_wait, deadline_keep_alive, seg_all, out_ack, out_text,
       out_up, out_has_ack, out_fin, out_rst, out_urg, out_insecure, call_all, told_ack_owed,
       told_delivered_at, told_sent_at, told_sent_again, told_duplicate_ack, told_listening,
       told_deleted, told_acknowledged, told_delivered, told_received, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists,
       told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.1: there is a connection already
Fits_open_active_already_exists ==
  /\ tcb_state \in {"SYN_SENT", "SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2",
       "CLOSE_WAIT", "CLOSING", "LAST_ACK", "TIME_WAIT"}
Rule_open_active_already_exists ==
  /\ Here = "OPEN, active"
  /\ ~Fits_open_active_illegal
  /\ ~Fits_open_active_remote_unspecified
  /\ ~Fits_open_active_no_resources
  /\ ~Fits_open_active_isn_missing
  /\ ~Fits_open_active
  /\ Fits_open_active_already_exists
  /\ told_already_exists' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_is_closing, event>>
  /\ Return

None_open_active ==
  /\ Here = "OPEN, active"
  /\ ~Fits_open_active_illegal
  /\ ~Fits_open_active_remote_unspecified
  /\ ~Fits_open_active_no_resources
  /\ ~Fits_open_active_isn_missing
  /\ ~Fits_open_active
  /\ ~Fits_open_active_already_exists
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- SEND: RFC 9293 section 3.10.2 ----

\* RFC 9293 section 3.10.2: the user may not use this connection
Fits_send_illegal ==
  /\ tcb_state \in {"CLOSED"}
  /\ call_forbidden
Rule_send_illegal ==
  /\ Here = "SEND"
  /\ Fits_send_illegal
  /\ told_illegal' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists,
       told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.2: there is no connection to send on
Fits_send_does_not_exist ==
  /\ tcb_state \in {"CLOSED"}
Rule_send_does_not_exist ==
  /\ Here = "SEND"
  /\ ~Fits_send_illegal
  /\ Fits_send_does_not_exist
  /\ told_does_not_exist' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.2: nobody has called, and whom to call is not known
Fits_send_listen_remote_unspecified ==
  /\ tcb_state \in {"LISTEN"}
  /\ ~call_remote
Rule_send_listen_remote_unspecified ==
  /\ Here = "SEND"
  /\ ~Fits_send_illegal
  /\ ~Fits_send_does_not_exist
  /\ Fits_send_listen_remote_unspecified
  /\ told_remote_unspecified' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.2: no text follows a CLOSE
Fits_send_closing ==
  /\ tcb_state \in {"SYN_SENT", "SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2",
       "CLOSE_WAIT", "CLOSING", "LAST_ACK", "TIME_WAIT"}
  /\ snd_closed
Rule_send_closing ==
  /\ Here = "SEND"
  /\ ~Fits_send_illegal
  /\ ~Fits_send_does_not_exist
  /\ ~Fits_send_listen_remote_unspecified
  /\ Fits_send_closing
  /\ told_is_closing' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists, event>>
  /\ Return

\* RFC 9293 section 3.10.2: there is no room to queue the text
Fits_send_no_resources ==
  /\ tcb_state \in {"LISTEN", "SYN_SENT", "SYN_RECEIVED", "ESTABLISHED", "CLOSE_WAIT"}
  /\ queue_full
Rule_send_no_resources ==
  /\ Here = "SEND"
  /\ ~Fits_send_illegal
  /\ ~Fits_send_does_not_exist
  /\ ~Fits_send_listen_remote_unspecified
  /\ ~Fits_send_closing
  /\ Fits_send_no_resources
  /\ told_no_resources' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.4.1: the host has given no number to begin with, and zero is no choice
\* (MUST-8)
Fits_send_listen_isn_missing ==
  /\ tcb_state \in {"LISTEN"}
  /\ ~call_has_isn
Rule_send_listen_isn_missing ==
  /\ Here = "SEND"
  /\ ~Fits_send_illegal
  /\ ~Fits_send_does_not_exist
  /\ ~Fits_send_listen_remote_unspecified
  /\ ~Fits_send_closing
  /\ ~Fits_send_no_resources
  /\ Fits_send_listen_isn_missing
  /\ told_isn_missing' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.2: a SEND on a waiting connection calls the peer, the text is queued
Fits_send_listen ==
  /\ tcb_state \in {"LISTEN"}
Rule_send_listen ==
  /\ Here = "SEND"
  /\ ~Fits_send_illegal
  /\ ~Fits_send_does_not_exist
  /\ ~Fits_send_listen_remote_unspecified
  /\ ~Fits_send_closing
  /\ ~Fits_send_no_resources
  /\ ~Fits_send_listen_isn_missing
  /\ Fits_send_listen
  /\ tcb_passive' = FALSE
  /\ snd_iss' = call_isn
  /\ snd_una' = call_isn
  /\ snd_nxt' = Plus(call_isn, 1)
  /\ snd_end' = Plus(Plus(call_isn, 1), call_octets)
  /\ snd_mss' = Max(1, cfg_default_mss)
  /\ rcv_wnd' = receive_buffer
  /\ armed_retransmission' = TRUE
  /\ deadline_retransmission' = Plus(call_now, measured_rto)
  /\ rtx_rto' = measured_rto
  /\ rtx_since' = call_now
  /\ rtx_count' = 0
  /\ armed_user' = (cfg_user_timeout # 0)
  /\ deadline_user' = IF cfg_user_timeout # 0 THEN Plus(call_now, cfg_user_timeout) ELSE 0
  /\ told_ok' = TRUE
  /\ told_sent' = TRUE
  /\ out_seq' = call_isn
  /\ out_syn' = TRUE
  /\ out_mss' = cfg_mss
  /\ out_wnd' = receive_buffer
  /\ tcb_state' = "SYN_SENT"
  /\ UNCHANGED <<tcb_reopened, snd_wnd, snd_wl1, snd_wl2, snd_max_wnd, snd_aged, snd_closed,
       rcv_nxt, rcv_irs, rcv_up, rcv_unread, keep_all, challenge_all, armed_time_wait,
       armed_keep_alive, deadline_time_wait, deadline_keep_alive, seg_all, out_ack, out_text,
       out_up, out_has_ack, out_fin, out_rst, out_urg, out_insecure, call_all, told_ack_owed,
       told_delivered_at, told_sent_at, told_sent_again, told_duplicate_ack, told_listening,
       told_deleted, told_acknowledged, told_delivered, told_received, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists,
       told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.2: the text waits until the connection is open
Fits_send_queue ==
  /\ tcb_state \in {"SYN_SENT", "SYN_RECEIVED"}
Rule_send_queue ==
  /\ Here = "SEND"
  /\ ~Fits_send_illegal
  /\ ~Fits_send_does_not_exist
  /\ ~Fits_send_listen_remote_unspecified
  /\ ~Fits_send_closing
  /\ ~Fits_send_no_resources
  /\ ~Fits_send_listen_isn_missing
  /\ ~Fits_send_listen
  /\ Fits_send_queue
  /\ snd_end' = Plus(snd_end, call_octets)
  /\ told_ok' = TRUE
  /\ UNCHANGED <<tcb_all, snd_una, snd_nxt, snd_wnd, snd_wl1, snd_wl2, snd_max_wnd, snd_iss,
       snd_aged, snd_mss, snd_closed, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_open, told_closing, told_closed,
       told_reset, told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout,
       told_retry_trouble, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.2: the text is queued; what the window takes is sent
Fits_send ==
  /\ tcb_state \in {"ESTABLISHED", "CLOSE_WAIT"}
Rule_send ==
  /\ Here = "SEND"
  /\ ~Fits_send_illegal
  /\ ~Fits_send_does_not_exist
  /\ ~Fits_send_listen_remote_unspecified
  /\ ~Fits_send_closing
  /\ ~Fits_send_no_resources
  /\ ~Fits_send_listen_isn_missing
  /\ ~Fits_send_listen
  /\ ~Fits_send_queue
  /\ Fits_send
  /\ snd_end' = Plus(snd_end, call_octets)
  /\ told_ok' = TRUE
  /\ UNCHANGED <<tcb_all, snd_una, snd_nxt, snd_wnd, snd_wl1, snd_wl2, snd_max_wnd, snd_iss,
       snd_aged, snd_mss, snd_closed, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_open, told_closing, told_closed,
       told_reset, told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout,
       told_retry_trouble, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Answer

None_send ==
  /\ Here = "SEND"
  /\ ~Fits_send_illegal
  /\ ~Fits_send_does_not_exist
  /\ ~Fits_send_listen_remote_unspecified
  /\ ~Fits_send_closing
  /\ ~Fits_send_no_resources
  /\ ~Fits_send_listen_isn_missing
  /\ ~Fits_send_listen
  /\ ~Fits_send_queue
  /\ ~Fits_send
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- send what is owed: RFC 9293 section 3.7 ----

\* RFC 9293 section 3.10.2: queued text leaves as far as the window goes, the FIN on the last of it
Fits_answer_text ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "CLOSE_WAIT", "CLOSING", "LAST_ACK"}
  /\ can_send_text
Rule_answer_text ==
  /\ Here = "send what is owed"
  /\ Fits_answer_text
  /\ told_sent' = TRUE
  /\ told_sent_at' = outstanding
  /\ out_seq' = snd_nxt
  /\ out_text' = sendable_text
  /\ out_fin' = fin_rides
  /\ out_has_ack' = TRUE
  /\ out_ack' = rcv_nxt
  /\ out_wnd' = rcv_wnd
  /\ snd_nxt' = Plus(Plus(snd_nxt, sendable_text), IF fin_rides THEN 1 ELSE 0)
  /\ UNCHANGED <<tcb_all, snd_una, snd_wnd, snd_wl1, snd_wl2, snd_max_wnd, snd_end, snd_iss,
       snd_aged, snd_mss, snd_closed, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_up, out_mss, out_syn, out_rst, out_urg, out_insecure, call_all,
       told_ack_owed, told_delivered_at, told_sent_again, told_duplicate_ack, told_listening,
       told_deleted, told_acknowledged, told_delivered, told_received, told_ok, told_open,
       told_closing, told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists,
       told_is_closing, event>>
  /\ Continue

\* RFC 9293 section 3.10.4: everything is sent and the user has closed: the FIN
Fits_answer_fin ==
  /\ tcb_state \in {"FIN_WAIT_1", "CLOSING", "LAST_ACK"}
  /\ can_send_fin
Rule_answer_fin ==
  /\ Here = "send what is owed"
  /\ ~Fits_answer_text
  /\ Fits_answer_fin
  /\ told_sent' = TRUE
  /\ told_sent_at' = outstanding
  /\ out_seq' = snd_nxt
  /\ out_text' = 0
  /\ out_fin' = TRUE
  /\ out_has_ack' = TRUE
  /\ out_ack' = rcv_nxt
  /\ out_wnd' = rcv_wnd
  /\ snd_nxt' = Plus(snd_nxt, 1)
  /\ UNCHANGED <<tcb_all, snd_una, snd_wnd, snd_wl1, snd_wl2, snd_max_wnd, snd_end, snd_iss,
       snd_aged, snd_mss, snd_closed, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_up, out_mss, out_syn, out_rst, out_urg, out_insecure, call_all,
       told_ack_owed, told_delivered_at, told_sent_again, told_duplicate_ack, told_listening,
       told_deleted, told_acknowledged, told_delivered, told_received, told_ok, told_open,
       told_closing, told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists,
       told_is_closing, event>>
  /\ Continue

\* RFC 9293 section 3.10.7.4, seventh: the acknowledgment that the event owes
Fits_answer_ack ==
  /\ tcb_state \in {"SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT",
       "CLOSING", "LAST_ACK", "TIME_WAIT"}
  /\ told_ack_owed
Rule_answer_ack ==
  /\ Here = "send what is owed"
  /\ ~Fits_answer_text
  /\ ~Fits_answer_fin
  /\ Fits_answer_ack
  /\ told_sent' = TRUE
  /\ out_seq' = snd_nxt
  /\ out_ack' = rcv_nxt
  /\ out_has_ack' = TRUE
  /\ out_wnd' = rcv_wnd
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_text, out_up, out_mss, out_syn, out_fin, out_rst, out_urg,
       out_insecure, call_all, told_ack_owed, told_delivered_at, told_sent_at, told_sent_again,
       told_duplicate_ack, told_listening, told_deleted, told_acknowledged, told_delivered,
       told_received, told_ok, told_open, told_closing, told_closed, told_reset, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Continue

None_send_what_is_owed ==
  /\ Here = "send what is owed"
  /\ ~Fits_answer_text
  /\ ~Fits_answer_fin
  /\ ~Fits_answer_ack
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- set the timers: RFC 9293 section 3.8.1 ----

\* RFC 9293 section 3.8.1: something is outstanding or waits for the window: the timers run
Fits_timers_start ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "CLOSE_WAIT", "CLOSING", "LAST_ACK"}
  /\ ~armed_retransmission /\ something_to_send
Rule_timers_start ==
  /\ Here = "set the timers"
  /\ Fits_timers_start
  /\ armed_retransmission' = TRUE
  /\ deadline_retransmission' = Plus(call_now, measured_rto)
  /\ rtx_rto' = measured_rto
  /\ rtx_since' = call_now
  /\ rtx_count' = 0
  /\ armed_user' = (cfg_user_timeout # 0)
  /\ deadline_user' = IF cfg_user_timeout # 0 THEN Plus(call_now, cfg_user_timeout) ELSE 0
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, keep_all, challenge_all, armed_time_wait,
       armed_keep_alive, deadline_time_wait, deadline_keep_alive, seg_all, out_all, call_all,
       told_all, event>>
  /\ Continue

None_set_the_timers ==
  /\ Here = "set the timers"
  /\ ~Fits_timers_start
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- RECEIVE: RFC 9293 section 3.10.3 ----

\* RFC 9293 section 3.10.3: the user may not use this connection
Fits_receive_illegal ==
  /\ tcb_state \in {"CLOSED"}
  /\ call_forbidden
Rule_receive_illegal ==
  /\ Here = "RECEIVE"
  /\ Fits_receive_illegal
  /\ told_illegal' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists,
       told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.3: there is no connection to receive from
Fits_receive_does_not_exist ==
  /\ tcb_state \in {"CLOSED"}
Rule_receive_does_not_exist ==
  /\ Here = "RECEIVE"
  /\ ~Fits_receive_illegal
  /\ Fits_receive_does_not_exist
  /\ told_does_not_exist' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.3: the request waits until the connection is open
Fits_receive_queue ==
  /\ tcb_state \in {"LISTEN", "SYN_SENT", "SYN_RECEIVED"}
Rule_receive_queue ==
  /\ Here = "RECEIVE"
  /\ ~Fits_receive_illegal
  /\ ~Fits_receive_does_not_exist
  /\ Fits_receive_queue
  /\ told_ok' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_open, told_closing, told_closed,
       told_reset, told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout,
       told_retry_trouble, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.8.3: a half-duplex CLOSE has ended receiving too (MAY-1)
Fits_receive_closed ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK",
       "TIME_WAIT"}
  /\ cfg_half_duplex_close /\ snd_closed
Rule_receive_closed ==
  /\ Here = "RECEIVE"
  /\ ~Fits_receive_illegal
  /\ ~Fits_receive_does_not_exist
  /\ ~Fits_receive_queue
  /\ Fits_receive_closed
  /\ told_is_closing' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists, event>>
  /\ Return

\* RFC 9293 section 3.10.3: the peer has closed and nothing is left to receive
Fits_receive_closing ==
  /\ tcb_state \in {"CLOSE_WAIT", "CLOSING", "LAST_ACK", "TIME_WAIT"}
  /\ rcv_unread = 0
Rule_receive_closing ==
  /\ Here = "RECEIVE"
  /\ ~Fits_receive_illegal
  /\ ~Fits_receive_does_not_exist
  /\ ~Fits_receive_queue
  /\ ~Fits_receive_closed
  /\ Fits_receive_closing
  /\ told_is_closing' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists, event>>
  /\ Return

\* RFC 9293 section 3.10.3: text is taken, and the peer is told of the room
Fits_receive_opens_window ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2"}
  /\ worth_opening
Rule_receive_opens_window ==
  /\ Here = "RECEIVE"
  /\ ~Fits_receive_illegal
  /\ ~Fits_receive_does_not_exist
  /\ ~Fits_receive_queue
  /\ ~Fits_receive_closed
  /\ ~Fits_receive_closing
  /\ Fits_receive_opens_window
  /\ rcv_unread' = Minus(rcv_unread, received_now)
  /\ rcv_wnd' = freed_window
  /\ told_received' = received_now
  /\ told_ok' = TRUE
  /\ told_ack_owed' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_nxt, rcv_irs, rcv_up, rtx_all, keep_all, challenge_all,
       armed_all, deadline_all, seg_all, out_all, call_all, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_open, told_closing, told_closed, told_reset,
       told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout,
       told_retry_trouble, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Answer

\* RFC 9293 section 3.10.3: text is taken
Fits_receive ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK",
       "TIME_WAIT"}
Rule_receive ==
  /\ Here = "RECEIVE"
  /\ ~Fits_receive_illegal
  /\ ~Fits_receive_does_not_exist
  /\ ~Fits_receive_queue
  /\ ~Fits_receive_closed
  /\ ~Fits_receive_closing
  /\ ~Fits_receive_opens_window
  /\ Fits_receive
  /\ rcv_unread' = Minus(rcv_unread, received_now)
  /\ told_received' = received_now
  /\ told_ok' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_nxt, rcv_wnd, rcv_irs, rcv_up, rtx_all, keep_all,
       challenge_all, armed_all, deadline_all, seg_all, out_all, call_all, told_ack_owed,
       told_delivered_at, told_sent, told_sent_at, told_sent_again, told_duplicate_ack,
       told_listening, told_deleted, told_acknowledged, told_delivered, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists,
       told_is_closing, event>>
  /\ Return

None_receive ==
  /\ Here = "RECEIVE"
  /\ ~Fits_receive_illegal
  /\ ~Fits_receive_does_not_exist
  /\ ~Fits_receive_queue
  /\ ~Fits_receive_closed
  /\ ~Fits_receive_closing
  /\ ~Fits_receive_opens_window
  /\ ~Fits_receive
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- CLOSE: RFC 9293 section 3.10.4 ----

\* RFC 9293 section 3.10.4: the user may not use this connection
Fits_close_illegal ==
  /\ tcb_state \in {"CLOSED"}
  /\ call_forbidden
Rule_close_illegal ==
  /\ Here = "CLOSE"
  /\ Fits_close_illegal
  /\ told_illegal' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists,
       told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.4: there is no connection to close
Fits_close_does_not_exist ==
  /\ tcb_state \in {"CLOSED"}
Rule_close_does_not_exist ==
  /\ Here = "CLOSE"
  /\ ~Fits_close_illegal
  /\ Fits_close_does_not_exist
  /\ told_does_not_exist' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.4: nobody has answered: the TCB is deleted
Fits_close_opening ==
  /\ tcb_state \in {"LISTEN", "SYN_SENT"}
Rule_close_opening ==
  /\ Here = "CLOSE"
  /\ ~Fits_close_illegal
  /\ ~Fits_close_does_not_exist
  /\ Fits_close_opening
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ told_ok' = TRUE
  /\ told_closed' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_acknowledged,
       told_delivered, told_received, told_open, told_closing, told_reset, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.4: CLOSE was called before
Fits_close_again ==
  /\ tcb_state \in {"SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT",
       "CLOSING", "LAST_ACK", "TIME_WAIT"}
  /\ snd_closed
Rule_close_again ==
  /\ Here = "CLOSE"
  /\ ~Fits_close_illegal
  /\ ~Fits_close_does_not_exist
  /\ ~Fits_close_opening
  /\ Fits_close_again
  /\ told_is_closing' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists, event>>
  /\ Return

\* RFC 9293 section 3.10.4: the CLOSE waits until our SYN is acknowledged
Fits_close_syn_received ==
  /\ tcb_state \in {"SYN_RECEIVED"}
Rule_close_syn_received ==
  /\ Here = "CLOSE"
  /\ ~Fits_close_illegal
  /\ ~Fits_close_does_not_exist
  /\ ~Fits_close_opening
  /\ ~Fits_close_again
  /\ Fits_close_syn_received
  /\ snd_closed' = TRUE
  /\ told_ok' = TRUE
  /\ UNCHANGED <<tcb_all, snd_una, snd_nxt, snd_wnd, snd_wl1, snd_wl2, snd_max_wnd, snd_end,
       snd_iss, snd_aged, snd_mss, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_open, told_closing, told_closed,
       told_reset, told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout,
       told_retry_trouble, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.6.1: a half-duplex CLOSE with unread text tells the peer that it is lost
\* (SHLD-3)
Fits_close_unread ==
  /\ tcb_state \in {"ESTABLISHED", "CLOSE_WAIT"}
  /\ cfg_half_duplex_close /\ rcv_unread # 0
Rule_close_unread ==
  /\ Here = "CLOSE"
  /\ ~Fits_close_illegal
  /\ ~Fits_close_does_not_exist
  /\ ~Fits_close_opening
  /\ ~Fits_close_again
  /\ ~Fits_close_syn_received
  /\ Fits_close_unread
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ told_sent' = TRUE
  /\ out_seq' = snd_nxt
  /\ out_rst' = TRUE
  /\ told_ok' = TRUE
  /\ told_reset' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_ack, out_text, out_wnd, out_up, out_mss, out_syn, out_has_ack,
       out_fin, out_urg, out_insecure, call_all, told_ack_owed, told_delivered_at, told_sent_at,
       told_sent_again, told_duplicate_ack, told_listening, told_acknowledged, told_delivered,
       told_received, told_open, told_closing, told_closed, told_refused, told_user_timeout,
       told_retry_timeout, told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal,
       told_no_resources, told_isn_missing, told_remote_unspecified, told_does_not_exist,
       told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.4: a FIN follows the last octet queued
Fits_close_established ==
  /\ tcb_state \in {"ESTABLISHED"}
Rule_close_established ==
  /\ Here = "CLOSE"
  /\ ~Fits_close_illegal
  /\ ~Fits_close_does_not_exist
  /\ ~Fits_close_opening
  /\ ~Fits_close_again
  /\ ~Fits_close_syn_received
  /\ ~Fits_close_unread
  /\ Fits_close_established
  /\ snd_closed' = TRUE
  /\ told_ok' = TRUE
  /\ tcb_state' = "FIN_WAIT_1"
  /\ UNCHANGED <<tcb_passive, tcb_reopened, snd_una, snd_nxt, snd_wnd, snd_wl1, snd_wl2,
       snd_max_wnd, snd_end, snd_iss, snd_aged, snd_mss, rcv_all, rtx_all, keep_all, challenge_all,
       armed_all, deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at,
       told_sent, told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_open, told_closing, told_closed,
       told_reset, told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout,
       told_retry_trouble, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Answer

\* RFC 9293 section 3.10.4: a FIN follows the last octet queued, and is the second of the two
Fits_close_close_wait ==
  /\ tcb_state \in {"CLOSE_WAIT"}
Rule_close_close_wait ==
  /\ Here = "CLOSE"
  /\ ~Fits_close_illegal
  /\ ~Fits_close_does_not_exist
  /\ ~Fits_close_opening
  /\ ~Fits_close_again
  /\ ~Fits_close_syn_received
  /\ ~Fits_close_unread
  /\ ~Fits_close_established
  /\ Fits_close_close_wait
  /\ snd_closed' = TRUE
  /\ told_ok' = TRUE
  /\ tcb_state' = "LAST_ACK"
  /\ UNCHANGED <<tcb_passive, tcb_reopened, snd_una, snd_nxt, snd_wnd, snd_wl1, snd_wl2,
       snd_max_wnd, snd_end, snd_iss, snd_aged, snd_mss, rcv_all, rtx_all, keep_all, challenge_all,
       armed_all, deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at,
       told_sent, told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_open, told_closing, told_closed,
       told_reset, told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout,
       told_retry_trouble, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Answer

None_close ==
  /\ Here = "CLOSE"
  /\ ~Fits_close_illegal
  /\ ~Fits_close_does_not_exist
  /\ ~Fits_close_opening
  /\ ~Fits_close_again
  /\ ~Fits_close_syn_received
  /\ ~Fits_close_unread
  /\ ~Fits_close_established
  /\ ~Fits_close_close_wait
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- ABORT: RFC 9293 section 3.10.5 ----

\* RFC 9293 section 3.10.5: the user may not use this connection
Fits_abort_illegal ==
  /\ tcb_state \in {"CLOSED"}
  /\ call_forbidden
Rule_abort_illegal ==
  /\ Here = "ABORT"
  /\ Fits_abort_illegal
  /\ told_illegal' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists,
       told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.5: there is no connection to abort
Fits_abort_does_not_exist ==
  /\ tcb_state \in {"CLOSED"}
Rule_abort_does_not_exist ==
  /\ Here = "ABORT"
  /\ ~Fits_abort_illegal
  /\ Fits_abort_does_not_exist
  /\ told_does_not_exist' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.5: nobody has answered: the TCB is deleted
Fits_abort_opening ==
  /\ tcb_state \in {"LISTEN", "SYN_SENT"}
Rule_abort_opening ==
  /\ Here = "ABORT"
  /\ ~Fits_abort_illegal
  /\ ~Fits_abort_does_not_exist
  /\ Fits_abort_opening
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ told_ok' = TRUE
  /\ told_reset' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_acknowledged,
       told_delivered, told_received, told_open, told_closing, told_closed, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.5: the peer is told by a reset, the TCB is deleted
Fits_abort ==
  /\ tcb_state \in {"SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT"}
Rule_abort ==
  /\ Here = "ABORT"
  /\ ~Fits_abort_illegal
  /\ ~Fits_abort_does_not_exist
  /\ ~Fits_abort_opening
  /\ Fits_abort
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ told_sent' = TRUE
  /\ out_seq' = snd_nxt
  /\ out_rst' = TRUE
  /\ told_ok' = TRUE
  /\ told_reset' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_ack, out_text, out_wnd, out_up, out_mss, out_syn, out_has_ack,
       out_fin, out_urg, out_insecure, call_all, told_ack_owed, told_delivered_at, told_sent_at,
       told_sent_again, told_duplicate_ack, told_listening, told_acknowledged, told_delivered,
       told_received, told_open, told_closing, told_closed, told_refused, told_user_timeout,
       told_retry_timeout, told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal,
       told_no_resources, told_isn_missing, told_remote_unspecified, told_does_not_exist,
       told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.5: our FIN may not have arrived: the user hears that it was an abort
Fits_abort_closing ==
  /\ tcb_state \in {"CLOSING", "LAST_ACK"}
Rule_abort_closing ==
  /\ Here = "ABORT"
  /\ ~Fits_abort_illegal
  /\ ~Fits_abort_does_not_exist
  /\ ~Fits_abort_opening
  /\ ~Fits_abort
  /\ Fits_abort_closing
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ told_ok' = TRUE
  /\ told_reset' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_acknowledged,
       told_delivered, told_received, told_open, told_closing, told_closed, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.5: both sides have closed: the waiting is cut short
Fits_abort_time_wait ==
  /\ tcb_state \in {"TIME_WAIT"}
Rule_abort_time_wait ==
  /\ Here = "ABORT"
  /\ ~Fits_abort_illegal
  /\ ~Fits_abort_does_not_exist
  /\ ~Fits_abort_opening
  /\ ~Fits_abort
  /\ ~Fits_abort_closing
  /\ Fits_abort_time_wait
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ told_ok' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_acknowledged,
       told_delivered, told_received, told_open, told_closing, told_closed, told_reset,
       told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout,
       told_retry_trouble, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

None_abort ==
  /\ Here = "ABORT"
  /\ ~Fits_abort_illegal
  /\ ~Fits_abort_does_not_exist
  /\ ~Fits_abort_opening
  /\ ~Fits_abort
  /\ ~Fits_abort_closing
  /\ ~Fits_abort_time_wait
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- STATUS: RFC 9293 section 3.10.6 ----

\* RFC 9293 section 3.10.6: the user may not use this connection
Fits_status_illegal ==
  /\ tcb_state \in {"CLOSED"}
  /\ call_forbidden
Rule_status_illegal ==
  /\ Here = "STATUS"
  /\ Fits_status_illegal
  /\ told_illegal' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists,
       told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.6: there is no connection to ask about
Fits_status_does_not_exist ==
  /\ tcb_state \in {"CLOSED"}
Rule_status_does_not_exist ==
  /\ Here = "STATUS"
  /\ ~Fits_status_illegal
  /\ Fits_status_does_not_exist
  /\ told_does_not_exist' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.6: the host reads the state from the TCB
Fits_status ==
  /\ tcb_state \in {"LISTEN", "SYN_SENT", "SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2",
       "CLOSE_WAIT", "CLOSING", "LAST_ACK", "TIME_WAIT"}
Rule_status ==
  /\ Here = "STATUS"
  /\ ~Fits_status_illegal
  /\ ~Fits_status_does_not_exist
  /\ Fits_status
  /\ told_ok' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_open, told_closing, told_closed,
       told_reset, told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout,
       told_retry_trouble, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

None_status ==
  /\ Here = "STATUS"
  /\ ~Fits_status_illegal
  /\ ~Fits_status_does_not_exist
  /\ ~Fits_status
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- CLOSED: RFC 9293 section 3.10.7.1 ----

\* RFC 9293 section 3.10.7.1: a reset is never answered
Fits_closed_rst ==
  /\ tcb_state \in {"CLOSED"}
  /\ seg_rst
Rule_closed_rst ==
  /\ Here = "CLOSED"
  /\ Fits_closed_rst
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Return

\* RFC 9293 section 3.10.7.1: there is no connection: the sender is told so
Fits_closed_any ==
  /\ tcb_state \in {"CLOSED"}
Rule_closed_any ==
  /\ Here = "CLOSED"
  /\ ~Fits_closed_rst
  /\ Fits_closed_any
  /\ told_sent' = TRUE
  /\ out_rst' = TRUE
  /\ out_seq' = IF seg_has_ack THEN seg_ack ELSE 0
  /\ out_has_ack' = ~seg_has_ack
  /\ out_ack' = IF seg_has_ack THEN 0 ELSE seg_end
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_text, out_wnd, out_up, out_mss, out_syn, out_fin, out_urg,
       out_insecure, call_all, told_ack_owed, told_delivered_at, told_sent_at, told_sent_again,
       told_duplicate_ack, told_listening, told_deleted, told_acknowledged, told_delivered,
       told_received, told_ok, told_open, told_closing, told_closed, told_reset, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

None_closed ==
  /\ Here = "CLOSED"
  /\ ~Fits_closed_rst
  /\ ~Fits_closed_any
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- LISTEN: RFC 9293 section 3.10.7.2 ----

\* RFC 9293 section 3.10.7.2, first: a reset can't answer anything that we sent
Fits_listen_rst ==
  /\ tcb_state \in {"LISTEN"}
  /\ seg_rst
Rule_listen_rst ==
  /\ Here = "LISTEN"
  /\ Fits_listen_rst
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Return

\* RFC 9293 section 3.10.7.2, second: nothing was sent that could be acknowledged
Fits_listen_ack ==
  /\ tcb_state \in {"LISTEN"}
  /\ seg_has_ack
Rule_listen_ack ==
  /\ Here = "LISTEN"
  /\ ~Fits_listen_rst
  /\ Fits_listen_ack
  /\ told_sent' = TRUE
  /\ out_seq' = seg_ack
  /\ out_rst' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_ack, out_text, out_wnd, out_up, out_mss, out_syn, out_has_ack,
       out_fin, out_urg, out_insecure, call_all, told_ack_owed, told_delivered_at, told_sent_at,
       told_sent_again, told_duplicate_ack, told_listening, told_deleted, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_closed, told_reset,
       told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout,
       told_retry_trouble, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.7.2, third: a SYN of another security or compartment
Fits_listen_syn_insecure ==
  /\ tcb_state \in {"LISTEN"}
  /\ seg_syn /\ seg_insecure
Rule_listen_syn_insecure ==
  /\ Here = "LISTEN"
  /\ ~Fits_listen_rst
  /\ ~Fits_listen_ack
  /\ Fits_listen_syn_insecure
  /\ told_sent' = TRUE
  /\ out_rst' = TRUE
  /\ out_seq' = IF seg_has_ack THEN seg_ack ELSE 0
  /\ out_has_ack' = ~seg_has_ack
  /\ out_ack' = IF seg_has_ack THEN 0 ELSE seg_end
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_text, out_wnd, out_up, out_mss, out_syn, out_fin, out_urg,
       out_insecure, call_all, told_ack_owed, told_delivered_at, told_sent_at, told_sent_again,
       told_duplicate_ack, told_listening, told_deleted, told_acknowledged, told_delivered,
       told_received, told_ok, told_open, told_closing, told_closed, told_reset, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.4.1: the host has given no number to answer with: dropped, the SYN comes again
Fits_listen_syn_isn_missing ==
  /\ tcb_state \in {"LISTEN"}
  /\ seg_syn /\ ~call_has_isn
Rule_listen_syn_isn_missing ==
  /\ Here = "LISTEN"
  /\ ~Fits_listen_rst
  /\ ~Fits_listen_ack
  /\ ~Fits_listen_syn_insecure
  /\ Fits_listen_syn_isn_missing
  /\ told_isn_missing' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.7.2, third: a SYN is answered by SYN and ACK; its text, if any, must come
\* again
Fits_listen_syn ==
  /\ tcb_state \in {"LISTEN"}
  /\ seg_syn
Rule_listen_syn ==
  /\ Here = "LISTEN"
  /\ ~Fits_listen_rst
  /\ ~Fits_listen_ack
  /\ ~Fits_listen_syn_insecure
  /\ ~Fits_listen_syn_isn_missing
  /\ Fits_listen_syn
  /\ rcv_irs' = seg_seq
  /\ rcv_nxt' = Plus(seg_seq, 1)
  /\ rcv_up' = Plus(seg_seq, 1)
  /\ snd_wnd' = offered_window
  /\ snd_max_wnd' = offered_window
  /\ snd_wl1' = seg_seq
  /\ snd_mss' = peer_mss
  /\ snd_iss' = call_isn
  /\ snd_aged' = FALSE
  /\ snd_una' = call_isn
  /\ snd_nxt' = Plus(call_isn, 1)
  /\ snd_end' = Plus(call_isn, 1)
  /\ snd_wl2' = call_isn
  /\ rcv_wnd' = receive_buffer
  /\ rcv_unread' = 0
  /\ armed_retransmission' = TRUE
  /\ deadline_retransmission' = Plus(call_now, measured_rto)
  /\ rtx_rto' = measured_rto
  /\ rtx_since' = call_now
  /\ rtx_count' = 0
  /\ told_sent' = TRUE
  /\ out_seq' = call_isn
  /\ out_syn' = TRUE
  /\ out_mss' = cfg_mss
  /\ out_wnd' = receive_buffer
  /\ out_has_ack' = TRUE
  /\ out_ack' = Plus(seg_seq, 1)
  /\ tcb_state' = "SYN_RECEIVED"
  /\ UNCHANGED <<tcb_passive, tcb_reopened, snd_closed, keep_all, challenge_all, armed_user,
       armed_time_wait, armed_keep_alive, deadline_user, deadline_time_wait, deadline_keep_alive,
       seg_all, out_text, out_up, out_fin, out_rst, out_urg, out_insecure, call_all, told_ack_owed,
       told_delivered_at, told_sent_at, told_sent_again, told_duplicate_ack, told_listening,
       told_deleted, told_acknowledged, told_delivered, told_received, told_ok, told_open,
       told_closing, told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists,
       told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.7.2, fourth: neither SYN, ACK nor RST: dropped
Fits_listen_other ==
  /\ tcb_state \in {"LISTEN"}
Rule_listen_other ==
  /\ Here = "LISTEN"
  /\ ~Fits_listen_rst
  /\ ~Fits_listen_ack
  /\ ~Fits_listen_syn_insecure
  /\ ~Fits_listen_syn_isn_missing
  /\ ~Fits_listen_syn
  /\ Fits_listen_other
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Return

None_listen ==
  /\ Here = "LISTEN"
  /\ ~Fits_listen_rst
  /\ ~Fits_listen_ack
  /\ ~Fits_listen_syn_insecure
  /\ ~Fits_listen_syn_isn_missing
  /\ ~Fits_listen_syn
  /\ ~Fits_listen_other
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- SYN-SENT: RFC 9293 section 3.10.7.3 ----

\* RFC 9293 section 3.10.7.3, first: a reset that acknowledges what we never sent is not for us
Fits_syn_sent_bad_ack_rst ==
  /\ tcb_state \in {"SYN_SENT"}
  /\ seg_has_ack /\ ~acceptable_ack_of_syn /\ seg_rst
Rule_syn_sent_bad_ack_rst ==
  /\ Here = "SYN-SENT"
  /\ Fits_syn_sent_bad_ack_rst
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Return

\* RFC 9293 section 3.10.7.3, first: who acknowledges what we never sent is out of step: reset it
Fits_syn_sent_bad_ack ==
  /\ tcb_state \in {"SYN_SENT"}
  /\ seg_has_ack /\ ~acceptable_ack_of_syn
Rule_syn_sent_bad_ack ==
  /\ Here = "SYN-SENT"
  /\ ~Fits_syn_sent_bad_ack_rst
  /\ Fits_syn_sent_bad_ack
  /\ told_sent' = TRUE
  /\ out_seq' = seg_ack
  /\ out_rst' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_ack, out_text, out_wnd, out_up, out_mss, out_syn, out_has_ack,
       out_fin, out_urg, out_insecure, call_all, told_ack_owed, told_delivered_at, told_sent_at,
       told_sent_again, told_duplicate_ack, told_listening, told_deleted, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_closed, told_reset,
       told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout,
       told_retry_trouble, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.7.3, second: the peer refuses our SYN
Fits_syn_sent_rst ==
  /\ tcb_state \in {"SYN_SENT"}
  /\ seg_rst /\ seg_has_ack
Rule_syn_sent_rst ==
  /\ Here = "SYN-SENT"
  /\ ~Fits_syn_sent_bad_ack_rst
  /\ ~Fits_syn_sent_bad_ack
  /\ Fits_syn_sent_rst
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ told_refused' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_closed, told_reset,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.7.3, second: a reset that acknowledges nothing proves nothing
Fits_syn_sent_rst_blind ==
  /\ tcb_state \in {"SYN_SENT"}
  /\ seg_rst
Rule_syn_sent_rst_blind ==
  /\ Here = "SYN-SENT"
  /\ ~Fits_syn_sent_bad_ack_rst
  /\ ~Fits_syn_sent_bad_ack
  /\ ~Fits_syn_sent_rst
  /\ Fits_syn_sent_rst_blind
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Return

\* RFC 9293 section 3.10.7.3, third: security or compartment do not match
Fits_syn_sent_insecure ==
  /\ tcb_state \in {"SYN_SENT"}
  /\ seg_insecure
Rule_syn_sent_insecure ==
  /\ Here = "SYN-SENT"
  /\ ~Fits_syn_sent_bad_ack_rst
  /\ ~Fits_syn_sent_bad_ack
  /\ ~Fits_syn_sent_rst
  /\ ~Fits_syn_sent_rst_blind
  /\ Fits_syn_sent_insecure
  /\ told_sent' = TRUE
  /\ out_rst' = TRUE
  /\ out_seq' = IF seg_has_ack THEN seg_ack ELSE 0
  /\ out_has_ack' = ~seg_has_ack
  /\ out_ack' = IF seg_has_ack THEN 0 ELSE seg_end
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_text, out_wnd, out_up, out_mss, out_syn, out_fin, out_urg,
       out_insecure, call_all, told_ack_owed, told_delivered_at, told_sent_at, told_sent_again,
       told_duplicate_ack, told_listening, told_deleted, told_acknowledged, told_delivered,
       told_received, told_ok, told_open, told_closing, told_closed, told_reset, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.7.3, fourth: our SYN is acknowledged and the peer's has come: open
Fits_syn_sent_syn_ack ==
  /\ tcb_state \in {"SYN_SENT"}
  /\ seg_syn /\ seg_has_ack
Rule_syn_sent_syn_ack ==
  /\ Here = "SYN-SENT"
  /\ ~Fits_syn_sent_bad_ack_rst
  /\ ~Fits_syn_sent_bad_ack
  /\ ~Fits_syn_sent_rst
  /\ ~Fits_syn_sent_rst_blind
  /\ ~Fits_syn_sent_insecure
  /\ Fits_syn_sent_syn_ack
  /\ rcv_irs' = seg_seq
  /\ rcv_nxt' = Plus(seg_seq, 1)
  /\ rcv_up' = Plus(seg_seq, 1)
  /\ snd_wnd' = offered_window
  /\ snd_max_wnd' = offered_window
  /\ snd_wl1' = seg_seq
  /\ snd_mss' = peer_mss
  /\ snd_una' = seg_ack
  /\ snd_wl2' = seg_ack
  /\ armed_retransmission' = FALSE
  /\ deadline_retransmission' = 0
  /\ armed_user' = FALSE
  /\ deadline_user' = 0
  /\ armed_keep_alive' = cfg_keep_alive
  /\ deadline_keep_alive' = IF cfg_keep_alive THEN Plus(call_now, cfg_keep_idle) ELSE 0
  /\ keep_probes' = 0
  /\ told_open' = TRUE
  /\ told_ack_owed' = TRUE
  /\ tcb_state' = "ESTABLISHED"
  /\ UNCHANGED <<tcb_passive, tcb_reopened, snd_nxt, snd_end, snd_iss, snd_aged, snd_closed,
       rcv_wnd, rcv_unread, rtx_all, challenge_all, armed_time_wait, deadline_time_wait, seg_all,
       out_all, call_all, told_delivered_at, told_sent, told_sent_at, told_sent_again,
       told_duplicate_ack, told_listening, told_deleted, told_acknowledged, told_delivered,
       told_received, told_ok, told_closing, told_closed, told_reset, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Answer

\* RFC 9293 section 3.10.7.3, fourth: both have called at once: simultaneous open (MUST-10)
Fits_syn_sent_syn ==
  /\ tcb_state \in {"SYN_SENT"}
  /\ seg_syn
Rule_syn_sent_syn ==
  /\ Here = "SYN-SENT"
  /\ ~Fits_syn_sent_bad_ack_rst
  /\ ~Fits_syn_sent_bad_ack
  /\ ~Fits_syn_sent_rst
  /\ ~Fits_syn_sent_rst_blind
  /\ ~Fits_syn_sent_insecure
  /\ ~Fits_syn_sent_syn_ack
  /\ Fits_syn_sent_syn
  /\ rcv_irs' = seg_seq
  /\ rcv_nxt' = Plus(seg_seq, 1)
  /\ rcv_up' = Plus(seg_seq, 1)
  /\ snd_wnd' = offered_window
  /\ snd_max_wnd' = offered_window
  /\ snd_wl1' = seg_seq
  /\ snd_mss' = peer_mss
  /\ snd_wl2' = snd_iss
  /\ armed_retransmission' = TRUE
  /\ deadline_retransmission' = Plus(call_now, measured_rto)
  /\ rtx_rto' = measured_rto
  /\ rtx_since' = call_now
  /\ rtx_count' = 0
  /\ told_sent' = TRUE
  /\ out_seq' = snd_iss
  /\ out_syn' = TRUE
  /\ out_mss' = cfg_mss
  /\ out_wnd' = receive_buffer
  /\ out_has_ack' = TRUE
  /\ out_ack' = Plus(seg_seq, 1)
  /\ told_sent_again' = TRUE
  /\ tcb_state' = "SYN_RECEIVED"
  /\ UNCHANGED <<tcb_passive, tcb_reopened, snd_una, snd_nxt, snd_end, snd_iss, snd_aged,
       snd_closed, rcv_wnd, rcv_unread, keep_all, challenge_all, armed_user, armed_time_wait,
       armed_keep_alive, deadline_user, deadline_time_wait, deadline_keep_alive, seg_all, out_text,
       out_up, out_fin, out_rst, out_urg, out_insecure, call_all, told_ack_owed, told_delivered_at,
       told_sent_at, told_duplicate_ack, told_listening, told_deleted, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_closed, told_reset,
       told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout,
       told_retry_trouble, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.7.3, fifth: neither SYN nor RST: dropped
Fits_syn_sent_other ==
  /\ tcb_state \in {"SYN_SENT"}
Rule_syn_sent_other ==
  /\ Here = "SYN-SENT"
  /\ ~Fits_syn_sent_bad_ack_rst
  /\ ~Fits_syn_sent_bad_ack
  /\ ~Fits_syn_sent_rst
  /\ ~Fits_syn_sent_rst_blind
  /\ ~Fits_syn_sent_insecure
  /\ ~Fits_syn_sent_syn_ack
  /\ ~Fits_syn_sent_syn
  /\ Fits_syn_sent_other
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Return

None_syn_sent ==
  /\ Here = "SYN-SENT"
  /\ ~Fits_syn_sent_bad_ack_rst
  /\ ~Fits_syn_sent_bad_ack
  /\ ~Fits_syn_sent_rst
  /\ ~Fits_syn_sent_rst_blind
  /\ ~Fits_syn_sent_insecure
  /\ ~Fits_syn_sent_syn_ack
  /\ ~Fits_syn_sent_syn
  /\ ~Fits_syn_sent_other
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- first, check sequence number: RFC 9293 section 3.10.7.4, first ----

\* RFC 9293 section 3.6.1: a SYN ahead of all old numbers opens the next incarnation (MAY-2)
Fits_time_wait_reopen ==
  /\ tcb_state \in {"TIME_WAIT"}
  /\ cfg_reuse_time_wait /\ seg_syn /\ ~seg_has_ack /\ ~seg_rst /\ ~seg_insecure /\ Before(rcv_nxt,
       seg_seq) /\ call_has_isn /\ Before(snd_nxt, call_isn) /\ rcv_unread = 0
Rule_time_wait_reopen ==
  /\ Here = "first, check sequence number"
  /\ Fits_time_wait_reopen
  /\ rcv_irs' = seg_seq
  /\ rcv_nxt' = Plus(seg_seq, 1)
  /\ rcv_up' = Plus(seg_seq, 1)
  /\ snd_wnd' = offered_window
  /\ snd_max_wnd' = offered_window
  /\ snd_wl1' = seg_seq
  /\ snd_mss' = peer_mss
  /\ snd_iss' = call_isn
  /\ snd_aged' = FALSE
  /\ snd_una' = call_isn
  /\ snd_nxt' = Plus(call_isn, 1)
  /\ snd_end' = Plus(call_isn, 1)
  /\ snd_wl2' = call_isn
  /\ rcv_wnd' = receive_buffer
  /\ rcv_unread' = 0
  /\ armed_retransmission' = TRUE
  /\ deadline_retransmission' = Plus(call_now, measured_rto)
  /\ rtx_rto' = measured_rto
  /\ rtx_since' = call_now
  /\ rtx_count' = 0
  /\ told_sent' = TRUE
  /\ out_seq' = call_isn
  /\ out_syn' = TRUE
  /\ out_mss' = cfg_mss
  /\ out_wnd' = receive_buffer
  /\ out_has_ack' = TRUE
  /\ out_ack' = Plus(seg_seq, 1)
  /\ armed_time_wait' = FALSE
  /\ deadline_time_wait' = 0
  /\ tcb_passive' = TRUE
  /\ tcb_reopened' = TRUE
  /\ snd_closed' = FALSE
  /\ tcb_state' = "SYN_RECEIVED"
  /\ UNCHANGED <<keep_all, challenge_all, armed_user, armed_keep_alive, deadline_user,
       deadline_keep_alive, seg_all, out_text, out_up, out_fin, out_rst, out_urg, out_insecure,
       call_all, told_ack_owed, told_delivered_at, told_sent_at, told_sent_again,
       told_duplicate_ack, told_listening, told_deleted, told_acknowledged, told_delivered,
       told_received, told_ok, told_open, told_closing, told_closed, told_reset, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.7.4, fifth: the peer's FIN again: its ACK was lost, 2MSL start anew
Fits_time_wait_fin ==
  /\ tcb_state \in {"TIME_WAIT"}
  /\ seg_fin /\ ~seg_rst /\ ~seg_syn /\ seg_has_ack /\ seg_end = rcv_nxt
Rule_time_wait_fin ==
  /\ Here = "first, check sequence number"
  /\ ~Fits_time_wait_reopen
  /\ Fits_time_wait_fin
  /\ told_sent' = TRUE
  /\ out_seq' = snd_nxt
  /\ out_ack' = rcv_nxt
  /\ out_has_ack' = TRUE
  /\ out_wnd' = rcv_wnd
  /\ armed_time_wait' = TRUE
  /\ deadline_time_wait' = Plus(call_now, Plus(cfg_msl, cfg_msl))
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_retransmission,
       armed_user, armed_keep_alive, deadline_retransmission, deadline_user, deadline_keep_alive,
       seg_all, out_text, out_up, out_mss, out_syn, out_fin, out_rst, out_urg, out_insecure,
       call_all, told_ack_owed, told_delivered_at, told_sent_at, told_sent_again,
       told_duplicate_ack, told_listening, told_deleted, told_acknowledged, told_delivered,
       told_received, told_ok, told_open, told_closing, told_closed, told_reset, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.5, Figure 7: simultaneous open: the peer's SYN again, now with the ACK of ours
Fits_syn_received_syn_ack ==
  /\ tcb_state \in {"SYN_RECEIVED"}
  /\ ~tcb_passive /\ seg_syn /\ seg_has_ack /\ ~seg_rst /\ ~seg_insecure /\ seg_seq = rcv_irs /\
       Before(snd_una, seg_ack) /\ ~Before(snd_nxt, seg_ack) /\ ~snd_closed
Rule_syn_received_syn_ack ==
  /\ Here = "first, check sequence number"
  /\ ~Fits_time_wait_reopen
  /\ ~Fits_time_wait_fin
  /\ Fits_syn_received_syn_ack
  /\ snd_una' = Plus(snd_iss, 1)
  /\ armed_retransmission' = FALSE
  /\ deadline_retransmission' = 0
  /\ armed_user' = FALSE
  /\ deadline_user' = 0
  /\ rtx_count' = 0
  /\ tcb_reopened' = FALSE
  /\ told_open' = TRUE
  /\ snd_wnd' = offered_window
  /\ snd_wl2' = seg_ack
  /\ snd_max_wnd' = Max(snd_max_wnd, offered_window)
  /\ armed_keep_alive' = cfg_keep_alive
  /\ deadline_keep_alive' = IF cfg_keep_alive THEN Plus(call_now, cfg_keep_idle) ELSE 0
  /\ keep_probes' = 0
  /\ tcb_state' = "ESTABLISHED"
  /\ UNCHANGED <<tcb_passive, snd_nxt, snd_wl1, snd_end, snd_iss, snd_aged, snd_mss, snd_closed,
       rcv_all, rtx_rto, rtx_since, challenge_all, armed_time_wait, deadline_time_wait, seg_all,
       out_all, call_all, told_ack_owed, told_delivered_at, told_sent, told_sent_at,
       told_sent_again, told_duplicate_ack, told_listening, told_deleted, told_acknowledged,
       told_delivered, told_received, told_ok, told_closing, told_closed, told_reset, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Answer

\* RFC 9293 section 3.10.7.4, first: the window is closed: ACK, URG and RST of a segment in sequence
\* are heard all the same (MUST-66)
Fits_zero_window ==
  /\ tcb_state \in {"SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT",
       "CLOSING", "LAST_ACK", "TIME_WAIT"}
  /\ rcv_wnd = 0 /\ seg_len # 0 /\ seg_seq = rcv_nxt
Rule_zero_window ==
  /\ Here = "first, check sequence number"
  /\ ~Fits_time_wait_reopen
  /\ ~Fits_time_wait_fin
  /\ ~Fits_syn_received_syn_ack
  /\ Fits_zero_window
  /\ told_ack_owed' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_delivered_at, told_sent, told_sent_at,
       told_sent_again, told_duplicate_ack, told_listening, told_deleted, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_closed, told_reset,
       told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout,
       told_retry_trouble, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Continue

\* RFC 9293 section 3.10.7.4, first: a reset outside the window is dropped in silence
Fits_unacceptable_rst ==
  /\ tcb_state \in {"SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT",
       "CLOSING", "LAST_ACK", "TIME_WAIT"}
  /\ ~acceptable /\ seg_rst
Rule_unacceptable_rst ==
  /\ Here = "first, check sequence number"
  /\ ~Fits_time_wait_reopen
  /\ ~Fits_time_wait_fin
  /\ ~Fits_syn_received_syn_ack
  /\ ~Fits_zero_window
  /\ Fits_unacceptable_rst
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Return

\* RFC 9293 section 3.10.7.4, first: outside the window, and nothing in it: the answer is throttled,
\* so that two of us can't answer each other for ever
Fits_unacceptable_empty ==
  /\ tcb_state \in {"SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT",
       "CLOSING", "LAST_ACK", "TIME_WAIT"}
  /\ ~acceptable /\ seg_len = 0
Rule_unacceptable_empty ==
  /\ Here = "first, check sequence number"
  /\ ~Fits_time_wait_reopen
  /\ ~Fits_time_wait_fin
  /\ ~Fits_syn_received_syn_ack
  /\ ~Fits_zero_window
  /\ ~Fits_unacceptable_rst
  /\ Fits_unacceptable_empty
  /\ told_sent' = challenge_allowed
  /\ out_seq' = snd_nxt
  /\ out_ack' = rcv_nxt
  /\ out_has_ack' = TRUE
  /\ out_wnd' = rcv_wnd
  /\ challenge_since' = IF period_is_over THEN call_now ELSE challenge_since
  /\ challenge_count' = IF period_is_over THEN 1 ELSE
       (IF challenge_count < cfg_challenge_limit THEN Plus(challenge_count, 1) ELSE challenge_count)
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, armed_all, deadline_all, seg_all,
       out_text, out_up, out_mss, out_syn, out_fin, out_rst, out_urg, out_insecure, call_all,
       told_ack_owed, told_delivered_at, told_sent_at, told_sent_again, told_duplicate_ack,
       told_listening, told_deleted, told_acknowledged, told_delivered, told_received, told_ok,
       told_open, told_closing, told_closed, told_reset, told_refused, told_user_timeout,
       told_retry_timeout, told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal,
       told_no_resources, told_isn_missing, told_remote_unspecified, told_does_not_exist,
       told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.7.4, first: outside the window: the sender is told what is expected
Fits_unacceptable ==
  /\ tcb_state \in {"SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT",
       "CLOSING", "LAST_ACK", "TIME_WAIT"}
  /\ ~acceptable
Rule_unacceptable ==
  /\ Here = "first, check sequence number"
  /\ ~Fits_time_wait_reopen
  /\ ~Fits_time_wait_fin
  /\ ~Fits_syn_received_syn_ack
  /\ ~Fits_zero_window
  /\ ~Fits_unacceptable_rst
  /\ ~Fits_unacceptable_empty
  /\ Fits_unacceptable
  /\ told_sent' = TRUE
  /\ out_seq' = snd_nxt
  /\ out_ack' = rcv_nxt
  /\ out_has_ack' = TRUE
  /\ out_wnd' = rcv_wnd
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_text, out_up, out_mss, out_syn, out_fin, out_rst, out_urg,
       out_insecure, call_all, told_ack_owed, told_delivered_at, told_sent_at, told_sent_again,
       told_duplicate_ack, told_listening, told_deleted, told_acknowledged, told_delivered,
       told_received, told_ok, told_open, told_closing, told_closed, told_reset, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

None_first_check_sequence_number ==
  /\ Here = "first, check sequence number"
  /\ ~Fits_time_wait_reopen
  /\ ~Fits_time_wait_fin
  /\ ~Fits_syn_received_syn_ack
  /\ ~Fits_zero_window
  /\ ~Fits_unacceptable_rst
  /\ ~Fits_unacceptable_empty
  /\ ~Fits_unacceptable
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- second, check the RST bit: RFC 9293 section 3.10.7.4, second ----

\* RFC 5961 section 3.2: in the window, but not the number expected: let the peer prove itself
Fits_rst_challenge ==
  /\ tcb_state \in {"SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT",
       "CLOSING", "LAST_ACK", "TIME_WAIT"}
  /\ seg_rst /\ seg_seq # rcv_nxt
Rule_rst_challenge ==
  /\ Here = "second, check the RST bit"
  /\ Fits_rst_challenge
  /\ told_sent' = challenge_allowed
  /\ out_seq' = snd_nxt
  /\ out_ack' = rcv_nxt
  /\ out_has_ack' = TRUE
  /\ out_wnd' = rcv_wnd
  /\ challenge_since' = IF period_is_over THEN call_now ELSE challenge_since
  /\ challenge_count' = IF period_is_over THEN 1 ELSE
       (IF challenge_count < cfg_challenge_limit THEN Plus(challenge_count, 1) ELSE challenge_count)
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, armed_all, deadline_all, seg_all,
       out_text, out_up, out_mss, out_syn, out_fin, out_rst, out_urg, out_insecure, call_all,
       told_ack_owed, told_delivered_at, told_sent_at, told_sent_again, told_duplicate_ack,
       told_listening, told_deleted, told_acknowledged, told_delivered, told_received, told_ok,
       told_open, told_closing, told_closed, told_reset, told_refused, told_user_timeout,
       told_retry_timeout, told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal,
       told_no_resources, told_isn_missing, told_remote_unspecified, told_does_not_exist,
       told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 1337 section 3: an old reset can't end TIME-WAIT
Fits_rst_time_wait_protected ==
  /\ tcb_state \in {"TIME_WAIT"}
  /\ seg_rst /\ cfg_protect_time_wait
Rule_rst_time_wait_protected ==
  /\ Here = "second, check the RST bit"
  /\ ~Fits_rst_challenge
  /\ Fits_rst_time_wait_protected
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Return

\* RFC 9293 section 3.6.1: the SYN that reopened was an old one: back to TIME-WAIT (MAY-2)
Fits_rst_syn_received_reopened ==
  /\ tcb_state \in {"SYN_RECEIVED"}
  /\ seg_rst /\ tcb_reopened
Rule_rst_syn_received_reopened ==
  /\ Here = "second, check the RST bit"
  /\ ~Fits_rst_challenge
  /\ ~Fits_rst_time_wait_protected
  /\ Fits_rst_syn_received_reopened
  /\ tcb_reopened' = FALSE
  /\ snd_closed' = TRUE
  /\ snd_una' = snd_nxt
  /\ snd_end' = Minus(snd_nxt, 1)
  /\ armed_time_wait' = TRUE
  /\ deadline_time_wait' = Plus(call_now, Plus(cfg_msl, cfg_msl))
  /\ armed_retransmission' = FALSE
  /\ deadline_retransmission' = 0
  /\ armed_user' = FALSE
  /\ deadline_user' = 0
  /\ armed_keep_alive' = FALSE
  /\ deadline_keep_alive' = 0
  /\ keep_probes' = 0
  /\ tcb_state' = "TIME_WAIT"
  /\ UNCHANGED <<tcb_passive, snd_nxt, snd_wnd, snd_wl1, snd_wl2, snd_max_wnd, snd_iss, snd_aged,
       snd_mss, rcv_all, rtx_all, challenge_all, seg_all, out_all, call_all, told_all, event>>
  /\ Return

\* RFC 9293 section 3.10.7.4, second: who called has gone, and the user has closed: the end
Fits_rst_syn_received_closed ==
  /\ tcb_state \in {"SYN_RECEIVED"}
  /\ seg_rst /\ tcb_passive /\ snd_closed
Rule_rst_syn_received_closed ==
  /\ Here = "second, check the RST bit"
  /\ ~Fits_rst_challenge
  /\ ~Fits_rst_time_wait_protected
  /\ ~Fits_rst_syn_received_reopened
  /\ Fits_rst_syn_received_closed
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ told_closed' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_reset, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.7.4, second: who called has gone: back to LISTEN, no word to the user
Fits_rst_syn_received_passive ==
  /\ tcb_state \in {"SYN_RECEIVED"}
  /\ seg_rst /\ tcb_passive
Rule_rst_syn_received_passive ==
  /\ Here = "second, check the RST bit"
  /\ ~Fits_rst_challenge
  /\ ~Fits_rst_time_wait_protected
  /\ ~Fits_rst_syn_received_reopened
  /\ ~Fits_rst_syn_received_closed
  /\ Fits_rst_syn_received_passive
  /\ forget_all_but_passive
  /\ told_listening' = TRUE
  /\ tcb_state' = "LISTEN"
  /\ UNCHANGED <<tcb_passive, seg_all, out_all, call_all, told_ack_owed, told_delivered_at,
       told_sent, told_sent_at, told_sent_again, told_duplicate_ack, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists,
       told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.7.4, second: the peer refuses
Fits_rst_syn_received_active ==
  /\ tcb_state \in {"SYN_RECEIVED"}
  /\ seg_rst
Rule_rst_syn_received_active ==
  /\ Here = "second, check the RST bit"
  /\ ~Fits_rst_challenge
  /\ ~Fits_rst_time_wait_protected
  /\ ~Fits_rst_syn_received_reopened
  /\ ~Fits_rst_syn_received_closed
  /\ ~Fits_rst_syn_received_passive
  /\ Fits_rst_syn_received_active
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ told_refused' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_closed, told_reset,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.7.4, second: the peer has reset the connection; what was under way is lost
Fits_rst_reset ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK"}
  /\ seg_rst
Rule_rst_reset ==
  /\ Here = "second, check the RST bit"
  /\ ~Fits_rst_challenge
  /\ ~Fits_rst_time_wait_protected
  /\ ~Fits_rst_syn_received_reopened
  /\ ~Fits_rst_syn_received_closed
  /\ ~Fits_rst_syn_received_passive
  /\ ~Fits_rst_syn_received_active
  /\ Fits_rst_reset
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ told_reset' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_closed, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.7.4, second: both had closed: the waiting is over
Fits_rst_time_wait ==
  /\ tcb_state \in {"TIME_WAIT"}
  /\ seg_rst
Rule_rst_time_wait ==
  /\ Here = "second, check the RST bit"
  /\ ~Fits_rst_challenge
  /\ ~Fits_rst_time_wait_protected
  /\ ~Fits_rst_syn_received_reopened
  /\ ~Fits_rst_syn_received_closed
  /\ ~Fits_rst_syn_received_passive
  /\ ~Fits_rst_syn_received_active
  /\ ~Fits_rst_reset
  /\ Fits_rst_time_wait
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_closed, told_reset,
       told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout,
       told_retry_trouble, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

None_second_check_the_rst_bit ==
  /\ Here = "second, check the RST bit"
  /\ ~Fits_rst_challenge
  /\ ~Fits_rst_time_wait_protected
  /\ ~Fits_rst_syn_received_reopened
  /\ ~Fits_rst_syn_received_closed
  /\ ~Fits_rst_syn_received_passive
  /\ ~Fits_rst_syn_received_active
  /\ ~Fits_rst_reset
  /\ ~Fits_rst_time_wait
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- third, check security: RFC 9293 section 3.10.7.4, third ----

\* RFC 9293 section 3.10.7.4, third: another security or compartment: reset the sender
Fits_security_syn_received ==
  /\ tcb_state \in {"SYN_RECEIVED"}
  /\ seg_insecure
Rule_security_syn_received ==
  /\ Here = "third, check security"
  /\ Fits_security_syn_received
  /\ told_sent' = TRUE
  /\ out_rst' = TRUE
  /\ out_seq' = IF seg_has_ack THEN seg_ack ELSE 0
  /\ out_has_ack' = ~seg_has_ack
  /\ out_ack' = IF seg_has_ack THEN 0 ELSE seg_end
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_text, out_wnd, out_up, out_mss, out_syn, out_fin, out_urg,
       out_insecure, call_all, told_ack_owed, told_delivered_at, told_sent_at, told_sent_again,
       told_duplicate_ack, told_listening, told_deleted, told_acknowledged, told_delivered,
       told_received, told_ok, told_open, told_closing, told_closed, told_reset, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.7.4, third: the connection had ended: the user knows already
Fits_security_time_wait ==
  /\ tcb_state \in {"TIME_WAIT"}
  /\ seg_insecure
Rule_security_time_wait ==
  /\ Here = "third, check security"
  /\ ~Fits_security_syn_received
  /\ Fits_security_time_wait
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ told_sent' = TRUE
  /\ out_rst' = TRUE
  /\ out_seq' = IF seg_has_ack THEN seg_ack ELSE 0
  /\ out_has_ack' = ~seg_has_ack
  /\ out_ack' = IF seg_has_ack THEN 0 ELSE seg_end
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_text, out_wnd, out_up, out_mss, out_syn, out_fin, out_urg,
       out_insecure, call_all, told_ack_owed, told_delivered_at, told_sent_at, told_sent_again,
       told_duplicate_ack, told_listening, told_acknowledged, told_delivered, told_received,
       told_ok, told_open, told_closing, told_closed, told_reset, told_refused, told_user_timeout,
       told_retry_timeout, told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal,
       told_no_resources, told_isn_missing, told_remote_unspecified, told_does_not_exist,
       told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.7.4, third: another security or compartment: the connection is reset
Fits_security ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK"}
  /\ seg_insecure
Rule_security ==
  /\ Here = "third, check security"
  /\ ~Fits_security_syn_received
  /\ ~Fits_security_time_wait
  /\ Fits_security
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ told_sent' = TRUE
  /\ out_rst' = TRUE
  /\ out_seq' = IF seg_has_ack THEN seg_ack ELSE 0
  /\ out_has_ack' = ~seg_has_ack
  /\ out_ack' = IF seg_has_ack THEN 0 ELSE seg_end
  /\ told_reset' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_text, out_wnd, out_up, out_mss, out_syn, out_fin, out_urg,
       out_insecure, call_all, told_ack_owed, told_delivered_at, told_sent_at, told_sent_again,
       told_duplicate_ack, told_listening, told_acknowledged, told_delivered, told_received,
       told_ok, told_open, told_closing, told_closed, told_refused, told_user_timeout,
       told_retry_timeout, told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal,
       told_no_resources, told_isn_missing, told_remote_unspecified, told_does_not_exist,
       told_already_exists, told_is_closing, event>>
  /\ Return

None_third_check_security ==
  /\ Here = "third, check security"
  /\ ~Fits_security_syn_received
  /\ ~Fits_security_time_wait
  /\ ~Fits_security
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- fourth, check the SYN bit: RFC 9293 section 3.10.7.4, fourth ----

\* RFC 9293 section 3.6.1: the SYN that reopened was an old one: back to TIME-WAIT (MAY-2)
Fits_syn_syn_received_reopened ==
  /\ tcb_state \in {"SYN_RECEIVED"}
  /\ seg_syn /\ tcb_reopened
Rule_syn_syn_received_reopened ==
  /\ Here = "fourth, check the SYN bit"
  /\ Fits_syn_syn_received_reopened
  /\ tcb_reopened' = FALSE
  /\ snd_closed' = TRUE
  /\ snd_una' = snd_nxt
  /\ snd_end' = Minus(snd_nxt, 1)
  /\ armed_time_wait' = TRUE
  /\ deadline_time_wait' = Plus(call_now, Plus(cfg_msl, cfg_msl))
  /\ armed_retransmission' = FALSE
  /\ deadline_retransmission' = 0
  /\ armed_user' = FALSE
  /\ deadline_user' = 0
  /\ armed_keep_alive' = FALSE
  /\ deadline_keep_alive' = 0
  /\ keep_probes' = 0
  /\ tcb_state' = "TIME_WAIT"
  /\ UNCHANGED <<tcb_passive, snd_nxt, snd_wnd, snd_wl1, snd_wl2, snd_max_wnd, snd_iss, snd_aged,
       snd_mss, rcv_all, rtx_all, challenge_all, seg_all, out_all, call_all, told_all, event>>
  /\ Return

\* RFC 9293 section 3.10.7.4, fourth: who called calls anew, but the user has closed: the end
Fits_syn_syn_received_closed ==
  /\ tcb_state \in {"SYN_RECEIVED"}
  /\ seg_syn /\ tcb_passive /\ snd_closed
Rule_syn_syn_received_closed ==
  /\ Here = "fourth, check the SYN bit"
  /\ ~Fits_syn_syn_received_reopened
  /\ Fits_syn_syn_received_closed
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ told_closed' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_reset, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.7.4, fourth: who called calls anew: back to LISTEN
Fits_syn_syn_received_passive ==
  /\ tcb_state \in {"SYN_RECEIVED"}
  /\ seg_syn /\ tcb_passive
Rule_syn_syn_received_passive ==
  /\ Here = "fourth, check the SYN bit"
  /\ ~Fits_syn_syn_received_reopened
  /\ ~Fits_syn_syn_received_closed
  /\ Fits_syn_syn_received_passive
  /\ forget_all_but_passive
  /\ told_listening' = TRUE
  /\ tcb_state' = "LISTEN"
  /\ UNCHANGED <<tcb_passive, seg_all, out_all, call_all, told_ack_owed, told_delivered_at,
       told_sent, told_sent_at, told_sent_again, told_duplicate_ack, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists,
       told_is_closing, event>>
  /\ Return

\* RFC 5961 section 4.2: a SYN on an open connection: let the peer prove itself
Fits_syn_challenge ==
  /\ tcb_state \in {"SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT",
       "CLOSING", "LAST_ACK", "TIME_WAIT"}
  /\ seg_syn
Rule_syn_challenge ==
  /\ Here = "fourth, check the SYN bit"
  /\ ~Fits_syn_syn_received_reopened
  /\ ~Fits_syn_syn_received_closed
  /\ ~Fits_syn_syn_received_passive
  /\ Fits_syn_challenge
  /\ told_sent' = challenge_allowed
  /\ out_seq' = snd_nxt
  /\ out_ack' = rcv_nxt
  /\ out_has_ack' = TRUE
  /\ out_wnd' = rcv_wnd
  /\ challenge_since' = IF period_is_over THEN call_now ELSE challenge_since
  /\ challenge_count' = IF period_is_over THEN 1 ELSE
       (IF challenge_count < cfg_challenge_limit THEN Plus(challenge_count, 1) ELSE challenge_count)
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, armed_all, deadline_all, seg_all,
       out_text, out_up, out_mss, out_syn, out_fin, out_rst, out_urg, out_insecure, call_all,
       told_ack_owed, told_delivered_at, told_sent_at, told_sent_again, told_duplicate_ack,
       told_listening, told_deleted, told_acknowledged, told_delivered, told_received, told_ok,
       told_open, told_closing, told_closed, told_reset, told_refused, told_user_timeout,
       told_retry_timeout, told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal,
       told_no_resources, told_isn_missing, told_remote_unspecified, told_does_not_exist,
       told_already_exists, told_is_closing, event>>
  /\ Return

None_fourth_check_the_syn_bit ==
  /\ Here = "fourth, check the SYN bit"
  /\ ~Fits_syn_syn_received_reopened
  /\ ~Fits_syn_syn_received_closed
  /\ ~Fits_syn_syn_received_passive
  /\ ~Fits_syn_challenge
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- fifth, check the ACK field: RFC 9293 section 3.10.7.4, fifth ----

\* RFC 9293 section 3.10.7.4, fifth: every segment of an open connection acknowledges
Fits_ack_absent ==
  /\ tcb_state \in {"SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT",
       "CLOSING", "LAST_ACK", "TIME_WAIT"}
  /\ ~seg_has_ack
Rule_ack_absent ==
  /\ Here = "fifth, check the ACK field"
  /\ Fits_ack_absent
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Return

\* RFC 9293 section 3.10.7.4, fifth: this does not acknowledge our SYN: reset the sender
Fits_ack_syn_received_unacceptable ==
  /\ tcb_state \in {"SYN_RECEIVED"}
  /\ ~(Before(snd_una, seg_ack) /\ ~Before(snd_nxt, seg_ack))
Rule_ack_syn_received_unacceptable ==
  /\ Here = "fifth, check the ACK field"
  /\ ~Fits_ack_absent
  /\ Fits_ack_syn_received_unacceptable
  /\ told_sent' = TRUE
  /\ out_seq' = seg_ack
  /\ out_rst' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_ack, out_text, out_wnd, out_up, out_mss, out_syn, out_has_ack,
       out_fin, out_urg, out_insecure, call_all, told_ack_owed, told_delivered_at, told_sent_at,
       told_sent_again, told_duplicate_ack, told_listening, told_deleted, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_closed, told_reset,
       told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout,
       told_retry_trouble, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.4: our SYN is acknowledged, and the user has closed meanwhile
Fits_ack_syn_received_closed ==
  /\ tcb_state \in {"SYN_RECEIVED"}
  /\ snd_closed
Rule_ack_syn_received_closed ==
  /\ Here = "fifth, check the ACK field"
  /\ ~Fits_ack_absent
  /\ ~Fits_ack_syn_received_unacceptable
  /\ Fits_ack_syn_received_closed
  /\ snd_una' = Plus(snd_iss, 1)
  /\ armed_retransmission' = FALSE
  /\ deadline_retransmission' = 0
  /\ armed_user' = FALSE
  /\ deadline_user' = 0
  /\ rtx_count' = 0
  /\ tcb_reopened' = FALSE
  /\ told_open' = TRUE
  /\ tcb_state' = "FIN_WAIT_1"
  /\ UNCHANGED <<tcb_passive, snd_nxt, snd_wnd, snd_wl1, snd_wl2, snd_max_wnd, snd_end, snd_iss,
       snd_aged, snd_mss, snd_closed, rcv_all, rtx_rto, rtx_since, keep_all, challenge_all,
       armed_time_wait, armed_keep_alive, deadline_time_wait, deadline_keep_alive, seg_all,
       out_all, call_all, told_ack_owed, told_delivered_at, told_sent, told_sent_at,
       told_sent_again, told_duplicate_ack, told_listening, told_deleted, told_acknowledged,
       told_delivered, told_received, told_ok, told_closing, told_closed, told_reset, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Continue

\* RFC 9293 section 3.10.7.4, fifth: our SYN is acknowledged: open
Fits_ack_syn_received ==
  /\ tcb_state \in {"SYN_RECEIVED"}
Rule_ack_syn_received ==
  /\ Here = "fifth, check the ACK field"
  /\ ~Fits_ack_absent
  /\ ~Fits_ack_syn_received_unacceptable
  /\ ~Fits_ack_syn_received_closed
  /\ Fits_ack_syn_received
  /\ snd_una' = Plus(snd_iss, 1)
  /\ armed_retransmission' = FALSE
  /\ deadline_retransmission' = 0
  /\ armed_user' = FALSE
  /\ deadline_user' = 0
  /\ rtx_count' = 0
  /\ tcb_reopened' = FALSE
  /\ told_open' = TRUE
  /\ tcb_state' = "ESTABLISHED"
  /\ UNCHANGED <<tcb_passive, snd_nxt, snd_wnd, snd_wl1, snd_wl2, snd_max_wnd, snd_end, snd_iss,
       snd_aged, snd_mss, snd_closed, rcv_all, rtx_rto, rtx_since, keep_all, challenge_all,
       armed_time_wait, armed_keep_alive, deadline_time_wait, deadline_keep_alive, seg_all,
       out_all, call_all, told_ack_owed, told_delivered_at, told_sent, told_sent_at,
       told_sent_again, told_duplicate_ack, told_listening, told_deleted, told_acknowledged,
       told_delivered, told_received, told_ok, told_closing, told_closed, told_reset, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Continue

\* RFC 9293 section 3.10.7.4, fifth: it acknowledges what was never sent: tell the sender, drop it
Fits_ack_unsent ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK",
       "TIME_WAIT"}
  /\ Before(snd_nxt, seg_ack)
Rule_ack_unsent ==
  /\ Here = "fifth, check the ACK field"
  /\ ~Fits_ack_absent
  /\ ~Fits_ack_syn_received_unacceptable
  /\ ~Fits_ack_syn_received_closed
  /\ ~Fits_ack_syn_received
  /\ Fits_ack_unsent
  /\ told_sent' = challenge_allowed
  /\ out_seq' = snd_nxt
  /\ out_ack' = rcv_nxt
  /\ out_has_ack' = TRUE
  /\ out_wnd' = rcv_wnd
  /\ challenge_since' = IF period_is_over THEN call_now ELSE challenge_since
  /\ challenge_count' = IF period_is_over THEN 1 ELSE
       (IF challenge_count < cfg_challenge_limit THEN Plus(challenge_count, 1) ELSE challenge_count)
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, armed_all, deadline_all, seg_all,
       out_text, out_up, out_mss, out_syn, out_fin, out_rst, out_urg, out_insecure, call_all,
       told_ack_owed, told_delivered_at, told_sent_at, told_sent_again, told_duplicate_ack,
       told_listening, told_deleted, told_acknowledged, told_delivered, told_received, told_ok,
       told_open, told_closing, told_closed, told_reset, told_refused, told_user_timeout,
       told_retry_timeout, told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal,
       told_no_resources, told_isn_missing, told_remote_unspecified, told_does_not_exist,
       told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 5961 section 5.2: it acknowledges less than any honest segment could: a blind guess
Fits_ack_too_old ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK",
       "TIME_WAIT"}
  /\ Before(seg_ack, Minus(snd_una, snd_max_wnd)) \/ (~snd_aged /\ ~Before(snd_iss, seg_ack))
Rule_ack_too_old ==
  /\ Here = "fifth, check the ACK field"
  /\ ~Fits_ack_absent
  /\ ~Fits_ack_syn_received_unacceptable
  /\ ~Fits_ack_syn_received_closed
  /\ ~Fits_ack_syn_received
  /\ ~Fits_ack_unsent
  /\ Fits_ack_too_old
  /\ told_sent' = challenge_allowed
  /\ out_seq' = snd_nxt
  /\ out_ack' = rcv_nxt
  /\ out_has_ack' = TRUE
  /\ out_wnd' = rcv_wnd
  /\ challenge_since' = IF period_is_over THEN call_now ELSE challenge_since
  /\ challenge_count' = IF period_is_over THEN 1 ELSE
       (IF challenge_count < cfg_challenge_limit THEN Plus(challenge_count, 1) ELSE challenge_count)
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, armed_all, deadline_all, seg_all,
       out_text, out_up, out_mss, out_syn, out_fin, out_rst, out_urg, out_insecure, call_all,
       told_ack_owed, told_delivered_at, told_sent_at, told_sent_again, told_duplicate_ack,
       told_listening, told_deleted, told_acknowledged, told_delivered, told_received, told_ok,
       told_open, told_closing, told_closed, told_reset, told_refused, told_user_timeout,
       told_retry_timeout, told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal,
       told_no_resources, told_isn_missing, told_remote_unspecified, told_does_not_exist,
       told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.7.4, fifth: only the peer's FIN matters here, and it was looked for already
Fits_ack_time_wait ==
  /\ tcb_state \in {"TIME_WAIT"}
Rule_ack_time_wait ==
  /\ Here = "fifth, check the ACK field"
  /\ ~Fits_ack_absent
  /\ ~Fits_ack_syn_received_unacceptable
  /\ ~Fits_ack_syn_received_closed
  /\ ~Fits_ack_syn_received
  /\ ~Fits_ack_unsent
  /\ ~Fits_ack_too_old
  /\ Fits_ack_time_wait
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Return

None_fifth_check_the_ack_field ==
  /\ Here = "fifth, check the ACK field"
  /\ ~Fits_ack_absent
  /\ ~Fits_ack_syn_received_unacceptable
  /\ ~Fits_ack_syn_received_closed
  /\ ~Fits_ack_syn_received
  /\ ~Fits_ack_unsent
  /\ ~Fits_ack_too_old
  /\ ~Fits_ack_time_wait
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- fifth, what is acknowledged: RFC 9293 section 3.10.7.4, fifth ----

\* RFC 9293 section 3.10.7.4, fifth: SND.UNA moves; the timers start anew with what is left
Fits_ack_new ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK"}
  /\ Before(snd_una, seg_ack)
Rule_ack_new ==
  /\ Here = "fifth, what is acknowledged"
  /\ Fits_ack_new
  /\ snd_una' = seg_ack
  /\ snd_aged' = (snd_aged \/ 1073741824 < Minus(seg_ack, snd_iss))
  /\ armed_retransmission' = FALSE
  /\ deadline_retransmission' = 0
  /\ armed_user' = FALSE
  /\ deadline_user' = 0
  /\ rtx_count' = 0
  /\ told_acknowledged' = Minus(Minus(seg_ack, snd_una),
       IF snd_closed /\ Before(snd_end, seg_ack) THEN 1 ELSE 0)
  /\ UNCHANGED <<tcb_all, snd_nxt, snd_wnd, snd_wl1, snd_wl2, snd_max_wnd, snd_end, snd_iss,
       snd_mss, snd_closed, rcv_all, rtx_rto, rtx_since, keep_all, challenge_all, armed_time_wait,
       armed_keep_alive, deadline_time_wait, deadline_keep_alive, seg_all, out_all, call_all,
       told_ack_owed, told_delivered_at, told_sent, told_sent_at, told_sent_again,
       told_duplicate_ack, told_listening, told_deleted, told_delivered, told_received, told_ok,
       told_open, told_closing, told_closed, told_reset, told_refused, told_user_timeout,
       told_retry_timeout, told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal,
       told_no_resources, told_isn_missing, told_remote_unspecified, told_does_not_exist,
       told_already_exists, told_is_closing, event>>
  /\ Continue

\* RFC 5681 section 2: the same again while text is outstanding: a segment has left the network,
\* another may be lost
Fits_ack_duplicate ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK"}
  /\ snd_una # snd_nxt /\ seg_ack = snd_una /\ seg_len = 0 /\ seg_wnd = snd_wnd
Rule_ack_duplicate ==
  /\ Here = "fifth, what is acknowledged"
  /\ ~Fits_ack_new
  /\ Fits_ack_duplicate
  /\ told_duplicate_ack' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_listening, told_deleted, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_closed, told_reset,
       told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout,
       told_retry_trouble, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Continue

\* RFC 9293 section 3.10.7.4, fifth: nothing new is acknowledged: it can be ignored
Fits_ack_old ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK"}
Rule_ack_old ==
  /\ Here = "fifth, what is acknowledged"
  /\ ~Fits_ack_new
  /\ ~Fits_ack_duplicate
  /\ Fits_ack_old
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

None_fifth_what_is_acknowledged ==
  /\ Here = "fifth, what is acknowledged"
  /\ ~Fits_ack_new
  /\ ~Fits_ack_duplicate
  /\ ~Fits_ack_old
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- fifth, the send window: RFC 9293 section 3.10.7.4, fifth ----

\* RFC 9293 section 3.8.6.1: the peer's window is closed but the peer lives: R2 counts anew
\* (MUST-37)
Fits_window_closed ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK"}
  /\ ~Before(seg_ack, snd_una) /\ segment_is_newer /\ offered_window = 0
Rule_window_closed ==
  /\ Here = "fifth, the send window"
  /\ Fits_window_closed
  /\ snd_wnd' = 0
  /\ snd_wl1' = seg_seq
  /\ snd_wl2' = seg_ack
  /\ rtx_since' = call_now
  /\ rtx_count' = 0
  /\ armed_user' = FALSE
  /\ deadline_user' = 0
  /\ UNCHANGED <<tcb_all, snd_una, snd_nxt, snd_max_wnd, snd_end, snd_iss, snd_aged, snd_mss,
       snd_closed, rcv_all, rtx_rto, keep_all, challenge_all, armed_retransmission,
       armed_time_wait, armed_keep_alive, deadline_retransmission, deadline_time_wait,
       deadline_keep_alive, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* RFC 9293 section 3.8.6.1: the window opens again: what waits and what was probed starts with a
\* fresh time-out
Fits_window_opens ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "CLOSE_WAIT", "CLOSING", "LAST_ACK"}
  /\ ~Before(seg_ack, snd_una) /\ segment_is_newer /\ snd_wnd = 0
Rule_window_opens ==
  /\ Here = "fifth, the send window"
  /\ ~Fits_window_closed
  /\ Fits_window_opens
  /\ snd_wnd' = offered_window
  /\ snd_wl1' = seg_seq
  /\ snd_wl2' = seg_ack
  /\ snd_max_wnd' = Max(snd_max_wnd, offered_window)
  /\ armed_retransmission' = FALSE
  /\ deadline_retransmission' = 0
  /\ armed_user' = FALSE
  /\ deadline_user' = 0
  /\ UNCHANGED <<tcb_all, snd_una, snd_nxt, snd_end, snd_iss, snd_aged, snd_mss, snd_closed,
       rcv_all, rtx_all, keep_all, challenge_all, armed_time_wait, armed_keep_alive,
       deadline_time_wait, deadline_keep_alive, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* RFC 9293 section 3.10.7.4, fifth: the newest segment says how much the peer takes
Fits_window_update ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK"}
  /\ ~Before(seg_ack, snd_una) /\ segment_is_newer
Rule_window_update ==
  /\ Here = "fifth, the send window"
  /\ ~Fits_window_closed
  /\ ~Fits_window_opens
  /\ Fits_window_update
  /\ snd_wnd' = offered_window
  /\ snd_wl1' = seg_seq
  /\ snd_wl2' = seg_ack
  /\ snd_max_wnd' = Max(snd_max_wnd, offered_window)
  /\ UNCHANGED <<tcb_all, snd_una, snd_nxt, snd_end, snd_iss, snd_aged, snd_mss, snd_closed,
       rcv_all, rtx_all, keep_all, challenge_all, armed_all, deadline_all, seg_all, out_all,
       call_all, told_all, event>>
  /\ Continue

None_fifth_the_send_window ==
  /\ Here = "fifth, the send window"
  /\ ~Fits_window_closed
  /\ ~Fits_window_opens
  /\ ~Fits_window_update
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- fifth, our FIN is acknowledged: RFC 9293 section 3.10.7.4, fifth ----

\* RFC 9293 section 3.10.7.4, fifth: our direction is closed; the peer's is open still
Fits_fin_wait_1_fin_acknowledged ==
  /\ tcb_state \in {"FIN_WAIT_1"}
  /\ fin_acknowledged
Rule_fin_wait_1_fin_acknowledged ==
  /\ Here = "fifth, our FIN is acknowledged"
  /\ Fits_fin_wait_1_fin_acknowledged
  /\ tcb_state' = "FIN_WAIT_2"
  /\ UNCHANGED <<tcb_passive, tcb_reopened, snd_all, rcv_all, rtx_all, keep_all, challenge_all,
       armed_all, deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* RFC 9293 section 3.10.7.4, fifth: both directions are closed
Fits_closing_fin_acknowledged ==
  /\ tcb_state \in {"CLOSING"}
  /\ fin_acknowledged
Rule_closing_fin_acknowledged ==
  /\ Here = "fifth, our FIN is acknowledged"
  /\ ~Fits_fin_wait_1_fin_acknowledged
  /\ Fits_closing_fin_acknowledged
  /\ armed_time_wait' = TRUE
  /\ deadline_time_wait' = Plus(call_now, Plus(cfg_msl, cfg_msl))
  /\ armed_retransmission' = FALSE
  /\ deadline_retransmission' = 0
  /\ armed_user' = FALSE
  /\ deadline_user' = 0
  /\ armed_keep_alive' = FALSE
  /\ deadline_keep_alive' = 0
  /\ keep_probes' = 0
  /\ told_closed' = TRUE
  /\ tcb_state' = "TIME_WAIT"
  /\ UNCHANGED <<tcb_passive, tcb_reopened, snd_all, rcv_all, rtx_all, challenge_all, seg_all,
       out_all, call_all, told_ack_owed, told_delivered_at, told_sent, told_sent_at,
       told_sent_again, told_duplicate_ack, told_listening, told_deleted, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_reset, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.7.4, fifth: the peer has our FIN: all is said
Fits_last_ack_fin_acknowledged ==
  /\ tcb_state \in {"LAST_ACK"}
  /\ fin_acknowledged
Rule_last_ack_fin_acknowledged ==
  /\ Here = "fifth, our FIN is acknowledged"
  /\ ~Fits_fin_wait_1_fin_acknowledged
  /\ ~Fits_closing_fin_acknowledged
  /\ Fits_last_ack_fin_acknowledged
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ told_closed' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_reset, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

None_fifth_our_fin_is_acknowledged ==
  /\ Here = "fifth, our FIN is acknowledged"
  /\ ~Fits_fin_wait_1_fin_acknowledged
  /\ ~Fits_closing_fin_acknowledged
  /\ ~Fits_last_ack_fin_acknowledged
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- the peer is alive: RFC 9293 section 3.8.4 ----

\* RFC 9293 section 3.8.4: whatever is acceptable shows that the peer lives: its time starts anew
Fits_keep_alive_heard ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK"}
  /\ cfg_keep_alive
Rule_keep_alive_heard ==
  /\ Here = "the peer is alive"
  /\ Fits_keep_alive_heard
  /\ armed_keep_alive' = cfg_keep_alive
  /\ deadline_keep_alive' = IF cfg_keep_alive THEN Plus(call_now, cfg_keep_idle) ELSE 0
  /\ keep_probes' = 0
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, challenge_all, armed_retransmission,
       armed_user, armed_time_wait, deadline_retransmission, deadline_user, deadline_time_wait,
       seg_all, out_all, call_all, told_all, event>>
  /\ Continue

None_the_peer_is_alive ==
  /\ Here = "the peer is alive"
  /\ ~Fits_keep_alive_heard
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- sixth, check the URG bit: RFC 9293 section 3.10.7.4, sixth ----

\* RFC 9293 section 3.10.7.4, sixth: urgent data lies further ahead than was known: the user is told
\* (MUST-32)
Fits_urg ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2"}
  /\ seg_urg /\ Before(rcv_up, urgent_end) /\ Before(rcv_nxt, urgent_end)
Rule_urg ==
  /\ Here = "sixth, check the URG bit"
  /\ Fits_urg
  /\ rcv_up' = urgent_end
  /\ told_urgent' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_nxt, rcv_wnd, rcv_irs, rcv_unread, rtx_all, keep_all,
       challenge_all, armed_all, deadline_all, seg_all, out_all, call_all, told_ack_owed,
       told_delivered_at, told_sent, told_sent_at, told_sent_again, told_duplicate_ack,
       told_listening, told_deleted, told_acknowledged, told_delivered, told_received, told_ok,
       told_open, told_closing, told_closed, told_reset, told_refused, told_user_timeout,
       told_retry_timeout, told_keep_alive_timeout, told_retry_trouble, told_illegal,
       told_no_resources, told_isn_missing, told_remote_unspecified, told_does_not_exist,
       told_already_exists, told_is_closing, event>>
  /\ Continue

None_sixth_check_the_urg_bit ==
  /\ Here = "sixth, check the URG bit"
  /\ ~Fits_urg
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- seventh, process the segment text: RFC 9293 section 3.10.7.4, seventh ----

\* RFC 9293 section 3.6.1: the user has closed for good: new text is lost, and the peer is told
\* (SHLD-3)
Fits_text_after_close ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2"}
  /\ cfg_half_duplex_close /\ snd_closed /\ has_new_text
Rule_text_after_close ==
  /\ Here = "seventh, process the segment text"
  /\ Fits_text_after_close
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ told_sent' = TRUE
  /\ out_seq' = snd_nxt
  /\ out_rst' = TRUE
  /\ told_reset' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_ack, out_text, out_wnd, out_up, out_mss, out_syn, out_has_ack,
       out_fin, out_urg, out_insecure, call_all, told_ack_owed, told_delivered_at, told_sent_at,
       told_sent_again, told_duplicate_ack, told_listening, told_acknowledged, told_delivered,
       told_received, told_ok, told_open, told_closing, told_closed, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.7.4, seventh: new text in order is delivered, as far as the window goes
Fits_text_in_order ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2"}
  /\ has_new_text
Rule_text_in_order ==
  /\ Here = "seventh, process the segment text"
  /\ ~Fits_text_after_close
  /\ Fits_text_in_order
  /\ rcv_nxt' = Plus(rcv_nxt, taken_text)
  /\ rcv_wnd' = Minus(rcv_wnd, taken_text)
  /\ rcv_unread' = Plus(rcv_unread, taken_text)
  /\ rcv_up' = IF Before(rcv_up, Plus(rcv_nxt, taken_text)) THEN Plus(rcv_nxt,
       taken_text) ELSE rcv_up
  /\ told_delivered' = taken_text
  /\ told_delivered_at' = already_received
  /\ told_ack_owed' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_irs, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_sent, told_sent_at, told_sent_again,
       told_duplicate_ack, told_listening, told_deleted, told_acknowledged, told_received, told_ok,
       told_open, told_closing, told_closed, told_reset, told_refused, told_user_timeout,
       told_retry_timeout, told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal,
       told_no_resources, told_isn_missing, told_remote_unspecified, told_does_not_exist,
       told_already_exists, told_is_closing, event>>
  /\ Continue

\* RFC 9293 section 3.10.7.4, seventh: a hole lies before it: the host may hold the segment and
\* present it again (SHLD-31)
Fits_text_out_of_order ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2"}
  /\ ~starts_in_order /\ seg_len # 0
Rule_text_out_of_order ==
  /\ Here = "seventh, process the segment text"
  /\ ~Fits_text_after_close
  /\ ~Fits_text_in_order
  /\ Fits_text_out_of_order
  /\ told_ack_owed' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_delivered_at, told_sent, told_sent_at,
       told_sent_again, told_duplicate_ack, told_listening, told_deleted, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_closed, told_reset,
       told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout,
       told_retry_trouble, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Answer

None_seventh_process_the_segment_text ==
  /\ Here = "seventh, process the segment text"
  /\ ~Fits_text_after_close
  /\ ~Fits_text_in_order
  /\ ~Fits_text_out_of_order
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- eighth, check the FIN bit: RFC 9293 section 3.10.7.4, eighth ----

\* RFC 9293 section 3.10.7.4, eighth: the peer has no more to send; we may
Fits_established_fin ==
  /\ tcb_state \in {"ESTABLISHED"}
  /\ fin_in_sequence
Rule_established_fin ==
  /\ Here = "eighth, check the FIN bit"
  /\ Fits_established_fin
  /\ rcv_nxt' = Plus(rcv_nxt, 1)
  /\ told_closing' = TRUE
  /\ told_ack_owed' = TRUE
  /\ tcb_state' = "CLOSE_WAIT"
  /\ UNCHANGED <<tcb_passive, tcb_reopened, snd_all, rcv_wnd, rcv_irs, rcv_up, rcv_unread, rtx_all,
       keep_all, challenge_all, armed_all, deadline_all, seg_all, out_all, call_all,
       told_delivered_at, told_sent, told_sent_at, told_sent_again, told_duplicate_ack,
       told_listening, told_deleted, told_acknowledged, told_delivered, told_received, told_ok,
       told_open, told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists,
       told_is_closing, event>>
  /\ Answer

\* RFC 9293 section 3.10.7.4, eighth: both close at once; ours is not acknowledged yet
Fits_fin_wait_1_fin ==
  /\ tcb_state \in {"FIN_WAIT_1"}
  /\ fin_in_sequence
Rule_fin_wait_1_fin ==
  /\ Here = "eighth, check the FIN bit"
  /\ ~Fits_established_fin
  /\ Fits_fin_wait_1_fin
  /\ rcv_nxt' = Plus(rcv_nxt, 1)
  /\ told_closing' = TRUE
  /\ told_ack_owed' = TRUE
  /\ tcb_state' = "CLOSING"
  /\ UNCHANGED <<tcb_passive, tcb_reopened, snd_all, rcv_wnd, rcv_irs, rcv_up, rcv_unread, rtx_all,
       keep_all, challenge_all, armed_all, deadline_all, seg_all, out_all, call_all,
       told_delivered_at, told_sent, told_sent_at, told_sent_again, told_duplicate_ack,
       told_listening, told_deleted, told_acknowledged, told_delivered, told_received, told_ok,
       told_open, told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists,
       told_is_closing, event>>
  /\ Answer

\* RFC 9293 section 3.10.7.4, eighth: both have closed: acknowledge it and wait 2MSL
Fits_fin_wait_2_fin ==
  /\ tcb_state \in {"FIN_WAIT_2"}
  /\ fin_in_sequence
Rule_fin_wait_2_fin ==
  /\ Here = "eighth, check the FIN bit"
  /\ ~Fits_established_fin
  /\ ~Fits_fin_wait_1_fin
  /\ Fits_fin_wait_2_fin
  /\ rcv_nxt' = Plus(rcv_nxt, 1)
  /\ told_closing' = TRUE
  /\ armed_time_wait' = TRUE
  /\ deadline_time_wait' = Plus(call_now, Plus(cfg_msl, cfg_msl))
  /\ armed_retransmission' = FALSE
  /\ deadline_retransmission' = 0
  /\ armed_user' = FALSE
  /\ deadline_user' = 0
  /\ armed_keep_alive' = FALSE
  /\ deadline_keep_alive' = 0
  /\ keep_probes' = 0
  /\ told_closed' = TRUE
  /\ told_ack_owed' = TRUE
  /\ tcb_state' = "TIME_WAIT"
  /\ UNCHANGED <<tcb_passive, tcb_reopened, snd_all, rcv_wnd, rcv_irs, rcv_up, rcv_unread, rtx_all,
       challenge_all, seg_all, out_all, call_all, told_delivered_at, told_sent, told_sent_at,
       told_sent_again, told_duplicate_ack, told_listening, told_deleted, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_reset, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Answer

None_eighth_check_the_fin_bit ==
  /\ Here = "eighth, check the FIN bit"
  /\ ~Fits_established_fin
  /\ ~Fits_fin_wait_1_fin
  /\ ~Fits_fin_wait_2_fin
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- RETRANSMIT: RFC 9293 section 3.8.2 ----

\* RFC 9293 section 3.8.2: what the host takes for lost goes again, a segment of it; the clocks go
\* on as they were
Fits_retransmit ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "CLOSE_WAIT", "CLOSING", "LAST_ACK"}
  /\ Minus(call_lost, snd_una) < outstanding /\ Minus(call_lost, snd_una) < snd_wnd
Rule_retransmit ==
  /\ Here = "RETRANSMIT"
  /\ Fits_retransmit
  /\ told_sent' = TRUE
  /\ told_sent_at' = Minus(call_lost, snd_una)
  /\ out_seq' = call_lost
  /\ out_text' = resent_lost_text
  /\ out_fin' = (fin_sent /\ resent_lost_text = lost_text /\ lost_text < Minus(snd_wnd,
       Minus(call_lost, snd_una)))
  /\ out_has_ack' = TRUE
  /\ out_ack' = rcv_nxt
  /\ out_wnd' = rcv_wnd
  /\ told_sent_again' = TRUE
  /\ told_ok' = TRUE
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_up, out_mss, out_syn, out_rst, out_urg, out_insecure, call_all,
       told_ack_owed, told_delivered_at, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_open, told_closing, told_closed,
       told_reset, told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout,
       told_retry_trouble, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.8.6: it is not outstanding, or the peer's window does not reach there any more
Fits_retransmit_nothing ==
  /\ tcb_state \in {"CLOSED", "LISTEN", "SYN_SENT", "SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1",
       "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK", "TIME_WAIT"}
Rule_retransmit_nothing ==
  /\ Here = "RETRANSMIT"
  /\ ~Fits_retransmit
  /\ Fits_retransmit_nothing
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Return

None_retransmit ==
  /\ Here = "RETRANSMIT"
  /\ ~Fits_retransmit
  /\ ~Fits_retransmit_nothing
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- RETRANSMISSION TIMEOUT: RFC 9293 section 3.10.8 ----

\* RFC 9293 section 3.6.1: the SYN that reopened was an old one: back to TIME-WAIT (MAY-2)
Fits_retransmission_give_up_reopened ==
  /\ tcb_state \in {"SYN_RECEIVED"}
  /\ tcb_reopened /\ cfg_r2_syn <= without_progress
Rule_retransmission_give_up_reopened ==
  /\ Here = "RETRANSMISSION TIMEOUT"
  /\ Fits_retransmission_give_up_reopened
  /\ tcb_reopened' = FALSE
  /\ snd_closed' = TRUE
  /\ snd_una' = snd_nxt
  /\ snd_end' = Minus(snd_nxt, 1)
  /\ armed_time_wait' = TRUE
  /\ deadline_time_wait' = Plus(call_now, Plus(cfg_msl, cfg_msl))
  /\ armed_retransmission' = FALSE
  /\ deadline_retransmission' = 0
  /\ armed_user' = FALSE
  /\ deadline_user' = 0
  /\ armed_keep_alive' = FALSE
  /\ deadline_keep_alive' = 0
  /\ keep_probes' = 0
  /\ tcb_state' = "TIME_WAIT"
  /\ UNCHANGED <<tcb_passive, snd_nxt, snd_wnd, snd_wl1, snd_wl2, snd_max_wnd, snd_iss, snd_aged,
       snd_mss, rcv_all, rtx_all, challenge_all, seg_all, out_all, call_all, told_all, event>>
  /\ Return

\* RFC 9293 section 3.8.3: who called does not answer, and the user has closed: the end
Fits_retransmission_give_up_closed ==
  /\ tcb_state \in {"SYN_RECEIVED"}
  /\ tcb_passive /\ snd_closed /\ cfg_r2_syn <= without_progress
Rule_retransmission_give_up_closed ==
  /\ Here = "RETRANSMISSION TIMEOUT"
  /\ ~Fits_retransmission_give_up_reopened
  /\ Fits_retransmission_give_up_closed
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ told_closed' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_reset, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.8.3: who called does not answer: back to LISTEN (MUST-20, MUST-23)
Fits_retransmission_give_up_passive ==
  /\ tcb_state \in {"SYN_RECEIVED"}
  /\ tcb_passive /\ cfg_r2_syn <= without_progress
Rule_retransmission_give_up_passive ==
  /\ Here = "RETRANSMISSION TIMEOUT"
  /\ ~Fits_retransmission_give_up_reopened
  /\ ~Fits_retransmission_give_up_closed
  /\ Fits_retransmission_give_up_passive
  /\ forget_all_but_passive
  /\ told_listening' = TRUE
  /\ tcb_state' = "LISTEN"
  /\ UNCHANGED <<tcb_passive, seg_all, out_all, call_all, told_ack_owed, told_delivered_at,
       told_sent, told_sent_at, told_sent_again, told_duplicate_ack, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_retry_trouble, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists,
       told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.8.3: nobody answers our SYN (MUST-20, MUST-23)
Fits_retransmission_give_up_syn ==
  /\ tcb_state \in {"SYN_SENT", "SYN_RECEIVED"}
  /\ cfg_r2_syn <= without_progress
Rule_retransmission_give_up_syn ==
  /\ Here = "RETRANSMISSION TIMEOUT"
  /\ ~Fits_retransmission_give_up_reopened
  /\ ~Fits_retransmission_give_up_closed
  /\ ~Fits_retransmission_give_up_passive
  /\ Fits_retransmission_give_up_syn
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ told_retry_timeout' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_closed, told_reset,
       told_refused, told_user_timeout, told_keep_alive_timeout, told_retry_trouble, told_urgent,
       told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.8.3: R2 is reached without progress (MUST-20)
Fits_retransmission_give_up ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "CLOSE_WAIT", "CLOSING", "LAST_ACK"}
  /\ cfg_r2 <= without_progress
Rule_retransmission_give_up ==
  /\ Here = "RETRANSMISSION TIMEOUT"
  /\ ~Fits_retransmission_give_up_reopened
  /\ ~Fits_retransmission_give_up_closed
  /\ ~Fits_retransmission_give_up_passive
  /\ ~Fits_retransmission_give_up_syn
  /\ Fits_retransmission_give_up
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ told_retry_timeout' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_closed, told_reset,
       told_refused, told_user_timeout, told_keep_alive_timeout, told_retry_trouble, told_urgent,
       told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.8: the SYN again
Fits_retransmission_syn ==
  /\ tcb_state \in {"SYN_SENT"}
Rule_retransmission_syn ==
  /\ Here = "RETRANSMISSION TIMEOUT"
  /\ ~Fits_retransmission_give_up_reopened
  /\ ~Fits_retransmission_give_up_closed
  /\ ~Fits_retransmission_give_up_passive
  /\ ~Fits_retransmission_give_up_syn
  /\ ~Fits_retransmission_give_up
  /\ Fits_retransmission_syn
  /\ told_sent' = TRUE
  /\ out_seq' = snd_iss
  /\ out_syn' = TRUE
  /\ out_mss' = cfg_mss
  /\ out_wnd' = receive_buffer
  /\ told_sent_again' = TRUE
  /\ rtx_rto' = backed_off
  /\ rtx_count' = Plus(rtx_count, 1)
  /\ armed_retransmission' = TRUE
  /\ deadline_retransmission' = Plus(call_now, backed_off)
  /\ told_retry_trouble' = (Plus(rtx_count, 1) = cfg_r1)
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_since, keep_all, challenge_all, armed_user,
       armed_time_wait, armed_keep_alive, deadline_user, deadline_time_wait, deadline_keep_alive,
       seg_all, out_ack, out_text, out_up, out_has_ack, out_fin, out_rst, out_urg, out_insecure,
       call_all, told_ack_owed, told_delivered_at, told_sent_at, told_duplicate_ack,
       told_listening, told_deleted, told_acknowledged, told_delivered, told_received, told_ok,
       told_open, told_closing, told_closed, told_reset, told_refused, told_user_timeout,
       told_retry_timeout, told_keep_alive_timeout, told_urgent, told_illegal, told_no_resources,
       told_isn_missing, told_remote_unspecified, told_does_not_exist, told_already_exists,
       told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.8: SYN and ACK again
Fits_retransmission_syn_ack ==
  /\ tcb_state \in {"SYN_RECEIVED"}
Rule_retransmission_syn_ack ==
  /\ Here = "RETRANSMISSION TIMEOUT"
  /\ ~Fits_retransmission_give_up_reopened
  /\ ~Fits_retransmission_give_up_closed
  /\ ~Fits_retransmission_give_up_passive
  /\ ~Fits_retransmission_give_up_syn
  /\ ~Fits_retransmission_give_up
  /\ ~Fits_retransmission_syn
  /\ Fits_retransmission_syn_ack
  /\ told_sent' = TRUE
  /\ out_seq' = snd_iss
  /\ out_syn' = TRUE
  /\ out_mss' = cfg_mss
  /\ out_wnd' = receive_buffer
  /\ out_has_ack' = TRUE
  /\ out_ack' = rcv_nxt
  /\ told_sent_again' = TRUE
  /\ rtx_rto' = backed_off
  /\ rtx_count' = Plus(rtx_count, 1)
  /\ armed_retransmission' = TRUE
  /\ deadline_retransmission' = Plus(call_now, backed_off)
  /\ told_retry_trouble' = (Plus(rtx_count, 1) = cfg_r1)
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_since, keep_all, challenge_all, armed_user,
       armed_time_wait, armed_keep_alive, deadline_user, deadline_time_wait, deadline_keep_alive,
       seg_all, out_text, out_up, out_fin, out_rst, out_urg, out_insecure, call_all, told_ack_owed,
       told_delivered_at, told_sent_at, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.8.6.1: nothing is outstanding and text waits: probe the window (MUST-36)
Fits_retransmission_probe ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "CLOSE_WAIT", "CLOSING", "LAST_ACK"}
  /\ snd_una = snd_nxt /\ has_unsent_text
Rule_retransmission_probe ==
  /\ Here = "RETRANSMISSION TIMEOUT"
  /\ ~Fits_retransmission_give_up_reopened
  /\ ~Fits_retransmission_give_up_closed
  /\ ~Fits_retransmission_give_up_passive
  /\ ~Fits_retransmission_give_up_syn
  /\ ~Fits_retransmission_give_up
  /\ ~Fits_retransmission_syn
  /\ ~Fits_retransmission_syn_ack
  /\ Fits_retransmission_probe
  /\ told_sent' = TRUE
  /\ told_sent_at' = outstanding
  /\ out_seq' = snd_nxt
  /\ out_text' = probe_text
  /\ out_fin' = FALSE
  /\ out_has_ack' = TRUE
  /\ out_ack' = rcv_nxt
  /\ out_wnd' = rcv_wnd
  /\ snd_nxt' = Plus(snd_nxt, probe_text)
  /\ rtx_rto' = backed_off
  /\ rtx_count' = Plus(rtx_count, 1)
  /\ armed_retransmission' = TRUE
  /\ deadline_retransmission' = Plus(call_now, backed_off)
  /\ told_retry_trouble' = (Plus(rtx_count, 1) = cfg_r1)
  /\ UNCHANGED <<tcb_all, snd_una, snd_wnd, snd_wl1, snd_wl2, snd_max_wnd, snd_end, snd_iss,
       snd_aged, snd_mss, snd_closed, rcv_all, rtx_since, keep_all, challenge_all, armed_user,
       armed_time_wait, armed_keep_alive, deadline_user, deadline_time_wait, deadline_keep_alive,
       seg_all, out_up, out_mss, out_syn, out_rst, out_urg, out_insecure, call_all, told_ack_owed,
       told_delivered_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.8.6.1: nothing is outstanding and the FIN waits: it probes the window
Fits_retransmission_probe_fin ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "CLOSE_WAIT", "CLOSING", "LAST_ACK"}
  /\ snd_una = snd_nxt /\ fin_due
Rule_retransmission_probe_fin ==
  /\ Here = "RETRANSMISSION TIMEOUT"
  /\ ~Fits_retransmission_give_up_reopened
  /\ ~Fits_retransmission_give_up_closed
  /\ ~Fits_retransmission_give_up_passive
  /\ ~Fits_retransmission_give_up_syn
  /\ ~Fits_retransmission_give_up
  /\ ~Fits_retransmission_syn
  /\ ~Fits_retransmission_syn_ack
  /\ ~Fits_retransmission_probe
  /\ Fits_retransmission_probe_fin
  /\ told_sent' = TRUE
  /\ told_sent_at' = outstanding
  /\ out_seq' = snd_nxt
  /\ out_text' = 0
  /\ out_fin' = TRUE
  /\ out_has_ack' = TRUE
  /\ out_ack' = rcv_nxt
  /\ out_wnd' = rcv_wnd
  /\ snd_nxt' = Plus(snd_nxt, 1)
  /\ rtx_rto' = backed_off
  /\ rtx_count' = Plus(rtx_count, 1)
  /\ armed_retransmission' = TRUE
  /\ deadline_retransmission' = Plus(call_now, backed_off)
  /\ told_retry_trouble' = (Plus(rtx_count, 1) = cfg_r1)
  /\ UNCHANGED <<tcb_all, snd_una, snd_wnd, snd_wl1, snd_wl2, snd_max_wnd, snd_end, snd_iss,
       snd_aged, snd_mss, snd_closed, rcv_all, rtx_since, keep_all, challenge_all, armed_user,
       armed_time_wait, armed_keep_alive, deadline_user, deadline_time_wait, deadline_keep_alive,
       seg_all, out_up, out_mss, out_syn, out_rst, out_urg, out_insecure, call_all, told_ack_owed,
       told_delivered_at, told_sent_again, told_duplicate_ack, told_listening, told_deleted,
       told_acknowledged, told_delivered, told_received, told_ok, told_open, told_closing,
       told_closed, told_reset, told_refused, told_user_timeout, told_retry_timeout,
       told_keep_alive_timeout, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.10.8: the oldest unacknowledged text, and the FIN, again
Fits_retransmission_text ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "CLOSE_WAIT", "CLOSING", "LAST_ACK"}
Rule_retransmission_text ==
  /\ Here = "RETRANSMISSION TIMEOUT"
  /\ ~Fits_retransmission_give_up_reopened
  /\ ~Fits_retransmission_give_up_closed
  /\ ~Fits_retransmission_give_up_passive
  /\ ~Fits_retransmission_give_up_syn
  /\ ~Fits_retransmission_give_up
  /\ ~Fits_retransmission_syn
  /\ ~Fits_retransmission_syn_ack
  /\ ~Fits_retransmission_probe
  /\ ~Fits_retransmission_probe_fin
  /\ Fits_retransmission_text
  /\ told_sent' = TRUE
  /\ told_sent_at' = Minus(snd_una, snd_una)
  /\ out_seq' = snd_una
  /\ out_text' = resent_text
  /\ out_fin' = fin_rides_again
  /\ out_has_ack' = TRUE
  /\ out_ack' = rcv_nxt
  /\ out_wnd' = rcv_wnd
  /\ told_sent_again' = TRUE
  /\ rtx_rto' = backed_off
  /\ rtx_count' = Plus(rtx_count, 1)
  /\ armed_retransmission' = TRUE
  /\ deadline_retransmission' = Plus(call_now, backed_off)
  /\ told_retry_trouble' = (Plus(rtx_count, 1) = cfg_r1)
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_since, keep_all, challenge_all, armed_user,
       armed_time_wait, armed_keep_alive, deadline_user, deadline_time_wait, deadline_keep_alive,
       seg_all, out_up, out_mss, out_syn, out_rst, out_urg, out_insecure, call_all, told_ack_owed,
       told_delivered_at, told_duplicate_ack, told_listening, told_deleted, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_closed, told_reset,
       told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_urgent,
       told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

None_retransmission_timeout ==
  /\ Here = "RETRANSMISSION TIMEOUT"
  /\ ~Fits_retransmission_give_up_reopened
  /\ ~Fits_retransmission_give_up_closed
  /\ ~Fits_retransmission_give_up_passive
  /\ ~Fits_retransmission_give_up_syn
  /\ ~Fits_retransmission_give_up
  /\ ~Fits_retransmission_syn
  /\ ~Fits_retransmission_syn_ack
  /\ ~Fits_retransmission_probe
  /\ ~Fits_retransmission_probe_fin
  /\ ~Fits_retransmission_text
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- USER TIMEOUT: RFC 9293 section 3.10.8 ----

\* RFC 9293 section 3.10.8: the user's patience is over
Fits_user_timeout ==
  /\ tcb_state \in {"LISTEN", "SYN_SENT", "SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2",
       "CLOSE_WAIT", "CLOSING", "LAST_ACK", "TIME_WAIT"}
Rule_user_timeout ==
  /\ Here = "USER TIMEOUT"
  /\ Fits_user_timeout
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ told_user_timeout' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_closed, told_reset,
       told_refused, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble, told_urgent,
       told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

None_user_timeout ==
  /\ Here = "USER TIMEOUT"
  /\ ~Fits_user_timeout
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- TIME-WAIT TIMEOUT: RFC 9293 section 3.10.8 ----

\* RFC 9293 section 3.10.8: 2MSL have passed: the end
Fits_time_wait_timeout ==
  /\ tcb_state \in {"TIME_WAIT"}
Rule_time_wait_timeout ==
  /\ Here = "TIME-WAIT TIMEOUT"
  /\ Fits_time_wait_timeout
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_closed, told_reset,
       told_refused, told_user_timeout, told_retry_timeout, told_keep_alive_timeout,
       told_retry_trouble, told_urgent, told_illegal, told_no_resources, told_isn_missing,
       told_remote_unspecified, told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

None_time_wait_timeout ==
  /\ Here = "TIME-WAIT TIMEOUT"
  /\ ~Fits_time_wait_timeout
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

\* ---- KEEP-ALIVE TIMEOUT: RFC 9293 section 3.8.4 ----

\* RFC 9293 section 3.8.4: data is outstanding: its retransmission is the probe (MUST-26)
Fits_keep_alive_busy ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK"}
  /\ something_to_send
Rule_keep_alive_busy ==
  /\ Here = "KEEP-ALIVE TIMEOUT"
  /\ Fits_keep_alive_busy
  /\ armed_keep_alive' = cfg_keep_alive
  /\ deadline_keep_alive' = IF cfg_keep_alive THEN Plus(call_now, cfg_keep_idle) ELSE 0
  /\ keep_probes' = 0
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, challenge_all, armed_retransmission,
       armed_user, armed_time_wait, deadline_retransmission, deadline_user, deadline_time_wait,
       seg_all, out_all, call_all, told_all, event>>
  /\ Return

\* RFC 9293 section 3.8.4: so many probes have no answer: the peer is dead (MUST-29)
Fits_keep_alive_give_up ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_2", "CLOSE_WAIT"}
  /\ cfg_keep_count <= keep_probes
Rule_keep_alive_give_up ==
  /\ Here = "KEEP-ALIVE TIMEOUT"
  /\ ~Fits_keep_alive_busy
  /\ Fits_keep_alive_give_up
  /\ forget_all
  /\ told_deleted' = TRUE
  /\ told_keep_alive_timeout' = TRUE
  /\ tcb_state' = "CLOSED"
  /\ UNCHANGED <<seg_all, out_all, call_all, told_ack_owed, told_delivered_at, told_sent,
       told_sent_at, told_sent_again, told_duplicate_ack, told_listening, told_acknowledged,
       told_delivered, told_received, told_ok, told_open, told_closing, told_closed, told_reset,
       told_refused, told_user_timeout, told_retry_timeout, told_retry_trouble, told_urgent,
       told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

\* RFC 9293 section 3.8.4: <SEQ=SND.NXT-1> without text draws an ACK from a living peer (SHLD-12)
Fits_keep_alive_probe ==
  /\ tcb_state \in {"ESTABLISHED", "FIN_WAIT_2", "CLOSE_WAIT"}
Rule_keep_alive_probe ==
  /\ Here = "KEEP-ALIVE TIMEOUT"
  /\ ~Fits_keep_alive_busy
  /\ ~Fits_keep_alive_give_up
  /\ Fits_keep_alive_probe
  /\ told_sent' = TRUE
  /\ out_seq' = Minus(snd_nxt, 1)
  /\ out_ack' = rcv_nxt
  /\ out_has_ack' = TRUE
  /\ out_wnd' = rcv_wnd
  /\ keep_probes' = Plus(keep_probes, 1)
  /\ armed_keep_alive' = TRUE
  /\ deadline_keep_alive' = Plus(call_now, cfg_keep_interval)
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, challenge_all, armed_retransmission,
       armed_user, armed_time_wait, deadline_retransmission, deadline_user, deadline_time_wait,
       seg_all, out_text, out_up, out_mss, out_syn, out_fin, out_rst, out_urg, out_insecure,
       call_all, told_ack_owed, told_delivered_at, told_sent_at, told_sent_again,
       told_duplicate_ack, told_listening, told_deleted, told_acknowledged, told_delivered,
       told_received, told_ok, told_open, told_closing, told_closed, told_reset, told_refused,
       told_user_timeout, told_retry_timeout, told_keep_alive_timeout, told_retry_trouble,
       told_urgent, told_illegal, told_no_resources, told_isn_missing, told_remote_unspecified,
       told_does_not_exist, told_already_exists, told_is_closing, event>>
  /\ Return

None_keep_alive_timeout ==
  /\ Here = "KEEP-ALIVE TIMEOUT"
  /\ ~Fits_keep_alive_busy
  /\ ~Fits_keep_alive_give_up
  /\ ~Fits_keep_alive_probe
  /\ UNCHANGED <<tcb_all, snd_all, rcv_all, rtx_all, keep_all, challenge_all, armed_all,
       deadline_all, seg_all, out_all, call_all, told_all, event>>
  /\ Continue

Next ==
  \/ Begin
  \/ Rule_open_passive_illegal
  \/ Rule_open_passive_no_resources
  \/ Rule_open_passive
  \/ Rule_open_passive_already_exists
  \/ None_open_passive
  \/ Rule_open_active_illegal
  \/ Rule_open_active_remote_unspecified
  \/ Rule_open_active_no_resources
  \/ Rule_open_active_isn_missing
  \/ Rule_open_active
  \/ Rule_open_active_already_exists
  \/ None_open_active
  \/ Rule_send_illegal
  \/ Rule_send_does_not_exist
  \/ Rule_send_listen_remote_unspecified
  \/ Rule_send_closing
  \/ Rule_send_no_resources
  \/ Rule_send_listen_isn_missing
  \/ Rule_send_listen
  \/ Rule_send_queue
  \/ Rule_send
  \/ None_send
  \/ Rule_answer_text
  \/ Rule_answer_fin
  \/ Rule_answer_ack
  \/ None_send_what_is_owed
  \/ Rule_timers_start
  \/ None_set_the_timers
  \/ Rule_receive_illegal
  \/ Rule_receive_does_not_exist
  \/ Rule_receive_queue
  \/ Rule_receive_closed
  \/ Rule_receive_closing
  \/ Rule_receive_opens_window
  \/ Rule_receive
  \/ None_receive
  \/ Rule_close_illegal
  \/ Rule_close_does_not_exist
  \/ Rule_close_opening
  \/ Rule_close_again
  \/ Rule_close_syn_received
  \/ Rule_close_unread
  \/ Rule_close_established
  \/ Rule_close_close_wait
  \/ None_close
  \/ Rule_abort_illegal
  \/ Rule_abort_does_not_exist
  \/ Rule_abort_opening
  \/ Rule_abort
  \/ Rule_abort_closing
  \/ Rule_abort_time_wait
  \/ None_abort
  \/ Rule_status_illegal
  \/ Rule_status_does_not_exist
  \/ Rule_status
  \/ None_status
  \/ Rule_closed_rst
  \/ Rule_closed_any
  \/ None_closed
  \/ Rule_listen_rst
  \/ Rule_listen_ack
  \/ Rule_listen_syn_insecure
  \/ Rule_listen_syn_isn_missing
  \/ Rule_listen_syn
  \/ Rule_listen_other
  \/ None_listen
  \/ Rule_syn_sent_bad_ack_rst
  \/ Rule_syn_sent_bad_ack
  \/ Rule_syn_sent_rst
  \/ Rule_syn_sent_rst_blind
  \/ Rule_syn_sent_insecure
  \/ Rule_syn_sent_syn_ack
  \/ Rule_syn_sent_syn
  \/ Rule_syn_sent_other
  \/ None_syn_sent
  \/ Rule_time_wait_reopen
  \/ Rule_time_wait_fin
  \/ Rule_syn_received_syn_ack
  \/ Rule_zero_window
  \/ Rule_unacceptable_rst
  \/ Rule_unacceptable_empty
  \/ Rule_unacceptable
  \/ None_first_check_sequence_number
  \/ Rule_rst_challenge
  \/ Rule_rst_time_wait_protected
  \/ Rule_rst_syn_received_reopened
  \/ Rule_rst_syn_received_closed
  \/ Rule_rst_syn_received_passive
  \/ Rule_rst_syn_received_active
  \/ Rule_rst_reset
  \/ Rule_rst_time_wait
  \/ None_second_check_the_rst_bit
  \/ Rule_security_syn_received
  \/ Rule_security_time_wait
  \/ Rule_security
  \/ None_third_check_security
  \/ Rule_syn_syn_received_reopened
  \/ Rule_syn_syn_received_closed
  \/ Rule_syn_syn_received_passive
  \/ Rule_syn_challenge
  \/ None_fourth_check_the_syn_bit
  \/ Rule_ack_absent
  \/ Rule_ack_syn_received_unacceptable
  \/ Rule_ack_syn_received_closed
  \/ Rule_ack_syn_received
  \/ Rule_ack_unsent
  \/ Rule_ack_too_old
  \/ Rule_ack_time_wait
  \/ None_fifth_check_the_ack_field
  \/ Rule_ack_new
  \/ Rule_ack_duplicate
  \/ Rule_ack_old
  \/ None_fifth_what_is_acknowledged
  \/ Rule_window_closed
  \/ Rule_window_opens
  \/ Rule_window_update
  \/ None_fifth_the_send_window
  \/ Rule_fin_wait_1_fin_acknowledged
  \/ Rule_closing_fin_acknowledged
  \/ Rule_last_ack_fin_acknowledged
  \/ None_fifth_our_fin_is_acknowledged
  \/ Rule_keep_alive_heard
  \/ None_the_peer_is_alive
  \/ Rule_urg
  \/ None_sixth_check_the_urg_bit
  \/ Rule_text_after_close
  \/ Rule_text_in_order
  \/ Rule_text_out_of_order
  \/ None_seventh_process_the_segment_text
  \/ Rule_established_fin
  \/ Rule_fin_wait_1_fin
  \/ Rule_fin_wait_2_fin
  \/ None_eighth_check_the_fin_bit
  \/ Rule_retransmit
  \/ Rule_retransmit_nothing
  \/ None_retransmit
  \/ Rule_retransmission_give_up_reopened
  \/ Rule_retransmission_give_up_closed
  \/ Rule_retransmission_give_up_passive
  \/ Rule_retransmission_give_up_syn
  \/ Rule_retransmission_give_up
  \/ Rule_retransmission_syn
  \/ Rule_retransmission_syn_ack
  \/ Rule_retransmission_probe
  \/ Rule_retransmission_probe_fin
  \/ Rule_retransmission_text
  \/ None_retransmission_timeout
  \/ Rule_user_timeout
  \/ None_user_timeout
  \/ Rule_time_wait_timeout
  \/ None_time_wait_timeout
  \/ Rule_keep_alive_busy
  \/ Rule_keep_alive_give_up
  \/ Rule_keep_alive_probe
  \/ None_keep_alive_timeout

Spec == Init /\ [][Next]_vars

TypeOK ==
  /\ tcb_state \in States
  /\ tcb_passive \in BOOLEAN
  /\ tcb_reopened \in BOOLEAN
  /\ snd_una \in Words
  /\ snd_nxt \in Words
  /\ snd_wnd \in Words
  /\ snd_wl1 \in Words
  /\ snd_wl2 \in Words
  /\ snd_max_wnd \in Words
  /\ snd_end \in Words
  /\ snd_iss \in Words
  /\ snd_aged \in BOOLEAN
  /\ snd_mss \in Words
  /\ snd_closed \in BOOLEAN
  /\ rcv_nxt \in Words
  /\ rcv_wnd \in Words
  /\ rcv_irs \in Words
  /\ rcv_up \in Words
  /\ rcv_unread \in Words
  /\ rtx_rto \in Words
  /\ rtx_since \in Words
  /\ rtx_count \in Words
  /\ keep_probes \in Words
  /\ challenge_count \in Words
  /\ challenge_since \in Words
  /\ armed_retransmission \in BOOLEAN
  /\ armed_user \in BOOLEAN
  /\ armed_time_wait \in BOOLEAN
  /\ armed_keep_alive \in BOOLEAN
  /\ deadline_retransmission \in Words
  /\ deadline_user \in Words
  /\ deadline_time_wait \in Words
  /\ deadline_keep_alive \in Words
  /\ seg_seq \in Words
  /\ seg_ack \in Words
  /\ seg_text \in Words
  /\ seg_wnd \in Words
  /\ seg_up \in Words
  /\ seg_mss \in Words
  /\ seg_syn \in BOOLEAN
  /\ seg_has_ack \in BOOLEAN
  /\ seg_fin \in BOOLEAN
  /\ seg_rst \in BOOLEAN
  /\ seg_urg \in BOOLEAN
  /\ seg_insecure \in BOOLEAN
  /\ out_seq \in Words
  /\ out_ack \in Words
  /\ out_text \in Words
  /\ out_wnd \in Words
  /\ out_up \in Words
  /\ out_mss \in Words
  /\ out_syn \in BOOLEAN
  /\ out_has_ack \in BOOLEAN
  /\ out_fin \in BOOLEAN
  /\ out_rst \in BOOLEAN
  /\ out_urg \in BOOLEAN
  /\ out_insecure \in BOOLEAN
  /\ call_now \in Words
  /\ call_isn \in Words
  /\ call_octets \in Words
  /\ call_cwnd \in Words
  /\ call_rto \in Words
  /\ call_lost \in Words
  /\ call_has_isn \in BOOLEAN
  /\ call_remote \in BOOLEAN
  /\ call_forbidden \in BOOLEAN
  /\ call_no_room \in BOOLEAN
  /\ told_ack_owed \in BOOLEAN
  /\ told_delivered_at \in Words
  /\ told_sent \in BOOLEAN
  /\ told_sent_at \in Words
  /\ told_sent_again \in BOOLEAN
  /\ told_duplicate_ack \in BOOLEAN
  /\ told_listening \in BOOLEAN
  /\ told_deleted \in BOOLEAN
  /\ told_acknowledged \in Words
  /\ told_delivered \in Words
  /\ told_received \in Words
  /\ told_ok \in BOOLEAN
  /\ told_open \in BOOLEAN
  /\ told_closing \in BOOLEAN
  /\ told_closed \in BOOLEAN
  /\ told_reset \in BOOLEAN
  /\ told_refused \in BOOLEAN
  /\ told_user_timeout \in BOOLEAN
  /\ told_retry_timeout \in BOOLEAN
  /\ told_keep_alive_timeout \in BOOLEAN
  /\ told_retry_trouble \in BOOLEAN
  /\ told_urgent \in BOOLEAN
  /\ told_illegal \in BOOLEAN
  /\ told_no_resources \in BOOLEAN
  /\ told_isn_missing \in BOOLEAN
  /\ told_remote_unspecified \in BOOLEAN
  /\ told_does_not_exist \in BOOLEAN
  /\ told_already_exists \in BOOLEAN
  /\ told_is_closing \in BOOLEAN
  /\ event \in Events
  /\ at \in 0..Len(Phases)
  /\ answering \in BOOLEAN

====================================================================================
