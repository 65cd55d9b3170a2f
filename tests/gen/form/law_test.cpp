// The form does what the table says: shown by the solver, and refuted where the form is broken.
#include "../../../gen/form/law.hpp"

#include <fmt/format.h>
#include <z3++.h>

#include <algorithm>
#include <functional>

#include "../../../model/graph/build.hpp"
#include "../../../proofs/event/scene.hpp"
#include "../../catch.hpp"

using namespace synfin;
using gen::form::Form;
namespace form = gen::form;

namespace {

/// Must the flag hold, whatever the fields are? A value that nobody has computed is none.
bool holds(z3::context& context, const model::Node& flag) {
  for (const model::Node* node : model::graph::nodes_of(&flag))
    if (form::is_local(*node)) return false;
  const proofs::Z3Words words(context);
  const proofs::Scene scene = proofs::any_scene(words);
  z3::solver solver(context, "QF_BV");
  solver.add(!proofs::meaning(words, flag, scene, scene));
  return solver.check() == z3::unsat;
}

std::string first_fault(const Form& made) {
  z3::context context;
  for (const form::Owed& owed : form::owed(made))
    if (!holds(context, *owed.flag)) return owed.what;
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
  for (const model::PlainTable* table : model::tables()) {
    INFO(table->name);
    CHECK(first_fault(form::form_of(*table)).empty());
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

TEST_CASE("an event that the form handles otherwise is refuted", "[gen][form]") {
  const Form sound = form::form_of(model::standard());
  const auto is_refuted = [&](std::string_view what, const std::function<void(form::Handling&)>& change) {
    for (std::size_t e = 0; e < sound.handlings.size(); ++e) {
      Form made = sound;
      change(made.handlings[e]);
      // What does not change anything is no fault.
      const auto& before = sound.handlings[e].stretches;
      const auto& after = made.handlings[e].stretches;
      const bool same = std::equal(before.begin(), before.end(), after.begin(), after.end(),
                                   [](const form::Stretch& a, const form::Stretch& b) {
                                     return a.states == b.states && a.is_test_needed == b.is_test_needed &&
                                            a.answers == b.answers && a.phases == b.phases;
                                   });
      if (same && made.handlings[e].enabled == sound.handlings[e].enabled &&
          made.handlings[e].states == sound.handlings[e].states)
        continue;
      INFO(what << ", " << model::name_of(sound.handlings[e].event));
      CHECK_FALSE(first_fault(made).empty());
    }
  };
  is_refuted("it is always enabled",
             [](form::Handling& one) { one.enabled = model::graph::literal(model::Sort::flag, 1); });
  is_refuted("it is enabled in CLOSED alone",
             [](form::Handling& one) { one.states = model::in(model::CLOSED); });
  is_refuted("it is enabled in any state", [](form::Handling& one) { one.states = model::any_state; });
  is_refuted("its last phase is missing",
             [](form::Handling& one) { one.stretches.back().phases.pop_back(); });
  is_refuted("it asks for no state", [](form::Handling& one) {
    for (form::Stretch& stretch : one.stretches) stretch.is_test_needed = false;
  });
  is_refuted("one test is made for all phases that check", [](form::Handling& one) {
    for (std::size_t i = 1; i < one.stretches.size(); ++i)
      if (!one.stretches[i].answers && !one.stretches[0].answers) {
        auto& all = one.stretches[0].phases;
        all.insert(all.end(), one.stretches[i].phases.begin(), one.stretches[i].phases.end());
        one.stretches.erase(one.stretches.begin() + static_cast<std::ptrdiff_t>(i--));
      }
  });
}
