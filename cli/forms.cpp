#include "forms.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "../gen/form/law.hpp"
#include "../proofs/event/scene.hpp"
#include "../proofs/smt/solver.hpp"

namespace synfin::cli {

void show_form(const model::PlainTable& table) {
  z3::context context;
  proofs::Solver solver(context, {});
  const proofs::Z3Words words(context);
  const proofs::Scene scene = proofs::any_scene(words);
  for (const gen::form::Owed& owed : gen::form::owed(gen::form::form_of(table)))
    if (solver.can(!proofs::meaning(words, *owed.flag, scene, scene)) != proofs::Answer::no)
      throw std::runtime_error(
          fmt::format("the form of table {} is not shown to be the table: {}", table.name, owed.what));
}

}  // namespace synfin::cli
