#include "decisions.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

namespace synfin::proofs::code {

namespace {

std::size_t mixed(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  std::uint64_t h = (std::uint64_t{a} << 32U | b) * 0x9e3779b97f4a7c15U;
  h = (h ^ (h >> 29U) ^ c) * 0xbf58476d1ce4e5b9U;
  return static_cast<std::size_t>(h ^ (h >> 32U));
}

}  // namespace

Decisions::Decisions() : places_(std::size_t{1} << 12U, never), chosen_(std::size_t{1} << 12U) {
  const auto last = std::numeric_limits<std::uint32_t>::max();
  nodes_.push_back({last, never, never});
  nodes_.push_back({last, always, always});
}

void Decisions::limit(std::size_t nodes, std::function<void()> clock) {
  most_ = nodes;
  clock_ = std::move(clock);
}

Condition Decisions::node(std::uint32_t flag, Condition no, Condition yes) {
  if (no == yes) return no;
  std::size_t at = mixed(flag, no, yes) & (places_.size() - 1);
  for (; places_[at] != never; at = (at + 1) & (places_.size() - 1)) {
    const Ask& one = nodes_[places_[at]];
    if (one.flag == flag && one.no == no && one.yes == yes) return places_[at];
  }
  if (nodes_.size() >= most_) throw TooMany("too many decisions");
  const auto made = static_cast<Condition>(nodes_.size());
  nodes_.push_back({flag, no, yes});
  places_[at] = made;
  if (nodes_.size() * 2 > places_.size()) widen();
  return made;
}

void Decisions::widen() {
  places_.assign(places_.size() * 2, never);
  for (Condition one = always + 1; one < nodes_.size(); ++one) {
    const Ask& asked = nodes_[one];
    std::size_t at = mixed(asked.flag, asked.no, asked.yes) & (places_.size() - 1);
    while (places_[at] != never) at = (at + 1) & (places_.size() - 1);
    places_[at] = one;
  }
  chosen_.assign(places_.size(), Chosen{});
}

Condition Decisions::flag() { return node(flags_++, never, always); }

Condition Decisions::both(Condition a, Condition b) {
  if (a > b) std::swap(a, b);
  return choice(a, b, never);
}

Condition Decisions::choice(Condition c, Condition a, Condition b) {
  if (c == always) return a;
  if (c == never) return b;
  if (a == c) a = always;
  if (b == c) b = never;
  if (a == b) return a;
  if (a == always && b == never) return c;
  tick();
  {
    const Chosen& known = chosen_[mixed(c, a, b) & (chosen_.size() - 1)];
    if (known.c == c && known.a == a && known.b == b) return known.made;
  }
  const std::uint32_t first = std::min({nodes_[c].flag, nodes_[a].flag, nodes_[b].flag});
  const auto part = [&](Condition of, bool value) {
    const Ask& asked = nodes_[of];
    return asked.flag != first ? of : value ? asked.yes : asked.no;
  };
  const Condition no = choice(part(c, false), part(a, false), part(b, false));
  const Condition yes = choice(part(c, true), part(a, true), part(b, true));
  const Condition made = node(first, no, yes);
  chosen_[mixed(c, a, b) & (chosen_.size() - 1)] = {c, a, b, made};
  return made;
}

std::vector<std::uint32_t> Decisions::flags_of(Condition c) const {
  std::set<std::uint32_t> flags;
  std::set<Condition> seen{never, always};
  std::vector<Condition> todo{c};
  while (!todo.empty()) {
    const Condition one = todo.back();
    todo.pop_back();
    if (!seen.insert(one).second) continue;
    flags.insert(nodes_[one].flag);
    todo.push_back(nodes_[one].no);
    todo.push_back(nodes_[one].yes);
  }
  return {flags.begin(), flags.end()};
}

Condition Decisions::where(Condition c, std::uint32_t flag, bool value) {
  std::unordered_map<Condition, Condition> known;
  return where(c, flag, value, known);
}

Condition Decisions::where(Condition c, std::uint32_t flag, bool value,
                           std::unordered_map<Condition, Condition>& known) {
  const Ask asked = nodes_[c];
  if (asked.flag > flag) return c;
  if (asked.flag == flag) return value ? asked.yes : asked.no;
  if (const auto found = known.find(c); found != known.end()) return found->second;
  const Condition no = where(asked.no, flag, value, known);
  const Condition made = node(asked.flag, no, where(asked.yes, flag, value, known));
  known.emplace(c, made);
  return made;
}

}  // namespace synfin::proofs::code
