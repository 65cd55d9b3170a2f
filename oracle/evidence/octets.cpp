#include "octets.hpp"

#include <algorithm>
#include <cstring>

namespace synfin::oracle {
namespace {

constexpr std::size_t least = 512;
constexpr std::size_t most = std::size_t{1} << 18U;
/// Of text in more pieces than this the first are forgotten.
constexpr std::size_t most_pieces = 64;

/// Calls `part(at, from, count)` for the one or two stretches of a ring in which octets lie.
template <class Part>
void each_stretch(std::size_t ring, std::int64_t begin, std::size_t count, const Part& part) {
  const std::size_t at = static_cast<std::size_t>(begin) & (ring - 1);
  const std::size_t before_the_seam = std::min(count, ring - at);
  part(at, std::size_t{0}, before_the_seam);
  if (before_the_seam < count) part(std::size_t{0}, before_the_seam, count - before_the_seam);
}

void put_into(std::vector<std::uint8_t>& ring, std::int64_t begin, std::span<const std::uint8_t> octets) {
  each_stretch(ring.size(), begin, octets.size(), [&](std::size_t at, std::size_t from, std::size_t count) {
    std::memcpy(ring.data() + at, octets.data() + from, count);
  });
}

}  // namespace

/// Room for text from one number to another; what no longer has a place is forgotten.
void OctetStore::grow(std::int64_t begin, std::int64_t end) {
  const std::int64_t low = known_.empty() ? begin : std::min(known_.front().begin, begin);
  if (end - low <= static_cast<std::int64_t>(ring_.size())) return;
  std::size_t size = std::max(least, ring_.size());
  while (size < most && static_cast<std::int64_t>(size) < end - low) size *= 2;
  if (size != ring_.size()) {
    std::vector<std::uint8_t> larger(size);
    for (const Piece& piece : known_)
      each_stretch(ring_.size(), piece.begin, static_cast<std::size_t>(piece.end - piece.begin),
                   [&](std::size_t at, std::size_t from, std::size_t count) {
                     put_into(larger, piece.begin + static_cast<std::int64_t>(from),
                              std::span(ring_).subspan(at, count));
                   });
    ring_ = std::move(larger);
  }
  const std::int64_t kept = end - static_cast<std::int64_t>(size);
  while (!known_.empty() && known_.front().end <= kept) known_.erase(known_.begin());
  if (!known_.empty()) known_.front().begin = std::max(known_.front().begin, kept);
}

std::optional<std::int64_t> OctetStore::compare(std::int64_t begin,
                                                std::span<const std::uint8_t> octets) const {
  const std::int64_t end = begin + static_cast<std::int64_t>(octets.size());
  for (const Piece& piece : known_) {
    const std::int64_t low = std::max(begin, piece.begin);
    const std::int64_t high = std::min(end, piece.end);
    for (std::int64_t number = low; number < high; ++number)
      if (ring_[static_cast<std::size_t>(number) & (ring_.size() - 1)] !=
          octets[static_cast<std::size_t>(number - begin)])
        return number;
  }
  return std::nullopt;
}

/// It stands behind all others.
void OctetStore::append(Piece piece) {
  if (!known_.empty() && known_.back().end == piece.begin) {
    known_.back().end = piece.end;
    return;
  }
  known_.push_back(piece);
  if (known_.size() > most_pieces) known_.erase(known_.begin());
}

void OctetStore::note(Piece piece) {
  const auto first =
      std::find_if(known_.begin(), known_.end(), [&](const Piece& one) { return piece.begin <= one.end; });
  auto behind = first;
  for (; behind != known_.end() && behind->begin <= piece.end; ++behind) {
    piece.begin = std::min(piece.begin, behind->begin);
    piece.end = std::max(piece.end, behind->end);
  }
  if (first != behind) {
    *first = piece;
    known_.erase(first + 1, behind);
    return;
  }
  known_.insert(first, piece);
  if (known_.size() > most_pieces) known_.erase(known_.begin());
}

void OctetStore::clear() {
  known_.clear();
  last_ = 0;
  any_ = false;
}

std::optional<std::uint32_t> OctetStore::put(std::uint32_t begin, std::span<const std::uint8_t> octets) {
  if (octets.empty()) return std::nullopt;
  if (!any_) first_ = begin;
  any_ = true;
  const std::int64_t at =
      last_ + static_cast<std::int32_t>(begin - (first_ + static_cast<std::uint32_t>(last_)));
  if (octets.size() > most) octets = octets.first(most);
  const std::int64_t end = at + static_cast<std::int64_t>(octets.size());
  const std::int64_t highest = known_.empty() ? end : std::max(end, known_.back().end);
  if (at < highest - static_cast<std::int64_t>(most)) return std::nullopt;  // nothing is known so far back
  last_ = at;
  grow(at, highest);
  if (known_.empty() || known_.back().end <= at) {
    // As most of it: it stands behind all that was there.
    put_into(ring_, at, octets);
    append({at, end});
    return std::nullopt;
  }
  const auto differs = compare(at, octets);
  // What was first stays: the text that is sent again is to be like it.
  if (differs) return first_ + static_cast<std::uint32_t>(*differs);
  put_into(ring_, at, octets);
  note({at, end});
  return std::nullopt;
}

}  // namespace synfin::oracle
