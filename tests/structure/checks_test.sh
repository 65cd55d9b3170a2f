#!/bin/sh
# The small checks are themselves checked: each passes a good tree and fails on a tree with one fault.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
failed=0

passes() { "$here/$1" "$root" > "$root.log" 2>&1 || { echo "$1 refuses $2:"; cat "$root.log"; failed=1; }; rm -f "$root.log"; }
refuses() { if "$here/$1" "$root" > /dev/null 2>&1; then echo "$1 does not see $2"; failed=1; fi; }

for folder in model runtime proofs gen oracle cli tests bench; do
  mkdir "$root/$folder"
  echo 'what stands here' > "$root/$folder/README.md"
done
mkdir "$root/gen/golden"
cp "$here/../../.clang-format" "$root/"
printf '// What it is.\n#pragma once\n\nint a;\n' > "$root/model/a.hpp"
awk 'BEGIN { for (i = 0; i < 451; ++i) print "int  x;" }' > "$root/gen/golden/long.hpp"
for check in readmes.sh length.sh guards.sh selfcontained.sh; do passes $check 'a good tree'; done

rm "$root/gen/README.md"
refuses readmes.sh 'a missing README'
awk 'BEGIN { for (i = 0; i < 21; ++i) print i }' > "$root/gen/README.md"
refuses readmes.sh 'a long README'

awk 'BEGIN { for (i = 0; i < 451; ++i) print "int x;" }' > "$root/model/long.hpp"
refuses length.sh 'a long file'
rm "$root/model/long.hpp"

echo 'int b;' > "$root/model/b.hpp"
refuses guards.sh 'a header without a guard'
rm "$root/model/b.hpp"

printf 'see %s/x\n' '../share''d' > "$root/model/README.md"
refuses selfcontained.sh 'a path out of the tree'
printf 'see /wor%s/x\n' k > "$root/model/README.md"
refuses selfcontained.sh 'an absolute path'

mkdir -p "$root/oracle/possibilities"
cp "$here/../../model/states.hpp" "$here/../../model/fields.hpp" "$root/model/"
printf 'int a = tcb.snd.una;\n' > "$root/oracle/possibilities/freedoms.cpp"
passes one_table.sh 'the file of the freedoms'
printf 'int a = tcb.snd.una;\n' > "$root/oracle/judge.cpp"
refuses one_table.sh 'a field of a TCB'
printf 'int a = model::TIME_WAIT;\n' > "$root/oracle/judge.cpp"
refuses one_table.sh 'a state'
rm -r "$root/oracle/judge.cpp" "$root/oracle/possibilities" "$root/model/states.hpp" "$root/model/fields.hpp"

if "$here/format.sh" "$root" > /dev/null 2>&1; then
  echo 'int   a ;' > "$root/model/a.hpp"
  refuses format.sh 'a badly laid out file'
elif [ $? != 77 ]; then
  echo 'format.sh refuses a good tree'
  failed=1
fi
exit $failed
