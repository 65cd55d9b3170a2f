// Every guard and effect of the standard's table, computed by the walk over the Hana table that the runtime
// makes and by the walk over the plain view that proofs and printers make: the same values on the same
// fields.
#include "../../model/checks.hpp"
#include "../../model/graph/value.hpp"
#include "../../model/plain.hpp"
#include "../../model/standard.hpp"
#include "../catch.hpp"
#include "../support/assignment.hpp"

namespace synfin::tests {
namespace {
using namespace model;

template <Term T>
std::uint32_t typed(const Assignment& fields, T term) {
  return static_cast<std::uint32_t>(evaluate(Words{}, ReadAssignment{fields}, term));
}

class Plain {
 public:
  explicit Plain(const Assignment& fields) : fields_(fields) {}
  std::uint32_t operator()(const Node& term) {
    Fold fold(model::PlainWords{}, [this](const Node& field) { return fields_[field.field]; });
    return fold(term);
  }

 private:
  const Assignment& fields_;
};

template <class... Fields, class... Values>
bool effects_agree(const PlainRule& rule, const Assignment& fields, Effects<Assign<Fields, Values>...>) {
  if (rule.effects.size() != sizeof...(Fields)) return false;
  Plain plain(fields);
  std::size_t next = 0;
  [[maybe_unused]] const auto agrees = [&](std::size_t id, std::uint32_t value) {
    const PlainAssign& effect = rule.effects[next++];
    return effect.field == id && plain(*effect.value) == value;
  };
  return (true && ... && agrees(id_of(Fields{}), typed(fields, Values{})));
}

template <class Guard, class Effect>
void check_rule(const Rule<Guard, Effect>& rule) {
  INFO("rule " << rule.name);
  const PlainRule* plain = standard().find(rule.name);
  REQUIRE(plain != nullptr);
  CHECK(plain->gloss == rule.gloss);
  CHECK((plain->exit.moves == rule.exit.moves && plain->exit.target == rule.exit.target &&
         plain->exit.flow == rule.exit.flow));
  bool guards = true;
  bool effects = true;
  for (const Assignment& fields : assignments(60, 3)) {
    guards = guards && Plain(fields)(*plain->guard) == typed(fields, Guard{});
    effects = effects && effects_agree(*plain, fields, Effect{});
  }
  CHECK(guards);
  CHECK(effects);
}

template <const auto& Phase>
void check_phase() {
  hana::unpack(Phase.rules, [](const auto&... rule) { (check_rule(rule), ...); });
}

}  // namespace

TEST_CASE("guards and effects: user calls") {
  check_phase<rules::open_passive>();
  check_phase<rules::open_active>();
  check_phase<rules::send_call>();
  check_phase<rules::receive_call>();
  check_phase<rules::close_call>();
  check_phase<rules::abort_call>();
  check_phase<rules::status_call>();
}
TEST_CASE("guards and effects: a segment arrives") {
  check_phase<rules::arrives_in_closed>();
  check_phase<rules::arrives_in_listen>();
  check_phase<rules::arrives_in_syn_sent>();
  check_phase<rules::check_sequence>();
  check_phase<rules::check_rst>();
  check_phase<rules::check_security>();
  check_phase<rules::check_syn>();
  check_phase<rules::check_ack>();
  check_phase<rules::take_ack>();
  check_phase<rules::take_window>();
  check_phase<rules::take_ack_of_fin>();
  check_phase<rules::hear_peer>();
  check_phase<rules::check_urg>();
  check_phase<rules::process_text>();
  check_phase<rules::check_fin>();
}
TEST_CASE("guards and effects: what leaves, and the timeouts") {
  check_phase<rules::answer>();
  check_phase<rules::set_timers>();
  check_phase<rules::retransmission_timeout>();
  check_phase<rules::user_timeout>();
  check_phase<rules::time_wait_timeout>();
  check_phase<rules::keep_alive_timeout>();
}
TEST_CASE("when each event may happen") {
  hana::unpack(Standard::handlings, []<class... H>(const H&... handling) {
    (..., [](const auto& one, auto enabled) {
      INFO("event " << name_of(one.event));
      bool agree = true;
      for (const Assignment& fields : assignments(60, 4))
        agree = agree && Plain(fields)(*standard().handling(one.event).enabled) == typed(fields, enabled);
      CHECK(agree);
    }(handling, typename H::enabled{}));
  });
}

}  // namespace synfin::tests
