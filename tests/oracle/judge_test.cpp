#include "../../oracle/judge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>

#include "../../model/plain.hpp"
#include "../catch.hpp"
#include "judged.hpp"
#include "pcap_builder.hpp"

namespace synfin::oracle::test {
namespace {

/// Keeps all that it is told.
struct Told : Sink {
  std::vector<Finding> findings;
  std::vector<FlowReport> flows;
  Summary sum;
  void finding(const Finding& finding) override { findings.push_back(finding); }
  void flow(const FlowReport& report) override { flows.push_back(report); }
  void summary(const Summary& summary) override { sum = summary; }
};

TEST_CASE("captures of a conforming host are judged in silence") {
  for (const std::string& name : capture_names()) {
    const Judged judged = judge_frames(load(captured(name)));
    INFO(name << "\n" << judged.text());
    CHECK(judged.silent());
    CHECK(judged.all(Verdict::conforming));
  }
}

TEST_CASE("both machines are followed to the end") {
  const Judged echo = judge_frames(load(captured("echo")));
  REQUIRE(echo.flows.size() == 1);
  CHECK(echo.flows[0].states == std::array<std::string_view, 2>{"TIME-WAIT", "CLOSED"});
  const auto& rules = echo.flows[0].rules_exercised;
  for (const char* rule : {"open-active", "listen.syn", "syn-sent.syn-ack", "text.in-order", "fin-wait-2.fin",
                           "last-ack.fin-acknowledged"}) {
    CAPTURE(rule);
    CHECK(std::find(rules.begin(), rules.end(), rule) != rules.end());
  }
  CHECK(judge_frames(load(captured("time_wait_reuse"))).flows.size() == 3);
  const Judged refused = judge_frames(load(captured("refused")));
  CHECK(refused.flows[0].states == std::array<std::string_view, 2>{"CLOSED", "CLOSED"});
}

/// One segment of a capture, edited so that no conforming host could have sent it.
struct Case {
  const char* capture;
  std::size_t frame;
  const char* edit;
  std::function<void(TcpHeader&)> apply;
  const char* endpoint;
};

auto seq(std::int64_t by) {
  return [by](TcpHeader& h) { h.seq(h.seq() + static_cast<std::uint32_t>(by)); };
}
auto ack(std::int64_t by) {
  return [by](TcpHeader& h) { h.ack(h.ack() + static_cast<std::uint32_t>(by)); };
}
auto flip(unsigned bits) {
  return [bits](TcpHeader& h) { h.flags(static_cast<std::uint8_t>(h.flags() ^ bits)); };
}

const char* const a = "10.9.0.1";
const char* const b = "10.9.0.2";

const std::vector<Case>& cases() {
  static const std::vector<Case> all{
      {"echo", 1, "SYN and FIN", flip(fin_bit), a},
      {"echo", 1, "SYN and RST", flip(rst_bit), a},
      {"echo", 1, "no bit at all", flip(syn_bit), a},
      {"echo", 2, "SYN,ACK acknowledges the wrong number", ack(1), b},
      {"echo", 2, "SYN,ACK acknowledges the SYN's own number", ack(-1), b},
      {"echo", 3, "acknowledges more than the SYN", ack(100000), a},
      {"echo", 3, "acknowledges less than the SYN", ack(-1), a},
      {"echo", 3, "no ACK bit", flip(ack_bit), a},
      {"echo", 4, "text from before the SYN", seq(-1000), a},
      {"echo", 4, "text without ACK bit", flip(ack_bit), a},
      {"echo", 4, "a SYN within the connection", flip(syn_bit), a},
      {"echo", 4, "text beyond the FIN", seq(1000), a},
      {"echo", 5, "acknowledges what was never sent", ack(100000), b},
      {"echo", 8, "a FIN without ACK bit", flip(ack_bit), a},
      {"echo", 8, "FIN and RST", flip(rst_bit), a},
      {"echo", 8, "the FIN before the end of the text", seq(-100), a},
      {"echo", 9, "acknowledges more than the FIN", ack(1), b},
      {"echo", 10, "acknowledges more than the FIN", ack(1), a},
      {"echo", 10, "acknowledges more than the FIN, far", ack(1000), a},
      {"echo", 10, "a number beyond the own FIN", seq(1000), a},
      {"half_close", 5, "the FIN stands higher, what follows lower", seq(1000), a},
      {"half_close", 7, "a FIN, and text after it", flip(fin_bit), b},
      {"half_close", 28, "beyond the FIN", ack(100000), a},
      {"last_ack_lost", 7, "the FIN again, at another number", seq(1), b},
      {"last_ack_lost", 9, "the FIN again, at a lower number", seq(-1), b},
      {"last_ack_lost", 8, "acknowledges more than the FIN", ack(1), a},
      {"refused", 2, "a refusal without ACK, of number 0", flip(ack_bit), b},
      {"refused", 2, "a refusal of another SYN", ack(1), b},
      {"refused", 1, "no SYN bit", flip(syn_bit), a},
      {"lossy_bulk", 40, "text beyond the window", seq(50'000'000), a},
      {"lossy_bulk", 20, "a SYN within the connection", flip(syn_bit), a},
      {"lossy_bulk", 14, "acknowledges less than the SYN", ack(-1449), b},
      {"time_wait_reuse", 10, "SYN,ACK acknowledges the wrong number", ack(1), b},
      {"time_wait_reuse", 16, "acknowledges more than the FIN", ack(1), b},
      {"time_wait_reuse", 13, "acknowledges what was never sent", ack(1000), b},
  };
  return all;
}

OwnCapture edited(const Case& one) {
  OwnCapture capture = load(captured(one.capture));
  TcpHeader header(capture.frames.at(one.frame - 1).octets);
  one.apply(header);
  return capture;
}

TEST_CASE("a segment that no conforming host sends is found, at the end that sent it") {
  CHECK(cases().size() >= 25);
  for (const Case& one : cases()) {
    const Judged judged = judge_frames(edited(one));
    INFO(one.capture << " frame " << one.frame << ": " << one.edit << "\n" << judged.text());
    bool found = false;
    for (const Finding& finding : judged.findings) {
      const bool accused = finding.endpoint.rfind(std::string(one.endpoint) + ":", 0) == 0;
      found = found || (finding.level == Level::violation && accused);
      // Nobody else is blamed for it.
      CHECK((accused || finding.level != Level::violation));
      // Every rule is one of the table's, or an option's.
      CHECK((model::standard().find(finding.rule) != nullptr || finding.rule.rfind("option.", 0) == 0));
    }
    CHECK(found);
  }
}

TEST_CASE("what may be another's, or may have been lost, is unknown and nobody's fault") {
  const std::vector<Case> all{
      {"echo", 5, "acknowledges half of a segment: of a reader with a small buffer", ack(-450), b},
      {"echo", 5, "a reset that its sender does not obey: somebody else's", flip(rst_bit), b},
      {"echo", 6, "text at numbers of 2 GiB away: another connection's", seq(std::int64_t{1} << 31), b},
      {"lossy_bulk", 10, "text across other text: cut anew, and some of it lost", seq(100), a},
      {"half_close", 10, "acknowledges a part of a segment", ack(-1000), a},
      {"refused", 2, "a refusal with a number: the end of a connection whose SYN,ACK was lost", seq(1), b},
  };
  for (const Case& one : all) {
    const Judged judged = judge_frames(edited(one));
    INFO(one.capture << " frame " << one.frame << ": " << one.edit << "\n" << judged.text());
    CHECK(judged.violations() == 0);
  }
}

TEST_CASE("a finding says where, who, what, by which rule") {
  OwnCapture capture = load(captured("echo"));
  TcpHeader header(capture.frames.at(9).octets);
  ack(1000)(header);
  const Judged judged = judge_frames(capture);
  REQUIRE(judged.findings.size() == 1);
  const Finding& finding = judged.findings[0];
  CHECK(finding.frame == 10);
  CHECK(finding.flow == "10.9.0.1:34716-10.9.0.2:80");
  CHECK(finding.endpoint == "10.9.0.1:34716");
  CHECK(finding.cite.rfind("RFC 9293 3.10.7.4", 0) == 0);
  CHECK(finding.seen == "SEQ=2386478148 (+902) ACK=374566378 (+1902) CTL=ACK, WND=64512");
  // What was there before the edit: the peer's FIN stands at +901.
  CHECK(finding.expected == "SEQ=2386478148 (+902) ACK=374565378 (+902) CTL=ACK");

  Options other = by_the_standard();
  other.endpoints = {*EndpointPattern::parse("10.9.0.2")};
  CHECK(judge_frames(capture, other).silent());
  other.endpoints.push_back(*EndpointPattern::parse("10.9.0.1:34716"));
  CHECK_FALSE(judge_frames(capture, other).silent());
}

TEST_CASE("check reads files, and reports findings, connections and the sum") {
  const std::vector<std::string> paths{captured("echo"), captured("time_wait_reuse")};
  Told all;
  const Summary summary = check(paths, by_the_standard(), all);
  CHECK(summary.packets == 34);
  CHECK(summary.flows == 4);
  CHECK(summary.violations == 0);
  CHECK(all.findings.empty());
  CHECK(all.flows.size() == 4);
  CHECK(all.sum.packets == summary.packets);

  // Of a capture of thousands nobody wants the list: none is made.
  struct Unlisted : Told {
    bool lists_connections() const override { return false; }
  } unlisted;
  CHECK(check(paths, by_the_standard(), unlisted).flows == summary.flows);
  CHECK(unlisted.flows.empty());

  Told one;
  Options some = by_the_standard();
  some.endpoints = {*EndpointPattern::parse("10.9.0.1:4444")};
  CHECK(check(paths, some, one).packets == 24);
  REQUIRE(one.flows.size() == 3);
  for (const FlowReport& report : one.flows)
    CHECK(report.endpoints == std::array<std::string, 2>{"10.9.0.1:4444", "10.9.0.2:80"});
  CHECK(std::any_of(one.flows.begin(), one.flows.end(), [](const FlowReport& report) {
    return report.states == std::array<std::string_view, 2>{"CLOSED", "TIME-WAIT"};
  }));

  const std::vector<std::string> none{captured("no-such-capture")};
  CHECK(check(none, some, one).unread.size() == 1);
}

TEST_CASE("what is no TCP is counted") {
  Datagram udp;
  udp.protocol = 17;
  Datagram fragment;
  fragment.fragment = 0x2000;
  const Octets file = pcap_file({}, {{ethernet(0x0800, ipv4(udp, Octets(8)))},
                                     {ethernet(0x0800, ipv4(fragment, tcp({.text = Octets(4)})))},
                                     {ethernet(0x0806, Octets(28))}});
  const TemporaryFile temporary(file);
  const std::vector<std::string> paths{temporary.path()};
  Told told;
  const Summary summary = check(paths, by_the_standard(), told);
  CHECK(summary.packets == 0);
  CHECK(told.flows.empty());
  const auto skipped = [&](SkipReason reason) { return told.sum.skipped[static_cast<std::size_t>(reason)]; };
  CHECK(skipped(SkipReason::not_ip) == 1);
  CHECK(skipped(SkipReason::not_tcp) == 1);
  CHECK(skipped(SkipReason::fragment) == 1);
}

/// What the judge says of a file of these records; `said` is what it finds, for messages.
Summary judge_file(LinkType link, const std::vector<Record>& records, std::string& said) {
  const TemporaryFile temporary(pcap_file({.link_type = static_cast<std::uint32_t>(link)}, records));
  const std::vector<std::string> paths{temporary.path()};
  Told told;
  Summary summary = check(paths, by_the_standard(), told);
  said = Judged{told.findings, {}}.text();
  return summary;
}

TEST_CASE("a short snapshot length accuses nobody") {
  for (const std::string& name : capture_names()) {
    const OwnCapture capture = load(captured(name));
    for (const std::size_t kept : {36U, 40U, 41U, 44U, 48U, 52U, 56U, 60U, 100U}) {
      CAPTURE(name, kept);
      std::vector<Record> records;
      for (const OwnFrame& frame : capture.frames)
        records.push_back({.frame = first(std::min(kept, frame.octets.size()), frame.octets),
                           .seconds = static_cast<std::uint32_t>(frame.time / 1'000'000'000),
                           .fraction = static_cast<std::uint32_t>(frame.time / 1000 % 1'000'000),
                           .original_length = static_cast<std::uint32_t>(frame.octets.size())});
      std::string said;
      const Summary summary = judge_file(capture.link, records, said);
      INFO(said);
      CHECK(summary.packets == capture.frames.size());
      CHECK(summary.violations == 0);
      CHECK(summary.warnings == 0);
    }
  }
}

TEST_CASE("an option that was cut off is not missed") {
  const Octets stamps = {1, 1, 8, 10, 0, 0, 0, 1, 0, 0, 0, 1};
  const Octets all = join({stamps, {1, 3, 3, 7, 1, 1, 4, 2}});
  const Datagram there;
  const Datagram back{.source = there.destination, .destination = there.source};
  const auto from_client = [&](Segment s) { return ipv4(there, tcp(s)); };
  const auto from_server = [&](Segment s) {
    std::swap(s.source_port, s.destination_port);
    return ipv4(back, tcp(s));
  };
  const Octets sack = {1, 1, 5, 10, 0, 0, 8, 0xd1, 0, 0, 8, 0xd2};  // 2257 to 2258
  const std::vector<Octets> packets{
      from_client({.seq = 1000, .ack = 0, .flags = 2, .options = all}),
      from_server({.seq = 2000, .ack = 1001, .flags = 18, .options = all}),
      from_client({.seq = 1001, .ack = 2001, .options = stamps}),
      from_client({.seq = 1001, .ack = 2001, .options = stamps, .text = {'a'}}),
      from_server({.seq = 2001, .ack = 1002, .options = stamps}),
      from_client({.seq = 1002, .ack = 2001, .options = stamps, .text = {'b'}}),
      from_server({.seq = 2001, .ack = 1003, .options = stamps}),
      from_server({.seq = 2257, .ack = 1003, .options = stamps, .text = {'z'}}),
      from_client({.seq = 1003, .ack = 2001, .options = join({stamps, sack})}),
  };
  for (std::size_t cut = 0; cut < packets.size(); ++cut) {
    for (const std::size_t kept : {36U, 40U, 44U, 52U, 56U}) {
      CAPTURE(cut, kept);
      std::vector<Record> records;
      for (const Octets& packet : packets) records.push_back({.frame = packet});
      records[cut].original_length = static_cast<std::uint32_t>(packets[cut].size());
      records[cut].frame = first(std::min(kept, packets[cut].size()), packets[cut]);
      std::string said;
      const Summary summary = judge_file(LinkType::raw, records, said);
      INFO(said);
      CHECK(summary.packets == packets.size());
      CHECK(summary.violations == 0);
    }
  }
}

TEST_CASE("fragments that become a segment are not counted as skipped") {
  const Octets segment = tcp({.flags = 2, .options = Octets(8, 1)});
  const Octets front = ipv4({.fragment = 0x2000}, first(16, segment));
  const Octets back = ipv4({.fragment = 2}, Octets(segment.begin() + 16, segment.end()));
  std::string said;
  const auto skipped = [](const Summary& of) {
    return of.skipped[static_cast<std::size_t>(SkipReason::fragment)];
  };
  const Summary joined = judge_file(LinkType::raw, {{front}, {back}}, said);
  CHECK(joined.packets == 1);
  CHECK(skipped(joined) == 0);
  const Summary lonely = judge_file(LinkType::raw, {{front}, {front}}, said);
  CHECK(lonely.packets == 0);
  CHECK(skipped(lonely) == 2);
}

}  // namespace
}  // namespace synfin::oracle::test
