// The TCP header as octets: synfin_wire.h and synfin_wire.c. How a header is laid out is no rule of the
// table's, and stands here as text; what the machine reads of it, and how that is called, is the model's.
#include <algorithm>
#include <iterator>

#include "../../model/terms.hpp"
#include "c.hpp"

namespace synfin::gen::c {

using model::Record;

namespace {

constexpr std::string_view header_text = R"(
/* The TCP header (RFC 9293 section 3.1) as octets: what the machine reads and tells, and beside it what only
   the host knows of: ports, PSH, the options of RFC 7323. Freestanding; octets may lie anywhere. */

#ifndef SYNFIN_WIRE_H
#define SYNFIN_WIRE_H

#include <stddef.h>

#include "synfin.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Octets of a header: the least, and the most that its data offset can say, which always suffices. */
#define SYNFIN_HEADER_MIN 20
#define SYNFIN_HEADER_MAX 60

/* What a header holds beside a synfin_segment. Zero what does not apply. */
typedef struct synfin_header {
    uint16_t source; /* source port */
    uint16_t destination; /* destination port */
    bool psh; /* PSH bit */
    bool has_scale; /* window scale option: a SYN's alone means something (RFC 7323 section 2.2) */
    bool has_stamps; /* timestamps option (RFC 7323 section 3) */
    uint8_t scale; /* shift.cnt, as it is sent; what is larger than 14 counts as 14 */
    uint32_t stamp; /* TSval */
    uint32_t echo; /* TSecr */
} synfin_header;

/* Writes a header without its text, with the checksum zero, and tells how many octets it has; 0, and nothing
   is written, if it needs more than `room`. Windows leave shifted right by `shift`, which is what our own SYN
   said where a scale was agreed, else 0; a SYN's never is. A window that is larger than what 16 bits can say
   leaves as the largest that they can. */
size_t synfin_pack(uint8_t *to, size_t room, const synfin_segment *seg, const synfin_header *header,
                   uint8_t shift);

/* Reads a TCP segment of `length` octets, and tells how many of them are the header, behind which seg->{text}
   octets of text follow; 0, and nothing is written, if it is none: too short, or too long for IP, or its data
   offset points out of it. `shift` is what the peer's SYN said, where a scale was agreed, else 0. Of options
   it reads the three that it has names for; what stands behind an option that cannot have the length that it
   says is not read (MUST-7). What the header does not say of a segment is zero. The checksum is not
   looked at. */
size_t synfin_unpack(synfin_segment *seg, synfin_header *header, const uint8_t *from, size_t length,
                     uint8_t shift);

/* The checksum (MUST-2, MUST-3) of a TCP segment of `length` octets, header and text. `addresses` are source
   and destination as the IP header has them, one behind the other: 8 octets of IPv4, 32 of IPv6. Of what
   arrives sound it is 0. */
uint16_t synfin_checksum(const uint8_t *addresses, size_t addresses_length, const uint8_t *tcp,
                         size_t length);

/* Writes the checksum into a segment whose header stands there as synfin_pack has left it. */
void synfin_seal(const uint8_t *addresses, size_t addresses_length, uint8_t *tcp, size_t length);

#ifdef __cplusplus
}
#endif

#endif
)";

constexpr std::string_view source_text = R"(
/* synfin_wire.h says what stands here. */

#include "synfin_wire.h"

/* places in the header (RFC 9293 section 3.1) */
enum {
    AT_SOURCE = 0,
    AT_DESTINATION = 2,
    AT_SEQ = 4,
    AT_ACK = 8,
    AT_OFFSET = 12,
    AT_CONTROL = 13,
    AT_WINDOW = 14,
    AT_CHECKSUM = 16,
    AT_URGENT = 18
};
enum { FIN = 1, SYN = 2, RST = 4, PSH = 8, ACK = 16, URG = 32 };
/* kinds of options, and their lengths (RFC 9293 section 3.2, RFC 7323) */
enum { END = 0, NOP = 1, MSS = 2, SCALE = 3, STAMPS = 8 };
enum { MSS_LENGTH = 4, SCALE_LENGTH = 3, STAMPS_LENGTH = 10 };

static void put16(uint8_t *to, uint32_t value)
{
    to[0] = (uint8_t)(value >> 8 & 0xffu);
    to[1] = (uint8_t)(value & 0xffu);
}
static void put32(uint8_t *to, uint32_t value)
{
    put16(to, value >> 16);
    put16(to + 2, value & 0xffffu);
}
static uint32_t get16(const uint8_t *from)
{
    return (uint32_t)from[0] << 8 | (uint32_t)from[1];
}
static uint32_t get32(const uint8_t *from)
{
    return get16(from) << 16 | get16(from + 2);
}
/* RFC 7323 section 2.3: what is larger than 14 counts as 14 */
static uint8_t limited(uint8_t shift)
{
    return shift < 14u ? shift : 14u;
}
static uint32_t bit(bool is_set, uint32_t which)
{
    return is_set ? which : 0u;
}

size_t synfin_pack(uint8_t *to, size_t room, const synfin_segment *seg, const synfin_header *header,
        uint8_t shift)
{
    const size_t length = (size_t)SYNFIN_HEADER_MIN + (seg->{mss} != 0u ? 4u : 0u)
            + (header->has_scale ? 4u : 0u) + (header->has_stamps ? 12u : 0u);
    const uint32_t window = seg->{syn} ? seg->{wnd} : seg->{wnd} >> limited(shift);
    const uint32_t control = bit(seg->{fin}, FIN) | bit(seg->{syn}, SYN) | bit(seg->{rst}, RST)
            | bit(header->psh, PSH) | bit(seg->{has_ack}, ACK) | bit(seg->{urg}, URG);
    size_t at = SYNFIN_HEADER_MIN;

    if (room < length) return 0u;
    put16(to + AT_SOURCE, header->source);
    put16(to + AT_DESTINATION, header->destination);
    put32(to + AT_SEQ, seg->{seq});
    put32(to + AT_ACK, seg->{ack});
    to[AT_OFFSET] = (uint8_t)(length / 4u << 4);
    to[AT_CONTROL] = (uint8_t)control;
    put16(to + AT_WINDOW, window < 0xffffu ? window : 0xffffu);
    put16(to + AT_CHECKSUM, 0u);
    put16(to + AT_URGENT, seg->{up});
    if (seg->{mss} != 0u) {
        to[at] = MSS;
        to[at + 1u] = MSS_LENGTH;
        put16(to + at + 2u, seg->{mss});
        at += 4u;
    }
    if (header->has_scale) {
        to[at] = NOP;
        to[at + 1u] = SCALE;
        to[at + 2u] = SCALE_LENGTH;
        to[at + 3u] = header->scale;
        at += 4u;
    }
    if (header->has_stamps) { /* laid out as RFC 7323 appendix A advises */
        to[at] = NOP;
        to[at + 1u] = NOP;
        to[at + 2u] = STAMPS;
        to[at + 3u] = STAMPS_LENGTH;
        put32(to + at + 4u, header->stamp);
        put32(to + at + 8u, header->echo);
    }
    return length;
}

/* One option, whose `size` octets are there; false if its kind is not of that length. */
static bool read_option(synfin_segment *seg, synfin_header *header, const uint8_t *option,
        uint8_t size)
{
    switch (option[0]) {
    case MSS:
        if (size != MSS_LENGTH) return false;
        seg->{mss} = (uint16_t)get16(option + 2);
        return true;
    case SCALE:
        if (size != SCALE_LENGTH) return false;
        header->has_scale = true;
        header->scale = option[2];
        return true;
    case STAMPS:
        if (size != STAMPS_LENGTH) return false;
        header->has_stamps = true;
        header->stamp = get32(option + 2);
        header->echo = get32(option + 6);
        return true;
    default:
        return true;
    }
}

size_t synfin_unpack(synfin_segment *seg, synfin_header *header, const uint8_t *from, size_t length,
        uint8_t shift)
{
    size_t end;
    size_t at = SYNFIN_HEADER_MIN;

    if (length < (size_t)SYNFIN_HEADER_MIN || length > 0xffffu) return 0u;
    end = (size_t)(from[AT_OFFSET] >> 4) * 4u;
    if (end < (size_t)SYNFIN_HEADER_MIN || end > length) return 0u;

    header->source = (uint16_t)get16(from + AT_SOURCE);
    header->destination = (uint16_t)get16(from + AT_DESTINATION);
    header->psh = (from[AT_CONTROL] & PSH) != 0;
    header->has_scale = false;
    header->has_stamps = false;
    header->scale = 0u;
    header->stamp = 0u;
    header->echo = 0u;
    seg->{fin} = (from[AT_CONTROL] & FIN) != 0;
    seg->{syn} = (from[AT_CONTROL] & SYN) != 0;
    seg->{rst} = (from[AT_CONTROL] & RST) != 0;
    seg->{has_ack} = (from[AT_CONTROL] & ACK) != 0;
    seg->{urg} = (from[AT_CONTROL] & URG) != 0;
{rest}    seg->{seq} = get32(from + AT_SEQ);
    seg->{ack} = get32(from + AT_ACK);
    seg->{wnd} = get16(from + AT_WINDOW);
    if (!seg->{syn}) seg->{wnd} <<= limited(shift);
    seg->{up} = (uint16_t)get16(from + AT_URGENT);
    seg->{text} = (uint16_t)(length - end);
    seg->{mss} = 0u;
    while (at < end && from[at] != END) {
        if (from[at] == NOP) {
            at += 1u;
        } else {
            const uint8_t size = end - at < 2u ? 0u : from[at + 1u];
            if (size < 2u || size > end - at) break;
            if (!read_option(seg, header, from + at, size)) break;
            at += size;
        }
    }
    return end;
}

/* Adds octets as big-endian words of 16 bits, an odd one at the end with a zero behind it, and folds. */
static uint32_t add(uint32_t sum, const uint8_t *octets, size_t length)
{
    size_t at;

    for (at = 0u; at + 1u < length; at += 2u) {
        sum += get16(octets + at);
        sum = (sum & 0xffffu) + (sum >> 16);
    }
    if (at < length) sum += (uint32_t)octets[at] << 8;
    return (sum & 0xffffu) + (sum >> 16);
}

uint16_t synfin_checksum(const uint8_t *addresses, size_t addresses_length, const uint8_t *tcp,
        size_t length)
{
    /* the rest of the pseudo-header: the protocol, which is TCP, and the length */
    uint32_t sum = 6u + (uint32_t)(length & 0xffffu) + (uint32_t)(length >> 16 & 0xffffu);

    sum = add(add(sum, addresses, addresses_length), tcp, length);
    sum = (sum & 0xffffu) + (sum >> 16);
    return (uint16_t)(~sum & 0xffffu);
}

void synfin_seal(const uint8_t *addresses, size_t addresses_length, uint8_t *tcp, size_t length)
{
    put16(tcp + AT_CHECKSUM, synfin_checksum(addresses, addresses_length, tcp, length));
}
)";

/// The fields of a segment that stand in a header or are its length. In the texts above `{seq}` is how that
/// field is called in the printed struct.
struct Named {
  std::string_view written;
  std::size_t field;
};
constexpr Named named[] = {
#define SYNFIN_NAMED(field) \
  { "{" #field "}", model::id_of(model::terms::seg.field) }
    SYNFIN_NAMED(syn), SYNFIN_NAMED(has_ack), SYNFIN_NAMED(fin), SYNFIN_NAMED(rst),
    SYNFIN_NAMED(urg), SYNFIN_NAMED(text),    SYNFIN_NAMED(up),  SYNFIN_NAMED(mss),
    SYNFIN_NAMED(seq), SYNFIN_NAMED(ack),     SYNFIN_NAMED(wnd),
#undef SYNFIN_NAMED
};

std::string with_names(std::string_view text) {
  std::string rest;
  for (const std::size_t id : model::fields_of(Record::seg))
    if (std::none_of(std::begin(named), std::end(named), [&](const Named& one) { return one.field == id; }))
      rest += fmt::format("    seg->{} = {};\n", name_of(id), initial_value(c_language, id));
  std::string made(text);
  const auto replace = [&](std::string_view what, const std::string& by) {
    for (std::size_t at = 0; (at = made.find(what, at)) != std::string::npos; at += by.size())
      made.replace(at, what.size(), by);
  };
  replace("{rest}", rest);
  for (const Named& one : named) replace(one.written, name_of(one.field));
  return made;
}

}  // namespace

std::string wire_header() { return with_names(header_text); }
std::string wire_source() { return with_names(source_text); }

}  // namespace synfin::gen::c
