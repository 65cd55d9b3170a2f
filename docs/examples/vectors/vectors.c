/* vectors.c: runs the vectors of standard input on the printed C, and compares all that comes of each event:
   what the user is told, the segment that leaves, the TCB, what is due and when. Exit status 0: all agree; 1:
   one does not; 2: the input is not what `synfin vectors` prints. See README.md. */
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "synfin.h"

static const char* vector = "?"; /* which one runs, and its event */
static int step, wrong;

static void same(const char* what, uint32_t is, uint32_t should) {
  if (is == should) return;
  printf("%s, event %d: %s is %u, not %u\n", vector, step, what, (unsigned)is, (unsigned)should);
  wrong = 1;
}

static const cJSON* part(const cJSON* of, const char* name) {
  const cJSON* one = cJSON_GetObjectItemCaseSensitive(of, name);
  if (one) return one;
  fprintf(stderr, "vectors: %s: expected \"%s\": this is not what synfin vectors prints\n", vector, name);
  exit(2);
}

static uint8_t number_of(const char* (*name_of)(uint8_t), const cJSON* text) { /* of an event, or a state */
  uint8_t number = 0;
  while (number < 255 && strcmp(name_of(number), cJSON_IsString(text) ? text->valuestring : "") != 0)
    number++;
  return number;
}

static uint32_t get(const synfin_field* field, const void* from) {
  const char* at = (const char*)from + field->at;
  uint8_t octet;
  uint16_t half;
  uint32_t word;
  memcpy(&octet, at, 1);
  memcpy(&half, at, field->octets < 2 ? 0 : 2);
  memcpy(&word, at, field->octets < 4 ? 0 : 4);
  word = field->octets == 1 ? octet : field->octets == 2 ? half : word;
  return field->bit == SYNFIN_WHOLE ? word : word >> field->bit & 1u;
}

static void set(const synfin_field* field, void* in, uint32_t value) {
  char* at = (char*)in + field->at;
  uint32_t word = value;
  if (field->bit != SYNFIN_WHOLE) {
    const synfin_field whole = {0, 0, field->at, field->octets, SYNFIN_WHOLE};
    word = (get(&whole, in) & ~(1u << field->bit)) | value << field->bit;
  }
  const uint8_t octet = (uint8_t)word;
  const uint16_t half = (uint16_t)word;
  memcpy(at,
         field->octets == 1   ? (const void*)&octet
         : field->octets == 2 ? (const void*)&half
                              : &word,
         field->octets);
}

/* A member's name is the field's, without `tcb.` before it, and with _ for a dot. */
static void fill(const char* record, void* in, const cJSON* fields) {
  const cJSON* one;
  cJSON_ArrayForEach(one, fields) {
    int k = 0;
    char name[64];
    snprintf(name, sizeof name, "%s", strncmp(one->string, "tcb.", 4) ? one->string : one->string + 4);
    for (char* dot; (dot = strchr(name, '.'));) *dot = '_';
    while (k < SYNFIN_FIELD_COUNT &&
           (strcmp(synfin_fields[k].record, record) || strcmp(synfin_fields[k].name, name)))
      k++;
    if (k == SYNFIN_FIELD_COUNT) part(fields, name); /* there is none: says so */
    set(&synfin_fields[k], in,
        cJSON_IsString(one)   ? number_of(synfin_state_name, one)
        : cJSON_IsNumber(one) ? (uint32_t)one->valuedouble
                              : (uint32_t)cJSON_IsTrue(one));
  }
}

static void compare(const char* record, const void* is, const void* should) {
  for (const synfin_field* field = synfin_fields; field < synfin_fields + SYNFIN_FIELD_COUNT; field++)
    if (strcmp(field->record, record) == 0) same(field->name, get(field, is), get(field, should));
}

static void run(const cJSON* event, synfin_tcb* tcb, const synfin_config* config) {
  synfin_call call = {0};
  synfin_segment segment = {0}, out = {0};
  synfin_actions is, should = {0};
  synfin_tcb after = {0};
  synfin_event due = 255;
  uint32_t deadline = 0;
  const cJSON *sent = part(event, "sent"), *when = part(event, "next_deadline");
  fill("call", &call, part(event, "call"));
  fill("segment", &segment, cJSON_GetObjectItemCaseSensitive(event, "segment"));
  synfin_handle(tcb, number_of(synfin_event_name, part(event, "event")), &call, config, &segment, &is);

  same("sent", (is.told & SYNFIN_TOLD_SENT) != 0, !cJSON_IsNull(sent));
  fill("segment", &out, sent);
  if (!cJSON_IsNull(sent)) compare("segment", &is.out, &out);
  is.told &= ~(SYNFIN_TOLD_SENT | SYNFIN_TOLD_ACK_OWED);
  fill("actions", &should, part(event, "told"));
  compare("actions", &is, &should);
  fill("tcb", &after, part(event, "tcb"));
  compare("tcb", tcb, &after);
  const cJSON* first = cJSON_GetArrayItem(part(event, "due"), 0);
  same("due", synfin_due(tcb, &call, config, &due), first != 0);
  if (first) same("the event that is due", due, number_of(synfin_event_name, first));
  same("waits", synfin_next_deadline(tcb, &call, config, &deadline), cJSON_IsNumber(when));
  if (cJSON_IsNumber(when)) same("next_deadline", deadline, (uint32_t)when->valuedouble);
}

int main(void) {
  static char line[1 << 20];
  unsigned vectors = 0, failed = 0;
  while (fgets(line, sizeof line, stdin)) {
    cJSON* const all = cJSON_Parse(line);
    const cJSON *kind = part(all, "type"), *event;
    synfin_tcb tcb;
    synfin_config config = {0};
    if (cJSON_IsString(kind) && strcmp(kind->valuestring, "vector") == 0) {
      vector = cJSON_GetStringValue(part(all, "name"));
      step = wrong = 0;
      synfin_initialize(&tcb);
      fill("config", &config, part(all, "config"));
      cJSON_ArrayForEach(event, part(all, "steps")) run(event, &tcb, &config), step++;
      vectors++;
      failed += (unsigned)wrong;
    }
    cJSON_Delete(all);
  }
  printf("%u vectors, %u fail\n", vectors, failed);
  return vectors == 0 ? 2 : failed != 0;
}
