// The suite's own score: which mutants of the standard's table do the vectors kill?
#pragma once

#include <bitset>
#include <functional>
#include <string>
#include <vector>

#include "../../proofs/mutation/mutant.hpp"
#include "suite.hpp"

namespace synfin::cli::vectors {

/// What becomes of a mutant that is run on the vectors.
enum class Kill : std::uint8_t {
  outside,     ///< another segment, word to the user, state or deadline
  inside,      ///< only the TCB is another, where it counts
  equivalent,  ///< proved by the solver to be no fault at all
  survived,
  unknown,  ///< it survives, and the solver gave up
};
std::string_view name_of(Kill kill);

struct Verdict {
  std::string rule, edit;
  Kill kill = Kill::survived;
  std::string vector;     ///< that kills it
  std::size_t event = 0;  ///< of the vector, where it shows
};

/// The vectors as the standard runs them, ready to be compared.
class Bench {
 public:
  explicit Bench(const Suite& suite);
  /// On another table: the standard with an edit. `touched`: rules that the edit changes, by
  /// name; none: it may differ anywhere.
  Verdict judge(const model::PlainTable& table, const std::vector<std::string_view>& touched) const;

 private:
  struct Step {
    Happening happening;
    Values after;
    std::bitset<256> tried;
  };
  struct Recorded {
    std::string name;
    std::vector<Step> steps;
  };
  bool differs(const model::PlainTable& table, const Recorded& recorded, std::size_t from,
               Verdict& verdict) const;

  const model::PlainTable& standard_;
  std::vector<Recorded> recorded_;
};

/// Every mutant of these rules of the standard, in order. `progress(done, of)` counts rules.
std::vector<Verdict> judge_mutants(const Suite& suite, const std::vector<const model::PlainRule*>& rules,
                                   const proofs::Limits& limits,
                                   const std::function<void(std::size_t, std::size_t)>& progress);

}  // namespace synfin::cli::vectors
