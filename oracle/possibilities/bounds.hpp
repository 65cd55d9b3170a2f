// The bounds of the search. Where one has cut it, what is not explained is unknown: nobody is accused for
// that.
#pragma once

#include <cstddef>
#include <cstdint>

namespace synfin::oracle {

/// So many segments may be on their way at once; those before are taken for lost.
inline constexpr std::size_t most_waiting = 512;
/// So many explanations are followed.
inline constexpr std::size_t most_runs = 8;
/// So many segments one may have overtaken, and so long it may have been under way: nanoseconds.
inline constexpr std::size_t longest_history = 128;
inline constexpr std::int64_t longest_life = 120'000'000'000;  // MSL
/// ... and one that comes twice comes within this: nanoseconds.
inline constexpr std::int64_t longest_delay = 5'000'000'000;
/// So many arrivals back one may have come twice.
inline constexpr std::uint32_t twice = 16;
/// So many arrivals are tried each alone.
inline constexpr std::size_t most_alone = 64;
/// So many events may happen to an end's runs in a search, and so many more with each segment.
inline constexpr std::uint64_t most_events = 50'000;
inline constexpr std::uint64_t events_a_segment = 100;
/// ... and so many in each search, though all are spent: what is nearest is tried.
inline constexpr std::uint64_t least_events = 250;
/// So many findings of an end, and of a file, are named by what is broken, and so many events may happen to
/// its runs for each.
inline constexpr std::size_t most_named = 16;
inline constexpr std::size_t most_named_of_file = 256;
inline constexpr std::uint64_t events_to_name = 100'000;
/// So many answers are waited for.
inline constexpr std::size_t most_debts = 64;

/// So many segments of a connection are looked ahead, to see who sends what and what the SYNs have offered;
/// after this pause no more are waited for, in ns.
inline constexpr std::size_t looked_ahead = 64;
inline constexpr std::int64_t patience = 60'000'000'000;
inline constexpr std::int64_t live_patience = 1'000'000'000;
/// So many segments of all connections together wait to be heard.
inline constexpr std::size_t most_unheard = 1U << 12U;
/// So many connections are open at once; of those that are over so many wait for what comes late, and so
/// long.
inline constexpr std::size_t most_open = 1U << 14U;
inline constexpr std::size_t most_over = 256;
inline constexpr std::int64_t longest_linger = 240'000'000'000;
/// So much of all connections together is remembered once it was heard, in octets; then those silent longest
/// forget.
inline constexpr std::size_t most_remembered = std::size_t{48} << 20U;
/// So many findings of a file are told; those beyond are counted.
inline constexpr std::size_t most_findings = 10'000;

}  // namespace synfin::oracle
