// Wrong words as people write them: whole ones, further from the right one than a mechanical fault leads.
#include "../../model/rules/check_ack.hpp"
#include "../../model/rules/send_receive.hpp"
#include "../../model/rules/timeouts.hpp"
#include "../claims/words.hpp"
#include "word_mutants.hpp"

namespace synfin::proofs {

namespace {
using namespace claims;

template <Term T>
EditByHand edit(std::string_view word, std::string_view what, T term) {
  return {word, what, put(term)};
}
template <Term P>
constexpr auto up_to_the_edge(P position) {
  return rcv.nxt <= position && position <= rcv.nxt + rcv.wnd;
}
inline constexpr auto last = seg.seq + (seg_len - 1_n);
/// Table 6 with its parts in other words.
template <Term AtZero, Term Empty, Term Filled>
constexpr auto table(AtZero at_zero, Empty empty, Filled filled) {
  return choose(seg_len == 0_n, choose(rcv.wnd == 0_n, at_zero, empty), rcv.wnd != 0_n && filled);
}

void of_receiving(std::vector<EditByHand>& all) {
  constexpr auto exact = seg.seq == rcv.nxt;
  all.push_back(edit("acceptable", "the window's right edge belongs to it",
                     table(exact, up_to_the_edge(seg.seq), up_to_the_edge(seg.seq) || up_to_the_edge(last))));
  all.push_back(edit("acceptable", "only the first octet is looked at",
                     table(exact, in_window(seg.seq), in_window(seg.seq))));
  all.push_back(edit("acceptable", "an empty segment at a closed window, wherever it lies",
                     table(yes, in_window(seg.seq), in_window(seg.seq) || in_window(last))));
  all.push_back(edit("acceptable", "everything to the left of the window's end",
                     table(exact, in_window(seg.seq), seg.seq < rcv.nxt + rcv.wnd)));
  all.push_back(edit("acceptable", "everything ahead of RCV.NXT",
                     table(exact, rcv.nxt <= seg.seq, rcv.nxt <= seg.seq || in_window(last))));
  all.push_back(edit("acceptable", "exactly at RCV.NXT alone", exact));
  all.push_back(edit("has_new_text", "only a segment that begins at RCV.NXT", exact && seg.text != 0_n));
  all.push_back(edit("taken_text", "nothing where it does not fit whole",
                     choose(seg.text - already_received <= rcv.wnd, seg.text - already_received, 0_n)));
  all.push_back(edit("peer_mss", "65535 where the option is absent",
                     max(1_n, choose(seg.mss == 0_n, 65535_n, seg.mss))));
  all.push_back(edit("peer_mss", "the option ignored", max(1_n, cfg.default_mss)));
  all.push_back(edit("receive_buffer", "2^30 whatever the host has", largest_window));
  all.push_back(edit("offered_window", "none above 65535 is believed", min(seg.wnd, 65535_n)));
  all.push_back(edit("seg_end", "the SYN not counted", seg.seq + seg.text + count(seg.fin)));
  all.push_back(edit("segment_is_newer", "WL2 ignored", snd.wl1 < seg.seq || snd.wl1 == seg.seq));
}

void of_sending(std::vector<EditByHand>& all) {
  all.push_back(edit("worth_sending", "full segments alone", sendable_text == snd.mss));
  all.push_back(
      edit("usable_window", "half of it",
           choose(outstanding + outstanding < snd.wnd, snd.wnd - (outstanding + outstanding), 0_n)));
  all.push_back(edit("can_send_fin", "only where nothing is outstanding",
                     fin_due && snd.wnd != 0_n && outstanding == 0_n));
  all.push_back(edit("can_send_text", "without a window", has_unsent_text && worth_sending));
  all.push_back(edit("queue_full", "the host's room is not asked",
                     largest_queue < call.octets || largest_queue < (snd.end - snd.una) + call.octets));
  all.push_back(edit("queue_full", "at one octet unacknowledged",
                     call.no_room || largest_queue < call.octets || snd.end != snd.una));
  all.push_back(
      edit("something_to_send", "without the FIN that is due", snd.una != snd.nxt || has_unsent_text));
  all.push_back(edit("something_to_send", "without unsent text", snd.una != snd.nxt || fin_due));
  all.push_back(edit("fin_acknowledged", "whether it was sent or not", snd.closed && snd.una == snd.nxt));
  all.push_back(edit("fin_due", "before CLOSE, too", snd.nxt == snd.end));
  all.push_back(edit("probe_text", "longer than the MSS", min(unsent_text, max(usable_window, 1_n))));
  all.push_back(edit("worth_opening", "by any gain", rcv.wnd < rules::freed_window));
}

void of_clocks(std::vector<EditByHand>& all) {
#define SYNFIN_WHENEVER(as, name, ...) \
  all.push_back(edit("due(" #name "_timer)", "whenever it runs", name##_timer));
  SYNFIN_TIMERS(SYNFIN_WHENEVER, )
#undef SYNFIN_WHENEVER
  all.push_back(edit("backed_off", "not doubled", min(rtx.rto, cfg.max_rto)));
  all.push_back(edit("period_is_over", "after twice the period",
                     cfg.challenge_period + cfg.challenge_period <= call.now - challenge.since));
  all.push_back(edit("challenge_allowed", "one beyond the limit",
                     cfg.challenge_limit == 0_n || period_is_over || challenge.count <= cfg.challenge_limit));
}
}  // namespace

const std::vector<EditByHand>& edits_by_hand() {
  static const std::vector<EditByHand> all = [] {
    std::vector<EditByHand> made;
    of_receiving(made);
    of_sending(made);
    of_clocks(made);
    return made;
  }();
  return all;
}

}  // namespace synfin::proofs
