#include "view.hpp"

namespace synfin::proofs::peers {

Flag Peer::in(model::StateSet states) const {
  const Z3Words words(slots_.front().ctx());
  const z3::expr& state = slots_[model::id_of(model::terms::tcb.state)];
  z3::expr any = words.flag(false);
  for (std::size_t s = 0; s < model::state_count; ++s)
    if (states.has(static_cast<model::State>(s)))
      any = words.disjunction(any, words.equal(state, words.state(static_cast<model::State>(s))));
  return any;
}

}  // namespace synfin::proofs::peers
