#!/bin/sh
# spin.sh SYNFIN TABLE VARIANT [--all [-DNAME=VALUE...]]: SPIN's verdicts on a variant's table, held against TABLE (spin.tsv).
#
# Each scenario is searched once, exhaustively, for all properties that are promised to hold; each property that is
# promised to be violated is searched for alone, and its counterexample is replayed by SPIN's simulator. Without
# --all a variant is judged in those scenarios only in which it must violate something; the standard in all.
# A verdict is holds, violated, vacuous (the premise cannot be met in this table) or - (not asked).
# -DBITS=6 and the like change the sizes of synfin.pml.
# Out of memory, a depth that is too small, or a premise that is never met is no success.
set -eu
synfin=$(realpath "$1")
table=$(realpath "$2")
variant=$3
all=${4:-}
shift $(($# > 4 ? 4 : $#))
sizes=$*
command -v spin > /dev/null || { echo 'spin.sh: needs spin (Debian: spin)'; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

column=$(head -n 1 "$table" | tr '\t' '\n' | grep -nx "$variant" | cut -d: -f1) ||
  { echo "spin.sh: $table has no column '$variant'"; exit 2; }
# The properties of scenario $1 whose verdict is $2.
having() { awk -F '\t' -v c="$column" -v s="$1" -v v="$2" 'NR > 1 && $2 == s && $c == v { print $1 }' "$table"; }
identifier() { printf '%s\n' "$1" | tr -- '-' '_'; }
fail() {
  echo "WRONG: $variant: $*"
  failed=1
}

# run DIRECTORY OPTIMIZATION OPTION...: the verifier's output goes to DIRECTORY/said.
run() {
  mkdir "$folder/$1"
  cd "$folder/$1"
  optimization=$2
  shift 2
  "$synfin" generate promela --variant "$variant" -o . > /dev/null
  # Without -o3 SPIN merges statements, and cannot tell which of them it never came to. ($sizes: word splitting is meant.)
  spin -o3 $sizes "$@" -a synfin.pml > spin.said || { cat spin.said; exit 1; }
  [ ! -s spin.said ] || { cat spin.said; exit 1; }
  # SPIN's C wraps signed numbers; memory is bounded, so that too large a world fails here.
  "${CC:-cc}" "$optimization" -fwrapv -w -DSAFETY -DNOREDUCE -DMEMLIM=1800 -o pan pan.c
  ./pan -E -m2000000 -w21 > said 2>&1 || :
  cd "$folder"
}
complete() {
  grep -q 'errors: 0' "$1/said" && ! grep -qiE 'search not completed|max search depth too small|out of memory' "$1/said"
}

for scenario in $(awk -F '\t' 'NR > 1 { print $2 }' "$table" | sort -u); do
  world=WORLD_$(printf '%s' "$scenario" | tr 'a-z' 'A-Z')
  violated=$(having "$scenario" violated)
  [ "$variant" = standard ] || [ -n "$all" ] || [ -n "$violated" ] || continue

  promised=$(having "$scenario" holds)$(having "$scenario" vacuous)
  if [ -n "$promised" ]; then
    skips=
    for property in $violated; do skips="$skips -DSKIP_$(identifier "$property")"; done
    # Word splitting is meant.
    run "$scenario" -O1 "-D$world" $skips
    if ! complete "$scenario"; then
      fail "$scenario: no exhaustive search without an error"
      grep -E 'pan:|errors|depth|memory' "$scenario/said"
    else
      echo "$variant, $scenario: $(grep 'states, stored' "$scenario/said" | tr -s ' ')"
      # Each claim has its number in it: the numbers of those whose premise was never met.
      sed -n 's/^.*"assert(.*||(\([0-9]*\)==0)).*/\1/p' "$scenario/said" > unreached
      for verdict in holds vacuous; do
        for property in $(having "$scenario" $verdict); do
          number=$(sed -n "s/^#define $(identifier "$property") //p" "$scenario/properties.pml")
          if grep -qx "${number:?}" unreached; then found=vacuous; else found=holds; fi
          [ $found = $verdict ] || fail "$property is $found, but promised: $verdict"
        done
      done
    fi
  fi

  for property in $violated; do
    run "$scenario.$property" -O0 "-D$world" "-DONLY=$(identifier "$property")"
    if grep -q "assertion violated .*||(.*==0)" "$scenario.$property/said"; then
      cd "$scenario.$property"
      if spin -o3 $sizes "-D$world" "-DONLY=$(identifier "$property")" -T -t synfin.pml 2>&1 | grep -q 'assertion violated'; then
        echo "$variant: $property is violated"
      else
        fail "$property: the simulator does not come to what the verifier has found"
      fi
      cd "$folder"
    else
      fail "$property is not violated, as promised"
      grep -E 'pan:|errors|depth|memory' "$scenario.$property/said"
    fi
  done
done
exit $failed
