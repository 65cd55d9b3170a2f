// The ladder as a picture, in the manner of the textbook's figure 5-28: two lifelines, each state a bar
// beside its lifeline, slanted arrows between them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "ladder.hpp"
#include "markup.hpp"
#include "segment_text.hpp"

namespace synfin::cli {

namespace {

constexpr int left_line = 330;
constexpr int right_line = 830;
constexpr int width = 1160;
constexpr int head = 92;
constexpr int bar_width = 112;
constexpr int line_height = 14;
const std::string again = "(again)";

int line_of(std::size_t peer) { return peer == 0 ? left_line : right_line; }
/// From a lifeline outwards: left for the left peer.
int outwards(std::size_t peer, int distance) { return peer == 0 ? -distance : distance; }

class Picture {
 public:
  explicit Picture(const Ladder& ladder) : ladder_(ladder) {
    int y = head + 34;
    for (const LadderStep& step : ladder.steps) {
      y_.push_back(y);
      y += std::max(48, static_cast<int>(notes_of(step).size()) * line_height + 12);
      if (step.sends) departures_[step.sends->number] = y_.size() - 1;
    }
    end_ = y + 8;
    below_ = end_ + (ladder.facts.empty() ? 20 : 44 + static_cast<int>(ladder.facts.size()) * line_height);
  }

  std::string draw() {
    for (std::size_t peer : {0U, 1U}) lifeline(peer);
    std::uint64_t ms = 0;
    for (std::size_t i = 0; i < ladder_.steps.size(); ++i) {
      const LadderStep& step = ladder_.steps[i];
      if (step.ms != ms) text(8, y_[i] + 4, "start", "time", spell_time(step.ms));
      ms = step.ms;
      int y = y_[i] + 4;
      for (const std::string& note : notes_of(step)) {
        text(line_of(step.peer) + outwards(step.peer, bar_width + 26), y, step.peer == 0 ? "end" : "start",
             note == step.remark     ? "badtext"
             : note.starts_with("(") ? "event"
                                     : "rule",
             note);
        y += line_height;
      }
      if (step.arrives) arrival(i);
      if (step.sends && !arrives_somewhere(step.sends->number)) departure(i);
    }
    facts();
    return fmt::format(
               R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" font-family="Helvetica, Arial, sans-serif" font-size="12">
<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0 L10 5 L0 10 z" fill="#1c4f8a"/></marker></defs>
<style>.rule{{fill:#666;font-size:11px}} .event{{fill:#7a3b00;font-weight:bold}} .segment,.badtext{{font-family:monospace;font-size:12px;stroke:#fdfdfb;stroke-width:3px;paint-order:stroke}} .segment{{fill:#123}} .peer{{font-size:16px;font-weight:bold}} .state{{font-weight:bold;font-size:11px}} .time{{fill:#666}} .title{{font-size:15px}} .arrow{{stroke:#1c4f8a;stroke-width:1.6;fill:none}} .bad{{stroke:#b00020}} .badtext{{fill:#b00020}}</style>
<rect width="100%" height="100%" fill="#fdfdfb"/>
)",
               width, below_) +
           fmt::format("<text class=\"title\" x=\"{}\" y=\"26\" text-anchor=\"middle\">{}</text>\n",
                       width / 2,
                       escaped(ladder_.title)) +
           body_ + labels_ + "</svg>\n";  // the labels stand on top of all lines
  }

 private:
  static std::vector<std::string> notes_of(const LadderStep& step) {
    std::vector<std::string> notes;
    if (!step.arrives) notes.push_back(fmt::format("({})", step.event));
    for (const std::string& rule : step.rules) notes.push_back(rule);
    if (const std::string told = worth_telling(step); !told.empty())
      notes.push_back("tells the user: " + told);
    if (!step.remark.empty()) notes.push_back(step.remark);
    return notes;
  }

  void text(int x, int y, std::string_view anchor, std::string_view kind, std::string_view words,
            std::string_view more = "") {
    body_ += fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\" text-anchor=\"{}\"{}>{}</text>\n", kind, x, y,
                         anchor, more, escaped(words));
  }

  /// The lifeline, and beside it one bar for each stretch of time in one state.
  void lifeline(std::size_t peer) {
    const int x = line_of(peer);
    text(x, 62, "middle", "peer", ladder_.peers[peer]);
    body_ += fmt::format(
        "<line x1=\"{0}\" y1=\"{1}\" x2=\"{0}\" y2=\"{2}\" stroke=\"#333\" stroke-width=\"1.5\"/>\n", x,
        head - 18, end_);
    std::string state = ladder_.start[peer];
    int from = head - 18;
    for (std::size_t i = 0; i <= ladder_.steps.size(); ++i) {
      const bool last = i == ladder_.steps.size();
      if (!last && ladder_.steps[i].states[peer] == state) continue;
      const int to = last ? end_ : y_[i];
      if (!state.empty()) bar(peer, from, to, state);
      if (last) break;
      state = ladder_.steps[i].states[peer];
      from = to;
    }
  }

  void bar(std::size_t peer, int from, int to, const std::string& state) {
    // A colour for each state; those in which data may flow are green.
    const bool synchronized = state == model::name_of(State::ESTABLISHED) ||
                              state == model::name_of(State::CLOSE_WAIT) || state.starts_with("FIN-WAIT");
    const char* colour = synchronized                             ? "#d8efd9"
                         : state == model::name_of(State::CLOSED) ? "#e6e6e6"
                                                                  : "#dce8f7";
    const int x = line_of(peer) + (peer == 0 ? -bar_width - 6 : 6);
    body_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\" stroke=\"#889\"/>\n",
                         x, from, bar_width, to - from, colour);
    text(x + bar_width / 2, from + std::min(16, (to - from) / 2 + 4), "middle", "state", state);
  }

  bool arrives_somewhere(std::size_t number) const {
    return std::any_of(ladder_.steps.begin(), ladder_.steps.end(), [&](const LadderStep& step) {
      return step.arrives && step.arrives->number == number;
    });
  }

  void arrow(int x1, int y1, int x2, int y2, bool bad, std::string_view more, const std::string& label,
             bool delayed = false) {
    body_ += fmt::format("<line class=\"arrow{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" {}/>\n",
                         bad ? " bad" : "", x1, y1, x2, y2, more);
    // The label stands on the arrow; where the way is long and others cross it, at its beginning.
    const double angle = 57.29578 * static_cast<double>(y2 - y1) / static_cast<double>(x2 - x1);
    const char* const kind = bad ? "badtext" : "segment";
    body_.swap(labels_);
    if (label == again) {
      text(x1 + (x2 - x1) * 17 / 20, y1 + (y2 - y1) * 17 / 20, "middle", kind, label);
    } else if (delayed) {
      text(x1 + (x1 < x2 ? 12 : -12), y1 - 1, x1 < x2 ? "start" : "end", kind, label);
    } else {
      const int x = (x1 + x2) / 2;
      const int y = (y1 + y2) / 2 - 5;
      // What is longer than the arrow is drawn narrower.
      constexpr std::size_t longest = 66;
      const std::string narrow = label.size() <= longest
                                     ? ""
                                     : fmt::format(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"",
                                                   right_line - left_line - 20);
      text(x, y, "middle", kind, label,
           fmt::format(" transform=\"rotate({:.1f} {} {})\"{}", angle, x, y, narrow));
    }
    body_.swap(labels_);
  }

  void arrival(std::size_t i) {
    const LadderStep& step = ladder_.steps[i];
    const Arrival& arrival = *step.arrives;
    const int to = line_of(step.peer);
    const std::string words = spell_leg(arrival);
    if (arrival.number && departures_.contains(*arrival.number)) {
      const std::size_t from = departures_[*arrival.number];
      arrow(line_of(1 - step.peer), y_[from], to, y_[i], !ladder_.steps[from].remark.empty(),
            "marker-end=\"url(#tip)\"", arrival.again ? again : words, i != from + 1);
    } else {
      const int x = (left_line + right_line) / 2;
      arrow(x, y_[i] - 22, to, y_[i], true, "stroke-dasharray=\"6 4\" marker-end=\"url(#tip)\"",
            fmt::format("{} {}", arrival.origin == Origin::old ? "old" : "forged", words));
    }
  }

  /// A segment that never arrives.
  void departure(std::size_t i) {
    const LadderStep& step = ladder_.steps[i];
    const int from = line_of(step.peer);
    const int to = from - outwards(step.peer, (right_line - left_line) * 3 / 4);
    arrow(from, y_[i], to, y_[i] + 22, step.sends->lost, "stroke-dasharray=\"6 4\"", spell_leg(*step.sends));
    text(to, y_[i] + 28, "middle", step.sends->lost ? "badtext" : "segment", step.sends->lost ? "x" : "...");
  }

  /// What the story hangs on, below the drawing.
  void facts() {
    if (ladder_.facts.empty()) return;
    int y = end_ + 24;
    text(left_line - bar_width, y, "start", "event", "It hangs on:");
    for (const Fact& fact : ladder_.facts) {
      y += line_height;
      text(left_line - bar_width, y, "start", "segment", fact.field);
      text(left_line + bar_width, y, "start", "segment", values_of(fact));
    }
  }

  const Ladder& ladder_;
  std::vector<int> y_;  ///< of each step
  std::map<std::size_t, std::size_t> departures_;
  int end_ = 0;    ///< of the lifelines
  int below_ = 0;  ///< of the picture
  std::string body_, labels_;
};

}  // namespace

std::string draw_svg(const Ladder& ladder) { return Picture(ladder).draw(); }

}  // namespace synfin::cli
