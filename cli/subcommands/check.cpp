// `synfin check`: judges the implementations seen in captures.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "../../oracle/judge.hpp"
#include "../commands.hpp"
#include "../errors.hpp"
#include "../machines/deviants.hpp"
#include "../reports/findings.hpp"
#include "../tables.hpp"
#include "../terminal/nearest.hpp"
#include "../terminal/output.hpp"

namespace synfin::cli {

namespace {

struct Wanted {
  std::vector<std::string> captures;
  std::vector<std::string> formats{"text"}, files;
  std::string rules = "standard";
  std::vector<std::string> endpoints;
  std::string at;
  bool strict = false;
  bool ladder = false;
  bool quiet = false;
  bool summary = false;
};

oracle::EndpointPattern pattern(std::string_view option, const std::string& text) {
  const auto parsed = oracle::EndpointPattern::parse(text);
  if (!parsed)
    throw UsageError(fmt::format(
        "{}: '{}' is no endpoint, expected IP, IP:PORT, :PORT or IP/BITS, with a port behind IPv6 [IP]:PORT",
        option, text));
  return *parsed;
}

/// RFC 793's own answers are those of a table without the checks of RFC 5961.
std::string table_of(const std::string& rules) {
  if (rules == "rfc9293") return "standard";
  if (rules == "rfc793") return "no-rfc5961";
  return rules;
}

std::vector<std::string> names_of_rules() {
  std::vector<std::string> names = table_names();
  names.insert(names.end(), {"rfc9293", "rfc793"});
  return names;
}

oracle::Options options_of(const Wanted& wanted) {
  const std::string name = table_of(wanted.rules);
  oracle::Options options{*find_machine(name), *find_table(name)};
  for (const std::string& one : wanted.endpoints) options.endpoints.push_back(pattern("--endpoint", one));
  if (!wanted.at.empty()) options.at = pattern("--at", wanted.at);
  return options;
}

Telling telling_of(const Wanted& wanted, const oracle::Options& options) {
  Telling telling;
  telling.table = &options.table;
  telling.at = options.at;
  telling.strict = wanted.strict;
  telling.ladder = wanted.ladder;
  telling.quiet = wanted.quiet;
  telling.summary = wanted.summary;
  // A drawing is for the formats that draw, as long as one does.
  const auto draws = [](const std::string& format) { return !format.starts_with("json"); };
  const bool drawn = std::any_of(wanted.formats.begin(), wanted.formats.end(), draws);
  for (const std::string& format : wanted.formats) {
    Telling mine = telling;
    mine.ladder = telling.ladder && (draws(format) || !drawn);
    if (const std::string why = what_forbids(mine, format); !why.empty()) throw UsageError(why);
  }
  return telling;
}

/// Is it written to standard output as it is found? Thousands of connections need not be held for that.
bool goes_straight(const Wanted& wanted, std::size_t format) {
  const std::string& name = wanted.formats[format];
  if ((name != "text" && name != "jsonl") || !file_for(format, wanted.files).empty()) return false;
  std::size_t standard = 0;  // several there come one after the other
  for (std::size_t i = 0; i < wanted.formats.size(); ++i)
    standard += file_for(i, wanted.files).empty() ? 1U : 0U;
  return standard == 1;
}

bool reads_standard_input(const Wanted& wanted) {
  return std::find(wanted.captures.begin(), wanted.captures.end(), "-") != wanted.captures.end();
}

/// All the reports that are wanted of one judgement.
class Reports : public oracle::Sink {
 public:
  Reports(const Wanted& wanted, const Telling& telling) : wanted_(wanted), buffers_(wanted.formats.size()) {
    for (std::size_t i = 0; i < wanted.formats.size(); ++i) {
      Telling mine = telling;
      const bool straight = goes_straight(wanted, i);
      mine.live = straight && reads_standard_input(wanted);
      mine.colour = wanted.formats[i] == "text" && file_for(i, wanted.files).empty() && wants_colour();
      std::ostream& out = straight ? std::cout : static_cast<std::ostream&>(buffers_[i]);
      sinks_.push_back(findings_as(wanted.formats[i], out, std::move(mine)));
    }
  }

  void finding(const oracle::Finding& finding) override {
    for (const auto& sink : sinks_) sink->finding(finding);
  }
  bool lists_connections() const override {
    return std::any_of(sinks_.begin(), sinks_.end(),
                       [](const auto& sink) { return sink->lists_connections(); });
  }
  void flow(const oracle::FlowReport& report) override {
    for (const auto& sink : sinks_) sink->flow(report);
  }
  void summary(const oracle::Summary& summary) override {
    for (std::size_t i = 0; i < sinks_.size(); ++i)
      // Where there is nothing but files that cannot be read, they are all there is to say.
      if (!file_for(i, wanted_.files).empty() || summary.unread.size() < wanted_.captures.size())
        sinks_[i]->summary(summary);
  }
  /// What was not told yet: each file appears whole.
  void write() {
    for (std::size_t i = 0; i < sinks_.size(); ++i)
      if (!goes_straight(wanted_, i)) write_whole(file_for(i, wanted_.files), buffers_[i].str());
    if (!std::cout.flush()) throw InputError("standard output: cannot be written");
  }

 private:
  const Wanted& wanted_;
  std::vector<std::ostringstream> buffers_;
  std::vector<std::unique_ptr<oracle::Sink>> sinks_;
};

int check(const Wanted& wanted) {
  expect_a_file_for_each("check", wanted.formats, wanted.files);
  oracle::Options options = options_of(wanted);
  const PlainDeviants deviants(options.machine, options.table);
  options.deviants = &deviants;
  for (std::size_t i = 0; i < wanted.formats.size(); ++i)
    options.live = options.live || (reads_standard_input(wanted) && goes_straight(wanted, i));
  Reports reports(wanted, telling_of(wanted, options));
  const oracle::Summary summary = oracle::check(wanted.captures, options, reports);
  reports.write();
  for (const std::string& line : summary.unread) std::cerr << "synfin: " << line << '\n';
  return status_of(summary, wanted.strict);
}

}  // namespace

void add_check(CLI::App& app, Exit& exit) {
  CLI::App* command = app.add_subcommand("check", "judge the implementations seen in captures");
  const auto wanted = std::make_shared<Wanted>();
  command->add_option("PCAP", wanted->captures, "captures in pcap or pcapng format, - is standard input")
      ->required();
  command
      ->add_option(
          "--format", wanted->formats,
          "text, jsonl (one object a line), json, junit, sarif or html; more than one, each with its -o")
      ->check(one_of("format", finding_formats()))
      ->allow_extra_args(false)
      ->type_name("NAME");
  command->add_option("-o,--output", wanted->files, "write there instead of to standard output, which is -")
      ->allow_extra_args(false)
      ->type_name("FILE");
  command->add_flag("--ladder", wanted->ladder,
                    "draw the frames around each finding (text, junit, sarif, html)");
  command->add_flag("--quiet", wanted->quiet,
                    "tell warnings and violations only; text says nothing where there are none");
  command->add_flag("--summary", wanted->summary,
                    "count findings by rule and end, and list no connections: for captures of thousands");
  command
      ->add_option(
          "--rules", wanted->rules,
          "the table to judge by: any of `synfin list variants`, rfc9293 for the standard, rfc793 for "
          "no-rfc5961")
      ->check(one_of("rules", names_of_rules))
      ->type_name("TABLE");
  command
      ->add_option("--endpoint", wanted->endpoints,
                   "judge only this end, more than once for several: IP, IP:PORT, :PORT, IP/BITS")
      ->allow_extra_args(false)
      ->type_name("ENDPOINT");
  command
      ->add_option(
          "--at", wanted->at,
          "the capture was made beside this end: what it sees comes in that order, and its silence counts")
      ->type_name("ENDPOINT");
  command->add_flag("--strict", wanted->strict, "a connection that cannot be judged to its end is a failure");
  command->footer(
      "Exit status: 0 something was judged and no violation found, 1 at least one violation, 2 a file that\n"
      "cannot be read, 3 nothing could be judged, or with --strict: not all.\n"
      "Example:\n  synfin check --endpoint 10.0.0.2:80 --ladder capture.pcapng\n"
      "As it happens:\n  tcpdump -U -i tun0 -w - tcp | synfin check --at 10.0.0.2 -\n"
      "For CI:\n  synfin check --format sarif -o synfin.sarif --format junit -o synfin.xml --format text -o "
      "- capture.pcap");
  command->callback([wanted, &exit] { exit.status = check(*wanted); });
}

}  // namespace synfin::cli
