// What may befall a connection next, chosen to come near the boundaries of the rules that are asked.
#pragma once

#include <initializer_list>
#include <optional>
#include <random>

#include "meter.hpp"
#include "story.hpp"

namespace synfin::cli::vectors {

/// What IP can carry, a configuration that a host may use, and a clock that has gone on from `since`, not too
/// far.
bool is_input_sound(const Values& before, std::uint32_t since);
bool is_story_sound(const Story& story);

/// The value of a field that puts a comparison at that distance, where one more of it moves it by one: how it
/// moves is tried out.
std::optional<std::uint32_t> moved_onto(const Probe& probe, const Values& then, std::size_t field,
                                        int distance);

/// Makes events by chance, but the same each time, and moves them onto boundaries: what a rule compares is
/// a sum of words, most of which an arriving segment, a call or the clock can bring where they are wanted.
class Seeker {
 public:
  explicit Seeker(std::uint32_t seed) : random_(seed) {}

  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }
  /// Something that any user, wire or peer may do where the connection is in `rest`.
  Values anything(const Values& rest, model::Event event);
  /// Nearer to a boundary of what was asked: one word of the input is moved, or one flag turned. False: none
  /// of what was looked at hangs on the input.
  bool nearer(Values& before, const Goals& goals, const std::vector<Asked>& asked);
  /// One word or flag of the input becomes another, by chance.
  void shake(Values& before, const Values& rest);

 private:
  std::uint32_t pick(std::initializer_list<std::uint32_t> values) {
    return *(values.begin() + below(static_cast<std::uint32_t>(values.size())));
  }
  std::mt19937 random_;
};

}  // namespace synfin::cli::vectors
