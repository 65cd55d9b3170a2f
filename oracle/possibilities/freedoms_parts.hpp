// What the files of the freedoms have in common: numbers that wrap, and a run that is made to send.
#pragma once

#include "freedoms.hpp"

namespace synfin::oracle::freedoms {

inline bool before(std::uint32_t a, std::uint32_t b) { return model::Words::before(a, b); }
inline bool up_to(std::uint32_t a, std::uint32_t b) { return !before(b, a); }
inline bool between(std::uint32_t low, std::uint32_t x, std::uint32_t high) {
  return up_to(low, x) && up_to(x, high);
}

inline constexpr std::uint32_t wide = model::most_window;
/// So far a connection's numbers are followed; the machine's own queue is no longer.
inline constexpr std::uint32_t far_away = 1U << 28;

inline std::uint32_t length_of(const Segment& s) { return s.text + (s.syn ? 1U : 0U) + (s.fin ? 1U : 0U); }
inline std::uint32_t end_of(const Segment& s) { return s.seq + length_of(s); }

/// The user sends what stands between SND.NXT and `next`, in one segment or more.
bool send_up_to(const World& world, Run& run, std::uint32_t next);
/// It closes, so that its FIN has the number before `next`.
bool close_at(const World& world, Run& run, std::uint32_t next);
/// What the machine sends as soon as it may.
bool transmit(const World& world, Run& run);
bool fin_is_out(const Run& run);
/// A segment that brings nothing but a window up to this edge, and is newer than what told of it last.
Segment window_update(const Run& run, std::uint32_t ack, std::uint32_t edge);
/// A reset of number 0: that is no connection's number. It answers what acknowledges nothing (section 3.5.2),
/// or the field was forgotten.
inline bool is_blank(const Segment& reset) { return reset.rst && reset.seq == 0; }

}  // namespace synfin::oracle::freedoms
