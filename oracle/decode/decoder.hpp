// From a captured frame to the TCP segment in it, through whatever tunnels: the innermost one counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "fragments.hpp"
#include "frame.hpp"
#include "packet.hpp"

namespace synfin::oracle {

/// Decodes the frames of one capture in their order. Fragments are put together: the frame that completes a
/// datagram yields its segment; the others are a Skip each when they come.
class Decoder {
 public:
  /// Never throws but for want of memory, and reads nothing outside the frame. The result's payload lives
  /// until the next call, or as long as the frame's octets do, whichever is shorter.
  OrSkip<Packet> decode(const Frame& frame);

  /// So many frames that were a Skip, being fragments, have become part of a later frame's datagram: nothing
  /// of them is missing.
  std::size_t joined() const { return fragments_.joined(); }

 private:
  std::optional<LinkType> link_;  ///< of the last frame, as of most
  std::optional<Layer> first_;    ///< with which its like begin
  Fragments fragments_;
};

/// Decodes one frame alone: `frame` is what was captured, `original_length` its length on the wire in octets.
/// A fragment is a Skip. Never throws, and reads nothing outside `frame`; the result's payload lives as long
/// as `frame` does.
OrSkip<Packet> decode(LinkType type, Bytes frame, std::size_t original_length);

}  // namespace synfin::oracle
