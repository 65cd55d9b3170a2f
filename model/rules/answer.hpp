// The closing phases of an event: what is owed or can be sent leaves in one segment, then the timers are set.
#pragma once

#include "../vocabulary.hpp"

namespace synfin::model::rules {
using namespace terms;

inline constexpr auto answer =
    closing_phase("send what is owed", rfc9293("3.7"),

                  rule("answer.text", rfc9293("3.10.2"),
                       "queued text leaves as far as the window goes, the FIN on the last of it", sending,
                       when(can_send_text),
                       then(send_text(snd.nxt, sendable_text, fin_rides),
                            snd.nxt = snd.nxt + sendable_text + count(fin_rides)),
                       and_continue),

                  rule("answer.fin", rfc9293("3.10.4"), "everything is sent and the user has closed: the FIN",
                       in(FIN_WAIT_1, CLOSING, LAST_ACK), when(can_send_fin),
                       then(send_text(snd.nxt, 0_n, yes), snd.nxt = snd.nxt + 1_n), and_continue),

                  rule("answer.ack", rfc9293("3.10.7.4", "seventh"), "the acknowledgment that the event owes",
                       checked, when(told.ack_owed), send_ack, and_continue));

inline constexpr auto set_timers = closing_phase(
    "set the timers", rfc9293("3.8.1"),

    rule("timers.start", rfc9293("3.8.1"), "something is outstanding or waits for the window: the timers run",
         sending, when(!retransmission_timer && something_to_send),
         then(start_retransmission, start_user_timer), and_continue));

}  // namespace synfin::model::rules
