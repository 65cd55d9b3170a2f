// The machine of one table behind the interface. Each table is instantiated in a file of its own: that takes
// long.
#pragma once

#include "../../runtime/machine.hpp"
#include "any_machine.hpp"

namespace synfin::cli {

template <class Table>
class MachineOf final : public AnyMachine {
 public:
  explicit MachineOf(const Tcb& tcb) : machine_(tcb) {}

  const Tcb& tcb() const override { return machine_.tcb(); }
  Outcome handle(Event event, const Call& call, const Config& config, const Segment& segment) override {
    Outcome outcome;
    const auto [told, out] = machine_.handle(event, call, config, segment, Watcher{outcome.rules});
    outcome.told = told;
    outcome.out = out;
    return outcome;
  }
  bool is_due(Event event, std::uint32_t now, const Config& config) const override {
    return machine_.is_due(event, now, config);
  }
  std::optional<Event> due(std::uint32_t now, const Config& config) const override {
    return machine_.due(now, config);
  }
  std::optional<std::uint32_t> next_deadline(std::uint32_t now, const Config& config) const override {
    return machine_.next_deadline(now, config);
  }
  bool waits_for_host(Event event) const override { return runtime::Machine<Table>::waits_for_host(event); }

 private:
  struct Watcher {
    std::vector<std::string_view>& rules;
    void fired(std::size_t rule) { rules.push_back(model::rule_names<Table>[rule]); }
  };
  runtime::Machine<Table> machine_;
};

/// Defined for each table by an explicit instantiation: a new variant is a new file of this folder, and where
/// it is missing the linker names the table.
template <class Table>
std::unique_ptr<AnyMachine> machine_of(const Tcb& tcb) {
  return std::make_unique<MachineOf<Table>>(tcb);
}

}  // namespace synfin::cli
