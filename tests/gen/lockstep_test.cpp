// The printed C and the runtime's machine do the same: a million random events (ten millions in the long
// run), every output and every field compared.
#include "../catch.hpp"

#include <algorithm>
#include <cstdlib>

#include "../support/effort.hpp"
#include "c_machine.hpp"
#include "flat_words.hpp"
#include "simulation.hpp"

using namespace synfin;
using tests::Flat;
using tests::put_call, tests::put_config, tests::put_segment, tests::put_tcb, tests::put_told;

namespace {

const std::size_t event_count = tests::effort(1'000'000, 10'000'000);

struct Recorder {
  std::vector<std::uint32_t> rules;
  void fired(std::size_t rule) { rules.push_back(static_cast<std::uint32_t>(rule)); }
};

std::string describe(const Flat& c, const Flat& cpp) {
  std::string text;
  for (std::size_t id = 0; id < model::field_count; ++id)
    if (c[id] != cpp[id])
      text += fmt::format("  {}.{}: C has {}, C++ has {}\n", model::fields[id].group_name,
                          model::fields[id].name, c[id], cpp[id]);
  return text;
}

struct Report {
  std::string difference;  ///< the first event at which the two differ; empty: they never do
  std::vector<std::size_t> fired;
  std::array<std::size_t, model::state_count> visited{};
  std::array<std::size_t, model::event_count> happened{};
};

/// Runs both machines side by side.
Report run_in_step(tests::CMachine& c, std::uint64_t seed, std::size_t events) {
  const model::PlainTable& table = model::standard();
  tests::Simulation world(seed);
  std::array<Flat, 2> words{};  // the C machines' own, never taken over from the runtime's
  Report report;
  report.fired.resize(table.rules.size());

  for (std::size_t i = 0; i < events; ++i) {
    const tests::Happening h = world.next();
    if (world.fresh()) words = {};
    Flat& mine = words[h.end];
    put_segment(mine, model::Group::seg, h.segment);
    put_call(mine, model::Group::call, h.call);
    put_config(mine, model::Group::cfg, world.config(h.end));
    Flat theirs = mine;

    runtime::Machine<>& machine = world.machine(h.end);
    const model::State state = machine.state();
    ++report.visited[state];
    ++report.happened[static_cast<std::size_t>(h.event)];
    Recorder recorder;
    const runtime::Outcome outcome =
        machine.handle(h.event, h.call, world.config(h.end), h.segment, recorder);
    const auto rules = c.handle(mine, h.event);
    world.carry(h.end, outcome);

    put_tcb(theirs, machine.tcb());
    put_segment(theirs, model::Group::out, outcome.out);
    put_told(theirs, model::Group::told, outcome.told);
    if (mine != theirs ||
        !std::equal(rules.begin(), rules.end(), recorder.rules.begin(), recorder.rules.end())) {
      report.difference = fmt::format("event {}: {}, in state {}\n{}", i, model::name_of(h.event),
                                      model::name_of(state), describe(mine, theirs));
      for (const std::uint32_t rule : rules)
        report.difference += fmt::format("  C fired {}\n", c.rule_name(rule));
      for (const std::uint32_t rule : recorder.rules)
        report.difference += fmt::format("  C++ fired {}\n", table.rules[rule]->name);
      return report;
    }
    for (const std::uint32_t rule : rules) ++report.fired[rule];

    const auto asked = static_cast<model::Event>(i % model::event_count);
    const auto due = c.due(mine, asked);
    const auto deadline = machine.next_deadline(h.call, world.config(h.end));
    if (due.due != machine.is_due(asked, h.call, world.config(h.end)) || due.waits != deadline.has_value() ||
        (deadline && due.deadline != *deadline)) {
      report.difference =
          fmt::format("event {}: the two disagree on what is due, or on the next deadline", i);
      return report;
    }
  }
  return report;
}

}  // namespace

TEST_CASE("the C and the runtime machine stay in step", "[gen][c][lockstep][long]") {
  tests::CMachine c(model::standard());
  const Report report = run_in_step(c, 20260101, event_count);
  INFO(report.difference);
  REQUIRE(report.difference.empty());

  // The run has been everywhere: no state, no event, no rule is left out.
  std::string counts;
  for (std::size_t s = 0; s < model::state_count; ++s) {
    counts += fmt::format("  {} {}\n", model::states[s].name, report.visited[s]);
    CHECK(report.visited[s] > 0);
  }
  for (std::size_t e = 0; e < model::event_count; ++e) {
    counts += fmt::format("  {} {}\n", model::events[e].name, report.happened[e]);
    CHECK(report.happened[e] > 0);
  }
  for (const model::PlainRule* rule : model::standard().rules) {
    counts += fmt::format("  {:7} {}\n", report.fired[rule->id], rule->name);
    INFO(rule->name << " never fired in " << event_count << " events");
    CHECK(report.fired[rule->id] > 0);
  }
  if (std::getenv("SYNFIN_SHOW_COUNTS") != nullptr) WARN(counts);
}

TEST_CASE("the lockstep run finds a fault in the C", "[gen][c][lockstep]") {
  const std::pair<std::string_view, std::string_view> faults[] = {
      {"return (a - b) > 0x7fffffffu;", "return a < b;"},  // numbers that do not wrap
      {"return (b - a) <= 0x7fffffffu;", "return b - a < 0x7fffffffu && a != b;"},
      {"return FLOW_ANSWER;", "return FLOW_CONTINUE;"},  // checks that should have been skipped
      {"if (flow == FLOW_RETURN) return;", "if (flow != FLOW_ANSWER) return;"},
      {"tcb->deadline_time_wait = 0u;", ""},          // something is not forgotten
      {"SYNFIN_TOLD_CLOSING", "SYNFIN_TOLD_CLOSED"},  // the user is told another thing
      {"*deadline = tcb->deadline_keep_alive;", "*deadline = call->now;"},
  };
  for (const auto& fault : faults) {
    tests::CMachine c(model::standard(), fault);
    INFO(fault.first);
    CHECK_FALSE(run_in_step(c, 7, 250'000).difference.empty());
  }
}
