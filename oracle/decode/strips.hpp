// Takes off one header each. What none of them can read is a Skip; none reads beyond its part.
#pragma once

#include <cstddef>

#include "part.hpp"

namespace synfin::oracle {

// ethernet.cpp
OrSkip<Next> strip_ethernet(const Part& part);
OrSkip<Next> strip_tag(const Part& part, std::size_t control);  ///< control information, then an ethertype
OrSkip<Next> strip_llc(const Part& part);
OrSkip<Next> strip_snap(const Part& part, std::size_t pad);  ///< pad: before a bridged frame
OrSkip<Next> strip_mpls(const Part& part);
bool looks_like_ethernet(const Part& part);  ///< its ethertype is one that leads to IP

// serial.cpp
OrSkip<Next> strip_pppoe(const Part& part);
OrSkip<Next> strip_ppp(const Part& part);
OrSkip<Next> strip_cisco_hdlc(const Part& part);
OrSkip<Next> strip_frame_relay(const Part& part);

// wlan.cpp
OrSkip<Next> strip_wlan(const Part& part, bool padded);  ///< padded: its header fills whole words
OrSkip<Next> strip_radiotap(const Part& part);
OrSkip<Next> strip_prism(const Part& part);
OrSkip<Next> strip_avs(const Part& part);

// cooked.cpp: what capture software puts before a packet
OrSkip<Next> strip_family(const Part& part);
OrSkip<Next> strip_linux_cooked(const Part& part);
OrSkip<Next> strip_linux_cooked_2(const Part& part);
OrSkip<Next> strip_ppi(const Part& part);
OrSkip<Next> strip_pktap(const Part& part);
OrSkip<Next> strip_nflog(const Part& part);
OrSkip<Next> strip_pflog(const Part& part);
OrSkip<Next> strip_token_ring(const Part& part);
OrSkip<Next> strip_fddi(const Part& part);

// tunnels.cpp
OrSkip<Next> strip_udp(const Part& part);
OrSkip<Next> strip_gre(const Part& part);
OrSkip<Next> strip_erspan_3(const Part& part);
OrSkip<Next> strip_vxlan(const Part& part);
OrSkip<Next> strip_vxlan_gpe(const Part& part);
OrSkip<Next> strip_geneve(const Part& part);
OrSkip<Next> strip_gtp_u(const Part& part);
OrSkip<Next> strip_l2tp_udp(const Part& part);
OrSkip<Next> strip_l2tp_ip(const Part& part);
OrSkip<Next> strip_nsh(const Part& part);
OrSkip<Next> strip_ether_ip(const Part& part);

}  // namespace synfin::oracle
