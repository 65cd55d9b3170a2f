#include "tcp_options.hpp"

namespace synfin::oracle {
namespace {

enum Kind : std::uint8_t {
  end_of_list = 0,
  no_operation = 1,
  maximum_segment_size = 2,
  window_scale_shift = 3,
  sack_is_permitted = 4,
  sack_blocks = 5,
  timestamps_pair = 8,
};

std::string_view name_of(std::uint8_t kind) {
  switch (kind) {
    case maximum_segment_size:
      return "MSS option length";
    case window_scale_shift:
      return "window scale option length";
    case sack_is_permitted:
      return "SACK-permitted option length";
    case sack_blocks:
      return "SACK option length";
    case timestamps_pair:
      return "timestamps option length";
    default:
      return "option length";
  }
}

}  // namespace

bool TcpOptions::take(std::uint8_t kind, Bytes value) {
  switch (kind) {
    case maximum_segment_size:
      if (value.size() != 2) return false;
      mss = read_u16(value, 0);
      return true;
    case window_scale_shift:
      if (value.size() != 1) return false;
      window_scale = value[0];
      return true;
    case sack_is_permitted:
      if (!value.empty()) return false;
      sack_permitted = true;
      return true;
    case timestamps_pair:
      if (value.size() != 8) return false;
      timestamps = Timestamps{read_u32(value, 0), read_u32(value, 4)};
      return true;
    case sack_blocks:
      if (value.empty() || value.size() % 8 != 0) return false;
      for (std::size_t at = 0; at < value.size(); at += 8) {
        if (sack_count_ == sack_.size()) return false;
        sack_[sack_count_++] = SackBlock{read_u32(value, at), read_u32(value, at + 4)};
      }
      return true;
    default:
      return true;
  }
}

TcpOptions TcpOptions::parse(Bytes area, std::size_t length) {
  TcpOptions options;
  std::size_t at = 0;
  while (at < area.size() && area[at] != end_of_list) {
    const std::uint8_t kind = area[at];
    if (kind == no_operation) {
      ++at;
      continue;
    }
    if (at + 1 == area.size() && at + 1 < length) break;  // its length was not captured
    const std::size_t size = at + 1 < area.size() ? area[at + 1] : 0;
    if (size >= 2 && size > area.size() - at && size <= length - at) break;  // its value was not
    if (size < 2 || size > length - at || !options.take(kind, area.subspan(at + 2, size - 2))) {
      options.malformed = name_of(kind);
      return options;
    }
    at += size;
  }
  const bool ended = at < area.size() && area[at] == end_of_list;
  options.cut = area.size() < length && !ended;
  return options;
}

}  // namespace synfin::oracle
