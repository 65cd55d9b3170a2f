/* Printed by Synfin 0.1.0 from its table "standard": RFC 9293 as the table states it
   Command: synfin generate c
   Table: SHA-256 d15b1e9544c104e8c98ab425c5df2010932e0470b3db7f5d2e7fea0ce5d2dbeb
   Properties: violates none that Synfin asks of it
   SPDX-License-Identifier: Apache-2.0
   Do not edit: change the table and print it again. */

/* synfin.h says what stands here. */

#include "synfin.h"

/* Sums and differences below are meant modulo 2^32: no type that C promotes uint32_t to may be
   wider. Structs have no gaps but those that their layout says, which compiled code is proved
   by. */
typedef char synfin_int_is_not_wider_than_32_bits[sizeof(int) <= sizeof(uint32_t) ? 1 : -1];
typedef char synfin_tcb_takes_96_octets[sizeof(synfin_tcb) == 96 ? 1 : -1];
typedef char synfin_call_takes_28_octets[sizeof(synfin_call) == 28 ? 1 : -1];
typedef char synfin_config_takes_56_octets[sizeof(synfin_config) == 56 ? 1 : -1];
typedef char synfin_segment_takes_24_octets[sizeof(synfin_segment) == 24 ? 1 : -1];

/* what follows a rule: nothing; the next phase; the closing phases, which send and set timers */
enum flow { FLOW_RETURN, FLOW_CONTINUE, FLOW_ANSWER };

#ifdef SYNFIN_CONFIG_STATIC
static const synfin_config fixed_config = SYNFIN_CONFIG_STATIC;
#define FIX_CONFIG (cfg = &fixed_config)
#else
#define FIX_CONFIG (void)0
#endif

#ifndef SYNFIN_TRACE
#define SYNFIN_TRACE(rule) (void)actions
#endif
#ifdef SYNFIN_FIRED
#define NONE_FIRED (actions->fired_count = 0u)
#define FIRED(rule) SYNFIN_TRACE(rule), note(actions, (synfin_rule)(rule))
static inline void note(synfin_actions *actions, synfin_rule rule)
{
    actions->fired[actions->fired_count] = rule;
    actions->fired_count += 1u;
}
#else
#define NONE_FIRED (void)0
#define FIRED(rule) SYNFIN_TRACE(rule)
#endif

/* what rules have in common: where size counts it is to stand once, and compilers guess otherwise */
#if defined(__GNUC__) && (defined(__OPTIMIZE_SIZE__) || defined(SYNFIN_SMALL))
#define SHARED static __attribute__((noinline))
#else
#define SHARED static inline
#endif

#define BIT(state) (1u << (uint32_t)(state))
#define TOLD(flag) ((actions->told & (flag)) != 0u)

/* a lies before b on the circle of 2^32 (RFC 9293 section 3.4) */
static inline bool before(uint32_t a, uint32_t b)
{
    return (a - b) > 0x7fffffffu;
}

/* a lies before b, or is b */
static inline bool until(uint32_t a, uint32_t b)
{
    return (b - a) <= 0x7fffffffu;
}

static inline uint32_t smaller(uint32_t a, uint32_t b)
{
    return (a < b) ? a : b;
}

static inline uint32_t larger(uint32_t a, uint32_t b)
{
    return (a < b) ? b : a;
}

static inline uint32_t receive_buffer(const synfin_config *cfg)
{
    return smaller(cfg->buffer, 1073741824u);
}

static inline uint32_t measured_rto(const synfin_call *call, const synfin_config *cfg)
{
    return (call->rto == 0u) ? cfg->rto : smaller(call->rto, cfg->max_rto);
}

static inline uint32_t outstanding(const synfin_tcb *tcb)
{
    return tcb->snd_nxt - tcb->snd_una;
}

static inline uint32_t unsent_text(const synfin_tcb *tcb)
{
    return tcb->snd_end - tcb->snd_nxt;
}

static inline uint32_t send_window(const synfin_tcb *tcb, const synfin_call *call)
{
    return (call->cwnd == 0u) ? tcb->snd_wnd : smaller(tcb->snd_wnd, call->cwnd);
}

static inline uint32_t usable_window(const synfin_tcb *tcb, const synfin_call *call)
{
    return (outstanding(tcb) < send_window(tcb, call)) ? (send_window(tcb, call) - outstanding(tcb))
            : 0u;
}

static inline uint32_t sendable_text(const synfin_tcb *tcb, const synfin_call *call)
{
    return smaller(smaller(unsent_text(tcb), usable_window(tcb, call)), (uint32_t)tcb->snd_mss);
}

static inline bool fin_rides(const synfin_tcb *tcb, const synfin_call *call)
{
    return tcb->snd_closed && (sendable_text(tcb, call) == unsent_text(tcb))
            && (sendable_text(tcb, call) < usable_window(tcb, call));
}

static inline uint32_t received_now(const synfin_tcb *tcb, const synfin_call *call)
{
    return smaller(call->octets, tcb->rcv_unread);
}

static inline uint32_t freed_window(const synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg)
{
    return receive_buffer(cfg) - (tcb->rcv_unread - received_now(tcb, call));
}

static inline uint32_t seg_len(const synfin_segment *seg)
{
    return (uint32_t)seg->text + (uint32_t)seg->syn + (uint32_t)seg->fin;
}

static inline uint32_t seg_end(const synfin_segment *seg)
{
    return seg->seq + seg_len(seg);
}

static inline uint32_t offered_window(const synfin_segment *seg)
{
    return smaller(seg->wnd, 1073741824u);
}

static inline uint32_t peer_mss(const synfin_config *cfg, const synfin_segment *seg)
{
    return larger(1u, ((uint32_t)seg->mss == 0u) ? (uint32_t)cfg->default_mss : (uint32_t)seg->mss);
}

static inline bool period_is_over(const synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg)
{
    return cfg->challenge_period <= (call->now - tcb->challenge_since);
}

static inline bool challenge_allowed(const synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg)
{
    return ((uint32_t)cfg->challenge_limit == 0u) || period_is_over(tcb, call, cfg)
            || ((uint32_t)tcb->challenge_count < (uint32_t)cfg->challenge_limit);
}

static inline uint32_t urgent_end(const synfin_segment *seg)
{
    return seg->seq + (uint32_t)seg->up;
}

static inline uint32_t already_received(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return tcb->rcv_nxt - seg->seq;
}

static inline uint32_t taken_text(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return smaller((uint32_t)seg->text - already_received(tcb, seg), tcb->rcv_wnd);
}

static inline bool fin_sent(const synfin_tcb *tcb)
{
    return tcb->snd_closed && (tcb->snd_nxt == (tcb->snd_end + 1u));
}

static inline uint32_t outstanding_text(const synfin_tcb *tcb)
{
    return outstanding(tcb) - (uint32_t)fin_sent(tcb);
}

static inline uint32_t lost_text(const synfin_tcb *tcb, const synfin_call *call)
{
    return outstanding_text(tcb) - (call->lost - tcb->snd_una);
}

static inline uint32_t resent_lost_text(const synfin_tcb *tcb, const synfin_call *call)
{
    return smaller(smaller(lost_text(tcb, call), (uint32_t)tcb->snd_mss),
            tcb->snd_wnd - (call->lost - tcb->snd_una));
}

static inline uint32_t backed_off(const synfin_tcb *tcb, const synfin_config *cfg)
{
    return smaller(tcb->rtx_rto + tcb->rtx_rto, cfg->max_rto);
}

static inline uint32_t probe_text(const synfin_tcb *tcb, const synfin_call *call)
{
    return smaller(smaller(unsent_text(tcb), (uint32_t)tcb->snd_mss),
            larger(usable_window(tcb, call), 1u));
}

static inline uint32_t resent_text(const synfin_tcb *tcb)
{
    return smaller(smaller(outstanding_text(tcb), (uint32_t)tcb->snd_mss),
            larger(tcb->snd_wnd, 1u));
}

static inline bool fin_rides_again(const synfin_tcb *tcb)
{
    return fin_sent(tcb) && (resent_text(tcb) == outstanding_text(tcb));
}

static inline bool queue_full(const synfin_tcb *tcb, const synfin_call *call)
{
    return call->no_room || (536870912u < call->octets)
            || (536870912u < ((tcb->snd_end - tcb->snd_una) + call->octets));
}

static inline bool has_unsent_text(const synfin_tcb *tcb)
{
    return before(tcb->snd_nxt, tcb->snd_end);
}

static inline bool worth_sending(const synfin_tcb *tcb, const synfin_call *call)
{
    return (sendable_text(tcb, call) == (uint32_t)tcb->snd_mss)
            || (sendable_text(tcb, call) == unsent_text(tcb))
            || (tcb->snd_max_wnd <= (sendable_text(tcb, call) + sendable_text(tcb, call)));
}

static inline bool can_send_text(const synfin_tcb *tcb, const synfin_call *call)
{
    return has_unsent_text(tcb) && (usable_window(tcb, call) != 0u) && worth_sending(tcb, call);
}

static inline bool fin_due(const synfin_tcb *tcb)
{
    return tcb->snd_closed && (tcb->snd_nxt == tcb->snd_end);
}

static inline bool can_send_fin(const synfin_tcb *tcb, const synfin_call *call)
{
    return fin_due(tcb) && (usable_window(tcb, call) != 0u);
}

static inline bool something_to_send(const synfin_tcb *tcb)
{
    return (tcb->snd_una != tcb->snd_nxt) || has_unsent_text(tcb) || fin_due(tcb);
}

static inline uint32_t window_gain(const synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg)
{
    return freed_window(tcb, call, cfg) - tcb->rcv_wnd;
}

static inline bool worth_opening(const synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg)
{
    return (tcb->rcv_wnd < freed_window(tcb, call, cfg))
            && (((uint32_t)cfg->mss <= window_gain(tcb, call, cfg))
            || (receive_buffer(cfg) <= (window_gain(tcb, call, cfg) + window_gain(tcb, call,
            cfg))));
}

static inline bool acceptable_ack_of_syn(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return before(tcb->snd_iss, seg->ack) && until(seg->ack, tcb->snd_nxt);
}

static inline bool acceptable(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return (seg_len(seg) == 0u) ? ((tcb->rcv_wnd == 0u) ? (seg->seq == tcb->rcv_nxt)
            : (until(tcb->rcv_nxt, seg->seq) && before(seg->seq, tcb->rcv_nxt + tcb->rcv_wnd)))
            : ((tcb->rcv_wnd != 0u) && ((until(tcb->rcv_nxt, seg->seq)
            && before(seg->seq, tcb->rcv_nxt + tcb->rcv_wnd))
            || (until(tcb->rcv_nxt, seg->seq + (seg_len(seg) - 1u))
            && before(seg->seq + (seg_len(seg) - 1u), tcb->rcv_nxt + tcb->rcv_wnd))));
}

static inline bool segment_is_newer(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return before(tcb->snd_wl1, seg->seq)
            || ((tcb->snd_wl1 == seg->seq) && until(tcb->snd_wl2, seg->ack));
}

static inline bool fin_acknowledged(const synfin_tcb *tcb)
{
    return fin_sent(tcb) && (tcb->snd_una == tcb->snd_nxt);
}

static inline bool starts_in_order(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return until(seg->seq, tcb->rcv_nxt);
}

static inline bool has_new_text(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return starts_in_order(tcb, seg) && (already_received(tcb, seg) < (uint32_t)seg->text);
}

static inline bool fin_in_sequence(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return seg->fin && ((seg->seq + (uint32_t)seg->text) == tcb->rcv_nxt);
}

static inline uint32_t without_progress(const synfin_tcb *tcb, const synfin_call *call)
{
    return call->now - tcb->rtx_since;
}

/* close.opening, close.unread, abort.opening, abort, abort.closing, abort.time-wait,
   syn-sent.rst, syn-sent.syn-ack, syn-received.syn-ack, rst.syn-received.reopened,
   rst.syn-received.closed, rst.syn-received.passive, rst.syn-received.active, rst.reset,
   rst.time-wait, security.time-wait, security, syn.syn-received.reopened,
   syn.syn-received.closed, syn.syn-received.passive, ack.syn-received.closed, ack.syn-received,
   ack.new, window.opens, closing.fin-acknowledged, last-ack.fin-acknowledged, text.after-close,
   fin-wait-2.fin, retransmission.give-up.reopened, retransmission.give-up.closed,
   retransmission.give-up.passive, retransmission.give-up.syn, retransmission.give-up,
   user-timeout, time-wait.timeout, keep-alive.give-up */
SHARED void as_close_opening_3(synfin_tcb *tcb)
{
    tcb->armed_retransmission = false;
    tcb->armed_user = false;
    tcb->deadline_retransmission = 0u;
    tcb->deadline_user = 0u;
}

/* close.opening, close.unread, abort.opening, abort, abort.closing, abort.time-wait,
   syn-sent.rst, rst.syn-received.closed, rst.syn-received.passive, rst.syn-received.active,
   rst.reset, rst.time-wait, security.time-wait, security, syn.syn-received.closed,
   syn.syn-received.passive, last-ack.fin-acknowledged, text.after-close,
   retransmission.give-up.closed, retransmission.give-up.passive, retransmission.give-up.syn,
   retransmission.give-up, user-timeout, time-wait.timeout, keep-alive.give-up */
SHARED void as_close_opening(synfin_tcb *tcb)
{
    as_close_opening_3(tcb);
    tcb->reopened = false;
    tcb->snd_una = 0u;
    tcb->snd_nxt = 0u;
    tcb->snd_wnd = 0u;
    tcb->snd_wl1 = 0u;
    tcb->snd_wl2 = 0u;
    tcb->snd_max_wnd = 0u;
    tcb->snd_end = 0u;
    tcb->snd_iss = 0u;
    tcb->snd_aged = false;
    tcb->snd_mss = 0u;
    tcb->snd_closed = false;
    tcb->rcv_nxt = 0u;
    tcb->rcv_wnd = 0u;
    tcb->rcv_irs = 0u;
    tcb->rcv_up = 0u;
    tcb->rcv_unread = 0u;
    tcb->rtx_rto = 0u;
    tcb->rtx_since = 0u;
    tcb->rtx_count = 0u;
    tcb->keep_probes = 0u;
    tcb->challenge_count = 0u;
    tcb->challenge_since = 0u;
    tcb->armed_time_wait = false;
    tcb->armed_keep_alive = false;
    tcb->deadline_time_wait = 0u;
    tcb->deadline_keep_alive = 0u;
}

/* answer.text, answer.fin, answer.ack, time-wait.fin, unacceptable.empty, unacceptable,
   rst.challenge, syn.challenge, ack.unsent, ack.too-old, retransmit, retransmission.probe,
   retransmission.probe-fin, retransmission.text, keep-alive.probe */
SHARED void as_answer_text_2(const synfin_tcb *tcb, synfin_actions *actions)
{
    actions->out.ack = tcb->rcv_nxt;
    actions->out.wnd = tcb->rcv_wnd;
    actions->out.has_ack = true;
}

/* unacceptable.empty, rst.challenge, syn.challenge, ack.unsent, ack.too-old */
SHARED void as_unacceptable_empty(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    as_answer_text_2(tcb, actions);
    actions->out.seq = tcb->snd_nxt;
    if (challenge_allowed(tcb, call, cfg)) {
        actions->told |= SYNFIN_TOLD_SENT;
    }
    tcb->challenge_count = (uint16_t)(period_is_over(tcb, call, cfg) ? 1u
            : (((uint32_t)tcb->challenge_count < (uint32_t)cfg->challenge_limit)
            ? ((uint32_t)tcb->challenge_count + 1u) : (uint32_t)tcb->challenge_count));
    tcb->challenge_since = period_is_over(tcb, call, cfg) ? call->now : tcb->challenge_since;
}

/* listen.syn, syn-sent.syn-ack, syn-sent.syn, time-wait.reopen */
SHARED void as_listen_syn_3(synfin_tcb *tcb, const synfin_config *cfg, const synfin_segment *seg)
{
    tcb->snd_wnd = offered_window(seg);
    tcb->snd_wl1 = seg->seq;
    tcb->snd_max_wnd = offered_window(seg);
    tcb->snd_mss = (uint16_t)(peer_mss(cfg, seg));
    tcb->rcv_nxt = seg->seq + 1u;
    tcb->rcv_irs = seg->seq;
    tcb->rcv_up = seg->seq + 1u;
}

/* listen.syn, syn-sent.syn, time-wait.reopen */
SHARED void as_listen_syn(synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,
        const synfin_segment *seg, synfin_actions *actions)
{
    as_listen_syn_3(tcb, cfg, seg);
    tcb->state = SYNFIN_STATE_SYN_RECEIVED;
    tcb->rtx_rto = measured_rto(call, cfg);
    tcb->rtx_since = call->now;
    tcb->rtx_count = 0u;
    tcb->armed_retransmission = true;
    tcb->deadline_retransmission = call->now + measured_rto(call, cfg);
    actions->out.ack = seg->seq + 1u;
    actions->out.wnd = receive_buffer(cfg);
    actions->out.mss = (uint16_t)((uint32_t)cfg->mss);
    actions->out.syn = true;
    actions->out.has_ack = true;
    actions->told |= SYNFIN_TOLD_SENT;
}

/* close.opening, close.unread, abort.opening, abort, abort.closing, abort.time-wait,
   syn-sent.rst, rst.syn-received.closed, rst.syn-received.active, rst.reset, rst.time-wait,
   security.time-wait, security, syn.syn-received.closed, last-ack.fin-acknowledged,
   text.after-close, retransmission.give-up.closed, retransmission.give-up.syn,
   retransmission.give-up, user-timeout, time-wait.timeout, keep-alive.give-up */
SHARED void as_close_opening_2(synfin_tcb *tcb, synfin_actions *actions)
{
    as_close_opening(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    tcb->passive = false;
    actions->told |= SYNFIN_TOLD_DELETED;
}

/* rst.syn-received.reopened, syn.syn-received.reopened, closing.fin-acknowledged,
   fin-wait-2.fin, retransmission.give-up.reopened */
SHARED void as_rst_syn_received_reopened(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg)
{
    as_close_opening_3(tcb);
    tcb->state = SYNFIN_STATE_TIME_WAIT;
    tcb->keep_probes = 0u;
    tcb->armed_time_wait = true;
    tcb->armed_keep_alive = false;
    tcb->deadline_time_wait = call->now + (cfg->msl + cfg->msl);
    tcb->deadline_keep_alive = 0u;
}

/* closed.any, listen.syn.insecure, syn-sent.insecure, security.syn-received, security.time-wait,
   security */
SHARED void as_closed_any(const synfin_segment *seg, synfin_actions *actions)
{
    actions->out.seq = seg->has_ack ? seg->ack : 0u;
    actions->out.ack = seg->has_ack ? 0u : seg_end(seg);
    actions->out.has_ack = !seg->has_ack;
    actions->out.rst = true;
    actions->told |= SYNFIN_TOLD_SENT;
}

/* retransmission.syn, retransmission.syn-ack, retransmission.probe, retransmission.probe-fin,
   retransmission.text */
SHARED void as_retransmission_syn(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    tcb->armed_retransmission = true;
    tcb->deadline_retransmission = call->now + backed_off(tcb, cfg);
    tcb->rtx_rto = backed_off(tcb, cfg);
    actions->told |= SYNFIN_TOLD_SENT;
    if ((tcb->rtx_count + 1u) == cfg->r1) {
        actions->told |= SYNFIN_TOLD_RETRY_TROUBLE;
    }
    tcb->rtx_count = tcb->rtx_count + 1u;
}

/* open-active, send.listen, timers.start */
SHARED void as_open_active_2(synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg)
{
    tcb->rtx_rto = measured_rto(call, cfg);
    tcb->rtx_since = call->now;
    tcb->rtx_count = 0u;
    tcb->armed_retransmission = true;
    tcb->armed_user = cfg->user_timeout != 0u;
    tcb->deadline_retransmission = call->now + measured_rto(call, cfg);
    tcb->deadline_user = (cfg->user_timeout != 0u) ? (call->now + cfg->user_timeout) : 0u;
}

/* open-active, send.listen */
SHARED void as_open_active(synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,
        synfin_actions *actions)
{
    as_open_active_2(tcb, call, cfg);
    tcb->state = SYNFIN_STATE_SYN_SENT;
    tcb->passive = false;
    tcb->snd_una = call->isn;
    tcb->snd_nxt = call->isn + 1u;
    tcb->snd_iss = call->isn;
    tcb->snd_mss = (uint16_t)(larger(1u, (uint32_t)cfg->default_mss));
    tcb->rcv_wnd = receive_buffer(cfg);
    actions->out.seq = call->isn;
    actions->out.wnd = receive_buffer(cfg);
    actions->out.mss = (uint16_t)((uint32_t)cfg->mss);
    actions->out.syn = true;
    actions->told |= SYNFIN_TOLD_SENT | SYNFIN_TOLD_OK;
}

/* syn-received.syn-ack, ack.syn-received.closed, ack.syn-received */
SHARED void as_syn_received_syn_ack(synfin_tcb *tcb, synfin_actions *actions)
{
    as_close_opening_3(tcb);
    tcb->reopened = false;
    tcb->snd_una = tcb->snd_iss + 1u;
    tcb->rtx_count = 0u;
    actions->told |= SYNFIN_TOLD_OPEN;
}

/* answer.text, answer.fin, answer.ack, time-wait.fin, unacceptable */
SHARED void as_answer_text(const synfin_tcb *tcb, synfin_actions *actions)
{
    as_answer_text_2(tcb, actions);
    actions->out.seq = tcb->snd_nxt;
    actions->told |= SYNFIN_TOLD_SENT;
}

/* listen.syn, time-wait.reopen */
SHARED void as_listen_syn_2(synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,
        const synfin_segment *seg, synfin_actions *actions)
{
    as_listen_syn(tcb, call, cfg, seg, actions);
    tcb->snd_una = call->isn;
    tcb->snd_nxt = call->isn + 1u;
    tcb->snd_wl2 = call->isn;
    tcb->snd_end = call->isn + 1u;
    tcb->snd_iss = call->isn;
    tcb->snd_aged = false;
    tcb->rcv_wnd = receive_buffer(cfg);
    tcb->rcv_unread = 0u;
    actions->out.seq = call->isn;
}

/* syn-sent.syn-ack, syn-received.syn-ack, keep-alive.heard, keep-alive.busy */
SHARED void as_syn_sent_syn_ack(synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg)
{
    tcb->keep_probes = 0u;
    tcb->armed_keep_alive = cfg->keep_alive;
    tcb->deadline_keep_alive = cfg->keep_alive ? (call->now + cfg->keep_idle) : 0u;
}

/* syn-received.syn-ack, window.opens, window.update */
SHARED void as_syn_received_syn_ack_2(synfin_tcb *tcb, const synfin_segment *seg)
{
    tcb->snd_wnd = offered_window(seg);
    tcb->snd_wl2 = seg->ack;
    tcb->snd_max_wnd = larger(tcb->snd_max_wnd, offered_window(seg));
}

/* rst.syn-received.reopened, syn.syn-received.reopened, retransmission.give-up.reopened */
SHARED void as_rst_syn_received_reopened_2(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg)
{
    as_rst_syn_received_reopened(tcb, call, cfg);
    tcb->reopened = false;
    tcb->snd_una = tcb->snd_nxt;
    tcb->snd_end = tcb->snd_nxt - 1u;
    tcb->snd_closed = true;
}

/* retransmission.syn, retransmission.syn-ack */
SHARED void as_retransmission_syn_2(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    as_retransmission_syn(tcb, call, cfg, actions);
    actions->out.seq = tcb->snd_iss;
    actions->out.wnd = receive_buffer(cfg);
    actions->out.mss = (uint16_t)((uint32_t)cfg->mss);
    actions->out.syn = true;
    actions->told |= SYNFIN_TOLD_SENT_AGAIN;
}

/* OPEN, passive (RFC 9293 section 3.10.1): the first rule that fits fires */
static inline enum flow phase_open_passive(synfin_tcb *tcb, const synfin_call *call,
        synfin_actions *actions)
{
    if (tcb->state == SYNFIN_STATE_CLOSED) {
        if (call->forbidden) {
            FIRED(SYNFIN_RULE_OPEN_PASSIVE_ILLEGAL);
            actions->told |= SYNFIN_TOLD_ILLEGAL;
            return FLOW_RETURN;
        }
        if (call->no_room) {
            FIRED(SYNFIN_RULE_OPEN_PASSIVE_NO_RESOURCES);
            actions->told |= SYNFIN_TOLD_NO_RESOURCES;
            return FLOW_RETURN;
        }
        FIRED(SYNFIN_RULE_OPEN_PASSIVE);
        tcb->state = SYNFIN_STATE_LISTEN;
        tcb->passive = true;
        actions->told |= SYNFIN_TOLD_OK;
        return FLOW_RETURN;
    }
    FIRED(SYNFIN_RULE_OPEN_PASSIVE_ALREADY_EXISTS);
    actions->told |= SYNFIN_TOLD_ALREADY_EXISTS;
    return FLOW_RETURN;
}

/* OPEN, active (RFC 9293 section 3.10.1): the first rule that fits fires */
static inline enum flow phase_open_active(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    if (tcb->state == SYNFIN_STATE_CLOSED) {
        if (call->forbidden) {
            FIRED(SYNFIN_RULE_OPEN_ACTIVE_ILLEGAL);
            actions->told |= SYNFIN_TOLD_ILLEGAL;
            return FLOW_RETURN;
        }
    }
    if (tcb->state <= SYNFIN_STATE_LISTEN) {
        if (!call->remote) {
            FIRED(SYNFIN_RULE_OPEN_ACTIVE_REMOTE_UNSPECIFIED);
            actions->told |= SYNFIN_TOLD_REMOTE_UNSPECIFIED;
            return FLOW_RETURN;
        }
        if (call->no_room) {
            FIRED(SYNFIN_RULE_OPEN_ACTIVE_NO_RESOURCES);
            actions->told |= SYNFIN_TOLD_NO_RESOURCES;
            return FLOW_RETURN;
        }
        if (!call->has_isn) {
            FIRED(SYNFIN_RULE_OPEN_ACTIVE_ISN_MISSING);
            actions->told |= SYNFIN_TOLD_ISN_MISSING;
            return FLOW_RETURN;
        }
        FIRED(SYNFIN_RULE_OPEN_ACTIVE);
        as_open_active(tcb, call, cfg, actions);
        tcb->snd_end = call->isn + 1u + 0u;
        return FLOW_RETURN;
    }
    FIRED(SYNFIN_RULE_OPEN_ACTIVE_ALREADY_EXISTS);
    actions->told |= SYNFIN_TOLD_ALREADY_EXISTS;
    return FLOW_RETURN;
}

/* SEND (RFC 9293 section 3.10.2): the first rule that fits fires */
static inline enum flow phase_send(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    if (tcb->state == SYNFIN_STATE_CLOSED) {
        if (call->forbidden) {
            FIRED(SYNFIN_RULE_SEND_ILLEGAL);
            actions->told |= SYNFIN_TOLD_ILLEGAL;
            return FLOW_RETURN;
        }
        FIRED(SYNFIN_RULE_SEND_DOES_NOT_EXIST);
        actions->told |= SYNFIN_TOLD_DOES_NOT_EXIST;
        return FLOW_RETURN;
    }
    if (tcb->state == SYNFIN_STATE_LISTEN) {
        if (!call->remote) {
            FIRED(SYNFIN_RULE_SEND_LISTEN_REMOTE_UNSPECIFIED);
            actions->told |= SYNFIN_TOLD_REMOTE_UNSPECIFIED;
            return FLOW_RETURN;
        }
    }
    if (tcb->state >= SYNFIN_STATE_SYN_SENT) {
        if (tcb->snd_closed) {
            FIRED(SYNFIN_RULE_SEND_CLOSING);
            actions->told |= SYNFIN_TOLD_IS_CLOSING;
            return FLOW_RETURN;
        }
    }
    if (((1u << tcb->state) & (BIT(SYNFIN_STATE_LISTEN) | BIT(SYNFIN_STATE_SYN_SENT) |
            BIT(SYNFIN_STATE_SYN_RECEIVED) | BIT(SYNFIN_STATE_ESTABLISHED) |
            BIT(SYNFIN_STATE_CLOSE_WAIT))) != 0u) {
        if (queue_full(tcb, call)) {
            FIRED(SYNFIN_RULE_SEND_NO_RESOURCES);
            actions->told |= SYNFIN_TOLD_NO_RESOURCES;
            return FLOW_RETURN;
        }
    }
    if (tcb->state == SYNFIN_STATE_LISTEN) {
        if (!call->has_isn) {
            FIRED(SYNFIN_RULE_SEND_LISTEN_ISN_MISSING);
            actions->told |= SYNFIN_TOLD_ISN_MISSING;
            return FLOW_RETURN;
        }
        FIRED(SYNFIN_RULE_SEND_LISTEN);
        as_open_active(tcb, call, cfg, actions);
        tcb->snd_end = call->isn + 1u + call->octets;
        return FLOW_RETURN;
    }
    if ((tcb->state >= SYNFIN_STATE_SYN_SENT) && (tcb->state <= SYNFIN_STATE_SYN_RECEIVED)) {
        FIRED(SYNFIN_RULE_SEND_QUEUE);
        tcb->snd_end = tcb->snd_end + call->octets;
        actions->told |= SYNFIN_TOLD_OK;
        return FLOW_RETURN;
    }
    if (((1u << tcb->state) & (BIT(SYNFIN_STATE_ESTABLISHED) | BIT(SYNFIN_STATE_CLOSE_WAIT))) != 0u)
            {
        FIRED(SYNFIN_RULE_SEND);
        tcb->snd_end = tcb->snd_end + call->octets;
        actions->told |= SYNFIN_TOLD_OK;
        return FLOW_ANSWER;
    }
    return FLOW_CONTINUE;
}

/* send what is owed (RFC 9293 section 3.7): the first rule that fits fires */
static inline enum flow phase_send_what_is_owed(synfin_tcb *tcb, const synfin_call *call,
        synfin_actions *actions)
{
    if (((1u << tcb->state) & (BIT(SYNFIN_STATE_ESTABLISHED) | BIT(SYNFIN_STATE_FIN_WAIT_1) |
            BIT(SYNFIN_STATE_CLOSE_WAIT) | BIT(SYNFIN_STATE_CLOSING) | BIT(SYNFIN_STATE_LAST_ACK)))
            != 0u) {
        if (can_send_text(tcb, call)) {
            FIRED(SYNFIN_RULE_ANSWER_TEXT);
            const uint32_t value_0 = sendable_text(tcb, call);
            const bool value_1 = fin_rides(tcb, call);
            as_answer_text(tcb, actions);
            actions->out.text = (uint16_t)(value_0);
            actions->out.fin = value_1;
            actions->sent_at = outstanding(tcb);
            tcb->snd_nxt = tcb->snd_nxt + value_0 + (uint32_t)value_1;
            return FLOW_CONTINUE;
        }
    }
    if (((1u << tcb->state) & (BIT(SYNFIN_STATE_FIN_WAIT_1) | BIT(SYNFIN_STATE_CLOSING) |
            BIT(SYNFIN_STATE_LAST_ACK))) != 0u) {
        if (can_send_fin(tcb, call)) {
            FIRED(SYNFIN_RULE_ANSWER_FIN);
            as_answer_text(tcb, actions);
            actions->out.fin = true;
            actions->sent_at = outstanding(tcb);
            tcb->snd_nxt = tcb->snd_nxt + 1u;
            return FLOW_CONTINUE;
        }
    }
    if (TOLD(SYNFIN_TOLD_ACK_OWED)) {
        FIRED(SYNFIN_RULE_ANSWER_ACK);
        as_answer_text(tcb, actions);
        return FLOW_CONTINUE;
    }
    return FLOW_CONTINUE;
}

/* set the timers (RFC 9293 section 3.8.1): the first rule that fits fires */
static inline enum flow phase_set_the_timers(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    if (!tcb->armed_retransmission && something_to_send(tcb)) {
        FIRED(SYNFIN_RULE_TIMERS_START);
        as_open_active_2(tcb, call, cfg);
        return FLOW_CONTINUE;
    }
    return FLOW_CONTINUE;
}

/* RECEIVE (RFC 9293 section 3.10.3): the first rule that fits fires */
static inline enum flow phase_receive(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    if (tcb->state == SYNFIN_STATE_CLOSED) {
        if (call->forbidden) {
            FIRED(SYNFIN_RULE_RECEIVE_ILLEGAL);
            actions->told |= SYNFIN_TOLD_ILLEGAL;
            return FLOW_RETURN;
        }
        FIRED(SYNFIN_RULE_RECEIVE_DOES_NOT_EXIST);
        actions->told |= SYNFIN_TOLD_DOES_NOT_EXIST;
        return FLOW_RETURN;
    }
    if ((tcb->state >= SYNFIN_STATE_LISTEN) && (tcb->state <= SYNFIN_STATE_SYN_RECEIVED)) {
        FIRED(SYNFIN_RULE_RECEIVE_QUEUE);
        actions->told |= SYNFIN_TOLD_OK;
        return FLOW_RETURN;
    }
    if (cfg->half_duplex_close && tcb->snd_closed) {
        FIRED(SYNFIN_RULE_RECEIVE_CLOSED);
        actions->told |= SYNFIN_TOLD_IS_CLOSING;
        return FLOW_RETURN;
    }
    if (tcb->state >= SYNFIN_STATE_CLOSE_WAIT) {
        if (tcb->rcv_unread == 0u) {
            FIRED(SYNFIN_RULE_RECEIVE_CLOSING);
            actions->told |= SYNFIN_TOLD_IS_CLOSING;
            return FLOW_RETURN;
        }
    }
    if ((tcb->state >= SYNFIN_STATE_ESTABLISHED) && (tcb->state <= SYNFIN_STATE_FIN_WAIT_2)) {
        if (worth_opening(tcb, call, cfg)) {
            FIRED(SYNFIN_RULE_RECEIVE_OPENS_WINDOW);
            const uint32_t value_0 = received_now(tcb, call);
            tcb->rcv_wnd = freed_window(tcb, call, cfg);
            tcb->rcv_unread = tcb->rcv_unread - value_0;
            actions->told |= SYNFIN_TOLD_ACK_OWED;
            actions->received = value_0;
            actions->told |= SYNFIN_TOLD_OK;
            return FLOW_ANSWER;
        }
    }
    FIRED(SYNFIN_RULE_RECEIVE);
    const uint32_t value_0 = received_now(tcb, call);
    tcb->rcv_unread = tcb->rcv_unread - value_0;
    actions->received = value_0;
    actions->told |= SYNFIN_TOLD_OK;
    return FLOW_RETURN;
}

/* CLOSE (RFC 9293 section 3.10.4): the first rule that fits fires */
static inline enum flow phase_close(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    if (tcb->state == SYNFIN_STATE_CLOSED) {
        if (call->forbidden) {
            FIRED(SYNFIN_RULE_CLOSE_ILLEGAL);
            actions->told |= SYNFIN_TOLD_ILLEGAL;
            return FLOW_RETURN;
        }
        FIRED(SYNFIN_RULE_CLOSE_DOES_NOT_EXIST);
        actions->told |= SYNFIN_TOLD_DOES_NOT_EXIST;
        return FLOW_RETURN;
    }
    if ((tcb->state >= SYNFIN_STATE_LISTEN) && (tcb->state <= SYNFIN_STATE_SYN_SENT)) {
        FIRED(SYNFIN_RULE_CLOSE_OPENING);
        as_close_opening_2(tcb, actions);
        actions->told |= SYNFIN_TOLD_OK | SYNFIN_TOLD_CLOSED;
        return FLOW_RETURN;
    }
    if (tcb->snd_closed) {
        FIRED(SYNFIN_RULE_CLOSE_AGAIN);
        actions->told |= SYNFIN_TOLD_IS_CLOSING;
        return FLOW_RETURN;
    }
    if (tcb->state == SYNFIN_STATE_SYN_RECEIVED) {
        FIRED(SYNFIN_RULE_CLOSE_SYN_RECEIVED);
        tcb->snd_closed = true;
        actions->told |= SYNFIN_TOLD_OK;
        return FLOW_RETURN;
    }
    if (((1u << tcb->state) & (BIT(SYNFIN_STATE_ESTABLISHED) | BIT(SYNFIN_STATE_CLOSE_WAIT))) != 0u)
            {
        if (cfg->half_duplex_close && (tcb->rcv_unread != 0u)) {
            FIRED(SYNFIN_RULE_CLOSE_UNREAD);
            actions->out.seq = tcb->snd_nxt;
            as_close_opening_2(tcb, actions);
            actions->out.rst = true;
            actions->told |= SYNFIN_TOLD_SENT | SYNFIN_TOLD_OK | SYNFIN_TOLD_RESET;
            return FLOW_RETURN;
        }
    }
    if (tcb->state == SYNFIN_STATE_ESTABLISHED) {
        FIRED(SYNFIN_RULE_CLOSE_ESTABLISHED);
        tcb->state = SYNFIN_STATE_FIN_WAIT_1;
        tcb->snd_closed = true;
        actions->told |= SYNFIN_TOLD_OK;
        return FLOW_ANSWER;
    }
    if (tcb->state == SYNFIN_STATE_CLOSE_WAIT) {
        FIRED(SYNFIN_RULE_CLOSE_CLOSE_WAIT);
        tcb->state = SYNFIN_STATE_LAST_ACK;
        tcb->snd_closed = true;
        actions->told |= SYNFIN_TOLD_OK;
        return FLOW_ANSWER;
    }
    return FLOW_CONTINUE;
}

/* ABORT (RFC 9293 section 3.10.5): the first rule that fits fires */
static inline enum flow phase_abort(synfin_tcb *tcb, const synfin_call *call,
        synfin_actions *actions)
{
    if (tcb->state == SYNFIN_STATE_CLOSED) {
        if (call->forbidden) {
            FIRED(SYNFIN_RULE_ABORT_ILLEGAL);
            actions->told |= SYNFIN_TOLD_ILLEGAL;
            return FLOW_RETURN;
        }
        FIRED(SYNFIN_RULE_ABORT_DOES_NOT_EXIST);
        actions->told |= SYNFIN_TOLD_DOES_NOT_EXIST;
        return FLOW_RETURN;
    }
    if ((tcb->state >= SYNFIN_STATE_LISTEN) && (tcb->state <= SYNFIN_STATE_SYN_SENT)) {
        FIRED(SYNFIN_RULE_ABORT_OPENING);
        as_close_opening_2(tcb, actions);
        actions->told |= SYNFIN_TOLD_OK | SYNFIN_TOLD_RESET;
        return FLOW_RETURN;
    }
    if ((tcb->state >= SYNFIN_STATE_SYN_RECEIVED) && (tcb->state <= SYNFIN_STATE_CLOSE_WAIT)) {
        FIRED(SYNFIN_RULE_ABORT);
        actions->out.seq = tcb->snd_nxt;
        as_close_opening_2(tcb, actions);
        actions->out.rst = true;
        actions->told |= SYNFIN_TOLD_SENT | SYNFIN_TOLD_OK | SYNFIN_TOLD_RESET;
        return FLOW_RETURN;
    }
    if ((tcb->state >= SYNFIN_STATE_CLOSING) && (tcb->state <= SYNFIN_STATE_LAST_ACK)) {
        FIRED(SYNFIN_RULE_ABORT_CLOSING);
        as_close_opening_2(tcb, actions);
        actions->told |= SYNFIN_TOLD_OK | SYNFIN_TOLD_RESET;
        return FLOW_RETURN;
    }
    FIRED(SYNFIN_RULE_ABORT_TIME_WAIT);
    as_close_opening_2(tcb, actions);
    actions->told |= SYNFIN_TOLD_OK;
    return FLOW_RETURN;
}

/* STATUS (RFC 9293 section 3.10.6): the first rule that fits fires */
static inline enum flow phase_status(const synfin_tcb *tcb, const synfin_call *call,
        synfin_actions *actions)
{
    if (tcb->state == SYNFIN_STATE_CLOSED) {
        if (call->forbidden) {
            FIRED(SYNFIN_RULE_STATUS_ILLEGAL);
            actions->told |= SYNFIN_TOLD_ILLEGAL;
            return FLOW_RETURN;
        }
        FIRED(SYNFIN_RULE_STATUS_DOES_NOT_EXIST);
        actions->told |= SYNFIN_TOLD_DOES_NOT_EXIST;
        return FLOW_RETURN;
    }
    FIRED(SYNFIN_RULE_STATUS);
    actions->told |= SYNFIN_TOLD_OK;
    return FLOW_RETURN;
}

/* CLOSED (RFC 9293 section 3.10.7.1): the first rule that fits fires */
static inline enum flow phase_closed(const synfin_segment *seg, synfin_actions *actions)
{
    if (seg->rst) {
        FIRED(SYNFIN_RULE_CLOSED_RST);
        return FLOW_RETURN;
    }
    FIRED(SYNFIN_RULE_CLOSED_ANY);
    as_closed_any(seg, actions);
    return FLOW_RETURN;
}

/* LISTEN (RFC 9293 section 3.10.7.2): the first rule that fits fires */
static inline enum flow phase_listen(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, const synfin_segment *seg, synfin_actions *actions)
{
    if (seg->rst) {
        FIRED(SYNFIN_RULE_LISTEN_RST);
        return FLOW_RETURN;
    }
    if (seg->has_ack) {
        FIRED(SYNFIN_RULE_LISTEN_ACK);
        actions->out.seq = seg->ack;
        actions->out.rst = true;
        actions->told |= SYNFIN_TOLD_SENT;
        return FLOW_RETURN;
    }
    if (seg->syn) {
        if (seg->insecure) {
            FIRED(SYNFIN_RULE_LISTEN_SYN_INSECURE);
            as_closed_any(seg, actions);
            return FLOW_RETURN;
        }
        if (!call->has_isn) {
            FIRED(SYNFIN_RULE_LISTEN_SYN_ISN_MISSING);
            actions->told |= SYNFIN_TOLD_ISN_MISSING;
            return FLOW_RETURN;
        }
        FIRED(SYNFIN_RULE_LISTEN_SYN);
        as_listen_syn_2(tcb, call, cfg, seg, actions);
        return FLOW_RETURN;
    }
    FIRED(SYNFIN_RULE_LISTEN_OTHER);
    return FLOW_RETURN;
}

/* SYN-SENT (RFC 9293 section 3.10.7.3): the first rule that fits fires */
static inline enum flow phase_syn_sent(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, const synfin_segment *seg, synfin_actions *actions)
{
    if (seg->has_ack) {
        if (!acceptable_ack_of_syn(tcb, seg)) {
            if (seg->rst) {
                FIRED(SYNFIN_RULE_SYN_SENT_BAD_ACK_RST);
                return FLOW_RETURN;
            }
            FIRED(SYNFIN_RULE_SYN_SENT_BAD_ACK);
            actions->out.seq = seg->ack;
            actions->out.rst = true;
            actions->told |= SYNFIN_TOLD_SENT;
            return FLOW_RETURN;
        }
        if (seg->rst) {
            FIRED(SYNFIN_RULE_SYN_SENT_RST);
            as_close_opening_2(tcb, actions);
            actions->told |= SYNFIN_TOLD_REFUSED;
            return FLOW_RETURN;
        }
    }
    if (seg->rst) {
        FIRED(SYNFIN_RULE_SYN_SENT_RST_BLIND);
        return FLOW_RETURN;
    }
    if (seg->insecure) {
        FIRED(SYNFIN_RULE_SYN_SENT_INSECURE);
        as_closed_any(seg, actions);
        return FLOW_RETURN;
    }
    if (seg->syn) {
        if (seg->has_ack) {
            FIRED(SYNFIN_RULE_SYN_SENT_SYN_ACK);
            as_syn_sent_syn_ack(tcb, call, cfg);
            as_close_opening_3(tcb);
            as_listen_syn_3(tcb, cfg, seg);
            tcb->state = SYNFIN_STATE_ESTABLISHED;
            tcb->snd_una = seg->ack;
            tcb->snd_wl2 = seg->ack;
            actions->told |= SYNFIN_TOLD_ACK_OWED | SYNFIN_TOLD_OPEN;
            return FLOW_ANSWER;
        }
        FIRED(SYNFIN_RULE_SYN_SENT_SYN);
        as_listen_syn(tcb, call, cfg, seg, actions);
        tcb->snd_wl2 = tcb->snd_iss;
        actions->out.seq = tcb->snd_iss;
        actions->told |= SYNFIN_TOLD_SENT_AGAIN;
        return FLOW_RETURN;
    }
    FIRED(SYNFIN_RULE_SYN_SENT_OTHER);
    return FLOW_RETURN;
}

/* first, check sequence number (RFC 9293 section 3.10.7.4, first): the first rule that fits
   fires */
static inline enum flow phase_first_check_sequence_number(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, const synfin_segment *seg, synfin_actions *actions)
{
    if (!seg->rst) {
        if (tcb->state == SYNFIN_STATE_TIME_WAIT) {
            if (cfg->reuse_time_wait && (seg->syn
                    && (!seg->has_ack && (!seg->insecure
                    && (before(tcb->rcv_nxt, seg->seq)
                    && (call->has_isn && (before(tcb->snd_nxt, call->isn)
                    && (tcb->rcv_unread == 0u)))))))) {
                FIRED(SYNFIN_RULE_TIME_WAIT_REOPEN);
                as_listen_syn_2(tcb, call, cfg, seg, actions);
                tcb->passive = true;
                tcb->reopened = true;
                tcb->snd_closed = false;
                tcb->armed_time_wait = false;
                tcb->deadline_time_wait = 0u;
                return FLOW_RETURN;
            }
            if (seg->fin && (!seg->syn && (seg->has_ack && (seg_end(seg) == tcb->rcv_nxt)))) {
                FIRED(SYNFIN_RULE_TIME_WAIT_FIN);
                as_answer_text(tcb, actions);
                tcb->armed_time_wait = true;
                tcb->deadline_time_wait = call->now + (cfg->msl + cfg->msl);
                return FLOW_RETURN;
            }
        }
        if (tcb->state == SYNFIN_STATE_SYN_RECEIVED) {
            if (!tcb->passive && (seg->syn
                    && (seg->has_ack && (!seg->insecure
                    && ((seg->seq == tcb->rcv_irs)
                    && (before(tcb->snd_una, seg->ack)
                    && (until(seg->ack, tcb->snd_nxt) && !tcb->snd_closed))))))) {
                FIRED(SYNFIN_RULE_SYN_RECEIVED_SYN_ACK);
                as_syn_received_syn_ack(tcb, actions);
                as_syn_sent_syn_ack(tcb, call, cfg);
                as_syn_received_syn_ack_2(tcb, seg);
                tcb->state = SYNFIN_STATE_ESTABLISHED;
                return FLOW_ANSWER;
            }
        }
    }
    if ((tcb->rcv_wnd == 0u) && ((seg_len(seg) != 0u) && (seg->seq == tcb->rcv_nxt))) {
        FIRED(SYNFIN_RULE_ZERO_WINDOW);
        actions->told |= SYNFIN_TOLD_ACK_OWED;
        return FLOW_CONTINUE;
    }
    if (!acceptable(tcb, seg)) {
        if (seg->rst) {
            FIRED(SYNFIN_RULE_UNACCEPTABLE_RST);
            return FLOW_RETURN;
        }
        if (seg_len(seg) == 0u) {
            FIRED(SYNFIN_RULE_UNACCEPTABLE_EMPTY);
            as_unacceptable_empty(tcb, call, cfg, actions);
            return FLOW_RETURN;
        }
        FIRED(SYNFIN_RULE_UNACCEPTABLE);
        as_answer_text(tcb, actions);
        return FLOW_RETURN;
    }
    return FLOW_CONTINUE;
}

/* second, check the RST bit (RFC 9293 section 3.10.7.4, second): the first rule that fits fires */
static inline enum flow phase_second_check_the_rst_bit(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, const synfin_segment *seg, synfin_actions *actions)
{
    if (seg->rst) {
        if (seg->seq != tcb->rcv_nxt) {
            FIRED(SYNFIN_RULE_RST_CHALLENGE);
            as_unacceptable_empty(tcb, call, cfg, actions);
            return FLOW_RETURN;
        }
        if (tcb->state == SYNFIN_STATE_TIME_WAIT) {
            if (cfg->protect_time_wait) {
                FIRED(SYNFIN_RULE_RST_TIME_WAIT_PROTECTED);
                return FLOW_RETURN;
            }
        }
        if (tcb->state == SYNFIN_STATE_SYN_RECEIVED) {
            if (tcb->reopened) {
                FIRED(SYNFIN_RULE_RST_SYN_RECEIVED_REOPENED);
                as_rst_syn_received_reopened_2(tcb, call, cfg);
                return FLOW_RETURN;
            }
            if (tcb->passive) {
                if (tcb->snd_closed) {
                    FIRED(SYNFIN_RULE_RST_SYN_RECEIVED_CLOSED);
                    as_close_opening_2(tcb, actions);
                    actions->told |= SYNFIN_TOLD_CLOSED;
                    return FLOW_RETURN;
                }
                FIRED(SYNFIN_RULE_RST_SYN_RECEIVED_PASSIVE);
                as_close_opening(tcb);
                tcb->state = SYNFIN_STATE_LISTEN;
                actions->told |= SYNFIN_TOLD_LISTENING;
                return FLOW_RETURN;
            }
            FIRED(SYNFIN_RULE_RST_SYN_RECEIVED_ACTIVE);
            as_close_opening_2(tcb, actions);
            actions->told |= SYNFIN_TOLD_REFUSED;
            return FLOW_RETURN;
        }
        if ((tcb->state >= SYNFIN_STATE_ESTABLISHED) && (tcb->state <= SYNFIN_STATE_LAST_ACK)) {
            FIRED(SYNFIN_RULE_RST_RESET);
            as_close_opening_2(tcb, actions);
            actions->told |= SYNFIN_TOLD_RESET;
            return FLOW_RETURN;
        }
        FIRED(SYNFIN_RULE_RST_TIME_WAIT);
        as_close_opening_2(tcb, actions);
        return FLOW_RETURN;
    }
    return FLOW_CONTINUE;
}

/* third, check security (RFC 9293 section 3.10.7.4, third): the first rule that fits fires */
static inline enum flow phase_third_check_security(synfin_tcb *tcb, const synfin_segment *seg,
        synfin_actions *actions)
{
    if (seg->insecure) {
        if (tcb->state == SYNFIN_STATE_SYN_RECEIVED) {
            FIRED(SYNFIN_RULE_SECURITY_SYN_RECEIVED);
            as_closed_any(seg, actions);
            return FLOW_RETURN;
        }
        if (tcb->state == SYNFIN_STATE_TIME_WAIT) {
            FIRED(SYNFIN_RULE_SECURITY_TIME_WAIT);
            as_close_opening_2(tcb, actions);
            as_closed_any(seg, actions);
            return FLOW_RETURN;
        }
        FIRED(SYNFIN_RULE_SECURITY);
        as_close_opening_2(tcb, actions);
        as_closed_any(seg, actions);
        actions->told |= SYNFIN_TOLD_RESET;
        return FLOW_RETURN;
    }
    return FLOW_CONTINUE;
}

/* fourth, check the SYN bit (RFC 9293 section 3.10.7.4, fourth): the first rule that fits fires */
static inline enum flow phase_fourth_check_the_syn_bit(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, const synfin_segment *seg, synfin_actions *actions)
{
    if (seg->syn) {
        if (tcb->state == SYNFIN_STATE_SYN_RECEIVED) {
            if (tcb->reopened) {
                FIRED(SYNFIN_RULE_SYN_SYN_RECEIVED_REOPENED);
                as_rst_syn_received_reopened_2(tcb, call, cfg);
                return FLOW_RETURN;
            }
            if (tcb->passive) {
                if (tcb->snd_closed) {
                    FIRED(SYNFIN_RULE_SYN_SYN_RECEIVED_CLOSED);
                    as_close_opening_2(tcb, actions);
                    actions->told |= SYNFIN_TOLD_CLOSED;
                    return FLOW_RETURN;
                }
                FIRED(SYNFIN_RULE_SYN_SYN_RECEIVED_PASSIVE);
                as_close_opening(tcb);
                tcb->state = SYNFIN_STATE_LISTEN;
                actions->told |= SYNFIN_TOLD_LISTENING;
                return FLOW_RETURN;
            }
        }
        FIRED(SYNFIN_RULE_SYN_CHALLENGE);
        as_unacceptable_empty(tcb, call, cfg, actions);
        return FLOW_RETURN;
    }
    return FLOW_CONTINUE;
}

/* fifth, check the ACK field (RFC 9293 section 3.10.7.4, fifth): the first rule that fits fires */
static inline enum flow phase_fifth_check_the_ack_field(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, const synfin_segment *seg, synfin_actions *actions)
{
    if (!seg->has_ack) {
        FIRED(SYNFIN_RULE_ACK_ABSENT);
        return FLOW_RETURN;
    }
    if (tcb->state == SYNFIN_STATE_SYN_RECEIVED) {
        if (!(before(tcb->snd_una, seg->ack) && until(seg->ack, tcb->snd_nxt))) {
            FIRED(SYNFIN_RULE_ACK_SYN_RECEIVED_UNACCEPTABLE);
            actions->out.seq = seg->ack;
            actions->out.rst = true;
            actions->told |= SYNFIN_TOLD_SENT;
            return FLOW_RETURN;
        }
        if (tcb->snd_closed) {
            FIRED(SYNFIN_RULE_ACK_SYN_RECEIVED_CLOSED);
            as_syn_received_syn_ack(tcb, actions);
            tcb->state = SYNFIN_STATE_FIN_WAIT_1;
            return FLOW_CONTINUE;
        }
        FIRED(SYNFIN_RULE_ACK_SYN_RECEIVED);
        as_syn_received_syn_ack(tcb, actions);
        tcb->state = SYNFIN_STATE_ESTABLISHED;
        return FLOW_CONTINUE;
    }
    if (before(tcb->snd_nxt, seg->ack)) {
        FIRED(SYNFIN_RULE_ACK_UNSENT);
        as_unacceptable_empty(tcb, call, cfg, actions);
        return FLOW_RETURN;
    }
    if (before(seg->ack, tcb->snd_una - tcb->snd_max_wnd)
            || (!tcb->snd_aged && until(seg->ack, tcb->snd_iss))) {
        FIRED(SYNFIN_RULE_ACK_TOO_OLD);
        as_unacceptable_empty(tcb, call, cfg, actions);
        return FLOW_RETURN;
    }
    if (tcb->state == SYNFIN_STATE_TIME_WAIT) {
        FIRED(SYNFIN_RULE_ACK_TIME_WAIT);
        return FLOW_RETURN;
    }
    return FLOW_CONTINUE;
}

/* fifth, what is acknowledged (RFC 9293 section 3.10.7.4, fifth): the first rule that fits fires */
static inline enum flow phase_fifth_what_is_acknowledged(synfin_tcb *tcb, const synfin_segment *seg,
        synfin_actions *actions)
{
    if (before(tcb->snd_una, seg->ack)) {
        FIRED(SYNFIN_RULE_ACK_NEW);
        as_close_opening_3(tcb);
        tcb->snd_aged = tcb->snd_aged || (1073741824u < (seg->ack - tcb->snd_iss));
        tcb->rtx_count = 0u;
        actions->acknowledged = seg->ack - tcb->snd_una - (uint32_t)(tcb->snd_closed
                && before(tcb->snd_end, seg->ack));
        tcb->snd_una = seg->ack;
        return FLOW_CONTINUE;
    }
    if ((tcb->snd_una != tcb->snd_nxt)
            && ((seg->ack == tcb->snd_una)
            && ((seg_len(seg) == 0u) && (seg->wnd == tcb->snd_wnd)))) {
        FIRED(SYNFIN_RULE_ACK_DUPLICATE);
        actions->told |= SYNFIN_TOLD_DUPLICATE_ACK;
        return FLOW_CONTINUE;
    }
    FIRED(SYNFIN_RULE_ACK_OLD);
    return FLOW_CONTINUE;
}

/* fifth, the send window (RFC 9293 section 3.10.7.4, fifth): the first rule that fits fires */
static inline enum flow phase_fifth_the_send_window(synfin_tcb *tcb, const synfin_call *call,
        const synfin_segment *seg, synfin_actions *actions)
{
    if (until(tcb->snd_una, seg->ack) && segment_is_newer(tcb, seg)) {
        if (offered_window(seg) == 0u) {
            FIRED(SYNFIN_RULE_WINDOW_CLOSED);
            tcb->snd_wnd = 0u;
            tcb->snd_wl1 = seg->seq;
            tcb->snd_wl2 = seg->ack;
            tcb->rtx_since = call->now;
            tcb->rtx_count = 0u;
            tcb->armed_user = false;
            tcb->deadline_user = 0u;
            return FLOW_CONTINUE;
        }
        if (((1u << tcb->state) & (BIT(SYNFIN_STATE_ESTABLISHED) | BIT(SYNFIN_STATE_FIN_WAIT_1) |
                BIT(SYNFIN_STATE_CLOSE_WAIT) | BIT(SYNFIN_STATE_CLOSING) |
                BIT(SYNFIN_STATE_LAST_ACK))) != 0u) {
            if (tcb->snd_wnd == 0u) {
                FIRED(SYNFIN_RULE_WINDOW_OPENS);
                as_close_opening_3(tcb);
                as_syn_received_syn_ack_2(tcb, seg);
                tcb->snd_wl1 = seg->seq;
                return FLOW_CONTINUE;
            }
        }
        FIRED(SYNFIN_RULE_WINDOW_UPDATE);
        as_syn_received_syn_ack_2(tcb, seg);
        tcb->snd_wl1 = seg->seq;
        return FLOW_CONTINUE;
    }
    return FLOW_CONTINUE;
}

/* fifth, our FIN is acknowledged (RFC 9293 section 3.10.7.4, fifth): the first rule that fits
   fires */
static inline enum flow phase_fifth_our_fin_is_acknowledged(synfin_tcb *tcb,
        const synfin_call *call, const synfin_config *cfg, synfin_actions *actions)
{
    if (fin_acknowledged(tcb)) {
        if (tcb->state == SYNFIN_STATE_FIN_WAIT_1) {
            FIRED(SYNFIN_RULE_FIN_WAIT_1_FIN_ACKNOWLEDGED);
            tcb->state = SYNFIN_STATE_FIN_WAIT_2;
            return FLOW_CONTINUE;
        }
        if (tcb->state == SYNFIN_STATE_CLOSING) {
            FIRED(SYNFIN_RULE_CLOSING_FIN_ACKNOWLEDGED);
            as_rst_syn_received_reopened(tcb, call, cfg);
            actions->told |= SYNFIN_TOLD_CLOSED;
            return FLOW_RETURN;
        }
        FIRED(SYNFIN_RULE_LAST_ACK_FIN_ACKNOWLEDGED);
        as_close_opening_2(tcb, actions);
        actions->told |= SYNFIN_TOLD_CLOSED;
        return FLOW_RETURN;
    }
    return FLOW_CONTINUE;
}

/* the peer is alive (RFC 9293 section 3.8.4): the first rule that fits fires */
static inline enum flow phase_the_peer_is_alive(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    if (cfg->keep_alive) {
        FIRED(SYNFIN_RULE_KEEP_ALIVE_HEARD);
        as_syn_sent_syn_ack(tcb, call, cfg);
        return FLOW_CONTINUE;
    }
    return FLOW_CONTINUE;
}

/* sixth, check the URG bit (RFC 9293 section 3.10.7.4, sixth): the first rule that fits fires */
static inline enum flow phase_sixth_check_the_urg_bit(synfin_tcb *tcb, const synfin_segment *seg,
        synfin_actions *actions)
{
    if (seg->urg && (before(tcb->rcv_up, urgent_end(seg))
            && before(tcb->rcv_nxt, urgent_end(seg)))) {
        FIRED(SYNFIN_RULE_URG);
        tcb->rcv_up = urgent_end(seg);
        actions->told |= SYNFIN_TOLD_URGENT;
        return FLOW_CONTINUE;
    }
    return FLOW_CONTINUE;
}

/* seventh, process the segment text (RFC 9293 section 3.10.7.4, seventh): the first rule that
   fits fires */
static inline enum flow phase_seventh_process_the_segment_text(synfin_tcb *tcb,
        const synfin_config *cfg, const synfin_segment *seg, synfin_actions *actions)
{
    if (has_new_text(tcb, seg)) {
        if (cfg->half_duplex_close && tcb->snd_closed) {
            FIRED(SYNFIN_RULE_TEXT_AFTER_CLOSE);
            actions->out.seq = tcb->snd_nxt;
            as_close_opening_2(tcb, actions);
            actions->out.rst = true;
            actions->told |= SYNFIN_TOLD_SENT | SYNFIN_TOLD_RESET;
            return FLOW_RETURN;
        }
        FIRED(SYNFIN_RULE_TEXT_IN_ORDER);
        const uint32_t value_0 = taken_text(tcb, seg);
        tcb->rcv_wnd = tcb->rcv_wnd - value_0;
        tcb->rcv_up = before(tcb->rcv_up, tcb->rcv_nxt + value_0) ? (tcb->rcv_nxt + value_0)
                : tcb->rcv_up;
        tcb->rcv_unread = tcb->rcv_unread + value_0;
        actions->told |= SYNFIN_TOLD_ACK_OWED;
        actions->delivered_at = already_received(tcb, seg);
        tcb->rcv_nxt = tcb->rcv_nxt + value_0;
        actions->delivered = value_0;
        return FLOW_CONTINUE;
    }
    if (!starts_in_order(tcb, seg) && (seg_len(seg) != 0u)) {
        FIRED(SYNFIN_RULE_TEXT_OUT_OF_ORDER);
        actions->told |= SYNFIN_TOLD_ACK_OWED;
        return FLOW_ANSWER;
    }
    return FLOW_CONTINUE;
}

/* eighth, check the FIN bit (RFC 9293 section 3.10.7.4, eighth): the first rule that fits fires */
static inline enum flow phase_eighth_check_the_fin_bit(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, const synfin_segment *seg, synfin_actions *actions)
{
    if (fin_in_sequence(tcb, seg)) {
        if (tcb->state == SYNFIN_STATE_ESTABLISHED) {
            FIRED(SYNFIN_RULE_ESTABLISHED_FIN);
            tcb->state = SYNFIN_STATE_CLOSE_WAIT;
            tcb->rcv_nxt = tcb->rcv_nxt + 1u;
            actions->told |= SYNFIN_TOLD_ACK_OWED | SYNFIN_TOLD_CLOSING;
            return FLOW_ANSWER;
        }
        if (tcb->state == SYNFIN_STATE_FIN_WAIT_1) {
            FIRED(SYNFIN_RULE_FIN_WAIT_1_FIN);
            tcb->state = SYNFIN_STATE_CLOSING;
            tcb->rcv_nxt = tcb->rcv_nxt + 1u;
            actions->told |= SYNFIN_TOLD_ACK_OWED | SYNFIN_TOLD_CLOSING;
            return FLOW_ANSWER;
        }
        FIRED(SYNFIN_RULE_FIN_WAIT_2_FIN);
        as_rst_syn_received_reopened(tcb, call, cfg);
        tcb->rcv_nxt = tcb->rcv_nxt + 1u;
        actions->told |= SYNFIN_TOLD_ACK_OWED | SYNFIN_TOLD_CLOSING | SYNFIN_TOLD_CLOSED;
        return FLOW_ANSWER;
    }
    return FLOW_CONTINUE;
}

/* RETRANSMIT (RFC 9293 section 3.8.2): the first rule that fits fires */
static inline enum flow phase_retransmit(const synfin_tcb *tcb, const synfin_call *call,
        synfin_actions *actions)
{
    if (((1u << tcb->state) & (BIT(SYNFIN_STATE_ESTABLISHED) | BIT(SYNFIN_STATE_FIN_WAIT_1) |
            BIT(SYNFIN_STATE_CLOSE_WAIT) | BIT(SYNFIN_STATE_CLOSING) | BIT(SYNFIN_STATE_LAST_ACK)))
            != 0u) {
        if (((call->lost - tcb->snd_una) < outstanding(tcb))
                && ((call->lost - tcb->snd_una) < tcb->snd_wnd)) {
            FIRED(SYNFIN_RULE_RETRANSMIT);
            const uint32_t value_0 = resent_lost_text(tcb, call);
            const uint32_t value_1 = lost_text(tcb, call);
            as_answer_text_2(tcb, actions);
            actions->out.seq = call->lost;
            actions->out.text = (uint16_t)(value_0);
            actions->out.fin = fin_sent(tcb) && (value_0 == value_1)
                    && (value_1 < (tcb->snd_wnd - (call->lost - tcb->snd_una)));
            actions->told |= SYNFIN_TOLD_SENT;
            actions->sent_at = call->lost - tcb->snd_una;
            actions->told |= SYNFIN_TOLD_SENT_AGAIN | SYNFIN_TOLD_OK;
            return FLOW_RETURN;
        }
    }
    FIRED(SYNFIN_RULE_RETRANSMIT_NOTHING);
    return FLOW_RETURN;
}

/* RETRANSMISSION TIMEOUT (RFC 9293 section 3.10.8): the first rule that fits fires */
static inline enum flow phase_retransmission_timeout(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    if (cfg->r2_syn <= without_progress(tcb, call)) {
        if (tcb->state == SYNFIN_STATE_SYN_RECEIVED) {
            if (tcb->reopened) {
                FIRED(SYNFIN_RULE_RETRANSMISSION_GIVE_UP_REOPENED);
                as_rst_syn_received_reopened_2(tcb, call, cfg);
                return FLOW_RETURN;
            }
            if (tcb->passive) {
                if (tcb->snd_closed) {
                    FIRED(SYNFIN_RULE_RETRANSMISSION_GIVE_UP_CLOSED);
                    as_close_opening_2(tcb, actions);
                    actions->told |= SYNFIN_TOLD_CLOSED;
                    return FLOW_RETURN;
                }
                FIRED(SYNFIN_RULE_RETRANSMISSION_GIVE_UP_PASSIVE);
                as_close_opening(tcb);
                tcb->state = SYNFIN_STATE_LISTEN;
                actions->told |= SYNFIN_TOLD_LISTENING;
                return FLOW_RETURN;
            }
        }
        if ((tcb->state >= SYNFIN_STATE_SYN_SENT) && (tcb->state <= SYNFIN_STATE_SYN_RECEIVED)) {
            FIRED(SYNFIN_RULE_RETRANSMISSION_GIVE_UP_SYN);
            as_close_opening_2(tcb, actions);
            actions->told |= SYNFIN_TOLD_RETRY_TIMEOUT;
            return FLOW_RETURN;
        }
    }
    if (((1u << tcb->state) & (BIT(SYNFIN_STATE_ESTABLISHED) | BIT(SYNFIN_STATE_FIN_WAIT_1) |
            BIT(SYNFIN_STATE_CLOSE_WAIT) | BIT(SYNFIN_STATE_CLOSING) | BIT(SYNFIN_STATE_LAST_ACK)))
            != 0u) {
        if (cfg->r2 <= without_progress(tcb, call)) {
            FIRED(SYNFIN_RULE_RETRANSMISSION_GIVE_UP);
            as_close_opening_2(tcb, actions);
            actions->told |= SYNFIN_TOLD_RETRY_TIMEOUT;
            return FLOW_RETURN;
        }
    }
    if (tcb->state == SYNFIN_STATE_SYN_SENT) {
        FIRED(SYNFIN_RULE_RETRANSMISSION_SYN);
        as_retransmission_syn_2(tcb, call, cfg, actions);
        return FLOW_RETURN;
    }
    if (tcb->state == SYNFIN_STATE_SYN_RECEIVED) {
        FIRED(SYNFIN_RULE_RETRANSMISSION_SYN_ACK);
        as_retransmission_syn_2(tcb, call, cfg, actions);
        actions->out.ack = tcb->rcv_nxt;
        actions->out.has_ack = true;
        return FLOW_RETURN;
    }
    if (tcb->snd_una == tcb->snd_nxt) {
        if (has_unsent_text(tcb)) {
            FIRED(SYNFIN_RULE_RETRANSMISSION_PROBE);
            const uint32_t value_0 = probe_text(tcb, call);
            as_retransmission_syn(tcb, call, cfg, actions);
            as_answer_text_2(tcb, actions);
            actions->out.seq = tcb->snd_nxt;
            actions->out.text = (uint16_t)(value_0);
            actions->sent_at = outstanding(tcb);
            tcb->snd_nxt = tcb->snd_nxt + value_0;
            return FLOW_RETURN;
        }
        if (fin_due(tcb)) {
            FIRED(SYNFIN_RULE_RETRANSMISSION_PROBE_FIN);
            as_retransmission_syn(tcb, call, cfg, actions);
            as_answer_text_2(tcb, actions);
            actions->out.seq = tcb->snd_nxt;
            actions->out.fin = true;
            actions->sent_at = outstanding(tcb);
            tcb->snd_nxt = tcb->snd_nxt + 1u;
            return FLOW_RETURN;
        }
    }
    FIRED(SYNFIN_RULE_RETRANSMISSION_TEXT);
    as_retransmission_syn(tcb, call, cfg, actions);
    as_answer_text_2(tcb, actions);
    actions->out.seq = tcb->snd_una;
    actions->out.text = (uint16_t)(resent_text(tcb));
    actions->out.fin = fin_rides_again(tcb);
    actions->sent_at = tcb->snd_una - tcb->snd_una;
    actions->told |= SYNFIN_TOLD_SENT_AGAIN;
    return FLOW_RETURN;
}

/* USER TIMEOUT (RFC 9293 section 3.10.8): the first rule that fits fires */
static inline enum flow phase_user_timeout(synfin_tcb *tcb, synfin_actions *actions)
{
    FIRED(SYNFIN_RULE_USER_TIMEOUT);
    as_close_opening_2(tcb, actions);
    actions->told |= SYNFIN_TOLD_USER_TIMEOUT;
    return FLOW_RETURN;
}

/* TIME-WAIT TIMEOUT (RFC 9293 section 3.10.8): the first rule that fits fires */
static inline enum flow phase_time_wait_timeout(synfin_tcb *tcb, synfin_actions *actions)
{
    FIRED(SYNFIN_RULE_TIME_WAIT_TIMEOUT);
    as_close_opening_2(tcb, actions);
    return FLOW_RETURN;
}

/* KEEP-ALIVE TIMEOUT (RFC 9293 section 3.8.4): the first rule that fits fires */
static inline enum flow phase_keep_alive_timeout(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    if (something_to_send(tcb)) {
        FIRED(SYNFIN_RULE_KEEP_ALIVE_BUSY);
        as_syn_sent_syn_ack(tcb, call, cfg);
        return FLOW_RETURN;
    }
    if (((1u << tcb->state) & (BIT(SYNFIN_STATE_ESTABLISHED) | BIT(SYNFIN_STATE_FIN_WAIT_2) |
            BIT(SYNFIN_STATE_CLOSE_WAIT))) != 0u) {
        if ((uint32_t)cfg->keep_count <= (uint32_t)tcb->keep_probes) {
            FIRED(SYNFIN_RULE_KEEP_ALIVE_GIVE_UP);
            as_close_opening_2(tcb, actions);
            actions->told |= SYNFIN_TOLD_KEEP_ALIVE_TIMEOUT;
            return FLOW_RETURN;
        }
        FIRED(SYNFIN_RULE_KEEP_ALIVE_PROBE);
        as_answer_text_2(tcb, actions);
        tcb->keep_probes = (uint16_t)((uint32_t)tcb->keep_probes + 1u);
        tcb->armed_keep_alive = true;
        tcb->deadline_keep_alive = call->now + cfg->keep_interval;
        actions->out.seq = tcb->snd_nxt - 1u;
        actions->told |= SYNFIN_TOLD_SENT;
        return FLOW_RETURN;
    }
    return FLOW_CONTINUE;
}

bool synfin_is_due(const synfin_tcb *tcb, synfin_event event, const synfin_call *call,
                   const synfin_config *cfg)
{
    FIX_CONFIG;
    (void)tcb;
    (void)call;
    (void)cfg;
    switch (event) {
    case SYNFIN_EVENT_TRANSMIT:
        return (((1u << tcb->state) & (BIT(SYNFIN_STATE_ESTABLISHED) | BIT(SYNFIN_STATE_FIN_WAIT_1)
                | BIT(SYNFIN_STATE_CLOSE_WAIT) | BIT(SYNFIN_STATE_CLOSING) |
                BIT(SYNFIN_STATE_LAST_ACK))) != 0u)
                && (can_send_text(tcb, call) || can_send_fin(tcb, call));
    case SYNFIN_EVENT_RETRANSMISSION_TIMEOUT:
        return tcb->armed_retransmission && until(tcb->deadline_retransmission, call->now);
    case SYNFIN_EVENT_USER_TIMEOUT:
        return tcb->armed_user && until(tcb->deadline_user, call->now);
    case SYNFIN_EVENT_TIME_WAIT_TIMEOUT:
        return tcb->armed_time_wait && until(tcb->deadline_time_wait, call->now);
    case SYNFIN_EVENT_KEEP_ALIVE_TIMEOUT:
        return tcb->armed_keep_alive && until(tcb->deadline_keep_alive, call->now);
    default:
        return event <= SYNFIN_EVENT_KEEP_ALIVE_TIMEOUT;
    }
}

bool synfin_due(const synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,
                synfin_event *event)
{
    if (synfin_is_due(tcb, SYNFIN_EVENT_TRANSMIT, call, cfg)) {
        *event = SYNFIN_EVENT_TRANSMIT;
        return true;
    }
    if (synfin_is_due(tcb, SYNFIN_EVENT_RETRANSMISSION_TIMEOUT, call, cfg)) {
        *event = SYNFIN_EVENT_RETRANSMISSION_TIMEOUT;
        return true;
    }
    if (synfin_is_due(tcb, SYNFIN_EVENT_USER_TIMEOUT, call, cfg)) {
        *event = SYNFIN_EVENT_USER_TIMEOUT;
        return true;
    }
    if (synfin_is_due(tcb, SYNFIN_EVENT_TIME_WAIT_TIMEOUT, call, cfg)) {
        *event = SYNFIN_EVENT_TIME_WAIT_TIMEOUT;
        return true;
    }
    if (synfin_is_due(tcb, SYNFIN_EVENT_KEEP_ALIVE_TIMEOUT, call, cfg)) {
        *event = SYNFIN_EVENT_KEEP_ALIVE_TIMEOUT;
        return true;
    }
    return false;
}

static inline enum flow on_open_passive(synfin_tcb *tcb, const synfin_call *call,
        synfin_actions *actions)
{
    return phase_open_passive(tcb, call, actions);
}

static inline enum flow on_open_active(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    return phase_open_active(tcb, call, cfg, actions);
}

static inline enum flow on_send(synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,
        synfin_actions *actions)
{
    return phase_send(tcb, call, cfg, actions);
}

static inline enum flow on_receive(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    return phase_receive(tcb, call, cfg, actions);
}

static inline enum flow on_close(synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,
        synfin_actions *actions)
{
    return phase_close(tcb, call, cfg, actions);
}

static inline enum flow on_abort(synfin_tcb *tcb, const synfin_call *call, synfin_actions *actions)
{
    return phase_abort(tcb, call, actions);
}

static inline enum flow on_status(const synfin_tcb *tcb, const synfin_call *call,
        synfin_actions *actions)
{
    return phase_status(tcb, call, actions);
}

static inline enum flow on_segment_arrives(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, const synfin_segment *seg, synfin_actions *actions)
{
    enum flow flow;

    if (tcb->state == SYNFIN_STATE_CLOSED) {
        flow = phase_closed(seg, actions);
        if (flow != FLOW_CONTINUE) return flow;
    }
    if (tcb->state == SYNFIN_STATE_LISTEN) {
        flow = phase_listen(tcb, call, cfg, seg, actions);
        if (flow != FLOW_CONTINUE) return flow;
    }
    if (tcb->state == SYNFIN_STATE_SYN_SENT) {
        flow = phase_syn_sent(tcb, call, cfg, seg, actions);
        if (flow != FLOW_CONTINUE) return flow;
    }
    flow = phase_first_check_sequence_number(tcb, call, cfg, seg, actions);
    if (flow != FLOW_CONTINUE) return flow;
    flow = phase_second_check_the_rst_bit(tcb, call, cfg, seg, actions);
    if (flow != FLOW_CONTINUE) return flow;
    flow = phase_third_check_security(tcb, seg, actions);
    if (flow != FLOW_CONTINUE) return flow;
    flow = phase_fourth_check_the_syn_bit(tcb, call, cfg, seg, actions);
    if (flow != FLOW_CONTINUE) return flow;
    flow = phase_fifth_check_the_ack_field(tcb, call, cfg, seg, actions);
    if (flow != FLOW_CONTINUE) return flow;
    flow = phase_fifth_what_is_acknowledged(tcb, seg, actions);
    if (flow != FLOW_CONTINUE) return flow;
    flow = phase_fifth_the_send_window(tcb, call, seg, actions);
    if (flow != FLOW_CONTINUE) return flow;
    if (((1u << tcb->state) & (BIT(SYNFIN_STATE_FIN_WAIT_1) | BIT(SYNFIN_STATE_CLOSING) |
            BIT(SYNFIN_STATE_LAST_ACK))) != 0u) {
        flow = phase_fifth_our_fin_is_acknowledged(tcb, call, cfg, actions);
        if (flow != FLOW_CONTINUE) return flow;
    }
    flow = phase_the_peer_is_alive(tcb, call, cfg, actions);
    if (flow != FLOW_CONTINUE) return flow;
    if ((tcb->state >= SYNFIN_STATE_ESTABLISHED) && (tcb->state <= SYNFIN_STATE_FIN_WAIT_2)) {
        flow = phase_sixth_check_the_urg_bit(tcb, seg, actions);
        if (flow != FLOW_CONTINUE) return flow;
        flow = phase_seventh_process_the_segment_text(tcb, cfg, seg, actions);
        if (flow != FLOW_CONTINUE) return flow;
        return phase_eighth_check_the_fin_bit(tcb, call, cfg, seg, actions);
    }
    return FLOW_CONTINUE;
}

static inline enum flow on_retransmit(const synfin_tcb *tcb, const synfin_call *call,
        synfin_actions *actions)
{
    return phase_retransmit(tcb, call, actions);
}

static inline enum flow on_retransmission_timeout(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    if (((1u << tcb->state) & (BIT(SYNFIN_STATE_SYN_SENT) | BIT(SYNFIN_STATE_SYN_RECEIVED) |
            BIT(SYNFIN_STATE_ESTABLISHED) | BIT(SYNFIN_STATE_FIN_WAIT_1) |
            BIT(SYNFIN_STATE_CLOSE_WAIT) | BIT(SYNFIN_STATE_CLOSING) | BIT(SYNFIN_STATE_LAST_ACK)))
            != 0u) {
        return phase_retransmission_timeout(tcb, call, cfg, actions);
    }
    return FLOW_CONTINUE;
}

static inline enum flow on_user_timeout(synfin_tcb *tcb, synfin_actions *actions)
{
    if (tcb->state >= SYNFIN_STATE_LISTEN) {
        return phase_user_timeout(tcb, actions);
    }
    return FLOW_CONTINUE;
}

static inline enum flow on_time_wait_timeout(synfin_tcb *tcb, synfin_actions *actions)
{
    if (tcb->state == SYNFIN_STATE_TIME_WAIT) {
        return phase_time_wait_timeout(tcb, actions);
    }
    return FLOW_CONTINUE;
}

static inline enum flow on_keep_alive_timeout(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    if ((tcb->state >= SYNFIN_STATE_ESTABLISHED) && (tcb->state <= SYNFIN_STATE_LAST_ACK)) {
        return phase_keep_alive_timeout(tcb, call, cfg, actions);
    }
    return FLOW_CONTINUE;
}

void synfin_handle(synfin_tcb *tcb, synfin_event event, const synfin_call *call,
                   const synfin_config *cfg, const synfin_segment *seg,
                   synfin_actions *actions)
{
    enum flow flow = FLOW_CONTINUE;

    FIX_CONFIG;
    NONE_FIRED;
    actions->told = 0u;
    actions->delivered_at = 0u;
    actions->sent_at = 0u;
    actions->acknowledged = 0u;
    actions->delivered = 0u;
    actions->received = 0u;
    actions->out.syn = false;
    actions->out.has_ack = false;
    actions->out.fin = false;
    actions->out.rst = false;
    actions->out.urg = false;
    actions->out.insecure = false;
    actions->out.text = 0u;
    actions->out.up = 0u;
    actions->out.mss = 0u;
    actions->out.seq = 0u;
    actions->out.ack = 0u;
    actions->out.wnd = 0u;
    switch (event) {
    case SYNFIN_EVENT_OPEN_PASSIVE:
        (void)on_open_passive(tcb, call, actions);
        return;
    case SYNFIN_EVENT_OPEN_ACTIVE:
        (void)on_open_active(tcb, call, cfg, actions);
        return;
    case SYNFIN_EVENT_SEND:
        flow = on_send(tcb, call, cfg, actions);
        break;
    case SYNFIN_EVENT_RECEIVE:
        flow = on_receive(tcb, call, cfg, actions);
        break;
    case SYNFIN_EVENT_CLOSE:
        flow = on_close(tcb, call, cfg, actions);
        break;
    case SYNFIN_EVENT_ABORT:
        (void)on_abort(tcb, call, actions);
        return;
    case SYNFIN_EVENT_STATUS:
        (void)on_status(tcb, call, actions);
        return;
    case SYNFIN_EVENT_SEGMENT_ARRIVES:
        flow = on_segment_arrives(tcb, call, cfg, seg, actions);
        break;
    case SYNFIN_EVENT_TRANSMIT:
        if (!((((1u << tcb->state) & (BIT(SYNFIN_STATE_ESTABLISHED) | BIT(SYNFIN_STATE_FIN_WAIT_1) |
                BIT(SYNFIN_STATE_CLOSE_WAIT) | BIT(SYNFIN_STATE_CLOSING) |
                BIT(SYNFIN_STATE_LAST_ACK))) != 0u)
                && (can_send_text(tcb, call) || can_send_fin(tcb, call)))) return;
        break;
    case SYNFIN_EVENT_RETRANSMIT:
        (void)on_retransmit(tcb, call, actions);
        return;
    case SYNFIN_EVENT_RETRANSMISSION_TIMEOUT:
        if (!(tcb->armed_retransmission && until(tcb->deadline_retransmission, call->now))) return;
        (void)on_retransmission_timeout(tcb, call, cfg, actions);
        return;
    case SYNFIN_EVENT_USER_TIMEOUT:
        if (!(tcb->armed_user && until(tcb->deadline_user, call->now))) return;
        (void)on_user_timeout(tcb, actions);
        return;
    case SYNFIN_EVENT_TIME_WAIT_TIMEOUT:
        if (!(tcb->armed_time_wait && until(tcb->deadline_time_wait, call->now))) return;
        (void)on_time_wait_timeout(tcb, actions);
        return;
    case SYNFIN_EVENT_KEEP_ALIVE_TIMEOUT:
        if (!(tcb->armed_keep_alive && until(tcb->deadline_keep_alive, call->now))) return;
        (void)on_keep_alive_timeout(tcb, call, cfg, actions);
        return;
    default:
        return;
    }
    if (flow == FLOW_RETURN) return;
    flow = phase_send_what_is_owed(tcb, call, actions);
    if (flow == FLOW_RETURN) return;
    if (((1u << tcb->state) & (BIT(SYNFIN_STATE_ESTABLISHED) | BIT(SYNFIN_STATE_FIN_WAIT_1) |
            BIT(SYNFIN_STATE_CLOSE_WAIT) | BIT(SYNFIN_STATE_CLOSING) | BIT(SYNFIN_STATE_LAST_ACK)))
            != 0u) {
        flow = phase_set_the_timers(tcb, call, cfg, actions);
    }
    (void)flow;
}

bool synfin_next_deadline(const synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,
                          uint32_t *deadline)
{
    synfin_event event;
    bool armed = false;

    if (synfin_due(tcb, call, cfg, &event)) {
        *deadline = call->now;
        return true;
    }
    if (tcb->armed_retransmission && (!armed || before(tcb->deadline_retransmission, *deadline))) {
        *deadline = tcb->deadline_retransmission;
        armed = true;
    }
    if (tcb->armed_user && (!armed || before(tcb->deadline_user, *deadline))) {
        *deadline = tcb->deadline_user;
        armed = true;
    }
    if (tcb->armed_time_wait && (!armed || before(tcb->deadline_time_wait, *deadline))) {
        *deadline = tcb->deadline_time_wait;
        armed = true;
    }
    if (tcb->armed_keep_alive && (!armed || before(tcb->deadline_keep_alive, *deadline))) {
        *deadline = tcb->deadline_keep_alive;
        armed = true;
    }
    return armed;
}

void synfin_initialize(synfin_tcb *tcb)
{
    tcb->state = SYNFIN_STATE_CLOSED;
    tcb->passive = false;
    tcb->reopened = false;
    tcb->snd_aged = false;
    tcb->snd_closed = false;
    tcb->armed_retransmission = false;
    tcb->armed_user = false;
    tcb->armed_time_wait = false;
    tcb->armed_keep_alive = false;
    tcb->snd_mss = 0u;
    tcb->keep_probes = 0u;
    tcb->challenge_count = 0u;
    tcb->snd_una = 0u;
    tcb->snd_nxt = 0u;
    tcb->snd_wnd = 0u;
    tcb->snd_wl1 = 0u;
    tcb->snd_wl2 = 0u;
    tcb->snd_max_wnd = 0u;
    tcb->snd_end = 0u;
    tcb->snd_iss = 0u;
    tcb->rcv_nxt = 0u;
    tcb->rcv_wnd = 0u;
    tcb->rcv_irs = 0u;
    tcb->rcv_up = 0u;
    tcb->rcv_unread = 0u;
    tcb->rtx_rto = 0u;
    tcb->rtx_since = 0u;
    tcb->rtx_count = 0u;
    tcb->challenge_since = 0u;
    tcb->deadline_retransmission = 0u;
    tcb->deadline_user = 0u;
    tcb->deadline_time_wait = 0u;
    tcb->deadline_keep_alive = 0u;
}

bool synfin_config_is_sound(const synfin_config *cfg)
{
    return (cfg->rto <= cfg->max_rto) && (cfg->buffer != 0u) && (cfg->buffer <= 1073741824u)
            && ((uint32_t)cfg->mss != 0u) && ((uint32_t)cfg->default_mss != 0u) && (cfg->rto != 0u)
            && (cfg->max_rto <= 536870912u) && (cfg->r1 <= 536870912u) && (cfg->r2 <= 536870912u)
            && (180000u <= cfg->r2_syn) && (cfg->r2_syn <= 536870912u)
            && (cfg->user_timeout <= 536870912u) && (cfg->msl != 0u) && (cfg->msl <= 536870912u)
            && (cfg->keep_idle != 0u) && (cfg->keep_idle <= 536870912u)
            && (cfg->keep_interval != 0u) && (cfg->keep_interval <= 536870912u)
            && ((uint32_t)cfg->keep_count != 0u) && ((uint32_t)cfg->keep_count <= 1000u)
            && (cfg->challenge_period <= 536870912u);
}

void synfin_default_config(synfin_config *cfg)
{
    cfg->keep_alive = false;
    cfg->half_duplex_close = false;
    cfg->protect_time_wait = false;
    cfg->reuse_time_wait = false;
    cfg->mss = 1460u;
    cfg->default_mss = 536u;
    cfg->keep_count = 10u;
    cfg->challenge_limit = 10u;
    cfg->buffer = 65535u;
    cfg->rto = 1000u;
    cfg->max_rto = 60000u;
    cfg->r1 = 3u;
    cfg->r2 = 100000u;
    cfg->r2_syn = 180000u;
    cfg->user_timeout = 300000u;
    cfg->msl = 120000u;
    cfg->keep_idle = 7200000u;
    cfg->keep_interval = 75000u;
    cfg->challenge_period = 5000u;
}

#ifdef SYNFIN_NAMES

const char *synfin_state_name(synfin_state state)
{
    switch (state) {
    case SYNFIN_STATE_CLOSED:
        return "CLOSED";
    case SYNFIN_STATE_LISTEN:
        return "LISTEN";
    case SYNFIN_STATE_SYN_SENT:
        return "SYN-SENT";
    case SYNFIN_STATE_SYN_RECEIVED:
        return "SYN-RECEIVED";
    case SYNFIN_STATE_ESTABLISHED:
        return "ESTABLISHED";
    case SYNFIN_STATE_FIN_WAIT_1:
        return "FIN-WAIT-1";
    case SYNFIN_STATE_FIN_WAIT_2:
        return "FIN-WAIT-2";
    case SYNFIN_STATE_CLOSE_WAIT:
        return "CLOSE-WAIT";
    case SYNFIN_STATE_CLOSING:
        return "CLOSING";
    case SYNFIN_STATE_LAST_ACK:
        return "LAST-ACK";
    case SYNFIN_STATE_TIME_WAIT:
        return "TIME-WAIT";
    default:
        return "unknown";
    }
}

const char *synfin_event_name(synfin_event event)
{
    switch (event) {
    case SYNFIN_EVENT_OPEN_PASSIVE:
        return "OPEN PASSIVE";
    case SYNFIN_EVENT_OPEN_ACTIVE:
        return "OPEN ACTIVE";
    case SYNFIN_EVENT_SEND:
        return "SEND";
    case SYNFIN_EVENT_RECEIVE:
        return "RECEIVE";
    case SYNFIN_EVENT_CLOSE:
        return "CLOSE";
    case SYNFIN_EVENT_ABORT:
        return "ABORT";
    case SYNFIN_EVENT_STATUS:
        return "STATUS";
    case SYNFIN_EVENT_SEGMENT_ARRIVES:
        return "SEGMENT ARRIVES";
    case SYNFIN_EVENT_TRANSMIT:
        return "TRANSMIT";
    case SYNFIN_EVENT_RETRANSMIT:
        return "RETRANSMIT";
    case SYNFIN_EVENT_RETRANSMISSION_TIMEOUT:
        return "RETRANSMISSION TIMEOUT";
    case SYNFIN_EVENT_USER_TIMEOUT:
        return "USER TIMEOUT";
    case SYNFIN_EVENT_TIME_WAIT_TIMEOUT:
        return "TIME WAIT TIMEOUT";
    case SYNFIN_EVENT_KEEP_ALIVE_TIMEOUT:
        return "KEEP ALIVE TIMEOUT";
    default:
        return "unknown";
    }
}

const char *synfin_rule_name(synfin_rule rule)
{
    switch (rule) {
    case SYNFIN_RULE_OPEN_PASSIVE_ILLEGAL:
        return "open-passive.illegal";
    case SYNFIN_RULE_OPEN_PASSIVE_NO_RESOURCES:
        return "open-passive.no-resources";
    case SYNFIN_RULE_OPEN_PASSIVE:
        return "open-passive";
    case SYNFIN_RULE_OPEN_PASSIVE_ALREADY_EXISTS:
        return "open-passive.already-exists";
    case SYNFIN_RULE_OPEN_ACTIVE_ILLEGAL:
        return "open-active.illegal";
    case SYNFIN_RULE_OPEN_ACTIVE_REMOTE_UNSPECIFIED:
        return "open-active.remote-unspecified";
    case SYNFIN_RULE_OPEN_ACTIVE_NO_RESOURCES:
        return "open-active.no-resources";
    case SYNFIN_RULE_OPEN_ACTIVE_ISN_MISSING:
        return "open-active.isn-missing";
    case SYNFIN_RULE_OPEN_ACTIVE:
        return "open-active";
    case SYNFIN_RULE_OPEN_ACTIVE_ALREADY_EXISTS:
        return "open-active.already-exists";
    case SYNFIN_RULE_SEND_ILLEGAL:
        return "send.illegal";
    case SYNFIN_RULE_SEND_DOES_NOT_EXIST:
        return "send.does-not-exist";
    case SYNFIN_RULE_SEND_LISTEN_REMOTE_UNSPECIFIED:
        return "send.listen.remote-unspecified";
    case SYNFIN_RULE_SEND_CLOSING:
        return "send.closing";
    case SYNFIN_RULE_SEND_NO_RESOURCES:
        return "send.no-resources";
    case SYNFIN_RULE_SEND_LISTEN_ISN_MISSING:
        return "send.listen.isn-missing";
    case SYNFIN_RULE_SEND_LISTEN:
        return "send.listen";
    case SYNFIN_RULE_SEND_QUEUE:
        return "send.queue";
    case SYNFIN_RULE_SEND:
        return "send";
    case SYNFIN_RULE_ANSWER_TEXT:
        return "answer.text";
    case SYNFIN_RULE_ANSWER_FIN:
        return "answer.fin";
    case SYNFIN_RULE_ANSWER_ACK:
        return "answer.ack";
    case SYNFIN_RULE_TIMERS_START:
        return "timers.start";
    case SYNFIN_RULE_RECEIVE_ILLEGAL:
        return "receive.illegal";
    case SYNFIN_RULE_RECEIVE_DOES_NOT_EXIST:
        return "receive.does-not-exist";
    case SYNFIN_RULE_RECEIVE_QUEUE:
        return "receive.queue";
    case SYNFIN_RULE_RECEIVE_CLOSED:
        return "receive.closed";
    case SYNFIN_RULE_RECEIVE_CLOSING:
        return "receive.closing";
    case SYNFIN_RULE_RECEIVE_OPENS_WINDOW:
        return "receive.opens-window";
    case SYNFIN_RULE_RECEIVE:
        return "receive";
    case SYNFIN_RULE_CLOSE_ILLEGAL:
        return "close.illegal";
    case SYNFIN_RULE_CLOSE_DOES_NOT_EXIST:
        return "close.does-not-exist";
    case SYNFIN_RULE_CLOSE_OPENING:
        return "close.opening";
    case SYNFIN_RULE_CLOSE_AGAIN:
        return "close.again";
    case SYNFIN_RULE_CLOSE_SYN_RECEIVED:
        return "close.syn-received";
    case SYNFIN_RULE_CLOSE_UNREAD:
        return "close.unread";
    case SYNFIN_RULE_CLOSE_ESTABLISHED:
        return "close.established";
    case SYNFIN_RULE_CLOSE_CLOSE_WAIT:
        return "close.close-wait";
    case SYNFIN_RULE_ABORT_ILLEGAL:
        return "abort.illegal";
    case SYNFIN_RULE_ABORT_DOES_NOT_EXIST:
        return "abort.does-not-exist";
    case SYNFIN_RULE_ABORT_OPENING:
        return "abort.opening";
    case SYNFIN_RULE_ABORT:
        return "abort";
    case SYNFIN_RULE_ABORT_CLOSING:
        return "abort.closing";
    case SYNFIN_RULE_ABORT_TIME_WAIT:
        return "abort.time-wait";
    case SYNFIN_RULE_STATUS_ILLEGAL:
        return "status.illegal";
    case SYNFIN_RULE_STATUS_DOES_NOT_EXIST:
        return "status.does-not-exist";
    case SYNFIN_RULE_STATUS:
        return "status";
    case SYNFIN_RULE_CLOSED_RST:
        return "closed.rst";
    case SYNFIN_RULE_CLOSED_ANY:
        return "closed.any";
    case SYNFIN_RULE_LISTEN_RST:
        return "listen.rst";
    case SYNFIN_RULE_LISTEN_ACK:
        return "listen.ack";
    case SYNFIN_RULE_LISTEN_SYN_INSECURE:
        return "listen.syn.insecure";
    case SYNFIN_RULE_LISTEN_SYN_ISN_MISSING:
        return "listen.syn.isn-missing";
    case SYNFIN_RULE_LISTEN_SYN:
        return "listen.syn";
    case SYNFIN_RULE_LISTEN_OTHER:
        return "listen.other";
    case SYNFIN_RULE_SYN_SENT_BAD_ACK_RST:
        return "syn-sent.bad-ack.rst";
    case SYNFIN_RULE_SYN_SENT_BAD_ACK:
        return "syn-sent.bad-ack";
    case SYNFIN_RULE_SYN_SENT_RST:
        return "syn-sent.rst";
    case SYNFIN_RULE_SYN_SENT_RST_BLIND:
        return "syn-sent.rst.blind";
    case SYNFIN_RULE_SYN_SENT_INSECURE:
        return "syn-sent.insecure";
    case SYNFIN_RULE_SYN_SENT_SYN_ACK:
        return "syn-sent.syn-ack";
    case SYNFIN_RULE_SYN_SENT_SYN:
        return "syn-sent.syn";
    case SYNFIN_RULE_SYN_SENT_OTHER:
        return "syn-sent.other";
    case SYNFIN_RULE_TIME_WAIT_REOPEN:
        return "time-wait.reopen";
    case SYNFIN_RULE_TIME_WAIT_FIN:
        return "time-wait.fin";
    case SYNFIN_RULE_SYN_RECEIVED_SYN_ACK:
        return "syn-received.syn-ack";
    case SYNFIN_RULE_ZERO_WINDOW:
        return "zero-window";
    case SYNFIN_RULE_UNACCEPTABLE_RST:
        return "unacceptable.rst";
    case SYNFIN_RULE_UNACCEPTABLE_EMPTY:
        return "unacceptable.empty";
    case SYNFIN_RULE_UNACCEPTABLE:
        return "unacceptable";
    case SYNFIN_RULE_RST_CHALLENGE:
        return "rst.challenge";
    case SYNFIN_RULE_RST_TIME_WAIT_PROTECTED:
        return "rst.time-wait.protected";
    case SYNFIN_RULE_RST_SYN_RECEIVED_REOPENED:
        return "rst.syn-received.reopened";
    case SYNFIN_RULE_RST_SYN_RECEIVED_CLOSED:
        return "rst.syn-received.closed";
    case SYNFIN_RULE_RST_SYN_RECEIVED_PASSIVE:
        return "rst.syn-received.passive";
    case SYNFIN_RULE_RST_SYN_RECEIVED_ACTIVE:
        return "rst.syn-received.active";
    case SYNFIN_RULE_RST_RESET:
        return "rst.reset";
    case SYNFIN_RULE_RST_TIME_WAIT:
        return "rst.time-wait";
    case SYNFIN_RULE_SECURITY_SYN_RECEIVED:
        return "security.syn-received";
    case SYNFIN_RULE_SECURITY_TIME_WAIT:
        return "security.time-wait";
    case SYNFIN_RULE_SECURITY:
        return "security";
    case SYNFIN_RULE_SYN_SYN_RECEIVED_REOPENED:
        return "syn.syn-received.reopened";
    case SYNFIN_RULE_SYN_SYN_RECEIVED_CLOSED:
        return "syn.syn-received.closed";
    case SYNFIN_RULE_SYN_SYN_RECEIVED_PASSIVE:
        return "syn.syn-received.passive";
    case SYNFIN_RULE_SYN_CHALLENGE:
        return "syn.challenge";
    case SYNFIN_RULE_ACK_ABSENT:
        return "ack.absent";
    case SYNFIN_RULE_ACK_SYN_RECEIVED_UNACCEPTABLE:
        return "ack.syn-received.unacceptable";
    case SYNFIN_RULE_ACK_SYN_RECEIVED_CLOSED:
        return "ack.syn-received.closed";
    case SYNFIN_RULE_ACK_SYN_RECEIVED:
        return "ack.syn-received";
    case SYNFIN_RULE_ACK_UNSENT:
        return "ack.unsent";
    case SYNFIN_RULE_ACK_TOO_OLD:
        return "ack.too-old";
    case SYNFIN_RULE_ACK_TIME_WAIT:
        return "ack.time-wait";
    case SYNFIN_RULE_ACK_NEW:
        return "ack.new";
    case SYNFIN_RULE_ACK_DUPLICATE:
        return "ack.duplicate";
    case SYNFIN_RULE_ACK_OLD:
        return "ack.old";
    case SYNFIN_RULE_WINDOW_CLOSED:
        return "window.closed";
    case SYNFIN_RULE_WINDOW_OPENS:
        return "window.opens";
    case SYNFIN_RULE_WINDOW_UPDATE:
        return "window.update";
    case SYNFIN_RULE_FIN_WAIT_1_FIN_ACKNOWLEDGED:
        return "fin-wait-1.fin-acknowledged";
    case SYNFIN_RULE_CLOSING_FIN_ACKNOWLEDGED:
        return "closing.fin-acknowledged";
    case SYNFIN_RULE_LAST_ACK_FIN_ACKNOWLEDGED:
        return "last-ack.fin-acknowledged";
    case SYNFIN_RULE_KEEP_ALIVE_HEARD:
        return "keep-alive.heard";
    case SYNFIN_RULE_URG:
        return "urg";
    case SYNFIN_RULE_TEXT_AFTER_CLOSE:
        return "text.after-close";
    case SYNFIN_RULE_TEXT_IN_ORDER:
        return "text.in-order";
    case SYNFIN_RULE_TEXT_OUT_OF_ORDER:
        return "text.out-of-order";
    case SYNFIN_RULE_ESTABLISHED_FIN:
        return "established.fin";
    case SYNFIN_RULE_FIN_WAIT_1_FIN:
        return "fin-wait-1.fin";
    case SYNFIN_RULE_FIN_WAIT_2_FIN:
        return "fin-wait-2.fin";
    case SYNFIN_RULE_RETRANSMIT:
        return "retransmit";
    case SYNFIN_RULE_RETRANSMIT_NOTHING:
        return "retransmit.nothing";
    case SYNFIN_RULE_RETRANSMISSION_GIVE_UP_REOPENED:
        return "retransmission.give-up.reopened";
    case SYNFIN_RULE_RETRANSMISSION_GIVE_UP_CLOSED:
        return "retransmission.give-up.closed";
    case SYNFIN_RULE_RETRANSMISSION_GIVE_UP_PASSIVE:
        return "retransmission.give-up.passive";
    case SYNFIN_RULE_RETRANSMISSION_GIVE_UP_SYN:
        return "retransmission.give-up.syn";
    case SYNFIN_RULE_RETRANSMISSION_GIVE_UP:
        return "retransmission.give-up";
    case SYNFIN_RULE_RETRANSMISSION_SYN:
        return "retransmission.syn";
    case SYNFIN_RULE_RETRANSMISSION_SYN_ACK:
        return "retransmission.syn-ack";
    case SYNFIN_RULE_RETRANSMISSION_PROBE:
        return "retransmission.probe";
    case SYNFIN_RULE_RETRANSMISSION_PROBE_FIN:
        return "retransmission.probe-fin";
    case SYNFIN_RULE_RETRANSMISSION_TEXT:
        return "retransmission.text";
    case SYNFIN_RULE_USER_TIMEOUT:
        return "user-timeout";
    case SYNFIN_RULE_TIME_WAIT_TIMEOUT:
        return "time-wait.timeout";
    case SYNFIN_RULE_KEEP_ALIVE_BUSY:
        return "keep-alive.busy";
    case SYNFIN_RULE_KEEP_ALIVE_GIVE_UP:
        return "keep-alive.give-up";
    case SYNFIN_RULE_KEEP_ALIVE_PROBE:
        return "keep-alive.probe";
    default:
        return "unknown";
    }
}

#endif

#ifdef SYNFIN_CLAUSES

const char *synfin_rule_clause(synfin_rule rule)
{
    switch (rule) {
    case SYNFIN_RULE_OPEN_PASSIVE_ILLEGAL:
        return "RFC 9293 section 3.10.1";
    case SYNFIN_RULE_OPEN_PASSIVE_NO_RESOURCES:
        return "RFC 9293 section 3.10.1";
    case SYNFIN_RULE_OPEN_PASSIVE:
        return "RFC 9293 section 3.10.1";
    case SYNFIN_RULE_OPEN_PASSIVE_ALREADY_EXISTS:
        return "RFC 9293 section 3.10.1";
    case SYNFIN_RULE_OPEN_ACTIVE_ILLEGAL:
        return "RFC 9293 section 3.10.1";
    case SYNFIN_RULE_OPEN_ACTIVE_REMOTE_UNSPECIFIED:
        return "RFC 9293 section 3.10.1";
    case SYNFIN_RULE_OPEN_ACTIVE_NO_RESOURCES:
        return "RFC 9293 section 3.10.1";
    case SYNFIN_RULE_OPEN_ACTIVE_ISN_MISSING:
        return "RFC 9293 section 3.4.1";
    case SYNFIN_RULE_OPEN_ACTIVE:
        return "RFC 9293 section 3.10.1";
    case SYNFIN_RULE_OPEN_ACTIVE_ALREADY_EXISTS:
        return "RFC 9293 section 3.10.1";
    case SYNFIN_RULE_SEND_ILLEGAL:
        return "RFC 9293 section 3.10.2";
    case SYNFIN_RULE_SEND_DOES_NOT_EXIST:
        return "RFC 9293 section 3.10.2";
    case SYNFIN_RULE_SEND_LISTEN_REMOTE_UNSPECIFIED:
        return "RFC 9293 section 3.10.2";
    case SYNFIN_RULE_SEND_CLOSING:
        return "RFC 9293 section 3.10.2";
    case SYNFIN_RULE_SEND_NO_RESOURCES:
        return "RFC 9293 section 3.10.2";
    case SYNFIN_RULE_SEND_LISTEN_ISN_MISSING:
        return "RFC 9293 section 3.4.1";
    case SYNFIN_RULE_SEND_LISTEN:
        return "RFC 9293 section 3.10.2";
    case SYNFIN_RULE_SEND_QUEUE:
        return "RFC 9293 section 3.10.2";
    case SYNFIN_RULE_SEND:
        return "RFC 9293 section 3.10.2";
    case SYNFIN_RULE_ANSWER_TEXT:
        return "RFC 9293 section 3.10.2";
    case SYNFIN_RULE_ANSWER_FIN:
        return "RFC 9293 section 3.10.4";
    case SYNFIN_RULE_ANSWER_ACK:
        return "RFC 9293 section 3.10.7.4, seventh";
    case SYNFIN_RULE_TIMERS_START:
        return "RFC 9293 section 3.8.1";
    case SYNFIN_RULE_RECEIVE_ILLEGAL:
        return "RFC 9293 section 3.10.3";
    case SYNFIN_RULE_RECEIVE_DOES_NOT_EXIST:
        return "RFC 9293 section 3.10.3";
    case SYNFIN_RULE_RECEIVE_QUEUE:
        return "RFC 9293 section 3.10.3";
    case SYNFIN_RULE_RECEIVE_CLOSED:
        return "RFC 9293 section 3.8.3";
    case SYNFIN_RULE_RECEIVE_CLOSING:
        return "RFC 9293 section 3.10.3";
    case SYNFIN_RULE_RECEIVE_OPENS_WINDOW:
        return "RFC 9293 section 3.10.3";
    case SYNFIN_RULE_RECEIVE:
        return "RFC 9293 section 3.10.3";
    case SYNFIN_RULE_CLOSE_ILLEGAL:
        return "RFC 9293 section 3.10.4";
    case SYNFIN_RULE_CLOSE_DOES_NOT_EXIST:
        return "RFC 9293 section 3.10.4";
    case SYNFIN_RULE_CLOSE_OPENING:
        return "RFC 9293 section 3.10.4";
    case SYNFIN_RULE_CLOSE_AGAIN:
        return "RFC 9293 section 3.10.4";
    case SYNFIN_RULE_CLOSE_SYN_RECEIVED:
        return "RFC 9293 section 3.10.4";
    case SYNFIN_RULE_CLOSE_UNREAD:
        return "RFC 9293 section 3.6.1";
    case SYNFIN_RULE_CLOSE_ESTABLISHED:
        return "RFC 9293 section 3.10.4";
    case SYNFIN_RULE_CLOSE_CLOSE_WAIT:
        return "RFC 9293 section 3.10.4";
    case SYNFIN_RULE_ABORT_ILLEGAL:
        return "RFC 9293 section 3.10.5";
    case SYNFIN_RULE_ABORT_DOES_NOT_EXIST:
        return "RFC 9293 section 3.10.5";
    case SYNFIN_RULE_ABORT_OPENING:
        return "RFC 9293 section 3.10.5";
    case SYNFIN_RULE_ABORT:
        return "RFC 9293 section 3.10.5";
    case SYNFIN_RULE_ABORT_CLOSING:
        return "RFC 9293 section 3.10.5";
    case SYNFIN_RULE_ABORT_TIME_WAIT:
        return "RFC 9293 section 3.10.5";
    case SYNFIN_RULE_STATUS_ILLEGAL:
        return "RFC 9293 section 3.10.6";
    case SYNFIN_RULE_STATUS_DOES_NOT_EXIST:
        return "RFC 9293 section 3.10.6";
    case SYNFIN_RULE_STATUS:
        return "RFC 9293 section 3.10.6";
    case SYNFIN_RULE_CLOSED_RST:
        return "RFC 9293 section 3.10.7.1";
    case SYNFIN_RULE_CLOSED_ANY:
        return "RFC 9293 section 3.10.7.1";
    case SYNFIN_RULE_LISTEN_RST:
        return "RFC 9293 section 3.10.7.2, first";
    case SYNFIN_RULE_LISTEN_ACK:
        return "RFC 9293 section 3.10.7.2, second";
    case SYNFIN_RULE_LISTEN_SYN_INSECURE:
        return "RFC 9293 section 3.10.7.2, third";
    case SYNFIN_RULE_LISTEN_SYN_ISN_MISSING:
        return "RFC 9293 section 3.4.1";
    case SYNFIN_RULE_LISTEN_SYN:
        return "RFC 9293 section 3.10.7.2, third";
    case SYNFIN_RULE_LISTEN_OTHER:
        return "RFC 9293 section 3.10.7.2, fourth";
    case SYNFIN_RULE_SYN_SENT_BAD_ACK_RST:
        return "RFC 9293 section 3.10.7.3, first";
    case SYNFIN_RULE_SYN_SENT_BAD_ACK:
        return "RFC 9293 section 3.10.7.3, first";
    case SYNFIN_RULE_SYN_SENT_RST:
        return "RFC 9293 section 3.10.7.3, second";
    case SYNFIN_RULE_SYN_SENT_RST_BLIND:
        return "RFC 9293 section 3.10.7.3, second";
    case SYNFIN_RULE_SYN_SENT_INSECURE:
        return "RFC 9293 section 3.10.7.3, third";
    case SYNFIN_RULE_SYN_SENT_SYN_ACK:
        return "RFC 9293 section 3.10.7.3, fourth";
    case SYNFIN_RULE_SYN_SENT_SYN:
        return "RFC 9293 section 3.10.7.3, fourth";
    case SYNFIN_RULE_SYN_SENT_OTHER:
        return "RFC 9293 section 3.10.7.3, fifth";
    case SYNFIN_RULE_TIME_WAIT_REOPEN:
        return "RFC 9293 section 3.6.1";
    case SYNFIN_RULE_TIME_WAIT_FIN:
        return "RFC 9293 section 3.10.7.4, fifth";
    case SYNFIN_RULE_SYN_RECEIVED_SYN_ACK:
        return "RFC 9293 section 3.5, Figure 7";
    case SYNFIN_RULE_ZERO_WINDOW:
        return "RFC 9293 section 3.10.7.4, first";
    case SYNFIN_RULE_UNACCEPTABLE_RST:
        return "RFC 9293 section 3.10.7.4, first";
    case SYNFIN_RULE_UNACCEPTABLE_EMPTY:
        return "RFC 9293 section 3.10.7.4, first";
    case SYNFIN_RULE_UNACCEPTABLE:
        return "RFC 9293 section 3.10.7.4, first";
    case SYNFIN_RULE_RST_CHALLENGE:
        return "RFC 5961 section 3.2";
    case SYNFIN_RULE_RST_TIME_WAIT_PROTECTED:
        return "RFC 1337 section 3";
    case SYNFIN_RULE_RST_SYN_RECEIVED_REOPENED:
        return "RFC 9293 section 3.6.1";
    case SYNFIN_RULE_RST_SYN_RECEIVED_CLOSED:
        return "RFC 9293 section 3.10.7.4, second";
    case SYNFIN_RULE_RST_SYN_RECEIVED_PASSIVE:
        return "RFC 9293 section 3.10.7.4, second";
    case SYNFIN_RULE_RST_SYN_RECEIVED_ACTIVE:
        return "RFC 9293 section 3.10.7.4, second";
    case SYNFIN_RULE_RST_RESET:
        return "RFC 9293 section 3.10.7.4, second";
    case SYNFIN_RULE_RST_TIME_WAIT:
        return "RFC 9293 section 3.10.7.4, second";
    case SYNFIN_RULE_SECURITY_SYN_RECEIVED:
        return "RFC 9293 section 3.10.7.4, third";
    case SYNFIN_RULE_SECURITY_TIME_WAIT:
        return "RFC 9293 section 3.10.7.4, third";
    case SYNFIN_RULE_SECURITY:
        return "RFC 9293 section 3.10.7.4, third";
    case SYNFIN_RULE_SYN_SYN_RECEIVED_REOPENED:
        return "RFC 9293 section 3.6.1";
    case SYNFIN_RULE_SYN_SYN_RECEIVED_CLOSED:
        return "RFC 9293 section 3.10.7.4, fourth";
    case SYNFIN_RULE_SYN_SYN_RECEIVED_PASSIVE:
        return "RFC 9293 section 3.10.7.4, fourth";
    case SYNFIN_RULE_SYN_CHALLENGE:
        return "RFC 5961 section 4.2";
    case SYNFIN_RULE_ACK_ABSENT:
        return "RFC 9293 section 3.10.7.4, fifth";
    case SYNFIN_RULE_ACK_SYN_RECEIVED_UNACCEPTABLE:
        return "RFC 9293 section 3.10.7.4, fifth";
    case SYNFIN_RULE_ACK_SYN_RECEIVED_CLOSED:
        return "RFC 9293 section 3.10.4";
    case SYNFIN_RULE_ACK_SYN_RECEIVED:
        return "RFC 9293 section 3.10.7.4, fifth";
    case SYNFIN_RULE_ACK_UNSENT:
        return "RFC 9293 section 3.10.7.4, fifth";
    case SYNFIN_RULE_ACK_TOO_OLD:
        return "RFC 5961 section 5.2";
    case SYNFIN_RULE_ACK_TIME_WAIT:
        return "RFC 9293 section 3.10.7.4, fifth";
    case SYNFIN_RULE_ACK_NEW:
        return "RFC 9293 section 3.10.7.4, fifth";
    case SYNFIN_RULE_ACK_DUPLICATE:
        return "RFC 5681 section 2";
    case SYNFIN_RULE_ACK_OLD:
        return "RFC 9293 section 3.10.7.4, fifth";
    case SYNFIN_RULE_WINDOW_CLOSED:
        return "RFC 9293 section 3.8.6.1";
    case SYNFIN_RULE_WINDOW_OPENS:
        return "RFC 9293 section 3.8.6.1";
    case SYNFIN_RULE_WINDOW_UPDATE:
        return "RFC 9293 section 3.10.7.4, fifth";
    case SYNFIN_RULE_FIN_WAIT_1_FIN_ACKNOWLEDGED:
        return "RFC 9293 section 3.10.7.4, fifth";
    case SYNFIN_RULE_CLOSING_FIN_ACKNOWLEDGED:
        return "RFC 9293 section 3.10.7.4, fifth";
    case SYNFIN_RULE_LAST_ACK_FIN_ACKNOWLEDGED:
        return "RFC 9293 section 3.10.7.4, fifth";
    case SYNFIN_RULE_KEEP_ALIVE_HEARD:
        return "RFC 9293 section 3.8.4";
    case SYNFIN_RULE_URG:
        return "RFC 9293 section 3.10.7.4, sixth";
    case SYNFIN_RULE_TEXT_AFTER_CLOSE:
        return "RFC 9293 section 3.6.1";
    case SYNFIN_RULE_TEXT_IN_ORDER:
        return "RFC 9293 section 3.10.7.4, seventh";
    case SYNFIN_RULE_TEXT_OUT_OF_ORDER:
        return "RFC 9293 section 3.10.7.4, seventh";
    case SYNFIN_RULE_ESTABLISHED_FIN:
        return "RFC 9293 section 3.10.7.4, eighth";
    case SYNFIN_RULE_FIN_WAIT_1_FIN:
        return "RFC 9293 section 3.10.7.4, eighth";
    case SYNFIN_RULE_FIN_WAIT_2_FIN:
        return "RFC 9293 section 3.10.7.4, eighth";
    case SYNFIN_RULE_RETRANSMIT:
        return "RFC 9293 section 3.8.2";
    case SYNFIN_RULE_RETRANSMIT_NOTHING:
        return "RFC 9293 section 3.8.6";
    case SYNFIN_RULE_RETRANSMISSION_GIVE_UP_REOPENED:
        return "RFC 9293 section 3.6.1";
    case SYNFIN_RULE_RETRANSMISSION_GIVE_UP_CLOSED:
        return "RFC 9293 section 3.8.3";
    case SYNFIN_RULE_RETRANSMISSION_GIVE_UP_PASSIVE:
        return "RFC 9293 section 3.8.3";
    case SYNFIN_RULE_RETRANSMISSION_GIVE_UP_SYN:
        return "RFC 9293 section 3.8.3";
    case SYNFIN_RULE_RETRANSMISSION_GIVE_UP:
        return "RFC 9293 section 3.8.3";
    case SYNFIN_RULE_RETRANSMISSION_SYN:
        return "RFC 9293 section 3.10.8";
    case SYNFIN_RULE_RETRANSMISSION_SYN_ACK:
        return "RFC 9293 section 3.10.8";
    case SYNFIN_RULE_RETRANSMISSION_PROBE:
        return "RFC 9293 section 3.8.6.1";
    case SYNFIN_RULE_RETRANSMISSION_PROBE_FIN:
        return "RFC 9293 section 3.8.6.1";
    case SYNFIN_RULE_RETRANSMISSION_TEXT:
        return "RFC 9293 section 3.10.8";
    case SYNFIN_RULE_USER_TIMEOUT:
        return "RFC 9293 section 3.10.8";
    case SYNFIN_RULE_TIME_WAIT_TIMEOUT:
        return "RFC 9293 section 3.10.8";
    case SYNFIN_RULE_KEEP_ALIVE_BUSY:
        return "RFC 9293 section 3.8.4";
    case SYNFIN_RULE_KEEP_ALIVE_GIVE_UP:
        return "RFC 9293 section 3.8.4";
    case SYNFIN_RULE_KEEP_ALIVE_PROBE:
        return "RFC 9293 section 3.8.4";
    default:
        return "unknown";
    }
}

#endif

#ifdef SYNFIN_FIELDS

const synfin_field synfin_fields[SYNFIN_FIELD_COUNT] = {
    { "tcb", "state", 0u, 1u, SYNFIN_WHOLE },
    { "tcb", "passive", 1u, 1u, SYNFIN_WHOLE },
    { "tcb", "reopened", 2u, 1u, SYNFIN_WHOLE },
    { "tcb", "snd_aged", 3u, 1u, SYNFIN_WHOLE },
    { "tcb", "snd_closed", 4u, 1u, SYNFIN_WHOLE },
    { "tcb", "armed_retransmission", 5u, 1u, 0u },
    { "tcb", "armed_user", 5u, 1u, 1u },
    { "tcb", "armed_time_wait", 5u, 1u, 2u },
    { "tcb", "armed_keep_alive", 5u, 1u, 3u },
    { "tcb", "snd_mss", 6u, 2u, SYNFIN_WHOLE },
    { "tcb", "keep_probes", 8u, 2u, SYNFIN_WHOLE },
    { "tcb", "challenge_count", 10u, 2u, SYNFIN_WHOLE },
    { "tcb", "snd_una", 12u, 4u, SYNFIN_WHOLE },
    { "tcb", "snd_nxt", 16u, 4u, SYNFIN_WHOLE },
    { "tcb", "snd_wnd", 20u, 4u, SYNFIN_WHOLE },
    { "tcb", "snd_wl1", 24u, 4u, SYNFIN_WHOLE },
    { "tcb", "snd_wl2", 28u, 4u, SYNFIN_WHOLE },
    { "tcb", "snd_max_wnd", 32u, 4u, SYNFIN_WHOLE },
    { "tcb", "snd_end", 36u, 4u, SYNFIN_WHOLE },
    { "tcb", "snd_iss", 40u, 4u, SYNFIN_WHOLE },
    { "tcb", "rcv_nxt", 44u, 4u, SYNFIN_WHOLE },
    { "tcb", "rcv_wnd", 48u, 4u, SYNFIN_WHOLE },
    { "tcb", "rcv_irs", 52u, 4u, SYNFIN_WHOLE },
    { "tcb", "rcv_up", 56u, 4u, SYNFIN_WHOLE },
    { "tcb", "rcv_unread", 60u, 4u, SYNFIN_WHOLE },
    { "tcb", "rtx_rto", 64u, 4u, SYNFIN_WHOLE },
    { "tcb", "rtx_since", 68u, 4u, SYNFIN_WHOLE },
    { "tcb", "rtx_count", 72u, 4u, SYNFIN_WHOLE },
    { "tcb", "challenge_since", 76u, 4u, SYNFIN_WHOLE },
    { "tcb", "deadline_retransmission", 80u, 4u, SYNFIN_WHOLE },
    { "tcb", "deadline_user", 84u, 4u, SYNFIN_WHOLE },
    { "tcb", "deadline_time_wait", 88u, 4u, SYNFIN_WHOLE },
    { "tcb", "deadline_keep_alive", 92u, 4u, SYNFIN_WHOLE },
    { "call", "has_isn", 0u, 1u, SYNFIN_WHOLE },
    { "call", "remote", 1u, 1u, SYNFIN_WHOLE },
    { "call", "forbidden", 2u, 1u, SYNFIN_WHOLE },
    { "call", "no_room", 3u, 1u, SYNFIN_WHOLE },
    { "call", "now", 4u, 4u, SYNFIN_WHOLE },
    { "call", "isn", 8u, 4u, SYNFIN_WHOLE },
    { "call", "octets", 12u, 4u, SYNFIN_WHOLE },
    { "call", "cwnd", 16u, 4u, SYNFIN_WHOLE },
    { "call", "rto", 20u, 4u, SYNFIN_WHOLE },
    { "call", "lost", 24u, 4u, SYNFIN_WHOLE },
    { "config", "keep_alive", 0u, 1u, SYNFIN_WHOLE },
    { "config", "half_duplex_close", 1u, 1u, SYNFIN_WHOLE },
    { "config", "protect_time_wait", 2u, 1u, SYNFIN_WHOLE },
    { "config", "reuse_time_wait", 3u, 1u, SYNFIN_WHOLE },
    { "config", "mss", 4u, 2u, SYNFIN_WHOLE },
    { "config", "default_mss", 6u, 2u, SYNFIN_WHOLE },
    { "config", "keep_count", 8u, 2u, SYNFIN_WHOLE },
    { "config", "challenge_limit", 10u, 2u, SYNFIN_WHOLE },
    { "config", "buffer", 12u, 4u, SYNFIN_WHOLE },
    { "config", "rto", 16u, 4u, SYNFIN_WHOLE },
    { "config", "max_rto", 20u, 4u, SYNFIN_WHOLE },
    { "config", "r1", 24u, 4u, SYNFIN_WHOLE },
    { "config", "r2", 28u, 4u, SYNFIN_WHOLE },
    { "config", "r2_syn", 32u, 4u, SYNFIN_WHOLE },
    { "config", "user_timeout", 36u, 4u, SYNFIN_WHOLE },
    { "config", "msl", 40u, 4u, SYNFIN_WHOLE },
    { "config", "keep_idle", 44u, 4u, SYNFIN_WHOLE },
    { "config", "keep_interval", 48u, 4u, SYNFIN_WHOLE },
    { "config", "challenge_period", 52u, 4u, SYNFIN_WHOLE },
    { "segment", "syn", 0u, 1u, SYNFIN_WHOLE },
    { "segment", "has_ack", 1u, 1u, SYNFIN_WHOLE },
    { "segment", "fin", 2u, 1u, SYNFIN_WHOLE },
    { "segment", "rst", 3u, 1u, SYNFIN_WHOLE },
    { "segment", "urg", 4u, 1u, SYNFIN_WHOLE },
    { "segment", "insecure", 5u, 1u, SYNFIN_WHOLE },
    { "segment", "text", 6u, 2u, SYNFIN_WHOLE },
    { "segment", "up", 8u, 2u, SYNFIN_WHOLE },
    { "segment", "mss", 10u, 2u, SYNFIN_WHOLE },
    { "segment", "seq", 12u, 4u, SYNFIN_WHOLE },
    { "segment", "ack", 16u, 4u, SYNFIN_WHOLE },
    { "segment", "wnd", 20u, 4u, SYNFIN_WHOLE },
    { "actions", "ack_owed", 0u, 4u, 0u },
    { "actions", "sent", 0u, 4u, 1u },
    { "actions", "sent_again", 0u, 4u, 2u },
    { "actions", "duplicate_ack", 0u, 4u, 3u },
    { "actions", "listening", 0u, 4u, 4u },
    { "actions", "deleted", 0u, 4u, 5u },
    { "actions", "ok", 0u, 4u, 6u },
    { "actions", "open", 0u, 4u, 7u },
    { "actions", "closing", 0u, 4u, 8u },
    { "actions", "closed", 0u, 4u, 9u },
    { "actions", "reset", 0u, 4u, 10u },
    { "actions", "refused", 0u, 4u, 11u },
    { "actions", "user_timeout", 0u, 4u, 12u },
    { "actions", "retry_timeout", 0u, 4u, 13u },
    { "actions", "keep_alive_timeout", 0u, 4u, 14u },
    { "actions", "retry_trouble", 0u, 4u, 15u },
    { "actions", "urgent", 0u, 4u, 16u },
    { "actions", "illegal", 0u, 4u, 17u },
    { "actions", "no_resources", 0u, 4u, 18u },
    { "actions", "isn_missing", 0u, 4u, 19u },
    { "actions", "remote_unspecified", 0u, 4u, 20u },
    { "actions", "does_not_exist", 0u, 4u, 21u },
    { "actions", "already_exists", 0u, 4u, 22u },
    { "actions", "is_closing", 0u, 4u, 23u },
    { "actions", "delivered_at", 4u, 4u, SYNFIN_WHOLE },
    { "actions", "sent_at", 8u, 4u, SYNFIN_WHOLE },
    { "actions", "acknowledged", 12u, 4u, SYNFIN_WHOLE },
    { "actions", "delivered", 16u, 4u, SYNFIN_WHOLE },
    { "actions", "received", 20u, 4u, SYNFIN_WHOLE },
};

#endif
