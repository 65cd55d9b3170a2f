# Read by the tests of the documented examples, which have set `example`, the folder's name, and are given CMAKE BUILD
# CXX FLAGS [long]: as a user would go about it, Synfin is installed into an empty place, the example is copied out of
# the tree and configured against it. `build_example` builds it; then it stands in build/.
set -eu
cmake=$1 build=$2 cxx=$3 flags=$4 long=${5:-}
folder=$(cd "$(dirname "$0")/../../docs/examples/$example" && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

fail() {
  echo "$example: $*"
  exit 1
}
# has FILE TEXT: the text stands in the file; matches FILE REGEX: a line of it does.
has() { grep -qF -- "$2" "$1" || { cat "$1"; fail "expected in $(basename "$1"): $2"; }; }
matches() { grep -qE -- "$2" "$1" || { cat "$1"; fail "expected in $(basename "$1"): $2"; }; }
# quietly COMMAND...: what it says is shown where it fails.
quietly() { "$@" > "$place/log" 2>&1 || { cat "$place/log"; exit 1; }; }
# fallen FILE: the properties that are not proved, as `verify` lists them in FILE; shown: those that the README shows.
fallen() { grep -E '^[a-z0-9-]+ +(MUST|SHOULD|MAY) +(violated|unknown|none-found) ' "$1" | sed 's/ .*//' | sort; }
shown() { grep -E '^    [a-z0-9-]+ +(MUST|SHOULD|MAY) +violated ' README.md | sed 's/^ *//; s/ .*//' | sort; }

configure_example() {
  "$cmake" -G Ninja -S . -B build -DCMAKE_PREFIX_PATH="$place/prefix" -DCMAKE_CXX_COMPILER="$cxx" \
    -DCMAKE_CXX_FLAGS="$flags" "$@"
}
build_example() {
  quietly configure_example
  quietly "$cmake" --build build
}

quietly "$cmake" --install "$build" --prefix "$place/prefix"
cp -R "$folder" "$place/project"
cd "$place/project"
