// `synfin check`: judges the implementations seen in captures.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "../../oracle/judge.hpp"
#include "../../oracle/report/report.hpp"
#include "../commands.hpp"
#include "../errors.hpp"
#include "../tables.hpp"
#include "../terminal/nearest.hpp"
#include "../terminal/output.hpp"

namespace synfin::cli {

namespace {

struct Wanted {
  std::vector<std::string> captures;
  std::string format = "text";
  std::string rules = "standard";
  std::vector<std::string> endpoints;
  std::string at;
  bool strict = false;
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

/// Never green by omission: 0 says that something was judged, and nothing is wrong with it.
int status_of(const oracle::Summary& summary, bool strict) {
  if (!summary.unread.empty()) return 2;
  if (summary.violations > 0) return 1;
  if (summary.judged == 0 || (strict && summary.unknown > 0)) return 3;
  return 0;
}

int check(const Wanted& wanted) {
  const oracle::Options options = options_of(wanted);
  std::ostringstream out;
  std::unique_ptr<oracle::Sink> report;
  if (wanted.format == "jsonl")
    report = std::make_unique<oracle::JsonLines>(out);
  else
    report = std::make_unique<oracle::TextReport>(out);
  const oracle::Summary summary = oracle::check(wanted.captures, options, *report);
  // Where there is nothing but files that cannot be read, they are all there is to say.
  if (summary.unread.size() < wanted.captures.size()) write_whole("", out.str());
  for (const std::string& line : summary.unread) std::cerr << "synfin: " << line << '\n';
  return status_of(summary, wanted.strict);
}

}  // namespace

void add_check(CLI::App& app, Exit& exit) {
  CLI::App* command = app.add_subcommand("check", "judge the implementations seen in captures");
  const auto wanted = std::make_shared<Wanted>();
  command->add_option("PCAP", wanted->captures, "captures in pcap or pcapng format, - is standard input")
      ->required();
  command->add_option("--format", wanted->format, "text, or jsonl: one object a line")
      ->check(one_of("format", {"text", "jsonl"}))
      ->type_name("NAME");
  command
      ->add_option(
          "--rules", wanted->rules,
          "the table to judge by: any of `synfin list variants`, rfc9293 for the standard, rfc793 for "
          "no-rfc5961")
      ->check(one_of("rules", names_of_rules()))
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
      "Example: synfin check --endpoint 10.0.0.2:80 capture.pcapng");
  command->callback([wanted, &exit] { exit.status = check(*wanted); });
}

}  // namespace synfin::cli
