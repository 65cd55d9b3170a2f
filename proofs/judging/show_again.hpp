// Round after round, until nothing falls any more.
#pragma once

#include <functional>
#include <vector>

#include "largest_part.hpp"

namespace synfin::proofs {

/// Shows a table at a place once more, with these pieces lost; `earlier`: what was shown there with fewer.
using ShowAgain = std::function<ShownAtPlace(std::size_t table, std::size_t place, const Names& lost,
                                             const std::vector<Shown>& earlier)>;

/// What rests on what falls is shown again, on all tables, until each has its largest part. `fallen`: by
/// table; `jobs` work at once.
void show_again(std::vector<LargestPart>& parts, std::vector<Fallen>& fallen, unsigned jobs,
                const ShowAgain& show);

}  // namespace synfin::proofs
