// Booleans over free flags, each function once: binary decision diagrams. Equality is a comparison of
// numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <unordered_map>
#include <vector>

namespace synfin::proofs::code {

/// A function of flags, by its place among those that its `Decisions` know.
using Condition = std::uint32_t;
inline constexpr Condition never = 0;
inline constexpr Condition always = 1;

/// There are more than can be kept: whoever asked does not know the answer.
struct TooMany : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Decisions {
 public:
  Decisions();

  /// How much may be done: so many nodes at most; and what is called now and then, which throws TooMany when
  /// it is time to end.
  void limit(std::size_t nodes, std::function<void()> clock);
  /// A piece of work was done.
  void tick() {
    if ((++ticks_ & 0xfffU) == 0 && clock_) clock_();
  }

  /// A new flag, asked behind all that there are.
  Condition flag();
  /// The flag of that number.
  Condition literal(std::uint32_t flag) { return node(flag, never, always); }

  Condition both(Condition a, Condition b);
  Condition either(Condition a, Condition b) { return choice(a, always, b); }
  Condition opposite(Condition a) { return choice(a, never, always); }
  Condition differ(Condition a, Condition b) { return choice(a, opposite(b), b); }
  /// `c ? a : b`
  Condition choice(Condition c, Condition a, Condition b);
  /// What of `a` is not in `b`.
  Condition without(Condition a, Condition b) { return choice(b, never, a); }

  /// Of neither `never` nor `always`: which flag is asked first, and what then.
  struct Ask {
    std::uint32_t flag;
    Condition no, yes;
  };
  const Ask& ask(Condition c) const { return nodes_[c]; }

  /// The flags that the function depends on.
  std::vector<std::uint32_t> flags_of(Condition c) const;
  /// The function where one flag is known.
  Condition where(Condition c, std::uint32_t flag, bool value);

 private:
  /// What was chosen before. One that comes to the same place takes it: then it is worked out again.
  struct Chosen {
    Condition c = never, a = never, b = never;  ///< never, never, never: none, as it needs no place
    Condition made = never;
  };
  void widen();
  Condition node(std::uint32_t flag, Condition no, Condition yes);
  Condition where(Condition c, std::uint32_t flag, bool value,
                  std::unordered_map<Condition, Condition>& known);

  std::size_t most_ = 5'000'000;
  std::uint64_t ticks_ = 0;
  std::function<void()> clock_;
  std::uint32_t flags_ = 0;
  std::vector<Ask> nodes_;
  std::vector<Condition> places_;  ///< of nodes by their content; never: free
  std::vector<Chosen> chosen_;
};

}  // namespace synfin::proofs::code
