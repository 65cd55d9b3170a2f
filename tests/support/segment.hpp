// Segments as the RFC writes them: `seg(300, 101, SYN | ACK)` is <SEQ=300><ACK=101><CTL=SYN,ACK>.
#pragma once

#include <cstdint>
#include <string>

#include "../../runtime/machine.hpp"

namespace synfin::tests {

using model::Event;
using model::State;
using runtime::Call;
using runtime::Config;
using runtime::Outcome;
using runtime::Segment;
using runtime::Tcb;
using runtime::Told;

/// Control bits.
enum Ctl : unsigned { SYN = 1, ACK = 2, FIN = 4, RST = 8 };
constexpr Ctl operator|(Ctl a, Ctl b) { return Ctl{static_cast<unsigned>(a) | static_cast<unsigned>(b)}; }

/// The window that every segment below offers, unless `offering` says another.
inline constexpr std::uint32_t usual_window = 1000;

/// <SEQ=seq><ACK=ack><CTL=ctl><DATA=octets>
constexpr Segment seg(std::uint32_t seq, std::uint32_t ack, Ctl ctl, std::uint32_t octets = 0) {
  Segment s{};
  s.seq = seq;
  s.ack = ack;
  s.text = octets;
  s.wnd = usual_window;
  s.syn = (ctl & SYN) != 0;
  s.has_ack = (ctl & ACK) != 0;
  s.fin = (ctl & FIN) != 0;
  s.rst = (ctl & RST) != 0;
  return s;
}
/// <SEQ=seq><CTL=ctl>
constexpr Segment seg(std::uint32_t seq, Ctl ctl) { return seg(seq, 0, ctl); }

/// The segment with another window.
constexpr Segment offering(std::uint32_t window, Segment s) {
  s.wnd = window;
  return s;
}
/// The segment with a maximum segment size option.
constexpr Segment announcing(std::uint32_t mss, Segment s) {
  s.mss = mss;
  return s;
}
/// The segment with the URG bit and an urgent pointer.
constexpr Segment urgent(std::uint32_t up, Segment s) {
  s.urg = true;
  s.up = up;
  return s;
}
/// The segment with another security or compartment than the connection's.
constexpr Segment insecure(Segment s) {
  s.insecure = true;
  return s;
}

/// The same numbers, bits and text. "Other fields such as window [...] have been left out" (RFC 9293
/// section 3.5).
constexpr bool same(const Segment& a, const Segment& b) {
  return a.seq == b.seq && a.has_ack == b.has_ack && (!a.has_ack || a.ack == b.ack) && a.text == b.text &&
         a.syn == b.syn && a.fin == b.fin && a.rst == b.rst;
}

/// The RFC's notation.
inline std::string to_string(const Segment& s) {
  std::string text = "<SEQ=" + std::to_string(s.seq) + ">";
  if (s.has_ack) text += "<ACK=" + std::to_string(s.ack) + ">";
  if (s.text != 0) text += "<DATA=" + std::to_string(s.text) + ">";
  text += "<CTL=";
  if (s.syn) text += "SYN,";
  if (s.fin) text += "FIN,";
  if (s.rst) text += "RST,";
  if (s.has_ack) text += "ACK,";
  text.back() = '>';
  return text + "<WND=" + std::to_string(s.wnd) + ">";
}

}  // namespace synfin::tests
