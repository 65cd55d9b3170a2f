# stack.awk -v from=synfin_handle FILE.ci: the deepest stack, in octets, below a function, from GCC's call graph
# (-fcallgraph-info=su). A call that leads back, or a frame whose size is not fixed, is an error.
/^node:/ {
  split($0, part, "\"")
  name = part[2]
  sub(/^.*:/, "", name)
  if (!match(part[4], /[0-9]+ bytes \([a-z,]*\)/)) next
  split(substr(part[4], RSTART, RLENGTH), size, " ")
  frame[name] = size[1]
  if (size[3] != "(static)") { print name ": its frame is " size[3]; failed = 1 }
}
/^edge:/ {
  split($0, part, "\"")
  caller = part[2]
  callee = part[4]
  sub(/^.*:/, "", caller)
  sub(/^.*:/, "", callee)
  calls[caller] = calls[caller] " " callee
}
function depth(name,    all, n, i, below, most) {
  if (name in running) { print name " calls itself"; failed = 1; return 0 }
  if (name in known) return known[name]
  running[name] = 1
  most = 0
  n = split(calls[name], all, " ")
  for (i = 1; i <= n; ++i) {
    below = depth(all[i])
    if (below > most) most = below
  }
  delete running[name]
  return known[name] = frame[name] + most
}
END {
  if (!(from in frame)) { print from " is not there"; exit 1 }
  most = depth(from)
  if (failed) exit 1
  print most
}
