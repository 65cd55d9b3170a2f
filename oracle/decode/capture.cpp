#include "capture.hpp"

#include <stdio_ext.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "unpack.hpp"

namespace synfin::oracle {
namespace {

constexpr const char* wanted = "expected a pcap or pcapng capture";

[[noreturn]] void fail(const std::string& name, const std::string& what) {
  throw CaptureError(name + ": " + what);
}

/// The first four octets, which are put back; 0 where there are not so many. libpcap reports poorly that
/// there are none, or that they cannot be read.
std::uint32_t peek(std::FILE* file, const std::string& name) {
  std::uint32_t four = 0;
  int count = 0;
  for (int octet = 0; count < 4 && (octet = std::fgetc(file)) != EOF; ++count)
    four = four << 8U | static_cast<std::uint32_t>(octet);
  if (std::ferror(file) != 0) fail(name, std::string("cannot be read: ") + std::strerror(errno));
  if (count == 0) fail(name, std::string("is empty, ") + wanted);
  // C promises that one may be put back; glibc and musl take four, wherever their buffers end.
  for (int back = 0; back < count; ++back) std::ungetc(static_cast<int>(four >> (8 * back) & 0xffU), file);
  return count == 4 ? four : 0;
}

constexpr std::uint32_t pcapng_magic = 0x0a0d0d0a;

}  // namespace

Capture::Capture(Capture&&) noexcept = default;
Capture::~Capture() = default;

Capture Capture::open(const std::string& path) {
  if (path == "-") return Capture(stdin, "standard input");
  File file(std::fopen(path.c_str(), "rb"));
  if (!file) fail(path, std::string("cannot be opened: ") + std::strerror(errno));
  struct stat status {};
  if (fstat(fileno(file.get()), &status) == 0 && S_ISDIR(status.st_mode)) {
    fail(path, std::string("is a directory, ") + wanted);
  }
  return Capture(file.release(), path);
}

Capture::Capture(std::FILE* stream, std::string name) : name_(std::move(name)) {
  File file(stream);
  // Nobody else reads it, and a large file is read in large pieces.
  __fsetlocking(stream, FSETLOCKING_BYCALLER);
  if (stream != stdin) std::setvbuf(stream, nullptr, _IOFBF, std::size_t{1} << 18U);
  std::uint32_t magic = peek(file.get(), name_);
  if (const auto packing = packing_of(magic)) {
    unpacker_ = std::make_unique<Unpacker>(std::move(file), *packing);
    file.reset(unpacker_->stream());
  }
  try {
    if (unpacker_) magic = peek(file.get(), name_);
    source_ = magic == pcapng_magic ? open_pcapng(std::move(file), name_) : open_pcap(std::move(file), name_);
  } catch (const CaptureError&) {
    // What is wrong with the packing makes what was packed look wrong.
    if (unpacker_ && unpacker_->trouble()) refuse(name_, *unpacker_->trouble());
    throw;
  }
}

std::optional<Frame> Capture::next() {
  std::optional<Frame> next(std::in_place);
  if (source_ && source_->next(*next)) {
    next->number = ++frames_;
    return next;
  }
  next.reset();
  if (!source_) return next;
  auto trouble = source_->trouble();
  if (unpacker_ && unpacker_->trouble()) trouble = unpacker_->trouble();
  if (trouble)
    ended_early_ = name_ + ": cannot be read beyond frame " + std::to_string(frames_) + ": " + *trouble;
  source_.reset();
  unpacker_.reset();
  return next;
}

}  // namespace synfin::oracle
