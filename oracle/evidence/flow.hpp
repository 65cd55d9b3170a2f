// Sorts packets into flows: all packets between the same two endpoints.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "../decode/endpoint.hpp"
#include "../decode/packet.hpp"

namespace synfin::oracle {

/// All packets between two endpoints: one connection, or several, one after the other.
struct Flow {
  /// Endpoint 0 sent the first packet. Both are equal where a host talks to itself through one port.
  std::array<Endpoint, 2> endpoints;
};

/// "10.0.0.1:4000-10.0.0.2:80", endpoint 0 first.
std::string to_string(const Flow& flow);

/// The flow of a packet, and which of its two endpoints sent it.
struct FlowSide {
  std::size_t flow = 0;
  std::size_t side = 0;  ///< index into Flow::endpoints; always 0 where both are equal

  bool operator==(const FlowSide&) const = default;
};

/// Numbers flows from 0 in the order of their first packets.
class FlowTable {
 public:
  /// The flow of this packet, which is a new one if no packet went between these endpoints before.
  FlowSide place(const Packet& packet);

  const Flow& operator[](std::size_t flow) const { return flows_[flow]; }
  std::size_t size() const { return flows_.size(); }

 private:
  std::vector<Flow> flows_;
  // Ordered rather than hashed: a capture made to collide cannot slow it down.
  std::map<std::pair<Endpoint, Endpoint>, std::size_t> by_endpoints_;
};

}  // namespace synfin::oracle
