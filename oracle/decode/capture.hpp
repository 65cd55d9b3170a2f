// A capture file, frame by frame. The only file of the oracle that knows libpcap is capture.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "frame.hpp"

struct pcap;  // libpcap's handle

namespace synfin::oracle {

/// A capture that cannot be read at all. what() is one line: which file, what is wrong, what was expected.
class CaptureError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Reads pcap and pcapng. Movable, not copyable; for one thread at a time.
class Capture {
 public:
  /// Opens the file at `path`; "-" is standard input. Throws CaptureError.
  static Capture open(const std::string& path);

  /// Reads from `stream` and closes it in the end, in case of an error too. `name` is what messages call
  /// it. Throws CaptureError.
  Capture(std::FILE* stream, std::string name);

  const std::string& name() const { return name_; }

  /// The next frame; nothing at the end, or where the file cannot be read any further: see ended_early().
  std::optional<Frame> next();

  /// After next() has returned nothing: a line for the user if the file does not end where a capture may
  /// end, but breaks off within a frame, or goes on with something that is none. The frames before it are
  /// sound.
  const std::optional<std::string>& ended_early() const { return ended_early_; }

 private:
  struct Close {
    void operator()(pcap* handle) const;
  };

  std::string name_;
  std::unique_ptr<pcap, Close> handle_;
  LinkType link_type_ = LinkType::raw;
  std::uint64_t frames_ = 0;
  bool ended_ = false;
  std::optional<std::string> ended_early_;
};

}  // namespace synfin::oracle
