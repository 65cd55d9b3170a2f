// Two interfaces whose clocks differ, merged by time.
#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "../../oracle/evidence/clocks.hpp"
#include "../catch.hpp"
#include "judged.hpp"

namespace synfin::oracle::test {
namespace {

constexpr std::int64_t ms = 1'000'000;

bool comes_from_the_first(const OwnCapture& capture, const OwnFrame& frame) {
  const auto source = [](const OwnFrame& one) {
    return Octets(one.octets.begin() + 12, one.octets.begin() + 16);
  };
  return source(frame) == source(capture.frames.front());
}

OwnCapture by_time(OwnCapture capture) {
  std::stable_sort(capture.frames.begin(), capture.frames.end(),
                   [](const OwnFrame& a, const OwnFrame& b) { return a.time < b.time; });
  return capture;
}

/// A tap: each direction has an interface of its own.
OwnCapture tapped(const OwnCapture& whole, std::int64_t skew) {
  OwnCapture capture = whole;
  for (OwnFrame& frame : capture.frames)
    if (!comes_from_the_first(whole, frame)) frame.time += skew;
  return by_time(capture);
}

/// All of it is seen on both interfaces, or one direction is.
OwnCapture seen_twice(const OwnCapture& whole, std::int64_t skew, bool both_directions) {
  OwnCapture capture = whole;
  for (OwnFrame frame : whole.frames) {
    if (!both_directions && !comes_from_the_first(whole, frame)) continue;
    frame.time += skew;
    capture.frames.push_back(frame);
  }
  return by_time(capture);
}

TEST_CASE("nobody is accused where two interfaces have clocks of their own") {
  for (const std::string& name : capture_names())
    for (const std::int64_t skew : {-2000 * ms, -20 * ms, 20 * ms, 2000 * ms}) {
      const OwnCapture whole = load(captured(name));
      for (const OwnCapture& merged :
           {tapped(whole, skew), seen_twice(whole, skew, true), seen_twice(whole, skew, false)}) {
        const Judged judged = judge_frames(merged);
        INFO(name << ", " << skew / ms << " ms\n" << judged.text());
        CHECK(judged.violations() + judged.count(Level::warning) == 0);
      }
    }
}

TEST_CASE("a connection is unknown where one direction's clock is ahead of all the answers") {
  // Each of them is answered within less than two seconds.
  for (const char* name : {"echo", "half_close", "lossy_bulk", "time_wait_reuse"})
    for (const std::int64_t skew : {-2000 * ms, 2000 * ms}) {
      const Judged judged = judge_frames(tapped(load(captured(name)), skew));
      REQUIRE_FALSE(judged.flows.empty());
      INFO(name << ", " << skew / ms << " ms: " << judged.flows[0].why_unknown);
      CHECK(judged.flows[0].verdict == Verdict::unknown);
      CHECK(judged.flows[0].why_unknown == "its two directions were captured by clocks that differ");
    }
}

TEST_CASE("what was told live of a connection whose clocks are found out to differ is withdrawn") {
  Options options = by_the_standard();
  options.live = true;
  std::size_t withdrawn = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(SYNFIN_SOURCE_DIR) + "/tests/captures/guilty")) {
    if (entry.path().extension() != ".pcap") continue;
    const OwnCapture capture = tapped(load(entry.path().string()), 2000 * ms);
    std::map<std::size_t, std::size_t> told;  // by connection
    Docket::Ears ears;
    ears.said = [&](const Finding& finding) { ++told[finding.stream]; };
    ears.judged = [&](Judgement&& judgement) {
      if (judgement.why_unknown != "its two directions were captured by clocks that differ") return;
      // Nothing of it is counted; and nothing is taken back that was not told.
      CHECK(judgement.findings.empty());
      CHECK(judgement.withdrawn == (told[judgement.stream] > 0));
      withdrawn += judgement.withdrawn ? 1 : 0;
    };
    Docket docket(options, std::move(ears));
    for (const OwnFrame& frame : capture.frames) {
      const auto decoded = decode(capture.link, frame.octets, std::max(frame.on_wire, frame.octets.size()));
      if (const Packet* packet = std::get_if<Packet>(&decoded)) docket.add(*packet, frame.number, frame.time);
    }
    docket.close("");
  }
  CHECK(withdrawn > 0);
}

Seen said(std::uint8_t side, std::uint32_t seq, std::uint32_t ack, std::uint32_t text, bool syn = false) {
  Seen seen;
  seen.side = side;
  seen.raw_seq = seq;
  seen.raw_ack = ack;
  seen.text = text;
  seen.flags.syn = syn;
  seen.flags.ack = ack > 0;
  return seen;
}

TEST_CASE(
    "who always acknowledges an octet too many has no clock of his own: he has answered the SYN in its "
    "time") {
  Clocks clocks;
  clocks.add(said(0, 1000, 0, 0, true));
  clocks.add(said(1, 5000, 1001, 0, true));
  for (std::uint32_t sent = 0; sent < 1000; sent += 100) {
    clocks.add(said(0, 1001 + sent, 5001, 100));
    clocks.add(said(1, 5001, 1001 + sent + 101, 0));
  }
  CHECK_FALSE(clocks.differ());
}

TEST_CASE("who answers the SYN, and what follows it, before it was captured has a clock of his own") {
  Clocks clocks;
  clocks.add(said(1, 5000, 1001, 0, true));
  clocks.add(said(1, 5001, 1101, 0));
  clocks.add(said(0, 1000, 0, 0, true));
  CHECK_FALSE(clocks.differ());  // one alone may have been overtaken
  clocks.add(said(0, 1001, 5001, 100));
  CHECK(clocks.differ());
}

}  // namespace
}  // namespace synfin::oracle::test
