// What is found in one connection.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "../model/plain.hpp"
#include "../runtime/table_machine.hpp"
#include "decode/endpoint.hpp"
#include "report/finding.hpp"

namespace synfin::oracle {

struct Judgement {
  std::array<Endpoint, 2> endpoints;
  std::size_t stream = 0;
  Verdict verdict = Verdict::unknown;
  std::size_t packets = 0;
  std::array<model::State, 2> states{};  ///< of each, in the end
  bool over = false;                     ///< both are through with it
  runtime::RuleSet fired;                ///< the rules that have fired
  std::string_view why_unknown;
  bool withdrawn = false;         ///< what was told of it holds no longer
  std::vector<Finding> findings;  ///< in the order of the capture
  std::array<std::size_t, unjudged_count> unjudged{};
  std::size_t judged = 0;
};

/// The same for a reader, without the findings.
FlowReport report_of(const Judgement& judgement, const std::string& file, const model::PlainTable& table);

}  // namespace synfin::oracle
