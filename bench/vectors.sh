#!/bin/sh
# vectors.sh BUILD: the vectors of the standard's table and their own score, each with its CPU seconds.
set -eu
build=${1:?usage: vectors.sh BUILD}
synfin=$build/synfin
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo "Vectors"
/usr/bin/time -f "%U s of CPU, %M KiB" "$synfin" vectors --no-cache --format jsonl -o "$folder/vectors.jsonl" \
  --format packetdrill -o "$folder/packetdrill"
tail -n 1 "$folder/vectors.jsonl"
echo "$(find "$folder/packetdrill" -name '*.pkt' | wc -l) as packetdrill scripts; the others:"
tail -n +3 "$folder/packetdrill/not-said.tsv" | cut -f3 | sort | uniq -c | sort -rn
echo "The vectors' score"
/usr/bin/time -f "%U s of CPU, %M KiB" "$synfin" mutate --vectors --no-cache | tail -n 7
