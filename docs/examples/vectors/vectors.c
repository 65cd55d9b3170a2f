/* vectors.c: runs the vectors of standard input on the printed C, and compares all that comes of each event:
   what the user is told, the segment that leaves, the TCB, what is due and when. Exit status 0: all agree; 1:
   one does not; 2: the input is not what `synfin vectors` prints. See README.md. */
#ifndef SYNFIN_NAMES
#define SYNFIN_NAMES
#endif
#include <ctype.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "synfin.h"

typedef struct {
  const char* name;
  size_t at, size;
} field;
#define F(type, name) \
  { #name, offsetof(type, name), sizeof(((type*)0)->name) }
#define T(name) F(synfin_tcb, name)
#define S(name) F(synfin_segment, name)
#define C(name) F(synfin_config, name)
static const field tcb_fields[] = {T(passive),
                                   T(reopened),
                                   T(snd_aged),
                                   T(snd_closed),
                                   T(snd_mss),
                                   T(keep_probes),
                                   T(challenge_count),
                                   T(snd_una),
                                   T(snd_nxt),
                                   T(snd_wnd),
                                   T(snd_wl1),
                                   T(snd_wl2),
                                   T(snd_max_wnd),
                                   T(snd_end),
                                   T(snd_iss),
                                   T(rcv_nxt),
                                   T(rcv_wnd),
                                   T(rcv_irs),
                                   T(rcv_up),
                                   T(rcv_unread),
                                   T(rtx_rto),
                                   T(rtx_since),
                                   T(rtx_count),
                                   T(challenge_since),
                                   T(deadline_retransmission),
                                   T(deadline_user),
                                   T(deadline_time_wait),
                                   T(deadline_keep_alive),
                                   {0}};
static const field segment_fields[] = {S(syn), S(has_ack), S(fin), S(rst), S(urg), S(insecure), S(text),
                                       S(up),  S(mss),     S(seq), S(ack), S(wnd), {0}};
static const field call_fields[] = {F(synfin_call, forbidden),
                                    F(synfin_call, no_room),
                                    F(synfin_call, has_isn),
                                    F(synfin_call, remote),
                                    F(synfin_call, cwnd),
                                    F(synfin_call, rto),
                                    F(synfin_call, lost),
                                    F(synfin_call, now),
                                    F(synfin_call, isn),
                                    F(synfin_call, octets),
                                    {0}};
static const field config_fields[] = {C(keep_alive),
                                      C(half_duplex_close),
                                      C(protect_time_wait),
                                      C(reuse_time_wait),
                                      C(mss),
                                      C(default_mss),
                                      C(keep_count),
                                      C(challenge_limit),
                                      C(buffer),
                                      C(rto),
                                      C(max_rto),
                                      C(r1),
                                      C(r2),
                                      C(r2_syn),
                                      C(user_timeout),
                                      C(msl),
                                      C(keep_idle),
                                      C(keep_interval),
                                      C(challenge_period),
                                      {0}};
static const field count_fields[] = {F(synfin_actions, acknowledged), F(synfin_actions, delivered),
                                     F(synfin_actions, delivered_at), F(synfin_actions, received),
                                     F(synfin_actions, sent_at),      {0}};
static const char* const told_bits[] = {"ack_owed",
                                        "sent",
                                        "sent_again",
                                        "duplicate_ack",
                                        "listening",
                                        "deleted",
                                        "ok",
                                        "open",
                                        "closing",
                                        "closed",
                                        "reset",
                                        "refused",
                                        "user_timeout",
                                        "retry_timeout",
                                        "keep_alive_timeout",
                                        "retry_trouble",
                                        "urgent",
                                        "illegal",
                                        "no_resources",
                                        "isn_missing",
                                        "remote_unspecified",
                                        "does_not_exist",
                                        "already_exists",
                                        "is_closing",
                                        0};
static const char* const timers[] = {"armed_retransmission", "armed_user", "armed_time_wait",
                                     "armed_keep_alive", 0};

static const char* p; /* what is read next of a line */
static char vector[256], word[256];

static void fail(const char* what) {
  fprintf(stderr, "vectors: %s: %s at %.40s\n", vector, what, p);
  exit(2);
}
static int next(char c) {
  if (*p != c) return 0;
  p++;
  return 1;
}
static void expect(char c) {
  if (!next(c)) fail("not what synfin vectors prints");
}
static const char* string(void) {
  size_t n = 0;
  for (expect('"'); *p != '"'; p++) {
    if (!*p || n + 1 >= sizeof word) fail("no string");
    word[n++] = *p;
  }
  word[n] = 0;
  expect('"');
  return word;
}
/* A number, or a flag. */
static uint32_t number(void) {
  if (strncmp(p, "true", 4) == 0) {
    p += 4;
    return 1;
  }
  if (strncmp(p, "false", 5) == 0) {
    p += 5;
    return 0;
  }
  if (!isdigit((unsigned char)*p)) fail("no number");
  return (uint32_t)strtoul(p, (char**)&p, 10);
}
static void skip(void) { /* any value */
  int depth = 0;
  do {
    if (*p == '"') {
      for (p++; *p != '"'; p++)
        if (!*p) fail("no string");
      p++;
    } else if (strchr("[{", *p)) {
      if (!*p) fail("no value");
      depth++;
      p++;
    } else if (strchr("]}", *p)) {
      depth--;
      p++;
    } else
      p++;
  } while (depth > 0 || !strchr(",]}", *p));
}
static int place(const char* const names[], const char* name) {
  for (int i = 0; names[i]; i++)
    if (strcmp(names[i], name) == 0) return i;
  return -1;
}
static uint32_t get(const field* f, const void* from) {
  const void* at = (const char*)from + f->at;
  return f->size == 1 ? *(const uint8_t*)at : f->size == 2 ? *(const uint16_t*)at : *(const uint32_t*)at;
}
static void set(const field* f, void* in, uint32_t value) {
  void* at = (char*)in + f->at;
  if (f->size == 1)
    *(uint8_t*)at = (uint8_t)value;
  else if (f->size == 2)
    *(uint16_t*)at = (uint16_t)value;
  else
    *(uint32_t*)at = value;
}
/* An object's fields into a struct; what is in none of its fields are bits of `bits`, by their names in
 * `of_bits`. */
static void object(const field* fields, void* in, const char* const* of_bits, uint32_t* bits,
                   uint8_t* state) {
  expect('{');
  while (!next('}')) {
    const field* f = fields;
    for (char* c = (char*)string(); *c; c++)
      if (*c == '.') *c = '_';
    const char* name = strncmp(word, "tcb_", 4) == 0 ? word + 4 : word;
    while (f->name && strcmp(f->name, name) != 0) f++;
    const int bit = f->name || !of_bits ? -1 : place(of_bits, name);
    const int is_state = strcmp(name, "state") == 0;
    if (!f->name && bit < 0 && !is_state) fail("no such field");
    expect(':');
    if (is_state) {
      string();
      while (strcmp(synfin_state_name(*state), word) != 0 && *state < 255) ++*state;
    } else {
      const uint32_t value = number();
      if (bit >= 0)
        *bits |= value << bit;
      else
        set(f, in, value);
    }
    next(',');
  }
}
static int wrong;
static void compare(int step, const char* what, const field* fields, const void* is, const void* should) {
  for (const field* f = fields; f->name; f++)
    if (get(f, is) != get(f, should)) {
      printf("%s, event %d: %s.%s is %u, not %u\n", vector, step, what, f->name, (unsigned)get(f, is),
             (unsigned)get(f, should));
      wrong = 1;
    }
}
static void same(int step, const char* what, uint32_t is, uint32_t should) {
  if (is != should) {
    printf("%s, event %d: %s is %u, not %u\n", vector, step, what, (unsigned)is, (unsigned)should);
    wrong = 1;
  }
}
static void key(const char* name) {
  next(',');
  if (strcmp(string(), name) != 0) fail(name);
  expect(':');
}

static void run_step(int step, synfin_tcb* tcb, const synfin_config* config) {
  synfin_call call = {0};
  synfin_segment segment = {0}, out = {0};
  synfin_actions is, should;
  synfin_tcb after = {0};
  uint32_t told = 0, armed = 0, deadline = 0, due = 0;
  synfin_event event = 0, one;
  memset(&should, 0, sizeof should);
  expect('{');
  key("event");
  string();
  while (strcmp(synfin_event_name(event), word) != 0)
    if (++event == 255) fail("no such event");
  key("call");
  object(call_fields, &call, 0, 0, 0);
  if (event == SYNFIN_EVENT_SEGMENT_ARRIVES) {
    key("segment");
    object(segment_fields, &segment, 0, 0, 0);
  }
  synfin_handle(tcb, event, &call, config, &segment, &is);
  key("rules");
  skip();
  key("told");
  object(count_fields, &should, told_bits, &told, 0);
  key("sent");
  if (*p == '{') {
    told |= SYNFIN_TOLD_SENT;
    object(segment_fields, &out, 0, 0, 0);
    compare(step, "sent", segment_fields, &is.out, &out);
  } else
    skip();
  same(step, "told", is.told & ~SYNFIN_TOLD_ACK_OWED, told);
  compare(step, "told", count_fields, &is, &should);
  key("tcb");
  object(tcb_fields, &after, timers, &armed, &after.state);
  compare(step, "tcb", tcb_fields, tcb, &after);
  same(step, "tcb.state", tcb->state, after.state);
  same(step, "armed",
       (uint32_t)(tcb->armed_retransmission | tcb->armed_user << 1 | tcb->armed_time_wait << 2 |
                  tcb->armed_keep_alive << 3),
       armed);
  key("due");
  expect('[');
  const int is_due = synfin_due(tcb, &call, config, &one);
  while (!next(']')) {
    string();
    if (due++ == 0 && (!is_due || strcmp(synfin_event_name(one), word) != 0)) same(step, word, 0, 1);
    next(',');
  }
  same(step, "due", (uint32_t)is_due, due != 0);
  key("next_deadline");
  const int waits = synfin_next_deadline(tcb, &call, config, &deadline);
  if (isdigit((unsigned char)*p)) {
    same(step, "waits", (uint32_t)waits, 1);
    same(step, "next_deadline", deadline, number());
  } else {
    same(step, "waits", (uint32_t)waits, 0);
    skip();
  }
  expect('}');
}

int main(void) {
  static char line[1 << 20];
  unsigned vectors = 0, failed = 0;
  while (fgets(line, sizeof line, stdin)) {
    synfin_tcb tcb;
    synfin_config config;
    int step = 0;
    p = line;
    wrong = 0;
    if (strncmp(p, "{\"type\":\"vector\",", 17) != 0) continue;
    p += 16;
    key("name");
    strcpy(vector, string());
    key("goals");
    skip();
    synfin_initialize(&tcb);
    memset(&config, 0, sizeof config);
    key("config");
    object(config_fields, &config, 0, 0, 0);
    key("steps");
    expect('[');
    while (!next(']')) {
      run_step(step++, &tcb, &config);
      next(',');
    }
    vectors++;
    failed += (unsigned)wrong;
  }
  printf("%u vectors, %u fail\n", vectors, failed);
  return vectors == 0 ? 2 : failed != 0;
}
