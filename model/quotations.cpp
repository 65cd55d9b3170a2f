#include "quotations.hpp"

#include <algorithm>

namespace synfin::model {

namespace {

constexpr Clause fourth_of_others = rfc9293("3.10.7.4", "fourth");

constexpr Clause rfc2018(std::string_view section) { return {"RFC 2018", section, ""}; }
constexpr Clause rfc7323(std::string_view section) { return {"RFC 7323", section, ""}; }

/// Copyright (c) 2022 IETF Trust and the persons identified as the document authors: RFC 9293's words.
/// Those of RFC 5961 stand there, too. Of RFC 2018 and RFC 7323 only what several implementations quote in
/// the same words is quoted; of RFC 1337 nothing.
constexpr Quotation all[] = {
    // ---- OPEN, SEND, RECEIVE, CLOSE, ABORT: what they send
    {"open-active", rfc9293("3.10.1"), "A SYN segment of the form <SEQ=ISS><CTL=SYN> is sent."},
    {"listen.syn.isn-missing", rfc9293("3.4.1"),
     "When new connections are created, an initial sequence number (ISN) generator is employed that selects "
     "a new 32-bit ISN."},
    {"send.listen", rfc9293("3.10.2"),
     "If the remote socket is specified, then change the connection from passive to active, select an ISS. "
     "Send a SYN segment, set SND.UNA to ISS, SND.NXT to ISS+1."},
    {"answer.text", rfc9293("3.10.2"),
     "Segmentize the buffer and send it with a piggybacked acknowledgment (acknowledgment value = RCV.NXT)."},
    {"receive.opens-window", rfc9293("3.10.3"),
     "When the TCP endpoint takes responsibility for delivering data to the user, that fact must be "
     "communicated to the sender via an acknowledgment."},
    {"ack.syn-received.closed", rfc9293("3.10.4"),
     "If no SENDs have been issued and there is no pending data to send, then form a FIN segment and send "
     "it, and enter FIN-WAIT-1 state; otherwise, queue for processing after entering ESTABLISHED state."},
    {"answer.fin", rfc9293("3.10.4"),
     "Queue this until all preceding SENDs have been segmentized, then form a FIN segment and send it."},
    {"close.established", rfc9293("3.10.4"),
     "Queue this until all preceding SENDs have been segmentized, then form a FIN segment and send it."},
    {"close.close-wait", rfc9293("3.10.4"),
     "Queue this request until all preceding SENDs have been segmentized; then send a FIN segment, enter "
     "LAST-ACK state."},
    {"close.again", rfc9293("3.10.4"),
     "An \"ok\" response would be acceptable, too, as long as a second FIN is not emitted (the first FIN may "
     "be retransmitted, though)."},
    {"close.unread", rfc9293("3.6.1"),
     "If such a host issues a CLOSE call while received data is still pending in the TCP connection, or if "
     "new data is received after CLOSE is called, its TCP implementation SHOULD send a RST to show that data "
     "was lost (SHLD-3)."},
    {"text.after-close", rfc9293("3.6.1"),
     "If such a host issues a CLOSE call while received data is still pending in the TCP connection, or if "
     "new data is received after CLOSE is called, its TCP implementation SHOULD send a RST to show that data "
     "was lost (SHLD-3)."},
    {"abort", rfc9293("3.10.5"),
     "Send a reset segment: <SEQ=SND.NXT><CTL=RST> ... Delete the TCB, enter CLOSED state, and return."},
    {"abort.closing", rfc9293("3.10.5"),
     "Respond with \"ok\" and delete the TCB, enter CLOSED state, and return."},
    {"abort.time-wait", rfc9293("3.10.5"),
     "Respond with \"ok\" and delete the TCB, enter CLOSED state, and return."},

    // ---- SEGMENT ARRIVES: CLOSED, LISTEN, SYN-SENT
    {"closed.rst", rfc9293("3.10.7.1"), "An incoming segment containing a RST is discarded."},
    {"closed.any", rfc9293("3.10.7.1"),
     "An incoming segment not containing a RST causes a RST to be sent in response. The acknowledgment and "
     "sequence field values are selected to make the reset sequence acceptable to the TCP endpoint that sent "
     "the offending segment."},
    {"listen.rst", rfc9293("3.10.7.2", "first"), "An incoming RST should be ignored. Return."},
    {"listen.ack", rfc9293("3.10.7.2", "second"),
     "Any acknowledgment is bad if it arrives on a connection still in the LISTEN state. An acceptable reset "
     "segment should be formed for any arriving ACK-bearing segment."},
    {"listen.syn.insecure", rfc9293("3.10.7.2", "third"),
     "If the security/compartment on the incoming segment does not exactly match the security/compartment in "
     "the TCB, then send a reset and return."},
    {"listen.syn", rfc9293("3.10.7.2", "third"),
     "ISS should be selected and a SYN segment sent of the form: <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>"},
    {"listen.other", rfc9293("3.10.7.2", "fourth"),
     "This should not be reached. Drop the segment and return."},
    {"syn-sent.bad-ack", rfc9293("3.10.7.3", "first"),
     "If SEG.ACK =< ISS or SEG.ACK > SND.NXT, send a reset (unless the RST bit is set, if so drop the "
     "segment "
     "and return) <SEQ=SEG.ACK><CTL=RST> ... and discard the segment. Return."},
    {"syn-sent.bad-ack.rst", rfc9293("3.10.7.3", "first"),
     "If SEG.ACK =< ISS or SEG.ACK > SND.NXT, send a reset (unless the RST bit is set, if so drop the "
     "segment "
     "and return)"},
    {"syn-sent.rst", rfc9293("3.10.7.3", "second"),
     "If the ACK was acceptable, then signal to the user \"error: connection reset\", drop the segment, "
     "enter "
     "CLOSED state, delete TCB, and return."},
    {"syn-sent.rst.blind", rfc9293("3.10.7.3", "second"), "Otherwise (no ACK), drop the segment and return."},
    {"syn-sent.insecure", rfc9293("3.10.7.3", "third"),
     "If the security/compartment in the segment does not exactly match the security/compartment in the TCB, "
     "send a reset"},
    {"syn-sent.syn-ack", rfc9293("3.10.7.3", "fourth"),
     "If SND.UNA > ISS (our SYN has been ACKed), change the connection state to ESTABLISHED, form an ACK "
     "segment <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK> ... and send it."},
    {"syn-sent.syn", rfc9293("3.10.7.3", "fourth"),
     "Otherwise, enter SYN-RECEIVED, form a SYN,ACK segment <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK> ... and "
     "send it."},
    {"syn-sent.other", rfc9293("3.10.7.3", "fifth"),
     "if neither of the SYN or RST bits is set, then drop the segment and return."},

    // ---- SEGMENT ARRIVES: the other states
    {"syn-received.syn-ack", rfc9293("3.5", "Figure 7"),
     "A TCP implementation MUST support simultaneous open attempts (MUST-10).", rfc9293("3.5")},
    {"zero-window", rfc9293("3.10.7.4", "first"),
     "If the RCV.WND is zero, no segments will be acceptable, but special allowance should be made to accept "
     "valid ACKs, URGs, and RSTs."},
    {"unacceptable", rfc9293("3.10.7.4", "first"),
     "If an incoming segment is not acceptable, an acknowledgment should be sent in reply (unless the RST "
     "bit "
     "is set, if so drop the segment and return): <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>"},
    {"unacceptable.empty", rfc9293("3.10.7.4", "first"),
     "If an incoming segment is not acceptable, an acknowledgment should be sent in reply (unless the RST "
     "bit "
     "is set, if so drop the segment and return): <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>"},
    {"unacceptable.rst", rfc9293("3.10.7.4", "first"),
     "If an incoming segment is not acceptable, an acknowledgment should be sent in reply (unless the RST "
     "bit "
     "is set, if so drop the segment and return)"},
    {"rst.challenge", rfc5961("3.2"),
     "If the RST bit is set and the sequence number does not exactly match the next expected sequence value, "
     "yet is within the current receive window, TCP endpoints MUST send an acknowledgment (challenge ACK)",
     rfc9293("3.10.7.4", "second")},
    {"rst.reset", rfc9293("3.10.7.4", "second"),
     "If the RST bit is set and the sequence number exactly matches the next expected sequence number "
     "(RCV.NXT), then TCP endpoints MUST reset the connection in the manner prescribed below according to "
     "the "
     "connection state."},
    {"rst.syn-received.passive", rfc9293("3.10.7.4", "second"),
     "If this connection was initiated with a passive OPEN (i.e., came from the LISTEN state), then return "
     "this connection to LISTEN state and return."},
    {"rst.syn-received.active", rfc9293("3.10.7.4", "second"),
     "If this connection was initiated with an active OPEN (i.e., came from SYN-SENT state), then the "
     "connection was refused; signal the user \"connection refused\"."},
    {"rst.syn-received.closed", rfc9293("3.10.7.4", "second"),
     "If this connection was initiated with a passive OPEN (i.e., came from the LISTEN state), then return "
     "this connection to LISTEN state and return."},
    {"rst.syn-received.reopened", rfc9293("3.6.1"),
     "it MAY accept a new SYN from the remote TCP endpoint to reopen the connection directly from TIME-WAIT "
     "state (MAY-2), if it: ... returns to TIME-WAIT state if the SYN turns out to be an old duplicate."},
    {"rst.time-wait", rfc9293("3.10.7.4", "second"),
     "If the RST bit is set, then enter the CLOSED state, delete the TCB, and return."},
    {"security", rfc9293("3.10.7.4", "third"),
     "If the security/compartment in the segment does not exactly match the security/compartment in the TCB, "
     "then send a reset; any outstanding RECEIVEs and SEND should receive \"reset\" responses."},
    {"security.time-wait", rfc9293("3.10.7.4", "third"),
     "If the security/compartment in the segment does not exactly match the security/compartment in the TCB, "
     "then send a reset; any outstanding RECEIVEs and SEND should receive \"reset\" responses."},
    {"security.syn-received", rfc9293("3.10.7.4", "third"),
     "If the security/compartment in the segment does not exactly match the security/compartment in the TCB, "
     "then send a reset and return."},
    {"syn.challenge", rfc5961("4.2"),
     "in these synchronized states, if the SYN bit is set, irrespective of the sequence number, TCP "
     "endpoints "
     "MUST send a \"challenge ACK\" to the remote peer: <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>",
     fourth_of_others},
    {"syn.syn-received.passive", fourth_of_others,
     "If the connection was initiated with a passive OPEN, then return this connection to the LISTEN state "
     "and return."},
    {"syn.syn-received.closed", fourth_of_others,
     "If the connection was initiated with a passive OPEN, then return this connection to the LISTEN state "
     "and return."},
    {"syn.syn-received.reopened", rfc9293("3.6.1"),
     "it MAY accept a new SYN from the remote TCP endpoint to reopen the connection directly from TIME-WAIT "
     "state (MAY-2), if it: ... returns to TIME-WAIT state if the SYN turns out to be an old duplicate."},
    {"time-wait.reopen", rfc9293("3.6.1"),
     "it MAY accept a new SYN from the remote TCP endpoint to reopen the connection directly from TIME-WAIT "
     "state (MAY-2), if it: (1) assigns its initial sequence number for the new connection to be larger than "
     "the largest sequence number it used on the previous connection incarnation"},
    {"ack.absent", rfc9293("3.10.7.4", "fifth"), "if the ACK bit is off, drop the segment and return"},
    {"ack.too-old", rfc5961("5.2"),
     "All incoming segments whose ACK value doesn't satisfy the above condition MUST be discarded and an ACK "
     "sent back.",
     rfc9293("3.10.7.4", "fifth")},
    {"ack.syn-received", rfc9293("3.10.7.4", "fifth"),
     "If SND.UNA < SEG.ACK =< SND.NXT, then enter ESTABLISHED state and continue processing"},
    {"ack.syn-received.unacceptable", rfc9293("3.10.7.4", "fifth"),
     "If the segment acknowledgment is not acceptable, form a reset segment <SEQ=SEG.ACK><CTL=RST> ... and "
     "send it."},
    {"ack.new", rfc9293("3.10.7.4", "fifth"),
     "If SND.UNA < SEG.ACK =< SND.NXT, then set SND.UNA <- SEG.ACK. Any segments on the retransmission queue "
     "that are thereby entirely acknowledged are removed."},
    {"ack.old", rfc9293("3.10.7.4", "fifth"),
     "If the ACK is a duplicate (SEG.ACK =< SND.UNA), it can be ignored."},
    {"ack.unsent", rfc9293("3.10.7.4", "fifth"),
     "If the ACK acks something not yet sent (SEG.ACK > SND.NXT), then send an ACK, drop the segment, and "
     "return."},
    {"window.update", rfc9293("3.10.7.4", "fifth"),
     "If SND.UNA =< SEG.ACK =< SND.NXT, the send window should be updated."},
    {"fin-wait-1.fin-acknowledged", rfc9293("3.10.7.4", "fifth"),
     "In addition to the processing for the ESTABLISHED state, if the FIN segment is now acknowledged, then "
     "enter FIN-WAIT-2 and continue processing in that state."},
    {"closing.fin-acknowledged", rfc9293("3.10.7.4", "fifth"),
     "In addition to the processing for the ESTABLISHED state, if the ACK acknowledges our FIN, then enter "
     "the TIME-WAIT state; otherwise, ignore the segment."},
    {"last-ack.fin-acknowledged", rfc9293("3.10.7.4", "fifth"),
     "If our FIN is now acknowledged, delete the TCB, enter the CLOSED state, and return."},
    {"time-wait.fin", rfc9293("3.10.7.4", "fifth"),
     "The only thing that can arrive in this state is a retransmission of the remote FIN. Acknowledge it, "
     "and "
     "restart the 2 MSL timeout."},
    {"ack.time-wait", rfc9293("3.10.7.4", "fifth"),
     "The only thing that can arrive in this state is a retransmission of the remote FIN."},
    {"urg", rfc9293("3.10.7.4", "sixth"),
     "If the URG bit is set, RCV.UP <- max(RCV.UP,SEG.UP), and signal the user that the remote side has "
     "urgent data if the urgent pointer (RCV.UP) is in advance of the data consumed."},
    {"text.in-order", rfc9293("3.10.7.4", "seventh"),
     "Once the TCP endpoint takes responsibility for the data, it advances RCV.NXT over the data accepted, "
     "and adjusts RCV.WND as appropriate to the current buffer availability. The total of RCV.NXT and "
     "RCV.WND "
     "should not be reduced."},
    {"text.out-of-order", rfc9293("3.10.7.4", "seventh"),
     "A TCP implementation MAY send an ACK segment acknowledging RCV.NXT when a valid segment arrives that "
     "is "
     "in the window but not at the left window edge (MAY-13)."},
    {"answer.ack", rfc9293("3.10.7.4", "seventh"),
     "When the TCP endpoint takes responsibility for delivering the data to the user, it must also "
     "acknowledge the receipt of the data."},
    {"established.fin", rfc9293("3.10.7.4", "eighth"),
     "If the FIN bit is set, signal the user \"connection closing\" and return any pending RECEIVEs with "
     "same "
     "message, advance RCV.NXT over the FIN, and send an acknowledgment for the FIN."},
    {"fin-wait-1.fin", rfc9293("3.10.7.4", "eighth"),
     "If the FIN bit is set, signal the user \"connection closing\" and return any pending RECEIVEs with "
     "same "
     "message, advance RCV.NXT over the FIN, and send an acknowledgment for the FIN."},
    {"fin-wait-2.fin", rfc9293("3.10.7.4", "eighth"),
     "If the FIN bit is set, signal the user \"connection closing\" and return any pending RECEIVEs with "
     "same "
     "message, advance RCV.NXT over the FIN, and send an acknowledgment for the FIN."},

    // ---- the timers
    {"user-timeout", rfc9293("3.10.8"),
     "For any state if the user timeout expires, flush all queues, signal the user \"error: connection "
     "aborted due to user timeout\" in general and for any outstanding calls, delete the TCB, enter the "
     "CLOSED state, and return."},
    {"retransmission.syn", rfc9293("3.10.8"),
     "For any state if the retransmission timeout expires on a segment in the retransmission queue, send the "
     "segment at the front of the retransmission queue again, reinitialize the retransmission timer, and "
     "return."},
    {"retransmission.syn-ack", rfc9293("3.10.8"),
     "For any state if the retransmission timeout expires on a segment in the retransmission queue, send the "
     "segment at the front of the retransmission queue again, reinitialize the retransmission timer, and "
     "return."},
    {"retransmission.text", rfc9293("3.10.8"),
     "For any state if the retransmission timeout expires on a segment in the retransmission queue, send the "
     "segment at the front of the retransmission queue again, reinitialize the retransmission timer, and "
     "return."},
    {"retransmit", rfc9293("3.8.2"),
     "RFC 2581 provided IETF Standards Track description of slow start and congestion avoidance, along with "
     "fast retransmit and fast recovery. RFC 5681 is the current description of these algorithms"},
    {"retransmission.probe", rfc9293("3.8.6.1"),
     "Probing of zero (offered) windows MUST be supported (MUST-36)."},
    {"retransmission.probe-fin", rfc9293("3.8.6.1"),
     "Probing of zero (offered) windows MUST be supported (MUST-36)."},
    {"window.closed", rfc9293("3.8.6.1"),
     "As long as the receiving TCP peer continues to send acknowledgments in response to the probe segments, "
     "the sending TCP peer MUST allow the connection to stay open (MUST-37)."},
    {"retransmission.give-up", rfc9293("3.8.3"),
     "When the number of transmissions of the same segment reaches a threshold R2 greater than R1, close the "
     "connection."},
    {"retransmission.give-up.syn", rfc9293("3.8.3"),
     "SYN retransmissions MUST be handled in the general way just described for data retransmissions, "
     "including notification of the application layer."},
    {"retransmission.give-up.passive", rfc9293("3.8.3"),
     "SYN retransmissions MUST be handled in the general way just described for data retransmissions, "
     "including notification of the application layer."},
    {"retransmission.give-up.closed", rfc9293("3.8.3"),
     "SYN retransmissions MUST be handled in the general way just described for data retransmissions, "
     "including notification of the application layer."},
    {"keep-alive.probe", rfc9293("3.8.4"),
     "An implementation SHOULD send a keep-alive segment with no data (SHLD-12)"},
    {"keep-alive.busy", rfc9293("3.8.4"),
     "Keep-alive packets MUST only be sent when no sent data is outstanding, and no data or acknowledgment "
     "packets have been received for the connection within an interval (MUST-26)."},
    {"keep-alive.give-up", rfc9293("3.8.4"),
     "Consequently, if a keep-alive mechanism is implemented it MUST NOT interpret failure to respond to any "
     "specific probe as a dead connection (MUST-29)."},
    {"time-wait.timeout", rfc9293("3.10.8"),
     "If the time-wait timeout expires on a connection, delete the TCB, enter the CLOSED state, and return."},

    // ---- of which the table says nothing: the form of a segment, and the first numbers
    {"option.mss", rfc9293("3.7.1"),
     "This field may be sent in the initial connection request (i.e., in segments with the SYN control bit "
     "set) and MUST NOT be sent in other segments (MUST-65).",
     rfc9293("3.2")},
    {"option.timestamps", rfc7323("3.2"),
     "A TCP MAY send the TSopt in an initial <SYN> segment (i.e., segment containing a SYN bit and no ACK "
     "bit), and MAY send a TSopt in <SYN,ACK> only if it received a TSopt in the initial <SYN> segment for "
     "the "
     "connection. Once TSopt has been successfully negotiated, that is both <SYN> and <SYN,ACK> contain "
     "TSopt, the TSopt MUST be sent in every non-<RST> segment for the duration of the connection"},
    {"option.window-scale", rfc7323("2.3"),
     "Thus, the shift count MUST be limited to 14 (which allows windows of 2^30 = 1 GiB)."},
    {"option.sack", rfc2018("2"),
     "This two-byte option may be sent in a SYN by a TCP that has been extended to receive (and presumably "
     "process) the SACK option once the connection has opened."},
    {"option.sack", rfc2018("3"),
     "Each block represents received bytes of data that are contiguous and isolated; that is, the bytes just "
     "below the block, (Left Edge of Block - 1), and just above the block, (Right Edge of Block), have not "
     "been received."},
    {"isn.repeated", rfc9293("3.4.1"),
     "A TCP implementation MUST use the above type of \"clock\" for clock-driven selection of initial "
     "sequence numbers (MUST-8), and SHOULD generate its initial sequence numbers with the expression: ISN = "
     "M + F(localip, localport, remoteip, remoteport, secretkey)"},
    {"isn.constant-step", rfc9293("3.4.1"),
     "F() MUST NOT be computable from the outside (MUST-9), or an attacker could still guess at sequence "
     "numbers from the ISN used for some other connection."},
};

}  // namespace

std::span<const Quotation> quotations() { return all; }

std::string spell(const Clause& clause) {
  std::string text(clause.document);
  for (const std::string_view part : {clause.section, clause.paragraph})
    if (!part.empty()) text.append(" ").append(part);
  return text;
}

const Quotation* find_quotation(std::string_view rule, std::string_view clause) {
  const auto found = std::find_if(std::begin(all), std::end(all), [&](const Quotation& one) {
    return one.rule == rule && spell(one.clause) == clause;
  });
  return found == std::end(all) ? nullptr : found;
}

std::string sentence_of(std::string_view rule, std::string_view clause) {
  const Quotation* const one = find_quotation(rule, clause);
  if (one == nullptr) return "";
  std::string sentence(one->words);
  if (!one->source.document.empty()) sentence.append(" (").append(spell(one->source)).append(")");
  return sentence;
}

}  // namespace synfin::model
