#include "code.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <nlohmann/json.hpp>

#include "../../proofs/smt/backend.hpp"

namespace synfin::cli {

using proofs::Verdict;
using proofs::code::Counterexample;
using proofs::code::PartResult;
using Json = nlohmann::ordered_json;

namespace {

/// What belongs in one line: a function, of one event.
std::string group_of(const proofs::code::Part& part) {
  proofs::code::Part group = part;
  group.state.reset();
  return name_of(group);
}

struct Group {
  std::string name;
  std::size_t parts = 0, proved = 0, violated = 0, unknown = 0, compared = 0, asked = 0;
  double seconds = 0;
};

std::vector<Group> groups_of(const std::vector<PartResult>& results) {
  std::vector<Group> groups;
  std::map<std::string, std::size_t> place;
  for (const PartResult& one : results) {
    const auto [at, is_new] = place.try_emplace(group_of(one.part), groups.size());
    if (is_new) groups.push_back({.name = at->first});
    Group& group = groups[at->second];
    ++group.parts;
    ++(one.verdict == Verdict::proved     ? group.proved
       : one.verdict == Verdict::violated ? group.violated
                                          : group.unknown);
    group.compared += one.compared;
    group.asked += one.asked;
    group.seconds += one.seconds;
  }
  return groups;
}

std::string verdict_of(const Group& group) {
  if (group.violated > 0) return fmt::format("differs in {} of {}", group.violated, group.parts);
  if (group.unknown > 0) return fmt::format("unknown in {} of {}", group.unknown, group.parts);
  return "proved";
}

std::string text_of(const PartResult& result, const std::string& compiled) {
  std::string text;
  if (result.verdict == Verdict::unknown)
    return fmt::format("\nunknown: {}: {}\n", name_of(result.part), result.detail);
  const Counterexample& found = *result.counterexample;
  text = fmt::format("\ncounterexample: {}\n", name_of(result.part));
  std::string inputs;
  for (const auto& [name, value] : found.inputs)
    if (value != 0) inputs += fmt::format("{}{} = {}", inputs.empty() ? "" : ", ", name, value);
  text += fmt::format("  with {}{}\n", inputs, inputs.empty() ? "all inputs 0" : "; all others 0");
  for (const Counterexample::Line& line : found.lines)
    text +=
        fmt::format("  {}: expected {} (the table), got {} (the code)\n", line.what, line.expected, line.got);
  for (const std::string& one : found.undefined) text += fmt::format("  undefined behaviour: {}\n", one);
  text += "  replayed on these values: by the table's step on words, and by the code's IR\n";
  if (!compiled.empty()) text += fmt::format("  {}\n", compiled);
  return text;
}

Json json_of(const PartResult& result, const std::string& compiled) {
  Json one{{"part", name_of(result.part)},
           {"verdict", std::string(name_of(result.verdict))},
           {"compared", result.compared},
           {"asked", result.asked},
           {"ms", result.seconds * 1000}};
  if (result.verdict == Verdict::unknown) one["open"] = result.detail;
  if (!result.counterexample) return one;
  Json lines = Json::array();
  for (const Counterexample::Line& line : result.counterexample->lines)
    lines.push_back({{"what", line.what}, {"expected", line.expected}, {"got", line.got}});
  one["counterexample"] = {{"inputs", result.counterexample->inputs},
                           {"differences", lines},
                           {"undefined", result.counterexample->undefined}};
  if (!compiled.empty()) one["counterexample"]["compiled"] = compiled;
  return one;
}

bool all_proved(const std::vector<PartResult>& results) {
  for (const PartResult& one : results)
    if (one.verdict != Verdict::proved) return false;
  return true;
}

}  // namespace

std::vector<std::string> assumptions_of(const CodeSubject& subject) {
  std::vector<std::string> all{
      "the records that the caller passes do not overlap, and lie as model/layout.hpp says",
      "a flag that has an octet of its own is 0 or 1 when the code is called, and the state is one of the "
      "eleven",
      "the compiler's IR means what LLVM's language reference says, and what is made of the IR keeps that "
      "meaning; what attributes and metadata say of pointers is believed (docs/assurance.md)"};
  if (!subject.language.empty() && subject.language != "C")
    all.push_back(
        fmt::format("each field of C's structs is handed to {0}'s field of its name and back, by what "
                    "Synfin has printed around the file (gen/bridge.hpp)",
                    subject.language));
  return all;
}

std::string code_text(const CodeSubject& subject, const std::vector<PartResult>& results,
                      const CompiledRuns& compiled) {
  std::string text =
      fmt::format("{}{}, for {}, against the table {}\n\n", subject.file,
                  subject.level.empty() ? "" : " at -" + subject.level, subject.target, subject.table);
  text += fmt::format("{:<34}{:>7}{:>10}{:>7}  {:>9}  {}\n", "function", "parts", "compared", "asked", "time",
                      "all inputs");
  std::size_t proved = 0;
  std::size_t violated = 0;
  for (const Group& group : groups_of(results)) {
    text += fmt::format("{:<34}{:>7}{:>10}{:>7}  {:>7.2f} s  {}\n", group.name, group.parts, group.compared,
                        group.asked, group.seconds, verdict_of(group));
    proved += group.proved;
    violated += group.violated;
  }
  for (std::size_t k = 0; k < results.size(); ++k)
    if (results[k].verdict != Verdict::proved)
      text += text_of(results[k], k < compiled.size() ? compiled[k] : "");
  text += "\nassumed:\n";
  for (const std::string& one : assumptions_of(subject)) text += fmt::format("  {}\n", one);
  return text +
         fmt::format(
             "\nthe code's parts: {} proved equal to the table's (unbounded), {} violated, {} unknown\n",
             proved, violated, results.size() - proved - violated);
}

Json code_json(const CodeSubject& subject, const std::vector<PartResult>& results,
               const CompiledRuns& compiled) {
  Json parts = Json::array();
  for (std::size_t k = 0; k < results.size(); ++k)
    parts.push_back(json_of(results[k], k < compiled.size() ? compiled[k] : ""));
  return {{"synfin", SYNFIN_VERSION},           {"file", subject.file},   {"level", subject.level},
          {"target", subject.target},           {"table", subject.table}, {"only", subject.only},
          {"assumed", assumptions_of(subject)}, {"parts", parts},         {"ok", all_proved(results)}};
}

Json code_certificate(const CodeSubject& subject, const std::vector<PartResult>& results) {
  Json parts = Json::array();
  for (const PartResult& result : results) {
    Json one = json_of(result, "");
    one.erase("ms");
    one["answers"] = Json::array();
    for (const proofs::code::Asked& asked : result.answers)
      one["answers"].push_back({{"question", asked.digest}, {"answer", asked.answer}});
    parts.push_back(std::move(one));
  }
  return {{"what", "each of these parts of the code makes of every input what the table makes of it"},
          {"synfin", SYNFIN_VERSION},
          {"z3", proofs::solver_version()},
          {"file", subject.file},
          {"source_sha256", subject.source_digest},
          {"language", subject.language},
          {"bridge_sha256", subject.bridge_digest},
          {"compiler", subject.compiler},
          {"command", subject.command},
          {"ir_sha256", subject.ir_digest},
          {"target", subject.target},
          {"prefix", subject.prefix},
          {"fired", subject.fired},
          {"only", subject.only},
          {"table", subject.table},
          {"table_sha256", subject.table_digest},
          {"assumed", assumptions_of(subject)},
          {"parts", parts},
          {"proved", all_proved(results)}};
}

}  // namespace synfin::cli
