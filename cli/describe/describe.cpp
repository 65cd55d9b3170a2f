#include "describe.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace synfin::cli {

namespace {

/// Does each check of the option let the word pass? False where nothing is checked.
bool accepts(CLI::Option& option, const std::string& word) {
  bool checked = false;
  try {
    for (int i = 0;; ++i) {
      if (!(*option.get_validator(i))(word).empty()) return false;
      checked = true;
    }
  } catch (const CLI::OptionNotFound&) {  // there are no more
    return checked;
  }
}

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-'; }

std::vector<std::string> choices_of(CLI::Option& option) {
  std::vector<std::string> choices;
  const std::string& text = option.get_description();
  for (auto begin = text.begin(); begin != text.end();) {
    begin = std::find_if(begin, text.end(), is_letter);
    const auto end = std::find_if_not(begin, text.end(), is_letter);
    const std::string word(begin, end);
    const bool is_name = !word.empty() && std::isalpha(static_cast<unsigned char>(word[0])) != 0;
    if (is_name && accepts(option, word) && std::find(choices.begin(), choices.end(), word) == choices.end())
      choices.push_back(word);
    begin = end;
  }
  return choices;
}

std::string listed_by(const std::string& description) {
  const std::string list = "(synfin list ";
  const std::size_t at = description.find(list);
  if (at == std::string::npos) return "";
  const std::size_t begin = at + list.size();
  return description.substr(begin, description.find(')', begin) - begin);
}

DescribedOption describe(CLI::Option& option) {
  DescribedOption it;
  it.is_argument = option.get_positional();
  it.is_required = option.get_required();
  if (it.is_argument) it.spellings = {option.get_name(true)};
  for (const std::string& name : option.get_snames()) it.spellings.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) it.spellings.push_back("--" + name);
  const std::string type = option.get_type_name();
  if (option.get_items_expected_max() > 0) it.value = type.substr(0, type.find(':'));
  if (it.is_argument) it.value = it.spellings[0];
  it.is_folder = it.value == "DIR";
  it.description = option.get_description();
  it.listed = listed_by(it.description);
  if (it.listed.empty() && !it.value.empty()) it.choices = choices_of(option);
  return it;
}

}  // namespace

bool DescribedOption::is_file() const {
  return listed.empty() && choices.empty() && (is_argument || value == "FILE");
}

std::vector<DescribedOption> options_of(CLI::App& app) {
  std::vector<DescribedOption> all;
  for (CLI::Option* option : app.get_options())
    if (!option->get_group().empty()) all.push_back(describe(*option));
  return all;
}

std::vector<DescribedCommand> described(CLI::App& app) {
  std::vector<DescribedCommand> all;
  for (CLI::App* command : app.get_subcommands({}))
    if (!command->get_group().empty())
      all.push_back(
          {command->get_name(), command->get_description(), command->get_footer(), options_of(*command)});
  return all;
}

}  // namespace synfin::cli
