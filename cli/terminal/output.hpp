// Where a command's result goes: a file that appears whole or not at all, or standard output.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace synfin::cli {

/// The whole of a file, or of standard input where the name is `-`. Throws InputError.
std::string read_whole(const std::string& file);

/// Writes to the file, or to standard output where its name is empty. Throws InputError.
void write_whole(const std::string& file, const std::string& contents);

/// Formats and files go together: a file for each, or one format and none. Throws UsageError in the command's
/// name.
void expect_a_file_for_each(std::string_view command, const std::vector<std::string>& formats,
                            const std::vector<std::string>& files);
/// The file for a format by its place, as `write_whole` takes it: `-` is standard output, too.
std::string file_for(std::size_t format, const std::vector<std::string>& files);

/// Is it a terminal that wants colours? Not with NO_COLOR in the environment.
bool wants_colour(std::FILE* stream = stdout);

}  // namespace synfin::cli
