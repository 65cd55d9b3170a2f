// The printed Promela and the runtime's machine do the same at full width: every field, every output, every
// rule that fires, over many random events. What SPIN then says of narrow words it says of this machine.
#include "../catch.hpp"

#include "../../model/situation.hpp"
#include "../support/effort.hpp"
#include "promela_machine.hpp"
#include "simulation.hpp"

using namespace synfin;

namespace {

const std::size_t event_count = tests::effort(300'000, 3'000'000);

struct Recorder {
  std::vector<std::uint32_t> rules;
  void fired(std::size_t rule) { rules.push_back(static_cast<std::uint32_t>(rule)); }
};

struct Story {
  std::vector<tests::PromelaEvent> events;
  std::vector<tests::PromelaResult> expected;
  std::vector<model::State> from;
};

/// Random events, and what the runtime's machine makes of them.
Story tell(std::uint64_t seed, std::size_t events) {
  tests::Simulation world(seed);
  std::array<bool, 2> fresh{true, true};
  Story story;
  for (std::size_t i = 0; i < events; ++i) {
    const tests::Happening h = world.next();
    if (world.fresh()) fresh = {true, true};
    runtime::Machine<>& machine = world.machine(h.end);
    const runtime::Config& config = world.config(h.end);
    story.from.push_back(machine.state());
    Recorder recorder;
    const runtime::Outcome outcome = machine.handle(h.event, h.call, config, h.segment, recorder);
    world.carry(h.end, outcome);

    tests::PromelaEvent in{h.end, h.event, fresh[h.end], {}};
    tests::PromelaResult out{{}, recorder.rules, 0};
    model::Situation now{machine.tcb(), h.segment, outcome.out, h.call, outcome.told, config};
    model::visit_fields(now, [&](std::size_t id, const auto& member) {
      in.fields[id] = out.fields[id] = static_cast<std::uint32_t>(member);
    });
    for (const model::PlainHandling& handling : model::standard().handlings)
      if (handling.enabled->op != model::Op::literal && machine.is_due(handling.event, h.call, config))
        out.due |= 1U << static_cast<unsigned>(handling.event);
    story.events.push_back(in);
    story.expected.push_back(out);
    fresh[h.end] = false;
  }
  return story;
}

/// The first event at which the two differ; empty: they never do.
std::string difference(tests::PromelaMachine& machine, const Story& story) {
  const auto results = machine.run_all(story.events);
  for (std::size_t i = 0; i < results.size(); ++i) {
    const tests::PromelaResult& mine = results[i];
    const tests::PromelaResult& theirs = story.expected[i];
    std::string text;
    for (std::size_t id = 0; id < model::field_count; ++id) {
      const model::FieldInfo& field = model::fields[id];
      const bool compared =
          id < model::tcb_field_count || field.group == model::Group::out ||
          (field.group == model::Group::told && id != model::id_of(model::terms::told.ack_owed));
      if (compared && mine.fields[id] != theirs.fields[id])
        text += fmt::format("  {}.{}: Promela has {}, C++ has {}\n", field.group_name, field.name,
                            mine.fields[id], theirs.fields[id]);
    }
    if (mine.due != theirs.due) text += fmt::format("  due: {:x} and {:x}\n", mine.due, theirs.due);
    if (mine.fired != theirs.fired) text += "  other rules fired\n";
    if (text.empty()) continue;
    for (const std::uint32_t rule : mine.fired)
      text += fmt::format("  Promela fired {}\n", model::standard().rules[rule]->name);
    return fmt::format("event {}: {} in {}\n", i, model::name_of(story.events[i].event),
                       model::name_of(story.from[i])) +
           text;
  }
  return "";
}

}  // namespace

TEST_CASE("the Promela and the runtime machine stay in step", "[gen][promela][lockstep][long]") {
  const Story story = tell(20260101, event_count);
  tests::PromelaMachine promela(model::standard());
  const std::string differs = difference(promela, story);
  INFO(differs);
  REQUIRE(differs.empty());

  // The run has been everywhere: no state, no event, no rule is left out.
  std::vector<std::size_t> fired(model::standard().rules.size());
  std::array<std::size_t, model::state_count> visited{};
  std::array<std::size_t, model::event_count> happened{};
  for (std::size_t i = 0; i < story.events.size(); ++i) {
    ++visited[story.from[i]];
    ++happened[static_cast<std::size_t>(story.events[i].event)];
    for (const std::uint32_t rule : story.expected[i].fired) ++fired[rule];
  }
  for (const std::size_t count : visited) CHECK(count > 0);
  for (const std::size_t count : happened) CHECK(count > 0);
  for (const model::PlainRule* rule : model::standard().rules) {
    INFO(rule->name << " never fired in " << event_count << " events");
    CHECK(fired[rule->id] > 0);
  }
}

TEST_CASE("the lockstep run finds a fault in the Promela", "[gen][promela][lockstep]") {
  const Story story = tell(7, 30'000);
  const std::pair<std::string_view, std::string_view> faults[] = {
      {"((((a) - (b)) & half_circle) != 0)", "((a) < (b))"},           // numbers that do not wrap
      {"(((a) ^ half_circle) < ((b) ^ half_circle))", "((a) < (b))"},  // numbers with a sign
      {"flow = ANSWER;", "skip;"},                                     // checks that should have been skipped
      {"tcb[me].deadline_time_wait = 0;", ""},                         // something is not forgotten
      {"word((a) >> (32 - BITS))", "word((a) >> (33 - BITS))"},        // another part of the circle
  };
  for (const auto& fault : faults) {
    tests::PromelaMachine promela(model::standard(), 32, fault);
    INFO(fault.first);
    CHECK_FALSE(difference(promela, story).empty());
  }
}
