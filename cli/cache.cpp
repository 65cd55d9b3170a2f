#include "cache.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "errors.hpp"

namespace synfin::cli {

namespace {

std::filesystem::path usual_cache() {
  const auto said = [](const char* name) -> std::filesystem::path {
    const char* const value = std::getenv(name);
    return value == nullptr ? "" : value;
  };
  if (std::getenv("SYNFIN_CACHE") != nullptr) return said("SYNFIN_CACHE");
  if (const auto caches = said("XDG_CACHE_HOME"); !caches.empty()) return caches / "synfin";
  if (const auto home = said("HOME"); !home.empty()) return home / ".cache/synfin";
  return "";
}

}  // namespace

void add_cache_options(CLI::App& command, CacheOptions& options) {
  CLI::Option* const cache =
      command.add_option("--cache", options.folder, "keep results here instead of in the user's cache")
          ->type_name("DIR");
  command.add_flag("--no-cache", options.none, "neither use nor keep results of other runs")->excludes(cache);
}

std::filesystem::path cache_for(const CacheOptions& options, std::string_view kind) {
  if (options.none) return "";
  const std::filesystem::path cache =
      options.folder.empty() ? usual_cache() : std::filesystem::path(options.folder);
  if (cache.empty()) return "";
  std::error_code failed;
  std::filesystem::create_directories(cache / kind, failed);
  if (std::filesystem::is_directory(cache / kind, failed)) return cache / kind;
  if (options.folder.empty()) return "";  // nobody asked for it
  throw InputError(fmt::format("--cache: {} is no folder, and none can be made there", options.folder));
}

}  // namespace synfin::cli
