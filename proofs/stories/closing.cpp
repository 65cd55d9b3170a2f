// Stories of how a connection ends, well or not, or never.
#include "script.hpp"

namespace synfin::proofs {

using namespace script;
using namespace claims;

namespace {

/// B is told of the end; what becomes of it is `acts`.
Story all_delivered(const Script& acts) {
  return {.acts = then(then(handshake(), half_close()), acts),
          .endings = {never("B is told that all ended well, but A has not received all that B sent", B,
                            after(told.closed) && theirs(rcv.nxt) != snd.end + 1_n)}};
}

/// An ACK of an earlier incarnation comes when B waits for that of its FIN.
Story old_last_ack(const Dropped& without) {
  Story story = all_delivered({one(call_of(B, Event::CLOSE)), one(any_for(B))});
  story.setting = delayed(Old::syn_and_ack, without);
  return story;
}

}  // namespace

std::vector<Story> last_ack_stories(const Dropped&) {
  return {{.acts = then(then(handshake(), half_close()),
                        {one(call_of(B, Event::CLOSE)), one(newest_for(A)), one(resending(B)),
                         freely(2, {newest_for(A), newest_for(B)})}),
           .endings = {never("both have closed in order, the last ACK was lost, and B is told \"connection "
                             "reset\"",
                             B, after(told.reset))}}};
}

std::vector<Story> all_delivered_stories(const Dropped& without) {
  return {all_delivered({one(call_of(B, Event::SEND)), one(call_of(B, Event::CLOSE)),
                         freely(3, {newest_for(A), newest_for(B), resending(B)})}),
          old_last_ack(without)};
}

std::vector<Story> blind_reset_stories(const Dropped&) {
  return {{.acts = then(handshake(), {one(oldest_for(B))}),
           .endings = {never("a forged reset whose number was only near the expected one has ended the "
                             "connection",
                             B, after(told.reset) && seg.seq != rcv.nxt)},
           .setting = forged_reset}};
}

std::vector<Story> dead_peer_stories(const Dropped&) {
  Story story{.acts = then(handshake(), {one(crash(A))}),
              .endings = {never_in_the_end("A is dead, all timers have run out, and B waits for ever", B,
                                           !to<CLOSED>)}};
  story.config.keep_alive = true;
  for (std::uint32_t probe = 0; probe <= story.config.keep_count; ++probe)
    story.acts.push_back(one(timeout(B, Event::KEEP_ALIVE_TIMEOUT)));
  return {story};
}

/// Both close at any time that the wire leaves them.
std::vector<Story> joint_stall_stories(const Dropped&) {
  return {{.acts = then(handshake(),
                        {one(call_of(A, Event::CLOSE)), maybe(newest_for(B)), one(call_of(B, Event::CLOSE)),
                         freely(4, {newest_for(A), newest_for(B), resending(A), resending(B)})}),
           .endings = {never_in_the_end("both have closed, and each waits for the other without a clock", A,
                                        !to<CLOSED, LISTEN> && !theirs(from<CLOSED, LISTEN>) &&
                                            !later(a_clock_runs) && !theirs(a_clock_runs))}}};
}

std::vector<Story> simultaneous_close_stories(const Dropped&) {
  return {{.acts = then(handshake(), all_of({call_of(A, Event::CLOSE), call_of(B, Event::CLOSE), next_for(A),
                                             next_for(B), next_for(A), next_for(B)})),
           .endings = {never_in_the_end(
               "both have closed at once and everything was delivered, but they have not both finished", A,
               !(to<TIME_WAIT, CLOSED> && theirs(from<TIME_WAIT, CLOSED>)))}}};
}

}  // namespace synfin::proofs
