#include "flow.hpp"

#include <algorithm>

namespace synfin::oracle {

std::string to_string(const Flow& flow) {
  return to_string(flow.endpoints[0]) + "-" + to_string(flow.endpoints[1]);
}

FlowSide FlowTable::place(const Packet& packet) {
  const std::pair<Endpoint, Endpoint> key = std::minmax(packet.source, packet.destination);
  const auto [entry, is_new] = by_endpoints_.try_emplace(key, flows_.size());
  if (is_new) flows_.push_back({{packet.source, packet.destination}});
  const std::size_t flow = entry->second;
  return {flow, flows_[flow].endpoints[0] == packet.source ? std::size_t{0} : std::size_t{1}};
}

}  // namespace synfin::oracle
