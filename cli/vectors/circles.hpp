// Which numbers lie on one circle: ours, the peer's, and the clock. A run that is turned on a circle is a run
// as well: so runs come to the wrap of 2^32.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "../../model/plain.hpp"

namespace synfin::cli::vectors {

/// Of the fields that are places on circles, those that a table compares or sets from one another lie on one.
class Circles {
 public:
  explicit Circles(const model::PlainTable& table);

  std::size_t count() const { return count_; }
  /// The circle of a field that is a place; `none` for any other.
  std::size_t of(std::size_t field) const { return of_[field]; }
  /// The circle on which a term is a place; `none` where it is no place of a field.
  std::size_t of(const model::Node& term) const;
  static constexpr std::size_t none = ~std::size_t{0};

 private:
  std::size_t count_ = 0;
  std::array<std::size_t, model::field_count> of_{};
};

}  // namespace synfin::cli::vectors
