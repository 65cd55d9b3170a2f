// What was proved of compiled code: for people, for programs, and as a certificate to be filed.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "../../proofs/code/prove.hpp"

namespace synfin::cli {

/// Of what a report speaks.
struct CodeSubject {
  std::string file;
  std::string only;  ///< what the names of the parts were to contain; empty: all parts
  std::string table, table_digest;
  std::string prefix;
  bool fired = false;         ///< the rules that fire are noted, and compared
  std::string level, target;  ///< level: empty where IR was given
  std::string language;       ///< of the file that was compiled: `C`; empty where IR was given
  std::string compiler;       ///< its version; empty where it was not called
  std::string command;        ///< by which it was called
  std::string bridge_digest;  ///< of what was printed around it (gen/bridge.hpp); empty: nothing was
  std::string source_digest;  ///< of the file that was compiled
  std::string ir_digest;
};

/// What of a counterexample was tried on the compiled program; empty: it was not.
using CompiledRuns = std::vector<std::string>;

/// What the proof takes for granted, in sentences.
std::vector<std::string> assumptions_of(const CodeSubject& subject);

/// A line for each function and event; then each counterexample, and what stays open.
std::string code_text(const CodeSubject& subject, const std::vector<proofs::code::PartResult>& results,
                      const CompiledRuns& compiled);
/// `{"synfin", "file", "table", "parts": [{"part", "verdict", ...}], "ok"}`
nlohmann::ordered_json code_json(const CodeSubject& subject,
                                 const std::vector<proofs::code::PartResult>& results,
                                 const CompiledRuns& compiled);
/// The same with all digests, versions and assumptions.
nlohmann::ordered_json code_certificate(const CodeSubject& subject,
                                        const std::vector<proofs::code::PartResult>& results);

}  // namespace synfin::cli
