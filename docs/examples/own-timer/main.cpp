// A device with room for a few connections can't keep those on which nobody speaks any more: with a timer of
// its own it counts the periods of silence, and after so many the connection ends. Timer, count and
// configuration are the lines of words.hpp; here are the rules, and what is claimed of them.
#include "synfin/cli/own_program.hpp"
#include "synfin/proofs/claims/words.hpp"

namespace {

using namespace synfin::model;
using namespace synfin::model::terms;

/// A period of silence begins: where the user wants it, and the peer has been heard.
inline constexpr auto start_silence =
    then(start_if(silence_timer, cfg.silence != 0_n, cfg.silence), own.silences = 0_n);

struct SilenceEdits {
  static constexpr std::string_view name = "silence-ends";
  static constexpr std::string_view gloss = "an open connection ends when its peer was silent for so long";
  static constexpr auto edits = hana::make_tuple(
      replace("syn-sent.syn-ack",
              rule("syn-sent.syn-ack.silence", rfc9293("3.10.7.3", "fourth"),
                   "our SYN is acknowledged: the connection is open, and silence counts", in(SYN_SENT),
                   when(seg.syn&& seg.has_ack),
                   then(note_peers_syn, snd.una = seg.ack, snd.wl2 = seg.ack, stop(retransmission_timer),
                        stop(user_timer), start_keep_alive, start_silence, told.open = yes, owe_ack),
                   enter(ESTABLISHED).and_answer)),
      replace("syn-received.syn-ack",
              rule("syn-received.syn-ack.silence", rfc9293("3.5", "Figure 7"),
                   "simultaneous open: the peer's SYN again, now with the ACK of ours, and silence counts",
                   in(SYN_RECEIVED),
                   when(!tcb.passive && seg.syn && seg.has_ack && !seg.rst && !seg.insecure &&
                        seg.seq == rcv.irs && snd.una < seg.ack && seg.ack <= snd.nxt && !snd.closed),
                   then(syn_is_acknowledged, snd.wnd = offered_window, snd.wl2 = seg.ack,
                        snd.max_wnd = max(snd.max_wnd, offered_window), start_keep_alive, start_silence),
                   enter(ESTABLISHED).and_answer)),
      replace("keep-alive.heard",
              rule("silence.broken", rfc9293("3.8.4"), "the peer is heard: silence counts anew",
                   in(ESTABLISHED), always, then(start_keep_alive, start_silence), and_continue),
              rule("keep-alive.heard.closing", rfc9293("3.8.4"),
                   "whatever is acceptable shows that the peer lives: its time starts anew",
                   synchronized - in(ESTABLISHED, TIME_WAIT), when(cfg.keep_alive), start_keep_alive,
                   and_continue)),
      replace("silence.timeout",
              rule("silence.over", rfc9293("3.8.4"), "the last period of silence is over: the end",
                   in(ESTABLISHED), when(cfg.silences <= own.silences + 1_n),
                   then(delete_tcb, send_rst(snd.nxt), told.user_timeout = yes), enter(CLOSED).and_return),
              rule("silence.counted", rfc9293("3.8.4"), "a period of silence is over, and the next begins",
                   in(ESTABLISHED), always,
                   then(own.silences = own.silences + 1_n, start(silence_timer, cfg.silence)), and_return),
              rule("silence.no-matter", rfc9293("3.8.4"), "the connection is no longer open, or not yet",
                   any_state - in(ESTABLISHED), always, stop(silence_timer), and_return)));
};
using Silence = Variant<Standard, SilenceEdits>;

synfin::proofs::Own statements() {
  using namespace synfin::proofs;
  using namespace synfin::proofs::claims;
  constexpr auto counts = cfg.silence != 0_n;
  const std::vector<Event> over{Event::SILENCE_TIMEOUT};
  Own mine;
  // What the proofs below must know of every state.
  mine.pieces.push_back(piece(Of::endpoint, "silence-timer",
                              "it runs on every open connection where it is asked for",
                              implies(from<ESTABLISHED> && counts, silence_timer)));
  mine.pieces.push_back(piece(Of::endpoint, "silences", "the last period ends the connection",
                              implies(from<ESTABLISHED>, own.silences < cfg.silences)));
  mine.properties.push_back(
      {.name = "silence-is-ended",
       .statement = "an open connection whose peer stays silent ends after so many periods, and not before",
       .question = "",
       .clause = "RFC 9293 3.8.4",
       .kind = Kind::response,
       .claims = {claim("the timer runs as long as the connection is open", every_event,
                        to<ESTABLISHED> && counts, after(silence_timer)),
                  claim("a period that is over is counted and the next begins, or it was the last", over,
                        from<ESTABLISHED>,
                        choose(own.silences + 1_n < cfg.silences,
                               to<ESTABLISHED> && after(own.silences) == own.silences + 1_n &&
                                   after(deadline.silence) == call.now + cfg.silence,
                               to<CLOSED> && after(told.user_timeout))),
                  claim("only the peer's word sets the count back", every_event,
                        from<ESTABLISHED> && to<ESTABLISHED> && after(own.silences) < own.silences,
                        // What comes next in sequence is heard where the window is closed, too (MUST-66).
                        after(own.silences) == 0_n && (acceptable || seg.seq == rcv.nxt))}});
  mine.properties.push_back(
      {.name = "silence-loses-nothing",
       .statement = "when silence ends a connection nothing of the user's was on its way",
       .question = "",
       .clause = "RFC 9293 3.8.4",
       .claims = {claim("all that was sent is acknowledged, and nothing waits", over,
                        from<ESTABLISHED> && to<CLOSED>, !something_to_send)}});
  return mine;
}

}  // namespace

int main(int argc, char** argv) { return synfin::cli::run_with<Silence>(argc, argv, statements()); }
