// expect: synfin: its default lies outside of its bounds
// name: mine
#pragma once

#define SYNFIN_OWN_SETTINGS(F, as) F(as, number, mine, 3, 0, 2, "why", "mine")
