// Where results outlive a run: one folder of the user's, or of his choice, or none.
#pragma once

#include <CLI/App.hpp>
#include <filesystem>
#include <string>
#include <string_view>

namespace synfin::cli {

/// What the command line says of it.
struct CacheOptions {
  std::string folder;
  bool none = false;
};

/// Adds `--cache DIR` and `--no-cache`.
void add_cache_options(CLI::App& command, CacheOptions& options);

/// The folder for one kind of results, `answers` or `mutants`, below the cache: that of `--cache`, or of
/// SYNFIN_CACHE (empty: none), or of $XDG_CACHE_HOME/synfin, or of ~/.cache/synfin. Empty: nothing is kept.
/// Throws InputError where the folder of `--cache` can't be made; of any other only time is lost.
std::filesystem::path cache_for(const CacheOptions& options, std::string_view kind);

}  // namespace synfin::cli
