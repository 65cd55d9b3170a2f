// What a host must know to use a printed machine, in any language.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace synfin::gen {

/// {0}: how it is told that a segment leaves; {1}: CLOSED; {2}: what else is to be said of that;
/// {3}: the event TRANSMIT.
inline constexpr std::string_view guide =
    R"(What is done with octets, in this order: `acknowledged` of them leave the front of the send buffer;
`delivered` of the segment's text are new, from its place `delivered_at` on; `received` are what a RECEIVE
hands to the user; the text of `out`, if {0} is told, begins at the place `sent_at` of the send buffer,
which begins with the number snd_una once our SYN is acknowledged.
PSH, delaying what is owed and Nagle's algorithm are the host's: so is the scale of windows, which are
counted here in octets (that of a SYN is never scaled, RFC 7323 section 2.2). All numbers wrap at 2^32:
sequence numbers, and the clock, too.

A TCB may be freed, or used again, when `deleted` is told: its state is {1} from then on. A connection
that waits in LISTEN turns into the one that is called: a host that is to go on listening keeps another
TCB in LISTEN for whoever calls next. One that falls back waits again: `listening` is told.
An initial sequence number must be given (call.isn, and has_isn with it) with each event that reads it:
which OPEN, and which segment, makes a new incarnation is not known beforehand. Without one nothing is opened
and no SYN answered, and `isn_missing` is told.{2}

call.cwnd is what may be in flight (RFC 5681): SEND, acknowledgments and {3} go no further. 0 is no limit
but the peer's. At a time-out the oldest segment is sent again; what else the host takes for lost it asks for
with RETRANSMIT, a segment each time, from the number call.lost on: snd_una at the third `duplicate_ack`
(RFC 5681 section 3.2), and what follows after a time-out as far as the congestion window goes.
call.rto is the time-out as measured (RFC 6298), 0 where none is. A round trip is measured by what was sent
once: not while `sent_again` is told of what is acknowledged (Karn).
Each segment that is held and handled again may owe an acknowledgment: send but the last. Options of every
segment (timestamps) take from the text: make `mss` of the peer's SYN, and default_mss, that much smaller.
)";

/// Text with each of its lines marked: a comment.
inline std::string marked(std::string_view text, std::string_view mark) {
  std::string lines;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    lines.append(line.empty() ? mark.substr(0, mark.find_last_not_of(' ') + 1) : mark).append(line) += '\n';
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return lines;
}

}  // namespace synfin::gen
