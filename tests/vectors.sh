#!/bin/sh
# vectors.sh SYNFIN FOLDER: the standard's vectors, made once for all tests that look at them: FOLDER/vectors.jsonl, and the
# scripts in FOLDER/packetdrill.
set -eu
synfin=$1 folder=$2
rm -rf "$folder"
mkdir -p "$folder"
"$synfin" vectors --format jsonl -o "$folder/vectors.jsonl" --format packetdrill -o "$folder/packetdrill"
tail -n 1 "$folder/vectors.jsonl"
