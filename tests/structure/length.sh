#!/bin/sh
# length.sh ROOT: no source over 450 lines: a file is named for the one thing that it computes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
"$here/files.sh" "$1" | grep -E '\.(hpp|cpp)$' | grep -vE '(^|/)(golden|generated)/' |
  (cd "$1" && failed=0 && while IFS= read -r file; do
    lines=$(wc -l < "$file")
    [ "$lines" -le 450 ] || { echo "$file: $lines lines; 450 are allowed"; failed=1; }
  done && exit $failed)
