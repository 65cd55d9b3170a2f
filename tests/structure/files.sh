#!/bin/sh
# files.sh ROOT: the project's files, one a line, relative to ROOT: what git tracks or would track; all files
# that are not built where there is no git.
set -eu
cd "$1"
if [ -e .git ] && git ls-files > /dev/null 2>&1; then
  git ls-files --cached --others --exclude-standard | while IFS= read -r file; do
    [ ! -f "$file" ] || printf '%s\n' "$file"
  done
else
  find . -type d \( -name build -o -name 'build-*' -o -name .git -o -name .cache \) -prune -o -type f -print |
    sed 's,^\./,,'
fi | LC_ALL=C sort
