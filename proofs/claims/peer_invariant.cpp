// The strengthenings that the proofs of two peers need, each with what forced it. Of a segment, the fields
// that stand alone are its sender's, `theirs` its receiver's.
#include "all.hpp"
#include "peer_words.hpp"

namespace synfin::proofs {

namespace {

using namespace claims;

/// A segment of its sender's present incarnation; one that has text or a FIN.
inline constexpr auto current = message(ghost.sender) == ghost.incarnation;
inline constexpr auto speaks = seg.fin || seg.text != 0_n;

void add_pieces_of_the_peers(std::vector<Piece>& all) {
  const auto add = [&](std::string_view name, std::string_view why, auto term) {
    all.push_back(piece(Of::peers, name, why, term));
  };
  add("has-an-incarnation", "who lives has drawn an ISN", implies(lives, is_some(ghost.incarnation)));
  add("heard-what-was-drawn", "draws are numbered: nobody has heard of one that is still to come",
      ghost.heard <= theirs(ghost.incarnation));
  add("heard-before-answering", "from SYN-RECEIVED on the peer's SYN is recorded, in SYN-SENT it is not",
      implies(has_heard, is_some(ghost.heard)) && implies(from<SYN_SENT>, !is_some(ghost.heard)));
  add("one-after-the-other", "each draw has its own number",
      implies(is_some(ghost.incarnation), ghost.incarnation != theirs(ghost.incarnation)));
  add("young-at-first", "until the SYN is acknowledged it is all that was sent",
      implies(is_some(ghost.incarnation) && !ghost.opened,
              ghost.young && snd.nxt == snd.iss + 1_n && (snd.una == snd.iss || snd.una == snd.nxt)) &&
          implies(ghost.young, below<31>(lag(snd.iss)) && lag(snd.iss) != 0_n));
  add("syn-acknowledged", "who is open has its SYN acknowledged: nothing is sent again from before it",
      implies(ghost.opened && ghost.young, lag(snd.una) < lag(snd.iss)));
  add("opened-by-acknowledgment",
      "SYN-SENT and SYN-RECEIVED wait for it; all other states but TIME-WAIT, to which a SYN that reopened "
      "may "
      "fall back, have it",
      implies(from<SYN_SENT, SYN_RECEIVED>, !ghost.opened) &&
          implies(from<synchronized - in(TIME_WAIT)>, ghost.opened));
  add("irs-is-the-peers-iss", "who has recorded the present incarnation's SYN has recorded its ISN",
      implies(knows && is_some(ghost.heard),
              rcv.irs == theirs(snd.iss) &&
                  implies(theirs(ghost.young), their_lag(rcv.nxt) < their_lag(theirs(snd.iss)))));
  add("nothing-but-the-syn-yet", "before it is open a peer has received nothing but the SYN",
      implies(is_some(ghost.heard) && !ghost.opened, rcv.nxt == rcv.irs + 1_n));
  add("passive-is-answered",
      "a waiting server's ISN leaves only on the answer to a SYN: who has recorded it sent that SYN",
      implies(knows && is_some(ghost.heard) && theirs(tcb.passive), is_known));
  add("open-before-acknowledged",
      "who is open before its SYN is acknowledged has waited for a SYN, and nothing but a first window of "
      "text is "
      "sent (in the table of the standard: nobody)",
      implies(ghost.opened && !ghost.acknowledged, tcb.passive && ghost.young && snd.una == snd.iss + 1_n &&
                                                       below<30>(lag(snd.una)) &&
                                                       implies(fin_sent, lag(snd.una) != 0_n)));
  add("acknowledgment-opens", "who is acknowledged is open", implies(ghost.acknowledged, ghost.opened));
  add("open-is-mutual", "who is acknowledged, and holds to the peer's present incarnation, was so by that",
      implies(ghost.acknowledged && knows && is_some(ghost.heard), is_known));
  add("opened-was-known",
      "an incarnation is acknowledged after it was drawn: by a peer that was there then, or is still to come",
      implies(theirs(ghost.acknowledged) && ghost.incarnation < theirs(ghost.incarnation) &&
                  is_some(ghost.incarnation),
              knows));
  add("received-was-sent", "what is received was sent, what is acknowledged was received",
      implies(both_know && is_some(ghost.heard),
              their_lag(rcv.nxt) <= their_lag(theirs(snd.una)) && below<30>(their_lag(theirs(snd.una)))));
  add("half-open-is-behind",
      "who still holds to an earlier incarnation expects numbers behind the present ISN",
      implies(has_heard && !knows, theirs(ghost.young) && their_lag(theirs(snd.iss)) <= their_lag(rcv.nxt) &&
                                       below<31>(their_lag(rcv.nxt))));
  add("opening-is-near", "while an opening waits for its answer the peer sends less than 2^31 numbers",
      implies(has_heard && !ghost.acknowledged, below<31>(their_lag(rcv.nxt))));
  add("fin-taken-is-all", "who has taken the peer's FIN has everything, and the FIN is sent",
      implies(fin_taken && ghost.opened && knows, theirs(fin_sent) && rcv.nxt == theirs(snd.nxt)));
  add("fin-not-taken", "nothing but the FIN itself carries RCV.NXT over its number",
      implies(from<receiving | in(SYN_RECEIVED)> && both_know && theirs(fin_sent) && theirs(ghost.opened),
              their_lag(rcv.nxt) != 0_n));

  Piece acknowledged = piece(Of::peers, "open-is-acknowledged",
                             "nobody is open before somebody who has heard its SYN has acknowledged it",
                             implies(ghost.opened, ghost.acknowledged));
  acknowledged.of_the_open = true;
  all.push_back(acknowledged);
}

void add_pieces_of_a_segment(std::vector<Piece>& all) {
  const auto add = [&](std::string_view name, std::string_view why, auto term) {
    all.push_back(piece(Of::segment, name, why, term));
  };
  const auto add_while_alive = [&](std::string_view name, std::string_view why, auto term) {
    all.push_back(piece_while_alive(Of::segment, name, why, term));
  };
  constexpr auto m_seq = message(seg.seq);
  constexpr auto m_end = message(seg_end);
  constexpr auto m_ack = message(seg.ack);
  constexpr auto acknowledges = message(seg.has_ack);
  constexpr auto m_speaks = message(speaks);
  constexpr auto knew = message(ghost.knew);
  constexpr auto sender = message(ghost.sender);

  add_while_alive("sent-behind-nxt", "what was sent lies behind SND.NXT, and what is alive within 2^31 of it",
                  below<31>(lag(m_seq)) && lag(m_end) <= lag(m_seq));
  add("not-too-long", "a segment's text fits the queue", !(1_n + largest_queue < message(seg.text)));
  add("drawn-before-sent", "its incarnations were drawn before it was sent",
      is_some(sender) && sender <= ghost.incarnation &&
          implies(acknowledges, is_some(knew) && knew <= theirs(ghost.incarnation)));
  add("died-before-the-next",
      "an earlier incarnation was gone when the next was drawn: it knew nothing drawn later",
      implies(acknowledges && sender < ghost.incarnation, knew < ghost.incarnation));
  add_while_alive(
      "old-means-young",
      "while a segment of an earlier incarnation lives, less than 2^31 numbers can have been sent since",
      implies(!current, ghost.young));
  add_while_alive("old-lies-behind", "a segment of an earlier incarnation lies behind the present ISN",
                  implies(!current, lag(snd.iss) <= lag(m_end)));
  add_while_alive(
      "own-lies-ahead",
      "a segment of the present incarnation lies at the ISN or ahead of it, all but the SYN beyond it",
      implies(current && ghost.young,
              lag(m_seq) <= lag(snd.iss) && implies(m_speaks, lag(m_seq) < lag(snd.iss))));
  add("syn-is-the-isn", "a SYN carries the ISN and nothing else",
      implies(message(seg.syn), !m_speaks && implies(current, m_seq == snd.iss)));
  add_while_alive("syn-is-young", "a SYN that lives is the present incarnation's only within 2^31 numbers",
                  implies(message(seg.syn) && current, ghost.young));
  add("ack-unless-syn", "only a SYN comes without ACK", message(seg.syn) || acknowledges);
  add("bare-syn-is-active", "a SYN without ACK comes from an active OPEN",
      implies(message(seg.syn) && !acknowledges && current, !tcb.passive));
  add("acks-whom-it-heard", "an acknowledgment speaks of the incarnation whose SYN its sender has recorded",
      implies(acknowledges && current, knew == ghost.heard));
  add_while_alive("ack-behind-nxt",
                  "what was acknowledged was sent, and lies within 2^31 of SND.NXT while the segment lives",
                  implies(acknowledges, below<31>(their_lag(m_ack))));
  add_while_alive("old-ack-behind-isn",
                  "an acknowledgment of an earlier incarnation's numbers lies behind the present ISN",
                  implies(acknowledges && knew != theirs(ghost.incarnation),
                          theirs(ghost.young) && their_lag(theirs(snd.iss)) <= their_lag(m_ack)));
  add_while_alive("ack-of-the-syn", "an acknowledgment of the present incarnation covers its SYN",
                  implies(acknowledges && knew == theirs(ghost.incarnation) && theirs(ghost.young),
                          their_lag(m_ack) < their_lag(theirs(snd.iss))));
  add("passive-was-answered",
      "who acknowledges a waiting server's ISN sent the SYN that the server has recorded",
      implies(acknowledges && knew == theirs(ghost.incarnation) && theirs(tcb.passive),
              theirs(ghost.heard) == sender));
  add_while_alive("acks-what-came", "nothing is acknowledged that has not come",
                  implies(acknowledges && current && both_know, their_lag(rcv.nxt) <= their_lag(m_ack)));
  add("speaks-when-open", "text and FIN leave only when the SYN is acknowledged",
      implies(m_speaks && current, ghost.opened));
  add_while_alive("fin-is-last", "the FIN has the last number, and text lies before it",
                  implies(current, implies(message(seg.fin), fin_sent && lag(m_end) == 0_n) &&
                                       implies(fin_sent && !message(seg.fin) && message(seg.text != 0_n),
                                               lag(m_end) != 0_n)));
  add_while_alive(
      "later-than-heard",
      "what an incarnation later than the heard one has to say lies beyond what the peer expects: its "
      "SYN's number never comes in between",
      implies(theirs(has_heard) && theirs(ghost.heard) < sender && m_speaks,
              lag(m_seq) < lag(theirs(rcv.nxt))));
  add_while_alive(
      "older-than-heard",
      "what was sent before the SYN that the peer has recorded lies behind what it expects",
      implies(theirs(has_heard) && sender < theirs(ghost.heard), lag(theirs(rcv.nxt)) <= lag(m_end)));
}

void add_pieces_of_two_segments(std::vector<Piece>& all) {
  constexpr auto earlier = message(ghost.sender) < second(ghost.sender);
  constexpr auto end_of_the_earlier = message(seg_end);
  constexpr auto later_one = second(seg.seq);
  all.push_back(piece_while_alive(
      Of::two_segments, "in-order-of-incarnation",
      "what a later incarnation sent lies ahead of what is older, text beyond its SYN",
      implies(earlier, lag(later_one) <= lag(end_of_the_earlier) &&
                           implies(second(speaks), lag(later_one) < lag(end_of_the_earlier)))));
  all.push_back(piece(Of::two_segments, "died-before-that-one",
                      "the earlier of two incarnations knew nothing that was drawn later than the other",
                      implies(message(seg.has_ack) && earlier, message(ghost.knew) < second(ghost.sender))));
}

}  // namespace

std::vector<Piece> shipped_peer_invariant() {
  std::vector<Piece> made;
  add_pieces_of_the_peers(made);
  add_pieces_of_a_segment(made);
  add_pieces_of_two_segments(made);
  return made;
}

}  // namespace synfin::proofs
