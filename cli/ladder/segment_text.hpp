// A segment as the RFC's figures write it: `<SEQ=101><ACK=301><CTL=ACK><DATA=10>`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ladder.hpp"

namespace synfin::cli {

/// How much of a segment is written.
enum class Detail : unsigned char {
  bare,    ///< SEQ, ACK, CTL, DATA
  figure,  ///< as in the RFC: the same, and a window that is closed
  all,     ///< the window and the rest, too
};

/// `<SEQ=101><ACK=301><CTL=ACK>`
std::string spell(const Segment& segment, Detail detail = Detail::figure);
/// One that leaves or arrives, as it is drawn.
template <class Leg>
std::string spell_leg(const Leg& leg) {
  if (!leg.words.empty()) return leg.words;
  return spell(leg.segment, leg.shows_window ? Detail::figure : Detail::bare);
}

/// What a field of a segment is called between `<` and `=`: `SEQ` for seq; `DATA` for text, as in the RFC's
/// Figure 10.
std::string figure_name(std::string_view field);

/// The control bits that are set, as in CTL: `SYN,ACK`; empty where there are none.
std::string control_bits(const Segment& segment);

/// What CTL may say, in the order in which the RFC's figures write it.
std::vector<std::string> control_bit_names();

}  // namespace synfin::cli
