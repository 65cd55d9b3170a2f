#include "clocks.hpp"

namespace synfin::oracle {
namespace {

/// So many numbers are waited for; those beyond count for nothing.
constexpr std::size_t most_ahead = 64;

bool later(std::uint32_t a, std::uint32_t b) { return static_cast<std::int32_t>(a - b) > 0; }

}  // namespace

void Clocks::tell(Tale& tale, std::uint32_t number) {
  if (tale.told && !later(number, *tale.told)) return;  // nothing new
  tale.told = number;
  if (!tale.first) tale.first = number;
  if (tale.seen && !later(number, *tale.seen))
    ++tale.in_order;
  else if (tale.ahead.size() < most_ahead)
    tale.ahead.push_back(number);
}

/// The other side was seen to send what ends in (begin, end].
void Clocks::show(Tale& tale, std::uint32_t begin, std::uint32_t end) {
  const auto is_shown = [&](std::uint32_t told) { return later(told, begin) && !later(told, end); };
  const std::size_t shown = std::erase_if(tale.ahead, is_shown);
  tale.early += shown;
  if (shown > 0 && is_shown(*tale.first)) tale.begins_early = true;
  if (!tale.seen || later(end, *tale.seen)) tale.seen = end;
}

void Clocks::add(const Seen& seen) {
  if (seen.flags.rst || seen.checksum == Checksum::wrong) return;
  const std::size_t other = 1U - seen.side;
  show(acknowledged_[other], seen.raw_seq, seen.raw_seq + static_cast<std::uint32_t>(seen.length()));
  if (seen.flags.ack) tell(acknowledged_[seen.side], seen.raw_ack);
  if (!seen.options.timestamps) return;
  const auto [stamp, echo] = *seen.options.timestamps;
  show(echoed_[other], stamp - 1, stamp);
  if (seen.flags.ack) tell(echoed_[seen.side], echo);
}

bool Clocks::Tale::is_early() const {
  constexpr std::size_t few = 2;
  return early >= few && 4 * early > in_order;
}

bool Clocks::differ() const {
  for (const std::size_t side : {0U, 1U}) {
    const Tale& acknowledged = acknowledged_[side];
    const Tale& echoed = echoed_[side];
    const bool echoes = echoed.early + echoed.in_order > 0;
    if (echoes ? echoed.is_early() : acknowledged.begins_early && acknowledged.is_early()) return true;
  }
  return false;
}

}  // namespace synfin::oracle
