// The printed relations, asked of solvers: each event does what the table does, the invariant is kept, and
// every state has exactly one that follows it.
#include <fmt/format.h>

#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "../../gen/text.hpp"
#include "../../model/graph/text.hpp"
#include "../../proofs/claims/property.hpp"
#include "../../proofs/event/concrete.hpp"
#include "../catch.hpp"
#include "heading.hpp"
#include "samples.hpp"

using namespace synfin;

namespace {

/// The head with what is proved of one endpoint.
gen::Heading known() {
  gen::Heading heading = tests::some_heading();
  for (const proofs::Piece& piece : proofs::endpoint_invariant())
    heading.invariant.push_back({std::string(piece.name), std::string(piece.why), piece.term});
  heading.host = proofs::sound_host();
  return heading;
}

/// The files of a table, by event.
std::map<model::Event, std::string> relations(const model::PlainTable& table) {
  std::map<model::Event, std::string> all;
  for (const gen::File& file : gen::find_target("smt2")->print(table, known()))
    for (std::size_t e = 0; e < model::event_count; ++e)
      if (file.path == gen::snake_case(model::events[e].name) + ".smt2")
        all[static_cast<model::Event>(e)] = file.contents;
  return all;
}

const char* const solvers[] = {"z3 -in", "cvc5 --lang smt2 --incremental --produce-models -"};
std::vector<std::string> solvers_here() {
  std::vector<std::string> all;
  for (const std::string solver : solvers) {
    const std::string program = solver.substr(0, solver.find(' '));
    if (tests::is_installed(program))
      all.push_back(solver);
    else
      tests::skipped(fmt::format("{} is not installed", program).c_str());
  }
  return all;
}

/// What a solver says of the relation and what is asked behind it.
std::string answer(const std::string& solver, const std::string& relation, const std::string& questions) {
  const tests::Folder folder;
  // Behind its example, of which the answer comes first.
  tests::write_file(folder / "asked.smt2", relation + questions);
  const std::string said =
      tests::run(fmt::format("{} < '{}'", solver, (folder / "asked.smt2").string())).output;
  return said.substr(said.find('\n') + 1);
}
constexpr const char* from_the_invariant = "(assert (and |can happen| |host| |invariant|))";

bool is_output(std::size_t id) {
  return model::fields[id].group == model::Group::out || model::fields[id].group == model::Group::told;
}
std::string constant(std::size_t id, bool after) {
  return fmt::format("|{}{}|", model::field_name(id), after ? "'" : "");
}
std::string value(std::size_t id, std::uint32_t word) {
  if (model::fields[id].sort == model::Sort::flag) return word != 0 ? "true" : "false";
  return fmt::format("(_ bv{} {})", word, model::fields[id].sort == model::Sort::state ? 4 : 32);
}
/// The values in a solver's answer, in the order in which they were asked for.
std::vector<std::uint32_t> values_in(const std::string& text) {
  std::vector<std::uint32_t> values;
  const std::regex one(R"re(\|? (?:(true|false)|#x([0-9a-f]+)|#b([01]+)|\(_ bv([0-9]+) [0-9]+\))\))re");
  for (std::sregex_iterator at(text.begin(), text.end(), one), none; at != none; ++at) {
    const auto& found = *at;
    if (found[1].matched) values.push_back(found[1] == "true" ? 1 : 0);
    if (found[2].matched) values.push_back(static_cast<std::uint32_t>(std::stoul(found[2], nullptr, 16)));
    if (found[3].matched) values.push_back(static_cast<std::uint32_t>(std::stoul(found[3], nullptr, 2)));
    if (found[4].matched) values.push_back(static_cast<std::uint32_t>(std::stoul(found[4])));
  }
  return values;
}

}  // namespace

TEST_CASE("solvers read each event of each table, and agree", "[gen][smt2]") {
  const std::vector<std::string> solvers = solvers_here();
  for (const model::PlainTable* table : model::tables()) {
    const auto all = relations(*table);
    CHECK(all.size() == model::event_count);
    for (const auto& [event, text] : all) {
      for (const std::string& solver : solvers) {
        if (table != &model::standard() && solver != solvers.back()) continue;
        const std::string once = answer(solver, text, "(check-sat)");
        INFO(table->name << ", " << model::name_of(event) << ", " << solver << ": " << once);
        CHECK(once == "sat\n");
      }
    }
  }
}

TEST_CASE("an event does to a solver what it does to the machine", "[gen][smt2][lockstep]") {
  const std::vector<std::string> solvers = solvers_here();
  if (solvers.empty()) return;
  const model::PlainTable& table = model::standard();
  const auto relation = relations(table);
  std::set<std::size_t> fired;
  std::size_t asked = 0;
  for (const auto& [event, those] : tests::samples(table)) {
    std::string values;
    std::vector<std::size_t> ids;
    for (std::size_t id = 0; id < model::field_count; ++id)
      if (id < model::tcb_field_count || is_output(id)) {
        values += constant(id, true) + " ";
        ids.push_back(id);
      }
    std::vector<const model::PlainRule*> rules;
    for (const std::size_t p : table.handling(event).phases)
      for (const model::PlainRule& rule : table.phases[p].rules) {
        values += fmt::format("|{} fires| ", rule.name);
        rules.push_back(&rule);
      }
    std::string questions;
    for (const tests::Sample& sample : those) {
      questions += "(push 1)\n";
      for (std::size_t id = 0; id < model::field_count; ++id)
        if (!is_output(id))
          questions += fmt::format("(assert (= {} {}))\n", constant(id, false), value(id, sample.before[id]));
      questions += fmt::format("(check-sat)\n(get-value ({}|can happen|))\n(pop 1)\n", values);
    }
    const std::vector<std::uint32_t> said = values_in(answer(solvers.front(), relation.at(event), questions));
    const std::size_t each = ids.size() + rules.size() + 1;
    INFO(model::name_of(event));
    REQUIRE(said.size() == those.size() * each);
    for (std::size_t s = 0; s < those.size(); ++s) {
      const proofs::Ran& ran = those[s].ran;
      const std::uint32_t* next = &said[s * each];
      for (const std::size_t id : ids) {
        INFO(model::field_name(id) << ", sample " << s);
        CHECK(*next++ == ran.after[id]);
      }
      for (const model::PlainRule* rule : rules) {
        INFO(rule->name << ", sample " << s);
        const bool fires = std::find(ran.fired.begin(), ran.fired.end(), rule) != ran.fired.end();
        CHECK((*next++ != 0) == fires);
        if (fires) fired.insert(rule->id);
      }
      CHECK((*next != 0) == proofs::possible(table, event, those[s].before));
      ++asked;
    }
  }
  INFO(asked << " samples");
  for (const model::PlainRule* rule : table.rules) {
    INFO(rule->name);
    CHECK(fired.count(rule->id) == 1);
  }
}

TEST_CASE("the printed invariant is kept, and is needed", "[gen][smt2]") {
  const auto relation = relations(model::standard());
  for (const std::string& solver : solvers_here())
    for (const model::Event event : {model::Event::OPEN_PASSIVE, model::Event::ABORT,
                                     model::Event::USER_TIMEOUT, model::Event::TIME_WAIT_TIMEOUT}) {
      INFO(solver << ": " << model::name_of(event));
      const std::string kept = fmt::format(
          "(push 1){0}(check-sat)(pop 1)"                             // there are such states
          "(push 1){0}(assert (not |invariant'|))(check-sat)(pop 1)"  // none leads out
          "(push 1)(assert (and |can happen| |host| (not |invariant'|)))(check-sat)(pop 1)\n",  // but from
                                                                                                // others
          from_the_invariant);
      CHECK(answer(solver, relation.at(event), kept) == "sat\nunsat\nsat\n");
    }
}

TEST_CASE("a table of which nothing is known has no invariant", "[gen][smt2]") {
  for (const gen::File& file : tests::printed("smt2", model::standard())) {
    CHECK(file.contents.find("No invariant is known") != std::string::npos);
    CHECK(file.contents.find("(define-fun |invariant") == std::string::npos);
  }
}

TEST_CASE("each state has one that follows it: every constant has one equation, of what stands before it",
          "[gen][smt2]") {
  // The table that is printed makes no difference to how it is: one is enough.
  for (const auto& [event, text] : relations(model::standard())) {
    INFO(model::name_of(event));
    std::set<std::string> given;  // before the event, and functions
    std::set<std::string> equated;
    std::size_t outputs = 0;
    std::istringstream in(text.substr(0, text.find("(push 1)")));
    const std::regex name(R"re(\|[^|]*\||\b[A-Z][A-Z_0-9]+\b)re");
    for (std::string line; std::getline(in, line);) {
      std::smatch found;
      if (std::regex_match(line, found, std::regex(R"re(\(declare-const (\|[^|]*\|) .*\))re"))) {
        const std::string declared = found[1];
        if (declared.find('\'') != std::string::npos)
          ++outputs;
        else if (declared.find('.') != std::string::npos && declared.find(' ') == std::string::npos)
          given.insert(declared);
      } else if (std::regex_match(line, found, std::regex(R"re(\(define-fun (\|[^|]*\||\w+) .*\))re"))) {
        given.insert(found[1]);
      } else if (std::regex_match(line, found, std::regex(R"re(\(assert \(= (\|[^|]*\|) (.*)\)\))re"))) {
        const std::string value = found[2];
        for (std::sregex_iterator at(value.begin(), value.end(), name), none; at != none; ++at) {
          INFO(line << ": " << at->str());
          CHECK(given.count(at->str()) == 1);
        }
        CHECK(equated.insert(found[1]).second);
        given.insert(found[1]);
      } else if (line.rfind(";", 0) != 0) {
        CHECK(line.find("assert") == std::string::npos);
      }
    }
    for (std::size_t id = 0; id < model::field_count; ++id)
      if (id < model::tcb_field_count || is_output(id)) {
        CHECK(equated.count(constant(id, true)) == 1);
        --outputs;
      }
    CHECK(outputs == 0);
  }
}
