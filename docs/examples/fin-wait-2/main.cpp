// FIN-WAIT-2 with a time-out, as many stacks have it: who has closed and hears nothing more gives up after
// 2MSL. Beside the rules stand the statements that such a table needs: a piece of the invariant in the place
// of one that it does not keep, and three properties.
#include "synfin/cli/own_program.hpp"
#include "synfin/proofs/claims/peer_words.hpp"

namespace {

using namespace synfin::model;
using namespace synfin::model::terms;

struct FinWait2Edits {
  static constexpr std::string_view name = "fin-wait-2-times-out";
  static constexpr std::string_view gloss = "FIN-WAIT-2 ends when nothing has come for 2MSL";
  static constexpr auto edits = hana::make_tuple(
      replace("fin-wait-1.fin-acknowledged",
              rule("fin-wait-1.fin-acknowledged.timed", rfc9293("3.10.7.4", "fifth"),
                   "our direction is closed; the peer has 2MSL to close its own", in(FIN_WAIT_1),
                   when(fin_acknowledged), start(time_wait_timer, cfg.msl + cfg.msl),
                   enter(FIN_WAIT_2).and_continue)),
      before("time-wait.timeout",
             rule("fin-wait-2.timeout", rfc9293("3.6"), "nothing has come for 2MSL: the end", in(FIN_WAIT_2),
                  always, then(delete_tcb, told.user_timeout = yes), enter(CLOSED).and_return)));
};
using FinWait2 = Variant<Standard, FinWait2Edits>;

synfin::proofs::Own statements() {
  using namespace synfin::proofs;
  using namespace synfin::proofs::claims;
  Own own;
  // Ours says that the timer runs in TIME-WAIT and nowhere else.
  own.without_pieces = {"time-wait-timer"};
  own.pieces.push_back(piece(Of::endpoint, "time-wait-timer-in-two-states", "it runs in FIN-WAIT-2, too",
                             time_wait_timer == from<FIN_WAIT_2, TIME_WAIT>));
  own.properties.push_back(
      {.name = "fin-wait-2-ends",
       .statement = "who waits for the peer's FIN alone has a clock, and it ends the wait",
       .question = "",
       .clause = "RFC 9293 3.6",
       .claims = {claim("the clock runs when the state is entered, and goes on", every_event, to<FIN_WAIT_2>,
                        after(time_wait_timer)),
                  claim("when it is over the connection is", {Event::TIME_WAIT_TIMEOUT}, from<FIN_WAIT_2>,
                        to<CLOSED>)}});
  own.properties.push_back({.name = "fin-wait-2-ends-well",
                            .statement = "whoever leaves FIN-WAIT-2 of itself is told of a normal end",
                            .question = "",
                            .clause = "RFC 9293 3.6",
                            .claims = {claim("the end is told as a normal one", {Event::TIME_WAIT_TIMEOUT},
                                             from<FIN_WAIT_2> && to<CLOSED>, after(told.closed))}});
  own.properties.push_back(
      {.name = "fin-wait-2-is-heard",
       .statement = "whose FIN is acknowledged has a peer that has taken it",
       .question = "",
       .clause = "RFC 9293 3.6",
       .level = Level::two_endpoints,
       .claims = {claim("the peer has taken the FIN, or is gone", every_event,
                        to<FIN_WAIT_2> && theirs(lives) && later(both_know), theirs(fin_taken))}});
  return own;
}

}  // namespace

int main(int argc, char** argv) { return synfin::cli::run_with<FinWait2>(argc, argv, statements()); }
