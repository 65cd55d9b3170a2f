#include "basis.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace synfin::proofs::code {

namespace {

using Words = std::set<Word, Parts::Older>;

bool is_variable(Word word) { return word->op == TermOp::variable; }

Parts as_it_stands(Word word) {
  if (word->op == TermOp::constant) return {.value = word->value};
  if (word->op != TermOp::sum) return {.factors = {{word, 1}}};
  Parts parts{.value = word->value};
  for (std::size_t k = 0; k < word->kids.size(); ++k) parts.factors[word->kids[k]] = word->factors[k];
  return parts;
}

Parts replaced(Parts parts, Word variable, const Parts& by) {
  const auto at = parts.factors.find(variable);
  if (at == parts.factors.end()) return parts;
  const std::uint64_t factor = at->second;
  parts.factors.erase(at);
  parts.add(by, factor, variable->width);
  return parts;
}

/// Looks at a condition or word and at all that it is made of, each once.
class Walk {
 public:
  explicit Walk(Terms& terms) : terms_(terms) {}

  void over(Condition condition) {
    for (const std::uint32_t flag : terms_.decisions().flags_of(condition)) {
      if (!flags_.insert(flag).second) continue;
      const Atom& atom = terms_.atom(flag);
      for (const Word word : {atom.a, atom.b})
        if (word != nullptr) over(word);
    }
  }
  void over(Word word) {
    if (!seen_.insert(word).second) return;
    if (is_variable(word)) variables.insert(word);
    if (is_variable(word) || word->op == TermOp::sum) sums.insert(word);
    for (const Condition condition : word->conditions) over(condition);
    for (const Word kid : word->kids)
      if (word->op == TermOp::sum && is_variable(kid))
        variables.insert(kid);
      else
        over(kid);
  }

  Words variables;
  Words sums;  ///< and the variables that are used as they are

 private:
  Terms& terms_;
  std::set<std::uint32_t> flags_;
  Words seen_;
};

/// Chooses what is replaced.
class Choice {
 public:
  Choice(Terms& terms, Condition condition) : terms_(terms) {
    Walk walk(terms);
    walk.over(condition);
    for (const Word word : walk.sums) sums_.push_back(as_it_stands(word));
  }

  std::map<Word, Parts, Parts::Older> make() {
    while (const Replacement best = next()) {
      for (Parts& sum : sums_) sum = replaced(std::move(sum), best.variable, best.by);
      for (auto& [variable, by] : made_) by = replaced(std::move(by), best.variable, best.by);
      made_.emplace(best.variable, best.by);
      for (const auto& [part, factor] : best.by.factors) {
        const Words& inner = inside(part);
        kept_.insert(inner.begin(), inner.end());
      }
    }
    return std::move(made_);
  }

 private:
  struct Replacement {
    Word variable = nullptr;
    Parts by{};
    explicit operator bool() const { return variable != nullptr; }
  };

  /// The one that saves most.
  Replacement next() {
    std::ptrdiff_t most = 0;
    Replacement best;
    for (const Parts& sum : sums_) {
      if (sum.cost() < 2 || !is_solvable(sum)) continue;
      for (const auto& [variable, factor] : sum.factors) {
        if (!is_variable(variable) || kept_.contains(variable) || variable->name.ends_with(Basis::suffix))
          continue;
        if (factor != 1 && factor != all_ones(variable->width)) continue;
        Replacement one = solved(sum, variable, factor);
        const std::ptrdiff_t saved = saved_by(one);
        if (saved <= most) continue;
        most = saved;
        best = std::move(one);
      }
    }
    return best;
  }

  /// What stands in the place of a variable must not need that variable again, deep in one of its parts: what
  /// lies there is not replaced, neither before nor later.
  bool is_solvable(const Parts& sum) {
    return std::all_of(sum.factors.begin(), sum.factors.end(), [&](const auto& part) {
      const Words& inner = inside(part.first);
      return std::none_of(inner.begin(), inner.end(),
                          [&](Word one) { return made_.contains(one) || sum.factors.contains(one); });
    });
  }

  /// The variables in a part that is none itself.
  const Words& inside(Word part) {
    const auto [known, is_new] = inside_.try_emplace(part);
    if (is_new && !is_variable(part)) {
      Walk walk(terms_);
      walk.over(part);
      known->second = std::move(walk.variables);
    }
    return known->second;
  }

  /// With the sum as the new variable y: y = factor * x + rest, so x = factor * (y - rest).
  Replacement solved(const Parts& sum, Word variable, std::uint64_t factor) {
    Parts difference;
    difference.add(sum, ~std::uint64_t{0}, variable->width);
    difference.factors.erase(variable);
    difference.factors[terms_.variable(variable->name + std::string(Basis::suffix), variable->width)] = 1;
    Replacement made{.variable = variable};
    made.by.add(difference, factor, variable->width);
    return made;
  }

  std::ptrdiff_t saved_by(const Replacement& one) const {
    std::ptrdiff_t saved = 0;
    for (const Parts& sum : sums_)
      if (sum.factors.contains(one.variable))
        saved += static_cast<std::ptrdiff_t>(sum.cost()) -
                 static_cast<std::ptrdiff_t>(replaced(sum, one.variable, one.by).cost());
    return saved;
  }

  Terms& terms_;
  std::vector<Parts> sums_;
  std::map<Word, Parts, Parts::Older> made_;
  Words kept_;  ///< not to be replaced
  std::map<Word, Words, Parts::Older> inside_;
};

}  // namespace

void Parts::add(const Parts& sum, std::uint64_t times, unsigned width) {
  value = (value + sum.value * times) & all_ones(width);
  for (const auto& [part, factor] : sum.factors) {
    std::uint64_t& place = factors[part];
    place = (place + factor * times) & all_ones(width);
    if (place == 0) factors.erase(part);
  }
}

Basis::Basis(Terms& terms, Condition condition) : replaced_(Choice(terms, condition).make()) {}

Parts Basis::parts_of(Word word) const {
  Parts parts = as_it_stands(word);
  for (const auto& [variable, by] : replaced_) parts = replaced(std::move(parts), variable, by);
  return parts;
}

}  // namespace synfin::proofs::code
