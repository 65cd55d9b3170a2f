// What an induction says of a table: of each piece of an invariant and of each property, and what rests on
// what.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shown.hpp"

namespace synfin::proofs {

/// What the induction says of one piece of the invariant, or of a property.
struct Standing {
  Answer answer = Answer::yes;  ///< yes: every step keeps it; no, unknown: `broken` tells of one that may not
  Names rests_on;               ///< the pieces and assumptions that its steps need
  std::string broken;           ///< what of it falls
  std::optional<Trace> step;    ///< the step that breaks it
};

/// What the induction says of a table.
class Induction {
 public:
  /// The pieces of `name`'s proof, those of its pieces, and so on; dropped assumptions included.
  Names foundations(std::string_view name) const;
  /// Is it proved? All that it rests on must stand.
  bool proves(std::string_view name) const;
  /// The piece that has fallen, of those that `name` rests on; or nullptr.
  const std::pair<const std::string_view, Standing>* fallen(std::string_view name) const;
  const std::map<std::string_view, Standing>& pieces() const { return pieces_; }

  std::map<std::string_view, Standing> pieces_;
  std::vector<Lost> lost;  ///< pieces of the invariant, in the order in which they fell
  bool counted = true;     ///< all that was owed was looked at; else nothing is proved
};
/// Why nothing is.
inline constexpr std::string_view not_counted = "not all that is owed was looked at, a bug of Synfin";

}  // namespace synfin::proofs
