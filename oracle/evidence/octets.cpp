#include "octets.hpp"

namespace synfin::oracle {

std::optional<Number> OctetStore::put(Number begin, std::span<const std::uint8_t> octets) {
  constexpr auto size = static_cast<Number>(page_size);
  std::optional<Number> differs;
  Page* page = nullptr;
  Number current = 0;
  Number number = begin;
  for (const std::uint8_t octet : octets) {
    const auto within = static_cast<std::size_t>(((number % size) + size) % size);
    const Number first = number - static_cast<Number>(within);
    if (page == nullptr || first != current) {
      page = &pages_[first];
      current = first;
    }
    if (page->known[within] && page->octets[within] != octet) {
      if (!differs) differs = number;
    } else {
      page->known[within] = true;
      page->octets[within] = octet;
    }
    ++number;
  }
  return differs;
}

}  // namespace synfin::oracle
