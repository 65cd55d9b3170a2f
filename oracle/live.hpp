// A capture that grows while it is read: whoever reads it waits only so long for the next frame.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "decode/capture.hpp"

namespace synfin::oracle {

/// Reads a capture in a thread of its own, a little ahead of whoever takes its frames.
class LiveFrames {
 public:
  explicit LiveFrames(Capture& capture);
  LiveFrames(const LiveFrames&) = delete;
  LiveFrames& operator=(const LiveFrames&) = delete;
  ~LiveFrames();

  enum class Next : std::uint8_t { frame, nothing_yet, end };
  /// Waits for the next frame; it is valid until the next call.
  Next wait(std::chrono::milliseconds longest);
  const Frame& frame() const { return frame_; }

 private:
  /// A frame that owns its octets.
  struct Kept {
    Frame frame;
    std::vector<std::uint8_t> octets;
  };
  static constexpr std::size_t ahead = 256;

  void read();

  Capture& capture_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Kept> kept_;
  bool ended_ = false;
  bool abandoned_ = false;
  std::vector<std::uint8_t> octets_;
  Frame frame_;
  std::thread reader_;
};

}  // namespace synfin::oracle
