// Where a command's result goes: a file that appears whole or not at all, or standard output.
#pragma once

#include <cstdio>
#include <string>

namespace synfin::cli {

/// The whole of a file, or of standard input where the name is `-`. Throws InputError.
std::string read_whole(const std::string& file);

/// Writes to the file, or to standard output where its name is empty. Throws InputError.
void write_whole(const std::string& file, const std::string& contents);

/// Is it a terminal that wants colours? Not with NO_COLOR in the environment.
bool wants_colour(std::FILE* stream = stdout);

}  // namespace synfin::cli
