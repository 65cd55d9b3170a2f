#include "term_edits.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "../../model/fields.hpp"
#include "../../model/graph/build.hpp"
#include "../../model/graph/text.hpp"

namespace synfin::proofs {

using model::Group;
using model::Node;
using model::Op;
using model::Sort;
namespace graph = model::graph;
using model::field_name;
using model::text_of;

namespace {

bool in_tcb(std::size_t field) { return field < model::tcb_field_count; }
bool in_segment(std::size_t field) { return model::fields[field].group == Group::seg; }
/// What a guard may read: the connection, the segment, the call and the configuration.
bool is_read(std::size_t field) {
  const Group group = model::fields[field].group;
  return group != Group::out && group != Group::told;
}
bool joins(const Node* n) { return n->op == Op::conjunction || n->op == Op::disjunction; }
bool is_number(const Node* n) { return n->sort != Sort::flag && n->sort != Sort::state; }

/// Edits of one term, each of one node of it.
class Editor {
 public:
  explicit Editor(const Node* term) : term_(term) {}

  void put(std::string what, const Node* from, const Node* to) {
    all_.push_back(
        {std::move(what), graph::changed(term_, [&](const Node* n) { return n == from ? to : n; })});
  }
  void becomes(const std::string& fault, const Node* from, const Node* to) {
    put(fault + ": " + cut(text_of(*from)) + " becomes " + cut(text_of(*to)), from, to);
  }
  /// The whole term is another.
  void whole(std::string what, const Node* now) { put(std::move(what), term_, now); }

  void numbers() {
    for (const Node* n : graph::nodes_of(term_)) {
      if (n->op != Op::literal || n->sort == Sort::flag) continue;
      if (n->sort == Sort::state) {
        for (std::size_t s = 0; s < model::state_count; ++s)
          becomes("another state", n, graph::literal(n->sort, static_cast<std::uint32_t>(s)));
        continue;
      }
      becomes("another number", n, graph::literal(n->sort, n->value + 1));
      becomes("another number", n, graph::literal(n->sort, n->value - 1));
      becomes("another number", n, graph::literal(n->sort, n->value * 2));
    }
  }
  void other_fields() {
    for (const Node* n : graph::nodes_of(term_)) {
      if (n->op != Op::field || n->sort == Sort::state) continue;
      for (std::size_t other = 0; other < model::field_count; ++other)
        if (is_read(other) && model::fields[other].sort == n->sort)
          becomes("another field", n, graph::field(other));
    }
  }
  void operations() {
    for (const Node* n : graph::nodes_of(term_)) {
      const auto& [a, b, c] = n->kids;
      if (n->op == Op::choice) {
        becomes("one branch", n, b);
        becomes("one branch", n, c);
        becomes("branches exchanged", n, graph::apply(n->op, a, c, b));
      }
      if (n->op == Op::add || n->op == Op::subtract) {
        if (a->sort == n->sort) becomes("a part alone", n, a);
        if (b->sort == n->sort) becomes("a part alone", n, b);
        if (b->sort == Sort::number && a->sort == n->sort)
          becomes("another operation", n, graph::apply(n->op == Op::add ? Op::subtract : Op::add, a, b));
      }
      if (joins(n))
        becomes("another operation", n,
                graph::apply(n->op == Op::conjunction ? Op::disjunction : Op::conjunction, a, b));
    }
  }
  void take(const TermEdits& edits, const std::string& before = "") {
    for (const TermEdit& edit : edits) all_.push_back({before + edit.what, edit.term});
  }
  TermEdits distinct() {
    std::set<const Node*> met{term_};
    std::erase_if(all_, [&](const TermEdit& edit) { return !met.insert(edit.term).second; });
    return std::move(all_);
  }
  TermEdits all() { return std::move(all_); }

 private:
  const Node* term_;
  TermEdits all_;
};

}  // namespace

std::string cut(std::string text) {
  constexpr std::size_t longest = 90;
  if (text.size() <= longest) return text;
  text.resize(longest - 3);
  return text + "...";
}

TermEdits parts_dropped(const Node* term) {
  Editor editor(term);
  if (term->op == Op::literal) return {};
  if (term->sort == Sort::flag && !joins(term))
    editor.whole("conjunct dropped: " + cut(text_of(*term)), graph::literal(Sort::flag, 1));
  for (const Node* parent : graph::nodes_of(term)) {
    if (!joins(parent)) continue;
    for (const std::size_t k : {std::size_t{0}, std::size_t{1}}) {
      const Node* const dropped = parent->kids[k];
      if (dropped->op == parent->op) continue;  // a chain: its own conjuncts are dropped one by one
      editor.put(std::string(parent->op == Op::conjunction ? "conjunct" : "disjunct") +
                     " dropped: " + cut(text_of(*dropped)),
                 parent, parent->kids[1 - k]);
    }
  }
  return editor.all();
}

TermEdits comparisons_by_one(const Node* term) {
  Editor editor(term);
  const auto moved = [&](const Node* from, const Node* to) {
    editor.put(cut(text_of(*from)) + " becomes " + cut(text_of(*to)), from, to);
  };
  for (const Node* n : graph::nodes_of(term)) {
    const Node* const a = n->kids[0];
    const Node* const b = n->kids[1];
    if (n->op == Op::less || n->op == Op::before) {
      moved(n, graph::negation(graph::apply(n->op, b, a)));  // a <= b
      moved(n, graph::apply(n->op, graph::next(a), b));      // a + 1 < b
    }
    if (n->op == Op::equal && is_number(a)) {
      const Op order = model::is_circular(a->sort) ? Op::before : Op::less;
      moved(n, graph::negation(graph::apply(order, b, a)));  // a <= b
      moved(n, graph::negation(graph::apply(order, a, b)));  // b <= a
      moved(n, graph::apply(Op::equal, a, graph::next(b)));
    }
  }
  return editor.all();
}

TermEdits fields_exchanged(const Node* term) {
  std::vector<const Node*> read;
  for (const Node* n : graph::nodes_of(term))
    if (n->op == Op::field && (in_tcb(n->field) || in_segment(n->field))) read.push_back(n);
  std::set<std::pair<std::size_t, std::size_t>> done;
  TermEdits all;
  for (const Node* a : read)
    for (std::size_t other = 0; other < model::field_count; ++other) {
      const bool pair = (in_tcb(a->field) && in_segment(other)) || (in_segment(a->field) && in_tcb(other));
      if (!pair || model::fields[other].sort != a->sort) continue;
      if (!done.insert(std::minmax<std::size_t>(a->field, other)).second) continue;
      const Node* const b = graph::field(other);
      all.push_back({field_name(a->field) + " and " + field_name(other),
                     graph::changed(term, [&](const Node* n) { return n == a   ? b
                                                                      : n == b ? a
                                                                               : n; })});
    }
  return all;
}

TermEdits all_edits(const Node* term) {
  Editor editor(term);
  if (term->sort == Sort::flag) {
    editor.whole("negated", graph::negation(term));
    editor.whole("always", graph::literal(Sort::flag, 1));
    editor.whole("never", graph::literal(Sort::flag, 0));
  } else {
    editor.whole("one more", graph::next(term));
    const bool literal = term->op == Op::literal;
    editor.whole("one less", literal ? graph::literal(term->sort, term->value - 1)
                                     : graph::apply(Op::subtract, term, graph::literal(Sort::number, 1)));
  }
  editor.take(parts_dropped(term));
  editor.take(comparisons_by_one(term), "comparison by one: ");
  editor.take(fields_exchanged(term), "fields exchanged: ");
  editor.numbers();
  editor.other_fields();
  editor.operations();
  return editor.distinct();
}

}  // namespace synfin::proofs
