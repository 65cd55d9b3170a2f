// The manual page, in the macros of man(7).
#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "describe.hpp"

namespace synfin::cli {

namespace {

/// Text as roff prints it: no character is a request, and a hyphen is what one types.
std::string roff(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if ((safe.empty() || safe.back() == '\n') && (c == '.' || c == '\'')) safe += "\\&";
    if (c == '\\')
      safe += "\\e";
    else if (c == '-')
      safe += "\\-";
    else
      safe += c;
  }
  return safe;
}

std::string options_section(const std::vector<DescribedOption>& options) {
  std::string page;
  for (const DescribedOption& option : options) {
    std::string names;
    for (const std::string& name : option.spellings)
      names += fmt::format("{}\\fB{}\\fR", names.empty() ? "" : ", ", roff(name));
    if (option.is_argument) names = fmt::format("\\fI{}\\fR", roff(option.spellings[0]));
    if (!option.is_argument && !option.value.empty()) names += fmt::format(" \\fI{}\\fR", roff(option.value));
    page += fmt::format(".TP\n{}\n{}\n", names, roff(option.description));
  }
  return page;
}

/// A line that is set in is an example, and stays as it is.
std::string footer_of(const std::string& footer) {
  std::string page;
  std::istringstream lines(footer);
  for (std::string line; std::getline(lines, line);)
    page += line.starts_with("  ") ? fmt::format(".PP\n.nf\n.RS\n{}\n.RE\n.fi\n", roff(line.substr(2)))
                                   : fmt::format(".PP\n{}\n", roff(line));
  return page;
}

}  // namespace

std::string man_page(CLI::App& app) {
  std::string page = fmt::format(".TH SYNFIN 1 \"\" \"synfin {}\"\n.SH NAME\nsynfin \\- {}\n", SYNFIN_VERSION,
                                 roff(app.get_description())) +
                     ".SH SYNOPSIS\n\\fBsynfin\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR...] "
                     "[\\fIARGUMENT\\fR...]\n.SH OPTIONS\n" +
                     options_section(options_of(app)) + ".SH COMMANDS\n";
  for (const DescribedCommand& command : described(app)) {
    std::string arguments;
    for (const DescribedOption& option : command.options)
      if (option.is_argument) arguments += fmt::format(" \\fI{}\\fR", roff(option.spellings[0]));
    page += fmt::format(".SS \"synfin {}\"\n\\fBsynfin {}\\fR [\\fIOPTION\\fR...]{}\n.PP\n{}.\n",
                        command.name, command.name, arguments, roff(command.description));
    page += options_section(command.options) + footer_of(command.footer);
  }
  return page +
         ".SH EXIT STATUS\n0 as promised, 1 not so, 2 wrong usage or unreadable input, 3 a verdict is "
         "unknown.\n";
}

}  // namespace synfin::cli
