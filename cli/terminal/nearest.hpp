// Wrong names: which one may have been meant.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace synfin::cli {

/// How many letters must be inserted, deleted, replaced or swapped with a neighbour; case does not count.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The name nearest to a word; empty where none is near enough to have been meant.
std::string nearest(std::string_view word, const std::vector<std::string>& names);

/// `unknown property 'stale-syn'; did you mean 'stale-syn-never-establishes'?`, or else what there is.
std::string unknown_name(std::string_view kind, std::string_view word, const std::vector<std::string>& names);

/// The check of an option whose value is one of a few names: `option->check(one_of("format", {"text",
/// "json"}))`.
std::function<std::string(const std::string&)> one_of(std::string kind, std::vector<std::string> names);

/// The same where it takes long to know them: they are asked for when the option is there.
std::function<std::string(const std::string&)> one_of(std::string kind, std::vector<std::string> (*names)());

/// The names of the tables: the standard and its variants.
std::vector<std::string> table_names();

/// The names of whatever has one.
template <class Range>
std::vector<std::string> names_of(const Range& range) {
  std::vector<std::string> names;
  names.reserve(std::size(range));
  for (const auto& one : range) names.emplace_back(one.name);
  return names;
}

}  // namespace synfin::cli
