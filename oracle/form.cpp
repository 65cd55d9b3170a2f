#include "form.hpp"

#include <fmt/format.h>

#include <array>

#include "evidence/octets.hpp"
#include "report/show.hpp"

namespace synfin::oracle {
namespace {

bool later_stamp(std::uint32_t a, std::uint32_t b) { return static_cast<std::int32_t>(a - b) > 0; }

/// What a side has shown of its options when it opened.
struct Opening {
  std::size_t syns = 0;
  bool scale = false;
  bool sack = false;
  bool stamps = false;
};

class Form {
 public:
  Form(const Connection& connection, std::span<const Sender> senders)
      : connection_(connection), senders_(senders) {
    for (std::size_t at = 0; at < connection.segments.size(); ++at) {
      const Seen& seen = connection.segments[at];
      if (senders_[at] != Sender::itself || !seen.flags.syn || seen.flags.rst) continue;
      Opening& opening = openings_[seen.side];
      ++opening.syns;
      // What the capture has cut off may have been offered.
      opening.scale = opening.scale || seen.options.window_scale || seen.options.cut;
      opening.sack = opening.sack || seen.options.sack_permitted || seen.options.cut;
      opening.stamps = opening.stamps || seen.options.timestamps;
    }
  }

  std::vector<Fault> all() {
    for (std::size_t at = 0; at < connection_.segments.size(); ++at) {
      const Seen& seen = connection_.segments[at];
      if (senders_[at] != Sender::itself || seen.stray) continue;
      if (seen.flags.syn)
        of_syn(at, seen);
      else
        of_others(at, seen);
      if (!seen.flags.rst) of_stamps(at, seen);
      of_text(at, seen);
    }
    return std::move(faults_);
  }

 private:
  void fault(std::size_t at, std::string_view rule, std::string_view cite, std::string_view requirement,
             std::string text, std::string expected) {
    faults_.push_back({at, rule, cite, requirement, Level::violation, std::move(text), std::move(expected)});
  }

  void of_syn(std::size_t at, const Seen& seen) {
    const Opening& theirs = openings_[1U - seen.side];
    if (!seen.options.window_scale) return;
    if (*seen.options.window_scale > 14)
      fault(at, "option.window-scale", "RFC 7323 2.3", "",
            fmt::format("a window is scaled by {} bits, and 14 is the most", *seen.options.window_scale),
            "a shift of 14 at most");
    // Another SYN with the option may have been missed; of one that was answered at once that is not so.
    if (seen.flags.ack && theirs.syns == 1 && !theirs.scale)
      fault(at, "option.window-scale", "RFC 7323 2.2", "",
            "the SYN did not offer a window scale, and the SYN,ACK does", "no window scale option");
  }

  void of_others(std::size_t at, const Seen& seen) {
    const Opening& theirs = openings_[1U - seen.side];
    if (seen.options.mss)
      fault(at, "option.mss", "RFC 9293 3.7.1", "MUST-65", "the MSS option stands in a SYN or not at all",
            "no MSS option");
    if (seen.options.window_scale)
      fault(at, "option.window-scale", "RFC 7323 2.1", "",
            "the window scale option stands in a SYN or not at all", "no window scale option");
    if (!seen.options.sack().empty() && theirs.syns > 0 && !theirs.sack)
      fault(at, "option.sack", "RFC 2018 2", "", "SACK is sent to a peer that has not permitted it",
            "no SACK option");
  }

  void of_stamps(std::size_t at, const Seen& seen) {
    Stamps& mine = stamps_[seen.side];
    const Stamps& theirs = stamps_[1U - seen.side];
    if (seen.flags.syn) return;
    if (!seen.options.timestamps) {
      // A box on the way may have taken all of them away.
      if (openings_[0].stamps && openings_[1].stamps && mine.any && !seen.options.cut)
        fault(at, "option.timestamps", "RFC 7323 3.2", "", "timestamps were agreed, and a segment has none",
              "the timestamps option");
      return;
    }
    const auto [stamp, echo] = *seen.options.timestamps;
    // Was it certainly sent after the one with the highest stamp was captured? It echoes what the other side
    // sent later, by the clock of the capture.
    const bool later = theirs.any && !later_stamp(theirs.highest, echo) && theirs.since > mine.since &&
                       seen.time > theirs.since;
    if (mine.any && later_stamp(mine.highest, stamp) && later)
      fault(at, "option.timestamps", "RFC 7323 5.3", "",
            fmt::format("its clock goes back: TSval {} was sent before", mine.highest),
            fmt::format("TSval {} or later", mine.highest));
    if (!mine.any || later_stamp(stamp, mine.highest)) {
      mine.highest = stamp;
      mine.since = seen.time;
    }
    mine.any = true;
  }

  void of_text(std::size_t at, const Seen& seen) {
    // One octet may be a keep-alive's, which is any octet.
    if (seen.flags.rst || seen.flags.syn || seen.text <= 1 || is_padding(seen)) return;
    if (const auto differs = octets_[seen.side].put(seen.seq, seen.octets))
      fault(at, "retransmission.text", "RFC 9293 3.8.1", "",
            fmt::format(
                "text that is sent again is the same text: number {} was sent before with another octet",
                show(connection_, seen.side, *differs)),
            "the octets that were sent first");
  }

  /// The timestamps that a side was seen to send.
  struct Stamps {
    bool any = false;
    std::uint32_t highest = 0;
    std::int64_t since = 0;  ///< when the highest was captured
  };

  const Connection& connection_;
  std::span<const Sender> senders_;
  std::array<Opening, 2> openings_;
  std::array<Stamps, 2> stamps_;
  std::array<OctetStore, 2> octets_;
  std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> faults_of_form(const Connection& connection, std::span<const Sender> senders) {
  return Form(connection, senders).all();
}

}  // namespace synfin::oracle
