// The machine of a table that is chosen when the program runs. It holds no connection: whoever has one gives
// its TCB with each event.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "machine.hpp"

namespace synfin::runtime {

/// Rules, by their place in the table.
using RuleSet = std::bitset<256>;

/// The rules that fired in one event.
class Fired {
 public:
  void fired(std::size_t rule) {
    if (count_ < rules_.size()) rules_[count_++] = static_cast<std::uint16_t>(rule);
    set_[rule] = true;
  }
  /// In order.
  std::span<const std::uint16_t> rules() const { return {rules_.data(), count_}; }
  const RuleSet& set() const { return set_; }

 private:
  std::array<std::uint16_t, 24> rules_;  // an event has fewer phases; those before `count_` stand there
  std::uint8_t count_ = 0;
  RuleSet set_;
};

/// What a table makes of a TCB. See Machine for what each call means.
class TableMachine {
 public:
  TableMachine() = default;
  TableMachine(const TableMachine&) = delete;
  TableMachine& operator=(const TableMachine&) = delete;
  virtual ~TableMachine() = default;

  virtual Outcome handle(Tcb& tcb, Event event, const Call& call, const Config& config,
                         const Segment& segment, Fired& fired) const = 0;
  virtual bool is_due(const Tcb& tcb, Event event, const Call& call, const Config& config) const = 0;
  virtual std::optional<Event> due(const Tcb& tcb, const Call& call, const Config& config) const = 0;
  virtual std::optional<std::uint32_t> next_deadline(const Tcb& tcb, const Call& call,
                                                     const Config& config) const = 0;
  virtual bool waits_for_host(Event event) const = 0;
};

/// Of a table that was known when the program was compiled. That takes long: each in a file of its own.
template <class Table>
class MachineOf final : public TableMachine {
  static_assert(model::rule_names<Table>.size() <= RuleSet{}.size(), "a table has at most 256 rules");

 public:
  [[gnu::flatten]] Outcome handle(Tcb& tcb, Event event, const Call& call, const Config& config,
                                  const Segment& segment, Fired& fired) const override {
    return Behaviour<Table>::handle(tcb, event, call, config, segment, fired);
  }
  bool is_due(const Tcb& tcb, Event event, const Call& call, const Config& config) const override {
    return Behaviour<Table>::is_due(tcb, event, call, config);
  }
  std::optional<Event> due(const Tcb& tcb, const Call& call, const Config& config) const override {
    return Behaviour<Table>::due(tcb, call, config);
  }
  std::optional<std::uint32_t> next_deadline(const Tcb& tcb, const Call& call,
                                             const Config& config) const override {
    return Behaviour<Table>::next_deadline(tcb, call, config);
  }
  bool waits_for_host(Event event) const override { return Machine<Table>::waits_for_host(event); }
};

}  // namespace synfin::runtime
