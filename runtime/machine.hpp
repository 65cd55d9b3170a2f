// The machine that runs: the table, unrolled by the compiler for each event and state. No table is walked at
// run time; no heap, no exceptions, no virtual calls, no clock, no I/O; everything is constexpr.
#pragma once

#include <cstdint>
#include <optional>

#include "../model/checks.hpp"
#include "../model/config.hpp"
#include "../model/standard.hpp"
#include "course.hpp"

namespace synfin::runtime {

using model::Event;
using model::State;

/// Whoever wants to know which rules fire. This one does not, and costs nothing.
struct NobodyWatches {
  /// Rule `id` (its place in `model::rule_names<Table>`) has fired.
  constexpr void fired(std::size_t) const {}
};

/// What a table makes of a TCB that whoever calls holds. See Machine for what each call means.
template <class Table>
struct Behaviour {
  static_assert(model::check_table<Table>());

  template <class Watcher>
  static constexpr Outcome handle(Tcb& tcb, Event event, const Call& call, const Config& config,
                                  const Segment& segment, Watcher&& watcher) {
    Outcome outcome{};
    const detail::Scene scene{tcb, segment, call, config, outcome};
    if constexpr (model::is_sound<Table>) switch (event) {
#define SYNFIN_CASE(name, ...)                       \
  case Event::name:                                  \
    detail::run<Table, Event::name>(scene, watcher); \
    break;
        SYNFIN_EVENTS(SYNFIN_CASE)
#undef SYNFIN_CASE
      }
    return outcome;
  }

  static constexpr bool is_due(const Tcb& tcb, Event event, const Call& call, const Config& config) {
    const detail::Glance glance{tcb, call, config};
    return boost::hana::unpack(Table::handlings, [&]<class... H>(const H&... handling) {
      return (false || ... || (handling.event == event && detail::holds(glance, typename H::enabled{})));
    });
  }

  static constexpr std::optional<Event> due(const Tcb& tcb, const Call& call, const Config& config) {
    const detail::Glance glance{tcb, call, config};
    std::optional<Event> first;
    const auto consider = [&]<class H>(const H& handling) {
      if constexpr (!std::is_same_v<typename H::enabled, model::Literal<model::Sort::flag, 1>>)
        if (detail::holds(glance, typename H::enabled{}) && (!first || handling.event < *first))
          first = handling.event;
    };
    boost::hana::unpack(Table::handlings, [&](const auto&... handling) { (..., consider(handling)); });
    return first;
  }

  static constexpr std::optional<std::uint32_t> next_deadline(const Tcb& tcb, const Call& call,
                                                              const Config& config) {
    if (due(tcb, call, config)) return call.now;
    std::optional<std::uint32_t> earliest;
    const auto consider = [&](bool armed, std::uint32_t deadline) {
      if (armed && (!earliest || model::Words::before(deadline, *earliest))) earliest = deadline;
    };
#define SYNFIN_CONSIDER(sort, name, meaning) consider(tcb.armed.name, tcb.deadline.name);
    SYNFIN_ARMED(SYNFIN_CONSIDER)
#undef SYNFIN_CONSIDER
    return earliest;
  }
};

/// One end of one connection. `Table` is the standard's, or a variant.
///
/// The host gives each event its clock (`Call::now`, a 32-bit millisecond tick that wraps), carries the
/// segment that comes out, and calls again at the next deadline. It keeps the octets; the machine counts
/// them.
template <class Table = model::Standard>
class Machine {
 public:
  constexpr const Tcb& tcb() const { return tcb_; }
  constexpr State state() const { return tcb_.tcb.state; }
  constexpr bool operator==(const Machine&) const = default;

  constexpr Machine() = default;
  /// A machine in a given state: for tests and for replays.
  constexpr explicit Machine(const Tcb& tcb) : tcb_(tcb) {}

  /// Lets one event happen. For a timeout or TRANSMIT, `is_due` must hold. The segment matters to SEGMENT
  /// ARRIVES only.
  template <class Watcher = NobodyWatches>
  constexpr Outcome handle(Event event, const Call& call, const Config& config, const Segment& segment = {},
                           Watcher&& watcher = {}) {
    return Behaviour<Table>::handle(tcb_, event, call, config, segment, watcher);
  }

  /// May the event happen now? Calls and segments always may; a timeout when it is due, TRANSMIT when it
  /// would send.
  constexpr bool is_due(Event event, const Call& call, const Config& config) const {
    return Behaviour<Table>::is_due(tcb_, event, call, config);
  }

  /// The first timeout that is due, or TRANSMIT; nothing if the machine can wait.
  constexpr std::optional<Event> due(const Call& call, const Config& config) const {
    return Behaviour<Table>::due(tcb_, call, config);
  }

  /// When the host must call again: the earliest deadline that is armed, `now` if something is due, or never.
  constexpr std::optional<std::uint32_t> next_deadline(const Call& call, const Config& config) const {
    return Behaviour<Table>::next_deadline(tcb_, call, config);
  }

  /// True for the events that the machine itself makes due: timeouts and TRANSMIT.
  static constexpr bool waits_for_host(Event event) {
    bool waits = false;
    boost::hana::unpack(Table::handlings, [&]<class... H>(const H&... handling) {
      ((waits = handling.event == event
                    ? !std::is_same_v<typename H::enabled, model::Literal<model::Sort::flag, 1>>
                    : waits),
       ...);
    });
    return waits;
  }

 private:
  Tcb tcb_{};
};
#define SYNFIN_WORDS_OF_TIMER(as, ...) +2
#define SYNFIN_WORD_OF_FIELD(...) +1
static_assert(sizeof(Machine<>) <= 128 + 4 * (0 SYNFIN_OWN_TIMERS(SYNFIN_WORDS_OF_TIMER, )
                                                  SYNFIN_OWN_FIELDS(SYNFIN_WORD_OF_FIELD)),
              "a connection takes at most 128 bytes, and what a user's own fields take");
#undef SYNFIN_WORD_OF_FIELD
#undef SYNFIN_WORDS_OF_TIMER

}  // namespace synfin::runtime
