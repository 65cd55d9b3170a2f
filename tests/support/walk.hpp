// Runs of two hosts on words, told as the solver tells its counterexamples: so that those can be made by
// hand.
#pragma once

#include <array>

#include "../../model/config.hpp"
#include "../../proofs/event/concrete.hpp"
#include "../../proofs/verdict.hpp"
#include "../../runtime/scene.hpp"

namespace synfin::tests {

/// Lets events happen to A and B, who begin in CLOSED, and keeps the trace.
class Walk {
 public:
  using Segment = model::SegmentOf<model::Words>;
  using Call = model::CallOf<model::Words>;

  explicit Walk(const model::PlainTable& table) : table_(table) {}

  /// What the event sends; nothing is sent where `told.sent` is not set.
  const Segment& happen(int peer, model::Event event, Call call = {}, const Segment& segment = {},
                        int delivers = -1) {
    proofs::TraceStep step;
    step.peer = peer;
    step.event = event;
    step.delivers = delivers;
    step.stale = event == model::Event::SEGMENT_ARRIVES && delivers < 0;
    call.now = 1000 + 10 * static_cast<std::uint32_t>(trace.steps.size());
    step.situation.tcb = tcb[static_cast<std::size_t>(peer)];
    step.situation.call = call;
    step.situation.seg = segment;
    step.situation.cfg = model::default_config;
    const proofs::Ran ran = proofs::run(table_, event, proofs::values_of(step.situation));
    const model::Situation end = proofs::situation_of(ran.after);
    step.situation.out = end.out;
    step.situation.told = end.told;
    step.after = tcb[static_cast<std::size_t>(peer)] = end.tcb;
    trace.steps.push_back(step);
    return trace.steps.back().situation.out;
  }
  Segment call(int peer, model::Event event, std::uint32_t isn = 0) {
    return happen(peer, event, runtime::ready_call(0, isn));
  }
  /// What the n-th event sent arrives.
  Segment deliver(int peer, int n, std::uint32_t isn = 0) {
    return happen(peer, model::Event::SEGMENT_ARRIVES, runtime::ready_call(0, isn),
                  trace.steps[static_cast<std::size_t>(n)].situation.out, n);
  }
  /// A calls, B answers: three messages, and both are open.
  void handshake() {
    call(1, model::Event::OPEN_PASSIVE);
    call(0, model::Event::OPEN_ACTIVE, 100);
    deliver(1, 1, 300);
    deliver(0, 2);
    deliver(1, 3);
  }
  /// The last event alone, as a counterexample of one endpoint.
  proofs::Trace last_step() const { return {{trace.steps.back()}, {}}; }

  proofs::Trace trace;
  std::array<model::TcbOf<model::Words>, 2> tcb{};

 private:
  const model::PlainTable& table_;
};

}  // namespace synfin::tests
