#!/bin/sh
# own_statements.sh CMAKE BUILD CXX FLAGS [long]: the documented example of a table with statements of its own, built
# against an installed Synfin and run: one property proved, one refuted with its ladder; `long`: and everything else is
# proved that the standard's table has, but what the README names.
set -eu
cmake=$1 build=$2 cxx=$3 flags=$4 long=${5:-}
example=$(cd "$(dirname "$0")/../../docs/examples/fin-wait-2" && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

fail() {
  echo "fin-wait-2: $*"
  exit 1
}
has() { grep -qE -- "$2" "$1" || { cat "$1"; fail "expected in $(basename "$1"): $2"; }; }

"$cmake" --install "$build" --prefix "$place/prefix" > "$place/log" 2>&1 || { cat "$place/log"; exit 1; }
cp -R "$example" "$place/project"
cd "$place/project"
"$cmake" -G Ninja -S . -B build -DCMAKE_PREFIX_PATH="$place/prefix" -DCMAKE_CXX_COMPILER="$cxx" \
  -DCMAKE_CXX_FLAGS="$flags" > "$place/log" 2>&1 || { cat "$place/log"; exit 1; }
"$cmake" --build build > "$place/log" 2>&1 || { cat "$place/log"; exit 1; }

table=fin-wait-2-times-out
if [ -z "$long" ]; then
  build/fin-wait-2 verify --variant $table --property fin-wait-2-ends > "$place/proved" ||
    { cat "$place/proved"; fail 'fin-wait-2-ends is not proved'; }
  has "$place/proved" '^fin-wait-2-ends +MUST +proved +inductive'
  if grep -q 'does not keep' "$place/proved"; then cat "$place/proved"; fail 'a piece of the invariant is lost'; fi
  build/fin-wait-2 explain fin-wait-2-ends-well --variant $table > "$place/ladder" || fail 'explain failed'
  has "$place/ladder" 'A: fin-wait-2.timeout; tells the user: user_timeout'
  exit 0
fi

status=0
build/fin-wait-2 verify --variant $table > "$place/all" || status=$?
[ $status = 1 ] || { cat "$place/all"; fail "verify ended with $status, expected 1"; }
# What the README shows is all that is not proved.
grep -E '^[a-z0-9-]+ +(MUST|SHOULD|MAY) +(violated|unknown|none-found) ' "$place/all" | sed 's/ .*//' | sort > "$place/fallen"
grep -E '^    [a-z0-9-]+ +MUST +violated ' README.md | sed 's/^ *//; s/ .*//' | sort > "$place/shown"
cmp "$place/fallen" "$place/shown" || { cat "$place/all"; fail 'the README shows other properties'; }
has "$place/all" '^fin-wait-2-is-heard +MUST +proved +inductive'
