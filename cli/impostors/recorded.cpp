#include "recorded.hpp"

#include <fmt/format.h>

#include <iterator>

#include "../../oracle/docket.hpp"

namespace synfin::cli {

using oracle::Packet;

const std::array<oracle::Endpoint, 2>& ends_of_worlds() {
  static const std::array<oracle::Endpoint, 2> ends{
      oracle::Endpoint{*oracle::Address::parse("10.0.0.1"), 4000},
      oracle::Endpoint{*oracle::Address::parse("10.0.0.2"), 80}};
  return ends;
}

Packet packet_of(std::size_t from, const runtime::Segment& s) {
  Packet p;
  p.source = ends_of_worlds()[from];
  p.destination = ends_of_worlds()[1 - from];
  p.seq = s.seq;
  p.ack = s.ack;
  p.flags.syn = s.syn;
  p.flags.ack = s.has_ack;
  p.flags.fin = s.fin;
  p.flags.rst = s.rst;
  p.flags.urg = s.urg;
  p.window = static_cast<std::uint16_t>(s.wnd);
  p.urgent_pointer = static_cast<std::uint16_t>(s.up);
  p.payload_length = s.text;
  if (s.syn && s.mss != 0) p.options.mss = static_cast<std::uint16_t>(s.mss);
  return p;
}

std::vector<oracle::Finding> RecordJudged::against(std::size_t host) const {
  const std::string who = to_string(ends_of_worlds()[host]);
  std::vector<oracle::Finding> all;
  for (const oracle::Finding& finding : findings)
    if (finding.endpoint == who && finding.level != oracle::Level::note) all.push_back(finding);
  return all;
}

RecordJudged judge_recorded(const std::vector<Recorded>& record, const oracle::Options& options) {
  RecordJudged judged;
  oracle::Docket docket(options, {{}, [&](oracle::Judgement&& one) {
                                    judged.flows.push_back(report_of(one, "small world", options.table));
                                    std::move(one.findings.begin(), one.findings.end(),
                                              std::back_inserter(judged.findings));
                                  }});
  for (const Recorded& one : record) docket.add(one.packet, one.number, one.time);
  docket.close("");
  return judged;
}

std::string listing(const std::vector<Recorded>& record) {
  std::string lines;
  for (const Recorded& one : record) {
    const Packet& p = one.packet;
    lines += fmt::format("{:>4} {:>7} ms {} {}{}{}{} seq {} ack {} text {} wnd {}\n", one.number,
                         one.time / 1'000'000, one.side == 0 ? "A>" : "B<", p.flags.syn ? "S" : "",
                         p.flags.fin ? "F" : "", p.flags.rst ? "R" : "", p.flags.ack ? "." : "", p.seq, p.ack,
                         p.payload_length, p.window);
  }
  return lines;
}

}  // namespace synfin::cli
