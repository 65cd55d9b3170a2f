// Fuzz target: octet 0 chooses the link type, octet 1 the length on the wire, the rest is the frame.
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "../../oracle/decode/packet.hpp"
#include "invariants.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace synfin::oracle;
  constexpr LinkType types[] = {LinkType::raw,  LinkType::ethernet,     LinkType::null,
                                LinkType::loop, LinkType::linux_cooked, LinkType::linux_cooked_2,
                                LinkType::ipv4, LinkType::ipv6};
  if (size < 2) return 0;
  const Bytes frame(data + 2, size - 2);
  const std::size_t on_wire = data[1] == 0xff ? 0xffffffffU : frame.size() + data[1];
  fuzz::require_sound(decode(types[data[0] % std::size(types)], frame, on_wire), frame);
  return 0;
}
