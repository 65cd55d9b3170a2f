#include "word_mutants.hpp"

#include <algorithm>
#include <set>

#include "../../model/graph/build.hpp"
#include "../event/equal_terms.hpp"
#include "../stopwatch.hpp"
#include "matters.hpp"

namespace synfin::proofs {

using model::Node;
namespace graph = model::graph;

std::optional<std::pair<const Property*, const Word*>> find_word(std::string_view name) {
  for (const Property& property : properties())
    for (const Word& word : property.pins)
      if (word.name == name) return std::pair{&property, &word};
  return std::nullopt;
}

TermEdits mutants_of(const Word& word) {
  TermEdits all = all_edits(word.term);
  for (const EditByHand& edit : edits_by_hand())
    if (edit.word == word.name) all.push_back({"by hand: " + std::string(edit.what), edit.term});
  // Cut texts may be alike: each edit gets a name of its own.
  std::set<std::string> names;
  for (TermEdit& edit : all) {
    std::string name = edit.what;
    for (int n = 2; !names.insert(name).second; ++n) name = edit.what + " #" + std::to_string(n);
    edit.what = name;
  }
  return all;
}

WordJudge::WordJudge(SampleLibrary& samples, const Limits& limits)
    : standard_(standard_edition()), samples_(samples), limits_(limits) {}

namespace {

constexpr std::size_t enough = 400;  // samples of a place: those of its ways come first

/// Rules name their states as a set, not as a term: an edit of the term would reach claims alone.
bool is_set_of_states(const Node* word) {
  bool any = false;
  for (const Node* n : graph::nodes_of(word)) {
    if (n->op != model::Op::field) continue;
    if (n->field != model::id_of(model::terms::tcb.state)) return false;
    any = true;
  }
  return any;
}

}  // namespace

std::optional<Opinion> WordJudge::broken_by_a_step(const Node* word, const Node* now) {
  if (is_set_of_states(word)) return std::nullopt;
  const Reworded edited = reworded(standard_, word, now);
  // What is assumed alone, or claimed alone, changes no step.
  if (!edited.other_rules) return std::nullopt;
  const Edition& edition = edited.edition;
  std::vector<const Property*> all;
  for (const Property& property : edition.properties) all.push_back(&property);
  const ClaimsOnWords claims(all, edition.invariant);
  const ClaimsOnWords others(edited.other_claims, edition.invariant);
  const auto sound = [&](const Values& values) {
    const auto holds = [&](const Node& term) { return value_of(term, values, values) != 0; };
    return holds(*edition.sound_host) && std::all_of(edition.invariant.begin(), edition.invariant.end(),
                                                     [&](const Piece& piece) { return holds(*piece.term); });
  };
  for (const model::Event event : edited.events)
    for (std::size_t s = 0; s < model::state_count; ++s) {
      const Place place{event, static_cast<model::State>(s)};
      const std::vector<Sample>& samples = samples_.of(place);
      for (std::size_t n = 0; n < std::min(enough, samples.size()); ++n) {
        const Sample& sample = samples[n];
        if (!possible(edition.table, event, sample.before)) continue;
        if (edited.other_assumptions && !sound(sample.before)) continue;
        const Ran ran = run(edition.table, event, sample.before);
        const bool alike = !differ(sample.ran.after, ran.after) && !ran.sent_twice &&
                           ran.fired.empty() == sample.ran.fired.empty();
        const auto broken = (alike ? others : claims).broken_by(event, sample.before, ran);
        if (!broken) continue;
        const Property* const by = find_property(broken->property->name);
        return killed({by, broken->what}, place, sample.before, ran);
      }
    }
  return std::nullopt;
}

JudgedWord WordJudge::judge(const Property& pinned, const Word& word, const TermEdit& edit) {
  const Stopwatch stopwatch;
  JudgedWord judged{std::string(word.name), edit.what, Fate::survived, "", "", 0, {}};
  const Node* const was = word.term;
  if (equal_terms(*edit.term, *was, limits_, "mutant of " + judged.word) == Answer::yes) {
    judged.fate = Fate::equivalent;
  } else if (auto dead = broken_by_a_step(was, edit.term)) {
    judged.fate = Fate::killed;
    judged.by = dead->by->name;
    judged.what = std::move(dead->what);
    judged.counterexample = std::move(dead->counterexample);
  } else {
    const Answer same = equal_terms(*edit.term, *word.means, limits_, "meaning of " + judged.word);
    if (same == Answer::unknown) judged.fate = Fate::unknown;
    if (same == Answer::no) {
      judged.fate = Fate::killed;
      judged.by = pinned.name;
      judged.what = "has another meaning: " + judged.word;
    }
  }
  judged.ms = stopwatch.ms();
  return judged;
}

}  // namespace synfin::proofs
