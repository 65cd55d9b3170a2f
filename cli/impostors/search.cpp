#include "search.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "../../model/graph/build.hpp"
#include "../../model/standard.hpp"
#include "../../proofs/event/concrete.hpp"
#include "../machines/any_machine.hpp"
#include "inventor.hpp"

namespace synfin::cli {

using model::Event;
using model::Node;
using model::Op;

namespace {

/// So often something is tried, and so many deeds go on from where a schedule has come to something new.
constexpr int most_tries = 120'000;
constexpr int most_at_once = 4;
/// So many deeds follow where the new thing is, so that it comes to be seen.
constexpr int deeds_behind = 8;

/// What a rule asks: its comparisons, and the flags that it reads.
struct Questions {
  std::vector<const Node*> all;
  explicit Questions(const model::PlainRule& rule) {
    std::vector<const Node*> terms{rule.guard};
    for (const model::PlainAssign& effect : rule.effects) terms.push_back(effect.value);
    for (const Node* term : terms)
      for (const Node* node : model::graph::nodes_of(term))
        if (node->op == Op::less || node->op == Op::before || node->op == Op::equal ||
            (node->op == Op::field && node->sort == model::Sort::flag))
          if (std::find(all.begin(), all.end(), node) == all.end()) all.push_back(node);
  }
};

const std::vector<Questions>& questions() {
  static const std::vector<Questions> all = [] {
    std::vector<Questions> made;
    for (const model::PlainRule* rule : model::standard().rules) made.emplace_back(*rule);
    return made;
  }();
  return all;
}

/// What of events is known: which rules fire together, and how the questions of those that are asked
/// come out, by the fields before the event: near misses by one count by themselves.
class Known {
 public:
  /// Is something of it new, or hardly known? `asked` gets the rules that it asks.
  bool note(const Happened& happened, const runtime::Config& config, runtime::RuleSet& asked) {
    model::Situation situation;
    situation.tcb = happened.before;
    situation.cfg = config;
    situation.call = happened.call;
    situation.seg = happened.segment;
    const proofs::Values before = proofs::values_of(situation);
    const proofs::Ran ran = proofs::run(model::standard(), happened.event, before);
    asked |= ran.tried;
    std::uint64_t way =
        static_cast<std::uint64_t>(happened.event) * model::state_count + happened.before.tcb.state;
    for (const model::PlainRule* rule : ran.fired) way = mixed(way, rule->id);
    bool is_new = add(way);
    for (const model::PlainRule* rule : model::standard().rules) {
      if (!ran.tried[rule->id]) continue;
      const std::vector<const Node*>& all = questions()[rule->id].all;
      for (std::size_t n = 0; n < all.size(); ++n)
        is_new = add(mixed(mixed(mixed(1, rule->id), n), answer(*all[n], before))) || is_new;
    }
    return is_new;
  }

 private:
  static std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    return (a ^ (b + 0x9e3779b97f4a7c15U + (a << 6U) + (a >> 2U))) * 0xff51afd7ed558ccdU;
  }
  bool add(std::uint64_t one) { return met_[one]++ < often; }
  static std::uint64_t answer(const Node& question, const proofs::Values& values) {
    if (question.op == Op::field) return values[question.field];
    const auto difference = static_cast<std::int32_t>(proofs::value_of(*question.kids[0], values, values) -
                                                      proofs::value_of(*question.kids[1], values, values));
    return static_cast<std::uint64_t>(std::clamp(difference, -2, 2) + 2);
  }

  static constexpr unsigned often = 2;
  std::unordered_map<std::uint64_t, unsigned> met_;
};

Habits habits_of_schedule(std::uint32_t configured_as) {
  Habits habits = habits_of(configured_as);
  habits.wire = {};
  habits.wire.tap = 0;
  habits.silent_from = 1;  // host 1 is nobody: what comes is what the schedule says
  habits.strange = 0;
  habits.odd_calls = false;
  return habits;
}

/// Where a schedule has come to.
struct Reached {
  World world;
  Searched searched;
};

std::vector<Searched> search_for_schedules(std::uint32_t search) {
  const runtime::TableMachine& machine = *find_machine(model::standard().name);
  Inventor inventor(search);
  Known known;
  bool is_new = false;
  runtime::RuleSet asked;
  std::vector<Reached> reached;
  std::array<std::vector<std::uint32_t>, model::state_count> in_state;  // of them
  std::vector<model::State> states;                                     // that it has come to
  const auto keep = [&](const Reached& one) {
    std::vector<std::uint32_t>& alike = in_state[one.world.tcb().tcb.state];
    if (alike.empty()) states.push_back(one.world.tcb().tcb.state);
    alike.push_back(static_cast<std::uint32_t>(reached.size()));
    reached.push_back(one);
  };
  for (std::uint32_t one = 0; one < configurations; ++one) {
    const std::uint32_t number = search + one;
    const Habits habits = habits_of_schedule(number);
    Reached outset{World(number, habits, {&machine, &machine}), {number, {}, {}}};
    outset.world.watch([&, config = habits.config[0]](const Happened& happened) {
      is_new = known.note(happened, config, asked) || is_new;
    });
    keep(outset);
  }
  const auto go_on = [&](Reached& from) {
    is_new = false;
    asked.reset();
    from.searched.schedule.push_back(inventor.next(from.world));
    from.world.perform(from.searched.schedule.back());
    from.searched.asked |= asked;
  };
  for (int tries = 0; tries < most_tries && reached.size() < most_of_search; ++tries) {
    // Half of the time it goes on from what was found last, else from each state as often.
    const auto count = static_cast<std::uint32_t>(reached.size());
    const std::uint32_t few = std::min(count, 64U);
    const std::vector<std::uint32_t>& alike =
        in_state[states[inventor.below(static_cast<std::uint32_t>(states.size()))]];
    Reached one =
        reached[inventor.below(2) == 0 ? count - 1 - inventor.below(few)
                                       : alike[inventor.below(static_cast<std::uint32_t>(alike.size()))]];
    for (int deeds = 0; deeds < most_at_once && one.searched.schedule.size() < most_deeds; ++deeds) {
      go_on(one);
      if (is_new && reached.size() < most_of_search) keep(one);
    }
  }
  std::vector<Searched> found;
  for (std::size_t at = configurations; at < reached.size(); ++at) {
    Reached& one = reached[at];
    for (int deeds = 0; deeds < deeds_behind; ++deeds) go_on(one);
    one.searched.schedule.push_back(last_word(one.world));
    found.push_back(std::move(one.searched));
  }
  return found;
}

/// The one of that number.
const Searched& searched_of(std::uint32_t world) {
  const std::vector<Searched>& all = schedules_of_search((world - first_searched) / most_of_search);
  return all[std::min<std::size_t>(world % most_of_search, all.size() - 1)];
}

}  // namespace

const std::vector<Searched>& schedules_of_search(std::uint32_t search) {
  static std::mutex alone;
  static std::map<std::uint32_t, std::vector<Searched>> made;
  const std::lock_guard lock(alone);
  std::vector<Searched>& found = made[search];
  if (found.empty()) found = search_for_schedules(search);
  return found;
}

World make_world(std::uint32_t number, std::array<const runtime::TableMachine*, 2> machines) {
  if (!is_searched(number)) return {number, habits_of(number), machines};
  const std::uint32_t configured_as = searched_of(number).configured_as;
  return {configured_as, habits_of_schedule(configured_as), machines};
}

runtime::Config config_of(std::uint32_t world) {
  return habits_of(is_searched(world) ? searched_of(world).configured_as : world).config[0];
}

std::vector<Recorded> play(World& world, std::uint32_t number) {
  return is_searched(number) ? world.play(searched_of(number).schedule) : world.play();
}

}  // namespace synfin::cli
