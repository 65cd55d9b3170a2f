#!/bin/sh
# The check of the layers is itself checked: a good tree passes; each bad include, put into the good tree alone,
# is found and named.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
failed=0

good_tree() {
  rm -rf "${root:?}"/*
  mkdir -p "$root/model/deep" "$root/runtime" "$root/proofs" "$root/gen" "$root/oracle" "$root/cli" "$root/tests" "$root/bench"
  printf '#include <cstdint>\n#include <boost/hana/tuple.hpp>\n#include "../b.hpp"\n#include "c.hpp"\n' > "$root/model/deep/a.hpp"
  printf '#include <boost/hana/unpack.hpp>\n#include "../model/a.hpp"\n#include "b.hpp"\n' > "$root/runtime/a.hpp"
  printf '#include <z3++.h>\n#include "../model/a.hpp"\n' > "$root/proofs/a.hpp"
  printf '#include <fmt/core.h>\n#include "../model/a.hpp"\nauto text = R"(\n#include "made.h"\n)";\n' > "$root/gen/a.cpp"
  printf '#include <pcap/pcap.h>\n#include "../runtime/a.hpp"\n' > "$root/oracle/a.cpp"
  printf '#include <CLI/CLI.hpp>\n#include "../oracle/a.hpp"\n#include "../gen/a.hpp"\n' > "$root/cli/main.cpp"
  printf '#include <z3++.h>\n#include "../cli/a.hpp"\n' > "$root/tests/a.cpp"
}

# refuses FILE INCLUDE
refuses() {
  good_tree
  mkdir -p "$(dirname "$root/$1")"
  printf '// first line\n  #  include %s // why\n' "$2" > "$root/$1"
  if said=$("$here/layers.sh" "$root"); then
    echo "not found: $1 includes $2"
    failed=1
  elif [ "$(printf '%s\n' "$said" | wc -l)" != 1 ] || ! printf '%s\n' "$said" | grep -qF "$1:2: "; then
    echo "badly named: $1 includes $2:"
    echo "$said"
    failed=1
  fi
}

good_tree
"$here/layers.sh" "$root" || { echo 'the good tree is refused'; failed=1; }

refuses proofs/recheck/a.cpp '"../peers/at_place.hpp"'

for arrow in model:runtime model:proofs model:gen model:oracle model:cli model:tests \
  runtime:proofs runtime:gen runtime:oracle runtime:cli proofs:runtime proofs:gen proofs:oracle proofs:cli \
  gen:runtime gen:proofs gen:oracle gen:cli oracle:proofs oracle:gen oracle:cli cli:tests cli:bench; do
  refuses "${arrow%:*}/bad.hpp" "\"../${arrow#*:}/x.hpp\""
  refuses "${arrow%:*}/deep/bad.hpp" "\"../../${arrow#*:}/x.hpp\""
  refuses "${arrow%:*}/bad.cpp" "<synfin/${arrow#*:}/x.hpp>"
done
refuses model/bad.hpp '<fmt/core.h>'
refuses model/bad.hpp '<unistd.h>'
refuses runtime/bad.hpp '<nlohmann/json.hpp>'
refuses model/bad.hpp '"../../elsewhere.hpp"'
refuses cli/bad.cpp '"../elsewhere.hpp"'
for folder in model runtime gen oracle cli; do
  refuses $folder/bad.cpp '<z3++.h>'
  refuses $folder/bad.cpp '<openssl/evp.h>'
done
for folder in model runtime gen proofs cli; do
  refuses $folder/bad.cpp '<pcap.h>'
  refuses $folder/bad.cpp '<zlib.h>'
  refuses $folder/bad.cpp '<zstd.h>'
  refuses $folder/bad.cpp '<lz4frame.h>'
done
for folder in gen proofs oracle cli; do
  refuses $folder/bad.cpp '<boost/hana.hpp>'
done
exit $failed
