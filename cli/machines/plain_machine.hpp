// The machine of a table that nobody has compiled: a mutant, above all. It walks the plain view.
#pragma once

#include <optional>

#include "../../model/deviation.hpp"
#include "../../model/plain.hpp"
#include "../../runtime/table_machine.hpp"

namespace synfin::cli {

/// What a plain table makes of a TCB, as `proofs::run` has it. The table must outlive it.
class PlainMachine : public runtime::TableMachine {
 public:
  explicit PlainMachine(const model::PlainTable& table, std::optional<model::Deviation> deviation = {})
      : table_(table), deviation_(deviation) {}

  runtime::Outcome handle(runtime::Tcb& tcb, model::Event event, const runtime::Call& call,
                          const runtime::Config& config, const runtime::Segment& segment,
                          runtime::Fired& fired) const override;
  bool is_due(const runtime::Tcb& tcb, model::Event event, const runtime::Call& call,
              const runtime::Config& config) const override;
  std::optional<model::Event> due(const runtime::Tcb& tcb, const runtime::Call& call,
                                  const runtime::Config& config) const override;
  std::optional<std::uint32_t> next_deadline(const runtime::Tcb& tcb, const runtime::Call& call,
                                             const runtime::Config& config) const override;
  bool waits_for_host(model::Event event) const override;

 private:
  const model::PlainTable& table_;
  std::optional<model::Deviation> deviation_;
};

}  // namespace synfin::cli
