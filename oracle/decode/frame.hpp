// One frame of a capture.
#pragma once

#include <cstddef>
#include <cstdint>

#include "bytes.hpp"
#include "link.hpp"

namespace synfin::oracle {

struct Frame {
  std::uint64_t number = 0;         ///< 1 for the first frame of the file, as other tools count
  std::int64_t time = 0;            ///< nanoseconds since 1970-01-01 UTC; saturates
  Bytes bytes;                      ///< what was captured; valid until the next call of Capture::next
  std::size_t original_length = 0;  ///< octets on the wire, as the file claims
  LinkType link = LinkType::raw;    ///< of the interface; frames of one file may differ
};

}  // namespace synfin::oracle
