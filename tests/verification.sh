#!/bin/sh
# verification.sh SYNFIN FOLDER: the whole matrix as `synfin verify` has it, no answer taken from an earlier run: what
# the tests keep (in SYNFIN_CACHE) is thrown away first, and what is found now serves the tests that come after. Each
# format goes to FOLDER/verify.FORMAT, from where the tests of cli and docs read it; the text is printed, too.
set -eu
synfin=$1 folder=$2
rm -rf "$folder"
mkdir -p "$folder"
status=0
rm -rf "${SYNFIN_CACHE:?}/answers"
"$synfin" verify --format json -o "$folder/verify.json" --format junit -o "$folder/verify.junit" \
  --format sarif -o "$folder/verify.sarif" --format text -o "$folder/verify.text" || status=$?
cat "$folder/verify.text"
exit $status
