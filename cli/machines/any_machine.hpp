// The machine of any table, chosen by name when the program runs.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
  AnyMachine() = default;
  AnyMachine(const AnyMachine&) = delete;
  AnyMachine& operator=(const AnyMachine&) = delete;
  virtual ~AnyMachine() = default;

  virtual const Tcb& tcb() const = 0;
  virtual Outcome handle(Event event, const Call& call, const Config& config, const Segment& segment) = 0;
  virtual bool is_due(Event event, std::uint32_t now, const Config& config) const = 0;
  /// The first timeout that is due, or TRANSMIT.
  virtual std::optional<Event> due(std::uint32_t now, const Config& config) const = 0;
  virtual std::optional<std::uint32_t> next_deadline(std::uint32_t now, const Config& config) const = 0;
  /// Is it one of the events that the machine itself makes due, a timeout or TRANSMIT?
  virtual bool waits_for_host(Event event) const = 0;
};

/// A machine of the table of that name, in the given state; nullptr where there is no such table.
std::unique_ptr<AnyMachine> make_machine(std::string_view table, const Tcb& tcb = {});

/// May a host use this configuration?
bool is_sound(const Config& config);
/// Where it may not: the first value that leaves its bounds, and these.
std::string what_is_unsound(const Config& config);

}  // namespace synfin::cli
