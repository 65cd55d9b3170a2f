#include "damage.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <utility>

#include "habits.hpp"

namespace synfin::cli {

namespace {

/// One of so many segments is lost, doubled or swapped with the next.
constexpr std::uint32_t one_of = 12;

/// In the order in which they are captured, and at the times.
void number_anew(std::vector<Recorded>& record) {
  for (std::size_t at = 0; at < record.size(); ++at) {
    record[at].number = at + 1;
    if (at > 0) record[at].time = std::max(record[at].time, record[at - 1].time);
  }
}

void swap_some(std::vector<Recorded>& record, std::mt19937& random) {
  for (std::size_t at = 0; at + 1 < record.size(); ++at)
    if (random() % one_of == 0) {
      std::swap(record[at], record[at + 1]);
      std::swap(record[at].time, record[at + 1].time);
    }
}

void double_some(std::vector<Recorded>& record, std::mt19937& random) {
  std::vector<Recorded> doubled;
  for (const Recorded& one : record) {
    doubled.push_back(one);
    if (random() % one_of == 0) doubled.push_back(one);
  }
  record = std::move(doubled);
}

void cut(std::vector<Recorded>& record, std::mt19937& random) {
  const auto first = static_cast<std::ptrdiff_t>(random() % (record.size() / 2 + 1));
  const auto last = static_cast<std::ptrdiff_t>(random() % (record.size() / 4 + 1));
  record.erase(record.end() - last, record.end());
  record.erase(record.begin(), record.begin() + first);
}

}  // namespace

std::string_view name_of(Damage damage) {
  constexpr std::array<std::string_view, 5> names{"whole", "lossy", "doubled", "swapped", "cut"};
  return names[static_cast<std::size_t>(damage)];
}

std::vector<Recorded> captured_elsewhere(std::uint32_t world, const runtime::TableMachine& machine) {
  Habits habits = habits_of(world);
  habits.wire.tap = 0.5;
  return World(world, habits, {&machine, &machine}).play();
}

std::vector<Recorded> damaged(std::vector<Recorded> record, Damage damage, std::uint32_t world) {
  std::mt19937 random(world);
  switch (damage) {
    case Damage::none:
      break;
    case Damage::loss:
      std::erase_if(record, [&](const Recorded&) { return random() % one_of == 0; });
      break;
    case Damage::doubling:
      double_some(record, random);
      break;
    case Damage::swapping:
      swap_some(record, random);
      break;
    case Damage::cutting:
      cut(record, random);
      break;
  }
  number_anew(record);
  return record;
}

}  // namespace synfin::cli
