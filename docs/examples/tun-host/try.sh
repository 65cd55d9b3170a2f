#!/bin/sh
# try.sh TUN-HOST FILE: this kernel's curl fetches FILE from a TUN host, in a network that this shell alone sees
# (`unshare --net`). What the host saw goes to host.pcap.
set -eu
host=$1 file=$2
ip tuntap add dev tun0 mode tun
ip address add 10.0.0.1/24 dev tun0
ip link set tun0 up
"$host" serve --drop 5 --capture host.pcap 80 "$file" &
trap 'kill $!' EXIT
curl --silent --show-error --max-time 60 --retry 5 --retry-connrefused http://10.0.0.2/ | cmp - "$file"
echo "curl has got $file"
