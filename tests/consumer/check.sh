#!/bin/sh
# check.sh CMAKE BUILD CXX FLAGS: installs BUILD into an empty place, then configures, builds and runs the
# consumer against it. The build tree must be complete.
set -eu
cmake=$1 build=$2 cxx=$3 flags=$4
here=$(cd "$(dirname "$0")" && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

"$cmake" --install "$build" --prefix "$place/prefix" > "$place/install.log" || { cat "$place/install.log"; exit 1; }
"$cmake" -G Ninja -S "$here" -B "$place/build" -DCMAKE_PREFIX_PATH="$place/prefix" \
  -DCMAKE_CXX_COMPILER="$cxx" -DCMAKE_CXX_FLAGS="$flags"
"$cmake" --build "$place/build"
"$place/build/consumer"
if [ -x "$place/prefix/bin/synfin" ]; then
  "$place/prefix/bin/synfin" --version
  # What the program prints of its own command line is installed with it.
  for file in man/man1/synfin.1 bash-completion/completions/synfin zsh/site-functions/_synfin \
    fish/vendor_completions.d/synfin.fish; do
    grep -q 'cross.*check' "$place/prefix/share/$file" || { echo "share/$file is missing, or says nothing"; exit 1; }
  done
fi
