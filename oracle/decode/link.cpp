#include "link.hpp"

namespace synfin::oracle {
namespace {

struct Entry {
  std::uint16_t number;
  Layer layer;
};

/// https://www.tcpdump.org/linktypes.html names them.
constexpr Entry link_types[] = {
    {1, Layer::ethernet},
    {0, Layer::null},
    {6, Layer::token_ring},
    {9, Layer::ppp},
    {10, Layer::fddi},
    {11, Layer::llc},  // ATM, RFC 1483
    {12, Layer::ip},
    {14, Layer::ip},
    {50, Layer::ppp},  // ... or Cisco's HDLC, which is told apart there
    {51, Layer::pppoe},
    {100, Layer::llc},  // ATM by its number in files
    {101, Layer::ip},
    {104, Layer::cisco_hdlc},
    {105, Layer::wlan},
    {107, Layer::frame_relay},
    {108, Layer::null},
    {109, Layer::enc},
    {113, Layer::linux_cooked},
    {117, Layer::pflog},
    {119, Layer::prism},
    {122, Layer::fibre_channel},
    {127, Layer::radiotap},
    {138, Layer::firewire},
    {163, Layer::avs},
    {166, Layer::pppd},
    {192, Layer::ppi},
    {204, Layer::ppp_direction},
    {219, Layer::mpls},
    {228, Layer::ipv4},
    {229, Layer::ipv6},
    {239, Layer::nflog},
    {240, Layer::net_analyzer},
    {258, Layer::pktap},
    {274, Layer::mpacket},
    {276, Layer::linux_cooked_2},
};

}  // namespace

std::optional<Layer> first_layer(LinkType type) {
  for (const Entry& entry : link_types)
    if (entry.number == static_cast<std::uint16_t>(type)) return entry.layer;
  return std::nullopt;
}

bool is_supported_link_type(int number) {
  return number >= 0 && number <= 0xffff && first_layer(static_cast<LinkType>(number)).has_value();
}

}  // namespace synfin::oracle
