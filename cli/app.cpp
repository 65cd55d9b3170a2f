#include "app.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "../model/plain.hpp"
#include "../proofs/smt/solver.hpp"
#include "commands.hpp"
#include "errors.hpp"
#include "terminal/nearest.hpp"

namespace synfin::cli {

namespace {

std::string versions() {
  std::string boost(model::boost_version());  // 1_74
  std::replace(boost.begin(), boost.end(), '_', '.');
  return fmt::format("synfin {}\nZ3 {}\nBoost {}", SYNFIN_VERSION, proofs::solver_version(), boost);
}

/// The word of the command line that is wrong is found before the parser complains of another that is
/// missing.
void check_words(const CLI::App& app, const std::vector<std::string>& words) {
  const CLI::App* command = nullptr;
  for (const std::string& word : words) {
    if (word == "--") return;
    const std::string name = word.substr(0, word.find('='));
    const CLI::App& owner = command == nullptr ? app : *command;
    if (name.starts_with("--")) {
      if (owner.get_option_no_throw(name) != nullptr) continue;
      std::vector<std::string> known;
      for (const CLI::Option* option : owner.get_options())
        for (const std::string& spelled : option->get_lnames()) known.push_back("--" + spelled);
      throw UsageError(unknown_name("option", name, known));
    }
    if (command != nullptr || word.starts_with('-')) continue;
    std::vector<std::string> known;
    for (const CLI::App* one : app.get_subcommands({})) {
      if (!one->get_group().empty()) known.push_back(one->get_name());
      if (one->get_name() == word) command = one;
    }
    if (command == nullptr) throw UsageError(unknown_name("command", word, known));
  }
}

/// Where to read on: the help of the subcommand that the words name, or else of the program.
std::string help_for(const CLI::App& app, const std::vector<std::string>& words) {
  for (const std::string& word : words)
    for (const CLI::App* one : app.get_subcommands({}))
      if (one->get_name() == word) return fmt::format("synfin {} --help", word);
  return "synfin --help";
}

/// What is missing, and what it is for.
std::string missing(const CLI::App& app) {
  for (const CLI::App* command : app.get_subcommands()) {
    for (const CLI::Option* option : command->get_options())
      if (option->get_required() && option->count() == 0)
        return fmt::format("{}: {} is missing: {}", command->get_name(), option->get_name(false, true),
                           option->get_description());
  }
  std::vector<std::string> known;
  for (const CLI::App* one : app.get_subcommands({}))
    if (!one->get_group().empty()) known.push_back(one->get_name());
  return fmt::format("expected a command, one of: {}", fmt::join(known, ", "));
}

void parse(CLI::App& app, std::vector<std::string> words) {
  check_words(app, words);
  std::reverse(words.begin(), words.end());  // as CLI11 wants them
  try {
    app.parse(words);
  } catch (const CLI::RequiredError&) {
    throw UsageError(missing(app));
  } catch (const CLI::ExtrasError&) {
    throw UsageError(fmt::format("unexpected word '{}'", fmt::join(app.remaining(true), "', '")));
  }
}

struct Command {
  std::string_view name;
  void (*add)(CLI::App&, Exit&);
};
constexpr Command commands[] = {
    {"verify", add_verify},     {"explain", add_explain},   {"mutate", add_mutate},
    {"list", add_list},         {"generate", add_generate}, {"check", add_check},
    {"run", add_run},           {"vectors", add_vectors},   {"prove-code", add_prove_code},
    {"describe", add_describe},
};

/// One that is named first is all that is wanted, but what describes all of them: what the others may be told
/// (every property, every rule) need not be known.
void add_commands(CLI::App& app, Exit& exit, const std::vector<std::string>& words) {
  const std::string_view first = words.empty() ? std::string_view{} : words.front();
  const auto* const named = std::find_if(std::begin(commands), std::end(commands),
                                         [&](const Command& one) { return one.name == first; });
  const bool alone = named != std::end(commands) && named->add != add_describe;
  for (const Command& one : commands)
    if (!alone || &one == named) one.add(app, exit);
}

/// One line, whatever an exception says.
int fail(std::string message) {
  for (char& c : message)
    if (c == '\n' || c == '\r') c = ' ';
  fmt::print(stderr, "synfin: {}\n", message);
  return 2;
}

}  // namespace

int run_program(int argc, const char* const* argv) {
  CLI::App app("TCP's connection machine: one table, run, proved, printed, judged by", "synfin");
  app.set_version_flag("--version", versions);
  app.require_subcommand(1);
  app.footer("synfin COMMAND --help shows an example of each.");
  Exit exit;
  const std::vector<std::string> words(argv + 1, argv + argc);
  try {
    add_commands(app, exit, words);
    parse(app, words);
    return exit.status;
  } catch (const CLI::Success& success) {  // --help, --version
    return app.exit(success);
  } catch (const CLI::ParseError& error) {
    return fail(fmt::format("{} ({})", error.what(), help_for(app, words)));
  } catch (const UsageError& error) {
    return fail(fmt::format("{} ({})", error.what(), help_for(app, words)));
  } catch (const std::exception& error) {
    return fail(error.what());
  }
}

}  // namespace synfin::cli
