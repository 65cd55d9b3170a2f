// Findings made by hand, with every field, and what each form makes of them.
#pragma once

#include <nlohmann/json.hpp>
#include <sstream>

#include "../../cli/reports/findings.hpp"

namespace synfin::tests {

using namespace cli;
using nlohmann::ordered_json;
using oracle::Finding;
using oracle::FlowReport;
using oracle::Level;
using oracle::Summary;
using oracle::Verdict;

inline constexpr std::int64_t evening = 1'700'000'000'000'000'000;  // 2023-11-14 22:13:20

/// The server sends at a number that it has given away already.
inline Finding violation() {
  Finding f;
  f.file = "a.pcap";
  f.frame = 7;
  f.time = evening;
  f.flow = "10.0.0.1:4000-10.0.0.2:80";
  f.endpoint = "10.0.0.2:80";
  f.level = Level::violation;
  f.rule = "unacceptable";
  f.cite = "RFC 9293 3.10.7.4 first";
  f.state = "ESTABLISHED";
  f.seen = "SEQ=300 CTL=ACK";
  f.expected = "SEQ=301 CTL=ACK";
  f.text = "no run of the machine sends this";
  f.stream = 3;
  f.ends = {"10.0.0.1:4000", "10.0.0.2:80"};
  f.course = {{"LISTEN", 0}, {"SYN-RECEIVED", 1}, {"ESTABLISHED", 3}};
  f.evidence = {3, 5};
  f.around = {{1, evening, 0, "SEQ=100 CTL=SYN"},
              {2, evening + 2'000'000, 1, "SEQ=300 ACK=101 CTL=SYN,ACK"},
              {3, evening + 3'000'000, 0, "SEQ=101 ACK=301 CTL=ACK"},
              {7, evening + 9'000'000, 1, "SEQ=300 CTL=ACK"}};
  f.again = {9, 12};
  f.times = 40;
  return f;
}

inline Finding note() {
  Finding f;
  f.file = "a.pcap";
  f.frame = 20;
  f.flow = "10.0.0.1:4001-10.0.0.2:80";
  f.endpoint = "10.0.0.1:4001";
  f.text = "only something that the capture lacks explains this";
  f.stream = 4;
  return f;
}

inline FlowReport flow(const std::string& client, std::size_t stream, Verdict verdict) {
  FlowReport r;
  r.file = "a.pcap";
  r.flow = client + "-10.0.0.2:80";
  r.stream = stream;
  r.verdict = verdict;
  r.packets = 12;
  r.endpoints = {client, "10.0.0.2:80"};
  r.states = {"CLOSED", "TIME-WAIT"};
  return r;
}

inline Summary sum() {
  Summary s;
  s.packets = 40;
  s.judged = 30;
  s.flows = 4;
  s.violations = 1;
  s.notes = 1;
  s.unknown = 1;
  s.skipped[static_cast<std::size_t>(oracle::SkipReason::fragment)] = 2;
  s.unjudged[static_cast<std::size_t>(oracle::Unjudged::fast_open)] = 9;
  s.unjudged[static_cast<std::size_t>(oracle::Unjudged::stray)] = 1;
  return s;
}

/// Four connections: one that violates, one with a note, one that is unknown, one of the same sockets as the
/// first.
inline std::string told(std::string_view format, Telling telling = {}, Finding worst = violation()) {
  telling.table = &model::standard();
  std::ostringstream out;
  const auto sink = findings_as(format, out, telling);
  sink->finding(worst);
  sink->finding(note());
  FlowReport first = flow("10.0.0.1:4000", 3, Verdict::violation);
  first.file = worst.file;
  sink->flow(first);
  sink->flow(flow("10.0.0.1:4001", 4, Verdict::conforming));
  FlowReport unknown = flow("10.0.0.1:4002", 5, Verdict::unknown);
  unknown.why_unknown = "frames <are> missing";
  sink->flow(unknown);
  sink->flow(flow("10.0.0.1:4000", 6, Verdict::conforming));
  sink->summary(sum());
  return out.str();
}

inline std::size_t count(const std::string& text, std::string_view words) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(words, at)) != std::string::npos; at += words.size()) ++found;
  return found;
}

inline std::vector<ordered_json> lines_of(const std::string& text) {
  std::vector<ordered_json> lines;
  std::istringstream all(text);
  for (std::string line; std::getline(all, line);) lines.push_back(ordered_json::parse(line));
  return lines;
}

inline std::vector<std::string> keys_of(const ordered_json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

inline Telling quiet() {
  Telling telling;
  telling.quiet = true;
  return telling;
}
inline Telling summary() {
  Telling telling;
  telling.summary = true;
  return telling;
}
inline Telling with_ladder() {
  Telling telling;
  telling.ladder = true;
  return telling;
}

/// What a file may be called, and what is no UTF-8.
inline const std::string nasty = "<b>&\"'\x01\xff]]>.pcap";

}  // namespace synfin::tests
