/* Printed by Synfin 0.1.0 from its table "standard": RFC 9293 as the table states it
   Command: synfin generate c
   Table: SHA-256 c52d429a1474efd316315274ed24df1e27fa3da2e9af78ad2a197aa441487e03
   Properties: violates none that Synfin asks of it
   SPDX-License-Identifier: Apache-2.0
   Do not edit: change the table and print it again. */

/* synfin.h says what stands here. */

#include "synfin.h"

/* Sums and differences below are meant modulo 2^32: no type that C promotes uint32_t to may be
   wider. */
typedef char synfin_int_is_not_wider_than_32_bits[sizeof(int) <= sizeof(uint32_t) ? 1 : -1];

/* what follows a rule: nothing; the next phase; the closing phases, which send and set timers */
enum flow { FLOW_RETURN, FLOW_CONTINUE, FLOW_ANSWER };

/* what one event has led to so far */
struct told {
    bool sent;
    bool ack_owed;
    uint32_t delivered;
    uint32_t acknowledged;
    uint32_t received;
    bool ok;
    bool open;
    bool closing;
    bool closed;
    bool reset;
    bool refused;
    bool user_timeout;
    bool retry_timeout;
    bool keep_alive_timeout;
    bool retry_trouble;
    bool urgent;
    bool illegal;
    bool no_resources;
    bool remote_unspecified;
    bool does_not_exist;
    bool already_exists;
    bool is_closing;
};

static void note(synfin_actions *actions, synfin_rule rule)
{
    actions->fired[actions->fired_count] = (uint16_t)rule;
    ++actions->fired_count;
}

static void tell(synfin_actions *actions, synfin_action_kind kind, uint32_t octets)
{
    actions->list[actions->count].kind = kind;
    actions->list[actions->count].octets = octets;
    ++actions->count;
}

/* once a rule has led to the closing phases, none of these leads back to the checks */
static enum flow after(enum flow so_far, enum flow now)
{
    return now == FLOW_CONTINUE ? so_far : now;
}

/* a lies before b on the circle of 2^32 (RFC 9293 section 3.4) */
static bool before(uint32_t a, uint32_t b)
{
    return a - b > 0x7fffffffu;
}

/* a lies before b, or is b */
static bool until(uint32_t a, uint32_t b)
{
    return b - a <= 0x7fffffffu;
}

static uint32_t smaller(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

static uint32_t larger(uint32_t a, uint32_t b)
{
    return a < b ? b : a;
}

static void forget_all(synfin_tcb *tcb)
{
    tcb->passive = false;
    tcb->reopened = false;
    tcb->snd.una = 0u;
    tcb->snd.nxt = 0u;
    tcb->snd.wnd = 0u;
    tcb->snd.wl1 = 0u;
    tcb->snd.wl2 = 0u;
    tcb->snd.max_wnd = 0u;
    tcb->snd.end = 0u;
    tcb->snd.iss = 0u;
    tcb->snd.aged = false;
    tcb->snd.mss = 0u;
    tcb->snd.closed = false;
    tcb->rcv.nxt = 0u;
    tcb->rcv.wnd = 0u;
    tcb->rcv.irs = 0u;
    tcb->rcv.up = 0u;
    tcb->rcv.unread = 0u;
    tcb->rtx.rto = 0u;
    tcb->rtx.since = 0u;
    tcb->rtx.count = 0u;
    tcb->keep.probes = 0u;
    tcb->challenge.count = 0u;
    tcb->challenge.since = 0u;
    tcb->armed.retransmission = false;
    tcb->armed.user = false;
    tcb->armed.time_wait = false;
    tcb->armed.keep_alive = false;
    tcb->deadline.retransmission = 0u;
    tcb->deadline.user = 0u;
    tcb->deadline.time_wait = 0u;
    tcb->deadline.keep_alive = 0u;
}

static void forget_all_but_passive(synfin_tcb *tcb)
{
    tcb->reopened = false;
    tcb->snd.una = 0u;
    tcb->snd.nxt = 0u;
    tcb->snd.wnd = 0u;
    tcb->snd.wl1 = 0u;
    tcb->snd.wl2 = 0u;
    tcb->snd.max_wnd = 0u;
    tcb->snd.end = 0u;
    tcb->snd.iss = 0u;
    tcb->snd.aged = false;
    tcb->snd.mss = 0u;
    tcb->snd.closed = false;
    tcb->rcv.nxt = 0u;
    tcb->rcv.wnd = 0u;
    tcb->rcv.irs = 0u;
    tcb->rcv.up = 0u;
    tcb->rcv.unread = 0u;
    tcb->rtx.rto = 0u;
    tcb->rtx.since = 0u;
    tcb->rtx.count = 0u;
    tcb->keep.probes = 0u;
    tcb->challenge.count = 0u;
    tcb->challenge.since = 0u;
    tcb->armed.retransmission = false;
    tcb->armed.user = false;
    tcb->armed.time_wait = false;
    tcb->armed.keep_alive = false;
    tcb->deadline.retransmission = 0u;
    tcb->deadline.user = 0u;
    tcb->deadline.time_wait = 0u;
    tcb->deadline.keep_alive = 0u;
}

static uint32_t receive_buffer(const synfin_config *cfg)
{
    return smaller(cfg->buffer, 1073741824u);
}

static bool queue_full(const synfin_tcb *tcb, const synfin_call *call)
{
    return call->no_room || 536870912u < call->octets
            || 536870912u < (tcb->snd.end - tcb->snd.una) + call->octets;
}

static bool has_unsent_text(const synfin_tcb *tcb)
{
    return before(tcb->snd.nxt, tcb->snd.end);
}

static uint32_t outstanding(const synfin_tcb *tcb)
{
    return tcb->snd.nxt - tcb->snd.una;
}

static uint32_t usable_window(const synfin_tcb *tcb)
{
    return outstanding(tcb) < tcb->snd.wnd ? tcb->snd.wnd - outstanding(tcb) : 0u;
}

static uint32_t unsent_text(const synfin_tcb *tcb)
{
    return tcb->snd.end - tcb->snd.nxt;
}

static uint32_t sendable_text(const synfin_tcb *tcb)
{
    return smaller(smaller(unsent_text(tcb), usable_window(tcb)), tcb->snd.mss);
}

static bool worth_sending(const synfin_tcb *tcb)
{
    return sendable_text(tcb) == tcb->snd.mss || sendable_text(tcb) == unsent_text(tcb)
            || tcb->snd.max_wnd <= sendable_text(tcb) + sendable_text(tcb);
}

static bool can_send_text(const synfin_tcb *tcb)
{
    return has_unsent_text(tcb) && usable_window(tcb) != 0u && worth_sending(tcb);
}

static bool fin_rides(const synfin_tcb *tcb)
{
    return tcb->snd.closed && sendable_text(tcb) == unsent_text(tcb)
            && sendable_text(tcb) < usable_window(tcb);
}

static bool fin_due(const synfin_tcb *tcb)
{
    return tcb->snd.closed && tcb->snd.nxt == tcb->snd.end;
}

static bool can_send_fin(const synfin_tcb *tcb)
{
    return fin_due(tcb) && usable_window(tcb) != 0u;
}

static bool something_to_send(const synfin_tcb *tcb)
{
    return tcb->snd.una != tcb->snd.nxt || has_unsent_text(tcb) || fin_due(tcb);
}

static uint32_t received_now(const synfin_tcb *tcb, const synfin_call *call)
{
    return smaller(call->octets, tcb->rcv.unread);
}

static uint32_t freed_window(const synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg)
{
    return receive_buffer(cfg) - (tcb->rcv.unread - received_now(tcb, call));
}

static uint32_t window_gain(const synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg)
{
    return freed_window(tcb, call, cfg) - tcb->rcv.wnd;
}

static bool worth_opening(const synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg)
{
    return tcb->rcv.wnd < freed_window(tcb, call, cfg)
            && (cfg->mss <= window_gain(tcb, call, cfg)
            || receive_buffer(cfg) <= window_gain(tcb, call, cfg) + window_gain(tcb, call, cfg));
}

static uint32_t seg_len(const synfin_segment *seg)
{
    return seg->text + (uint32_t)seg->syn + (uint32_t)seg->fin;
}

static uint32_t seg_end(const synfin_segment *seg)
{
    return seg->seq + seg_len(seg);
}

static uint32_t offered_window(const synfin_segment *seg)
{
    return smaller(seg->wnd, 1073741824u);
}

static uint32_t peer_mss(const synfin_config *cfg, const synfin_segment *seg)
{
    return larger(1u, seg->mss == 0u ? cfg->default_mss : seg->mss);
}

static bool acceptable_ack_of_syn(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return before(tcb->snd.iss, seg->ack) && until(seg->ack, tcb->snd.nxt);
}

static bool acceptable(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return seg_len(seg) == 0u ? (tcb->rcv.wnd == 0u ? seg->seq == tcb->rcv.nxt
            : until(tcb->rcv.nxt, seg->seq) && before(seg->seq, tcb->rcv.nxt + tcb->rcv.wnd))
            : tcb->rcv.wnd != 0u && ((until(tcb->rcv.nxt, seg->seq)
            && before(seg->seq, tcb->rcv.nxt + tcb->rcv.wnd))
            || (until(tcb->rcv.nxt, seg->seq + (seg_len(seg) - 1u))
            && before(seg->seq + (seg_len(seg) - 1u), tcb->rcv.nxt + tcb->rcv.wnd)));
}

static bool period_is_over(const synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg)
{
    return cfg->challenge_period <= call->now - tcb->challenge.since;
}

static bool challenge_allowed(const synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg)
{
    return cfg->challenge_limit == 0u || period_is_over(tcb, call, cfg)
            || tcb->challenge.count < cfg->challenge_limit;
}

static bool segment_is_newer(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return before(tcb->snd.wl1, seg->seq)
            || (tcb->snd.wl1 == seg->seq && until(tcb->snd.wl2, seg->ack));
}

static bool fin_sent(const synfin_tcb *tcb)
{
    return tcb->snd.closed && tcb->snd.nxt == tcb->snd.end + 1u;
}

static bool fin_acknowledged(const synfin_tcb *tcb)
{
    return fin_sent(tcb) && tcb->snd.una == tcb->snd.nxt;
}

static uint32_t urgent_end(const synfin_segment *seg)
{
    return seg->seq + seg->up;
}

static bool starts_in_order(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return until(seg->seq, tcb->rcv.nxt);
}

static uint32_t already_received(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return tcb->rcv.nxt - seg->seq;
}

static bool has_new_text(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return starts_in_order(tcb, seg) && already_received(tcb, seg) < seg->text;
}

static uint32_t taken_text(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return smaller(seg->text - already_received(tcb, seg), tcb->rcv.wnd);
}

static bool fin_in_sequence(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return seg->fin && seg->seq + seg->text == tcb->rcv.nxt;
}

static uint32_t without_progress(const synfin_tcb *tcb, const synfin_call *call)
{
    return call->now - tcb->rtx.since;
}

static uint32_t backed_off(const synfin_tcb *tcb, const synfin_config *cfg)
{
    return smaller(tcb->rtx.rto + tcb->rtx.rto, cfg->max_rto);
}

static uint32_t probe_text(const synfin_tcb *tcb)
{
    return smaller(smaller(unsent_text(tcb), tcb->snd.mss), larger(usable_window(tcb), 1u));
}

static uint32_t outstanding_text(const synfin_tcb *tcb)
{
    return outstanding(tcb) - (uint32_t)fin_sent(tcb);
}

static uint32_t resent_text(const synfin_tcb *tcb)
{
    return smaller(smaller(outstanding_text(tcb), tcb->snd.mss), larger(tcb->snd.wnd, 1u));
}

static bool fin_rides_again(const synfin_tcb *tcb)
{
    return fin_sent(tcb) && resent_text(tcb) == outstanding_text(tcb);
}

/* ---- OPEN, passive ---- */

/* open-passive.illegal (RFC 9293 section 3.10.1): the user may not use this local socket */
static bool fits_open_passive_illegal(const synfin_call *call)
{
    return call->forbidden;
}
static enum flow rule_open_passive_illegal(struct told *told, synfin_actions *actions)
{
    told->illegal = true;
    note(actions, SYNFIN_RULE_OPEN_PASSIVE_ILLEGAL);
    return FLOW_RETURN;
}

/* open-passive.no-resources (RFC 9293 section 3.10.1): there is no room for another connection */
static bool fits_open_passive_no_resources(const synfin_call *call)
{
    return call->no_room;
}
static enum flow rule_open_passive_no_resources(struct told *told, synfin_actions *actions)
{
    told->no_resources = true;
    note(actions, SYNFIN_RULE_OPEN_PASSIVE_NO_RESOURCES);
    return FLOW_RETURN;
}

/* open-passive (RFC 9293 section 3.10.1): a TCB is made and waits for whoever calls */
static enum flow rule_open_passive(synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    tcb->passive = true;
    told->ok = true;
    tcb->state = SYNFIN_STATE_LISTEN;
    note(actions, SYNFIN_RULE_OPEN_PASSIVE);
    return FLOW_RETURN;
}

/* open-passive.already-exists (RFC 9293 section 3.10.1): there is a connection already */
static enum flow rule_open_passive_already_exists(struct told *told, synfin_actions *actions)
{
    told->already_exists = true;
    note(actions, SYNFIN_RULE_OPEN_PASSIVE_ALREADY_EXISTS);
    return FLOW_RETURN;
}

/* Phase "OPEN, passive" (RFC 9293 section 3.10.1): the first rule that fits fires. */
static enum flow phase_open_passive(synfin_tcb *tcb, const synfin_call *call, struct told *told,
        synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_CLOSED:
        if (fits_open_passive_illegal(call))
            return rule_open_passive_illegal(told, actions);
        if (fits_open_passive_no_resources(call))
            return rule_open_passive_no_resources(told, actions);
        return rule_open_passive(tcb, told, actions);
    case SYNFIN_STATE_LISTEN:
    case SYNFIN_STATE_SYN_SENT:
    case SYNFIN_STATE_SYN_RECEIVED:
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_FIN_WAIT_2:
    case SYNFIN_STATE_CLOSE_WAIT:
    case SYNFIN_STATE_CLOSING:
    case SYNFIN_STATE_LAST_ACK:
    case SYNFIN_STATE_TIME_WAIT:
        return rule_open_passive_already_exists(told, actions);
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- OPEN, active ---- */

/* open-active.illegal (RFC 9293 section 3.10.1): the user may not use this local socket */
static bool fits_open_active_illegal(const synfin_call *call)
{
    return call->forbidden;
}
static enum flow rule_open_active_illegal(struct told *told, synfin_actions *actions)
{
    told->illegal = true;
    note(actions, SYNFIN_RULE_OPEN_ACTIVE_ILLEGAL);
    return FLOW_RETURN;
}

/* open-active.remote-unspecified (RFC 9293 section 3.10.1): an active OPEN must say whom it
   calls */
static bool fits_open_active_remote_unspecified(const synfin_call *call)
{
    return call->no_remote;
}
static enum flow rule_open_active_remote_unspecified(struct told *told, synfin_actions *actions)
{
    told->remote_unspecified = true;
    note(actions, SYNFIN_RULE_OPEN_ACTIVE_REMOTE_UNSPECIFIED);
    return FLOW_RETURN;
}

/* open-active.no-resources (RFC 9293 section 3.10.1): there is no room for another connection */
static bool fits_open_active_no_resources(const synfin_call *call)
{
    return call->no_room;
}
static enum flow rule_open_active_no_resources(struct told *told, synfin_actions *actions)
{
    told->no_resources = true;
    note(actions, SYNFIN_RULE_OPEN_ACTIVE_NO_RESOURCES);
    return FLOW_RETURN;
}

/* open-active (RFC 9293 section 3.10.1): a SYN calls the peer; a waiting connection turns from
   passive to active */
static enum flow rule_open_active(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    const uint32_t receive_buffer_value = receive_buffer(cfg);
    tcb->passive = false;
    tcb->snd.iss = call->isn;
    tcb->snd.una = call->isn;
    tcb->snd.nxt = call->isn + 1u;
    tcb->snd.end = call->isn + 1u + 0u;
    tcb->snd.mss = larger(1u, cfg->default_mss);
    tcb->rcv.wnd = receive_buffer_value;
    tcb->armed.retransmission = true;
    tcb->deadline.retransmission = call->now + cfg->rto;
    tcb->rtx.rto = cfg->rto;
    tcb->rtx.since = call->now;
    tcb->rtx.count = 0u;
    tcb->armed.user = cfg->user_timeout != 0u;
    tcb->deadline.user = cfg->user_timeout != 0u ? call->now + cfg->user_timeout : 0u;
    told->ok = true;
    told->sent = true;
    actions->out.seq = call->isn;
    actions->out.syn = true;
    actions->out.mss = cfg->mss;
    actions->out.wnd = receive_buffer_value;
    tcb->state = SYNFIN_STATE_SYN_SENT;
    note(actions, SYNFIN_RULE_OPEN_ACTIVE);
    return FLOW_RETURN;
}

/* open-active.already-exists (RFC 9293 section 3.10.1): there is a connection already */
static enum flow rule_open_active_already_exists(struct told *told, synfin_actions *actions)
{
    told->already_exists = true;
    note(actions, SYNFIN_RULE_OPEN_ACTIVE_ALREADY_EXISTS);
    return FLOW_RETURN;
}

/* Phase "OPEN, active" (RFC 9293 section 3.10.1): the first rule that fits fires. */
static enum flow phase_open_active(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_CLOSED:
        if (fits_open_active_illegal(call))
            return rule_open_active_illegal(told, actions);
        if (fits_open_active_remote_unspecified(call))
            return rule_open_active_remote_unspecified(told, actions);
        if (fits_open_active_no_resources(call))
            return rule_open_active_no_resources(told, actions);
        return rule_open_active(tcb, call, cfg, told, actions);
    case SYNFIN_STATE_LISTEN:
        if (fits_open_active_remote_unspecified(call))
            return rule_open_active_remote_unspecified(told, actions);
        if (fits_open_active_no_resources(call))
            return rule_open_active_no_resources(told, actions);
        return rule_open_active(tcb, call, cfg, told, actions);
    case SYNFIN_STATE_SYN_SENT:
    case SYNFIN_STATE_SYN_RECEIVED:
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_FIN_WAIT_2:
    case SYNFIN_STATE_CLOSE_WAIT:
    case SYNFIN_STATE_CLOSING:
    case SYNFIN_STATE_LAST_ACK:
    case SYNFIN_STATE_TIME_WAIT:
        return rule_open_active_already_exists(told, actions);
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- SEND ---- */

/* send.illegal (RFC 9293 section 3.10.2): the user may not use this connection */
static bool fits_send_illegal(const synfin_call *call)
{
    return call->forbidden;
}
static enum flow rule_send_illegal(struct told *told, synfin_actions *actions)
{
    told->illegal = true;
    note(actions, SYNFIN_RULE_SEND_ILLEGAL);
    return FLOW_RETURN;
}

/* send.does-not-exist (RFC 9293 section 3.10.2): there is no connection to send on */
static enum flow rule_send_does_not_exist(struct told *told, synfin_actions *actions)
{
    told->does_not_exist = true;
    note(actions, SYNFIN_RULE_SEND_DOES_NOT_EXIST);
    return FLOW_RETURN;
}

/* send.listen.remote-unspecified (RFC 9293 section 3.10.2): nobody has called, and whom to call
   is not known */
static bool fits_send_listen_remote_unspecified(const synfin_call *call)
{
    return call->no_remote;
}
static enum flow rule_send_listen_remote_unspecified(struct told *told, synfin_actions *actions)
{
    told->remote_unspecified = true;
    note(actions, SYNFIN_RULE_SEND_LISTEN_REMOTE_UNSPECIFIED);
    return FLOW_RETURN;
}

/* send.closing (RFC 9293 section 3.10.2): no text follows a CLOSE */
static bool fits_send_closing(const synfin_tcb *tcb)
{
    return tcb->snd.closed;
}
static enum flow rule_send_closing(struct told *told, synfin_actions *actions)
{
    told->is_closing = true;
    note(actions, SYNFIN_RULE_SEND_CLOSING);
    return FLOW_RETURN;
}

/* send.no-resources (RFC 9293 section 3.10.2): there is no room to queue the text */
static bool fits_send_no_resources(const synfin_tcb *tcb, const synfin_call *call)
{
    return queue_full(tcb, call);
}
static enum flow rule_send_no_resources(struct told *told, synfin_actions *actions)
{
    told->no_resources = true;
    note(actions, SYNFIN_RULE_SEND_NO_RESOURCES);
    return FLOW_RETURN;
}

/* send.listen (RFC 9293 section 3.10.2): a SEND on a waiting connection calls the peer, the text
   is queued */
static enum flow rule_send_listen(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    const uint32_t receive_buffer_value = receive_buffer(cfg);
    tcb->passive = false;
    tcb->snd.iss = call->isn;
    tcb->snd.una = call->isn;
    tcb->snd.nxt = call->isn + 1u;
    tcb->snd.end = call->isn + 1u + call->octets;
    tcb->snd.mss = larger(1u, cfg->default_mss);
    tcb->rcv.wnd = receive_buffer_value;
    tcb->armed.retransmission = true;
    tcb->deadline.retransmission = call->now + cfg->rto;
    tcb->rtx.rto = cfg->rto;
    tcb->rtx.since = call->now;
    tcb->rtx.count = 0u;
    tcb->armed.user = cfg->user_timeout != 0u;
    tcb->deadline.user = cfg->user_timeout != 0u ? call->now + cfg->user_timeout : 0u;
    told->ok = true;
    told->sent = true;
    actions->out.seq = call->isn;
    actions->out.syn = true;
    actions->out.mss = cfg->mss;
    actions->out.wnd = receive_buffer_value;
    tcb->state = SYNFIN_STATE_SYN_SENT;
    note(actions, SYNFIN_RULE_SEND_LISTEN);
    return FLOW_RETURN;
}

/* send.queue (RFC 9293 section 3.10.2): the text waits until the connection is open */
static enum flow rule_send_queue(synfin_tcb *tcb, const synfin_call *call, struct told *told,
        synfin_actions *actions)
{
    tcb->snd.end = tcb->snd.end + call->octets;
    told->ok = true;
    note(actions, SYNFIN_RULE_SEND_QUEUE);
    return FLOW_RETURN;
}

/* send (RFC 9293 section 3.10.2): the text is queued; what the window takes is sent */
static enum flow rule_send(synfin_tcb *tcb, const synfin_call *call, struct told *told,
        synfin_actions *actions)
{
    tcb->snd.end = tcb->snd.end + call->octets;
    told->ok = true;
    note(actions, SYNFIN_RULE_SEND);
    return FLOW_ANSWER;
}

/* Phase "SEND" (RFC 9293 section 3.10.2): the first rule that fits fires. */
static enum flow phase_send(synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,
        struct told *told, synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_CLOSED:
        if (fits_send_illegal(call))
            return rule_send_illegal(told, actions);
        return rule_send_does_not_exist(told, actions);
    case SYNFIN_STATE_LISTEN:
        if (fits_send_listen_remote_unspecified(call))
            return rule_send_listen_remote_unspecified(told, actions);
        if (fits_send_no_resources(tcb, call))
            return rule_send_no_resources(told, actions);
        return rule_send_listen(tcb, call, cfg, told, actions);
    case SYNFIN_STATE_SYN_SENT:
    case SYNFIN_STATE_SYN_RECEIVED:
        if (fits_send_closing(tcb))
            return rule_send_closing(told, actions);
        if (fits_send_no_resources(tcb, call))
            return rule_send_no_resources(told, actions);
        return rule_send_queue(tcb, call, told, actions);
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_CLOSE_WAIT:
        if (fits_send_closing(tcb))
            return rule_send_closing(told, actions);
        if (fits_send_no_resources(tcb, call))
            return rule_send_no_resources(told, actions);
        return rule_send(tcb, call, told, actions);
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_FIN_WAIT_2:
    case SYNFIN_STATE_CLOSING:
    case SYNFIN_STATE_LAST_ACK:
    case SYNFIN_STATE_TIME_WAIT:
        if (fits_send_closing(tcb))
            return rule_send_closing(told, actions);
        break;
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- send what is owed ---- */

/* answer.text (RFC 9293 section 3.10.2): queued text leaves as far as the window goes, the FIN
   on the last of it */
static bool fits_answer_text(const synfin_tcb *tcb)
{
    return can_send_text(tcb);
}
static enum flow rule_answer_text(synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    const uint32_t sendable_text_value = sendable_text(tcb);
    const bool fin_rides_value = fin_rides(tcb);
    told->sent = true;
    actions->out.seq = tcb->snd.nxt;
    actions->out.text = sendable_text_value;
    actions->out.fin = fin_rides_value;
    actions->out.has_ack = true;
    actions->out.ack = tcb->rcv.nxt;
    actions->out.wnd = tcb->rcv.wnd;
    tcb->snd.nxt = tcb->snd.nxt + sendable_text_value + (uint32_t)fin_rides_value;
    note(actions, SYNFIN_RULE_ANSWER_TEXT);
    return FLOW_CONTINUE;
}

/* answer.fin (RFC 9293 section 3.10.4): everything is sent and the user has closed: the FIN */
static bool fits_answer_fin(const synfin_tcb *tcb)
{
    return can_send_fin(tcb);
}
static enum flow rule_answer_fin(synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    told->sent = true;
    actions->out.seq = tcb->snd.nxt;
    actions->out.text = 0u;
    actions->out.fin = true;
    actions->out.has_ack = true;
    actions->out.ack = tcb->rcv.nxt;
    actions->out.wnd = tcb->rcv.wnd;
    tcb->snd.nxt = tcb->snd.nxt + 1u;
    note(actions, SYNFIN_RULE_ANSWER_FIN);
    return FLOW_CONTINUE;
}

/* answer.ack (RFC 9293 section 3.10.7.4, seventh): the acknowledgment that the event owes */
static bool fits_answer_ack(const struct told *told)
{
    return told->ack_owed;
}
static enum flow rule_answer_ack(const synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    told->sent = true;
    actions->out.seq = tcb->snd.nxt;
    actions->out.ack = tcb->rcv.nxt;
    actions->out.has_ack = true;
    actions->out.wnd = tcb->rcv.wnd;
    note(actions, SYNFIN_RULE_ANSWER_ACK);
    return FLOW_CONTINUE;
}

/* Phase "send what is owed" (RFC 9293 section 3.7): the first rule that fits fires. */
static enum flow phase_send_what_is_owed(synfin_tcb *tcb, struct told *told,
        synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_SYN_RECEIVED:
    case SYNFIN_STATE_FIN_WAIT_2:
    case SYNFIN_STATE_TIME_WAIT:
        if (fits_answer_ack(told))
            return rule_answer_ack(tcb, told, actions);
        break;
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_CLOSE_WAIT:
        if (fits_answer_text(tcb))
            return rule_answer_text(tcb, told, actions);
        if (fits_answer_ack(told))
            return rule_answer_ack(tcb, told, actions);
        break;
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_CLOSING:
    case SYNFIN_STATE_LAST_ACK:
        if (fits_answer_text(tcb))
            return rule_answer_text(tcb, told, actions);
        if (fits_answer_fin(tcb))
            return rule_answer_fin(tcb, told, actions);
        if (fits_answer_ack(told))
            return rule_answer_ack(tcb, told, actions);
        break;
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- set the timers ---- */

/* timers.start (RFC 9293 section 3.8.1): something is outstanding or waits for the window: the
   timers run */
static bool fits_timers_start(const synfin_tcb *tcb)
{
    return !tcb->armed.retransmission && something_to_send(tcb);
}
static enum flow rule_timers_start(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    tcb->armed.retransmission = true;
    tcb->deadline.retransmission = call->now + cfg->rto;
    tcb->rtx.rto = cfg->rto;
    tcb->rtx.since = call->now;
    tcb->rtx.count = 0u;
    tcb->armed.user = cfg->user_timeout != 0u;
    tcb->deadline.user = cfg->user_timeout != 0u ? call->now + cfg->user_timeout : 0u;
    note(actions, SYNFIN_RULE_TIMERS_START);
    return FLOW_CONTINUE;
}

/* Phase "set the timers" (RFC 9293 section 3.8.1): the first rule that fits fires. */
static enum flow phase_set_the_timers(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_CLOSE_WAIT:
    case SYNFIN_STATE_CLOSING:
    case SYNFIN_STATE_LAST_ACK:
        if (fits_timers_start(tcb))
            return rule_timers_start(tcb, call, cfg, actions);
        break;
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- RECEIVE ---- */

/* receive.illegal (RFC 9293 section 3.10.3): the user may not use this connection */
static bool fits_receive_illegal(const synfin_call *call)
{
    return call->forbidden;
}
static enum flow rule_receive_illegal(struct told *told, synfin_actions *actions)
{
    told->illegal = true;
    note(actions, SYNFIN_RULE_RECEIVE_ILLEGAL);
    return FLOW_RETURN;
}

/* receive.does-not-exist (RFC 9293 section 3.10.3): there is no connection to receive from */
static enum flow rule_receive_does_not_exist(struct told *told, synfin_actions *actions)
{
    told->does_not_exist = true;
    note(actions, SYNFIN_RULE_RECEIVE_DOES_NOT_EXIST);
    return FLOW_RETURN;
}

/* receive.queue (RFC 9293 section 3.10.3): the request waits until the connection is open */
static enum flow rule_receive_queue(struct told *told, synfin_actions *actions)
{
    told->ok = true;
    note(actions, SYNFIN_RULE_RECEIVE_QUEUE);
    return FLOW_RETURN;
}

/* receive.closed (RFC 9293 section 3.8.3): a half-duplex CLOSE has ended receiving too (MAY-1) */
static bool fits_receive_closed(const synfin_tcb *tcb, const synfin_config *cfg)
{
    return cfg->half_duplex_close && tcb->snd.closed;
}
static enum flow rule_receive_closed(struct told *told, synfin_actions *actions)
{
    told->is_closing = true;
    note(actions, SYNFIN_RULE_RECEIVE_CLOSED);
    return FLOW_RETURN;
}

/* receive.closing (RFC 9293 section 3.10.3): the peer has closed and nothing is left to receive */
static bool fits_receive_closing(const synfin_tcb *tcb)
{
    return tcb->rcv.unread == 0u;
}
static enum flow rule_receive_closing(struct told *told, synfin_actions *actions)
{
    told->is_closing = true;
    note(actions, SYNFIN_RULE_RECEIVE_CLOSING);
    return FLOW_RETURN;
}

/* receive.opens-window (RFC 9293 section 3.10.3): text is taken, and the peer is told of the
   room */
static bool fits_receive_opens_window(const synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg)
{
    return worth_opening(tcb, call, cfg);
}
static enum flow rule_receive_opens_window(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    const uint32_t received_now_value = received_now(tcb, call);
    tcb->rcv.wnd = freed_window(tcb, call, cfg);
    tcb->rcv.unread = tcb->rcv.unread - received_now_value;
    told->received = received_now_value;
    told->ok = true;
    told->ack_owed = true;
    note(actions, SYNFIN_RULE_RECEIVE_OPENS_WINDOW);
    return FLOW_ANSWER;
}

/* receive (RFC 9293 section 3.10.3): text is taken */
static enum flow rule_receive(synfin_tcb *tcb, const synfin_call *call, struct told *told,
        synfin_actions *actions)
{
    const uint32_t received_now_value = received_now(tcb, call);
    tcb->rcv.unread = tcb->rcv.unread - received_now_value;
    told->received = received_now_value;
    told->ok = true;
    note(actions, SYNFIN_RULE_RECEIVE);
    return FLOW_RETURN;
}

/* Phase "RECEIVE" (RFC 9293 section 3.10.3): the first rule that fits fires. */
static enum flow phase_receive(synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,
        struct told *told, synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_CLOSED:
        if (fits_receive_illegal(call))
            return rule_receive_illegal(told, actions);
        return rule_receive_does_not_exist(told, actions);
    case SYNFIN_STATE_LISTEN:
    case SYNFIN_STATE_SYN_SENT:
    case SYNFIN_STATE_SYN_RECEIVED:
        return rule_receive_queue(told, actions);
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_FIN_WAIT_2:
        if (fits_receive_closed(tcb, cfg))
            return rule_receive_closed(told, actions);
        if (fits_receive_opens_window(tcb, call, cfg))
            return rule_receive_opens_window(tcb, call, cfg, told, actions);
        return rule_receive(tcb, call, told, actions);
    case SYNFIN_STATE_CLOSE_WAIT:
    case SYNFIN_STATE_CLOSING:
    case SYNFIN_STATE_LAST_ACK:
    case SYNFIN_STATE_TIME_WAIT:
        if (fits_receive_closed(tcb, cfg))
            return rule_receive_closed(told, actions);
        if (fits_receive_closing(tcb))
            return rule_receive_closing(told, actions);
        return rule_receive(tcb, call, told, actions);
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- CLOSE ---- */

/* close.illegal (RFC 9293 section 3.10.4): the user may not use this connection */
static bool fits_close_illegal(const synfin_call *call)
{
    return call->forbidden;
}
static enum flow rule_close_illegal(struct told *told, synfin_actions *actions)
{
    told->illegal = true;
    note(actions, SYNFIN_RULE_CLOSE_ILLEGAL);
    return FLOW_RETURN;
}

/* close.does-not-exist (RFC 9293 section 3.10.4): there is no connection to close */
static enum flow rule_close_does_not_exist(struct told *told, synfin_actions *actions)
{
    told->does_not_exist = true;
    note(actions, SYNFIN_RULE_CLOSE_DOES_NOT_EXIST);
    return FLOW_RETURN;
}

/* close.opening (RFC 9293 section 3.10.4): nobody has answered: the TCB is deleted */
static enum flow rule_close_opening(synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    told->ok = true;
    told->closed = true;
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_CLOSE_OPENING);
    return FLOW_RETURN;
}

/* close.again (RFC 9293 section 3.10.4): CLOSE was called before */
static bool fits_close_again(const synfin_tcb *tcb)
{
    return tcb->snd.closed;
}
static enum flow rule_close_again(struct told *told, synfin_actions *actions)
{
    told->is_closing = true;
    note(actions, SYNFIN_RULE_CLOSE_AGAIN);
    return FLOW_RETURN;
}

/* close.syn-received (RFC 9293 section 3.10.4): the CLOSE waits until our SYN is acknowledged */
static enum flow rule_close_syn_received(synfin_tcb *tcb, struct told *told,
        synfin_actions *actions)
{
    tcb->snd.closed = true;
    told->ok = true;
    note(actions, SYNFIN_RULE_CLOSE_SYN_RECEIVED);
    return FLOW_RETURN;
}

/* close.unread (RFC 9293 section 3.6.1): a half-duplex CLOSE with unread text tells the peer
   that it is lost (SHLD-3) */
static bool fits_close_unread(const synfin_tcb *tcb, const synfin_config *cfg)
{
    return cfg->half_duplex_close && tcb->rcv.unread != 0u;
}
static enum flow rule_close_unread(synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    told->sent = true;
    actions->out.seq = tcb->snd.nxt;
    actions->out.rst = true;
    told->ok = true;
    told->reset = true;
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_CLOSE_UNREAD);
    return FLOW_RETURN;
}

/* close.established (RFC 9293 section 3.10.4): a FIN follows the last octet queued */
static enum flow rule_close_established(synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    tcb->snd.closed = true;
    told->ok = true;
    tcb->state = SYNFIN_STATE_FIN_WAIT_1;
    note(actions, SYNFIN_RULE_CLOSE_ESTABLISHED);
    return FLOW_ANSWER;
}

/* close.close-wait (RFC 9293 section 3.10.4): a FIN follows the last octet queued, and is the
   second of the two */
static enum flow rule_close_close_wait(synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    tcb->snd.closed = true;
    told->ok = true;
    tcb->state = SYNFIN_STATE_LAST_ACK;
    note(actions, SYNFIN_RULE_CLOSE_CLOSE_WAIT);
    return FLOW_ANSWER;
}

/* Phase "CLOSE" (RFC 9293 section 3.10.4): the first rule that fits fires. */
static enum flow phase_close(synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,
        struct told *told, synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_CLOSED:
        if (fits_close_illegal(call))
            return rule_close_illegal(told, actions);
        return rule_close_does_not_exist(told, actions);
    case SYNFIN_STATE_LISTEN:
    case SYNFIN_STATE_SYN_SENT:
        return rule_close_opening(tcb, told, actions);
    case SYNFIN_STATE_SYN_RECEIVED:
        if (fits_close_again(tcb))
            return rule_close_again(told, actions);
        return rule_close_syn_received(tcb, told, actions);
    case SYNFIN_STATE_ESTABLISHED:
        if (fits_close_again(tcb))
            return rule_close_again(told, actions);
        if (fits_close_unread(tcb, cfg))
            return rule_close_unread(tcb, told, actions);
        return rule_close_established(tcb, told, actions);
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_FIN_WAIT_2:
    case SYNFIN_STATE_CLOSING:
    case SYNFIN_STATE_LAST_ACK:
    case SYNFIN_STATE_TIME_WAIT:
        if (fits_close_again(tcb))
            return rule_close_again(told, actions);
        break;
    case SYNFIN_STATE_CLOSE_WAIT:
        if (fits_close_again(tcb))
            return rule_close_again(told, actions);
        if (fits_close_unread(tcb, cfg))
            return rule_close_unread(tcb, told, actions);
        return rule_close_close_wait(tcb, told, actions);
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- ABORT ---- */

/* abort.illegal (RFC 9293 section 3.10.5): the user may not use this connection */
static bool fits_abort_illegal(const synfin_call *call)
{
    return call->forbidden;
}
static enum flow rule_abort_illegal(struct told *told, synfin_actions *actions)
{
    told->illegal = true;
    note(actions, SYNFIN_RULE_ABORT_ILLEGAL);
    return FLOW_RETURN;
}

/* abort.does-not-exist (RFC 9293 section 3.10.5): there is no connection to abort */
static enum flow rule_abort_does_not_exist(struct told *told, synfin_actions *actions)
{
    told->does_not_exist = true;
    note(actions, SYNFIN_RULE_ABORT_DOES_NOT_EXIST);
    return FLOW_RETURN;
}

/* abort.opening (RFC 9293 section 3.10.5): nobody has answered: the TCB is deleted */
static enum flow rule_abort_opening(synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    told->ok = true;
    told->reset = true;
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_ABORT_OPENING);
    return FLOW_RETURN;
}

/* abort (RFC 9293 section 3.10.5): the peer is told by a reset, the TCB is deleted */
static enum flow rule_abort(synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    told->sent = true;
    actions->out.seq = tcb->snd.nxt;
    actions->out.rst = true;
    told->ok = true;
    told->reset = true;
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_ABORT);
    return FLOW_RETURN;
}

/* abort.closing (RFC 9293 section 3.10.5): our FIN may not have arrived: the user hears that it
   was an abort */
static enum flow rule_abort_closing(synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    told->ok = true;
    told->reset = true;
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_ABORT_CLOSING);
    return FLOW_RETURN;
}

/* abort.time-wait (RFC 9293 section 3.10.5): both sides have closed: the waiting is cut short */
static enum flow rule_abort_time_wait(synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    told->ok = true;
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_ABORT_TIME_WAIT);
    return FLOW_RETURN;
}

/* Phase "ABORT" (RFC 9293 section 3.10.5): the first rule that fits fires. */
static enum flow phase_abort(synfin_tcb *tcb, const synfin_call *call, struct told *told,
        synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_CLOSED:
        if (fits_abort_illegal(call))
            return rule_abort_illegal(told, actions);
        return rule_abort_does_not_exist(told, actions);
    case SYNFIN_STATE_LISTEN:
    case SYNFIN_STATE_SYN_SENT:
        return rule_abort_opening(tcb, told, actions);
    case SYNFIN_STATE_SYN_RECEIVED:
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_FIN_WAIT_2:
    case SYNFIN_STATE_CLOSE_WAIT:
        return rule_abort(tcb, told, actions);
    case SYNFIN_STATE_CLOSING:
    case SYNFIN_STATE_LAST_ACK:
        return rule_abort_closing(tcb, told, actions);
    case SYNFIN_STATE_TIME_WAIT:
        return rule_abort_time_wait(tcb, told, actions);
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- STATUS ---- */

/* status.illegal (RFC 9293 section 3.10.6): the user may not use this connection */
static bool fits_status_illegal(const synfin_call *call)
{
    return call->forbidden;
}
static enum flow rule_status_illegal(struct told *told, synfin_actions *actions)
{
    told->illegal = true;
    note(actions, SYNFIN_RULE_STATUS_ILLEGAL);
    return FLOW_RETURN;
}

/* status.does-not-exist (RFC 9293 section 3.10.6): there is no connection to ask about */
static enum flow rule_status_does_not_exist(struct told *told, synfin_actions *actions)
{
    told->does_not_exist = true;
    note(actions, SYNFIN_RULE_STATUS_DOES_NOT_EXIST);
    return FLOW_RETURN;
}

/* status (RFC 9293 section 3.10.6): the host reads the state from the TCB */
static enum flow rule_status(struct told *told, synfin_actions *actions)
{
    told->ok = true;
    note(actions, SYNFIN_RULE_STATUS);
    return FLOW_RETURN;
}

/* Phase "STATUS" (RFC 9293 section 3.10.6): the first rule that fits fires. */
static enum flow phase_status(const synfin_tcb *tcb, const synfin_call *call, struct told *told,
        synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_CLOSED:
        if (fits_status_illegal(call))
            return rule_status_illegal(told, actions);
        return rule_status_does_not_exist(told, actions);
    case SYNFIN_STATE_LISTEN:
    case SYNFIN_STATE_SYN_SENT:
    case SYNFIN_STATE_SYN_RECEIVED:
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_FIN_WAIT_2:
    case SYNFIN_STATE_CLOSE_WAIT:
    case SYNFIN_STATE_CLOSING:
    case SYNFIN_STATE_LAST_ACK:
    case SYNFIN_STATE_TIME_WAIT:
        return rule_status(told, actions);
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- CLOSED ---- */

/* closed.rst (RFC 9293 section 3.10.7.1): a reset is never answered */
static bool fits_closed_rst(const synfin_segment *seg)
{
    return seg->rst;
}
static enum flow rule_closed_rst(synfin_actions *actions)
{
    note(actions, SYNFIN_RULE_CLOSED_RST);
    return FLOW_RETURN;
}

/* closed.any (RFC 9293 section 3.10.7.1): there is no connection: the sender is told so */
static enum flow rule_closed_any(const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    told->sent = true;
    actions->out.rst = true;
    actions->out.seq = seg->has_ack ? seg->ack : 0u;
    actions->out.has_ack = !seg->has_ack;
    actions->out.ack = seg->has_ack ? 0u : seg_end(seg);
    note(actions, SYNFIN_RULE_CLOSED_ANY);
    return FLOW_RETURN;
}

/* Phase "CLOSED" (RFC 9293 section 3.10.7.1): the first rule that fits fires. */
static enum flow phase_closed(const synfin_tcb *tcb, const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_CLOSED:
        if (fits_closed_rst(seg))
            return rule_closed_rst(actions);
        return rule_closed_any(seg, told, actions);
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- LISTEN ---- */

/* listen.rst (RFC 9293 section 3.10.7.2, first): a reset can't answer anything that we sent */
static bool fits_listen_rst(const synfin_segment *seg)
{
    return seg->rst;
}
static enum flow rule_listen_rst(synfin_actions *actions)
{
    note(actions, SYNFIN_RULE_LISTEN_RST);
    return FLOW_RETURN;
}

/* listen.ack (RFC 9293 section 3.10.7.2, second): nothing was sent that could be acknowledged */
static bool fits_listen_ack(const synfin_segment *seg)
{
    return seg->has_ack;
}
static enum flow rule_listen_ack(const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    told->sent = true;
    actions->out.seq = seg->ack;
    actions->out.rst = true;
    note(actions, SYNFIN_RULE_LISTEN_ACK);
    return FLOW_RETURN;
}

/* listen.syn.insecure (RFC 9293 section 3.10.7.2, third): a SYN of another security or
   compartment */
static bool fits_listen_syn_insecure(const synfin_segment *seg)
{
    return seg->syn && seg->insecure;
}
static enum flow rule_listen_syn_insecure(const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    told->sent = true;
    actions->out.rst = true;
    actions->out.seq = seg->has_ack ? seg->ack : 0u;
    actions->out.has_ack = !seg->has_ack;
    actions->out.ack = seg->has_ack ? 0u : seg_end(seg);
    note(actions, SYNFIN_RULE_LISTEN_SYN_INSECURE);
    return FLOW_RETURN;
}

/* listen.syn (RFC 9293 section 3.10.7.2, third): a SYN is answered by SYN and ACK; its text, if
   any, must come again */
static bool fits_listen_syn(const synfin_segment *seg)
{
    return seg->syn;
}
static enum flow rule_listen_syn(synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,
        const synfin_segment *seg, struct told *told, synfin_actions *actions)
{
    const uint32_t offered_window_value = offered_window(seg);
    const uint32_t receive_buffer_value = receive_buffer(cfg);
    tcb->rcv.irs = seg->seq;
    tcb->rcv.nxt = seg->seq + 1u;
    tcb->rcv.up = seg->seq + 1u;
    tcb->snd.wnd = offered_window_value;
    tcb->snd.max_wnd = offered_window_value;
    tcb->snd.wl1 = seg->seq;
    tcb->snd.mss = peer_mss(cfg, seg);
    tcb->snd.iss = call->isn;
    tcb->snd.aged = false;
    tcb->snd.una = call->isn;
    tcb->snd.nxt = call->isn + 1u;
    tcb->snd.end = call->isn + 1u;
    tcb->snd.wl2 = call->isn;
    tcb->rcv.wnd = receive_buffer_value;
    tcb->rcv.unread = 0u;
    tcb->armed.retransmission = true;
    tcb->deadline.retransmission = call->now + cfg->rto;
    tcb->rtx.rto = cfg->rto;
    tcb->rtx.since = call->now;
    tcb->rtx.count = 0u;
    told->sent = true;
    actions->out.seq = call->isn;
    actions->out.syn = true;
    actions->out.mss = cfg->mss;
    actions->out.wnd = receive_buffer_value;
    actions->out.has_ack = true;
    actions->out.ack = seg->seq + 1u;
    tcb->state = SYNFIN_STATE_SYN_RECEIVED;
    note(actions, SYNFIN_RULE_LISTEN_SYN);
    return FLOW_RETURN;
}

/* listen.other (RFC 9293 section 3.10.7.2, fourth): neither SYN, ACK nor RST: dropped */
static enum flow rule_listen_other(synfin_actions *actions)
{
    note(actions, SYNFIN_RULE_LISTEN_OTHER);
    return FLOW_RETURN;
}

/* Phase "LISTEN" (RFC 9293 section 3.10.7.2): the first rule that fits fires. */
static enum flow phase_listen(synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,
        const synfin_segment *seg, struct told *told, synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_LISTEN:
        if (fits_listen_rst(seg))
            return rule_listen_rst(actions);
        if (fits_listen_ack(seg))
            return rule_listen_ack(seg, told, actions);
        if (fits_listen_syn_insecure(seg))
            return rule_listen_syn_insecure(seg, told, actions);
        if (fits_listen_syn(seg))
            return rule_listen_syn(tcb, call, cfg, seg, told, actions);
        return rule_listen_other(actions);
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- SYN-SENT ---- */

/* syn-sent.bad-ack.rst (RFC 9293 section 3.10.7.3, first): a reset that acknowledges what we
   never sent is not for us */
static bool fits_syn_sent_bad_ack_rst(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return seg->has_ack && !acceptable_ack_of_syn(tcb, seg) && seg->rst;
}
static enum flow rule_syn_sent_bad_ack_rst(synfin_actions *actions)
{
    note(actions, SYNFIN_RULE_SYN_SENT_BAD_ACK_RST);
    return FLOW_RETURN;
}

/* syn-sent.bad-ack (RFC 9293 section 3.10.7.3, first): who acknowledges what we never sent is
   out of step: reset it */
static bool fits_syn_sent_bad_ack(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return seg->has_ack && !acceptable_ack_of_syn(tcb, seg);
}
static enum flow rule_syn_sent_bad_ack(const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    told->sent = true;
    actions->out.seq = seg->ack;
    actions->out.rst = true;
    note(actions, SYNFIN_RULE_SYN_SENT_BAD_ACK);
    return FLOW_RETURN;
}

/* syn-sent.rst (RFC 9293 section 3.10.7.3, second): the peer refuses our SYN */
static bool fits_syn_sent_rst(const synfin_segment *seg)
{
    return seg->rst && seg->has_ack;
}
static enum flow rule_syn_sent_rst(synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    told->refused = true;
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_SYN_SENT_RST);
    return FLOW_RETURN;
}

/* syn-sent.rst.blind (RFC 9293 section 3.10.7.3, second): a reset that acknowledges nothing
   proves nothing */
static bool fits_syn_sent_rst_blind(const synfin_segment *seg)
{
    return seg->rst;
}
static enum flow rule_syn_sent_rst_blind(synfin_actions *actions)
{
    note(actions, SYNFIN_RULE_SYN_SENT_RST_BLIND);
    return FLOW_RETURN;
}

/* syn-sent.insecure (RFC 9293 section 3.10.7.3, third): security or compartment do not match */
static bool fits_syn_sent_insecure(const synfin_segment *seg)
{
    return seg->insecure;
}
static enum flow rule_syn_sent_insecure(const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    told->sent = true;
    actions->out.rst = true;
    actions->out.seq = seg->has_ack ? seg->ack : 0u;
    actions->out.has_ack = !seg->has_ack;
    actions->out.ack = seg->has_ack ? 0u : seg_end(seg);
    note(actions, SYNFIN_RULE_SYN_SENT_INSECURE);
    return FLOW_RETURN;
}

/* syn-sent.syn-ack (RFC 9293 section 3.10.7.3, fourth): our SYN is acknowledged and the peer's
   has come: open */
static bool fits_syn_sent_syn_ack(const synfin_segment *seg)
{
    return seg->syn && seg->has_ack;
}
static enum flow rule_syn_sent_syn_ack(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    const uint32_t offered_window_value = offered_window(seg);
    tcb->rcv.irs = seg->seq;
    tcb->rcv.nxt = seg->seq + 1u;
    tcb->rcv.up = seg->seq + 1u;
    tcb->snd.wnd = offered_window_value;
    tcb->snd.max_wnd = offered_window_value;
    tcb->snd.wl1 = seg->seq;
    tcb->snd.mss = peer_mss(cfg, seg);
    tcb->snd.una = seg->ack;
    tcb->snd.wl2 = seg->ack;
    tcb->armed.retransmission = false;
    tcb->deadline.retransmission = 0u;
    tcb->armed.user = false;
    tcb->deadline.user = 0u;
    tcb->armed.keep_alive = cfg->keep_alive;
    tcb->deadline.keep_alive = cfg->keep_alive ? call->now + cfg->keep_idle : 0u;
    tcb->keep.probes = 0u;
    told->open = true;
    told->ack_owed = true;
    tcb->state = SYNFIN_STATE_ESTABLISHED;
    note(actions, SYNFIN_RULE_SYN_SENT_SYN_ACK);
    return FLOW_ANSWER;
}

/* syn-sent.syn (RFC 9293 section 3.10.7.3, fourth): both have called at once: simultaneous open
   (MUST-10) */
static bool fits_syn_sent_syn(const synfin_segment *seg)
{
    return seg->syn;
}
static enum flow rule_syn_sent_syn(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    const uint32_t offered_window_value = offered_window(seg);
    tcb->rcv.irs = seg->seq;
    tcb->rcv.nxt = seg->seq + 1u;
    tcb->rcv.up = seg->seq + 1u;
    tcb->snd.wnd = offered_window_value;
    tcb->snd.max_wnd = offered_window_value;
    tcb->snd.wl1 = seg->seq;
    tcb->snd.mss = peer_mss(cfg, seg);
    tcb->snd.wl2 = tcb->snd.iss;
    tcb->armed.retransmission = true;
    tcb->deadline.retransmission = call->now + cfg->rto;
    tcb->rtx.rto = cfg->rto;
    tcb->rtx.since = call->now;
    tcb->rtx.count = 0u;
    told->sent = true;
    actions->out.seq = tcb->snd.iss;
    actions->out.syn = true;
    actions->out.mss = cfg->mss;
    actions->out.wnd = receive_buffer(cfg);
    actions->out.has_ack = true;
    actions->out.ack = seg->seq + 1u;
    tcb->state = SYNFIN_STATE_SYN_RECEIVED;
    note(actions, SYNFIN_RULE_SYN_SENT_SYN);
    return FLOW_RETURN;
}

/* syn-sent.other (RFC 9293 section 3.10.7.3, fifth): neither SYN nor RST: dropped */
static enum flow rule_syn_sent_other(synfin_actions *actions)
{
    note(actions, SYNFIN_RULE_SYN_SENT_OTHER);
    return FLOW_RETURN;
}

/* Phase "SYN-SENT" (RFC 9293 section 3.10.7.3): the first rule that fits fires. */
static enum flow phase_syn_sent(synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,
        const synfin_segment *seg, struct told *told, synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_SYN_SENT:
        if (fits_syn_sent_bad_ack_rst(tcb, seg))
            return rule_syn_sent_bad_ack_rst(actions);
        if (fits_syn_sent_bad_ack(tcb, seg))
            return rule_syn_sent_bad_ack(seg, told, actions);
        if (fits_syn_sent_rst(seg))
            return rule_syn_sent_rst(tcb, told, actions);
        if (fits_syn_sent_rst_blind(seg))
            return rule_syn_sent_rst_blind(actions);
        if (fits_syn_sent_insecure(seg))
            return rule_syn_sent_insecure(seg, told, actions);
        if (fits_syn_sent_syn_ack(seg))
            return rule_syn_sent_syn_ack(tcb, call, cfg, seg, told, actions);
        if (fits_syn_sent_syn(seg))
            return rule_syn_sent_syn(tcb, call, cfg, seg, told, actions);
        return rule_syn_sent_other(actions);
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- first, check sequence number ---- */

/* time-wait.reopen (RFC 9293 section 3.6.1): a SYN ahead of all old numbers opens the next
   incarnation (MAY-2) */
static bool fits_time_wait_reopen(const synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, const synfin_segment *seg)
{
    return cfg->reuse_time_wait && seg->syn && !seg->has_ack && !seg->rst && !seg->insecure
            && before(tcb->rcv.nxt, seg->seq) && before(tcb->snd.nxt, call->isn)
            && tcb->rcv.unread == 0u;
}
static enum flow rule_time_wait_reopen(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    const uint32_t offered_window_value = offered_window(seg);
    const uint32_t receive_buffer_value = receive_buffer(cfg);
    tcb->rcv.irs = seg->seq;
    tcb->rcv.nxt = seg->seq + 1u;
    tcb->rcv.up = seg->seq + 1u;
    tcb->snd.wnd = offered_window_value;
    tcb->snd.max_wnd = offered_window_value;
    tcb->snd.wl1 = seg->seq;
    tcb->snd.mss = peer_mss(cfg, seg);
    tcb->snd.iss = call->isn;
    tcb->snd.aged = false;
    tcb->snd.una = call->isn;
    tcb->snd.nxt = call->isn + 1u;
    tcb->snd.end = call->isn + 1u;
    tcb->snd.wl2 = call->isn;
    tcb->rcv.wnd = receive_buffer_value;
    tcb->rcv.unread = 0u;
    tcb->armed.retransmission = true;
    tcb->deadline.retransmission = call->now + cfg->rto;
    tcb->rtx.rto = cfg->rto;
    tcb->rtx.since = call->now;
    tcb->rtx.count = 0u;
    told->sent = true;
    actions->out.seq = call->isn;
    actions->out.syn = true;
    actions->out.mss = cfg->mss;
    actions->out.wnd = receive_buffer_value;
    actions->out.has_ack = true;
    actions->out.ack = seg->seq + 1u;
    tcb->armed.time_wait = false;
    tcb->deadline.time_wait = 0u;
    tcb->passive = true;
    tcb->reopened = true;
    tcb->snd.closed = false;
    tcb->state = SYNFIN_STATE_SYN_RECEIVED;
    note(actions, SYNFIN_RULE_TIME_WAIT_REOPEN);
    return FLOW_RETURN;
}

/* time-wait.fin (RFC 9293 section 3.10.7.4, fifth): the peer's FIN again: its ACK was lost, 2MSL
   start anew */
static bool fits_time_wait_fin(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return seg->fin && !seg->rst && !seg->syn && seg->has_ack && seg_end(seg) == tcb->rcv.nxt;
}
static enum flow rule_time_wait_fin(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    told->sent = true;
    actions->out.seq = tcb->snd.nxt;
    actions->out.ack = tcb->rcv.nxt;
    actions->out.has_ack = true;
    actions->out.wnd = tcb->rcv.wnd;
    tcb->armed.time_wait = true;
    tcb->deadline.time_wait = call->now + (cfg->msl + cfg->msl);
    note(actions, SYNFIN_RULE_TIME_WAIT_FIN);
    return FLOW_RETURN;
}

/* syn-received.syn-ack (RFC 9293 section 3.5, Figure 7): simultaneous open: the peer's SYN
   again, now with the ACK of ours */
static bool fits_syn_received_syn_ack(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return !tcb->passive && seg->syn && seg->has_ack && !seg->rst && !seg->insecure
            && seg->seq == tcb->rcv.irs && before(tcb->snd.una, seg->ack)
            && until(seg->ack, tcb->snd.nxt) && !tcb->snd.closed;
}
static enum flow rule_syn_received_syn_ack(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    const uint32_t offered_window_value = offered_window(seg);
    tcb->snd.una = tcb->snd.iss + 1u;
    tcb->armed.retransmission = false;
    tcb->deadline.retransmission = 0u;
    tcb->armed.user = false;
    tcb->deadline.user = 0u;
    tcb->rtx.count = 0u;
    tcb->reopened = false;
    told->open = true;
    tcb->snd.wnd = offered_window_value;
    tcb->snd.wl2 = seg->ack;
    tcb->snd.max_wnd = larger(tcb->snd.max_wnd, offered_window_value);
    tcb->armed.keep_alive = cfg->keep_alive;
    tcb->deadline.keep_alive = cfg->keep_alive ? call->now + cfg->keep_idle : 0u;
    tcb->keep.probes = 0u;
    tcb->state = SYNFIN_STATE_ESTABLISHED;
    note(actions, SYNFIN_RULE_SYN_RECEIVED_SYN_ACK);
    return FLOW_ANSWER;
}

/* zero-window (RFC 9293 section 3.10.7.4, first): the window is closed: ACK, URG and RST of a
   segment in sequence are heard all the same (MUST-66) */
static bool fits_zero_window(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return tcb->rcv.wnd == 0u && seg_len(seg) != 0u && seg->seq == tcb->rcv.nxt;
}
static enum flow rule_zero_window(struct told *told, synfin_actions *actions)
{
    told->ack_owed = true;
    note(actions, SYNFIN_RULE_ZERO_WINDOW);
    return FLOW_CONTINUE;
}

/* unacceptable.rst (RFC 9293 section 3.10.7.4, first): a reset outside the window is dropped in
   silence */
static bool fits_unacceptable_rst(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return !acceptable(tcb, seg) && seg->rst;
}
static enum flow rule_unacceptable_rst(synfin_actions *actions)
{
    note(actions, SYNFIN_RULE_UNACCEPTABLE_RST);
    return FLOW_RETURN;
}

/* unacceptable.empty (RFC 9293 section 3.10.7.4, first): outside the window, and nothing in it:
   the answer is throttled, so that two of us can't answer each other for ever */
static bool fits_unacceptable_empty(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return !acceptable(tcb, seg) && seg_len(seg) == 0u;
}
static enum flow rule_unacceptable_empty(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    const bool period_is_over_value = period_is_over(tcb, call, cfg);
    told->sent = challenge_allowed(tcb, call, cfg);
    actions->out.seq = tcb->snd.nxt;
    actions->out.ack = tcb->rcv.nxt;
    actions->out.has_ack = true;
    actions->out.wnd = tcb->rcv.wnd;
    tcb->challenge.since = period_is_over_value ? call->now : tcb->challenge.since;
    tcb->challenge.count = period_is_over_value ? 1u
            : (tcb->challenge.count < cfg->challenge_limit ? tcb->challenge.count + 1u
            : tcb->challenge.count);
    note(actions, SYNFIN_RULE_UNACCEPTABLE_EMPTY);
    return FLOW_RETURN;
}

/* unacceptable (RFC 9293 section 3.10.7.4, first): outside the window: the sender is told what
   is expected */
static bool fits_unacceptable(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return !acceptable(tcb, seg);
}
static enum flow rule_unacceptable(const synfin_tcb *tcb, struct told *told,
        synfin_actions *actions)
{
    told->sent = true;
    actions->out.seq = tcb->snd.nxt;
    actions->out.ack = tcb->rcv.nxt;
    actions->out.has_ack = true;
    actions->out.wnd = tcb->rcv.wnd;
    note(actions, SYNFIN_RULE_UNACCEPTABLE);
    return FLOW_RETURN;
}

/* Phase "first, check sequence number" (RFC 9293 section 3.10.7.4, first): the first rule that
   fits fires. */
static enum flow phase_first_check_sequence_number(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_SYN_RECEIVED:
        if (fits_syn_received_syn_ack(tcb, seg))
            return rule_syn_received_syn_ack(tcb, call, cfg, seg, told, actions);
        if (fits_zero_window(tcb, seg))
            return rule_zero_window(told, actions);
        if (fits_unacceptable_rst(tcb, seg))
            return rule_unacceptable_rst(actions);
        if (fits_unacceptable_empty(tcb, seg))
            return rule_unacceptable_empty(tcb, call, cfg, told, actions);
        if (fits_unacceptable(tcb, seg))
            return rule_unacceptable(tcb, told, actions);
        break;
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_FIN_WAIT_2:
    case SYNFIN_STATE_CLOSE_WAIT:
    case SYNFIN_STATE_CLOSING:
    case SYNFIN_STATE_LAST_ACK:
        if (fits_zero_window(tcb, seg))
            return rule_zero_window(told, actions);
        if (fits_unacceptable_rst(tcb, seg))
            return rule_unacceptable_rst(actions);
        if (fits_unacceptable_empty(tcb, seg))
            return rule_unacceptable_empty(tcb, call, cfg, told, actions);
        if (fits_unacceptable(tcb, seg))
            return rule_unacceptable(tcb, told, actions);
        break;
    case SYNFIN_STATE_TIME_WAIT:
        if (fits_time_wait_reopen(tcb, call, cfg, seg))
            return rule_time_wait_reopen(tcb, call, cfg, seg, told, actions);
        if (fits_time_wait_fin(tcb, seg))
            return rule_time_wait_fin(tcb, call, cfg, told, actions);
        if (fits_zero_window(tcb, seg))
            return rule_zero_window(told, actions);
        if (fits_unacceptable_rst(tcb, seg))
            return rule_unacceptable_rst(actions);
        if (fits_unacceptable_empty(tcb, seg))
            return rule_unacceptable_empty(tcb, call, cfg, told, actions);
        if (fits_unacceptable(tcb, seg))
            return rule_unacceptable(tcb, told, actions);
        break;
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- second, check the RST bit ---- */

/* rst.challenge (RFC 5961 section 3.2): in the window, but not the number expected: let the peer
   prove itself */
static bool fits_rst_challenge(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return seg->rst && seg->seq != tcb->rcv.nxt;
}
static enum flow rule_rst_challenge(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    const bool period_is_over_value = period_is_over(tcb, call, cfg);
    told->sent = challenge_allowed(tcb, call, cfg);
    actions->out.seq = tcb->snd.nxt;
    actions->out.ack = tcb->rcv.nxt;
    actions->out.has_ack = true;
    actions->out.wnd = tcb->rcv.wnd;
    tcb->challenge.since = period_is_over_value ? call->now : tcb->challenge.since;
    tcb->challenge.count = period_is_over_value ? 1u
            : (tcb->challenge.count < cfg->challenge_limit ? tcb->challenge.count + 1u
            : tcb->challenge.count);
    note(actions, SYNFIN_RULE_RST_CHALLENGE);
    return FLOW_RETURN;
}

/* rst.time-wait.protected (RFC 1337 section 3): an old reset can't end TIME-WAIT */
static bool fits_rst_time_wait_protected(const synfin_config *cfg, const synfin_segment *seg)
{
    return seg->rst && cfg->protect_time_wait;
}
static enum flow rule_rst_time_wait_protected(synfin_actions *actions)
{
    note(actions, SYNFIN_RULE_RST_TIME_WAIT_PROTECTED);
    return FLOW_RETURN;
}

/* rst.syn-received.reopened (RFC 9293 section 3.6.1): the SYN that reopened was an old one: back
   to TIME-WAIT (MAY-2) */
static bool fits_rst_syn_received_reopened(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return seg->rst && tcb->reopened;
}
static enum flow rule_rst_syn_received_reopened(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    tcb->reopened = false;
    tcb->snd.closed = true;
    tcb->snd.una = tcb->snd.nxt;
    tcb->snd.end = tcb->snd.nxt - 1u;
    tcb->armed.time_wait = true;
    tcb->deadline.time_wait = call->now + (cfg->msl + cfg->msl);
    tcb->armed.retransmission = false;
    tcb->deadline.retransmission = 0u;
    tcb->armed.user = false;
    tcb->deadline.user = 0u;
    tcb->armed.keep_alive = false;
    tcb->deadline.keep_alive = 0u;
    tcb->keep.probes = 0u;
    tcb->state = SYNFIN_STATE_TIME_WAIT;
    note(actions, SYNFIN_RULE_RST_SYN_RECEIVED_REOPENED);
    return FLOW_RETURN;
}

/* rst.syn-received.closed (RFC 9293 section 3.10.7.4, second): who called has gone, and the user
   has closed: the end */
static bool fits_rst_syn_received_closed(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return seg->rst && tcb->passive && tcb->snd.closed;
}
static enum flow rule_rst_syn_received_closed(synfin_tcb *tcb, struct told *told,
        synfin_actions *actions)
{
    told->closed = true;
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_RST_SYN_RECEIVED_CLOSED);
    return FLOW_RETURN;
}

/* rst.syn-received.passive (RFC 9293 section 3.10.7.4, second): who called has gone: back to
   LISTEN, no word to the user */
static bool fits_rst_syn_received_passive(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return seg->rst && tcb->passive;
}
static enum flow rule_rst_syn_received_passive(synfin_tcb *tcb, synfin_actions *actions)
{
    forget_all_but_passive(tcb);
    tcb->state = SYNFIN_STATE_LISTEN;
    note(actions, SYNFIN_RULE_RST_SYN_RECEIVED_PASSIVE);
    return FLOW_RETURN;
}

/* rst.syn-received.active (RFC 9293 section 3.10.7.4, second): the peer refuses */
static bool fits_rst_syn_received_active(const synfin_segment *seg)
{
    return seg->rst;
}
static enum flow rule_rst_syn_received_active(synfin_tcb *tcb, struct told *told,
        synfin_actions *actions)
{
    told->refused = true;
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_RST_SYN_RECEIVED_ACTIVE);
    return FLOW_RETURN;
}

/* rst.reset (RFC 9293 section 3.10.7.4, second): the peer has reset the connection; what was
   under way is lost */
static bool fits_rst_reset(const synfin_segment *seg)
{
    return seg->rst;
}
static enum flow rule_rst_reset(synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    told->reset = true;
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_RST_RESET);
    return FLOW_RETURN;
}

/* rst.time-wait (RFC 9293 section 3.10.7.4, second): both had closed: the waiting is over */
static bool fits_rst_time_wait(const synfin_segment *seg)
{
    return seg->rst;
}
static enum flow rule_rst_time_wait(synfin_tcb *tcb, synfin_actions *actions)
{
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_RST_TIME_WAIT);
    return FLOW_RETURN;
}

/* Phase "second, check the RST bit" (RFC 9293 section 3.10.7.4, second): the first rule that
   fits fires. */
static enum flow phase_second_check_the_rst_bit(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_SYN_RECEIVED:
        if (fits_rst_challenge(tcb, seg))
            return rule_rst_challenge(tcb, call, cfg, told, actions);
        if (fits_rst_syn_received_reopened(tcb, seg))
            return rule_rst_syn_received_reopened(tcb, call, cfg, actions);
        if (fits_rst_syn_received_closed(tcb, seg))
            return rule_rst_syn_received_closed(tcb, told, actions);
        if (fits_rst_syn_received_passive(tcb, seg))
            return rule_rst_syn_received_passive(tcb, actions);
        if (fits_rst_syn_received_active(seg))
            return rule_rst_syn_received_active(tcb, told, actions);
        break;
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_FIN_WAIT_2:
    case SYNFIN_STATE_CLOSE_WAIT:
    case SYNFIN_STATE_CLOSING:
    case SYNFIN_STATE_LAST_ACK:
        if (fits_rst_challenge(tcb, seg))
            return rule_rst_challenge(tcb, call, cfg, told, actions);
        if (fits_rst_reset(seg))
            return rule_rst_reset(tcb, told, actions);
        break;
    case SYNFIN_STATE_TIME_WAIT:
        if (fits_rst_challenge(tcb, seg))
            return rule_rst_challenge(tcb, call, cfg, told, actions);
        if (fits_rst_time_wait_protected(cfg, seg))
            return rule_rst_time_wait_protected(actions);
        if (fits_rst_time_wait(seg))
            return rule_rst_time_wait(tcb, actions);
        break;
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- third, check security ---- */

/* security.syn-received (RFC 9293 section 3.10.7.4, third): another security or compartment:
   reset the sender */
static bool fits_security_syn_received(const synfin_segment *seg)
{
    return seg->insecure;
}
static enum flow rule_security_syn_received(const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    told->sent = true;
    actions->out.rst = true;
    actions->out.seq = seg->has_ack ? seg->ack : 0u;
    actions->out.has_ack = !seg->has_ack;
    actions->out.ack = seg->has_ack ? 0u : seg_end(seg);
    note(actions, SYNFIN_RULE_SECURITY_SYN_RECEIVED);
    return FLOW_RETURN;
}

/* security.time-wait (RFC 9293 section 3.10.7.4, third): the connection had ended: the user
   knows already */
static bool fits_security_time_wait(const synfin_segment *seg)
{
    return seg->insecure;
}
static enum flow rule_security_time_wait(synfin_tcb *tcb, const synfin_segment *seg,
        struct told *told, synfin_actions *actions)
{
    told->sent = true;
    actions->out.rst = true;
    actions->out.seq = seg->has_ack ? seg->ack : 0u;
    actions->out.has_ack = !seg->has_ack;
    actions->out.ack = seg->has_ack ? 0u : seg_end(seg);
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_SECURITY_TIME_WAIT);
    return FLOW_RETURN;
}

/* security (RFC 9293 section 3.10.7.4, third): another security or compartment: the connection
   is reset */
static bool fits_security(const synfin_segment *seg)
{
    return seg->insecure;
}
static enum flow rule_security(synfin_tcb *tcb, const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    told->sent = true;
    actions->out.rst = true;
    actions->out.seq = seg->has_ack ? seg->ack : 0u;
    actions->out.has_ack = !seg->has_ack;
    actions->out.ack = seg->has_ack ? 0u : seg_end(seg);
    told->reset = true;
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_SECURITY);
    return FLOW_RETURN;
}

/* Phase "third, check security" (RFC 9293 section 3.10.7.4, third): the first rule that fits
   fires. */
static enum flow phase_third_check_security(synfin_tcb *tcb, const synfin_segment *seg,
        struct told *told, synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_SYN_RECEIVED:
        if (fits_security_syn_received(seg))
            return rule_security_syn_received(seg, told, actions);
        break;
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_FIN_WAIT_2:
    case SYNFIN_STATE_CLOSE_WAIT:
    case SYNFIN_STATE_CLOSING:
    case SYNFIN_STATE_LAST_ACK:
        if (fits_security(seg))
            return rule_security(tcb, seg, told, actions);
        break;
    case SYNFIN_STATE_TIME_WAIT:
        if (fits_security_time_wait(seg))
            return rule_security_time_wait(tcb, seg, told, actions);
        break;
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- fourth, check the SYN bit ---- */

/* syn.syn-received.reopened (RFC 9293 section 3.6.1): the SYN that reopened was an old one: back
   to TIME-WAIT (MAY-2) */
static bool fits_syn_syn_received_reopened(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return seg->syn && tcb->reopened;
}
static enum flow rule_syn_syn_received_reopened(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    tcb->reopened = false;
    tcb->snd.closed = true;
    tcb->snd.una = tcb->snd.nxt;
    tcb->snd.end = tcb->snd.nxt - 1u;
    tcb->armed.time_wait = true;
    tcb->deadline.time_wait = call->now + (cfg->msl + cfg->msl);
    tcb->armed.retransmission = false;
    tcb->deadline.retransmission = 0u;
    tcb->armed.user = false;
    tcb->deadline.user = 0u;
    tcb->armed.keep_alive = false;
    tcb->deadline.keep_alive = 0u;
    tcb->keep.probes = 0u;
    tcb->state = SYNFIN_STATE_TIME_WAIT;
    note(actions, SYNFIN_RULE_SYN_SYN_RECEIVED_REOPENED);
    return FLOW_RETURN;
}

/* syn.syn-received.closed (RFC 9293 section 3.10.7.4, fourth): who called calls anew, but the
   user has closed: the end */
static bool fits_syn_syn_received_closed(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return seg->syn && tcb->passive && tcb->snd.closed;
}
static enum flow rule_syn_syn_received_closed(synfin_tcb *tcb, struct told *told,
        synfin_actions *actions)
{
    told->closed = true;
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_SYN_SYN_RECEIVED_CLOSED);
    return FLOW_RETURN;
}

/* syn.syn-received.passive (RFC 9293 section 3.10.7.4, fourth): who called calls anew: back to
   LISTEN */
static bool fits_syn_syn_received_passive(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return seg->syn && tcb->passive;
}
static enum flow rule_syn_syn_received_passive(synfin_tcb *tcb, synfin_actions *actions)
{
    forget_all_but_passive(tcb);
    tcb->state = SYNFIN_STATE_LISTEN;
    note(actions, SYNFIN_RULE_SYN_SYN_RECEIVED_PASSIVE);
    return FLOW_RETURN;
}

/* syn.challenge (RFC 5961 section 4.2): a SYN on an open connection: let the peer prove itself */
static bool fits_syn_challenge(const synfin_segment *seg)
{
    return seg->syn;
}
static enum flow rule_syn_challenge(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    const bool period_is_over_value = period_is_over(tcb, call, cfg);
    told->sent = challenge_allowed(tcb, call, cfg);
    actions->out.seq = tcb->snd.nxt;
    actions->out.ack = tcb->rcv.nxt;
    actions->out.has_ack = true;
    actions->out.wnd = tcb->rcv.wnd;
    tcb->challenge.since = period_is_over_value ? call->now : tcb->challenge.since;
    tcb->challenge.count = period_is_over_value ? 1u
            : (tcb->challenge.count < cfg->challenge_limit ? tcb->challenge.count + 1u
            : tcb->challenge.count);
    note(actions, SYNFIN_RULE_SYN_CHALLENGE);
    return FLOW_RETURN;
}

/* Phase "fourth, check the SYN bit" (RFC 9293 section 3.10.7.4, fourth): the first rule that
   fits fires. */
static enum flow phase_fourth_check_the_syn_bit(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_SYN_RECEIVED:
        if (fits_syn_syn_received_reopened(tcb, seg))
            return rule_syn_syn_received_reopened(tcb, call, cfg, actions);
        if (fits_syn_syn_received_closed(tcb, seg))
            return rule_syn_syn_received_closed(tcb, told, actions);
        if (fits_syn_syn_received_passive(tcb, seg))
            return rule_syn_syn_received_passive(tcb, actions);
        if (fits_syn_challenge(seg))
            return rule_syn_challenge(tcb, call, cfg, told, actions);
        break;
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_FIN_WAIT_2:
    case SYNFIN_STATE_CLOSE_WAIT:
    case SYNFIN_STATE_CLOSING:
    case SYNFIN_STATE_LAST_ACK:
    case SYNFIN_STATE_TIME_WAIT:
        if (fits_syn_challenge(seg))
            return rule_syn_challenge(tcb, call, cfg, told, actions);
        break;
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- fifth, check the ACK field ---- */

/* ack.absent (RFC 9293 section 3.10.7.4, fifth): every segment of an open connection
   acknowledges */
static bool fits_ack_absent(const synfin_segment *seg)
{
    return !seg->has_ack;
}
static enum flow rule_ack_absent(synfin_actions *actions)
{
    note(actions, SYNFIN_RULE_ACK_ABSENT);
    return FLOW_RETURN;
}

/* ack.syn-received.unacceptable (RFC 9293 section 3.10.7.4, fifth): this does not acknowledge
   our SYN: reset the sender */
static bool fits_ack_syn_received_unacceptable(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return !(before(tcb->snd.una, seg->ack) && until(seg->ack, tcb->snd.nxt));
}
static enum flow rule_ack_syn_received_unacceptable(const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    told->sent = true;
    actions->out.seq = seg->ack;
    actions->out.rst = true;
    note(actions, SYNFIN_RULE_ACK_SYN_RECEIVED_UNACCEPTABLE);
    return FLOW_RETURN;
}

/* ack.syn-received.closed (RFC 9293 section 3.10.4): our SYN is acknowledged, and the user has
   closed meanwhile */
static bool fits_ack_syn_received_closed(const synfin_tcb *tcb)
{
    return tcb->snd.closed;
}
static enum flow rule_ack_syn_received_closed(synfin_tcb *tcb, struct told *told,
        synfin_actions *actions)
{
    tcb->snd.una = tcb->snd.iss + 1u;
    tcb->armed.retransmission = false;
    tcb->deadline.retransmission = 0u;
    tcb->armed.user = false;
    tcb->deadline.user = 0u;
    tcb->rtx.count = 0u;
    tcb->reopened = false;
    told->open = true;
    tcb->state = SYNFIN_STATE_FIN_WAIT_1;
    note(actions, SYNFIN_RULE_ACK_SYN_RECEIVED_CLOSED);
    return FLOW_CONTINUE;
}

/* ack.syn-received (RFC 9293 section 3.10.7.4, fifth): our SYN is acknowledged: open */
static enum flow rule_ack_syn_received(synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    tcb->snd.una = tcb->snd.iss + 1u;
    tcb->armed.retransmission = false;
    tcb->deadline.retransmission = 0u;
    tcb->armed.user = false;
    tcb->deadline.user = 0u;
    tcb->rtx.count = 0u;
    tcb->reopened = false;
    told->open = true;
    tcb->state = SYNFIN_STATE_ESTABLISHED;
    note(actions, SYNFIN_RULE_ACK_SYN_RECEIVED);
    return FLOW_CONTINUE;
}

/* ack.unsent (RFC 9293 section 3.10.7.4, fifth): it acknowledges what was never sent: tell the
   sender, drop it */
static bool fits_ack_unsent(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return before(tcb->snd.nxt, seg->ack);
}
static enum flow rule_ack_unsent(synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,
        struct told *told, synfin_actions *actions)
{
    const bool period_is_over_value = period_is_over(tcb, call, cfg);
    told->sent = challenge_allowed(tcb, call, cfg);
    actions->out.seq = tcb->snd.nxt;
    actions->out.ack = tcb->rcv.nxt;
    actions->out.has_ack = true;
    actions->out.wnd = tcb->rcv.wnd;
    tcb->challenge.since = period_is_over_value ? call->now : tcb->challenge.since;
    tcb->challenge.count = period_is_over_value ? 1u
            : (tcb->challenge.count < cfg->challenge_limit ? tcb->challenge.count + 1u
            : tcb->challenge.count);
    note(actions, SYNFIN_RULE_ACK_UNSENT);
    return FLOW_RETURN;
}

/* ack.too-old (RFC 5961 section 5.2): it acknowledges less than any honest segment could: a
   blind guess */
static bool fits_ack_too_old(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return before(seg->ack, tcb->snd.una - tcb->snd.max_wnd)
            || (!tcb->snd.aged && until(seg->ack, tcb->snd.iss));
}
static enum flow rule_ack_too_old(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    const bool period_is_over_value = period_is_over(tcb, call, cfg);
    told->sent = challenge_allowed(tcb, call, cfg);
    actions->out.seq = tcb->snd.nxt;
    actions->out.ack = tcb->rcv.nxt;
    actions->out.has_ack = true;
    actions->out.wnd = tcb->rcv.wnd;
    tcb->challenge.since = period_is_over_value ? call->now : tcb->challenge.since;
    tcb->challenge.count = period_is_over_value ? 1u
            : (tcb->challenge.count < cfg->challenge_limit ? tcb->challenge.count + 1u
            : tcb->challenge.count);
    note(actions, SYNFIN_RULE_ACK_TOO_OLD);
    return FLOW_RETURN;
}

/* ack.time-wait (RFC 9293 section 3.10.7.4, fifth): only the peer's FIN matters here, and it was
   looked for already */
static enum flow rule_ack_time_wait(synfin_actions *actions)
{
    note(actions, SYNFIN_RULE_ACK_TIME_WAIT);
    return FLOW_RETURN;
}

/* Phase "fifth, check the ACK field" (RFC 9293 section 3.10.7.4, fifth): the first rule that
   fits fires. */
static enum flow phase_fifth_check_the_ack_field(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_SYN_RECEIVED:
        if (fits_ack_absent(seg))
            return rule_ack_absent(actions);
        if (fits_ack_syn_received_unacceptable(tcb, seg))
            return rule_ack_syn_received_unacceptable(seg, told, actions);
        if (fits_ack_syn_received_closed(tcb))
            return rule_ack_syn_received_closed(tcb, told, actions);
        return rule_ack_syn_received(tcb, told, actions);
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_FIN_WAIT_2:
    case SYNFIN_STATE_CLOSE_WAIT:
    case SYNFIN_STATE_CLOSING:
    case SYNFIN_STATE_LAST_ACK:
        if (fits_ack_absent(seg))
            return rule_ack_absent(actions);
        if (fits_ack_unsent(tcb, seg))
            return rule_ack_unsent(tcb, call, cfg, told, actions);
        if (fits_ack_too_old(tcb, seg))
            return rule_ack_too_old(tcb, call, cfg, told, actions);
        break;
    case SYNFIN_STATE_TIME_WAIT:
        if (fits_ack_absent(seg))
            return rule_ack_absent(actions);
        if (fits_ack_unsent(tcb, seg))
            return rule_ack_unsent(tcb, call, cfg, told, actions);
        if (fits_ack_too_old(tcb, seg))
            return rule_ack_too_old(tcb, call, cfg, told, actions);
        return rule_ack_time_wait(actions);
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- fifth, what is acknowledged ---- */

/* ack.new (RFC 9293 section 3.10.7.4, fifth): SND.UNA moves; the timers start anew with what is
   left */
static bool fits_ack_new(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return before(tcb->snd.una, seg->ack);
}
static enum flow rule_ack_new(synfin_tcb *tcb, const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    tcb->snd.aged = tcb->snd.aged || 1073741824u < seg->ack - tcb->snd.iss;
    tcb->armed.retransmission = false;
    tcb->deadline.retransmission = 0u;
    tcb->armed.user = false;
    tcb->deadline.user = 0u;
    tcb->rtx.count = 0u;
    told->acknowledged = seg->ack - tcb->snd.una - (uint32_t)(tcb->snd.closed
            && before(tcb->snd.end, seg->ack));
    tcb->snd.una = seg->ack;
    note(actions, SYNFIN_RULE_ACK_NEW);
    return FLOW_CONTINUE;
}

/* ack.duplicate (RFC 9293 section 3.10.7.4, fifth): nothing new is acknowledged: it can be
   ignored */
static enum flow rule_ack_duplicate(synfin_actions *actions)
{
    note(actions, SYNFIN_RULE_ACK_DUPLICATE);
    return FLOW_CONTINUE;
}

/* Phase "fifth, what is acknowledged" (RFC 9293 section 3.10.7.4, fifth): the first rule that
   fits fires. */
static enum flow phase_fifth_what_is_acknowledged(synfin_tcb *tcb, const synfin_segment *seg,
        struct told *told, synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_FIN_WAIT_2:
    case SYNFIN_STATE_CLOSE_WAIT:
    case SYNFIN_STATE_CLOSING:
    case SYNFIN_STATE_LAST_ACK:
        if (fits_ack_new(tcb, seg))
            return rule_ack_new(tcb, seg, told, actions);
        return rule_ack_duplicate(actions);
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- fifth, the send window ---- */

/* window.closed (RFC 9293 section 3.8.6.1): the peer's window is closed but the peer lives: R2
   counts anew (MUST-37) */
static bool fits_window_closed(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return until(tcb->snd.una, seg->ack) && segment_is_newer(tcb, seg) && offered_window(seg) == 0u;
}
static enum flow rule_window_closed(synfin_tcb *tcb, const synfin_call *call,
        const synfin_segment *seg, synfin_actions *actions)
{
    tcb->snd.wnd = 0u;
    tcb->snd.wl1 = seg->seq;
    tcb->snd.wl2 = seg->ack;
    tcb->rtx.since = call->now;
    tcb->rtx.count = 0u;
    tcb->armed.user = false;
    tcb->deadline.user = 0u;
    note(actions, SYNFIN_RULE_WINDOW_CLOSED);
    return FLOW_CONTINUE;
}

/* window.opens (RFC 9293 section 3.8.6.1): the window opens again: what waits and what was
   probed starts with a fresh time-out */
static bool fits_window_opens(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return until(tcb->snd.una, seg->ack) && segment_is_newer(tcb, seg) && tcb->snd.wnd == 0u;
}
static enum flow rule_window_opens(synfin_tcb *tcb, const synfin_segment *seg,
        synfin_actions *actions)
{
    const uint32_t offered_window_value = offered_window(seg);
    tcb->snd.wnd = offered_window_value;
    tcb->snd.wl1 = seg->seq;
    tcb->snd.wl2 = seg->ack;
    tcb->snd.max_wnd = larger(tcb->snd.max_wnd, offered_window_value);
    tcb->armed.retransmission = false;
    tcb->deadline.retransmission = 0u;
    tcb->armed.user = false;
    tcb->deadline.user = 0u;
    note(actions, SYNFIN_RULE_WINDOW_OPENS);
    return FLOW_CONTINUE;
}

/* window.update (RFC 9293 section 3.10.7.4, fifth): the newest segment says how much the peer
   takes */
static bool fits_window_update(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return until(tcb->snd.una, seg->ack) && segment_is_newer(tcb, seg);
}
static enum flow rule_window_update(synfin_tcb *tcb, const synfin_segment *seg,
        synfin_actions *actions)
{
    const uint32_t offered_window_value = offered_window(seg);
    tcb->snd.wnd = offered_window_value;
    tcb->snd.wl1 = seg->seq;
    tcb->snd.wl2 = seg->ack;
    tcb->snd.max_wnd = larger(tcb->snd.max_wnd, offered_window_value);
    note(actions, SYNFIN_RULE_WINDOW_UPDATE);
    return FLOW_CONTINUE;
}

/* Phase "fifth, the send window" (RFC 9293 section 3.10.7.4, fifth): the first rule that fits
   fires. */
static enum flow phase_fifth_the_send_window(synfin_tcb *tcb, const synfin_call *call,
        const synfin_segment *seg, synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_CLOSE_WAIT:
    case SYNFIN_STATE_CLOSING:
    case SYNFIN_STATE_LAST_ACK:
        if (fits_window_closed(tcb, seg))
            return rule_window_closed(tcb, call, seg, actions);
        if (fits_window_opens(tcb, seg))
            return rule_window_opens(tcb, seg, actions);
        if (fits_window_update(tcb, seg))
            return rule_window_update(tcb, seg, actions);
        break;
    case SYNFIN_STATE_FIN_WAIT_2:
        if (fits_window_closed(tcb, seg))
            return rule_window_closed(tcb, call, seg, actions);
        if (fits_window_update(tcb, seg))
            return rule_window_update(tcb, seg, actions);
        break;
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- fifth, our FIN is acknowledged ---- */

/* fin-wait-1.fin-acknowledged (RFC 9293 section 3.10.7.4, fifth): our direction is closed; the
   peer's is open still */
static bool fits_fin_wait_1_fin_acknowledged(const synfin_tcb *tcb)
{
    return fin_acknowledged(tcb);
}
static enum flow rule_fin_wait_1_fin_acknowledged(synfin_tcb *tcb, synfin_actions *actions)
{
    tcb->state = SYNFIN_STATE_FIN_WAIT_2;
    note(actions, SYNFIN_RULE_FIN_WAIT_1_FIN_ACKNOWLEDGED);
    return FLOW_CONTINUE;
}

/* closing.fin-acknowledged (RFC 9293 section 3.10.7.4, fifth): both directions are closed */
static bool fits_closing_fin_acknowledged(const synfin_tcb *tcb)
{
    return fin_acknowledged(tcb);
}
static enum flow rule_closing_fin_acknowledged(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    tcb->armed.time_wait = true;
    tcb->deadline.time_wait = call->now + (cfg->msl + cfg->msl);
    tcb->armed.retransmission = false;
    tcb->deadline.retransmission = 0u;
    tcb->armed.user = false;
    tcb->deadline.user = 0u;
    tcb->armed.keep_alive = false;
    tcb->deadline.keep_alive = 0u;
    tcb->keep.probes = 0u;
    told->closed = true;
    tcb->state = SYNFIN_STATE_TIME_WAIT;
    note(actions, SYNFIN_RULE_CLOSING_FIN_ACKNOWLEDGED);
    return FLOW_RETURN;
}

/* last-ack.fin-acknowledged (RFC 9293 section 3.10.7.4, fifth): the peer has our FIN: all is
   said */
static bool fits_last_ack_fin_acknowledged(const synfin_tcb *tcb)
{
    return fin_acknowledged(tcb);
}
static enum flow rule_last_ack_fin_acknowledged(synfin_tcb *tcb, struct told *told,
        synfin_actions *actions)
{
    told->closed = true;
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_LAST_ACK_FIN_ACKNOWLEDGED);
    return FLOW_RETURN;
}

/* Phase "fifth, our FIN is acknowledged" (RFC 9293 section 3.10.7.4, fifth): the first rule that
   fits fires. */
static enum flow phase_fifth_our_fin_is_acknowledged(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_FIN_WAIT_1:
        if (fits_fin_wait_1_fin_acknowledged(tcb))
            return rule_fin_wait_1_fin_acknowledged(tcb, actions);
        break;
    case SYNFIN_STATE_CLOSING:
        if (fits_closing_fin_acknowledged(tcb))
            return rule_closing_fin_acknowledged(tcb, call, cfg, told, actions);
        break;
    case SYNFIN_STATE_LAST_ACK:
        if (fits_last_ack_fin_acknowledged(tcb))
            return rule_last_ack_fin_acknowledged(tcb, told, actions);
        break;
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- the peer is alive ---- */

/* keep-alive.heard (RFC 9293 section 3.8.4): whatever is acceptable shows that the peer lives:
   its time starts anew */
static bool fits_keep_alive_heard(const synfin_config *cfg)
{
    return cfg->keep_alive;
}
static enum flow rule_keep_alive_heard(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    tcb->armed.keep_alive = cfg->keep_alive;
    tcb->deadline.keep_alive = cfg->keep_alive ? call->now + cfg->keep_idle : 0u;
    tcb->keep.probes = 0u;
    note(actions, SYNFIN_RULE_KEEP_ALIVE_HEARD);
    return FLOW_CONTINUE;
}

/* Phase "the peer is alive" (RFC 9293 section 3.8.4): the first rule that fits fires. */
static enum flow phase_the_peer_is_alive(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_FIN_WAIT_2:
    case SYNFIN_STATE_CLOSE_WAIT:
    case SYNFIN_STATE_CLOSING:
    case SYNFIN_STATE_LAST_ACK:
        if (fits_keep_alive_heard(cfg))
            return rule_keep_alive_heard(tcb, call, cfg, actions);
        break;
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- sixth, check the URG bit ---- */

/* urg (RFC 9293 section 3.10.7.4, sixth): urgent data lies further ahead than was known: the
   user is told (MUST-32) */
static bool fits_urg(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return seg->urg && before(tcb->rcv.up, urgent_end(seg))
            && before(tcb->rcv.nxt, urgent_end(seg));
}
static enum flow rule_urg(synfin_tcb *tcb, const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    tcb->rcv.up = urgent_end(seg);
    told->urgent = true;
    note(actions, SYNFIN_RULE_URG);
    return FLOW_CONTINUE;
}

/* Phase "sixth, check the URG bit" (RFC 9293 section 3.10.7.4, sixth): the first rule that fits
   fires. */
static enum flow phase_sixth_check_the_urg_bit(synfin_tcb *tcb, const synfin_segment *seg,
        struct told *told, synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_FIN_WAIT_2:
        if (fits_urg(tcb, seg))
            return rule_urg(tcb, seg, told, actions);
        break;
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- seventh, process the segment text ---- */

/* text.after-close (RFC 9293 section 3.6.1): the user has closed for good: new text is lost, and
   the peer is told (SHLD-3) */
static bool fits_text_after_close(const synfin_tcb *tcb, const synfin_config *cfg,
        const synfin_segment *seg)
{
    return cfg->half_duplex_close && tcb->snd.closed && has_new_text(tcb, seg);
}
static enum flow rule_text_after_close(synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    told->sent = true;
    actions->out.seq = tcb->snd.nxt;
    actions->out.rst = true;
    told->reset = true;
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_TEXT_AFTER_CLOSE);
    return FLOW_RETURN;
}

/* text.in-order (RFC 9293 section 3.10.7.4, seventh): new text in order is delivered, as far as
   the window goes */
static bool fits_text_in_order(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return has_new_text(tcb, seg);
}
static enum flow rule_text_in_order(synfin_tcb *tcb, const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    const uint32_t taken_text_value = taken_text(tcb, seg);
    tcb->rcv.wnd = tcb->rcv.wnd - taken_text_value;
    tcb->rcv.unread = tcb->rcv.unread + taken_text_value;
    tcb->rcv.up = before(tcb->rcv.up, tcb->rcv.nxt + taken_text_value)
            ? tcb->rcv.nxt + taken_text_value : tcb->rcv.up;
    tcb->rcv.nxt = tcb->rcv.nxt + taken_text_value;
    told->delivered = taken_text_value;
    told->ack_owed = true;
    note(actions, SYNFIN_RULE_TEXT_IN_ORDER);
    return FLOW_CONTINUE;
}

/* text.out-of-order (RFC 9293 section 3.10.7.4, seventh): a hole lies before it: the host may
   hold the segment and present it again (SHLD-31) */
static bool fits_text_out_of_order(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return !starts_in_order(tcb, seg) && seg_len(seg) != 0u;
}
static enum flow rule_text_out_of_order(struct told *told, synfin_actions *actions)
{
    told->ack_owed = true;
    note(actions, SYNFIN_RULE_TEXT_OUT_OF_ORDER);
    return FLOW_ANSWER;
}

/* Phase "seventh, process the segment text" (RFC 9293 section 3.10.7.4, seventh): the first rule
   that fits fires. */
static enum flow phase_seventh_process_the_segment_text(synfin_tcb *tcb, const synfin_config *cfg,
        const synfin_segment *seg, struct told *told, synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_FIN_WAIT_2:
        if (fits_text_after_close(tcb, cfg, seg))
            return rule_text_after_close(tcb, told, actions);
        if (fits_text_in_order(tcb, seg))
            return rule_text_in_order(tcb, seg, told, actions);
        if (fits_text_out_of_order(tcb, seg))
            return rule_text_out_of_order(told, actions);
        break;
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- eighth, check the FIN bit ---- */

/* established.fin (RFC 9293 section 3.10.7.4, eighth): the peer has no more to send; we may */
static bool fits_established_fin(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return fin_in_sequence(tcb, seg);
}
static enum flow rule_established_fin(synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    tcb->rcv.nxt = tcb->rcv.nxt + 1u;
    told->closing = true;
    told->ack_owed = true;
    tcb->state = SYNFIN_STATE_CLOSE_WAIT;
    note(actions, SYNFIN_RULE_ESTABLISHED_FIN);
    return FLOW_ANSWER;
}

/* fin-wait-1.fin (RFC 9293 section 3.10.7.4, eighth): both close at once; ours is not
   acknowledged yet */
static bool fits_fin_wait_1_fin(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return fin_in_sequence(tcb, seg);
}
static enum flow rule_fin_wait_1_fin(synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    tcb->rcv.nxt = tcb->rcv.nxt + 1u;
    told->closing = true;
    told->ack_owed = true;
    tcb->state = SYNFIN_STATE_CLOSING;
    note(actions, SYNFIN_RULE_FIN_WAIT_1_FIN);
    return FLOW_ANSWER;
}

/* fin-wait-2.fin (RFC 9293 section 3.10.7.4, eighth): both have closed: acknowledge it and wait
   2MSL */
static bool fits_fin_wait_2_fin(const synfin_tcb *tcb, const synfin_segment *seg)
{
    return fin_in_sequence(tcb, seg);
}
static enum flow rule_fin_wait_2_fin(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    tcb->rcv.nxt = tcb->rcv.nxt + 1u;
    told->closing = true;
    tcb->armed.time_wait = true;
    tcb->deadline.time_wait = call->now + (cfg->msl + cfg->msl);
    tcb->armed.retransmission = false;
    tcb->deadline.retransmission = 0u;
    tcb->armed.user = false;
    tcb->deadline.user = 0u;
    tcb->armed.keep_alive = false;
    tcb->deadline.keep_alive = 0u;
    tcb->keep.probes = 0u;
    told->closed = true;
    told->ack_owed = true;
    tcb->state = SYNFIN_STATE_TIME_WAIT;
    note(actions, SYNFIN_RULE_FIN_WAIT_2_FIN);
    return FLOW_ANSWER;
}

/* Phase "eighth, check the FIN bit" (RFC 9293 section 3.10.7.4, eighth): the first rule that
   fits fires. */
static enum flow phase_eighth_check_the_fin_bit(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, const synfin_segment *seg, struct told *told,
        synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_ESTABLISHED:
        if (fits_established_fin(tcb, seg))
            return rule_established_fin(tcb, told, actions);
        break;
    case SYNFIN_STATE_FIN_WAIT_1:
        if (fits_fin_wait_1_fin(tcb, seg))
            return rule_fin_wait_1_fin(tcb, told, actions);
        break;
    case SYNFIN_STATE_FIN_WAIT_2:
        if (fits_fin_wait_2_fin(tcb, seg))
            return rule_fin_wait_2_fin(tcb, call, cfg, told, actions);
        break;
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- RETRANSMISSION TIMEOUT ---- */

/* retransmission.give-up.reopened (RFC 9293 section 3.6.1): the SYN that reopened was an old
   one: back to TIME-WAIT (MAY-2) */
static bool fits_retransmission_give_up_reopened(const synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg)
{
    return tcb->reopened && cfg->r2_syn <= without_progress(tcb, call);
}
static enum flow rule_retransmission_give_up_reopened(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    tcb->reopened = false;
    tcb->snd.closed = true;
    tcb->snd.una = tcb->snd.nxt;
    tcb->snd.end = tcb->snd.nxt - 1u;
    tcb->armed.time_wait = true;
    tcb->deadline.time_wait = call->now + (cfg->msl + cfg->msl);
    tcb->armed.retransmission = false;
    tcb->deadline.retransmission = 0u;
    tcb->armed.user = false;
    tcb->deadline.user = 0u;
    tcb->armed.keep_alive = false;
    tcb->deadline.keep_alive = 0u;
    tcb->keep.probes = 0u;
    tcb->state = SYNFIN_STATE_TIME_WAIT;
    note(actions, SYNFIN_RULE_RETRANSMISSION_GIVE_UP_REOPENED);
    return FLOW_RETURN;
}

/* retransmission.give-up.closed (RFC 9293 section 3.8.3): who called does not answer, and the
   user has closed: the end */
static bool fits_retransmission_give_up_closed(const synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg)
{
    return tcb->passive && tcb->snd.closed && cfg->r2_syn <= without_progress(tcb, call);
}
static enum flow rule_retransmission_give_up_closed(synfin_tcb *tcb, struct told *told,
        synfin_actions *actions)
{
    told->closed = true;
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_RETRANSMISSION_GIVE_UP_CLOSED);
    return FLOW_RETURN;
}

/* retransmission.give-up.passive (RFC 9293 section 3.8.3): who called does not answer: back to
   LISTEN (MUST-20, MUST-23) */
static bool fits_retransmission_give_up_passive(const synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg)
{
    return tcb->passive && cfg->r2_syn <= without_progress(tcb, call);
}
static enum flow rule_retransmission_give_up_passive(synfin_tcb *tcb, synfin_actions *actions)
{
    forget_all_but_passive(tcb);
    tcb->state = SYNFIN_STATE_LISTEN;
    note(actions, SYNFIN_RULE_RETRANSMISSION_GIVE_UP_PASSIVE);
    return FLOW_RETURN;
}

/* retransmission.give-up.syn (RFC 9293 section 3.8.3): nobody answers our SYN (MUST-20, MUST-23) */
static bool fits_retransmission_give_up_syn(const synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg)
{
    return cfg->r2_syn <= without_progress(tcb, call);
}
static enum flow rule_retransmission_give_up_syn(synfin_tcb *tcb, struct told *told,
        synfin_actions *actions)
{
    told->retry_timeout = true;
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_RETRANSMISSION_GIVE_UP_SYN);
    return FLOW_RETURN;
}

/* retransmission.give-up (RFC 9293 section 3.8.3): R2 is reached without progress (MUST-20) */
static bool fits_retransmission_give_up(const synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg)
{
    return cfg->r2 <= without_progress(tcb, call);
}
static enum flow rule_retransmission_give_up(synfin_tcb *tcb, struct told *told,
        synfin_actions *actions)
{
    told->retry_timeout = true;
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_RETRANSMISSION_GIVE_UP);
    return FLOW_RETURN;
}

/* retransmission.syn (RFC 9293 section 3.10.8): the SYN again */
static enum flow rule_retransmission_syn(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    const uint32_t backed_off_value = backed_off(tcb, cfg);
    told->sent = true;
    actions->out.seq = tcb->snd.iss;
    actions->out.syn = true;
    actions->out.mss = cfg->mss;
    actions->out.wnd = receive_buffer(cfg);
    tcb->rtx.rto = backed_off_value;
    tcb->armed.retransmission = true;
    tcb->deadline.retransmission = call->now + backed_off_value;
    told->retry_trouble = tcb->rtx.count + 1u == cfg->r1;
    tcb->rtx.count = tcb->rtx.count + 1u;
    note(actions, SYNFIN_RULE_RETRANSMISSION_SYN);
    return FLOW_RETURN;
}

/* retransmission.syn-ack (RFC 9293 section 3.10.8): SYN and ACK again */
static enum flow rule_retransmission_syn_ack(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    const uint32_t backed_off_value = backed_off(tcb, cfg);
    told->sent = true;
    actions->out.seq = tcb->snd.iss;
    actions->out.syn = true;
    actions->out.mss = cfg->mss;
    actions->out.wnd = receive_buffer(cfg);
    actions->out.has_ack = true;
    actions->out.ack = tcb->rcv.nxt;
    tcb->rtx.rto = backed_off_value;
    tcb->armed.retransmission = true;
    tcb->deadline.retransmission = call->now + backed_off_value;
    told->retry_trouble = tcb->rtx.count + 1u == cfg->r1;
    tcb->rtx.count = tcb->rtx.count + 1u;
    note(actions, SYNFIN_RULE_RETRANSMISSION_SYN_ACK);
    return FLOW_RETURN;
}

/* retransmission.probe (RFC 9293 section 3.8.6.1): nothing is outstanding and text waits: probe
   the window (MUST-36) */
static bool fits_retransmission_probe(const synfin_tcb *tcb)
{
    return tcb->snd.una == tcb->snd.nxt && has_unsent_text(tcb);
}
static enum flow rule_retransmission_probe(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    const uint32_t probe_text_value = probe_text(tcb);
    const uint32_t backed_off_value = backed_off(tcb, cfg);
    told->sent = true;
    actions->out.seq = tcb->snd.nxt;
    actions->out.text = probe_text_value;
    actions->out.fin = false;
    actions->out.has_ack = true;
    actions->out.ack = tcb->rcv.nxt;
    actions->out.wnd = tcb->rcv.wnd;
    tcb->snd.nxt = tcb->snd.nxt + probe_text_value;
    tcb->rtx.rto = backed_off_value;
    tcb->armed.retransmission = true;
    tcb->deadline.retransmission = call->now + backed_off_value;
    told->retry_trouble = tcb->rtx.count + 1u == cfg->r1;
    tcb->rtx.count = tcb->rtx.count + 1u;
    note(actions, SYNFIN_RULE_RETRANSMISSION_PROBE);
    return FLOW_RETURN;
}

/* retransmission.probe-fin (RFC 9293 section 3.8.6.1): nothing is outstanding and the FIN waits:
   it probes the window */
static bool fits_retransmission_probe_fin(const synfin_tcb *tcb)
{
    return tcb->snd.una == tcb->snd.nxt && fin_due(tcb);
}
static enum flow rule_retransmission_probe_fin(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    const uint32_t backed_off_value = backed_off(tcb, cfg);
    told->sent = true;
    actions->out.seq = tcb->snd.nxt;
    actions->out.text = 0u;
    actions->out.fin = true;
    actions->out.has_ack = true;
    actions->out.ack = tcb->rcv.nxt;
    actions->out.wnd = tcb->rcv.wnd;
    tcb->snd.nxt = tcb->snd.nxt + 1u;
    tcb->rtx.rto = backed_off_value;
    tcb->armed.retransmission = true;
    tcb->deadline.retransmission = call->now + backed_off_value;
    told->retry_trouble = tcb->rtx.count + 1u == cfg->r1;
    tcb->rtx.count = tcb->rtx.count + 1u;
    note(actions, SYNFIN_RULE_RETRANSMISSION_PROBE_FIN);
    return FLOW_RETURN;
}

/* retransmission.text (RFC 9293 section 3.10.8): the oldest unacknowledged text, and the FIN,
   again */
static enum flow rule_retransmission_text(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    const uint32_t backed_off_value = backed_off(tcb, cfg);
    told->sent = true;
    actions->out.seq = tcb->snd.una;
    actions->out.text = resent_text(tcb);
    actions->out.fin = fin_rides_again(tcb);
    actions->out.has_ack = true;
    actions->out.ack = tcb->rcv.nxt;
    actions->out.wnd = tcb->rcv.wnd;
    tcb->rtx.rto = backed_off_value;
    tcb->armed.retransmission = true;
    tcb->deadline.retransmission = call->now + backed_off_value;
    told->retry_trouble = tcb->rtx.count + 1u == cfg->r1;
    tcb->rtx.count = tcb->rtx.count + 1u;
    note(actions, SYNFIN_RULE_RETRANSMISSION_TEXT);
    return FLOW_RETURN;
}

/* Phase "RETRANSMISSION TIMEOUT" (RFC 9293 section 3.10.8): the first rule that fits fires. */
static enum flow phase_retransmission_timeout(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_SYN_SENT:
        if (fits_retransmission_give_up_syn(tcb, call, cfg))
            return rule_retransmission_give_up_syn(tcb, told, actions);
        return rule_retransmission_syn(tcb, call, cfg, told, actions);
    case SYNFIN_STATE_SYN_RECEIVED:
        if (fits_retransmission_give_up_reopened(tcb, call, cfg))
            return rule_retransmission_give_up_reopened(tcb, call, cfg, actions);
        if (fits_retransmission_give_up_closed(tcb, call, cfg))
            return rule_retransmission_give_up_closed(tcb, told, actions);
        if (fits_retransmission_give_up_passive(tcb, call, cfg))
            return rule_retransmission_give_up_passive(tcb, actions);
        if (fits_retransmission_give_up_syn(tcb, call, cfg))
            return rule_retransmission_give_up_syn(tcb, told, actions);
        return rule_retransmission_syn_ack(tcb, call, cfg, told, actions);
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_CLOSE_WAIT:
    case SYNFIN_STATE_CLOSING:
    case SYNFIN_STATE_LAST_ACK:
        if (fits_retransmission_give_up(tcb, call, cfg))
            return rule_retransmission_give_up(tcb, told, actions);
        if (fits_retransmission_probe(tcb))
            return rule_retransmission_probe(tcb, call, cfg, told, actions);
        if (fits_retransmission_probe_fin(tcb))
            return rule_retransmission_probe_fin(tcb, call, cfg, told, actions);
        return rule_retransmission_text(tcb, call, cfg, told, actions);
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- USER TIMEOUT ---- */

/* user-timeout (RFC 9293 section 3.10.8): the user's patience is over */
static enum flow rule_user_timeout(synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    told->user_timeout = true;
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_USER_TIMEOUT);
    return FLOW_RETURN;
}

/* Phase "USER TIMEOUT" (RFC 9293 section 3.10.8): the first rule that fits fires. */
static enum flow phase_user_timeout(synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_LISTEN:
    case SYNFIN_STATE_SYN_SENT:
    case SYNFIN_STATE_SYN_RECEIVED:
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_FIN_WAIT_2:
    case SYNFIN_STATE_CLOSE_WAIT:
    case SYNFIN_STATE_CLOSING:
    case SYNFIN_STATE_LAST_ACK:
    case SYNFIN_STATE_TIME_WAIT:
        return rule_user_timeout(tcb, told, actions);
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- TIME-WAIT TIMEOUT ---- */

/* time-wait.timeout (RFC 9293 section 3.10.8): 2MSL have passed: the end */
static enum flow rule_time_wait_timeout(synfin_tcb *tcb, synfin_actions *actions)
{
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_TIME_WAIT_TIMEOUT);
    return FLOW_RETURN;
}

/* Phase "TIME-WAIT TIMEOUT" (RFC 9293 section 3.10.8): the first rule that fits fires. */
static enum flow phase_time_wait_timeout(synfin_tcb *tcb, synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_TIME_WAIT:
        return rule_time_wait_timeout(tcb, actions);
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* ---- KEEP-ALIVE TIMEOUT ---- */

/* keep-alive.busy (RFC 9293 section 3.8.4): data is outstanding: its retransmission is the probe
   (MUST-26) */
static bool fits_keep_alive_busy(const synfin_tcb *tcb)
{
    return something_to_send(tcb);
}
static enum flow rule_keep_alive_busy(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, synfin_actions *actions)
{
    tcb->armed.keep_alive = cfg->keep_alive;
    tcb->deadline.keep_alive = cfg->keep_alive ? call->now + cfg->keep_idle : 0u;
    tcb->keep.probes = 0u;
    note(actions, SYNFIN_RULE_KEEP_ALIVE_BUSY);
    return FLOW_RETURN;
}

/* keep-alive.give-up (RFC 9293 section 3.8.4): so many probes have no answer: the peer is dead
   (MUST-29) */
static bool fits_keep_alive_give_up(const synfin_tcb *tcb, const synfin_config *cfg)
{
    return cfg->keep_count <= tcb->keep.probes;
}
static enum flow rule_keep_alive_give_up(synfin_tcb *tcb, struct told *told,
        synfin_actions *actions)
{
    told->keep_alive_timeout = true;
    forget_all(tcb);
    tcb->state = SYNFIN_STATE_CLOSED;
    note(actions, SYNFIN_RULE_KEEP_ALIVE_GIVE_UP);
    return FLOW_RETURN;
}

/* keep-alive.probe (RFC 9293 section 3.8.4): <SEQ=SND.NXT-1> without text draws an ACK from a
   living peer (SHLD-12) */
static enum flow rule_keep_alive_probe(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    told->sent = true;
    actions->out.seq = tcb->snd.nxt - 1u;
    actions->out.text = 0u;
    actions->out.fin = false;
    actions->out.has_ack = true;
    actions->out.ack = tcb->rcv.nxt;
    actions->out.wnd = tcb->rcv.wnd;
    tcb->keep.probes = tcb->keep.probes + 1u;
    tcb->armed.keep_alive = true;
    tcb->deadline.keep_alive = call->now + cfg->keep_interval;
    note(actions, SYNFIN_RULE_KEEP_ALIVE_PROBE);
    return FLOW_RETURN;
}

/* Phase "KEEP-ALIVE TIMEOUT" (RFC 9293 section 3.8.4): the first rule that fits fires. */
static enum flow phase_keep_alive_timeout(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    switch (tcb->state) {
    case SYNFIN_STATE_ESTABLISHED:
    case SYNFIN_STATE_FIN_WAIT_2:
    case SYNFIN_STATE_CLOSE_WAIT:
        if (fits_keep_alive_busy(tcb))
            return rule_keep_alive_busy(tcb, call, cfg, actions);
        if (fits_keep_alive_give_up(tcb, cfg))
            return rule_keep_alive_give_up(tcb, told, actions);
        return rule_keep_alive_probe(tcb, call, cfg, told, actions);
    case SYNFIN_STATE_FIN_WAIT_1:
    case SYNFIN_STATE_CLOSING:
    case SYNFIN_STATE_LAST_ACK:
        if (fits_keep_alive_busy(tcb))
            return rule_keep_alive_busy(tcb, call, cfg, actions);
        break;
    default:
        break;
    }
    return FLOW_CONTINUE;
}

/* OPEN PASSIVE (RFC 9293 section 3.10.1): the user waits for whoever calls */
static void on_open_passive(synfin_tcb *tcb, const synfin_call *call, struct told *told,
        synfin_actions *actions)
{
    (void)phase_open_passive(tcb, call, told, actions);
}

/* OPEN ACTIVE (RFC 9293 section 3.10.1): the user calls a remote socket */
static void on_open_active(synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,
        struct told *told, synfin_actions *actions)
{
    (void)phase_open_active(tcb, call, cfg, told, actions);
}

/* SEND (RFC 9293 section 3.10.2): the user queues octets */
static void on_send(synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,
        struct told *told, synfin_actions *actions)
{
    enum flow flow;

    flow = phase_send(tcb, call, cfg, told, actions);
    if (flow != FLOW_RETURN)
        flow = after(flow, phase_send_what_is_owed(tcb, told, actions));
    if (flow != FLOW_RETURN)
        (void)phase_set_the_timers(tcb, call, cfg, actions);
}

/* RECEIVE (RFC 9293 section 3.10.3): the user takes octets */
static void on_receive(synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,
        struct told *told, synfin_actions *actions)
{
    enum flow flow;

    flow = phase_receive(tcb, call, cfg, told, actions);
    if (flow != FLOW_RETURN)
        flow = after(flow, phase_send_what_is_owed(tcb, told, actions));
    if (flow != FLOW_RETURN)
        (void)phase_set_the_timers(tcb, call, cfg, actions);
}

/* CLOSE (RFC 9293 section 3.10.4): the user has no more to send */
static void on_close(synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,
        struct told *told, synfin_actions *actions)
{
    enum flow flow;

    flow = phase_close(tcb, call, cfg, told, actions);
    if (flow != FLOW_RETURN)
        flow = after(flow, phase_send_what_is_owed(tcb, told, actions));
    if (flow != FLOW_RETURN)
        (void)phase_set_the_timers(tcb, call, cfg, actions);
}

/* ABORT (RFC 9293 section 3.10.5): the user gives the connection up */
static void on_abort(synfin_tcb *tcb, const synfin_call *call, struct told *told,
        synfin_actions *actions)
{
    (void)phase_abort(tcb, call, told, actions);
}

/* STATUS (RFC 9293 section 3.10.6): the user asks for the state */
static void on_status(const synfin_tcb *tcb, const synfin_call *call, struct told *told,
        synfin_actions *actions)
{
    (void)phase_status(tcb, call, told, actions);
}

/* SEGMENT ARRIVES (RFC 9293 section 3.10.7): a segment comes in */
static void on_segment_arrives(synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,
        const synfin_segment *seg, struct told *told, synfin_actions *actions)
{
    enum flow flow;

    flow = phase_closed(tcb, seg, told, actions);
    if (flow == FLOW_CONTINUE)
        flow = phase_listen(tcb, call, cfg, seg, told, actions);
    if (flow == FLOW_CONTINUE)
        flow = phase_syn_sent(tcb, call, cfg, seg, told, actions);
    if (flow == FLOW_CONTINUE)
        flow = phase_first_check_sequence_number(tcb, call, cfg, seg, told, actions);
    if (flow == FLOW_CONTINUE)
        flow = phase_second_check_the_rst_bit(tcb, call, cfg, seg, told, actions);
    if (flow == FLOW_CONTINUE)
        flow = phase_third_check_security(tcb, seg, told, actions);
    if (flow == FLOW_CONTINUE)
        flow = phase_fourth_check_the_syn_bit(tcb, call, cfg, seg, told, actions);
    if (flow == FLOW_CONTINUE)
        flow = phase_fifth_check_the_ack_field(tcb, call, cfg, seg, told, actions);
    if (flow == FLOW_CONTINUE)
        flow = phase_fifth_what_is_acknowledged(tcb, seg, told, actions);
    if (flow == FLOW_CONTINUE)
        flow = phase_fifth_the_send_window(tcb, call, seg, actions);
    if (flow == FLOW_CONTINUE)
        flow = phase_fifth_our_fin_is_acknowledged(tcb, call, cfg, told, actions);
    if (flow == FLOW_CONTINUE)
        flow = phase_the_peer_is_alive(tcb, call, cfg, actions);
    if (flow == FLOW_CONTINUE)
        flow = phase_sixth_check_the_urg_bit(tcb, seg, told, actions);
    if (flow == FLOW_CONTINUE)
        flow = phase_seventh_process_the_segment_text(tcb, cfg, seg, told, actions);
    if (flow == FLOW_CONTINUE)
        flow = phase_eighth_check_the_fin_bit(tcb, call, cfg, seg, told, actions);
    if (flow != FLOW_RETURN)
        flow = after(flow, phase_send_what_is_owed(tcb, told, actions));
    if (flow != FLOW_RETURN)
        (void)phase_set_the_timers(tcb, call, cfg, actions);
}

/* TRANSMIT (RFC 9293 section 3.7): more can be sent at once: the host asks for the next segment */
static void on_transmit(synfin_tcb *tcb, const synfin_call *call, const synfin_config *cfg,
        struct told *told, synfin_actions *actions)
{
    enum flow flow;

    flow = phase_send_what_is_owed(tcb, told, actions);
    if (flow != FLOW_RETURN)
        (void)phase_set_the_timers(tcb, call, cfg, actions);
}

/* RETRANSMISSION TIMEOUT (RFC 9293 section 3.10.8): the retransmission timer has run out */
static void on_retransmission_timeout(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    (void)phase_retransmission_timeout(tcb, call, cfg, told, actions);
}

/* USER TIMEOUT (RFC 9293 section 3.10.8): the user timer has run out */
static void on_user_timeout(synfin_tcb *tcb, struct told *told, synfin_actions *actions)
{
    (void)phase_user_timeout(tcb, told, actions);
}

/* TIME WAIT TIMEOUT (RFC 9293 section 3.10.8): 2MSL have passed */
static void on_time_wait_timeout(synfin_tcb *tcb, synfin_actions *actions)
{
    (void)phase_time_wait_timeout(tcb, actions);
}

/* KEEP ALIVE TIMEOUT (RFC 9293 section 3.8.4): nothing was heard for the keep-alive time */
static void on_keep_alive_timeout(synfin_tcb *tcb, const synfin_call *call,
        const synfin_config *cfg, struct told *told, synfin_actions *actions)
{
    (void)phase_keep_alive_timeout(tcb, call, cfg, told, actions);
}

void synfin_initialize(synfin_tcb *tcb)
{
    tcb->state = SYNFIN_STATE_CLOSED;
    tcb->passive = false;
    tcb->reopened = false;
    tcb->snd.una = 0u;
    tcb->snd.nxt = 0u;
    tcb->snd.wnd = 0u;
    tcb->snd.wl1 = 0u;
    tcb->snd.wl2 = 0u;
    tcb->snd.max_wnd = 0u;
    tcb->snd.end = 0u;
    tcb->snd.iss = 0u;
    tcb->snd.aged = false;
    tcb->snd.mss = 0u;
    tcb->snd.closed = false;
    tcb->rcv.nxt = 0u;
    tcb->rcv.wnd = 0u;
    tcb->rcv.irs = 0u;
    tcb->rcv.up = 0u;
    tcb->rcv.unread = 0u;
    tcb->rtx.rto = 0u;
    tcb->rtx.since = 0u;
    tcb->rtx.count = 0u;
    tcb->keep.probes = 0u;
    tcb->challenge.count = 0u;
    tcb->challenge.since = 0u;
    tcb->armed.retransmission = false;
    tcb->armed.user = false;
    tcb->armed.time_wait = false;
    tcb->armed.keep_alive = false;
    tcb->deadline.retransmission = 0u;
    tcb->deadline.user = 0u;
    tcb->deadline.time_wait = 0u;
    tcb->deadline.keep_alive = 0u;
}

void synfin_handle(synfin_tcb *tcb, synfin_event event, const synfin_call *call,
                   const synfin_config *cfg, const synfin_segment *seg,
                   synfin_actions *actions)
{
    struct told heard;
    struct told *const told = &heard;

    actions->count = 0u;
    actions->fired_count = 0u;
    actions->out.seq = 0u;
    actions->out.ack = 0u;
    actions->out.text = 0u;
    actions->out.wnd = 0u;
    actions->out.up = 0u;
    actions->out.mss = 0u;
    actions->out.syn = false;
    actions->out.has_ack = false;
    actions->out.fin = false;
    actions->out.rst = false;
    actions->out.urg = false;
    actions->out.insecure = false;
    told->sent = false;
    told->ack_owed = false;
    told->delivered = 0u;
    told->acknowledged = 0u;
    told->received = 0u;
    told->ok = false;
    told->open = false;
    told->closing = false;
    told->closed = false;
    told->reset = false;
    told->refused = false;
    told->user_timeout = false;
    told->retry_timeout = false;
    told->keep_alive_timeout = false;
    told->retry_trouble = false;
    told->urgent = false;
    told->illegal = false;
    told->no_resources = false;
    told->remote_unspecified = false;
    told->does_not_exist = false;
    told->already_exists = false;
    told->is_closing = false;
    switch (event) {
    case SYNFIN_EVENT_OPEN_PASSIVE:
        on_open_passive(tcb, call, told, actions);
        break;
    case SYNFIN_EVENT_OPEN_ACTIVE:
        on_open_active(tcb, call, cfg, told, actions);
        break;
    case SYNFIN_EVENT_SEND:
        on_send(tcb, call, cfg, told, actions);
        break;
    case SYNFIN_EVENT_RECEIVE:
        on_receive(tcb, call, cfg, told, actions);
        break;
    case SYNFIN_EVENT_CLOSE:
        on_close(tcb, call, cfg, told, actions);
        break;
    case SYNFIN_EVENT_ABORT:
        on_abort(tcb, call, told, actions);
        break;
    case SYNFIN_EVENT_STATUS:
        on_status(tcb, call, told, actions);
        break;
    case SYNFIN_EVENT_SEGMENT_ARRIVES:
        on_segment_arrives(tcb, call, cfg, seg, told, actions);
        break;
    case SYNFIN_EVENT_TRANSMIT:
        on_transmit(tcb, call, cfg, told, actions);
        break;
    case SYNFIN_EVENT_RETRANSMISSION_TIMEOUT:
        on_retransmission_timeout(tcb, call, cfg, told, actions);
        break;
    case SYNFIN_EVENT_USER_TIMEOUT:
        on_user_timeout(tcb, told, actions);
        break;
    case SYNFIN_EVENT_TIME_WAIT_TIMEOUT:
        on_time_wait_timeout(tcb, actions);
        break;
    case SYNFIN_EVENT_KEEP_ALIVE_TIMEOUT:
        on_keep_alive_timeout(tcb, call, cfg, told, actions);
        break;
    default:
        break;
    }
    if (told->sent)
        tell(actions, SYNFIN_ACTION_SENT, 0u);
    if (told->delivered != 0u)
        tell(actions, SYNFIN_ACTION_DELIVERED, told->delivered);
    if (told->acknowledged != 0u)
        tell(actions, SYNFIN_ACTION_ACKNOWLEDGED, told->acknowledged);
    if (told->received != 0u)
        tell(actions, SYNFIN_ACTION_RECEIVED, told->received);
    if (told->ok)
        tell(actions, SYNFIN_ACTION_OK, 0u);
    if (told->open)
        tell(actions, SYNFIN_ACTION_OPEN, 0u);
    if (told->closing)
        tell(actions, SYNFIN_ACTION_CLOSING, 0u);
    if (told->closed)
        tell(actions, SYNFIN_ACTION_CLOSED, 0u);
    if (told->reset)
        tell(actions, SYNFIN_ACTION_RESET, 0u);
    if (told->refused)
        tell(actions, SYNFIN_ACTION_REFUSED, 0u);
    if (told->user_timeout)
        tell(actions, SYNFIN_ACTION_USER_TIMEOUT, 0u);
    if (told->retry_timeout)
        tell(actions, SYNFIN_ACTION_RETRY_TIMEOUT, 0u);
    if (told->keep_alive_timeout)
        tell(actions, SYNFIN_ACTION_KEEP_ALIVE_TIMEOUT, 0u);
    if (told->retry_trouble)
        tell(actions, SYNFIN_ACTION_RETRY_TROUBLE, 0u);
    if (told->urgent)
        tell(actions, SYNFIN_ACTION_URGENT, 0u);
    if (told->illegal)
        tell(actions, SYNFIN_ACTION_ILLEGAL, 0u);
    if (told->no_resources)
        tell(actions, SYNFIN_ACTION_NO_RESOURCES, 0u);
    if (told->remote_unspecified)
        tell(actions, SYNFIN_ACTION_REMOTE_UNSPECIFIED, 0u);
    if (told->does_not_exist)
        tell(actions, SYNFIN_ACTION_DOES_NOT_EXIST, 0u);
    if (told->already_exists)
        tell(actions, SYNFIN_ACTION_ALREADY_EXISTS, 0u);
    if (told->is_closing)
        tell(actions, SYNFIN_ACTION_IS_CLOSING, 0u);
}

bool synfin_is_due(const synfin_tcb *tcb, synfin_event event, uint32_t now, const synfin_config *cfg)
{
    (void)cfg;

    switch (event) {
    case SYNFIN_EVENT_TRANSMIT:
        return (tcb->state == (uint8_t)SYNFIN_STATE_ESTABLISHED
                || tcb->state == (uint8_t)SYNFIN_STATE_FIN_WAIT_1
                || tcb->state == (uint8_t)SYNFIN_STATE_CLOSE_WAIT
                || tcb->state == (uint8_t)SYNFIN_STATE_CLOSING
                || tcb->state == (uint8_t)SYNFIN_STATE_LAST_ACK)
                && (can_send_text(tcb) || can_send_fin(tcb));
    case SYNFIN_EVENT_RETRANSMISSION_TIMEOUT:
        return tcb->armed.retransmission && until(tcb->deadline.retransmission, now);
    case SYNFIN_EVENT_USER_TIMEOUT:
        return tcb->armed.user && until(tcb->deadline.user, now);
    case SYNFIN_EVENT_TIME_WAIT_TIMEOUT:
        return tcb->armed.time_wait && until(tcb->deadline.time_wait, now);
    case SYNFIN_EVENT_KEEP_ALIVE_TIMEOUT:
        return tcb->armed.keep_alive && until(tcb->deadline.keep_alive, now);
    default:
        return true;
    }
}

bool synfin_due(const synfin_tcb *tcb, uint32_t now, const synfin_config *cfg, synfin_event *event)
{
    if (synfin_is_due(tcb, SYNFIN_EVENT_TRANSMIT, now, cfg)) {
        *event = SYNFIN_EVENT_TRANSMIT;
        return true;
    }
    if (synfin_is_due(tcb, SYNFIN_EVENT_RETRANSMISSION_TIMEOUT, now, cfg)) {
        *event = SYNFIN_EVENT_RETRANSMISSION_TIMEOUT;
        return true;
    }
    if (synfin_is_due(tcb, SYNFIN_EVENT_USER_TIMEOUT, now, cfg)) {
        *event = SYNFIN_EVENT_USER_TIMEOUT;
        return true;
    }
    if (synfin_is_due(tcb, SYNFIN_EVENT_TIME_WAIT_TIMEOUT, now, cfg)) {
        *event = SYNFIN_EVENT_TIME_WAIT_TIMEOUT;
        return true;
    }
    if (synfin_is_due(tcb, SYNFIN_EVENT_KEEP_ALIVE_TIMEOUT, now, cfg)) {
        *event = SYNFIN_EVENT_KEEP_ALIVE_TIMEOUT;
        return true;
    }
    return false;
}

bool synfin_next_deadline(const synfin_tcb *tcb, uint32_t now, const synfin_config *cfg, uint32_t *deadline)
{
    synfin_event event;
    bool armed = false;

    if (synfin_due(tcb, now, cfg, &event)) {
        *deadline = now;
        return true;
    }
    if (tcb->armed.retransmission && (!armed || before(tcb->deadline.retransmission, *deadline))) {
        *deadline = tcb->deadline.retransmission;
        armed = true;
    }
    if (tcb->armed.user && (!armed || before(tcb->deadline.user, *deadline))) {
        *deadline = tcb->deadline.user;
        armed = true;
    }
    if (tcb->armed.time_wait && (!armed || before(tcb->deadline.time_wait, *deadline))) {
        *deadline = tcb->deadline.time_wait;
        armed = true;
    }
    if (tcb->armed.keep_alive && (!armed || before(tcb->deadline.keep_alive, *deadline))) {
        *deadline = tcb->deadline.keep_alive;
        armed = true;
    }
    return armed;
}

bool synfin_config_is_sound(const synfin_config *cfg)
{
    return cfg->rto <= cfg->max_rto && cfg->buffer != 0u && cfg->buffer <= 1073741824u
            && cfg->mss != 0u && cfg->mss <= 65535u && cfg->default_mss != 0u
            && cfg->default_mss <= 65535u && cfg->rto != 0u && cfg->max_rto <= 536870912u
            && cfg->r1 <= 536870912u && cfg->r2 <= 536870912u && 180000u <= cfg->r2_syn
            && cfg->r2_syn <= 536870912u && cfg->user_timeout <= 536870912u && cfg->msl != 0u
            && cfg->msl <= 536870912u && cfg->keep_idle != 0u && cfg->keep_idle <= 536870912u
            && cfg->keep_interval != 0u && cfg->keep_interval <= 536870912u && cfg->keep_count != 0u
            && cfg->keep_count <= 1000u && cfg->challenge_limit <= 536870912u
            && cfg->challenge_period <= 536870912u;
}

void synfin_default_config(synfin_config *cfg)
{
    cfg->buffer = 65535u;
    cfg->mss = 1460u;
    cfg->default_mss = 536u;
    cfg->rto = 1000u;
    cfg->max_rto = 60000u;
    cfg->r1 = 3u;
    cfg->r2 = 100000u;
    cfg->r2_syn = 180000u;
    cfg->user_timeout = 300000u;
    cfg->msl = 120000u;
    cfg->keep_alive = false;
    cfg->keep_idle = 7200000u;
    cfg->keep_interval = 75000u;
    cfg->keep_count = 10u;
    cfg->challenge_limit = 10u;
    cfg->challenge_period = 5000u;
    cfg->half_duplex_close = false;
    cfg->protect_time_wait = false;
    cfg->reuse_time_wait = false;
}

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
