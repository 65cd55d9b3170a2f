// What the solver believes of an event is what the machine does, and every state that is reached keeps the
// invariant.
#include "../../proofs/event/ways.hpp"

#include "../../model/graph/fold.hpp"
#include "../../model/graph/value.hpp"
#include "../../proofs/claims/property.hpp"
#include "../catch.hpp"
#include "../support/traffic.hpp"
#include "../support/z3_scene.hpp"

namespace synfin::tests {

namespace {
/// A happening as a situation: TCB before, or after with what came of it.
model::Situation situation_of(const Happening& now, bool after) {
  model::Situation s;
  s.tcb = after ? now.after : now.before;
  s.seg = now.segment;
  s.call = now.call;
  s.cfg = now.config;
  if (after) {
    s.told = now.outcome.told;
    s.out = now.outcome.out;
  }
  return s;
}
}  // namespace

TEST_CASE("the solver's way through the table is the machine's, on random traffic") {
  Traffic traffic(7);
  for (int i = 0; i < 600; ++i) {
    const Happening now = traffic.next();
    z3::context context;
    const proofs::Z3Words words(context);
    proofs::Solver solver(context, {.timeout_ms = 10'000});
    const proofs::Scene before = scene_of(words, situation_of(now, false));
    const auto ways = proofs::explore(words, model::standard(), now.event, before, words.flag(true), solver);
    REQUIRE(ways.size() == 1);  // concrete values leave no choice
    const model::Situation machine = situation_of(now, true);
    for (std::size_t id = 0; id < model::field_count; ++id) {
      INFO(model::fields[id].group_name << '.' << model::fields[id].name << " after "
                                        << model::name_of(now.event));
      REQUIRE(value_of(ways.front().after[id]) == model::get(machine, id));
    }
  }
}

TEST_CASE("every state that random traffic reaches satisfies the endpoint invariant") {
  Traffic traffic(11);
  for (int i = 0; i < 30'000; ++i) {
    const Happening now = traffic.next();
    const model::Situation reached = situation_of(now, true);
    model::Fold holds(model::PlainWords{},
                      [&](const model::Node& field) { return model::get(reached, field.field); });
    for (const proofs::Piece& piece : proofs::endpoint_invariant()) {
      INFO(piece.name << " after " << model::name_of(now.event) << " in "
                      << model::name_of(now.before.tcb.state));
      REQUIRE(holds(*piece.term) == 1);
    }
  }
}

}  // namespace synfin::tests
