// The judge: reads captures and tells what the endpoints in them did that no machine of the table does.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "../model/plain.hpp"
#include "../runtime/table_machine.hpp"
#include "decode/endpoint.hpp"
#include "evidence/connection.hpp"
#include "report/finding.hpp"

namespace synfin::oracle {

struct Options {
  /// The table by which is judged, to run and to be read.
  const runtime::TableMachine& machine;
  const model::PlainTable& table;
  std::vector<EndpointPattern> endpoints{};  ///< judge only these, and only their connections; none: all
  std::optional<EndpointPattern> at{};       ///< the capture was made beside this end
};

/// Judges all captures ("-" is standard input), each on its own. What cannot be read is told to the sink, and
/// the others are judged all the same.
Summary check(std::span<const std::string> paths, const Options& options, Sink& sink);

/// What is found in one connection.
struct Judgement {
  std::vector<Finding> findings;  ///< in the order of the capture
  FlowReport report;
  std::size_t judged = 0;  ///< segments that could be judged
};
Judgement judge(const Connection& connection, const std::string& file, const Options& options);

}  // namespace synfin::oracle
