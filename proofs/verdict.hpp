// What a judgement says: verdict, method, time, and the counterexample as concrete events.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../model/situation.hpp"
#include "claims/ending.hpp"
#include "limits.hpp"

namespace synfin::proofs {

enum class Verdict {
  proved,      ///< an unbounded argument
  none_found,  ///< a bounded search found no counterexample: not a proof
  violated,    ///< a counterexample
  unknown,     ///< the solver gave up, or the question was empty
};

/// One event of a story: to whom, what arrives or is called, and what the solver says comes of it.
struct TraceStep {
  int peer = 0;  ///< 0 is A, 1 is B
  model::Event event{};
  model::Situation situation;  ///< TCB before, segment, call, configuration; OUT and what is told after
  model::TcbOf<model::Words> after{};
  int delivers = -1;   ///< the step whose segment arrives, or -1: not a segment of this story
  bool crash = false;  ///< no event: the peer lost its memory
  bool stale = false;  ///< the segment is from an earlier incarnation
  /// No event, but very many: the peer sends that many octets more and the other takes them, `call.octets` at
  /// a time, as in the round before.
  std::uint32_t transfers = 0;
};

/// A counterexample, event by event.
struct Trace {
  std::vector<TraceStep> steps;
  std::string remark;  ///< what is wrong at its end, in one line
  /// Where a story of two peers begins in its midst: the TCB of the one to whom nothing happens.
  std::optional<model::TcbOf<model::Words>> bystander{};
  /// Of one step of one endpoint: the fields that it hangs on, by id: what the claim and the rules that fired
  /// read. Empty: they are not told apart.
  std::vector<std::size_t> reads{};
  std::optional<Ending> ending{};  ///< of a story: what it comes to
};

/// A claim, or a piece of an invariant, that a run breaks.
struct Fall {
  std::size_t step;  ///< place in the trace
  std::string what;
};

/// A piece of an invariant that a table does not keep: no theorem, and no failure of one.
struct Lost {
  std::string_view piece;
  std::string what;           ///< where it falls, and for want of which other pieces
  std::optional<Trace> step;  ///< the step that breaks it, from a state that need not be reachable
  bool certain = true;        ///< false: it is not known to be kept
};

struct Result {
  std::string_view property;
  std::string_view variant;
  std::string_view without{};  ///< the assumption that was dropped; empty: none
  Verdict verdict = Verdict::unknown;
  Verdict expected = Verdict::unknown;
  std::string method;  ///< `inductive`, `bounded(9)`, ...
  double ms = 0;
  std::vector<std::string> cites;
  std::vector<std::string> assumptions;  ///< by name, that the proof used
  std::string detail;                    ///< which claim or conjunct, where one failed
  std::optional<Trace> counterexample;
  /// What of the property falls where the counterexample is replayed on the running machine.
  std::vector<Fall> falls{};
  /// Where an induction stops: a step from a state of the invariant, which need not be reachable. No
  /// counterexample.
  std::optional<Trace> breaking_step{};
  /// Of the properties that an invariant is: the pieces that the table does not keep. What rests on them is
  /// unknown.
  std::vector<Lost> lost{};
};

std::string_view name_of(Verdict verdict);

/// The verdict is what the data promises.
inline bool as_expected(const Result& result) { return result.verdict == result.expected; }

}  // namespace synfin::proofs
