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
  # The bracket: what a function holds has its name in front, and is not to be counted twice.
  case $1 in c) measured=synfin_handle ;; *) measured="synfin::bench::handle_by_$1(*" ;; esac
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

# Boost's libraries of state machines take the steps that are written by hand: what they cost more is theirs.
echo
echo "The same steps by               instructions an event                        nanoseconds"
echo "recording     events  by hand  Boost.MSM  ratio  Statechart  ratio     by hand  Boost.MSM  Statechart"
while read -r name events _; do
  hand=$(instructions hand "$name")
  msm=$(instructions msm "$name")
  chart=$(instructions statechart "$name")
  # shellcheck disable=SC2046
  set -- $(sed -n "s/^$name //p" "$scratch/ns")
  awk -v name="$name" -v n="$events" -v h="$hand" -v m="$msm" -v s="$chart" -v a="$2" -v b="$4" -v c="$5" 'BEGIN {
    printf "%-12s %7d  %7.1f  %9.1f  %5.2f  %10.1f  %5.2f     %7.1f  %9.1f  %10.1f\n", name, n, h / n, m / n, m / h,
           s / n, s / h, a, b, c
  }'
done < "$scratch/recordings"
if "$bin/events_bench" same; then
  echo "each outcome, TCB and state is the same; no goal: they are peers"
else
  failed=1
fi

# shellcheck disable=SC2046
set -- $("$bin/events_bench" size)
verdict=ok
[ "$1" -le 128 ] || { verdict=ABOVE; failed=1; }
echo
echo "A connection takes $1 octets ($verdict; goal: at most 128)."
verdict=ok
[ "$2" -le 96 ] || { verdict=ABOVE; failed=1; }
echo "In the printed C it takes $2 ($verdict; goal: at most 96)."
echo "Boost.MSM takes $3, Boost.Statechart $4, what it keeps on the heap included; by hand it is the TCB alone."

# What a machine, and all that it calls but the C and C++ libraries, takes when compiled for size. Not of a
# Cortex-M3: Debian has no C++ library for it.
text() { # MACHINE
  g++ -std=c++20 -Os -ffunction-sections -fdata-sections -fno-asynchronous-unwind-tables -fno-threadsafe-statics \
    -fno-pic -w -DBOOST_NO_EXCEPTIONS -fno-exceptions -isystem "$bin/peers" \
    -c "$here/by_$1.cpp" -o "$scratch/machine.o" > "$scratch/said" 2>&1 || { echo "-"; return; }
  entry=$(nm "$scratch/machine.o" | sed -n "s/.* T \(_ZN6synfin5bench[0-9]*handle_by_$1.*\)/\1/p")
  ld --gc-sections --unresolved-symbols=ignore-all -e "$entry" "$scratch/machine.o" -o "$scratch/machine.elf" \
    2> "$scratch/said" || { echo "-"; return; }
  size "$scratch/machine.elf" | awk 'NR == 2 { print $1 + $2 }'
}
echo
echo "Compiled for size (-Os) on this computer                   octets of text, constants and tables"
for machine in table hand msm statechart; do
  printf '%-58s %6s\n' "by_$machine" "$(text "$machine")"
done

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
