#include "word_mutants.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "mutants.hpp"

namespace synfin::cli {

namespace {

using Json = nlohmann::ordered_json;
using proofs::Fate;
using proofs::JudgedWord;

constexpr std::array<Fate, 4> fates{Fate::killed, Fate::equivalent, Fate::survived, Fate::unknown};

std::size_t count(const JudgedWords& judged, Fate fate) {
  return static_cast<std::size_t>(
      std::count_if(judged.begin(), judged.end(), [&](const JudgedWord& one) { return one.fate == fate; }));
}

/// What was judged of each word, in their order.
std::vector<std::pair<std::string, JudgedWords>> by_word(const JudgedWords& judged) {
  std::vector<std::pair<std::string, JudgedWords>> all;
  for (const JudgedWord& one : judged) {
    if (all.empty() || all.back().first != one.word) all.emplace_back(one.word, JudgedWords{});
    all.back().second.push_back(one);
  }
  return all;
}

/// How many a property has killed first, the most deadly first.
std::vector<std::pair<std::string, std::size_t>> kills(const JudgedWords& judged) {
  std::vector<std::pair<std::string, std::size_t>> all;
  for (const JudgedWord& one : judged) {
    if (one.fate != Fate::killed) continue;
    auto found = std::find_if(all.begin(), all.end(), [&](const auto& kill) { return kill.first == one.by; });
    if (found == all.end()) found = all.insert(all.end(), {one.by, 0});
    ++found->second;
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return all;
}

/// Those that no step shows: what the word is pinned to is all that falls.
std::size_t by_its_pin_alone(const JudgedWords& judged) {
  return static_cast<std::size_t>(std::count_if(judged.begin(), judged.end(), [](const JudgedWord& one) {
    return one.fate == Fate::killed && !one.counterexample;
  }));
}

}  // namespace

int status_of(const JudgedWords& judged) {
  if (count(judged, Fate::unknown) != 0) return 3;
  return count(judged, Fate::survived) != 0 ? 1 : 0;
}

std::string json_report(const JudgedWords& judged) {
  Json json{{"synfin", SYNFIN_VERSION}, {"mutants", Json::array()}, {"words", Json::object()}};
  for (const JudgedWord& one : judged) {
    Json row{{"word", one.word}, {"edit", one.edit}, {"verdict", proofs::name_of(one.fate)}};
    row["by"] = one.by.empty() ? Json(nullptr) : Json(one.by);
    if (!one.what.empty()) row["claim"] = one.what;
    if (one.counterexample) row["counterexample"] = spell(one.counterexample->steps.back());
    row["ms"] = std::round(one.ms * 10) / 10;
    json["mutants"].push_back(std::move(row));
  }
  const auto counts = [](const JudgedWords& of) {
    Json made = Json::object();
    for (const Fate fate : fates) made[std::string(proofs::name_of(fate))] = count(of, fate);
    made["by its pin alone"] = by_its_pin_alone(of);
    return made;
  };
  for (const auto& [word, of] : by_word(judged)) json["words"][word] = counts(of);
  json["kills"] = Json::object();
  for (const auto& [property, n] : kills(judged)) json["kills"][property] = n;
  json["counts"] = counts(judged);
  json["ok"] = status_of(judged) == 0;
  return json.dump(1) + "\n";
}

std::string text_report(const JudgedWords& judged, bool each) {
  std::string text;
  if (each) {
    for (const JudgedWord& one : judged) {
      text += fmt::format("{:<10}  {}: {}\n", proofs::name_of(one.fate), one.word, one.edit);
      if (one.fate != Fate::killed) continue;
      text += fmt::format("            by {}: {}\n", one.by, one.what);
      if (one.counterexample)
        text += fmt::format("            {}\n", spell(one.counterexample->steps.back()));
    }
    text += "\n";
  }
  text += fmt::format("{:<28}{:>9}{:>9}{:>12}{:>12}{:>10}{:>9}\n", "word", "mutants", "killed", "by its pin",
                      "equivalent", "survived", "unknown");
  for (const auto& [word, of] : by_word(judged))
    text += fmt::format("{:<28}{:>9}{:>9}{:>12}{:>12}{:>10}{:>9}\n", word, of.size(), count(of, Fate::killed),
                        by_its_pin_alone(of), count(of, Fate::equivalent), count(of, Fate::survived),
                        count(of, Fate::unknown));
  text += fmt::format("\n{:<48}{:>7}\n", "killed first by", "all");
  for (const auto& [property, n] : kills(judged)) text += fmt::format("{:<48}{:>7}\n", property, n);
  text += "\n";
  for (const JudgedWord& one : judged)
    if (one.fate == Fate::survived || one.fate == Fate::unknown)
      text += fmt::format("{}: {}: {}\n", proofs::name_of(one.fate), one.word, one.edit);
  const int status = status_of(judged);
  return text + fmt::format(
                    "{} mutants of {} words: {} killed ({} by what pins the word alone), {} equivalent, {} "
                    "survived, {} unknown: {}\n",
                    judged.size(), by_word(judged).size(), count(judged, Fate::killed),
                    by_its_pin_alone(judged), count(judged, Fate::equivalent), count(judged, Fate::survived),
                    count(judged, Fate::unknown),
                    status == 0   ? "every wrong word is noticed"
                    : status == 1 ? "a survivor is a word that nothing pins"
                                  : "NOT JUDGED TO THE END");
}

}  // namespace synfin::cli
