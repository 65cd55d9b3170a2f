#!/bin/sh
# run.sh BUILD: what the table's machine costs, beside the same machine written by hand, and what it costs to
# compile. Fails where a goal is missed: 1.1 times the instructions, 128 bytes for a connection.
set -eu
build=${1:?usage: run.sh BUILD}
bin=$build/bench
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0

# Instructions that one machine spends on a recording, all that its handler calls included.
instructions() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect="*handle_by_$1*" \
    "$bin/events_bench" "$1" "$2" 2>&1 > /dev/null | sed -n 's/.*Collected *: *\([0-9]*\).*/\1/p'
}

"$bin/events_bench" > "$scratch/recordings"
"$bin/machine_bench" --csv > "$scratch/ns"
echo
echo "Per event                instructions                    nanoseconds"
echo "recording     events    table  by hand  ratio          table  by hand  ratio"
while read -r name events _; do
  table=$(instructions table "$name")
  hand=$(instructions hand "$name")
  ns=$(sed -n "s/^$name //p" "$scratch/ns")
  # shellcheck disable=SC2086
  set -- $ns
  awk -v name="$name" -v n="$events" -v t="$table" -v h="$hand" -v a="$1" -v b="$2" -v r="$3" 'BEGIN {
    ok = t <= 1.1 * h
    printf "%-12s %7d  %7.1f  %7.1f  %5.2f %-6s %7.1f  %7.1f  %5.2f\n", name, n, t / n, h / n, t / h,
           ok ? "ok" : "ABOVE", a, b, r
    exit !ok
  }' || failed=1
done < "$scratch/recordings"
echo "goal: at most 1.10 times the instructions by hand"

size=$("$bin/events_bench" size)
verdict=ok
[ "$size" -le 128 ] || { verdict=ABOVE; failed=1; }
echo
echo "A connection takes $size bytes ($verdict; goal: at most 128)."

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
