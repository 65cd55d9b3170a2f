#!/bin/sh
# recheck.sh SYNFIN RECHECK FOLDER JOBS: the standard's table is shown once more by synfin-recheck, and nothing that
# is owed is missing from the prover's list, of which z3 and cvc5 say what it promises.
set -eu
synfin=$1 recheck=$2 folder=$3 jobs=$4
rm -rf "$folder"
mkdir -p "$folder"
"$synfin" verify --variant standard --obligations "$folder/owed.smt2" > "$folder/verify.text"
tail -n 5 "$folder/verify.text"
owed=$(sed -n 's/^; obligations: //p' "$folder/owed.smt2")
grep -q "^$owed obligations written" "$folder/verify.text"
for solver in 'z3 -smt2' 'cvc5 --lang=smt2 --incremental'; do
  $solver "$folder/owed.smt2" > "$folder/said"
  said=$(grep -cx unsat "$folder/said")
  echo "$solver: $said of $owed are unsat"
  [ "$said" = "$owed" ]
done
"$recheck" --jobs "$jobs" --against "$folder/owed.smt2"
