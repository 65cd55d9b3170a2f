// A property is data: what is claimed, of which events, from which clause, and which variants must fail it.
#pragma once

#include <initializer_list>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "../../model/plain.hpp"

namespace synfin::proofs {

enum class Kind { safety, response };              ///< S: nothing bad ever; B: something good within a bound
enum class Level { one_endpoint, two_endpoints };  ///< any segment whatever, or two peers and a hostile wire

/// What a property holds a table to, in the words of RFC 2119.
enum class Demand { must, should, may };

/// Whenever one of `events` happens and `premise` holds, `conclusion` does. Terms speak of before and after;
/// those of two endpoints of the other peer and of what the proof alone remembers (ghosts.hpp), too.
struct Claim {
  std::string_view what;  ///< the claim, a sentence
  std::vector<model::Event>
      events;  ///< empty: every event; of two endpoints also where a host forgets its TCB
  const model::Node* premise;
  const model::Node* conclusion;
  bool of_the_open = false;  ///< of two endpoints: may rest on the pieces about who is open, too
};
/// Does the claim speak of the event?
bool concerns(const Claim& claim, model::Event event);

/// What a table may leave out. It takes it up where one of `events` can make a `step` that satisfies the
/// term; a table on which none can satisfies the property, whose claims say how it is done rightly.
struct Option {
  std::string_view what;  ///< what is left out, in a few words
  std::vector<model::Event> events;
  const model::Node* step;
};

/// A word of the model's vocabulary: a phrase that rules and claims share, so that what is wrong in it is
/// wrong in both, and nothing else would notice.
struct Word {
  std::string_view name;
  const model::Node* term;   ///< as the vocabulary has it
  const model::Node* means;  ///< the RFC's sentence, in bare fields: written a second time, on purpose
};

/// How a property is judged that no claim can state.
enum class Structure {
  none,
  invariant,
  every_event_answered,
  one_segment,
  no_dead_rule,
  no_shadowed_rule,
  words,  ///< its words mean what they should, whatever their fields hold: of no table, state or event
};

/// What a property claims: one claim at least, or something of the table's structure. There is no property
/// that claims nothing.
class Claims {
 public:
  Claims() = delete;
  Claims(std::initializer_list<Claim> all) : all_(all) {}
  Claims(Structure structure) : structure_(structure) {}

  Structure structure() const { return structure_; }
  auto begin() const { return all_.begin(); }
  auto end() const { return all_.end(); }
  auto begin() { return all_.begin(); }
  auto end() { return all_.end(); }
  bool empty() const { return all_.empty(); }
  std::size_t size() const { return all_.size(); }
  const Claim& operator[](std::size_t place) const { return all_[place]; }

 private:
  std::vector<Claim> all_;
  Structure structure_ = Structure::none;
};

struct Story;
/// Assumptions that are not made, by name.
using Dropped = std::set<std::string_view>;
/// How two endpoints are searched for a counterexample, with these assumptions dropped (stories/stories.hpp).
using Stories = std::vector<Story> (*)(const Dropped& without);

struct Property {
  std::string_view name;
  std::string_view statement;  ///< one line
  std::string_view question;   ///< the textbook's question or sentence, where it comes from there; else empty
  std::string_view clause;     ///< "RFC 9293 3.10.7.4"
  Kind kind = Kind::safety;
  Level level = Level::one_endpoint;
  Claims claims;
  Stories stories = nullptr;                    ///< of two endpoints; a user's own may have none: then only a
                                                ///< proof is tried
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
  /// Where it is not the strongest of the requirements that `clause` names (`demand_of`).
  std::optional<Demand> demand{};
  std::optional<Option> option{};  ///< of one endpoint
  std::vector<Word> pins{};        ///< of Structure::words
  bool in_bare_fields = false;     ///< no word of the vocabulary is in its claims, by how they are written
  const char* file = __builtin_FILE();  ///< where it is stated, as the compiler names the file
  int line = __builtin_LINE();
};

/// What it holds a table to: as its data say, or else as the strongest of the requirements does that its
/// clause names (MUST-, SHLD-, MAY-n of RFC 9293); MUST where it names none: the letter of the text.
Demand demand_of(const Property& property);
/// `MUST`, `SHOULD`, `MAY`.
std::string_view name_of(Demand demand);

/// All properties, in the order of the documents.
const std::vector<Property>& properties();
/// The property of that name, or nullptr.
const Property* find_property(std::string_view name);

/// All words that a property pins.
std::vector<const Word*> words();

/// What a piece of an invariant speaks of.
enum class Of {
  endpoint,  ///< one TCB
  peers,     ///< two TCBs, whichever is the other's peer
  segment,   ///< sender, receiver, and any segment that was ever sent from the one to the other, but resets
  two_segments,  ///< the same of any two segments of one sender, whichever is first
};

/// A piece of an invariant: a claim that must hold when nothing has happened yet and after every event, and
/// is then assumed of every state. Terms read `before`; of two peers the sender's fields stand alone,
/// `theirs` are the receiver's.
struct Piece {
  std::string_view name;
  std::string_view why;  ///< what forced it
  const model::Node* term;
  Of of = Of::endpoint;
  bool while_alive =
      false;  ///< it compares a segment's numbers with those of today, and so holds for an MSL only
  /// Kept apart, for the claims that speak of who is open: the two-message handshake lacks it, and nothing
  /// else rests on it.
  bool of_the_open = false;
};
/// The endpoint invariant: holds of CLOSED, is preserved by every event, whatever arrives.
const std::vector<Piece>& endpoint_invariant();
/// The invariant of two peers and the wire between them.
const std::vector<Piece>& peer_invariant();
/// What is assumed of the host: its configuration is sound (model/config.hpp), and stays as it is while a
/// connection lives; a segment has no more text than IP can carry.
const model::Node* sound_host();

}  // namespace synfin::proofs
