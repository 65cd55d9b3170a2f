#!/bin/sh
# layers.sh ROOT: no include runs against the arrows between folders. Prints each that does; fails if any.
#
#   model  <-  runtime  <-  oracle
#     ^  ^---  proofs               <-  cli
#     +------  gen
#
# tests and bench may include everything.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"

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
    owner["z3"]    = " proofs "
    owner["pcap"]  = " oracle "
  }
  function library(name) {
    if (name ~ /^boost\//) return "boost"
    if (name ~ /^z3[^\/]*[.]h$/) return "z3"
    if (name ~ /^pcap([.]h$|\/)/) return "pcap"
    return ""
  }
  function wrong(why) {
    print FILENAME ":" FNR ": " folder " includes " name ": " why
    failed = 1
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
    if (name ~ /^synfin\//) {
      split(name, part, "/")
      if (index(may[folder], " " part[2] " ") == 0) wrong("it may include" may[folder] "only")
    } else if (lib != "") {
      if (index(owner[lib], " " folder " ") == 0) wrong(lib " is included in" owner[lib] "only")
    } else if (folder == "model" || folder == "runtime") {
      if (name !~ /^[a-z0-9_]+$/) wrong("it may include Boost and the standard library only")
    } else if (folder != "gen" && quoted) {
      # gen holds text of other programs, whose includes are not ours.
      wrong("own headers are written \"synfin/FOLDER/NAME\"")
    }
  }
  END { exit failed }'
