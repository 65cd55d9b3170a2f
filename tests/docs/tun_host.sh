#!/bin/sh
# tun_host.sh SYNFIN CC: the documented TUN host, as a user would go about it: the machine is printed, the host
# built, and run against this kernel in networks of the test's own. 1 MiB goes each way, without losses and with some;
# `synfin check` beside the host finds nothing wrong with it, nor where the kernel stands.
set -eu
synfin=$1 cc=$2
example=$(cd "$(dirname "$0")/../../docs/examples/tun-host" && pwd)

skip() {
  echo "skipped: $*"
  exit 77
}
[ "$(id -u)" = 0 ] || skip 'needs root, for a TUN device'
[ -c /dev/net/tun ] || skip 'needs /dev/net/tun'
for program in curl ip unshare python3 tcpdump; do
  command -v $program > /dev/null || skip "needs $program"
done
unshare --net true 2> /dev/null || skip 'needs network namespaces'

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
# tcpdump gives root away before it writes.
chmod 755 "$place"
fail() {
  echo "tun-host: $*"
  exit 1
}

"$synfin" generate c -o "$place/machine" > "$place/said"
# What the README says, with all warnings and what finds wild pointers.
"$cc" -std=c99 -pedantic -Wall -Wextra -Wconversion -Wshadow -Werror -O1 -g -fsanitize=address,undefined \
  -fno-sanitize-recover=all -I"$place/machine" -o "$place/tun-host" "$example"/*.c "$place/machine"/*.c
head -c 1048576 /dev/urandom > "$place/file"

# judged CAPTURE FLAG...: nothing is wrong, and whole connections were judged, not remnants.
judged() {
  capture=$1
  shift
  "$synfin" check "$@" "$place/$capture" > "$place/verdict" || { cat "$place/verdict"; fail "$capture is not clean"; }
  grep -q ': 0 violations, 0 warnings, ' "$place/verdict" || { cat "$place/verdict"; fail "$capture is not clean"; }
  packets=$(sed -n 's/^\([0-9]*\) TCP segments, .*/\1/p' "$place/verdict")
  [ "${packets:-0}" -gt 700 ] || { cat "$place/verdict"; fail "$capture holds less than a connection"; }
}

# In a namespace of its own: serve or fetch, with so many packets of 100 lost.
cat > "$place/one.sh" << 'END'
set -eu
cd "$1"
mode=$2 drop=$3
ip link set lo up
ip tuntap add dev tun0 mode tun
ip address add 10.0.0.1/24 dev tun0
ip link set tun0 up
tcpdump -i tun0 --immediate-mode -U -s 128 -B 65536 -w kernel.pcap 2> said & watcher=$!
started=$watcher
trap 'kill $started 2> said || :' EXIT
# wait_for COMMAND...: until it is so.
wait_for() {
  tries=0
  until "$@"; do
    tries=$((tries + 1))
    [ $tries -lt 600 ] || { echo "in vain: $*"; exit 1; }
    sleep 0.1
  done
}
wait_for test -s kernel.pcap
case $mode in
serve)
  ./tun-host serve --drop "$drop" --seed 7 --capture host.pcap 80 file &
  started="$started $!"
  wait_for test -s host.pcap
  curl --silent --show-error --max-time 300 -o got http://10.0.0.2/
  # A second call while the first is in TIME-WAIT: the listener goes on.
  curl --silent --show-error --max-time 300 -o again http://10.0.0.2/
  cmp again file
  ;;
fetch)
  python3 -m http.server --bind 10.0.0.1 8000 > said 2>&1 &
  started="$started $!"
  wait_for curl --silent --fail -o said http://10.0.0.1:8000/one.sh
  timeout 300 ./tun-host fetch --drop "$drop" --seed 7 --capture host.pcap 10.0.0.1 8000 /file > got
  ;;
refused)
  if timeout 300 ./tun-host fetch --capture host.pcap 10.0.0.1 8000 /file > got; then
    echo 'it has got what nobody sent'
    exit 1
  fi
  ;;
esac
sleep 0.5 # for tcpdump to write what it has
cmp got "$([ "$mode" = refused ] && echo /dev/null || echo file)"
END

for mode in serve fetch; do
  for drop in 0 5; do
    rm -f "$place"/*.pcap
    unshare --net sh "$place/one.sh" "$place" $mode $drop || fail "$mode with $drop % lost"
    judged host.pcap --at 10.0.0.2
    judged kernel.pcap
  done
done
grep -q ', 0 unknown' "$place/verdict" || fail 'nothing is known of the last run'
unshare --net sh "$place/one.sh" "$place" refused 0 || fail 'a call that is refused'

# What a user types wrongly.
refuses() {
  if said=$("$place/tun-host" "$@" 2>&1); then fail "not refused: $*"; fi
  [ "$(printf '%s\n' "$said" | grep -c 'tun-host: \|^usage: ')" = 1 ] || fail "$* is not refused in one line: $said"
}
refuses
refuses serve 80
refuses serve 65536 "$place/file"
refuses serve 80 "$place/nowhere"
refuses fetch 10.0.0 80 /
refuses fetch --drop 100 10.0.0.1 80 /

# The README's commands, from its first on.
cd "$example/../../.."
shown=$(sed -n 's/^    //p' "$example/README.md" | head -n 3)
cp LICENSE "$place/"
(
  cd "$place"
  mkdir -p docs/examples build
  cp -R "$example" docs/examples/
  ln -sf "$synfin" build/synfin
  printf '%s\n' "$shown" | sed 's/^sudo //' | sh -eu > said 2>&1 || { cat said; exit 1; }
  grep -q 'curl has got LICENSE' said
) || fail 'what the README shows fails'
judged_small=$("$synfin" check --at 10.0.0.2 "$place/host.pcap") || fail 'host.pcap is not clean'
last=$(sed -n 's/^    //p' "$example/README.md" | tail -n 1)
printf '%s\n' "$judged_small" | grep -qF "$last" || { printf '%s\n' "$judged_small"; fail "the README shows: $last"; }
