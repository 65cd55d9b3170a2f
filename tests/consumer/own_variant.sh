#!/bin/sh
# own_variant.sh CMAKE BUILD CXX FLAGS: the documented example of a user's own table, as he would go about it:
# Synfin installed into an empty place, the example copied out of the tree, built against it, run. It must fail,
# say which property and which rule, and be replayed on its own machine.
example=own-variant
. "$(dirname "$0")/example.sh"
build_example

# His README says the same, and asks for nothing that ./run does not install.
has README.md 'cmake -G Ninja -S docs/examples/own-variant -B own -DCMAKE_PREFIX_PATH=/opt/synfin && cmake --build own'

# His table stands beside ours, with what it changes.
build/own-variant list variants > "$place/variants"
has "$place/variants" 'two-message-handshake'
has "$place/variants" 'closed.any.silent,syn-sent.bad-ack.silent'

# A property falls: status 1, in every format.
property=reboot-is-discovered
status=0
build/own-variant verify --variant stealth --property $property --format text -o - --format sarif -o own.sarif \
  --format json -o own.json > "$place/verdict" || status=$?
[ $status = 1 ] || { cat "$place/verdict"; fail "verify ended with $status, expected 1"; }
has "$place/verdict" 'stealth'
has "$place/verdict" "$property"
has "$place/verdict" 'violated'
has own.json '"syn-sent.bad-ack.silent"'
# The alert stands in his file, at the line of his rule.
line=$(grep -n 'rule("syn-sent.bad-ack.silent"' main.cpp | cut -d: -f1)
tr -d ' \n' < own.sarif > own.flat
has own.flat '"uri":"main.cpp","uriBaseId":"%SRCROOT%"},"region":{"startLine":'"$line,"

# The ladder, replayed on his machine.
build/own-variant explain $property --variant stealth > "$place/ladder" || fail 'explain failed'
has "$place/ladder" '(reboot)'
has "$place/ladder" 'A: syn-sent.bad-ack.silent'
# What is claimed falls on it, where his rule keeps silent.
has "$place/ladder" '(SEGMENT ARRIVES at A): "that is no answer to the new SYN, and a reset says so"'
# What the README shows is what is printed, but for the numbers that the solver chose.
sed -n 's/^    //p' README.md > "$place/readme"
sed 's/ *$//; s/=[0-9]*>/=N>/g' "$place/ladder" | grep -E '^ *[0-9]+\. ' | sed 's/ \{1,\}/ /g' | while IFS= read -r row; do
  sed 's/=[0-9]*>/=N>/g; s/ \{1,\}/ /g' "$place/readme" | grep -qxF -- "$row" || fail "the README does not show: $row"
done

# What the change leaves alone still holds, and the standard's table is judged as ever.
build/own-variant verify --variant stealth --property time-wait-lasts-2msl > "$place/verdict" ||
  { cat "$place/verdict"; fail 'a property that the change leaves alone has fallen'; }
# The judge takes his table, too.
build/own-variant check --rules stealth "$folder/../../../tests/captures/echo.pcap" > "$place/verdict" ||
  fail "check by one's own table ended with $?"
build/own-variant verify --variant standard --property $property > "$place/verdict" ||
  { cat "$place/verdict"; fail 'the standard has fallen'; }
