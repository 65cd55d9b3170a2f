#include "text.hpp"

#include <algorithm>
#include <vector>

#include "../fields.hpp"

namespace synfin::model {

namespace {

std::string literal(const Node& n) {
  if (n.sort == Sort::flag) return n.value != 0 ? "yes" : "no";
  if (n.sort == Sort::state) return std::string(name_of(static_cast<State>(n.value)));
  return std::to_string(n.value);
}

bool compares(const Node& n) {
  return n.op == Op::equal || n.op == Op::less || n.op == Op::before ||
         (n.op == Op::negation && n.kids[0]->op != Op::negation && compares(*n.kids[0]));
}

class Writer {
 public:
  Writer(const FieldNames& names, const WordNames& words) : names_(names), words_(words) {}

  /// `alone`: nothing stands beside it, so that it needs no parentheses.
  std::string operator()(const Node& n, bool alone) const {
    if (const auto word = words_.find(&n); word != words_.end()) return word->second;
    switch (n.op) {
      case Op::literal:
        return literal(n);
      case Op::field:
        return field(n);
      case Op::add:
      case Op::conjunction:
        return chain(n, alone);
      case Op::disjunction:
        return is_one_of(n) ? one_of(n, alone) : chain(n, alone);
      case Op::negation:
        return negated(n, alone);
      case Op::choice:
        return choice(n);
      default:
        return joined(n, line_of(n.op).sign, alone);
    }
  }

 private:
  std::string field(const Node& n) const { return marked(names_(n.field), n.view); }
  bool is_word(const Node& n) const { return words_.count(&n) != 0; }

  std::string joined(const Node& n, std::string_view with, bool alone) const {
    const std::string both =
        (*this)(*n.kids[0], false) + " " + std::string(with) + " " + (*this)(*n.kids[1], false);
    return alone ? both : "(" + both + ")";
  }
  /// A chain of the same operation needs no parentheses, nor do comparisons between "and" or "or".
  std::string chain(const Node& n, bool alone) const {
    const auto part = [&](const Node& kid, bool may_chain) {
      if (may_chain && kid.op == n.op && !is_word(kid) && !is_one_of(kid)) return chain(kid, true);
      return (*this)(kid, n.sort == Sort::flag && (compares(kid) || says_which(kid)));
    };
    const std::string both =
        part(*n.kids[0], true) + " " + std::string(line_of(n.op).sign) + " " + part(*n.kids[1], false);
    return alone ? both : "(" + both + ")";
  }

  std::string negated(const Node& n, bool alone) const {
    const Node& kid = *n.kids[0];
    if (is_word(kid)) return "!" + (*this)(kid, false);
    switch (kid.op) {
      case Op::equal:
        return joined(kid, "!=", alone);
      case Op::less:
      case Op::before: {
        Node turned = kid;  // !(b < a) reads a <= b
        std::swap(turned.kids[0], turned.kids[1]);
        return joined(turned, "<=", alone);
      }
      case Op::disjunction:
        if (is_one_of(kid)) return membership(kid, "not in", alone);
        [[fallthrough]];
      default:
        return "!" + (*this)(kid, false);
    }
  }

  std::string choice(const Node& n) const {
    const auto& [condition, a, b] = n.kids;
    const auto call = [&](std::string_view name, auto... parts) {
      std::string text;
      ((text += (text.empty() ? "" : ", ") + (*this)(*parts, true)), ...);
      return std::string(name) + "(" + text + ")";
    };
    const bool orders = condition->op == Op::less || condition->op == Op::before;
    if (orders && condition->kids[0] == a && condition->kids[1] == b) return call("min", a, b);
    if (orders && condition->kids[0] == b && condition->kids[1] == a) return call("max", a, b);
    return call("choose", condition, a, b);
  }

  // `s == CLOSED || s == LISTEN` reads `s in {CLOSED, LISTEN}`.
  static bool is_state(const Node& n) {
    return n.op == Op::equal && n.kids[0]->op == Op::field && n.kids[0]->sort == Sort::state &&
           n.kids[1]->op == Op::literal;
  }
  static const Node* subject(const Node& n) {
    if (is_state(n)) return n.kids[0];
    if (n.op != Op::disjunction || !is_state(*n.kids[1])) return nullptr;
    const Node* const left = subject(*n.kids[0]);
    return left == n.kids[1]->kids[0] ? left : nullptr;
  }
  static bool is_one_of(const Node& n) { return n.op == Op::disjunction && subject(n) != nullptr; }
  static bool says_which(const Node& n) {
    return is_one_of(n) || (n.op == Op::negation && is_one_of(*n.kids[0]));
  }
  std::string one_of(const Node& n, bool alone) const { return membership(n, "in", alone); }
  std::string membership(const Node& n, std::string_view how, bool alone) const {
    std::vector<std::string> states;
    for (const Node* at = &n;; at = at->kids[0]) {
      states.push_back(literal(*(at->op == Op::equal ? at : at->kids[1])->kids[1]));
      if (at->op == Op::equal) break;
    }
    std::reverse(states.begin(), states.end());
    std::string set;
    for (const std::string& state : states) set += (set.empty() ? "" : ", ") + state;
    const std::string text = field(*subject(n)) + " " + std::string(how) + " {" + set + "}";
    return alone ? text : "(" + text + ")";
  }

  const FieldNames& names_;
  const WordNames& words_;
};

}  // namespace

std::string text_of(const Node& term, const FieldNames& names, const WordNames& words) {
  return Writer(names, words)(term, true);
}

std::string marked(const std::string& name, View view) {
  switch (view) {
    case View::before:
      return name;
    case View::after:
      return name + "'";
    case View::theirs:
      return "their " + name;
    case View::message:
      return "its " + name;
    case View::later:
      return "the second's " + name;
  }
  __builtin_unreachable();
}

std::string field_name(std::size_t id) {
  const FieldInfo& info = fields[id];
  return std::string(info.group_name) + "." + std::string(info.name);
}

}  // namespace synfin::model
