#include "sarif.hpp"

#include <fmt/format.h>

#include <cctype>
#include <cstdint>

namespace synfin::cli::sarif {

Json text(std::string_view words) { return {{"text", words}}; }

std::string sentence(std::string words) {
  if (!words.empty()) words[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0])));
  return words.empty() || words.find_last_of(".?!") + 1 == words.size() ? words : words + ".";
}

Json location(const Place& place, std::string_view message) {
  Json artifact{{"uri", place.uri}};
  if (place.base != Base::none) artifact["uriBaseId"] = place.base == Base::package ? "SYNFIN" : "%SRCROOT%";
  // The whole line: it ends where the next begins.
  Json all{
      {"physicalLocation",
       {{"artifactLocation", artifact},
        {"region",
         {{"startLine", place.line}, {"startColumn", 1}, {"endLine", place.line + 1}, {"endColumn", 1}}}}}};
  if (!message.empty()) all["message"] = text(message);
  return all;
}

Json fingerprints(std::initializer_list<std::string_view> words) {
  std::uint64_t hash = 14695981039346656037U;
  for (const std::string_view word : words) {
    if (word.empty()) continue;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    hash = (hash ^ 0xFFU) * 1099511628211U;
  }
  return {{"primaryLocationLineHash", fmt::format("{:016x}:1", hash)}};
}

std::string_view severity(std::string_view level) { return level == "note" ? "recommendation" : level; }

std::string print(std::string_view name, int status, Json rules, Json results, Json properties,
                  const std::vector<std::string>& failures) {
  Json run{
      {"tool",
       {{"driver", {{"name", "synfin"}, {"semanticVersion", SYNFIN_VERSION}, {"rules", std::move(rules)}}}}}};
  run["automationDetails"] = {{"id", name}};
  Json invocation{{"executionSuccessful", failures.empty()}, {"exitCode", status}};
  for (const std::string& failure : failures)
    invocation["toolExecutionNotifications"].push_back({{"level", "error"}, {"message", text(failure)}});
  run["invocations"] = Json::array({std::move(invocation)});
  run["originalUriBaseIds"] = {
      {"%SRCROOT%", {{"description", text("the root of the repository")}}},
      {"SYNFIN", {{"description", text("the sources of Synfin, of which the installed package is a part")}}}};
  run["columnKind"] = "utf16CodeUnits";
  run["results"] = std::move(results);
  if (!properties.is_null()) run["properties"] = std::move(properties);
  const Json all{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                 {"version", "2.1.0"},
                 {"runs", Json::array({run})}};
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace synfin::cli::sarif
