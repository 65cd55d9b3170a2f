#include "deviants.hpp"

#include "plain_machine.hpp"

namespace synfin::cli {

using model::Event;
using runtime::Config;
using runtime::Tcb;

namespace {

class DeviantMachine final : public runtime::TableMachine {
 public:
  DeviantMachine(const runtime::TableMachine& machine, const model::PlainTable& table,
                 const model::Deviation& deviation)
      : machine_(machine), plain_(table, deviation), deviation_(deviation) {}

  /// Where its rule would not fire the machine itself is quicker.
  runtime::Outcome handle(Tcb& tcb, Event event, const runtime::Call& call, const Config& config,
                          const runtime::Segment& segment, runtime::Fired& fired) const override {
    if (deviation_.kind == model::Deviation::Kind::unasked)
      return plain_.handle(tcb, event, call, config, segment, fired);
    Tcb after = tcb;
    runtime::Fired as_it_is;
    const runtime::Outcome outcome = machine_.handle(after, event, call, config, segment, as_it_is);
    if (as_it_is.set()[deviation_.rule]) return plain_.handle(tcb, event, call, config, segment, fired);
    tcb = after;
    fired = as_it_is;
    return outcome;
  }
  // Nothing that a rule does changes when an event is due.
  bool is_due(const Tcb& tcb, Event event, const runtime::Call& call, const Config& config) const override {
    return machine_.is_due(tcb, event, call, config);
  }
  std::optional<Event> due(const Tcb& tcb, const runtime::Call& call, const Config& config) const override {
    return machine_.due(tcb, call, config);
  }
  std::optional<std::uint32_t> next_deadline(const Tcb& tcb, const runtime::Call& call,
                                             const Config& config) const override {
    return machine_.next_deadline(tcb, call, config);
  }
  bool waits_for_host(Event event) const override { return machine_.waits_for_host(event); }

 private:
  const runtime::TableMachine& machine_;
  PlainMachine plain_;
  model::Deviation deviation_;
};

}  // namespace

std::unique_ptr<runtime::TableMachine> PlainDeviants::with(const model::Deviation& deviation) const {
  return std::make_unique<DeviantMachine>(machine_, table_, deviation);
}

}  // namespace synfin::cli
