// expect: synfin: this name is taken already
// name: msl
#pragma once

#define SYNFIN_OWN_SETTINGS(F, as) F(as, number, msl, 1, 1, longest, "why", "mine")
