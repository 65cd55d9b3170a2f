// The findings as a page to read: one file that fetches nothing and runs nothing.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "../ladder/markup.hpp"
#include "findings.hpp"
#include "findings_ladder.hpp"

namespace synfin::cli {

namespace {

using oracle::Finding;
using oracle::FlowReport;
using oracle::Summary;
using oracle::Verdict;

// Classes begin with `f-`: those of the drawings are others.
constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>synfin check</title>
<style>
body{font-family:Helvetica,Arial,sans-serif;line-height:1.45;color:#222;background:#fdfdfb;max-width:76rem;margin:1rem auto;padding:0 1rem}
h1{font-size:1.5rem} h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #ccc} h3{font-size:1rem;margin:0}
code,.f-mono{font-family:monospace;font-size:.92em;overflow-wrap:anywhere}
table{border-collapse:collapse} th,td{text-align:left;padding:.15rem .8rem .15rem 0;vertical-align:top}
article{border-left:.35rem solid #889;padding:.2rem 0 .2rem .9rem;margin:1rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.4rem 0} dt{color:#666} dd{margin:0}
blockquote{margin:0;font-style:italic}
svg{max-width:100%;height:auto}
.f-badge{color:#fff;background:#667;border-radius:.3rem;padding:.05rem .45rem;font-size:.85rem}
.f-violation{border-color:#b00020} .f-badge.f-violation{background:#b00020}
.f-warning{border-color:#a65f00} .f-badge.f-warning{background:#a65f00}
.f-conforming{border-color:#1c6b3a} .f-badge.f-conforming{background:#1c6b3a}
</style>
</head>
<body>
)";

std::string badge(std::string_view kind, std::string_view words) {
  return fmt::format("<span class=\"f-badge f-{}\">{}</span>", kind, escaped(words));
}

std::string pair(std::string_view name, const std::string& html) {
  return html.empty() ? "" : fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, html);
}

std::string code(const std::string& text) {
  return text.empty() ? "" : fmt::format("<code>{}</code>", escaped(text));
}

/// A drawing in a page of many: what it refers to in itself has a name of its own.
std::string drawing_of(const Finding& f, std::size_t number) {
  std::string svg = draw_svg(ladder_of(f));
  const auto rename = [&](std::string_view from, const std::string& to) {
    for (std::size_t at = 0; (at = svg.find(from, at)) != std::string::npos; at += to.size())
      svg.replace(at, from.size(), to);
  };
  rename("id=\"tip\"", fmt::format("id=\"tip{}\"", number));
  rename("url(#tip)", fmt::format("url(#tip{})", number));
  return svg;
}

std::string article_of(const Finding& f, const Telling& telling, std::size_t number) {
  const std::string_view level = to_string(f.level);
  std::string html =
      fmt::format("<article class=\"f-{}\" id=\"finding{}\">\n<h3>{} frame {}, {}</h3>\n<p>{}</p>\n<dl>\n",
                  level, number, badge(level, level), f.frame, escaped(spell_who(f)), escaped(f.text));
  html += pair("time", escaped(iso_time(f.time)));
  html += pair("seen", code(f.seen));
  html += pair("expected", code(f.expected));
  html += pair("rule", code(f.rule));
  html +=
      pair("clause",
           escaped(spell_clause(f.cite, f.requirement)) +
               (f.sentence.empty() ? "" : fmt::format("<blockquote>{}</blockquote>", escaped(f.sentence))));
  html += pair("state", escaped(spell_course(f)));
  html += pair("evidence", f.evidence.empty() ? "" : escaped(spell_frames(f.evidence, f.evidence.size())));
  html += pair("again", escaped(spell_again(f)));
  html += pair("Wireshark",
               fmt::format("<code>{}</code>, <code>{}</code>", escaped(frame_filter(f)), stream_filter(f)));
  html += "</dl>\n";
  if (telling.ladder && !f.around.empty())
    html += fmt::format("<details open><summary>the frames around it</summary>\n{}</details>\n",
                        drawing_of(f, number));
  return html + "</article>\n";
}

/// Of `conforming` and the rest, in the words of this vantage.
std::string badge(const FlowReport& report, const Telling& telling) {
  return badge(to_string(report.verdict), spell_verdict(report, telling));
}

std::string row_of(const FlowReport& r, const Telling& telling) {
  return fmt::format(
      "<tr><td class=\"f-mono\">{}</td><td class=\"f-mono\">{}</td><td>{}{}</td><td>{}</td><td>{} {}, {} "
      "{}</td></tr>\n",
      escaped(r.file), escaped(r.flow), badge(r, telling),
      r.verdict == Verdict::unknown && !r.why_unknown.empty() ? " " + escaped(r.why_unknown) : "", r.packets,
      escaped(r.endpoints[0]), escaped(r.states[0]), escaped(r.endpoints[1]), escaped(r.states[1]));
}

std::string summary_of(const Findings& all) {
  const Summary& s = all.summary;
  std::string html = fmt::format("<p>{}</p>\n", escaped(spell_totals(s)));
  if (s.judged == 0) html += "<p><strong>Nothing could be judged.</strong></p>\n";
  std::string lines;
  for (const std::vector<std::string>& some : {s.unread, s.remarks, spell_unjudged(s)})
    for (const std::string& line : some) lines += fmt::format("<li>{}</li>\n", escaped(line));
  return lines.empty() ? html : html + "<ul>\n" + lines + "</ul>\n";
}

std::string groups_of(const std::vector<Group>& groups) {
  std::string html =
      "<table>\n<tr><th></th><th>rule</th><th>end</th><th>times</th><th>connections</th><th>first</th></"
      "tr>\n";
  for (const Group& g : groups)
    html += fmt::format(
        "<tr><td>{}</td><td>{}<br>{}</td><td class=\"f-mono\">{}</td><td>{}</td><td>{}</td>"
        "<td class=\"f-mono\">{}, frame {}</td></tr>\n",
        badge(to_string(g.level), to_string(g.level)), escaped(g.text),
        code(spell_rule(g.rule, g.cite, g.requirement)), escaped(g.end), g.times, g.connections,
        escaped(g.file), g.frame);
  return html + "</table>\n";
}

/// Findings by connection, in the order in which the first of each was found.
std::string connections_of(const Findings& all) {
  using Key = std::tuple<std::string, std::string, std::size_t>;  // file, flow, stream
  std::vector<Key> order;
  std::map<Key, std::string> articles;
  for (std::size_t n = 0; n < all.findings.size(); ++n) {
    const Finding& f = all.findings[n];
    const auto [place, is_new] = articles.try_emplace({f.file, f.flow, f.stream});
    if (is_new) order.push_back(place->first);
    place->second += article_of(f, all.telling, n + 1);
  }
  std::map<Key, const FlowReport*> reports;
  std::string others;
  for (const FlowReport& report : all.flows) {
    const Key key{report.file, report.flow, report.stream};
    if (articles.contains(key))
      reports.emplace(key, &report);
    else
      others += row_of(report, all.telling);
  }
  std::string html;
  for (const Key& key : order) {
    const auto report = reports.find(key);
    html += fmt::format(
        "<section>\n<h2><span class=\"f-mono\">{}</span> {}</h2>\n<p>{}{}</p>\n", escaped(std::get<1>(key)),
        report == reports.end() ? "" : badge(*report->second, all.telling), escaped(std::get<0>(key)),
        report == reports.end()
            ? ""
            : fmt::format(", {}; {} ends {}, {} ends {}",
                          spell_count(report->second->packets, "packet", "packets"),
                          escaped(report->second->endpoints[0]), escaped(report->second->states[0]),
                          escaped(report->second->endpoints[1]), escaped(report->second->states[1])));
    html += articles[key] + "</section>\n";
  }
  if (!others.empty())
    html +=
        "<section>\n<h2>Connections in which nothing was "
        "found</h2>\n<table>\n<tr><th>capture</th><th>connection</th><th></th><th>packets</th><th>in the "
        "end</th></tr>\n" +
        others + "</table>\n</section>\n";
  return html;
}

}  // namespace

std::string html_of(const Findings& all) {
  std::string html(head);
  html += "<h1>synfin check</h1>\n" + summary_of(all);
  html += all.telling.summary ? groups_of(all.groups) : connections_of(all);
  html += fmt::format(
      "<footer><p>synfin {}{}</p></footer>\n</body>\n</html>\n", SYNFIN_VERSION,
      all.telling.table == nullptr ? "" : fmt::format(", by the table {}", escaped(all.telling.table->name)));
  return html;
}

}  // namespace synfin::cli
