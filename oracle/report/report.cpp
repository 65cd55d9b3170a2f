#include "report.hpp"

#include <fmt/format.h>

#include <chrono>
#include <nlohmann/json.hpp>

namespace synfin::oracle {
namespace {

/// File names are octets, JSON is UTF-8: what is not is replaced.
std::string line(const nlohmann::ordered_json& object) {
  return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

nlohmann::ordered_json skipped_of(const Summary& summary) {
  auto object = nlohmann::ordered_json::object();
  for (std::size_t reason = 0; reason < skip_reason_count; ++reason)
    if (summary.skipped[reason] > 0)
      object[std::string(to_string(static_cast<SkipReason>(reason)))] = summary.skipped[reason];
  return object;
}

/// "frames 5, 7 and 12 more": the first of them, and how many there are.
std::string frames(const std::vector<std::uint64_t>& all) {
  constexpr std::size_t most = 8;
  const std::size_t shown = std::min(most, all.size());
  std::string text = all.size() == 1 ? "frame" : "frames";
  for (std::size_t i = 0; i < shown; ++i) text += fmt::format("{} {}", i == 0 ? "" : ",", all[i]);
  return shown == all.size() ? text : text + fmt::format(" and {} more", all.size() - shown);
}

std::string plural(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace

std::string iso_time(std::int64_t nanoseconds) {
  using namespace std::chrono;
  const sys_time<std::chrono::nanoseconds> time{std::chrono::nanoseconds{nanoseconds}};
  const auto day = floor<days>(time);
  const year_month_day date{day};
  const hh_mm_ss clock{time - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:09}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                     clock.subseconds().count());
}

void TextReport::finding(const Finding& f) {
  out_ << fmt::format("{}: {}: frame {}, {}, {} in {}\n", f.file, to_string(f.level), f.frame,
                      iso_time(f.time), f.endpoint, f.state);
  out_ << fmt::format("  {}\n", f.text);
  out_ << fmt::format("  seen:     {}\n", f.seen);
  out_ << fmt::format("  expected: {}\n", f.expected);
  out_ << fmt::format("  rule:     {} ({}{}{})\n", f.rule, f.cite, f.requirement.empty() ? "" : ", ",
                      f.requirement);
  if (!f.again.empty()) out_ << fmt::format("  again:    {}\n", frames(f.again));
}

void TextReport::flow(const FlowReport& r) {
  out_ << fmt::format("{}: {}: {}, {}; {} ends {}, {} ends {}", r.file, r.flow, to_string(r.verdict),
                      plural(r.packets, "packet", "packets"), r.endpoints[0], r.states[0], r.endpoints[1],
                      r.states[1]);
  if (r.verdict == Verdict::unknown && !r.why_unknown.empty()) out_ << fmt::format(" ({})", r.why_unknown);
  out_ << '\n';
}

void TextReport::summary(const Summary& s) {
  for (const std::string& remark : s.remarks) out_ << remark << '\n';
  out_ << fmt::format("{}, {}: {}, {}, {}, {} unknown\n", plural(s.packets, "TCP segment", "TCP segments"),
                      plural(s.flows, "connection", "connections"),
                      plural(s.violations, "violation", "violations"),
                      plural(s.warnings, "warning", "warnings"), plural(s.notes, "note", "notes"), s.unknown);
  for (std::size_t reason = 0; reason < skip_reason_count; ++reason)
    if (s.skipped[reason] > 0)
      out_ << fmt::format("skipped: {} ({})\n", plural(s.skipped[reason], "frame", "frames"),
                          to_string(static_cast<SkipReason>(reason)));
}

void JsonLines::finding(const Finding& f) {
  out_ << line({{"type", "finding"},
                {"file", f.file},
                {"frame", f.frame},
                {"time", iso_time(f.time)},
                {"flow", f.flow},
                {"endpoint", f.endpoint},
                {"level", to_string(f.level)},
                {"rule", f.rule},
                {"cite", f.cite},
                {"requirement", f.requirement},
                {"state", f.state},
                {"seen", f.seen},
                {"expected", f.expected},
                {"text", f.text},
                {"again", f.again}})
       << '\n';
}

void JsonLines::flow(const FlowReport& r) {
  nlohmann::ordered_json object{{"type", "flow"},
                                {"file", r.file},
                                {"flow", r.flow},
                                {"verdict", to_string(r.verdict)},
                                {"packets", r.packets},
                                {"states", {{r.endpoints[0], r.states[0]}, {r.endpoints[1], r.states[1]}}},
                                {"rules_exercised", r.rules_exercised}};
  if (!r.why_unknown.empty()) object["unknown"] = r.why_unknown;
  out_ << line(object) << '\n';
}

void JsonLines::summary(const Summary& s) {
  nlohmann::ordered_json object{{"type", "summary"},          {"packets", s.packets},   {"flows", s.flows},
                                {"violations", s.violations}, {"warnings", s.warnings}, {"notes", s.notes},
                                {"unknown", s.unknown}};
  object["skipped"] = skipped_of(s);
  if (!s.remarks.empty()) object["remarks"] = s.remarks;
  if (!s.unread.empty()) object["unread"] = s.unread;
  out_ << line(object) << '\n';
}

}  // namespace synfin::oracle
