#pragma once

#define SYNFIN_OWN_SETTINGS(F, as) F(as, number, my_msl, 1, 1, longest, "why", "mine")
