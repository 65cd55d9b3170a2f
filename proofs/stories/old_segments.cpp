// What stands on the wire before a story begins: segments of nobody who is there today.
#include "script.hpp"

namespace synfin::proofs::script {

using namespace model::terms;

namespace {

/// The incarnations of A and of B that earlier segments are of.
constexpr unsigned old_of_a = 1;
constexpr unsigned old_of_b = 2;

/// A segment of an earlier incarnation of A: numbers whatever they may have been.
peers::Segment earlier(const Z3Words& words, const std::string& name) {
  peers::Segment segment = peers::empty_segment(words);
  for (std::size_t id = model::first_field(model::Group::seg); id < model::first_field(model::Group::out);
       ++id)
    if (model::fields[id].sort != model::Sort::flag)
      segment[id] = words.context().bv_const((name + "." + std::string(model::fields[id].name)).c_str(), 32);
  segment(seg.text) = words.number(0);
  segment(seg.up) = words.number(0);
  segment(seg.mss) = words.number(1460);
  segment(seg.wnd) = words.number(8192);
  segment(ghost.sender) = peers::draw_number(words, old_of_a);
  segment(ghost.knew) = peers::draw_number(words, old_of_b);
  return segment;
}
void put(World& world, const peers::Segment& segment) {
  world.wire.push_back({A, segment, world.now, -1, 0});
}

/// `isn-fresh` (RFC 9293 section 3.4.1): an old number lies less than 2^30 behind the new one.
z3::expr behind(const z3::expr& old, const z3::expr& fresh) {
  return z3::ult(fresh - old - 1, fresh.ctx().bv_val(1U << 30, 32));
}
/// The ISN that the world gives with its n-th event.
z3::expr isn_of_event(const Z3Words& words, int n) {
  return words.context().bv_const(("isn" + std::to_string(n)).c_str(), 32);
}
void behind_all(const Z3Words& words, World& world, std::initializer_list<z3::expr> numbers) {
  for (int event = 0; event < 8; ++event)
    for (const z3::expr& number : numbers)
      world.condition = world.condition && behind(number, isn_of_event(words, event));
}

}  // namespace

std::function<void(const Z3Words&, World&)> delayed(Old what, const Dropped& without) {
  const bool promised = without.count("isn-fresh") == 0 && without.count("msl") == 0;
  return [what, promised](const Z3Words& words, World& world) {
    if (what == Old::text) {
      peers::Segment text = earlier(words, "old-text");
      text(seg.has_ack) = words.flag(true);
      text(seg.text) = words.number(100);
      put(world, text);
      if (promised) behind_all(words, world, {text(seg.ack), text(seg.seq) + 100});
      return;
    }
    peers::Segment syn = earlier(words, "old-syn");
    syn(seg.syn) = words.flag(true);
    peers::Segment ack = earlier(words, "old-ack");
    ack(seg.has_ack) = words.flag(true);
    put(world, syn);
    put(world, ack);
    if (promised) behind_all(words, world, {ack(seg.ack), syn(seg.seq)});
  };
}

void forged_reset(const Z3Words& words, World& world) {
  peers::Segment reset = earlier(words, "forged");
  reset(seg.has_ack) = words.flag(true);
  reset(seg.rst) = words.flag(true);
  put(world, reset);
}

std::function<void(const Z3Words&, World&)> drawn_ahead(const Dropped& without, int first, int again) {
  if (without.count("isn-ahead-of-peer") != 0) return {};
  return [first, again](const Z3Words& words, World& world) {
    world.condition = world.condition && behind(isn_of_event(words, first) + 1, isn_of_event(words, again));
  };
}

}  // namespace synfin::proofs::script
