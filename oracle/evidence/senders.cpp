#include "senders.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

namespace synfin::oracle {
namespace {

/// What most segments of an end have in common.
struct Habits {
  std::size_t segments = 0;
  std::uint8_t hops_left = 0;  ///< of most
  std::size_t with_these_hops = 0;
  bool right_checksums = false;  ///< one at least
  bool stamps = false;           ///< most have timestamps
};

Habits habits_of(const Connection& connection, std::size_t side) {
  Habits habits;
  std::map<std::uint8_t, std::size_t> hops;
  std::size_t plain = 0;
  std::size_t stamped = 0;
  for (const Seen& seen : connection.segments) {
    if (seen.side != side) continue;
    ++habits.segments;
    ++hops[seen.hops_left];
    habits.right_checksums = habits.right_checksums || seen.checksum == Checksum::right;
    if (!seen.flags.rst && !seen.options.cut) ++(seen.options.timestamps ? stamped : plain);
  }
  for (const auto& [left, count] : hops)
    if (count > habits.with_these_hops) {
      habits.hops_left = left;
      habits.with_these_hops = count;
    }
  habits.stamps = stamped > 0 && plain * 4 < stamped + plain;
  return habits;
}

/// Routes change by a hop or two; more is another host, or another way that somebody else's segments take.
constexpr int other_way = 4;
/// An end's identifications follow one another, not far apart, or are all the same.
constexpr std::uint16_t near_identification = 4096;

bool near(std::uint16_t a, std::uint16_t b) {
  return static_cast<std::uint16_t>(a - b) < near_identification ||
         static_cast<std::uint16_t>(b - a) < near_identification;
}

/// So many segments on either side are looked at.
constexpr std::size_t neighbours = 16;

bool is_near_its_neighbours(const Connection& connection, std::size_t at, std::uint8_t hops_left) {
  const Seen& seen = connection.segments[at];
  const std::size_t first = at < neighbours ? 0 : at - neighbours;
  const std::size_t end = std::min(connection.segments.size(), at + neighbours);
  for (std::size_t other = first; other < end; ++other) {
    const Seen& one = connection.segments[other];
    if (other != at && one.side == seen.side && one.hops_left == hops_left && one.identification &&
        near(*one.identification, *seen.identification))
      return true;
  }
  return false;
}

}  // namespace

std::vector<Sender> senders(const Connection& connection) {
  // Where none is right the addresses were changed afterwards, or a card computes them.
  const std::array<Habits, 2> habits{habits_of(connection, 0), habits_of(connection, 1)};
  std::vector<Sender> all;
  all.reserve(connection.segments.size());
  for (std::size_t at = 0; at < connection.segments.size(); ++at) {
    const Seen& seen = connection.segments[at];
    const Habits& usual = habits[seen.side];
    if (seen.checksum == Checksum::wrong && (habits[0].right_checksums || habits[1].right_checksums)) {
      all.push_back(Sender::damaged);
      continue;
    }
    int unlike = 0;
    const bool other_hops = seen.hops_left != usual.hops_left && usual.with_these_hops * 2 > usual.segments;
    if (other_hops) unlike += std::abs(seen.hops_left - usual.hops_left) >= other_way ? 2 : 1;
    if (other_hops && usual.stamps && !seen.options.timestamps && !seen.options.cut) ++unlike;
    if (other_hops && seen.identification && !is_near_its_neighbours(connection, at, usual.hops_left))
      ++unlike;
    all.push_back(unlike >= 2 ? Sender::somebody : Sender::itself);
  }
  return all;
}

}  // namespace synfin::oracle
