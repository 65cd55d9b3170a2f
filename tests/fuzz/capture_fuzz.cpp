// Fuzz target: the whole input is a capture file, which is read and decoded to its end.
#include <cstddef>
#include <cstdint>
#include <cstdio>

#include "../../oracle/decode/capture.hpp"
#include "../../oracle/decode/packet.hpp"
#include "invariants.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace synfin::oracle;
  // "r" promises that the buffer is not written to.
  std::FILE* stream = fmemopen(const_cast<std::uint8_t*>(data), size, "r");
  if (stream == nullptr) return 0;
  try {
    Capture capture(stream, "input");
    std::uint64_t frames = 0;
    while (const auto frame = capture.next()) {
      fuzz::require(frame->number == ++frames);
      const auto decoded = decode(capture.link_type(), frame->bytes, frame->original_length);
      fuzz::require_sound(decoded, frame->bytes);
    }
    fuzz::require(!capture.next());
    fuzz::require(!capture.ended_early() || capture.ended_early()->find('\n') == std::string::npos);
  } catch (const CaptureError&) {  // which a capture may be answered with; nothing else may be thrown
  }
  return 0;
}
