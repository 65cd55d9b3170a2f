#include "queries.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace synfin::cli {

namespace {

constexpr double slow = 10;  ///< seconds: a query above needs a reason

/// Thousands may be unknown where the time is short: so many are told.
constexpr std::size_t most_told = 20;

std::string complaints(const std::vector<proofs::Asked>& all, std::string_view kind) {
  std::string text;
  for (std::size_t i = 0; i < all.size() && i < most_told; ++i)
    text += fmt::format("{}: {}: {}: query {} {}\n", kind, all[i].about, all[i].answers, all[i].hash,
                        all[i].file.empty() ? "could not be kept" : "is kept in " + all[i].file);
  if (all.size() > most_told) text += fmt::format("{}: and {} more\n", kind, all.size() - most_told);
  return text;
}

}  // namespace

std::string print_slowest(const proofs::Ledger& ledger) {
  std::string text = fmt::format("\nthe slowest of {} queries that were put\n", ledger.asked());
  for (const proofs::Asked& one : ledger.slowest())
    text += fmt::format("{:>8.2f} s  {:.8}  {}{}\n", one.seconds, one.hash, one.about,
                        one.seconds > slow ? fmt::format("  (above {:.0f} s)", slow) : "");
  return text;
}

std::string print_total(const proofs::Ledger& ledger, double seconds, std::size_t kept) {
  kept += ledger.kept();
  std::string text = fmt::format("{} queries, {} of them answered by earlier runs: {:.1f} s in all\n",
                                 ledger.asked() + kept, kept, seconds);
  if (ledger.solvers() > 1)
    text += ledger.disagreements().empty() && ledger.unknowns().empty()
                ? "Z3 and cvc5 agree on all\n"
                : fmt::format("Z3 and cvc5 disagree on {}, and {} were not answered by both\n",
                              ledger.disagreements().size(), ledger.unknowns().size());
  return text;
}

std::string print_obligations(const proofs::Obligations& obligations,
                              const std::optional<proofs::Certified>& certified) {
  std::string text = fmt::format("{} obligations written", obligations.size());
  std::string_view before = ": ";
  for (const auto& [kind, count] : obligations.by_kind()) {
    text += fmt::format("{}{} {}", before, count, kind);
    before = ", ";
  }
  text += "\n";
  if (certified)
    text += fmt::format(
        "{} of them have a certificate; {} have a proof with steps that cvc5 only asserts, which is none; {} "
        "have "
        "no proof\n",
        certified->certificates, certified->trusted, certified->none);
  return text;
}

nlohmann::ordered_json obligations_json(const proofs::Obligations& obligations,
                                        const std::optional<proofs::Certified>& certified) {
  nlohmann::ordered_json by_kind = nlohmann::ordered_json::object();
  for (const auto& [kind, count] : obligations.by_kind()) by_kind[std::string(kind)] = count;
  nlohmann::ordered_json all{{"written", obligations.size()}, {"by_kind", by_kind}};
  if (certified)
    all["proofs"] = {{"certificates", certified->certificates},
                     {"trusted", certified->trusted},
                     {"none", certified->none}};
  return all;
}

std::string print_complaints(const proofs::Ledger& ledger) {
  return complaints(ledger.disagreements(), "disagreement") + complaints(ledger.unknowns(), "unknown");
}

nlohmann::ordered_json slowest_json(const proofs::Ledger& ledger) {
  auto all = nlohmann::ordered_json::array();
  for (const proofs::Asked& one : ledger.slowest())
    all.push_back({{"about", one.about},
                   {"answers", one.answers},
                   {"seconds", one.seconds},
                   {"slow", one.seconds > slow},
                   {"hash", one.hash}});
  return all;
}

}  // namespace synfin::cli
