// One way to explain what an end was seen to send.
#pragma once

#include <algorithm>
#include <array>
#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <vector>

#include "../../model/plain.hpp"
#include "../../runtime/deviants.hpp"
#include "../../runtime/table_machine.hpp"
#include "few.hpp"
#include "places.hpp"

namespace synfin::oracle {

using runtime::Call;
using runtime::Config;
using runtime::Fired;
using runtime::Outcome;
using runtime::Segment;
using runtime::Tcb;

/// A segment in the table's terms, and its moment.
struct Moment {
  Segment segment{};
  std::size_t stream = 0;  ///< the connection's number
  std::uint64_t frame = 0;
  std::int64_t time = 0;                          ///< of the capture, in ns
  std::optional<std::uint32_t> stamp{};           ///< TSval
  std::optional<std::uint32_t> echo{};            ///< TSecr, where it means something
  std::optional<std::uint16_t> identification{};  ///< IPv4's
  bool is_somebodys = false;                      ///< it seems to be another sender's
  bool knows_window = true;                       ///< the window that it offers can be read
  bool is_old = false;  ///< by its sender's clock it is older than what came before (RFC 7323 section 5.3)
  std::optional<std::uint32_t> offered{};  ///< the edge of the window that was offered for it last
};

model::State state_of(const Tcb& tcb);

/// What must be assumed beyond the table for a run to be so.
enum class Price : std::uint8_t {
  nothing,
  wire,     ///< that segments were lost or overtook one another between the end and the place of the capture
  capture,  ///< that the capture lacks something, or that somebody else uses the end's address
};

/// A state that a run has come to, by the segment in this frame.
struct Passage {
  model::State state;
  std::uint64_t frame;
};

/// The last of them.
class Course {
 public:
  void pass(model::State state, std::uint64_t frame) {
    if (count_ > 0 && last().state == state) return;
    all_[count_++ % all_.size()] = {state, static_cast<std::uint32_t>(frame)};
  }
  std::vector<Passage> all() const {
    std::vector<Passage> kept;
    for (std::size_t at = count_ - std::min<std::size_t>(count_, all_.size()); at < count_; ++at)
      kept.push_back({all_[at % all_.size()].state, all_[at % all_.size()].frame});
    return kept;
  }
  /// The last of them, up to this one.
  std::vector<Passage> up_to(model::State state) const {
    std::vector<Passage> kept = all();
    while (!kept.empty() && kept.back().state != state) kept.pop_back();
    return kept;
  }

 private:
  struct Short {
    model::State state{};
    std::uint32_t frame = 0;
  };
  const Short& last() const { return all_[(count_ - 1U) % all_.size()]; }

  std::array<Short, 4> all_{};
  std::uint32_t count_ = 0;
};

/// What is known of a run at any time: copied as it lies there.
struct RunFacts {
  Tcb tcb{};
  std::uint32_t now = 0;    ///< the end's clock, in ms; it counts from nowhere
  std::uint32_t acked = 0;  ///< what it has acknowledged last, if it has
  bool has_acked = false;
  std::uint32_t first = 0;              ///< the number of its SYN, if it has sent one
  std::optional<std::uint32_t> call{};  ///< the number of the SYN that it has answered with that
  std::uint32_t edge = 0;  ///< the furthest that its peer has allowed by the numbers that it has told last
  std::uint32_t edge_seq = 0;
  std::uint32_t edge_ack = 0;
  bool has_edge = false;
  std::uint32_t spoke = 0;  ///< the number behind all that it has sent, if it has
  bool has_spoken = false;
  bool has_opened = false;  ///< it was open at some time
  bool from_midst = false;  ///< it began in the midst of a connection: its first numbers are not known
  bool young = false;       ///< ... and not long ago: what was sent before may come yet
  bool takes_more = false;  ///< than the window that it has offered
  bool is_strict = false;   ///< it refuses what is empty and stands at the edge of that
  bool narrowed = false;  ///< what has taken back the window that its peer offered may not have been captured
  bool protects = false;  ///< its TIME-WAIT: no reset ends it (RFC 1337)
  bool is_asked = false;  ///< what it would answer, if something came
  bool may_have_closed = false;  ///< before the peer's FIN came
  bool others_cut = false;       ///< there were more explanations than are followed
  Price price = Price::nothing;
  Course course{};
  std::uint64_t frame = 0;    ///< of the segment that comes, or is to be explained
  runtime::RuleSet fired{};   ///< those that have fired
  std::uint32_t in_view = 0;  ///< arrivals before this place are waiting, have come or are lost

  void pay(Price more) {
    if (price < more) price = more;
  }
};
static_assert(std::is_trivially_copyable_v<RunFacts>);

/// A run of the machine: where it is after all that was seen so far.
struct Run : RunFacts {
  Places waiting{};           ///< arrivals that may be on their way still
  Few<std::uint32_t> held{};  ///< arrivals that came too early and are presented again (SHLD-31); by number
};

/// There is one, most of the time.
using Runs = boost::container::small_vector<Run, 1>;

/// An event of a run, as it happened.
struct Step {
  const Run& run;  ///< after it
  const Tcb& before;
  model::Event event;
  const Outcome& outcome;
  const Fired& fired;
  const Call& call;
  const Segment& segment;
};

/// A reference to whoever wants to be told of each event.
class Watch {
 public:
  Watch() = default;
  template <class F>
  explicit Watch(const F& who)
      : who_(&who), tell_([](const void* one, const Step& step) { (*static_cast<const F*>(one))(step); }) {}
  explicit operator bool() const { return who_ != nullptr; }
  void operator()(const Step& step) const { tell_(who_, step); }

 private:
  const void* who_ = nullptr;
  void (*tell_)(const void*, const Step&) = nullptr;
};

/// The rule that an answer is named by: the one that sends it, of a bare acknowledgment the one that owes it;
/// of silence the first that fired.
const model::PlainRule* rule_to_name(const model::PlainTable& table, const Fired& fired,
                                     const Outcome& outcome);

/// The configuration of a host that protects its TIME-WAIT.
Config protecting(Config config);

/// What all runs of an end have in common.
struct World {
  const runtime::TableMachine* machine;
  const model::PlainTable& table;  ///< the same, to be read
  Config config;
  const runtime::Deviants* deviants = nullptr;  ///< the same, with one rule that does otherwise
  std::size_t* to_name = nullptr;               ///< so many findings may be named by them
  bool all_is_seen = false;                     ///< nothing that the end sends is lost before it is captured
  Watch watch{};                                ///< is told of each event
  mutable std::uint64_t events = 0;             ///< so many have happened to its runs

  /// Lets an event happen to a run.
  Outcome happen(Run& run, model::Event event, std::uint32_t octets = 0, std::uint32_t isn = 0,
                 const Segment& segment = {}) const {
    Call call = runtime::ready_call(run.now, isn);
    call.octets = octets;
    Fired fired;
    ++events;
    if (!watch) return handle(run, event, call, segment, fired);
    const Tcb before = run.tcb;
    const Outcome outcome = handle(run, event, call, segment, fired);
    watch({run, before, event, outcome, fired, call, segment});
    return outcome;
  }
  bool is_due(const Run& run, model::Event event) const {
    return machine->is_due(run.tcb, event, runtime::call_at(run.now), config);
  }

 private:
  Outcome handle(Run& run, model::Event event, const Call& call, const Segment& segment, Fired& fired) const {
    const Outcome outcome = run.protects
                                ? machine->handle(run.tcb, event, call, protecting(config), segment, fired)
                                : machine->handle(run.tcb, event, call, config, segment, fired);
    run.has_opened = run.has_opened || outcome.told.open;
    run.fired |= fired.set();
    run.course.pass(state_of(run.tcb), run.frame);
    return outcome;
  }
};

/// A segment arrives, and the user takes what it brings. `isn`: it would begin with, if it has to.
Outcome present(const World& world, Run& run, const Segment& segment, std::uint32_t isn);

}  // namespace synfin::oracle
