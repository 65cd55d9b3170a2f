// One connection before the judge.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "evidence/connection.hpp"
#include "evidence/senders.hpp"
#include "form.hpp"
#include "possibilities/end.hpp"
#include "possibilities/freedoms.hpp"
#include "report/finding.hpp"

namespace synfin::oracle {

class Trial {
 public:
  /// `beside`: the capture was made beside this side's host.
  Trial(const Connection& connection, const World& world, std::optional<std::size_t> beside);

  /// Hears all segments in the order of the capture.
  void hear();

  /// What was found of each side, in the order of the capture; the same fault again is told with the first.
  std::vector<Finding> findings(std::size_t side) const;
  /// What the capture does not show, in words; empty if it shows all that was needed.
  const std::string& why_unknown() const { return why_unknown_; }
  /// Where a side is when all that was on its way has come.
  Run in_the_end(std::size_t side) const { return ends_[side].in_the_end(); }

 private:
  struct Held {
    Claim claim;
    std::size_t at;
    Closest closest;
  };

  void hear(std::size_t at);
  void hold_to(std::size_t side, std::size_t at, const Segment& seen);
  void listen_for_denial(std::size_t side, const Segment& seen);
  void uphold(std::size_t side);
  void miss(const std::string& what);
  void weigh_silence(std::size_t side);
  void weigh_what_is_wanting(std::size_t side);
  void accuse(std::size_t at, const Closest& closest);
  void of_form(const Fault& fault);
  void add(std::size_t side, std::size_t at, Finding finding);
  Moment moment_of(std::size_t at, bool without_text) const;

  const Connection& connection_;
  std::vector<Sender> senders_;
  std::optional<std::size_t> beside_;
  std::array<End, 2> ends_;
  std::array<std::optional<Held>, 2> claims_;
  std::array<bool, 2> upheld_{};  ///< that a side has claimed what is not so: it will take it back
  std::array<std::optional<Held>, 2> wanting_;  ///< what was first explained by what the capture lacks
  std::array<std::vector<Finding>, 2> findings_;
  std::array<std::vector<std::size_t>, 2> places_;  ///< of each arrival at a side, by its place: its segment
  std::size_t followed_ = static_cast<std::size_t>(-1);  ///< up to here the numbers could be followed
  std::string why_unknown_;
};

}  // namespace synfin::oracle
