/* Printed by Synfin 0.1.0 from its table "standard": RFC 9293 as the table states it
   Command: synfin generate promela
   Table: SHA-256 d15b1e9544c104e8c98ab425c5df2010932e0470b3db7f5d2e7fea0ce5d2dbeb
   Properties: violates none that Synfin asks of it
   SPDX-License-Identifier: Apache-2.0
   Do not edit: change the table and print it again. */

/* What is asked of the table. -DONLY=name asks one property, -DSKIP_name leaves one out, each in the
   scenario that it stands in. */

#define stale_syn_never_establishes 1
#define handshake_agreement 2
#define handshake_needs_our_syn_acknowledged 3
#define unacceptable_ack_in_syn_sent_gets_rst 4
#define syn_received_reset_returns_to_origin 5
#define no_rst_answers_rst 6
#define both_closed_means_all_delivered 7
#define received_is_a_prefix_of_sent 8
#define last_ack_can_always_finish 9
#define close_is_acknowledged_before_it_is_over 10
#define time_wait_absorbs_retransmitted_fin 11
#define fin_wait_2_only_if_fin_acked 12
#define told_once_normal_or_aborted 13
#define snd_una_le_snd_nxt 14
#define rcv_nxt_never_retreats 15
#define closed_has_no_tcb_and_no_timer 16
#define keep_alive_off_unless_asked 17
#define two_msl_drains_the_wire 18
#define rst_only_at_rcv_nxt 19
#define blind_reset_ends_nothing 20
#define syn_in_synchronized_is_challenged 21
#define ack_of_unsent_is_refused 22
#define time_wait_lasts_2msl 23
#define dead_peer_is_noticed_by_the_other 24
#define one_lost_probe_kills_nobody 25
#define keep_alive_only_when_idle 26

/* The number tells which claim it is that SPIN speaks of: it is never 0. */
#define claim(number, what) assert((what) || number == 0)

inline check() {
  /* stale-syn-never-establishes: who waited and comes to be open does not owe it to a SYN that
     was of no connection when it came */
#if defined(WORLD_OPENING) && (!defined(ONLY) || ONLY == stale_syn_never_establishes) && !defined(SKIP_stale_syn_never_establishes)
  if
  :: (judged && !among(was_state, synchronized) && among(tcb[me].state, synchronized)) ->
      claim(stale_syn_never_establishes, !stale[me])
  :: else
  fi;
#endif

  /* handshake-agreement: who waited comes to be open only when the peer has recorded its ISN;
     and two that are open agree */
#if defined(WORLD_OPENING) && (!defined(ONLY) || ONLY == handshake_agreement) && !defined(SKIP_handshake_agreement)
  if
  :: (judged && among(tcb[me].state, synchronized)) ->
      claim(handshake_agreement, confirmed[me] && (!among(tcb[peer].state, synchronized) || agree))
  :: else
  fi;
#endif

  /* handshake-needs-our-syn-acknowledged: whoever comes to be open was acknowledged by the
     segment that opened it */
#if defined(WORLD_OPENING) && (!defined(ONLY) || ONLY == handshake_needs_our_syn_acknowledged) && !defined(SKIP_handshake_needs_our_syn_acknowledged)
  if
  :: (!among(was_state, synchronized) && among(tcb[me].state, synchronized)) ->
      claim(handshake_needs_our_syn_acknowledged, event == SEGMENT_ARRIVES && seg.has_ack
          && seg.ack == plus(tcb[me].snd_iss, 1))
  :: else
  fi;
#endif

  /* unacceptable-ack-in-syn-sent-gets-rst: an acknowledgment of what was never sent is answered
     by a reset and moves nothing */
#if defined(WORLD_OPENING) && (!defined(ONLY) || ONLY == unacceptable_ack_in_syn_sent_gets_rst) && !defined(SKIP_unacceptable_ack_in_syn_sent_gets_rst)
  if
  :: (event == SEGMENT_ARRIVES && was_state == SYN_SENT && seg.has_ack && !seg.rst
      && seg.ack != plus(was_snd_iss, 1)) ->
      claim(unacceptable_ack_in_syn_sent_gets_rst, told.sent && out.rst && out.seq == seg.ack
          && tcb[me].state == SYN_SENT)
  :: else
  fi;
#endif

  /* syn-received-reset-returns-to-origin: an exact reset returns a passive opener to LISTEN */
#if defined(WORLD_OPENING) && (!defined(ONLY) || ONLY == syn_received_reset_returns_to_origin) && !defined(SKIP_syn_received_reset_returns_to_origin)
  if
  :: (event == SEGMENT_ARRIVES && was_state == SYN_RECEIVED && was_passive && seg.rst
      && seg.seq == was_rcv_nxt) ->
      claim(syn_received_reset_returns_to_origin, tcb[me].state == LISTEN && !told.reset
          && !told.refused)
  :: else
  fi;
#endif

  /* no-rst-answers-rst: a reset is never answered by a reset */
#if defined(WORLD_OPENING) && (!defined(ONLY) || ONLY == no_rst_answers_rst) && !defined(SKIP_no_rst_answers_rst)
  if
  :: (event == SEGMENT_ARRIVES && seg.rst) ->
      claim(no_rst_answers_rst, !(told.sent && out.rst))
  :: else
  fi;
#endif

  /* both-closed-means-all-delivered: who is told that all ended well has had every octet
     delivered */
#if defined(WORLD_CLOSING) && (!defined(ONLY) || ONLY == both_closed_means_all_delivered) && !defined(SKIP_both_closed_means_all_delivered)
  if
  :: (told.closed && among(was_state, synchronized)) ->
      claim(both_closed_means_all_delivered, got[peer] == asked[me])
  :: else
  fi;
#endif

  /* received-is-a-prefix-of-sent: what is delivered is of the peer's present incarnation, and no
     more than it has sent */
#if defined(WORLD_CLOSING) && (!defined(ONLY) || ONLY == received_is_a_prefix_of_sent) && !defined(SKIP_received_is_a_prefix_of_sent)
  if
  :: (told.delivered > 0 && !among(tcb[peer].state, no_connection)) ->
      claim(received_is_a_prefix_of_sent, seg_incarnation == peer_incarnation[me]
          && at_most(minus(tcb[me].rcv_nxt, tcb[me].rcv_irs),
          minus(tcb[peer].snd_nxt, tcb[peer].snd_iss)))
  :: else
  fi;
#endif

  /* last-ack-can-always-finish: who waits for the last ACK is told "connection reset" only when
     the peer's 2MSL are over */
#if defined(WORLD_CLOSING) && (!defined(ONLY) || ONLY == last_ack_can_always_finish) && !defined(SKIP_last_ack_can_always_finish)
  if
  :: (was_state == LAST_ACK && tcb[me].state == CLOSED) ->
      claim(last_ack_can_always_finish, !told.reset || waited[peer])
  :: else
  fi;
#endif

  /* close-is-acknowledged-before-it-is-over: a normal end has been acknowledged */
#if defined(WORLD_CLOSING) && (!defined(ONLY) || ONLY == close_is_acknowledged_before_it_is_over) && !defined(SKIP_close_is_acknowledged_before_it_is_over)
  if
  :: (told.closed && among(was_state, synchronized)) ->
      claim(close_is_acknowledged_before_it_is_over, seg.has_ack
          && (was_snd_una == was_snd_nxt || seg.ack == plus(was_snd_end, 1)) && was_snd_closed)
  :: else
  fi;
#endif

  /* time-wait-absorbs-retransmitted-fin: the peer's FIN again is acknowledged, 2MSL start anew,
     the user is told nothing */
#if defined(WORLD_CLOSING) && (!defined(ONLY) || ONLY == time_wait_absorbs_retransmitted_fin) && !defined(SKIP_time_wait_absorbs_retransmitted_fin)
  if
  :: (event == SEGMENT_ARRIVES && was_state == TIME_WAIT && seg.fin && seg.has_ack && !seg.syn
      && !seg.rst && plus(plus(seg.seq, seg.text), 1) == was_rcv_nxt) ->
      claim(time_wait_absorbs_retransmitted_fin, told.sent && out.has_ack && !out.rst
          && out.ack == was_rcv_nxt && tcb[me].state == TIME_WAIT
          && tcb[me].deadline_time_wait == plus(cfg_msl, cfg_msl) && !told.closed && !told.reset
          && !told.closing)
  :: else
  fi;
#endif

  /* fin-wait-2-only-if-fin-acked: FIN-WAIT-2 and TIME-WAIT mean that our FIN is acknowledged */
#if defined(WORLD_CLOSING) && (!defined(ONLY) || ONLY == fin_wait_2_only_if_fin_acked) && !defined(SKIP_fin_wait_2_only_if_fin_acked)
  if
  :: (tcb[me].state == FIN_WAIT_2 || tcb[me].state == TIME_WAIT) ->
      claim(fin_wait_2_only_if_fin_acked, tcb[me].snd_closed && tcb[me].snd_una == tcb[me].snd_nxt
          && tcb[me].snd_nxt == plus(tcb[me].snd_end, 1))
  :: else
  fi;
#endif

  /* told-once-normal-or-aborted: an open connection's end is told, as one thing */
#if defined(WORLD_CLOSING) && (!defined(ONLY) || ONLY == told_once_normal_or_aborted) && !defined(SKIP_told_once_normal_or_aborted)
  if
  :: (among(was_state, synchronized) && was_state != TIME_WAIT
      && among(tcb[me].state, no_connection)) ->
      claim(told_once_normal_or_aborted,
          told.closed + told.reset + told.retry_timeout + told.keep_alive_timeout == 1)
  :: else
  fi;
#endif

  /* snd-una-le-snd-nxt: SND.UNA =< SND.NXT, and SND.UNA never goes back */
#if defined(WORLD_CLOSING) && (!defined(ONLY) || ONLY == snd_una_le_snd_nxt) && !defined(SKIP_snd_una_le_snd_nxt)
  if
  :: (among(was_state, synchronized) && among(tcb[me].state, synchronized)) ->
      claim(snd_una_le_snd_nxt, until(tcb[me].snd_una, tcb[me].snd_nxt)
          && until(was_snd_una, tcb[me].snd_una))
  :: else
  fi;
#endif

  /* rcv-nxt-never-retreats: within an incarnation RCV.NXT never goes back */
#if defined(WORLD_CLOSING) && (!defined(ONLY) || ONLY == rcv_nxt_never_retreats) && !defined(SKIP_rcv_nxt_never_retreats)
  if
  :: (among(was_state, synchronized) && among(tcb[me].state, synchronized)) ->
      claim(rcv_nxt_never_retreats, until(was_rcv_nxt, tcb[me].rcv_nxt))
  :: else
  fi;
#endif

  /* closed-has-no-tcb-and-no-timer: in CLOSED no field holds anything and no timer runs */
#if defined(WORLD_CLOSING) && (!defined(ONLY) || ONLY == closed_has_no_tcb_and_no_timer) && !defined(SKIP_closed_has_no_tcb_and_no_timer)
  if
  :: (tcb[me].state == CLOSED) ->
      claim(closed_has_no_tcb_and_no_timer, nothing_is_kept)
  :: else
  fi;
#endif

  /* keep-alive-off-unless-asked: no keep-alive timer runs */
#if defined(WORLD_CLOSING) && (!defined(ONLY) || ONLY == keep_alive_off_unless_asked) && !defined(SKIP_keep_alive_off_unless_asked)
  if
  :: (among(tcb[me].state, synchronized)) ->
      claim(keep_alive_off_unless_asked, !tcb[me].armed_keep_alive)
  :: else
  fi;
#endif

  /* two-msl-drains-the-wire: where both ends were told of a normal end, no text of that
     incarnation enters the next */
#if defined(WORLD_REUSE) && (!defined(ONLY) || ONLY == two_msl_drains_the_wire) && !defined(SKIP_two_msl_drains_the_wire)
  if
  :: (told.delivered > 0) ->
      claim(two_msl_drains_the_wire, seg_incarnation == peer_incarnation[me])
  :: else
  fi;
#endif

  /* rst-only-at-rcv-nxt: past SYN-SENT a reset that does anything has the number expected */
#if defined(WORLD_FORGERY) && (!defined(ONLY) || ONLY == rst_only_at_rcv_nxt) && !defined(SKIP_rst_only_at_rcv_nxt)
  if
  :: (event == SEGMENT_ARRIVES && seg.rst && among(was_state, synchronized | bit(SYN_RECEIVED))
      && tcb[me].state != was_state) ->
      claim(rst_only_at_rcv_nxt, seg.seq == was_rcv_nxt)
  :: else
  fi;
#endif

  /* blind-reset-ends-nothing: the user is told of a reset only if it hits the one number
     expected */
#if defined(WORLD_FORGERY) && (!defined(ONLY) || ONLY == blind_reset_ends_nothing) && !defined(SKIP_blind_reset_ends_nothing)
  if
  :: (event == SEGMENT_ARRIVES && seg.rst && told.reset) ->
      claim(blind_reset_ends_nothing, seg.seq == was_rcv_nxt)
  :: else
  fi;
#endif

  /* syn-in-synchronized-is-challenged: a SYN in the window of an open connection draws an ACK
     and ends nothing */
#if defined(WORLD_FORGERY) && (!defined(ONLY) || ONLY == syn_in_synchronized_is_challenged) && !defined(SKIP_syn_in_synchronized_is_challenged)
  if
  :: (event == SEGMENT_ARRIVES && seg.syn && !seg.rst && among(was_state, synchronized)
      && less(minus(seg.seq, was_rcv_nxt), was_rcv_wnd)) ->
      claim(syn_in_synchronized_is_challenged, told.sent && out.has_ack && !out.rst
          && tcb[me].state == was_state)
  :: else
  fi;
#endif

  /* ack-of-unsent-is-refused: an acknowledgment of what was never sent moves nothing */
#if defined(WORLD_FORGERY) && (!defined(ONLY) || ONLY == ack_of_unsent_is_refused) && !defined(SKIP_ack_of_unsent_is_refused)
  if
  :: (event == SEGMENT_ARRIVES && among(was_state, synchronized) && seg.has_ack && !seg.rst
      && !seg.syn && before(was_snd_nxt, seg.ack)) ->
      claim(ack_of_unsent_is_refused, told.delivered == 0 && tcb[me].snd_una == was_snd_una
          && tcb[me].state == was_state)
  :: else
  fi;
#endif

  /* time-wait-lasts-2msl: the second FIN leads to TIME-WAIT with 2MSL ahead, and nothing but its
     timer or an exact reset ends that */
#if defined(WORLD_FORGERY) && (!defined(ONLY) || ONLY == time_wait_lasts_2msl) && !defined(SKIP_time_wait_lasts_2msl)
  if
  :: (was_state == TIME_WAIT || (event == SEGMENT_ARRIVES && was_state == FIN_WAIT_2
      && told.closing)) ->
      claim(time_wait_lasts_2msl, (tcb[me].state == TIME_WAIT && tcb[me].armed_time_wait
          && (was_state == TIME_WAIT || tcb[me].deadline_time_wait == plus(cfg_msl, cfg_msl)))
          || (was_state == TIME_WAIT && (event == TIME_WAIT_TIMEOUT
          || (event == SEGMENT_ARRIVES && seg.rst && seg.seq == was_rcv_nxt))))
  :: else
  fi;
#endif

  /* dead-peer-is-noticed-by-the-other: the keep-alive timer does not run out more often, without
     a sign of the peer, than there are probes and one */
#if defined(WORLD_DEATH) && (!defined(ONLY) || ONLY == dead_peer_is_noticed_by_the_other) && !defined(SKIP_dead_peer_is_noticed_by_the_other)
  if
  :: (event == KEEP_ALIVE_TIMEOUT) ->
      claim(dead_peer_is_noticed_by_the_other, unheard[me] <= cfg_keep_count)
  :: else
  fi;
#endif

  /* one-lost-probe-kills-nobody: only the last unanswered probe ends the connection */
#if defined(WORLD_DEATH) && (!defined(ONLY) || ONLY == one_lost_probe_kills_nobody) && !defined(SKIP_one_lost_probe_kills_nobody)
  if
  :: (event == KEEP_ALIVE_TIMEOUT && was_keep_probes < cfg_keep_count) ->
      claim(one_lost_probe_kills_nobody, tcb[me].state == was_state)
  :: else
  fi;
#endif

  /* keep-alive-only-when-idle: a probe lies one number back and has no text */
#if defined(WORLD_DEATH) && (!defined(ONLY) || ONLY == keep_alive_only_when_idle) && !defined(SKIP_keep_alive_only_when_idle)
  if
  :: (event == KEEP_ALIVE_TIMEOUT && told.sent) ->
      claim(keep_alive_only_when_idle, was_snd_una == was_snd_nxt && out.text == 0
          && out.seq == minus(was_snd_nxt, 1))
  :: else
  fi;
#endif
  skip
}
