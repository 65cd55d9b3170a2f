// The textbook: "why not three messages to close?"
#pragma once

#include "../standard.hpp"
#include "../variant.hpp"

namespace synfin::model {

struct ThreeMessageCloseEdits {
  static constexpr std::string_view name = "three-message-close";
  static constexpr std::string_view gloss =
      "the last ACK is left out: who sends the second FIN does not wait for it";
  static constexpr auto edits = [] {
    using namespace terms;
    return hana::make_tuple(
        before("answer.text",
               rule("answer.last-fin", rfc9293("3.10.4"),
                    "the second FIN is sent, and that is taken for the end", in(LAST_ACK),
                    when(can_send_text && fin_rides),
                    then(delete_tcb, send_text(snd.nxt, sendable_text, yes), told.closed = yes),
                    enter(CLOSED).and_return),
               rule("answer.last-bare-fin", rfc9293("3.10.4"),
                    "the second FIN is sent, and that is taken for the end", in(LAST_ACK), when(can_send_fin),
                    then(delete_tcb, send_text(snd.nxt, 0_n, yes), told.closed = yes),
                    enter(CLOSED).and_return)),
        replace("fin-wait-2.fin",
                rule("fin-wait-2.fin.unanswered", rfc9293("3.10.7.4", "eighth"),
                     "nobody waits for an acknowledgment", in(FIN_WAIT_2),
                     when(seg.fin && seg.seq + seg.text == rcv.nxt),
                     then(rcv.nxt = rcv.nxt + 1_n, told.closing = yes, start_time_wait, told.closed = yes),
                     enter(TIME_WAIT).and_return)));
  }();
};
using ThreeMessageClose = Variant<Standard, ThreeMessageCloseEdits>;

}  // namespace synfin::model
