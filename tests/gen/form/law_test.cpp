// The form does what the table says: shown by the solver, and refuted where the form is broken.
#include "../../../gen/form/law.hpp"

#include <fmt/format.h>
#include <z3++.h>

#include <functional>

#include "../../../model/graph/fold.hpp"
#include "../../../model/graph/text.hpp"
#include "../../../proofs/event/z3_words.hpp"
#include "../../catch.hpp"

using namespace synfin;
using gen::form::Form;
namespace form = gen::form;

namespace {

/// What the solver says of a flag's opposite: `unsat` where the flag always holds.
z3::check_result refute(z3::context& context, const model::Node& flag) {
  const auto read = [&](const model::Node& field) {
    const std::string name = form::is_local(field) ? "local" : model::field_name(field.field);
    if (field.sort == model::Sort::flag) return context.bool_const(name.c_str());
    return context.bv_const(name.c_str(), field.sort == model::Sort::state ? 4 : 32);
  };
  z3::solver solver(context, "QF_BV");
  solver.add(!model::Fold(proofs::Z3Words(context), read)(flag));
  return solver.check();
}

std::string first_fault(const Form& made) {
  z3::context context;
  for (const form::Owed& owed : form::owed(made))
    if (refute(context, *owed.flag) != z3::unsat) return owed.what;
  return {};
}

/// Visits all statements, also those inside of others.
void each(form::Block& block, const std::function<void(form::Block&, std::size_t)>& visit) {
  for (std::size_t i = 0; i < block.size(); ++i) {
    visit(block, i);
    if (i >= block.size()) return;
    if (auto* test = std::get_if<form::If>(&block[i].is)) each(test->then, visit);
    if (auto* among = std::get_if<form::Among>(&block[i].is)) each(among->then, visit);
  }
}

}  // namespace

TEST_CASE("the form of every table is the table", "[gen][form]") {
  for (const model::PlainTable* table : model::tables())
    for (const bool groups : {true, false}) {
      INFO(table->name);
      CHECK(first_fault(form::form_of(*table, {groups})).empty());
    }
}

TEST_CASE("a broken form is refuted", "[gen][form]") {
  // Every statement of some phases is left out in turn, and so is what a group does.
  std::size_t broken = 0;
  const auto is_refuted = [&](const Form& made, const std::string& what) {
    INFO(what);
    CHECK_FALSE(first_fault(made).empty());
    ++broken;
  };
  const Form sound = form::form_of(model::standard());
  for (const std::string_view name : {"LISTEN", "fourth, check the SYN bit", "send what is owed"})
    for (std::size_t p = 0; p < sound.phases.size(); ++p) {
      if (sound.phases[p].phase->name != name) continue;
      std::size_t count = 0;
      form::Block counted = sound.phases[p].body;
      each(counted, [&](form::Block&, std::size_t) { ++count; });
      for (std::size_t skipped = 0; skipped < count; ++skipped) {
        Form made = sound;
        std::size_t at = 0;
        bool is_last_leave = false;
        each(made.phases[p].body, [&](form::Block& block, std::size_t i) {
          if (at++ != skipped) return;
          // To leave by going on, at the very end, is to come to the end.
          const auto* leave = std::get_if<form::Leave>(&block[i].is);
          is_last_leave = leave != nullptr && leave->flow == model::Flow::and_continue;
          if (!is_last_leave) block.erase(block.begin() + static_cast<std::ptrdiff_t>(i));
        });
        if (!is_last_leave) is_refuted(made, fmt::format("{}, statement {}", name, skipped));
      }
    }
  for (std::size_t g = 0; g < sound.groups.size(); ++g) {
    Form made = sound;
    made.groups[g].body.pop_back();
    is_refuted(made, sound.groups[g].name);
  }
  CHECK(broken > 40);
}

TEST_CASE("a state that the form takes for impossible is refuted where it is not", "[gen][form]") {
  Form made = form::form_of(model::standard());
  for (form::Phase& phase : made.phases)
    if (phase.phase->name == "first, check sequence number")
      phase.possible = phase.possible - model::in(model::ESTABLISHED);
  CHECK_FALSE(first_fault(made).empty());
}
