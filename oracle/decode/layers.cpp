#include "layers.hpp"

#include <cstddef>
#include <span>

#include "strips.hpp"

namespace synfin::oracle {
namespace {

struct Entry {
  std::uint16_t number;
  Layer layer;
};

// The usual first: they are searched in this order.
constexpr Entry ethertypes[] = {
    {0x0800, Layer::ipv4},     {0x86dd, Layer::ipv6},
    {0x8100, Layer::vlan_tag},  // 802.1Q
    {0x88a8, Layer::vlan_tag},  // 802.1ad
    {0x9100, Layer::vlan_tag},  // what stood for 802.1ad before it
    {0x9200, Layer::vlan_tag}, {0x8847, Layer::mpls},
    {0x8848, Layer::mpls},                                 // with a label from upstream, once: multicast
    {0x8864, Layer::pppoe},    {0x6558, Layer::ethernet},  // transparent bridging; NVGRE, too
    {0x880b, Layer::ppp},      {0x88e7, Layer::i_tag},
    {0x8926, Layer::vn_tag},   {0x892f, Layer::vn_tag},  // HSR
    {0x893f, Layer::e_tag},    {0x894f, Layer::nsh},
};

constexpr Entry ppp_protocols[] = {
    {0x0021, Layer::ipv4},
    {0x0057, Layer::ipv6},
    {0x0281, Layer::mpls},
    {0x0283, Layer::mpls},
};

constexpr Entry ip_protocols[] = {
    {17, Layer::udp},      {4, Layer::ipv4},      {41, Layer::ipv6},  {47, Layer::gre},
    {97, Layer::ether_ip}, {115, Layer::l2tp_ip}, {137, Layer::mpls}, {143, Layer::ethernet},  // RFC 8986
};

constexpr Entry udp_ports[] = {
    {1701, Layer::l2tp_udp}, {2152, Layer::gtp_u},     {4754, Layer::gre},  // RFC 8086
    {4789, Layer::vxlan},    {4790, Layer::vxlan_gpe}, {6081, Layer::geneve},
    {6635, Layer::mpls},   // RFC 7510
    {8472, Layer::vxlan},  // Linux took it before there was another
};

constexpr Entry nsh_protocols[] = {
    {1, Layer::ipv4}, {2, Layer::ipv6}, {3, Layer::ethernet}, {4, Layer::nsh}, {5, Layer::mpls},
};

std::optional<Layer> find(std::span<const Entry> entries, std::uint16_t number) {
  for (const Entry& entry : entries)
    if (entry.number == number) return entry.layer;
  return std::nullopt;
}

/// Behind a header of so many octets that tell nothing.
OrSkip<Next> behind(const Part& part, std::size_t octets, Layer layer) {
  if (!part.has(octets)) return cut("link header");
  return Next{layer, part.after(octets)};
}

}  // namespace

std::optional<Layer> layer_of_ethertype(std::uint16_t ethertype) { return find(ethertypes, ethertype); }
std::optional<Layer> layer_of_ppp(std::uint16_t protocol) { return find(ppp_protocols, protocol); }
std::optional<Layer> tunnel_of_ip_protocol(std::uint8_t protocol) { return find(ip_protocols, protocol); }
std::optional<Layer> layer_of_udp_port(std::uint16_t port) { return find(udp_ports, port); }
std::optional<Layer> layer_of_nsh_protocol(std::uint8_t protocol) { return find(nsh_protocols, protocol); }

OrSkip<Next> after_ethertype(std::uint16_t ethertype, const Part& part) {
  const auto layer = layer_of_ethertype(ethertype);
  if (!layer) return Skip{SkipReason::not_ip, "ethertype"};
  return Next{*layer, part};
}

OrSkip<Next> strip(const Next& next) {
  const Part& part = next.part;
  switch (next.layer) {
    case Layer::tcp:
    case Layer::ip:
    case Layer::ipv4:
    case Layer::ipv6:
      return next;
    case Layer::udp:
      return strip_udp(part);
    case Layer::ethernet:
      return strip_ethernet(part);
    case Layer::vlan_tag:
      return strip_tag(part, 2);
    case Layer::vn_tag:
      return strip_tag(part, 4);
    case Layer::e_tag:
      return strip_tag(part, 6);
    case Layer::i_tag:
      return behind(part, 4, Layer::ethernet);
    case Layer::llc:
      return strip_llc(part);
    case Layer::mpls:
      return strip_mpls(part);
    case Layer::pppoe:
      return strip_pppoe(part);
    case Layer::ppp:
      return strip_ppp(part);
    case Layer::gre:
      return strip_gre(part);
    case Layer::erspan_2:
      return behind(part, 8, Layer::ethernet);
    case Layer::erspan_3:
      return strip_erspan_3(part);
    case Layer::vxlan:
      return strip_vxlan(part);
    case Layer::vxlan_gpe:
      return strip_vxlan_gpe(part);
    case Layer::geneve:
      return strip_geneve(part);
    case Layer::gtp_u:
      return strip_gtp_u(part);
    case Layer::l2tp_udp:
      return strip_l2tp_udp(part);
    case Layer::l2tp_ip:
      return strip_l2tp_ip(part);
    case Layer::nsh:
      return strip_nsh(part);
    case Layer::ether_ip:
      return strip_ether_ip(part);
    case Layer::wlan:
      return strip_wlan(part, false);
    case Layer::radiotap:
      return strip_radiotap(part);
    case Layer::prism:
      return strip_prism(part);
    case Layer::avs:
      return strip_avs(part);
    case Layer::ppi:
      return strip_ppi(part);
    case Layer::pktap:
      return strip_pktap(part);
    case Layer::null:
      return strip_family(part);
    case Layer::linux_cooked:
      return strip_linux_cooked(part);
    case Layer::linux_cooked_2:
      return strip_linux_cooked_2(part);
    case Layer::nflog:
      return strip_nflog(part);
    case Layer::pflog:
      return strip_pflog(part);
    case Layer::enc:
      return behind(part, 12, Layer::ip);
    case Layer::cisco_hdlc:
      return strip_cisco_hdlc(part);
    case Layer::frame_relay:
      return strip_frame_relay(part);
    case Layer::token_ring:
      return strip_token_ring(part);
    case Layer::fddi:
      return strip_fddi(part);
    case Layer::fibre_channel:
      return behind(part, 16, Layer::llc);
    case Layer::firewire:
      return strip_tag(part, 16);
    case Layer::pppd:
      return behind(part, 2, Layer::ppp);
    case Layer::ppp_direction:
      return behind(part, 1, Layer::ppp);
    case Layer::mpacket:
      return behind(part, 8, Layer::ethernet);
    case Layer::net_analyzer:
      return behind(part, 4, Layer::ethernet);
  }
  return Skip{SkipReason::not_ip, "link type"};
}

}  // namespace synfin::oracle
