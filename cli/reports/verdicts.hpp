// The results of a verification: as text for people, JSON for programs, JUnit and SARIF for CI.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../../proofs/obligations/certificates.hpp"
#include "../../proofs/smt/ledger.hpp"
#include "../../proofs/verdict.hpp"
#include "../../proofs/verify.hpp"

namespace synfin::cli {

/// What a verification said, and how it is meant.
struct Verdicts {
  std::vector<proofs::Result> results;  ///< by property, then by table
  bool alone = false;  ///< one table was judged alone: a violation is a violation, expected or not
  const proofs::Ledger* ledger = nullptr;  ///< what was asked for them, where it is to be told
  std::size_t kept = 0;                    ///< queries that they took in an earlier run, if they are its
  double seconds = 0;                      ///< that all of it took
  bool slowest = false;                    ///< the slowest queries are listed
  bool cross_check = false;                ///< two solvers were asked: they must agree
  std::vector<proofs::Result> dropped{};   ///< the standard's, with one assumption after the other dropped
  const proofs::Obligations* obligations = nullptr;  ///< what they rest on, where it is written
  std::optional<proofs::Certified> certified{};      ///< of how many of these there is a proof to be kept
  std::vector<proofs::LostOn> lost{};                ///< pieces of the invariants that a table does not keep
};

/// Not what was promised. A user's own table, and one that is judged alone, is to satisfy every property;
/// what is unknown is another matter.
bool is_failure(const proofs::Result& result, bool alone);
/// It is not known whether the property holds. Of a user's own table, and of one that is judged alone,
/// nothing is promised: a search that found nothing is no success there.
bool is_unknown(const proofs::Result& result, bool alone);
/// The exit status: 0 all is as promised, 1 something is not, 3 something is unknown.
int status_of(const Verdicts& verdicts);

/// `text`, `json`, `junit` and `sarif`.
const std::vector<std::string>& verdict_formats();
/// Prints in one of `verdict_formats()`.
std::string print_verdicts(const Verdicts& verdicts, std::string_view format);

/// A table of all tables and properties, or of one table's.
std::string text_of(const Verdicts& verdicts);
/// One object; its schema is docs/schemas/verify.schema.json.
std::string json_of(const Verdicts& verdicts);
/// A test suite for each table and for each dropped assumption, a test case for each property: `failure`
/// where it is not as promised, `error` where it is unknown. Satisfies the schemas of Ant and of Jenkins.
std::string junit_of(const Verdicts& verdicts);
/// SARIF 2.1.0 for code scanning: a result for each failure and each unknown, at the rules that did it.
std::string sarif_of(const Verdicts& verdicts);

/// What failed, in a few words; of an invariant the names of the pieces that are lost, each of which is told
/// in full among `lost`.
std::string detail_of(const proofs::Result& result);
/// What its property holds the table to: `MUST`, `SHOULD`, `MAY`.
std::string_view demand_of(const proofs::Result& result);
/// What is judged, for people: the table, and what is not assumed of it.
std::string subject_of(const proofs::Result& result);
/// The results of each subject, in order: the tables, then the standard without each assumption.
std::vector<std::vector<proofs::Result>> by_subject(const Verdicts& verdicts);
/// The tables that were judged, in order.
std::vector<std::string_view> tables_in(const std::vector<proofs::Result>& results);

}  // namespace synfin::cli
