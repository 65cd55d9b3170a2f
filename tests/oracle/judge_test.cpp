#include "../../oracle/judge.hpp"

#include <fmt/format.h>

#include <functional>
#include <sstream>

#include "../../model/plain.hpp"
#include "../../oracle/criteria.hpp"
#include "../../oracle/report.hpp"
#include "../catch.hpp"
#include "judged.hpp"
#include "pcap_builder.hpp"

namespace synfin::oracle::test {
namespace {

TEST_CASE("each criterion rests on a rule of the table") {
  for (const CriterionInfo& info : criteria) {
    CAPTURE(std::string(info.name));
    CHECK(model::standard().find(info.rule) != nullptr);
    CHECK_FALSE(info.meaning.empty());
  }
}

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
  CHECK(echo.flows[0].states == std::array<std::string, 2>{"TIME-WAIT", "CLOSED"});
  const auto& rules = echo.flows[0].rules_exercised;
  for (const char* rule : {"open-active", "listen.syn", "syn-sent.syn-ack", "text.in-order", "fin-wait-2.fin",
                           "last-ack.fin-acknowledged"}) {
    CAPTURE(rule);
    CHECK(std::find(rules.begin(), rules.end(), rule) != rules.end());
  }
  CHECK(judge_frames(load(captured("time_wait_reuse"))).flows.size() == 3);
  const Judged refused = judge_frames(load(captured("refused")));
  CHECK(refused.flows[0].states == std::array<std::string, 2>{"CLOSED", "CLOSED"});
}

/// One segment of a capture, edited so that no conforming host could have sent it.
struct Case {
  const char* capture;
  std::size_t frame;
  const char* edit;
  std::function<void(TcpHeader&)> apply;
  Level level;
  const char* rule;
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
  constexpr Level violation = Level::violation;
  static const std::vector<Case> all{
      {"echo", 1, "SYN and FIN", flip(fin_bit), violation, "open-active", a},
      {"echo", 1, "SYN and RST", flip(rst_bit), violation, "open-active", a},
      {"echo", 1, "no bit at all", flip(syn_bit), violation, "ack.absent", a},
      {"echo", 2, "SYN,ACK acknowledges the wrong number", ack(1), violation, "listen.syn", b},
      {"echo", 2, "SYN,ACK acknowledges the SYN's own number", ack(-1), violation, "listen.syn", b},
      {"echo", 3, "acknowledges more than the SYN", ack(100000), violation, "text.in-order", a},
      {"echo", 3, "acknowledges less than the SYN", ack(-1), violation, "answer.ack", a},
      {"echo", 3, "no ACK bit", flip(ack_bit), violation, "ack.absent", a},
      {"echo", 4, "text from before the SYN", seq(-1000), violation, "answer.text", a},
      {"echo", 4, "text without ACK bit", flip(ack_bit), violation, "ack.absent", a},
      {"echo", 4, "a SYN within the connection", flip(syn_bit), violation, "open-active.already-exists", a},
      {"echo", 4, "text beyond the FIN", seq(1000), violation, "send.closing", a},
      {"echo", 5, "acknowledges what was never sent", ack(100000), violation, "text.in-order", b},
      {"echo", 5, "acknowledges half of a segment", ack(-450), violation, "text.in-order", b},
      {"echo", 5, "goes on after its reset", flip(rst_bit), violation, "abort", b},
      {"echo", 6, "text at numbers of 2 GiB away", seq(std::int64_t{1} << 31), violation, "answer.text", b},
      {"echo", 8, "a FIN without ACK bit", flip(ack_bit), violation, "ack.absent", a},
      {"echo", 8, "FIN and RST", flip(rst_bit), violation, "abort", a},
      {"echo", 8, "the FIN before the end of the text", seq(-100), violation, "send.closing", a},
      {"echo", 9, "acknowledges more than the FIN", ack(1), violation, "text.in-order", b},
      {"echo", 10, "acknowledges more than the FIN", ack(1), violation, "text.in-order", a},
      {"echo", 10, "acknowledges more than the FIN, far", ack(1000), violation, "text.in-order", a},
      {"echo", 10, "a number beyond the own FIN", seq(1000), violation, "answer.text", a},
      {"half_close", 5, "the FIN stands higher, what follows lower", seq(1000), violation, "answer.text", a},
      {"half_close", 7, "a FIN, and text after it", flip(fin_bit), violation, "send.closing", b},
      {"half_close", 10, "acknowledges a part of a segment", ack(-1000), violation, "text.in-order", a},
      {"half_close", 28, "beyond the FIN", ack(100000), violation, "text.in-order", a},
      {"last_ack_lost", 7, "the FIN again, at another number", seq(1), violation, "retransmission.text", b},
      {"last_ack_lost", 9, "the FIN again, at a lower number", seq(-1), violation, "retransmission.text", b},
      {"last_ack_lost", 8, "acknowledges more than the FIN", ack(1), violation, "text.in-order", a},
      {"refused", 2, "a refusal with a number", seq(1), violation, "closed.any", b},
      {"refused", 2, "a refusal of another SYN", ack(1), violation, "closed.any", b},
      {"refused", 2, "a refusal without ACK", flip(ack_bit), violation, "closed.any", b},
      {"refused", 1, "no SYN bit", flip(syn_bit), violation, "ack.absent", a},
      {"lossy_bulk", 40, "text beyond the window", seq(50'000'000), violation, "answer.text", a},
      {"lossy_bulk", 10, "text across other text", seq(100), violation, "answer.text", a},
      {"lossy_bulk", 20, "a SYN within the connection", flip(syn_bit), violation,
       "open-active.already-exists", a},
      {"lossy_bulk", 14, "acknowledges less than the SYN", ack(-1449), violation, "answer.ack", b},
      {"time_wait_reuse", 10, "SYN,ACK acknowledges the wrong number", ack(1), violation, "listen.syn", b},
      {"time_wait_reuse", 16, "acknowledges more than the FIN", ack(1), violation, "text.in-order", b},
      {"time_wait_reuse", 13, "acknowledges what was never sent", ack(1000), violation, "text.in-order", b},
  };
  return all;
}

TEST_CASE("a segment that no conforming host sends is found") {
  CHECK(cases().size() >= 25);
  for (const Case& one : cases()) {
    OwnCapture capture = load(captured(one.capture));
    TcpHeader header(capture.frames.at(one.frame - 1).octets);
    one.apply(header);
    const Judged judged = judge_frames(capture);
    INFO(one.capture << " frame " << one.frame << ": " << one.edit << "\n" << judged.text());
    bool found = false;
    for (const Finding& finding : judged.findings) {
      const bool accused = finding.endpoint.rfind(std::string(one.endpoint) + ":", 0) == 0;
      found = found || (finding.level == one.level && finding.rule == one.rule && accused);
      // Nobody else is blamed for it.
      CHECK((accused || finding.level != Level::violation));
    }
    CHECK(found);
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
  CHECK(finding.cite == "RFC 9293 3.10.7.4 seventh");
  CHECK(finding.state == "TIME-WAIT");
  CHECK(finding.seen == "SEQ=2386478148 (+902) ACK=374566378 (+1902) CTL=ACK, WND=64512");
  CHECK(finding.expected == "ACK=374565378 (+902) at most");

  Options other;
  other.endpoint = EndpointPattern::parse("10.9.0.2");
  CHECK(judge_frames(capture, other).silent());
  other.endpoint = EndpointPattern::parse("10.9.0.1:34716");
  CHECK_FALSE(judge_frames(capture, other).silent());
}

TEST_CASE("check reads files, and reports findings, connections and the sum") {
  const std::vector<std::string> paths{captured("echo"), captured("time_wait_reuse")};
  std::ostringstream text;
  TextReport people(text);
  const Summary summary = check(paths, {}, people);
  CHECK(summary.packets == 34);
  CHECK(summary.flows == 4);
  CHECK(summary.violations == 0);
  CHECK(text.str().find("34 TCP segments, 4 connections: 0 violations, 0 warnings, 0 unknown") !=
        std::string::npos);

  std::ostringstream lines;
  JsonLines json(lines);
  check(paths, {Rules::rfc793, EndpointPattern::parse("10.9.0.1:4444")}, json);
  CHECK(lines.str().find(R"({"type":"summary","packets":24,"flows":3,"violations":0)") != std::string::npos);
  CHECK(lines.str().find(R"("states":{"10.9.0.1:4444":"CLOSED","10.9.0.2:80":"TIME-WAIT"})") !=
        std::string::npos);

  const std::vector<std::string> none{captured("no-such-capture")};
  CHECK_THROWS_AS(check(none, {}, json), CaptureError);
}

TEST_CASE("what is no TCP is counted") {
  Datagram udp;
  udp.protocol = 17;
  Datagram fragment;
  fragment.fragment = 0x2000;
  const Octets file = pcap_file({}, {{ethernet(0x0800, ipv4(udp, Octets(8)))},
                                     {ethernet(0x0800, ipv4(fragment, tcp({})))},
                                     {ethernet(0x0806, Octets(28))}});
  const TemporaryFile temporary(file);
  const std::vector<std::string> paths{temporary.path()};
  std::ostringstream lines;
  JsonLines json(lines);
  const Summary summary = check(paths, {}, json);
  CHECK(summary.packets == 0);
  CHECK(lines.str().find(R"("skipped":{"not-ip":1,"not-tcp":1,"fragment":1})") != std::string::npos);
}

}  // namespace
}  // namespace synfin::oracle::test
