#pragma once

#define SYNFIN_OWN_SETTINGS(F, as) F(as, number, mine, 2, 0, 2, "why", "mine")
