// What a solver, a program of its own, says to a script of obligations.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "folder.hpp"

namespace synfin::tests {

struct Solved {
  std::string said;    ///< the obligation's own line, as its `echo` has it
  std::string status;  ///< that the script promises
  std::string answer;  ///< `unsat`, `sat`, or whatever was said instead
};

/// The text of an `echo`, with or without its quotes.
inline std::string unquoted(std::string line) {
  if (line.size() >= 2 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
  for (std::size_t at = 0; (at = line.find("\"\"", at)) != std::string::npos; ++at) line.erase(at, 1);
  return line;
}

/// Runs `solver` (a command of the shell) on the script: one entry for each `echo` of the script.
inline std::vector<Solved> solved(const std::string& solver, const std::filesystem::path& script) {
  std::vector<Solved> all;
  std::istringstream asked(whole(script));
  for (std::string line; std::getline(asked, line);) {
    const std::string echo = "(echo ";
    const std::string status = "(set-info :status ";
    if (line.starts_with(echo))
      all.push_back({unquoted(line.substr(echo.size(), line.size() - echo.size() - 1)), "", ""});
    if (line.starts_with(status) && !all.empty())
      all.back().status = line.substr(status.size(), line.size() - status.size() - 1);
  }
  const Folder folder;
  const std::filesystem::path out = folder / "said";
  if (std::system((solver + " " + script.string() + " > " + out.string() + " 2>&1").c_str()) == -1)
    std::abort();
  std::istringstream said(whole(out));
  std::size_t next = 0;
  for (std::string line; std::getline(said, line);) {
    if (next < all.size() && unquoted(line) == all[next].said) {
      ++next;
    } else if (next > 0) {
      all[next - 1].answer += line;
    }
  }
  return all;
}

inline const std::vector<std::string>& other_solvers() {
  static const std::vector<std::string> all{"z3 -smt2", "cvc5 --lang=smt2 --incremental"};
  return all;
}

}  // namespace synfin::tests
