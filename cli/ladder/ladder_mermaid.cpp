// The ladder as a sequence diagram for Mermaid. What does not arrive at once goes by way of a third
// participant, the network.
#include <fmt/format.h>

#include "ladder.hpp"
#include "segment_text.hpp"

namespace synfin::cli {

namespace {

/// `<SEQ=1><CTL=SYN>` as `SEQ=1 CTL=SYN`: angle brackets and semicolons mean something else to Mermaid.
std::string quoted(const std::string& text) {
  std::string quoted;
  for (char c : text) {
    if (c == '>')
      quoted += ' ';
    else if (c == ';' || c == '#')
      quoted += fmt::format("#{};", static_cast<int>(c));
    else if (c != '<')
      quoted += c;
  }
  quoted.erase(quoted.find_last_not_of(' ') + 1);
  return quoted;
}

bool arrives_at_once(const Ladder& ladder, std::size_t i) {
  if (i + 1 >= ladder.steps.size()) return false;
  const LadderStep& step = ladder.steps[i];
  const LadderStep& next = ladder.steps[i + 1];
  return next.arrives && next.arrives->number == step.sends->number && next.ms == step.ms &&
         !step.sends->lost;
}

}  // namespace

std::string draw_mermaid(const Ladder& ladder) {
  const std::array<std::string, 2> ids{"L", "R"};
  std::string body;
  bool network = false;
  std::uint64_t ms = 0;
  for (std::size_t i = 0; i < ladder.steps.size(); ++i) {
    const LadderStep& step = ladder.steps[i];
    const std::string& here = ids[step.peer];
    const std::string& there = ids[1 - step.peer];
    if (step.ms != ms) body += fmt::format("  Note over L,R: {}\n", spell_time(step.ms));
    ms = step.ms;
    const bool was_sent_just_now = i > 0 && ladder.steps[i - 1].sends && arrives_at_once(ladder, i - 1);
    if (step.arrives && !was_sent_just_now) {
      const char* why = step.arrives->origin == Origin::old      ? "old "
                        : step.arrives->origin == Origin::forged ? "forged "
                        : step.arrives->again                    ? "again "
                                                                 : "";
      body += fmt::format("  N->>{}: {}{}\n", here, why, quoted(spell_leg(*step.arrives)));
      network = true;
    }
    std::string note = step.arrives ? "" : fmt::format("({}) ", step.event);
    note += step.states[step.peer];
    if (!step.rules.empty())
      note += fmt::format("<br/>{}", quoted(fmt::format("{}", fmt::join(step.rules, ", "))));
    if (const std::string told = worth_telling(step); !told.empty())
      note += fmt::format("<br/>tells the user: {}", quoted(told));
    body += fmt::format("  Note {} of {}: {}\n", step.peer == 0 ? "left" : "right", here, note);
    if (!step.sends) continue;
    const std::string segment = quoted(spell_leg(*step.sends));
    if (step.sends->lost) {
      body += fmt::format("  {}-x{}: {} (lost)\n", here, there, segment);
    } else if (arrives_at_once(ladder, i)) {
      body += fmt::format("  {}->>{}: {}\n", here, there, segment);
    } else {
      body += fmt::format("  {}->>N: {}\n", here, segment);
      network = true;
    }
  }
  std::string text = "sequenceDiagram\n";
  if (!ladder.title.empty()) text += fmt::format("  %% {}\n", ladder.title);
  text += fmt::format("  participant L as {}\n", quoted(ladder.peers[0]));
  if (network) text += "  participant N as the network\n";
  text += fmt::format("  participant R as {}\n", quoted(ladder.peers[1]));
  if (!ladder.start[0].empty()) text += fmt::format("  Note left of L: {}\n", ladder.start[0]);
  if (!ladder.start[1].empty()) text += fmt::format("  Note right of R: {}\n", ladder.start[1]);
  for (const Fact& fact : ladder.facts)
    body += fmt::format("  Note over L,R: {} {}\n", fact.field, quoted(values_of(fact)));
  return text + body;
}

}  // namespace synfin::cli
