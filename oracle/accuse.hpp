// The single accusations: each function asks one kind of question of a connection's evidence.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "criteria.hpp"
#include "evidence.hpp"
#include "octets.hpp"

namespace synfin::oracle {

/// A segment, what it is blamed for, and what was expected in its place.
struct Accusation {
  std::size_t at = 0;  ///< index of the segment
  Criterion criterion{};
  std::string expected;
  std::string text;
  std::size_t more = 0;  ///< later segments of the same sender that are blamed for the same
};

/// Keeps the first accusation of each kind against each side, and counts the others.
class Accusations {
 public:
  explicit Accusations(const Evidence& evidence) : evidence_(evidence) {}

  void add(std::size_t at, Criterion criterion, std::string expected, std::string text);
  /// Is this side accused of anything?
  bool against(std::size_t side) const;
  const std::vector<Accusation>& all() const { return all_; }

 private:
  const Evidence& evidence_;
  std::vector<Accusation> all_;
};

/// Control bits and options, which show for themselves.
void accuse_form(const Evidence& evidence, Accusations& out);
/// SYN and SYN,ACK: their numbers.
void accuse_opening(const Evidence& evidence, Accusations& out);
/// Sequence numbers, FIN, and text that is sent again.
void accuse_sequence(const Evidence& evidence, Accusations& out);
/// Acknowledgment numbers.
void accuse_acknowledgment(const Evidence& evidence, Accusations& out);
/// Offered windows, and text beyond them.
void accuse_window(const Evidence& evidence, Accusations& out);
/// Resets, and what comes after them.
void accuse_reset(const Evidence& evidence, Accusations& out);

/// "374564477 (+1)": as on the wire, and counted from the SYN of its side.
std::string show(const Evidence& evidence, std::size_t side, Number number);
/// "SEQ=374564477 (+1) ACK=2386478147 (+901) CTL=PSH,ACK, 900 octets, WND=64512"
std::string show(const Evidence& evidence, std::size_t at);

}  // namespace synfin::oracle
