#!/bin/sh
# reference.sh ROOT: Doxygen reads the comments of all headers without a complaint (docs/Doxyfile), and does complain
# of what is documented wrongly.
set -eu
command -v doxygen > /dev/null || { echo 'skipped: needs doxygen (./run docs installs it)'; exit 77; }
cd "$1"
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

# read_with SETTING...: the same, but nothing is written or drawn.
read_with() {
  { cat docs/Doxyfile; printf '%s\n' GENERATE_HTML=NO GENERATE_XML=YES HAVE_DOT=NO "OUTPUT_DIRECTORY=$place" "$@"; } |
    doxygen - > "$place/said" 2>&1
}
read_with || { cat "$place/said"; exit 1; }
mkdir "$place/wrong"
printf '#pragma once\n/// \\param b what is not there\nint f(int a);\n' > "$place/wrong/wrong.hpp"
if read_with "INPUT=$place/wrong"; then
  echo 'Doxygen does not see a parameter that is not there'
  exit 1
fi
