// Where a conforming sender may differ from what the table's machine sends, what the user and the timers may
// have done meanwhile, and what an incomplete capture may lack. The one file of the judge that looks into a
// TCB or compares numbers: nothing else may be lenient.
#pragma once

#include <optional>
#include <vector>

#include "run.hpp"

namespace synfin::oracle {

/// How the judge configures a machine: it is as patient as any host, and sets no limit of its own.
Config patient_config();

/// Does what the machine has sent explain what was seen? `run` is the machine after it.
bool explains(const Run& run, const Segment& sent, const Segment& seen);
/// It does: `run` remembers what it has acknowledged.
void has_sent(Run& run, const Segment& seen);

/// The segment has come to the run: so far it may send, by the numbers that are told with it.
void note_edge(Run& run, const Segment& arrival);

/// The peer's FIN comes: may the user have closed by now, while the FIN of this end waits?
void note_fin(Run& run);

/// What can be done, without anything more arriving, to have a machine send the segment that was seen: calls,
/// timers. Appends the runs whose machine has just sent it.
void act(const World& world, const Run& before, const Segment& seen, Runs& explained);

/// Has it called, and heard nothing since? What came before has come to no connection, what comes now to its
/// call.
bool has_just_called(const Run& run);
/// Has the connection ended?
bool is_gone(const Run& run);
/// ... or does it only wait, so that nothing of it can be missed?
bool is_over(const Run& run);

/// Segments that may make a machine send what was seen, had they come and had the capture lost them.
std::vector<Segment> invented(const Run& before, const Segment& seen);
/// May it be due to a segment that has come already, and comes again?
bool may_answer_what_comes_twice(const Run& run, const Segment& seen);

/// Has it sent all that its peer was seen to allow, as far as it is known?
bool has_filled_the_window(const Run& run);
/// Does it go on behind text that it was not seen to send?
bool skips(const Run& run, const Segment& seen);
/// The capture lacks what the end has sent, and its peer acknowledges: the run sends it; the last of it is
/// the FIN if it `closes`. False: there is none.
bool sent_unseen(const World& world, Run& run, const Segment& arrival, bool closes);

/// Could it have been so, with what was seen then? Not where a SYN at nearly the same number was seen, nor
/// where text stands at a FIN's.
bool is_plausible(const Segment& invented, const Segment& arrived, const Segment& seen);
/// May somebody else have sent the reset?
bool may_be_somebodys(const Segment& reset);

/// An end of which nothing is known but that it sends this in the midst of a connection.
Runs in_midstream(const World& world, const Segment& seen);

/// The connection has ended without a word that must have been seen.
Run ended_silently(const World& world, const Run& before);
/// May the user have closed before the connection is open? The CLOSE waits for that, and for the text before
/// it (section 3.10.4), and the SYN,ACK of a simultaneous open does not open the connection then.
bool may_have_closed_unopened(const Run& run, const Segment& arrival);
/// It has waited long enough.
Run forgotten(const World& world, const Run& before);
/// The user has called, and the SYN was not captured.
Run opened_unseen(const World& world, const Run& before, std::uint32_t isn);
/// The ISN that a SYN,ACK answers; nothing of any other segment.
std::optional<std::uint32_t> isn_answered(const Segment& arrival);
/// Is the arrival the SYN that was answered so?
bool answers_call(const Segment& seen, const Segment& arrival);
/// The ISN of an end that sends this as its first, or behind a SYN that was not captured.
std::uint32_t isn_of(const Segment& seen);
/// What an end sends of which nothing has been seen yet: nobody need reopen out of TIME-WAIT (MAY-2).
Segment anything(const Run& run);
/// The user waits for whoever calls.
Run listening(const World& world, const Run& before);

/// The end of the window that it offers, if it offers one.
inline std::optional<std::uint32_t> edge_of(const Segment& arrival) {
  if (!arrival.has_ack || arrival.rst) return std::nullopt;
  return arrival.ack + arrival.wnd;
}

/// An end tells by what it does that something has come to it that was not seen.
struct Claim {
  enum class Of : std::uint8_t {
    text,    ///< it has acknowledged what its peer was not seen to send
    window,  ///< it has sent more than its peer was seen to allow
  } of = Of::text;
  std::uint32_t number = 0;             ///< what it has acknowledged; the number of what it has sent
  std::uint32_t seen = 0;               ///< text: the number up to which its peer was seen to send
  std::uint32_t reached = 0;            ///< its own next number by then
  std::optional<std::uint32_t> echo{};  ///< the last that has come to it, by its own word
};
/// Does the end claim something, by what it has just sent, as far as is known of its peer? `edge` is the end
/// of the widest window that its peer was seen to offer, if it is known.
std::optional<Claim> claim(const Run& end, const Run& peer, const Moment& seen,
                           std::optional<std::uint32_t> edge);
/// Does the peer deny it, now that it was seen to send this? Text: it has sent its FIN, and there is nothing
/// beyond; or it has answered what the end sent later, and says that its next number is lower. A window:
/// later by its clock than all that had come to the end, it says once more that it takes nothing.
bool denies(const Run& peer, const Moment& seen, const Claim& claim);
/// Does a segment acknowledge what its receiver was not seen to have outstanding?
bool is_strange(const Run& receiver, const Segment& seen);
/// Does what nothing explains stand between the number to which its sender was seen to send and the one to
/// which it is claimed to have sent?
bool contradicts(const Moment& seen, const Claim& claim);

/// Are the numbers so far from the run's that they are another connection's, or more is missing than can be
/// counted? Where this one is over, another may have followed it whose SYNs the capture lacks. `may_be_late`:
/// it may have been sent in an incarnation before this one.
bool is_far(const Run& run, const Segment& seen, bool may_be_late);

/// An answer may leave a while after what it answers (MUST-40: less than half a second): ns.
inline constexpr std::int64_t longest_pause = 500'000'000;
/// Does it begin anew?
bool calls(const Segment& seen);
/// Does it acknowledge all of the demand?
bool covers(const Segment& demand, const Segment& seen);
/// May it have been sent before what was sent last? Its numbers do not go beyond.
bool may_be_older(const Run& run, const Segment& seen);
/// Answers that tell nothing new may be withheld for so long after one of them (RFC 5961 section 7, whose
/// limit counts within five seconds): ns.
inline constexpr std::int64_t longest_throttle = 5'000'000'000;
/// ... and for so long after one that was owed, which may have left while the next was on its way: ns.
inline constexpr std::int64_t longest_queue = 1'000'000'000;
/// Is it nothing but an acknowledgment?
bool is_bare(const Segment& segment);
/// Is it a bare acknowledgment of what was acknowledged before?
bool tells_nothing_new(const Segment& seen, std::uint32_t acked);
/// The end takes no more of the arrival than the window that it has offered.
void narrow(Run& run, const Segment& arrival, std::uint32_t offered);
/// ... and nothing beyond this.
void narrow_to(Run& run, std::uint32_t offered);
/// How much the end would take, from this number on.
struct Room {
  std::uint32_t number, octets;
};
Room room_of(const Run& run);
/// What a narrower window has refused of one arrival may be taken of the next, if nothing came of it.
void give_back(Run& run, const Room& room);
/// Is it empty, and at the edge of the window? It is not acceptable (section 3.10.7.4, first), but some hosts
/// take it for one that stands where it should.
bool is_empty_at_the_edge(const Run& run, const Moment& arrival);
/// As who takes it reads it: it stands no further than what has told of the peer's window last.
Segment within(const Run& run, Segment at_the_edge);
/// Has text come that its user has not taken?
bool has_unread(const Run& run);
/// The number of what it takes next.
std::uint32_t taken(const Run& run);
/// Has it taken what this acknowledges, and no more?
bool has_taken_so_much(const Run& run, const Segment& seen);
/// Do a host that holds what comes early and one that keeps to its window do the same with the arrival?
bool are_one(const Run& run, const Moment& arrival);
/// Does what comes to it pass through a queue that may be full? That of who listens, until the connection is
/// open for it: a host that is short of room lets calls fall, and what would open them, until they come again
/// (section 3.8.3 has the caller wait for three minutes, MUST-23); or it waits for text. Who has called has
/// no such queue (section 3.10.1: the OPEN has made the TCB).
bool has_queue(const Run& run);
/// Why an answer may be missing that the machine would send.
enum class Excuse : std::uint8_t {
  none,
  unopened,   ///< it has not shown that the connection is open for it: a full queue lets segments fall
  early,      ///< what comes early may find no room; a duplicate acknowledgment SHOULD be sent (RFC 5681 4.2)
  throttled,  ///< it tells nothing new, and the like was sent or owed just before
  refused,    ///< it has said that it has no room any more for what it had offered to take
  fallen,     ///< it came again, and then was answered at once: a host may let fall what it has no memory for
};
/// Does it take back the window in which it has got what has come to `eager`? It SHOULD NOT (SHLD-14), but a
/// host that is short of memory does, and has not kept the text (section 3.8.6, RFC 2018 section 8).
bool has_no_room(const Run& eager, const Segment& seen);
/// ... and has it room again, and all of it?
bool has_taken_all(const Run& eager, const Segment& seen);
/// `eager` is the end if all has come that was on its way.
Excuse excuse_of(const Run& shown, const Run& eager, const Segment& arrival);
/// Who has sent a SYN,ACK may seem to be deaf as long as a full queue lets fall what would open the
/// connection: no longer than a SYN must be repeated (MUST-23: three minutes), ns.
inline constexpr std::int64_t longest_deafness = 180'000'000'000;
/// Does the second segment say the first once more?
bool is_repeated(const Segment& first, const Segment& second);
/// Are the two answers of one kind, so that what does for one does for the other?
bool is_alike(const Segment& a, const Segment& b);
/// Does what was seen do for the answer that is owed to a demand?
bool pays(const Segment& demand, const Segment& owed, const Segment& seen);

/// Is it open for text, its peer's FIN not having come?
bool takes_text(const Run& run);
/// Does the segment come too early, so that the host holds it until what is missing has come (SHLD-31)?
bool comes_early(const Run& run, const Segment& arrival);
/// Does it bring something behind what was taken?
bool reaches_beyond(const Run& run, const Segment& arrival);

/// A held segment as it is presented again: what it told when it came is older than what is known by now, and
/// is no ghost's for that (RFC 5961 section 5.2).
Segment as_held(const Run& run, Segment segment);

/// Does the segment stand before the other in the peer's numbers? For what a host holds until it is in order.
bool stands_before(const Segment& a, const Segment& b);

/// What the run may have meant to send, where a number is wrong.
std::vector<Segment> at_its_numbers(const Run& run, const Segment& seen);

/// How unlike two segments are: 0 for the same.
unsigned unlikeness(const Segment& a, const Segment& b);

}  // namespace synfin::oracle
