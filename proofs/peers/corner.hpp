// One event at one of two peers, from every state of the invariant: all that must be shown of it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "../claims/property.hpp"
#include "../claims/witnesses.hpp"
#include "../obligations/obligations.hpp"
#include "../verdict.hpp"
#include "assumptions.hpp"
#include "contract.hpp"
#include "fallen.hpp"
#include "nearby.hpp"
#include "prover.hpp"

namespace synfin::proofs::peers {

using Names = std::set<std::string_view>;

/// As labels are made.
inline std::string text(std::string_view first, std::string_view then) {
  return std::string(first) + std::string(then);
}

/// What was asked of one way, and what was answered.
struct Shown {
  std::string_view piece;  ///< of the invariant, or the property whose claim it is
  std::string label;       ///< which of both peers or of the segments it is said of; or the claim
  Answer answer = Answer::unknown;
  Names used;                ///< pieces and assumptions that were enough for the proof
  std::optional<Trace> how;  ///< the step that breaks it
  std::size_t way = 0;       ///< on which of the ways, in the order in which they are found
  std::size_t owed = 0;      ///< for which of the obligations; `of_none`: a lemma, or that the ways are all
};
constexpr auto of_none = static_cast<std::size_t>(-1);
/// Does something that is lost belong to what was used?
bool rests_on(const Shown& one, const Names& lost);

/// Whom a piece is said of, before the event and after it.
enum class Whose {
  p,           ///< of the peers: the one to whom the event happens
  q,           ///< and of the other
  mine,        ///< of a segment that p ever sent
  theirs,      ///< of one that q ever sent
  sent,        ///< of the one that leaves
  sent_later,  ///< of the one that leaves and one that p ever sent, in both orders
  sent_first,
  two_of_mine,  ///< of any two that p ever sent
  two_of_theirs,
};
/// A piece that must be kept, or a claim that must hold, on every way of an event.
struct Obligation {
  const Piece* piece = nullptr;
  Whose whose = Whose::p;
  const Property* property = nullptr;  ///< of a claim
  const Claim* claim = nullptr;
};
/// All of them, in the order in which they are shown; `crash`: of the step in which a host forgets its TCB.
std::vector<Obligation> obligations(std::span<const Property* const> properties, model::Event event,
                                    bool crash);

/// What is taken for granted, and what is wanted.
struct Terms {
  std::vector<const Property*> properties;
  Witnesses* witnesses = nullptr;  ///< is told of premises that are met, if there is one
  Names lost{};  ///< pieces, of one endpoint's invariant and of two, that are neither assumed nor shown
};

/// What is known of a table before it is judged at a place.
struct Known {
  std::size_t place;                            ///< in the order of `places`
  Fallen* fallen;                               ///< of this table: is told of what falls
  const std::vector<Shown>* earlier = nullptr;  ///< of the same place, with fewer pieces lost
};

/// How much was owed, and how much was looked at: where they differ nothing is proved.
struct Tally {
  std::size_t owed = 0, looked_at = 0;
};

/// The event in the state; `crash`: no event, the host forgets its TCB.
class Corner {
 public:
  Corner(z3::context& context, model::Event event, bool crash, model::State state, const Limits& limits,
         Terms terms);
  /// Everything that must be shown of the ways through the table. What was shown is not shown again: of ways
  /// that an earlier table had, too, and, of this table at this place, where it rests on nothing that is
  /// lost.
  std::vector<Shown> judge(const model::PlainTable& table, const Known& known);
  /// Of the last table judged.
  const Tally& tally() const { return tally_; }
  /// Of the last table judged: was something left out because it falls elsewhere?
  bool left_out() const { return left_out_; }

 private:
  struct Said {
    z3::expr before, after;  ///< of the obligation; `before` is true where it is not assumed
    std::span<const Hypothesis> more;
  };
  /// What the questions that follow are about.
  void about(std::string_view what);
  /// Is owed, of the way at hand: what was enough for it excludes that it is not so.
  void owe(OwedAs kind, std::string_view name, std::string_view of, const z3::expr& conclusion, Answer shown,
           const std::vector<const Hypothesis*>& enough = {});
  bool is_lost(const Piece& piece) const { return terms_.lost.count(piece.name) != 0; }
  void judge_way(const Way& near);
  void judge_step(const Step& step, const Way* way);
  void begin_way(std::size_t way);
  /// What is lost, or falls elsewhere, matters no more.
  bool is_over(const Shown& one) const;
  /// But why a property falls is told at the end.
  bool is_why(const Shown& one) const;
  /// Takes over what was shown of the way at hand when fewer pieces were lost; false: some of it must be
  /// shown again. (What was not shown then is not now, from more states.)
  bool taken_over_whole();
  /// The same of one obligation.
  bool taken_over(std::size_t owed, const Names& lost);
  /// Does it fall elsewhere? Then it need not be shown here.
  bool is_left_out(std::string_view name);
  void judge_piece(const Obligation& owed, const Step& step, const Names& lost, const Way* way,
                   std::vector<Hypothesis>& afterwards);
  void judge_claim(const Obligation& owed, Meaning& meaning, const Names& lost, const Way* way);
  Said said(const Piece& piece, Whose whose, const Step& step);
  void show_that_ways_are_all(const std::vector<Way>& ways);
  void look_for_a_witness(const Claim& claim, const z3::expr& premise);
  /// Whether it is shown.
  bool show(std::string_view piece, const std::string& label, const z3::expr& before, const z3::expr& after,
            std::span<const Hypothesis> more, const Way* way);
  /// Those that are not shown here.
  Names show_lemmas(Meaning& meaning, const Way* way);
  void assume(std::string_view piece, const std::string& label, const z3::expr& term,
              std::vector<Hypothesis>& to);
  void assume_of_peers(const Peer& self, const Peer& other, const std::string& mark);
  void assume_of_segment(const Peer& from, const Peer& to, const Segment& m, const std::string& prefix,
                         std::vector<Hypothesis>& into, bool alive);
  void assume_of_two(const Peer& from, const Peer& to, const Segment& m, const Segment& n,
                     const std::string& label, std::vector<Hypothesis>& into, bool alive);
  /// What the assumptions say of a step, and of the segments at hand.
  void assume_sayings(const Step& step);
  std::string_view keep(const std::string& label) { return *labels_.insert(label).first; }
  std::string hint_name(const std::string& label) const;
  Trace story(const z3::model& how, const Way* way, std::string_view what) const;

  Z3Words words_;
  Solver solver_;
  Prover prover_;
  Vocabulary vocabulary_;
  model::Event event_;
  bool crash_;
  model::State state_;
  bool arrives_;
  Terms terms_;
  Obligations* obligations_;  ///< is told of all that is owed, if it is there
  Setting before_;
  Nearby nearby_;
  z3::expr own_;                              ///< what is known of p alone
  const model::PlainTable* table_ = nullptr;  ///< at hand
  std::vector<Obligation> owed_;
  std::set<std::string> labels_;
  std::vector<Hypothesis> shared_, mine_, theirs_, two_of_mine_, two_of_theirs_, of_the_open_;
  std::vector<Hypothesis> given_, detail_, derived_;  ///< of the way at hand
  std::vector<Shown> shown_;
  Tally tally_;
  const Known* known_ = nullptr;
  std::span<const Shown> earlier_;                ///< of the way at hand
  std::size_t way_ = 0, ways_ = 1, at_owed_ = 0;  ///< at hand; of so many ways
  bool left_out_ = false;
  Obligations::Page page_;
  std::string way_name_;        ///< for people
  std::vector<z3::expr> kept_;  ///< ids are reused otherwise
  std::map<std::vector<unsigned>, std::vector<Shown>> proved_ways_;
};

}  // namespace synfin::proofs::peers
