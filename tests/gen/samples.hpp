// Situations of a random run and what the table makes of them, one for each way in which an event fires rules
// from a state: for whoever must do the same.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "../../proofs/event/concrete.hpp"
#include "../support/traffic.hpp"

namespace synfin::tests {

struct Sample {
  proofs::Values before;
  proofs::Ran ran;
};

inline std::map<model::Event, std::vector<Sample>> samples(const model::PlainTable& table) {
  std::map<model::Event, std::vector<Sample>> all;
  std::set<std::vector<std::size_t>> seen;
  Traffic traffic(20261130);
  // Some ways are so seldom that one run of traffic does not come to them.
  for (std::size_t i = 0; i < 800'000; ++i) {
    if (i % 100'000 == 0) traffic = Traffic(7 + static_cast<std::uint32_t>(i));
    const Happening now = traffic.next();
    model::Situation situation{};
    situation.tcb = now.before;
    situation.seg = now.segment;
    situation.call = now.call;
    situation.cfg = now.config;
    if (i % 8 == 0) situation.call.forbidden = true;  // which that traffic seldom has
    const proofs::Values before = proofs::values_of(situation);
    proofs::Ran ran = proofs::run(table, now.event, before);
    std::vector<std::size_t> way{static_cast<std::size_t>(now.event), now.before.tcb.state};
    for (const model::PlainRule* rule : ran.fired) way.push_back(rule->id);
    if (seen.insert(way).second) all[now.event].push_back({before, std::move(ran)});
  }
  return all;
}

}  // namespace synfin::tests
