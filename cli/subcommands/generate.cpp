// `synfin generate`: prints a table in another language.
#include <fmt/format.h>

#include <memory>

#include "../../gen/target.hpp"
#include "../commands.hpp"
#include "../errors.hpp"
#include "../tables.hpp"
#include "../terminal/nearest.hpp"

namespace synfin::cli {

namespace {
struct Options {
  std::string target, directory;
  std::string variant{model::standard().name};
};

void generate(const Options& options) {
  const std::vector<gen::File> files = gen::find_target(options.target)->print(*find_table(options.variant));
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
  command->footer("Example:\n  synfin generate c -o tcp/");
  command->callback([options, &exit] {
    generate(*options);
    exit.status = 0;
  });
}

}  // namespace synfin::cli
