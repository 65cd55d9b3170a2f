// `synfin-recheck`: what `synfin verify` says of a table, shown once more by other means.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "../parallel.hpp"
#include "list.hpp"
#include "one_endpoint.hpp"
#include "two_endpoints.hpp"

namespace {

using namespace synfin;
using namespace synfin::recheck;

constexpr const char* usage =
    "usage: synfin-recheck [--variant NAME] [--place \"EVENT in STATE\"] [--timeout SECONDS] [--jobs N]\n"
    "                      [--against FILE]\n"
    "Shows once more, without the prover, what synfin verify says of a table (standard), or of one place of "
    "it.\n"
    "--against FILE: holds the list of synfin verify --obligations FILE against what is owed.\n"
    "Exit status: 0 all holds and nothing is missing, 1 something does not hold or is missing, 3 something "
    "is "
    "unknown.\n";

struct Options {
  std::string variant = "standard", place, against;
  unsigned timeout_ms = 600'000;
  unsigned jobs = 1;
};

[[noreturn]] void wrong(const std::string& what) {
  std::fprintf(stderr, "synfin-recheck: %s\n", what.c_str());
  std::exit(2);
}

unsigned number_of(const std::string& option, const std::string& text, unsigned most) {
  char* end = nullptr;
  const unsigned long value = std::strtoul(text.c_str(), &end, 10);
  if (text.empty() || *end != '\0' || value == 0 || value > most)
    wrong(option + ": expected a number from 1 to " + std::to_string(most) + ", not \"" + text + "\"");
  return static_cast<unsigned>(value);
}

Options read(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--help") {
      std::fputs(usage, stdout);
      std::exit(0);
    }
    if (i + 1 == argc) wrong(word + ": expected an option and its value (--help)");
    const std::string value = argv[++i];
    if (word == "--variant")
      options.variant = value;
    else if (word == "--place")
      options.place = value;
    else if (word == "--against")
      options.against = value;
    else if (word == "--timeout")
      options.timeout_ms = 1000 * number_of(word, value, 1'000'000);
    else if (word == "--jobs")
      options.jobs = number_of(word, value, 256);
    else
      wrong(word + ": is no option (--help)");
  }
  return options;
}

struct Work {
  std::string place;
  std::function<void(Answers&)> run;
};

std::vector<Work> all_work(const model::PlainTable& table) {
  std::vector<Work> all{{"CLOSED without a TCB", [](Answers& a) { one_endpoint_at_first(a); }},
                        {"nothing has happened yet", [](Answers& a) { two_endpoints_at_first(a); }}};
  for (unsigned e = 0; e < model::event_count; ++e)
    for (unsigned s = 0; s < model::state_count; ++s) {
      const auto event = static_cast<model::Event>(e);
      const auto state = static_cast<model::State>(s);
      const std::string place = place_name(model::name_of(event), state);
      all.push_back({place, [=, &table](Answers& a) { one_endpoint(a, table, event, state); }});
      all.push_back({place, [=, &table](Answers& a) { two_endpoints(a, table, event, state, false); }});
    }
  for (unsigned s = 0; s < model::state_count; ++s) {
    const auto state = static_cast<model::State>(s);
    all.push_back({place_name("crash", state),
                   [=, &table](Answers& a) { two_endpoints(a, table, model::Event::STATUS, state, true); }});
  }
  return all;
}

/// Of each piece and property: how many questions, and how many do not hold or are unknown.
void print_counts(const Answers& answers) {
  std::map<std::pair<std::string, std::string>, Answers::Count> by_name;
  for (const auto& [owed, count] : answers.all()) {
    Answers::Count& sum = by_name[{owed.level, owed.name}];
    sum.asked += count.asked;
    sum.held += count.held;
    sum.refuted += count.refuted;
    sum.unknown += count.unknown;
  }
  for (const auto& [name, count] : by_name)
    std::printf("%-13s  %-50s %6zu asked%s%s\n", name.first.c_str(), name.second.c_str(), count.asked,
                count.refuted == 0 ? "" : (", " + std::to_string(count.refuted) + " DO NOT HOLD").c_str(),
                count.unknown == 0 ? "" : (", " + std::to_string(count.unknown) + " unknown").c_str());
}

int recheck_all(const Options& options) {
  const model::PlainTable* const table = model::find_table(options.variant);
  if (table == nullptr) wrong("--variant: \"" + options.variant + "\" is no table (synfin list variants)");
  std::vector<Work> work = all_work(*table);
  if (!options.place.empty()) {
    std::erase_if(work, [&](const Work& one) { return one.place != options.place; });
    if (work.empty()) wrong("--place: \"" + options.place + "\" is no place: expected EVENT in STATE");
  }
  Answers answers(options.timeout_ms);
  const std::clock_t before = std::clock();
  proofs::in_parallel(options.jobs, work.size(), [&](std::size_t i) { work[i].run(answers); });
  print_counts(answers);
  for (const std::string& line : answers.complaints()) std::printf("%s\n", line.c_str());
  for (const auto& [by, count] : answers.helps())
    std::printf("%zu by a help that was shown first: %s\n", count, by.c_str());

  for (const auto& [seconds, owed] : answers.slowest())
    std::printf("%.1f s: %s | %s | %s | %s\n", seconds, owed.level.c_str(), owed.name.c_str(),
                owed.of.c_str(), owed.place.c_str());

  std::vector<std::string> lacks;
  if (!options.against.empty()) {
    std::size_t seen = 0;
    lacks = missing(options.against, options.variant, answers, seen);
    for (const std::string& line : lacks) std::printf("missing: %s\n", line.c_str());
    std::printf("the prover's list of %zu: %zu missing\n", seen, lacks.size());
  }
  const Answers::Count total = answers.total();
  std::printf("%s: %zu questions: %zu hold, %zu do not, %zu unknown; %.0f s of CPU time\n",
              options.variant.c_str(), total.asked, total.held, total.refuted, total.unknown,
              static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
  if (total.refuted != 0 || !lacks.empty()) return 1;
  return total.unknown != 0 || total.asked == 0 ? 3 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return recheck_all(read(argc, argv));
  } catch (const std::exception& error) {
    wrong(error.what());
  }
}
