#include "terms.hpp"

#include <algorithm>

namespace synfin::proofs::code {

namespace {

/// More cases than these in one operation are not told apart: the operation is one on the words as they
/// stand.
constexpr std::size_t most_cases = 100000;
/// More parts of terms than these are not kept (each is some 16 octets).
constexpr std::size_t most_kids = 20'000'000;

std::size_t mix(std::size_t h, std::uint64_t v) {
  h = (h ^ v) * 0x9e3779b97f4a7c15U;
  return h ^ (h >> 31U);
}

}  // namespace

std::size_t Terms::Hash::operator()(Word t) const {
  std::size_t h = mix(static_cast<std::size_t>(t->op), t->width);
  h = mix(h, t->value);
  for (const Word kid : t->kids) h = mix(h, kid->id);
  for (const std::uint64_t factor : t->factors) h = mix(h, factor);
  for (const Condition c : t->conditions) h = mix(h, c);
  return mix(h, std::hash<std::string>{}(t->name));
}

Word Terms::intern(Term term) {
  if (const auto known = known_.find(&term); known != known_.end()) return known->second;
  decisions_.tick();
  if ((kids_ += term.kids.size() + term.conditions.size()) > most_kids) throw TooMany("too many terms");
  term.id = all_.size();
  term.is_tainted =
      term.op == TermOp::undefined ||
      std::any_of(term.kids.begin(), term.kids.end(), [](Word kid) { return kid->is_tainted; }) ||
      std::any_of(term.conditions.begin(), term.conditions.end(),
                  [&](Condition c) { return may_be_undefined(c); });
  term.is_plain = term.conditions.empty() &&
                  std::all_of(term.kids.begin(), term.kids.end(), [](Word kid) { return kid->is_plain; });
  const Word made = &all_.emplace_back(std::move(term));
  known_.emplace(made, made);
  return made;
}

/// Does it ask for what is undefined, or depends on that?
bool Terms::may_be_undefined(Condition c) {
  if (c <= always || undefined_ == 0) return false;
  if (const auto known = may_be_undefined_.find(c); known != may_be_undefined_.end()) return known->second;
  const Decisions::Ask asked = decisions_.ask(c);
  const Atom& atom = atoms_[asked.flag];
  const auto is_tainted = [](Word word) { return word != nullptr && word->is_tainted; };
  const bool made = atom.kind == Atom::Kind::undefined || is_tainted(atom.a) || is_tainted(atom.b) ||
                    may_be_undefined(asked.no) || may_be_undefined(asked.yes);
  return may_be_undefined_[c] = made;
}

Word Terms::number(std::uint64_t value, unsigned width) {
  return intern({.op = TermOp::constant, .width = width, .value = value & all_ones(width)});
}

Word Terms::variable(const std::string& name, unsigned width) {
  return intern({.op = TermOp::variable, .width = width, .name = name});
}

Word Terms::undefined(unsigned width) {
  return intern({.op = TermOp::undefined, .width = width, .value = ++undefined_});
}

Condition Terms::free_flag(const std::string& name) {
  return flag_of({.kind = Atom::Kind::free, .name = name});
}

Condition Terms::undefined_flag() {
  ++undefined_;
  atoms_.push_back({.kind = Atom::Kind::undefined});
  return decisions_.flag();
}

Condition Terms::flag_of(const Atom& atom) {
  const auto id = [](Word w) { return w == nullptr ? std::string("-") : std::to_string(w->id); };
  const std::string key = std::to_string(static_cast<int>(atom.kind)) + ' ' + id(atom.a) + ' ' + id(atom.b) +
                          ' ' + std::to_string(atom.bit) + ' ' + atom.name;
  const auto [known, is_new] = flags_.try_emplace(key, never);
  if (is_new) {
    atoms_.push_back(atom);
    known->second = decisions_.flag();
  }
  return known->second;
}

void Terms::assume(Condition fact) {
  // A fact that is "this flag, and that one, and not the third" tells each of them.
  while (fact > always) {
    const Decisions::Ask asked = decisions_.ask(fact);
    if (asked.no != never && asked.yes != never) break;
    const Condition flag = decisions_.literal(asked.flag);
    const Condition value = asked.no == never ? always : never;
    for (auto& [key, condition] : flags_)
      if (condition == flag) condition = value;
    for (auto& [word, others] : compared_)
      for (Compared& one : others)
        for (Condition* const condition : {&one.at_most, &one.equal})
          *condition = decisions_.where(*condition, asked.flag, value == always);
    fact = value == always ? asked.yes : asked.no;
  }
  assumed_ = decisions_.both(assumed_, fact);
}

// ---- cases

std::vector<std::pair<Condition, Word>> Terms::cases_of(Word a) {
  std::vector<std::pair<Condition, Word>> cases;
  if (a->op == TermOp::cases) {
    for (std::size_t i = 0; i < a->kids.size(); ++i) {
      const Condition here = decisions_.both(path, a->conditions[i]);
      if (here != never) cases.emplace_back(here, a->kids[i]);
    }
    return cases;
  }
  if (a->op == TermOp::bits) {
    std::vector<Condition> open;
    for (const Condition c : a->conditions)
      if (c > always && std::find(open.begin(), open.end(), c) == open.end()) open.push_back(c);
    if (open.size() <= 3) {
      for (std::size_t set = 0; set < (std::size_t{1} << open.size()); ++set) {
        Condition here = path;
        for (std::size_t i = 0; i < open.size(); ++i)
          here = (set >> i & 1U) != 0 ? decisions_.both(here, open[i]) : decisions_.without(here, open[i]);
        if (here == never) continue;
        std::uint64_t value = 0;
        for (std::size_t k = 0; k < a->conditions.size(); ++k) {
          const Condition c = a->conditions[k];
          const auto at = std::find(open.begin(), open.end(), c) - open.begin();
          if (c == always || (c > always && (set >> at & 1U) != 0)) value |= std::uint64_t{1} << k;
        }
        cases.emplace_back(here, number(value, a->width));
      }
      return cases;
    }
  }
  return {{path, a}};
}

std::optional<std::uint64_t> Terms::constant_of(Word a) {
  if (a->op == TermOp::constant) return a->value;
  const auto cases = cases_of(a);
  if (cases.size() == 1 && cases[0].second->op == TermOp::constant) return cases[0].second->value;
  return std::nullopt;
}

/// Where two of them are found equal it is the older one: which a compiler takes there is its own choice.
void Terms::take_older_of_equals(Leaves& leaves) {
  for (auto& [id, older] : leaves) {
    const auto found = compared_.find(older.second);
    if (found == compared_.end()) continue;
    for (const Compared& one : found->second) {
      const auto younger = one.other->id > id ? leaves.find(one.other->id) : leaves.end();
      if (younger == leaves.end()) continue;
      const Condition moved = decisions_.both(younger->second.first, one.equal);
      if (moved == never) continue;
      older.first = decisions_.either(older.first, moved);
      younger->second.first = decisions_.without(younger->second.first, moved);
    }
  }
  std::erase_if(leaves, [](const auto& leaf) { return leaf.second.first == never; });
}

Word Terms::of_cases(std::vector<std::pair<Condition, Word>> cases, bool chosen) {
  Leaves leaves;
  bool all_bits = true;
  bool some_bits = false;
  const auto put = [&](Condition c, Word leaf) {
    if (c == never) return;
    auto& place = leaves.try_emplace(leaf->id, never, leaf).first->second;
    place.first = decisions_.either(place.first, c);
    all_bits = all_bits && (leaf->op == TermOp::constant || leaf->op == TermOp::bits);
    some_bits = some_bits || leaf->op == TermOp::bits;
  };
  for (const auto& [c, leaf] : cases)
    if (leaf->op == TermOp::cases)
      for (std::size_t i = 0; i < leaf->kids.size(); ++i)
        put(decisions_.both(c, leaf->conditions[i]), leaf->kids[i]);
    else
      put(c, leaf);
  if (chosen) take_older_of_equals(leaves);
  if (leaves.empty()) return number(0, cases.empty() ? 32 : cases[0].second->width);  // on no path at all
  if (leaves.size() == 1) return leaves.begin()->second.second;
  const unsigned width = leaves.begin()->second.second->width;
  if (all_bits && some_bits) {
    std::vector<Condition> bits(width, never);
    for (const auto& [id, leaf] : leaves)
      for (unsigned k = 0; k < width; ++k)
        bits[k] = decisions_.either(bits[k], decisions_.both(leaf.first, bit_of_one(leaf.second, k)));
    return of_bits(std::move(bits));
  }
  Term term{.op = TermOp::cases, .width = width};
  for (const auto& [id, leaf] : leaves) {
    term.conditions.push_back(leaf.first);
    term.kids.push_back(leaf.second);
  }
  return intern(std::move(term));
}

Word Terms::each(Word a, const std::function<Word(Word)>& f) {
  if (a->op != TermOp::cases && a->op != TermOp::bits) return f(a);
  auto cases = cases_of(a);
  if (cases.size() == 1) return f(cases[0].second);
  if (cases.size() > most_cases) return f(a);
  const Condition all = path;
  for (auto& [c, leaf] : cases) {
    path = c;
    leaf = f(leaf);
  }
  path = all;
  return of_cases(std::move(cases));
}

Word Terms::each(Word a, Word b, const std::function<Word(Word, Word)>& f) {
  const auto plain = [](Word w) { return w->op != TermOp::cases && w->op != TermOp::bits; };
  if (plain(a) && plain(b)) return f(a, b);
  const auto of_a = cases_of(a);
  const auto of_b = cases_of(b);
  std::vector<std::pair<Condition, Word>> made;
  if (of_a.size() * of_b.size() > most_cases) return f(a, b);
  const Condition all = path;
  for (const auto& [c, x] : of_a)
    for (const auto& [d, y] : of_b)
      if ((path = decisions_.both(c, d)) != never) made.emplace_back(path, f(x, y));
  path = all;
  if (made.size() == 1) return made[0].second;
  return of_cases(std::move(made));
}

Condition Terms::each_flag(Word a, Word b, const std::function<Condition(Word, Word)>& f) {
  const auto plain = [](Word w) { return w->op != TermOp::cases && w->op != TermOp::bits; };
  if (plain(a) && plain(b)) return f(a, b);
  const auto of_a = cases_of(a);
  const auto of_b = cases_of(b);
  if (of_a.size() * of_b.size() > most_cases) return f(a, b);
  if (of_a.size() == 1 && of_b.size() == 1) return f(of_a[0].second, of_b[0].second);
  const Condition whole = path;
  Condition all = never;
  for (const auto& [c, x] : of_a)
    for (const auto& [d, y] : of_b)
      if (const Condition here = decisions_.both(c, d); here != never) {
        path = here;
        all = decisions_.either(all, decisions_.both(here, f(x, y)));
      }
  path = whole;
  return all;
}

Word Terms::joined(Condition path_a, Word a, Condition path_b, Word b) {
  if (a == b || path_b == never) return a;
  if (path_a == never) return b;
  return of_cases({{path_a, a}, {path_b, b}}, a->op != TermOp::cases && b->op != TermOp::cases);
}

Condition Terms::joined(Condition path_a, Condition a, Condition path_b, Condition b) {
  if (a == b || path_b == never) return a;
  return decisions_.either(decisions_.both(path_a, a), decisions_.both(path_b, b));
}

Word Terms::choice(Condition c, Word a, Word b) {
  if (a == b) return a;
  return joined(decisions_.both(path, c), a, decisions_.without(path, c), b);
}

// ---- sums

void Terms::add_parts(Word of, std::uint64_t factor, std::vector<std::pair<Word, std::uint64_t>>& parts,
                      std::uint64_t& value) const {
  if (of->op == TermOp::constant) {
    value += of->value * factor;
  } else if (of->op == TermOp::sum) {
    value += of->value * factor;
    for (std::size_t i = 0; i < of->kids.size(); ++i)
      parts.emplace_back(of->kids[i], of->factors[i] * factor);
  } else {
    parts.emplace_back(of, factor);
  }
}

Word Terms::sum_of(const std::vector<std::pair<Word, std::uint64_t>>& parts, std::uint64_t value,
                   unsigned width) {
  std::map<std::size_t, std::pair<Word, std::uint64_t>> by_id;
  for (const auto& [kid, factor] : parts) {
    auto& place = by_id.try_emplace(kid->id, kid, 0).first->second;
    place.second = (place.second + factor) & all_ones(width);
  }
  Term term{.op = TermOp::sum, .width = width, .value = value & all_ones(width)};
  for (const auto& [id, part] : by_id)
    if (part.second != 0) {
      term.kids.push_back(part.first);
      term.factors.push_back(part.second);
    }
  if (term.kids.empty()) return number(value, width);
  if (term.kids.size() == 1 && term.factors[0] == 1 && term.value == 0) return term.kids[0];
  return intern(std::move(term));
}

Word Terms::linear(Word a, std::uint64_t factor_a, Word b, std::uint64_t factor_b) {
  return each(a, b, [&](Word x, Word y) -> Word {
    if (x->op == TermOp::undefined || y->op == TermOp::undefined) return undefined(x->width);
    std::vector<std::pair<Word, std::uint64_t>> parts;
    std::uint64_t value = 0;
    add_parts(x, factor_a, parts, value);
    add_parts(y, factor_b, parts, value);
    return sum_of(parts, value, x->width);
  });
}

Word Terms::add(Word a, Word b) { return linear(a, 1, b, 1); }
Word Terms::subtract(Word a, Word b) { return linear(a, 1, b, ~std::uint64_t{0}); }

Word Terms::multiply_of_one(Word x, Word y) {
  if (x->op == TermOp::undefined || y->op == TermOp::undefined) return undefined(x->width);
  if (x->op == TermOp::constant) std::swap(x, y);
  if (y->op == TermOp::constant) {
    std::vector<std::pair<Word, std::uint64_t>> parts;
    std::uint64_t value = 0;
    add_parts(x, y->value, parts, value);
    return sum_of(parts, value, x->width);
  }
  if (x->id > y->id) std::swap(x, y);
  return intern({.op = TermOp::product, .width = x->width, .kids = {x, y}});
}
Word Terms::multiply(Word a, Word b) {
  return each(a, b, [&](Word x, Word y) { return multiply_of_one(x, y); });
}

}  // namespace synfin::proofs::code
