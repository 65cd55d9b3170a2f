#include "hints.hpp"

#include <initializer_list>
#include <map>
#include <mutex>

namespace synfin::proofs {

namespace {

/// A line of hints.inc. Data, and no code: the compiler would take a quarter of a minute to fill a map.
struct Line {
  const char* conclusion;
  std::initializer_list<const char*> hypotheses;
};
constexpr Line shipped[] = {
#include "hints.inc"
};

std::mutex lock;

using Hints = std::map<std::string, std::set<std::string, std::less<>>, std::less<>>;
Hints& hints() {
  static Hints all = [] {
    Hints read;
    for (const Line& one : shipped) read[one.conclusion].insert(one.hypotheses.begin(), one.hypotheses.end());
    return read;
  }();
  return all;
}

}  // namespace

Hint::Hint(std::string_view label) {
  const std::lock_guard guard(lock);
  const auto found = hints().find(label);
  if (found != hints().end()) labels_ = found->second;
}

void record_hint(std::string_view label, const std::vector<std::string_view>& labels) {
  const std::lock_guard guard(lock);
  hints()[std::string(label)].insert(labels.begin(), labels.end());
}

std::string all_hints() {
  const std::lock_guard guard(lock);
  std::string text;
  for (const auto& [label, labels] : hints()) {
    text += "{\"" + label + "\", {";
    for (const std::string& one : labels) text += "\"" + one + "\", ";
    text += "}},\n";
  }
  return text;
}

}  // namespace synfin::proofs
