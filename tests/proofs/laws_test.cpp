// The solver's algebra obeys the laws that all interpreters share.
#include "../support/laws.hpp"
#include "../../proofs/event/scene.hpp"
#include "../support/z3_scene.hpp"

namespace synfin::tests {

TEST_CASE("the solver gives terms the same meaning as the machine's words") {
  z3::context context;
  const proofs::Z3Words words(context);
  check_laws([&](const model::Node& term, const Assignment& fields) {
    proofs::Scene scene;
    for (std::size_t id = 0; id < model::field_count; ++id) scene.push_back(constant(words, id, fields[id]));
    return value_of(proofs::meaning(words, term, scene, scene));
  });
}

}  // namespace synfin::tests
