/* Printed by Synfin 0.1.0 from its table "standard": RFC 9293 as the table states it
   Command: synfin generate promela
   Table: SHA-256 d15b1e9544c104e8c98ab425c5df2010932e0470b3db7f5d2e7fea0ce5d2dbeb
   Properties: violates none that Synfin asks of it
   SPDX-License-Identifier: Apache-2.0
   Do not edit: change the table and print it again. */

/* A model for SPIN. Choose a scenario, as in

     spin -DWORLD_CLOSING -a synfin.pml && gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c && ./pan -E -m1000000

   and see docs/spin.md for what is modelled. Each setting below may be given by -D. */

/* simultaneous: both call at once, once, among the same old segments: and whoever comes to be
   open is judged */
#ifdef WORLD_SIMULTANEOUS
#ifndef WORLD_OPENING
#define WORLD_OPENING 1
#endif
#ifndef OPENS
#define OPENS 1
#endif
#ifndef DRAWS
#define DRAWS 1
#endif
#ifndef CRASHES
#define CRASHES 0
#endif
#ifndef BOTH_CALL
#define BOTH_CALL 1
#endif
#ifndef judged
#define judged true
#endif
#endif
/* opening: A calls, B waits; a SYN and an ACK of earlier incarnations are under way; each may
   crash once, and try again */
#ifdef WORLD_OPENING
#ifndef OPENS
#define OPENS 2
#endif
#ifndef DRAWS
#define DRAWS 2
#endif
#ifndef CRASHES
#define CRASHES 1
#endif
#ifndef STALE
#define STALE 2
#endif
#endif
/* closing: one connection, an octet each way, both close: segments are lost, doubled and late */
#ifdef WORLD_CLOSING
#ifndef WIRE
#define WIRE 2
#endif
#ifndef SENDS
#define SENDS 1
#endif
#ifndef CLOSES
#define CLOSES 1
#endif
#ifndef DRAWS
#define DRAWS 1
#endif
#endif
/* unprotected: the same as reuse, but a reset ends TIME-WAIT (the hazard of RFC 1337) */
#ifdef WORLD_UNPROTECTED
#ifndef WORLD_REUSE
#define WORLD_REUSE 1
#endif
#ifndef cfg_protect_time_wait
#define cfg_protect_time_wait 0
#endif
#endif
/* reuse: when both have ended in order the same pair of sockets is used again, with any ISNs
   whatever; segments of the first connection may still be under way */
#ifdef WORLD_REUSE
#ifndef BITS
#define BITS 4
#endif
#ifndef WIRE
#define WIRE 2
#endif
#ifndef OPENS
#define OPENS 2
#endif
#ifndef SENDS
#define SENDS 1
#endif
#ifndef CLOSES
#define CLOSES 1
#endif
#ifndef ANY_ISN
#define ANY_ISN 1
#endif
#ifndef DRAWS
#define DRAWS 2
#endif
#ifndef cfg_protect_time_wait
#define cfg_protect_time_wait 1
#endif
#ifndef may_open
#define may_open (incarnation[me] == 0 || (orderly[A] && orderly[B]))
#endif
#ifndef may_send
#define may_send (me == A && incarnation[A] == 1)
#endif
#ifndef may_close
#define may_close (incarnation[me] == 1)
#endif
#endif
/* forgery: a stranger puts one segment in, with any numbers, and the story ends */
#ifdef WORLD_FORGERY
#ifndef BITS
#define BITS 4
#endif
#ifndef WIRE
#define WIRE 1
#endif
#ifndef SENDS
#define SENDS 1
#endif
#ifndef CLOSES
#define CLOSES 1
#endif
#ifndef DRAWS
#define DRAWS 1
#endif
#ifndef FORGERIES
#define FORGERIES 1
#endif
#ifndef may_send
#define may_send (me == A)
#endif
#endif
/* death: a peer may crash; the other asks by keep-alives */
#ifdef WORLD_DEATH
#ifndef CRASHES
#define CRASHES 1
#endif
#ifndef DRAWS
#define DRAWS 1
#endif
#ifndef cfg_keep_alive
#define cfg_keep_alive 1
#endif
#endif

/* ---- how large the world is, where no scenario says otherwise ---- */

#ifndef BITS
#define BITS 5  /* width of words: numbers count modulo 2^BITS */
#endif
#ifndef WIRE
#define WIRE 3  /* segments that are under way at most */
#endif
#ifndef OPENS
#define OPENS 1  /* OPENs of each user: A calls, B waits */
#endif
#ifndef BOTH_CALL
#define BOTH_CALL 0  /* B may call too */
#endif
#ifndef DRAWS
#define DRAWS 1  /* incarnations that an end begins at most */
#endif
#ifndef SENDS
#define SENDS 0  /* SENDs of each user, of one octet */
#endif
#ifndef CLOSES
#define CLOSES 0  /* users may CLOSE */
#endif
#ifndef CRASHES
#define CRASHES 0  /* times that an end may lose its memory */
#endif
#ifndef STALE
#define STALE 0  /* a SYN and an ACK of earlier incarnations are under way, so far behind the ISNs at most */
#endif
#ifndef FORGERIES
#define FORGERIES 0  /* segments that a stranger puts in, with any numbers */
#endif
#ifndef ANY_ISN
#define ANY_ISN 0  /* ISNs are whatever, not fresh */
#endif
#ifndef FIRST_A
#define FIRST_A ((1 << BITS) - 2)  /* A's first ISN: its numbers wrap */
#endif
#ifndef FIRST_B
#define FIRST_B 5  /* B's first ISN */
#endif
#ifndef judged
#define judged tcb[me].passive  /* whose opening is judged: that of who waited */
#endif
#ifndef may_open
#define may_open true  /* when a user may OPEN */
#endif
#ifndef may_send
#define may_send true  /* when a user may SEND */
#endif
#ifndef may_close
#define may_close true  /* when a user may CLOSE */
#endif

/* ---- the configuration of both ends ---- */

#ifndef cfg_buffer
#define cfg_buffer 4  /* receive buffer: the window when nothing is unread */
#endif
#ifndef cfg_mss
#define cfg_mss 2  /* maximum segment size that we announce */
#endif
#ifndef cfg_default_mss
#define cfg_default_mss 2  /* the peer's, when it announces none: 536 for IPv4, 1220 for IPv6 (MUST-15) */
#endif
#ifndef cfg_rto
#define cfg_rto 1  /* retransmission time-out until the host has measured one (RFC 6298), in ms */
#endif
#ifndef cfg_max_rto
#define cfg_max_rto 1  /* upper bound of the doubled time-out, in ms */
#endif
#ifndef cfg_r1
#define cfg_r1 3  /* retransmissions after which the network layer is advised */
#endif
#ifndef cfg_r2
#define cfg_r2 7  /* time without progress after which the connection is given up, in ms */
#endif
#ifndef cfg_r2_syn
#define cfg_r2_syn 7  /* the same for a SYN: at least 3 minutes (MUST-23), in ms */
#endif
#ifndef cfg_user_timeout
#define cfg_user_timeout 0  /* user timeout in ms; 0: none */
#endif
#ifndef cfg_msl
#define cfg_msl 2  /* maximum segment lifetime in ms */
#endif
#ifndef cfg_keep_alive
#define cfg_keep_alive 0  /* keep-alives are asked for (MUST-24, MUST-25) */
#endif
#ifndef cfg_keep_idle
#define cfg_keep_idle 1  /* idle time before the first probe, in ms (MUST-28) */
#endif
#ifndef cfg_keep_interval
#define cfg_keep_interval 1  /* time between probes, in ms */
#endif
#ifndef cfg_keep_count
#define cfg_keep_count 2  /* probes without an answer after which the peer counts as dead */
#endif
#ifndef cfg_challenge_limit
#define cfg_challenge_limit 0  /* challenge ACKs in one period; 0: no limit */
#endif
#ifndef cfg_challenge_period
#define cfg_challenge_period 1  /* length of the period, in ms */
#endif
#ifndef cfg_half_duplex_close
#define cfg_half_duplex_close 0  /* after CLOSE nothing more is received (MAY-1) */
#endif
#ifndef cfg_protect_time_wait
#define cfg_protect_time_wait 0  /* a RST does not end TIME-WAIT (RFC 1337) */
#endif
#ifndef cfg_reuse_time_wait
#define cfg_reuse_time_wait 0  /* a new SYN ahead of the old numbers reopens from TIME-WAIT (MAY-2) */
#endif

#include "machine.pml"
#include "world.pml"
