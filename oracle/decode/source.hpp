// Where a capture's frames come from: a file format's reader.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "frame.hpp"

namespace synfin::oracle {

/// A capture that cannot be read at all. what() is one line: which file, what is wrong, what was expected.
class CaptureError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct CloseFile {
  // Whoever gave standard input keeps it; libpcap leaves it open, too.
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

/// A reader of one file.
class Source {
 public:
  Source() = default;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  virtual ~Source() = default;

  /// Fills in all of a frame but its number; false at the end, and where the file cannot be read any further.
  virtual bool next(Frame& frame) = 0;

  /// Why the file cannot be read any further, in one line; nothing at its proper end.
  const std::optional<std::string>& trouble() const { return trouble_; }

 protected:
  std::optional<std::string> trouble_;
};

/// Seconds and a rest in nanoseconds, either of which may be any number in a hostile file: saturates.
std::int64_t nanoseconds(std::int64_t seconds, std::int64_t rest);

/// The readers throw CaptureError, under this name, where the file's beginning is none of theirs.
std::unique_ptr<Source> open_pcap(File file, const std::string& name);
std::unique_ptr<Source> open_pcapng(File file, const std::string& name);

/// Refuse what is no capture, and link types that cannot be read.
[[noreturn]] void refuse(const std::string& name, const std::string& why);
[[noreturn]] void refuse_link_type(const std::string& name, int number);

}  // namespace synfin::oracle
