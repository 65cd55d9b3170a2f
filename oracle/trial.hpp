// One connection before the judge.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "evidence/connection.hpp"
#include "evidence/senders.hpp"
#include "form.hpp"
#include "possibilities/end.hpp"
#include "possibilities/freedoms.hpp"
#include "record.hpp"
#include "report/finding.hpp"

namespace synfin::oracle {

class Trial {
 public:
  /// `beside`: the capture was made beside this side's host, which is `host`: it has one TCB for all
  /// connections between two sockets (RFC 9293 section 3.3.2), so one end hears them all. `said` is told of
  /// each finding as soon as it is certain.
  Trial(const Connection& connection, const World& world, std::optional<std::size_t> beside,
        const std::shared_ptr<End>& host, std::function<void(std::size_t side, const Finding&)> said);

  /// Another connection between the same ends was open when this one began.
  void follows_another();
  /// Its segments may be another's: only beside a host that hears them all anybody is accused.
  void is_entangled();
  /// A segment was captured that will be heard in its turn.
  void announce(const Seen& seen);
  /// The next segment, in the order of the capture.
  void hear(const Seen& seen, Sender sender);
  /// A SYN between the same endpoints that would begin another connection, or what answers it.
  void hear_of_another(const Seen& seen);
  /// The host turns to another connection: this one rests until more of it is heard.
  void rest();
  /// Nothing more comes. `lacks`: what the capture does not show, in words; `has_gaps`: nobody's silence
  /// proves anything. `seems_beside`: where the capture seems to have been made beside.
  void end(std::string_view lacks, const std::array<bool, 2>& has_gaps,
           const std::array<bool, 2>& seems_beside);

  /// What was found of each side, in the order of the capture; the same fault again is told with the first.
  const std::vector<Finding>& findings(std::size_t side) const { return record_.findings(side); }
  /// What the capture does not show, in words; empty if it shows all that was needed.
  std::string_view why_unknown() const { return why_unknown_; }
  /// Segments that were not judged.
  const std::array<std::size_t, unjudged_count>& unjudged() const { return unjudged_; }
  std::size_t judged() const { return judged_; }
  /// Where a side is when all that was on its way has come.
  Run in_the_end(std::size_t side) const {
    return rested_ && side == beside_ ? *rested_ : ends_[side]->in_the_end();
  }
  /// Are both ends through with it?
  bool is_over() const;
  /// What is remembered takes so many octets, and may be forgotten: what comes late is then unknown.
  std::size_t remembered() const {
    return ends_[0]->remembered() + ends_[1]->remembered() + form_.remembered();
  }
  void forget() {
    for (const auto& end : ends_) end->forget();
    form_.forget();
  }

 private:
  /// What may become a finding.
  struct Held {
    Record::Subject subject;
    Closest closest;
  };
  struct Claimed {
    Claim claim;
    Held held;
  };
  /// What nothing explains, as long as the other end may have seen it so, too.
  struct Suspect {
    Held held;
    std::uint32_t acknowledged;
  };
  /// It has answered as if there were no connection, at this time of the capture and of its own.
  struct Renounced {
    Held held;
    std::int64_t time;
    std::optional<std::uint32_t> stamp;
  };
  /// What may become a finding against a side, until it goes on, its peer speaks or the capture ends.
  struct Doubts {
    std::optional<Claimed> claim;
    bool upheld = false;  ///< it has claimed what is not so: it will take it back
    std::optional<Suspect> suspect;
    std::vector<Held> skips;      ///< where it has left out text that may come later
    std::optional<Held> wanting;  ///< what was first explained by what the capture lacks
    bool called = false;          ///< a SYN that would begin another connection has come to it
    std::optional<Renounced> renounced;
    std::optional<Record::Subject> reset;  ///< the first that it seems to have sent
  };

  bool is_judged(std::size_t side) const { return !connection_.stray || side == beside_; }
  void hear_itself(const Seen& seen, const Moment& moment);
  void suspect(const Seen& seen, const Moment& moment);
  bool clears_suspect(const Seen& seen, const Moment& moment, const std::optional<Closest>& instead);
  void hold_to(const Seen& seen, const Moment& moment);
  void listen_for_denial(const Seen& seen, const Moment& moment);
  void listen_for_going_on(const Seen& seen);
  bool uphold_renounced(const Seen& seen);
  void listen_for_disobedience(const Seen& seen);
  void weigh_stray();
  void weigh_skips(std::size_t side, bool has_gaps);
  void uphold(std::size_t side, std::uint64_t evidence);
  void stop_following(std::size_t by);
  void miss(std::string_view what);
  void weigh_silence(std::size_t side, bool has_gaps, bool seems_beside);
  void weigh_what_is_wanting(std::size_t side, std::string_view lacks);
  void accuse(std::size_t side, const Record::Subject& subject, const Closest& closest,
              std::uint64_t evidence = 0);

  const Connection& connection_;
  Record record_;
  std::optional<std::size_t> beside_;
  Form form_;
  std::array<std::shared_ptr<End>, 2> ends_;  ///< that of the host is shared with the connections before
  std::optional<Run> rested_;                 ///< where the host was when it turned to another connection
  bool is_entangled_ = false;
  std::array<Doubts, 2> doubts_;
  std::optional<Held> stray_;          ///< what the host has sent first with numbers of no connection
  std::array<bool, 2> knows_these_{};  ///< a side has spoken in this one, and not to refuse it
  std::array<std::size_t, unjudged_count> unjudged_{};
  std::size_t judged_ = 0;
  std::size_t heard_ = 0;
  /// Up to here the numbers of each side could be followed.
  std::array<std::size_t, 2> followed_{static_cast<std::size_t>(-1), static_cast<std::size_t>(-1)};
  std::int64_t last_time_ = 0;
  std::string_view why_unknown_;
};

}  // namespace synfin::oracle
