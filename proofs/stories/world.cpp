#include "world.hpp"

#include <algorithm>

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
    solver_.about(std::string(table.name) + ": " + story.what);
  }

  Search run() {
    World world{words_.flag(true), {empty(), empty()}, {}, {}, 1000};
    if (story_.setting) story_.setting(words_, world);
    for (const Stage& stage : story_.stages) found_.depth += stage.times;
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

  void go(const World& world, std::size_t stage, int done) {
    if (stop()) return;
    if (stage == story_.stages.size()) {
      if (story_.bad_end) judge(world, story_.bad_end(words_, world));
      return;
    }
    const Stage& now = story_.stages[stage];
    if (done == now.times) return go(world, stage + 1, 0);
    bool moved = false;
    for (const Move& move : now.moves) {
      for (World& next : after(world, move)) {
        moved = true;
        ++found_.worlds;
        if (story_.bad_step) judge(next, story_.bad_step(words_, next));
        if (stop()) return;
        go(next, stage, done + 1);
        if (stop()) return;
      }
    }
    // A stage of many moves may end early: all shorter runs are runs too. A stage of one move must happen.
    if (now.optional || (now.times > 1 && (done > 0 || !moved))) go(world, stage + 1, 0);
  }

  void judge(const World& world, const z3::expr& bad) {
    const z3::expr folded = bad.simplify();
    if (folded.is_false()) return;
    std::optional<z3::model> how;
    const Answer answer = solver_.can(words_.conjunction(world.condition, folded), how);
    if (answer == Answer::no) return;
    found_.verdict = answer == Answer::yes ? Verdict::violated : Verdict::unknown;
    if (how) found_.trace = tell(solver_.smallest(words_.conjunction(world.condition, folded), *how), world);
  }

  std::vector<World> after(const World& world, const Move& move) {
    const auto peer = static_cast<std::size_t>(move.peer);
    switch (move.kind) {
      case Move::Kind::crash: {
        World next = world;
        next.ends[peer] = empty();
        next.past.push_back({move.peer, Event::ABORT, world.ends[peer], next.ends[peer], -1, true});
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
      for (std::size_t i = 0; i < seg_size; ++i) before[first_of_seg + i] = world.wire[m].segment[i];
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
    for (z3::expr* number : {&of(from, snd.una), &of(from, snd.nxt), &of(from, snd.end), &of(from, snd.wl2),
                             &of(to, rcv.nxt), &of(to, snd.wl1)})
      *number = (*number + octets).simplify();
    next.past.push_back({move.peer, Event::SEND, std::move(before), from, -1, false, octets});
    next.now += 10;
    return {next};
  }

  z3::expr fresh(const std::string& name, const World& world) const {
    return words_.context().bv_const((name + std::to_string(world.past.size())).c_str(), 32);
  }

  /// The event at one peer, with everything it leads to. 10 ms pass before the next.
  std::vector<World> happen(const World& world, int peer, Event event, Scene before, int delivers) {
    before[model::id_of(model::terms::call.now)] = words_.number(world.now);
    before[model::id_of(model::terms::call.isn)] = fresh("isn", world);
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
      // A throttled answer may be sent or not; a symbolic "sent" counts as sent under that condition.
      if (!sent.is_false()) {
        if (!sent.is_true()) next.condition = words_.conjunction(next.condition, sent);
        Scene segment(way.after.begin() + static_cast<std::ptrdiff_t>(first_of_out),
                      way.after.begin() + static_cast<std::ptrdiff_t>(first_of_out + seg_size));
        next.wire.push_back({peer, std::move(segment), world.now, step, 0});
      }
      all.push_back(std::move(next));
    }
    return all;
  }

  Trace tell(const z3::model& how, const World& world) const {
    const auto word = [&](const z3::expr& e) { return constant(how.eval(e, true)).value_or(0); };
    Trace trace;
    trace.remark = story_.what;
    for (const Past& past : world.past) {
      TraceStep step;
      step.peer = past.peer;
      step.event = past.event;
      step.crash = past.crash;
      if (past.transfers) step.transfers = word(*past.transfers);
      if (past.delivers >= 0) {
        const Message& message = world.wire[static_cast<std::size_t>(past.delivers)];
        step.delivers = message.step;
        step.stale = message.step < 0;
      }
      model::Situation end;
      for (std::size_t id = 0; id < model::field_count; ++id) {
        const Group group = model::fields[id].group;
        const bool made = group == Group::out || group == Group::told;
        model::set(step.situation, id, word(made ? past.after[id] : past.before[id]));
        if (id < model::tcb_field_count) model::set(end, id, word(past.after[id]));
      }
      step.after = end.tcb;
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
