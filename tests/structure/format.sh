#!/bin/sh
# format.sh ROOT: all sources are laid out as .clang-format says. Versions of clang-format differ in details, so
# only version 14 judges; with another one, or none, the test is skipped (status 77).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
version=$(clang-format --version 2>/dev/null | sed 's/.*version \([0-9]*\).*/\1/') || version=''
if [ "$version" != 14 ]; then
  echo "skipped: needs clang-format 14, there is ${version:-none}"
  exit 77
fi
cd "$1"
"$here/files.sh" . | grep -E '\.(hpp|cpp|h|c)$' | grep -vE '(^|/)(golden|generated)/' | tr '\n' '\0' |
  xargs -0 -r clang-format --dry-run -Werror ||
  { echo './run format lays them out'; exit 1; }
