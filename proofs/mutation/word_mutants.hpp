// The third kind of mutant: one fault in one word, in rules and claims at once, as an edit of
// model/vocabulary.hpp makes it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "by_samples.hpp"
#include "edition.hpp"
#include "mutate.hpp"
#include "term_edits.hpp"

namespace synfin::proofs {

/// What became of it.
struct JudgedWord {
  std::string word;
  std::string edit;  ///< unique within the word
  Fate fate = Fate::unknown;
  std::string by;    ///< the property that killed it
  std::string what;  ///< which of its claims
  double ms = 0;
  std::optional<Trace> counterexample;  ///< where it is killed by a step
};

/// All mutants of a word, in a fixed order: the mechanical ones, then those by hand.
TermEdits mutants_of(const Word& word);

/// An edit of a word by hand, of a kind that no mechanical fault reaches.
struct EditByHand {
  std::string_view word;
  std::string_view what;
  const model::Node* term;
};
const std::vector<EditByHand>& edits_by_hand();

/// Judges mutants of words. First the solver: is the word the same as before, whatever its fields hold? Then
/// thousands of situations: does a step of the edited table break an edited claim? Then what the word is
/// pinned to. One for each thread; the verdicts depend on nothing that was judged before.
class WordJudge {
 public:
  WordJudge(SampleLibrary& samples, const Limits& limits);
  /// `pinned` is the property that pins it.
  JudgedWord judge(const Property& pinned, const Word& word, const TermEdit& edit);

 private:
  std::optional<Opinion> broken_by_a_step(const model::Node* word, const model::Node* now);

  Edition standard_;
  SampleLibrary& samples_;
  Limits limits_;
};

/// The property that pins the word of that name, and the word; nothing where there is none.
std::optional<std::pair<const Property*, const Word*>> find_word(std::string_view name);

}  // namespace synfin::proofs
