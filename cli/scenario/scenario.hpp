// A scenario file: a conversation of two peers, line by line what is done and what is expected. See
// scenario.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "../ladder/ladder.hpp"
#include "../play/play.hpp"

namespace synfin::cli {

/// What a line expects of one peer.
struct Expectation {
  struct Field {
    std::string group, name;
    std::uint32_t value;
  };
  struct ToldTo {
    std::string name;
    std::optional<std::uint32_t> value;  ///< empty: anything but zero
  };
  std::optional<State> state;
  bool told_nothing = false;
  std::vector<ToldTo> told;
  std::vector<Field> fields;
};

/// A segment as a scenario writes it: some of its fields are said, the others not.
struct WrittenSegment {
  Segment segment{};
  std::vector<std::string> said;  ///< fields that are compared
  bool some_text = false;         ///< `<DATA>`: any octets
};

namespace act {
/// `A: OPEN ACTIVE isn=100`, `A: RETRANSMISSION TIMEOUT after 1 s`
struct Call {
  std::size_t peer;
  Event event;
  cli::Call call;
  std::optional<std::uint64_t> after;  ///< ms since the line before
};
/// `SYN-SENT --> <SEQ=100><CTL=SYN> --> SYN-RECEIVED`
struct Arrow {
  std::size_t from;
  bool departs, arrives, lost;
  Origin origin;
  WrittenSegment segment;
};
struct Wait {
  std::uint64_t ms;
};
struct Network {
  bool up;
};
struct Reboot {
  std::size_t peer;
};
struct Isn {
  std::size_t peer;
  std::vector<std::uint32_t> numbers;
};
struct Configure {
  std::vector<std::size_t> peers;
  std::vector<std::pair<std::string, std::uint32_t>> values;
};
/// Three messages, whoever wants to see them elsewhere.
struct Handshake {
  std::array<std::uint32_t, 2> isn;
};
/// What the network carries meanwhile, `...`: all that is on its way arrives, and what is sent in answer.
struct Meanwhile {};
struct Nothing {};  // only expects
}  // namespace act

using Action = std::variant<act::Nothing, act::Call, act::Arrow, act::Wait, act::Network, act::Reboot,
                            act::Isn, act::Configure, act::Handshake, act::Meanwhile>;

struct ScenarioLine {
  std::size_t number;
  Action action;
  std::array<std::optional<Expectation>, 2> expected;  ///< of each peer, after the action
};

struct Scenario {
  std::string file;
  std::string title;    ///< the first comment
  std::string variant;  ///< empty: whichever is asked for
  std::uint32_t clock = 0;
  std::vector<ScenarioLine> lines;
};

/// Reads a scenario. Throws InputError, `FILE:LINE: what was expected`.
Scenario parse_scenario(std::string_view text, const std::string& file);

/// An expectation that was not met.
struct Unmet {
  std::size_t line = 0;
  std::string expected, got;
};

struct ScenarioResult {
  Ladder ladder;
  std::optional<Unmet> unmet;
};

/// Plays a scenario on two machines of a table, up to the first expectation that is not met.
ScenarioResult play_scenario(const Scenario& scenario, std::string_view table);

}  // namespace synfin::cli
