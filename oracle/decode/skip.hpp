// Why a captured frame is not a TCP segment that can be judged. Whoever decodes counts the reasons.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

namespace synfin::oracle {

enum class SkipReason : std::uint8_t {
  not_ip,            ///< the link layer carries another protocol
  not_tcp,           ///< IP, but another protocol above it
  fragment,          ///< a part of an IP datagram whose other parts are missing, or contradict it
  truncated_header,  ///< the capture kept too few octets to see all headers
  malformed,         ///< the frame contradicts itself
};

inline constexpr std::size_t skip_reason_count = 5;

/// "not-ip", "not-tcp", "fragment", "truncated-header", "malformed".
constexpr std::string_view to_string(SkipReason reason) {
  switch (reason) {
    case SkipReason::not_ip:
      return "not-ip";
    case SkipReason::not_tcp:
      return "not-tcp";
    case SkipReason::fragment:
      return "fragment";
    case SkipReason::truncated_header:
      return "truncated-header";
    case SkipReason::malformed:
      return "malformed";
  }
  return "";
}

struct Skip {
  SkipReason reason;
  std::string_view what;  ///< the part concerned, in a word or two ("IPv4 header length"); static storage

  bool operator==(const Skip&) const = default;
};

/// What a decoding step yields: its result, or why there is none.
template <class T>
using OrSkip = std::variant<T, Skip>;

}  // namespace synfin::oracle
