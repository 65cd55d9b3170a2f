// What an event may do to a peer's numbers, said without how: each promise is proved of every way through the
// table that it can be proved of, and then stands for the way's own arithmetic wherever two peers are
// compared. Windows, segment sizes and text lengths need not be looked at again for each of the many things
// that are said of two peers.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "../judging/prover.hpp"
#include "step.hpp"

namespace synfin::proofs::peers {

/// Where a promise is worth a question.
enum class Worth {
  always,
  of_a_guard,               ///< a guard on the way says it, or nothing does
  where_it_moves_the_peer,  ///< it helps nothing where the peer stays as it was
};

struct Promise {
  std::string_view name;
  Worth worth;
  const model::Node* term;  ///< of the step
};
const std::vector<Promise>& contract();
/// The promises that are proved of a way, given what is known on it: `actual` is what it makes of the
/// setting. `shown` is told of each part of them, and from what it follows.
using ShownPart = std::function<void(const Promise& promise, const z3::expr& part,
                                     const std::vector<const Hypothesis*>& used)>;
std::vector<const Promise*> promises_of(const Z3Words& words, std::span<const Hypothesis> way,
                                        const Setting& before, const Step& actual, Prover& prover,
                                        const std::string& at, const ShownPart& shown = {});

/// What a free number stands for.
struct Definition {
  std::string_view of;
  z3::expr term;
};
/// A step with its changed numbers replaced by free ones, and what they were.
struct Abstraction {
  Step step;
  std::vector<Definition> definitions;
};
Abstraction abstracted(const Z3Words& words, const Setting& before, const Step& step);

}  // namespace synfin::proofs::peers
