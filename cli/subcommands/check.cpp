// `synfin check`: judges the implementations seen in captures.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "../../oracle/judge.hpp"
#include "../../oracle/report.hpp"
#include "../commands.hpp"
#include "../errors.hpp"
#include "../terminal/nearest.hpp"
#include "../terminal/output.hpp"

namespace synfin::cli {

namespace {

struct Wanted {
  std::vector<std::string> captures;
  std::string format = "text";
  std::string rules = "rfc9293";
  std::string endpoint;
};

oracle::Options options_of(const Wanted& wanted) {
  oracle::Options options;
  if (wanted.rules == "rfc793") options.rules = oracle::Rules::rfc793;
  if (wanted.endpoint.empty()) return options;
  options.endpoint = oracle::EndpointPattern::parse(wanted.endpoint);
  if (!options.endpoint)
    throw UsageError(
        fmt::format("--endpoint: '{}' is not an address, expected IP or IP:PORT", wanted.endpoint));
  return options;
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
  write_whole("", out.str());
  return summary.violations == 0 ? 0 : 1;
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
  command->add_option("--rules", wanted->rules, "rfc9293, or rfc793: without the checks of RFC 5961")
      ->check(one_of("rules", {"rfc9293", "rfc793"}))
      ->type_name("NAME");
  command->add_option("--endpoint", wanted->endpoint, "judge this IP[:PORT] only");
  command->footer(
      "Exit status: 0 no violation, 1 at least one.\n"
      "Example: synfin check --endpoint 10.0.0.2:80 capture.pcapng");
  command->callback([wanted, &exit] { exit.status = check(*wanted); });
}

}  // namespace synfin::cli
