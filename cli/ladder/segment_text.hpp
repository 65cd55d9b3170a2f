// A segment as the RFC's figures write it: `<SEQ=101><ACK=301><CTL=ACK><DATA=10>`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../play/words.hpp"

namespace synfin::cli {

/// How much of a segment is written.
enum class Detail : unsigned char {
  figure,  ///< as in the RFC: SEQ, ACK, CTL, DATA
  all,     ///< the window and the rest, too
};

/// `<SEQ=101><ACK=301><CTL=ACK>`
std::string spell(const Segment& segment, Detail detail = Detail::figure);

/// What a field of a segment is called between `<` and `=`: `SEQ` for seq; `DATA` for text, as in the RFC's
/// Figure 10.
std::string figure_name(std::string_view field);

/// The control bits that are set, as in CTL: `SYN,ACK`; empty where there are none.
std::string control_bits(const Segment& segment);

/// What CTL may say, in the order in which the RFC's figures write it.
std::vector<std::string> control_bit_names();

}  // namespace synfin::cli
