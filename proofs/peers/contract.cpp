#include "contract.hpp"

#include <algorithm>

namespace synfin::proofs::peers {

using namespace model;
using namespace model::terms;

namespace {
constexpr auto fin_taken = model::in(CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT);
Flag nothing_sent_or(const Step& step, Flag (*holds)(const Peer& p, const Segment& sent)) {
  return step.sent ? implies(step.sends, holds(step.p, *step.sent)) : step.sends.ctx().bool_val(true);
}
bool moves(const Peer& before, const Peer& after) {
  const auto differs = [&](auto field) {
    return !z3::eq(before.slots()[id_of(field)], after.slots()[id_of(field)]);
  };
  return differs(tcb.state) || differs(snd.una) || differs(snd.nxt) || differs(rcv.nxt);
}
}  // namespace

const std::vector<Clause>& contract() {
  static const std::vector<Clause> clauses{
      {"the segment is no reset", Asked::of_a_guard,
       [](const Setting& b, const Step&) { return !b.arriving(seg.rst); }},
      {"it acknowledges", Asked::of_a_guard,
       [](const Setting& b, const Step&) { return b.arriving(seg.has_ack); }},
      {"it is a SYN", Asked::of_a_guard, [](const Setting& b, const Step&) { return b.arriving(seg.syn); }},
      {"it is no SYN", Asked::of_a_guard, [](const Setting& b, const Step&) { return !b.arriving(seg.syn); }},
      {"the segment ends where it begins, or ahead", Asked::of_a_guard,
       [](const Setting& b, const Step&) { return below(b.arriving(seg_end) - b.arriving(seg.seq), 30); }},
      {"what is sent anew fits the queue", Asked::always,
       [](const Setting& b, const Step& s) { return below(s.p(snd.nxt) - b.p(snd.nxt), 30); }},
      {"SND.UNA stays or goes to SEG.ACK", Asked::always,
       [](const Setting& b, const Step& s) {
         return s.p(snd.una) == b.p(snd.una) ||
                (b.arriving(seg.has_ack) && s.p(snd.una) == b.arriving(seg.ack) &&
                 b.p.lag(b.arriving(seg.ack)) < b.p.lag(b.p(snd.una)));
       }},
      {"what is outstanding fits the queue", Asked::always,
       [](const Setting&, const Step& s) { return below(s.p.lag(s.p(snd.una)), 30); }},
      {"RCV.NXT stays or moves within the segment, which is not all old", Asked::always,
       [](const Setting& b, const Step& s) {
         const Position from = b.p(rcv.nxt);
         const Position to = s.p(rcv.nxt);
         return from == to || (below(from - b.arriving(seg.seq), 31) && below(b.arriving(seg_end) - to, 31) &&
                               below(to - from, 30) && (b.arriving(seg.fin) || b.arriving(seg.text != 0_n)));
       }},
      {"only a FIN taken carries RCV.NXT over its number", Asked::always,
       [](const Setting& b, const Step& s) {
         const Flag takes = s.p.in(fin_taken) && !b.p.in(fin_taken);
         return s.p(rcv.nxt) == b.p(rcv.nxt) || takes ||
                below(b.arriving(seg.seq + seg.text) - s.p(rcv.nxt), 31);
       }},
      {"what is delivered, or ends what comes, moves RCV.NXT", Asked::always,
       [](const Setting& b, const Step& s) {
         const Flag takes = s.told(told.delivered != 0_n) || s.told(told.closing);
         return !takes || !(s.p(rcv.nxt) == b.p(rcv.nxt));
       }},
      {"a FIN taken is the end of its segment", Asked::always,
       [](const Setting& b, const Step& s) {
         const Flag takes = s.p.in(fin_taken) && !b.p.in(fin_taken) && !b.p.in(model::in(SYN_RECEIVED));
         return !takes || (b.arriving(seg.fin) && s.p(rcv.nxt) == b.arriving(seg_end));
       }},
      {"the segment begins or ends in the window", Asked::where_it_moves_the_peer,
       [](const Setting& b, const Step&) {
         const Position nxt = b.p(rcv.nxt);
         return below(b.arriving(seg.seq) - nxt, 30) ||
                (b.arriving(seg_len != 0_n) && below(b.arriving(seg_end) - (nxt + 1), 30));
       }},
      {"what opens acknowledges the SYN", Asked::always,
       [](const Setting& b, const Step& s) {
         return b.p.opened() || !s.p.opened() ||
                (b.arriving(seg.has_ack) && b.arriving(seg.ack) == b.p(snd.iss) + 1 &&
                 s.p(snd.una) == b.p(snd.iss) + 1);
       }},
      {"it begins at IRS", Asked::of_a_guard,
       [](const Setting& b, const Step&) { return b.arriving(seg.seq) == b.p(rcv.irs); }},
      {"before it is open nothing but the SYN is sent", Asked::always,
       [](const Setting& b, const Step& s) {
         return b.p.in(synchronized - model::in(TIME_WAIT)) || s.p.opened() ||
                (s.p(snd.nxt) == b.p(snd.nxt) &&
                 (s.p(snd.una) == b.p(snd.una) || s.p(snd.una) == s.p(snd.nxt)));
       }},
      {"a FIN that is sent stays sent, and nothing follows it", Asked::always,
       [](const Setting& b, const Step& s) {
         return !b.p(fin_sent) || (s.p(fin_sent) && s.p(snd.nxt) == b.p(snd.nxt));
       }},
      {"a FIN is sent by sending it", Asked::always,
       [](const Setting& b, const Step& s) {
         const Flag fin = s.sent ? s.sends && (*s.sent)(seg.fin) : s.sends.ctx().bool_val(false);
         return b.p(fin_sent) || !s.p(fin_sent) || fin;
       }},
      {"what leaves lies within the queue", Asked::always,
       [](const Setting&, const Step& s) {
         return nothing_sent_or(s, [](const Peer& p, const Segment& m) {
           return below(p.lag(m(seg.seq)), 30) && p.lag(m(seg_end)) <= p.lag(m(seg.seq)) &&
                  !m((1_n + largest_queue) < seg.text);
         });
       }},
      {"text and FIN lie beyond what is acknowledged, the FIN last", Asked::always,
       [](const Setting&, const Step& s) {
         return nothing_sent_or(s, [](const Peer& p, const Segment& m) {
           return implies(m(seg.fin) || m(seg.text != 0_n), p.lag(m(seg.seq)) <= p.lag(p(snd.una))) &&
                  implies(m(seg.fin), p(fin_sent) && is_zero(p.lag(m(seg_end)))) &&
                  implies(p(fin_sent) && !m(seg.fin) && m(seg.text != 0_n), !is_zero(p.lag(m(seg_end))));
         });
       }},
      {"what leaves acknowledges what has come", Asked::always,
       [](const Setting&, const Step& s) {
         return nothing_sent_or(s, [](const Peer& p, const Segment& m) { return m(seg.ack) == p(rcv.nxt); });
       }},
  };
  return clauses;
}

std::vector<const Clause*> clauses_of(std::span<const Hypothesis> way, const Setting& before,
                                      const Step& actual, Prover& prover) {
  std::vector<const Clause*> proved;
  const bool moved = moves(before.p, actual.p);
  for (const Clause& clause : contract()) {
    if (clause.asked == Asked::where_it_moves_the_peer && !moved) continue;
    const std::vector<z3::expr> parts = conjuncts(clause.holds(before, actual).simplify());
    if (std::all_of(parts.begin(), parts.end(), [&](const z3::expr& claim) {
          if (claim.is_true() || claim.is_false()) return claim.is_true();
          return clause.asked == Asked::of_a_guard ? prover.follows_at_once(claim, way)
                                                   : prover.follows(claim, way);
        }))
      proved.push_back(&clause);
  }
  return proved;
}

Abstraction abstracted(const Z3Words& words, const Setting& before, const Step& step) {
  Abstraction made{step, {}};
  if (step.draws) return made;
  z3::context& c = words.context();
  // `word` is `from` and a free number from now on, or the free number behind it.
  enum Side { ahead, behind };
  const auto replace = [&](z3::expr& word, const z3::expr& unchanged, std::string_view name,
                           const z3::expr& from, Side side) {
    if (z3::eq(word, unchanged)) return;
    const z3::expr number = c.bv_const(std::string(name).c_str(), 32);
    const z3::expr by = side == ahead ? from + number : from - number;
    made.definitions.push_back({name, by == word});
    word = by;
  };
  std::vector<z3::expr>& after = made.step.p.slots();
  const std::vector<z3::expr>& was = before.p.slots();
  const z3::expr sent_nxt = was[id_of(snd.nxt)];
  const z3::expr heard_nxt = before.q.slots()[id_of(snd.nxt)];
  const z3::expr zero = c.bv_val(0, 32);
  replace(after[id_of(snd.nxt)], sent_nxt, "after.grown", sent_nxt, ahead);
  if (!z3::eq(after[id_of(snd.nxt)], sent_nxt))  // as Step has it, of the free number
    after[ghost_young] =
        words.conjunction(was[ghost_young], below(made.step.p.lag(made.step.p(snd.iss)), 31));
  replace(after[id_of(snd.una)], was[id_of(snd.una)], "after.snd.una", sent_nxt, behind);
  replace(after[id_of(snd.end)], was[id_of(snd.end)], "after.snd.end", sent_nxt, behind);
  if (z3::eq(after[id_of(rcv.irs)], was[id_of(rcv.irs)]))
    replace(after[id_of(rcv.nxt)], was[id_of(rcv.nxt)], "after.rcv.nxt", heard_nxt, behind);
  if (made.step.sent) {
    std::vector<z3::expr>& sent = made.step.sent->slots();
    const auto at = [&](auto field) -> z3::expr& { return sent[id_of(field) - first_field(Group::seg)]; };
    if (!at(seg.syn).is_true()) {
      if (!z3::eq(at(seg.seq), after[id_of(snd.nxt)]))
        replace(at(seg.seq), sent_nxt, "sent.seq", after[id_of(snd.nxt)], behind);
      if (!at(seg.text).is_numeral()) replace(at(seg.text), sent_nxt, "sent.text", zero, ahead);
      if (z3::eq(at(seg.ack), step.p.slots()[id_of(rcv.nxt)]))
        at(seg.ack) = after[id_of(rcv.nxt)];
      else
        replace(at(seg.ack), sent_nxt, "sent.ack", heard_nxt, behind);
    }
  }
  return made;
}

}  // namespace synfin::proofs::peers
