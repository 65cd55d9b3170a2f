// The first stage: a mutant tried on words, in thousands of situations.
#pragma once

#include <array>
#include <memory>
#include <mutex>

#include "../limits.hpp"
#include "../runs/claims_on_words.hpp"
#include "samples.hpp"
#include "stage.hpp"

namespace synfin::proofs {

/// The samples of each place, made when first asked for; threads share it.
class SampleLibrary {
 public:
  explicit SampleLibrary(const Limits& limits) : limits_(limits) {}
  const std::vector<Sample>& of(const Place& place);

 private:
  struct Shelf {
    std::once_flag once;
    std::vector<Sample> samples;
  };
  Limits limits_;
  std::array<Shelf, model::event_count * model::state_count> shelves_;
};

std::unique_ptr<Stage> make_by_samples(const model::PlainRule& rule, SampleLibrary& samples);

/// What killed it, with the step as a story of one event.
Opinion killed(const Broken& broken, const Place& place, const Values& before, const Ran& ran);

}  // namespace synfin::proofs
