#include "judgement.hpp"

#include "evidence/flow.hpp"

namespace synfin::oracle {

FlowReport report_of(const Judgement& judgement, const std::string& file, const model::PlainTable& table) {
  FlowReport report;
  report.file = file;
  report.stream = judgement.stream;
  report.verdict = judgement.verdict;
  report.packets = judgement.packets;
  for (const std::size_t side : {0U, 1U}) {
    report.endpoints[side] = to_string(judgement.endpoints[side]);
    report.states[side] = model::name_of(judgement.states[side]);
  }
  report.over = judgement.over;
  report.flow = report.endpoints[0] + "-" + report.endpoints[1];
  report.rules_exercised.reserve(judgement.fired.count());
  for (std::size_t rule = 0; rule < table.rules.size(); ++rule)
    if (judgement.fired[rule]) report.rules_exercised.emplace_back(table.rules[rule]->name);
  report.why_unknown = judgement.why_unknown;
  report.withdrawn = judgement.withdrawn;
  return report;
}

}  // namespace synfin::oracle
