// A search by breadth from CLOSED: the first run that meets a goal is a short one.
#pragma once

#include <optional>
#include <vector>

#include "goal.hpp"
#include "story.hpp"

namespace synfin::cli::vectors {

/// How long it looks.
struct Effort {
  std::size_t events = 700'000;      ///< that are tried, all in all
  std::size_t most_places = 12'000;  ///< that it goes on from, beside those where a goal is met
};
/// Longer runs are not looked for.
inline constexpr std::size_t most_events = 16;

/// A place that was come to: the event that led there, and from where.
struct Reached {
  std::size_t from;  ///< place among all; `outset`: the first event
  Happening happening;
  Values rest;
  std::size_t events;  ///< that led there
  static constexpr std::size_t outset = ~std::size_t{0};
};

/// An event in which a rule fires.
struct Fired {
  std::size_t place;  ///< from where
  Happening happening;
};

/// What was found.
struct Found {
  /// A run whose last event meets a goal.
  struct Way {
    Story story;
    bool decides;  ///< see `Met`
  };
  std::vector<std::optional<Way>> by_goal;
  std::vector<Reached> reached;
  std::vector<std::vector<Fired>> fired;  ///< by rule: some events
  std::size_t longest = 0;                ///< events of the longest run that was tried
  /// The run that leads there.
  Story story_to(std::size_t place) const;
};
Found search(const Goals& goals, const Effort& effort);

}  // namespace synfin::cli::vectors
