// What a segment can be blamed for. Each criterion names the rule of the table that it rests on; clause and
// document come from that rule.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "finding.hpp"

namespace synfin::oracle {

// name, level, rule of the table, requirement, what it is
#define SYNFIN_CRITERIA(X)                                                                                  \
  X(ack_bit_absent, violation, "ack.absent", "", "every segment after the first SYN acknowledges")          \
  X(syn_with_fin, violation, "open-active", "", "no machine sends SYN and FIN in one segment")              \
  X(syn_with_rst, violation, "open-active", "", "no machine sends SYN and RST in one segment")              \
  X(fin_with_rst, violation, "abort", "", "no machine sends FIN and RST in one segment")                    \
  X(late_mss, violation, "open-active", "MUST-65", "the MSS option stands in a SYN or not at all")          \
  X(syn_within, violation, "open-active.already-exists", "",                                                \
    "a connection that goes on is not opened again")                                                        \
  X(syn_ack_number, violation, "listen.syn", "", "SYN,ACK acknowledges the SYN")                            \
  X(syn_ack_changes, violation, "retransmission.syn-ack", "", "a SYN that is sent again keeps its number")  \
  X(syn_cookie_changes, warning, "retransmission.syn-ack", "", "a SYN that is sent again keeps its number") \
  X(iss_forgotten, violation, "open-active", "", "who has sent a SYN counts from its number")               \
  X(ack_of_unsent, violation, "text.in-order", "", "only what has come is acknowledged")                    \
  X(ack_of_part, violation, "text.in-order", "", "what comes in the window is taken whole")                 \
  X(ack_goes_back, violation, "answer.ack", "", "RCV.NXT never decreases")                                  \
  X(skips_numbers, violation, "answer.text", "", "numbers are used in order, without a gap")                \
  X(odd_number, violation, "answer.ack", "", "a segment without text carries SND.NXT")                      \
  X(before_first, violation, "answer.text", "", "no number lies before the SYN's")                          \
  X(text_after_fin, violation, "send.closing", "", "nothing follows the FIN")                               \
  X(fin_moves, violation, "retransmission.text", "", "a FIN that is sent again keeps its number")           \
  X(text_changes, violation, "retransmission.text", "", "text that is sent again is the same text")         \
  X(beyond_window, violation, "answer.text", "", "text stays within the window that the peer offers")       \
  X(window_shrinks, warning, "receive.opens-window", "SHLD-14",                                             \
    "the window's right edge does not move left")                                                           \
  X(rst_answers_nothing, violation, "closed.any", "", "a reset answers with the numbers of what came")      \
  X(rst_number, violation, "abort", "", "a reset carries SND.NXT, or the number that was acknowledged")     \
  X(rst_answers_rst, violation, "closed.rst", "", "a reset is never answered")                              \
  X(goes_on_after_rst, violation, "abort", "", "who has sent a reset has deleted the connection")

enum class Criterion : std::uint8_t {
#define SYNFIN_ENUMERATOR(name, ...) name,
  SYNFIN_CRITERIA(SYNFIN_ENUMERATOR)
#undef SYNFIN_ENUMERATOR
};

struct CriterionInfo {
  std::string_view name;
  Level level;
  std::string_view rule;
  std::string_view requirement;
  std::string_view meaning;
};

#define SYNFIN_INFO(name, level, rule, requirement, meaning) \
  CriterionInfo{#name, Level::level, rule, requirement, meaning},
inline constexpr auto criteria = std::to_array<CriterionInfo>({SYNFIN_CRITERIA(SYNFIN_INFO)});
#undef SYNFIN_INFO

constexpr const CriterionInfo& info_of(Criterion criterion) {
  return criteria[static_cast<std::size_t>(criterion)];
}

}  // namespace synfin::oracle
