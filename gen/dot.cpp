// Target `dot`: the state diagram, in the spirit of RFC 9293 Figure 5, for Graphviz.
//
// An edge is labelled with the event and, below it, the rules that lead from the one state to the other. A
// rule that leads to the same place from many states is drawn once, from a box that names them.
#include <fmt/format.h>

#include <map>
#include <tuple>

#include "../model/fields.hpp"
#include "target.hpp"
#include "text.hpp"

namespace synfin::gen {

using model::PlainPhase;
using model::PlainRule;
using model::PlainTable;
using model::State;
using model::StateSet;

namespace {

constexpr int many = 2;  ///< a rule that fires in more states than these is drawn from a box

/// Who makes an event happen.
enum class Kind : std::uint8_t { user, peer, clock };
struct KindInfo {
  std::string_view meaning, color;
};
constexpr KindInfo kinds[] = {{"the user calls", "#1f4e9c"},
                              {"a segment arrives", "#222222"},
                              {"the clock, or the host's asking", "#b3361b"}};

Kind kind_of(const model::PlainHandling& handling) {
  const bool waits = handling.enabled->op != model::Op::literal;
  return handling.event == model::Event::SEGMENT_ARRIVES ? Kind::peer : waits ? Kind::clock : Kind::user;
}

int size_of(StateSet set) {
  int size = 0;
  for (std::size_t s = 0; s < model::state_count; ++s) size += set.has(static_cast<State>(s)) ? 1 : 0;
  return size;
}
template <class Visit>
void for_each(StateSet set, Visit visit) {
  for (std::size_t s = 0; s < model::state_count; ++s)
    if (set.has(static_cast<State>(s))) visit(static_cast<State>(s));
}

/// The states in which a rule of the phase can fire, those left out that an earlier rule always takes.
StateSet firing_states(const PlainPhase& phase, const PlainRule& rule) {
  StateSet left = rule.states;
  for (const PlainRule& earlier : phase.rules) {
    if (&earlier == &rule) break;
    if (earlier.guard->op == model::Op::literal && earlier.guard->value != 0) left = left - earlier.states;
  }
  return left;
}

struct Edge {
  StateSet from;
  State to;
  Kind kind;
  friend bool operator<(const Edge& a, const Edge& b) {
    return std::tie(a.from.bits, a.to, a.kind) < std::tie(b.from.bits, b.to, b.kind);
  }
};
/// The rules of an edge, by event.
using Label = std::map<model::Event, std::vector<std::string_view>>;

std::map<Edge, Label> edges_of(const PlainTable& table) {
  std::map<Edge, Label> edges;
  for (const model::PlainHandling& handling : table.handlings)
    for (const std::size_t p : handling.phases)
      for (const PlainRule& rule : table.phases[p].rules) {
        if (!rule.exit.moves) continue;
        const StateSet from = firing_states(table.phases[p], rule) - model::in(rule.exit.target);
        const auto add = [&](StateSet start) {
          edges[{start, rule.exit.target, kind_of(handling)}][handling.event].push_back(rule.name);
        };
        if (size_of(from) > many)
          add(from);
        else
          for_each(from, [&](State state) { add(model::in(state)); });
      }
  return edges;
}

std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n')
      result += "\\n";
    else
      result += c;
  }
  return result + '"';
}

std::string text_of(const Label& label) {
  std::string text;
  for (const auto& [event, rules] : label) {
    text += fmt::format("{}{}", text.empty() ? "" : "\n", model::name_of(event));
    for (const std::string_view rule : rules) text += fmt::format("\n{}", rule);
  }
  return text;
}

std::string node_of(State state) { return std::string(model::states[state].identifier); }

std::string names_of(StateSet set) {
  std::string text;
  int count = 0;
  for_each(set, [&](State state) {
    text += count == 0 ? "" : count % 3 == 0 ? ",\n" : ", ";
    text += model::name_of(state);
    ++count;
  });
  return text;
}

std::string diagram(const PlainTable& table) {
  std::string text = fmt::format(
      "\ndigraph synfin {{\n"
      "  label = {};\n  labelloc = t;\n  fontname = \"Helvetica\";\n  ranksep = 0.9;\n  nodesep = 0.5;\n"
      "  node [shape = box, style = rounded, fontname = \"Helvetica\", fontsize = 12];\n"
      "  edge [fontname = \"Helvetica\", fontsize = 8];\n\n",
      in_quotes(fmt::format("{}: {}", table.name, table.gloss)));
  for (std::size_t s = 0; s < model::state_count; ++s)
    text += fmt::format("  {} [label = {}, tooltip = {}];\n", node_of(static_cast<State>(s)),
                        in_quotes(model::states[s].name), in_quotes(model::states[s].meaning));

  std::string boxes;
  std::string lines;
  std::map<std::uint16_t, std::string> box_of;
  for (const auto& [edge, label] : edges_of(table)) {
    std::string from;
    if (size_of(edge.from) == 1) {
      for_each(edge.from, [&](State state) { from = node_of(state); });
    } else {
      std::string& box = box_of[edge.from.bits];
      if (box.empty()) {
        box = fmt::format("any_{}", box_of.size());
        boxes += fmt::format("  {} [label = {}, style = dashed, fontsize = 9];\n", box,
                             in_quotes(names_of(edge.from)));
      }
      from = box;
    }
    const std::string_view color = kinds[static_cast<std::size_t>(edge.kind)].color;
    lines += fmt::format("  {} -> {} [label = {}, color = \"{}\", fontcolor = \"{}\"];\n", from,
                         node_of(edge.to), in_quotes(text_of(label)), color, color);
  }
  text += fmt::format("\n  // the same rule leads from each of these states\n{}\n{}\n", boxes, lines);
  text +=
      "  subgraph cluster_key {\n    label = \"who makes it happen\";\n    fontsize = 9;\n"
      "    node [shape = plaintext, fontsize = 9];\n";
  for (std::size_t k = 0; k < std::size(kinds); ++k)
    text += fmt::format("    key_{} [label = {}, fontcolor = \"{}\"];\n", k, in_quotes(kinds[k].meaning),
                        kinds[k].color);
  return text + "  }\n}\n";
}

std::vector<File> print_dot(const PlainTable& table, const Heading& heading) {
  return {{"synfin.dot", head(heading, table, slashes) + diagram(table)}};
}

}  // namespace

Target target_dot() {
  return {"dot", "the state diagram, edges labelled with events and rules: synfin.dot",
          "for Graphviz: dot -Tsvg synfin.dot -o synfin.svg", print_dot};
}

}  // namespace synfin::gen
