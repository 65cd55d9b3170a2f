// What a host must know to use a printed machine, in any language.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace synfin::gen {

/// {0}: how it is told that a segment leaves; {1}: CLOSED; {2}: what else is to be said of that;
/// {3}: the event TRANSMIT.
inline constexpr std::string_view guide =
    R"(What is done with octets, in this order: `acknowledged` of them leave the front of the send buffer, which
then begins with the number snd_una (behind the SYN, once that is acknowledged); `delivered` of the
segment's text are new, from its place RCV.NXT - SEG.SEQ on as RCV.NXT was before the event (less one
where the segment has a SYN); `received` are what a RECEIVE hands to the user; the text of `out`, if
{0} is told, begins at the place out.seq - snd_una of the send buffer.
PSH, delaying what is owed, Nagle's algorithm and congestion control are the host's: so is the scale of
windows, which are counted here in octets (that of a SYN is never scaled, RFC 7323 section 2.2). All
numbers wrap at 2^32: sequence numbers, and the clock, too.

A TCB may be freed, or used again, when its state is {1}, and not before. A connection
that waits in LISTEN turns into the one that is called: a host that is to go on listening keeps another
TCB in LISTEN for whoever calls next. One that falls back to LISTEN waits again and tells nothing.
Which OPEN, and which segment, makes a new incarnation is not known beforehand: set call.isn afresh with
each event that reads it.{2}

A congestion window withholds octets, not {3}: SEND no more than may be in flight, less
what was sent and is not acknowledged, in pieces of snd_mss but for the last, and CLOSE behind the last.
Nothing but the oldest segment is ever sent again, at a time-out: to fill a hole at once (RFC 5681 section
3.2) send a copy of it, from snd_una on and up to snd_nxt, with ack = rcv_nxt and wnd = rcv_wnd, beside the
machine. Each segment that is held and handled again may owe an acknowledgment: send but the last. Options
of every segment (timestamps) take from the text: make `mss` of the peer's SYN, and default_mss, that much
smaller. A round trip is measured by what was sent once only (Karn), and `rto` counts from the next event
on.
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
