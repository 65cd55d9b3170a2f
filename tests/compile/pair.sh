#!/bin/sh
# pair.sh PAIR COMPILER FLAG...: PAIR.good.cpp compiles, PAIR.bad.cpp does not, and the compiler's message
# contains the text after "// expect: " in the bad file's first line.
set -u
pair=$1
shift

for half in good bad; do
  [ -f "$pair.$half.cpp" ] || { echo "$pair.$half.cpp is missing: a good and a bad file stand side by side"; exit 1; }
done
expected=$(sed -n '1s,^// expect: ,,p' "$pair.bad.cpp")
[ -n "$expected" ] || { echo "$pair.bad.cpp: the first line must be '// expect: TEXT'"; exit 1; }

said=$("$@" "$pair.good.cpp" 2>&1) || { echo "$pair.good.cpp must compile:"; echo "$said"; exit 1; }
said=$("$@" "$pair.bad.cpp" 2>&1) && { echo "$pair.bad.cpp must not compile, but does"; exit 1; }
printf '%s\n' "$said" | grep -qF -- "$expected" ||
  { echo "$pair.bad.cpp: expected the compiler to say: $expected"; echo "it says:"; echo "$said"; exit 1; }
