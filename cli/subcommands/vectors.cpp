// `synfin vectors`: tests for other implementations, as data.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <thread>

#include "../../proofs/smt/ledger.hpp"
#include "../cache.hpp"
#include "../commands.hpp"
#include "../errors.hpp"
#include "../tables.hpp"
#include "../terminal/nearest.hpp"
#include "../terminal/output.hpp"
#include "../vectors/packetdrill.hpp"
#include "../vectors/vectors_json.hpp"

namespace synfin::cli {

namespace {

struct Options {
  std::string variant{model::standard().name};
  std::vector<std::string> formats;
  std::vector<std::string> files;
  unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
  unsigned timeout = 60;
  std::size_t events = vectors::Effort{}.events;
  CacheOptions cache;
};

void write(const vectors::Suite& suite, const std::string& format, const std::string& file,
           const std::string& command) {
  if (format == "jsonl") return write_whole(file, vectors::json_lines(suite, command));
  try {
    const std::vector<gen::File> scripts = vectors::packetdrill(suite);
    if (const auto foreign = gen::foreign_among(scripts, file); !foreign.empty())
      throw InputError(fmt::format("{}: Synfin has not printed that; it is not replaced", foreign.string()));
    gen::write_files(scripts, file);
  } catch (const gen::WriteError& wrong) {
    throw InputError(wrong.what());
  }
}

int print_vectors(Options options) {
  if (options.formats.empty()) options.formats = {"jsonl"};
  expect_a_file_for_each("vectors", options.formats, options.files);
  for (std::size_t n = 0; n < options.formats.size(); ++n)
    if (options.formats[n] == "packetdrill" && file_for(n, options.files).empty())
      throw UsageError("vectors: --format packetdrill writes a file for each script: -o DIR is missing");
  proofs::Ledger ledger("", cache_for(options.cache, "answers"));
  const proofs::Limits limits{.timeout_ms = options.timeout * 1000, .jobs = options.jobs, .ledger = &ledger};
  vectors::Effort effort;
  effort.events = options.events;
  vectors::Suite suite = vectors::suite_of(*find_table(options.variant), effort);
  vectors::ask_of_unreached(suite, limits);
  std::string command = "synfin vectors";
  if (options.variant != model::standard().name) command += " --variant " + options.variant;
  if (options.events != vectors::Effort{}.events) command += fmt::format(" --events {}", options.events);
  for (std::size_t n = 0; n < options.formats.size(); ++n)
    write(suite, options.formats[n], file_for(n, options.files), command);
  const bool known = std::none_of(suite.unreached.begin(), suite.unreached.end(),
                                  [](const auto& one) { return one.excluded == vectors::Excluded::unknown; });
  return known ? 0 : 3;
}

}  // namespace

void add_vectors(CLI::App& app, Exit& exit) {
  CLI::App* const command = app.add_subcommand(
      "vectors",
      "tests for other implementations: a short run for each rule and each boundary of each guard");
  const auto options = std::make_shared<Options>();
  command->add_option("--variant", options->variant, "of another table (synfin list variants)")
      ->check(one_of("variant", table_names()))
      ->type_name("NAME");
  command
      ->add_option("--format", options->formats, "jsonl: a vector a line; packetdrill: scripts for kernels")
      ->check(one_of("format", {"jsonl", "packetdrill"}))
      ->type_name("NAME");
  command
      ->add_option(
          "-o,--output", options->files,
          "write there instead of to standard output; packetdrill's is a folder; one for each --format")
      ->type_name("FILE|DIR");
  command->add_option("--events", options->events, "so many events are tried in search of runs")
      ->check(CLI::Range(1000U, 1'000'000'000U))
      ->type_name("N");
  command->add_option("--jobs", options->jobs, "threads that ask the solver")
      ->check(CLI::Range(1U, 256U))
      ->type_name("N");
  command->add_option("--timeout", options->timeout, "seconds for one query")
      ->check(CLI::Range(1U, 100000U))
      ->type_name("S");
  add_cache_options(*command, options->cache);
  command->footer("Example:\n  synfin vectors -o vectors.jsonl");
  command->callback([options, &exit] { exit.status = print_vectors(*options); });
}

}  // namespace synfin::cli
