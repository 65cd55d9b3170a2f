#include "status_line.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "output.hpp"

namespace synfin::cli {

namespace {

/// What takes less is not worth a line that stays.
constexpr double long_ms = 1000;

constexpr std::string_view clear = "\r\033[K";

/// A line must not be broken: it could not be cleared.
std::size_t terminal_width() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col - 1U : 79U;
}

bool shows_progress() {
  const char* const term = std::getenv("TERM");
  return isatty(STDERR_FILENO) == 1 && term != nullptr && std::string_view(term) != "dumb";
}

}  // namespace

StatusLine::StatusLine() {
  if (!shows_progress()) return;
  colour_ = wants_colour(stderr);
  progress_ = std::make_unique<proofs::Progress>([this](const proofs::Part& part) { hear(part); });
  ticker_ = std::jthread([this](const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (!ticking_.wait_for(lock, stop, std::chrono::seconds(1), [&] { return stop.stop_requested(); }))
      if (!doing_.empty()) draw();
  });
}

StatusLine::~StatusLine() {
  if (!progress_) return;
  ticker_.request_stop();
  ticker_.join();
  fmt::print(stderr, "{}", clear);
}

void StatusLine::hear(const proofs::Part& part) {
  const std::lock_guard lock(mutex_);
  method_ = part.method;
  parts_ = part.parts;
  if (part.done) {
    ++done_[method_];
    if (part.ms >= long_ms)
      fmt::print(stderr, "{}{:<40} {:<12} {:>6.1f} s\n", clear, part.what, part.method, part.ms / 1000);
  } else {
    doing_ = part.what;
  }
  draw();
}

void StatusLine::draw() const {
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - start_).count();
  const auto done = done_.find(method_);
  std::string line = fmt::format("{} s  {} {} of {}  {}", seconds, method_,
                                 done == done_.end() ? 0 : done->second, parts_, doing_);
  line.resize(std::min(line.size(), terminal_width()));
  fmt::print(stderr, "{}{}{}{}", clear, colour_ ? "\033[2m" : "", line, colour_ ? "\033[0m" : "");
  std::fflush(stderr);
}

}  // namespace synfin::cli
