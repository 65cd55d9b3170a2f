#include "form.hpp"

#include <fmt/format.h>

#include "report/show.hpp"

namespace synfin::oracle {
namespace {

/// Of two timestamps or numbers.
bool later(std::uint32_t a, std::uint32_t b) { return static_cast<std::int32_t>(a - b) > 0; }

Seen without_text(Seen seen) {
  seen.octets = {};
  return seen;
}

}  // namespace

void Form::add(const Seen& seen) {
  if (seen.flags.rst || seen.checksum == Checksum::wrong) return;
  const std::uint32_t end = seen.raw_seq + static_cast<std::uint32_t>(seen.length());
  auto& sent = sent_[seen.side];
  has_again_ = has_again_ || (sent && later(*sent, seen.raw_seq));
  if (!sent || later(end, *sent)) sent = end;
  if (seen.flags.fin && !seen.flags.syn) fin_[seen.side] = end;
  if (!seen.flags.syn) return;
  Opening& opening = openings_[seen.side];
  ++opening.syns;
  // What the capture has cut off may have been offered.
  opening.scale = opening.scale || seen.options.window_scale || seen.options.cut;
  opening.sack = opening.sack || seen.options.sack_permitted || seen.options.cut;
  if (seen.options.timestamps) opening.stamp = seen.options.timestamps->value;
  opening.stamps = opening.stamps || seen.options.timestamps || seen.options.cut;
}

void Form::clear() {
  openings_ = {};
  stamps_ = {};
  echoed_ = {};
  fin_ = {};
  sent_ = {};
  has_again_ = false;
  for (OctetStore& store : octets_) store.clear();
}

std::vector<Fault> Form::faults(const Connection& connection, const Seen& seen, bool knows_all) {
  std::vector<Fault> faults;
  if (seen.stray) return faults;
  if (may_err_in_options(seen)) of_options(seen, faults);
  // One octet may be a keep-alive's, which is any octet.
  if ((has_again_ || !knows_all) && seen.text > 1 && !seen.flags.rst && !seen.flags.syn &&
      !may_be_padding(seen))
    of_text(connection, seen, faults);
  return faults;
}

void Form::of_options(const Seen& seen, std::vector<Fault>& faults) {
  if (seen.flags.syn)
    of_syn(seen, faults);
  else
    of_others(seen, faults);
  if (seen.flags.rst) return;
  of_sack(seen, faults);
  of_echo(seen, faults);
  of_stamps(seen, faults);
}

void Form::of_syn(const Seen& seen, std::vector<Fault>& faults) const {
  const Opening& theirs = openings_[1U - seen.side];
  if (seen.options.timestamps && seen.flags.ack && theirs.syns == 1 && !theirs.stamps)
    faults.push_back({"option.timestamps", "RFC 7323 3.2", "",
                      "the SYN did not offer timestamps, and the SYN,ACK has them", "no timestamps option"});
  if (!seen.options.window_scale) return;
  if (*seen.options.window_scale > 14)
    faults.push_back(
        {"option.window-scale", "RFC 7323 2.3", "",
         fmt::format("a window is scaled by {} bits, and 14 is the most", *seen.options.window_scale),
         "a shift of 14 at most"});
  // Another SYN with the option may have been missed; of one that was answered at once that is not so.
  if (seen.flags.ack && theirs.syns == 1 && !theirs.scale)
    faults.push_back({"option.window-scale", "RFC 7323 2.2", "",
                      "the SYN did not offer a window scale, and the SYN,ACK does",
                      "no window scale option"});
}

void Form::of_others(const Seen& seen, std::vector<Fault>& faults) const {
  const Opening& theirs = openings_[1U - seen.side];
  if (seen.options.mss)
    faults.push_back({"option.mss", "RFC 9293 3.7.1", "MUST-65",
                      "the MSS option stands in a SYN or not at all", "no MSS option"});
  if (seen.options.window_scale)
    faults.push_back({"option.window-scale", "RFC 7323 2.1", "",
                      "the window scale option stands in a SYN or not at all", "no window scale option"});
  if (!seen.options.sack().empty() && theirs.syns > 0 && !theirs.sack)
    faults.push_back({"option.sack", "RFC 2018 2", "", "SACK is sent to a peer that has not permitted it",
                      "no SACK option"});
}

void Form::of_stamps(const Seen& seen, std::vector<Fault>& faults) {
  Stamps& mine = stamps_[seen.side];
  const Stamps& theirs = stamps_[1U - seen.side];
  const Opening& theirs_opening = openings_[1U - seen.side];
  if (seen.flags.syn) return;
  if (!seen.options.timestamps) {
    // A box on the way may have taken all of them away.
    if (openings_[0].stamps && openings_[1].stamps && mine.any && !seen.options.cut)
      faults.push_back({"option.timestamps", "RFC 7323 3.2", "",
                        "timestamps were agreed, and a segment has none", "the timestamps option"});
    return;
  }
  if (theirs_opening.syns > 0 && !theirs_opening.stamps)
    faults.push_back({"option.timestamps", "RFC 7323 3.2", "",
                      "timestamps are sent to a peer whose SYN had none", "no timestamps option"});
  const auto [stamp, echo] = *seen.options.timestamps;
  // Was it certainly sent after the one with the highest stamp was captured? It echoes what was captured
  // later, and so was what the other side sent before that: even a twin that was not captured is later.
  const bool sent_later = theirs.any && theirs.highest == echo && theirs.before > mine.since;
  if (mine.any && later(mine.highest, stamp) && sent_later)
    faults.push_back({"option.timestamps", "RFC 7323 5.3", "",
                      fmt::format("its clock goes back: TSval {} was sent before", mine.highest),
                      fmt::format("TSval {} or later", mine.highest)});
  if (!mine.any || later(stamp, mine.highest)) {
    mine.highest = stamp;
    mine.before = mine.any ? mine.since : 0;
    mine.since = seen.time;
  }
  mine.any = true;
}

void Form::of_sack(const Seen& seen, std::vector<Fault>& faults) {
  const std::size_t other = 1U - seen.side;
  const auto& end = fin_[other];
  const bool is_last = end == sent_[other];
  for (const SackBlock& block : seen.options.sack()) {
    if (!later(block.right, block.left))
      faults.push_back({"option.sack", "RFC 2018 3", "", "a SACK block ends before it begins",
                        "blocks of text that has come"});
    else if (end && is_last && later(block.right, *end) && seen.flags.ack && block.right - *end < 1U << 30U)
      faults.push_back({"option.sack", "RFC 2018 3", "", "SACK of numbers beyond the other end's FIN",
                        "blocks of text that was sent"});
  }
}

/// It echoes a timestamp that its peer's clock has not come to, as the peer tells by what it sends later.
void Form::of_echo(const Seen& seen, std::vector<Fault>& faults) {
  // Without ACK an echo means nothing (RFC 7323 section 3.2).
  if (!seen.options.timestamps || !seen.flags.ack) return;
  const auto [stamp, echo] = *seen.options.timestamps;
  // Another host may have answered the SYN, by a clock of its own.
  const auto& opened = openings_[1U - seen.side].stamp;
  if (!opened || echo == *opened) return;
  auto& theirs = echoed_[1U - seen.side];
  // Others that it sent in the same tick may have come before.
  if (theirs && later(echo, theirs->stamp) && later(theirs->told, stamp)) {
    faults.push_back(
        {"option.timestamps", "RFC 7323 3.2", "",
         fmt::format("it echoes TSval {}, to which its peer's clock has not come yet", theirs->told),
         "an echo of a timestamp that was sent", theirs->seen});
    theirs.reset();
  }
  const Stamps& sent = stamps_[1U - seen.side];
  if (!seen.flags.syn && sent.any && later(echo, sent.highest) && !echoed_[seen.side])
    echoed_[seen.side] = Ahead{echo, stamp, without_text(seen)};
}

void Form::of_text(const Connection& connection, const Seen& seen, std::vector<Fault>& faults) {
  if (const auto differs = octets_[seen.side].put(seen.raw_seq, seen.octets))
    faults.push_back(
        {"retransmission.text", "RFC 9293 3.8.1", "",
         fmt::format("text that is sent again is the same text: number {} was sent before with another octet",
                     show_raw(connection, seen.side, *differs)),
         "the octets that were sent first"});
}

}  // namespace synfin::oracle
