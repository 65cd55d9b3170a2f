#!/bin/sh
# readmes.sh ROOT: each folder opens with a README.md of at most 20 lines.
set -eu
cd "$1"
failed=0
for folder in model runtime proofs gen oracle cli tests bench; do
  if [ ! -s $folder/README.md ]; then
    echo "$folder/README.md is missing: what stands here, what it may include, where to add a thing"
    failed=1
  elif [ "$(wc -l < $folder/README.md)" -gt 20 ]; then
    echo "$folder/README.md has $(wc -l < $folder/README.md) lines; 20 are allowed"
    failed=1
  fi
done
exit $failed
