// From flat tables to the plain view: shared phases and equal terms become one.
#include "plain.hpp"

#include <algorithm>
#include <boost/version.hpp>
#include <filesystem>
#include <map>

#include "plain_of.hpp"

namespace synfin::model {

namespace {

/// Rules of Synfin's own are named relative to its root, built or installed: `model/rules/open.hpp`. All
/// others keep their path. `here` is the path of model/plain_of.hpp, as the compiler of the table found it.
std::string relative_path(std::string_view path, std::string_view here) {
  const std::filesystem::path file = std::filesystem::path(path).lexically_normal();
  const std::filesystem::path model = std::filesystem::path(here).lexically_normal().parent_path();
  const std::filesystem::path below = file.lexically_relative(model);
  if (below.empty() || *below.begin() == "..") return file.string();
  return (model.filename() / below).generic_string();
}

/// Gives each rule its id: its place among the names met so far.
class Ids {
 public:
  std::size_t operator()(std::string_view rule) { return ids_.try_emplace(rule, ids_.size()).first->second; }
  std::size_t size() const { return ids_.size(); }

 private:
  std::map<std::string_view, std::size_t> ids_;
};

/// The same of a few files that many rules name.
class Paths {
 public:
  explicit Paths(std::string_view here) : here_(here) {}
  const std::string& operator()(std::string_view path) {
    const auto [place, is_new] = known_.try_emplace(path);
    if (is_new) place->second = relative_path(path, here_);
    return place->second;
  }

 private:
  std::string_view here_;
  std::map<std::string_view, std::string> known_;
};

PlainRule plain_rule(const flat::FlatRule& rule, const flat::View& view, std::span<const Node* const> nodes,
                     Paths& path, Ids& id) {
  PlainRule plain{id(rule.name), rule.name,       rule.clause, rule.gloss,        rule.states,
                  rule.exit,     path(rule.file), rule.line,   nodes[rule.guard], {}};
  for (const flat::FlatAssign& effect : view.effects.subspan(rule.first_effect, rule.effect_count))
    plain.effects.push_back({effect.field, nodes[effect.value]});
  return plain;
}

}  // namespace

std::vector<const Node*> plain_terms(std::span<const flat::FlatNode> all) {
  std::vector<const Node*> nodes;
  for (const flat::FlatNode& flat : all) {
    Node made{flat.op, flat.sort, 0, 0, flat.view, {}};
    if (flat.op == Op::literal) made.value = flat.value;
    if (flat.op == Op::field) made.field = static_cast<std::uint16_t>(flat.value);
    for (std::size_t k = 0; k < arity(flat.op); ++k) made.kids[k] = nodes[flat.kids[k]];
    nodes.push_back(shared(made));
  }
  return nodes;
}
const Node* plain_term(std::span<const flat::FlatNode> term) { return plain_terms(term).back(); }

PlainTable plain_from(std::string_view name, std::string_view gloss,
                      std::span<const flat::HandlingView> handlings, std::string_view here, TheseFields) {
  PlainTable table;
  table.name = name;
  table.gloss = gloss;
  table.handlings.resize(event_count);
  Ids id;
  Paths path(here);
  const auto place_of_phase = [&](const flat::PhaseView& phase) {
    for (std::size_t p = 0; p < table.phases.size(); ++p)
      if (table.phases[p].name == phase.name) return p;
    PlainPhase& fresh = table.phases.emplace_back(PlainPhase{phase.name, phase.clause, phase.answers, {}});
    const std::vector<const Node*> nodes = plain_terms(phase.view.nodes);
    for (const flat::FlatRule& rule : phase.view.rules)
      fresh.rules.push_back(plain_rule(rule, phase.view, nodes, path, id));
    return table.phases.size() - 1;
  };
  for (const flat::HandlingView& handling : handlings) {
    PlainHandling& plain = table.handlings[static_cast<std::size_t>(handling.event)];
    plain.event = handling.event;
    plain.enabled = plain_term(handling.enabled.nodes);
    for (const flat::PhaseView& phase : handling.phases) plain.phases.push_back(place_of_phase(phase));
  }
  table.rules.resize(id.size());
  for (const PlainPhase& phase : table.phases)
    for (const PlainRule& rule : phase.rules) table.rules[rule.id] = &rule;
  return table;
}

const PlainRule* PlainTable::find(std::string_view rule) const {
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const PlainRule* r) { return r->name == rule; });
  return found == rules.end() ? nullptr : *found;
}

bool same_content(const PlainRule& a, const PlainRule& b) {
  const auto same_effect = [](const PlainAssign& x, const PlainAssign& y) {
    return x.field == y.field && x.value == y.value;
  };
  return a.states == b.states && a.guard == b.guard && a.exit == b.exit &&
         std::equal(a.effects.begin(), a.effects.end(), b.effects.begin(), b.effects.end(), same_effect);
}

const PlainTable* find_table(std::string_view name) {
  for (const PlainTable* table : tables())
    if (table->name == name) return table;
  return nullptr;
}

std::string_view boost_version() { return BOOST_LIB_VERSION; }

const PlainTable& standard() { return *tables().front(); }

}  // namespace synfin::model
