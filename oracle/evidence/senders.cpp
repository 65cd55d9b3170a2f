#include "senders.hpp"

#include <algorithm>
#include <cstdlib>

namespace synfin::oracle {
namespace {

/// Routes change by a hop or two; more is another host, or another way that somebody else's segments take.
constexpr int other_way = 4;
/// An end's identifications follow one another, not far apart, or are all the same.
constexpr std::uint16_t near_identification = 4096;

bool near(std::uint16_t a, std::uint16_t b) {
  return static_cast<std::uint16_t>(a - b) < near_identification ||
         static_cast<std::uint16_t>(b - a) < near_identification;
}

}  // namespace

void Senders::add(const Seen& seen) {
  Habits& usual = habits_[seen.side];
  ++usual.segments;
  const auto same = std::find_if(usual.hops.begin(), usual.hops.end(),
                                 [&](const auto& one) { return one.first == seen.hops_left; });
  if (same == usual.hops.end())
    usual.hops.emplace_back(seen.hops_left, 1);
  else
    ++same->second;
  usual.right_checksums = usual.right_checksums || seen.checksum == Checksum::right;
  if (seen.checksum == Checksum::unknown) ++usual.open_checksums;
  if (!seen.flags.rst) ++(seen.options.timestamps ? usual.stamped : usual.plain);
}

bool Senders::leaves_checksums(std::size_t side) const {
  return habits_[side].open_checksums * 2 > habits_[side].segments && habits_[1U - side].right_checksums;
}

bool Senders::is_near_its_neighbours(const Seen& seen, std::span<const Seen> following,
                                     std::uint8_t hops_left) const {
  const auto is_near = [&](const auto& one) {
    return one.side == seen.side && one.hops_left == hops_left && one.identification &&
           near(*one.identification, *seen.identification);
  };
  const std::size_t known = std::min(asked_, last_.size());
  return std::any_of(last_.begin(), last_.begin() + static_cast<std::ptrdiff_t>(known), is_near) ||
         std::any_of(
             following.begin(),
             following.begin() + static_cast<std::ptrdiff_t>(std::min(neighbours - 1, following.size())),
             is_near);
}

Sender Senders::of(const Seen& seen, std::span<const Seen> following) {
  const Habits& usual = habits_[seen.side];
  // Where none is right the addresses were changed afterwards, or a card computes them.
  const bool damaged =
      seen.checksum == Checksum::wrong && (habits_[0].right_checksums || habits_[1].right_checksums);
  int unlike = 0;
  const auto most = std::max_element(usual.hops.begin(), usual.hops.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  if (!damaged && most != usual.hops.end() && seen.hops_left != most->first &&
      most->second * 2 > usual.segments) {
    unlike += std::abs(seen.hops_left - most->first) >= other_way ? 2 : 1;
    const bool stamps = usual.stamped > 0 && usual.plain * 4 < usual.stamped + usual.plain;
    if (stamps && !seen.options.timestamps) ++unlike;
    if (seen.identification && !is_near_its_neighbours(seen, following, most->first)) ++unlike;
  }
  last_[asked_++ % last_.size()] = {seen.side, seen.hops_left, seen.identification};
  if (damaged) return Sender::damaged;
  return unlike >= 2 ? Sender::somebody : Sender::itself;
}

}  // namespace synfin::oracle
