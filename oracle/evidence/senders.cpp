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
  const bool is_stamped = seen.options.timestamps.has_value();
  if (usual.segments++ == 0) usual.first_is_stamped = is_stamped;
  auto same = usual.hops.begin();
  while (same != usual.hops.end() && same->first != seen.hops_left) ++same;
  if (same == usual.hops.end())
    usual.hops.emplace_back(seen.hops_left, 1);
  else
    ++same->second;
  usual.all_alike = usual.all_alike && usual.hops.size() == 1 && is_stamped == usual.first_is_stamped;
  if (seen.identification && usual.identification && seen.raw_seq != usual.seq)
    usual.counts_datagrams = *seen.identification != *usual.identification;
  usual.identification = seen.identification;
  usual.seq = seen.raw_seq;
  usual.right_checksums = usual.right_checksums || seen.checksum == Checksum::right;
  if (seen.checksum == Checksum::unknown) ++usual.open_checksums;
  if (!seen.flags.rst && !seen.options.cut) ++(is_stamped ? usual.stamped : usual.plain);
}

bool Senders::are_themselves(std::span<const Seen> all) {
  struct Kind {
    const Seen* first = nullptr;
    const Seen* with_options = nullptr;  // ... or that could have some
  };
  std::array<Kind, 2> kinds;
  for (const Seen& seen : all) {
    Kind& kind = kinds[seen.side];
    if (kind.first == nullptr) kind.first = &seen;
    if (seen.checksum == Checksum::wrong || seen.hops_left != kind.first->hops_left) return false;
    if (seen.flags.rst || seen.options.cut) continue;
    if (kind.with_options == nullptr) kind.with_options = &seen;
    if (seen.options.timestamps.has_value() != kind.with_options->options.timestamps.has_value())
      return false;
  }
  return true;
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
  return std::any_of(last_.begin(), last_.end(), is_near) ||
         std::any_of(
             following.begin(),
             following.begin() + static_cast<std::ptrdiff_t>(std::min(neighbours - 1, following.size())),
             is_near);
}

Senders::Neighbour Senders::neighbour(const Seen& seen) {
  const TcpFlags& f = seen.flags;
  const auto flags = static_cast<std::uint8_t>((f.syn ? 1U : 0U) | (f.fin ? 2U : 0U) | (f.rst ? 4U : 0U) |
                                               (f.ack ? 8U : 0U) | (f.psh ? 16U : 0U));
  return {seen.side, seen.hops_left, seen.identification,
          seen.time, seen.raw_seq,   seen.raw_ack,
          seen.text, flags,          seen.options.timestamps.has_value()};
}

/// The same datagram has fewer or more hops left, and comes soon.
bool Senders::is_copy(const Seen& seen) const {
  constexpr std::int64_t soon = 1'000'000'000;
  if (habits_[seen.side].all_alike) return false;
  const Neighbour mine = neighbour(seen);
  return std::any_of(last_.begin(), last_.end(), [&](const Neighbour& one) {
    if (one.text != mine.text || one.flags != mine.flags) return false;
    if (one.side != mine.side || mine.time - one.time > soon) return false;
    // Not every box takes one off; but then the options are others, or it is an end that
    // sends again.
    if (one.hops_left == mine.hops_left)
      return habits_[mine.side].counts_datagrams && mine.identification &&
             one.identification == mine.identification && one.seq == mine.seq && one.ack == mine.ack &&
             one.stamped != mine.stamped;
    if (mine.identification && *mine.identification != 0) return one.identification == mine.identification;
    return one.seq == mine.seq && one.ack == mine.ack;
  });
}

/// Those around it have come another way, all of them but the same once more: who injects often does it
/// twice.
bool Senders::is_lone(const Seen& seen, std::span<const Seen> following, std::uint8_t hops_left) const {
  constexpr std::size_t enough = 2;
  std::size_t usual = 0;
  bool others = false;
  const auto look = [&, mine = neighbour(seen)](const Neighbour& one) {
    if (one.side != mine.side) return;
    const bool again =
        one.seq == mine.seq && one.ack == mine.ack && one.text == mine.text && one.flags == mine.flags;
    if (one.hops_left == hops_left) ++usual;
    others = others || (one.hops_left == mine.hops_left && !again);
  };
  std::for_each(last_.begin(), last_.end(), look);
  for (const Seen& one : following.first(std::min(neighbours - 1, following.size()))) look(neighbour(one));
  return !others && usual >= enough;
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
    const bool far = std::abs(seen.hops_left - most->first) >= other_way;
    unlike += far || is_lone(seen, following, most->first) ? 2 : 1;
    const bool stamps = usual.stamped > 0 && usual.plain * 4 < usual.stamped + usual.plain;
    if (stamps && !seen.options.timestamps && !seen.options.cut) ++unlike;
    if (seen.identification && !is_near_its_neighbours(seen, following, most->first)) ++unlike;
  }
  const bool copy = !damaged && is_copy(seen);
  if (last_.size() < neighbours)
    last_.push_back(neighbour(seen));
  else
    last_[asked_ % neighbours] = neighbour(seen);
  ++asked_;
  if (copy) return Sender::copy;
  if (damaged) return Sender::damaged;
  return unlike >= 2 ? Sender::somebody : Sender::itself;
}

}  // namespace synfin::oracle
