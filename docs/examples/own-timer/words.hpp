// What this table has beside ours: a timer, a field and two configuration values.
#pragma once

#define SYNFIN_OWN_TIMERS(F, as)                                                                    \
  F(as, silence, SILENCE_TIMEOUT, "3.8.4", "silence timer: runs while nothing of the peer's comes", \
    "nothing of the peer's has come for a period of silence")
#define SYNFIN_OWN_FIELDS(F) F(number, silences, "periods of silence in a row")
#define SYNFIN_OWN_SETTINGS(F, as)                           \
  F(as, number, silence, 600'000, 0, longest, "ten minutes", \
    "a period of silence, in ms; 0: silence is no matter")   \
  F(as, number, silences, 3, 1, 1000, "half an hour in all", \
    "periods of silence after which the end has come")
