// What is found of a connection, with what stands around it in the capture.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "evidence/connection.hpp"
#include "possibilities/end.hpp"
#include "report/finding.hpp"

namespace synfin::oracle {

/// What the machine would have done, as a finding of what was done instead.
Finding finding_of(const Connection& connection, std::size_t side, const Closest& closest);

class Record {
 public:
  /// `said` is told of each finding as soon as it is there.
  Record(const Connection& connection, std::function<void(std::size_t side, const Finding&)> said)
      : connection_(connection), said_(std::move(said)) {}

  /// What a finding is about: one segment, by whom it was seen to be sent.
  struct Subject {
    std::size_t heard = 0;  ///< so many segments were heard before it
    std::uint64_t frame = 0;
    std::int64_t time = 0;
    std::string shown;
    std::vector<Nearby> around;
  };
  Subject subject_of(const Seen& seen, std::size_t heard) const;
  Subject subject_of(const Debt& debt, std::size_t side) const;

  /// One more segment is heard: it is told with what is found near it.
  void remember(const Seen& seen);
  void add(std::size_t side, const Subject& subject, Finding finding);
  /// In the order of the capture; the same fault again is told with the first.
  const std::vector<Finding>& findings(std::size_t side) const { return findings_[side]; }

 private:
  Nearby nearby(const Seen& seen) const;

  const Connection& connection_;
  std::function<void(std::size_t, const Finding&)> said_;
  std::array<std::vector<Finding>, 2> findings_;
  static constexpr std::size_t told_before = 5;  ///< so many segments before one that is spoken of are told
  std::array<Seen, told_before + 1> last_;       ///< those that were heard last, without their text: a ring
  std::size_t remembered_ = 0;
};

}  // namespace synfin::oracle
