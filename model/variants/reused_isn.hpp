// RFC 9293 section 3.4.1: what if the initial sequence number is not fresh?
#pragma once

#include "../standard.hpp"
#include "../variant.hpp"

namespace synfin::model {

struct ReusedIsnEdits {
  static constexpr std::string_view name = "reused-isn";
  static constexpr std::string_view gloss = "every incarnation starts at the same sequence number";
  static constexpr auto edits = [] {
    using namespace terms;
    constexpr auto isn = sequence<0>;
    return hana::make_tuple(
        replace("open-active",
                rule("open-active.reused-isn", rfc9293("3.10.1"), "a SYN with the same number as ever",
                     in(CLOSED, LISTEN), always, open_actively(isn, 0_n), enter(SYN_SENT).and_return)),
        replace("send.listen",
                rule("send.listen.reused-isn", rfc9293("3.10.2"), "a SYN with the same number as ever",
                     in(LISTEN), always, open_actively(isn, call.octets), enter(SYN_SENT).and_return)),
        replace("listen.syn", rule("listen.syn.reused-isn", rfc9293("3.10.7.2", "third"),
                                   "a SYN with the same number as ever", in(LISTEN), when(seg.syn),
                                   answer_syn(isn), enter(SYN_RECEIVED).and_return)));
  }();
};
using ReusedIsn = Variant<Standard, ReusedIsnEdits>;

}  // namespace synfin::model
