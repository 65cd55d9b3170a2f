// The findings for people.
#include <fmt/format.h>

#include <sstream>

#include "findings_ladder.hpp"
#include "findings_lines.hpp"

namespace synfin::cli {

namespace {

using oracle::Finding;
using oracle::FlowReport;
using oracle::Summary;
using oracle::Verdict;

std::string indented(const std::string& text) {
  std::string lines;
  std::istringstream all(text);
  for (std::string line; std::getline(all, line);) lines += line.empty() ? "\n" : "  " + line + "\n";
  return lines;
}

class Text : public Lines {
 public:
  explicit Text(const Telling& telling) : telling_(telling) {}

  std::string of(const Finding& f) override { return text_of(f, telling_); }

  std::string of(const FlowReport& r) override {
    if (telling_.quiet && !r.withdrawn) return "";
    std::string line = fmt::format("{}: {}: {}, {}; {} ends {}, {} ends {}", r.file, r.flow,
                                   spell_verdict(r, telling_), spell_count(r.packets, "packet", "packets"),
                                   r.endpoints[0], r.states[0], r.endpoints[1], r.states[1]);
    if (r.verdict == Verdict::unknown && !r.why_unknown.empty()) line += fmt::format(" ({})", r.why_unknown);
    if (r.withdrawn) line += "; what was told of it is withdrawn";
    return line + "\n";
  }

  std::string of(const Group& g) override {
    const std::string where =
        g.connections > 1 ? fmt::format("in {} connections, first in frame {}", g.connections, g.frame)
                          : fmt::format("first in frame {}", g.frame);
    std::string lines = fmt::format("{}: {}: {} at {}, {}\n  {}\n", g.file, to_string(g.level),
                                    spell_count(g.times, "time", "times"), g.end, where, g.text);
    if (const std::string rule = spell_rule(g.rule, g.cite, g.requirement); !rule.empty())
      lines += fmt::format("  rule:     {}\n", rule);
    return lines;
  }

  std::string of(const Summary& s) override {
    if (telling_.quiet) return "";
    std::string lines;
    for (const std::string& remark : s.remarks) lines += remark + "\n";
    lines += spell_totals(s) + "\n";
    for (const std::string& line : spell_unjudged(s)) lines += line + "\n";
    if (s.judged == 0) lines += "nothing could be judged\n";
    return lines;
  }

 private:
  Telling telling_;
};

}  // namespace

std::unique_ptr<Lines> text_lines(const Telling& telling) { return std::make_unique<Text>(telling); }

std::string text_of(const Finding& f, const Telling& telling) {
  std::string text = fmt::format("{}: {}: frame {}, {}, {}\n  {}\n", f.file, to_string(f.level), f.frame,
                                 iso_time(f.time), spell_who(f), f.text);
  const auto line = [&](std::string_view name, const std::string& words) {
    if (!words.empty()) text += fmt::format("  {:<9} {}\n", name, words);
  };
  line("seen:", f.seen);
  line("expected:", f.expected);
  line("rule:", spell_rule(f.rule, f.cite, f.requirement));
  line("clause:", f.sentence.empty() ? "" : "\"" + f.sentence + "\"");
  line("state:", spell_course(f));
  line("evidence:", f.evidence.empty() ? "" : spell_frames(f.evidence, f.evidence.size()));
  line("again:", spell_again(f));
  line("filter:", frame_filter(f) + ", " + stream_filter(f));
  if (telling.ladder && !f.around.empty())
    text += "\n" + indented(draw_text(ladder_of(f), telling.colour)) + "\n";
  return text;
}

}  // namespace synfin::cli
