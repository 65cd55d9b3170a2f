// A ladder diagram of two peers, as data: what happened step by step. Play makes it, or it is taken from a
// capture (reports/findings_ladder); the drawings read it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../play/words.hpp"

namespace synfin::cli {

/// Where an arriving segment comes from.
enum class Origin : std::uint8_t {
  peer,    ///< the other peer sent it in this run
  old,     ///< it comes out of the network's past: an earlier incarnation's
  forged,  ///< somebody else made it up
};

/// A segment that leaves.
struct Departure {
  std::size_t number = 0;  ///< counts the run's departures from 0
  Segment segment;
  bool lost = false;
  bool shows_window = true;  ///< false: nobody looks at it
  std::string words{};       ///< a captured segment as it is written; empty: as the RFC's figures write it
};

/// A segment that comes in.
struct Arrival {
  std::optional<std::size_t> number;  ///< of its departure, where the other peer sent it
  Segment segment;
  Origin origin = Origin::peer;
  bool again = false;        ///< it has come before: the network has doubled it
  bool shows_window = true;  ///< false: nobody looks at it
  std::string words{};       ///< as in Departure
};

/// A field on which the story hangs, before its last event and after it.
struct Fact {
  std::string field;   ///< `snd.una`
  std::string before;  ///< `101`; of a flag `yes` or `no`
  std::string after;   ///< empty: the event leaves it as it is
};

/// One event at one peer.
struct LadderStep {
  std::uint64_t ms = 0;  ///< since the run began
  std::size_t peer = 0;  ///< whose event it is: 0 stands left, 1 right
  std::string event;     ///< what happens there: `OPEN ACTIVE`; empty where a segment arrives
  std::optional<Arrival> arrives;
  std::optional<Departure> sends;
  std::array<std::string, 2> states;  ///< of both peers after the step; empty: that peer is not looked at
  std::vector<std::string> rules;     ///< that fired, in order
  std::vector<std::string> told;      ///< what the user is told: `open`, `delivered 10`
  std::uint64_t frame = 0;            ///< of a capture, which counts from 1; 0: it is of none
  std::string remark{};               ///< what is wrong with what is sent; empty: nothing
};

/// All that a drawing shows.
struct Ladder {
  std::string title;
  std::array<std::string, 2> peers{"A", "B"};
  std::array<std::string, 2> start;  ///< the states at the beginning
  std::vector<LadderStep> steps;
  std::vector<Fact> facts{};  ///< of a story of one step: what it hangs on beside what is drawn
};

/// As in the RFC's figures: `SYN-SENT --> <SEQ=100><CTL=SYN> --> SYN-RECEIVED`, with times and rules at the
/// side. With `colour`, the rules stand back and what goes wrong stands out (ANSI escapes).
std::string draw_text(const Ladder& ladder, bool colour = false);
/// A picture that needs nothing else.
std::string draw_svg(const Ladder& ladder);
/// A `sequenceDiagram` for Mermaid.
std::string draw_mermaid(const Ladder& ladder);
/// One JSON object.
std::string draw_json(const Ladder& ladder);

/// The names of the drawings: `text`, `svg`, `mermaid`, `json`.
const std::vector<std::string>& drawing_names();
/// The drawing of that name, which is one of `drawing_names()`.
std::string draw(const Ladder& ladder, std::string_view name, bool colour = false);

/// What of a step's `told` a drawing shows: that a call was accepted goes without saying. Empty: nothing.
std::string worth_telling(const LadderStep& step);

/// `101`, or `101, then 111` where the event changes it.
std::string values_of(const Fact& fact);

/// `1.5 s`, `2 h`, `200 ms`: the largest unit in which the time is short.
std::string spell_time(std::uint64_t ms);

}  // namespace synfin::cli
