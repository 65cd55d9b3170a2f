#include "output.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <system_error>

#include "../../gen/target.hpp"
#include "../errors.hpp"

namespace synfin::cli {

namespace {
[[noreturn]] void fail(const std::string& file, const char* what, int error) {
  throw InputError(fmt::format("{}: {}: {}", file, what, std::generic_category().message(error)));
}
constexpr std::size_t most = std::size_t{16} << 20U;
}  // namespace

std::string read_whole(const std::string& file) {
  const bool standard = file == "-";
  std::error_code error;
  if (!standard && std::filesystem::is_directory(file, error)) fail(file, "expected a file", EISDIR);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> opened(
      standard ? nullptr : std::fopen(file.c_str(), "rb"),
      [](std::FILE* f) { return f == nullptr ? 0 : std::fclose(f); });
  std::FILE* const in = standard ? stdin : opened.get();
  if (in == nullptr) fail(file, "cannot be read", errno);
  std::string contents;
  char buffer[1 << 16];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, in)) != 0;) {
    contents.append(buffer, got);
    if (contents.size() > most)
      throw InputError(fmt::format("{}: expected at most {} MiB", file, most >> 20U));
  }
  if (std::ferror(in) != 0) fail(file, "cannot be read", errno);
  return contents;
}

void write_whole(const std::string& file, const std::string& contents) {
  if (file.empty()) {
    if (std::fwrite(contents.data(), 1, contents.size(), stdout) != contents.size() ||
        std::fflush(stdout) != 0)
      fail("standard output", "cannot be written", errno);
    return;
  }
  const std::filesystem::path path(file);
  const std::filesystem::path folder = path.parent_path().empty() ? "." : path.parent_path();
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) fail(file, "cannot be written", ENOENT);
  const gen::File whole{path.filename().string(), contents};
  try {
    gen::write_files({&whole, 1}, folder);
  } catch (const gen::WriteError& wrong) {
    throw InputError(wrong.what());
  }
}

void expect_a_file_for_each(std::string_view command, const std::vector<std::string>& formats,
                            const std::vector<std::string>& files) {
  if (files.size() == formats.size() || (files.empty() && formats.size() == 1)) return;
  throw UsageError(fmt::format("{}: {} --format and {} --output: expected a file for each format", command,
                               formats.size(), files.size()));
}

std::string file_for(std::size_t format, const std::vector<std::string>& files) {
  return files.empty() || files[format] == "-" ? "" : files[format];
}

bool wants_colour(std::FILE* stream) {
  const char* const no_color = std::getenv("NO_COLOR");
  const char* const term = std::getenv("TERM");
  return (no_color == nullptr || *no_color == '\0') && (term == nullptr || std::string(term) != "dumb") &&
         isatty(fileno(stream)) == 1;
}

}  // namespace synfin::cli
