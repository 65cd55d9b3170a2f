#!/bin/sh
# pair.sh BAD.cpp COMPILER FLAG...: the file does not compile, and the compiler says so in one error and at most 20
# lines, in which stand the text of the file's first line, `// expect: TEXT`, and that of its second,
# `// rule: NAME` (or another word where the mistake is not a rule's). A bad header is one of a user's own lines
# (model/own.hpp): as cmake/own.cmake does it, the compiler is asked to stop at the first error.
set -u
bad=$1
shift

expected=$(sed -n '1s,^// expect: ,,p' "$bad")
named=$(sed -n '2s,^// [a-z]*: ,,p' "$bad")
[ -n "$expected" ] || { echo "$bad: the first line must be '// expect: TEXT'"; exit 1; }
[ -n "$named" ] || { echo "$bad: the second line must be '// rule: NAME'"; exit 1; }
good=$(printf '%s' "$bad" | sed 's,[.]bad[.]\([a-z]*\)$,.good.\1,')
[ -f "$good" ] || { echo "$bad: a good file must stand beside it"; exit 1; }

fail() {
  echo "$bad, $1: $2; it says:"
  printf '%s\n' "$said"
  exit 1
}
# compile FILE COMPILER FLAG...
compile() {
  file=$1
  shift
  case $file in
    *.hpp) "$@" -Wfatal-errors -DSYNFIN_OWN="\"$file\"" "$(dirname "$0")/../../model/own.cpp" ;;
    *) "$@" "$file" ;;
  esac
}
# What is good is compiled all at once (good.sh), but for what needs lists of its own.
case $bad in
  */own/*) said=$(compile "$good" "$@" 2>&1) || fail "$1" "$good must compile, but does not" ;;
esac
said=$(compile "$bad" "$@" 2>&1) && fail "$1" "must not compile, but does"
# Our own sentences begin with "synfin: "; g++ has the rule's name between that and the rest.
case $expected in
  synfin:*) begins='synfin: ' ;;
  *) begins= ;;
esac
for text in "$begins" "${expected#synfin: }" "$named"; do
  printf '%s\n' "$said" | grep -qF -- "$text" || fail "$1" "expected the compiler to say: $text"
done
[ "$(printf '%s\n' "$said" | grep -c 'error:')" = 1 ] || fail "$1" "one error is enough"
[ "$(printf '%s\n' "$said" | wc -l)" -le 20 ] || fail "$1" "20 lines are enough"
