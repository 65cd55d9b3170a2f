// The words of sending, pinned.
#include "sentences/sending.hpp"  // first: no word of the vocabulary is known yet

#include "../../model/rules/send_receive.hpp"
#include "../../model/rules/timeouts.hpp"
#include "all.hpp"
#include "pins.hpp"

namespace synfin::proofs {

using namespace claims;

void add_words_of_sending(std::vector<Property>& all) {
  all.push_back(
      {.name = "fin-has-the-number-behind-the-last-octet",
       .statement = "our FIN is due when all text is sent, has the next number, and is acknowledged with it; "
                    "until then something is left to send",
       .question = "",
       .clause = "RFC 9293 3.4, 3.8.1",
       .claims = Structure::words,
       .pins = {word("fin_sent", fin_sent, sentences::fin_is_sent),
                word("fin_acknowledged", fin_acknowledged, sentences::fin_is_acknowledged),
                word("fin_due", fin_due, sentences::fin_is_next_to_send),
                word("something_to_send", something_to_send, sentences::something_is_left)}});
  all.push_back({.name = "usable-window-is-u",
                 .statement =
                     "D is what is queued and not sent, U = SND.UNA + SND.WND - SND.NXT what the peer still "
                     "takes, or what the host's congestion window leaves of it, and no segment carries more "
                     "than D, U and the MSS",
                 .question = "",
                 .clause = "RFC 9293 3.8.6.2.1, MUST-34; RFC 5681 2",
                 .claims = Structure::words,
                 .pins = {word("outstanding", outstanding, sentences::in_flight),
                          word("has_unsent_text", has_unsent_text, sentences::d_is_there),
                          word("unsent_text", unsent_text, sentences::d),
                          word("send_window", send_window, sentences::minimum_of_cwnd_and_rwnd),
                          word("usable_window", usable_window, sentences::u),
                          word("sendable_text", sendable_text, sentences::least_of_three)}});
  all.push_back(
      {.name = "silly-windows-wait",
       .statement = "text leaves if it is a full segment, all that is queued, or half of the largest window; "
                    "the FIN leaves where U has a number for it",
       .question = "",
       .clause = "RFC 9293 3.8.6.2.1, MUST-38",
       .claims = Structure::words,
       .pins = {word("worth_sending", worth_sending, sentences::send_data),
                word("can_send_text", can_send_text, sentences::text_may_leave),
                word("can_send_fin", can_send_fin, sentences::fin_may_leave),
                word("fin_rides", fin_rides, sentences::fin_goes_along)}});
  all.push_back({.name = "queue-is-full-beyond-2-29",
                 .statement =
                     "a SEND finds no room if the host has none, or with it more than 2^29 octets would wait "
                     "for their acknowledgment",
                 .question = "",
                 .clause = "RFC 9293 3.10.2",
                 .claims = Structure::words,
                 .pins = {word("largest_queue", largest_queue, sentences::two_to_the_29),
                          word("queue_full", queue_full, sentences::no_room_for_it)}});
  all.push_back({.name = "what-goes-again-fits-segment-and-window",
                 .statement =
                     "what the retransmission timer sends is what is in flight, or waits, as far as the MSS "
                     "goes and the window, but at least an octet",
                 .question = "",
                 .clause = "RFC 9293 3.8.1, 3.8.6.1; MUST-34, MUST-36",
                 .claims = Structure::words,
                 .pins = {word("outstanding_text", rules::outstanding_text, sentences::text_in_flight),
                          word("resent_text", rules::resent_text, sentences::text_again),
                          word("fin_rides_again", rules::fin_rides_again, sentences::fin_goes_along_again),
                          word("probe_text", rules::probe_text, sentences::text_to_probe_with)}});
  all.push_back(
      {.name = "window-moves-by-a-segment-or-half-the-buffer",
       .statement = "a RECEIVE takes what is there, at most what it asks for, and the window moves if it can "
                    "by a segment or half of the buffer",
       .question = "",
       .clause = "RFC 9293 3.10.3, 3.8.6.2.2; MUST-39",
       .claims = Structure::words,
       .pins = {word("received_now", rules::received_now, sentences::octets_to_the_user),
                word("freed_window", rules::freed_window, sentences::room_behind_rcv_nxt),
                word("window_gain", rules::window_gain, sentences::reduction),
                word("worth_opening", rules::worth_opening, sentences::window_may_move)}});
}

}  // namespace synfin::proofs
