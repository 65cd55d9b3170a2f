// The link: IPv4 packets to and from a TUN device, with losses as asked for, and a capture of what came and
// left.
#ifndef LINK_H
#define LINK_H

#include <stddef.h>
#include <stdint.h>

enum { link_mtu = 1500 };

/// What is asked of the link.
struct link_options {
  const char* device;   // name of the TUN device; it is made if it is not there
  const char* capture;  // a pcap file to be written, or a null pointer
  unsigned drop;        // of 100 packets this many are lost, each way
  uint32_t seed;        // which ones
};

/// Opens it; says why on standard error and ends the program if that cannot be. Returns a file descriptor to
/// poll.
int link_open(const struct link_options* options);

/// The next packet, of which at most `room` octets; 0 if none waits.
size_t link_receive(uint8_t* packet, size_t room);
void link_send(const uint8_t* packet, size_t length);

#endif
