/* Printed by Synfin 0.1.0 from its table "standard": RFC 9293 as the table states it
   Command: synfin generate c
   Table: SHA-256 d15b1e9544c104e8c98ab425c5df2010932e0470b3db7f5d2e7fea0ce5d2dbeb
   Properties: violates none that Synfin asks of it
   SPDX-License-Identifier: Apache-2.0
   Do not edit: change the table and print it again. */

/* synfin_save.h says what stands here. */

#include "synfin_save.h"

/* the first octets of the table's digest */
static const uint8_t mark[8] = {0xd1u, 0x5bu, 0x1eu, 0x95u, 0x44u, 0xc1u, 0x04u, 0xe8u};

#ifdef SYNFIN_CONFIG_STATIC
static const synfin_config fixed_config = SYNFIN_CONFIG_STATIC;
#define FIX_CONFIG (cfg = &fixed_config)
#else
#define FIX_CONFIG (void)0
#endif
#define BIT(state) (1u << (uint32_t)(state))

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

static inline uint32_t receive_buffer(const synfin_config *cfg)
{
    return smaller(cfg->buffer, 1073741824u);
}

static inline bool fin_sent(const synfin_tcb *tcb)
{
    return tcb->snd_closed && (tcb->snd_nxt == (tcb->snd_end + 1u));
}

static inline bool has_unsent_text(const synfin_tcb *tcb)
{
    return before(tcb->snd_nxt, tcb->snd_end);
}

static inline bool fin_due(const synfin_tcb *tcb)
{
    return tcb->snd_closed && (tcb->snd_nxt == tcb->snd_end);
}

static inline bool something_to_send(const synfin_tcb *tcb)
{
    return (tcb->snd_una != tcb->snd_nxt) || has_unsent_text(tcb) || fin_due(tcb);
}

static inline bool fin_acknowledged(const synfin_tcb *tcb)
{
    return fin_sent(tcb) && (tcb->snd_una == tcb->snd_nxt);
}

bool synfin_tcb_is_sound(const synfin_tcb *tcb, const synfin_config *cfg)
{
    FIX_CONFIG;
    /* what follows asks of states only */
    if (tcb->state > SYNFIN_STATE_TIME_WAIT) return false;
    if (!synfin_config_is_sound(cfg)) return false;
    /* states: a state is one of the eleven */
    if (!((tcb->state == SYNFIN_STATE_CLOSED) || (tcb->state == SYNFIN_STATE_LISTEN)
            || (tcb->state == SYNFIN_STATE_SYN_SENT) || (tcb->state == SYNFIN_STATE_SYN_RECEIVED)
            || (tcb->state == SYNFIN_STATE_ESTABLISHED) || (tcb->state == SYNFIN_STATE_FIN_WAIT_1)
            || (tcb->state == SYNFIN_STATE_FIN_WAIT_2) || (tcb->state == SYNFIN_STATE_CLOSE_WAIT)
            || (tcb->state == SYNFIN_STATE_CLOSING) || (tcb->state == SYNFIN_STATE_LAST_ACK)
            || (tcb->state == SYNFIN_STATE_TIME_WAIT))) return false;
    /* closed-is-empty: CLOSED is one state, not many: there is no TCB */
    if (!((tcb->state != SYNFIN_STATE_CLOSED)
            || ((tcb->reopened == false) && (tcb->snd_una == 0u) && (tcb->snd_nxt == 0u)
            && (tcb->snd_wnd == 0u) && (tcb->snd_wl1 == 0u) && (tcb->snd_wl2 == 0u)
            && (tcb->snd_max_wnd == 0u) && (tcb->snd_end == 0u) && (tcb->snd_iss == 0u)
            && (tcb->snd_aged == false) && ((uint32_t)tcb->snd_mss == 0u)
            && (tcb->snd_closed == false) && (tcb->rcv_nxt == 0u) && (tcb->rcv_wnd == 0u)
            && (tcb->rcv_irs == 0u) && (tcb->rcv_up == 0u) && (tcb->rcv_unread == 0u)
            && (tcb->rtx_rto == 0u) && (tcb->rtx_since == 0u) && (tcb->rtx_count == 0u)
            && ((uint32_t)tcb->keep_probes == 0u) && ((uint32_t)tcb->challenge_count == 0u)
            && (tcb->challenge_since == 0u) && (tcb->armed_retransmission == false)
            && (tcb->armed_user == false) && (tcb->armed_time_wait == false)
            && (tcb->armed_keep_alive == false) && (tcb->deadline_retransmission == 0u)
            && (tcb->deadline_user == 0u) && (tcb->deadline_time_wait == 0u)
            && (tcb->deadline_keep_alive == 0u) && !tcb->passive))) return false;
    /* listen-is-empty: LISTEN knows that it is passive, and nothing else */
    if (!((tcb->state != SYNFIN_STATE_LISTEN)
            || ((tcb->reopened == false) && (tcb->snd_una == 0u) && (tcb->snd_nxt == 0u)
            && (tcb->snd_wnd == 0u) && (tcb->snd_wl1 == 0u) && (tcb->snd_wl2 == 0u)
            && (tcb->snd_max_wnd == 0u) && (tcb->snd_end == 0u) && (tcb->snd_iss == 0u)
            && (tcb->snd_aged == false) && ((uint32_t)tcb->snd_mss == 0u)
            && (tcb->snd_closed == false) && (tcb->rcv_nxt == 0u) && (tcb->rcv_wnd == 0u)
            && (tcb->rcv_irs == 0u) && (tcb->rcv_up == 0u) && (tcb->rcv_unread == 0u)
            && (tcb->rtx_rto == 0u) && (tcb->rtx_since == 0u) && (tcb->rtx_count == 0u)
            && ((uint32_t)tcb->keep_probes == 0u) && ((uint32_t)tcb->challenge_count == 0u)
            && (tcb->challenge_since == 0u) && (tcb->armed_retransmission == false)
            && (tcb->armed_user == false) && (tcb->armed_time_wait == false)
            && (tcb->armed_keep_alive == false) && (tcb->deadline_retransmission == 0u)
            && (tcb->deadline_user == 0u) && (tcb->deadline_time_wait == 0u)
            && (tcb->deadline_keep_alive == 0u) && tcb->passive))) return false;
    /* opening-numbers: until our SYN is acknowledged it is all that is outstanding */
    if (!(!((tcb->state == SYNFIN_STATE_SYN_SENT) || (tcb->state == SYNFIN_STATE_SYN_RECEIVED))
            || ((tcb->snd_una == tcb->snd_iss) && (tcb->snd_nxt == (tcb->snd_iss + 1u))
            && until(tcb->snd_nxt, tcb->snd_end) && (tcb->rcv_unread == 0u)
            && tcb->armed_retransmission))) return false;
    /* syn-sent-is-active: only an active OPEN leads there, and CLOSE leaves it */
    if (!((tcb->state != SYNFIN_STATE_SYN_SENT)
            || (!tcb->passive && !tcb->snd_closed && !tcb->reopened))) return false;
    /* syn-received-numbers: nothing but the SYN was received */
    if (!((tcb->state != SYNFIN_STATE_SYN_RECEIVED)
            || (tcb->rcv_nxt == (tcb->rcv_irs + 1u)))) return false;
    /* opening-windows: our SYN offered the whole buffer, and the peer's is the newest segment
       that came */
    if (!((!((tcb->state == SYNFIN_STATE_SYN_SENT) || (tcb->state == SYNFIN_STATE_SYN_RECEIVED))
            || (tcb->rcv_wnd == receive_buffer(cfg)))
            && ((tcb->state != SYNFIN_STATE_SYN_RECEIVED)
            || ((tcb->snd_wl1 == tcb->rcv_irs) && (tcb->snd_wl2 == tcb->snd_iss))))) return false;
    /* reopened-is-passive: MAY-2 is a kind of passive opening and ends with it */
    if (!(!tcb->reopened || ((tcb->state == SYNFIN_STATE_SYN_RECEIVED)
            && tcb->passive))) return false;
    /* una-before-nxt: what is outstanding was sent */
    if (!(until(tcb->snd_una, tcb->snd_nxt))) return false;
    /* nxt-before-end: what is sent was queued; the FIN alone lies behind the end */
    if (!(fin_sent(tcb) || until(tcb->snd_nxt, tcb->snd_end))) return false;
    /* queue: distances compare only below 2^31: the queue is bounded, and the FIN's number with
       it */
    if (!(((tcb->snd_end + 1u) - tcb->snd_una) <= (536870913u + 1u))) return false;
    /* windows: no window exceeds 2^30 (RFC 7323 2.3), so that SND.UNA - MAX.SND.WND compares */
    if (!((tcb->snd_wnd <= tcb->snd_max_wnd) && (tcb->snd_max_wnd <= 1073741824u))) return false;
    /* aged: while ISS lies within a window's reach, what is from before it can be told by its
       number */
    if (!(tcb->snd_aged || (((tcb->snd_una - tcb->snd_iss) <= 1073741824u)
            && (!((tcb->state == SYNFIN_STATE_ESTABLISHED)
            || (tcb->state == SYNFIN_STATE_FIN_WAIT_1) || (tcb->state == SYNFIN_STATE_FIN_WAIT_2)
            || (tcb->state == SYNFIN_STATE_CLOSE_WAIT) || (tcb->state == SYNFIN_STATE_CLOSING)
            || (tcb->state == SYNFIN_STATE_LAST_ACK) || (tcb->state == SYNFIN_STATE_TIME_WAIT))
            || (tcb->snd_una != tcb->snd_iss))))) return false;
    /* receive-room: the window never promises more than the buffer has */
    if (!((tcb->rcv_unread <= receive_buffer(cfg))
            && (tcb->rcv_wnd <= (receive_buffer(cfg) - tcb->rcv_unread)))) return false;
    /* urgent-not-behind: it lies not behind what was received, but for the FIN */
    if (!(!((tcb->state == SYNFIN_STATE_SYN_RECEIVED) || (tcb->state == SYNFIN_STATE_ESTABLISHED)
            || (tcb->state == SYNFIN_STATE_FIN_WAIT_1) || (tcb->state == SYNFIN_STATE_FIN_WAIT_2)
            || (tcb->state == SYNFIN_STATE_CLOSE_WAIT) || (tcb->state == SYNFIN_STATE_CLOSING)
            || (tcb->state == SYNFIN_STATE_LAST_ACK) || (tcb->state == SYNFIN_STATE_TIME_WAIT))
            || (((tcb->state == SYNFIN_STATE_SYN_RECEIVED)
            || (tcb->state == SYNFIN_STATE_ESTABLISHED) || (tcb->state == SYNFIN_STATE_FIN_WAIT_1)
            || (tcb->state == SYNFIN_STATE_FIN_WAIT_2)) ? until(tcb->rcv_nxt, tcb->rcv_up)
            : until(tcb->rcv_nxt, tcb->rcv_up + 1u)))) return false;
    /* urgent-not-far: nor further ahead than a segment in the window reaches */
    if (!(!((tcb->state == SYNFIN_STATE_SYN_RECEIVED) || (tcb->state == SYNFIN_STATE_ESTABLISHED)
            || (tcb->state == SYNFIN_STATE_FIN_WAIT_1) || (tcb->state == SYNFIN_STATE_FIN_WAIT_2)
            || (tcb->state == SYNFIN_STATE_CLOSE_WAIT) || (tcb->state == SYNFIN_STATE_CLOSING)
            || (tcb->state == SYNFIN_STATE_LAST_ACK) || (tcb->state == SYNFIN_STATE_TIME_WAIT))
            || until(tcb->rcv_up, tcb->rcv_nxt + 1073807359u))) return false;
    /* mss: a segment of no text would be sent for ever */
    if (!((tcb->state == SYNFIN_STATE_CLOSED) || (tcb->state == SYNFIN_STATE_LISTEN)
            || ((uint32_t)tcb->snd_mss != 0u))) return false;
    /* fin-wanted: FIN-WAIT-1, CLOSING and LAST-ACK are reached by CLOSE alone, and left when the
       FIN is acknowledged */
    if (!(!((tcb->state == SYNFIN_STATE_FIN_WAIT_1) || (tcb->state == SYNFIN_STATE_CLOSING)
            || (tcb->state == SYNFIN_STATE_LAST_ACK))
            || (tcb->snd_closed && !fin_acknowledged(tcb)))) return false;
    /* fin-done: in FIN-WAIT-2 and TIME-WAIT our FIN is acknowledged */
    if (!(!((tcb->state == SYNFIN_STATE_FIN_WAIT_2) || (tcb->state == SYNFIN_STATE_TIME_WAIT))
            || fin_acknowledged(tcb))) return false;
    /* fin-unwanted: before CLOSE there is no FIN */
    if (!(!((tcb->state == SYNFIN_STATE_ESTABLISHED) || (tcb->state == SYNFIN_STATE_CLOSE_WAIT))
            || !tcb->snd_closed)) return false;
    /* time-wait-timer: it runs in TIME-WAIT and nowhere else */
    if (!(tcb->armed_time_wait == (tcb->state == SYNFIN_STATE_TIME_WAIT))) return false;
    /* keep-alive-timer: it runs where it was asked for, in the synchronized states but TIME-WAIT */
    if (!(tcb->armed_keep_alive == (cfg->keep_alive
            && ((tcb->state == SYNFIN_STATE_ESTABLISHED) || (tcb->state == SYNFIN_STATE_FIN_WAIT_1)
            || (tcb->state == SYNFIN_STATE_FIN_WAIT_2) || (tcb->state == SYNFIN_STATE_CLOSE_WAIT)
            || (tcb->state == SYNFIN_STATE_CLOSING)
            || (tcb->state == SYNFIN_STATE_LAST_ACK))))) return false;
    /* retransmission-timer: it runs if and only if something is outstanding or waits */
    if (!(!((tcb->state == SYNFIN_STATE_ESTABLISHED) || (tcb->state == SYNFIN_STATE_FIN_WAIT_1)
            || (tcb->state == SYNFIN_STATE_FIN_WAIT_2) || (tcb->state == SYNFIN_STATE_CLOSE_WAIT)
            || (tcb->state == SYNFIN_STATE_CLOSING) || (tcb->state == SYNFIN_STATE_LAST_ACK)
            || (tcb->state == SYNFIN_STATE_TIME_WAIT))
            || (tcb->armed_retransmission == (((tcb->state == SYNFIN_STATE_ESTABLISHED)
            || (tcb->state == SYNFIN_STATE_FIN_WAIT_1) || (tcb->state == SYNFIN_STATE_CLOSE_WAIT)
            || (tcb->state == SYNFIN_STATE_CLOSING) || (tcb->state == SYNFIN_STATE_LAST_ACK))
            && something_to_send(tcb))))) return false;
    /* user-timer: the user's patience concerns what is outstanding */
    if (!(!tcb->armed_user || tcb->armed_retransmission)) return false;
    /* time-out: backoff is bounded */
    if (!(!tcb->armed_retransmission
            || ((tcb->rtx_rto != 0u) && (tcb->rtx_rto <= cfg->max_rto)))) return false;
    /* probes: the count of probes is bounded */
    if (!(!tcb->armed_keep_alive || ((uint32_t)tcb->keep_probes <= (uint32_t)cfg->keep_count)))
            return false;
    /* challenges: the count of challenges is bounded */
    if (!(!((uint32_t)cfg->challenge_limit != 0u)
            || ((uint32_t)tcb->challenge_count <= (uint32_t)cfg->challenge_limit))) return false;
    return true;
}

static void put(uint8_t *to, uint32_t value, unsigned count)
{
    while (count != 0u) {
        count -= 1u;
        to[count] = (uint8_t)(value & 0xffu);
        value >>= 8;
    }
}

static uint32_t get(const uint8_t *from, unsigned count)
{
    uint32_t value = 0u;
    unsigned at;

    for (at = 0u; at < count; ++at) value = value << 8 | from[at];
    return value;
}

void synfin_save(const synfin_tcb *tcb, uint8_t *saved)
{
    unsigned at;

    for (at = 0u; at < 8u; ++at) saved[at] = mark[at];
    put(saved + 8, tcb->state, 1u);
    put(saved + 9, tcb->passive ? 1u : 0u, 1u);
    put(saved + 10, tcb->reopened ? 1u : 0u, 1u);
    put(saved + 11, tcb->snd_aged ? 1u : 0u, 1u);
    put(saved + 12, tcb->snd_closed ? 1u : 0u, 1u);
    put(saved + 13, tcb->armed_retransmission ? 1u : 0u, 1u);
    put(saved + 14, tcb->armed_user ? 1u : 0u, 1u);
    put(saved + 15, tcb->armed_time_wait ? 1u : 0u, 1u);
    put(saved + 16, tcb->armed_keep_alive ? 1u : 0u, 1u);
    put(saved + 17, tcb->snd_mss, 2u);
    put(saved + 19, tcb->keep_probes, 2u);
    put(saved + 21, tcb->challenge_count, 2u);
    put(saved + 23, tcb->snd_una, 4u);
    put(saved + 27, tcb->snd_nxt, 4u);
    put(saved + 31, tcb->snd_wnd, 4u);
    put(saved + 35, tcb->snd_wl1, 4u);
    put(saved + 39, tcb->snd_wl2, 4u);
    put(saved + 43, tcb->snd_max_wnd, 4u);
    put(saved + 47, tcb->snd_end, 4u);
    put(saved + 51, tcb->snd_iss, 4u);
    put(saved + 55, tcb->rcv_nxt, 4u);
    put(saved + 59, tcb->rcv_wnd, 4u);
    put(saved + 63, tcb->rcv_irs, 4u);
    put(saved + 67, tcb->rcv_up, 4u);
    put(saved + 71, tcb->rcv_unread, 4u);
    put(saved + 75, tcb->rtx_rto, 4u);
    put(saved + 79, tcb->rtx_since, 4u);
    put(saved + 83, tcb->rtx_count, 4u);
    put(saved + 87, tcb->challenge_since, 4u);
    put(saved + 91, tcb->deadline_retransmission, 4u);
    put(saved + 95, tcb->deadline_user, 4u);
    put(saved + 99, tcb->deadline_time_wait, 4u);
    put(saved + 103, tcb->deadline_keep_alive, 4u);
}

bool synfin_restore(synfin_tcb *tcb, const uint8_t *saved, const synfin_config *cfg)
{
    bool sound = true;
    unsigned at;

    synfin_initialize(tcb);
    for (at = 0u; at < 8u; ++at) sound = sound && saved[at] == mark[at];
    tcb->state = (uint8_t)get(saved + 8, 1u);
    tcb->passive = get(saved + 9, 1u) != 0u;
    tcb->reopened = get(saved + 10, 1u) != 0u;
    tcb->snd_aged = get(saved + 11, 1u) != 0u;
    tcb->snd_closed = get(saved + 12, 1u) != 0u;
    tcb->armed_retransmission = get(saved + 13, 1u) != 0u;
    tcb->armed_user = get(saved + 14, 1u) != 0u;
    tcb->armed_time_wait = get(saved + 15, 1u) != 0u;
    tcb->armed_keep_alive = get(saved + 16, 1u) != 0u;
    tcb->snd_mss = (uint16_t)get(saved + 17, 2u);
    tcb->keep_probes = (uint16_t)get(saved + 19, 2u);
    tcb->challenge_count = (uint16_t)get(saved + 21, 2u);
    tcb->snd_una = (uint32_t)get(saved + 23, 4u);
    tcb->snd_nxt = (uint32_t)get(saved + 27, 4u);
    tcb->snd_wnd = (uint32_t)get(saved + 31, 4u);
    tcb->snd_wl1 = (uint32_t)get(saved + 35, 4u);
    tcb->snd_wl2 = (uint32_t)get(saved + 39, 4u);
    tcb->snd_max_wnd = (uint32_t)get(saved + 43, 4u);
    tcb->snd_end = (uint32_t)get(saved + 47, 4u);
    tcb->snd_iss = (uint32_t)get(saved + 51, 4u);
    tcb->rcv_nxt = (uint32_t)get(saved + 55, 4u);
    tcb->rcv_wnd = (uint32_t)get(saved + 59, 4u);
    tcb->rcv_irs = (uint32_t)get(saved + 63, 4u);
    tcb->rcv_up = (uint32_t)get(saved + 67, 4u);
    tcb->rcv_unread = (uint32_t)get(saved + 71, 4u);
    tcb->rtx_rto = (uint32_t)get(saved + 75, 4u);
    tcb->rtx_since = (uint32_t)get(saved + 79, 4u);
    tcb->rtx_count = (uint32_t)get(saved + 83, 4u);
    tcb->challenge_since = (uint32_t)get(saved + 87, 4u);
    tcb->deadline_retransmission = (uint32_t)get(saved + 91, 4u);
    tcb->deadline_user = (uint32_t)get(saved + 95, 4u);
    tcb->deadline_time_wait = (uint32_t)get(saved + 99, 4u);
    tcb->deadline_keep_alive = (uint32_t)get(saved + 103, 4u);
    sound = sound && saved[9] <= 1u;
    sound = sound && saved[10] <= 1u;
    sound = sound && saved[11] <= 1u;
    sound = sound && saved[12] <= 1u;
    sound = sound && saved[13] <= 1u;
    sound = sound && saved[14] <= 1u;
    sound = sound && saved[15] <= 1u;
    sound = sound && saved[16] <= 1u;
    if (!sound || !synfin_tcb_is_sound(tcb, cfg)) {
        synfin_initialize(tcb);
        return false;
    }
    return true;
}
