#!/bin/sh
# misra.sh SYNFIN ROOT: the rules of MISRA C:2012 that the printed C deviates from, with its macros and without, are those that docs/misra.md gives a reason for.
set -eu
synfin=$(realpath "$1")
root=$(cd "$2" && pwd)
command -v cppcheck > /dev/null || { echo 'skipped: there is no cppcheck'; exit 77; }
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
"$synfin" generate c -o "$place" > /dev/null
cd "$place"
for macros in '' '-DSYNFIN_FIRED -DSYNFIN_NAMES -DSYNFIN_CLAUSES -DSYNFIN_FIELDS'; do
  # shellcheck disable=SC2086  # several words
  cppcheck --addon=misra --enable=style --quiet $macros synfin.c synfin_wire.c synfin_save.c 2>> report || { cat report; exit 1; }
done
if ! grep -q 'misra-c2012' report; then echo 'skipped: cppcheck has no addon misra'; exit 77; fi
grep -o 'misra-c2012-[0-9.]*' report | sed 's/misra-c2012-//' | sort -u > reported
sed -n 's/^| \([0-9][0-9]*\.[0-9]*\) |.*/\1/p' "$root/docs/misra.md" | sort -u > documented
diff -u documented reported || { echo 'docs/misra.md and the report of cppcheck differ'; exit 1; }
