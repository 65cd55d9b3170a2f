#!/bin/sh
# firmware.sh SYNFIN: the documented firmware, built and run as its README says: it opens, echoes and closes. With a fault
# in the machine it must say so.
set -eu
synfin=$1
example=$(cd "$(dirname "$0")/../../docs/examples/firmware" && pwd)
for program in arm-none-eabi-gcc qemu-system-arm; do
  command -v $program > /dev/null || { echo "skipped: needs $program"; exit 77; }
done
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
fail() {
  echo "firmware: $*"
  exit 1
}

mkdir -p "$place/build" "$place/docs/examples"
ln -s "$synfin" "$place/build/synfin"
cp -R "$example" "$place/docs/examples/"
cd "$place"
sed -n 's/^    //p' docs/examples/firmware/README.md > commands
[ "$(wc -l < commands)" = 3 ] || fail 'the README has not three commands'
print=$(sed -n 1p commands)
build=$(sed -n 2p commands)
# A machine that hangs must not hang the test.
run="timeout 600 $(sed -n 3p commands)"

sh -c "$print" > said
sh -c "$build -Wall -Wextra -Wconversion -Wshadow -Werror"
# QEMU's own words are among what it says.
sh -c "$run" < /dev/null > said 2>&1 || { cat said; fail "status $?"; }
printf 'open\nechoed\nclosed\n' > wanted
grep -v '^Timer with period zero' said | diff wanted - || fail 'it says something else'
# The machine with all that belongs to it fits a small part.
arm-none-eabi-size echo.elf | awk 'NR == 2 && $1 + $2 <= 16384 && $3 <= 4096 { fits = 1 } END { exit !fits }' ||
  { arm-none-eabi-size echo.elf; fail 'it has grown'; }

# fault WHAT EDIT: with that edit of the machine the peer notices.
fault() {
  sh -c "$print" > said
  cp machine/synfin.c before.c
  sed -i "$2" machine/synfin.c
  ! cmp -s before.c machine/synfin.c || fail "$1: nothing was edited"
  sh -c "$build"
  status=0
  sh -c "$run" < /dev/null > said 2>&1 || status=$?
  [ $status = 1 ] && grep -q '^not so: ' said || { cat said; fail "$1 is not noticed (status $status)"; }
}
fault 'numbers that do not wrap' 's/return (a - b) > 0x7fffffffu;/return a < b;/'
fault 'the wrong segment sent again' 's/actions->out.seq = tcb->snd_una;/actions->out.seq = tcb->snd_nxt;/'
fault 'a FIN that is not sent' 's/actions->out.fin = true;//'
