// One event at one of two peers, from every state of the invariant: all that must be shown of it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "../claims/property.hpp"
#include "../claims/witnesses.hpp"
#include "../judging/obligation.hpp"
#include "../judging/prover.hpp"
#include "../judging/shown.hpp"
#include "../obligations/obligations.hpp"
#include "../verdict.hpp"
#include "assumptions.hpp"
#include "contract.hpp"
#include "nearby.hpp"

namespace synfin::proofs::peers {

/// As labels are made.
inline std::string text(std::string_view first, std::string_view then) {
  return std::string(first) + std::string(then);
}

/// What is taken for granted, and what is wanted.
struct Task {
  std::vector<const Property*> properties;
  Witnesses* witnesses = nullptr;  ///< is told of premises that are met, if there is one
  Names lost{};  ///< pieces, of one endpoint's invariant and of two, that are neither assumed nor shown
};

class AtPlace {
 public:
  AtPlace(z3::context& context, const Place& place, const Limits& limits, Task task);
  /// Everything that must be shown of the ways through the table. What was shown is not shown again: of ways
  /// that an earlier table had, too, and, of this table at this place, where it rests on nothing that is
  /// lost.
  ShownAtPlace judge(const model::PlainTable& table, const Known& known);

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
  bool is_lost(const Piece& piece) const { return task_.lost.count(piece.name) != 0; }
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
  /// Where it falls elsewhere it need not be shown here, and is left out; false: it must be shown.
  bool left_out(std::string_view name);
  void judge_piece(const Obligation& owed, const Step& step, const Names& lost, const Way* way,
                   std::vector<Hypothesis>& afterwards);
  void judge_claim(const Obligation& owed, Meaning& meaning, const Names& lost, const Way* way);
  Said said(const Piece& piece, Whose whose, const Step& step);
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
  Place place_;
  bool arrives_;
  Task task_;
  Obligations* obligations_;  ///< is told of all that is owed, if it is there
  Setting before_;
  Nearby nearby_;
  z3::expr own_;                              ///< what is known of p alone
  const model::PlainTable* table_ = nullptr;  ///< at hand
  std::vector<Obligation> owed_;
  std::set<std::string> labels_;
  std::vector<Hypothesis> shared_, mine_, theirs_, two_of_mine_, two_of_theirs_, of_the_open_;
  std::vector<Hypothesis> given_, detail_, derived_;  ///< of the way at hand
  ShownAtPlace made_;
  const Known* known_ = nullptr;
  std::span<const Shown> earlier_;                ///< of the way at hand
  std::size_t way_ = 0, ways_ = 1, at_owed_ = 0;  ///< at hand; of so many ways
  Obligations::Page page_;
  std::string way_name_;        ///< for people
  std::vector<z3::expr> kept_;  ///< ids are reused otherwise
  std::map<std::vector<unsigned>, std::vector<Shown>> proved_ways_;
};

}  // namespace synfin::proofs::peers
