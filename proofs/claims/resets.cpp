// Resets and blind attacks: RFC 9293 sections 3.5.2, 3.5.3 and 3.10.7.4, RFC 5961.
#include "all.hpp"
#include "words.hpp"

namespace synfin::proofs {

using namespace claims;

namespace {
/// The segments in TIME-WAIT, SYN-RECEIVED and at a closed window that are heard before Table 6 is asked.
inline constexpr auto heard_before_table_6 = (from<TIME_WAIT> && seg.fin && seg_end == rcv.nxt) ||
                                             (from<TIME_WAIT> && seg.syn && !seg.has_ack) ||
                                             (from<SYN_RECEIVED> && seg.syn && seg.has_ack) ||
                                             (rcv.wnd == 0_n && seg_len != 0_n && seg.seq == rcv.nxt);
/// It comes to the fifth check, if it lies in the window.
inline constexpr auto acknowledges =
    from<synchronized> && !seg.syn && !seg.rst && !seg.insecure && seg.has_ack;
/// It comes there, and is found too old. (The last FIN again is heard in TIME-WAIT before it is asked for.)
inline constexpr auto refused_for_its_age = acknowledges && acknowledges_too_old &&
                                            (acceptable || at_closed_window) &&
                                            !(from<TIME_WAIT> && seg.fin && seg_end == rcv.nxt);
inline constexpr auto throttled =
    cfg.challenge_limit != 0_n && !period_is_over && cfg.challenge_limit <= challenge.count;
inline constexpr auto challenged = after(told.sent) == challenge_allowed && implies(sends, sends_bare_ack) &&
                                   nothing_moves && user_hears_nothing;
}  // namespace

void add_resets(std::vector<Property>& all) {
  all.push_back(
      {.name = "rst-only-at-rcv-nxt",
       .statement = "past SYN-SENT a reset changes the state only if its number is exactly the one expected",
       .question = "",
       .clause = "RFC 5961 3.2; RFC 9293 3.10.7.4, second",
       .claims = {claim("a reset that changes the state stands at RCV.NXT", arrival,
                        from<checked> && seg.rst && !state_kept, seg.seq == rcv.nxt)},
       .violated_by = {"no-rfc5961"}});
  all.push_back(
      {.name = "rst-in-window-is-challenged",
       .statement =
           "a reset in the window but off the expected number draws a challenge ACK and moves nothing",
       .question = "",
       .clause = "RFC 5961 3.2",
       .claims = {claim("a reset in the window but off RCV.NXT is challenged, and moves nothing", arrival,
                        from<checked> && seg.rst && acceptable && seg.seq != rcv.nxt, challenged)},
       .violated_by = {"no-rfc5961"}});
  all.push_back({.name = "rst-outside-window-is-ignored",
                 .statement = "a reset outside the window is dropped in silence",
                 .question = "",
                 .clause = "RFC 9293 3.10.7.4, first and second",
                 .claims = {claim("a reset outside the window draws silence, and moves nothing", arrival,
                                  from<checked> && seg.rst && !acceptable && !heard_before_table_6,
                                  !sends && nothing_moves && user_hears_nothing)}});
  all.push_back({.name = "syn-in-synchronized-is-challenged",
                 .statement = "a SYN on an open connection draws a challenge ACK and moves nothing",
                 .question = "",
                 .clause = "RFC 5961 4.2; RFC 9293 3.10.7.4, fourth",
                 .claims = {claim("a SYN on an open connection is challenged, and moves nothing", arrival,
                                  from<synchronized> && seg.syn && !seg.rst && !seg.insecure && acceptable &&
                                      !heard_before_table_6,
                                  challenged)},
                 .violated_by = {"no-rfc5961"}});
  all.push_back(
      {.name = "no-rst-answers-rst",
       .statement = "a reset is never answered by a reset",
       .question = "",
       .clause = "RFC 9293 3.5.2",
       .claims = {claim("no reset answers a reset", arrival, seg.rst, !(sends && after(out.rst)))}});
  all.push_back(
      {.name = "rst-is-acceptable-to-its-cause",
       .statement = "a reset that answers a segment carries the number that its sender expects",
       .question = "The client is CLOSED and takes no notice of the segment.",
       .clause = "RFC 9293 3.10.7.1, 3.5.2",
       .claims = {claim("CLOSED answers everything but a reset by a reset", arrival, from<CLOSED>,
                        after(told.sent) == !seg.rst && implies(sends, after(out.rst)) && state_kept),
                  claim("the reset of a segment with ACK stands at the number that it acknowledges", arrival,
                        from<CLOSED, LISTEN, SYN_SENT> && sends && after(out.rst) && seg.has_ack,
                        after(out.seq) == seg.ack && !after(out.has_ack)),
                  claim("the reset of a segment without ACK stands at zero and acknowledges the segment",
                        arrival, from<CLOSED, LISTEN, SYN_SENT> && sends && after(out.rst) && !seg.has_ack,
                        after(out.seq) == sequence<0> && after(out.has_ack) && after(out.ack) == seg_end)}});
  all.push_back(
      {.name = "ack-of-unsent-is-refused",
       .statement = "an acknowledgment of what was never sent is answered and dropped; nothing moves",
       .question = "",
       .clause = "RFC 9293 3.10.7.4, fifth",
       .claims = {claim("an acknowledgment of what was never sent is challenged, and moves nothing", arrival,
                        from<synchronized> && acceptable && !seg.syn && !seg.rst && !seg.insecure &&
                            seg.has_ack && snd.nxt < seg.ack && !heard_before_table_6,
                        challenged)}});
  all.push_back(
      {.name = "blind-segment-moves-nothing",
       .statement =
           "a segment with an acknowledgment that no honest peer could send (further behind than its "
           "largest window, or from before our ISS) moves nothing, and draws a challenge",
       .question = "",
       .clause = "RFC 9293 3.10.7.4, fifth, MAY-12; RFC 5961 5.2",
       .claims = {claim("an acknowledgment further behind than the largest window moves nothing", arrival,
                        acknowledges && seg.ack < snd.una - snd.max_wnd, nothing_moves && user_hears_nothing),
                  claim("an acknowledgment from before our ISS moves nothing, however large the window was",
                        arrival, acknowledges && !snd.aged && seg.ack <= snd.iss,
                        nothing_moves && user_hears_nothing),
                  claim("either is challenged as often as the limit allows, and no more comes of it", arrival,
                        refused_for_its_age, challenged && all_kept_but(challenge.count, challenge.since)),
                  claim("and counted as every challenge is", arrival,
                        refused_for_its_age && cfg.challenge_limit != 0_n,
                        choose(period_is_over,
                               after(challenge.since) == call.now && after(challenge.count) == 1_n,
                               unchanged(challenge.since) &&
                                   after(challenge.count) == challenge.count + count(sends))),
                  claim("a fresh ISS is not aged", every_event, from<CLOSED, LISTEN> || !unchanged(snd.iss),
                        !after(snd.aged)),
                  claim("an ISS ages when the largest window no longer reaches behind it", every_event,
                        !snd.aged && after(snd.aged), largest_window < after(snd.una) - after(snd.iss))},
       .option = option("the protection against injected data", arrival,
                        from<ESTABLISHED> && refused_for_its_age && seg.ack <= snd.nxt && acceptable &&
                            has_new_text && after(told.delivered) == 0_n)});
  all.push_back(
      {.name = "challenge-acks-are-bounded",
       .statement = "in one period no more challenge ACKs leave than the limit says: two peers can't answer "
                    "each other for ever",
       .question = "",
       .clause = "RFC 5961 7",
       .claims = {claim("an empty segment outside the window is not answered beyond the limit", arrival,
                        from<checked> && !acceptable && seg_len == 0_n && throttled, !sends),
                  claim("a reset that is not exact is not answered beyond the limit", arrival,
                        from<checked> && acceptable && seg.rst && throttled, !sends || !after(out.has_ack)),
                  claim("a SYN on an open connection is not answered beyond the limit", arrival,
                        from<synchronized> && acceptable && seg.syn && !seg.rst && !seg.insecure &&
                            throttled && !heard_before_table_6,
                        !sends),
                  claim("each answer to an empty segment outside the window is counted", arrival,
                        from<checked> && !acceptable && seg_len == 0_n && !seg.rst &&
                            cfg.challenge_limit != 0_n && !period_is_over && sends,
                        after(challenge.count) == challenge.count + 1_n && unchanged(challenge.since))},
       .violated_by = {"no-rfc5961"}});
}

}  // namespace synfin::proofs
