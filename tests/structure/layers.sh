#!/bin/sh
# layers.sh ROOT: no include runs against the arrows between folders. Prints each that does; fails if any.
#
#   model  <-  runtime  <-  oracle
#     ^  ^---  proofs               <-  cli
#     +------  gen
#
# tests and bench may include everything.
#
# proofs/recheck shares with the prover that it checks nothing but the claims and assumptions, which are data.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"

shared='"[.][.]/([.][.]/model/|claims/|peers/assumptions[.]hpp"|(parallel|stopwatch)[.]hpp")'
strange=$("$here/files.sh" . | grep -E '^proofs/recheck/.*[.](hpp|cpp)$' | tr '\n' '\0' |
  xargs -0 -r grep -HnE '^ *# *include "[.][.]/' | grep -vE "include $shared") || strange=''
if [ -n "$strange" ]; then
  printf '%s\n' "$strange" | sed 's/$/: it may include model, the claims and the assumptions only, and what counts and keeps time/'
  exit 1
fi

"$here/files.sh" . | grep -E '^(model|runtime|proofs|gen|oracle|cli)/.*\.(hpp|cpp|h|c)$' |
  grep -vE '(^|/)(golden|generated)/' | tr '\n' '\0' | xargs -0 -r awk '
  BEGIN {
    may["model"]   = " model "
    may["runtime"] = " runtime model "
    may["proofs"]  = " proofs model "
    may["gen"]     = " gen model "
    may["oracle"]  = " oracle runtime model "
    may["cli"]     = " cli oracle gen proofs runtime model "
    # The folders behind whose wall a library stands.
    owner["boost"] = " model runtime "
    owner["containers"] = " oracle "
    owner["z3"]    = " proofs "
    owner["openssl"] = " proofs "
    owner["pcap"]  = " oracle "
    owner["packing"] = " oracle "
  }
  function library(name) {
    if (name ~ /^boost\/container\//) return "containers"
    if (name ~ /^boost\//) return "boost"
    if (name ~ /^z3[^\/]*[.]h$/) return "z3"
    if (name ~ /^openssl\//) return "openssl"
    if (name ~ /^pcap([.]h$|\/)/) return "pcap"
    if (name ~ /^(zlib|zstd|lz4frame)[.]h$/) return "packing"
    return ""
  }
  function wrong(why) {
    print FILENAME ":" FNR ": " folder " includes " name ": " why
    failed = 1
  }
  # The folder to which a quoted path leads from the folder of this file; nothing where it leaves the tree.
  function reached(path,    at, n, i, depth, piece, way) {
    at = FILENAME
    sub(/[^\/]*$/, "", at)
    n = split(at path, piece, "/")
    depth = 0
    for (i = 1; i <= n; ++i) {
      if (piece[i] == "..") {
        if (--depth < 0) return ""
      } else if (piece[i] != "." && piece[i] != "") {
        way[++depth] = piece[i]
      }
    }
    return depth > 1 ? way[1] : ""
  }
  /^[ \t]*#[ \t]*include[ \t]*[<"]/ {
    folder = FILENAME
    sub(/\/.*/, "", folder)
    name = $0
    sub(/^[ \t]*#[ \t]*include[ \t]*/, "", name)
    quoted = substr(name, 1, 1) == "\""
    name = substr(name, 2)
    sub(/[>"].*/, "", name)
    lib = library(name)
    if (quoted && (folder != "gen" || name ~ /^[.][.]\//)) {
      # gen holds text of other programs, whose includes are not ours.
      target = reached(name)
      if (target == "" || index(may[folder], " " target " ") == 0) wrong("it may include" may[folder] "only")
    } else if (name ~ /^synfin\//) {
      wrong("own headers are named by their place relative to the file")
    } else if (lib != "") {
      if (index(owner[lib], " " folder " ") == 0) wrong(lib " is included in" owner[lib] "only")
    } else if (folder == "model" || folder == "runtime") {
      if (name !~ /^[a-z0-9_]+$/) wrong("it may include Boost and the standard library only")
    }
  }
  END { exit failed }'
