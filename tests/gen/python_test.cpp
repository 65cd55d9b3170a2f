// The printed Python and the runtime's machine do the same: many random events, every output and every field
// compared, and what is due.
#include <fmt/format.h>

#include <set>
#include <sstream>

#include "../../model/situation.hpp"
#include "../catch.hpp"
#include "../support/effort.hpp"
#include "heading.hpp"
#include "simulation.hpp"

using namespace synfin;

namespace {

constexpr std::string_view driver = R"py(import sys
sys.path.insert(0, sys.argv[1])
import synfin

KINDS = (synfin.Tcb, synfin.Segment, synfin.Segment, synfin.Call, synfin.Told, synfin.Config)


def record(kind, numbers):
    return kind(**{name: type(value)(next(numbers)) for name, value in kind.FIELDS.items()})


def words(one):
    return [int(getattr(one, name)) for name in one.FIELDS]


for line in sys.stdin:
    numbers = iter(map(int, line.split()))
    event = synfin.Event(next(numbers))
    tcb, segment, _, call, _, config = (record(kind, numbers) for kind in KINDS)
    given = (repr(segment), repr(call), repr(config))
    e = synfin.handle(tcb, event, call, config, segment)
    assert given == (repr(segment), repr(call), repr(config))
    deadline = synfin.next_deadline(tcb, call.now, config)
    print(*words(tcb), *words(e.out), *words(e.told), -1 if deadline is None else deadline, int(synfin.is_sound(config)), *e.fired)
)py";

struct Recorder {
  std::string names;
  void fired(std::size_t rule) {
    names += " ";
    names += model::standard().rules[rule]->name;
  }
};

bool is_compared(std::size_t id) {
  return id < model::tcb_field_count || model::fields[id].group == model::Group::out ||
         model::fields[id].group == model::Group::told;
}

struct Story {
  std::string asked;                  ///< a line for each event: its number, and every field
  std::vector<std::string> expected;  ///< a line for each event: fields, deadline, rules
  std::set<std::string> fired;
};
Story tell(std::size_t events) {
  tests::Simulation world(20261130);
  Story story;
  for (std::size_t i = 0; i < events; ++i) {
    const tests::Happening h = world.next();
    runtime::Machine<>& machine = world.machine(h.end);
    const runtime::Config& config = world.config(h.end);
    model::Situation before{machine.tcb(), h.segment, {}, h.call, {}, config};
    story.asked += std::to_string(static_cast<unsigned>(h.event));
    model::visit_fields(before, [&](std::size_t, const auto& member) {
      story.asked += " " + std::to_string(static_cast<std::uint32_t>(member));
    });
    story.asked += "\n";
    Recorder recorder;
    const runtime::Outcome outcome = machine.handle(h.event, h.call, config, h.segment, recorder);
    world.carry(h.end, outcome);
    model::Situation after{machine.tcb(), h.segment, outcome.out, h.call, outcome.told, config};
    std::string line;
    model::visit_fields(after, [&](std::size_t id, const auto& member) {
      // One phase's word to another is no output.
      const bool inner = id == model::id_of(model::terms::told.ack_owed);
      if (is_compared(id)) line += inner ? "- " : std::to_string(static_cast<std::uint32_t>(member)) + " ";
    });
    const auto deadline = machine.next_deadline(h.call.now, config);
    line += deadline ? std::to_string(*deadline) : "-1";
    story.expected.push_back(line + recorder.names);
    std::istringstream names(recorder.names);
    for (std::string name; names >> name;) story.fired.insert(name);
  }
  return story;
}

/// A printed line with what is not compared taken out: the inner field, and whether the configuration is
/// sound.
std::string compared(const std::string& line) {
  std::istringstream in(line);
  std::string text;
  std::size_t id = 0;
  const auto next = [&] {
    while (id < model::field_count && !is_compared(id)) ++id;
    return id++;
  };
  std::size_t place = 0;
  for (std::string word; in >> word; ++place) {
    const std::size_t at = next();
    if (at == model::field_count + 1) continue;  // is it sound?
    if (at == model::id_of(model::terms::told.ack_owed)) word = "-";
    text += (text.empty() ? "" : " ") + word;
  }
  return text;
}

std::vector<std::string> run(const gen::File& module, const std::string& asked) {
  const tests::Folder folder;
  tests::write_file(folder / module.path, module.contents);
  tests::write_file(folder / "drive.py", std::string(driver));
  tests::write_file(folder / "asked", asked);
  std::vector<std::string> lines;
  std::istringstream said(
      tests::run(fmt::format("python3 -B '{0}/drive.py' '{0}' < '{0}/asked'", folder.path().string()))
          .output);
  for (std::string line; std::getline(said, line);) lines.push_back(compared(line));
  return lines;
}

bool there_is_python() {
  if (tests::is_installed("python3")) return true;
  tests::skipped("there is no python3");
  return false;
}

}  // namespace

TEST_CASE("the Python and the runtime machine do the same", "[gen][python][lockstep][long]") {
  if (!there_is_python()) return;
  const Story story = tell(tests::effort(30'000, 600'000));
  const gen::File module = tests::printed("python", model::standard()).front();
  const std::vector<std::string> said = run(module, story.asked);
  REQUIRE(said.size() == story.expected.size());
  std::size_t same = 0;
  while (same < said.size() && said[same] == story.expected[same]) ++same;
  INFO("event " << same << "\nPython: " << (same < said.size() ? said[same] : "")
                << "\nC++:    " << (same < said.size() ? story.expected[same] : ""));
  CHECK(same == said.size());
  // Nearly all rules have fired; that each can is shown elsewhere.
  CHECK(story.fired.size() + 5 > model::standard().rules.size());
}

TEST_CASE("a fault in the Python is found", "[gen][python][lockstep]") {
  if (!there_is_python()) return;
  const Story story = tell(8'000);
  const gen::File module = tests::printed("python", model::standard()).front();
  for (const auto& [right, wrong] :
       {std::pair{"(a - b & WORD) >> 31 == 1", "a < b"}, std::pair{"return ANSWER", "return CONTINUE"},
        std::pair{"e.tcb.snd_una = ", "e.tcb.snd_wl2 = "}}) {
    gen::File broken = module;
    INFO(right);
    REQUIRE(broken.contents.find(right) != std::string::npos);
    for (std::size_t at = 0; (at = broken.contents.find(right, at)) != std::string::npos; ++at)
      broken.contents.replace(at, std::string_view(right).size(), wrong);
    const bool same = run(broken, story.asked) == story.expected;
    CHECK_FALSE(same);
  }
}

TEST_CASE("every table's Python is a module, and none of its lines is too long", "[gen][python]") {
  for (const model::PlainTable* table : model::tables()) {
    const gen::File module = tests::printed("python", *table).front();
    INFO(table->name);
    if (there_is_python()) CHECK(run(module, tell(200).asked).size() == 200);
    std::istringstream lines(module.contents);
    for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 130);
    for (const model::PlainRule* rule : table->rules)
      CHECK(module.contents.find(fmt::format("e.fired.append(\"{}\")", rule->name)) != std::string::npos);
  }
}
