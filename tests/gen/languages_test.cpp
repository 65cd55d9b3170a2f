// The machines printed in other languages than C stay in step with the runtime's: the same random events,
// every field and every output compared. What their compilers warn of is an error.
#include "../catch.hpp"

#include <sstream>

#include "../support/effort.hpp"
#include "drivers.hpp"
#include "heading.hpp"

using namespace synfin;
using tests::run;

namespace {

/// How a printed machine is run.
struct Spoken {
  std::string_view target, driver_file;
  std::string (*driver)();
  std::string_view program;  ///< without which it cannot be run
  std::string_view build;    ///< a command; empty: none is needed
  std::string_view start;
  /// Faults that the run must find: what is replaced in the printed file, and by what.
  std::vector<std::pair<std::string_view, std::string_view>> faults;
};

const std::vector<Spoken>& languages() {
  static const std::vector<Spoken> all{
      {"js",
       "driver.mjs",
       tests::js_driver,
       "node",
       "",
       "node driver.mjs",
       {{"((a - b) | 0) < 0", "a < b"},
        {"if (flow === FLOW_RETURN) return;", ""},
        {"actions.told.closing = true;", "actions.told.closed = true;"},
        {"tcb.deadline_time_wait = 0;", ""}}},
      {"python",
       "driver.py",
       tests::python_driver,
       "python3",
       "",
       "python3 driver.py",
       {{"((a - b) & WORD) > 0x7fffffff", "a < b"},
        {"if flow == FLOW_RETURN: return", "pass"},
        {"actions.told.closing = True", "actions.told.closed = True"}}},
      {"rust",
       "driver.rs",
       tests::rust_driver,
       "rustc",
       "rustc --edition 2021 -D warnings -C opt-level=1 --crate-type rlib synfin.rs && "
       "rustc --edition 2021 -C opt-level=1 --extern synfin=libsynfin.rlib driver.rs",
       "./driver",
       {{"a.wrapping_sub(b) > 0x7fff_ffff", "a < b"},
        {"u32::wrapping_add(cfg.msl, cfg.msl)", "cfg.msl"},
        {"actions.told.closing = true;", "actions.told.closed = true;"}}},
      {"cpp",
       "driver.cpp",
       tests::cpp_driver,
       "g++",
       "g++ -std=c++17 -O1 -pedantic -Wall -Wextra -Wconversion -Wshadow -Werror driver.cpp -o driver",
       "./driver",
       {{"return a - b > 0x7fffffffU;", "return a < b;"},
        {"(cfg.msl + cfg.msl)", "cfg.msl"},
        {"actions.told.closing = true;", "actions.told.closed = true;"}}},
  };
  return all;
}

/// The names of a line's numbers, and where the two differ.
std::string difference(const std::string& got, const std::string& expected) {
  std::vector<std::string> names;
  std::vector<std::size_t> ids = tests::ids_of_tcb();
  for (const model::Group group : {model::Group::out, model::Group::told})
    for (const std::size_t id : tests::ids_of(group)) ids.push_back(id);
  for (const std::size_t id : ids)
    names.push_back(fmt::format("{}.{}", model::fields[id].group_name, model::fields[id].name));
  for (const char* name : {"is due", "next deadline", "is sound", "is sound when changed"})
    names.emplace_back(name);
  std::istringstream a(got), b(expected);
  std::string x, y, text;
  for (std::size_t i = 0;; ++i) {
    const bool has_x = static_cast<bool>(a >> x), has_y = static_cast<bool>(b >> y);
    if (!has_x && !has_y) return text;
    if (has_x && has_y && x == y) continue;
    text += fmt::format("  {}: {}, not {}\n", i < names.size() ? names[i] : "fired", has_x ? x : "nothing",
                        has_y ? y : "nothing");
  }
}

/// The first event at which the printed machine differs; empty where it never does.
std::string run_in_step(const Spoken& language, const tests::Recording& recording,
                        std::pair<std::string_view, std::string_view> fault = {}) {
  tests::Folder folder;
  std::vector<gen::File> files = tests::printed(language.target, model::standard());
  if (!fault.first.empty()) {
    std::string& text = files.back().contents;
    REQUIRE(text.find(fault.first) != std::string::npos);
    for (std::size_t at = 0; (at = text.find(fault.first, at)) != std::string::npos;
         at += fault.second.size())
      text.replace(at, fault.first.size(), fault.second);
  }
  gen::write_files(files, folder.path());
  tests::write_file(folder / std::string(language.driver_file), language.driver());
  tests::write_file(folder / "events", recording.input());
  if (!language.build.empty()) {
    const tests::Ran built = run(fmt::format("cd '{}' && {}", folder.path().string(), language.build));
    if (built.status != 0) return built.output;
  }
  const tests::Ran ran = run(fmt::format("cd '{}' && {} < events", folder.path().string(), language.start));
  if (ran.status != 0) return ran.output;
  std::istringstream lines(ran.output);
  std::string line;
  const auto next = [&] {
    if (!std::getline(lines, line)) line.clear();
    while (!line.empty() && line.back() == ' ') line.pop_back();
  };
  next();
  if (line != recording.defaults) return fmt::format("the defaults are {}, not {}", line, recording.defaults);
  for (std::size_t i = 0; i < recording.outcomes.size(); ++i) {
    next();
    if (line != recording.outcomes[i])
      return fmt::format("event {}: {}\n{}", i, recording.events[i], difference(line, recording.outcomes[i]));
  }
  return {};
}

bool can_run(const Spoken& language) {
  if (tests::is_installed(std::string(language.program))) return true;
  tests::skipped(
      fmt::format("target {} is not run: there is no {}", language.target, language.program).c_str());
  return false;
}

}  // namespace

TEST_CASE("the machine stays in step in every language", "[gen][languages][long]") {
  const tests::Recording recording = tests::record(20260102, tests::effort(20'000, 1'000'000));
  for (const Spoken& language : languages()) {
    if (!can_run(language)) continue;
    INFO(language.target);
    CHECK(run_in_step(language, recording) == "");
  }
}

TEST_CASE("a fault in a printed machine is found, in every language", "[gen][languages]") {
  const tests::Recording recording = tests::record(7, 20'000);
  for (const Spoken& language : languages()) {
    if (!can_run(language)) continue;
    for (const auto& fault : language.faults) {
      const std::string found = run_in_step(language, recording, fault);
      INFO(language.target << ": " << fault.first << " -> " << fault.second << "\n" << found);
      CHECK(found.find("event ") == 0);
    }
  }
}

TEST_CASE("every table is printed as code that its compilers take without a warning", "[gen][languages]") {
  struct Check {
    std::string_view target, program, command;
  };
  constexpr Check checks[] = {
      {"js", "node", "node --check synfin.mjs"},
      {"python", "python3", "python3 -W error -m py_compile synfin.py"},
      {"rust", "rustc", "rustc --edition 2021 -D warnings --crate-type lib --emit metadata synfin.rs"},
      {"rust", "clippy-driver",
       "clippy-driver --edition 2021 -D warnings --crate-type lib --emit metadata synfin.rs"},
      {"cpp", "g++",
       "g++ -x c++ -std=c++17 -fsyntax-only -pedantic -Wall -Wextra -Wconversion -Wshadow -Werror face.cpp"},
      {"cpp", "clang++",
       "clang++ -x c++ -std=c++17 -fsyntax-only -pedantic -Wall -Wextra -Wconversion -Wshadow -Werror "
       "face.cpp"}};
  for (const Check& check : checks) {
    if (!tests::is_installed(std::string(check.program))) {
      tests::skipped(fmt::format("no {} looks at target {}", check.program, check.target).c_str());
      continue;
    }
    for (const model::PlainTable* table : model::tables()) {
      tests::Folder folder;
      gen::write_files(tests::printed(check.target, *table), folder.path());
      tests::write_file(folder / "face.cpp", "#include \"synfin.hpp\"\n#include \"synfin.hpp\"\n");
      const tests::Ran ran = run(fmt::format("cd '{}' && {}", folder.path().string(), check.command));
      INFO(table->name << ": " << check.command << "\n" << ran.output);
      CHECK(ran.status == 0);
    }
  }
}
