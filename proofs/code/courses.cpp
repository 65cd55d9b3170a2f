#include "courses.hpp"

#include <algorithm>
#include <memory>

namespace synfin::proofs::code {

namespace {

bool is_plain(Word w) {
  switch (w->op) {
    case TermOp::undefined:
    case TermOp::bits:
    case TermOp::cases:
      return false;
    default:
      return std::all_of(w->kids.begin(), w->kids.end(), is_plain);
  }
}

using Inputs = std::function<Word(const std::string&, unsigned)>;

/// A plain word, made anew of other inputs.
Word copied(Word w, Terms& to, const Inputs& inputs) {
  const auto kid = [&](std::size_t k) { return copied(w->kids[k], to, inputs); };
  switch (w->op) {
    case TermOp::constant:
      return to.number(w->value, w->width);
    case TermOp::variable:
      return inputs(w->name, w->width);
    case TermOp::sum: {
      Word all = to.number(w->value, w->width);
      for (std::size_t k = 0; k < w->kids.size(); ++k)
        all = to.add(all, to.multiply(kid(k), to.number(w->factors[k], w->width)));
      return all;
    }
    case TermOp::product:
      return to.multiply(kid(0), kid(1));
    case TermOp::extract:
      return to.extract(kid(0), static_cast<unsigned>(w->value), w->width);
    case TermOp::concat: {
      std::vector<Word> parts;
      for (std::size_t k = 0; k < w->kids.size(); ++k) parts.push_back(kid(k));
      return to.concat(parts);
    }
    case TermOp::zero_extended:
      return to.zero_extend(kid(0), w->width);
    case TermOp::sign_extended:
      return to.sign_extend(kid(0), w->width);
    case TermOp::conjunction:
      return to.conjunction(kid(0), kid(1));
    case TermOp::disjunction:
      return to.disjunction(kid(0), kid(1));
    case TermOp::exclusive:
      return to.exclusive(kid(0), kid(1));
    case TermOp::shifted_left:
      return to.shift_left(kid(0), kid(1));
    case TermOp::shifted_right:
      return to.shift_right(kid(0), kid(1));
    case TermOp::undefined:
    case TermOp::bits:
    case TermOp::cases:
      break;
  }
  throw std::logic_error("a word that is not plain is no fact's");
}

Word variable_of(Terms& terms, const std::string& name, unsigned width) {
  return terms.variable(name, width);
}

bool speaks_of(Word w, Word variable) {
  return w == variable ||
         std::any_of(w->kids.begin(), w->kids.end(), [&](Word kid) { return speaks_of(kid, variable); });
}

/// From an equation: a variable, and what can be put in its place.
std::optional<std::pair<Word, Word>> solved(Terms& terms, const Fact& equation) {
  const Word difference = terms.subtract(equation.a, equation.b);
  const unsigned width = difference->width;
  const auto of_kid = [&](Word kid, std::uint64_t factor) -> std::optional<std::pair<Word, Word>> {
    if (factor != 1 && factor != all_ones(width)) return std::nullopt;
    const Word rest = terms.subtract(difference, terms.multiply(kid, terms.number(factor, width)));
    const Word value = factor == 1 ? terms.subtract(terms.number(0, width), rest) : rest;
    if (kid->op == TermOp::variable && !speaks_of(rest, kid)) return std::pair(kid, value);
    // what was made wider can be put in its place only by what is as narrow
    if (kid->op != TermOp::zero_extended || kid->kids[0]->op != TermOp::variable) return std::nullopt;
    const Word narrow = kid->kids[0];
    if (value->op == TermOp::constant && value->value <= all_ones(narrow->width))
      return std::pair(narrow, terms.number(value->value, narrow->width));
    if (value->op == TermOp::zero_extended && value->kids[0]->width == narrow->width &&
        !speaks_of(value, narrow))
      return std::pair(narrow, value->kids[0]);
    return std::nullopt;
  };
  if (difference->op != TermOp::sum) return of_kid(difference, 1);
  for (std::size_t k = 0; k < difference->kids.size(); ++k)
    if (const auto found = of_kid(difference->kids[k], difference->factors[k])) return found;
  return std::nullopt;
}

}  // namespace

/// What there can be instead of asking: one of these holds.
std::vector<Course> Facts::told_by(const Atom& atom) {
  const auto keep = [&](Word w) {
    return w == nullptr ? nullptr : copied(w, own_, [&](const std::string& name, unsigned width) {
      return variable_of(own_, name, width);
    });
  };
  if (atom.kind == Atom::Kind::undefined) return {};
  if ((atom.a != nullptr && !is_plain(atom.a)) || (atom.b != nullptr && !is_plain(atom.b))) return {};
  const Word a = keep(atom.a);
  const Word b = keep(atom.b);
  Fact fact{.kind = atom.kind, .a = a, .b = b, .bit = atom.bit, .name = atom.name};
  Fact opposite = fact;
  opposite.holds = false;
  if (atom.kind == Atom::Kind::less)
    return {
        {fact}, {{.kind = Atom::Kind::less, .a = b, .b = a}}, {{.kind = Atom::Kind::equal, .a = a, .b = b}}};
  if (atom.kind == Atom::Kind::bit && atom.bit + 1 == a->width) {  // negative, nothing, or positive
    const Fact nothing{.kind = Atom::Kind::equal, .a = a, .b = own_.number(0, a->width)};
    Fact something = nothing;
    something.holds = false;
    return {{fact}, {nothing}, {something, opposite}};
  }
  return {{fact}, {opposite}};
}

std::vector<Course> Facts::split(const Course& course, Terms& terms, const std::vector<Condition>& turns) {
  for (const Condition turn : turns)
    for (const std::uint32_t flag : terms.decisions().flags_of(turn)) {
      std::vector<Course> parts = told_by(terms.atom(flag));
      if (parts.empty() || std::any_of(course.begin(), course.end(), [&](const Fact& known) {
            return known.asks_as(parts[0].back()) || known.asks_as(parts[1].back());
          }))
        continue;
      for (Course& part : parts) part.insert(part.begin(), course.begin(), course.end());
      return parts;
    }
  return {};
}

std::optional<Source> Facts::begin(const Course& course, Terms& terms) {
  const auto known = std::make_shared<std::map<std::string, Word>>();
  for (const Fact& fact : course)
    if (fact.kind == Atom::Kind::equal && fact.holds)
      if (const auto found = solved(own_, fact)) known->emplace(found->first->name, found->second);
  const auto word = std::make_shared<Inputs>();
  *word = [&terms, known, self = std::weak_ptr(word)](const std::string& name, unsigned width) {
    const auto at = known->find(name);
    return at == known->end() ? terms.variable(name, width) : copied(at->second, terms, *self.lock());
  };
  terms.path = always;
  for (const Fact& fact : course) {
    const Word a = fact.a == nullptr ? nullptr : copied(fact.a, terms, *word);
    const Word b = fact.b == nullptr ? nullptr : copied(fact.b, terms, *word);
    Condition is = fact.kind == Atom::Kind::free    ? terms.free_flag(fact.name)
                   : fact.kind == Atom::Kind::equal ? terms.equal(a, b)
                   : fact.kind == Atom::Kind::less  ? terms.less(a, b)
                                                    : terms.bit(a, fact.bit);
    if (!fact.holds) is = terms.decisions().opposite(is);
    terms.assume(is);
    if (terms.assumed() == never) return std::nullopt;
  }
  return Source{[word](const std::string& name, unsigned width) { return (*word)(name, width); },
                [&terms](const std::string& name) { return terms.free_flag(name); }};
}

z3::expr Facts::as_formula(const Course& course, z3::context& context) {
  ToZ3 to_z3(own_, own_.decisions(), context);
  z3::expr all = context.bool_val(true);
  for (const Fact& fact : course) {
    const z3::expr is = fact.kind == Atom::Kind::free    ? context.bool_const(fact.name.c_str())
                        : fact.kind == Atom::Kind::equal ? to_z3.word(fact.a) == to_z3.word(fact.b)
                        : fact.kind == Atom::Kind::less
                            ? z3::ult(to_z3.word(fact.a), to_z3.word(fact.b))
                            : to_z3.word(fact.a).extract(fact.bit, fact.bit) == context.bv_val(1, 1);
    all = all && (fact.holds ? is : !is);
  }
  return all;
}

}  // namespace synfin::proofs::code
