#!/bin/sh
# own_statements.sh CMAKE BUILD CXX FLAGS [long]: the documented example of a table with statements of its own, built
# against an installed Synfin and run: one property proved, one refuted with its ladder; `long`: and everything else is
# proved that the standard's table has, but what the README names.
example=fin-wait-2
. "$(dirname "$0")/example.sh"
build_example

table=fin-wait-2-times-out
if [ -z "$long" ]; then
  build/fin-wait-2 verify --variant $table --property fin-wait-2-ends > "$place/proved" ||
    { cat "$place/proved"; fail 'fin-wait-2-ends is not proved'; }
  matches "$place/proved" '^fin-wait-2-ends +MUST +proved +inductive'
  if grep -q 'does not keep' "$place/proved"; then cat "$place/proved"; fail 'a piece of the invariant is lost'; fi
  build/fin-wait-2 explain fin-wait-2-ends-well --variant $table > "$place/ladder" || fail 'explain failed'
  has "$place/ladder" 'A: fin-wait-2.timeout; tells the user: user_timeout'
  exit 0
fi

status=0
build/fin-wait-2 verify --variant $table > "$place/all" || status=$?
[ $status = 1 ] || { cat "$place/all"; fail "verify ended with $status, expected 1"; }
# What the README shows is all that is not proved.
fallen "$place/all" > "$place/fallen"
shown > "$place/shown"
cmp "$place/fallen" "$place/shown" || { cat "$place/all"; fail 'the README shows other properties'; }
matches "$place/all" '^fin-wait-2-is-heard +MUST +proved +inductive'
