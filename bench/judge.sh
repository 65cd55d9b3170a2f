#!/bin/sh
# judge.sh BUILD: what judging costs, beside tcptrace, which only counts: user and system seconds and memory of both
# in one run, on captures that captures.py makes. Without tcptrace its columns are left out.
set -eu
build=${1:?usage: judge.sh BUILD}
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0

# CPU seconds and MiB of a command line, whatever it says.
cost() {
  "$build/bench/cost_bench" sh -c "$1 > /dev/null 2>&1 || [ \$? -ne 2 ]" 2> /dev/null | awk '{ print $3, $2 }'
}

echo "Judging                packets   seconds      MiB   tcptrace      MiB   ratio of packets a second"
while read -r kind count aim; do
  "$here/captures.py" "$kind" "$count" "$scratch/$kind.pcap"
  packets=$count
  [ "$kind" != bulk ] || packets=$((count + count / 2))
  # shellcheck disable=SC2046
  set -- $(cost "'$build/synfin' check --summary '$scratch/$kind.pcap'")
  seconds=$1 mib=$2
  set -- - -
  # shellcheck disable=SC2046
  if command -v tcptrace > /dev/null; then set -- $(cost "tcptrace '$scratch/$kind.pcap'"); fi
  awk -v kind="$kind" -v n="$packets" -v s="$seconds" -v m="$mib" -v ts="$1" -v tm="$2" -v aim="$aim" 'BEGIN {
    ratio = ts == "-" || s == 0 ? "-" : sprintf("%.2f", ts / s)
    printf "%-20s %9d %9.2f %8d %10s %8s %7s   %s\n", kind, n, s, m, ts, tm, ratio,
           aim == "-" ? "" : m <= aim ? "memory ok" : "memory ABOVE " aim " MiB"
    exit !(aim == "-" || m <= aim)
  }' || failed=1
  rm -f "$scratch/$kind.pcap"
done << KINDS
clean 1000000 64
bulk 1500000 64
many 1000000 256
syns 300000 -
resets 300000 -
steps 300000 -
gaps 30000 -
KINDS
echo "aim: three times tcptrace's packets a second"
exit $failed
