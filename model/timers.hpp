// The timers. From a line come the flag that tells whether it runs, its deadline, its event, and the word
// that rules start and stop it by.
#pragma once

#include "own.hpp"

// name, its event, the event's clause, what the timer is, what the event is. `as` goes along: whatever `F`
// makes of a line may need one more word.
#define SYNFIN_SHIPPED_TIMERS(F, as)                                                                        \
  F(as, retransmission, RETRANSMISSION_TIMEOUT, "3.10.8",                                                   \
    "retransmission timer; with nothing outstanding it probes a closed window",                             \
    "the retransmission timer has run out")                                                                 \
  F(as, user, USER_TIMEOUT, "3.10.8", "user timer: the user's patience with data that nobody acknowledges", \
    "the user timer has run out")                                                                           \
  F(as, time_wait, TIME_WAIT_TIMEOUT, "3.10.8", "time-wait timer: 2MSL", "2MSL have passed")                \
  F(as, keep_alive, KEEP_ALIVE_TIMEOUT, "3.8.4",                                                            \
    "keep-alive timer: idle time, then the interval between probes",                                        \
    "nothing was heard for the keep-alive time")
#define SYNFIN_TIMERS(F, as) SYNFIN_SHIPPED_TIMERS(F, as) SYNFIN_OWN_TIMERS(F, as)
