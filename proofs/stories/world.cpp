#include "world.hpp"

#include <algorithm>

#include "../event/trace_step.hpp"

namespace synfin::proofs {

using model::Event;
using model::Group;
using model::Sort;

namespace {

const std::size_t state_field = model::id_of(model::terms::tcb.state);
const std::size_t first_of_seg = model::first_field(Group::seg);
const std::size_t first_of_out = model::first_field(Group::out);
const std::size_t seg_size = model::group_size(Group::seg);
constexpr int most_deliveries = 2;
constexpr unsigned first_draw = 3;

std::optional<std::uint32_t> constant(const z3::expr& e) {
  std::uint64_t value = 0;
  if (e.is_bool())
    return e.is_true()    ? std::optional<std::uint32_t>(1)
           : e.is_false() ? std::optional<std::uint32_t>(0)
                          : std::nullopt;
  if (e.is_numeral_u64(value)) return static_cast<std::uint32_t>(value);
  return std::nullopt;
}

class Searcher {
 public:
  Searcher(z3::context& context, const model::PlainTable& table, const Story& story, const Limits& limits)
      : words_(context), solver_(context, limits), table_(table), story_(story) {
    solver_.about(std::string(table.name) + ": " + std::string(story.endings.front().what));
  }

  Search run() {
    const Scene start = empty();
    const auto peer = std::make_shared<const peers::Peer>(peers::never_used(words_, start));
    World world{words_.flag(true), {start, start}, {peer, peer}, {}, {}, 1000};
    if (story_.setting) story_.setting(words_, world);
    for (const Act& act : story_.acts) found_.depth += act.times;
    go(world, 0, 0);
    return std::move(found_);
  }

 private:
  Scene empty() const {
    Scene scene;
    for (const model::FieldInfo& field : model::fields)
      scene.push_back(field.sort == Sort::flag    ? words_.flag(false)
                      : field.sort == Sort::state ? words_.state(model::CLOSED)
                                                  : words_.number(0));
    model::Situation config;
    config.cfg = story_.config;
    for (std::size_t id = model::first_field(Group::cfg); id < model::field_count; ++id)
      scene[id] = model::fields[id].sort == Sort::flag ? words_.flag(model::get(config, id) != 0)
                                                       : words_.number(model::get(config, id));
    return scene;
  }

  bool stop() const { return found_.verdict != Verdict::none_found; }

  void go(const World& world, std::size_t act, int done) {
    if (stop()) return;
    if (act == story_.acts.size()) {
      judge(world, true);
      return;
    }
    const Act& now = story_.acts[act];
    if (done == now.times) return go(world, act + 1, 0);
    bool moved = false;
    for (const Move& move : now.moves) {
      for (World& next : after(world, move)) {
        moved = true;
        ++found_.worlds;
        judge(next, false);
        if (stop()) return;
        go(next, act, done + 1);
        if (stop()) return;
      }
    }
    // An act of many moves may end early: all shorter runs are runs too. One of one move must happen.
    if (now.optional || (now.times > 1 && (done > 0 || !moved))) go(world, act + 1, 0);
  }

  void judge(const World& world, bool over) {
    for (const Ending& ending : story_.endings)
      if (ending.when_over == over && !stop() && !world.past.empty()) judge(world, ending);
  }
  void judge(const World& world, const Ending& ending) {
    const Past& last = world.past.back();
    const peers::Sight sight =
        last.peer == ending.seen_by ? last.moment->of_the_one() : last.moment->looking_on(true);
    const z3::expr bad = peers::meaning_of(words_, sight, *ending.bad).simplify();
    if (bad.is_false()) return;
    std::optional<z3::model> how;
    const z3::expr condition = words_.conjunction(world.condition, bad);
    const Answer answer = solver_.can(condition, how);
    if (answer == Answer::no) return;
    found_.verdict = answer == Answer::yes ? Verdict::violated : Verdict::unknown;
    found_.what = ending.what;
    if (how) found_.trace = tell(solver_.smallest(condition, *how), world, ending);
  }

  std::vector<World> after(const World& world, const Move& move) {
    const auto peer = static_cast<std::size_t>(move.peer);
    switch (move.kind) {
      case Move::Kind::crash: {
        World next = world;
        next.ends[peer] = empty();
        next.past.push_back({move.peer, Event::ABORT, world.ends[peer], next.ends[peer], -1, true});
        const auto before = pair(world, move.peer, next.ends[peer], peers::empty_segment(words_));
        happened(next, before, peers::forgetting(words_, before, draw(world)));
        return {next};
      }
      case Move::Kind::call: {
        Scene before = world.ends[peer];
        if (move.octets != 0 || move.event != Event::SEND)
          before[model::id_of(model::terms::call.octets)] = words_.number(move.octets);
        World from = world;
        if (move.event == Event::SEND && move.octets == 0) {
          const z3::expr any = fresh("octets", from);
          before[model::id_of(model::terms::call.octets)] = any;
          from.condition = from.condition && z3::uge(any, 1) && z3::ule(any, 1000);
        }
        return happen(from, move.peer, move.event, std::move(before), -1);
      }
      case Move::Kind::timeout: {
        const auto deadline = constant(world.ends[peer][model::timer_of(move.event)->deadline]);
        if (!deadline) return {};
        World later = world;
        if (static_cast<std::int32_t>(*deadline - world.now) > 0) later.now = *deadline;
        return happen(later, move.peer, move.event, later.ends[peer], -1);
      }
      case Move::Kind::transfer:
        return transfer(world, move);
      case Move::Kind::newest:
      case Move::Kind::next:
      case Move::Kind::oldest:
      case Move::Kind::any:
        return deliveries(world, move);
    }
    return {};
  }

  std::vector<World> deliveries(const World& world, const Move& move) {
    std::vector<std::size_t> which;
    for (std::size_t m = 0; m < world.wire.size(); ++m) {
      const Message& message = world.wire[m];
      const bool alive = world.now - message.sent <= story_.config.msl;
      if (message.from == move.peer || !alive) continue;
      if (move.kind != Move::Kind::any || message.deliveries < most_deliveries) which.push_back(m);
    }
    if (move.kind == Move::Kind::next)
      std::erase_if(which, [&](std::size_t m) { return world.wire[m].deliveries != 0; });
    if (move.kind == Move::Kind::next && which.size() > 1) which = {which.front()};
    if (move.kind == Move::Kind::newest && which.size() > 1) which = {which.back()};
    if (move.kind == Move::Kind::oldest && which.size() > 1) which = {which.front()};
    std::vector<World> all;
    for (const std::size_t m : which) {
      World next = world;
      ++next.wire[m].deliveries;
      Scene before = next.ends[static_cast<std::size_t>(move.peer)];
      for (std::size_t id = first_of_seg; id < first_of_seg + seg_size; ++id)
        before[id] = world.wire[m].segment[id];
      for (World& one :
           happen(next, move.peer, Event::SEGMENT_ARRIVES, std::move(before), static_cast<int>(m)))
        all.push_back(std::move(one));
    }
    return all;
  }

  /// Each round moves the same numbers by the same step, and nothing else: so all rounds together do. The
  /// replay plays them one by one.
  std::vector<World> transfer(const World& world, const Move& move) {
    using namespace model::terms;
    World next = world;
    Scene& from = next.ends[static_cast<std::size_t>(move.peer)];
    Scene& to = next.ends[static_cast<std::size_t>(1 - move.peer)];
    const auto of = [](Scene& scene, auto field) -> z3::expr& { return scene[model::id_of(field)]; };
    next.condition = next.condition && of(from, snd.una) == of(from, snd.nxt) &&
                     of(from, snd.end) == of(from, snd.nxt) && of(to, rcv.nxt) == of(from, snd.nxt);
    Scene before = from;
    of(before, call.now) = words_.number(world.now);
    of(before, call.octets) = words_.number(move.octets);
    const z3::expr octets = fresh("transferred", world);
    for (const std::size_t id : peers::moved_at_sender) from[id] = (from[id] + octets).simplify();
    for (const std::size_t id : peers::moved_at_receiver) to[id] = (to[id] + octets).simplify();
    // What is remembered follows, and what is seen of the moment is that all is quiet again.
    for (const std::size_t who : {0U, 1U}) {
      auto peer = std::make_shared<peers::Peer>(*next.peers[who]);
      for (std::size_t id = 0; id < model::tcb_field_count; ++id) (*peer)[id] = next.ends[who][id];
      next.peers[who] = std::move(peer);
    }
    next.past.push_back({move.peer, Event::SEND, std::move(before), from, -1, false, octets});
    next.now += 10;
    const auto now = pair(next, move.peer, quiet(from), peers::empty_segment(words_));
    peers::StepOf<z3::expr> still = peers::forgetting(words_, now, draw(next));
    still.p = now.p;  // nothing is forgotten, and nothing else happens
    happened(next, now, std::move(still));
    return {next};
  }

  z3::expr fresh(const std::string& name, const World& world) const {
    return words_.context().bv_const((name + std::to_string(world.past.size())).c_str(), 32);
  }

  /// Both peers, as `peer` finds them when something happens to it.
  peers::PairOf<z3::expr> pair(const World& world, int peer, const Scene& before,
                               const peers::Segment& arriving) const {
    return {*world.peers[static_cast<std::size_t>(peer)], *world.peers[static_cast<std::size_t>(1 - peer)],
            arriving, before};
  }
  /// The number of the next draw: behind none, and the two incarnations of which old segments are.
  z3::expr draw(const World& world) const {
    return peers::draw_number(words_, static_cast<unsigned>(world.past.size()) + first_draw);
  }
  /// A scene of which nobody is told anything.
  Scene quiet(Scene scene) const {
    for (std::size_t id = first_of_out; id < first_of_out + seg_size; ++id) hush(scene, id);
    for (std::size_t id = model::first_field(Group::told); id < model::first_field(Group::cfg); ++id)
      hush(scene, id);
    return scene;
  }
  void hush(Scene& scene, std::size_t id) const {
    scene[id] = model::fields[id].sort == Sort::flag ? words_.flag(false) : words_.number(0);
  }
  /// Notes what has become of the last event, and what each peer remembers.
  void happened(World& world, const peers::PairOf<z3::expr>& before, peers::StepOf<z3::expr> step) const {
    Past& last = world.past.back();
    world.peers[static_cast<std::size_t>(last.peer)] = std::make_shared<const peers::Peer>(step.p);
    last.moment = std::make_shared<const peers::MomentOf<z3::expr>>(peers::MomentOf<z3::expr>{
        before, std::move(step), quiet(before.scene), peers::empty_segment(words_)});
  }

  /// The event at one peer, with everything it leads to. 10 ms pass before the next.
  std::vector<World> happen(const World& world, int peer, Event event, Scene before, int delivers) {
    before[model::id_of(model::terms::call.now)] = words_.number(world.now);
    before[model::id_of(model::terms::call.isn)] = fresh("isn", world);
    before[model::id_of(model::terms::call.has_isn)] = words_.flag(true);
    before[model::id_of(model::terms::call.remote)] = words_.flag(true);
    std::vector<World> all;
    for (Way& way : explore(words_, table_, event, before, world.condition, solver_)) {
      World next = world;
      next.condition = way.condition;
      for (z3::expr& value : way.after) value = value.simplify();
      Scene& end = next.ends[static_cast<std::size_t>(peer)];
      for (std::size_t id = 0; id < model::tcb_field_count; ++id) end[id] = way.after[id];
      const int step = static_cast<int>(next.past.size());
      const z3::expr sent = way.after[model::id_of(model::terms::told.sent)];
      next.past.push_back({peer, event, before, way.after, delivers, false});
      next.now += 10;
      const auto seen = pair(world, peer, before,
                             delivers < 0 ? peers::empty_segment(words_)
                                          : world.wire[static_cast<std::size_t>(delivers)].segment);
      happened(next, seen, peers::step_of(words_, seen, way, event, world.state(peer), draw(world)));
      // A throttled answer may be sent or not; a symbolic "sent" counts as sent under that condition.
      if (!sent.is_false()) {
        if (!sent.is_true()) next.condition = words_.conjunction(next.condition, sent);
        // A reset is of no incarnation: anybody may have sent it.
        const auto& made = next.past.back().moment->step.sent;
        peers::Segment segment = peers::empty_segment(words_);
        for (std::size_t i = 0; i < seg_size; ++i) segment[first_of_seg + i] = way.after[first_of_out + i];
        if (made) segment = *made;
        next.wire.push_back({peer, std::move(segment), world.now, step, 0});
      }
      all.push_back(std::move(next));
    }
    return all;
  }

  Trace tell(const z3::model& how, const World& world, const Ending& ending) const {
    const auto word = [&](const z3::expr& e) { return constant(how.eval(e, true)).value_or(0); };
    Trace trace;
    trace.remark = ending.what;
    trace.ending = ending;
    for (const Past& past : world.past) {
      TraceStep step = trace_step(
          past.event, [&](std::size_t id) { return word(past.before[id]); },
          [&](std::size_t id) { return word(past.after[id]); });
      step.peer = past.peer;
      step.crash = past.crash;
      if (past.transfers) step.transfers = word(*past.transfers);
      if (past.delivers >= 0) {
        const Message& message = world.wire[static_cast<std::size_t>(past.delivers)];
        step.delivers = message.step;
        step.stale = message.step < 0;
      }
      trace.steps.push_back(step);
    }
    return trace;
  }

  Z3Words words_;
  Solver solver_;
  const model::PlainTable& table_;
  const Story& story_;
  Search found_;
};

}  // namespace

model::State World::state(int peer) const {
  return static_cast<model::State>(constant(ends[static_cast<std::size_t>(peer)][state_field]).value_or(0));
}

Search search(const model::PlainTable& table, const Story& story, const Limits& limits) {
  z3::context context;
  return Searcher(context, table, story, limits).run();
}

}  // namespace synfin::proofs
