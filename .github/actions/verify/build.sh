#!/bin/bash
# Builds Synfin, and where PROJECT names a folder, installs it and builds that project against it. Tells the
# program as an output of the step.
set -euo pipefail
synfin=$(cd "$ACTION/../../.." && pwd)
place=${RUNNER_TEMP:-/tmp}/synfin

if ! command -v ccache > /dev/null; then
  sudo apt-get install -qq -y --no-install-recommends ccache || echo 'no ccache: everything is compiled' >&2
fi
if command -v ccache > /dev/null; then
  export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
  export CCACHE_BASEDIR=$synfin CCACHE_NOHASHDIR=1
fi

"$synfin/run" build --target synfin
program=$synfin/build/synfin
if [ -n "${PROJECT:-}" ]; then
  # Only what a project of one's own needs has been built; an install without the tests is complete.
  cmake --install "$synfin/build" --prefix "$place/prefix" > /dev/null
  cmake -G Ninja -S "$PROJECT" -B "$place/project" -DCMAKE_PREFIX_PATH="$place/prefix" -DCMAKE_BUILD_TYPE=Release
  cmake --build "$place/project"
  program=$place/project/${PROGRAM:-$(basename "$PROJECT")}
fi
[ -x "$program" ] || { echo "verify: there is no program $program: set the input 'program'" >&2; exit 2; }
echo "program=$program" >> "$GITHUB_OUTPUT"
