// The machine of any table, chosen by name when the program runs.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../../model/plain.hpp"
#include "../../runtime/table_machine.hpp"
#include "../play/words.hpp"

namespace synfin::cli {

/// What one event led to.
struct Outcome {
  Told told;
  Segment out;                          ///< the segment that leaves, if `told.sent`
  std::vector<std::string_view> rules;  ///< that fired, in order
};

/// One end of one connection, whatever its table. See runtime::Machine for what each call means.
class AnyMachine {
 public:
  AnyMachine(const runtime::TableMachine& machine, const model::PlainTable& table, const Tcb& tcb)
      : machine_(machine), table_(table), tcb_(tcb) {}

  const Tcb& tcb() const { return tcb_; }
  Outcome handle(Event event, const Call& call, const Config& config, const Segment& segment);
  bool is_due(Event event, const Call& call, const Config& config) const {
    return machine_.is_due(tcb_, event, call, config);
  }
  /// The first timeout that is due, or TRANSMIT.
  std::optional<Event> due(const Call& call, const Config& config) const {
    return machine_.due(tcb_, call, config);
  }
  std::optional<std::uint32_t> next_deadline(const Call& call, const Config& config) const {
    return machine_.next_deadline(tcb_, call, config);
  }
  /// Is it one of the events that the machine itself makes due, a timeout or TRANSMIT?
  bool waits_for_host(Event event) const { return machine_.waits_for_host(event); }

 private:
  const runtime::TableMachine& machine_;
  const model::PlainTable& table_;
  Tcb tcb_;
};

/// What the table of that name makes of TCBs; nullptr where there is no such table.
const runtime::TableMachine* find_machine(std::string_view table);
/// A machine of the table of that name, in the given state; nullptr where there is no such table.
std::unique_ptr<AnyMachine> make_machine(std::string_view table, const Tcb& tcb = {});

/// May a host use this configuration?
bool is_sound(const Config& config);
/// Where it may not: the first value that leaves its bounds, and these.
std::string what_is_unsound(const Config& config);

}  // namespace synfin::cli
