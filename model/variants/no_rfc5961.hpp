// RFC 793's own answers to RST, SYN and ACK, without the checks of RFC 5961.
#pragma once

#include "../standard.hpp"
#include "../variant.hpp"

namespace synfin::model {

struct NoRfc5961Edits {
  static constexpr std::string_view name = "no-rfc5961";
  static constexpr std::string_view gloss = "a reset or a SYN anywhere in the window ends the connection";
  static constexpr auto edits = [] {
    using namespace terms;
    return hana::make_tuple(
        drop("rst.challenge"),
        replace("syn.challenge",
                rule("syn.in-window.syn-received", rfc9293("3.10.7.4", "fourth"),
                     "a SYN in the window is an error: reset", in(SYN_RECEIVED), when(seg.syn),
                     then(delete_tcb, answer_with_rst, told.reset = yes), enter(CLOSED).and_return),
                rule("syn.in-window", rfc9293("3.10.7.4", "fourth"), "a SYN in the window is an error: reset",
                     synchronized - in(TIME_WAIT), when(seg.syn),
                     then(delete_tcb, answer_with_rst, told.reset = yes), enter(CLOSED).and_return),
                rule("syn.in-window.time-wait", rfc9293("3.10.7.4", "fourth"),
                     "a SYN in the window is an error: reset", in(TIME_WAIT), when(seg.syn),
                     then(delete_tcb, answer_with_rst), enter(CLOSED).and_return)),
        drop("ack.too-old"));
  }();
};
using NoRfc5961 = Variant<Standard, NoRfc5961Edits>;

}  // namespace synfin::model
