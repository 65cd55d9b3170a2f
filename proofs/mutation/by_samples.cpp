#include "by_samples.hpp"

#include "../event/trace_step.hpp"
#include "matters.hpp"

namespace synfin::proofs {

const std::vector<Sample>& SampleLibrary::of(const Place& place) {
  Shelf& shelf = shelves_[static_cast<std::size_t>(place.event) * model::state_count + place.state];
  std::call_once(shelf.once, [&] { shelf.samples = samples_of(place.event, place.state, limits_); });
  return shelf.samples;
}

Opinion killed(const Broken& broken, const Place& place, const Values& before, const Ran& ran) {
  const TraceStep step = trace_step(
      place.event, [&](std::size_t id) { return before[id]; }, [&](std::size_t id) { return ran.after[id]; });
  return {Opinion::Kind::killed, broken.property, broken.what, Trace{{step}, broken.what}};
}

namespace {

class BySamples : public Stage {
 public:
  BySamples(const model::PlainRule& rule, SampleLibrary& samples) {
    for (const Place& place : places_of(model::standard(), rule))
      for (const Sample& sample : samples.of(place))
        if (sample.ran.tried[rule.id]) tried_.push_back({place, &sample});
  }

  Opinion judge(Subject& subject) override {
    for (const auto& [place, sample] : tried_) {
      const Ran ran = run(subject.table, place.event, sample->before);
      if (!differ(sample->ran.after, ran.after) && ran.fired.empty() == sample->ran.fired.empty() &&
          !ran.sent_twice)
        continue;
      if (const auto broken = claims_.broken_by(place.event, sample->before, ran))
        return killed(*broken, place, sample->before, ran);
    }
    return {};
  }

 private:
  struct Tried {
    Place place;
    const Sample* sample;
  };
  ClaimsOnWords claims_;
  std::vector<Tried> tried_;
};

}  // namespace

std::unique_ptr<Stage> make_by_samples(const model::PlainRule& rule, SampleLibrary& samples) {
  return std::make_unique<BySamples>(rule, samples);
}

}  // namespace synfin::proofs
