// A program that calls itself cvc5, first on PATH.
#pragma once

#include <cstdlib>
#include <string>

#include "folder.hpp"

namespace synfin::tests {

/// What a fake does, in words of the shell, for each `(check-sat)` and each `(get-value`.
struct Manners {
  std::string check = "echo unsat";
  std::string values = "echo '()'";
  std::string start = ":";
};

/// Takes the place of cvc5 while it lives. `folder() / name` is where its script may leave things: "$here".
class FakeCvc5 {
 public:
  explicit FakeCvc5(const Manners& manners) : old_path_(std::getenv("PATH")) {
    const std::filesystem::path program = folder_ / "cvc5";
    std::ofstream(program) << "#!/bin/sh\n"
                              "here=${0%/*}\n"
                              "[ \"$1\" != --version ] || { echo 'This is cvc5 version 9.9'; exit; }\n"
                              "echo $$ >> \"$here/started\"\n"
                           << manners.start
                           << "\nwhile IFS= read -r line; do case $line in\n"
                              "  *'(check-sat)'*) "
                           << manners.check << " ;;\n  *'(get-value'*) " << manners.values
                           << " ;;\n"
                              "  '(echo '*) line=${line#(echo }; echo \"${line%)}\" ;;\n"
                              "esac; done\n";
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    setenv("PATH", path().c_str(), 1);
  }
  FakeCvc5(const FakeCvc5&) = delete;
  FakeCvc5& operator=(const FakeCvc5&) = delete;
  ~FakeCvc5() { setenv("PATH", old_path_.c_str(), 1); }

  const Folder& folder() const { return folder_; }
  /// The value of PATH.
  std::string path() const { return folder_.path().string() + ":" + old_path_; }
  /// The process numbers of all that were started, a line each.
  std::string started() const { return whole(folder_ / "started"); }

 private:
  Folder folder_;
  std::string old_path_;
};

}  // namespace synfin::tests
