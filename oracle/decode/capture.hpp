// A capture file, frame by frame.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "frame.hpp"
#include "source.hpp"

namespace synfin::oracle {

class Unpacker;

/// Reads pcap and pcapng, also packed by gzip, Zstandard or LZ4, which is known by how the file begins.
/// Movable, not copyable; for one thread at a time.
class Capture {
 public:
  /// Opens the file at `path`; "-" is standard input. Throws CaptureError.
  static Capture open(const std::string& path);

  /// Reads from `stream` and closes it in the end, in case of an error too. `name` is what messages call
  /// it. Throws CaptureError.
  Capture(std::FILE* stream, std::string name);
  Capture(Capture&&) noexcept;
  Capture& operator=(Capture&&) = delete;
  ~Capture();

  const std::string& name() const { return name_; }

  /// The next frame; nothing at the end, or where the file cannot be read any further: see ended_early().
  std::optional<Frame> next();

  /// After next() has returned nothing: a line for the user if the file does not end where a capture may
  /// end, but breaks off within a frame, or goes on with something that is none. The frames before it are
  /// sound.
  const std::optional<std::string>& ended_early() const { return ended_early_; }

 private:
  std::string name_;
  std::unique_ptr<Unpacker> unpacker_;  ///< of a packed file; the source reads from it
  std::unique_ptr<Source> source_;
  std::uint64_t frames_ = 0;
  std::optional<std::string> ended_early_;
};

}  // namespace synfin::oracle
