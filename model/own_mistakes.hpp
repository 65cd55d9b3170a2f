// What can be wrong with the lines of a user's own header (own.hpp): found in their texts, before any of them
// becomes code.
#pragma once

#include <initializer_list>
#include <string_view>

#include "mistakes.hpp"

namespace synfin::model::detail {

#ifdef SYNFIN_OWN
inline constexpr std::string_view own_header = SYNFIN_OWN;
#else
inline constexpr std::string_view own_header;
#endif

constexpr Complaint of_own(Mistake mistake, const char* what, std::string_view name) {
  return {mistake, what, name, {}, {}, own_header, 0};
}

/// The first name that stands before it in its list.
constexpr Complaint name_taken(const char* what, std::initializer_list<std::string_view> names) {
  for (const std::string_view& one : names)
    for (const std::string_view& other : names)
      if (&other < &one && other == one) return of_own(Mistake::name_taken, what, one);
  return {};
}

/// A line of a list: its sort, as it is written, and its name.
struct OwnLine {
  std::string_view sort, name;
};
constexpr Complaint no_sort(const char* what, std::initializer_list<OwnLine> lines) {
  for (const OwnLine& line : lines)
    if (line.sort != "flag" && line.sort != "number" && line.sort != "sequence" && line.sort != "tick")
      return of_own(Mistake::no_sort, what, line.name);
  return {};
}

/// A configuration value, without what explains it.
struct OwnSetting {
  std::string_view sort, name;
  unsigned value, least, most;
};
constexpr Complaint wrong_setting(std::initializer_list<OwnSetting> settings) {
  for (const OwnSetting& one : settings) {
    if (one.sort != "flag" && one.sort != "number")
      return of_own(Mistake::no_setting, "configuration value", one.name);
    if (one.value < one.least || one.most < one.value)
      return of_own(Mistake::out_of_bounds, "configuration value", one.name);
  }
  return {};
}

/// Stops the compiler where something was found.
template <const Complaint& Found>
constexpr bool is_fine() {
  return fine<Found>(sentence_of(Found.mistake), Found.what, Found.name, Found.event, Found.state, Found.file,
                     Found.line);
}

}  // namespace synfin::model::detail
