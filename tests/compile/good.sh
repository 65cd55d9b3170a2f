#!/bin/sh
# good.sh DIRECTORY COMPILER FLAG...: all DIRECTORY/*.good.cpp compile, each in a namespace of its own of one file, so
# that what they include is read once. And each has a bad file beside it.
set -eu
directory=$1
shift
all=$(mktemp --suffix=.cpp)
trap 'rm -f "$all"' EXIT

# Headers first, outside of the namespaces: each is `#pragma once` or guarded.
cat "$directory"/*.good.cpp | sed -n 's,^#include "\.\./,#include "'"$directory"'/../,p; /^#include </p' | sort -u > "$all"
for file in "$directory"/*.good.cpp; do
  [ -f "${file%.good.cpp}.bad.cpp" ] || { echo "$file: a bad file must stand beside it"; exit 1; }
  name=$(basename "$file" .good.cpp)
  printf 'namespace %s_good {\n#include "%s"\n}\n' "$name" "$file" >> "$all"
done
"$@" "$all"
