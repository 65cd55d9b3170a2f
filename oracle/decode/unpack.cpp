#include "unpack.hpp"

#include <lz4frame.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <new>
#include <utility>

namespace synfin::oracle {
namespace {

using In = std::span<const std::uint8_t>;
using Out = std::span<std::uint8_t>;

class Gzip final : public Unpacking {
 public:
  Gzip() {
    constexpr int gzip_only = 16;
    if (inflateInit2(&state_, gzip_only + MAX_WBITS) != Z_OK) throw std::bad_alloc();
  }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
  ~Gzip() override { inflateEnd(&state_); }

  Unpacked step(In& in, Out& out) override {
    if (over_) inflateReset(&state_);
    over_ = false;
    constexpr std::size_t most = std::numeric_limits<uInt>::max();
    const auto given = static_cast<uInt>(std::min(in.size(), most));
    const auto room = static_cast<uInt>(std::min(out.size(), most));
    state_.next_in = const_cast<Bytef*>(in.data());  // zlib promises not to write there
    state_.avail_in = given;
    state_.next_out = out.data();
    state_.avail_out = room;
    const int result = inflate(&state_, Z_NO_FLUSH);
    in = in.subspan(given - state_.avail_in);
    out = out.subspan(room - state_.avail_out);
    over_ = result == Z_STREAM_END;
    if (over_) return Unpacked::end;
    return result == Z_OK || result == Z_BUF_ERROR ? Unpacked::more : Unpacked::damaged;
  }

 private:
  z_stream state_{};
  bool over_ = false;
};

class Zstd final : public Unpacking {
 public:
  Zstd() {
    if (!state_) throw std::bad_alloc();
  }

  Unpacked step(In& in, Out& out) override {
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    const std::size_t result = ZSTD_decompressStream(state_.get(), &to, &from);
    in = in.subspan(from.pos);
    out = out.subspan(to.pos);
    if (ZSTD_isError(result) != 0) return Unpacked::damaged;
    return result == 0 ? Unpacked::end : Unpacked::more;
  }

 private:
  struct Free {
    void operator()(ZSTD_DStream* state) const { ZSTD_freeDStream(state); }
  };
  std::unique_ptr<ZSTD_DStream, Free> state_{ZSTD_createDStream()};
};

class Lz4 final : public Unpacking {
 public:
  Lz4() {
    if (LZ4F_isError(LZ4F_createDecompressionContext(&state_, LZ4F_VERSION)) != 0) throw std::bad_alloc();
  }
  Lz4(const Lz4&) = delete;
  Lz4& operator=(const Lz4&) = delete;
  ~Lz4() override { LZ4F_freeDecompressionContext(state_); }

  Unpacked step(In& in, Out& out) override {
    std::size_t taken = in.size();
    std::size_t written = out.size();
    const std::size_t result = LZ4F_decompress(state_, out.data(), &written, in.data(), &taken, nullptr);
    if (LZ4F_isError(result) != 0) return Unpacked::damaged;
    in = in.subspan(taken);
    out = out.subspan(written);
    return result == 0 ? Unpacked::end : Unpacked::more;
  }

 private:
  LZ4F_dctx* state_ = nullptr;
};

const char* name_of(Packing packing) {
  switch (packing) {
    case Packing::gzip:
      return "gzip";
    case Packing::zstd:
      return "zstd";
    case Packing::lz4:
      return "lz4";
  }
  return "";
}

constexpr std::size_t buffer_size = std::size_t{64} << 10U;

}  // namespace

std::optional<Packing> packing_of(std::uint32_t first_four) {
  if (first_four >> 8U == 0x1f8b08) return Packing::gzip;  // RFC 1952: deflate is the only method
  if (first_four == 0x28b52ffd) return Packing::zstd;      // RFC 8878 section 3.1.1
  if (first_four == 0x04224d18) return Packing::lz4;       // LZ4 frame format
  return std::nullopt;
}

std::unique_ptr<Unpacking> unpacking_of(Packing packing) {
  switch (packing) {
    case Packing::gzip:
      return std::make_unique<Gzip>();
    case Packing::zstd:
      return std::make_unique<Zstd>();
    case Packing::lz4:
      return std::make_unique<Lz4>();
  }
  return nullptr;
}

Unpacker::Unpacker(File packed, Packing packing)
    : packed_(std::move(packed)),
      packing_(packing),
      unpacking_(unpacking_of(packing)),
      buffer_(std::make_unique<std::uint8_t[]>(buffer_size)) {}

/// Reads on; false at the file's end.
bool Unpacker::refill() {
  if (!left_.empty()) return true;
  const std::size_t got = std::fread(buffer_.get(), 1, buffer_size, packed_.get());
  left_ = {buffer_.get(), got};
  if (got == 0 && std::ferror(packed_.get()) != 0) trouble_ = std::strerror(errno);
  return got > 0;
}

std::size_t Unpacker::read(std::span<std::uint8_t> out) {
  Out room = out;
  while (room.size() == out.size() && !out.empty() && !trouble_) {
    const bool more = refill();
    if (trouble_ || (!more && !within_)) break;
    // Where the last step has filled all its room, something may be left of what it took.
    if (!more && drained_) {
      trouble_ = std::string("the ") + name_of(packing_) + " stream is cut off";
      break;
    }
    within_ = true;
    const Unpacked step = unpacking_->step(left_, room);
    drained_ = !room.empty();
    if (step == Unpacked::end) within_ = false;
    if (step == Unpacked::damaged) trouble_ = std::string("the ") + name_of(packing_) + " stream is damaged";
  }
  return out.size() - room.size();
}

std::FILE* Unpacker::stream() {
  cookie_io_functions_t functions{};
  functions.read = [](void* self, char* out, std::size_t size) -> ssize_t {
    auto* octets = reinterpret_cast<std::uint8_t*>(out);
    return static_cast<ssize_t>(static_cast<Unpacker*>(self)->read({octets, size}));
  };
  std::FILE* stream = fopencookie(this, "rb", functions);
  if (stream == nullptr) throw std::bad_alloc();
  return stream;
}

}  // namespace synfin::oracle
