// `synfin verify`: the properties on the tables, held against what the data promises.
#include "synfin/proofs/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <thread>

#include "synfin/cli/commands.hpp"
#include "synfin/cli/nearest.hpp"
#include "synfin/cli/output.hpp"
#include "synfin/cli/replay.hpp"
#include "synfin/cli/tables.hpp"
#include "synfin/cli/verdicts.hpp"

namespace synfin::cli {

namespace {

struct Options {
  std::string variant, property, file;
  std::string format = "text";
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

/// With a variant named that table alone is judged: a violation is a violation, expected or not.
int status_of(const std::vector<proofs::Result>& results, bool one_table) {
  int status = 0;
  for (const proofs::Result& result : results) {
    if (result.verdict == proofs::Verdict::unknown) return 3;
    if (one_table ? result.verdict == proofs::Verdict::violated : !as_expected(result)) status = 1;
  }
  return status;
}

int verify(const Options& options) {
  std::vector<const proofs::Property*> which;
  for (const proofs::Property& property : proofs::properties())
    if (options.property.empty() || property.name == options.property) which.push_back(&property);
  std::vector<const model::PlainTable*> on;
  for (const model::PlainTable* table : tables())
    if (options.variant.empty() || table->name == options.variant) on.push_back(table);

  std::vector<proofs::Result> results = proofs::verify(which, on, {options.timeout * 1000, options.jobs});
  for (proofs::Result& result : results) confirm(result);
  const int status = status_of(results, !options.variant.empty());
  write_whole(options.file, print_verdicts(results, options.format, status == 0));
  return status;
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
  command->add_option("--format", options->format, "text, json or junit")
      ->check(one_of("format", {"text", "json", "junit"}))
      ->type_name("NAME");
  command->add_option("-o,--output", options->file, "write there instead of to standard output")
      ->type_name("FILE");
  command->footer("Example:\n  synfin verify --variant two-message-handshake");
  command->callback([options, &exit] { exit.status = verify(*options); });
}

}  // namespace synfin::cli
