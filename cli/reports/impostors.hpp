// The judge's score as text and as JSON.
#pragma once

#include <string>

#include "../impostors/score.hpp"

namespace synfin::cli {

/// `each`: every mutant has its line, not only those that are missed.
std::string text_report(const Score& score, bool each);
std::string json_report(const Score& score);
/// One world: what was recorded, what the judge says of it, and what the witness objects to.
std::string world_report(const Played& played, const oracle::Options& options);
/// The same of two of the standard's machines, as it is captured elsewhere.
std::string elsewhere_report(std::uint32_t world, Damage damage, const oracle::Options& options);
/// 1 where the standard's own machine is accused, or less is caught than is aimed at; else 0.
int status_of(const Score& score);

}  // namespace synfin::cli
