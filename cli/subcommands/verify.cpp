// `synfin verify`: the properties on the tables, held against what the data promises.
#include "../../proofs/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "../../proofs/judging/hints.hpp"
#include "../../proofs/obligations/certificates.hpp"
#include "../../proofs/obligations/obligations.hpp"
#include "../../proofs/peers/assumptions.hpp"
#include "../../proofs/smt/identity.hpp"
#include "../../proofs/stopwatch.hpp"
#include "../cache.hpp"
#include "../commands.hpp"
#include "../errors.hpp"
#include "../play/replay.hpp"
#include "../reports/queries.hpp"
#include "../reports/verdicts.hpp"
#include "../reports/verdicts_kept.hpp"
#include "../tables.hpp"
#include "../terminal/nearest.hpp"
#include "../terminal/output.hpp"
#include "../terminal/status_line.hpp"

namespace synfin::cli {

namespace {

using Json = nlohmann::json;

constexpr unsigned most_for_a_proof_ms = 10'000;

struct Options {
  std::string variant, property, dump, without, hints, obligations, certificates;
  std::vector<std::string> formats{"text"}, files;
  std::string solver = "z3";
  unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
  bool cross_check = false;
  bool slowest = false;
  CacheOptions cache;
  double timeout = 60;  // seconds
};

proofs::Solvers solvers_of(const Options& options) {
  return options.cross_check        ? proofs::Solvers::both
         : options.solver == "cvc5" ? proofs::Solvers::cvc5
                                    : proofs::Solvers::z3;
}

/// What can be wrong with the surroundings is found before the work begins.
void prepare(const Options& options) {
  const bool asks_cvc5 = solvers_of(options) != proofs::Solvers::z3 || !options.certificates.empty();
  if (asks_cvc5 && proofs::cvc5_version().empty())
    throw InputError(fmt::format("{}: there is no cvc5 on PATH that runs (apt-get install cvc5)",
                                 options.cross_check        ? "--cross-check"
                                 : options.solver == "cvc5" ? "--solver cvc5"
                                                            : "--certificates"));
  for (const auto& [option, folder] :
       {std::pair("--dump", options.dump), std::pair("--certificates", options.certificates)}) {
    if (folder.empty()) continue;
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed || !std::filesystem::is_directory(folder, failed))
      throw InputError(fmt::format("{}: {} is no folder, and none can be made there", option, folder));
  }
}

proofs::Dropped dropped_by(const Options& options) {
  if (options.without.empty()) return {};
  return {proofs::peers::find_assumption(options.without)->name};
}

[[noreturn]] void cannot_write(std::string_view option, const std::string& name,
                               const std::system_error& why) {
  throw InputError(fmt::format("{}: {}: cannot be written: {}", option, name, why.code().message()));
}

/// Where obligations are gathered, if they are wanted: beside the file that they are to be in.
std::unique_ptr<proofs::Obligations> gathered(const Options& options) {
  if (options.obligations.empty() && options.certificates.empty()) return nullptr;
  if (options.obligations.empty()) try {
      return std::make_unique<proofs::Obligations>(options.certificates);
    } catch (const std::system_error& wrong) {
      cannot_write("--certificates", options.certificates, wrong);
    }
  const std::filesystem::path file = options.obligations;
  std::error_code unused;
  if (std::filesystem::is_directory(file, unused))
    throw InputError(
        fmt::format("--obligations: {}: expected a file, and it is a folder", options.obligations));
  try {
    return std::make_unique<proofs::Obligations>(file.parent_path());
  } catch (const std::system_error& wrong) {
    cannot_write("--obligations", options.obligations, wrong);
  }
}

void write_obligations(const Options& options, const proofs::Obligations& all) {
  const auto of = [](const std::string& one, std::string_view every) {
    return one.empty() ? std::string(every) : one;
  };
  const std::string head[] = {
      fmt::format("synfin verify {}, Z3 {}: each of these is to be unsat", SYNFIN_VERSION,
                  proofs::solver_version()),
      "variant: " +
          of(options.without.empty() ? options.variant : std::string(model::standard().name), "all"),
      "property: " + of(options.property, "all")};
  try {
    all.write(options.obligations, head);
  } catch (const std::system_error& wrong) {
    cannot_write("--obligations", options.obligations, wrong);
  }
}

proofs::Certified certified(const Options& options, const proofs::Obligations& all, proofs::Limits limits) {
  limits.timeout_ms = std::min(limits.timeout_ms, most_for_a_proof_ms);
  try {
    return certify(all, options.certificates, limits);
  } catch (const std::system_error& wrong) {
    cannot_write("--certificates", options.certificates, wrong);
  }
}

/// Is it the queries that are wanted, as much as the verdicts?
bool wants_queries(const Options& options) {
  return options.slowest || options.cross_check || !options.dump.empty() || !options.hints.empty() ||
         !options.obligations.empty() || !options.certificates.empty();
}

/// All that the verdicts depend on besides the program.
std::string asked_by(const Options& options) {
  const bool cvc5 = solvers_of(options) == proofs::Solvers::cvc5;
  return Json{{"variant", options.variant},
              {"property", options.property},
              {"without", options.without},
              {"cvc5", cvc5 ? proofs::hex(proofs::cvc5_identity()) : ""}}
      .dump();
}

int verify(const Options& options) {
  const proofs::Stopwatch since_start;
  expect_a_file_for_each("verify", options.formats, options.files);
  prepare(options);
  std::vector<const proofs::Property*> which;
  for (const proofs::Property& property : proofs::properties())
    if (options.property.empty() || property.name == options.property) which.push_back(&property);
  // What a table must do stands first.
  std::stable_sort(which.begin(), which.end(), [](const proofs::Property* a, const proofs::Property* b) {
    return demand_of(*a) < demand_of(*b);
  });
  std::vector<const model::PlainTable*> on;
  for (const model::PlainTable* table : tables())
    if (options.without.empty() ? options.variant.empty() || table->name == options.variant
                                : table->name == model::standard().name)
      on.push_back(table);

  // Who wants to see every question wants every question put.
  proofs::Ledger ledger(options.dump, options.dump.empty() ? cache_for(options.cache, "answers") : "");
  proofs::Limits limits;
  limits.timeout_ms = static_cast<unsigned>(std::lround(options.timeout * 1000));
  limits.jobs = options.jobs;
  limits.solvers = solvers_of(options);
  limits.ledger = &ledger;
  const std::unique_ptr<proofs::Obligations> owed = gathered(options);
  limits.obligations = owed.get();
  limits.record_hints = !options.hints.empty();
  Verdicts verdicts;
  verdicts.alone = !options.variant.empty();
  verdicts.ledger = &ledger;
  verdicts.cross_check = options.cross_check;
  verdicts.slowest = options.slowest;
  const KeptVerdicts kept(wants_queries(options) ? "" : cache_for(options.cache, "verdicts"),
                          asked_by(options));
  if (!kept.find(verdicts)) {
    StatusLine status;
    limits.progress = status.progress();
    proofs::Verification judged = proofs::verify(which, on, limits, dropped_by(options));
    verdicts.results = std::move(judged.results);
    verdicts.lost = std::move(judged.lost);
    if (options.without.empty()) verdicts.dropped = proofs::verify_without_each(verdicts.results, limits);
    kept.keep(verdicts);
  }
  for (std::vector<proofs::Result>* some : {&verdicts.results, &verdicts.dropped})
    for (proofs::Result& result : *some) confirm(result);
  if (!options.obligations.empty()) write_obligations(options, *owed);
  if (!options.certificates.empty()) {
    StatusLine status;
    limits.progress = status.progress();
    verdicts.certified = certified(options, *owed, limits);
  }
  verdicts.obligations = owed.get();
  verdicts.seconds = since_start.seconds();
  std::vector<std::string> printed;
  for (const std::string& format : options.formats) printed.push_back(print_verdicts(verdicts, format));
  for (std::size_t i = 0; i < printed.size(); ++i) write_whole(file_for(i, options.files), printed[i]);
  if (limits.record_hints) write_whole(options.hints, proofs::all_hints());
  fmt::print(stderr, "{}", print_complaints(ledger));
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
  CLI::Option* const variant = command->get_option("--variant");
  command
      ->add_option("--without", options->without,
                   "drop this assumption: what still holds on the standard's table? "
                   "(synfin list assumptions)")
      ->check(one_of("assumption", names_of(proofs::peers::assumptions())))
      ->excludes(variant)
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
  command
      ->add_option(
          "--hints", options->hints,
          "write there which facts the two-endpoint proofs needed: a new proofs/judging/hints.inc, with "
          "which they are faster")
      ->type_name("FILE");
  command
      ->add_option("--obligations", options->obligations,
                   "write there all that the proofs rest on: SMT-LIB 2, each with what it stands for, to be "
                   "unsat by any solver")
      ->type_name("FILE");
  command
      ->add_option(
          "--certificates", options->certificates,
          "keep there cvc5's proofs (LFSC) of all that the proofs rest on, where it can write one; 10 s "
          "for each at most")
      ->type_name("DIR");
  command->add_flag("--slowest", options->slowest, "list the queries that took longest");
  add_cache_options(*command, options->cache);
  command
      ->add_option("--dump", options->dump,
                   "keep the text of every query there (SMT-LIB 2); all are put, no kept answer is used")
      ->type_name("DIR");
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
