// Which of the arrivals wait: their places, in the order in which they were seen.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "few.hpp"

namespace synfin::oracle {

/// Kept as ranges, of which there are few however many wait: cheap to copy.
class Places {
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool operator==(const Range&) const = default;
  };

 public:
  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }
  std::uint32_t front() const { return before_.empty() ? last_.begin : before_.front().begin; }

  bool has(std::uint32_t place) const {
    const auto is_in = [&](const Range& one) { return one.begin <= place && place < one.end; };
    return is_in(last_) || std::any_of(before_.begin(), before_.end(), is_in);
  }

  /// Those from `begin` to before `end`, which follow all that are there.
  void append(std::uint32_t begin, std::uint32_t end) {
    if (begin == end) return;
    if (last_.end != begin) {
      if (last_.begin != last_.end) before_.push_back(last_);
      last_.begin = begin;
    }
    last_.end = end;
    size_ += end - begin;
  }

  void erase(std::uint32_t place) {
    if (!has(place)) return;
    --size_;
    const auto one =
        std::find_if(before_.begin(), before_.end(), [&](const Range& range) { return place < range.end; });
    Range& in = one == before_.end() ? last_ : *one;
    const Range low{in.begin, place};
    in.begin = place + 1U;
    if (in.begin == in.end) {
      in = low;
      if (low.begin != low.end) return;
      if (one != before_.end()) {
        before_.erase(one);
      } else if (!before_.empty()) {
        last_ = before_.back();
        before_.pop_back();
      }
    } else if (low.begin != low.end) {
      before_.insert(one, low);
    }
  }
  void erase_before(std::uint32_t place) {
    while (!empty() && front() < place) erase(front());
  }

  /// One place after the other.
  class Iterator {
   public:
    Iterator(const Places& all, std::size_t range) : all_(&all), range_(range) { begin(); }
    std::uint32_t operator*() const { return place_; }
    Iterator& operator++() {
      if (++place_ == in().end) {
        ++range_;
        begin();
      }
      return *this;
    }
    bool operator!=(const Iterator& other) const { return range_ != other.range_ || place_ != other.place_; }

   private:
    const Range& in() const { return range_ < all_->before_.size() ? all_->before_[range_] : all_->last_; }
    void begin() { place_ = range_ <= all_->before_.size() ? in().begin : 0; }

    const Places* all_;
    std::size_t range_;
    std::uint32_t place_ = 0;
  };
  Iterator begin() const { return {*this, empty() ? before_.size() + 1U : 0U}; }
  Iterator end() const { return {*this, before_.size() + 1U}; }

  std::vector<std::uint32_t> all() const {
    std::vector<std::uint32_t> places;
    places.reserve(size_);
    for (const std::uint32_t place : *this) places.push_back(place);
    return places;
  }

 private:
  Few<Range> before_;  ///< all but the last, which is there if any is
  Range last_;
  std::uint32_t size_ = 0;
};

}  // namespace synfin::oracle
