// Judged mutants on disk and on paper: one JSON for reports, shards and the cache, and a text for people.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "../../proofs/mutation/mutate.hpp"

namespace synfin::cli {

/// What became of one mutant, in words that can be kept.
struct MutantRow {
  std::string rule, fault, edit;
  std::string verdict;         ///< killed, equivalent, survived or unknown
  std::string by, claim;       ///< where killed
  std::string counterexample;  ///< where killed: `SEGMENT ARRIVES in LISTEN: seg.syn=1 ...`
  double ms = 0;
};
using MutantRows = std::vector<MutantRow>;

/// The step: what was not zero before it, and what is another after it.
std::string spell(const proofs::TraceStep& step);

MutantRow row_of(const proofs::Judged& judged);

nlohmann::ordered_json json_of(const MutantRow& row);
/// The row, or nothing where the JSON is no such row.
std::optional<MutantRow> row_in(const nlohmann::ordered_json& json);

/// 0: no survivor; 1: a survivor; 3: an unknown.
int status_of(const MutantRows& rows);

/// Which part of a run this is; 0 of 0: the whole.
struct Shard {
  unsigned part = 0, of = 0;
};

/// The report as JSON. `basis` names what the verdicts rest on.
std::string json_report(const MutantRows& rows, const std::string& basis, Shard shard);
/// The report for people: the kill matrix and the survivors; with `each`, every mutant and its
/// counterexample.
std::string text_report(const MutantRows& rows, bool each);

}  // namespace synfin::cli
