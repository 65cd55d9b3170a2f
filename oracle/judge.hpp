// The judge: reads captures and tells what the endpoints in them did that a conforming TCP does not.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "connection.hpp"
#include "endpoint.hpp"
#include "finding.hpp"

namespace synfin::oracle {

/// The standard by which is judged: RFC 9293 with RFC 5961's checks, or RFC 793's own answers without them.
enum class Rules : std::uint8_t { rfc9293, rfc793 };

struct Options {
  Rules rules = Rules::rfc9293;
  std::optional<EndpointPattern> endpoint;  ///< judge only this one, and only its connections
};

/// Judges all captures ("-" is standard input), each on its own. Nothing reaches the sink before all are
/// read. Throws CaptureError where one cannot be read.
Summary check(std::span<const std::string> paths, const Options& options, Sink& sink);

/// What is found in one connection.
struct Judgement {
  std::vector<Finding> findings;  ///< in the order of the capture
  FlowReport report;
};
Judgement judge(const Connection& connection, const std::string& file, const Options& options);

}  // namespace synfin::oracle
