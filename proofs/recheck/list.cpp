#include "list.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

namespace synfin::recheck {

namespace {

/// Of a place: how many ways it has, and of each obligation on which of them it was shown, by whom it is said
/// of.
struct Place {
  std::size_t ways = 0;
  bool all_ways = false;  ///< that the ways are all is on the list
  std::map<std::string, std::map<std::string, std::set<std::size_t>>> shown;  ///< by name, then by whose
};

std::vector<std::string> parts_of(const std::string& line) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = line.find(" | ", begin);
    parts.push_back(line.substr(begin, end - begin));
    if (end == std::string::npos) return parts;
    begin = end + 3;
  }
}

/// A string of SMT-LIB, in which a quote is two.
std::string unquoted(const std::string& text) {
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') ++i;
    if (i < text.size()) made += text[i];
  }
  return made;
}

std::size_t number_in(const std::string& text, std::size_t from) {
  return static_cast<std::size_t>(std::stoul(text.substr(text.find_first_of("0123456789", from))));
}

}  // namespace

std::vector<std::string> missing(const std::string& file, const std::string& table, const Answers& answers,
                                 std::size_t& seen) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error(file + ": cannot be read");
  std::map<std::pair<std::string, std::string>, Place> places;  // by level and place
  std::size_t promised = 0;
  bool ended = false;
  seen = 0;
  for (std::string line; std::getline(in, line);) {
    ended = ended || line == "(exit)";
    if (line.starts_with("; obligations: ")) promised = number_in(line, 0);
    constexpr std::string_view begin = "(echo \"";
    if (!line.starts_with(begin)) continue;
    const std::vector<std::string> parts =
        parts_of(unquoted(line.substr(begin.size(), line.size() - begin.size() - 2)));
    if (parts.size() != 8)
      throw std::runtime_error(
          std::string(file)
              .append(": expected NUMBER | KIND | LEVEL | VARIANT | NAME | OF | PLACE | WAY: ")
              .append(line));
    ++seen;
    if (parts[3] != table && parts[3] != "all tables") continue;
    const std::string& kind = parts[1];
    Place& place = places[{parts[2], parts[6]}];
    if (kind == "ways") {
      place.all_ways = true;
      place.ways = number_in(parts[7], 0);
    } else if (kind == "initiation" || kind == "word") {
      place.shown[parts[4]][kind].insert(0);
    } else {
      place.shown[parts[4]][parts[5]].insert(parts[7] == "-" ? 0 : number_in(parts[7], 4));
    }
    if (parts[6].starts_with("crash ")) place.ways = 1, place.all_ways = true;
  }
  if (seen == 0)
    throw std::runtime_error(file + ": expected a list that synfin verify --obligations has written");
  if (!ended || seen != promised)
    throw std::runtime_error(file + ": is not whole: " + std::to_string(seen) + " of " +
                             std::to_string(promised));

  std::vector<std::string> lacks;
  // How many are said of whom: the prover calls them otherwise, and their number tells.
  std::map<std::tuple<std::string, std::string, std::string>, std::set<std::string>> whose;
  for (const auto& [owed, count] : answers.all())
    if (owed.of != "help") whose[{owed.level, owed.place, owed.name}].insert(owed.of);
  for (const auto& [what, of] : whose) {
    const auto& [level, where, name] = what;
    const std::string told = std::string(level).append(" | ").append(name).append(" | ").append(where);
    const auto place = places.find({level, where});
    if (place == places.end()) {
      lacks.push_back(told + ": nothing of this place is on the list");
      continue;
    }
    const auto shown = place->second.shown.find(name);
    if (*of.begin() == "initiation" || *of.begin() == "word") {
      if (shown == place->second.shown.end()) lacks.push_back(told + ": is not on the list");
      continue;
    }
    if (!place->second.all_ways) lacks.push_back(told + ": that the ways are all is not on the list");
    const bool nothing_happens = answers.nothing_happens().count({level, where}) != 0;
    if (place->second.ways == 0) {
      if (!nothing_happens) lacks.push_back(told + ": the list has no way, and something can happen");
      continue;
    }
    const std::size_t sorts = shown == place->second.shown.end() ? 0 : shown->second.size();
    if (sorts < of.size()) {
      lacks.push_back(told + ": said of " + std::to_string(sorts) + ", owed of " + std::to_string(of.size()));
      continue;
    }
    for (const auto& [label, ways] : shown->second)
      if (ways.size() != place->second.ways)
        lacks.push_back(std::string(told)
                            .append(": ")
                            .append(label)
                            .append(": on ")
                            .append(std::to_string(ways.size()))
                            .append(" of ")
                            .append(std::to_string(place->second.ways))
                            .append(" ways"));
  }
  return lacks;
}

}  // namespace synfin::recheck
