// What all reports in SARIF 2.1.0 (OASIS) share, with what GitHub's code scanning needs of it.
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "place.hpp"

namespace synfin::cli::sarif {

using Json = nlohmann::ordered_json;

/// `{"text": words}`
Json text(std::string_view words);
/// It begins with a capital, and ends with a full stop.
std::string sentence(std::string words);
/// A place, and what is to be said of it.
Json location(const Place& place, std::string_view message = "");
/// The same result has the same number in the next run, though lines have moved (FNV-1a). Empty words do not
/// count.
Json fingerprints(std::initializer_list<std::string_view> words);
/// Code scanning's word for a level: a note is a recommendation.
std::string_view severity(std::string_view level);
/// The whole file of one run by this program: `name` tells its runs from others, which it must not replace;
/// `properties` are what SARIF has no word for, `failures` what could not be looked at.
std::string print(std::string_view name, int status, Json rules, Json results, Json properties = nullptr,
                  const std::vector<std::string>& failures = {});

}  // namespace synfin::cli::sarif
