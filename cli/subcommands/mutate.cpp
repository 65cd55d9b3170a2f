// `synfin mutate`: the measure of the properties. Which faults in the table would they notice?
#include "../../proofs/mutation/mutate.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <memory>
#include <mutex>
#include <thread>

#include "../../proofs/mutation/by_samples.hpp"
#include "../../proofs/parallel.hpp"
#include "../../proofs/smt/ledger.hpp"
#include "../cache.hpp"
#include "../commands.hpp"
#include "../errors.hpp"
#include "../machines/any_machine.hpp"
#include "../machines/deviants.hpp"
#include "../reports/impostors.hpp"
#include "../reports/mutants_kept.hpp"
#include "../reports/vectors_score.hpp"
#include "../reports/word_mutants.hpp"
#include "../terminal/nearest.hpp"
#include "../terminal/output.hpp"

namespace synfin::cli {

namespace {

struct Options {
  std::string rule, word, shard, file;
  std::string format = "text";
  std::vector<std::string> merge;
  unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
  unsigned timeout = 60;
  bool words = false;
  bool judge = false;
  bool vectors = false;
  Pool::Range worlds{0, 1500};
  std::optional<std::uint32_t> world;
  std::string edit, elsewhere;
  CacheOptions cache;
};

/// `2/5`
std::optional<Shard> shard_in(const std::string& word) {
  Shard shard;
  const std::size_t slash = word.find('/');
  if (slash == std::string::npos) return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t to, unsigned& into) {
    const auto [end, error] = std::from_chars(word.data() + from, word.data() + to, into);
    return error == std::errc{} && end == word.data() + to && into != 0;
  };
  if (!number(0, slash, shard.part) || !number(slash + 1, word.size(), shard.of) || shard.part > shard.of)
    return std::nullopt;
  return shard;
}

/// Tells a terminal how far it is; nothing to anything else.
class Progress {
 public:
  explicit Progress(std::size_t of) : of_(of), shown_(isatty(STDERR_FILENO) == 1) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() {
    if (shown_) fmt::print(stderr, "\r\033[K");
  }
  void operator()(std::string_view last) {
    const std::lock_guard alone(mutex_);
    ++done_;
    show(last);
  }
  /// So many of so many.
  void operator()(std::size_t done, std::size_t of) {
    const std::lock_guard alone(mutex_);
    of_ = of;
    if (done <= done_) return;
    done_ = done;
    show("");
  }

 private:
  void show(std::string_view last) const {
    if (!shown_) return;
    fmt::print(stderr, "\r\033[K{}/{}{}{}", done_, of_, last.empty() ? "" : ", last ", last);
  }

  std::mutex mutex_;
  std::size_t of_, done_ = 0;
  bool shown_;
};

MutantRows judge(const std::vector<const model::PlainRule*>& rules, const Options& options) {
  const MutantCache cache(cache_for(options.cache, "mutants").string());
  proofs::Ledger ledger("", cache_for(options.cache, "answers"));
  const proofs::Limits limits{.timeout_ms = options.timeout * 1000, .jobs = 1, .ledger = &ledger};
  proofs::SampleLibrary samples(limits);
  std::vector<MutantRows> judged(rules.size());
  Progress progress(rules.size());
  proofs::in_parallel(options.jobs, rules.size(), [&](std::size_t r) {
    if (auto known = cache.find(*rules[r])) {
      judged[r] = std::move(*known);
    } else {
      for (const proofs::Judged& one : proofs::judge_rule(*rules[r], samples, limits))
        judged[r].push_back(row_of(one));
      cache.keep(*rules[r], judged[r]);
    }
    progress(rules[r]->name);
  });
  MutantRows all;
  for (MutantRows& rows : judged) std::move(rows.begin(), rows.end(), std::back_inserter(all));
  return all;
}

/// The mutants of all words, or of one: the work is shared out mutant by mutant, as words differ widely.
JudgedWords judge_words(const Options& options) {
  const proofs::Limits limits{options.timeout * 1000, 1};
  proofs::SampleLibrary samples(limits);
  struct Task {
    const proofs::Property* pinned;
    const proofs::Word* word;
    std::size_t mutant;
  };
  std::vector<Task> tasks;
  for (const proofs::Property& property : proofs::properties())
    for (const proofs::Word& word : property.pins) {
      if (!options.word.empty() && word.name != options.word) continue;
      const std::size_t mutants = proofs::mutants_of(word).size();
      for (std::size_t m = 0; m < mutants; ++m) tasks.push_back({&property, &word, m});
    }
  JudgedWords judged(tasks.size());
  Progress progress(tasks.size());
  std::atomic<std::size_t> next = 0;
  const unsigned jobs = std::max(1U, std::min<unsigned>(options.jobs, static_cast<unsigned>(tasks.size())));
  proofs::in_parallel(jobs, jobs, [&](std::size_t) {
    proofs::WordJudge judge(samples, limits);
    const proofs::Word* of = nullptr;
    proofs::TermEdits mutants;
    for (std::size_t t = next++; t < tasks.size(); t = next++) {
      const Task& task = tasks[t];
      if (task.word != of) mutants = proofs::mutants_of(*task.word);
      of = task.word;
      judged[t] = judge.judge(*task.pinned, *task.word, mutants[task.mutant]);
      progress(task.word->name);
    }
  });
  return judged;
}

int mutate_words(const Options& options) {
  const JudgedWords judged = judge_words(options);
  write_whole(options.file,
              options.format == "json" ? json_report(judged) : text_report(judged, !options.word.empty()));
  return status_of(judged);
}

/// One of the small worlds, with a mutant in it or the standard's own machine.
int show_world(const Options& options) {
  const runtime::TableMachine& machine = *find_machine(model::standard().name);
  const PlainDeviants deviants(machine, model::standard());
  oracle::Options judge = beside_host_0(machine, model::standard());
  judge.deviants = &deviants;
  for (const Damage damage : damages)
    if (options.elsewhere == name_of(damage)) {
      write_whole(options.file, elsewhere_report(*options.world, damage, judge));
      return 0;
    }
  if (options.edit.empty()) {
    write_whole(options.file, world_report(play_impostor(*options.world, machine, judge), judge));
    return 0;
  }
  for (const proofs::Mutant& mutant : proofs::mutants_of(*model::standard().find(options.rule)))
    if (mutant.edit == options.edit) {
      write_whole(options.file, world_report(play_impostor(*options.world, mutant, judge), judge));
      return 0;
    }
  throw UsageError(fmt::format("--edit: '{}' is no edit of {}; see synfin mutate --judge --rule {}",
                               options.edit, options.rule, options.rule));
}

/// The judge's own score: the mutants in the place of an end.
int mutate_judged(const Options& options) {
  if (options.world) return show_world(options);
  Score score;
  {
    Progress progress(0);
    score = score_of(*find_machine(model::standard().name), options.rule, options.worlds, options.jobs,
                     [&](std::size_t done, std::size_t of) { progress(done, of); });
  }
  write_whole(options.file,
              options.format == "json" ? json_report(score) : text_report(score, !options.rule.empty()));
  return status_of(score);
}

/// The vectors' own score.
int mutate_on_vectors(const Options& options) {
  proofs::Ledger ledger("", cache_for(options.cache, "answers"));
  proofs::Limits limits{.timeout_ms = options.timeout * 1000, .jobs = options.jobs, .ledger = &ledger};
  vectors::Suite suite = vectors::suite_of(model::standard(), {});
  suite.zeros = proofs::zeros_among(suite.zeros, limits);
  std::vector<const model::PlainRule*> rules = model::standard().rules;
  if (!options.rule.empty()) rules = {model::standard().find(options.rule)};
  std::vector<vectors::Verdict> verdicts;
  {
    Progress progress(rules.size());
    verdicts = vectors::judge_mutants(suite, rules, limits,
                                      [&](std::size_t done, std::size_t of) { progress(done, of); });
  }
  write_whole(options.file, options.format == "json"
                                ? json_report(verdicts, suite.vectors.size())
                                : text_report(verdicts, suite.vectors.size(), !options.rule.empty()));
  return status_of(verdicts);
}

int mutate(const Options& options) {
  if (options.vectors) return mutate_on_vectors(options);
  if (options.judge) return mutate_judged(options);
  if (options.words || !options.word.empty()) return mutate_words(options);
  Shard shard;
  if (!options.shard.empty()) shard = *shard_in(options.shard);
  MutantRows rows;
  if (!options.merge.empty())
    rows = merged(options.merge);
  else if (!options.rule.empty())
    rows = judge({model::standard().find(options.rule)}, options);
  else
    rows = judge(rules_of(shard), options);
  write_whole(options.file, options.format == "json" ? json_report(rows, basis_of_all(), shard)
                                                     : text_report(rows, !options.rule.empty()));
  return status_of(rows);
}

}  // namespace

void add_mutate(CLI::App& app, Exit& exit) {
  CLI::App* const command =
      app.add_subcommand("mutate", "break the table mechanically, and see whether a property notices");
  const auto options = std::make_shared<Options>();
  std::vector<std::string> rules;
  for (const model::PlainRule* rule : model::standard().rules) rules.emplace_back(rule->name);
  CLI::Option* const rule =
      command->add_option("--rule", options->rule, "the mutants of this rule alone (synfin list rules)")
          ->check(one_of("rule", rules))
          ->type_name("NAME");
  std::vector<std::string> names;
  for (const proofs::Word* word : proofs::words()) names.emplace_back(word->name);
  CLI::Option* const words =
      command
          ->add_flag("--words", options->words,
                     "break the words that rules and claims share instead, in both at once")
          ->excludes(rule);
  CLI::Option* const word = command->add_option("--word", options->word, "the mutants of this word alone")
                                ->check(one_of("word", names))
                                ->type_name("NAME")
                                ->excludes(rule);
  CLI::Option* const shard =
      command->add_option("--shard", options->shard, "one part of n, as 2/5")
          ->check([](const std::string& word) {
            return shard_in(word) ? std::string() : "expected i/n with 1 <= i <= n, not '" + word + "'";
          })
          ->type_name("i/n");
  CLI::Option* const merge =
      command->add_option("--merge", options->merge, "the JSON of all shards: print the whole report")
          ->type_name("FILE");
  CLI::Option* const judge = command->add_flag(
      "--judge", options->judge,
      "let each mutant be one end of small worlds instead: would the judge of captures notice?");
  CLI::Option* const on_vectors =
      command
          ->add_flag("--vectors", options->vectors,
                     "run each mutant on the vectors instead (synfin vectors): would they notice?")
          ->excludes(judge);
  command->add_option("--worlds", options->worlds.count, "so many small worlds")
      ->check(CLI::Range(1U, 10'000'000U))
      ->type_name("N")
      ->needs(judge);
  command
      ->add_option("--from", options->worlds.first,
                   "from the world of this number on: others than those by which the judge was mended")
      ->check(CLI::Range(0U, 1'000'000'000U))
      ->type_name("N")
      ->needs(judge);
  CLI::Option* const world =
      command
          ->add_option("--world", options->world,
                       "show this small world, with --edit in it, or with the standard's own machine")
          ->type_name("N")
          ->needs(judge);
  std::vector<std::string> ways;
  for (const Damage damage : damages) ways.emplace_back(name_of(damage));
  command
      ->add_option(
          "--elsewhere", options->elsewhere,
          fmt::format("... as it is captured elsewhere than beside an end: {}", fmt::join(ways, ", ")))
      ->check(one_of("damage", ways))
      ->type_name("NAME")
      ->needs(world)
      ->excludes(rule);
  command->add_option("--edit", options->edit, "the mutant of --rule that does this")
      ->type_name("TEXT")
      ->needs(world)
      ->needs(rule);
  rule->excludes(shard)->excludes(merge);
  shard->excludes(merge);
  for (CLI::Option* const other : {shard, merge, judge, on_vectors}) {
    words->excludes(other);
    word->excludes(other);
  }
  judge->excludes(shard)->excludes(merge);
  on_vectors->excludes(shard)->excludes(merge);
  command->add_option("--jobs", options->jobs, "threads")->check(CLI::Range(1U, 256U))->type_name("N");
  command->add_option("--timeout", options->timeout, "seconds for one query")
      ->check(CLI::Range(1U, 100000U))
      ->type_name("S");
  add_cache_options(*command, options->cache);
  command->add_option("--format", options->format, "text or json")
      ->check(one_of("format", {"text", "json"}))
      ->type_name("NAME");
  command->add_option("-o,--output", options->file, "write there instead of to standard output")
      ->type_name("FILE");
  command->footer("Example:\n  synfin mutate --rule last-ack.fin-acknowledged\n  synfin mutate --judge");
  command->callback([options, &exit] { exit.status = mutate(*options); });
}

}  // namespace synfin::cli
