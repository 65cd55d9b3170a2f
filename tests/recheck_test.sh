#!/bin/sh
# recheck_test.sh RECHECK: synfin-recheck shows what holds, and does not believe what does not.
set -eu
recheck=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

# ends STATUS WHAT ARGUMENT...: so it ends, and says so.
ends() {
  wanted=$1 what=$2
  shift 2
  status=0
  "$recheck" "$@" > "$folder/out" 2>&1 || status=$?
  if [ "$status" != "$wanted" ] || ! grep -qE "$what" "$folder/out"; then
    echo "$*: status $status, expected $wanted and: $what"
    cat "$folder/out"
    failed=1
  fi
}

ends 0 ' 0 do not, 0 unknown' --place 'CLOSED without a TCB'
ends 0 ' 0 do not, 0 unknown' --place 'nothing has happened yet'
ends 0 ' 0 do not, 0 unknown' --place 'SEND in ESTABLISHED'
ends 0 ' 0 do not, 0 unknown' --place 'crash in ESTABLISHED'
# A server that opens at once: who is open was acknowledged by nobody.
ends 1 'does not hold: two endpoints [|] open-is-acknowledged' --variant two-message-handshake \
  --place 'SEGMENT ARRIVES in LISTEN'
ends 1 'does not hold: one endpoint [|] every-state-and-event-is-answered' --variant no-keep-alive \
  --place 'KEEP ALIVE TIMEOUT in ESTABLISHED'
ends 2 'is no table' --variant nobody
ends 2 'is no place' --place 'LUNCH in ESTABLISHED'
ends 2 'expected a number' --timeout soon
ends 2 'cannot be read' --place 'nothing has happened yet' --against "$folder/none"
echo 'nothing' > "$folder/empty"
ends 2 'expected a list' --place 'nothing has happened yet' --against "$folder/empty"
# A list of one, where twenty are owed: the others are missing. One that is cut off is no list.
cat > "$folder/list" << 'LIST'
; obligations: 1
(echo "1 | initiation | two endpoints | standard | has-an-incarnation | - | nothing has happened yet | -")
(exit)
LIST
ends 1 'missing: two endpoints [|] one-after-the-other ' --place 'nothing has happened yet' --against "$folder/list"
if grep -q 'missing: .*has-an-incarnation' "$folder/out"; then
  echo 'what is on the list is said to be missing'
  failed=1
fi
sed '/exit/d' "$folder/list" > "$folder/cut"
ends 2 'is not whole' --place 'nothing has happened yet' --against "$folder/cut"
exit $failed
