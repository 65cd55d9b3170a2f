#!/bin/sh
# run.sh ROOT CMAKE CXX [NAME...]: makes each edit of this folder in a copy of the tree, builds the tests of proofs there, and
# runs the test that must notice. Fails where one does not.
set -eu
root=$1 cmake=$2 cxx=$3
shift 3
here=$(cd "$(dirname "$0")" && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
failed=0

"$root/tests/structure/files.sh" "$root" | (cd "$root" && tar -cf - -T -) | tar -xf - -C "$copy"
"$cmake" -G Ninja -S "$copy" -B "$copy/build" -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE=-O1 \
  -DCMAKE_CXX_COMPILER="$cxx" -DSYNFIN_WERROR=OFF > "$copy/log" 2>&1 || { cat "$copy/log"; exit 1; }
build() { "$cmake" --build "$copy/build" --target synfin_tests_proofs > "$copy/log" 2>&1 || { tail -20 "$copy/log"; exit 1; }; }

[ $# -gt 0 ] || set -- $(cd "$here" && ls *.txt | sed 's/[.]txt$//')
for name; do
  file=$(sed -n 's/^file: //p' "$here/$name.txt")
  test=$(sed -n 's/^noticed by: //p' "$here/$name.txt")
  python3 - "$copy/$file" "$here/$name.txt" << 'PY' || exit 1
import sys
path, spec = sys.argv[1:]
said = {}
for line in open(spec):
    key, _, value = line.rstrip("\n").partition(":")
    said[key] = value.removeprefix(" ").replace("\\n", "\n")
text = open(path).read()
if text.count(said["from"]) != 1:
    sys.exit(f"{spec}: `from` stands {text.count(said['from'])} times in the file, expected once")
open(path, "w").write(text.replace(said["from"], said["to"]))
PY
  build
  if "$copy/build/tests/synfin_tests_proofs" "$test" > "$copy/said" 2>&1; then
    echo "$name: not noticed by \"$test\""
    failed=1
  elif grep -q 'No test cases matched\|assertions: - none' "$copy/said"; then
    echo "$name: there is no test \"$test\""
    failed=1
  else
    echo "$name: noticed"
  fi
  cp "$root/$file" "$copy/$file"
done
exit $failed
