#!/bin/sh
# selfcontained.sh ROOT: no text refers to a place outside the repository. (The brackets keep this file from
# finding itself.)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"
if "$here/files.sh" . | tr '\n' '\0' | xargs -0 grep -nIE '[.][.]/share[d]|/wor[k]/' /dev/null; then
  exit 1
fi
