#!/bin/sh
# spin_test.sh SYNFIN: the script that judges by SPIN is itself judged: each wrong promise is found and named.
set -eu
synfin=$1
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

# promise PROPERTY VERDICT...: a table for the variant no-keep-alive.
promise() {
  printf 'property\tscenario\tno-keep-alive\n' > "$folder/table.tsv"
  printf '%s\tdeath\t%s\n' "$@" >> "$folder/table.tsv"
}
judge() { "$here/spin.sh" "$synfin" "$folder/table.tsv" no-keep-alive --all > "$folder/said" 2>&1; }
# refuses SAYING PROPERTY VERDICT...
refuses() {
  saying=$1
  shift
  promise "$@"
  if judge || ! grep -q "$saying" "$folder/said"; then
    echo "not refused: $*"
    cat "$folder/said"
    failed=1
  fi
}

refuses 'no exhaustive search without an error' dead-peer-is-noticed-by-the-other holds
refuses 'is not violated, as promised' one-lost-probe-kills-nobody violated
refuses 'keep-alive-only-when-idle is vacuous, but promised: holds' \
  dead-peer-is-noticed-by-the-other violated keep-alive-only-when-idle holds
promise dead-peer-is-noticed-by-the-other violated keep-alive-only-when-idle vacuous one-lost-probe-kills-nobody holds
judge || { echo 'refused: what is so'; cat "$folder/said"; failed=1; }
exit $failed
