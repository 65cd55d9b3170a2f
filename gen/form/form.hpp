// The imperative form: the table as a program that any language can say, one statement after another. What is
// decided once for all languages is decided here: which tests are made first and shared, which effects stand
// together, in which order they happen, what need not be written at all.
#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "../../model/plain.hpp"
#include "../expression.hpp"
#include "../glossary.hpp"

namespace synfin::gen::form {

struct Statement;
using Block = std::vector<Statement>;

/// A field gets a value, which reads what the fields hold at that moment. To enter a state is to set
/// `tcb.state`.
struct Set {
  std::size_t field;
  const model::Node* value;
  bool first = false;  ///< of `told` and `out`: nothing has written it in this event, it is zero until now
};
/// A value is computed before fields change that it reads, and called by a local name in what follows.
struct Let {
  std::size_t local;  ///< its id in terms: from `first_local` on
  const model::Node* value;
};
/// The effects of a group.
struct Do {
  std::size_t group;  ///< place in `Form::groups`
};
struct If {
  const model::Node* condition;
  Block then;
};
/// What follows only in these states.
struct Among {
  model::StateSet states;  ///< never all of those in which the event can come here
  Block then;
};
/// For whoever keeps count: this rule has fired.
struct Fired {
  const model::PlainRule* rule;
};
/// The phase is over.
struct Leave {
  model::Flow flow;
};
struct Statement {
  std::variant<Set, Let, Do, If, Among, Fired, Leave> is;
};

/// Locals are fields of terms with ids from here on, numbered anew in each rule.
inline constexpr std::size_t first_local = 0x8000;
inline bool is_local(const model::Node& node) {
  return node.op == model::Op::field && node.field >= first_local;
}
inline const model::Node* local_of(std::size_t local, model::Sort sort) {
  return model::shared({model::Op::field, sort, 0, static_cast<std::uint16_t>(local), {}, {}});
}

/// Effects that several rules have in common.
struct Group {
  std::string name;                            ///< after the first of them: `as_open_active`
  std::vector<const model::PlainRule*> users;  ///< those that do it, themselves or through another group
  Block body;                                  ///< of Set and Do
};
/// A phase: who comes to the end of the body without leaving goes on to the next.
struct Phase {
  const model::PlainPhase* phase;
  model::StateSet states;    ///< elsewhere it has nothing to do, and its body is not to be run
  model::StateSet possible;  ///< in which an event can come to it
  Block body;
};
/// Phases one after another that are run in the same states: one test is enough for them.
struct Stretch {
  model::StateSet states;
  bool is_test_needed;              ///< can an event come here in another state?
  bool answers;                     ///< as the phases do
  std::vector<std::size_t> phases;  ///< places in `Form::phases`
};
/// What follows when an event happens.
struct Handling {
  bool is_always_enabled() const { return states == model::any_state && is_always(*enabled); }

  model::Event event;
  model::StateSet states;          ///< elsewhere nothing happens
  const model::Node* enabled;      ///< nor where it does not hold
  std::vector<Stretch> stretches;  ///< what is run; once a rule has led to those that answer, none else
};

/// All terms are abbreviated: words stand for their meanings (glossary.hpp).
struct Form {
  const model::PlainTable* table = nullptr;
  std::shared_ptr<Glossary> glossary;
  std::vector<Group> groups;  ///< each behind those that it does
  std::vector<Phase> phases;  ///< in the table's order
  std::vector<Handling> handlings;

  /// The fields that a block reads and writes, through words and groups too; locals left out.
  std::set<std::size_t> reads(const Block& block) const;
  std::set<std::size_t> writes(const Block& block) const;
};

/// The form of a table. `told` and `out` are all zero when an event begins.
Form form_of(const model::PlainTable& table);

}  // namespace synfin::gen::form
