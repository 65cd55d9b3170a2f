/* Printed by Synfin 0.1.0 from its table "standard": RFC 9293 as the table states it
   Command: synfin generate c
   Table: SHA-256 d15b1e9544c104e8c98ab425c5df2010932e0470b3db7f5d2e7fea0ce5d2dbeb
   Properties: violates none that Synfin asks of it
   SPDX-License-Identifier: Apache-2.0
   Do not edit: change the table and print it again. */

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

/* Reads a TCP segment of `length` octets, and tells how many of them are the header, behind which seg->text
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
