// model/quotations.hpp: the words that findings quote are the standard's, and stand at the rule that they are
// of.
#include "../../model/quotations.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "../../model/plain.hpp"
#include "../catch.hpp"

namespace synfin::tests {
namespace {

/// Does it say that of itself?
bool tells(const model::PlainRule& rule, std::string_view field) {
  for (const model::PlainAssign& one : rule.effects)
    if (model::fields[one.field].group == model::Group::told && model::fields[one.field].name == field)
      return true;
  return false;
}

/// Rules of which a finding may speak: they send a segment, owe an answer to one, or end what is made of it.
std::vector<const model::PlainRule*> rules_that_are_seen() {
  std::set<const model::PlainRule*> all;
  for (const model::PlainRule* rule : model::standard().rules)
    if (tells(*rule, "sent") || tells(*rule, "ack_owed")) all.insert(rule);
  const model::PlainHandling& arrives = model::standard().handling(model::Event::SEGMENT_ARRIVES);
  for (const std::size_t phase : arrives.phases)
    for (const model::PlainRule& rule : model::standard().phases[phase].rules)
      if (rule.exit.flow != model::Flow::and_continue) all.insert(model::standard().rules[rule.id]);
  return {all.begin(), all.end()};
}

std::string whole(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

/// In one line: what a line break parts at a hyphen or a slash belongs together.
std::string in_one_line(const std::string& text) {
  const std::string joined = std::regex_replace(text, std::regex(R"(([A-Za-z0-9][-/])\n +)"), "$1");
  return std::regex_replace(joined, std::regex(R"(\s+)"), " ");
}

/// The text of each section of an RFC by its number.
std::map<std::string, std::string> sections_of(const std::string& rfc) {
  std::map<std::string, std::string> sections;
  std::istringstream lines(rfc);
  std::string section;
  const std::regex heading(R"((\d+(\.\d+)*)\.  .*)");
  std::smatch match;
  for (std::string line; std::getline(lines, line);) {
    if (std::regex_match(line, match, heading)) section = match[1];
    sections[section] += line + "\n";
  }
  for (auto& [number, text] : sections) text = in_one_line(text);
  return sections;
}

}  // namespace

TEST_CASE("every rule that sends or refuses a segment is quoted, but those whose words are not to be had") {
  const std::vector<const model::PlainRule*> rules = rules_that_are_seen();
  for (const char* name :
       {"open-active", "closed.any", "answer.ack", "established.fin", "listen.rst", "unacceptable.rst"})
    CHECK(std::count(rules.begin(), rules.end(), model::standard().find(name)) == 1);
  for (const model::PlainRule* rule : rules) {
    if (rule->clause.document == "RFC 1337") continue;
    INFO(rule->name << ", " << model::spell(rule->clause));
    CHECK(model::find_quotation(rule->name, model::spell(rule->clause)) != nullptr);
  }
}

TEST_CASE("what is quoted is cited: by the rule of the table, or by the judge of forms") {
  std::string judge;
  for (const auto& file : std::filesystem::recursive_directory_iterator(SYNFIN_SOURCE_DIR "/oracle"))
    if (file.path().extension() == ".cpp") judge += whole(file.path());
  std::set<std::string> once;
  for (const model::Quotation& one : model::quotations()) {
    INFO(one.rule);
    CHECK(once.insert(std::string(one.rule) + model::spell(one.clause)).second);
    CHECK(one.words.size() > 20);
    CHECK(one.words.find('\n') == std::string_view::npos);
    if (const model::PlainRule* rule = model::standard().find(one.rule)) {
      CHECK(model::spell(rule->clause) == model::spell(one.clause));
    } else {
      CHECK(judge.find("\"" + std::string(one.rule) + "\"") != std::string::npos);
      CHECK(judge.find("\"" + model::spell(one.clause) + "\"") != std::string::npos);
    }
    const std::string_view document = (one.source.document.empty() ? one.clause : one.source).document;
    CHECK((document == "RFC 9293" || document == "RFC 7323" || document == "RFC 2018"));
  }
}

TEST_CASE("a rule of the same name that cites another clause is not given these words") {
  CHECK(model::sentence_of("listen.rst", "RFC 9293 3.10.7.2 first") ==
        "An incoming RST should be ignored. Return.");
  CHECK(model::sentence_of("listen.rst", "RFC 9293 3.10.7.2 second").empty());
  CHECK(model::sentence_of("no.such.rule", "RFC 9293 3.10.7.2 first").empty());
  // What RFC 9293 says of another document stands there.
  CHECK_THAT(model::sentence_of("ack.too-old", "RFC 5961 5.2"),
             Catch::Matchers::EndsWith(" (RFC 9293 3.10.7.4 fifth)"));
}

/// "RFC 9293": rfc9293.txt
std::string file_of(std::string_view document) {
  return "rfc" + std::string(document.substr(document.find(' ') + 1)) + ".txt";
}

// With SYNFIN_RFCS=FOLDER: word by word against FOLDER/rfc9293.txt, and those of the others that are there;
// they are no part of Synfin.
TEST_CASE("what is quoted stands in the standard") {
  const char* const folder = std::getenv("SYNFIN_RFCS");
  if (folder == nullptr) {
    std::cout
        << "skipped: what is quoted is compared with the standard only where SYNFIN_RFCS names a folder "
           "with rfc9293.txt\n";
    return;
  }
  std::map<std::string_view, std::map<std::string, std::string>> documents;
  for (const model::Quotation& one : model::quotations()) {
    const model::Clause& where = one.source.document.empty() ? one.clause : one.source;
    if (documents.find(where.document) == documents.end())
      documents[where.document] = sections_of(whole(std::string(folder) + "/" + file_of(where.document)));
    if (where.document != "RFC 9293" && documents[where.document].empty()) continue;
    const std::string& section = documents[where.document][std::string(where.section)];
    const std::string words(one.words);
    const std::string gap = " ... ";
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t end = std::min(words.find(gap, at), words.size());
      const std::string part = words.substr(at, end - at);
      INFO(one.rule << ", section " << where.section << ": " << part);
      CHECK(section.find(part) != std::string::npos);
      at = end + gap.size();
    }
  }
}

}  // namespace synfin::tests
