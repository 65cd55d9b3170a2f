#include "live.hpp"

#include <utility>

namespace synfin::oracle {

LiveFrames::LiveFrames(Capture& capture) : capture_(capture), reader_([this] { read(); }) {}

LiveFrames::~LiveFrames() {
  {
    const std::lock_guard lock(mutex_);
    abandoned_ = true;
  }
  changed_.notify_all();
  reader_.join();
}

void LiveFrames::read() {
  for (;;) {
    const auto frame = capture_.next();
    std::unique_lock lock(mutex_);
    if (!frame) {
      ended_ = true;
      changed_.notify_all();
      return;
    }
    changed_.wait(lock, [this] { return kept_.size() < ahead || abandoned_; });
    if (abandoned_) return;
    kept_.push_back({*frame, {frame->bytes.begin(), frame->bytes.end()}});
    changed_.notify_all();
  }
}

LiveFrames::Next LiveFrames::wait(std::chrono::milliseconds longest) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, longest, [this] { return !kept_.empty() || ended_; });
  if (kept_.empty()) return ended_ ? Next::end : Next::nothing_yet;
  octets_ = std::move(kept_.front().octets);
  frame_ = kept_.front().frame;
  frame_.bytes = octets_;
  kept_.pop_front();
  changed_.notify_all();
  return Next::frame;
}

}  // namespace synfin::oracle
