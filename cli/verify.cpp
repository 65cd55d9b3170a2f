// `synfin verify`: the properties on the tables, held against what the data promises.
#include "synfin/proofs/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <thread>

#include "synfin/cli/commands.hpp"
#include "synfin/cli/errors.hpp"
#include "synfin/cli/nearest.hpp"
#include "synfin/cli/output.hpp"
#include "synfin/cli/replay.hpp"
#include "synfin/cli/status_line.hpp"
#include "synfin/cli/tables.hpp"
#include "synfin/cli/verdicts.hpp"

namespace synfin::cli {

namespace {

struct Options {
  std::string variant, property;
  std::vector<std::string> formats{"text"}, files;
  std::string solver = "z3";
  unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
  unsigned timeout = 60;
};

/// A counterexample that the machine does not confirm is a bug of ours, and no verdict.
void confirm(proofs::Result& result) {
  if (!result.counterexample) return;
  const Replay replayed = replay(result.variant, *result.counterexample);
  if (replayed.difference.empty()) return;
  result.verdict = proofs::Verdict::unknown;
  result.detail = "the counterexample does not replay, a bug of Synfin: " + replayed.difference;
  result.counterexample.reset();
}

/// Each format goes to its file; a single one, without a file, goes to standard output, and so does the file
/// `-`.
void check_outputs(const Options& options) {
  const std::size_t formats = options.formats.size();
  const std::size_t files = options.files.size();
  if (files == formats || (files == 0 && formats == 1)) return;
  throw UsageError(
      fmt::format("verify: {} --format and {} --output: expected a file for each format", formats, files));
}

int verify(const Options& options) {
  check_outputs(options);
  std::vector<const proofs::Property*> which;
  for (const proofs::Property& property : proofs::properties())
    if (options.property.empty() || property.name == options.property) which.push_back(&property);
  std::vector<const model::PlainTable*> on;
  for (const model::PlainTable* table : tables())
    if (options.variant.empty() || table->name == options.variant) on.push_back(table);

  Verdicts verdicts;
  verdicts.alone = !options.variant.empty();
  {
    StatusLine status;
    verdicts.results = proofs::verify(which, on, {options.timeout * 1000, options.jobs, status.progress()});
  }
  for (proofs::Result& result : verdicts.results) confirm(result);
  std::vector<std::string> printed;
  for (const std::string& format : options.formats) printed.push_back(print_verdicts(verdicts, format));
  for (std::size_t i = 0; i < printed.size(); ++i)
    write_whole(options.files.empty() || options.files[i] == "-" ? "" : options.files[i], printed[i]);
  return status_of(verdicts);
}

}  // namespace

void add_verify(CLI::App& app, Exit& exit) {
  CLI::App* const command =
      app.add_subcommand("verify", "prove the table's properties, and refute its variants");
  const auto options = std::make_shared<Options>();
  command->add_option("--variant", options->variant, "judge this table alone (synfin list variants)")
      ->check(one_of("variant", table_names()))
      ->type_name("NAME");
  command->add_option("--property", options->property, "judge this property alone (synfin list properties)")
      ->check(one_of("property", names_of(proofs::properties())))
      ->type_name("NAME");
  command->add_option("--jobs", options->jobs, "threads")->check(CLI::Range(1U, 256U))->type_name("N");
  command->add_option("--timeout", options->timeout, "seconds for one query")
      ->check(CLI::Range(1U, 100000U))
      ->type_name("S");
  command->add_option("--solver", options->solver, "z3")->check(one_of("solver", {"z3"}))->type_name("NAME");
  command
      ->add_option("--format", options->formats,
                   "text, json, junit or sarif; more than one, each with its -o")
      ->check(one_of("format", verdict_formats()))
      ->allow_extra_args(false)
      ->type_name("NAME");
  command->add_option("-o,--output", options->files, "write there instead of to standard output, which is -")
      ->allow_extra_args(false)
      ->type_name("FILE");
  command->footer(
      "Exit status: 0 as promised, 1 a property is violated, 3 a verdict is unknown.\n"
      "Example:\n  synfin verify --variant two-message-handshake\n"
      "For CI:\n  synfin verify --format sarif -o synfin.sarif --format junit -o synfin.xml --format text -o "
      "-");
  command->callback([options, &exit] { exit.status = verify(*options); });
}

}  // namespace synfin::cli
