#!/bin/sh
# The judge states no rule of TCP a second time: in oracle/ only the freedoms' file names a state or a field of a TCB.
# usage: one_table.sh ROOT
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"
states=$(sed -n 's/^ *X(\([A-Z0-9_]*\), "[a-z].*/\1/p' model/states.hpp | paste -sd '|' -)
[ -n "$states" ] || { echo "one_table: no states found in model/states.hpp" >&2; exit 1; }
groups=$(sed -n '/define SYNFIN_TCB_GROUPS/,/[^\\]$/s/.*G([A-Za-z]*, \([a-z_]*\), .*/\1/p' model/fields.hpp | grep -v '^tcb$' | paste -sd '|' -)
[ -n "$groups" ] || { echo "one_table: no fields found in model/fields.hpp" >&2; exit 1; }
found=$("$here/files.sh" . | grep -E '^oracle/.*\.(hpp|cpp)$' | grep -v '^oracle/possibilities/freedoms[._]' |
  xargs grep -nE "\\b($states)\\b|\\b($groups)\\.[a-z]|tcb\\.tcb\\." || true)
[ -z "$found" ] || { echo "$found"; echo "one_table: only oracle/possibilities/freedoms* may name states and fields" >&2; exit 1; }
