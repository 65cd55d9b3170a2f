// The words of clocks, pinned.
#include "sentences/clocks.hpp"  // first: no word of the vocabulary is known yet

#include "../../model/rules/timeouts.hpp"
#include "all.hpp"
#include "pins.hpp"

namespace synfin::proofs {

using namespace claims;

void add_words_of_clocks(std::vector<Property>& all) {
  all.push_back({.name = "due-when-the-time-has-come",
                 .statement = "a time-out is due if and only if its timer runs and its deadline has come",
                 .question = "",
                 .clause = "RFC 9293 3.10.8",
                 .claims = Structure::words,
#define SYNFIN_RUNS(as, name, ...) word(#name "_timer", name##_timer, armed.name),
#define SYNFIN_DUE(as, name, ...) \
  word("due(" #name "_timer)", due(name##_timer), sentences::name##_time_has_come),
                 .pins = {SYNFIN_TIMERS(SYNFIN_RUNS, ) SYNFIN_TIMERS(SYNFIN_DUE, )}});
#undef SYNFIN_DUE
#undef SYNFIN_RUNS
  all.push_back(
      {.name = "time-out-doubles-up-to-its-bound",
       .statement =
           "the first time-out is as measured, the next is twice the last, at most the largest; patience "
           "counts from the last progress",
       .question = "",
       .clause = "RFC 6298 2, (5.5), (2.5); RFC 9293 3.8.3",
       .claims = Structure::words,
       .pins = {word("measured_rto", measured_rto, sentences::rto_that_holds),
                word("backed_off", backed_off, sentences::twice_the_rto),
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
