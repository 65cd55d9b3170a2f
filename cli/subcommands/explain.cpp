// `synfin explain`: the counterexample of a property on a variant, as a ladder of both peers.
#include <fmt/format.h>

#include <memory>
#include <thread>

#include "../../proofs/peers/assumptions.hpp"
#include "../../proofs/smt/ledger.hpp"
#include "../../proofs/stopwatch.hpp"
#include "../../proofs/verify.hpp"
#include "../cache.hpp"
#include "../commands.hpp"
#include "../errors.hpp"
#include "../play/replay.hpp"
#include "../reports/queries.hpp"
#include "../tables.hpp"
#include "../terminal/nearest.hpp"
#include "../terminal/output.hpp"
#include "../terminal/status_line.hpp"

namespace synfin::cli {

namespace {

struct Options {
  std::string property, variant, without, file;
  std::string format = "text";
  CacheOptions cache;
};

/// What of the property falls, and where.
std::string text_of(const std::vector<proofs::Fall>& falls, const proofs::Trace& trace) {
  std::string text;
  for (const proofs::Fall& fall : falls) {
    const std::string where =
        trace.steps.size() == 1
            ? ""
            : fmt::format(" with event {} ({} at {})", fall.step + 1,
                          trace.steps[fall.step].crash ? "crash" : name_of(trace.steps[fall.step].event),
                          trace.steps[fall.step].peer == 0 ? 'A' : 'B');
    text += fmt::format("{}{}: \"{}\"\n", text.empty() ? "on the running machine falls" : "and", where,
                        fall.what);
  }
  return text.empty() ? text : text + "\n";
}

int explain(const Options& options) {
  if (options.variant.empty() && options.without.empty())
    throw UsageError("explain: expected --variant NAME or --without ASSUMPTION");
  const proofs::Property& property = *proofs::find_property(options.property);
  const model::PlainTable* const table =
      options.variant.empty() ? &model::standard() : find_table(options.variant);
  proofs::Dropped without;
  if (!options.without.empty()) without.insert(proofs::peers::find_assumption(options.without)->name);
  const proofs::Property* const which[] = {&property};
  const model::PlainTable* const tables[] = {table};
  const proofs::Stopwatch since_start;
  proofs::Ledger ledger("", cache_for(options.cache, "answers"));
  proofs::Result result = [&] {
    StatusLine status;
    proofs::Limits limits;
    limits.jobs = std::max(1U, std::thread::hardware_concurrency());
    limits.ledger = &ledger;
    limits.progress = status.progress();
    return proofs::verify(which, tables, limits, without).results.front();
  }();
  const bool had_one = result.counterexample.has_value();
  confirm(result);
  if (had_one && !result.counterexample) throw std::runtime_error(result.detail);
  const std::optional<proofs::Trace>& shown =
      result.counterexample ? result.counterexample : result.breaking_step;
  if (!shown) {
    fmt::print("{} on {}: {} ({}), there is no counterexample\n", property.name, table->name,
               name_of(result.verdict), result.method);
    fmt::print("{}", print_total(ledger, since_start.seconds()));
    return result.verdict == proofs::Verdict::unknown ? 3 : 1;
  }
  Replay replayed = replay(table->name, *shown);
  if (!replayed.difference.empty())
    throw std::runtime_error("the counterexample does not replay, a bug of Synfin: " + replayed.difference);
  replayed.ladder.title =
      result.counterexample
          ? fmt::format("{} fails on {}{}{}: {}", property.name, table->name,
                        options.without.empty() ? "" : " without ", options.without, result.detail)
          : fmt::format(
                "{} on {}: no counterexample is known, and the proof does not survive this step from a state "
                "that need not be reachable: {}",
                property.name, table->name, result.detail);
  std::string drawing = draw(replayed.ladder, options.format, options.file.empty() && wants_colour());
  if (options.format == "text")
    drawing += fmt::format("\n{}{}\n{}{}{}\n{}\n{}", text_of(result.falls, *shown), property.statement,
                           property.question, property.question.empty() ? "" : "\n", property.clause,
                           table->gloss, print_total(ledger, since_start.seconds()));
  write_whole(options.file, drawing);
  return 0;
}

}  // namespace

void add_explain(CLI::App& app, Exit& exit) {
  CLI::App* const command = app.add_subcommand("explain", "draw how a variant violates a property");
  const auto options = std::make_shared<Options>();
  command->add_option("PROPERTY", options->property, "the property (synfin list properties)")
      ->required()
      ->check(one_of("property", names_of(proofs::properties())));
  CLI::Option* const variant =
      command->add_option("--variant", options->variant, "the variant (synfin list variants)")
          ->check(one_of("variant", table_names()))
          ->type_name("NAME");
  command
      ->add_option("--without", options->without,
                   "the standard, without this assumption (synfin list assumptions)")
      ->check(one_of("assumption", names_of(proofs::peers::assumptions())))
      ->excludes(variant)
      ->type_name("NAME");
  add_cache_options(*command, options->cache);
  command->add_option("--format", options->format, "text, svg, mermaid or json")
      ->check(one_of("format", drawing_names()))
      ->type_name("NAME");
  command->add_option("-o,--output", options->file, "write there instead of to standard output")
      ->type_name("FILE");
  command->footer("Example:\n  synfin explain stale-syn-never-establishes --variant two-message-handshake");
  command->callback([options, &exit] { exit.status = explain(*options); });
}

}  // namespace synfin::cli
