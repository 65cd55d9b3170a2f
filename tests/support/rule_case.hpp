// One rule, a situation in which it fires and what must follow, and a situation nearby in which it must not
// fire.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "in_state.hpp"

namespace synfin::tests {

/// What an event must lead to: the state, the segment (or none), everything the user is told and nothing
/// else.
class Expected {
 public:
  State state = model::CLOSED;
  std::optional<Segment> segment;
  bool window_matters = false;
  Told told{};
  bool nothing_left = false;
  std::vector<std::function<bool(const Tcb&)>> more;

  /// The segment that leaves: numbers, bits and text.
  Expected sends(const Segment& s) const {
    return changed([&](Expected& e) { e.segment = s; });
  }
  /// The segment that leaves: its window and MSS option too.
  Expected sends_exactly(const Segment& s) const {
    return changed([&](Expected& e) { e.segment = s, e.window_matters = true; });
  }
  template <class... Flags>
  Expected tells(Flags... flag) const {
    return changed([&](Expected& e) { ((e.told.*flag = true), ...); });
  }
  Expected counts(std::uint32_t Told::*count, std::uint32_t octets) const {
    return changed([&](Expected& e) { e.told.*count = octets; });
  }
  /// The TCB is deleted: every field is zero.
  Expected forgets() const {
    return changed([](Expected& e) { e.nothing_left = true; });
  }
  /// The TCB after the event satisfies this too.
  Expected leaves(std::function<bool(const Tcb&)> holds) const {
    return changed([&](Expected& e) { e.more.push_back(std::move(holds)); });
  }
  /// A timer runs until then.
  Expected arms(bool model::Armed<model::Words>::*timer,
                std::uint32_t model::Deadline<model::Words>::*deadline, std::uint32_t until) const {
    return leaves([=](const Tcb& t) { return t.armed.*timer && t.deadline.*deadline == until; });
  }

 private:
  template <class Change>
  Expected changed(Change change) const {
    Expected e = *this;
    change(e);
    return e;
  }
};
inline Expected ends_in(State state) {
  Expected e;
  e.state = state;
  return e;
}

struct RuleCase {
  std::string_view rule;
  Setting fires;
  Expected then;
  Setting refuses;
};
using RuleCases = std::vector<RuleCase>;

// What the RFC's timers are called in the struct, for `Expected::arms`.
#define SYNFIN_TIMER(name) &model::Armed<model::Words>::name, &model::Deadline<model::Words>::name

// The cases, one function for each file of model/rules. Numbers are counted from the origin, and the cases
// are run again from origins at which they wrap.
RuleCases open_cases(const Origin&);
RuleCases send_receive_cases(const Origin&);
RuleCases close_abort_status_cases(const Origin&);
RuleCases unsynchronized_cases(const Origin&);
RuleCases sequence_cases(const Origin&);
RuleCases rst_security_syn_cases(const Origin&);
RuleCases ack_cases(const Origin&);
RuleCases urg_text_fin_cases(const Origin&);
RuleCases answer_cases(const Origin&);
RuleCases timeout_cases(const Origin&);

}  // namespace synfin::tests
