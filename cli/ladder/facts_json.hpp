// What a story of one step hangs on, as JSON: the same in a ladder and in the verdicts.
#pragma once

#include <nlohmann/json.hpp>

#include "ladder.hpp"

namespace synfin::cli {

/// `[{"field": "snd.una", "before": "101", "after": "111"}]`; no `after` where the event leaves it as it is.
nlohmann::ordered_json facts_json(const std::vector<Fact>& facts);

}  // namespace synfin::cli
