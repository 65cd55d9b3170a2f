// The words of clocks, pinned.
#include "sentences/clocks.hpp"  // first: no word of the vocabulary is known yet

#include "../../model/rules/timeouts.hpp"
#include "all.hpp"
#include "pins.hpp"

namespace synfin::proofs {

using namespace claims;

void add_words_of_clocks(std::vector<Property>& all) {
  all.push_back(
      {.name = "due-when-the-time-has-come",
       .statement = "a time-out is due if and only if its timer runs and its deadline has come",
       .question = "",
       .clause = "RFC 9293 3.10.8",
       .claims = Structure::words,
       .pins = {word("retransmission_timer", retransmission_timer, armed.retransmission),
                word("user_timer", user_timer, armed.user),
                word("time_wait_timer", time_wait_timer, armed.time_wait),
                word("keep_alive_timer", keep_alive_timer, armed.keep_alive),
                word("due(retransmission_timer)", due(retransmission_timer),
                     sentences::retransmission_time_has_come),
                word("due(user_timer)", due(user_timer), sentences::user_time_has_come),
                word("due(time_wait_timer)", due(time_wait_timer), sentences::time_wait_has_passed),
                word("due(keep_alive_timer)", due(keep_alive_timer), sentences::idle_time_has_passed)}});
  all.push_back(
      {.name = "time-out-doubles-up-to-its-bound",
       .statement = "the next time-out is twice the last, at most the largest; patience counts from "
                    "the last progress",
       .question = "",
       .clause = "RFC 6298 (5.5), (2.5); RFC 9293 3.8.3",
       .claims = Structure::words,
       .pins = {word("backed_off", backed_off, sentences::twice_the_rto),
                word("without_progress", rules::without_progress, sentences::since_the_last_progress)}});
  all.push_back({.name = "challenges-have-a-period-and-a-limit",
                 .statement =
                     "a challenge is allowed if there is no limit, the period is over, or its count is below "
                     "the limit",
                 .question = "",
                 .clause = "RFC 5961 7",
                 .claims = Structure::words,
                 .pins = {word("period_is_over", period_is_over, sentences::period_has_passed),
                          word("challenge_allowed", challenge_allowed, sentences::one_more_is_allowed)}});
}

}  // namespace synfin::proofs
