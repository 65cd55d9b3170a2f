// A connection that goes its usual way needs no search.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "evidence/connection.hpp"
#include "form.hpp"
#include "possibilities/run.hpp"

namespace synfin::oracle {

/// Where a connection has come to.
struct WentOn {
  std::array<model::State, 2> states{};
  bool over = false;         ///< both are through with it
  runtime::RuleSet fired{};  ///< the rules that have fired
};

/// Each end takes what comes in the order of the capture, and what it sends is what its machine sends, in
/// time: such a run explains all, and nobody need look for another. Where anything is unlike that, nothing is
/// said: it is for the trial to search.
class Usual {
 public:
  explicit Usual(const World& world) : world_(world) {}

  const World& world() const { return world_; }
  /// The connection from its first segment on, all sent by its ends. `may_be_silent`: that a side's answer is
  /// missing proves nothing.
  std::optional<WentOn> follow(const Connection& connection, std::span<const Seen> segments,
                               const std::function<bool(std::size_t side)>& may_be_silent);

 private:
  /// What is owed.
  struct Demand {
    std::int64_t time;
    Segment segment;
    Segment answer;
  };
  struct Side {
    Run run{};
    std::optional<Segment> answer{};         ///< what it would answer to what has come last
    std::optional<std::uint32_t> offered{};  ///< the edge of the window that it has offered last
    std::optional<std::uint32_t> clock{};    ///< its latest timestamp
    std::vector<Demand> owed{};
  };

  bool sends(Side& side, const Moment& seen, const Segment* call);
  bool sends_as_called(Run& run, const Segment& seen) const;
  bool pays_in_time(Side& side, const Moment& seen);
  bool arrives(Side& side, Moment& seen, Side& from);

  World world_;
  Form form_;
  std::array<Side, 2> sides_;
  Runs tried_;
};

}  // namespace synfin::oracle
