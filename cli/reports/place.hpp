// Places in source files, as SARIF names them: by an address relative to the root of the repository, where
// they lie in it.
#pragma once

#include <filesystem>
#include <string>

#include "../../model/plain.hpp"
#include "../../proofs/claims/property.hpp"

namespace synfin::cli {

/// What a place's address is relative to. The program is run at the root of the repository.
enum class Base {
  source_root,  ///< the current folder: `%SRCROOT%`
  package,      ///< the installed Synfin, which is not part of a user's repository
  none,         ///< nothing: the address is absolute, `file:///...`
};

/// A line of a file.
struct Place {
  std::string uri;  ///< percent-encoded
  Base base = Base::source_root;
  int line = 1;  ///< counts from 1

  bool operator==(const Place&) const = default;
};

/// A line of a file. `own`: what has no full path came with the package.
Place place_of(const std::filesystem::path& file, int line, bool own = false);
/// Where a rule is stated. `own`: it is a rule of a user's own table, whose other rules came with the
/// package.
Place place_of(const model::PlainRule& rule, bool own);
/// Where a property is stated.
Place place_of(const proofs::Property& property, bool own);

}  // namespace synfin::cli
