// What a rule sees and changes during one event, and the meaning of its terms there: guards, values, effects.
#pragma once

#include <boost/hana/accessors.hpp>
#include <boost/hana/at.hpp>
#include <boost/hana/second.hpp>
#include <cstdint>
#include <type_traits>

#include "../model/algebra.hpp"
#include "../model/fields.hpp"
#include "../model/words.hpp"

// Guards and effects are many and small, and code as short as by hand needs them all in line. A build for the
// sanitizers wants short compile times instead.
#if defined(__SANITIZE_ADDRESS__)
#define SYNFIN_INLINE [[]]
#define SYNFIN_FLAT [[gnu::noinline]]
#else
#define SYNFIN_INLINE [[gnu::always_inline]]
#define SYNFIN_FLAT [[gnu::flatten, gnu::noinline]]
#endif

namespace synfin::runtime {

using Tcb = model::TcbOf<model::Words>;
using Segment = model::SegmentOf<model::Words>;
using Call = model::CallOf<model::Words>;
using Told = model::ToldOf<model::Words>;
using Config = model::ConfigOf<model::Words>;

/// A call of which the host says nothing but the time.
constexpr Call call_at(std::uint32_t now) {
  Call call{};
  call.now = now;
  return call;
}

/// What one event leads to: at most one segment (`out`, if `told.sent`), and what the user is told.
struct Outcome {
  Told told;
  Segment out;
  constexpr bool operator==(const Outcome&) const = default;
};

/// A call of a host that lacks nothing: it knows the time, has an ISN, and says whom it calls.
constexpr Call ready_call(std::uint32_t now = 0, std::uint32_t isn = 0) {
  Call call = call_at(now);
  call.isn = isn;
  call.has_isn = call.remote = true;
  return call;
}

namespace detail {

/// All that a rule can read or write during one event.
struct Scene {
  Tcb& tcb;
  const Segment& seg;
  const Call& call;
  const Config& cfg;
  Outcome& outcome;
};
/// What can be read between events: whether a timeout is due.
struct Glance {
  const Tcb& tcb;
  const Call& call;
  const Config& cfg;
};

template <model::Group G, class S>
SYNFIN_INLINE constexpr auto& group_of(const S& scene) {
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

/// The accessor of a Hana struct's member, found once for each field.
template <class Struct, unsigned I>
inline constexpr auto accessor = boost::hana::second(boost::hana::at_c<I>(boost::hana::accessors<Struct>()));

template <class Scene, unsigned G, unsigned I, model::Sort S>
SYNFIN_INLINE constexpr auto& member(const Scene& scene, model::Field<G, I, S>) {
  auto& group = group_of<static_cast<model::Group>(G)>(scene);
  return accessor<std::remove_cvref_t<decltype(group)>, I>(group);
}

// One named type reads for all terms, so that a subterm that several rules share is compiled once.
template <class Scene>
struct Reader {
  const Scene& scene;
  template <unsigned G, unsigned I, model::Sort S>
  SYNFIN_INLINE constexpr auto operator()(model::Field<G, I, S> field) const {
    return member(scene, field);
  }
};

template <class Scene, model::Term T>
SYNFIN_INLINE constexpr auto value_of(const Scene& scene, T term) {
  return model::evaluate(model::Words{}, Reader<Scene>{scene}, term);
}

/// Does a flag hold? The same as `value_of`, but like C's && and || it looks no further than it must.
template <class Scene, model::Term T>
SYNFIN_INLINE constexpr bool holds(const Scene& scene, T term) {
  return value_of(scene, term);
}
template <class Scene, class A, class B>
SYNFIN_INLINE constexpr bool holds(const Scene& scene,
                                   model::Apply<model::Op::conjunction, model::Sort::flag, A, B>) {
  return holds(scene, A{}) && holds(scene, B{});
}
template <class Scene, class A, class B>
SYNFIN_INLINE constexpr bool holds(const Scene& scene,
                                   model::Apply<model::Op::disjunction, model::Sort::flag, A, B>) {
  return holds(scene, A{}) || holds(scene, B{});
}
template <class Scene, class A>
SYNFIN_INLINE constexpr bool holds(const Scene& scene,
                                   model::Apply<model::Op::negation, model::Sort::flag, A>) {
  return !holds(scene, A{});
}
template <class Scene, class C, class A, class B>
SYNFIN_INLINE constexpr bool holds(const Scene& scene,
                                   model::Apply<model::Op::choice, model::Sort::flag, C, A, B>) {
  return holds(scene, C{}) ? holds(scene, A{}) : holds(scene, B{});
}

/// Effects happen at once: every value is read before the first field is written.
template <class... Target, class... Value>
SYNFIN_INLINE constexpr void apply(const Scene& scene, model::Effects<model::Assign<Target, Value>...>) {
  [&scene](auto... value) { ((member(scene, Target{}) = value), ...); }(value_of(scene, Value{})...);
}
SYNFIN_INLINE constexpr void apply(const Scene&, model::Effects<>) {}

}  // namespace detail

}  // namespace synfin::runtime
