// A TCP host on a TUN device: serves one file over HTTP/1.0, or fetches one.
#define _DEFAULT_SOURCE
#include <arpa/inet.h>
#include <getopt.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "link.h"
#include "tcp.h"

static char* answer;  // all that a server says: a head and the file behind it
static uint32_t answer_length;
static char request[512];
static FILE* body;
static bool in_body, is_over, has_failed;

static void usage(void) {
  fprintf(stderr,
          "usage: tun-host serve [OPTION...] PORT FILE\n"
          "       tun-host fetch [OPTION...] ADDRESS PORT PATH    writes what it gets to standard output\n"
          "options: --device tun0  --address 10.0.0.2  --drop PERCENT  --seed N  --capture FILE.pcap\n");
  exit(2);
}

static uint32_t number(const char* text, unsigned long most) {
  char* end;
  const unsigned long value = strtoul(text, &end, 10);
  if (*text < '0' || *text > '9' || *end != '\0' || value > most) {
    fprintf(stderr, "tun-host: %s: expected a number of at most %lu\n", text, most);
    exit(2);
  }
  return (uint32_t)value;
}
static uint32_t address(const char* text) {
  struct in_addr parsed;
  if (inet_pton(AF_INET, text, &parsed) != 1) {
    fprintf(stderr, "tun-host: %s: expected an IPv4 address\n", text);
    exit(2);
  }
  return ntohl(parsed.s_addr);
}

static void load(const char* path) {
  FILE* file = fopen(path, "rb");
  long size = -1;
  if (file != NULL && fseek(file, 0, SEEK_END) == 0) size = ftell(file);
  if (size >= 0 && size < 1 << 30) answer = malloc((size_t)size + 128);
  if (answer == NULL || fseek(file, 0, SEEK_SET) != 0) {
    fprintf(stderr, "tun-host: ");
    perror(path);
    exit(2);
  }
  const int head = sprintf(answer, "HTTP/1.0 200 OK\r\nContent-Length: %ld\r\n\r\n", size);
  answer_length = (uint32_t)head + (uint32_t)fread(answer + head, 1, (size_t)size, file);
  fclose(file);
}

// Reads until the empty line that ends a request, answers, closes.
static void serve(struct connection* c) {
  uint8_t octets[4096];
  uint32_t count;
  while ((count = tcp_read(c, octets, sizeof octets)) != 0)
    for (uint32_t i = 0; i < count && c->user == NULL; ++i) {
      // The last four octets are looked at as one number, which `user_left` holds meanwhile.
      c->user_left = c->user_left << 8 | octets[i];
      if (c->user_left == 0x0d0a0d0a) {
        c->user = answer;
        c->user_left = answer_length;
      }
    }
  if (c->user != NULL && c->open) {
    const uint32_t taken = tcp_write(c, (const uint8_t*)c->user, c->user_left);
    c->user += taken;
    c->user_left -= taken;
  }
  if ((c->user != NULL && c->user_left == 0) || (c->user == NULL && c->peer_closed)) tcp_close(c);
}

// Asks once the connection is open; then what stands behind the first empty line is what was asked for.
static void fetch(struct connection* c) {
  static uint32_t last;
  uint8_t octets[4096];
  uint32_t count;
  if (c->open && c->user == NULL) {
    c->user = request;
    tcp_write(c, (const uint8_t*)request, (uint32_t)strlen(request));
  }
  while ((count = tcp_read(c, octets, sizeof octets)) != 0)
    for (uint32_t i = 0; i < count; ++i) {
      if (in_body) {
        fputc(octets[i], body);
      } else {
        last = last << 8 | octets[i];
        in_body = last == 0x0d0a0d0a;
      }
    }
  if (c->peer_closed) tcp_close(c);
  has_failed = has_failed || c->failed;
  is_over = c->tcb.state == SYNFIN_STATE_CLOSED;
}

int main(int argc, char** argv) {
  static const struct option known[] = {
      {"device", required_argument, NULL, 'i'},  {"address", required_argument, NULL, 'a'},
      {"drop", required_argument, NULL, 'd'},    {"seed", required_argument, NULL, 's'},
      {"capture", required_argument, NULL, 'c'}, {NULL, 0, NULL, 0}};
  struct link_options options = {.device = "tun0"};
  uint32_t own = address("10.0.0.2");
  for (int option; (option = getopt_long(argc, argv, "", known, NULL)) != -1;) {
    if (option == 'i') options.device = optarg;
    if (option == 'a') own = address(optarg);
    if (option == 'd') options.drop = number(optarg, 99);
    if (option == 's') options.seed = number(optarg, 0xffffffff);
    if (option == 'c') options.capture = optarg;
    if (option == '?') usage();
  }
  argv += optind;
  argc -= optind;
  if (argc == 3 && strcmp(argv[0], "serve") == 0) {
    const uint16_t port = (uint16_t)number(argv[1], 65535);
    load(argv[2]);
    tcp_start(own, serve);
    tcp_listen(port);
  } else if (argc == 4 && strcmp(argv[0], "fetch") == 0) {
    (void)address(argv[1]), (void)number(argv[2], 65535);
    snprintf(request, sizeof request, "GET %s HTTP/1.0\r\n\r\n", argv[3]);
    body = stdout;
    tcp_start(own, fetch);
  } else {
    usage();
  }

  struct pollfd tun = {link_open(&options), POLLIN, 0};
  if (body != NULL && tcp_call(address(argv[1]), (uint16_t)number(argv[2], 65535)) == NULL) return 1;
  while (!is_over) {
    uint8_t packet[link_mtu];
    size_t length;
    poll(&tun, 1, tcp_clock());
    while (!is_over && (length = link_receive(packet, sizeof packet)) != 0) tcp_packet(packet, length);
  }
  return has_failed || !in_body || fflush(body) != 0 ? 1 : 0;
}
