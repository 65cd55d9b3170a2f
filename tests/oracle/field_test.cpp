// Captures from the field, and made from such: of innocents who look guilty, and of the guilty.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "../catch.hpp"
#include "judged.hpp"

namespace synfin::oracle::test {
namespace {

/// The lines of a list beside the captures, each cut into its words; what begins with # is said to people.
std::vector<std::vector<std::string>> rows(const std::string& list) {
  std::ifstream file(std::string(SYNFIN_SOURCE_DIR) + "/tests/captures/" + list);
  std::vector<std::vector<std::string>> all;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    all.emplace_back(std::istream_iterator<std::string>(words), std::istream_iterator<std::string>());
  }
  return all;
}

Judged judged_at(const std::string& name, const std::string& at) {
  Options options = by_the_standard();
  if (!at.empty()) options.at = EndpointPattern::parse(at);
  return judge_frames(load(captured(name)), options);
}

void expect_innocent(const std::string& name, const std::string& at) {
  const Judged judged = judged_at("innocent/" + name, at);
  INFO(name << " " << at << "\n" << judged.text());
  CHECK(judged.violations() == 0);
  CHECK(judged.count(Level::warning) == 0);
}

TEST_CASE("who only looks guilty is not accused") {
  const std::filesystem::path folder(std::string(SYNFIN_SOURCE_DIR) + "/tests/captures/innocent");
  std::size_t innocents = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    // What is wrong with first numbers is told of whole captures: below.
    if (entry.path().extension() != ".pcap") continue;
    expect_innocent(entry.path().stem().string(), "");
    ++innocents;
  }
  CHECK(innocents > 80);
}

TEST_CASE("who only looks guilty is not accused where the capture was made beside him") {
  const auto all = rows("innocent/beside.txt");
  CHECK(all.size() > 20);
  for (const auto& row : all) expect_innocent(row.at(0), row.at(1));
}

TEST_CASE(
    "beside him a capture that begins in the midst, or ends there, accuses him no more than a whole one") {
  for (const auto& row : rows("innocent/beside.txt")) {
    // What excuses a silence at a full queue is what came before it.
    if (row.at(0).find("queue-full") != std::string::npos) continue;
    Options options = by_the_standard();
    options.at = EndpointPattern::parse(row.at(1));
    const OwnCapture whole = load(captured("innocent/" + row.at(0)));
    const std::size_t longest = std::min<std::size_t>(whole.frames.size(), 60);
    for (std::size_t cut = 1; cut < longest; ++cut) {
      OwnCapture late = whole;
      OwnCapture early = whole;
      late.frames.erase(late.frames.begin(), late.frames.begin() + static_cast<std::ptrdiff_t>(cut));
      early.frames.resize(cut);
      for (const OwnCapture& part : {late, early}) {
        const Judged judged = judge_frames(part, options);
        INFO(row.at(0) << " cut at " << cut << "\n" << judged.text());
        CHECK(judged.violations() + judged.count(Level::warning) == 0);
      }
    }
  }
}

bool is_found(const Judged& judged, const std::string& end) {
  return std::any_of(judged.findings.begin(), judged.findings.end(),
                     [&](const Finding& finding) { return finding.endpoint.rfind(end + ":", 0) == 0; });
}

TEST_CASE("one fault in a capture is found, once or twice, at the end that is guilty") {
  const auto all = rows("guilty/made.txt");
  CHECK(all.size() > 120);
  for (const auto& row : all) {
    const std::string name = "guilty/" + row.at(0);
    const Judged beside = judged_at(name, row.at(1));
    INFO(name << "\n" << beside.text());
    CHECK(is_found(beside, row.at(1)));
    if (row.at(2) == "alone") CHECK(is_found(judged_at(name, ""), row.at(1)));
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
