// What happens when a timer of a user's own runs out (own.hpp) and a table says nothing of it: it stops. A
// table that starts the timer says more: replace("silence.timeout", rule(...), ...).
#pragma once

#include "../vocabulary.hpp"

namespace synfin::model::rules {
using namespace terms;

#define SYNFIN_OWN_TIMEOUT(as, name, event, clause, meaning, happens)                                     \
  inline constexpr model::detail::Spelled name##_timeout_rule{#name ".timeout", '-'};                     \
  inline constexpr auto name##_timeout =                                                                  \
      phase(name_of(Event::event), rfc9293(clause),                                                       \
            rule(name##_timeout_rule.text, rfc9293(clause), "nothing is to be done: it stops", any_state, \
                 always, stop(name##_timer), and_return));
SYNFIN_OWN_TIMERS(SYNFIN_OWN_TIMEOUT, )
#undef SYNFIN_OWN_TIMEOUT

}  // namespace synfin::model::rules
