// The form of segments: which options may stand where (RFC 9293 section 3.2, RFC 7323, RFC 2018), and that
// text that is sent again is the same text. The table says nothing of these.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/connection.hpp"
#include "evidence/octets.hpp"

namespace synfin::oracle {

/// What is wrong with the form of a segment.
struct Fault {
  std::string_view rule;
  std::string_view cite;
  std::string_view requirement;
  std::string text;
  std::string expected;
  std::optional<Seen> earlier{};  ///< it is of this one, which the other end has sent
};

/// Looks at a connection's form, segment by segment.
class Form {
 public:
  /// One more segment was captured: what it offers holds for those that are looked at from now on.
  void add(const Seen& seen);
  /// What is wrong with the segment? All that their ends have sent are asked for, in their order.
  /// `knows_all`: none but those that were captured will be; then text need be remembered only if some was
  /// sent again.
  std::vector<Fault> faults(const Connection& connection, const Seen& seen, bool knows_all = false);
  /// Certainly nothing is, of one of those that were captured.
  bool is_plain(const Seen& seen) const { return !has_again_ && !may_err_in_options(seen); }
  /// Another connection is looked at.
  void clear();
  /// The text that is remembered takes so many octets, and may be forgotten.
  std::size_t remembered() const { return octets_[0].room() + octets_[1].room(); }
  void forget() { octets_ = {}; }

 private:
  /// What a side has shown of its options when it opened.
  struct Opening {
    std::size_t syns = 0;
    bool scale = false;
    bool sack = false;
    bool stamps = false;
    std::optional<std::uint32_t> stamp{};  ///< the last
  };
  /// The timestamps that a side was seen to send.
  struct Stamps {
    bool any = false;
    std::uint32_t highest = 0;
    std::int64_t since = 0;   ///< when the highest was captured
    std::int64_t before = 0;  ///< when the highest before it was captured; 0 if there is none
  };
  /// A side has told of something that its peer has not sent yet, as far as was seen: its clock stood at
  /// `stamp`.
  struct Ahead {
    std::uint32_t told = 0;
    std::uint32_t stamp = 0;
    Seen seen;
  };

  /// Who has no options can only lack those that were agreed.
  bool may_err_in_options(const Seen& seen) const {
    return !seen.options.empty() || (openings_[0].stamps && openings_[1].stamps);
  }
  void of_options(const Seen& seen, std::vector<Fault>& faults);
  void of_syn(const Seen& seen, std::vector<Fault>& faults) const;
  void of_others(const Seen& seen, std::vector<Fault>& faults) const;
  void of_stamps(const Seen& seen, std::vector<Fault>& faults);
  void of_sack(const Seen& seen, std::vector<Fault>& faults);
  void of_echo(const Seen& seen, std::vector<Fault>& faults);
  void of_text(const Connection& connection, const Seen& seen, std::vector<Fault>& faults);

  std::array<Opening, 2> openings_;
  std::array<Stamps, 2> stamps_;
  std::array<std::optional<Ahead>, 2> echoed_;  ///< an echo of a timestamp that is ahead of what was seen
  std::array<std::optional<std::uint32_t>, 2> fin_;   ///< the number behind its FIN
  std::array<std::optional<std::uint32_t>, 2> sent_;  ///< the number behind all that it was seen to send
  bool has_again_ = false;                            ///< some number was sent again, of what was captured
  std::array<OctetStore, 2> octets_;
};

}  // namespace synfin::oracle
