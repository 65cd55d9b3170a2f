// pcapng (draft-ietf-opsawg-pcapng): blocks, of which those that hold packets and describe interfaces are
// read. libpcap reads it, too, but not where interfaces differ in their link types.
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <limits>
#include <utility>
#include <vector>

#include "source.hpp"

namespace synfin::oracle {
namespace {

enum Block : std::uint32_t {
  interface_description = 1,
  packet_obsolete = 2,
  simple_packet = 3,
  enhanced_packet = 6,
  section_header = 0x0a0d0d0a,
};

constexpr std::size_t longest_block = std::size_t{16} << 20U;  // libpcap's bound, too
constexpr std::size_t most_interfaces = std::size_t{1} << 16U;

struct Interface {
  LinkType link{};
  std::size_t snaplen{};
  std::uint8_t resolution = 6;  ///< a power of ten, or of two with the highest bit
  std::int64_t offset{};        ///< in seconds
};

constexpr std::uint64_t power_of_ten(unsigned exponent) {
  std::uint64_t power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

/// When it was, of a clock that counts in the interface's units.
std::int64_t time_of(const Interface& interface, std::uint64_t count) {
  std::uint64_t seconds = 0;
  std::uint64_t rest = 0;
  unsigned exponent = interface.resolution & 0x7fU;
  constexpr unsigned most_digits = 19;  // of 64 bits
  if ((interface.resolution & 0x80U) != 0) {
    if (exponent < 64) {
      seconds = count >> exponent;
      rest = count - (seconds << exponent);
      constexpr unsigned enough = 33;  // so that the rest, in nanoseconds, needs no more than 64 bits
      if (exponent > enough) rest >>= exponent - enough;
      rest = rest * 1'000'000'000 >> std::min(exponent, enough);
    }
  } else if (exponent <= most_digits) {
    const std::uint64_t unit = power_of_ten(exponent);
    seconds = count / unit;
    rest =
        exponent <= 9 ? count % unit * power_of_ten(9 - exponent) : count % unit / power_of_ten(exponent - 9);
  } else if (exponent - 9 <= most_digits) {
    rest = count / power_of_ten(exponent - 9);
  }
  constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
  std::int64_t sum = 0;
  if (__builtin_add_overflow(static_cast<std::int64_t>(std::min(seconds, most)), interface.offset, &sum))
    sum = interface.offset < 0 ? std::numeric_limits<std::int64_t>::min()
                               : std::numeric_limits<std::int64_t>::max();
  return nanoseconds(sum, static_cast<std::int64_t>(rest));
}

class Pcapng final : public Source {
 public:
  Pcapng(File file, const std::string& name) : file_(std::move(file)) {
    // Up to the first packet all that is told of interfaces decides whether this can be read.
    while (read_block() && !is_packet()) describe();
    if (trouble_ && interfaces_.empty()) refuse(name, *trouble_);
    if (interfaces_.empty()) refuse(name, "it has no interface description");
    if (std::none_of(interfaces_.begin(), interfaces_.end(),
                     [](const Interface& one) { return is_supported_link_type(static_cast<int>(one.link)); }))
      refuse_link_type(name, static_cast<int>(interfaces_[0].link));
    pending_ = !ended_;
  }

  bool next(Frame& frame) override {
    while (!ended_) {
      if (!std::exchange(pending_, false) && !read_block()) return false;
      if (!is_packet()) {
        describe();
        continue;
      }
      return take(frame) || end("a packet block is malformed");
    }
    return false;
  }

 private:
  std::uint16_t u16(std::size_t at) const { return big_ ? read_u16(body_, at) : read_u16_le(body_, at); }
  std::uint32_t u32(std::size_t at) const { return big_ ? read_u32(body_, at) : read_u32_le(body_, at); }
  std::uint32_t u32(Bytes bytes) const { return big_ ? read_u32(bytes, 0) : read_u32_le(bytes, 0); }

  /// Ends the reading; for `return end(...)`.
  bool end(const char* why) {
    ended_ = true;
    trouble_ = why;
    return false;
  }

  bool is_packet() const {
    return type_ == enhanced_packet || type_ == simple_packet || type_ == packet_obsolete;
  }

  /// Reads so many octets behind what the body has; false if the file has them not.
  bool append(std::size_t count) {
    constexpr std::size_t at_once = std::size_t{64} << 10U;  // a length may be a lie
    while (count > 0) {
      const std::size_t had = body_.size();
      const std::size_t want = std::min(count, at_once);
      body_.resize(had + want);
      const std::size_t got = std::fread(body_.data() + had, 1, want, file_.get());
      if (got < want) return end(std::ferror(file_.get()) != 0 ? std::strerror(errno) : "truncated block");
      count -= want;
    }
    return true;
  }

  /// Reads a block: its type, and what stands in it. False at the end.
  bool read_block() {
    body_.clear();
    constexpr std::size_t head = 8;
    const int first = std::fgetc(file_.get());
    if (first == EOF) {
      ended_ = true;
      if (std::ferror(file_.get()) != 0) return end(std::strerror(errno));
      return false;
    }
    std::ungetc(first, file_.get());
    if (!append(head)) return false;
    type_ = u32(Bytes(body_).first(4));
    std::size_t known = head;
    if (type_ == section_header) {  // the same in both byte orders; which one, the next word tells
      if (!append(4)) return false;
      constexpr std::uint32_t byte_order_magic = 0x1a2b3c4d;
      big_ = read_u32(body_, head) == byte_order_magic;
      if (!big_ && read_u32_le(body_, head) != byte_order_magic) return end("its byte order is not told");
      known += 4;
    }
    const std::size_t length = u32(4);
    if (length < known + 4 || length % 4 != 0 || length > longest_block)
      return end("a block's length is impossible");
    if (!append(length - known)) return false;
    if (u32(length - 4) != length) return end("a block ends with another length than it begins with");
    body_.resize(length - 4);
    body_.erase(body_.begin(), body_.begin() + head);
    return true;
  }

  /// Takes in a block that is no packet.
  void describe() {
    if (type_ == section_header) {
      interfaces_.clear();
      constexpr std::size_t fixed = 16;
      if (body_.size() < fixed || u16(4) != 1) end("a section of an unknown version");
      return;
    }
    if (type_ != interface_description) return;
    constexpr std::size_t fixed = 8;
    if (body_.size() < fixed || interfaces_.size() == most_interfaces) {
      end("an interface description is malformed");
      return;
    }
    Interface interface;
    interface.link = static_cast<LinkType>(u16(0));
    interface.snaplen = u32(4);
    constexpr std::uint16_t resolution = 9;
    constexpr std::uint16_t offset = 14;
    for (std::size_t at = fixed; at + 4 <= body_.size();) {
      const std::uint16_t code = u16(at);
      const std::size_t length = u16(at + 2);
      at += 4;
      if (code == 0 || length > body_.size() - at) break;
      if (code == resolution && length == 1) interface.resolution = body_[at];
      if (code == offset && length == 8) {
        const std::uint64_t high = u32(big_ ? at : at + 4);
        interface.offset = static_cast<std::int64_t>(high << 32U | u32(big_ ? at + 4 : at));
      }
      at += (length + 3) / 4 * 4;
    }
    interfaces_.push_back(interface);
  }

  /// Reads the packet block; false if it contradicts itself.
  bool take(Frame& frame) {
    const bool simple = type_ == simple_packet;
    const std::size_t fixed = simple ? 4 : 20;
    if (body_.size() < fixed) return false;
    const std::size_t at = simple ? 0 : type_ == enhanced_packet ? u32(0) : u16(0);
    if (at >= interfaces_.size()) return false;
    const Interface& interface = interfaces_[at];
    std::size_t captured = 0;
    if (simple) {  // neither a time nor what the capture kept is told
      frame.time = 0;
      frame.original_length = u32(0);
      captured = frame.original_length;
      if (interface.snaplen > 0) captured = std::min(captured, interface.snaplen);
    } else {
      frame.time = time_of(interface, std::uint64_t{u32(4)} << 32U | u32(8));
      captured = u32(12);
      frame.original_length = u32(16);
    }
    if (captured > body_.size() - fixed) return false;
    frame.bytes = Bytes(body_).subspan(fixed, captured);
    frame.link = interface.link;
    return true;
  }

  File file_;
  std::vector<std::uint8_t> body_;
  std::uint32_t type_ = 0;
  bool big_ = false;
  std::vector<Interface> interfaces_;  ///< of this section
  bool pending_ = false;               ///< a block has been read and not looked at
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<Source> open_pcapng(File file, const std::string& name) {
  return std::make_unique<Pcapng>(std::move(file), name);
}

}  // namespace synfin::oracle
