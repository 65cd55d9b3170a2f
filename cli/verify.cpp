// `synfin verify`: the properties on the tables, held against what the data promises.
#include "synfin/proofs/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <thread>

#include "synfin/cli/commands.hpp"
#include "synfin/cli/errors.hpp"
#include "synfin/cli/nearest.hpp"
#include "synfin/cli/output.hpp"
#include "synfin/cli/queries.hpp"
#include "synfin/cli/replay.hpp"
#include "synfin/cli/verdicts.hpp"

namespace synfin::cli {

namespace {

struct Options {
  std::string variant, property, file, dump;
  std::string format = "text";
  std::string solver = "z3";
  unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
  bool cross_check = false;
  double timeout = 60;  // seconds
};

proofs::Solvers solvers_of(const Options& options) {
  return options.cross_check        ? proofs::Solvers::both
         : options.solver == "cvc5" ? proofs::Solvers::cvc5
                                    : proofs::Solvers::z3;
}

/// What can be wrong with the surroundings is found before the work begins.
void prepare(const Options& options) {
  if (solvers_of(options) != proofs::Solvers::z3 && proofs::cvc5_version().empty())
    throw InputError(fmt::format("{}: there is no cvc5 on PATH that runs (apt-get install cvc5)",
                                 options.cross_check ? "--cross-check" : "--solver cvc5"));
  if (options.dump.empty()) return;
  std::error_code failed;
  std::filesystem::create_directories(options.dump, failed);
  if (failed || !std::filesystem::is_directory(options.dump, failed))
    throw InputError(fmt::format("--dump: {} is no folder, and none can be made there", options.dump));
}

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
/// Two solvers that disagree are never success, nor are two of which one does not know.
int status_of(const std::vector<proofs::Result>& results, bool one_table, bool cross_check,
              const proofs::Ledger& ledger) {
  if (cross_check && !ledger.disagreements().empty()) return 1;
  if (cross_check && !ledger.unknowns().empty()) return 3;
  int status = 0;
  for (const proofs::Result& result : results) {
    if (result.verdict == proofs::Verdict::unknown) return 3;
    if (one_table ? result.verdict == proofs::Verdict::violated : !as_expected(result)) status = 1;
  }
  return status;
}

int verify(const Options& options) {
  prepare(options);
  std::vector<const proofs::Property*> which;
  for (const proofs::Property& property : proofs::properties())
    if (options.property.empty() || property.name == options.property) which.push_back(&property);
  std::vector<const model::PlainTable*> tables;
  for (const model::PlainTable* table : model::tables())
    if (options.variant.empty() || table->name == options.variant) tables.push_back(table);

  proofs::Ledger ledger(options.dump);
  proofs::Limits limits;
  limits.timeout_ms = static_cast<unsigned>(std::lround(options.timeout * 1000));
  limits.jobs = options.jobs;
  limits.solvers = solvers_of(options);
  limits.ledger = &ledger;
  std::vector<proofs::Result> results = proofs::verify(which, tables, limits);
  for (proofs::Result& result : results) confirm(result);
  const int status = status_of(results, !options.variant.empty(), options.cross_check, ledger);
  write_whole(options.file, print_verdicts(results, options.format, status == 0, ledger));
  fmt::print(stderr, "{}", print_complaints(ledger));
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
      ->check(CLI::Range(0.001, 100000.0))
      ->type_name("S");
  CLI::Option* const solver = command->add_option("--solver", options->solver, "z3 or cvc5")
                                  ->check(one_of("solver", {"z3", "cvc5"}))
                                  ->type_name("NAME");
  command->add_flag("--cross-check", options->cross_check, "ask both, and report where they differ")
      ->excludes(solver);
  command->add_option("--dump", options->dump, "keep the text of every query there (SMT-LIB 2)")
      ->type_name("DIR");
  command->add_option("--format", options->format, "text, json or junit")
      ->check(one_of("format", {"text", "json", "junit"}))
      ->type_name("NAME");
  command->add_option("-o,--output", options->file, "write there instead of to standard output")
      ->type_name("FILE");
  command->footer("Example:\n  synfin verify --variant two-message-handshake");
  command->callback([options, &exit] { exit.status = verify(*options); });
}

}  // namespace synfin::cli
