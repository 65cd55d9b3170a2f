// `synfin generate`: prints a table in another language.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "../../gen/json.hpp"
#include "../../gen/prefix.hpp"
#include "../../gen/target.hpp"
#include "../../proofs/claims/property.hpp"
#include "../../proofs/smt/sha256.hpp"
#include "../commands.hpp"
#include "../errors.hpp"
#include "../forms.hpp"
#include "../tables.hpp"
#include "../terminal/nearest.hpp"

namespace synfin::cli {

namespace {
struct Options {
  std::string target, directory;
  std::string variant{model::standard().name};
  std::string prefix{"synfin"};
  bool force = false;
};

/// What is promised of the table, and held to by `synfin verify`; nothing for a table of the user's own, of
/// which nothing is promised.
std::optional<gen::Judged> judged(const model::PlainTable& table) {
  if (is_own(table.name)) return std::nullopt;
  gen::Judged all;
  const auto names = [&](const std::vector<std::string_view>& tables) {
    return std::find(tables.begin(), tables.end(), table.name) != tables.end();
  };
  for (const proofs::Property& property : proofs::properties()) {
    if (names(property.violated_by)) all.violated.emplace_back(property.name);
    if (names(property.open_on)) all.open.emplace_back(property.name);
  }
  return all;
}

/// The endpoint invariant, where the table keeps it whole.
std::vector<gen::Lemma> invariant_of(const std::optional<gen::Judged>& judged) {
  std::vector<gen::Lemma> pieces;
  if (!judged) return pieces;
  for (const proofs::Property& property : proofs::properties()) {
    const auto names = [&](const std::vector<std::string>& all) {
      return std::find(all.begin(), all.end(), property.name) != all.end();
    };
    const bool is_invariant = property.claims.structure() == proofs::Structure::invariant;
    if (is_invariant && (names(judged->violated) || names(judged->open))) return pieces;
  }
  for (const proofs::Piece& piece : proofs::endpoint_invariant())
    pieces.push_back({std::string(piece.name), std::string(piece.why), piece.term});
  return pieces;
}

/// The folder is not told: what is printed does not depend on it.
gen::Heading heading_of(const Options& options, const model::PlainTable& table) {
  std::string command = "synfin generate " + options.target;
  if (&table != &model::standard()) command += fmt::format(" --variant {}", table.name);
  if (options.prefix != Options{}.prefix) command += " --prefix " + options.prefix;
  const std::optional<gen::Judged> known = judged(table);
  return {SYNFIN_VERSION,
          proofs::hex(proofs::sha256(gen::canonical_text(table))),
          command,
          known,
          invariant_of(known),
          proofs::sound_host()};
}

void generate(const Options& options) {
  const model::PlainTable& table = *find_table(options.variant);
  const gen::Target& target = *gen::find_target(options.target);
  if (!target.is_code && options.prefix != Options{}.prefix)
    throw UsageError(fmt::format("--prefix is for code; {} defines no names that could clash", target.name));
  if (target.is_code) show_form(table);
  const std::vector<gen::File> files = [&] {
    try {
      return gen::with_prefix(target.print(table, heading_of(options, table)), options.prefix);
    } catch (const gen::PrintError& wrong) {
      throw InputError(wrong.what());
    }
  }();
  const std::filesystem::path foreign = gen::foreign_among(files, options.directory);
  if (!foreign.empty() && !options.force)
    throw InputError(fmt::format("{}: was not printed by Synfin; --force replaces it", foreign.string()));
  try {
    gen::write_files(files, options.directory);
  } catch (const gen::WriteError& wrong) {
    throw InputError(wrong.what());
  }
  for (const gen::File& file : files)
    fmt::print("{}\n", (std::filesystem::path(options.directory) / file.path).string());
}
}  // namespace

void add_generate(CLI::App& app, Exit& exit) {
  CLI::App* const command =
      app.add_subcommand("generate", "write an embeddable machine, or a model for another tool");
  const auto options = std::make_shared<Options>();
  command->add_option("TARGET", options->target, "what to write (synfin list targets)")
      ->required()
      ->check(one_of("target", names_of(gen::targets())));
  command->add_option("-o,--output", options->directory, "the folder, made where it is missing")
      ->required()
      ->type_name("DIR");
  command->add_option("--variant", options->variant, "of another table (synfin list variants)")
      ->check(one_of("variant", table_names()))
      ->type_name("NAME");
  command
      ->add_option("--prefix", options->prefix, "of what the code defines, for two machines in one program")
      ->check(CLI::Validator(
          [](const std::string& text) {
            return gen::is_prefix(text)
                       ? std::string()
                       : text + ": a small letter was expected, then small letters, digits and _";
          },
          "PREFIX"));
  command->add_flag("--force", options->force, "replace files that Synfin has not printed, too");
  command->footer("Example:\n  synfin generate c -o tcp/");
  command->callback([options, &exit] {
    generate(*options);
    exit.status = 0;
  });
}

}  // namespace synfin::cli
