#pragma once

#define SYNFIN_OWN_FIELDS(F) F(number, mine, "a count") F(flag, yours, "a flag")
