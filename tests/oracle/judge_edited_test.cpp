// Captures of conforming ends, edited at random as a wire or a capture may have done it: nobody is accused.
#include <filesystem>
#include <set>

#include "../catch.hpp"
#include "../support/effort.hpp"
#include "edits.hpp"

namespace synfin::oracle::test {
namespace {

/// What they show is innocent only for something that an edit may take away: a checksum, zeroes in a frame,
/// the one copy behind a box, the way of a stranger's segments, what has taken back a window.
const std::set<std::string>& fragile() {
  static const std::set<std::string> names{"bad-checksum-accused",
                                           "bad-checksum-evidence-innocent-accused",
                                           "ethernet-padding-as-text",
                                           "ethernet-padding-before-the-fin",
                                           "hole-over-2GB",
                                           "injected-xmas-then-gap",
                                           "linux-ack-at-window-edge",
                                           "linux-ack-at-window-edge-no-stamps",
                                           "linux-ack-at-window-edge-lost-update",
                                           "linux-ack-at-window-edge-options-cut",
                                           "timestamps-stripped-by-box-both-sides"};
  return names;
}

std::vector<std::string> conforming() {
  std::vector<std::string> names = capture_names();
  for (const auto& entry : std::filesystem::directory_iterator(SYNFIN_SOURCE_DIR "/tests/captures/innocent"))
    if (entry.path().extension() == ".pcap" && !fragile().contains(entry.path().stem().string()))
      names.push_back("innocent/" + entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

TEST_CASE("nobody is accused when a capture is edited at random", "[long]") {
  const std::size_t rounds = tests::effort(30, 2'000);
  for (const std::string& name : conforming()) {
    OwnCapture whole = load(captured(name));
    if (whole.frames.size() > 300) whole.frames.resize(300);
    for (std::size_t seed = 0; seed < rounds; ++seed) {
      Random random(static_cast<std::uint32_t>(seed));
      OwnCapture capture = whole;
      const std::string what = edit(capture, random);
      const Judged judged = judge_frames(capture);
      INFO(name << ", seed " << seed << ": " << what << "\n" << judged.text());
      CHECK(judged.violations() + judged.count(Level::warning) == 0);
    }
  }
}

}  // namespace
}  // namespace synfin::oracle::test
