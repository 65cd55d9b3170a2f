#include "records.hpp"

#include <sys/types.h>

#include <algorithm>

namespace synfin::oracle {
namespace {

constexpr std::size_t piece = std::size_t{1} << 18U;
constexpr std::int64_t file_header = 24;
constexpr std::uint32_t longest_record = 1U << 18U;  // libpcap takes no longer ones of any link

/// Of a second, by the file's first four octets; 0 of any other file.
std::uint32_t parts_of(std::uint32_t magic) {
  if (magic == 0xa1b2c3d4) return 1'000'000;
  if (magic == 0xa1b23c4d) return 1'000'000'000;
  return 0;
}

}  // namespace

Records::Records(std::FILE* file, int longest)
    : file_(file), longest_(std::min(static_cast<std::uint32_t>(std::max(longest, 0)), longest_record)) {
  at_ = ftello(file);
  // What comes through a pipe cannot be put back.
  if (at_ < file_header || fseeko(file, at_ - file_header, SEEK_SET) != 0) return;
  std::uint32_t magic = 0;
  if (std::fread(&magic, sizeof magic, 1, file) == 1) parts_ = parts_of(magic);
  if (parts_ != 0) part_ = 1'000'000'000 / parts_;
  static_cast<void>(fseeko(file, at_, SEEK_SET));
  read_ = std::make_unique_for_overwrite<std::uint8_t[]>(piece + sizeof(Header) + longest_record);
}

/// Behind what is left.
bool Records::read_on(std::size_t octets) {
  std::copy(read_.get() + begin_, read_.get() + end_, read_.get());
  at_ += static_cast<std::int64_t>(begin_);
  end_ -= begin_;
  begin_ = 0;
  end_ += std::fread(read_.get() + end_, 1, piece, file_);
  return end_ >= octets;
}

/// Where libpcap goes on.
void Records::put_back() {
  if (parts_ != 0) static_cast<void>(fseeko(file_, at_ + static_cast<std::int64_t>(begin_), SEEK_SET));
}

}  // namespace synfin::oracle
