#!/bin/sh
# run.sh BUILD: what the table's machine costs, beside the same machine written by hand, and what it costs to
# compile. Fails where a goal is missed: 1.1 times the instructions, 128 bytes for a connection.
set -eu
build=${1:?usage: run.sh BUILD}
here=$(cd "$(dirname "$0")" && pwd)
bin=$(cd "$build" && pwd)/bench
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0

# Instructions that one machine spends on a recording, all that its handler calls included.
instructions() {
  case $1 in c) measured=synfin_handle ;; *) measured="*handle_by_$1*" ;; esac
  valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect="$measured" \
    "$bin/events_bench" "$1" "$2" 2>&1 > /dev/null | sed -n 's/.*Collected *: *\([0-9]*\).*/\1/p'
}

"$bin/events_bench" > "$scratch/recordings"
"$bin/machine_bench" --csv > "$scratch/ns"
echo
echo "Per event                    instructions                                 nanoseconds"
echo "recording     events  by hand    table  ratio     printed C  ratio          table  by hand  ratio"
while read -r name events _; do
  table=$(instructions table "$name")
  hand=$(instructions hand "$name")
  printed=$(instructions c "$name")
  ns=$(sed -n "s/^$name //p" "$scratch/ns")
  # shellcheck disable=SC2086
  set -- $ns
  awk -v name="$name" -v n="$events" -v t="$table" -v h="$hand" -v c="$printed" -v a="$1" -v b="$2" -v r="$3" 'BEGIN {
    ok = t <= 1.1 * h
    fine = c <= h
    printf "%-12s %7d  %7.1f  %7.1f  %5.2f %-6s  %7.1f  %5.2f %-6s %7.1f  %7.1f  %5.2f\n", name, n, h / n, t / n,
           t / h, ok ? "ok" : "ABOVE", c / n, c / h, fine ? "ok" : "ABOVE", a, b, r
    exit !(ok && fine)
  }' || failed=1
done < "$scratch/recordings"
echo "goals: at most 1.10 times the instructions by hand; printed in C, at most as many"

# shellcheck disable=SC2046
set -- $("$bin/events_bench" size)
verdict=ok
[ "$1" -le 128 ] || { verdict=ABOVE; failed=1; }
echo
echo "A connection takes $1 octets ($verdict; goal: at most 128)."
verdict=ok
[ "$2" -le 96 ] || { verdict=ABOVE; failed=1; }
echo "In the printed C it takes $2 ($verdict; goal: at most 96)."

# What synfin_handle, and all that it calls, takes of a small processor's flash.
at_most() { # OCTETS GOAL WHAT
  verdict=ok
  [ "$1" -le "$2" ] || { verdict=ABOVE; failed=1; }
  printf '%-58s %6d  %s\n' "$3" "$1" "$verdict; goal: at most $2"
}
flash() {
  arm-none-eabi-gcc -mcpu=cortex-m3 -mthumb -Os -ffreestanding -ffunction-sections -fdata-sections -std=c99 "$@" \
    -c "$bin/printed/synfin.c" -o "$scratch/synfin.o"
  arm-none-eabi-ld --gc-sections -e synfin_handle "$scratch/synfin.o" -o "$scratch/synfin.elf"
  arm-none-eabi-size "$scratch/synfin.elf" | awk 'NR == 2 { print $1 + $2 }'
}
echo
if command -v arm-none-eabi-gcc > /dev/null; then
  echo "Printed C on a Cortex-M3, -Os                              octets of text and constants"
  at_most "$(flash)" 4500 'synfin_handle'
  at_most "$(flash -DSYNFIN_CONFIG_STATIC=SYNFIN_CONFIG_DEFAULT)" 3900 'with a constant configuration'
  (cd "$scratch" && arm-none-eabi-gcc -mcpu=cortex-m3 -mthumb -Os -ffreestanding -std=c99 -fcallgraph-info=su \
    -c "$bin/printed/synfin.c" -o synfin.o)
  stack=$(awk -v from=synfin_handle -f "$here/stack.awk" "$scratch/synfin.ci") || { echo "$stack"; failed=1; stack=0; }
  printf '%-58s %6d\n' 'its deepest stack; no recursion' "$stack"
  printf '%-58s %6d\n' 'with SYNFIN_FIRED: the rules that fired are noted' "$(flash -DSYNFIN_FIRED)"
else
  echo "arm-none-eabi-gcc is missing: what the printed C takes of a Cortex-M3's flash is not measured"
fi

# The heaviest translation units: those that hold the tables, and those that include the machine.
root=$(cd "$(dirname "$0")/.." && pwd)
commands=$build/compile_commands.json
echo
echo "To compile                                     seconds      MiB"
for source in $(cd "$root" && { ls model/plain*.cpp; grep -l 'runtime/machine.hpp\|bench/by_table.hpp' \
    runtime/*.cpp oracle/*.cpp proofs/*.cpp cli/*.cpp bench/by_table.cpp; } 2> /dev/null | sort -u); do
  command=$(sed -n "s|^ *\"command\": \"\(.* -c $root/$source\)\",\{0,1\}\$|\1|p" "$commands" | head -n 1 |
    sed 's/\\"/"/g; s/\\\\/\\/g; s| -o [^ ]*| -o /dev/null|')
  [ -n "$command" ] || continue
  cost=$(cd "$build" && eval "bench/cost_bench $command") || { failed=1; continue; }
  echo "$source $cost" |
    awk '{ printf "%-44s %9.1f %8d  %s\n", $1, $2, $3, $2 < 60 && $3 < 1536 ? "ok" : "ABOVE" }'
done
echo "aim: under 60 s and 1536 MiB each, on a machine that does nothing else"
exit $failed
