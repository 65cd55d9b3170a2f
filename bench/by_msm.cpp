// MSM asks guards before it acts, and takes the table's target for granted; the steps written by hand find
// out the target on their way. So the guard of an event's internal transition takes the step and says whether
// the state has stayed, and the guards behind it only compare: no step is taken twice, and MSM has one pass
// to do.
#include "by_msm.hpp"

#include <boost/mpl/push_back.hpp>
#include <boost/mpl/vector.hpp>
#include <boost/msm/back/state_machine.hpp>
#include <boost/msm/front/functor_row.hpp>
#include <boost/msm/front/state_machine_def.hpp>
#include <type_traits>
#include <utility>

#include "peers.hpp"

namespace synfin::bench {

namespace {

using namespace peers;
namespace front = boost::msm::front;

template <Event E>
struct Happens : Brought {};
/// Leads from Outside to the state that a TCB names: where a recording starts.
struct Begins {};

struct Outside : front::state<> {};
template <State S>
struct In : front::state<> {
  static constexpr State state = S;
};

template <State S, Event E>
struct Stays {
  template <class Machine, class Source, class Target>
  bool operator()(const Happens<E>& event, Machine& machine, Source&, Target&) const {
    step<S, E>(machine.tcb, event);
    return machine.tcb.tcb.state == S;
  }
};
template <State T>
struct Goes {
  template <class Any, class Machine, class Source, class Target>
  bool operator()(const Any&, Machine& machine, Source&, Target&) const {
    return machine.tcb.tcb.state == T;
  }
};

template <class... Rows>
struct List {
  template <class... More>
  friend List<Rows..., More...> operator+(List, List<More...>) {
    return {};
  }
};
/// mpl::vector<...> has at most fifty places, which the list does not.
template <class Vector, class... Rows>
struct AsVector {
  using type = Vector;
};
template <class Vector, class First, class... Rows>
struct AsVector<Vector, First, Rows...>
    : AsVector<typename boost::mpl::push_back<Vector, First>::type, Rows...> {};
template <class... Rows>
typename AsVector<boost::mpl::vector0<>, Rows...>::type as_vector(List<Rows...>);

template <State S, Event E, State T>
auto way() {
  if constexpr (T != S && may_end(S, E, T))
    return List<front::Row<In<S>, Happens<E>, In<T>, front::none, Goes<T>>>{};
  else
    return List<>{};
}
// What stands last is asked first.
template <State S, Event E, std::size_t... T>
auto reactions(std::index_sequence<T...>) {
  if constexpr (may_fire(S, E))
    return (List<>{} + ... + way<S, E, static_cast<State>(T)>()) +
           List<front::Row<In<S>, Happens<E>, front::none, front::none, Stays<S, E>>>{};
  else
    return List<>{};
}
using States = std::make_index_sequence<model::state_count>;
template <State S, std::size_t... E>
auto reactions_in(std::index_sequence<E...>) {
  return (List<>{} + ... + reactions<S, static_cast<Event>(E)>(States{}));
}
template <std::size_t... S>
auto all_rows(std::index_sequence<S...>) {
  return (List<front::Row<Outside, Begins, In<static_cast<State>(S)>, front::none,
                          Goes<static_cast<State>(S)>>...>{} +
          ... + reactions_in<static_cast<State>(S)>(std::make_index_sequence<model::event_count>{}));
}

struct Definition : front::state_machine_def<Definition> {
  using initial_state = Outside;
  using no_exception_thrown = int;
  using no_message_queue = int;
  struct transition_table : decltype(as_vector(all_rows(States{}))) {};
  runtime::Tcb tcb;

  template <class Machine, class Any>
  void no_transition(const Any&, Machine&, int) {}
};

}  // namespace

struct MsmConnection::Machine : boost::msm::back::state_machine<Definition> {};

namespace {
template <Event E>
void happen(MsmConnection::Machine& machine, const Brought& brought) {
  machine.process_event(Happens<E>{brought});
}

/// MSM numbers the states in the order in which its table names them.
template <std::size_t... S>
State state_of(int id, std::index_sequence<S...>) {
  using Rows = MsmConnection::Machine::stt;
  State found{};
  static_cast<void>(((id == boost::msm::back::get_state_id<Rows, In<static_cast<State>(S)>>::value &&
                      (found = State(S), true)) ||
                     ...));
  return found;
}
}  // namespace

MsmConnection::MsmConnection(const runtime::Tcb& tcb) : machine(std::make_unique<Machine>()) {
  machine->tcb = tcb;
  machine->start();
  machine->process_event(Begins{});
}
MsmConnection::MsmConnection(MsmConnection&&) noexcept = default;
MsmConnection& MsmConnection::operator=(MsmConnection&&) noexcept = default;
MsmConnection::~MsmConnection() = default;
const runtime::Tcb& MsmConnection::tcb() const { return machine->tcb; }
State MsmConnection::state() const { return state_of(machine->current_state()[0], States{}); }

Outcome handle_by_msm(MsmConnection& connection, Event event, const Call& call, const Config& config,
                      const Segment& segment) {
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

std::size_t size_by_msm() { return sizeof(MsmConnection::Machine); }

}  // namespace synfin::bench
