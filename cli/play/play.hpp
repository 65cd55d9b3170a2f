// Two machines, the network between them and a clock: concrete events are played, and make a ladder.
#pragma once

#include <array>
#include <memory>

#include "../../model/config.hpp"
#include "../ladder/ladder.hpp"
#include "../machines/any_machine.hpp"

namespace synfin::cli {

/// The ISN that each host's generator gives first where nothing else is said: the RFC's figures have these.
inline constexpr std::array<std::uint32_t, 2> first_isn{100, 300};
/// How far the next one lies ahead of the last.
inline constexpr std::uint32_t isn_step = 100'000;

/// Where a run begins.
struct Start {
  std::array<Tcb, 2> tcb{};
  std::array<Config, 2> config{model::default_config, model::default_config};
  /// The second peer may be missing: then one endpoint faces any segment whatever.
  bool alone = false;
  std::uint32_t clock = 0;  ///< what the hosts' clocks show
};

/// One event of a trace that somebody else computed: all that the machine is given.
struct Happening {
  std::size_t peer = 0;
  Event event = Event::STATUS;
  Call call{};        ///< `now` included
  Segment segment{};  ///< for SEGMENT ARRIVES
};

/// A segment that was sent in this run.
struct Sent {
  std::size_t from = 0;
  Segment segment;
  std::uint64_t ms = 0;
  std::size_t step = 0;  ///< the ladder's step that sent it
  std::size_t deliveries = 0;
  bool lost = false;
};

/// Is it a timeout? It happens when its deadline comes, and not when somebody wants it.
bool is_timeout(Event event);

class Play {
 public:
  /// Throws std::invalid_argument where there is no such table.
  explicit Play(std::string_view table, const Start& start = {});

  const Tcb& tcb(std::size_t peer) const { return machines_[peer]->tcb(); }
  State state(std::size_t peer) const { return tcb(peer).tcb.state; }
  const std::vector<Sent>& sent() const { return sent_; }
  std::uint64_t ms() const { return ms_; }
  std::uint32_t now() const { return now_; }
  const Ladder& ladder() const { return ladder_; }
  Ladder& ladder() { return ladder_; }
  Config& config(std::size_t peer) { return config_[peer]; }

  // ---- for replays: every event is given
  // --------------------------------------------------------------------

  /// Lets an event happen exactly as given. A segment that arrives is taken for the one of that content which
  /// the other peer has sent (one still under way first), or else for an old one from the network's past. The
  /// clock follows `call.now`.
  const Outcome& happen(const Happening& happening, Origin otherwise = Origin::old);

  /// The peer sends so many octets and the other takes them, `call.octets` at a time, at `call.now`: really,
  /// but as one step of the ladder. Throws std::runtime_error where a round does not go through.
  void transfer(std::size_t peer, std::uint32_t octets, const Call& call);

  // ---- for scenarios: the host's part is done here
  // ----------------------------------------------------------

  /// The initial sequence numbers that a host's generator gives next; when they are used up, it makes some.
  std::vector<std::uint32_t>& fresh(std::size_t peer) { return fresh_[peer]; }
  /// A call of the user. The clock and a fresh ISN are filled in; more segments follow where more can be
  /// sent.
  const Outcome& call(std::size_t peer, Event event, Call call = runtime::ready_call());
  /// The segment of that number arrives at the other peer (again, where it has before).
  const Outcome& deliver(std::size_t number);
  /// A segment arrives that the other peer did not send.
  const Outcome& inject(std::size_t peer, const Segment& segment, Origin origin);
  void lose(std::size_t number);
  /// All that is sent from now on is lost.
  void set_network(bool up) { network_is_up_ = up; }
  bool network_is_up() const { return network_is_up_; }
  /// The peer forgets everything, as a crash makes it.
  void reboot(std::size_t peer);
  /// When the next timeout falls due, in ms from now.
  std::optional<std::uint64_t> next_timeout() const;
  /// Time passes, and what falls due on the way happens. Throws std::runtime_error where that never ends.
  void pass(std::uint64_t ms);
  /// Time passes until the next timeout, which happens. Returns the peer and the event. Of several that fall
  /// due in the same millisecond A's come before B's, and one host's in the order of model::Event.
  std::optional<std::pair<std::size_t, Event>> pass_to_timeout();
  /// What the user of a peer has been told since `forget_told`; numbers are added up.
  const Told& told(std::size_t peer) const { return told_[peer]; }
  void forget_told(std::size_t peer) { told_[peer] = {}; }

 private:
  const Outcome& step(std::size_t peer, Event event, Call call, const std::optional<Arrival>& arrival);
  void send_more(std::size_t peer);
  void move_clock(std::uint64_t ms);
  void follow_clock(std::uint32_t now);
  Call host_call(std::size_t peer, Call call);
  std::string state_name(std::size_t peer) const;

  std::string table_;
  std::array<std::unique_ptr<AnyMachine>, 2> machines_;
  std::array<Config, 2> config_;
  std::array<std::vector<std::uint32_t>, 2> fresh_;
  std::array<Told, 2> told_{};
  bool alone_;
  bool network_is_up_ = true;
  bool clock_is_set_ = false;
  std::uint32_t now_;
  std::uint64_t ms_ = 0;
  std::vector<Sent> sent_;
  Ladder ladder_;
  Outcome last_;
};

}  // namespace synfin::cli
