#include "contract.hpp"

#include <algorithm>

#include "../claims/peer_words.hpp"

namespace synfin::proofs::peers {

using namespace model;
using namespace model::terms;

namespace {
bool moves(const Peer& before, const Peer& after) {
  const auto differs = [&](auto field) { return !z3::eq(before(field), after(field)); };
  return differs(tcb.state) || differs(snd.una) || differs(snd.nxt) || differs(rcv.nxt);
}
}  // namespace

const std::vector<Promise>& contract() {
  using namespace claims;
  static const std::vector<Promise> promises = [] {
    std::vector<Promise> made;
    const auto add = [&](std::string_view name, auto term) {
      made.push_back({name, Worth::always, put(term)});
    };
    const auto add_guard = [&](std::string_view name, auto term) {
      made.push_back({name, Worth::of_a_guard, put(term)});
    };
    constexpr auto nxt_kept = after(rcv.nxt) == rcv.nxt;
    constexpr auto una_kept = after(snd.una) == snd.una;
    constexpr auto takes_fin = to<fin_taken_states> && !fin_taken;
    add_guard("the segment is no reset", !seg.rst);
    add_guard("it acknowledges", seg.has_ack);
    add_guard("it is a SYN", seg.syn);
    add_guard("it is no SYN", !seg.syn);
    add_guard("the segment ends where it begins, or ahead", below<30>(seg_end - seg.seq));
    add("what is sent anew fits the queue", below<30>(after(snd.nxt) - snd.nxt));
    add("SND.UNA stays or goes to SEG.ACK",
        una_kept || (seg.has_ack && after(snd.una) == seg.ack && lag(seg.ack) < lag(snd.una)));
    add("what is outstanding fits the queue", below<30>(after(snd.nxt) - after(snd.una)));
    add("RCV.NXT stays or moves within the segment, which is not all old",
        rcv.nxt == after(rcv.nxt) || (below<31>(rcv.nxt - seg.seq) && below<31>(seg_end - after(rcv.nxt)) &&
                                      below<30>(after(rcv.nxt) - rcv.nxt) && (seg.fin || seg.text != 0_n)));
    add("only a FIN taken carries RCV.NXT over its number",
        nxt_kept || takes_fin || below<31>(seg.seq + seg.text - after(rcv.nxt)));
    add("what is delivered, or ends what comes, moves RCV.NXT",
        !(after(told.delivered) != 0_n || after(told.closing)) || !nxt_kept);
    add("what is delivered stands at RCV.NXT", after(told.delivered) == 0_n || delivered_from_its_place);
    add("a FIN taken is the end of its segment",
        !(takes_fin && !from<SYN_RECEIVED>) || (seg.fin && after(rcv.nxt) == seg_end));
    made.push_back(
        {"the segment begins or ends in the window", Worth::where_it_moves_the_peer,
         put(below<30>(seg.seq - rcv.nxt) || (seg_len != 0_n && below<30>(seg_end - (rcv.nxt + 1_n))))});
    add("what opens acknowledges the SYN",
        ghost.opened || !after(ghost.opened) ||
            (seg.has_ack && seg.ack == snd.iss + 1_n && after(snd.una) == snd.iss + 1_n));
    add_guard("it begins at IRS", seg.seq == rcv.irs);
    add("before it is open nothing but the SYN is sent",
        from<synchronized - in(TIME_WAIT)> || after(ghost.opened) ||
            (after(snd.nxt) == snd.nxt && (una_kept || after(snd.una) == after(snd.nxt))));
    add("a FIN that is sent stays sent, and nothing follows it",
        !fin_sent || (later(fin_sent) && after(snd.nxt) == snd.nxt));
    add("a FIN is sent by sending it", fin_sent || !later(fin_sent) || (speaks_out && after(out.fin)));
    add("what leaves lies within the queue",
        implies(speaks_out, below<30>(after(snd.nxt) - after(out.seq)) &&
                                after(snd.nxt) - out_end <= after(snd.nxt) - after(out.seq) &&
                                !(1_n + largest_queue < after(out.text))));
    constexpr auto out_has_text = after(out.text) != 0_n;
    constexpr auto end_is_nxt = after(snd.nxt) - out_end == 0_n;
    add("text and FIN lie beyond what is acknowledged, the FIN last",
        implies(speaks_out, implies(after(out.fin) || out_has_text,
                                    after(snd.nxt) - after(out.seq) <= after(snd.nxt) - after(snd.una)) &&
                                implies(after(out.fin), later(fin_sent) && end_is_nxt) &&
                                implies(later(fin_sent) && !after(out.fin) && out_has_text, !end_is_nxt)));
    add("what leaves acknowledges what has come", implies(speaks_out, after(out.ack) == after(rcv.nxt)));
    return made;
  }();
  return promises;
}

std::vector<const Promise*> promises_of(const Z3Words& words, std::span<const Hypothesis> way,
                                        const Setting& before, const Step& actual, Prover& prover,
                                        const std::string& at, const ShownPart& shown) {
  std::vector<const Promise*> proved;
  Meaning meaning(words, actual.sight(before));
  const bool moved = moves(before.p, actual.p);
  for (const Promise& promise : contract()) {
    if (promise.worth == Worth::where_it_moves_the_peer && !moved) continue;
    const std::vector<z3::expr> parts = conjuncts(meaning(*promise.term).simplify());
    std::vector<std::vector<const Hypothesis*>> used(parts.size());
    if (!std::all_of(parts.begin(), parts.end(), [&](const z3::expr& claim) {
          if (claim.is_true() || claim.is_false()) return claim.is_true();
          std::vector<const Hypothesis*>& enough = used[static_cast<std::size_t>(&claim - parts.data())];
          return promise.worth == Worth::of_a_guard
                     ? prover.follows_at_once(claim, way, &enough)
                     : prover.follows("contract: " + std::string(promise.name) + at, claim, way, &enough);
        }))
      continue;
    proved.push_back(&promise);
    for (std::size_t i = 0; shown && i < parts.size(); ++i) shown(promise, parts[i], used[i]);
  }
  return proved;
}

Abstraction abstracted(const Z3Words& words, const Setting& before, const Step& step) {
  Abstraction made{step, {}};
  if (step.happening.draws) return made;
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
  Peer& after = made.step.p;
  const Peer& was = before.p;
  const z3::expr sent_nxt = was(snd.nxt);
  const z3::expr heard_nxt = before.q(snd.nxt);
  const z3::expr zero = c.bv_val(0, 32);
  replace(after(snd.nxt), sent_nxt, "after.grown", sent_nxt, ahead);
  if (!z3::eq(after(snd.nxt), sent_nxt))  // as Step has it, of the free number
    after(ghost.young) =
        Meaning(words, made.step.sight(before))(*ghost_after(id_of(ghost.young) - first_peer_ghost));
  replace(after(snd.una), was(snd.una), "after.snd.una", sent_nxt, behind);
  replace(after(snd.end), was(snd.end), "after.snd.end", sent_nxt, behind);
  if (z3::eq(after(rcv.irs), was(rcv.irs)))
    replace(after(rcv.nxt), was(rcv.nxt), "after.rcv.nxt", heard_nxt, behind);
  if (made.step.sent) {
    Segment& sent = *made.step.sent;
    if (!sent(seg.syn).is_true()) {
      if (!z3::eq(sent(seg.seq), after(snd.nxt)))
        replace(sent(seg.seq), sent_nxt, "sent.seq", after(snd.nxt), behind);
      if (!sent(seg.text).is_numeral()) replace(sent(seg.text), sent_nxt, "sent.text", zero, ahead);
      if (z3::eq(sent(seg.ack), step.p(rcv.nxt)))
        sent(seg.ack) = after(rcv.nxt);
      else
        replace(sent(seg.ack), sent_nxt, "sent.ack", heard_nxt, behind);
    }
  }
  return made;
}

}  // namespace synfin::proofs::peers
