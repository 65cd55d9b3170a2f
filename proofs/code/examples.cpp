#include "examples.hpp"

#include <iterator>

namespace synfin::proofs::code {

Examples::Examples(const Part& part) {
  Terms terms;
  Memory memory;
  const Source noted{[&](const std::string& name, unsigned width) {
                       inputs_.push_back({name, width});
                       return terms.number(0, width);
                     },
                     [&](const std::string& name) {
                       inputs_.push_back({name, 1});
                       return never;
                     }};
  const Word state = part.state ? terms.number(*part.state, 8) : nullptr;
  add_records(terms, memory, noted, part.state ? &state : nullptr, {});
  for (unsigned k = 0; k < event_bits && is_of_no_event(part); ++k)
    inputs_.push_back({name_of_event_bit(k), 1});
}

std::uint64_t Examples::value(const Input& input) {
  if (input.width == 1) return random_() % 2;
  constexpr std::uint64_t half = 0x80000000U;
  const std::uint64_t ends[] = {0, 1, 2, half, 0xffffU, 536, 1460, random_()};
  switch (random_() % 4) {
    case 0:
      return ends[random_() % std::size(ends)] & all_ones(input.width);
    case 1:
      return random_() % 4096 & all_ones(input.width);
    default:
      break;
  }
  const std::uint64_t centre = centres_[random_() % centres_.size()];
  const std::uint64_t offsets[] = {0, 0, 0, 1, ~std::uint64_t{0}, 1 + random_() % 4096, half, half - 1};
  return (centre + offsets[random_() % std::size(offsets)]) & all_ones(input.width);
}

Assignment Examples::next() {
  centres_.clear();
  for (int k = 0; k < 2; ++k) centres_.push_back(random_());
  const std::uint64_t among[] = {2, 3, 5, 9};  // one of so many is left open
  const std::uint64_t open = among[random_() % std::size(among)];
  Assignment inputs;
  for (const Input& input : inputs_)
    if (const std::uint64_t chosen = value(input); random_() % open != 0) inputs[input.name] = chosen;
  return inputs;
}

}  // namespace synfin::proofs::code
