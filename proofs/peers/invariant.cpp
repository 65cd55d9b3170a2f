// The strengthenings, each with what forced it. `p` and `q` are the two peers, `m` is a segment from p to q.
//
// Numbers are compared by how far they lie behind the SND.NXT of whoever numbered them (`p.lag(...)`): a
// smaller lag is a later number, and everything that is alive has a lag below 2^31.
#include "invariant.hpp"

namespace synfin::proofs::peers {

using namespace model;
using namespace model::terms;

namespace {
constexpr auto has_heard = checked;  // SYN-RECEIVED and all that follows: the peer's SYN is recorded
constexpr auto fin_taken = model::in(CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT);
Flag both_know(const Peer& p, const Peer& q) { return p.knows(q) && q.knows(p); }
Flag current(const Peer& p, const Segment& m) { return m.incarnation() == p.incarnation(); }
Flag speaks(const Segment& m) { return m(seg.fin) || m(seg.text != 0_n); }
}  // namespace

const std::vector<PeerConjunct>& peer_invariant() {
  static const std::vector<PeerConjunct> pieces{
      {"has-an-incarnation", "who lives has drawn an ISN",
       [](const Peer& p, const Peer&) { return implies(p.lives(), is_some(p.incarnation())); }},
      {"heard-what-was-drawn", "draws are numbered: nobody has heard of one that is still to come",
       [](const Peer& p, const Peer& q) { return p.heard() <= q.incarnation(); }},
      {"heard-before-answering", "from SYN-RECEIVED on the peer's SYN is recorded, in SYN-SENT it is not",
       [](const Peer& p, const Peer&) {
         return implies(p.in(has_heard), is_some(p.heard())) &&
                implies(p.in(model::in(SYN_SENT)), !is_some(p.heard()));
       }},
      {"one-after-the-other", "each draw has its own number",
       [](const Peer& p, const Peer& q) {
         return implies(is_some(p.incarnation()), p.incarnation() != q.incarnation());
       }},
      {"young-at-first", "until the SYN is acknowledged it is all that was sent",
       [](const Peer& p, const Peer&) {
         return implies(is_some(p.incarnation()) && !p.opened(),
                        p.young() && p(snd.nxt) == p(snd.iss) + 1 &&
                            (p(snd.una) == p(snd.iss) || p(snd.una) == p(snd.nxt))) &&
                implies(p.young(), below(p.lag(p(snd.iss)), 31) && !is_zero(p.lag(p(snd.iss))));
       }},
      {"syn-acknowledged", "who is open has its SYN acknowledged: nothing is sent again from before it",
       [](const Peer& p, const Peer&) {
         return implies(p.opened() && p.young(), p.lag(p(snd.una)) < p.lag(p(snd.iss)));
       }},
      {"opened-by-acknowledgment",
       "SYN-SENT and SYN-RECEIVED wait for it; all other states but TIME-WAIT, to which a SYN "
       "that reopened may fall back, have it",
       [](const Peer& p, const Peer&) {
         return implies(p.in(model::in(SYN_SENT, SYN_RECEIVED)), !p.opened()) &&
                implies(p.in(synchronized - model::in(TIME_WAIT)), p.opened());
       }},
      {"irs-is-the-peers-iss", "who has recorded the present incarnation's SYN has recorded its ISN",
       [](const Peer& p, const Peer& q) {
         return implies(
             p.knows(q) && is_some(p.heard()),
             p(rcv.irs) == q(snd.iss) && implies(q.young(), q.lag(p(rcv.nxt)) < q.lag(q(snd.iss))));
       }},
      {"nothing-but-the-syn-yet", "before it is open a peer has received nothing but the SYN",
       [](const Peer& p, const Peer&) {
         return implies(is_some(p.heard()) && !p.opened(), p(rcv.nxt) == p(rcv.irs) + 1);
       }},
      {"passive-is-answered",
       "a waiting server's ISN leaves only on the answer to a SYN: who has recorded it sent that SYN",
       [](const Peer& p, const Peer& q) {
         return implies(p.knows(q) && is_some(p.heard()) && q(tcb.passive), q.knows(p));
       }},
      {"open-before-acknowledged",
       "who is open before its SYN is acknowledged has waited for a SYN, and nothing but a first window of "
       "text is sent (in the table of the standard: nobody)",
       [](const Peer& p, const Peer&) {
         return implies(p.opened() && !p.acknowledged(),
                        p(tcb.passive) && p.young() && p(snd.una) == p(snd.iss) + 1 &&
                            below(p.lag(p(snd.una)), 30) &&
                            implies(p(fin_sent), !is_zero(p.lag(p(snd.una)))));
       }},
      {"acknowledgment-opens", "who is acknowledged is open",
       [](const Peer& p, const Peer&) { return implies(p.acknowledged(), p.opened()); }},
      {"open-is-mutual", "who is acknowledged, and holds to the peer's present incarnation, was so by that",
       [](const Peer& p, const Peer& q) {
         return implies(p.acknowledged() && p.knows(q) && is_some(p.heard()), q.knows(p));
       }},
      {"opened-was-known",
       "an incarnation is acknowledged after it was drawn: by a peer that was there then, or is still to "
       "come",
       [](const Peer& p, const Peer& q) {
         return implies(q.acknowledged() && p.incarnation() < q.incarnation() && is_some(p.incarnation()),
                        p.knows(q));
       }},
      {"received-was-sent", "what is received was sent, what is acknowledged was received",
       [](const Peer& p, const Peer& q) {
         return implies(both_know(p, q) && is_some(p.heard()),
                        q.lag(p(rcv.nxt)) <= q.lag(q(snd.una)) && below(q.lag(q(snd.una)), 30));
       }},
      {"half-open-is-behind",
       "who still holds to an earlier incarnation expects numbers behind the present ISN",
       [](const Peer& p, const Peer& q) {
         return implies(p.in(has_heard) && !p.knows(q),
                        q.young() && q.lag(q(snd.iss)) <= q.lag(p(rcv.nxt)) && below(q.lag(p(rcv.nxt)), 31));
       }},
      {"opening-is-near", "while an opening waits for its answer the peer sends less than 2^31 numbers",
       [](const Peer& p, const Peer& q) {
         return implies(p.in(has_heard) && !p.acknowledged(), below(q.lag(p(rcv.nxt)), 31));
       }},
      {"fin-taken-is-all", "who has taken the peer's FIN has everything, and the FIN is sent",
       [](const Peer& p, const Peer& q) {
         return implies(p.in(fin_taken) && p.opened() && p.knows(q), q(fin_sent) && p(rcv.nxt) == q(snd.nxt));
       }},
      {"fin-not-taken", "nothing but the FIN itself carries RCV.NXT over its number",
       [](const Peer& p, const Peer& q) {
         return implies(
             p.in(receiving | model::in(SYN_RECEIVED)) && both_know(p, q) && q(fin_sent) && q.opened(),
             !is_zero(q.lag(p(rcv.nxt))));
       }},
  };
  return pieces;
}

const std::vector<PeerConjunct>& invariant_of_the_open() {
  static const std::vector<PeerConjunct> pieces{
      {"open-is-acknowledged", "nobody is open before somebody who has heard its SYN has acknowledged it",
       [](const Peer& p, const Peer&) { return implies(p.opened(), p.acknowledged()); }},
  };
  return pieces;
}

const std::vector<SegmentConjunct>& segment_invariant() {
  static const std::vector<SegmentConjunct> pieces{
      {"sent-behind-nxt", "what was sent lies behind SND.NXT, and what is alive within 2^31 of it", true,
       [](const Peer& p, const Peer&, const Segment& m) {
         return below(p.lag(m(seg.seq)), 31) && p.lag(m(seg_end)) <= p.lag(m(seg.seq));
       }},
      {"not-too-long", "a segment's text fits the queue", false,
       [](const Peer&, const Peer&, const Segment& m) { return !m((1_n + largest_queue) < seg.text); }},
      {"drawn-before-sent", "its incarnations were drawn before it was sent", false,
       [](const Peer& p, const Peer& q, const Segment& m) {
         return is_some(m.incarnation()) && m.incarnation() <= p.incarnation() &&
                implies(m(seg.has_ack), is_some(m.knew()) && m.knew() <= q.incarnation());
       }},
      {"died-before-the-next",
       "an earlier incarnation was gone when the next was drawn: it knew nothing drawn later", false,
       [](const Peer& p, const Peer&, const Segment& m) {
         return implies(m(seg.has_ack) && m.incarnation() < p.incarnation(), m.knew() < p.incarnation());
       }},
      {"old-means-young",
       "while a segment of an earlier incarnation lives, less than 2^31 numbers can have been sent since",
       true, [](const Peer& p, const Peer&, const Segment& m) { return implies(!current(p, m), p.young()); }},
      {"old-lies-behind", "a segment of an earlier incarnation lies behind the present ISN", true,
       [](const Peer& p, const Peer&, const Segment& m) {
         return implies(!current(p, m), p.lag(p(snd.iss)) <= p.lag(m(seg_end)));
       }},
      {"own-lies-ahead",
       "a segment of the present incarnation lies at the ISN or ahead of it, all but the SYN beyond it", true,
       [](const Peer& p, const Peer&, const Segment& m) {
         return implies(current(p, m) && p.young(),
                        p.lag(m(seg.seq)) <= p.lag(p(snd.iss)) &&
                            implies(speaks(m), p.lag(m(seg.seq)) < p.lag(p(snd.iss))));
       }},
      {"syn-is-the-isn", "a SYN carries the ISN and nothing else", false,
       [](const Peer& p, const Peer&, const Segment& m) {
         return implies(m(seg.syn), !speaks(m) && implies(current(p, m), m(seg.seq) == p(snd.iss)));
       }},
      {"syn-is-young", "a SYN that lives is the present incarnation's only within 2^31 numbers", true,
       [](const Peer& p, const Peer&, const Segment& m) {
         return implies(m(seg.syn) && current(p, m), p.young());
       }},
      {"ack-unless-syn", "only a SYN comes without ACK", false,
       [](const Peer&, const Peer&, const Segment& m) { return m(seg.syn) || m(seg.has_ack); }},
      {"bare-syn-is-active", "a SYN without ACK comes from an active OPEN", false,
       [](const Peer& p, const Peer&, const Segment& m) {
         return implies(m(seg.syn) && !m(seg.has_ack) && current(p, m), !p(tcb.passive));
       }},
      {"acks-whom-it-heard", "an acknowledgment speaks of the incarnation whose SYN its sender has recorded",
       false,
       [](const Peer& p, const Peer&, const Segment& m) {
         return implies(m(seg.has_ack) && current(p, m), m.knew() == p.heard());
       }},
      {"ack-behind-nxt",
       "what was acknowledged was sent, and lies within 2^31 of SND.NXT while the segment lives", true,
       [](const Peer&, const Peer& q, const Segment& m) {
         return implies(m(seg.has_ack), below(q.lag(m(seg.ack)), 31));
       }},
      {"old-ack-behind-isn",
       "an acknowledgment of an earlier incarnation's numbers lies behind the present ISN", true,
       [](const Peer&, const Peer& q, const Segment& m) {
         return implies(m(seg.has_ack) && m.knew() != q.incarnation(),
                        q.young() && q.lag(q(snd.iss)) <= q.lag(m(seg.ack)));
       }},
      {"ack-of-the-syn", "an acknowledgment of the present incarnation covers its SYN", true,
       [](const Peer&, const Peer& q, const Segment& m) {
         return implies(m(seg.has_ack) && m.knew() == q.incarnation() && q.young(),
                        q.lag(m(seg.ack)) < q.lag(q(snd.iss)));
       }},
      {"passive-was-answered",
       "who acknowledges a waiting server's ISN sent the SYN that the server has recorded", false,
       [](const Peer&, const Peer& q, const Segment& m) {
         return implies(m(seg.has_ack) && m.knew() == q.incarnation() && q(tcb.passive),
                        q.heard() == m.incarnation());
       }},
      {"acks-what-came", "nothing is acknowledged that has not come", true,
       [](const Peer& p, const Peer& q, const Segment& m) {
         return implies(m(seg.has_ack) && current(p, m) && both_know(p, q),
                        q.lag(p(rcv.nxt)) <= q.lag(m(seg.ack)));
       }},
      {"speaks-when-open", "text and FIN leave only when the SYN is acknowledged", false,
       [](const Peer& p, const Peer&, const Segment& m) {
         return implies(speaks(m) && current(p, m), p.opened());
       }},
      {"fin-is-last", "the FIN has the last number, and text lies before it", true,
       [](const Peer& p, const Peer&, const Segment& m) {
         return implies(current(p, m), implies(m(seg.fin), p(fin_sent) && is_zero(p.lag(m(seg_end)))) &&
                                           implies(p(fin_sent) && !m(seg.fin) && m(seg.text != 0_n),
                                                   !is_zero(p.lag(m(seg_end)))));
       }},
      {"later-than-heard",
       "what an incarnation later than the heard one has to say lies beyond what the peer expects: its SYN's "
       "number never comes in between",
       true,
       [](const Peer& p, const Peer& q, const Segment& m) {
         return implies(q.in(has_heard) && q.heard() < m.incarnation() && speaks(m),
                        p.lag(m(seg.seq)) < p.lag(q(rcv.nxt)));
       }},
      {"older-than-heard",
       "what was sent before the SYN that the peer has recorded lies behind what it expects", true,
       [](const Peer& p, const Peer& q, const Segment& m) {
         return implies(q.in(has_heard) && m.incarnation() < q.heard(),
                        p.lag(q(rcv.nxt)) <= p.lag(m(seg_end)));
       }},
  };
  return pieces;
}

const std::vector<TwoSegmentConjunct>& two_segment_invariant() {
  static const std::vector<TwoSegmentConjunct> pieces{
      {"in-order-of-incarnation",
       "what a later incarnation sent lies ahead of what is older, text beyond its SYN", true,
       [](const Peer& p, const Segment& earlier, const Segment& later) {
         return implies(earlier.incarnation() < later.incarnation(),
                        p.lag(later(seg.seq)) <= p.lag(earlier(seg_end)) &&
                            implies(speaks(later), p.lag(later(seg.seq)) < p.lag(earlier(seg_end))));
       }},
      {"died-before-that-one",
       "the earlier of two incarnations knew nothing that was drawn later than the other", false,
       [](const Peer&, const Segment& earlier, const Segment& later) {
         return implies(earlier(seg.has_ack) && earlier.incarnation() < later.incarnation(),
                        earlier.knew() < later.incarnation());
       }},
  };
  return pieces;
}

}  // namespace synfin::proofs::peers
