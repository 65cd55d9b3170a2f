// Keep-alive: what if the client dies? The figures are the textbook's: 2 hours, 75 seconds, 10 probes.
#include "all.hpp"
#include "words.hpp"

namespace synfin::proofs {

using namespace claims;

namespace {
inline constexpr auto idle_states = from<ESTABLISHED, FIN_WAIT_2, CLOSE_WAIT>;
inline constexpr auto textbook =
    cfg.keep_alive && cfg.keep_idle == 7200000_n && cfg.keep_interval == 75000_n && cfg.keep_count == 10_n;
/// How much is left after the current deadline: 75 s for each probe that can still be sent.
template <class Count, std::size_t... I>
constexpr auto probes_left(Count probes, std::index_sequence<I...>) {
  return (0_n + ... + choose(probes <= number<static_cast<std::uint32_t>(I)>, 75000_n, 0_n));
}
inline constexpr auto ten = std::make_index_sequence<10>{};
/// When the connection will be given up if nothing more is heard.
inline constexpr auto end_of_patience = deadline.keep_alive + probes_left(keep.probes, ten);
inline constexpr auto end_of_patience_after =
    after(deadline.keep_alive) + probes_left(after(keep.probes), ten);
inline constexpr auto longest_silence = 7950000_n;  // 2 h + 10 x 75 s
inline constexpr auto alive_after = to<ESTABLISHED, FIN_WAIT_2, CLOSE_WAIT>;
inline constexpr auto on_time = call.now == deadline.keep_alive;
}  // namespace

void add_keep_alive(std::vector<Property>& all) {
  all.push_back(
      {.name = "keep-alive-off-unless-asked",
       .statement = "without the user's wish no keep-alive timer runs and no probe is sent (MUST-25)",
       .question = "",
       .clause = "RFC 9293 3.8.4, MUST-24, MUST-25",
       .claims = {
           claim("where it was not asked for the keep-alive timer does not run", every_event, !cfg.keep_alive,
                 !after(keep_alive_timer)),
           claim("where it was asked for the keep-alive timer runs", every_event,
                 cfg.keep_alive && to<ESTABLISHED, FIN_WAIT_2, CLOSE_WAIT>, after(keep_alive_timer))}});
  all.push_back(
      {.name = "keep-alive-only-when-idle",
       .statement = "a probe is sent only when nothing is outstanding and nothing was heard for the whole "
                    "time (MUST-26)",
       .question = "The server sets the timer anew whenever it hears from the client, usually to two hours.",
       .clause = "RFC 9293 3.8.4, MUST-26",
       .claims = {
           claim("a probe leaves only when idle and due, and carries no text", {Event::KEEP_ALIVE_TIMEOUT},
                 sends,
                 !something_to_send && due(keep_alive_timer) && after(out.text) == 0_n &&
                     after(out.seq) == snd.nxt - 1_n && after(out.ack) == rcv.nxt),
           claim("whatever is heard starts the time anew", arrival,
                 idle_states && cfg.keep_alive && acceptable && ordinary_segment && alive_after,
                 after(deadline.keep_alive) == call.now + cfg.keep_idle && after(keep.probes) == 0_n)}});
  all.push_back(
      {.name = "one-lost-probe-kills-nobody",
       .statement = "a probe that is not answered ends nothing; only the last of them does (MUST-29)",
       .question = "",
       .clause = "RFC 9293 3.8.4, MUST-29",
       .claims = {claim("nothing but the last probe's silence changes the state", {Event::KEEP_ALIVE_TIMEOUT},
                        keep.probes < cfg.keep_count, state_kept)}});
  constexpr auto probed = from<synchronized> && seg.seq == rcv.nxt - 1_n && seg.has_ack && !seg.syn &&
                          !seg.rst && !seg.fin && !seg.insecure;
  all.push_back(
      {.name = "keep-alive-probe-is-answered",
       .statement =
           "the peer's keep-alive probe, <SEQ=RCV.NXT-1> with no text or one octet, is answered by an "
           "ACK of RCV.NXT; without text only while the limit of challenges allows",
       .question = "",
       .clause = "RFC 9293 3.8.4; 3.10.7.4, first; RFC 5961 7",
       .claims = {claim("a probe without text is answered while the limit allows", arrival,
                        probed && seg.text == 0_n && challenge_allowed,
                        sends_bare_ack && state_kept && user_hears_nothing),
                  claim("a probe with one octet is always answered", arrival, probed && seg.text == 1_n,
                        sends_bare_ack && state_kept && user_hears_nothing)}});
  all.push_back(
      {.name = "dead-peer-is-noticed",
       .statement = "a peer that died while the connection was idle is noticed within 2 h + 10 x 75 s",
       .question = "What if the connection is established and the client suddenly fails?",
       .clause = "RFC 9293 3.8.4, MAY-5; the textbook's keep-alive timer",
       .kind = Kind::response,
       .claims = {claim("patience is bounded from the moment the peer was last heard", arrival,
                        idle_states && textbook && acceptable && ordinary_segment && alive_after,
                        end_of_patience_after == call.now + longest_silence),
                  claim("patience starts when the connection opens", arrival,
                        textbook && from<SYN_SENT, SYN_RECEIVED> && alive_after,
                        end_of_patience_after == call.now + longest_silence),
                  claim("silence never prolongs patience", {Event::KEEP_ALIVE_TIMEOUT},
                        idle_states && textbook && on_time && !something_to_send && keep.probes < 10_n,
                        alive_after && sends && end_of_patience_after == end_of_patience),
                  claim("no call prolongs patience",
                        {Event::SEND, Event::RECEIVE, Event::STATUS, Event::TRANSMIT, Event::RETRANSMIT},
                        idle_states && textbook && alive_after, end_of_patience_after == end_of_patience),
                  claim("the tenth unanswered probe is the last", {Event::KEEP_ALIVE_TIMEOUT},
                        idle_states && textbook && !something_to_send && keep.probes == 10_n,
                        to<CLOSED> && after(told.keep_alive_timeout))},
       .violated_by = {"no-keep-alive"}});
}

}  // namespace synfin::proofs
