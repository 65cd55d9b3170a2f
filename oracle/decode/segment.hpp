// The TCP segment in a datagram.
#pragma once

#include "ip.hpp"
#include "packet.hpp"

namespace synfin::oracle {

/// Reads the TCP header. A capture may have cut it behind the window: what stands before that suffices.
OrSkip<Packet> decode_segment(const IpDatagram& datagram);

}  // namespace synfin::oracle
