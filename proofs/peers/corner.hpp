// One event at one of two peers, from every state of the invariant: all that must be shown of it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "../claims/property.hpp"
#include "../claims/witnesses.hpp"
#include "../verdict.hpp"
#include "assumptions.hpp"
#include "claims.hpp"
#include "contract.hpp"
#include "nearby.hpp"
#include "prover.hpp"

namespace synfin::proofs::peers {

using Names = std::set<std::string_view>;

/// What was asked of one way, and what was answered.
struct Shown {
  std::string_view piece;  ///< the conjunct, or the property whose claim it is
  std::string label;       ///< which of both peers or of the segments it is said of; or the claim
  Answer answer = Answer::unknown;
  Names used;                ///< pieces and assumptions that were enough for the proof
  std::optional<Trace> how;  ///< the step that breaks it
};

/// What is taken for granted, and what is wanted.
struct Terms {
  std::vector<const Property*> properties;
  Witnesses* witnesses = nullptr;  ///< is told of premises that are met, if there is one
};

/// The event in the state; `crash`: no event, the host forgets its TCB.
class Corner {
 public:
  Corner(z3::context& context, model::Event event, bool crash, model::State state, const Limits& limits,
         Terms terms);
  /// Everything that must be shown of the ways through the table, but for those that an earlier table had,
  /// too, and that are proved.
  std::vector<Shown> judge(const model::PlainTable& table);

 private:
  /// What the questions that follow are about.
  void about(std::string_view what);
  void judge_step(const Step& step, const Way* way);
  void look_for_a_witness(const PeerClaim& claim, const z3::expr& premise);
  /// Whether it is shown.
  bool show(std::string_view piece, const std::string& label, const z3::expr& before, const z3::expr& after,
            std::span<const Hypothesis> more, const Way* way);
  void show_lemmas(const Step& step, const Way* way);
  void assume(std::string_view piece, const std::string& label, const z3::expr& term,
              std::vector<Hypothesis>& to);
  void assume_instance(const Instance& one);
  void assume_of(const Peer& from, const Peer& to, const Segment& m, const std::string& prefix,
                 std::vector<Hypothesis>& into, bool alive);
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
  bool record_hints_;
  Terms terms_;
  Setting before_;
  Nearby nearby_;
  z3::expr own_;                              ///< what is known of p alone
  const model::PlainTable* table_ = nullptr;  ///< at hand
  std::set<std::string> labels_;
  std::vector<Hypothesis> shared_, mine_, theirs_, of_the_open_;
  std::vector<Hypothesis> given_, detail_, derived_;  ///< of the way at hand
  std::vector<Shown> shown_;
  std::vector<z3::expr> kept_;  ///< ids are reused otherwise
  std::set<std::vector<unsigned>> proved_ways_;
};

}  // namespace synfin::proofs::peers
