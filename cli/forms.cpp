#include "forms.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "../gen/form/law.hpp"
#include "../model/graph/fold.hpp"
#include "../model/graph/text.hpp"
#include "../proofs/event/z3_words.hpp"
#include "../proofs/smt/solver.hpp"

namespace synfin::cli {

void show_form(const model::PlainTable& table) {
  z3::context context;
  proofs::Solver solver(context, {});
  const auto read = [&](const model::Node& field) {
    const std::string name = model::field_name(field.field);
    if (field.sort == model::Sort::flag) return context.bool_const(name.c_str());
    return context.bv_const(name.c_str(), field.sort == model::Sort::state ? 4 : 32);
  };
  model::Fold fold(proofs::Z3Words(context), read);
  for (const gen::form::Owed& owed : gen::form::owed(gen::form::form_of(table)))
    if (solver.can(!fold(*owed.flag)) != proofs::Answer::no)
      throw std::runtime_error(
          fmt::format("the form of table {} is not shown to be the table: {}", table.name, owed.what));
}

}  // namespace synfin::cli
