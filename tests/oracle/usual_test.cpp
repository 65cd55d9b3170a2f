// A connection that goes its usual way is followed without a search: of it the same is said as by a search.
#include <filesystem>
#include <set>

#include "../../oracle/possibilities/freedoms.hpp"
#include "../catch.hpp"
#include "judged.hpp"

namespace synfin::oracle::test {
namespace {

/// All that a reader learns, in lines.
std::string told(const Judged& judged) {
  std::string lines = judged.text();
  for (const FlowReport& flow : judged.flows)
    lines += flow.flow + " " + std::string(to_string(flow.verdict)) + " " + std::string(flow.states[0]) +
             " " + std::string(flow.states[1]) + " " + (flow.over ? "over" : "open") + " " +
             flow.why_unknown + "\n";
  return lines;
}

std::string told(const OwnCapture& capture, bool always_search, const std::string& at = "") {
  Options options = by_the_standard();
  if (!at.empty()) options.at = EndpointPattern::parse(at);
  options.always_search = always_search;
  return told(judge_frames(capture, options));
}

std::set<std::string> addresses(const OwnCapture& capture) {
  std::set<std::string> all;
  for (const OwnFrame& frame : capture.frames) {
    const auto decoded = decode(capture.link, frame.octets, std::max(frame.on_wire, frame.octets.size()));
    if (const Packet* packet = std::get_if<Packet>(&decoded)) all.insert(to_string(packet->source.address));
  }
  return all;
}

TEST_CASE("a whole connection of this kernel goes its usual way") {
  const OwnCapture echo = load(captured("echo"));
  Connection connection;
  std::vector<Seen> segments;
  for (const OwnFrame& frame : echo.frames) {
    const auto decoded = decode(echo.link, frame.octets, frame.octets.size());
    const Packet& packet = *std::get_if<Packet>(&decoded);
    if (segments.empty()) connection.endpoints = {packet.source, packet.destination};
    const std::size_t side = packet.source == connection.endpoints[0] ? 0 : 1;
    Seen seen = seen_of(packet, frame.number, frame.time, side);
    connection.learn(seen, segments);
    segments.push_back(seen);
  }
  const Options options = by_the_standard();
  Usual usual({&options.machine, options.table, patient_config()});
  const auto nobody = [](std::size_t) { return false; };
  // Nobody owes anything, so that nobody need be excused for silence.
  const auto went = usual.follow(connection, segments, nobody);
  REQUIRE(went);
  CHECK(went->over);
  CHECK(model::name_of(went->states[0]) == "TIME-WAIT");
  CHECK(model::name_of(went->states[1]) == "CLOSED");
  // The answer to the call is owed, and 2 s are too long.
  for (std::size_t at = 1; at < segments.size(); ++at) segments[at].time += 2'000'000'000;
  CHECK_FALSE(usual.follow(connection, segments, nobody));
}

TEST_CASE("of a connection that goes its usual way the same is said as by a search") {
  std::size_t captures = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(std::string(SYNFIN_SOURCE_DIR) + "/tests/captures")) {
    if (entry.path().extension() != ".pcap") continue;
    INFO(entry.path().filename().string());
    const OwnCapture capture = load(entry.path().string());
    CHECK(told(capture, false) == told(capture, true));
    for (const std::string& end : addresses(capture))
      CHECK(told(capture, false, end) == told(capture, true, end));
    // Cut anywhere it may have gone its usual way so far.
    for (const std::size_t part : {4U, 2U}) {
      OwnCapture beginning = capture;
      beginning.frames.resize(capture.frames.size() / part);
      CHECK(told(beginning, false) == told(beginning, true));
    }
    ++captures;
  }
  CHECK(captures > 200);
}

TEST_CASE("a connection goes its usual way until something is unlike it, however late") {
  const OwnCapture echo = load(captured("echo"));
  for (std::size_t at = 0; at < echo.frames.size(); ++at) {
    OwnCapture edited = echo;
    TcpHeader header(edited.frames[at].octets);
    header.ack(header.ack() + 77);
    INFO("frame " << edited.frames[at].number);
    CHECK(told(edited, false) == told(edited, true));
  }
}

}  // namespace
}  // namespace synfin::oracle::test
