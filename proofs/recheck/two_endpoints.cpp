#include "two_endpoints.hpp"

#include <algorithm>
#include <optional>

#include "cases.hpp"
#include "one_endpoint.hpp"

namespace synfin::recheck {

using namespace proofs;
using Whose = Two::Whose;

namespace {

const std::string level = "two endpoints";
constexpr unsigned longest_queue = 1U << 30U;

std::string name_of(Whose whose) {
  constexpr const char* names[] = {"p",          "q",          "mine",        "theirs",       "sent",
                                   "sent later", "sent first", "two of mine", "two of theirs"};
  return names[static_cast<std::size_t>(whose)];
}

/// Everything about one case.
class OneCase {
 public:
  OneCase(Answers& answers, const Two& two, const std::map<Whose, z3::expr>& facts, const Case& which)
      : answers_(answers), two_(two), which_(which), moved_(which.in(two.what_is_sent_anew()).simplify()) {
    for (const auto& [whose, all] : facts) facts_.emplace(whose, which.in(all));
    // What is sent anew is a tangle of windows and queues, and all that most questions need of it is that it
    // is little: so that is shown first, and then stands for it.
    const z3::expr little = z3::ult(two_.sent_anew(), two_.sent_anew().ctx().bv_val(longest_queue, 32));
    const bool changes = !moved_.is_numeral() && which.in(two.draws()).simplify().is_false();
    if (changes && answers_.can(facts_.at(Whose::p) && is_moved() && !little) == z3::unsat) little_ = little;
  }

  void ask(const Owed& owed, Whose whose, const z3::expr& goal_of_all) {
    const z3::expr goal = which_.in(goal_of_all);
    const z3::expr& facts = facts_.at(whose);
    if (little_ && answers_.can(facts && *little_ && !goal) == z3::unsat) {
      answers_.helped(owed, "what is sent anew fits the queue");
      return;
    }
    answers_.follows(owed, little_ ? facts && is_moved() && *little_ : facts && is_moved(), goal);
  }

 private:
  z3::expr is_moved() const { return two_.sent_anew() == moved_; }

  Answers& answers_;
  const Two& two_;
  const Case& which_;
  z3::expr moved_;
  std::map<Whose, z3::expr> facts_;
  std::optional<z3::expr> little_;
};

}  // namespace

void two_endpoints_at_first(Answers& answers) {
  z3::context c;
  Peer nobody;
  for (std::size_t id = 0; id < model::field_count; ++id)
    nobody.push_back(model::fields[id].group == model::Group::cfg
                         ? constant(c, model::fields[id].sort, field_name(id))
                         : zero(c, model::fields[id].sort));
  for (std::size_t n = 0; n < peer_ghosts; ++n)
    nobody.push_back(ghosts[n].sort == model::Sort::flag ? c.bool_val(false)
                                                         : c.bv_val(0, bits_of_an_incarnation));
  const Two any(c, model::standard(), model::Event::STATUS, model::CLOSED, true);
  for (const Piece& piece : peer_invariant())
    if (piece.of == Of::peers)
      answers.follows({level, std::string(piece.name), "initiation", "nothing has happened yet"},
                      c.bool_val(true), any.say(*piece.term, {.self = &nobody, .other = &nobody}));
}

void two_endpoints(Answers& answers, const model::PlainTable& table, model::Event event, model::State state,
                   bool crash) {
  const std::string place = place_name(crash ? "crash" : model::name_of(event), state);
  z3::context c;
  const Two two(c, table, event, state, crash);
  std::map<Whose, z3::expr> facts;
  for (const Of of : {Of::peers, Of::segment, Of::two_segments})
    for (const Whose whose : Two::whose(of)) facts.emplace(whose, two.facts(whose));

  std::vector<Case> cases;
  if (crash) {
    cases.push_back({z3::expr_vector(c), z3::expr_vector(c)});
  } else {
    cases = cases_of(c, *two.ran(), table, event, facts.at(Whose::p));
    if (cases.empty()) answers.impossible(level, place);
    answers.follows({level, "the cases are all", "help", place}, facts.at(Whose::p), any_of(c, cases));
  }
  for (const Case& one : cases) {
    OneCase here(answers, two, facts, one);
    for (const Piece& piece : peer_invariant())
      for (const Whose whose : Two::whose(piece.of))
        here.ask({level, std::string(piece.name), name_of(whose), place}, whose, two.kept(piece, whose));
    for (const Property& property : properties())
      if (property.level == Level::two_endpoints)
        for (const Claim& claim : property.claims)
          if (crash ? claim.events.empty() : concerns(claim, event))
            here.ask({level, std::string(property.name), std::string(claim.what), place}, Whose::p,
                     two.claimed(claim));
  }
}

}  // namespace synfin::recheck
