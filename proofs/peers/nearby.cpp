#include "nearby.hpp"

namespace synfin::proofs::peers {

using namespace model;
using namespace model::terms;

Nearby::Nearby(const Z3Words& words, const Setting& before)
    : constants_(words.context()), for_peers_(words.context()), near_(before) {
  const auto from_constant = [&](const char* name, const z3::expr& constant_is) {
    constants_.push_back(words.context().bv_const(name, 32));
    for_peers_.push_back(constant_is.simplify());
    return constants_.back();
  };
  const auto write = [&](auto field, const z3::expr& word) {
    near_.arriving(field) = word;
    near_.scene[id_of(field)] = word;
  };
  const z3::expr nxt = before.p(rcv.nxt);
  write(seg.seq, nxt + from_constant("r.ahead", before.arriving(seg.seq) - nxt));
  write(seg.text, from_constant("r.text", before.arriving(seg.text)));
}

z3::expr Nearby::as_peers_see_it(const z3::expr& e) const {
  z3::expr whole = e;
  const z3::expr written = whole.substitute(constants_, for_peers_);
  return z3::eq(written, e) ? e : written.simplify();
}

Way Nearby::as_peers_see_it(const Way& way) const {
  Way written = way;
  written.condition = as_peers_see_it(way.condition);
  written.sent_twice = as_peers_see_it(way.sent_twice);
  for (Scene* scene : {&written.after, &written.ended})
    for (z3::expr& word : *scene) word = as_peers_see_it(word);
  for (auto& [rule, fires] : written.fired) fires = as_peers_see_it(fires);
  written.example.reset();
  return written;
}

}  // namespace synfin::proofs::peers
