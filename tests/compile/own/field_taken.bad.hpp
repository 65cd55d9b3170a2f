// expect: synfin: this name is taken already
// name: mine
#pragma once

#define SYNFIN_OWN_FIELDS(F) F(number, mine, "a count") F(flag, mine, "a flag")
