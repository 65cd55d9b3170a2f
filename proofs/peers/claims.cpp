#include "claims.hpp"

#include <map>

namespace synfin::proofs::peers {

using namespace model;
using namespace model::terms;

namespace {

using Claims = std::vector<PeerClaim>;
constexpr std::optional<Event> arrival = Event::SEGMENT_ARRIVES;
constexpr bool of_the_open = true;

Flag two_msl_from_now(const Step& s) { return s.read(deadline.time_wait == call.now + cfg.msl + cfg.msl); }
Flag both_know(const Peer& p, const Peer& q) { return p.knows(q) && q.knows(p); }

/// In text and in figure 5-28: the server comes to be open by the third message, and whoever sends that has
/// asked for it.
const Claims stale_syn{
    {"who opens a waiting server is the incarnation whose SYN it answered, and has heard the server's",
     std::nullopt, [](const Setting&, const Step& s) { return s.told(told.open) && s.p(tcb.passive); },
     [](const Setting& b, const Step& s) {
       return b.arriving(seg.has_ack) && b.arriving.incarnation() == s.p.heard() &&
              b.arriving.knew() == s.p.incarnation();
     }},
};

const Claims agreement{
    {"nobody is open whose SYN was not acknowledged by somebody who had heard it", std::nullopt,
     [](const Setting&, const Step& s) { return s.told(told.open); },
     [](const Setting& b, const Step& s) {
       return b.arriving(seg.has_ack) && b.arriving.knew() == s.p.incarnation();
     }},
    {"where both are open, each has recorded the other's ISN", std::nullopt,
     [](const Setting& b, const Step& s) { return s.p.open() && b.q.open(); },
     [](const Setting& b, const Step& s) {
       return both_know(s.p, b.q) && s.p(rcv.irs) == b.q(snd.iss) && b.q(rcv.irs) == s.p(snd.iss);
     },
     of_the_open},
    {"who is open with a living peer has been acknowledged by it", std::nullopt,
     [](const Setting& b, const Step& s) { return s.p.open() && s.p.knows(b.q); },
     [](const Setting& b, const Step& s) { return b.q.knows(s.p); }, of_the_open},
};

const Claims prefix{
    {"what was received was sent, and what was acknowledged was received", std::nullopt,
     [](const Setting& b, const Step& s) { return s.p.open() && s.p.knows(b.q); },
     [](const Setting& b, const Step& s) {
       return b.q.lag(s.p(rcv.nxt)) <= b.q.lag(b.q(snd.una)) && below(b.q.lag(b.q(snd.una)), 30);
     },
     of_the_open},
    {"what is delivered comes from the incarnation that was heard, at its place", arrival,
     [](const Setting& b, const Step& s) {
       return s.told(told.delivered != 0_n) && s.p.open() && s.p.knows(b.q);
     },
     [](const Setting& b, const Step&) { return b.arriving.incarnation() == b.q.incarnation(); }},
};

const Claims unmixed{
    {"text and FIN count only from the incarnation that was heard", arrival,
     [](const Setting&, const Step& s) { return s.told(told.delivered != 0_n) || s.told(told.closing); },
     [](const Setting& b, const Step& s) { return b.arriving.incarnation() == s.p.heard(); }},
};

/// A forged reset is any reset: of resets nothing is assumed.
const Claims blind_reset{
    {"only the one expected number ends the connection", arrival,
     [](const Setting& b, const Step&) {
       return b.arriving(seg.rst) && b.p.in(synchronized) && !(b.arriving(seg.seq) == b.p(rcv.nxt));
     },
     [](const Setting&, const Step& s) { return !s.told(told.reset) && s.p.in(synchronized); }},
};

const Claims all_delivered{
    {"who is told of a normal end has sent all, and all was received", std::nullopt,
     [](const Setting& b, const Step& s) { return s.told(told.closed) && b.p.open() && b.p.knows(b.q); },
     [](const Setting& b, const Step& s) { return s.p(fin_sent) && b.q(rcv.nxt) == s.p(snd.nxt); }},
    {"and has received all", std::nullopt,
     [](const Setting& b, const Step& s) { return s.told(told.closed) && b.p.open() && b.p.knows(b.q); },
     [](const Setting& b, const Step& s) { return b.q(fin_sent) && s.p(rcv.nxt) == b.q(snd.nxt); }},
};

const Claims last_ack{
    {"who has acknowledged the last FIN stays to do so again", arrival,
     [](const Setting& b, const Step& s) {
       return s.told(told.closed) && b.p.opened() && !b.p.in(model::in(LAST_ACK));
     },
     [](const Setting&, const Step& s) { return s.p.in(model::in(TIME_WAIT)); }},
    {"each FIN that arrives there gets the ACK that closes", arrival,
     [](const Setting& b, const Step&) {
       const Segment& r = b.arriving;
       return b.p.in(model::in(TIME_WAIT)) && b.p.opened() && b.p.knows(b.q) && b.q.in(model::in(LAST_ACK)) &&
              r(seg.fin) && !r(seg.rst) && r.incarnation() == b.q.incarnation();
     },
     [](const Setting& b, const Step& s) {
       if (!s.sent) return s.sends;
       const Segment& out = *s.sent;
       return s.sends && out(seg.has_ack) && out(seg.ack) == b.q(snd.nxt) && out(seg.seq) == b.q(rcv.nxt) &&
              s.p.in(model::in(TIME_WAIT));
     }},
    {"and that ACK closes", arrival,
     [](const Setting& b, const Step&) {
       const Segment& r = b.arriving;
       return b.p.in(model::in(LAST_ACK)) && both_know(b.p, b.q) && r(seg.has_ack) && !r(seg.rst) &&
              !r(seg.syn) && !r(seg.insecure) && r(seg.ack) == b.p(snd.nxt) && r(seg.seq) == b.p(rcv.nxt) &&
              b.p(fin_sent);
     },
     [](const Setting&, const Step& s) { return s.p.in(model::in(CLOSED)) && s.told(told.closed); }},
};

const PeerClaim silent_when_closed{
    "who is closed sends nothing but resets", std::nullopt,
    [](const Setting& b, const Step& s) { return b.p.in(model::in(CLOSED)) && s.p.in(model::in(CLOSED)); },
    [](const Setting&, const Step& s) { return !s.sends; }};

/// What if the client dies? It says nothing any more, and what it had said has come when an MSL is over. How
/// long one who hears nothing waits is told of one endpoint (`put_together_with`).
const Claims dead_peer{silent_when_closed};

/// Why two MSL, and not one: a theorem in five steps. Let 2MSL begin at t with an ACK, and the peer be closed
/// by it. The ACK arrived before t + MSL, so all that the peer sent, it sent before then, for who is closed
/// sends nothing; TIME-WAIT ends at t + 2MSL or later; so the last of it was sent an MSL ago.
const Claims drained{
    {"when the last FIN has come 2MSL begin", arrival,
     [](const Setting& b, const Step& s) {
       return s.told(told.closed) && b.p.opened() && !b.p.in(model::in(LAST_ACK));
     },
     [](const Setting&, const Step& s) { return s.p.in(model::in(TIME_WAIT)) && two_msl_from_now(s); }},
    {"while they last they begin anew only with an ACK", std::nullopt,
     [](const Setting& b, const Step& s) {
       return b.p.in(model::in(TIME_WAIT)) && s.p.in(model::in(TIME_WAIT)) && b.p.opened() &&
              !(b.p(deadline.time_wait) == s.p(deadline.time_wait));
     },
     [](const Setting&, const Step& s) {
       return s.sent ? s.sends && (*s.sent)(seg.has_ack) && two_msl_from_now(s) : s.sends;
     }},
    {"they end when they are over", Event::TIME_WAIT_TIMEOUT,
     [](const Setting& b, const Step&) { return b.p.in(model::in(TIME_WAIT)); },
     [](const Setting& b, const Step&) { return !b.read(call.now < deadline.time_wait); }},
    {"and no sooner, whatever arrives that is no reset, no SYN, and secure", arrival,
     [](const Setting& b, const Step&) {
       return b.p.in(model::in(TIME_WAIT)) && b.p.opened() && !b.arriving(seg.rst) && !b.arriving(seg.syn) &&
              !b.arriving(seg.insecure);
     },
     [](const Setting&, const Step& s) { return s.p.in(model::in(TIME_WAIT)); }},
    silent_when_closed,
};

Flag plain(const Segment& r) { return !r(seg.rst) && !r(seg.syn) && !r(seg.insecure); }

/// Figure 9: three deliveries, each possible from every state in which the one has forgotten what the other
/// still holds to.
const Claims rebooted{
    {"a SYN that comes anew ends it, or is answered with what is still believed", arrival,
     [](const Setting& b, const Step&) {
       const Segment& r = b.arriving;
       return b.p.in(synchronized - model::in(TIME_WAIT)) && !b.p.knows(b.q) && b.q.in(model::in(SYN_SENT)) &&
              r(seg.syn) && !r(seg.rst) && !r(seg.insecure) && r.incarnation() == b.q.incarnation() &&
              b.read(challenge_allowed);
     },
     [](const Setting& b, const Step& s) {
       const Flag gone = s.p.in(model::in(CLOSED));
       if (!s.sent) return gone || s.sends;
       const Segment& out = *s.sent;
       return gone || (s.sends && out(seg.has_ack) && out(seg.ack) == b.p(rcv.nxt) && !out(seg.syn));
     }},
    {"that is no answer to the new SYN, and a reset says so", arrival,
     [](const Setting& b, const Step&) {
       const Segment& r = b.arriving;
       return b.p.in(model::in(SYN_SENT)) && b.q.in(synchronized) && !b.q.knows(b.p) && r(seg.has_ack) &&
              plain(r) && r(seg.ack) == b.q(rcv.nxt);
     },
     [](const Setting& b, const Step& s) {
       return s.read(told.sent) && s.read(out.rst) && s.read(out.seq) == b.arriving(seg.ack);
     }},
    {"who is spoken to and remembers nothing says so", arrival,
     [](const Setting& b, const Step&) {
       const Segment& r = b.arriving;
       return b.p.in(model::in(CLOSED, LISTEN)) && b.q.in(synchronized) && r(seg.has_ack) && plain(r) &&
              r(seg.ack) == b.q(rcv.nxt);
     },
     [](const Setting& b, const Step& s) {
       return s.read(told.sent) && s.read(out.rst) && s.read(out.seq) == b.arriving(seg.ack);
     }},
    {"and a reset at that number is believed", arrival,
     [](const Setting& b, const Step&) {
       const Segment& r = b.arriving;
       return b.p.in(synchronized - model::in(TIME_WAIT)) && r(seg.rst) && r(seg.seq) == b.p(rcv.nxt);
     },
     [](const Setting&, const Step& s) { return s.p.in(model::in(CLOSED)) && s.told(told.reset); }},
};

/// Figure 7: whatever the order, a SYN and its answer reach each side.
const Claims open_at_once{
    {"a SYN that crosses ours is answered", arrival,
     [](const Setting& b, const Step&) {
       const Segment& r = b.arriving;
       return b.p.in(model::in(SYN_SENT)) && r(seg.syn) && !r(seg.has_ack) && !r(seg.rst) && !r(seg.insecure);
     },
     [](const Setting& b, const Step& s) {
       return s.sent ? s.p.in(model::in(SYN_RECEIVED)) && s.sends && (*s.sent)(seg.syn) &&
                           (*s.sent)(seg.has_ack) && (*s.sent)(seg.seq) == b.p(snd.iss) &&
                           (*s.sent)(seg.ack) == b.arriving(seg.seq) + 1
                     : s.sends;
     }},
    {"and the other's answer to ours opens", arrival,
     [](const Setting& b, const Step&) {
       const Segment& r = b.arriving;
       return b.p.in(model::in(SYN_RECEIVED)) && !b.p(tcb.passive) && !b.p(snd.closed) && r(seg.syn) &&
              r(seg.has_ack) && !r(seg.rst) && !r(seg.fin) && !r(seg.insecure) && !r(seg.urg) &&
              r(seg.text == 0_n) && r(seg.seq) == b.p(rcv.irs) && r(seg.ack) == b.p(snd.iss) + 1;
     },
     [](const Setting&, const Step& s) { return s.p.in(model::in(ESTABLISHED)) && s.told(told.open); }},
};

/// Figure 13: two FINs that cross, and the acknowledgment of each.
const Claims closed_at_once{
    {"a FIN that crosses ours is acknowledged", arrival,
     [](const Setting& b, const Step&) {
       const Segment& r = b.arriving;
       return b.p.in(model::in(FIN_WAIT_1)) && b.p(fin_sent) && r(seg.fin) && r(seg.text == 0_n) &&
              plain(r) && r(seg.has_ack) && r(seg.ack) == b.p(snd.una) && r(seg.seq) == b.p(rcv.nxt) &&
              !(b.p(snd.una) == b.p(snd.nxt));
     },
     [](const Setting& b, const Step& s) {
       return s.sent ? s.p.in(model::in(CLOSING)) && s.sends && (*s.sent)(seg.has_ack) &&
                           (*s.sent)(seg.ack) == b.arriving(seg_end)
                     : s.sends;
     }},
    {"and the acknowledgment of ours ends it well", arrival,
     [](const Setting& b, const Step&) {
       const Segment& r = b.arriving;
       return b.p.in(model::in(CLOSING)) && b.p(fin_sent) && plain(r) && r(seg.has_ack) && !r(seg.fin) &&
              r(seg.text == 0_n) && r(seg.ack) == b.p(snd.nxt) && r(seg.seq) == b.p(rcv.nxt);
     },
     [](const Setting&, const Step& s) { return s.told(told.closed); }},
};

Flag a_clock_runs(const Peer& p) { return p(retransmission_timer) || p(time_wait_timer); }

/// What a state is like is seen when the user asks for it.
const Claims no_stall{
    {"who has something to send, or to hear acknowledged, has a clock", Event::STATUS,
     [](const Setting& b, const Step&) { return b.p.lives() && b.p(something_to_send); },
     [](const Setting& b, const Step&) { return a_clock_runs(b.p); }},
    {"who waits for the peer's FIN alone has a peer that has taken ours", Event::STATUS,
     [](const Setting& b, const Step&) {
       return b.p.in(model::in(FIN_WAIT_2)) && b.q.lives() && both_know(b.p, b.q);
     },
     [](const Setting& b, const Step&) {
       return b.q.in(model::in(CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT));
     }},
    {"where both have closed, a clock runs at one of them", Event::STATUS,
     [](const Setting& b, const Step&) {
       return b.p.lives() && b.q.lives() && both_know(b.p, b.q) && b.p(snd.closed) && b.q(snd.closed);
     },
     [](const Setting& b, const Step&) { return a_clock_runs(b.p) || a_clock_runs(b.q); }},
};

}  // namespace

std::span<const PeerClaim> claims_of(const Property& property) {
  static const std::map<std::string_view, const Claims*> by_property{
      {"stale-syn-never-establishes", &stale_syn},
      {"handshake-agreement", &agreement},
      {"received-is-a-prefix-of-sent", &prefix},
      {"incarnations-do-not-mix", &unmixed},
      {"both-closed-means-all-delivered", &all_delivered},
      {"last-ack-can-always-finish", &last_ack},
      {"blind-reset-ends-nothing", &blind_reset},
      {"two-msl-drains-the-wire", &drained},
      {"dead-peer-is-noticed-by-the-other", &dead_peer},
      {"reboot-is-discovered", &rebooted},
      {"no-joint-stall", &no_stall},
      {"simultaneous-open-converges", &open_at_once},
      {"simultaneous-close-converges", &closed_at_once},
  };
  const auto found = by_property.find(property.name);
  return found == by_property.end() ? std::span<const PeerClaim>{}
                                    : std::span<const PeerClaim>(*found->second);
}

}  // namespace synfin::proofs::peers
