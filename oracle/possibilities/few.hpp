// A list that is empty most of the time.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace synfin::oracle {

/// Takes a pointer's room, and while it is empty costs nothing to copy.
template <class T>
class Few {
 public:
  Few() = default;
  Few(const Few& other) : all_(other.empty() ? nullptr : std::make_unique<std::vector<T>>(*other.all_)) {}
  Few(Few&&) noexcept = default;
  Few& operator=(const Few& other) {
    if (all_ || other.all_) *this = Few(other);
    return *this;
  }
  Few& operator=(Few&&) noexcept = default;
  ~Few() = default;

  bool empty() const { return !all_ || all_->empty(); }
  std::size_t size() const { return all_ ? all_->size() : 0; }
  T* begin() { return all_ ? all_->data() : nullptr; }
  T* end() { return begin() + size(); }
  const T* begin() const { return all_ ? all_->data() : nullptr; }
  const T* end() const { return begin() + size(); }
  const T& operator[](std::size_t at) const { return (*all_)[at]; }
  const T& front() const { return all_->front(); }
  const T& back() const { return all_->back(); }

  void push_back(const T& one) { insert(end(), one); }
  void insert(const T* before, const T& one) {
    const std::ptrdiff_t at = before - begin();
    if (!all_) all_ = std::make_unique<std::vector<T>>();
    all_->insert(all_->begin() + at, one);
  }
  void erase(const T* one) { all_->erase(all_->begin() + (one - begin())); }
  void pop_back() { all_->pop_back(); }
  void clear() { all_.reset(); }
  template <class Which>
  friend std::size_t erase_if(Few& few, const Which& which) {
    return few.all_ ? std::erase_if(*few.all_, which) : 0;
  }

 private:
  std::unique_ptr<std::vector<T>> all_;
};

}  // namespace synfin::oracle
