// Statechart lets a reaction act first and say then where it goes. That is what the steps written by hand do.
#include "by_statechart.hpp"

#include <boost/mpl/list.hpp>
#include <boost/statechart/custom_reaction.hpp>
#include <boost/statechart/event.hpp>
#include <boost/statechart/simple_state.hpp>
#include <boost/statechart/state_machine.hpp>
#include <utility>

#include "peers.hpp"

namespace synfin::bench {

namespace {

using namespace peers;
namespace sc = boost::statechart;

template <Event E>
struct Happens : sc::event<Happens<E>> {
  explicit Happens(const Brought& what) : brought(what) {}
  const Brought& brought;
};
/// Leads from Outside to the state that a TCB names: where a recording starts.
struct Begins : sc::event<Begins> {};

struct Outside;

}  // namespace

struct StatechartConnection::Machine : sc::state_machine<Machine, Outside> {
  explicit Machine(const runtime::Tcb& from) : tcb(from) {}
  runtime::Tcb tcb;
};

namespace {

using Machine = StatechartConnection::Machine;
using States = std::make_index_sequence<model::state_count>;

template <std::size_t... E>
boost::mpl::list<sc::custom_reaction<Happens<static_cast<Event>(E)>>...> all_events(
    std::index_sequence<E...>);

template <State S>
struct In : sc::simple_state<In<S>, Machine> {
  using reactions = decltype(all_events(std::make_index_sequence<model::event_count>{}));

  template <Event E>
  sc::result react(const Happens<E>& event) {
    runtime::Tcb& tcb = this->outermost_context().tcb;
    step<S, E>(tcb, event.brought);
    return go<E>(tcb.tcb.state, States{});
  }

 private:
  template <Event E, std::size_t... T>
  sc::result go(State now, std::index_sequence<T...>) {
    if (now == S) return this->discard_event();
    using Transit = sc::result (*)(In&);
    Transit transit = nullptr;
    static_cast<void>(
        ((static_cast<State>(T) == now && (transit = way<E, static_cast<State>(T)>(), true)) || ...));
    return transit(*this);
  }
  template <Event E, State T>
  static constexpr auto way() -> sc::result (*)(In&) {
    if constexpr (T != S && may_end(S, E, T))
      return [](In& from) { return from.template transit<In<T>>(); };
    else
      return nullptr;
  }
};

struct Outside : sc::simple_state<Outside, Machine> {
  using reactions = sc::custom_reaction<Begins>;
  sc::result react(const Begins&) { return go(outermost_context().tcb.tcb.state, States{}); }

 private:
  template <std::size_t... T>
  sc::result go(State now, std::index_sequence<T...>) {
    using Transit = sc::result (*)(Outside&);
    constexpr Transit ways[] = {
        [](Outside& from) { return from.template transit<In<static_cast<State>(T)>>(); }...};
    return ways[now](*this);
  }
};

template <Event E>
void happen(Machine& machine, const Brought& brought) {
  machine.process_event(Happens<E>{brought});
}

template <std::size_t... S>
State state_of(const Machine& machine, std::index_sequence<S...>) {
  State found{};
  static_cast<void>(((machine.state_cast<const In<static_cast<State>(S)>*>() != nullptr &&
                      (found = static_cast<State>(S), true)) ||
                     ...));
  return found;
}

}  // namespace

StatechartConnection::StatechartConnection(const runtime::Tcb& tcb)
    : machine(std::make_unique<Machine>(tcb)) {
  machine->initiate();
  machine->process_event(Begins{});
}
StatechartConnection::StatechartConnection(StatechartConnection&&) noexcept = default;
StatechartConnection& StatechartConnection::operator=(StatechartConnection&&) noexcept = default;
StatechartConnection::~StatechartConnection() = default;
const runtime::Tcb& StatechartConnection::tcb() const { return machine->tcb; }
State StatechartConnection::state() const { return state_of(*machine, States{}); }

Outcome handle_by_statechart(StatechartConnection& connection, Event event, const Call& call,
                             const Config& config, const Segment& segment) {
  Outcome to{};
  const Brought brought{call, config, segment, to};
  switch (event) {
#define SYNFIN_CASE(name, ...)                         \
  case Event::name:                                    \
    happen<Event::name>(*connection.machine, brought); \
    break;
    SYNFIN_EVENTS(SYNFIN_CASE)
#undef SYNFIN_CASE
  }
  return to;
}

std::size_t size_by_statechart() { return sizeof(Machine) + sizeof(In<model::ESTABLISHED>); }

}  // namespace synfin::bench
