#include "place.hpp"

namespace synfin::proofs {

using model::Event;
using model::State;

std::string in_state(std::string_view what, State state) {
  return std::string(what) + " in " + std::string(model::name_of(state));
}

std::string Place::name() const { return in_state(crash ? "crash" : model::name_of(event), state); }

std::vector<Place> places() {
  std::vector<Place> all;
  for (const bool arrivals : {true, false})
    for (std::size_t e = 0; e < model::event_count; ++e)
      for (std::size_t s = 0; s < model::state_count; ++s)
        if ((Event(e) == Event::SEGMENT_ARRIVES) == arrivals) all.push_back({Event(e), State(s)});
  return all;
}

std::vector<Place> crashes() {
  std::vector<Place> all;
  for (std::size_t s = 0; s < model::state_count; ++s) all.push_back({Event::STATUS, State(s), true});
  return all;
}

}  // namespace synfin::proofs
