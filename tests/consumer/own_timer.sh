#!/bin/sh
# own_timer.sh CMAKE BUILD CXX FLAGS [long]: the documented example of a table with a timer, a field and configuration
# values of its own, whose libraries are built from what Synfin has installed: everything that knows of ours knows of
# these; one property is proved, one refuted with its ladder; `long`: and everything else is proved that the standard's
# table has, but what the README names. What is wrong is said before anything is built.
example=own-timer
. "$(dirname "$0")/example.sh"

# Nothing here is slow by itself: the quicker it is compiled, the better.
configure() { configure_example -DCMAKE_BUILD_TYPE=None "$@"; }

cp words.hpp good.hpp
sed 's/number, silences, "periods/nummber, silences, "periods/' good.hpp > words.hpp
if configure > "$place/log" 2>&1; then fail 'an unknown sort is configured'; fi
matches "$place/log" 'own field.*silences'
matches "$place/log" 'its sort is none of flag, number, sequence and tick'
has "$place/log" "$place/project/words.hpp cannot be used"
[ "$(grep -c 'error:' "$place/log")" = 1 ] || { cat "$place/log"; fail 'one error is enough'; }
mv good.hpp words.hpp

quietly configure
quietly "$cmake" --build build
table=silence-ends
run() { build/own-timer "$@"; }

# Lists, scenarios and what is generated have them.
run list events > "$place/events"
matches "$place/events" '^SILENCE TIMEOUT +RFC 9293 3\.8\.4'
run list rules --variant $table > "$place/rules"
matches "$place/rules" '^silence\.over '
run run silence.scn > "$place/ladder" || { cat "$place/ladder"; fail 'the scenario fails'; }
matches "$place/ladder" '\(SILENCE TIMEOUT\)'
matches "$place/ladder" 'A: silence\.counted'
sed 's/own.silences=1$/own.silences=2/' silence.scn > wrong.scn
if run run wrong.scn > "$place/wrong" 2>&1; then fail 'a scenario that is wrong is not noticed'; fi
has "$place/wrong" "own.silences is 2"
sed 's/silences=2/silences=1001/' silence.scn > wrong.scn
if run run wrong.scn > "$place/wrong" 2>&1; then fail 'a value out of its bounds is not noticed'; fi
has "$place/wrong" 'silences from 1 to 1000, got 1001'

run generate c --variant $table -o c > "$place/log" 2>&1 || { cat "$place/log"; fail 'generate c failed'; }
has c/synfin.h 'Properties: not judged'
has c/synfin.h 'SYNFIN_EVENT_SILENCE_TIMEOUT'
matches c/synfin.h 'uint32_t silences; /\* periods of silence in a row \*/'
has c/synfin.c 'cfg->silence = 600000'
"${CC:-cc}" -std=c99 -Wall -Wextra -Werror -fsyntax-only c/synfin.c || fail 'the C does not compile'
run generate promela --variant $table -o promela > "$place/log" 2>&1 || { cat "$place/log"; fail 'promela failed'; }
has promela/world.pml 'event = SILENCE_TIMEOUT'
has promela/synfin.pml '#define cfg_silence 1'

# A program that has these fields can't be linked with libraries that have them not.
cat > mismatch.cpp << 'END'
#include "synfin/model/plain_of.hpp"
#include "synfin/model/standard.hpp"
int main() { return synfin::model::plain_of<synfin::model::Standard>().rules.empty(); }
END
library=$(find "$place/prefix" -name 'libsynfin_model.a')
if "$cxx" $flags -std=c++20 -DSYNFIN_OWN="\"$PWD/words.hpp\"" -I"$place/prefix/include" mismatch.cpp "$library" \
  -o mismatch > "$place/log" 2>&1; then
  fail 'libraries with other fields are linked'
fi
has "$place/log" 'FieldsWithDigest'

if [ -z "$long" ]; then
  run verify --variant $table --property silence-is-ended > "$place/proved" ||
    { cat "$place/proved"; fail 'silence-is-ended is not proved'; }
  matches "$place/proved" '^silence-is-ended +MUST +proved +inductive'
  if grep -q 'does not keep' "$place/proved"; then cat "$place/proved"; fail 'a piece of the invariant is lost'; fi
  run explain silence-loses-nothing --variant $table > "$place/ladder" || fail 'explain failed'
  has "$place/ladder" 'A: silence.over; tells the user: user_timeout'
  matches "$place/ladder" '  own\.silences '
  exit 0
fi

status=0
run verify --variant $table > "$place/all" || status=$?
[ $status = 1 ] || { cat "$place/all"; fail "verify ended with $status, expected 1"; }
# What the README shows is all that is not proved.
fallen "$place/all" > "$place/fallen"
shown > "$place/shown"
cmp "$place/fallen" "$place/shown" || { cat "$place/all"; fail 'the README shows other properties'; }
# The standard's table never starts the timer: it does not keep these pieces and claims, nor ends a connection for
# silence, of which therefore nothing is said. It keeps all that it had.
status=0
run verify --variant standard > "$place/standard" || status=$?
fallen "$place/standard" > "$place/fallen"
printf '%s\n' endpoint-invariant silence-is-ended silence-loses-nothing > "$place/expected"
cmp "$place/fallen" "$place/expected" || { cat "$place/standard"; fail 'the standard has lost something'; }
if grep 'does not keep' "$place/standard" | grep -qv 'keep "silence'; then
  cat "$place/standard"
  fail 'the standard has lost a piece'
fi
