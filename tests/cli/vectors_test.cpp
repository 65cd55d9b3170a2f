// Vectors: what a run is said to meet it meets, what the solver excludes no run meets, and each fault is
// seen.
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "../../cli/machines/any_machine.hpp"
#include "../../cli/vectors/circles.hpp"
#include "../../cli/vectors/packetdrill.hpp"
#include "../../cli/vectors/score.hpp"
#include "../../cli/vectors/seeker.hpp"
#include "../../cli/vectors/seen.hpp"
#include "../../cli/vectors/vectors_json.hpp"
#include "../../model/standard.hpp"
#include "../catch.hpp"
#include "program.hpp"

namespace synfin::tests {

using namespace cli::vectors;
using Json = nlohmann::ordered_json;

namespace {

/// A small suite of the standard's, made once.
const Suite& suite() {
  static const Suite made = suite_of(model::standard(), {100'000, 2'000});
  return made;
}

/// Notes what a rule found when it was asked last.
class Noting final : public proofs::Onlooker {
 public:
  explicit Noting(const model::PlainRule& rule) : rule_(rule) {}
  void asked(const model::PlainRule& rule, const Values& then, bool fires) override {
    if (rule.id != rule_.id) return;
    found = then;
    has_fired = fires;
  }
  std::optional<Values> found;
  bool has_fired = false;

 private:
  const model::PlainRule& rule_;
};

bool lies_over(std::uint32_t a, std::uint32_t b) {
  const bool before = ((a - b) >> 31U) != 0;
  return a != b && (a < b) != before;
}

/// Is the goal met, by what a rule finds? In words of its own: a difference of words, and no more.
bool is_met(const Goal& goal, const Probe& probe, const Values& then) {
  const auto value = [&](const model::Node* term) { return proofs::value_of(*term, then, then); };
  if (probe.kind == Probe::Kind::flag) return (value(probe.node) != 0) == (goal.side == Side::yes);
  if (probe.kind == Probe::Kind::sets)
    return value(probe.node) != then[goal.rule->effects[probe.effect].field];
  if (probe.kind == Probe::Kind::heedless && model::fields[probe.field].sort == model::Sort::flag)
    return then[probe.field] != 0;
  if (probe.kind == Probe::Kind::heedless) return then[probe.field] > 1;
  if (probe.kind == Probe::Kind::where) {
    constexpr std::string_view before = "before ";
    if (!probe.what.starts_with(before)) {  // "where seg.ack < snd.una": on that side, as words
      const std::uint32_t a = value(probe.node->kids[0]);
      return ((a - value(probe.node->kids[1])) >> 31U) != 0;
    }
    const model::PlainRule& later =
        *model::standard().find(std::string_view(probe.what).substr(before.size()));
    return later.states.has(static_cast<model::State>(then[model::id_of(model::terms::tcb.state)])) &&
           value(later.guard) != 0;
  }
  if (probe.kind == Probe::Kind::apart) return value(probe.one) != value(probe.other);
  const std::uint32_t a = value(probe.node->kids[0]);
  const std::uint32_t b = value(probe.node->kids[1]);
  const std::set<Side> below{Side::below, Side::below_over_wrap};
  const std::set<Side> above{Side::above, Side::above_over_wrap};
  const std::uint32_t wanted = below.count(goal.side) != 0 ? ~0U : above.count(goal.side) != 0 ? 1 : 0;
  if (a - b != wanted) return false;
  if (!is_over_wrap(goal.side) || !model::is_circular(probe.node->kids[0]->sort)) return true;
  return a == b ? a == 0 : lies_over(a, b);
}

/// Were the field another after some event in which the rule fires, would that event of the vector, or the
/// one that is said to show it, come to something else outside?
bool is_shown(const Vector& vector, const GoalMet& met, const Goal& goal) {
  const cli::PlainMachine machine(model::standard());
  const std::size_t field = goal.rule->effects[suite().goals.probes(goal.rule->id)[goal.probe].effect].field;
  for (std::size_t at = 0; at <= met.event; ++at) {
    const proofs::Ran ran = proofs::run(model::standard(), vector.story[at].event, vector.story[at].before);
    if (std::find(ran.fired.begin(), ran.fired.end(), goal.rule) == ran.fired.end()) continue;
    Values right = ran.after;
    Values other = ran.after;
    other[field] = model::fields[field].sort == model::Sort::flag ? 1 - other[field] : other[field] + 1;
    for (std::size_t then = at; then <= met.event; ++then) {
      const Happening& happening = vector.story[then];
      if (then != at) {
        Values before = happening.before;
        std::copy(other.begin(), other.begin() + model::tcb_field_count, before.begin());
        if (!may_happen(model::standard(), happening.event, before)) return true;
        other = proofs::run(model::standard(), happening.event, before).after;
        right = proofs::run(model::standard(), happening.event, happening.before).after;
      }
      if (!same_outside(seen_in(machine, happening, right), seen_in(machine, happening, other))) return true;
    }
  }
  return false;
}

/// The rule fires in the event before, and its segment comes again.
bool came_again(const Vector& vector, const GoalMet& met, const Goal& goal) {
  if (met.event == 0) return false;
  const Happening& first = vector.story[met.event - 1];
  const model::Situation one = proofs::situation_of(first.before);
  const model::Situation other = proofs::situation_of(vector.story[met.event].before);
  const proofs::Ran ran = proofs::run(model::standard(), first.event, first.before);
  return first.event == model::Event::SEGMENT_ARRIVES && vector.story[met.event].event == first.event &&
         one.seg == other.seg && std::find(ran.fired.begin(), ran.fired.end(), goal.rule) != ran.fired.end();
}

}  // namespace

TEST_CASE("what a vector is said to meet it meets, event by event from CLOSED", "[cli]") {
  const runtime::TableMachine& machine = *cli::find_machine("standard");
  for (const Vector& vector : suite().vectors) {
    INFO(vector.name);
    Story again = vector.story;
    REQUIRE(replay(model::standard(), again));
    CHECK(is_story_sound(again));
    CHECK(again[0].before[model::id_of(model::terms::tcb.state)] == model::CLOSED);
    runtime::Tcb tcb{};
    for (std::size_t at = 0; at < again.size(); ++at) {
      CHECK(again[at].before == vector.story[at].before);
      CHECK(proofs::situation_of(again[at].before).tcb == tcb);
      const Seen seen = see(machine, tcb, again[at]);
      const proofs::Ran ran = proofs::run(model::standard(), again[at].event, again[at].before);
      CHECK(proofs::situation_of(ran.after).tcb == seen.after);
      CHECK(seen.fired.rules().size() == ran.fired.size());
    }
    for (const GoalMet& met : vector.goals) {
      const Goal& goal = suite().goals.all()[met.goal];
      INFO(suite().goals.name_of(goal));
      if (goal.probe != Goal::fires && !suite().goals.probes(goal.rule->id)[goal.probe].is_of_one_event()) {
        if (suite().goals.probes(goal.rule->id)[goal.probe].kind == Probe::Kind::shows)
          CHECK(is_shown(vector, met, goal));
        else
          CHECK(came_again(vector, met, goal));
        continue;
      }
      Noting noting(*goal.rule);
      const Happening& there = vector.story[met.event];
      proofs::run(model::standard(), there.event, there.before, nullptr, nullptr, &noting);
      REQUIRE(noting.found);
      if (goal.probe == Goal::fires) {
        CHECK(noting.has_fired);
        CHECK((*noting.found)[model::id_of(model::terms::tcb.state)] == goal.state);
        continue;
      }
      const Probe& probe = suite().goals.probes(goal.rule->id)[goal.probe];
      if (probe.effect != Probe::in_guard || probe.kind == Probe::Kind::heedless ||
          probe.kind == Probe::Kind::where)
        CHECK(noting.has_fired);
      CHECK(is_met(goal, probe, *noting.found));
      if (met.decides && probe.is_quick())
        CHECK(proofs::value_of(*probe.one, *noting.found, *noting.found) !=
              proofs::value_of(*probe.other, *noting.found, *noting.found));
    }
  }
}

TEST_CASE("each rule of the table fires in a vector, and each goal is met or named with its reason",
          "[cli]") {
  std::set<std::size_t> rules;
  std::set<std::size_t> goals;
  for (const Vector& vector : suite().vectors)
    for (const GoalMet& met : vector.goals) {
      goals.insert(met.goal);
      const Goal& goal = suite().goals.all()[met.goal];
      if (goal.probe == Goal::fires) rules.insert(goal.rule->id);
    }
  for (const Unreached& unreached : suite().unreached) CHECK(goals.insert(unreached.goal).second);
  CHECK(goals.size() == suite().goals.all().size());
  CHECK(rules.size() + 10 >
        model::standard().rules.size());  // all of them in the whole suite: docs/vectors_test.py
}

// What was zero in all runs is assumed, whether or not it always is.
TEST_CASE("the solver excludes nothing that a run meets", "[cli]") {
  for (const std::string_view name : {"window.closed", "answer.fin", "time-wait.fin"}) {
    std::vector<std::size_t> met;
    for (const Vector& vector : suite().vectors)
      for (const GoalMet& one : vector.goals)
        if (const Goal& goal = suite().goals.all()[one.goal];
            goal.rule->name == name &&
            (goal.probe == Goal::fires || suite().goals.probes(goal.rule->id)[goal.probe].is_of_one_event()))
          met.push_back(one.goal);
    REQUIRE(!met.empty());
    // Each takes its time: some of them, from everywhere.
    std::vector<std::size_t> some;
    for (std::size_t n = 0; n < met.size(); n += 1 + met.size() / 12) some.push_back(met[n]);
    for (const Excluded said : excluded(suite().goals, some, suite().zeros, {.jobs = 2}))
      CHECK(said == Excluded::not_so);
  }
}

TEST_CASE("numbers of ours, of the peer's and the clock lie on three circles", "[cli]") {
  namespace terms = model::terms;
  const Circles circles(model::standard());
  const auto of = [&](auto field) { return circles.of(model::id_of(field)); };
  CHECK(circles.count() >= 3);
  for (const std::size_t ours :
       {of(terms::seg.ack), of(terms::call.isn), of(terms::snd.nxt), of(terms::out.seq)})
    CHECK(ours == of(terms::snd.una));
  for (const std::size_t theirs :
       {of(terms::seg.seq), of(terms::snd.wl1), of(terms::rcv.up), of(terms::out.ack)})
    CHECK(theirs == of(terms::rcv.nxt));
  for (const std::size_t clock : {of(terms::deadline.user), of(terms::rtx.since), of(terms::challenge.since)})
    CHECK(clock == of(terms::call.now));
  CHECK(of(terms::snd.una) != of(terms::rcv.nxt));
  CHECK(of(terms::snd.una) != of(terms::call.now));
  CHECK(of(terms::rcv.nxt) != of(terms::call.now));
  CHECK(of(terms::seg.wnd) == Circles::none);
}

TEST_CASE("the same is printed each time", "[cli]") {
  const Suite again = suite_of(model::standard(), suite().effort);
  CHECK(json_lines(again, "again") == json_lines(suite(), "again"));
}

TEST_CASE("a fault is seen, and no fault is not", "[cli]") {
  const Bench bench(suite());
  CHECK(bench.judge(model::standard(), {"ack.new"}).kill == Kill::survived);
  const model::PlainRule& rule = *model::standard().find("closed.any");
  for (const proofs::Mutant& mutant : proofs::mutants_of(rule)) {
    if (mutant.fault != proofs::Fault::no_segment) continue;
    const model::PlainTable table = proofs::table_of(model::standard(), mutant);
    const Verdict verdict = bench.judge(table, {rule.name});
    CHECK(verdict.kill == Kill::outside);
    CHECK(!verdict.vector.empty());
  }
}

TEST_CASE("a script says what happens, or why it cannot", "[cli]") {
  std::size_t said = 0;
  for (const Vector& vector : suite().vectors) {
    const Script script = packetdrill(suite(), vector);
    CHECK(script.text.empty() != script.why_not.empty());
    if (script.text.empty()) continue;
    ++said;
    for (const Happening& one : vector.story)
      CHECK(script.text.find(model::name_of(one.event)) != std::string::npos);
  }
  CHECK(said > suite().vectors.size() / 4);
}

TEST_CASE("vectors, as a user asks for them", "[cli]") {
  for (const std::string wrong : {"vectors --variant nobody", "vectors --format pcap", "vectors --events 3",
                                  "vectors --format packetdrill", "vectors extra"}) {
    INFO(wrong);
    const Result result = run_synfin(wrong);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(is_one_line(result.err));
  }
  const Result variant = run_synfin("vectors --variant no-time-wait --events 2000");
  CHECK(variant.status == 0);
  std::istringstream lines(variant.out);
  std::string line;
  std::size_t count = 0;
  while (std::getline(lines, line)) {
    const Json one = Json::parse(line);
    if (count++ == 0) CHECK(one.at("table") == "no-time-wait");
    if (one.at("type") == "unreached") CHECK(one.at("excluded") == "not asked");
  }
  CHECK(count > 100);
  const Folder folder;
  std::ofstream(folder / "file") << "not a folder";
  const Result nowhere = run_synfin("vectors --variant no-time-wait --events 2000 --format packetdrill -o " +
                                    (folder / "file").string());
  CHECK(nowhere.status == 2);
  CHECK(is_one_line(nowhere.err));
  CHECK(whole(folder / "file") == "not a folder");
  std::filesystem::create_directories(folder / "scripts");
  std::ofstream(folder / "scripts/not-said.tsv") << "somebody's own";
  const Result foreign = run_synfin("vectors --variant no-time-wait --events 2000 --format packetdrill -o " +
                                    (folder / "scripts").string());
  CHECK(foreign.status == 2);
  CHECK(is_one_line(foreign.err));
  CHECK(whole(folder / "scripts/not-said.tsv") == "somebody's own");
}

}  // namespace synfin::tests
