// Figures 6 to 13 of RFC 9293, line by line with their numbers, as static_asserts: the machine runs in the
// compiler. Each is repeated with numbers that wrap around 2^32 in its course.
#include "../catch.hpp"
#include "../support/in_state.hpp"
#include "../support/two_peers.hpp"

namespace synfin::tests {
namespace {
using namespace model;
using Number = std::uint32_t;

// Each figure takes the two initial sequence numbers of its first line, and returns the number of the first
// line that does not come out as printed: 0 if all do.

/// Basic three-way handshake.
constexpr int figure_6(Number a, Number b) {
  TwoPeers p;
  p.listens(B, b);
  p.is(1, A, CLOSED);
  p.is(1, B, LISTEN);
  p.opens(A, a);
  p.right(2, SYN_SENT, seg(a, SYN), SYN_RECEIVED);
  p.left(3, ESTABLISHED, seg(b, a + 1, SYN | ACK), SYN_RECEIVED);
  p.check(3, p.told(A).open);
  p.right(4, ESTABLISHED, seg(a + 1, b + 1, ACK), ESTABLISHED);
  p.check(4, p.told(B).open);
  p.silent(4);
  p.sends(A, 10);
  p.right(5, ESTABLISHED, seg(a + 1, b + 1, ACK, 10), ESTABLISHED);
  p.check(5, p.told(B).delivered == 10);
  return p.wrong();
}

/// Simultaneous connection synchronization.
constexpr int figure_7(Number a, Number b) {
  TwoPeers p;
  p.is(1, A, CLOSED);
  p.is(1, B, CLOSED);
  p.opens(A, a);
  p.leaves(2, A, SYN_SENT, seg(a, SYN));
  p.opens(B, b);
  p.left(3, SYN_RECEIVED, seg(b, SYN), SYN_SENT);
  p.comes(4, B, SYN_RECEIVED, seg(a, SYN));
  p.leaves(5, A, SYN_RECEIVED, seg(a, b + 1, SYN | ACK));
  p.left(6, ESTABLISHED, seg(b, a + 1, SYN | ACK), SYN_RECEIVED);
  p.check(6, p.told(A).open);
  p.comes(7, B, ESTABLISHED, seg(a, b + 1, SYN | ACK));
  p.check(7, p.told(B).open);
  p.silent(7);
  return p.wrong();
}

/// Recovery from old duplicate SYN. B's second number is the figure's 400.
constexpr int figure_8(Number a, Number b) {
  TwoPeers p;
  p.listens(B, b);
  p.opens(A, a);
  p.leaves(2, A, SYN_SENT, seg(a, SYN));
  p.stray(3, B, SYN_RECEIVED, seg(a - 10, SYN));
  p.left(4, SYN_SENT, seg(b, a - 9, SYN | ACK), SYN_RECEIVED);
  p.right(5, SYN_SENT, seg(a - 9, RST), LISTEN);
  p.next_isn(B, b + 100);
  p.comes(6, B, SYN_RECEIVED, seg(a, SYN));
  p.left(7, ESTABLISHED, seg(b + 100, a + 1, SYN | ACK), SYN_RECEIVED);
  p.right(8, ESTABLISHED, seg(a + 1, b + 101, ACK), ESTABLISHED);
  p.silent(8);
  return p.wrong();
}

/// A peer in ESTABLISHED that is about to send `send` and to receive `receive`.
constexpr Tcb established(Number send, Number receive, Number window) {
  Tcb tcb = in_state(ESTABLISHED, {send - 1, receive - 1, 1000}).tcb;
  tcb.rcv.wnd = window;
  return tcb;
}

/// Half-open connection discovery. A opens anew with `a` + 300; (send 300, receive 100) are B's.
constexpr int figure_9(Number a, Number b, Number window) {
  TwoPeers p;
  p.starts(B, established(b, a, window));
  p.is(2, A, CLOSED);
  p.opens(A, a + 300);
  p.right(3, SYN_SENT, seg(a + 300, SYN), ESTABLISHED);
  p.left(4, SYN_SENT, seg(b, a, ACK), ESTABLISHED);
  p.right(5, SYN_SENT, seg(a, RST), CLOSED);
  p.check(5, p.told(B).reset);
  p.is(6, A, SYN_SENT);
  p.silent(6);
  p.waits(7, A, SYN_SENT);
  p.leaves(7, A, SYN_SENT, seg(a + 300, SYN));
  return p.wrong();
}

/// "the incoming segment outside the window", as the RFC's text has it; then with 400 in the window, where
/// the check of RFC 5961 sends the same acknowledgment.
constexpr int figure_9_outside(Number a, Number b) { return figure_9(a, b, 300); }
constexpr int figure_9_inside(Number a, Number b) { return figure_9(a, b, 301); }

/// Active side causes half-open connection discovery.
constexpr int figure_10(Number a, Number b) {
  TwoPeers p;
  p.starts(B, established(b, a, 1000));
  p.sends(B, 10);
  p.left(2, CLOSED, seg(b, a, ACK, 10), ESTABLISHED);
  p.right(3, CLOSED, seg(a, RST), CLOSED);
  p.check(3, p.told(B).reset);
  p.silent(3);
  return p.wrong();
}

/// Old duplicate SYN initiates a reset on two passive sockets: Z is `a`, X is `b`.
constexpr int figure_11(Number a, Number b) {
  TwoPeers p;
  p.listens(A, a);
  p.listens(B, b);
  p.stray(2, B, SYN_RECEIVED, seg(a, SYN));
  p.left(3, LISTEN, seg(b, a + 1, SYN | ACK), SYN_RECEIVED);
  p.right(4, LISTEN, seg(a + 1, RST), LISTEN);
  Told to_the_host{};
  to_the_host.listening = true;  // and no word to the user
  p.check(4, p.told(B) == to_the_host);
  p.is(5, A, LISTEN);
  p.silent(5);
  return p.wrong();
}

/// A is about to send `a` and to receive `b`, and B the other way round.
constexpr TwoPeers both_established(Number a, Number b) {
  TwoPeers p;
  p.starts(A, established(a, b, 1000));
  p.starts(B, established(b, a, 1000));
  return p;
}

/// Normal close sequence.
constexpr int figure_12(Number a, Number b) {
  TwoPeers p = both_established(a, b);
  p.closes(A);
  p.right(2, FIN_WAIT_1, seg(a, b, FIN | ACK), CLOSE_WAIT);
  p.check(2, p.told(B).closing);
  p.left(3, FIN_WAIT_2, seg(b, a + 1, ACK), CLOSE_WAIT);
  p.closes(B);
  p.left(4, TIME_WAIT, seg(b, a + 1, FIN | ACK), LAST_ACK);
  p.check(4, p.told(A).closing && p.told(A).closed);
  p.right(5, TIME_WAIT, seg(a + 1, b + 1, ACK), CLOSED);
  p.check(5, p.told(B).closed && p.tcb(B) == Tcb{});
  p.silent(5);
  const Number before = p.now();
  p.waits(6, A, CLOSED);
  p.check(6, p.now() - before == 2 * default_config.msl && p.tcb(A) == Tcb{});
  p.silent(6);
  return p.wrong();
}

/// Simultaneous close sequence.
constexpr int figure_13(Number a, Number b) {
  TwoPeers p = both_established(a, b);
  p.closes(A);
  p.closes(B);
  p.leaves(2, A, FIN_WAIT_1, seg(a, b, FIN | ACK));
  p.left(2, CLOSING, seg(b, a, FIN | ACK), FIN_WAIT_1);
  p.comes(2, B, CLOSING, seg(a, b, FIN | ACK));
  p.leaves(3, A, CLOSING, seg(a + 1, b + 1, ACK));
  p.left(3, TIME_WAIT, seg(b + 1, a + 1, ACK), CLOSING);
  p.comes(3, B, TIME_WAIT, seg(a + 1, b + 1, ACK));
  p.silent(4);
  p.waits(4, A, CLOSED);
  p.waits(4, B, CLOSED);
  p.silent(4);
  return p.wrong();
}

/// The figure with its own numbers, and with numbers that wrap: on A's side, on B's, on both, and at the
/// half.
template <class Figure>
constexpr int everywhere(Figure figure, Number a, Number b) {
  constexpr Number half = 1U << 31;
  const std::array<std::array<Number, 2>, 7> starts{{{a, b},
                                                     {0U - 1, b},
                                                     {a, 0U - 1},
                                                     {0U - 5, 0U - 5},
                                                     {0, 0},
                                                     {half - 1, half - 1},
                                                     {0U - 300, 0U - 100}}};
  for (const auto& start : starts)
    if (const int line = figure(start[0], start[1]); line != 0) return line;
  return 0;
}

static_assert(everywhere(figure_6, 100, 300) == 0);
static_assert(everywhere(figure_7, 100, 300) == 0);
static_assert(everywhere(figure_8, 100, 300) == 0);
static_assert(everywhere(figure_9_outside, 100, 300) == 0);
static_assert(everywhere(figure_9_inside, 100, 300) == 0);
static_assert(everywhere(figure_10, 100, 300) == 0);
static_assert(everywhere(figure_11, 12'345, 98'765) == 0);
static_assert(everywhere(figure_12, 100, 300) == 0);
static_assert(everywhere(figure_13, 100, 300) == 0);

}  // namespace

// Where a static_assert above fails, these say which line of the figure it was.
TEST_CASE("RFC 9293, figures 6 to 13: the first line that does not come out, or 0") {
  CHECK(everywhere(figure_6, 100, 300) == 0);
  CHECK(everywhere(figure_7, 100, 300) == 0);
  CHECK(everywhere(figure_8, 100, 300) == 0);
  CHECK(everywhere(figure_9_outside, 100, 300) == 0);
  CHECK(everywhere(figure_9_inside, 100, 300) == 0);
  CHECK(everywhere(figure_10, 100, 300) == 0);
  CHECK(everywhere(figure_11, 12'345, 98'765) == 0);
  CHECK(everywhere(figure_12, 100, 300) == 0);
  CHECK(everywhere(figure_13, 100, 300) == 0);
}

TEST_CASE("a figure with a wrong number is refused: the helper can see") {
  TwoPeers p;
  p.listens(B, 300);
  p.opens(A, 100);
  p.right(2, SYN_SENT, seg(100, SYN), SYN_RECEIVED);
  p.left(3, ESTABLISHED, seg(300, 102, SYN | ACK), SYN_RECEIVED);
  CHECK(p.wrong() == 3);
}

}  // namespace synfin::tests
