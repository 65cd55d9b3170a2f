// The frames around a finding, as the ladder that `explain` draws.
#pragma once

#include "../../oracle/report/finding.hpp"
#include "../ladder/ladder.hpp"

namespace synfin::cli {

/// The frames that were seen, the one that is found marked; the states are those of the end that sent it. A
/// ladder without steps where the finding has no frames around it.
Ladder ladder_of(const oracle::Finding& finding);

}  // namespace synfin::cli
