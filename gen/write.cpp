// Files that appear whole or not at all.
#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

#include "target.hpp"

namespace synfin::gen {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const char* what, int error) {
  throw WriteError(fmt::format("{}: {}: {}", path.string(), what, std::generic_category().message(error)));
}

/// A file under a temporary name beside its own. It is removed again unless it gets its own.
class Pending {
 public:
  Pending(const fs::path& path, std::string_view contents)
      : path_(path), temporary_(path.parent_path() / fmt::format(".{}.XXXXXX", path.filename().string())) {
    const int file = mkstemp(temporary_.data());
    if (file < 0) fail(path_, "cannot be written", errno);
    made_ = true;
    const int error = fill(file, contents);
    if (close(file) != 0 && error == 0) abandon(errno);
    if (error != 0) abandon(error);
  }
  Pending(Pending&& other) noexcept
      : path_(std::move(other.path_)),
        temporary_(std::move(other.temporary_)),
        made_(std::exchange(other.made_, false)) {}
  Pending(const Pending&) = delete;
  Pending& operator=(const Pending&) = delete;
  Pending& operator=(Pending&&) = delete;
  ~Pending() {
    if (made_) unlink(temporary_.c_str());
  }

  void appear() {
    if (rename(temporary_.c_str(), path_.c_str()) != 0) fail(path_, "cannot be written", errno);
    made_ = false;
  }

 private:
  /// Writes all; the error's number, or 0.
  static int fill(int file, std::string_view contents) {
    const mode_t mask = umask(0);
    umask(mask);
    if (fchmod(file, static_cast<mode_t>(0666U & ~mask)) != 0) return errno;
    while (!contents.empty()) {
      const ssize_t wrote = write(file, contents.data(), contents.size());
      if (wrote < 0 && errno == EINTR) continue;
      if (wrote < 0) return errno;
      contents.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return fsync(file) == 0 ? 0 : errno;
  }
  [[noreturn]] void abandon(int error) {
    unlink(temporary_.c_str());
    made_ = false;
    fail(path_, "cannot be written", error);
  }

  fs::path path_;
  std::string temporary_;
  bool made_ = false;
};

/// Does something stand there that Synfin has not printed? Only ordinary files are looked into: a pipe would
/// never end.
bool is_foreign(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return fs::exists(fs::symlink_status(path, error));
  std::string start(4096, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(file.gcount()));
  return start.substr(0, start.find('\n')).find(printed_by) == std::string::npos;
}

}  // namespace

void write_files(std::span<const File> files, const fs::path& directory) {
  std::vector<Pending> pending;
  pending.reserve(files.size());
  for (const File& file : files) {
    const fs::path path = directory / file.path;
    std::error_code error;
    fs::create_directories(path.parent_path().empty() ? fs::path(".") : path.parent_path(), error);
    if (error) fail(path.parent_path(), "the folder cannot be made", error.value());
    if (fs::is_directory(path, error)) fail(path, "cannot be written", EISDIR);
    pending.emplace_back(path, file.contents);
  }
  for (Pending& file : pending) file.appear();
}

fs::path foreign_among(std::span<const File> files, const fs::path& directory) {
  for (const File& file : files) {
    const fs::path path = directory / file.path;
    std::error_code error;
    if (!fs::is_directory(path, error) && is_foreign(path)) return path;
  }
  return {};
}

}  // namespace synfin::gen
