// Stories of how a connection comes to be, and comes to be again.
#include "script.hpp"

namespace synfin::proofs {

using namespace script;
using namespace claims;

std::vector<Story> stale_syn_stories(const Dropped& without) {
  return {
      {.acts = {one(call_of(B, Event::OPEN_PASSIVE)), freely(3, {any_for(B), any_for(A), resending(B)})},
       .endings = {never("B is open, and A has never called: a SYN long out of date has made a connection", B,
                         to<synchronized> && theirs(from<CLOSED>))},
       .setting = delayed(Old::syn_and_ack, without)}};
}

std::vector<Story> agreement_stories(const Dropped& without) {
  return {{.acts = {one(call_of(B, Event::OPEN_PASSIVE)), one(call_of(A, Event::OPEN_ACTIVE)),
                    freely(3, {any_for(B), any_for(A)})},
           .endings = {never(
               "B is open, but A has not acknowledged its SYN, or each believes in another "
               "beginning",
               B,
               to<synchronized> && (theirs(from<CLOSED, SYN_SENT>) || !(theirs(rcv.irs) == after(snd.iss) &&
                                                                        after(rcv.irs) == theirs(snd.iss))))},
           .setting = delayed(Old::syn_and_ack, without)}};
}

std::vector<Story> simultaneous_open_stories(const Dropped&) {
  return {{.acts = then(all_of({call_of(A, Event::OPEN_ACTIVE), call_of(B, Event::OPEN_ACTIVE), oldest_for(B),
                                oldest_for(A)}),
                        {freely(2, {newest_for(A), newest_for(B)}), one(newest_for(A)), one(newest_for(B))}),
           .endings = {never_in_the_end(
               "both have called at once and everything was delivered, but they are not both open", A,
               !(to<ESTABLISHED> && theirs(from<ESTABLISHED>)))}}};
}

/// B's SYN,ACK is lost, and A calls again.
std::vector<Story> lost_syn_ack_stories(const Dropped&) {
  constexpr std::string_view what = "B's SYN,ACK was lost, and A's second SYN ends the opening";
  return {{.acts = then(all_of({call_of(B, Event::OPEN_PASSIVE), call_of(A, Event::OPEN_ACTIVE),
                                newest_for(B), resending(A), newest_for(B)}),
                        {freely(2, {newest_for(A), resending(B)})}),
           .endings = {never(what, A, after(told.refused)),
                       // It has answered the SYN, so that there was something to end.
                       never(what, B, to<CLOSED, LISTEN> && is_some(after(ghost.incarnation)))}}};
}

std::vector<Story> reboot_stories(const Dropped& without) {
  constexpr int first_call = 1;  // the places of A's calls among the events
  constexpr int second_call = 6;
  return {{.acts = then(handshake(), all_of({crash(A), call_of(A, Event::OPEN_ACTIVE), newest_for(B),
                                             newest_for(A), newest_for(B)})),
           .endings = {never_in_the_end(
               "A has lost its memory and calls anew, and B still holds to the old connection", B,
               to<synchronized> && theirs(from<SYN_SENT>))},
           .setting = drawn_ahead(without, first_call, second_call)}};
}

}  // namespace synfin::proofs
