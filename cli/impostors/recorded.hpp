// What a capture in a small world holds, and what the judge says of it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "../../oracle/decode/packet.hpp"
#include "../../oracle/judge.hpp"
#include "../../oracle/report/finding.hpp"
#include "../../runtime/table_machine.hpp"

namespace synfin::cli {

/// A segment as it passed the place of the capture.
struct Recorded {
  oracle::Packet packet;
  std::uint64_t number = 0;
  std::int64_t time = 0;  ///< ns
  std::uint8_t side = 0;  ///< of the host that sent it
};

/// The two hosts of every small world.
const std::array<oracle::Endpoint, 2>& ends_of_worlds();

/// The machine's segment as the wire carries it from a host to the other.
oracle::Packet packet_of(std::size_t from, const runtime::Segment& segment);

/// What the judge says of a record, all connections together.
struct RecordJudged {
  std::vector<oracle::Finding> findings;
  std::vector<oracle::FlowReport> flows;

  /// Findings that blame this host: violations and warnings.
  std::vector<oracle::Finding> against(std::size_t host) const;
};
RecordJudged judge_recorded(const std::vector<Recorded>& record, const oracle::Options& options);

/// A line for each segment, for people.
std::string listing(const std::vector<Recorded>& record);

}  // namespace synfin::cli
