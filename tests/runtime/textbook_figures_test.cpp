// The textbook's two figures: 5-28, the handshake of three messages with its numbers x and y, and 5-29, the
// close of four with u, v and w. As static_asserts, and again where the 32 bits wrap around.
#include "../catch.hpp"
#include "../support/in_state.hpp"
#include "../support/two_peers.hpp"

namespace synfin::tests {
namespace {
using namespace model;
using Number = std::uint32_t;

constexpr Who client = A;
constexpr Who server = B;

/// Figure 5-28. The lines are the textbook's paragraphs 1 to 4. Text follows, so that each side's next number
/// shows that a SYN takes one number and a bare ACK none.
constexpr int figure_5_28(Number x, Number y) {
  TwoPeers p;
  p.is(1, client, CLOSED);
  p.is(1, server, CLOSED);
  p.listens(server, y);
  p.is(1, server, LISTEN);
  p.opens(client, x);
  p.right(2, SYN_SENT, seg(x, SYN), SYN_RECEIVED);
  p.left(3, ESTABLISHED, seg(y, x + 1, SYN | ACK), SYN_RECEIVED);
  p.right(4, ESTABLISHED, seg(x + 1, y + 1, ACK), ESTABLISHED);
  p.silent(4);
  p.sends(client, 1);
  p.right(5, ESTABLISHED, seg(x + 1, y + 1, ACK, 1), ESTABLISHED);
  p.left(6, ESTABLISHED, seg(y + 1, x + 2, ACK), ESTABLISHED);
  p.sends(server, 1);
  p.left(7, ESTABLISHED, seg(y + 1, x + 2, ACK, 1), ESTABLISHED);
  return p.wrong();
}

constexpr Tcb established(Number send, Number receive) {
  return in_state(ESTABLISHED, {send - 1, receive - 1, 1000}).tcb;
}

/// Figure 5-29. Between the server's two messages it sends `w - v` octets more: the connection is half
/// closed, and the client receives still. With none, w = v.
constexpr int figure_5_29(Number u, Number v, Number w) {
  TwoPeers p;
  p.starts(client, established(u, v));
  p.starts(server, established(v, u));
  p.closes(client);
  p.right(1, FIN_WAIT_1, seg(u, v, FIN | ACK), CLOSE_WAIT);
  p.check(2, p.told(server).closing && !p.told(server).closed);
  p.left(2, FIN_WAIT_2, seg(v, u + 1, ACK), CLOSE_WAIT);
  if (w != v) {
    p.sends(server, w - v);
    p.left(2, FIN_WAIT_2, seg(v, u + 1, ACK, w - v), CLOSE_WAIT);
    p.check(2, p.told(client).delivered == w - v);
    p.right(2, FIN_WAIT_2, seg(u + 1, w, ACK), CLOSE_WAIT);
  }
  p.closes(server);
  p.left(3, TIME_WAIT, seg(w, u + 1, FIN | ACK), LAST_ACK);
  p.right(4, TIME_WAIT, seg(u + 1, w + 1, ACK), CLOSED);
  p.check(4, p.told(server).closed);
  p.silent(4);
  const Number before = p.now();
  p.waits(4, client, CLOSED);
  p.check(4, p.now() - before == 2U * 120'000);  // "MSL ... 2 minutes" is what the textbook suggests
  p.silent(4);
  return p.wrong();
}
constexpr int figure_5_29_at_once(Number u, Number v) { return figure_5_29(u, v, v); }
constexpr int figure_5_29_half_closed(Number u, Number v) { return figure_5_29(u, v, v + 400); }

/// Why the client waits 2MSL: its last ACK is lost, the server sends its FIN again and is answered; 2MSL
/// start anew.
constexpr int last_ack_is_lost(Number u, Number v) {
  TwoPeers p;
  p.starts(client, established(u, v));
  p.starts(server, established(v, u));
  p.closes(client);
  p.right(1, FIN_WAIT_1, seg(u, v, FIN | ACK), CLOSE_WAIT);
  p.left(2, FIN_WAIT_2, seg(v, u + 1, ACK), CLOSE_WAIT);
  p.closes(server);
  p.left(3, TIME_WAIT, seg(v, u + 1, FIN | ACK), LAST_ACK);
  p.leaves(4, A, TIME_WAIT, seg(u + 1, v + 1, ACK));  // lost
  p.waits(5, server, LAST_ACK);
  const Number again = p.now();
  p.left(5, TIME_WAIT, seg(v, u + 1, FIN | ACK), LAST_ACK);
  p.check(5, p.told(client).sent && !p.told(client).closing && !p.told(client).closed);
  p.right(6, TIME_WAIT, seg(u + 1, v + 1, ACK), CLOSED);
  p.waits(7, client, CLOSED);
  p.check(7, p.now() - again == 2 * default_config.msl);
  p.silent(7);
  return p.wrong();
}

/// Why not two messages: a SYN that was delayed until its connection had ended reaches the server, which
/// answers; the client, who called nobody, does not confirm, and the server is never ESTABLISHED.
constexpr int stale_syn(Number x, Number y) {
  TwoPeers p;
  p.listens(server, y);
  p.stray(1, server, SYN_RECEIVED, seg(x, SYN));
  p.left(2, CLOSED, seg(y, x + 1, SYN | ACK), SYN_RECEIVED);
  p.right(3, CLOSED, seg(x + 1, RST), LISTEN);
  p.check(3, !p.told(server).open);
  p.silent(3);
  return p.wrong();
}

/// The textbook's keep-alive figures: two hours of silence, then a probe each 75 seconds; ten without an
/// answer, and the server closes the connection.
constexpr bool silent_client_is_noticed(Number start) {
  Config config = default_config;
  config.keep_alive = true;
  Setting s = in_state(ESTABLISHED, {100, 300, start});
  s.config = config;
  runtime::Machine<> machine{s.keep_alive().tcb};
  Call call{};
  for (Number probe = 0; probe <= 10; ++probe) {
    call.now = start + 7'200'000 + probe * 75'000 - 1;
    const auto deadline = machine.next_deadline(call, config);
    if (deadline != call.now + 1 || machine.due(call, config)) return false;
    call.now = *deadline;
    if (machine.due(call, config) != Event::KEEP_ALIVE_TIMEOUT) return false;
    const Outcome outcome = machine.handle(Event::KEEP_ALIVE_TIMEOUT, call, config);
    const bool last = probe == 10;
    if (outcome.told.sent == last || outcome.told.keep_alive_timeout != last) return false;
    if (!last && !same(outcome.out, seg(100, 301, ACK))) return false;
  }
  return machine.state() == CLOSED && machine.tcb() == Tcb{};
}

/// Plain numbers, and numbers that wrap on the client's side, on the server's, on both.
template <class Figure>
constexpr int everywhere(Figure figure) {
  const std::array<std::array<Number, 2>, 6> starts{{{1000, 5000},
                                                     {0U - 1, 5000},
                                                     {1000, 0U - 1},
                                                     {0U - 1, 0U - 1},
                                                     {0U - 200, 0U - 200},
                                                     {(1U << 31) - 1, (1U << 31) - 1}}};
  for (const auto& start : starts)
    if (const int line = figure(start[0], start[1]); line != 0) return line;
  return 0;
}

static_assert(everywhere(figure_5_28) == 0);
static_assert(everywhere(figure_5_29_at_once) == 0);
static_assert(everywhere(figure_5_29_half_closed) == 0);
static_assert(everywhere(last_ack_is_lost) == 0);
static_assert(everywhere(stale_syn) == 0);
static_assert(silent_client_is_noticed(1000));
static_assert(silent_client_is_noticed(0U - 7'200'000));
static_assert(silent_client_is_noticed(0U - 7'300'000));

}  // namespace

TEST_CASE("the textbook, figures 5-28 and 5-29: the first line that does not come out, or 0") {
  CHECK(everywhere(figure_5_28) == 0);
  CHECK(everywhere(figure_5_29_at_once) == 0);
  CHECK(everywhere(figure_5_29_half_closed) == 0);
}
TEST_CASE("the textbook's questions: the first line that does not come out, or 0") {
  CHECK(everywhere(last_ack_is_lost) == 0);
  CHECK(everywhere(stale_syn) == 0);
  CHECK(silent_client_is_noticed(1000));
  CHECK(silent_client_is_noticed(0U - 7'200'000));
}

}  // namespace synfin::tests
