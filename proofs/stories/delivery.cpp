// Stories of text: whose it is, and how much of it.
#include "script.hpp"

namespace synfin::proofs {

using namespace script;
using namespace claims;

namespace {

/// Text is delivered that A, as it is now, has not sent.
inline constexpr auto old_text_is_delivered =
    after(told.delivered) != 0_n && ghost.sender != theirs(ghost.incarnation);

/// Old text arrives in a new connection.
Story old_text(const Dropped& without) {
  return {.acts = then(handshake(), {one(oldest_for(B))}),
          .endings = {never("text of an earlier incarnation is delivered to the user of this one", B,
                            old_text_is_delivered)},
          .setting = delayed(Old::text, without)};
}

/// A sends the numbers once around while a segment of it is still on its way.
Story once_around(const Dropped& without) {
  const std::uint32_t round = model::default_config.mss;
  Script script = then(handshake(), all_of({call_of(A, Event::SEND, round), newest_for(B),
                                            call_of(B, Event::RECEIVE, round), newest_for(A)}));
  if (without.count("rate") != 0) script.push_back(one(transfer(A, round)));
  script.push_back(freely(1, {any_for(B)}));
  return {.acts = std::move(script),
          .endings = {never("text of 4 GiB ago is delivered again: the numbers have come round within an MSL "
                            "(why there are timestamps: PAWS, RFC 7323 section 5)",
                            B, after(told.delivered) != 0_n && theirs(snd.nxt) < after(rcv.nxt))}};
}

/// B forgets a connection in which it has acknowledged text, and A's SYN of that connection comes again.
Story forgotten() {
  return {
      .acts = then(handshake(), all_of({call_of(A, Event::SEND, 100), newest_for(B), newest_for(A), crash(B),
                                        call_of(B, Event::OPEN_PASSIVE), oldest_for(B)})),
      .endings = {never("both are open, and A takes for received what B, as it is now, never received", B,
                        to<ESTABLISHED> && theirs(from<ESTABLISHED>) && after(rcv.irs) == theirs(snd.iss) &&
                            after(rcv.nxt) - after(rcv.irs) < theirs(snd.una) - theirs(snd.iss))}};
}

Story prefix() {
  return {.acts = then(handshake(), {one(call_of(A, Event::SEND)), one(call_of(A, Event::SEND)),
                                     freely(3, {any_for(B), resending(A)})}),
          .endings = {never("B has received what A never sent", B,
                            to<ESTABLISHED> && theirs(from<synchronized>) &&
                                theirs(snd.nxt) - theirs(snd.iss) < after(rcv.nxt) - after(rcv.irs))}};
}

/// Both sides close, then the same pair of sockets is used again, and a segment of the first time is still on
/// its way.
Story used_again() {
  const Script first =
      then(then(handshake(), all_of({call_of(A, Event::SEND, 100), newest_for(B), newest_for(A)})),
           then(half_close(), all_of({call_of(B, Event::CLOSE), newest_for(A), newest_for(B)})));
  const Script next = {one(call_of(B, Event::OPEN_PASSIVE)),
                       maybe(timeout(A, Event::TIME_WAIT_TIMEOUT)),
                       one(call_of(A, Event::OPEN_ACTIVE)),
                       one(newest_for(B)),
                       one(newest_for(A)),
                       one(newest_for(B)),
                       freely(1, {any_for(B)})};
  return {.acts = then(first, next),
          .endings = {never("text of the earlier incarnation is delivered to the user of the next", B,
                            old_text_is_delivered)}};
}

}  // namespace

std::vector<Story> prefix_stories(const Dropped& without) {
  return {old_text(without), forgotten(), once_around(without), prefix()};
}
std::vector<Story> incarnations_stories(const Dropped& without) { return {old_text(without)}; }
std::vector<Story> two_msl_stories(const Dropped&) { return {used_again()}; }

}  // namespace synfin::proofs
