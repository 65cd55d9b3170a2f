// expect: synfin: this name is taken already
// name: keep_alive
#pragma once

#define SYNFIN_OWN_TIMERS(F, as) F(as, keep_alive, MINE_TIMEOUT, "3.8.4", "a timer", "it is over")
