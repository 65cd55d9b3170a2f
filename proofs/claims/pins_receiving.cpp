// The words of receiving, pinned: a wrong word is wrong in the rules and in the claims, and nothing else
// falls.
#include "sentences/receiving.hpp"  // first: no word of the vocabulary is known yet

#include "../../model/rules/arrives_unsynchronized.hpp"
#include "../../model/rules/check_ack.hpp"
#include "../../model/rules/check_urg_text_fin.hpp"
#include "all.hpp"
#include "pins.hpp"

namespace synfin::proofs {

using namespace claims;

void add_words_of_receiving(std::vector<Property>& all) {
  all.push_back(
      {.name = "a-segment-is-as-long-as-its-text-syn-and-fin",
       .statement = "SEG.LEN counts the text, the SYN and the FIN; the next number lies behind them",
       .question = "",
       .clause = "RFC 9293 3.4",
       .claims = Structure::words,
       .pins = {word("seg_len", seg_len, sentences::segment_length),
                word("seg_end", seg_end, sentences::behind_the_segment)}});
  all.push_back({.name = "acceptable-is-table-6",
                 .statement = "a segment is acceptable if and only if a row of Table 6 says so",
                 .question = "",
                 .clause = "RFC 9293 3.4, Table 6",
                 .claims = Structure::words,
                 .pins = {word("acceptable", acceptable, sentences::table_6)}});
  all.push_back(
      {.name = "text-is-trimmed-to-what-is-new-and-fits",
       .statement =
           "of a segment that begins at or before RCV.NXT, what lies behind RCV.NXT is new, and what "
           "the window holds of it is taken; its FIN counts when all before it is",
       .question = "",
       .clause = "RFC 9293 3.10.7.4, first, sixth to eighth",
       .claims = Structure::words,
       .pins = {word("already_received", already_received, sentences::octets_before_rcv_nxt),
                word("starts_in_order", starts_in_order, sentences::begins_no_later_than_rcv_nxt),
                word("has_new_text", has_new_text, sentences::has_octets_from_rcv_nxt_on),
                word("taken_text", taken_text, sentences::octets_in_the_window),
                word("fin_in_sequence", rules::fin_in_sequence, sentences::fin_is_next),
                word("urgent_end", rules::urgent_end, sentences::first_octet_not_urgent)}});
  all.push_back(
      {.name = "windows-are-taken-up-to-2-30",
       .statement =
           "a window is believed as it is offered, and offered as the buffer is, both up to 2^30 octets",
       .question = "",
       .clause = "RFC 9293 3.8.6; RFC 7323 2.3",
       .claims = Structure::words,
       .pins = {word("largest_window", largest_window, sentences::two_to_the_30),
                word("offered_window", offered_window, sentences::window_up_to_2_30),
                word("receive_buffer", receive_buffer, sentences::buffer_up_to_2_30)}});
  all.push_back(
      {.name = "window-is-set-by-wl1-then-wl2",
       .statement = "a segment sets the window if its number is newer than the last one's that did, or the "
                    "same and its acknowledgment no older",
       .question = "",
       .clause = "RFC 9293 3.10.7.4, fifth",
       .claims = Structure::words,
       .pins = {word("segment_is_newer", rules::segment_is_newer, sentences::window_is_to_be_set)}});
  all.push_back({.name = "mss-is-the-option-or-the-default",
                 .statement = "the peer's MSS is what its option says, and the default where there is none",
                 .question = "",
                 .clause = "RFC 9293 3.7.1, MUST-15",
                 .claims = Structure::words,
                 .pins = {word("peer_mss", peer_mss, sentences::option_or_default)}});
  all.push_back({.name = "our-syn-is-acknowledged-between-iss-and-nxt",
                 .statement = "an acknowledgment of our SYN lies behind ISS, and not behind SND.NXT",
                 .question = "",
                 .clause = "RFC 9293 3.10.7.3, first",
                 .claims = Structure::words,
                 .pins = {word("acceptable_ack_of_syn", rules::acceptable_ack_of_syn,
                               sentences::acknowledges_our_syn)}});
}

}  // namespace synfin::proofs
