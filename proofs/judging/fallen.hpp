// What has fallen of one table need not be looked at again.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string_view>

namespace synfin::proofs {

/// Pieces and properties of which a step that breaks them is known, each with the first of the places where
/// one was found. What is skipped for their sake never comes before that place: so what is told of them is
/// the same however many work at once.
class Fallen {
 public:
  void note(std::string_view name, std::size_t place) {
    const std::lock_guard guard(lock_);
    const auto [at, is_new] = first_.try_emplace(name, place);
    if (!is_new && place < at->second) at->second = place;
  }
  /// At this place, on an earlier way, or at an earlier place.
  bool by(std::string_view name, std::size_t place) const {
    const std::lock_guard guard(lock_);
    const auto at = first_.find(name);
    return at != first_.end() && at->second <= place;
  }
  /// From now on what has fallen has fallen everywhere: all places were looked at.
  void everywhere() {
    const std::lock_guard guard(lock_);
    for (auto& [name, place] : first_) place = 0;
  }

 private:
  mutable std::mutex lock_;
  std::map<std::string_view, std::size_t> first_;
};

}  // namespace synfin::proofs
