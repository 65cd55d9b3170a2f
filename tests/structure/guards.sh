#!/bin/sh
# guards.sh ROOT: each header may be included twice: its first line that is no comment is `#pragma once`.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"
"$here/files.sh" . | grep -E '\.hpp$' | grep -vE '(^|/)(golden|generated)/' | {
  failed=0
  while IFS= read -r header; do
    first=$(grep -m 1 -vE '^(//.*)?$' "$header") || first=''
    [ "$first" = '#pragma once' ] || { echo "$header: expected #pragma once before all else"; failed=1; }
  done
  exit $failed
}
