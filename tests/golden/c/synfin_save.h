/* Printed by Synfin 0.1.0 from its table "standard": RFC 9293 as the table states it
   Command: synfin generate c
   Table: SHA-256 d15b1e9544c104e8c98ab425c5df2010932e0470b3db7f5d2e7fea0ce5d2dbeb
   Properties: violates none that Synfin asks of it
   SPDX-License-Identifier: Apache-2.0
   Do not edit: change the table and print it again. */

/* A TCB as octets, for a host that sleeps without its memory, or moves a connection elsewhere. They do not
   depend on the processor. The host keeps its own part beside them: the octets of its buffers, the two
   sockets, options. Its clock must have gone on when the TCB comes back. */

#ifndef SYNFIN_SAVE_H
#define SYNFIN_SAVE_H

#include "synfin.h"

#ifdef __cplusplus
extern "C" {
#endif

#define SYNFIN_SAVED_SIZE 107

/* Writes SYNFIN_SAVED_SIZE octets. */
void synfin_save(const synfin_tcb *tcb, uint8_t *saved);

/* Reads as many, for a connection of this configuration. False, and the TCB is CLOSED, if they were not saved
   from a machine of this very table, or are none that a machine of it can have come to (synfin_tcb_is_sound).
   That they are the ones that were saved, and not others as sound, is for the host to see to. */
bool synfin_restore(synfin_tcb *tcb, const uint8_t *saved, const synfin_config *cfg);

/* Does it satisfy all that is proved of every TCB, whatever came before? Any TCB may be asked about. */
bool synfin_tcb_is_sound(const synfin_tcb *tcb, const synfin_config *cfg);

#ifdef __cplusplus
}
#endif

#endif
