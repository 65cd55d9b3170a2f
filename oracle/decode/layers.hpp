// Which layer a number of another one names, and how a layer's header is taken off. The one place where a
// protocol's numbers stand; to add a protocol: its Layer, its numbers here, its header in one of the rooms
// that strips.hpp names.
#pragma once

#include <cstdint>
#include <optional>

#include "part.hpp"

namespace synfin::oracle {

/// What an ethertype names, on Ethernet, in GRE, in Geneve; nothing if no TCP can be found there.
std::optional<Layer> layer_of_ethertype(std::uint16_t ethertype);

/// What a protocol number of PPP names.
std::optional<Layer> layer_of_ppp(std::uint16_t protocol);

/// What IPv4's protocol or IPv6's next header names: TCP and the tunnels.
std::optional<Layer> tunnel_of_ip_protocol(std::uint8_t protocol);
inline std::optional<Layer> layer_of_ip_protocol(std::uint8_t protocol) {
  constexpr std::uint8_t tcp = 6;
  return protocol == tcp ? Layer::tcp : tunnel_of_ip_protocol(protocol);
}

/// Which tunnel's port this is, by IANA's register.
std::optional<Layer> layer_of_udp_port(std::uint16_t port);

/// What NSH and VXLAN's generic extension call their next protocol.
std::optional<Layer> layer_of_nsh_protocol(std::uint8_t protocol);

/// The part behind a header whose ethertype is this.
OrSkip<Next> after_ethertype(std::uint16_t ethertype, const Part& part);

/// Takes the header of any layer off but IP's and TCP's, which tell more than what is next.
OrSkip<Next> strip(const Next& next);

}  // namespace synfin::oracle
