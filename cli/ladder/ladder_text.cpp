// The ladder as the RFC's figures draw it (RFC 9293 section 3.5): a line is a departure, an arrival, or both
// at once;
// `...` is a segment still in the network, `x` one that is lost; states stand as they are after the line.
#include <fmt/format.h>

#include <algorithm>

#include "ladder.hpp"
#include "segment_text.hpp"

namespace synfin::cli {

namespace {

/// One line of the drawing: a cell for each column.
struct Row {
  std::array<std::string, 2> cell;  ///< state, or a comment in parentheses
  std::array<std::string, 2> arrow;
  std::string segment;
  std::vector<std::string> notes;  ///< at the side: the rules that fired, what the user is told
  std::uint64_t ms = 0;
  std::uint64_t frame = 0;  ///< by which it is numbered, if it is of a capture
  bool numbered = true;     ///< false: it belongs to the line before
  bool wrong = false;       ///< lost, old or forged, or else remarked upon
};

class Rows {
 public:
  explicit Rows(const Ladder& ladder) : ladder_(ladder) {
    Row start;
    start.cell = ladder.start;
    const bool captured = !ladder.steps.empty() && ladder.steps.front().frame != 0;
    if (!captured) rows_.push_back(std::move(start));
    for (std::size_t i = 0; i < ladder.steps.size(); ++i) i = add(i);
  }
  std::vector<Row> take() { return std::move(rows_); }

 private:
  static const char* towards(std::size_t peer) { return peer == 1 ? "-->" : "<--"; }
  void note(Row& row, const LadderStep& step) const {
    std::string text;
    for (const std::string& rule : step.rules) text += (text.empty() ? "" : ", ") + rule;
    const std::string told = worth_telling(step);
    if (!told.empty()) text += fmt::format("{}tells the user: {}", text.empty() ? "" : "; ", told);
    if (!text.empty()) row.notes.push_back(fmt::format("{}: {}", ladder_.peers[step.peer], text));
    if (!step.remark.empty()) row.notes.push_back("<== " + step.remark);
  }
  Row row_at(const LadderStep& step) const {
    Row row;
    row.ms = step.ms;
    row.frame = step.frame;
    row.cell[step.peer] = step.states[step.peer];
    return row;
  }
  bool is_arrival_of(std::size_t i, const LadderStep& sender) const {
    if (i >= ladder_.steps.size()) return false;
    const LadderStep& step = ladder_.steps[i];
    return step.arrives && step.arrives->number == sender.sends->number && step.ms == sender.ms &&
           !sender.sends->lost;
  }

  /// Adds what begins with step i; the result is the last step that was added.
  std::size_t add(std::size_t i) {
    const LadderStep* step = &ladder_.steps[i];
    Row row = row_at(*step);
    note(row, *step);
    if (step->arrives) {
      const Arrival& arrival = *step->arrives;
      row.segment = spell_leg(arrival);
      row.arrow[step->peer] = towards(step->peer);
      row.arrow[1 - step->peer] = "...";
      row.wrong = arrival.origin != Origin::peer || arrival.again;
      if (arrival.origin == Origin::old) row.cell[1 - step->peer] = "(old)";
      if (arrival.origin == Origin::forged) row.cell[1 - step->peer] = "(forged)";
      if (arrival.again) row.cell[1 - step->peer] = "(again)";
      rows_.push_back(std::move(row));
      if (!step->sends) return i;
      row = row_at(*step);
    } else if (step->frame == 0) {  // of a capture's frames nobody knows what made them
      Row event;
      event.ms = step->ms;
      event.cell[step->peer] = fmt::format("({})", step->event);
      rows_.push_back(std::move(event));
      row.numbered = false;
      if (!step->sends) {
        rows_.push_back(std::move(row));
        return i;
      }
    }
    for (;;) {  // the departure, its arrival if that follows at once, the answer's departure, and so on
      const std::size_t other = 1 - step->peer;
      row.segment = spell_leg(*step->sends);
      row.arrow[step->peer] = towards(other);
      row.arrow[other] = step->sends->lost ? "x" : "...";
      row.wrong = step->sends->lost || !step->remark.empty();
      const bool arrives = is_arrival_of(i + 1, *step);
      if (arrives) {
        step = &ladder_.steps[++i];
        row.arrow[other] = towards(other);
        row.cell[other] = step->states[other];
        note(row, *step);
      }
      rows_.push_back(std::move(row));
      if (!arrives || !step->sends) return i;
      row = row_at(*step);
    }
  }

  const Ladder& ladder_;
  std::vector<Row> rows_;
};

/// Lines of at most `width` letters, broken at spaces; those after the first are indented.
std::vector<std::string> wrapped(const std::vector<std::string>& notes, std::size_t width) {
  std::vector<std::string> lines;
  for (const std::string& note : notes) {
    std::string line;
    for (std::size_t at = 0; at < note.size();) {
      const std::size_t end = std::min(note.find(' ', at), note.size());
      const std::string word = note.substr(at, end - at);
      if (!line.empty() && line.size() + 1 + word.size() > width) {
        lines.push_back(line);
        line = "   " + word;
      } else {
        line += (line.empty() ? "" : " ") + word;
      }
      at = end + 1;
    }
    lines.push_back(line);
  }
  return lines;
}

/// What the story hangs on, below the drawing.
std::string text_of(const std::vector<Fact>& facts) {
  if (facts.empty()) return {};
  std::size_t width = 0;
  for (const Fact& fact : facts) width = std::max(width, fact.field.size());
  std::string text = "\nIt hangs on:\n";
  for (const Fact& fact : facts) text += fmt::format("  {:<{}}  {}\n", fact.field, width, values_of(fact));
  return text;
}

std::string trimmed(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

}  // namespace

std::string draw_text(const Ladder& ladder, bool colour) {
  const std::vector<Row> rows = Rows(ladder).take();
  std::array<std::size_t, 2> cells{ladder.peers[0].size(), ladder.peers[1].size()};
  std::size_t segments = 0;
  std::size_t times = 0;
  std::size_t numbers = 4;
  bool time_passes = false;
  for (const Row& row : rows) {
    for (std::size_t peer : {0U, 1U})  // a comment alone on its line may be longer
      if (!row.segment.empty() || row.cell[peer].find(' ') == std::string::npos)
        cells[peer] = std::max(cells[peer], row.cell[peer].size());
    segments = std::max(segments, row.segment.size());
    times = std::max(times, spell_time(row.ms).size());
    if (row.frame != 0) numbers = std::max(numbers, fmt::formatted_size("{}", row.frame));
    time_passes = time_passes || row.ms != 0;
  }
  if (!time_passes) times = 0;
  const std::string dim = colour ? "\033[2m" : "";
  const std::string red = colour ? "\033[31m" : "";
  const std::string plain = colour ? "\033[0m" : "";
  const auto line = [&](const std::string& number, const std::string& time, const Row& row) {
    const std::string middle =
        fmt::format("{:>3} {:<{}} {:>3}", row.arrow[0], row.segment, segments, row.arrow[1]);
    if (row.segment.empty())
      return fmt::format("{:>{}} {:>{}}{}{:<{}} {:<{}}", number, numbers, time, times, times == 0 ? "" : "  ",
                         row.cell[0], cells[0] + 1 + middle.size(), row.cell[1], cells[1]);
    return fmt::format("{:>{}} {:>{}}{}{:<{}} {}{}{} {:<{}}", number, numbers, time, times,
                       times == 0 ? "" : "  ", row.cell[0], cells[0], row.wrong ? red : "", middle,
                       row.wrong ? plain : "", row.cell[1], cells[1]);
  };

  std::string text;
  if (!ladder.title.empty()) text += ladder.title + "\n\n";
  Row head;
  head.cell = ladder.peers;
  text += trimmed(line("", "", head));
  std::size_t number = 0;
  std::uint64_t last_ms = 0;
  for (const Row& row : rows) {
    const bool shows_time = time_passes && row.numbered && (number == 0 || row.ms != last_ms);
    last_ms = row.ms;
    if (row.numbered) ++number;
    const std::string front = line(!row.numbered    ? ""
                                   : row.frame != 0 ? fmt::format("{}", row.frame)
                                                    : fmt::format("{}.", number),
                                   shows_time ? spell_time(row.ms) : "", row);
    const std::vector<std::string> notes = wrapped(row.notes, 56);
    text += trimmed(notes.empty() ? front : fmt::format("{}   {}{}{}", front, dim, notes.front(), plain));
    for (std::size_t i = 1; i < notes.size(); ++i)
      text += trimmed(fmt::format("{}   {}{}{}", line("", "", {}), dim, notes[i], plain));
  }
  return text + text_of(ladder.facts);
}

}  // namespace synfin::cli
