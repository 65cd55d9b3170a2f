#include "equal_terms.hpp"

#include "../../model/graph/fold.hpp"
#include "scene.hpp"

namespace synfin::proofs {

using model::Node;
using model::Op;

namespace {

class Comparison {
 public:
  Comparison(const Limits& limits, std::string about, Obligations::Page owed, std::string_view name)
      : words_(context_), scene_(any_scene(words_)), solver_(context_, limits), owed_(owed), name_(name) {
    solver_.about(std::move(about));
  }

  /// From the inside out: what is made of the same parts is the same, which is easily seen of each part
  /// alone, and hardly of the sums around them.
  Answer same(const Node& a, const Node& b) {
    if (a.op == b.op && a.sort == b.sort) {
      bool parts = true;
      if (a.op == Op::literal) parts = a.value == b.value;
      if (a.op == Op::field) parts = a.field == b.field && a.view == b.view;
      for (std::size_t k = 0; parts && k < model::arity(a.op); ++k)
        parts = same(*a.kids[k], *b.kids[k]) == Answer::yes;
      if (parts) return Answer::yes;
    }
    if (a.sort != b.sort) return Answer::no;
    const z3::expr equal =
        words_.equal(meaning(words_, a, scene_, scene_), meaning(words_, b, scene_, scene_));
    switch (solver_.can(words_.negation(equal).simplify())) {
      case Answer::no:
        owe(equal);
        return Answer::yes;
      case Answer::yes:
        return Answer::no;
      case Answer::unknown:
        break;
    }
    return Answer::unknown;
  }

  /// What is written alike was not asked for, and is owed as a whole.
  void owe_the_whole(const Node& a, const Node& b) {
    if (owes_ == 0) owe(words_.equal(meaning(words_, a, scene_, scene_), meaning(words_, b, scene_, scene_)));
  }

 private:
  void owe(const z3::expr& equal) {
    ++owes_;
    owed_.owe({OwedAs::word, std::string(name_), "part " + std::to_string(owes_), ""}, !equal, Answer::no);
  }

  z3::context context_;
  Z3Words words_;
  Scene scene_;
  Solver solver_;
  Obligations::Page owed_;
  std::string_view name_;
  std::size_t owes_ = 0;
};

}  // namespace

Answer equal_terms(const Node& a, const Node& b, const Limits& limits, std::string about,
                   Obligations::Page owed, std::string_view name) {
  Comparison comparison(limits, std::move(about), owed, name);
  const Answer same = comparison.same(a, b);
  if (same == Answer::yes) comparison.owe_the_whole(a, b);
  return same;
}

}  // namespace synfin::proofs
