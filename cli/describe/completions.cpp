// What the shells complete: subcommands, options, and the values of an option, named or listed by the program
// itself, so that one's own tables are among them.
#include <fmt/format.h>

#include <algorithm>

#include "describe.hpp"

namespace synfin::cli {

namespace {

/// Text between single quotes. For fish, whose backslash escapes there, too.
std::string quoted(const std::string& text, bool fish = false) {
  std::string safe = "'";
  for (const char c : text) {
    if (c == '\'')
      safe += fish ? "\\'" : "'\\''";
    else if (c == '\\' && fish)
      safe += "\\\\";
    else
      safe += c;
  }
  return safe + "'";
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

std::vector<std::string> spellings_of(const std::vector<DescribedOption>& options) {
  std::vector<std::string> all;
  for (const DescribedOption& option : options)
    if (!option.is_argument) all.insert(all.end(), option.spellings.begin(), option.spellings.end());
  return all;
}

/// Colons and brackets have a meaning of their own where zsh describes an option.
std::string zsh_text(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == ':' || c == '[' || c == ']') safe += '\\';
    safe += c;
  }
  return safe;
}

std::string bash_values(const DescribedOption& option) {
  if (!option.listed.empty()) return fmt::format("words=$(_synfin_listed {})", option.listed);
  if (!option.choices.empty()) return fmt::format("words='{}'", joined(option.choices));
  if (option.is_folder) return "COMPREPLY=($(compgen -d -- \"$cur\"))";
  return option.is_file() ? "COMPREPLY=($(compgen -f -- \"$cur\"))" : ":";
}

std::string zsh_values(const DescribedOption& option) {
  if (!option.listed.empty()) return fmt::format(" _synfin_listed {}", option.listed);
  if (!option.choices.empty()) return fmt::format("({})", joined(option.choices));
  if (option.is_folder) return "_files -/";
  return option.is_file() ? "_files" : "";
}

std::string fish_values(const DescribedOption& option) {
  if (!option.listed.empty()) return fmt::format(" -x -a '(__synfin_listed {})'", option.listed);
  if (!option.choices.empty()) return fmt::format(" -x -a '{}'", joined(option.choices));
  if (option.is_folder) return " -x -a '(__fish_complete_directories)'";
  return option.is_file() ? " -r -F" : " -x";
}

constexpr std::string_view names_only = "2>/dev/null | sed 1d | cut -d ' ' -f 1";

}  // namespace

std::string bash_completion(CLI::App& app) {
  std::string names = joined(spellings_of(options_of(app)));
  std::string values, words;
  for (const DescribedCommand& command : described(app)) {
    names += " " + command.name;
    std::string other = fmt::format("words='{}'", joined(spellings_of(command.options)));
    for (const DescribedOption& option : command.options) {
      if (option.is_argument)
        other = fmt::format("case $cur in -*) {} ;; *) {} ;; esac", other, bash_values(option));
      else if (!option.value.empty())
        for (const std::string& name : option.spellings)
          values += fmt::format("    '{} {}') {} ;;\n", command.name, name, bash_values(option));
    }
    words += fmt::format("    '{} '*) {} ;;\n", command.name, other);
  }
  return fmt::format(
      "# bash completion of synfin {}, printed by itself\n"
      "_synfin_listed() {{ COLUMNS= \"${{COMP_WORDS[0]}}\" list \"$1\" {}; }}\n"
      "_synfin() {{\n"
      "  local cur=${{COMP_WORDS[COMP_CWORD]}} words=''\n"
      "  COMPREPLY=()\n"
      "  if [ \"$COMP_CWORD\" = 1 ]; then\n    COMPREPLY=($(compgen -W '{}' -- \"$cur\"))\n    return\n  fi\n"
      "  case \"${{COMP_WORDS[1]}} ${{COMP_WORDS[COMP_CWORD-1]}}\" in\n{}{}  esac\n"
      "  [ -z \"$words\" ] || COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
      "}}\n"
      "complete -o filenames -F _synfin synfin\n",
      SYNFIN_VERSION, names_only, names, values, words);
}

std::string zsh_completion(CLI::App& app) {
  std::string names, cases;
  for (const DescribedCommand& command : described(app)) {
    names += fmt::format("      {}\n", quoted(command.name + ":" + zsh_text(command.description)));
    cases += fmt::format("    {}) _arguments", command.name);
    for (const DescribedOption& option : command.options) {
      const std::string value =
          option.value.empty() ? "" : fmt::format(":{}:{}", option.value, zsh_values(option));
      if (option.is_argument)
        cases += " \\\n      " + quoted(value);
      else
        for (const std::string& name : option.spellings)
          cases += " \\\n      " + quoted(fmt::format("{}[{}]{}", name, zsh_text(option.description), value));
    }
    cases += " ;;\n";
  }
  return fmt::format(
      "#compdef synfin\n"
      "# zsh completion of synfin {}, printed by itself\n"
      "_synfin_listed() {{ compadd -- ${{(f)\"$(COLUMNS= synfin list $1 {})\"}} }}\n"
      "_synfin() {{\n"
      "  if (( CURRENT == 2 )); then\n    local -a commands=(\n{}    )\n    _describe command commands\n"
      "    return\n  fi\n"
      "  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n"
      "  case $command in\n{}  esac\n}}\n_synfin \"$@\"\n",
      SYNFIN_VERSION, names_only, names, cases);
}

std::string fish_completion(CLI::App& app) {
  std::string lines = fmt::format(
      "# fish completion of synfin {}, printed by itself\n"
      "function __synfin_listed\n  COLUMNS= synfin list $argv[1] {}\nend\n"
      "complete -c synfin -f\n",
      SYNFIN_VERSION, names_only);
  for (const DescribedCommand& command : described(app)) {
    lines += fmt::format("complete -c synfin -n __fish_use_subcommand -a {} -d {}\n", command.name,
                         quoted(command.description, true));
    for (const DescribedOption& option : command.options) {
      lines += fmt::format("complete -c synfin -n '__fish_seen_subcommand_from {}'", command.name);
      if (!option.is_argument)
        for (const std::string& name : option.spellings)
          lines += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      if (!option.value.empty()) lines += fish_values(option);
      lines += option.is_argument ? "\n" : fmt::format(" -d {}\n", quoted(option.description, true));
    }
  }
  return lines;
}

}  // namespace synfin::cli
