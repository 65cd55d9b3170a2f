// `synfin prove-code`: is what a compiler made of printed code the table, for all inputs?
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>

#include "../../gen/json.hpp"
#include "../../proofs/code/prove.hpp"
#include "../../proofs/smt/ledger.hpp"
#include "../../proofs/smt/sha256.hpp"
#include "../../proofs/stopwatch.hpp"
#include "../cache.hpp"
#include "../commands.hpp"
#include "../compiler/compiled_run.hpp"
#include "../compiler/sources.hpp"
#include "../errors.hpp"
#include "../reports/code.hpp"
#include "../reports/queries.hpp"
#include "../tables.hpp"
#include "../terminal/nearest.hpp"
#include "../terminal/output.hpp"

namespace synfin::cli {

namespace {

namespace code = proofs::code;

/// So many parts may take all the time that one may: a whole file ends, at any level.
constexpr double most_parts = 6;

struct Options {
  std::string file, certificate, only;
  std::string variant{model::standard().name};
  std::string prefix = "synfin_";
  std::string format = "text";
  CompilerOptions compiler;
  unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
  double timeout = 20;  // processor seconds
  CacheOptions cache;
};

code::ir::Module module_of(const std::string& text, const std::string& file) {
  try {
    return code::ir::parse(text, file);
  } catch (const code::ir::IrError& wrong) {
    throw InputError(wrong.what());
  }
}

CodeSubject subject_of(const Options& options, const model::PlainTable& table,
                       const std::optional<Sources>& sources, const std::string& ir,
                       const std::string& target) {
  const auto digest = [](const std::string& text) { return proofs::hex(proofs::sha256(text)); };
  CodeSubject subject{.file = options.file,
                      .only = options.only,
                      .table = std::string(table.name),
                      .table_digest = digest(gen::canonical_text(table)),
                      .prefix = options.prefix,
                      .fired = options.compiler.fired,
                      .level = {},
                      .target = target,
                      .language = {},
                      .compiler = {},
                      .command = {},
                      .bridge_digest = {},
                      .source_digest = {},
                      .ir_digest = digest(ir)};
  if (!sources) return subject;
  subject.level = options.compiler.level;
  subject.language = sources->compiler->language;
  subject.compiler = version_of(*sources->compiler);
  subject.command = fmt::format("{}", fmt::join(sources->compiler->for_ir(options.compiler), " "));
  subject.source_digest = digest(sources->text);
  for (const gen::File& file : sources->around)
    if (file.path == sources->main) subject.bridge_digest = digest(file.contents);
  return subject;
}

/// Those whose name contains what was asked for.
std::vector<code::Part> parts_wanted(const Options& options, std::vector<code::Part> parts) {
  std::erase_if(
      parts, [&](const code::Part& part) { return name_of(part).find(options.only) == std::string::npos; });
  if (parts.empty())
    throw UsageError(fmt::format("prove-code: --only '{}': no part has that in its name", options.only));
  return parts;
}

/// What the compiled program makes of each counterexample, where there is a program.
CompiledRuns run_compiled(const Options& options, const code::Code& compared,
                          const std::optional<Sources>& sources,
                          const std::vector<code::PartResult>& results) {
  CompiledRuns runs(results.size());
  if (!sources || !options.compiler.target.empty()) return runs;
  for (std::size_t k = 0; k < results.size(); ++k)
    if (results[k].counterexample)
      runs[k] = run_compiled(*sources, options.prefix, options.compiler, results[k],
                             code::behind_actions(compared));
  return runs;
}

int prove_code(const Options& options) {
  const proofs::Stopwatch since_start;
  const model::PlainTable& table = *find_table(options.variant);
  std::optional<Sources> sources;
  if (compiler_of(options.file) != nullptr) sources = sources_of(options.file, table, options.prefix);
  if (options.compiler.fired && sources && sources->compiler->language != "C")
    throw UsageError(fmt::format("prove-code: --fired: {} calls a function with each rule; C notes them",
                                 sources->compiler->language));
  const std::string ir = sources ? ir_of(*sources, options.compiler) : read_whole(options.file);
  const code::ir::Module module = module_of(ir, options.file);
  proofs::Ledger ledger("", cache_for(options.cache, "answers"));
  const code::Effort effort{.part = options.timeout, .all = most_parts * options.timeout};
  proofs::Limits limits;
  limits.jobs = options.jobs;
  limits.ledger = &ledger;
  const code::Code compared{module, table, options.prefix, options.compiler.fired};
  const std::vector<code::PartResult> results = [&] {
    try {
      return code::prove(compared, parts_wanted(options, code::parts_of(compared)), effort, limits);
    } catch (const code::ir::IrError& wrong) {
      throw InputError(wrong.what());
    }
  }();
  const CodeSubject subject = subject_of(options, table, sources, ir, module.target);
  const CompiledRuns compiled = run_compiled(options, compared, sources, results);
  if (!options.certificate.empty())
    write_whole(options.certificate, code_certificate(subject, results).dump(1) + "\n");
  if (options.format == "json")
    write_whole("", code_json(subject, results, compiled).dump(1) + "\n");
  else
    write_whole("", code_text(subject, results, compiled) + print_total(ledger, since_start.seconds()));
  int status = 0;
  for (const code::PartResult& one : results)
    if (one.verdict == proofs::Verdict::violated)
      status = 1;
    else if (one.verdict != proofs::Verdict::proved && status == 0)
      status = 3;
  return status;
}

}  // namespace

void add_prove_code(CLI::App& app, Exit& exit) {
  CLI::App* const command =
      app.add_subcommand("prove-code", "prove that compiled code does what the table says, for all inputs");
  const auto options = std::make_shared<Options>();
  command
      ->add_option("FILE", options->file,
                   "LLVM's IR as text (.ll), or what a compiler makes it of: C (.c), C++ (.hpp), Rust (.rs)")
      ->required();
  command->add_option("--variant", options->variant, "of another table (synfin list variants)")
      ->check(one_of("variant", table_names()))
      ->type_name("NAME");
  command->add_option("--level", options->compiler.level, "of the compiler: O0, O1, Os or O2")
      ->check(one_of("level", {"O0", "O1", "Os", "O2"}))
      ->type_name("NAME");
  command
      ->add_option("--target", options->compiler.target, "of the compiler: for which machine, as it names it")
      ->type_name("TRIPLE");
  command->add_flag("--fired", options->compiler.fired,
                    "the code notes the rules that fire (SYNFIN_FIRED): they are compared, too");
  command->add_option("--prefix", options->prefix, "of the functions' names")->type_name("NAME");
  command->add_option("--jobs", options->jobs, "threads")->check(CLI::PositiveNumber)->type_name("N");
  command
      ->add_option("--timeout", options->timeout,
                   "processor seconds for each part; for all of them 6 times that")
      ->check(CLI::NonNegativeNumber)
      ->type_name("S");
  command
      ->add_option("--only", options->only,
                   "only parts whose name contains this: 'handle: SEND', 'in LISTEN', 'is_due'")
      ->type_name("TEXT");
  add_cache_options(*command, options->cache);
  command->add_option("--format", options->format, "text or json")
      ->check(one_of("format", {"text", "json"}))
      ->type_name("NAME");
  command->add_option("--certificate", options->certificate, "write there, as JSON, what was proved of what")
      ->type_name("FILE");
  command->footer("Example:\n  synfin generate c -o tcp/ && synfin prove-code tcp/synfin.c --level O0");
  command->callback([options, &exit] { exit.status = prove_code(*options); });
}

}  // namespace synfin::cli
