// What a user adds to the model's lists: timers, fields of the TCB and configuration values of his own. One
// line each stands in a header of his, which SYNFIN_OWN names (`set(SYNFIN_OWN ${CMAKE_CURRENT_SOURCE_DIR}/
// words.hpp)` before find_package(synfin), and the libraries are built with it):
//
//   #define SYNFIN_OWN_TIMERS(F, as)    then lines
//     F(as, silence, SILENCE_TIMEOUT, "3.8.4", "silence timer: runs while ...", "the peer was silent for
//     ...")
//   of: timer, its event, the event's clause, what the timer is, what the event is
//
//   #define SYNFIN_OWN_FIELDS(F)        then lines
//     F(number, silences, "periods of silence in a row")
//   of: sort (flag, number, sequence or tick), name, meaning; in rules it is `own.silences`
//
//   #define SYNFIN_OWN_SETTINGS(F, as)  then lines
//     F(as, number, silence, 60'000, 1, longest, "a minute", "a period of silence, in ms")
//   of: sort (flag or number), name, default, least and most that it may be, why the default, meaning; in
//   rules it is `cfg.silence`
//
// From such a line comes all that comes from one of ours: `silence_timer`, its event in every list and
// scenario, the member of the structs in C++ and C, Z3's constant. Each timer's event finds one rule in every
// table, `silence.timeout`: it stops the timer, until a table that starts it has something better in its
// place (rules/own.hpp).
#pragma once

#ifdef SYNFIN_OWN
#include SYNFIN_OWN
#endif

#ifdef SYNFIN_OWN_FIELDS
#define SYNFIN_OWN_GROUP(G) G(OwnOf, own, SYNFIN_OWN_FIELDS)
#else
#define SYNFIN_OWN_FIELDS(F)
#define SYNFIN_OWN_GROUP(G)
#endif
#ifndef SYNFIN_OWN_TIMERS
#define SYNFIN_OWN_TIMERS(F, as)
#endif
#ifndef SYNFIN_OWN_SETTINGS
#define SYNFIN_OWN_SETTINGS(F, as)
#endif
