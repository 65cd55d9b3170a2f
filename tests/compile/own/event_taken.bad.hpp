// expect: synfin: this name is taken already
// name: USER_TIMEOUT
#pragma once

#define SYNFIN_OWN_TIMERS(F, as) F(as, mine, USER_TIMEOUT, "3.8.4", "a timer", "it is over")
