// Fuzz target: octet 0 chooses the link type, octet 1 the length on the wire, the rest is the frame.
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "../../oracle/decode/decoder.hpp"
#include "invariants.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace synfin::oracle;
  constexpr std::uint16_t types[] = {12,  1,   0,   108, 113, 276, 228, 229, 105, 127, 119,
                                     163, 192, 258, 6,   9,   10,  100, 50,  51,  104, 107,
                                     109, 117, 122, 138, 166, 204, 219, 239, 240, 274, 189};
  if (size < 2) return 0;
  const Bytes frame(data + 2, size - 2);
  const std::size_t on_wire = data[1] == 0xff ? 0xffffffffU : frame.size() + data[1];
  const auto type = static_cast<LinkType>(types[data[0] % std::size(types)]);
  const auto decoded = decode(type, frame, on_wire);
  fuzz::require_sound(decoded);
  fuzz::require_within(decoded, frame);
  return 0;
}
