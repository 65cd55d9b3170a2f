#!/bin/bash
# Runs the program at the root of the repository and writes SARIF and JUnit. A property that fails does not fail
# this step: its results are uploaded first.
set -uo pipefail
place=${RUNNER_TEMP:-/tmp}/synfin-results
mkdir -p "$place"
sarif=$place/synfin.sarif junit=$place/synfin-junit.xml
rm -f "$sarif" "$junit"

set -- verify --no-cache --timeout "${TIMEOUT:-60}"
[ -z "${VARIANT:-}" ] || set -- "$@" --variant "$VARIANT"
[ -z "${PROPERTY:-}" ] || set -- "$@" --property "$PROPERTY"
"$SYNFIN" "$@" --format sarif -o "$sarif" --format junit -o "$junit" --format text -o -
status=$?

echo "status=$status" >> "$GITHUB_OUTPUT"
if [ -s "$sarif" ]; then
  echo "sarif=$sarif" >> "$GITHUB_OUTPUT"
  echo "junit=$junit" >> "$GITHUB_OUTPUT"
fi
