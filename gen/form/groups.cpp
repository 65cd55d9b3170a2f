// The largest saving first, until none is left. What is saved is estimated: it decides about size, not about
// meaning.
#include "groups.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <optional>

#include "../text.hpp"
#include "order.hpp"

namespace synfin::gen::form {

using model::Node;
using model::Op;
using model::PlainRule;

namespace {

bool same(const Set& a, const Set& b) {
  return a.field == b.field && a.value == b.value && a.first == b.first;
}
bool same(std::size_t a, std::size_t b) { return a == b; }
bool is_zero(const Set& set) { return set.value->op == Op::literal && set.value->value == 0; }

// About octets of a small processor's code.
constexpr int call = 8, entry = 12, store = 2, leaf = 2, operation = 2, word = 4;

int cost_of(const Node& value) {
  if (value.op == Op::literal) return leaf;
  if (value.op == Op::field) return value.field < model::field_count ? leaf : word;
  int cost = operation;
  for (std::size_t k = 0; k < model::arity(value.op); ++k) cost += cost_of(*value.kids[k]);
  return cost;
}
int cost_of(const std::vector<Set>& sets) {
  int cost = 0;
  bool tells = false;
  for (const Set& set : sets) {
    const bool is_told = model::fields[set.field].group == model::Group::told &&
                         model::fields[set.field].sort == model::Sort::flag && set.value->op == Op::literal;
    // All flags that are told go into one word, by one store.
    if (is_told && tells) continue;
    cost += is_told ? 3 * store : store + cost_of(*set.value);
    tells = tells || is_told;
  }
  return cost;
}

/// A call of a group is worth sharing, too.
int cost_of(const Bundle& bundle) {
  return cost_of(bundle.sets) + static_cast<int>(bundle.groups.size()) * call;
}

template <class Item>
bool has(const std::vector<Item>& items, const Item& item) {
  return std::any_of(items.begin(), items.end(), [&](const Item& other) { return same(item, other); });
}
Bundle common(const Bundle& a, const Bundle& b) {
  Bundle both;
  const auto take = [](const auto& from, const auto& others, auto& into) {
    for (const auto& item : from)
      if (has(others, item)) into.push_back(item);
  };
  take(a.sets, b.sets, both.sets);
  take(a.groups, b.groups, both.groups);
  return both;
}
std::size_t size_of(const Bundle& bundle) { return bundle.sets.size() + bundle.groups.size(); }
bool contains(const Bundle& all, const Bundle& some) { return size_of(common(some, all)) == size_of(some); }
/// All but some, and a group instead of them.
Bundle instead(const Bundle& all, const Bundle& some, std::size_t group) {
  Bundle rest = all;
  const auto drop = [](auto& items, const auto& others) {
    std::erase_if(items, [&](const auto& item) { return has(others, item); });
  };
  drop(rest.sets, some.sets);
  drop(rest.groups, some.groups);
  rest.groups.push_back(group);
  return rest;
}

/// The TCB is deleted: all of it, or all but a field or two.
std::optional<std::string> name_of_forgetting(const std::vector<Set>& sets) {
  std::set<std::size_t> zeroed;
  for (const Set& set : sets)
    if (is_zero(set)) zeroed.insert(set.field);
  if (zeroed.size() != sets.size()) return std::nullopt;
  std::string name = "forget_all";
  std::size_t kept = 0;
  for (std::size_t id = 0; id < model::tcb_field_count; ++id) {
    if (zeroed.count(id) != 0) continue;
    name.append(kept == 0 ? "_but_" : "_").append(model::fields[id].name);
    ++kept;
  }
  if (kept > 2) return std::nullopt;
  return name;
}

class Sharing {
 public:
  Sharing(std::vector<Bundle>& rules, const std::vector<const PlainRule*>& whose, Form& form)
      : form_(form), rules_(rules), whose_(whose) {}

  void run() {
    while (const auto best = find_best()) take(*best);
    dissolve();
    // Groups have been taken out of groups, and put back: each is put in order once more, behind those that
    // it does.
    for (const std::size_t group : inner_first()) form_.groups[group].body = *in_order(groups_[group], form_);
    name();
    sort();
  }

 private:
  struct Found {
    int saving = 0;
    Bundle shared;
    std::vector<Bundle*> users;
  };

  std::vector<Bundle*> all() {
    std::vector<Bundle*> bundles;
    for (Bundle& rule : rules_) bundles.push_back(&rule);
    for (Bundle& group : groups_) bundles.push_back(&group);
    return bundles;
  }
  int saving(const Bundle& shared, const std::vector<Bundle*>& users) const {
    int saved = -cost_of(shared) - entry;
    for (const Bundle* user : users)
      saved += cost_of(*user) - cost_of(instead(*user, shared, groups_.size()));
    return saved;
  }
  /// Can the bundle do what is shared as a group of its own?
  bool fits(const Bundle& bundle, const Bundle& shared) {
    const auto body = in_order(shared, form_);
    if (!body) return false;
    const Bundle changed = instead(bundle, shared, groups_.size());
    form_.groups.push_back({{}, {}, *body});
    const bool can = in_order(changed, form_).has_value();
    form_.groups.pop_back();
    return can;
  }
  std::optional<Found> find_best() {
    const std::vector<Bundle*> bundles = all();
    Found best;
    for (std::size_t a = 0; a < bundles.size(); ++a)
      for (std::size_t b = a + 1; b < bundles.size(); ++b) {
        Bundle shared = common(*bundles[a], *bundles[b]);
        if (size_of(shared) < 2) continue;
        std::vector<Bundle*> users;
        for (Bundle* bundle : bundles)
          if (contains(*bundle, shared)) users.push_back(bundle);
        if (saving(shared, users) <= best.saving) continue;
        std::erase_if(users, [&](Bundle* user) { return !fits(*user, shared); });
        const int saved = saving(shared, users);
        if (users.size() < 2 || saved <= best.saving) continue;
        best = {saved, std::move(shared), std::move(users)};
      }
    if (best.users.empty()) return std::nullopt;
    return best;
  }
  void take(const Found& found) {
    for (Bundle* user : found.users) *user = instead(*user, found.shared, groups_.size());
    groups_.push_back(found.shared);
    form_.groups.push_back({{}, {}, *in_order(groups_.back(), form_)});
  }
  /// A group that one bundle alone has kept is none: it goes back into that bundle.
  void dissolve() {
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      std::vector<Bundle*> users = all();
      std::erase_if(users, [&](const Bundle* bundle) { return !has(bundle->groups, group); });
      if (users.size() != 1) continue;
      const Bundle once = std::move(groups_[group]);
      groups_[group] = {};
      Bundle& user = *users.front();
      std::erase(user.groups, group);
      user.groups.insert(user.groups.end(), once.groups.begin(), once.groups.end());
      user.sets.insert(user.sets.end(), once.sets.begin(), once.sets.end());
      std::sort(user.sets.begin(), user.sets.end(), by_field);
    }
  }

  void name() {
    std::map<std::string, int> taken;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      Group& group = form_.groups[g];
      for (std::size_t i = 0; i < rules_.size(); ++i)
        if (does(rules_[i], g)) group.users.push_back(whose_[i]);
      if (group.users.empty()) continue;
      group.name = name_of_forgetting(groups_[g].sets).value_or("as_" + snake_case(group.users[0]->name));
      if (const int times = ++taken[group.name]; times > 1) group.name += fmt::format("_{}", times);
    }
  }
  bool does(const Bundle& bundle, std::size_t group) const {
    return std::any_of(bundle.groups.begin(), bundle.groups.end(),
                       [&](std::size_t one) { return one == group || does(groups_[one], group); });
  }

  std::vector<std::size_t> inner_first() const {
    std::vector<std::size_t> order;
    const std::function<void(std::size_t)> visit = [&](std::size_t group) {
      if (has(order, group)) return;
      for (const std::size_t inner : groups_[group].groups) visit(inner);
      order.push_back(group);
    };
    for (std::size_t g = 0; g < groups_.size(); ++g) visit(g);
    return order;
  }

  /// Each group behind those that it does, without those that nobody does any more.
  void sort() {
    std::vector<std::size_t> order = inner_first();
    std::erase_if(order, [&](std::size_t group) { return form_.groups[group].users.empty(); });
    std::vector<std::size_t> place(groups_.size());
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    std::vector<Group> sorted;
    for (const std::size_t group : order) {
      sorted.push_back(std::move(form_.groups[group]));
      for (Statement& statement : sorted.back().body)
        if (auto* done = std::get_if<Do>(&statement.is)) done->group = place[done->group];
    }
    form_.groups = std::move(sorted);
    for (Bundle& rule : rules_)
      for (std::size_t& group : rule.groups) group = place[group];
  }

  Form& form_;
  std::vector<Bundle>& rules_;
  const std::vector<const PlainRule*>& whose_;
  std::deque<Bundle> groups_;
};

}  // namespace

std::optional<Block> in_order(const Bundle& bundle, const Form& form) {
  std::vector<Act> acts;
  std::vector<Statement> statements;
  for (const std::size_t group : bundle.groups) {
    const Block body{{Do{group}}};
    acts.push_back({form.reads(body), form.writes(body), false});
    statements.push_back({Do{group}});
  }
  for (const Set& set : bundle.sets) {
    const Block body{{set}};
    acts.push_back({form.reads(body), {set.field}});
    statements.push_back({set});
  }
  const std::vector<Placed> sequence = one_after_another(acts);
  if (sequence.size() != acts.size()) return std::nullopt;
  Block early = bundle.computed, late;
  for (const Placed& placed : sequence) {
    Statement statement = statements[placed.act];
    if (placed.early) {
      auto& set = std::get<Set>(statement.is);
      const std::size_t local = first_local + early.size();
      early.push_back({Let{local, set.value}});
      set.value = local_of(local, set.value->sort);
    }
    late.push_back(std::move(statement));
  }
  early.insert(early.end(), late.begin(), late.end());
  return early;
}

void share(std::vector<Bundle>& bundles, const std::vector<const PlainRule*>& rules, Form& form) {
  Sharing(bundles, rules, form).run();
}

}  // namespace synfin::gen::form
