// Which goals an event meets, measured while it happens.
#pragma once

#include <vector>

#include "../../proofs/event/concrete.hpp"
#include "goal.hpp"

namespace synfin::cli::vectors {

using proofs::Values;

/// How a probe falls where its rule finds the fields so.
struct Reading {
  std::int64_t
      distance;    ///< of a comparison: first operand less the second, on the circle where they lie on one
  bool over_wrap;  ///< its numbers lie on both sides of 2^32, or at it
  bool holds;
};
Reading read(const Probe& probe, const Values& then);
/// Does it decide what its term comes to? Were it otherwise, the term would be.
bool decides(const Probe& probe, const Values& then);

/// Is the field of the segment a flag that it has, or a word that none of the TCB's of its sort is, nor is
/// next to?
bool is_strange(std::size_t field, const Values& then);

/// A rule was asked, and found the fields so.
struct Asked {
  const model::PlainRule* rule;
  bool fires;
  Values then;
};

/// A goal that an event meets. A comparison that does not decide what its term comes to meets it, too, but a
/// run in which it decides is worth more.
struct Met {
  std::size_t goal;
  bool decides;
};

/// Looks on at events, and notes which goals they meet.
class Meter final : public proofs::Onlooker {
 public:
  explicit Meter(const Goals& goals) : goals_(goals) {}

  void asked(const model::PlainRule& rule, const Values& then, bool fires) override;
  /// Measures of what was asked since `clear` what takes longer, as far as it is `open`: by goal.
  void look_closer(const std::vector<bool>& open);

  void clear() {
    asked_.clear();
    met_.clear();
    marks_.clear();
  }
  /// What was asked since `clear`, in order.
  const std::vector<Asked>& asked() const { return asked_; }
  /// Goals that were met since then; a goal may stand there twice.
  const std::vector<Met>& met() const { return met_; }
  /// What tells this event from others: how near its probes were to their boundaries.
  const std::vector<std::uint64_t>& marks() const { return marks_; }

 private:
  void measure(const model::PlainRule& rule, std::size_t probe, const Values& then);

  const Goals& goals_;
  std::vector<Asked> asked_;
  std::vector<Met> met_;
  std::vector<std::uint64_t> marks_;
};

}  // namespace synfin::cli::vectors
