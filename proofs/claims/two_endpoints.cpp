// What two endpoints and a hostile wire must not come to. The stories that search for it stand in
// proofs/stories/stories.cpp.
#include "all.hpp"

namespace synfin::proofs {

void add_two_endpoints(std::vector<Property>& all) {
  constexpr Level two = Level::two_endpoints;
  all.push_back(
      {.name = "stale-syn-never-establishes",
       .statement = "a delayed SYN of an earlier incarnation never brings the server to ESTABLISHED",
       .question = "May two messages do, without the last ACK of the handshake?",
       .clause = "RFC 9293 3.5, Figure 8",
       .level = two,
       .violated_by = {"two-message-handshake", "reused-isn"},
       .needs = {"msl", "isn-fresh"}});
  all.push_back(
      {.name = "handshake-agreement",
       .statement = "whoever is open was acknowledged by its peer, and each has recorded the other's ISN",
       .question = "Why does the client have to send an ordinary acknowledgment, too?",
       .clause = "RFC 9293 3.5",
       .level = two,
       .violated_by = {"two-message-handshake", "reused-isn"},
       .needs = {"msl", "isn-fresh"}});
  all.push_back({.name = "received-is-a-prefix-of-sent",
                 .statement = "what was received was sent, in order and once, and what was acknowledged was "
                              "received, whatever the wire does",
                 .question = "",
                 .clause = "RFC 9293 3.4",
                 .level = two,
                 .violated_by = {"two-message-handshake", "reused-isn"},
                 .needs = {"msl", "rate", "isn-fresh"}});
  all.push_back(
      {.name = "last-ack-can-always-finish",
       .statement = "while the one side is in TIME-WAIT, a FIN of the other gets the ACK that closes it",
       .question = "Why does the client wait 2MSL at the end? So that the server can reach CLOSED.",
       .clause = "RFC 9293 3.6, MUST-13",
       .kind = Kind::response,
       .level = two,
       .violated_by = {"no-time-wait"},
       .open_on = {"reused-isn"}});
  all.push_back({.name = "incarnations-do-not-mix",
                 .statement = "text and FIN count only from the incarnation whose SYN was recorded",
                 .question = "",
                 .clause = "RFC 9293 3.4.1",
                 .level = two,
                 .violated_by = {"reused-isn"},
                 .needs = {"msl", "isn-fresh"}});
  all.push_back({.name = "two-msl-drains-the-wire",
                 .statement = "when TIME-WAIT ends and the peer was closed by the ACK that began it, nothing "
                              "that the peer sent is still on the wire",
                 .question = "After 2MSL all segments of this connection have vanished from the network.",
                 .clause = "RFC 9293 3.4.2, 3.6, MUST-13",
                 .level = two,
                 .violated_by = {"no-time-wait"},
                 .rests_on_assumptions = false,
                 .put_together_by = {"msl"}});
  all.push_back({.name = "both-closed-means-all-delivered",
                 .statement = "who is told that all ended well has had everything delivered",
                 .question = "Why not three messages to close?",
                 .clause = "RFC 9293 3.6",
                 .level = two,
                 .violated_by = {"three-message-close", "reused-isn"},
                 .needs = {"msl", "isn-fresh"}});
  all.push_back({.name = "blind-reset-ends-nothing",
                 .statement = "a forged reset ends a connection only if it hits the one expected number",
                 .question = "",
                 .clause = "RFC 5961 3.2",
                 .level = two,
                 .violated_by = {"no-rfc5961"},
                 .rests_on_assumptions = false});
  all.push_back({.name = "dead-peer-is-noticed-by-the-other",
                 .statement = "when a peer dies, who is idle with it gives up 2 h + 10 x 75 s after the last "
                              "that it heard",
                 .question = "What if the connection is established and the client suddenly fails?",
                 .clause = "RFC 9293 3.8.4",
                 .kind = Kind::response,
                 .level = two,
                 .violated_by = {"no-keep-alive"},
                 .rests_on_assumptions = false,
                 .put_together_by = {"msl"},
                 .put_together_with = {"dead-peer-is-noticed"}});
  all.push_back({.name = "no-joint-stall",
                 .statement =
                     "two peers never wait for each other without a clock: once both have closed, and "
                     "wherever something is to be sent, a timer runs, and what it starts ends",
                 .question = "",
                 .clause = "RFC 9293 3.6, 3.8.1, 3.8.6.1",
                 .kind = Kind::response,
                 .level = two,
                 .open_on = {"reused-isn"}});
  all.push_back({.name = "simultaneous-open-converges",
                 .statement = "two active OPENs at once make one connection (MUST-10)",
                 .question = "",
                 .clause = "RFC 9293 3.5, Figure 7, MUST-10",
                 .kind = Kind::response,
                 .level = two,
                 .rests_on_assumptions = false});
  all.push_back({.name = "simultaneous-close-converges",
                 .statement = "two CLOSEs at once end well on both sides",
                 .question = "",
                 .clause = "RFC 9293 3.6, Figure 13",
                 .kind = Kind::response,
                 .level = two,
                 .open_on = {"reused-isn"}});
  all.push_back({.name = "reboot-is-discovered",
                 .statement = "a peer that lost its memory and calls anew, or is spoken to, makes the other "
                              "let go, within three "
                              "deliveries",
                 .question = "",
                 .clause = "RFC 9293 3.5.1, Figure 9",
                 .kind = Kind::response,
                 .level = two,
                 .violated_by = {"reused-isn"},
                 .needs = {"isn-ahead-of-peer"}});
}

}  // namespace synfin::proofs
