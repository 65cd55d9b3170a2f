// expect: synfin: a configuration value is a flag or a number
// name: mine
#pragma once

#define SYNFIN_OWN_SETTINGS(F, as) F(as, tick, mine, 1, 1, longest, "why", "mine")
