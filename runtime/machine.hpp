// The machine that runs: the table, unrolled by the compiler for each event and state. No table is walked at run time;
// no heap, no exceptions, no virtual calls, no clock, no I/O; everything is constexpr.
#pragma once

#include <boost/hana/accessors.hpp>
#include <boost/hana/second.hpp>
#include <cstdint>
#include <optional>

#include "synfin/model/algebra.hpp"
#include "synfin/model/checks.hpp"
#include "synfin/model/config.hpp"
#include "synfin/model/standard.hpp"
#include "synfin/model/words.hpp"

namespace synfin::runtime {

using model::Event;
using model::State;
using Tcb = model::TcbOf<model::Words>;
using Segment = model::SegmentOf<model::Words>;
using Call = model::CallOf<model::Words>;
using Told = model::ToldOf<model::Words>;
using Config = model::ConfigOf<model::Words>;

/// What one event leads to: at most one segment (`out`, if `told.sent`), and what the user is told.
struct Outcome {
  Told told;
  Segment out;
  constexpr bool operator==(const Outcome&) const = default;
};

/// Whoever wants to know which rules fire. This one does not, and costs nothing.
struct NobodyWatches {
  /// Rule `id` (its place in `model::rule_names<Table>`) has fired.
  constexpr void fired(std::size_t) const {}
};

namespace detail {

/// All that a rule can read or write during one event.
struct Scene {
  Tcb& tcb;
  const Segment& seg;
  const Call& call;
  const Config& cfg;
  Outcome& outcome;
};

template <model::Group G>
constexpr auto& group_of(const Scene& scene) {
  if constexpr (G == model::Group::seg)
    return scene.seg;
  else if constexpr (G == model::Group::out)
    return scene.outcome.out;
  else if constexpr (G == model::Group::call)
    return scene.call;
  else if constexpr (G == model::Group::told)
    return scene.outcome.told;
  else if constexpr (G == model::Group::cfg)
    return scene.cfg;
#define SYNFIN_MEMBER(Struct, group, LIST) \
  else if constexpr (G == model::Group::group) return scene.tcb.group;
  SYNFIN_TCB_GROUPS(SYNFIN_MEMBER)
#undef SYNFIN_MEMBER
}

/// The member that a field names, through the Hana struct's accessor.
template <unsigned G, unsigned I, model::Sort S>
constexpr auto& member(const Scene& scene, model::Field<G, I, S>) {
  auto& group = group_of<static_cast<model::Group>(G)>(scene);
  using Struct = std::remove_cvref_t<decltype(group)>;
  return boost::hana::second(boost::hana::at_c<I>(boost::hana::accessors<Struct>()))(group);
}

template <model::Term T>
constexpr auto value_of(const Scene& scene, T term) {
  return model::evaluate(model::Words{}, [&](auto field) { return member(scene, field); }, term);
}

// Effects happen at once: the recursion reads every value before it writes the first field.
constexpr void apply(const Scene&, model::Effects<>) {}
template <class Target, class Value, class... Rest>
constexpr void apply(const Scene& scene, model::Effects<model::Assign<Target, Value>, Rest...>) {
  const auto value = value_of(scene, Value{});
  apply(scene, model::Effects<Rest...>{});
  member(scene, Target{}) = value;
}

/// One event's way through its phases, from phase P on, in a state that is known at compile time.
template <class Table, std::size_t H, class Watcher>
struct Course {
  template <std::size_t P>
  static constexpr bool has_rule_for(State state) {
    for (const model::RuleHeader& rule : model::rule_headers<Table>)
      if (rule.handling == H && rule.phase == P && rule.states.has(state)) return true;
    return false;
  }

  template <std::size_t P, State S, bool Answering>
  static constexpr void phase(const Scene& scene, Watcher& watcher) {
    if constexpr (P < model::phase_count<Table, H>) {
      constexpr bool skipped = Answering && !model::phase_at<Table, H, P>.answers;
      if constexpr (skipped || !has_rule_for<P>(S))
        phase<P + 1, S, Answering>(scene, watcher);
      else
        rule<P, S, Answering, 0>(scene, watcher);
    }
  }

  template <std::size_t P, State S, bool Answering, std::size_t R>
  static constexpr void rule(const Scene& scene, Watcher& watcher) {
    if constexpr (R == model::rule_count<Table, H, P>) {
      phase<P + 1, S, Answering>(scene, watcher);
    } else {
      constexpr const auto& one = boost::hana::at_c<R>(model::phase_at<Table, H, P>.rules);
      using Rule = std::decay_t<decltype(one)>;
      if constexpr (!one.states.has(S)) {
        rule<P, S, Answering, R + 1>(scene, watcher);
      } else if constexpr (std::is_same_v<typename Rule::guard, model::Literal<model::Sort::flag, 1>>) {
        fire<P, S, Answering, R>(scene, watcher);
      } else {
        if (value_of(scene, typename Rule::guard{}))
          fire<P, S, Answering, R>(scene, watcher);
        else
          rule<P, S, Answering, R + 1>(scene, watcher);
      }
    }
  }

  template <std::size_t P, State S, bool Answering, std::size_t R>
  static constexpr void fire(const Scene& scene, Watcher& watcher) {
    constexpr const auto& one = boost::hana::at_c<R>(model::phase_at<Table, H, P>.rules);
    watcher.fired(model::rule_id<Table>(one.name));
    apply(scene, typename std::decay_t<decltype(one)>::effects{});
    constexpr State next = one.exit.moves ? one.exit.target : S;
    if constexpr (next != S) scene.tcb.tcb.state = next;
    if constexpr (one.exit.flow == model::Flow::and_continue)
      phase<P + 1, next, Answering>(scene, watcher);
    else if constexpr (one.exit.flow == model::Flow::and_answer)
      phase<P + 1, next, true>(scene, watcher);
  }
};

template <class Table, std::size_t H, class Watcher>
constexpr void run(const Scene& scene, Watcher& watcher) {
  using Way = Course<Table, H, Watcher>;
  switch (scene.tcb.tcb.state) {
#define SYNFIN_CASE(state, ...) \
  case model::state: return Way::template phase<0, model::state, false>(scene, watcher);
    SYNFIN_STATES(SYNFIN_CASE)
#undef SYNFIN_CASE
  }
}

}  // namespace detail

/// One end of one connection. `Table` is the standard's, or a variant.
///
/// The host gives each event its clock (`Call::now`, a 32-bit millisecond tick that wraps), carries the segment that
/// comes out, and calls again at the next deadline. It keeps the octets; the machine counts them.
template <class Table = model::Standard>
class Machine {
  static_assert(model::check_table<Table>());

 public:
  constexpr const Tcb& tcb() const { return tcb_; }
  constexpr State state() const { return tcb_.tcb.state; }
  constexpr bool operator==(const Machine&) const = default;

  constexpr Machine() = default;
  /// A machine in a given state: for tests and for replays.
  constexpr explicit Machine(const Tcb& tcb) : tcb_(tcb) {}

  /// Lets one event happen. For a timeout or TRANSMIT, `is_due` must hold. The segment matters to SEGMENT ARRIVES only.
  template <class Watcher = NobodyWatches>
  constexpr Outcome handle(Event event, const Call& call, const Config& config, const Segment& segment = {},
                           Watcher&& watcher = {}) {
    Outcome outcome{};
    const detail::Scene scene{tcb_, segment, call, config, outcome};
    switch (event) {
#define SYNFIN_CASE(name, ...)                                                                             \
  case Event::name:                                                                                        \
    detail::run<Table, model::handling_of<Table>(Event::name), std::remove_reference_t<Watcher>>(scene, watcher); \
    break;
      SYNFIN_EVENTS(SYNFIN_CASE)
#undef SYNFIN_CASE
    }
    return outcome;
  }

  /// May the event happen now? Calls and segments always may; a timeout when it is due, TRANSMIT when it would send.
  constexpr bool is_due(Event event, std::uint32_t now, const Config& config) const {
    Call call{};
    call.now = now;
    Tcb tcb = tcb_;
    Outcome outcome{};
    const Segment none{};
    const detail::Scene scene{tcb, none, call, config, outcome};
    bool due = false;
    boost::hana::unpack(Table::handlings, [&]<class... H>(const H&... handling) {
      ((due = handling.event == event ? detail::value_of(scene, typename H::enabled{}) : due), ...);
    });
    return due;
  }

  /// The first timeout that is due, or TRANSMIT; nothing if the machine can wait.
  constexpr std::optional<Event> due(std::uint32_t now, const Config& config) const {
    for (std::size_t e = 0; e < model::event_count; ++e) {
      const Event event{static_cast<std::uint8_t>(e)};
      if (waits_for_host(event) && is_due(event, now, config)) return event;
    }
    return std::nullopt;
  }

  /// When the host must call again: the earliest deadline that is armed, `now` if something is due, or never.
  constexpr std::optional<std::uint32_t> next_deadline(std::uint32_t now, const Config& config) const {
    if (due(now, config)) return now;
    std::optional<std::uint32_t> earliest;
    const auto consider = [&](bool armed, std::uint32_t deadline) {
      if (armed && (!earliest || model::Words::before(deadline, *earliest))) earliest = deadline;
    };
#define SYNFIN_CONSIDER(sort, name, meaning) consider(tcb_.armed.name, tcb_.deadline.name);
    SYNFIN_ARMED(SYNFIN_CONSIDER)
#undef SYNFIN_CONSIDER
    return earliest;
  }

  /// True for the events that the machine itself makes due: timeouts and TRANSMIT.
  static constexpr bool waits_for_host(Event event) {
    bool waits = false;
    boost::hana::unpack(Table::handlings, [&]<class... H>(const H&... handling) {
      ((waits = handling.event == event ? !std::is_same_v<typename H::enabled, model::Literal<model::Sort::flag, 1>> : waits),
       ...);
    });
    return waits;
  }

 private:
  Tcb tcb_{};
};
static_assert(sizeof(Machine<>) <= 128, "a connection takes at most 128 bytes");

}  // namespace synfin::runtime
