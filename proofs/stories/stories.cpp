#include "stories.hpp"

#include <algorithm>

#include "../../model/config.hpp"

namespace synfin::proofs {

using namespace model::terms;
using model::Event;
using model::State;

namespace {

constexpr int A = 0;
constexpr int B = 1;

Move call_of(int peer, Event event, std::uint32_t octets = 0) {
  return {Move::Kind::call, peer, event, octets};
}
Move newest(int peer) { return {Move::Kind::newest, peer, Event::SEGMENT_ARRIVES, 0}; }
Move oldest(int peer) { return {Move::Kind::oldest, peer, Event::SEGMENT_ARRIVES, 0}; }
Move next_for(int peer) { return {Move::Kind::next, peer, Event::SEGMENT_ARRIVES, 0}; }
Move any_for(int peer) { return {Move::Kind::any, peer, Event::SEGMENT_ARRIVES, 0}; }
Move timeout(int peer, Event event) { return {Move::Kind::timeout, peer, event, 0}; }
Move crash(int peer) { return {Move::Kind::crash, peer, Event::STATUS, 0}; }

Move transfer(int from, std::uint32_t round) { return {Move::Kind::transfer, from, Event::SEND, round}; }

Stage one(Move move) { return {{move}, 1, false}; }
Stage maybe(Move move) { return {{move}, 1, true}; }
Stage freely(int times, std::vector<Move> moves) { return {std::move(moves), times, false}; }

using Script = std::vector<Stage>;
Script then(Script first, const Script& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

/// Figure 5-28 of the textbook, Figure 6 of the RFC.
Script handshake() {
  return {one(call_of(B, Event::OPEN_PASSIVE)), one(call_of(A, Event::OPEN_ACTIVE)), one(newest(B)),
          one(newest(A)), one(newest(B))};
}
/// The first half of Figure 5-29: A has closed, B knows, A knows that B knows.
Script half_close() { return {one(call_of(A, Event::CLOSE)), one(newest(B)), one(newest(A))}; }

bool in(State state, std::initializer_list<State> set) {
  return std::find(set.begin(), set.end(), state) != set.end();
}
bool open(State state) { return model::synchronized.has(state); }

/// What the last step told the user of `peer`, by field.
template <class F>
z3::expr told_to(const Z3Words& words, const World& world, int peer, F field) {
  const Past& last = world.past.back();
  return last.peer == peer ? last.after[model::id_of(field)] : words.flag(false);
}

/// Puts a segment of an earlier incarnation on the wire: `flags` as given, numbers whatever they may have
/// been.
Scene stale_segment(const Z3Words& words, const std::string& name, bool with_syn, bool with_ack) {
  Scene segment;
  for (std::size_t id = model::first_field(model::Group::seg); id < model::first_field(model::Group::out);
       ++id) {
    const model::FieldInfo& field = model::fields[id];
    if (field.sort == model::Sort::flag)
      segment.push_back(
          words.flag(id == model::id_of(seg.syn) ? with_syn : id == model::id_of(seg.has_ack) && with_ack));
    else
      segment.push_back(words.context().bv_const((name + "." + std::string(field.name)).c_str(), 32));
  }
  const auto set = [&](auto field, const z3::expr& value) {
    segment[model::id_of(field) - model::first_field(model::Group::seg)] = value;
  };
  set(seg.text, words.number(0));
  set(seg.up, words.number(0));
  set(seg.mss, words.number(1460));
  set(seg.wnd, words.number(8192));
  return segment;
}
template <class F>
z3::expr of(const Scene& segment, F field) {
  return segment[model::id_of(field) - model::first_field(model::Group::seg)];
}
/// `isn-fresh` (RFC 9293 section 3.4.1): an old number lies less than 2^30 behind the new one.
z3::expr behind(const z3::expr& old, const z3::expr& fresh) {
  return z3::ult(fresh - old - 1, fresh.ctx().bv_val(1U << 30, 32));
}
/// The ISN that the world gives with its n-th event.
z3::expr isn_of_event(const Z3Words& words, int n) {
  return words.context().bv_const(("isn" + std::to_string(n)).c_str(), 32);
}

/// A stale SYN and a stale ACK from A's earlier incarnation.
void delayed(const Z3Words& words, World& world, bool behind_new_isns) {
  const Scene syn = stale_segment(words, "old-syn", true, false);
  const Scene ack = stale_segment(words, "old-ack", false, true);
  world.wire.push_back({A, syn, world.now, -1, 0});
  world.wire.push_back({A, ack, world.now, -1, 0});
  for (int event = 0; behind_new_isns && event < 8; ++event)
    world.condition = world.condition && behind(of(ack, seg.ack), isn_of_event(words, event)) &&
                      behind(of(syn, seg.seq), isn_of_event(words, event));
}

/// A hundred octets of text, and what they acknowledged, from A's earlier incarnation.
void delayed_text(const Z3Words& words, World& world, bool behind_new_isns) {
  Scene text = stale_segment(words, "old-text", false, true);
  text[model::id_of(seg.text) - model::first_field(model::Group::seg)] = words.number(100);
  world.wire.push_back({A, text, world.now, -1, 0});
  for (int event = 0; behind_new_isns && event < 8; ++event)
    world.condition = world.condition && behind(of(text, seg.ack), isn_of_event(words, event)) &&
                      behind(of(text, seg.seq) + 100, isn_of_event(words, event));
}

/// `isn-fresh` and `msl` promise that what is old lies behind the ISN that B will draw or A will.
bool old_lies_behind(const Dropped& without) {
  return without.count("isn-fresh") == 0 && without.count("msl") == 0;
}

std::function<void(const Z3Words&, World&)> delayed_past(const Dropped& without) {
  const bool promised = old_lies_behind(without);
  return [promised](const Z3Words& words, World& world) { delayed(words, world, promised); };
}

Story stale_syn(const Dropped& without) {
  Story story;
  story.config = model::default_config;
  story.setting = delayed_past(without);
  story.stages = {one(call_of(B, Event::OPEN_PASSIVE)),
                  freely(3, {any_for(B), any_for(A), timeout(B, Event::RETRANSMISSION_TIMEOUT)})};
  story.bad_step = [](const Z3Words& words, const World& world) {
    return words.flag(world.state(A) == model::CLOSED && open(world.state(B)));
  };
  story.what = "B is open, and A has never called: a SYN long out of date has made a connection";
  return story;
}

Story agreement(const Dropped& without) {
  Story story;
  story.config = model::default_config;
  story.setting = delayed_past(without);
  story.stages = {one(call_of(B, Event::OPEN_PASSIVE)), one(call_of(A, Event::OPEN_ACTIVE)),
                  freely(3, {any_for(B), any_for(A)})};
  story.bad_step = [](const Z3Words& words, const World& world) {
    if (!open(world.state(B))) return words.flag(false);
    if (in(world.state(A), {model::CLOSED, model::SYN_SENT})) return words.flag(true);
    return !(at(world, A, rcv.irs) == at(world, B, snd.iss) &&
             at(world, B, rcv.irs) == at(world, A, snd.iss));
  };
  story.what = "B is open, but A has not acknowledged its SYN, or each believes in another beginning";
  return story;
}

Story simultaneous_open() {
  Story story;
  story.config = model::default_config;
  story.stages = {one(call_of(A, Event::OPEN_ACTIVE)),
                  one(call_of(B, Event::OPEN_ACTIVE)),
                  one(oldest(B)),
                  one(oldest(A)),
                  freely(2, {newest(A), newest(B)}),
                  one(newest(A)),
                  one(newest(B))};
  story.bad_end = [](const Z3Words& words, const World& world) {
    return words.flag(world.state(A) != model::ESTABLISHED || world.state(B) != model::ESTABLISHED);
  };
  story.what = "both have called at once and everything was delivered, but they are not both open";
  return story;
}

Story prefix() {
  Story story;
  story.config = model::default_config;
  story.stages = then(handshake(), {one(call_of(A, Event::SEND)), one(call_of(A, Event::SEND)),
                                    freely(3, {any_for(B), timeout(A, Event::RETRANSMISSION_TIMEOUT)})});
  story.bad_step = [](const Z3Words& words, const World& world) {
    if (world.state(B) != model::ESTABLISHED || !open(world.state(A))) return words.flag(false);
    const z3::expr got = at(world, B, rcv.nxt) - at(world, B, rcv.irs);
    const z3::expr sent = at(world, A, snd.nxt) - at(world, A, snd.iss);
    return z3::ugt(got, sent);
  };
  story.what = "B has received what A never sent";
  return story;
}

Story last_ack() {
  Story story;
  story.config = model::default_config;
  story.stages = then(then(handshake(), half_close()),
                      {one(call_of(B, Event::CLOSE)), one(newest(A)),
                       one(timeout(B, Event::RETRANSMISSION_TIMEOUT)), freely(2, {newest(A), newest(B)})});
  story.bad_step = [](const Z3Words& words, const World& world) {
    return told_to(words, world, B, told.reset);
  };
  story.what = "both have closed in order, the last ACK was lost, and B is told \"connection reset\"";
  return story;
}

/// Old text arrives in a new connection.
Story old_text(const Dropped& without) {
  Story story;
  story.config = model::default_config;
  const bool promised = old_lies_behind(without);
  story.setting = [promised](const Z3Words& words, World& world) { delayed_text(words, world, promised); };
  story.stages = then(handshake(), {one(oldest(B))});
  story.bad_step = [](const Z3Words& words, const World& world) {
    const Past& last = world.past.back();
    const bool old = last.delivers >= 0 && world.wire[static_cast<std::size_t>(last.delivers)].step < 0;
    return old && last.peer == B ? last.after[model::id_of(told.delivered)] != 0 : words.flag(false);
  };
  story.what = "text of an earlier incarnation is delivered to the user of this one";
  return story;
}

/// A sends the numbers once around while a segment of it is still on its way.
Story once_around(const Dropped& without) {
  Story story;
  story.config = model::default_config;
  const std::uint32_t round = story.config.mss;
  story.stages = then(handshake(), {one(call_of(A, Event::SEND, round)), one(newest(B)),
                                    one(call_of(B, Event::RECEIVE, round)), one(newest(A))});
  if (without.count("rate") != 0) story.stages.push_back(one(transfer(A, round)));
  story.stages.push_back(freely(1, {any_for(B)}));
  story.bad_step = [](const Z3Words& words, const World& world) {
    const Past& last = world.past.back();
    // It has come before.
    const bool again = last.peer == B && last.delivers >= 0 && last.event == Event::SEGMENT_ARRIVES &&
                       world.wire[static_cast<std::size_t>(last.delivers)].deliveries > 1;
    return again ? last.after[model::id_of(told.delivered)] != 0 : words.flag(false);
  };
  story.what =
      "text of 4 GiB ago is delivered again: the numbers have come round within an MSL (why there are "
      "timestamps: PAWS, RFC 7323 section 5)";
  return story;
}

/// B forgets a connection in which it has acknowledged text, and A's SYN of that connection comes again.
Story forgotten() {
  Story story;
  story.config = model::default_config;
  story.stages = then(handshake(), {one(call_of(A, Event::SEND, 100)), one(newest(B)), one(newest(A)),
                                    one(crash(B)), one(call_of(B, Event::OPEN_PASSIVE)), one(oldest(B))});
  story.bad_step = [](const Z3Words& words, const World& world) {
    if (world.state(A) != model::ESTABLISHED || world.state(B) != model::ESTABLISHED)
      return words.flag(false);
    return at(world, B, rcv.irs) == at(world, A, snd.iss) &&
           z3::ult(at(world, B, rcv.nxt) - at(world, B, rcv.irs),
                   at(world, A, snd.una) - at(world, A, snd.iss));
  };
  story.what = "both are open, and A takes for received what B, as it is now, never received";
  return story;
}

/// Both sides close, then the same pair of sockets is used again, and a segment of the first time is still on
/// its way.
Story incarnations() {
  Story story;
  story.config = model::default_config;
  story.stages = then(then(handshake(), {one(call_of(A, Event::SEND, 100)), one(newest(B)), one(newest(A))}),
                      half_close());
  story.stages =
      then(story.stages, {one(call_of(B, Event::CLOSE)), one(newest(A)), one(newest(B)),
                          one(call_of(B, Event::OPEN_PASSIVE)), maybe(timeout(A, Event::TIME_WAIT_TIMEOUT)),
                          one(call_of(A, Event::OPEN_ACTIVE)), one(newest(B)), one(newest(A)), one(newest(B)),
                          freely(1, {any_for(B)})});
  story.bad_step = [](const Z3Words& words, const World& world) {
    const Past& last = world.past.back();
    if (last.peer != B || last.delivers < 0 || world.past.size() < 16) return words.flag(false);
    // The segment was sent before B opened again, and its text goes to the new connection's user.
    const int reopened = 15;
    if (world.wire[static_cast<std::size_t>(last.delivers)].step >= reopened) return words.flag(false);
    return last.after[model::id_of(told.delivered)] != 0;
  };
  story.what = "text of the earlier incarnation is delivered to the user of the next";
  return story;
}

/// B is told of the end; what becomes of it is `stages`.
Story all_delivered(const Script& stages) {
  Story story;
  story.config = model::default_config;
  story.stages = then(then(handshake(), half_close()), stages);
  story.bad_step = [](const Z3Words& words, const World& world) {
    const Past& last = world.past.back();
    if (last.peer != B) return words.flag(false);
    const z3::expr whole = last.before[model::id_of(snd.end)] + 1 == at(world, A, rcv.nxt);
    return last.after[model::id_of(told.closed)] && !whole;
  };
  story.what = "B is told that all ended well, but A has not received all that B sent";
  return story;
}

Story all_delivered() {
  return all_delivered({one(call_of(B, Event::SEND)), one(call_of(B, Event::CLOSE)),
                        freely(3, {newest(A), newest(B), timeout(B, Event::RETRANSMISSION_TIMEOUT)})});
}

/// An ACK of an earlier incarnation comes when B waits for that of its FIN.
Story old_last_ack(const Dropped& without) {
  Story story = all_delivered({one(call_of(B, Event::CLOSE)), one(any_for(B))});
  story.setting = delayed_past(without);
  return story;
}

Story blind_reset() {
  Story story;
  story.config = model::default_config;
  story.setting = [](const Z3Words& words, World& world) {
    Scene rst = stale_segment(words, "forged", false, true);
    rst[model::id_of(seg.rst) - model::first_field(model::Group::seg)] = words.flag(true);
    world.wire.push_back({A, rst, world.now, -1, 0});
  };
  story.stages = then(handshake(), {one(oldest(B))});
  story.bad_step = [](const Z3Words& words, const World& world) {
    const Past& last = world.past.back();
    if (last.peer != B) return words.flag(false);
    return last.after[model::id_of(told.reset)] &&
           last.before[model::id_of(seg.seq)] != last.before[model::id_of(rcv.nxt)];
  };
  story.what = "a forged reset whose number was only near the expected one has ended the connection";
  return story;
}

Story dead_peer() {
  Story story;
  story.config = model::default_config;
  story.config.keep_alive = true;
  story.stages = then(handshake(), {one(crash(A))});
  for (std::uint32_t probe = 0; probe <= story.config.keep_count; ++probe)
    story.stages.push_back(one(timeout(B, Event::KEEP_ALIVE_TIMEOUT)));
  story.bad_end = [](const Z3Words& words, const World& world) {
    return words.flag(world.state(B) != model::CLOSED);
  };
  story.what = "A is dead, all timers have run out, and B waits for ever";
  return story;
}

Story reboot(const Dropped& without) {
  Story story;
  story.config = model::default_config;
  if (without.count("isn-ahead-of-peer") == 0)  // what A draws anew lies ahead of what B expects
    story.setting = [](const Z3Words& words, World& world) {
      world.condition = world.condition && behind(isn_of_event(words, 1) + 1, isn_of_event(words, 6));
    };
  story.stages = then(handshake(), {one(crash(A)), one(call_of(A, Event::OPEN_ACTIVE)), one(newest(B)),
                                    one(newest(A)), one(newest(B))});
  story.bad_end = [](const Z3Words& words, const World& world) {
    return words.flag(open(world.state(B)) && world.state(A) == model::SYN_SENT);
  };
  story.what = "A has lost its memory and calls anew, and B still holds to the old connection";
  return story;
}

/// Both close at any time that the wire leaves them.
Story joint_stall() {
  Story story;
  story.config = model::default_config;
  const Script any_loss = {freely(4, {newest(A), newest(B), timeout(A, Event::RETRANSMISSION_TIMEOUT),
                                      timeout(B, Event::RETRANSMISSION_TIMEOUT)})};
  story.stages = then(
      then(handshake(), {one(call_of(A, Event::CLOSE)), maybe(newest(B)), one(call_of(B, Event::CLOSE))}),
      any_loss);
  story.bad_end = [](const Z3Words& words, const World& world) {
    z3::expr no_clock = words.flag(true);
    for (const int who : {A, B}) {
      if (in(world.state(who), {model::CLOSED, model::LISTEN})) return words.flag(false);
      no_clock = no_clock && !at(world, who, armed.retransmission) && !at(world, who, armed.time_wait);
    }
    return no_clock;
  };
  story.what = "both have closed, and each waits for the other without a clock";
  return story;
}

Story simultaneous_close() {
  Story story;
  story.config = model::default_config;
  story.stages = then(handshake(), {one(call_of(A, Event::CLOSE)), one(call_of(B, Event::CLOSE)),
                                    one(next_for(A)), one(next_for(B)), one(next_for(A)), one(next_for(B))});
  story.bad_end = [](const Z3Words& words, const World& world) {
    const auto done = [](State s) { return in(s, {model::TIME_WAIT, model::CLOSED}); };
    return words.flag(!done(world.state(A)) || !done(world.state(B)));
  };
  story.what = "both have closed at once and everything was delivered, but they have not both finished";
  return story;
}

/// B's SYN,ACK is lost, and A calls again.
Story lost_syn_ack() {
  Story story;
  story.config = model::default_config;
  story.stages = {one(call_of(B, Event::OPEN_PASSIVE)),
                  one(call_of(A, Event::OPEN_ACTIVE)),
                  one(newest(B)),
                  one(timeout(A, Event::RETRANSMISSION_TIMEOUT)),
                  one(newest(B)),
                  freely(2, {newest(A), timeout(B, Event::RETRANSMISSION_TIMEOUT)})};
  story.bad_step = [](const Z3Words& words, const World& world) {
    if (world.past.size() < 3) return words.flag(false);  // B has not heard the SYN yet
    return told_to(words, world, A, told.refused) ||
           words.flag(in(world.state(B), {model::LISTEN, model::CLOSED}));
  };
  story.what = "B's SYN,ACK was lost, and A's second SYN ends the opening";
  return story;
}

}  // namespace

std::vector<Story> stale_syn_stories(const Dropped& without) { return {stale_syn(without)}; }
std::vector<Story> agreement_stories(const Dropped& without) { return {agreement(without)}; }
std::vector<Story> simultaneous_open_stories(const Dropped&) { return {simultaneous_open()}; }
std::vector<Story> prefix_stories(const Dropped& without) {
  return {old_text(without), forgotten(), once_around(without), prefix()};
}
std::vector<Story> last_ack_stories(const Dropped&) { return {last_ack()}; }
std::vector<Story> incarnations_stories(const Dropped& without) { return {old_text(without)}; }
std::vector<Story> two_msl_stories(const Dropped&) { return {incarnations()}; }
std::vector<Story> all_delivered_stories(const Dropped& without) {
  return {all_delivered(), old_last_ack(without)};
}
std::vector<Story> blind_reset_stories(const Dropped&) { return {blind_reset()}; }
std::vector<Story> dead_peer_stories(const Dropped&) { return {dead_peer()}; }
std::vector<Story> reboot_stories(const Dropped& without) { return {reboot(without)}; }
std::vector<Story> joint_stall_stories(const Dropped&) { return {joint_stall()}; }
std::vector<Story> simultaneous_close_stories(const Dropped&) { return {simultaneous_close()}; }
std::vector<Story> lost_syn_ack_stories(const Dropped&) { return {lost_syn_ack()}; }

}  // namespace synfin::proofs
