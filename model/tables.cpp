// The one translation unit that reads the Hana tables of the standard and of all variants.
#include "plain_of.hpp"
#include "standard.hpp"
#include "variants/all.hpp"

namespace synfin::model {

namespace {
template <class... V>
std::span<const PlainTable* const> make_tables(hana::tuple<V...>) {
  static const std::array<PlainTable, sizeof...(V) + 1> made{plain_of<Standard>(),
                                                             plain_of<typename V::type>()...};
  static const auto pointers = [] {
    std::array<const PlainTable*, sizeof...(V) + 1> all{};
    for (std::size_t i = 0; i < made.size(); ++i) all[i] = &made[i];
    return all;
  }();
  return pointers;
}
}  // namespace

std::span<const PlainTable* const> tables() { return make_tables(variants); }

}  // namespace synfin::model
