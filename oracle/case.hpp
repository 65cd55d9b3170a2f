// A connection, what of it waits to be heard, and its trial.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evidence/clocks.hpp"
#include "evidence/connection.hpp"
#include "evidence/lacks.hpp"
#include "evidence/senders.hpp"
#include "evidence/texts.hpp"
#include "judge.hpp"
#include "judgement.hpp"
#include "possibilities/freedoms.hpp"
#include "trial.hpp"
#include "usual.hpp"

namespace synfin::oracle {

/// By side: a host beside which the capture was made has one TCB for all connections between its sockets and
/// their peer's, and so is one end in all of them.
using Hosts = std::array<std::shared_ptr<End>, 2>;

class Case {
 public:
  using Said = std::function<void(std::size_t side, const Finding&)>;

  /// `hosts`: as the connections before have left them.
  Case(const Connection& connection, const Options& options, Hosts& hosts, Usual& usual, Said said)
      : connection_(connection), options_(options), hosts_(hosts), usual_(usual), said_(std::move(said)) {}

  const Connection& connection() const { return connection_; }

  /// One more segment was captured, which goes on where the connection is, or not; the same with its numbers.
  const Seen& add(const Seen& captured, bool goes_on);
  /// A SYN that opens another connection between the same ends, or what answers it.
  void hear_of_another(const Seen& seen);
  /// Another connection between the same ends is open when this one begins.
  void follows_another() { follows_another_ = true; }
  /// Its segments may be another's, with which it is open at once.
  void is_entangled() {
    is_entangled_ = true;
    if (trial_) trial_->is_entangled();
  }
  /// The host beside which the capture was made turns to another connection.
  void rest();
  /// Hears what waits until only so many do.
  void hear(std::size_t left);
  std::size_t unheard() const { return waiting_.size() - looked_; }
  std::int64_t last_time() const { return last_time_; }
  /// Are both ends through with it, as far as was heard?
  bool is_over() const { return went_on_ ? went_on_->over : trial_ && trial_->is_over(); }

  /// What was heard takes so many octets, as far as this case knows, and may be forgotten.
  std::size_t remembered() const { return remembered_; }
  void forget() {
    if (trial_) trial_->forget();
    recount();
  }

  /// Hears all, and judges. `why`: it is not followed to its end, and why not.
  Judgement close(std::string_view why);

 private:
  bool opens_with_text(const Seen& seen) const;
  World world() const {
    World fresh = usual_.world();
    fresh.events = 0;
    return fresh;
  }
  bool is_at(std::size_t side) const {
    return options_.at && options_.at->matches(connection_.endpoints[side]);
  }
  void lose_hosts();
  bool comes_to(std::size_t side) const;
  bool shows_its_beginning(std::size_t side) const;
  bool is_beside(std::size_t side) const;
  bool seems_beside(std::size_t side);
  void ask_who_sends();
  bool can_be_heard() const;
  bool goes_its_usual_way();
  bool has_told() const;
  void search();
  void recount() { remembered_ = trial_ ? trial_->remembered() : 0; }
  void sum_up(Judgement& judgement);
  Trial& trial();
  std::span<const Seen> waiting() const { return std::span(waiting_).subspan(heard_); }

  Connection connection_;
  const Options& options_;
  Hosts& hosts_;
  Usual& usual_;
  Said said_;
  std::vector<Seen> waiting_;
  std::size_t heard_ = 0;   ///< so many at the front of `waiting_` were heard
  std::size_t looked_ = 0;  ///< ... or looked at, and kept
  Texts texts_;             ///< of what waits
  std::size_t asked_ = 0;   ///< ... of so many at the front the senders know
  Senders senders_;         ///< what goes its usual way need not be asked by whom it was sent
  Lacks lacks_;
  Clocks clocks_;
  std::optional<WentOn> went_on_;  ///< all that was looked at has gone its usual way; else there is a trial
  std::unique_ptr<Trial> trial_;
  int tries_ = 0;
  std::size_t remembered_ = 0;
  std::size_t packets_ = 0;
  std::int64_t last_time_ = 0;
  bool fast_open_ = false;
  bool has_open_checksums_ = false;  ///< one at least cannot be checked
  bool follows_another_ = false;
  bool is_entangled_ = false;
};

}  // namespace synfin::oracle
