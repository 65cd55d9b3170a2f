// A property is data: what is claimed, of which events, from which clause, and which variants must fail it.
#pragma once

#include <deque>
#include <span>
#include <string_view>
#include <vector>

#include "../../model/plain.hpp"

namespace synfin::proofs {

enum class Kind { safety, response };              ///< S: nothing bad ever; B: something good within a bound
enum class Level { one_endpoint, two_endpoints };  ///< any segment whatever, or two peers and a hostile wire

/// Whenever one of `events` happens and `premise` holds, `conclusion` does. Terms speak of before and after.
struct Claim {
  std::string_view what;             ///< the claim in a few words
  std::vector<model::Event> events;  ///< empty: every event
  const model::Node* premise;
  const model::Node* conclusion;
};
/// Does the claim speak of the event?
bool concerns(const Claim& claim, model::Event event);

/// A word of the model's vocabulary: a phrase that rules and claims share, so that what is wrong in it is
/// wrong in both, and nothing else would notice.
struct Word {
  std::string_view name;
  const model::Node* term;   ///< as the vocabulary has it
  const model::Node* means;  ///< the RFC's sentence, in bare fields: written a second time, on purpose
};

/// How a property is judged beyond its claims.
enum class Structure {
  none,
  invariant,
  every_event_answered,
  one_segment,
  no_dead_rule,
  no_shadowed_rule,
  words,  ///< its words mean what they should, whatever their fields hold: of no table, state or event
};

struct Property {
  std::string_view name;
  std::string_view statement;  ///< one line
  std::string_view question;   ///< the textbook's question or sentence, where it comes from there; else empty
  std::string_view clause;     ///< "RFC 9293 3.10.7.4"
  Kind kind = Kind::safety;
  Level level = Level::one_endpoint;
  std::vector<Claim> claims{};                  ///< of a one-endpoint property
  std::vector<std::string_view> violated_by{};  ///< the variants that must violate it; all others satisfy it
  /// The assumptions without which the standard violates it (proofs/peers/assumptions.hpp).
  std::vector<std::string_view> needs{};
  bool rests_on_assumptions = true;  ///< of two endpoints: the induction needs them
  /// Of two endpoints: what else is assumed where its claims, each of one step, are put together.
  std::vector<std::string_view> put_together_by{};
  /// Of two endpoints: the one-endpoint properties that are the other part of the argument.
  std::vector<std::string_view> put_together_with{};
  /// Of two endpoints: the tables on which no counterexample is known, and no induction.
  std::vector<std::string_view> open_on{};
  Structure structure = Structure::none;
  std::vector<Word> pins{};     ///< of Structure::words
  bool in_bare_fields = false;  ///< no word of the vocabulary is in its claims, by how they are written
  const char* file = __builtin_FILE();  ///< where it is stated, as the compiler names the file
  int line = __builtin_LINE();
};

/// All properties, in the order of the documents.
const std::vector<Property>& properties();
/// The property of that name, or nullptr.
const Property* find_property(std::string_view name);

/// All words that a property pins.
std::vector<const Word*> words();

/// A piece of the endpoint invariant, which is proved inductive and then assumed of every state.
struct Conjunct {
  std::string_view name;
  std::string_view why;  ///< what forced it
  const model::Node* term;
};
/// The endpoint invariant: holds of CLOSED, is preserved by every event, whatever arrives.
const std::vector<Conjunct>& endpoint_invariant();
/// What is assumed of the host: its configuration is sound (model/config.hpp), and stays as it is while a
/// connection lives; a segment has no more text than IP can carry.
const model::Node* sound_host();

}  // namespace synfin::proofs
