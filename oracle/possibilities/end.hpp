// What one end of a connection can have been doing: the runs of the table's machine that explain all that it
// was seen to send.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "bounds.hpp"
#include "freedoms.hpp"
#include "run.hpp"

namespace synfin::oracle {

/// What the machine would have sent, or done, at the moment that nothing explains.
struct Closest {
  model::State state{};
  const model::PlainRule* rule = nullptr;    ///< that sends it, or refuses to
  std::optional<Segment> sent;               ///< nothing: it would have been silent
  std::vector<Passage> course{};             ///< the last states that it has come to
  std::uint64_t cause = 0;                   ///< the frame that it would have answered, or 0
  bool is_near = false;                      ///< it differs from what was seen in one thing
  bool doubtful = false;                     ///< it rests on what the capture may lack
  const model::PlainRule* broken = nullptr;  ///< that is broken, as far as is known
};

/// Where the capture was made.
enum class Vantage : std::uint8_t {
  elsewhere,  ///< what was seen may be lost before it comes, and what is sent before it is seen
  beside,     ///< beside this end: what was seen on its way has come, in this order, and all that it sends is
              ///< seen
};

/// What this end owes, and was not seen to send, or not in time.
struct Debt {
  std::uint32_t arrival = 0;  ///< that it should answer, by its place
  Moment demand;
  Segment answer{};
  Fired fired{};         ///< the rules that make it owe that
  model::State state{};  ///< in which the demand finds it
  Course course{};
  Excuse excuse = Excuse::none;
  std::optional<std::int64_t> known{};  ///< when it was seen to know of the arrival
  bool is_passed_over = false;          ///< something was sent since, and it was no answer
};

/// Forgets the oldest: so many stay.
template <class All>
std::size_t forget_oldest(All& all, std::size_t kept) {
  const std::size_t count = all.size() - kept;
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count));
  return count;
}

class End {
 public:
  End(const World& world, Vantage vantage) : world_(world), vantage_(vantage), runs_(1) {
    world_.all_is_seen = vantage == Vantage::beside;
  }

  /// Another connection between the same ends was open when this one began: who has not spoken in this one
  /// may answer in that one.
  void follows_another() { follows_another_ = true; }

  /// Something has come to it that is not heard, or was not captured: the capture is as one made elsewhere.
  void misses() {
    vantage_ = Vantage::elsewhere;
    world_.all_is_seen = false;
  }

  /// A segment is on its way to this end.
  void expect(const Moment& arrival);

  enum class Judged : std::uint8_t {
    explained,
    unexplained,
    elsewhere,  ///< it belongs to another connection, or more is missing than can be counted
    unknown,    ///< there may be an explanation beyond the bounds of the search
  };
  /// This end was seen to send.
  Judged sends(const Moment& seen);

  /// Where the capture was made, as it turns out.
  Vantage vantage() const { return vantage_; }
  /// What has not been answered, in the order of arrival.
  const std::vector<Debt>& debts() const { return debts_; }
  /// What the machine would have answered.
  Closest answer_to(const Debt& debt) const;
  /// What was answered, but late.
  struct Late {
    Debt debt;
    std::int64_t pause;    ///< ns
    std::size_t repeated;  ///< so often the demand was repeated meanwhile
  };
  const std::vector<Late>& late() const { return late_; }

  /// When it was heard of last.
  std::int64_t last_time() const { return last_time_; }
  /// Is it through with the connection, if all has come that was on its way?
  bool is_over() const { return oracle::is_over(run()) || oracle::is_over(eager_); }
  /// Can it be explained, and the capture be whole?
  bool can_explain(const Moment& seen) const;

  /// What the cheapest explanation of what it has sent last assumes.
  Price price() const { return runs_.front().price; }
  /// The cheapest explanation.
  const Run& run() const { return runs_.front(); }
  /// What the machine would have done instead of what was not explained last.
  const Closest& closest() const { return closest_; }
  /// What it would have sent instead of this.
  Closest closest_to(const Moment& seen);
  /// The same of what was seen last and explained by what the capture lacks.
  Closest closest_without_inventions();
  /// The end of the widest window that its peer was seen to offer.
  std::optional<std::uint32_t> edge() const { return edge_; }
  bool has_history() const { return !history_.empty(); }
  /// What is remembered takes so many octets.
  std::size_t remembered() const {
    return history_.capacity() * sizeof(Before) + arrivals_.capacity() * sizeof(Moment);
  }
  /// What was sent is not searched for a place of what comes late any more, and what has come will not come
  /// again.
  void forget();
  /// All that is on its way arrives, and the end takes all that it can.
  Run in_the_end() const { return after_all(true); }

 private:
  /// A segment that was seen, and all before it.
  struct Before {
    Moment seen;
    Runs runs;
    std::uint32_t up_to;  ///< so many arrivals had been seen by then
  };

  /// What an explanation may make use of.
  enum class Means : std::uint8_t {
    arrivals,    ///< what was seen on its way
    deaths,      ///< ... and that a connection ended without a word
    inventions,  ///< ... and what the capture may lack
  };

  const Moment& arrival_of(std::uint32_t place) const { return arrivals_[place - forgotten_]; }
  const Segment& arrival(std::uint32_t place) const { return arrival_of(place).segment; }
  std::uint32_t places() const { return forgotten_ + static_cast<std::uint32_t>(arrivals_.size()); }
  void look(Run& run, std::uint32_t up_to) const;
  struct Come {
    std::optional<std::uint32_t> all_up_to, this_one;
  };
  Come has_certainly_come(const Run& run, const Moment& moment) const;
  Run after_all(bool takes_all) const;
  bool is_owed_in_all(Debt& debt) const;
  Outcome deliver(Run& run, std::uint32_t place, const Segment& seen, bool takes_all = true,
                  Runs* unheld = nullptr) const;
  Outcome present(Run& run, const Segment& segment, const Segment& seen) const;
  template <class Order>
  bool along(Run run, const Order& order, const Moment& seen, Runs& explained) const;
  bool is_in_order(const Run& run) const;
  std::vector<std::uint32_t> in_order(const Run& run) const;
  void by_arrivals(const Run& run, const Moment& seen, Runs& explained) const;
  bool is_plausible(const Segment& invented, const Segment& seen) const;
  void by_inventions(const Run& run, const Moment& seen, Runs& explained) const;
  Run before_the_call(const Run& run, const Segment& seen) const;
  bool may_refuse(const Run& run) const;
  Runs explain(const Runs& from, const Moment& seen, std::uint32_t up_to, Means means) const;
  bool is_doubled(const Moment& seen) const;
  bool overtaken(const Moment& seen, Means means);
  void remember(const Moment& seen, Runs next);
  Closest find_closest(const Before& moment);
  const model::PlainRule* broken_rule(const Moment& seen);
  std::vector<model::Deviation> deviations(const Before& then, const Segment& seen);
  bool explains_since(std::size_t at, const Before& last) const;
  bool goes_on(const Moment& seen);
  std::optional<std::uint32_t> echoed(const Moment& seen, std::uint32_t up_to) const;
  bool is_elsewhere(const Moment& seen) const;
  bool echoes_unseen(const Moment& seen) const;
  void await_again(Run& run) const;
  void catch_up(const Segment& seen);
  void note_refusals(const Moment& seen);
  bool settle(const Moment& seen);
  bool is_spent() const { return world_.events > allowed_; }
  bool is_exhausted() const { return is_spent() && world_.events > least_; }

  World world_;
  Vantage vantage_;
  std::vector<Moment> arrivals_;
  std::uint32_t forgotten_ = 0;       ///< so many arrivals are no longer there
  std::uint32_t in_order_since_ = 0;  ///< from this place on they stand in the peer's order
  Runs runs_;
  std::int64_t last_time_ = 0;
  bool begun_ = false;
  bool follows_another_ = false;
  std::optional<std::int64_t> repeated_{};  ///< when it has sent an acknowledgment last that told nothing new
  std::int64_t since_ = 0;                  ///< it began to be seen, or began anew
  std::vector<Before> history_;
  bool trimmed_ = false;                 ///< something of the history is forgotten
  bool is_of_old_ = false;               ///< what it has sent last may have its place there
  std::uint64_t allowed_ = most_events;  ///< so many events may have happened to its runs by now
  std::uint64_t least_ = 0;              ///< ... or so many, for what it has sent last
  bool bound_ = false;                   ///< a bound has cut the search for what it has sent last
  Closest closest_;
  std::size_t named_ = 0;                ///< so often it was looked for what is broken
  std::vector<std::uint8_t> suspected_;  ///< by rule, once for each finding that it would explain
  std::optional<std::uint32_t> edge_;
  std::optional<std::uint32_t> offered_;  ///< the edge of the window that this end has offered last
  std::optional<std::uint32_t> clock_;    ///< the highest timestamp that was on its way here
  bool refuses_ = false;                  ///< it has no room for what has come, by its own word
  std::optional<std::int64_t> asked_{};   ///< when an answer was owed last that tells nothing new
  bool is_behind_ = false;                ///< the eager run is not what it should be: a bound was reached
  Run eager_;                             ///< the cheapest run, if all has come that was seen on its way
  bool is_only_one_ = true;               ///< the eager run is the one run, and what waits there has come
  bool newest_counts_ = false;            ///< what came to the eager run last has moved what it acknowledges
  std::optional<Segment> answer_;         ///< what it would have answered to that
  Runs tried_;                            ///< room to try in
  std::vector<Debt> debts_;
  std::vector<Late> late_;
};

}  // namespace synfin::oracle
