// The textbook: "why does the client wait 2MSL at the end?"
#pragma once

#include "../standard.hpp"
#include "../variant.hpp"

namespace synfin::model {

struct NoTimeWaitEdits {
  static constexpr std::string_view name = "no-time-wait";
  static constexpr std::string_view gloss =
      "who closes first is CLOSED as soon as it has acknowledged the peer's FIN";
  static constexpr auto edits = [] {
    using namespace terms;
    return hana::make_tuple(
        replace("fin-wait-2.fin",
                rule("fin-wait-2.fin.at-once", rfc9293("3.10.7.4", "eighth"),
                     "both have closed: acknowledge it and forget all", in(FIN_WAIT_2),
                     when(rules::fin_in_sequence),
                     then(delete_tcb, told.closing = yes, told.closed = yes, told.sent = yes,
                          out.seq = snd.nxt, out.ack = rcv.nxt + 1_n, out.has_ack = yes, out.wnd = rcv.wnd),
                     enter(CLOSED).and_return)),
        replace("closing.fin-acknowledged",
                rule("closing.fin-acknowledged.at-once", rfc9293("3.10.7.4", "fifth"),
                     "both directions are closed: forget all", in(CLOSING), when(fin_acknowledged),
                     then(delete_tcb, told.closed = yes), enter(CLOSED).and_return)));
  }();
};
using NoTimeWait = Variant<Standard, NoTimeWaitEdits>;

}  // namespace synfin::model
