// Captures from the field, and made from such: of innocents who look guilty, and of the guilty.
#include <map>

#include "../catch.hpp"
#include "judged.hpp"

namespace synfin::oracle::test {
namespace {

TEST_CASE("who only looks guilty is not accused") {
  for (const char* name :
       {"bad-checksum-accused", "bad-checksum-evidence-innocent-accused", "constructed-blind-data-injection",
        "constructed-blind-rst-attack-failed", "constructed-gro-at-a-bridge-small-segments",
        "constructed-port-reuse-near-isn-no-syn", "constructed-syn-proxy-timestamps",
        "ethernet-padding-as-text", "hole-over-2GB", "injected-gfw-rst", "injected-quantum-insert",
        "kakao-fin-translated", "nat-both-sides", "partial-ack-resegmented-android",
        "partial-ack-windows-http", "partial-ack-windows-smb", "refusal-with-seq"}) {
    const Judged judged = judge_frames(load(captured(std::string("innocent/") + name)));
    INFO(name << "\n" << judged.text());
    CHECK(judged.violations() == 0);
    CHECK(judged.count(Level::warning) == 0);
  }
}

/// Client and server of the captures; in natural-fin-before-synack the server's port is 80.
constexpr const char* client = "10.0.0.1:";
constexpr const char* server = "10.0.0.2:";

struct Guilty {
  const char* capture;
  const char* end;
  Level level;  ///< a note, where silence is the fault and nobody says where the capture was made
};

const std::vector<Guilty>& guilty() {
  constexpr Level violation = Level::violation;
  constexpr Level note = Level::note;
  static const std::vector<Guilty> all{
      {"closed-port-silent", server, note},
      {"data-at-iss", client, violation},
      {"delayed-ack-5s", client, note},
      {"fin-consumes-nothing", client, violation},
      {"fin-never-acked", client, violation},
      {"in-window-rst-silence", server, note},
      {"into-zero-window", server, violation},
      {"keepalive-unanswered", client, note},
      {"listen-ack-no-rst", server, note},
      {"natural-fin-before-synack", server, note},
      {"rst-in-handshake-wrong", client, note},
      {"rst-seq0-for-ack", server, violation},
      {"time-wait-no-reack", client, note},
      {"tsval-backwards", server, violation},
      {"wscale-late", client, violation},
      {"wscale-not-offered", server, violation},
      {"syn-in-established-synack", server, violation},
  };
  return all;
}

TEST_CASE("who is guilty is found") {
  for (const Guilty& one : guilty()) {
    const Judged judged = judge_frames(load(captured(std::string("guilty/") + one.capture)));
    INFO(one.capture << "\n" << judged.text());
    bool found = false;
    for (const Finding& finding : judged.findings)
      found = found || (finding.level == one.level && finding.endpoint.rfind(one.end, 0) == 0);
    CHECK(found);
  }
}

/// The warnings of a whole capture, each with the end it names.
std::vector<std::string> warnings(const std::string& name) {
  struct Warnings final : Sink {
    std::vector<std::string> all;
    void finding(const Finding& finding) override {
      if (finding.level == Level::warning) all.push_back(finding.rule + " " + finding.endpoint);
    }
    void flow(const FlowReport&) override {}
    void summary(const Summary&) override {}
  } sink;
  check(std::vector<std::string>{captured(name)}, by_the_standard(), sink);
  return sink.all;
}

TEST_CASE("who begins with numbers that can be foretold is warned of") {
  CHECK(warnings("guilty/isn-constant-step") == std::vector<std::string>{"isn.constant-step 10.0.0.2:80"});
  CHECK(warnings("guilty/isn-repeated") == std::vector<std::string>{"isn.repeated 10.0.0.2:80"});
  CHECK(warnings("innocent/isn-fresh").empty());
  CHECK(warnings("innocent/isn-fresh-same-sockets").empty());
}

TEST_CASE("beside an end its silence is a finding") {
  for (const Guilty& one : guilty()) {
    // Where an end begins in the midst of a connection nothing is certain of its first segment.
    if (one.level != Level::note || std::string(one.capture) == "natural-fin-before-synack") continue;
    Options options = by_the_standard();
    options.at = EndpointPattern::parse(std::string(one.end, 8));
    const Judged judged = judge_frames(load(captured(std::string("guilty/") + one.capture)), options);
    INFO(one.capture << "\n" << judged.text());
    bool found = false;
    for (const Finding& finding : judged.findings)
      found = found || (finding.level == Level::violation && finding.endpoint.rfind(one.end, 0) == 0);
    CHECK(found);
  }
}

TEST_CASE("TCP Fast Open is understood, and not judged") {
  // The SYN carries five octets, and the SYN,ACK acknowledges them (RFC 7413).
  const auto frame = [](bool client, Segment segment) {
    Datagram datagram;
    if (!client) {
      std::swap(datagram.source, datagram.destination);
      std::swap(segment.source_port, segment.destination_port);
    }
    return ipv4(datagram, tcp(segment));
  };
  OwnCapture capture;
  capture.frames = {{frame(true, {.seq = 1000, .ack = 0, .flags = syn_bit, .text = Octets(5, 1)}), 1, 1},
                    {frame(false, {.seq = 5000, .ack = 1006, .flags = syn_bit | ack_bit}), 2, 2},
                    {frame(true, {.seq = 1006, .ack = 5001, .flags = ack_bit}), 3, 3}};
  const Judged judged = judge_frames(capture);
  INFO(judged.text());
  CHECK(judged.silent());
  REQUIRE(judged.flows.size() == 1);
  CHECK(judged.flows[0].verdict == Verdict::unknown);
  CHECK(judged.flows[0].why_unknown.find("RFC 7413") != std::string::npos);
}

TEST_CASE("beside its own end a conforming host is not accused") {
  for (const std::string& name : capture_names()) {
    Options options = by_the_standard();
    options.at = EndpointPattern::parse("10.9.0.1");
    const Judged judged = judge_frames(load(captured(name)), options);
    INFO(name << "\n" << judged.text());
    CHECK(judged.silent());
  }
}

}  // namespace
}  // namespace synfin::oracle::test
