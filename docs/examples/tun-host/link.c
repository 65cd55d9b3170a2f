#define _DEFAULT_SOURCE
#include "link.h"

#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/time.h>
#include <unistd.h>

static int tun;
static FILE* capture;
static unsigned percent;
static uint32_t chance;

static void fail(const char* what) {
  fprintf(stderr, "tun-host: ");
  perror(what);
  exit(2);
}

int link_open(const struct link_options* options) {
  // pcap's file header: magic number, version 2.4, two that are unused, the longest packet, LINKTYPE_RAW
  static const uint32_t head[] = {0xa1b2c3d4, 2 | 4 << 16, 0, 0, 65535, 101};
  struct ifreq request = {.ifr_flags = IFF_TUN | IFF_NO_PI};

  strncpy(request.ifr_name, options->device, sizeof request.ifr_name - 1);
  tun = open("/dev/net/tun", O_RDWR | O_NONBLOCK);
  if (tun < 0 || ioctl(tun, TUNSETIFF, &request) < 0) fail("/dev/net/tun");
  if (options->capture != NULL) {
    capture = fopen(options->capture, "wb");
    if (capture == NULL) fail(options->capture);
    fwrite(head, sizeof head, 1, capture);
  }
  percent = options->drop;
  chance = options->seed * 2654435761u | 1u;  // xorshift needs one that is not zero
  return tun;
}

static bool is_lost(void) {
  chance ^= chance << 13;
  chance ^= chance >> 17;
  chance ^= chance << 5;
  return chance % 100 < percent;
}

// The capture is what a tcpdump on this host would see: without what was lost on its way here, with what will
// be.
static void note(const uint8_t* packet, size_t length) {
  struct timeval now;
  uint32_t head[4];

  if (capture == NULL) return;
  gettimeofday(&now, NULL);
  head[0] = (uint32_t)now.tv_sec;
  head[1] = (uint32_t)now.tv_usec;
  head[2] = head[3] = (uint32_t)length;
  fwrite(head, sizeof head, 1, capture);
  fwrite(packet, length, 1, capture);
  fflush(capture);
}

size_t link_receive(uint8_t* packet, size_t room) {
  for (;;) {
    const ssize_t length = read(tun, packet, room);
    if (length <= 0) return 0;
    if (is_lost()) continue;
    note(packet, (size_t)length);
    return (size_t)length;
  }
}

void link_send(const uint8_t* packet, size_t length) {
  note(packet, length);
  if (!is_lost() && write(tun, packet, length) < 0) perror("tun-host: packet not sent");
}
