// What the judge says: findings, the verdict on each connection, and the sum of it all.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "../decode/skip.hpp"

namespace synfin::oracle {

enum class Level : std::uint8_t {
  note,       ///< worth knowing; nobody is blamed
  warning,    ///< a SHOULD
  violation,  ///< a MUST, or a thing that no conforming machine can do
};

enum class Verdict : std::uint8_t { conforming, unknown, warning, violation };

constexpr std::string_view to_string(Level level) {
  switch (level) {
    case Level::note:
      return "note";
    case Level::warning:
      return "warning";
    case Level::violation:
      return "violation";
  }
  return "";
}

constexpr std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::conforming:
      return "conforming";
    case Verdict::unknown:
      return "unknown";
    case Verdict::warning:
      return "warning";
    case Verdict::violation:
      return "violation";
  }
  return "";
}

/// A state that an end has come to, by which frame.
struct Passed {
  std::string state;
  std::uint64_t frame = 0;
};

/// A frame near one that is spoken of.
struct Nearby {
  std::uint64_t frame = 0;
  std::int64_t time = 0;
  std::size_t side = 0;  ///< who sent it: 0 for who sent the connection's first packet
  std::string segment;   ///< "SEQ=... CTL=..."
};

/// One segment that its sender should not, or must not, have sent.
struct Finding {
  std::string file;
  std::uint64_t frame = 0;  ///< 1 is the first of the file
  std::int64_t time = 0;    ///< nanoseconds since 1970-01-01 UTC
  std::string flow;
  std::string endpoint;  ///< who sent it
  Level level = Level::note;
  std::string rule;         ///< of the table
  std::string cite;         ///< the rule's clause
  std::string requirement;  ///< "MUST-65", or empty where the standard gives it no number
  std::string state;        ///< the sender's, as far as the machine could follow it
  std::string seen;
  std::string expected;
  std::string text;
  std::string sentence;             ///< the clause's own words, or empty where none is known
  std::size_t stream = 0;           ///< the connection's number in the file, as Wireshark counts (tcp.stream)
  std::array<std::string, 2> ends;  ///< of the connection; the first sent the first packet
  std::vector<Passed> course;       ///< the last states of this end, in order
  std::vector<std::uint64_t> evidence;  ///< frames that speak against it, in order
  std::vector<Nearby> around;           ///< what was seen just before and after, this frame among it
  std::vector<std::uint64_t> again;     ///< the first frames in which the same end does the same once more
  std::size_t times = 1;                ///< so often it does that in all
};

/// One connection.
struct FlowReport {
  std::string file;
  std::string flow;
  std::size_t stream = 0;  ///< as in Finding
  Verdict verdict = Verdict::conforming;
  std::size_t packets = 0;
  std::array<std::string, 2> endpoints;           ///< the first is who sent the first packet
  std::array<std::string_view, 2> states;         ///< of each, in the end
  bool over = false;                              ///< both are through with it
  std::vector<std::string_view> rules_exercised;  ///< the table keeps their names
  std::string why_unknown;  ///< what the capture does not show; empty where nothing is missing
  bool withdrawn = false;  ///< what was told of it while more was to come holds no longer, and is not counted
};

/// Why segments of a connection were not judged, or not to their end.
enum class Unjudged : std::uint8_t {
  damaged,       ///< a wrong checksum, where others are right
  other_sender,  ///< somebody else uses the address
  stray,         ///< of a connection that the capture does not show
  fast_open,     ///< text in the SYN (RFC 7413)
  itself,        ///< both ends are the same
  clocks,        ///< each direction was captured by a clock of its own
  bound,         ///< a bound of the judge was reached
  not_followed,  ///< the connection's numbers could not be followed from somewhere on
};
inline constexpr std::size_t unjudged_count = 8;
constexpr std::string_view to_string(Unjudged reason) {
  constexpr std::array<std::string_view, unjudged_count> names{
      "wrong-checksum", "other-sender", "stray", "fast-open", "itself", "clocks", "bound", "not-followed"};
  return names[static_cast<std::size_t>(reason)];
}

struct Summary {
  std::size_t packets = 0;  ///< TCP segments that were judged
  std::size_t flows = 0;
  std::size_t violations = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;
  std::size_t unknown = 0;                               ///< connections with this verdict
  std::size_t judged = 0;                                ///< segments that could be judged
  std::array<std::size_t, skip_reason_count> skipped{};  ///< frames that are no TCP segment
  std::array<std::size_t, unjudged_count> unjudged{};    ///< segments
  std::vector<std::string> remarks;                      ///< files that break off: one line each
  std::vector<std::string> unread;                       ///< files that cannot be read at all: one line each
};

/// Who takes what the judge says: all findings of a file in its order, then its connections; the summary
/// last.
class Sink {
 public:
  virtual ~Sink() = default;
  /// Does it look at each connection? Else none is kept to be told.
  virtual bool lists_connections() const { return true; }
  virtual void finding(const Finding& finding) = 0;
  virtual void flow(const FlowReport& report) = 0;
  virtual void summary(const Summary& summary) = 0;
};

}  // namespace synfin::oracle
