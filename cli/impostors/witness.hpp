// The best judge there can be: it knows each arrival, and when, and grants the same freedoms as the oracle.
// What it cannot explain can be seen on the wire; what it can is a freedom.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "../../oracle/judge.hpp"
#include "../../oracle/possibilities/run.hpp"

namespace synfin::cli {

/// What cannot be explained of an end.
struct Objection {
  std::uint32_t now = 0;                   ///< ms
  model::State state{};                    ///< where the end should have been
  std::optional<runtime::Segment> sent;    ///< ... and what it sent there; nothing: it owed an answer
  std::optional<runtime::Segment> demand;  ///< what had just arrived, or what was left unanswered
  std::optional<runtime::Segment> owed;    ///< what the standard's machine would have sent
  std::string rule;                        ///< ... by this rule
};

class Witness {
 public:
  /// `config` is the end's own.
  Witness(const oracle::Options& options, const runtime::Config& config);

  /// A moment at the end: an arrival, or anything else of which nothing is known but that the user takes what
  /// came in.
  void happens(model::Event event, const runtime::Call& call, const runtime::Segment& segment);
  /// What the end sends in it.
  void sends(const runtime::Segment& segment);

  const std::optional<Objection>& objection() const { return objection_; }

 private:
  struct Debt {
    std::uint32_t since;
    std::uint32_t longest;  ///< ms: so long it may wait
    runtime::Segment demand, owed;
    std::string rule;
  };
  /// One explanation, and what it owes.
  struct Story {
    oracle::Run run;
    oracle::Run before;                      ///< the moment
    std::optional<runtime::Segment> answer;  ///< of the machine in this moment, if not used yet
    std::string rule;
    std::vector<Debt> debts;
    bool may_have_closed = false;  ///< the user may have called CLOSE before the peer's FIN came
  };

  static bool is_beyond_window(const Story& story, const runtime::Segment& segment);
  static bool may_fall(const Story& story, const runtime::Segment& segment);
  void arrive(const runtime::Segment& segment, std::uint32_t isn);
  void present(Story& story, runtime::Segment segment, std::uint32_t isn) const;
  void explain(const Story& story, const runtime::Segment& seen, std::vector<Story>& explained) const;
  void keep_different(std::vector<Story>& stories) const;
  void collect();
  void object(const Story& story, const std::optional<runtime::Segment>& sent);

  const oracle::Options& options_;
  oracle::World world_;
  std::uint32_t now_ = 0;
  std::optional<runtime::Segment> arrived_;  ///< in this moment
  std::optional<std::uint32_t> repeated_;    ///< when an acknowledgment was due last that tells nothing new
  std::vector<Story> stories_;
  std::optional<Objection> objection_;
};

}  // namespace synfin::cli
