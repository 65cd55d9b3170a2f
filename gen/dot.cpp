// Target `dot`: the state diagram, in the spirit of RFC 9293 Figure 5, for Graphviz.
//
// An edge is labelled with the rules that lead from the one state to the other, coloured by who makes that
// happen. CLOSED stands twice, as in the RFC: where a life begins, and where it ends. What breaks a
// connection off, from almost any state, is told in tables beside it: as edges it would bury all others.
#include "dot.hpp"

#include <fmt/format.h>

#include "moves.hpp"
#include "target.hpp"
#include "text.hpp"

namespace synfin::gen {

using model::PlainTable;
using model::State;

namespace {

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

/// The text as it stands in Graphviz's HTML-like labels.
std::string in_markup(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else
      result += c;
  }
  return result;
}

std::string colored(Kind kind, std::string_view text, bool bold = false) {
  const std::string inside = in_markup(text);
  return fmt::format("<FONT COLOR=\"{}\">{}</FONT>", color_of(kind),
                     bold ? fmt::format("<B>{}</B>", inside) : inside);
}

std::string node_of(State state) { return std::string(model::states[state].identifier); }
constexpr std::string_view the_end = "the_end";

/// Each rule, below the call that makes it fire. Of clocks and segments the rules' names tell enough.
std::string label_of(const std::vector<Move>& moves) {
  std::string text;
  const Move* before = nullptr;
  for (const Move& move : moves) {
    const bool same = before != nullptr && before->event == move.event;
    if (move.kind == Kind::user && !same)
      text += colored(move.kind, model::name_of(move.event), true) + "<BR ALIGN=\"LEFT\"/>";
    text += colored(move.kind, move.rule->name) + "<BR ALIGN=\"LEFT\"/>";
    before = &move;
  }
  return text;
}
/// What the reader sees who points at an edge.
std::string tooltip_of(const std::vector<Move>& moves) {
  std::string text;
  for (const Move& move : moves)
    text += fmt::format("{}{}: {}: {}", text.empty() ? "" : "\n", model::name_of(move.event), move.rule->name,
                        move.rule->gloss);
  return text;
}

std::string edge(State from, State to, const std::vector<Move>& moves) {
  const bool ends = to == no_connection;
  // An edge back to an earlier state must not turn the picture upside down.
  const std::string_view back = to < from && !ends ? ", constraint = false" : "";
  const std::string tooltip = in_quotes(tooltip_of(moves));
  return fmt::format("  {} -> {} [label = <{}>, color = \"{}\", tooltip = {}, labeltooltip = {}{}];\n",
                     node_of(from), ends ? the_end : node_of(to), label_of(moves),
                     color_of(color_kind(moves)), tooltip, tooltip, back);
}

// The tables beside the picture, one for each event, in a column.

constexpr int rule_width = 160;
constexpr int states_width = 250;

/// States in lines of three.
std::string in_lines(model::StateSet set) {
  std::string text;
  int commas = 0;
  for (const char c : names_of(set)) {
    const bool breaks = c == ' ' && commas == 3;
    if (c == ',') ++commas;
    if (breaks) commas = 0;
    text += breaks ? "<BR/>" : std::string(1, c);
  }
  return text;
}

std::string cell(std::string_view inside, int width) {
  return fmt::format("<TD WIDTH=\"{}\" ALIGN=\"LEFT\" BALIGN=\"LEFT\">{}</TD>", width, inside);
}

std::string table_of(model::Event event, const std::vector<Move>& moves) {
  std::string rows = fmt::format("<TR><TD COLSPAN=\"2\" ALIGN=\"LEFT\">{}</TD></TR>",
                                 colored(moves.front().kind, model::name_of(event), true));
  for (const Move& move : moves)
    rows += fmt::format("<TR>{}{}</TR>", cell(colored(move.kind, move.rule->name), rule_width),
                        cell(in_lines(move.from), states_width));
  return fmt::format(
      "<TABLE BORDER=\"0\" CELLBORDER=\"1\" CELLSPACING=\"0\" CELLPADDING=\"3\" COLOR=\"#bbbbbb\">{}</TABLE>",
      rows);
}

std::string key() {
  std::string who;
  for (std::size_t k = 0; k < std::size(kinds); ++k)
    who += fmt::format("{}{}", k == 0 ? "" : "<BR/>", colored(static_cast<Kind>(k), kinds[k].meaning));
  const std::string title = fmt::format("<B>and at once to {}</B>", in_markup(model::name_of(no_connection)));
  return fmt::format("<TABLE BORDER=\"0\"><TR>{}{}</TR></TABLE>", cell(who, rule_width),
                     cell(title, states_width));
}

std::string beside(const Moves& moves) {
  std::string text = fmt::format(
      "\n  // what breaks a connection off\n"
      "  node [shape = plaintext, style = \"\", margin = 0, fontsize = 10];\n"
      "  edge [style = invis, weight = 100];\n"
      "  beside_0 [label = <{}>];\n  {} -> beside_0 [constraint = false];\n",
      key(), node_of(no_connection));
  std::size_t count = 0;
  for (const auto& [event, those] : moves.told) {
    ++count;
    text += fmt::format("  beside_{} [label = <{}>];\n  beside_{} -> beside_{};\n", count,
                        table_of(event, those), count - 1, count);
  }
  return text;
}

std::string state(std::string_view node, State state) {
  return fmt::format("  {} [label = {}, tooltip = {}];\n", node, in_quotes(model::states[state].name),
                     in_quotes(model::states[state].meaning));
}

std::vector<File> print_dot(const PlainTable& table, const Heading& heading) {
  return {{"synfin.dot", head(heading, table, slashes) + diagram(table)}};
}

}  // namespace

std::string diagram(const PlainTable& table) {
  const Moves moves = moves_of(table);
  // So large that it fills a screen, and no larger.
  std::string text = fmt::format(
      "\ndigraph synfin {{\n"
      "  label = {};\n  labelloc = t;\n  fontname = \"Helvetica\";\n"
      "  size = \"18,9.8\";\n  ranksep = 0.2;\n  nodesep = 0.3;\n"
      "  node [shape = box, style = \"rounded,filled\", fillcolor = \"#f4f4f4\", fontname = \"Helvetica\",\n"
      "        fontsize = 14, margin = \"0.15,0.04\", height = 0.3];\n"
      "  edge [fontname = \"Helvetica\", fontsize = 10];\n\n",
      in_quotes(fmt::format("{}: {}", table.name, table.gloss)));
  for (std::size_t s = 0; s < model::state_count; ++s) {
    const auto one = static_cast<State>(s);
    text += state(node_of(one), one);
  }
  text += state(the_end, no_connection) + "\n";
  for (const auto& [ends, those] : moves.drawn) text += edge(ends.first, ends.second, those);
  return text + beside(moves) + "}\n";
}

Target target_dot() {
  return {"dot", "the state diagram, edges labelled with the rules: synfin.dot",
          "for Graphviz: dot -Tsvg synfin.dot -o synfin.svg", print_dot};
}

}  // namespace synfin::gen
