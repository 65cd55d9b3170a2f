// The configuration's default values, each with its reason, and what a sound configuration is.
#pragma once

#include "vocabulary.hpp"
#include "words.hpp"

namespace synfin::model {

/// The defaults: the RFC's and the textbook's figures. Times in ms.
inline constexpr ConfigOf<Words> default_config = [] {
  ConfigOf<Words> c{};
  c.buffer = 65535;            // the largest window without a scale
  c.mss = 1460;                // Ethernet, IPv4
  c.default_mss = 536;         // MUST-15
  c.rto = 1000;                // RFC 6298 section 2.1
  c.max_rto = 60'000;          // RFC 6298 section 2.5
  c.r1 = 3;                    // SHLD-10
  c.r2 = 100'000;              // SHLD-11: at least 100 s
  c.r2_syn = 180'000;          // MUST-23: at least 3 minutes
  c.user_timeout = 300'000;    // section 3.9.1.1: five minutes
  c.msl = 120'000;             // section 3.4.2: two minutes
  c.keep_alive = false;        // MUST-25
  c.keep_idle = 7'200'000;     // MUST-28: at least two hours
  c.keep_interval = 75'000;    // the textbook's 75 s
  c.keep_count = 10;           // the textbook's ten probes
  c.challenge_limit = 10;      // RFC 5961 section 7
  c.challenge_period = 5'000;  // RFC 5961 section 7
  c.half_duplex_close = false;
  c.protect_time_wait = false;  // RFC 9293 lets an acceptable RST end TIME-WAIT
  c.reuse_time_wait = false;
  return c;
}();

namespace terms {
/// Every duration is below 2^29 ms (six days), so that a deadline and its double stay comparable on a clock
/// that wraps.
inline constexpr auto longest_time = number<1U << 29>;
/// What the proofs assume of a configuration, and what a host is to check before it uses one.
inline constexpr auto config_is_sound =
    cfg.buffer != 0_n && cfg.buffer <= largest_window && cfg.mss != 0_n && cfg.mss <= 65535_n &&
    cfg.default_mss != 0_n && cfg.default_mss <= 65535_n && cfg.rto != 0_n && cfg.rto <= cfg.max_rto &&
    cfg.max_rto <= longest_time && cfg.r2 <= longest_time && 180000_n <= cfg.r2_syn &&
    cfg.r2_syn <= longest_time && cfg.user_timeout <= longest_time && cfg.msl != 0_n &&
    cfg.msl <= longest_time && cfg.keep_idle <= longest_time && cfg.keep_interval != 0_n &&
    cfg.keep_interval <= longest_time && cfg.keep_idle != 0_n && cfg.keep_count != 0_n &&
    cfg.keep_count <= 1000_n && cfg.challenge_period <= longest_time && cfg.challenge_limit <= longest_time &&
    cfg.r1 <= longest_time;
/// What IP can carry: a host never presents more.
inline constexpr auto segment_is_sound = seg.text <= 65535_n && seg.up <= 65535_n && seg.mss <= 65535_n;
}  // namespace terms

}  // namespace synfin::model
