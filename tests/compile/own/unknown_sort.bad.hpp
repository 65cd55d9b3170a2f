// expect: synfin: its sort is none of flag, number, sequence and tick
// name: mine
#pragma once

#define SYNFIN_OWN_FIELDS(F) F(nummber, mine, "a count")
