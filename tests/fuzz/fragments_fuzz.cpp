// Fuzz target: IP packets, each behind an octet that tells its length by eights, and one that tells how much
// later it comes. What is put together is sound, and no frame is counted twice.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "../../oracle/decode/decoder.hpp"
#include "invariants.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace synfin::oracle;
  Bytes rest(data, size);
  Decoder decoder;
  Frame frame;
  std::size_t fragments = 0;
  while (rest.size() >= 2) {
    const std::size_t length = std::min(rest.size() - 2, rest[0] * std::size_t{8});
    frame.time += std::int64_t{rest[1]} << 32U;
    frame.bytes = rest.subspan(2, length);
    frame.original_length = length;
    const auto decoded = decoder.decode(frame);
    fuzz::require_sound(decoded);
    const auto* skip = std::get_if<Skip>(&decoded);
    if (skip != nullptr && skip->reason == SkipReason::fragment) ++fragments;
    fuzz::require(decoder.joined() <= fragments);
    rest = rest.subspan(2 + length);
  }
  return 0;
}
