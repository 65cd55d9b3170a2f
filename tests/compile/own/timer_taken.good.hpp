#pragma once

#define SYNFIN_OWN_TIMERS(F, as) F(as, mine, MINE_TIMEOUT, "3.8.4", "a timer", "it is over")
