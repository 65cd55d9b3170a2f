// A small world: two hosts, their users, the wire between them, and the place where all is recorded.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <vector>

#include "../../runtime/table_machine.hpp"
#include "recorded.hpp"
#include "twin.hpp"
#include "witness.hpp"

namespace synfin::cli {

struct Wire {
  double loss = 0;
  double twice = 0;
  std::uint32_t shortest_delay = 0;  ///< ms, of each half of the way
  std::uint32_t longest_delay = 20;
  double tap = 0.5;  ///< where it is recorded: 0: at host 0; 1: at host 1
};

/// What a world is like, but for chance.
struct Habits {
  Wire wire;
  std::array<runtime::Config, 2> config{model::default_config, model::default_config};  ///< of each host
  bool holds = false;  ///< hosts hold what comes early (SHLD-31)
  enum class Opening : std::uint8_t { first, second, both, nobody_listens } opening = Opening::first;
  std::uint32_t silent_from = 0;             ///< ms: from then on host 1 is gone; 0: never
  unsigned strange = 0;                      ///< so many segments of a stranger's reach host 0
  std::optional<model::State> strange_in{};  ///< ... only in this state
  bool odd_calls = false;         ///< host 0's user calls what makes no sense, too, and what is refused
  bool reopens = false;           ///< who is through calls again while the other waits in TIME-WAIT
  std::uint32_t slowness = 60;    ///< ms between a user's calls, at most
  std::uint32_t lasts = 120'000;  ///< ms
  std::size_t most_segments = 100'000;
};

/// What befalls host 0 at a time: a call, an arrival, or nothing but that time has passed (TRANSMIT).
struct Deed {
  std::uint32_t at;  ///< ms
  model::Event event;
  runtime::Call call = runtime::ready_call();
  runtime::Segment segment{};
};
using Schedule = std::vector<Deed>;

/// An event at host 0.
struct Happened {
  const runtime::Tcb& before;
  model::Event event;
  const runtime::Call& call;
  const runtime::Segment& segment;
};

class World {
 public:
  World(std::uint32_t seed, const Habits& habits, std::array<const runtime::TableMachine*, 2> machines);

  /// Beside host 0 runs a twin of it (see Twin).
  void accompany(Twin& twin) { twin_ = &twin; }
  /// Looks at host 0.
  void look_on(Witness& witness) { witness_ = &witness; }
  /// Is told of each event at host 0 before it happens.
  void watch(std::function<void(const Happened&)> watcher) { watcher_ = std::move(watcher); }

  /// Runs it to its end; what was recorded, in order.
  std::vector<Recorded> play();
  /// The same by a schedule, after which host 1 is nobody, and no user calls by chance.
  std::vector<Recorded> play(const Schedule& schedule);
  void perform(const Deed& deed);
  /// Host 0 so far, its time, and what it waits for next.
  const runtime::Tcb& tcb() const { return hosts_[0].tcb; }
  std::uint32_t now() const { return now_; }
  std::optional<std::uint32_t> next_deadline() const {
    return hosts_[0].machine->next_deadline(hosts_[0].tcb, runtime::call_at(now_), habits_.config[0]);
  }

 private:
  struct Host {
    const runtime::TableMachine* machine;
    runtime::Tcb tcb{};
    std::uint32_t base = 0;
    std::uint32_t opened = 0;
    std::vector<runtime::Segment> held;
    std::uint32_t next_call = 1;
    int calls_left = 12;
  };
  struct Flying {
    std::uint32_t arrives;
    std::size_t to;
    runtime::Segment segment;
    bool seen;  ///< it has passed the place of the record
  };

  double uniform() { return std::uniform_real_distribution<>(0, 1)(random_); }
  bool chance(double p) { return uniform() < p; }
  std::uint32_t number() { return static_cast<std::uint32_t>(random_()); }
  std::uint32_t below(std::uint32_t limit) { return limit == 0 ? 0 : number() % limit; }
  std::uint32_t delay() {
    return habits_.wire.shortest_delay + below(1 + habits_.wire.longest_delay - habits_.wire.shortest_delay);
  }
  model::State state(std::size_t who) const { return hosts_[who].tcb.tcb.state; }

  bool is_full() const { return record_.size() >= habits_.most_segments; }
  void open();
  void step();
  std::vector<Recorded> in_order();
  void handle(std::size_t who, model::Event event, runtime::Call call = runtime::ready_call(),
              const runtime::Segment& segment = {});
  void happen(std::size_t who, model::Event event, const runtime::Call& call,
              const runtime::Segment& segment);
  void call(std::size_t who, model::Event event, std::uint32_t octets = 0);
  void call(std::size_t who, model::Event event, const runtime::Call& call);
  void use(std::size_t who);
  void use_oddly();
  bool reopen(std::size_t who);
  void meet_stranger();
  void send(std::size_t who, const runtime::Segment& segment);
  void record(std::size_t who, const runtime::Segment& segment, std::uint32_t when);
  void arrive(std::size_t who, const runtime::Segment& segment);
  std::uint32_t next_moment() const;

  std::mt19937 random_;
  Habits habits_;
  std::array<Host, 2> hosts_;
  std::vector<Flying> flying_;
  std::vector<Recorded> record_;
  std::uint32_t now_ = 1000;
  Twin* twin_ = nullptr;
  Witness* witness_ = nullptr;
  std::function<void(const Happened&)> watcher_;
};

}  // namespace synfin::cli
