#include "search.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "../../model/config.hpp"
#include "../../model/graph/build.hpp"
#include "../impostors/habits.hpp"
#include "circles.hpp"
#include "meter.hpp"
#include "seeker.hpp"

namespace synfin::cli::vectors {

using model::Event;

namespace {

constexpr std::size_t now_field = model::id_of(model::terms::call.now);
constexpr std::size_t state_field = model::id_of(model::terms::tcb.state);
constexpr std::size_t cwnd_field = model::id_of(model::terms::call.cwnd);
constexpr std::size_t rto_field = model::id_of(model::terms::call.rto);
/// So many events are made from one; more of a kind that leads anywhere.
constexpr int moves = 5;
/// One in so many events is looked at closely though it seems to be nothing new.
constexpr std::size_t look_at = 8;
/// So many events are remembered for a rule, and so many moves are made from each where it has an open goal.
constexpr std::size_t most_candidates = 150;
constexpr int insistence = 40;

/// Configurations to begin with: the defaults, and those of small hosts with choices of their own.
std::vector<Values> configurations() {
  std::vector<Values> all;
  const auto take = [&](const runtime::Config& config) {
    model::Situation situation;
    situation.cfg = config;
    all.push_back(proofs::values_of(situation));
  };
  take(model::default_config);
  constexpr std::uint32_t rough_ones = 40;
  for (std::uint32_t world = 0; all.size() < 1 + rough_ones / 2; ++world)
    if (is_rough(world)) {
      runtime::Config config = habits_of(world).config[0];
      config.keep_interval = 1000;  // whole seconds, as sockets have them
      take(config);
    }
  return all;
}

class Search {
 public:
  Search(const Goals& goals, const Effort& effort)
      : goals_(goals), effort_(effort), meter_(goals), seeker_(1), circles_(goals.table()) {
    found_.by_goal.resize(goals.all().size());
    open_.resize(goals.all().size(), true);
    asked_at_.resize(goals.table().rules.size());
    asked_count_.resize(goals.table().rules.size());
  }

  Found run() {
    std::uint32_t now = 1000;
    for (const Values& config : configurations()) {
      const Values rest = outset(config, now);
      found_.reached.push_back({Reached::outset, {}, rest, 0});
      now += 0x10000001;
    }
    // By breadth, and over again: the longer it takes, the more is tried everywhere.
    while (tried_ < effort_.events) {
      const std::size_t before = found_.reached.size();
      for (std::size_t at = 0; at < found_.reached.size() && tried_ < effort_.events; ++at) go_on(at);
      if (rounds_++ > 20 && before == found_.reached.size()) break;
    }
    insist();
    reconfigure();
    tell_where_rules_fire();
    return std::move(found_);
  }

 private:
  /// An event that was tried from a place.
  struct Candidate {
    std::size_t place;
    Happening happening;
  };

  void go_on(std::size_t place) {
    if (found_.reached[place].events >= most_events) return;
    const Values rest = found_.reached[place].rest;
    for (std::size_t e = 0; e < model::event_count; ++e) {
      const auto event = static_cast<Event>(e);
      const int starts = event == Event::SEGMENT_ARRIVES ? (rounds_ == 0 ? 12 : 6) : 1;
      for (int start = 0; start < starts; ++start) {
        Values before = seeker_.anything(rest, event);
        for (int move = 0; move < moves; ++move) {
          if (!try_one(place, rest, event, before)) break;
          const std::vector<Asked> asked = meter_.asked();
          if (!seeker_.nearer(before, goals_, asked)) break;
        }
      }
    }
  }

  /// False: it cannot happen.
  bool try_one(std::size_t place, const Values& rest, Event event, const Values& before) {
    if (!is_input_sound(before, rest[now_field]) || !may_happen(goals_.table(), event, before)) return false;
    ++tried_;
    meter_.clear();
    const proofs::Ran ran = proofs::run(goals_.table(), event, before, nullptr, nullptr, &meter_);
    std::uint64_t way = static_cast<std::uint64_t>(event) * model::state_count + rest[state_field];
    for (const model::PlainRule* rule : ran.fired) way = way * 1'000'003 + rule->id;
    bool is_rare = add(way * 2);
    for (const std::uint64_t mark : meter_.marks())
      is_rare = add((mark * model::state_count + rest[state_field]) * 16 + choices(before)) || is_rare;
    is_rare = add(shape_of(ran.after, before)) || is_rare;
    if (is_rare || is_insisting_ || tried_ % look_at == 0) meter_.look_closer(open_);
    bool is_new = false;  // a goal is met as never before
    for (const Met& met : meter_.met()) {
      if (is_wanted(met)) {
        note(met, place, {event, before});
        is_new = true;
      } else if (const std::size_t over = over_wrap(met.goal);
                 over != Goals::none && is_wanted({over, met.decides}) && turns_[met.goal]++ < 20) {
        Story story = found_.story_to(place);
        story.push_back({event, before});
        turn_over(met, story, meter_);
      }
    }
    remember(place, {event, before});
    const Values then = rest_of(ran.after);
    // What a host measures ends its run: all that followed would be of that host alone.
    if (before[cwnd_field] != 0 || before[rto_field] != 0) return true;
    if ((is_new || (is_rare && found_.reached.size() < effort_.most_places)) && moved(rest, then))
      found_.reached.push_back({place, {event, before}, then, found_.reached[place].events + 1});
    return true;
  }

  static bool moved(const Values& rest, const Values& then) {
    return !std::equal(rest.begin(), rest.begin() + model::tcb_field_count, then.begin());
  }
  bool add(std::uint64_t mark) { return known_[mark]++ < 2; }

  void tell_where_rules_fire() {
    found_.fired.resize(asked_at_.size());
    for (std::size_t rule = 0; rule < asked_at_.size(); ++rule)
      for (const Candidate& one : asked_at_[rule]) {
        const proofs::Ran ran = proofs::run(goals_.table(), one.happening.event, one.happening.before);
        if (std::any_of(ran.fired.begin(), ran.fired.end(),
                        [&](const model::PlainRule* each) { return each->id == rule; }))
          found_.fired[rule].push_back({one.place, one.happening});
      }
  }
  /// A few events for each probe that hangs on the configuration: in another they may meet what is missing.
  void remember(std::size_t place, const Happening& happening) {
    for (const Asked& asked : meter_.asked()) {
      // One in so many, so that they are from everywhere.
      std::vector<Candidate>& at = asked_at_[asked.rule->id];
      const std::size_t turn = asked_count_[asked.rule->id]++;
      if (at.size() < most_candidates)
        at.push_back({place, happening});
      else if (const std::size_t which = seeker_.below(static_cast<std::uint32_t>(turn)); which < at.size())
        at[which] = {place, happening};
      const std::vector<Probe>& probes = goals_.probes(asked.rule->id);
      for (std::size_t p = 0; p < probes.size(); ++p) {
        if (!probes[p].is_quick() || (!asked.fires && probes[p].effect != Probe::in_guard)) continue;
        std::vector<Candidate>& known = candidates_[asked.rule->id * 256 + p];
        if (known.size() >= 8 || (known.size() >= 4 && !decides(probes[p], asked.then))) continue;
        known.push_back({place, happening});
      }
    }
  }
  /// What is missing still is looked for in other configurations, which put a probe onto its boundaries.
  void reconfigure() {
    for (const Goal& goal : goals_.all()) {
      if (goal.probe == Goal::fires) continue;
      const std::size_t at = static_cast<std::size_t>(&goal - goals_.all().data());
      const Probe& probe = goals_.probes(goal.rule->id)[goal.probe];
      const auto known = candidates_.find(goal.rule->id * 256 + goal.probe);
      if (known == candidates_.end()) continue;
      for (const model::Node* node : model::graph::nodes_of(probe.node)) {
        if (node->op != model::Op::field || model::fields[node->field].group != model::Group::cfg) continue;
        for (const Candidate& one : known->second)
          if (is_wanted({at, true})) try_configuration(goal, probe, node->field, one);
      }
    }
  }
  void try_configuration(const Goal& goal, const Probe& probe, std::size_t field, const Candidate& one) {
    Story story = found_.story_to(one.place);
    story.push_back(one.happening);
    Meter meter(goals_);
    proofs::run(goals_.table(), story.back().event, story.back().before, nullptr, nullptr, &meter);
    const auto asked = std::find_if(meter.asked().begin(), meter.asked().end(),
                                    [&](const Asked& each) { return each.rule == goal.rule; });
    if (asked == meter.asked().end()) return;
    std::uint32_t wanted = asked->then[field];
    if (!probe.is_quick()) return;
    if (probe.compares()) {
      const auto value = moved_onto(probe, asked->then, field, static_cast<int>(goal.side) % 3 - 1);
      if (!value) return;
      wanted = *value;
    } else {
      wanted = 1 - wanted;
    }
    story[0].before[field] = wanted;
    if (!replay(goals_.table(), story) || !is_story_sound(story)) return;
    meter.clear();
    proofs::run(goals_.table(), story.back().event, story.back().before, nullptr, nullptr, &meter);
    for (const Met& met : meter.met())
      if (is_wanted(met)) {
        turn_over(met, story, meter);
        found_.by_goal[met.goal] = {story, met.decides};
      }
  }

  /// Which fields of the TCB are not zero, in which state, by which choices: what an end forgets must have
  /// been there.
  static std::uint64_t shape_of(const Values& after, const Values& before) {
    std::uint64_t shape = after[state_field] * 16 + choices(before);
    for (std::size_t field = 0; field < model::tcb_field_count; ++field)
      shape = (shape * 2 + (after[field] != 0 ? 1 : 0)) * 0x9e3779b97f4a7c15U + 1;
    return shape | 1;
  }

  /// What is missing still is looked for once more where its rules are asked, from many places.
  void insist() {
    is_insisting_ = true;
    std::vector<bool> open_rules(goals_.table().rules.size(), false);
    for (std::size_t goal = 0; goal < open_.size(); ++goal)
      if (open_[goal]) open_rules[goals_.all()[goal].rule->id] = true;
    for (std::size_t rule = 0; rule < open_rules.size(); ++rule) {
      if (!open_rules[rule]) continue;
      const std::vector<Candidate> from = asked_at_[rule];
      for (const Candidate& one : from) {
        const Values rest = found_.reached[one.place].rest;
        Values before = one.happening.before;
        for (int move = 0; move < insistence; ++move) {
          if (!try_one(one.place, rest, one.happening.event, before)) before = one.happening.before;
          std::vector<Asked> asked = meter_.asked();
          std::erase_if(asked, [&](const Asked& each) { return each.rule->id != rule; });
          if (asked.empty() || seeker_.below(3) == 0)
            seeker_.shake(before, rest);
          else
            seeker_.nearer(before, goals_, asked);
        }
      }
    }
  }

  bool is_wanted(const Met& met) const {
    const auto& known = found_.by_goal[met.goal];
    return !known || (met.decides && !known->decides);
  }
  /// Which of the choices that a host has are made.
  static std::uint64_t choices(const Values& before) {
    std::uint64_t made = 0;
    for (std::size_t id = model::first_field(model::Group::cfg); id < model::field_count; ++id)
      if (model::fields[id].sort == model::Sort::flag) made = made * 2 + before[id];
    return made;
  }

  void note(const Met& met, std::size_t place, const Happening& last) {
    Story story = found_.story_to(place);
    story.push_back(last);
    found_.longest = std::max(found_.longest, story.size());
    turn_over(met, story, meter_);
    found_.by_goal[met.goal] = {std::move(story), met.decides};
    open_[met.goal] = false;
  }

  /// The same goal with its numbers over the wrap, where there is such a goal.
  std::size_t over_wrap(std::size_t goal) const {
    const Goal& one = goals_.all()[goal];
    if (one.probe == Goal::fires || one.side > Side::above) return Goals::none;
    return goals_.falls(one.rule->id, one.probe,
                        static_cast<Side>(static_cast<std::size_t>(one.side) +
                                          static_cast<std::size_t>(Side::below_over_wrap)));
  }
  /// The same with its numbers over the wrap: the run is turned until they lie there.
  void turn_over(const Met& met, const Story& story, const Meter& here) {
    const Goal& one = goals_.all()[met.goal];
    const std::size_t over = over_wrap(met.goal);
    if (over == Goals::none || !is_wanted({over, met.decides})) return;
    const Values then = find_then(*one.rule, here);
    for (const model::Node* place : places_in(*goals_.probes(one.rule->id)[one.probe].node)) {
      const std::size_t circle = circles_.of(*place);
      if (circle == Circles::none) continue;
      const std::uint32_t at = proofs::value_of(*place, then, then);
      for (const std::uint32_t to : {0U, ~0U}) {
        Story other = turned(story, circles_, circle, to - at);
        if (!replay(goals_.table(), other)) continue;
        Meter meter(goals_);
        proofs::run(goals_.table(), other.back().event, other.back().before, nullptr, nullptr, &meter);
        for (const Met& there : meter.met())
          if (there.goal == over && is_wanted(there)) found_.by_goal[over] = {other, there.decides};
        if (!is_wanted({over, met.decides})) return;
      }
    }
  }
  /// As the rule found the fields when it was asked last.
  static Values find_then(const model::PlainRule& rule, const Meter& here) {
    for (const Asked& asked : here.asked())
      if (asked.rule == &rule) return asked.then;
    return {};
  }
  /// The places on circles that a comparison compares or subtracts.
  static std::vector<const model::Node*> places_in(const model::Node& comparison) {
    std::vector<const model::Node*> all;
    for (const model::Node* node : model::graph::nodes_of(&comparison))
      for (const model::Node* kid : node->kids)
        if (kid != nullptr && model::is_circular(kid->sort) && node->op != model::Op::add) all.push_back(kid);
    return all;
  }

  const Goals& goals_;
  Effort effort_;
  Meter meter_;
  Seeker seeker_;
  Circles circles_;
  Found found_;
  std::vector<bool> open_;                        ///< by goal: no run meets it yet
  std::vector<std::vector<Candidate>> asked_at_;  ///< by rule
  std::vector<std::size_t> asked_count_;
  bool is_insisting_ = false;
  std::size_t tried_ = 0;
  int rounds_ = 0;
  std::unordered_map<std::uint64_t, unsigned> known_;
  std::unordered_map<std::size_t, std::vector<Candidate>> candidates_;  ///< by rule and probe
  std::unordered_map<std::size_t, unsigned> turns_;                     ///< by goal: so many were tried
};

}  // namespace

Story Found::story_to(std::size_t place) const {
  Story story;
  for (std::size_t at = place; reached[at].from != Reached::outset; at = reached[at].from)
    story.push_back(reached[at].happening);
  std::reverse(story.begin(), story.end());
  return story;
}

Found search(const Goals& goals, const Effort& effort) { return Search(goals, effort).run(); }

}  // namespace synfin::cli::vectors
