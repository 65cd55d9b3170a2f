// IEEE 802.11, and what capture software puts before it.
#include "strips.hpp"

namespace synfin::oracle {
namespace {

/// The frames that an A-MSDU gathers (IEEE 802.11 clause 9.3.2.2): addresses, length, and LLC.
OrSkip<Next> strip_amsdu(const Part& part) {
  constexpr std::size_t header = 14;
  if (!part.has(header)) return cut("802.11 A-MSDU");
  const std::size_t length = read_u16(part.bytes, 12);
  // Each but the last fills whole words. One frame yields one packet: where there are several, none.
  const std::size_t filled = (header + length + 3) / 4 * 4;
  constexpr std::size_t check_sequence = 4;
  if (part.on_wire > filled + check_sequence) return Skip{SkipReason::not_ip, "802.11 A-MSDU of several"};
  return Next{Layer::llc, part.after(header).limited_to(length)};
}

}  // namespace

OrSkip<Next> strip_wlan(const Part& part, bool padded) {
  constexpr std::size_t shortest = 24;
  if (!part.has(2)) return cut("802.11 header");
  const std::uint8_t kind = part.bytes[0];
  const std::uint8_t flags = part.bytes[1];
  constexpr unsigned version_and_type = 0x0f;
  constexpr unsigned data = 0x08;
  constexpr unsigned without_data = 0x40;
  if ((kind & version_and_type) != data || (kind & without_data) != 0)
    return Skip{SkipReason::not_ip, "802.11 frame type"};
  if (!part.has(shortest)) return cut("802.11 header");
  constexpr unsigned both_ways = 0x03;  // to and from a distribution system: a fourth address
  constexpr unsigned more_fragments = 0x04;
  constexpr unsigned encrypted = 0x40;
  constexpr unsigned with_control = 0x80;
  constexpr unsigned with_quality = 0x80;  // of `kind`
  if ((flags & encrypted) != 0) return Skip{SkipReason::not_ip, "802.11 encryption"};
  constexpr unsigned fragment_number = 0x0f;
  if ((flags & more_fragments) != 0 || (part.bytes[22] & fragment_number) != 0)
    return Skip{SkipReason::fragment, "802.11"};

  std::size_t header = shortest;
  if ((flags & both_ways) == both_ways) header += 6;
  bool gathered = false;
  if ((kind & with_quality) != 0) {
    if (!part.has(header + 2)) return cut("802.11 header");
    constexpr unsigned amsdu = 0x80;
    gathered = (part.bytes[header] & amsdu) != 0;
    header += 2;
    if ((flags & with_control) != 0) header += 4;
  }
  if (padded) header = (header + 3) / 4 * 4;
  if (!part.has(header)) return cut("802.11 header");
  if (gathered) return strip_amsdu(part.after(header));
  return Next{Layer::llc, part.after(header)};
}

OrSkip<Next> strip_radiotap(const Part& part) {
  if (!part.has(8)) return cut("radiotap header");
  const std::size_t header = read_u16_le(part.bytes, 2);
  if (part.bytes[0] != 0 || header < 8) return Skip{SkipReason::malformed, "radiotap header"};
  if (!part.has(header)) return cut("radiotap header");
  // Of its fields only one matters, that stands second: whether the 802.11 header is padded.
  const std::uint32_t present = read_u32_le(part.bytes, 4);
  constexpr std::uint32_t clock = 1;
  constexpr std::uint32_t flags = 2;
  constexpr std::uint32_t more = 0x80000000;
  std::size_t at = 8;
  for (std::uint32_t word = present; (word & more) != 0; at += 4) {
    if (at + 4 > header) return Skip{SkipReason::malformed, "radiotap header"};
    word = read_u32_le(part.bytes, at);
  }
  if ((present & clock) != 0) at = (at + 7) / 8 * 8 + 8;
  constexpr unsigned header_is_padded = 0x20;
  const bool padded = (present & flags) != 0 && at < header && (part.bytes[at] & header_is_padded) != 0;
  return strip_wlan(part.after(header), padded);
}

OrSkip<Next> strip_prism(const Part& part) {
  if (!part.has(4)) return cut("Prism header");
  // Some drivers write the other header under this link type; it begins with its version.
  if (read_u32(part.bytes, 0) >> 12U == 0x80211) return strip_avs(part);
  constexpr std::size_t header = 144;
  if (!part.has(header)) return cut("Prism header");
  return strip_wlan(part.after(header), false);
}

OrSkip<Next> strip_avs(const Part& part) {
  if (!part.has(8)) return cut("AVS header");
  const std::size_t header = read_u32(part.bytes, 4);
  if (header < 8) return Skip{SkipReason::malformed, "AVS header"};
  if (!part.has(header)) return cut("AVS header");
  return strip_wlan(part.after(header), false);
}

}  // namespace synfin::oracle
