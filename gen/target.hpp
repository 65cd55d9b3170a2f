// What a target is: another language in which the table can be printed. One target is one file of this
// folder.
#pragma once

#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "../model/plain.hpp"
#include "heading.hpp"

namespace synfin::gen {

/// A printed file.
struct File {
  std::string path;  ///< relative to the output folder
  std::string contents;
};

/// A language or format that a table can be printed in.
struct Target {
  std::string_view name;     ///< as on the command line: `c`
  std::string_view gloss;    ///< what is printed, in one line
  std::string_view purpose;  ///< what it is for, in one line
  /// Each file opens with the head (heading.hpp), and is the same each time.
  std::vector<File> (*print)(const model::PlainTable&, const Heading&);
  /// The program that draws what is printed; empty: none. What it prints is the same each time, but not by
  /// each of its versions.
  std::string_view needs{};
  /// Is it code, printed from the form (form/)? Then that is shown to be the table first.
  bool is_code = false;
};

/// All targets, in the order of the list in target.cpp.
std::span<const Target> targets();
/// The target of that name, or nullptr.
const Target* find_target(std::string_view name);

/// A file could not be printed: the program that draws it is missing, or fails. The message is one line.
struct PrintError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A file could not be written. The message is one line that names it.
struct WriteError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Writes the files below `directory`, which is made where it is missing. Each file appears whole or not at
/// all: first all are written under temporary names, then all get their own. Throws WriteError and leaves no
/// temporary file behind where that fails.
void write_files(std::span<const File> files, const std::filesystem::path& directory);

/// Where one of the files is to go something stands that Synfin has not printed: `printed_by` (heading.hpp)
/// is not in its first line. Its path; empty where there is none. A folder is none: it stops `write_files`.
std::filesystem::path foreign_among(std::span<const File> files, const std::filesystem::path& directory);

}  // namespace synfin::gen
