#include "fragments.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace synfin::oracle {
namespace {

// A quarter of a minute is RFC 791's proposal, a minute RFC 8200's rule; hosts wait half a minute. Longer
// waiting mixes datagrams: on a fast link 2^16 identifications last seconds.
constexpr std::int64_t patience = 30'000'000'000;
constexpr std::size_t most_datagrams = 256;
constexpr std::size_t most_octets = std::size_t{4} << 20U;
constexpr std::size_t most_pieces = 128;  // 64 KiB over links of 576 octets
constexpr std::size_t longest = 65535;

std::string_view name_of(const IpDatagram& fragment) { return fragment.source.is_v6() ? "IPv6" : "IPv4"; }

bool is_older(std::int64_t since, std::int64_t now) {
  std::int64_t waited = 0;  // a hostile file may hold any two times; they may run backwards
  return __builtin_sub_overflow(now, since, &waited) || waited > patience || waited < -patience;
}

}  // namespace

std::size_t Fragments::Waiting::octets() const {
  std::size_t sum = 0;
  for (const Piece& piece : pieces) sum += piece.octets.size();
  return sum;
}

void Fragments::drop(Place place) {
  kept_ -= place->octets();
  waiting_.erase(place);
}

Fragments::Place Fragments::find(const IpDatagram& fragment, std::int64_t time) {
  const bool six = fragment.source.is_v6();
  for (auto place = waiting_.begin(); place != waiting_.end(); ++place) {
    const IpDatagram& head = place->head;
    if (place->identification != fragment.place->identification || head.source != fragment.source ||
        head.destination != fragment.destination || (!six && head.protocol != fragment.protocol))
      continue;
    if (!is_older(place->since, time)) return place;
    drop(place);  // the identification is used anew
    break;
  }
  if (waiting_.size() == most_datagrams) drop(waiting_.begin());
  Waiting fresh;
  fresh.head = fragment;
  fresh.head.payload = {};
  fresh.identification = fragment.place->identification;
  fresh.since = time;
  return waiting_.insert(waiting_.end(), std::move(fresh));
}

void Fragments::make_room(std::size_t octets, Place keep) {
  for (auto place = waiting_.begin(); kept_ + octets > most_octets && place != waiting_.end();) {
    const auto oldest = place++;
    if (oldest != keep) drop(oldest);
  }
}

OrSkip<IpDatagram> Fragments::contradicted(Place place) {
  kept_ -= place->octets();
  place->pieces.clear();
  place->contradicted = true;  // what comes of it later would fill what is missing
  return Skip{SkipReason::fragment, name_of(place->head)};
}

OrSkip<IpDatagram> Fragments::add(const IpDatagram& fragment, std::int64_t time) {
  const FragmentPlace& at = *fragment.place;
  const Part& part = fragment.payload;
  const std::size_t end = at.offset + part.on_wire;
  if (end > longest || (at.more && part.on_wire % 8 != 0) || part.on_wire == 0)
    return Skip{SkipReason::malformed, "fragment length"};

  const auto place = find(fragment, time);
  if (place->contradicted) return Skip{SkipReason::fragment, name_of(fragment)};
  if (!at.more) {
    if (place->last_seen && place->length != end) return contradicted(place);
    place->last_seen = true;
    place->length = end;
  }
  bool known = false;
  for (const Piece& other : place->pieces) {
    if (place->last_seen && other.end > place->length) return contradicted(place);
    // What two have in common must be the same. A datagram that passes twice is no contradiction.
    const std::size_t from = std::max<std::size_t>(other.begin, at.offset);
    const std::size_t to =
        std::min(other.begin + other.octets.size(), std::size_t{at.offset} + part.bytes.size());
    if (from < to && !std::equal(other.octets.begin() + static_cast<std::ptrdiff_t>(from - other.begin),
                                 other.octets.begin() + static_cast<std::ptrdiff_t>(to - other.begin),
                                 part.bytes.begin() + static_cast<std::ptrdiff_t>(from - at.offset)))
      return contradicted(place);
    known =
        known || (other.begin == at.offset && other.end == end && other.octets.size() >= part.bytes.size());
  }
  if (place->last_seen && end > place->length) return contradicted(place);
  if (place->pieces.size() == most_pieces && !known) return contradicted(place);
  ++place->frames;
  if (at.offset == 0) {
    place->head = fragment;
    place->head.payload = {};
  }
  if (!known) {
    make_room(part.bytes.size(), place);
    kept_ += part.bytes.size();
    const auto after = std::find_if(place->pieces.begin(), place->pieces.end(),
                                    [&](const Piece& piece) { return piece.begin > at.offset; });
    place->pieces.insert(after, {at.offset, end, {part.bytes.begin(), part.bytes.end()}});
  }
  if (!is_whole(*place)) return Skip{SkipReason::fragment, name_of(fragment)};
  return join(place);
}

bool Fragments::is_whole(const Waiting& waiting) const {
  if (!waiting.last_seen) return false;
  std::size_t reached = 0;
  for (const Piece& piece : waiting.pieces) {
    if (piece.begin > reached) return false;
    reached = std::max(reached, piece.end);
  }
  return reached == waiting.length;
}

OrSkip<IpDatagram> Fragments::join(Place place) {
  // Where the capture has cut a fragment, only what stands before the cut can be read.
  std::vector<std::uint8_t> whole;
  whole.reserve(place->length);
  for (const Piece& piece : place->pieces) {
    if (piece.begin > whole.size()) break;
    const std::size_t known = whole.size() - piece.begin;
    if (known < piece.octets.size())
      whole.insert(whole.end(), piece.octets.begin() + static_cast<std::ptrdiff_t>(known),
                   piece.octets.end());
  }
  IpDatagram datagram = place->head;
  datagram.place.reset();
  joined_ += place->frames - 1;  // the last one was never said to wait
  whole_ = std::move(whole);
  datagram.payload = {whole_, place->length};
  drop(place);
  return datagram;
}

}  // namespace synfin::oracle
