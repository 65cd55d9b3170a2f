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

/// A frame is captured later, as far as anything lives on its way, or a little earlier: two queues of one
/// card.
bool may_stand_at(std::size_t from, std::size_t to) {
  constexpr std::size_t a_little = 3;
  return from < to || from - to <= a_little;
}

// Small, and all of it: what random edits find once in a hundred thousand stands here every time.
TEST_CASE(
    "nobody is accused whatever part of a short capture is missing and whichever frame stands elsewhere") {
  const OwnCapture whole = load(captured("echo"));
  const std::size_t count = whole.frames.size();
  REQUIRE(count == 10);
  for (std::size_t begin = 0; begin < count; ++begin)
    for (std::size_t end = begin; end < count; ++end)
      for (std::size_t from = 0; from < count; ++from)
        for (std::size_t to = 0; to < count; ++to) {
          if (!may_stand_at(from, to)) continue;
          for (const bool twice : {false, true}) {
            OwnCapture capture = whole;
            const OwnFrame moved = capture.frames[from];
            move_frame(capture, from, to);
            if (twice)
              capture.frames.insert(capture.frames.begin() + static_cast<std::ptrdiff_t>(from), moved);
            const auto at = [&](std::size_t place) {
              return capture.frames.begin() + static_cast<std::ptrdiff_t>(place);
            };
            capture.frames.erase(at(begin), at(end));
            const Judged judged = judge_frames(capture);
            INFO("frame " << from + 1 << (twice ? " again at " : " at ") << to + 1 << ", then without "
                          << begin + 1 << " to " << end << "\n"
                          << judged.text());
            CHECK(judged.violations() + judged.count(Level::warning) == 0);
          }
        }
}

}  // namespace
}  // namespace synfin::oracle::test
