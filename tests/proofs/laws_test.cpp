// The solver's algebra obeys the laws that all interpreters share.
#include "../support/laws.hpp"

#include "../../model/graph/build.hpp"
#include "../../model/graph/smt.hpp"
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

TEST_CASE("a term printed as SMT-LIB is the same term to who reads that") {
  z3::context context;
  const proofs::Z3Words words(context);
  for (const Law& law : laws()) {
    INFO(law.name);
    // The reader makes of the text what the solver's algebra makes of the nodes.
    const model::Node* const truth =
        model::graph::apply(model::Op::equal, law.term, model::graph::literal(law.term->sort, 1));
    const std::string text = model::smt_declarations(*truth) + "(assert " + model::smt_of(*truth) + ")\n";
    z3::expr_vector read = context.parse_string(text.c_str());
    REQUIRE(read.size() == 1);
    model::Fold fold(words, [&](const model::Node& field) {
      const std::string of = model::field_name(field.field);
      switch (field.sort) {
        case model::Sort::flag:
          return context.bool_const(of.c_str());
        case model::Sort::state:
          return context.bv_const(of.c_str(), 4);
        default:
          return context.bv_const(of.c_str(), 32);
      }
    });
    z3::solver solver(context);
    solver.add(read[0] != fold(*truth));
    CHECK(solver.check() == z3::unsat);
  }
}

}  // namespace synfin::tests
