// TCP for one address: connections, their buffers and clocks around the machine of synfin.h.
#ifndef TCP_H
#define TCP_H

#include "synfin_wire.h"

enum { buffer_size = 1 << 16, buffer_scale = 1, most_connections = 64, most_held = 64 };

/// Octets that wait, first in, first out.
struct queue {
  uint8_t octets[buffer_size];
  uint32_t head, used;
};
void queue_put(struct queue* queue, const uint8_t* octets, uint32_t count);
void queue_copy(const struct queue* queue, uint32_t place, uint8_t* octets, uint32_t count);
void queue_drop(struct queue* queue, uint32_t count);

struct connection {
  synfin_tcb tcb;
  uint32_t remote;
  uint16_t remote_port, local_port;

  // What the user sees.
  struct queue sending, received;
  bool owes_ack;
  bool open, peer_closed, failed, closed;
  const char* user;  // whatever the user likes to keep: here, what is left to be said
  uint32_t user_left;

  // RFC 7323: what both have offered, and the numbers that timestamps need.
  bool scaled, stamped;
  uint8_t their_scale;
  uint32_t recent_stamp, last_ack_sent;

  // RFC 6298, in milliseconds.
  uint32_t srtt, rttvar, rto;
  bool measured, timing;
  uint32_t timed_end, timed_since;

  // RFC 5681 and RFC 6582, in octets.
  uint32_t cwnd, ssthresh, recover, duplicates;
  uint32_t again;  // what of the flight was not yet sent again begins here, and ends at `recover`
  bool recovering;

  // Segments that came early (SHLD-31).
  struct held {
    bool used;
    synfin_segment segment;
    uint8_t text[1500];
  } held[most_held];
};

/// Starts: the address of this host. `user` is called whenever something has happened to a connection.
void tcp_start(uint32_t address, void (*user)(struct connection*));
void tcp_listen(uint16_t port);
/// Calls; a null pointer if there is no room.
struct connection* tcp_call(uint32_t address, uint16_t port);

/// Takes what is received out of the buffer, at most `room` octets; returns how many.
uint32_t tcp_read(struct connection* connection, uint8_t* octets, uint32_t room);
/// Queues what there is room for; returns how many.
uint32_t tcp_write(struct connection* connection, const uint8_t* octets, uint32_t count);
/// Nothing more will be written.
void tcp_close(struct connection* connection);

/// A packet has come.
void tcp_packet(const uint8_t* packet, size_t length);
/// Lets happen what is due, and says in how many milliseconds to call again at the latest.
int tcp_clock(void);
/// Is there a connection but those in TIME-WAIT?
bool tcp_is_busy(void);

#endif
