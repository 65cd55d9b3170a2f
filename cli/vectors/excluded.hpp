// Goals that no run was found for: does the solver exclude them?
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "../../proofs/endpoint/zeros.hpp"
#include "../../proofs/limits.hpp"
#include "../../proofs/mutation/mutant.hpp"
#include "goal.hpp"

namespace synfin::cli::vectors {

/// What the solver says of a goal that no run meets.
enum class Excluded : std::uint8_t {
  proved,     ///< no state that can be come to meets it, whatever arrives or is called: none ever does
  not_so,     ///< some state of the invariant meets it; whether a run leads there is not known
  unknown,    ///< the solver gave up
  not_asked,  ///< the invariant is proved of the standard's table alone; and of what shows later it says
              ///< nothing
};
std::string_view name_of(Excluded excluded);

/// Of the goals at these places (of the standard's), in their order. `zeros` hold of the standard.
std::vector<Excluded> excluded(const Goals& goals, const std::vector<std::size_t>& which,
                               const proofs::Zeros& zeros, const proofs::Limits& limits);

/// Where a rule of the standard is asked: every event and state, as far as its phase.
class AskedOf {
 public:
  AskedOf(const model::PlainRule& rule, const proofs::Zeros& zeros, const proofs::Limits& limits);
  AskedOf(const AskedOf&) = delete;
  AskedOf& operator=(const AskedOf&) = delete;
  ~AskedOf();
  /// Is it proved that a fault of the rule changes nothing, wherever it is asked?
  bool changes_nothing(const proofs::Mutant& mutant);

 private:
  class There;
  std::vector<std::unique_ptr<There>> there_;
};

}  // namespace synfin::cli::vectors
