#include "decoder.hpp"

#include <algorithm>

#include "ip.hpp"
#include "layers.hpp"
#include "segment.hpp"

namespace synfin::oracle {
namespace {

/// So many headers may stand in one another. Each is taken off, so that any frame's come to an end; this
/// keeps a frame of nothing but headers cheap.
constexpr int deepest = 32;

/// Takes off header after header until a TCP segment is left. Without `fragments` none is put together.
OrSkip<Packet> find_segment(const Next& first, Fragments* fragments, std::int64_t time) {
  Next next = first;
  for (int depth = 0; depth < deepest; ++depth) {
    if (next.layer != Layer::ip && next.layer != Layer::ipv4 && next.layer != Layer::ipv6) {
      const auto below = strip(next);
      if (const auto* skip = std::get_if<Skip>(&below)) return *skip;
      next = *std::get_if<Next>(&below);
      continue;
    }
    auto ip = strip_ip(next);
    auto* datagram = std::get_if<IpDatagram>(&ip);
    if (datagram != nullptr && datagram->place && fragments != nullptr) {
      ip = fragments->add(*datagram, time);
      datagram = std::get_if<IpDatagram>(&ip);
      if (datagram != nullptr) {
        ip = strip_extensions(*datagram);
        datagram = std::get_if<IpDatagram>(&ip);
      }
    }
    if (datagram == nullptr) return *std::get_if<Skip>(&ip);
    if (datagram->place) return Skip{SkipReason::fragment, datagram->source.is_v6() ? "IPv6" : "IPv4"};
    const auto layer = layer_of_ip_protocol(datagram->protocol);
    if (!layer) return Skip{SkipReason::not_tcp, "IP protocol"};
    if (*layer == Layer::tcp) return decode_segment(*datagram);
    next = {*layer, datagram->payload};
  }
  return Skip{SkipReason::malformed, "headers within headers"};
}

OrSkip<Packet> decode_frame(std::optional<Layer> first, Bytes frame, std::size_t original_length,
                            Fragments* fragments, std::int64_t time) {
  if (!first) return Skip{SkipReason::not_ip, "link type"};
  // A file may claim that fewer octets were on the wire than it holds; the octets are the better witness.
  return find_segment({*first, {frame, std::max(original_length, frame.size())}}, fragments, time);
}

}  // namespace

OrSkip<Packet> Decoder::decode(const Frame& frame) {
  if (link_ != frame.link) {
    link_ = frame.link;
    first_ = first_layer(frame.link);
  }
  return decode_frame(first_, frame.bytes, frame.original_length, &fragments_, frame.time);
}

OrSkip<Packet> decode(LinkType type, Bytes frame, std::size_t original_length) {
  return decode_frame(first_layer(type), frame, original_length, nullptr, 0);
}

}  // namespace synfin::oracle
