// `synfin run`: plays a scenario on two machines.
#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "../../model/plain.hpp"
#include "../commands.hpp"
#include "../play/play.hpp"
#include "../scenario/scenario.hpp"
#include "../terminal/nearest.hpp"
#include "../terminal/output.hpp"

namespace synfin::cli {

namespace {
struct Options {
  std::string scenario, variant, output, format = "text";
};

int run(const Options& options) {
  const Scenario scenario = parse_scenario(read_whole(options.scenario), options.scenario);
  std::string table = options.variant.empty() ? scenario.variant : options.variant;
  if (table.empty()) table = model::standard().name;
  ScenarioResult result = play_scenario(scenario, table);
  if (table != model::standard().name) result.ladder.title += fmt::format(" [{}]", table);
  write_whole(options.output, draw(result.ladder, options.format, options.output.empty() && wants_colour()));
  if (!result.unmet) return 0;
  fmt::print(stderr, "{}:{}: expected {}, got {}\n", scenario.file, result.unmet->line,
             result.unmet->expected, result.unmet->got);
  return 1;
}
}  // namespace

void add_run(CLI::App& app, Exit& exit) {
  CLI::App* const command = app.add_subcommand("run", "play a scenario on two machines and draw the ladder");
  const auto options = std::make_shared<Options>();
  command->add_option("SCENARIO", options->scenario, "the file; - is standard input")->required();
  command->add_option("--variant", options->variant, "play it on another table (synfin list variants)")
      ->check(one_of("variant", table_names()))
      ->type_name("NAME");
  command->add_option("--format", options->format, "text, svg, mermaid or json")
      ->check(one_of("format", drawing_names()))
      ->type_name("NAME");
  command->add_option("-o,--output", options->output, "write the drawing to a file")->type_name("FILE");
  command->footer(fmt::format(
      "A scenario is described in cli/scenario/scenario.md. Not given, the initial numbers of `handshake` "
      "and "
      "`isn` are A={} and B={};\neach next one is {} ahead. A line `...` delivers all that is on its way.\n"
      "Example:\n"
      "  printf 'B: OPEN PASSIVE\\nA: OPEN ACTIVE isn=100\\nSYN-SENT --> <SEQ=100><CTL=SYN> ...\\n' | synfin "
      "run -\n"
      "Exit status: 0 all is as expected, 1 an expectation failed, 2 the file cannot be read.",
      first_isn[0], first_isn[1], isn_step));
  command->callback([options, &exit] { exit.status = run(*options); });
}

}  // namespace synfin::cli
