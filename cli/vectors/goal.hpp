// What a suite of vectors must show of a table: that each rule fires; on which side each comparison and each
// flag of its terms falls, at the boundary and beside it; that each effect sets something; that what a
// term reads is told from what it might read instead; that the rules of a phase stand
// in this order, and that each hears a segment on either side of what others compare it with.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "../../model/plain.hpp"

namespace synfin::cli::vectors {

/// Something to be asked of a term of a rule, whose words are inlined.
struct Probe {
  enum class Kind : std::uint8_t {
    comparison,  ///< less, before, equal
    flag,        ///< a field that is one
    sets,        ///< the effect's field becomes another than it was
    apart,       ///< with two fields exchanged the term would come to something else
    heedless,    ///< it fires though the segment has that flag, or a word like none of the TCB's
    where,       ///< it fires where `node` holds, too: `what` says where that is
    again,       ///< the segment in which it fires comes once more
    shows,       ///< what the effect sets in a TCB that goes on shows outside, then or later
  } kind;
  const model::Node* node;                             ///< the comparison, the flag, or the whole term
  const model::Node *one = nullptr, *other = nullptr;  ///< the whole term, were the node true, or not; or as
                                                       ///< it is, and with the fields exchanged
  std::size_t effect = in_guard;                       ///< place among the rule's effects
  std::string what{};                                  ///< which fields are exchanged; where
  std::size_t field = 0;                               ///< of the segment, that is not heeded
  static constexpr std::size_t in_guard = ~std::size_t{0};

  bool compares() const { return kind == Kind::comparison; }
  /// Can it be asked of one event? What shows later, and what comes again, cannot.
  bool is_of_one_event() const { return kind != Kind::again && kind != Kind::shows; }
  /// Is it asked of each event, or of those alone that are worth it?
  bool is_quick() const { return kind == Kind::comparison || kind == Kind::flag; }
};
/// The probes of a rule of the phase, the quick ones first, of those the guard's. `hears`: it may fire when a
/// segment arrives.
/// `sides`: the comparisons of a field of the segment with one of the TCB that the table makes.
std::vector<Probe> probes_of(const model::PlainPhase& phase, const model::PlainRule& rule, bool hears,
                             const std::vector<const model::Node*>& sides);

/// On which side a probe falls. Of a comparison the first operand lies one below the second, at it, or one
/// above; `over_wrap`: the numbers lie on both sides of 2^32, or at it.
enum class Side : std::uint8_t { below, at, above, below_over_wrap, at_over_wrap, above_over_wrap, no, yes };
std::string_view name_of(Side side);
constexpr bool is_over_wrap(Side side) {
  return side >= Side::below_over_wrap && side <= Side::above_over_wrap;
}

/// Something that a run must come to.
struct Goal {
  const model::PlainRule* rule;
  std::size_t probe;  ///< among the rule's; `fires`: the rule fires in `state`
  Side side{};
  model::State state{};
  static constexpr std::size_t fires = ~std::size_t{0};
};

/// All goals of a table, in the table's order. The table must outlive it.
class Goals {
 public:
  explicit Goals(const model::PlainTable& table);

  const model::PlainTable& table() const { return table_; }
  const std::vector<Goal>& all() const { return all_; }
  const std::vector<Probe>& probes(std::size_t rule) const { return probes_[rule]; }
  /// The place of a goal among all; `none` where there is no such goal.
  std::size_t fires(std::size_t rule, model::State state) const;
  std::size_t falls(std::size_t rule, std::size_t probe, Side side) const;
  static constexpr std::size_t none = ~std::size_t{0};

  /// `window.update: guard: snd.una <= seg.ack: at`
  std::string name_of(const Goal& goal) const;

 private:
  struct OfRule {
    std::vector<std::size_t> fires;  ///< by state
    std::size_t first = 0;           ///< its first goal about a probe
    std::vector<std::size_t> probe;  ///< the first goal of each, from there
  };
  const model::PlainTable& table_;
  std::vector<Goal> all_;
  std::vector<std::vector<Probe>> probes_;  ///< by rule
  std::vector<OfRule> places_;
};

/// Can its numbers lie over the wrap? Those of a comparison that reads no place on a circle cannot.
bool can_wrap(const model::Node& comparison);

}  // namespace synfin::cli::vectors
