// The table's own shape.
#include "all.hpp"
#include "words.hpp"

namespace synfin::proofs {

using namespace claims;

namespace {
template <std::size_t... Id>
constexpr auto all_forgotten(std::index_sequence<Id...>) {
  return (yes && ... && [] {
    constexpr FieldInfo info = fields[Id];
    if constexpr (info.sort == Sort::state)
      return yes;
    else
      return After<Field<static_cast<unsigned>(info.group),
                         static_cast<unsigned>(Id - first_field(info.group)), info.sort>>{} ==
             Literal<info.sort, 0>{};
  }());
}
}  // namespace

void add_structure(std::vector<Property>& all) {
  all.push_back(
      {.name = "endpoint-invariant",
       .statement =
           "the strengthening that all one-endpoint proofs assume holds of CLOSED and survives every event",
       .question = "",
       .clause = "RFC 9293 3.3.1",
       .claims = Structure::invariant});
  all.push_back({.name = "closed-has-no-tcb-and-no-timer",
                 .statement = "in CLOSED no field holds anything and no timer runs",
                 .question = "",
                 .clause = "RFC 9293 3.3.2",
                 .claims = {claim("who comes to CLOSED remembers nothing", every_event, to<CLOSED>,
                                  all_forgotten(std::make_index_sequence<tcb_field_count>{}))}});
  all.push_back(
      {.name = "timers-match-states",
       .statement = "each timer runs exactly in the states that need it",
       .question = "",
       .clause = "RFC 9293 3.10.8, 3.8",
       .claims = {claim("the time-wait timer runs in TIME-WAIT and nowhere else", every_event, yes,
                        after(time_wait_timer) == to<TIME_WAIT>),
                  claim("the keep-alive timer runs where it was asked for, in the open states but TIME-WAIT",
                        every_event, yes,
                        after(keep_alive_timer) ==
                            (cfg.keep_alive &&
                             to<ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK>)),
                  claim("the retransmission timer runs only where something can be outstanding", every_event,
                        after(retransmission_timer),
                        to<SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, CLOSE_WAIT, CLOSING, LAST_ACK>),
                  claim("the user timer runs only beside the retransmission timer", every_event,
                        after(user_timer), after(retransmission_timer))}});
  all.push_back({.name = "every-state-and-event-is-answered",
                 .statement = "in every state every event that can happen finds a rule",
                 .question = "",
                 .clause = "RFC 9293 3.10",
                 .claims = Structure::every_event_answered,
                 .violated_by = {"no-keep-alive"}});
  all.push_back({.name = "at-most-one-segment-an-event",
                 .statement = "no event sends two segments",
                 .question = "",
                 .clause = "RFC 9293 3.7, MUST-58",
                 .claims = Structure::one_segment});
  all.push_back(
      {.name = "no-rule-is-dead",
       .statement = "every rule fires in some state of the invariant: none is shadowed by those before it",
       .question = "",
       .clause = "RFC 9293 3.10",
       .claims = Structure::no_dead_rule});
  all.push_back({.name = "no-rule-shadows-another-unintended",
                 .statement =
                     "in no state that it names is a rule wholly shadowed by those before it: where its own "
                     "words can be met, it fires in some situation",
                 .question = "",
                 .clause = "RFC 9293 3.10",
                 .claims = Structure::no_shadowed_rule,
                 .violated_by = {"three-message-close"}});
}

}  // namespace synfin::proofs
