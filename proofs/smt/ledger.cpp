#include "ledger.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <tuple>

namespace synfin::proofs {

namespace {

bool any(std::span<const Reply> replies, Answer answer) {
  return std::any_of(replies.begin(), replies.end(), [&](const Reply& r) { return r.answer == answer; });
}

std::string spell(std::span<const Reply> replies) {
  std::string text;
  for (const Reply& reply : replies) {
    if (!text.empty()) text += ", ";
    text += std::string(reply.by) + ": " + std::string(word_of(reply.answer));
    if (!reply.why.empty()) text += " (" + reply.why + ")";
  }
  return text;
}

/// Threads come in any order: what is told is sorted.
std::vector<Asked> sorted(std::vector<Asked> all) {
  std::sort(all.begin(), all.end(), [](const Asked& a, const Asked& b) {
    return std::tie(a.about, a.hash, a.answers) < std::tie(b.about, b.hash, b.answers);
  });
  return all;
}

}  // namespace

void Ledger::note(const Question& question, const std::string& about, std::span<const Reply> replies) {
  double seconds = 0;
  for (const Reply& reply : replies) seconds = std::max(seconds, reply.seconds);
  const bool unknown = any(replies, Answer::unknown);
  const bool disagree = any(replies, Answer::yes) && any(replies, Answer::no);

  const std::lock_guard<std::mutex> lock(mutex_);
  ++asked_;
  solvers_ = replies.size();
  Spent& of_kind = spent_[about.substr(0, about.find(" on "))];
  ++of_kind.questions;
  for (const Reply& reply : replies) of_kind.seconds += reply.seconds;
  const bool slow = slowest_.size() < most_slow || seconds > slowest_.back().seconds;
  if (!keep_all_ && !unknown && !disagree && !slow) return;
  Asked asked{about, question.hash(), spell(replies), seconds, ""};
  if (keep_all_ || unknown || disagree) asked.file = keep(question);
  if (unknown) unknowns_.push_back(asked);
  if (disagree) disagreements_.push_back(asked);
  if (!slow) return;
  const auto place = std::upper_bound(slowest_.begin(), slowest_.end(), asked,
                                      [](const Asked& a, const Asked& b) { return a.seconds > b.seconds; });
  slowest_.insert(place, std::move(asked));
  if (slowest_.size() > most_slow) slowest_.pop_back();
}

/// A file appears whole or not at all. Where it can't be written, none is named.
std::string Ledger::keep(const Question& question) {
  if (folder_.empty()) {
    std::error_code failed;
    std::string name = (std::filesystem::temp_directory_path(failed) / "synfin-queries-XXXXXX").string();
    if (failed || mkdtemp(name.data()) == nullptr) return "";
    folder_ = name;
  }
  const std::filesystem::path file = folder_ / (question.hash() + ".smt2");
  std::error_code failed;
  if (std::filesystem::exists(file, failed)) return file.string();
  const std::filesystem::path part = file.string() + ".part";
  std::ofstream out(part, std::ios::binary);
  out << question.text();
  out.close();
  if (out) std::filesystem::rename(part, file, failed);
  if (out && !failed) return file.string();
  std::filesystem::remove(part, failed);
  return "";
}

std::size_t Ledger::asked() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return asked_;
}

std::size_t Ledger::solvers() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return solvers_;
}

std::vector<Asked> Ledger::slowest() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return slowest_;
}

std::map<std::string, Spent> Ledger::spent() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return spent_;
}

std::vector<Asked> Ledger::disagreements() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return sorted(disagreements_);
}

std::vector<Asked> Ledger::unknowns() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return sorted(unknowns_);
}

}  // namespace synfin::proofs
