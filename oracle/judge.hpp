// The judge: reads captures and tells what the endpoints in them did that no machine of the table does.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "../model/plain.hpp"
#include "../runtime/deviants.hpp"
#include "../runtime/table_machine.hpp"
#include "decode/endpoint.hpp"
#include "report/finding.hpp"

namespace synfin::oracle {

struct Options {
  /// The table by which is judged, to run and to be read.
  const runtime::TableMachine& machine;
  const model::PlainTable& table;
  std::vector<EndpointPattern> endpoints{};  ///< judge only these, and only their connections; none: all
  std::optional<EndpointPattern> at{};       ///< the capture was made beside this end
  bool live =
      false;  ///< standard input grows while it is read: findings are told as soon as they are certain
  const runtime::Deviants* deviants = nullptr;  ///< of the table: then the broken rule is looked for
  bool always_search = false;  ///< even where a connection goes its usual way: the same is said, later
};

/// Is this end to be judged?
bool is_wanted(const Options& options, const Endpoint& endpoint);

/// Judges all captures ("-" is standard input), each on its own, several at a time. What cannot be read is
/// told to the sink, and the others are judged all the same. All findings of a file come in its order, then
/// its connections; of one that is live, findings come when they are certain.
Summary check(std::span<const std::string> paths, const Options& options, Sink& sink);

}  // namespace synfin::oracle
