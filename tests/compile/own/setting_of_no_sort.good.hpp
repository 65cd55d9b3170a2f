#pragma once

#define SYNFIN_OWN_SETTINGS(F, as) F(as, number, mine, 1, 1, longest, "why", "mine")
