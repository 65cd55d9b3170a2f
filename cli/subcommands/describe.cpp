// `synfin describe`: the command line for the manual and for shells. The build asks; in the help it is
// hidden.
#include <CLI/CLI.hpp>
#include <memory>

#include "../commands.hpp"
#include "../describe/describe.hpp"
#include "../terminal/nearest.hpp"
#include "../terminal/output.hpp"

namespace synfin::cli {

namespace {
struct Reader {
  std::string_view name;
  std::string (*print)(CLI::App&);
};
constexpr Reader readers[] = {
    {"man", man_page}, {"bash", bash_completion}, {"zsh", zsh_completion}, {"fish", fish_completion}};
}  // namespace

void add_describe(CLI::App& app, Exit& exit) {
  CLI::App* const command = app.add_subcommand("describe", "print the manual page, or a shell's completions");
  command->group("");
  const auto reader = std::make_shared<std::string>();
  command->add_option("READER", *reader, "man, bash, zsh or fish")
      ->required()
      ->check(one_of("reader", names_of(readers)));
  command->callback([reader, &app, &exit] {
    for (const Reader& one : readers)
      if (one.name == *reader) write_whole("", one.print(app));
    exit.status = 0;
  });
}

}  // namespace synfin::cli
