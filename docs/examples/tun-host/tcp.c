#define _DEFAULT_SOURCE
#include "tcp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "link.h"

enum { ip_header = 20, stamps_length = 12, least_mss = 64, granularity = 1, least_rto = 200 };

static struct connection* connections[most_connections];
static synfin_config config;
static uint32_t own_address;
static uint16_t listening;
static uint32_t secret;
static void (*user)(struct connection*);

static uint32_t smaller(uint32_t a, uint32_t b) { return a < b ? a : b; }
static uint32_t larger(uint32_t a, uint32_t b) { return a < b ? b : a; }
static bool before(uint32_t a, uint32_t b) { return a - b > 0x7fffffffu; }

static uint32_t get32(const uint8_t* from) {
  return (uint32_t)from[0] << 24 | (uint32_t)from[1] << 16 | (uint32_t)from[2] << 8 | from[3];
}
static void put32(uint8_t* to, uint32_t value) {
  for (int i = 0; i < 4; ++i) to[i] = (uint8_t)(value >> (24 - 8 * i));
}

static uint64_t microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000u + (uint64_t)now.tv_nsec / 1000u;
}
static uint32_t milliseconds(void) { return (uint32_t)(microseconds() / 1000u); }

// RFC 6528: a clock of 4 microseconds, and an offset for each pair of sockets that a stranger cannot guess.
// (One that should withstand more than curiosity takes SipHash here.)
static uint32_t initial_number(const struct connection* c) {
  uint32_t mixed = secret;
  const uint32_t parts[] = {c->remote, (uint32_t)c->remote_port << 16 | c->local_port};
  for (int i = 0; i < 2; ++i) {
    mixed = (mixed ^ parts[i]) * 0x9e3779b1u;
    mixed ^= mixed >> 15;
  }
  return mixed + (uint32_t)(microseconds() / 4u);
}

// ---- octets ----

void queue_put(struct queue* q, const uint8_t* octets, uint32_t count) {
  for (uint32_t i = 0; i < count; ++i) q->octets[(q->head + q->used + i) % buffer_size] = octets[i];
  q->used += count;
}
void queue_copy(const struct queue* q, uint32_t place, uint8_t* octets, uint32_t count) {
  for (uint32_t i = 0; i < count; ++i) octets[i] = q->octets[(q->head + place + i) % buffer_size];
}
void queue_drop(struct queue* q, uint32_t count) {
  q->head = (q->head + count) % buffer_size;
  q->used -= count;
}

// ---- a segment leaves ----

// `place`: of its text in the send buffer.
static void transmit(struct connection* c, const synfin_segment* out, uint32_t place) {
  static uint16_t identification;
  uint8_t packet[link_mtu] = {0x45, 0, 0, 0, 0, 0, 0x40, 0, 64, 6};  // IPv4, do not fragment, TTL 64, TCP
  uint8_t* tcp = packet + ip_header;
  // Each offers both options in its first SYN, and in a SYN that answers one if that did (RFC 7323).
  const bool offers = out->syn && !out->has_ack;
  const synfin_header header = {
      .source = c->local_port,
      .destination = c->remote_port,
      .psh = out->text != 0 && place + out->text == c->sending.used,  // MUST-61: nothing more is queued
      .has_scale = offers || (out->syn && c->scaled),
      .scale = buffer_scale,
      .has_stamps = offers || (c->stamped && !out->rst),
      .stamp = milliseconds(),
      .echo = out->has_ack ? c->recent_stamp : 0,
  };
  size_t length = synfin_pack(tcp, SYNFIN_HEADER_MAX, out, &header, c->scaled ? buffer_scale : 0);

  queue_copy(&c->sending, place, tcp + length, out->text);
  length += out->text;
  put32(packet + 12, own_address);
  put32(packet + 16, c->remote);
  synfin_seal(packet + 12, 8, tcp, length);
  length += ip_header;
  packet[2] = (uint8_t)(length >> 8), packet[3] = (uint8_t)length;
  packet[4] = (uint8_t)(++identification >> 8), packet[5] = (uint8_t)identification;
  uint32_t sum = 0;
  for (int i = 0; i < ip_header; i += 2) sum += (uint32_t)packet[i] << 8 | packet[i + 1];
  sum = ~((sum & 0xffff) + (sum >> 16));
  packet[10] = (uint8_t)(sum >> 8), packet[11] = (uint8_t)sum;
  if (out->has_ack) {
    c->last_ack_sent = out->ack;
    c->owes_ack = false;
  }
  link_send(packet, length);
}

// An acknowledgment alone: one that the machine has given and that was held back, or that RFC 7323 asks for.
static void acknowledge(struct connection* c) {
  const synfin_tcb* tcb = &c->tcb;
  const synfin_segment out = {.seq = tcb->snd_nxt, .has_ack = true, .ack = tcb->rcv_nxt, .wnd = tcb->rcv_wnd};
  transmit(c, &out, 0);
}

// ---- round-trip time: RFC 6298 ----

static void sample(struct connection* c, uint32_t rtt) {
  const uint32_t error = c->srtt < rtt ? rtt - c->srtt : c->srtt - rtt;
  if (c->measured) {
    c->rttvar = (3 * c->rttvar + error) / 4;
    c->srtt = (7 * c->srtt + rtt) / 8;
  } else {
    c->srtt = rtt;
    c->rttvar = rtt / 2;
  }
  c->measured = true;
  c->rto = larger(c->srtt + larger(granularity, 4 * c->rttvar), least_rto);
}

// ---- congestion: RFC 5681, RFC 6582 ----

static uint32_t retransmit(struct connection* c, uint32_t from);

static void congestion_start(struct connection* c) {
  const uint32_t mss = c->tcb.snd_mss;
  c->cwnd = (mss > 2190 ? 2 : mss > 1095 ? 3 : 4) * mss;
  c->ssthresh = UINT32_MAX;
}
static void congestion_loss(struct connection* c) {
  c->ssthresh = larger((c->tcb.snd_nxt - c->tcb.snd_una) / 2, 2u * c->tcb.snd_mss);
  c->recover = c->again = c->tcb.snd_nxt;
  c->recovering = true;
}
static void congestion_timeout(struct connection* c, uint32_t text) {
  if (c->tcb.rtx_count <= 1) congestion_loss(c);  // not once more for the same segment
  c->cwnd = c->tcb.snd_mss;
  c->duplicates = 0;
  c->again = c->tcb.snd_una + text;  // all that was in flight is taken for lost
}
static void congestion_duplicate(struct connection* c) {
  // Each shows that a segment has left the network: what `window` adds is section 3.2's, and RFC 3042's.
  if (++c->duplicates != 3 || c->recovering) return;
  congestion_loss(c);
  c->cwnd = c->ssthresh;
  retransmit(c, c->tcb.snd_una);
}
static void congestion_acknowledged(struct connection* c, uint32_t octets) {
  const uint32_t mss = c->tcb.snd_mss;
  c->duplicates = 0;
  if (before(c->again, c->tcb.snd_una)) c->again = c->tcb.snd_una;
  if (c->recovering && !before(c->tcb.snd_una, c->recover)) c->recovering = false;
  if (c->recovering && c->again == c->recover) {
    retransmit(c, c->tcb.snd_una);  // a partial acknowledgment: the next hole
    return;
  }
  c->cwnd += c->cwnd < c->ssthresh ? smaller(octets, mss) : larger(1, mss * mss / c->cwnd);
  c->cwnd = smaller(c->cwnd, buffer_size);
}
static uint32_t window(const struct connection* c) { return c->cwnd + c->duplicates * c->tcb.snd_mss; }

// ---- the machine ----

static synfin_call call_of(const struct connection* c, uint32_t octets, uint32_t lost) {
  const synfin_call call = {.now = milliseconds(),
                            .has_isn = true,
                            .isn = initial_number(c),
                            .remote = true,
                            .octets = octets,
                            .cwnd = window(c),
                            .rto = c->rto,
                            .lost = lost};
  return call;
}

static synfin_actions happen_with(struct connection* c, synfin_event event, const synfin_call* call,
                                  const synfin_segment* segment, const uint8_t* text) {
  static const synfin_segment none;
  const uint32_t next = c->tcb.snd_nxt;
  synfin_actions actions;

  synfin_handle(&c->tcb, event, call, &config, segment != NULL ? segment : &none, &actions);
  queue_drop(&c->sending, actions.acknowledged);
  if (actions.delivered != 0) queue_put(&c->received, text + actions.delivered_at, actions.delivered);
  if ((actions.told & SYNFIN_TOLD_OPEN) != 0) {
    c->open = true;
    congestion_start(c);
  }
  if ((actions.told & SYNFIN_TOLD_CLOSING) != 0) c->peer_closed = true;
  if ((actions.told & (SYNFIN_TOLD_RESET | SYNFIN_TOLD_REFUSED | SYNFIN_TOLD_USER_TIMEOUT |
                       SYNFIN_TOLD_RETRY_TIMEOUT | SYNFIN_TOLD_KEEP_ALIVE_TIMEOUT)) != 0)
    c->failed = true;

  if (c->timing && !before(c->tcb.snd_una, c->timed_end)) {
    c->timing = false;
    sample(c, call->now - c->timed_since);
  }
  if ((actions.told & SYNFIN_TOLD_SENT_AGAIN) != 0) {
    c->timing = false;  // Karn: of what is sent twice nothing is learned
  } else if (!c->timing && !c->stamped && !c->recovering && c->tcb.snd_nxt != next) {
    c->timing = true;
    c->timed_end = c->tcb.snd_nxt;
    c->timed_since = call->now;
  }
  if ((actions.told & SYNFIN_TOLD_SENT) != 0) {
    // An acknowledgment alone waits until all is done that follows from what has come, and is then one for
    // all (MUST-59). Were each segment that came early acknowledged alone when the hole before it is filled,
    // its sender would take the hole's whole time for the time that the segment was on its way.
    if (actions.out.text == 0 && !actions.out.syn && !actions.out.fin && !actions.out.rst &&
        actions.out.seq == c->tcb.snd_nxt)
      c->owes_ack = true;
    else
      transmit(c, &actions.out, actions.sent_at);
  }
  return actions;
}

// What the host takes for lost goes again; returns how many octets of it.
static uint32_t retransmit(struct connection* c, uint32_t from) {
  const synfin_call call = call_of(c, 0, from);
  return happen_with(c, SYNFIN_EVENT_RETRANSMIT, &call, NULL, NULL).out.text;
}

static void happen(struct connection* c, synfin_event event, const synfin_segment* segment,
                   const uint8_t* text, uint32_t octets) {
  const synfin_call call = call_of(c, octets, 0);
  const synfin_actions actions = happen_with(c, event, &call, segment, text);
  if (event == SYNFIN_EVENT_RETRANSMISSION_TIMEOUT && c->open && (actions.told & SYNFIN_TOLD_SENT_AGAIN) != 0)
    congestion_timeout(c, actions.out.text);
  if (actions.acknowledged != 0) congestion_acknowledged(c, actions.acknowledged);
  if ((actions.told & SYNFIN_TOLD_DUPLICATE_ACK) != 0) congestion_duplicate(c);
}

static bool is_gone(const struct connection* c) {
  // A listener is no TCB here: who falls back to LISTEN has lost who called, and is done, too.
  return c->tcb.state == SYNFIN_STATE_CLOSED || c->tcb.state == SYNFIN_STATE_LISTEN;
}

static bool is_due(const struct connection* c, synfin_event* event) {
  const synfin_call call = call_of(c, 0, 0);
  return synfin_due(&c->tcb, &call, &config, event);
}

// What has happened may have consequences: for what came early, for the user, for what waits, for the
// machine.
static void settle(struct connection* c) {
  synfin_event event;

  for (int i = 0; i < most_held; ++i)
    if (c->held[i].used && !before(c->tcb.rcv_nxt, c->held[i].segment.seq)) {
      c->held[i].used = false;
      happen(c, SYNFIN_EVENT_SEGMENT_ARRIVES, &c->held[i].segment, c->held[i].text, 0);
      i = -1;
    }
  while (is_due(c, &event)) happen(c, event, NULL, NULL, 0);
  user(c);
  while (is_due(c, &event)) happen(c, event, NULL, NULL, 0);
  // After a time-out, slow start goes through all that was in flight (RFC 5681 section 3.1).
  while (c->recovering && before(c->again, c->recover) && c->again - c->tcb.snd_una < c->cwnd) {
    const uint32_t text = retransmit(c, c->again);
    if (text == 0) break;
    c->again += text;
  }
  if (c->owes_ack && !is_gone(c)) acknowledge(c);
}

// ---- connections ----

static struct connection** place_of(const struct connection* c) {
  for (int i = 0; i < most_connections; ++i)
    if (connections[i] == c) return &connections[i];
  return NULL;
}
static struct connection* made(uint32_t remote, uint16_t remote_port, uint16_t local_port) {
  struct connection** place = place_of(NULL);
  struct connection* c = place == NULL ? NULL : calloc(1, sizeof *c);
  if (c == NULL) return NULL;
  *place = c;
  c->remote = remote;
  c->remote_port = remote_port;
  c->local_port = local_port;
  synfin_initialize(&c->tcb);
  return c;
}
static void free_if_gone(struct connection* c) {
  if (!is_gone(c)) return;
  *place_of(c) = NULL;
  free(c);
}
static struct connection* found(uint32_t remote, uint16_t remote_port, uint16_t local_port) {
  for (int i = 0; i < most_connections; ++i) {
    struct connection* c = connections[i];
    if (c != NULL && c->remote == remote && c->remote_port == remote_port && c->local_port == local_port)
      return c;
  }
  return NULL;
}

// ---- a segment comes ----

static void take_offers(struct connection* c, synfin_segment* segment, const synfin_header* header) {
  c->scaled = header->has_scale;
  c->their_scale = header->scale;
  c->stamped = header->has_stamps;
  c->recent_stamp = header->stamp;
  // What the peer takes, less what options of ours take of it (RFC 9293 section 3.7.1), and never more than
  // the link.
  if (segment->mss == 0) segment->mss = config.default_mss;
  segment->mss = (uint16_t)smaller(larger(segment->mss, least_mss), config.mss);
  if (c->stamped) segment->mss = (uint16_t)(segment->mss - stamps_length);
}

// RFC 7323 section 5: is it an old duplicate, which must not be heard? What is newest is noted (section 4.3).
static bool is_stale(struct connection* c, const synfin_segment* segment, const synfin_header* header) {
  if (!c->stamped || segment->rst) return false;
  if (!header->has_stamps) return true;
  if (before(header->stamp, c->recent_stamp)) {
    acknowledge(c);
    return true;
  }
  if (!before(c->last_ack_sent, segment->seq)) c->recent_stamp = header->stamp;
  return false;
}

static void hold(struct connection* c, const synfin_segment* segment, const uint8_t* text) {
  const uint32_t ahead = segment->seq - c->tcb.rcv_nxt;
  struct held* free_place = NULL;
  if (!c->open || segment->syn || segment->rst || segment->text > sizeof c->held->text) return;
  if (segment->text + segment->fin == 0 || ahead - 1 >= c->tcb.rcv_wnd) return;
  for (int i = 0; i < most_held; ++i) {
    if (!c->held[i].used) free_place = &c->held[i];
    if (c->held[i].used && c->held[i].segment.seq == segment->seq && c->held[i].segment.text >= segment->text)
      return;
  }
  if (free_place == NULL) return;
  free_place->used = true;
  free_place->segment = *segment;
  memcpy(free_place->text, text, segment->text);
}

void tcp_packet(const uint8_t* packet, size_t length) {
  synfin_segment segment;
  synfin_header header;
  size_t ip, total, offset;

  // IPv4 and whole, for us, TCP, with a good checksum: everything else is not ours to judge.
  if (length < ip_header || packet[0] >> 4 != 4) return;
  ip = (size_t)(packet[0] & 15) * 4;
  total = (size_t)packet[2] << 8 | packet[3];
  if (ip < ip_header || total < ip || length < total || packet[9] != 6 || get32(packet + 16) != own_address)
    return;
  if ((packet[6] & 0x3f) != 0 || packet[7] != 0) return;
  if (synfin_checksum(packet + 12, 8, packet + ip, total - ip) != 0) return;
  offset = synfin_unpack(&segment, &header, packet + ip, total - ip, 0);
  if (offset == 0) return;

  const uint32_t remote = get32(packet + 12);
  const uint8_t* text = packet + ip + offset;
  struct connection* c = found(remote, header.source, header.destination);
  if (c == NULL) {
    // Who calls finds a listener, each call one of its own; who does not is answered by what does not exist.
    c = made(remote, header.source, header.destination);
    if (c == NULL) return;
    if (header.destination == listening) happen(c, SYNFIN_EVENT_OPEN_PASSIVE, NULL, NULL, 0);
  }
  if (segment.syn && (c->tcb.state == SYNFIN_STATE_LISTEN || c->tcb.state == SYNFIN_STATE_SYN_SENT))
    take_offers(c, &segment, &header);
  else if (is_stale(c, &segment, &header))
    return;
  if (c->scaled && !segment.syn) segment.wnd <<= smaller(c->their_scale, 14);
  // RFC 7323 section 4.1: what the peer echoes tells when the segment left that is now acknowledged.
  if (c->stamped && segment.has_ack && header.echo != 0 && before(c->tcb.snd_una, segment.ack) &&
      !before(c->tcb.snd_nxt, segment.ack))
    sample(c, milliseconds() - header.echo);
  hold(c, &segment, text);
  happen(c, SYNFIN_EVENT_SEGMENT_ARRIVES, &segment, text, 0);
  if (!is_gone(c) || c->open || c->failed) settle(c);  // but not who never was
  free_if_gone(c);
}

// ---- for the user ----

void tcp_start(uint32_t address, void (*called)(struct connection*)) {
  own_address = address;
  user = called;
  synfin_default_config(&config);
  config.buffer = buffer_size;
  config.mss = link_mtu - ip_header - SYNFIN_HEADER_MIN;
  if (getrandom(&secret, sizeof secret, 0) != sizeof secret) abort();
}
void tcp_listen(uint16_t port) { listening = port; }

struct connection* tcp_call(uint32_t address, uint16_t port) {
  struct connection* c = made(address, port, (uint16_t)(49152 + secret % 16384));
  if (c != NULL) happen(c, SYNFIN_EVENT_OPEN_ACTIVE, NULL, NULL, 0);
  return c;
}

uint32_t tcp_read(struct connection* c, uint8_t* octets, uint32_t room) {
  const uint32_t count = smaller(room, c->received.used);
  queue_copy(&c->received, 0, octets, count);
  queue_drop(&c->received, count);
  if (count != 0 && !is_gone(c)) happen(c, SYNFIN_EVENT_RECEIVE, NULL, NULL, count);
  return count;
}
uint32_t tcp_write(struct connection* c, const uint8_t* octets, uint32_t count) {
  const uint32_t taken = smaller(count, buffer_size - c->sending.used);
  queue_put(&c->sending, octets, taken);
  if (taken != 0) happen(c, SYNFIN_EVENT_SEND, NULL, NULL, taken);
  return taken;
}
void tcp_close(struct connection* c) {
  if (!c->closed) happen(c, SYNFIN_EVENT_CLOSE, NULL, NULL, 0);
  c->closed = true;
}

int tcp_clock(void) {
  uint32_t wait = 1000;
  for (int i = 0; i < most_connections; ++i) {
    struct connection* c = connections[i];
    uint32_t deadline;
    if (c == NULL) continue;
    settle(c);
    const synfin_call call = call_of(c, 0, 0);
    if (synfin_next_deadline(&c->tcb, &call, &config, &deadline)) {
      const uint32_t left = deadline - milliseconds();
      wait = smaller(wait, left > 0x7fffffffu ? 0 : left);
    }
    free_if_gone(c);
  }
  return (int)wait;
}

bool tcp_is_busy(void) {
  for (int i = 0; i < most_connections; ++i)
    if (connections[i] != NULL && connections[i]->tcb.state != SYNFIN_STATE_TIME_WAIT) return true;
  return false;
}
