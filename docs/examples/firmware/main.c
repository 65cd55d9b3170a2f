// An echo server in 64 KiB: it opens passively, echoes what it hears, closes when its peer does. The peer is
// a script in this image, which speaks in octets on the wire as a stranger would: it calls, says a line in
// two segments that come in the wrong order, loses an answer, acknowledges, closes.
#include "board.h"
#include "synfin_wire.h"

enum { echo_port = 7, peer_port = 40000, room = 128 };
static const uint8_t addresses[] = {10, 0, 0, 1,
                                    10, 0, 0, 2};  // of the peer, and ours; the sum is the same both ways

// ---- the server ----

static synfin_tcb tcb;
static const synfin_config config = SYNFIN_CONFIG_DEFAULT;
static uint8_t sending[room], received[room];  // from SND.UNA on; what the user has not read
static uint32_t sending_count, received_count;
static uint32_t now;  // milliseconds; here the script says how time passes
static bool peer_closed, is_closed;

static uint8_t wire[SYNFIN_HEADER_MAX + room];  // the last segment that the server has sent
static size_t wire_length;
static unsigned sent;

static void transmit(const synfin_segment* out, uint32_t place) {
  const synfin_header header = {.source = echo_port, .destination = peer_port, .psh = out->text != 0};
  wire_length = synfin_pack(wire, SYNFIN_HEADER_MAX, out, &header, 0);
  for (uint32_t i = 0; i < out->text; ++i) wire[wire_length++] = sending[place + i];
  synfin_seal(addresses, sizeof addresses, wire, wire_length);
  ++sent;
}

static bool happen(synfin_event event, const synfin_segment* segment, const uint8_t* text, uint32_t octets) {
  static const synfin_segment none;
  const synfin_call call = {.now = now,
                            .isn = 0xfffffff0u + now,  // wraps soon; not for the wild
                            .has_isn = true,
                            .octets = octets};
  synfin_actions actions;

  synfin_handle(&tcb, event, &call, &config, segment != NULL ? segment : &none, &actions);
  sending_count -= actions.acknowledged;
  for (uint32_t i = 0; i < sending_count; ++i) sending[i] = sending[i + actions.acknowledged];
  for (uint32_t i = 0; i < actions.delivered; ++i)
    received[received_count++] = text[actions.delivered_at + i];
  if ((actions.told & SYNFIN_TOLD_CLOSING) != 0) peer_closed = true;
  if ((actions.told & SYNFIN_TOLD_CLOSED) != 0) is_closed = true;
  if ((actions.told & SYNFIN_TOLD_SENT) != 0) transmit(&actions.out, actions.sent_at);
  return (actions.told & SYNFIN_TOLD_OK) != 0;
}

// What is due happens, and the user echoes.
static void settle(void) {
  const synfin_call call = {.now = now};
  synfin_event event;
  while (received_count != 0) {
    const uint32_t count = received_count;
    for (uint32_t i = 0; i < count; ++i) sending[sending_count + i] = received[i];
    received_count = 0;
    (void)happen(SYNFIN_EVENT_RECEIVE, NULL, NULL, count);
    sending_count += count;
    if (!happen(SYNFIN_EVENT_SEND, NULL, NULL, count)) sending_count -= count;
  }
  if (peer_closed && tcb.state == SYNFIN_STATE_CLOSE_WAIT) (void)happen(SYNFIN_EVENT_CLOSE, NULL, NULL, 0);
  while (synfin_due(&tcb, &call, &config, &event)) (void)happen(event, NULL, NULL, 0);
}

// What a driver calls for each segment that has come.
static void arrives(const uint8_t* octets, size_t length) {
  synfin_segment segment;
  synfin_header header;
  size_t offset;
  if (synfin_checksum(addresses, sizeof addresses, octets, length) != 0) return;
  offset = synfin_unpack(&segment, &header, octets, length, 0);
  if (offset == 0 || header.destination != echo_port || header.source != peer_port) return;
  (void)happen(SYNFIN_EVENT_SEGMENT_ARRIVES, &segment, octets + offset, 0);
  settle();
}

// What a timer calls.
static void time_passes(uint32_t milliseconds) {
  now += milliseconds;
  settle();
}

// ---- the peer, and what it expects ----

static void expect(bool is_so, const char* what) {
  if (is_so) return;
  say("not so: ");
  say(what);
  say("\n");
  leave(1);
}
static void peer_says(synfin_segment segment, const char* text) {
  const synfin_header header = {.source = peer_port, .destination = echo_port};
  uint8_t octets[SYNFIN_HEADER_MAX + room];
  size_t length;
  segment.wnd = 4096;
  length = synfin_pack(octets, sizeof octets, &segment, &header, 0);
  while (text != NULL && *text != '\0') octets[length++] = (uint8_t)*text++;
  synfin_seal(addresses, sizeof addresses, octets, length);
  octets[length - 1] ^= 1;
  arrives(octets, length);  // damaged on its way: nothing may come of it
  octets[length - 1] ^= 1;
  arrives(octets, length);
}
// The answer: these numbers, this text.
static void peer_hears(unsigned answers, const synfin_segment* wanted, const char* text, const char* what) {
  synfin_segment heard = {0};
  synfin_header header;
  const size_t offset = synfin_unpack(&heard, &header, wire, wire_length, 0);
  uint32_t i = 0;
  expect(sent == answers, what);
  expect(offset != 0 && synfin_checksum(addresses, sizeof addresses, wire, wire_length) == 0, what);
  expect(header.source == echo_port && header.destination == peer_port, what);
  expect(heard.seq == wanted->seq && heard.ack == wanted->ack && heard.syn == wanted->syn &&
             heard.fin == wanted->fin && heard.has_ack && !heard.rst,
         what);
  for (; i < heard.text; ++i) expect(text != NULL && (uint8_t)text[i] == wire[offset + i], what);
  expect(text == NULL || text[i] == '\0', what);
  sent = 0;
}

int main(void) {
  const uint32_t iss = 0xfffffff0u, irs = 0xfffffffau;  // both sides' numbers wrap within the talk

  synfin_initialize(&tcb);
  expect(happen(SYNFIN_EVENT_OPEN_PASSIVE, NULL, NULL, 0), "it listens");

  peer_says((synfin_segment){.seq = irs, .syn = true, .mss = 536}, NULL);
  peer_hears(1, &(synfin_segment){.seq = iss, .ack = irs + 1, .syn = true}, NULL, "the SYN is answered");
  peer_says((synfin_segment){.seq = irs + 1, .ack = iss + 1, .has_ack = true}, NULL);
  expect(tcb.state == SYNFIN_STATE_ESTABLISHED && sent == 0, "it is open");
  say("open\n");

  peer_says((synfin_segment){.seq = irs + 7, .ack = iss + 1, .has_ack = true, .text = 15}, " is anybody in?");
  peer_hears(1, &(synfin_segment){.seq = iss + 1, .ack = irs + 1}, NULL, "a hole lies before it");
  peer_says((synfin_segment){.seq = irs + 1, .ack = iss + 1, .has_ack = true, .text = 6}, "Hello,");
  expect(sent >= 1, "it is answered");
  sent = 1;
  peer_hears(1, &(synfin_segment){.seq = iss + 1, .ack = irs + 7}, "Hello,", "the first part comes back");
  peer_says((synfin_segment){.seq = irs + 7, .ack = iss + 7, .has_ack = true, .text = 15}, " is anybody in?");
  expect(sent >= 1, "it is answered");
  sent = 1;
  peer_hears(1, &(synfin_segment){.seq = iss + 7, .ack = irs + 22}, " is anybody in?",
             "the second part comes back");
  time_passes(config.rto - 1);
  expect(sent == 0, "it is patient");
  time_passes(1);
  peer_hears(1, &(synfin_segment){.seq = iss + 7, .ack = irs + 22}, " is anybody in?",
             "what is lost is sent again");
  say("echoed\n");

  peer_says((synfin_segment){.seq = irs + 22, .ack = iss + 22, .has_ack = true, .fin = true}, NULL);
  expect(sent == 2, "the FIN is acknowledged, and answered by the server's");
  sent = 1;
  peer_hears(1, &(synfin_segment){.seq = iss + 22, .ack = irs + 23, .fin = true}, NULL, "the server's FIN");
  peer_says((synfin_segment){.seq = irs + 23, .ack = iss + 23, .has_ack = true}, NULL);
  expect(is_closed && tcb.state == SYNFIN_STATE_CLOSED && sent == 0, "it is closed");
  say("closed\n");
  return 0;
}
