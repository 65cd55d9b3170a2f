#include "assumptions.hpp"

#include <algorithm>

#include "../claims/peer_words.hpp"

namespace synfin::proofs::peers {

namespace {
constexpr Assumption all[] = {
    {"msl", "a segment that arrives was sent less than MSL ago", "RFC 9293 3.4.2, 3.4.3"},
    {"rate",
     "less than 2^31 octets are sent, in either direction, while a segment lives or an opening waits for its "
     "answer",
     "RFC 9293 3.4.1; RFC 7323 5.2"},
    {"isn-fresh",
     "an initial sequence number lies ahead of all numbers of earlier incarnations that are on the wire, by "
     "less than 2^30",
     "RFC 9293 3.4.1, MUST-8; RFC 6528"},
    {"isn-ahead-of-peer",
     "and ahead of what the peer still expects from an earlier incarnation, where it holds to one",
     "RFC 9293 3.4.1, 3.5.1"},
};
constexpr Assumption built_in[] = {
    {"sound-host",
     "each host's configuration is sound (model/config.hpp), and stays as it is while a connection lives; "
     "the two "
     "need not be alike",
     "RFC 9293 3.8.3, 3.8.4, 3.7.1"},
    {"fits-ip", "a segment has at most 65535 octets of text, and so has its urgent pointer", "RFC 791 3.1"},
    {"only-resets-are-forged",
     "resets may carry any numbers; all other segments were sent by one of the two hosts, as they arrive",
     "RFC 9293 7"},
    {"perfect-timers", "both clocks run at the same rate, and a time-out never comes before its deadline",
     "RFC 9293 3.8.1"},
    {"held-text-obeys-msl",
     "what a host holds for reassembly and presents again arrives, for `msl`, when it is presented",
     "RFC 9293 3.10.7.4, SHLD-31"},
};
const Assumption* found_in(std::span<const Assumption> some, std::string_view name) {
  const auto found =
      std::find_if(some.begin(), some.end(), [&](const Assumption& a) { return a.name == name; });
  return found == some.end() ? nullptr : &*found;
}
}  // namespace

std::span<const Assumption> assumptions() { return all; }
std::span<const Assumption> built_in_assumptions() { return built_in; }
const Assumption* find_assumption(std::string_view name) { return found_in(all, name); }

const std::vector<Saying>& sayings() {
  using namespace claims;
  static const std::vector<Saying> said = [] {
    std::vector<Saying> made;
    const auto say = [&](std::string_view name, std::string_view of_what, OfWhat of, bool draws, auto term) {
      made.push_back({find_assumption(name)->name, of_what, of, draws, put(term)});
    };
    constexpr bool where_it_draws = true;
    constexpr bool where_it_does_not = false;
    constexpr auto says_nothing_of_mine = message(seg.rst) || !message(seg.has_ack);
    say("isn-fresh", "mine", OfWhat::mine, where_it_draws,
        below<30>(call.isn - message(seg.seq)) && below<30>(call.isn - message(seg_end)));
    say("isn-fresh", "theirs", OfWhat::theirs, where_it_draws,
        says_nothing_of_mine || below<30>(call.isn - message(seg.ack)));
    say("isn-ahead-of-peer", "peer", OfWhat::peers, where_it_draws,
        implies(theirs(has_heard), below<30>(call.isn - theirs(rcv.nxt))));
    say("rate", "mine", OfWhat::mine, where_it_does_not, below<31>(after(snd.nxt) - message(seg.seq)));
    say("rate", "opening", OfWhat::peers, where_it_does_not,
        implies(theirs(has_heard) && (!theirs(ghost.acknowledged) || !after(ghost.acknowledged)),
                below<31>(after(snd.nxt) - theirs(rcv.nxt))));
    say("rate", "theirs", OfWhat::theirs, where_it_does_not,
        says_nothing_of_mine || below<31>(after(snd.nxt) - message(seg.ack)));
    return made;
  }();
  return said;
}

}  // namespace synfin::proofs::peers
