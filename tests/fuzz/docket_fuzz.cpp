// Fuzz target: the input is what two ends, or whoever speaks in their name, send to one another; the judge
// hears it all, whatever it is, and says of a connection's usual way what a search says.
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "../../cli/machines/machine_of.hpp"
#include "../../model/standard.hpp"
#include "../../oracle/docket.hpp"
#include "invariants.hpp"

namespace {

using namespace synfin::oracle;

/// Octets of the input, one after the other; zeroes behind its end.
class Input {
 public:
  explicit Input(std::span<const std::uint8_t> octets) : octets_(octets) {}
  bool empty() const { return octets_.empty(); }
  std::uint8_t octet() {
    if (empty()) return 0;
    const std::uint8_t first = octets_.front();
    octets_ = octets_.subspan(1);
    return first;
  }
  /// Small in most cases, of either sign.
  std::uint32_t distance() {
    const auto low = static_cast<std::int8_t>(octet());
    const std::uint8_t scale = octet();
    return static_cast<std::uint32_t>(std::int32_t{low}) << (scale % 32U < 24U ? 0U : scale % 32U);
  }

 private:
  std::span<const std::uint8_t> octets_;
};

/// What one side has sent last: most of what follows is near.
struct Side {
  Endpoint endpoint;
  std::uint32_t next = 0;
  std::uint32_t clock = 1000;
};

/// Who is judged by a docket, in a line for each.
struct Court {
  explicit Court(const Options& chosen)
      : options(chosen), docket(options, {{}, [this](Judgement&& one) { take(one); }}) {}

  void take(const Judgement& one) {
    for (const Finding& finding : one.findings)
      told += std::to_string(finding.frame) + finding.endpoint + finding.rule +
              std::string(to_string(finding.level));
    told += to_string(one.endpoints[0]) + std::string(to_string(one.verdict)) + std::string(one.why_unknown) +
            "\n";
  }

  Options options;
  std::string told;
  Docket docket;
};

Packet next_packet(Input& input, std::array<std::array<Side, 2>, 2>& flows,
                   std::array<std::uint8_t, 64>& text) {
  const std::uint8_t who = input.octet();
  auto& flow = flows[who & 1U];
  Side& from = flow[who >> 1U & 1U];
  Side& to = flow[(who >> 1U & 1U) ^ 1U];
  Packet packet;
  packet.source = from.endpoint;
  packet.destination = to.endpoint;
  packet.hops_left = (who & 4U) != 0 ? 64 : 50;
  if ((who & 8U) != 0) packet.checksum = Checksum::right;
  if ((who & 0xf0U) == 0xf0U) packet.checksum = Checksum::wrong;
  const std::uint8_t flags = input.octet();
  packet.flags.syn = (flags & 1U) != 0;
  packet.flags.fin = (flags & 2U) != 0;
  packet.flags.rst = (flags & 4U) != 0;
  packet.flags.ack = (flags & 8U) == 0;
  packet.seq = from.next + input.distance();
  if (packet.flags.ack) packet.ack = to.next + input.distance();
  packet.window = static_cast<std::uint16_t>(input.octet() << 8U);
  packet.payload_length = static_cast<std::uint32_t>(input.octet() % text.size());
  text.fill((flags & 16U) != 0 ? input.octet() : std::uint8_t{'t'});
  packet.payload = std::span(text).first(packet.payload_length);
  if ((flags & 32U) != 0)
    packet.options.timestamps = Timestamps{from.clock += input.octet() % 16U, to.clock - input.octet() % 4U};
  if ((flags & 64U) != 0) packet.options.window_scale = input.octet() % 16U;
  const std::uint32_t end =
      packet.seq + packet.payload_length + (packet.flags.syn ? 1U : 0U) + (packet.flags.fin ? 1U : 0U);
  if (packet.flags.syn || static_cast<std::int32_t>(end - from.next) > 0) from.next = end;
  return packet;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Input input({data, size});
  const auto address = [](std::uint8_t last) {
    return Address::v4(std::array<std::uint8_t, 4>{10, 0, 0, last});
  };
  Options options{synfin::cli::machine_of<synfin::model::Standard>(), synfin::model::standard()};
  if (const std::uint8_t at = input.octet() % 4U; at > 0) options.at = EndpointPattern{address(at)};
  Options searching = options;
  searching.always_search = true;
  Court court(options);
  Court search(searching);

  std::array<std::array<Side, 2>, 2> flows;
  for (std::uint16_t flow = 0; flow < 2; ++flow)
    flows[flow] = {Side{{address(1), static_cast<std::uint16_t>(4000 + flow)}, 1000},
                   Side{{address(2), 80}, 500000}};
  std::array<std::uint8_t, 64> text{};
  std::int64_t time = 0;
  constexpr std::uint64_t most = 200;
  for (std::uint64_t frame = 1; !input.empty() && frame <= most; ++frame) {
    const std::uint8_t pause = input.octet();
    // All within a minute: later who hears at once has seen less than who waits.
    time += std::int64_t{1000} << (pause % 19U);
    const Packet packet = next_packet(input, flows, text);
    court.docket.add(packet, frame, time);
    search.docket.add(packet, frame, time);
  }
  court.docket.close("");
  search.docket.close("");
  fuzz::require(court.told == search.told);
  return 0;
}
