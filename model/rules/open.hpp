// OPEN (RFC 9293 section 3.10.1).
#pragma once

#include "../vocabulary.hpp"

namespace synfin::model::rules {
using namespace terms;

inline constexpr auto open_passive =
    phase("OPEN, passive", rfc9293("3.10.1"),

          rule("open-passive.illegal", rfc9293("3.10.1"), "the user may not use this local socket",
               in(CLOSED), when(call.forbidden), then(told.illegal = yes), and_return),

          rule("open-passive.no-resources", rfc9293("3.10.1"), "there is no room for another connection",
               in(CLOSED), when(call.no_room), then(told.no_resources = yes), and_return),

          rule("open-passive", rfc9293("3.10.1"), "a TCB is made and waits for whoever calls", in(CLOSED),
               always, then(tcb.passive = yes, told.ok = yes), enter(LISTEN).and_return),

          rule("open-passive.already-exists", rfc9293("3.10.1"), "there is a connection already",
               any_state - in(CLOSED), always, then(told.already_exists = yes), and_return));

inline constexpr auto open_active =
    phase("OPEN, active", rfc9293("3.10.1"),

          rule("open-active.illegal", rfc9293("3.10.1"), "the user may not use this local socket", in(CLOSED),
               when(call.forbidden), then(told.illegal = yes), and_return),

          rule("open-active.remote-unspecified", rfc9293("3.10.1"), "an active OPEN must say whom it calls",
               in(CLOSED, LISTEN), when(!call.remote), then(told.remote_unspecified = yes), and_return),

          rule("open-active.no-resources", rfc9293("3.10.1"), "there is no room for another connection",
               in(CLOSED, LISTEN), when(call.no_room), then(told.no_resources = yes), and_return),

          rule("open-active.isn-missing", rfc9293("3.4.1"),
               "the host has given no number to begin with, and zero is no choice (MUST-8)",
               in(CLOSED, LISTEN), when(!call.has_isn), then(told.isn_missing = yes), and_return),

          rule("open-active", rfc9293("3.10.1"),
               "a SYN calls the peer; a waiting connection turns from passive to active", in(CLOSED, LISTEN),
               always, open_actively(call.isn, 0_n), enter(SYN_SENT).and_return),

          rule("open-active.already-exists", rfc9293("3.10.1"), "there is a connection already",
               any_state - in(CLOSED, LISTEN), always, then(told.already_exists = yes), and_return));

}  // namespace synfin::model::rules
