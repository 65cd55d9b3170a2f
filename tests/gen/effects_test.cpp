// Effects that happen at once, one after another: no value is read after its field was written.
#include "../catch.hpp"

#include <deque>
#include <map>
#include <random>

#include "../../gen/effects.hpp"
#include "../../gen/target.hpp"

using namespace synfin;
using model::Node;
using model::Op;
using model::PlainAssign;
using model::Sort;

namespace {

const Node* field(std::size_t id) {
  static std::deque<Node> nodes;
  return &nodes.emplace_back(Node{Op::field, Sort::number, 0, static_cast<std::uint16_t>(id), {}, {}});
}
const Node* sum(const Node* a, const Node* b) {
  static std::deque<Node> nodes;
  return &nodes.emplace_back(Node{Op::add, Sort::number, 0, 0, {}, {a, b}});
}
std::set<std::size_t> reads(const Node& node) {
  if (node.op == Op::field) return {node.field};
  std::set<std::size_t> all = reads(*node.kids[0]);
  all.merge(reads(*node.kids[1]));
  return all;
}
std::uint32_t value(const Node& node, const std::vector<std::uint32_t>& fields) {
  return node.op == Op::field ? fields[node.field]
                              : value(*node.kids[0], fields) * 31 + value(*node.kids[1], fields);
}

std::vector<std::uint32_t> at_once(const std::vector<PlainAssign>& effects,
                                   std::vector<std::uint32_t> fields) {
  const auto before = fields;
  for (const PlainAssign& effect : effects) fields[effect.field] = value(*effect.value, before);
  return fields;
}
std::vector<std::uint32_t> in_order(const std::vector<gen::Step>& steps, std::vector<std::uint32_t> fields) {
  std::map<std::size_t, std::uint32_t> early;
  for (const gen::Step& step : steps)
    if (step.early) early[step.effect.field] = value(*step.effect.value, fields);
  for (const gen::Step& step : steps)
    fields[step.effect.field] = step.early ? early.at(step.effect.field) : value(*step.effect.value, fields);
  return fields;
}
std::size_t early_ones(const std::vector<gen::Step>& steps) {
  std::size_t count = 0;
  for (const gen::Step& step : steps) count += step.early ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("a field is written behind whoever reads it, without a temporary", "[gen]") {
  const auto steps = gen::one_after_another({{0, field(1)}, {2, field(0)}, {3, field(2)}}, reads);
  CHECK(early_ones(steps) == 0);
  CHECK(steps.front().effect.field == 3);
  CHECK(steps.back().effect.field == 0);
}

TEST_CASE("a field may be computed from itself", "[gen]") {
  CHECK(early_ones(gen::one_after_another({{0, sum(field(0), field(1))}}, reads)) == 0);
}

TEST_CASE("an exchange takes one temporary", "[gen]") {
  const auto steps = gen::one_after_another({{0, field(1)}, {1, field(0)}}, reads);
  CHECK(early_ones(steps) == 1);
  CHECK(in_order(steps, {5, 6}) == std::vector<std::uint32_t>{6, 5});
}

TEST_CASE("any effects come out as if they had happened at once", "[gen]") {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    const std::size_t size = 1 + random() % 7;
    std::vector<PlainAssign> effects;
    std::vector<std::uint32_t> fields;
    for (std::size_t id = 0; id < size; ++id) {
      fields.push_back(static_cast<std::uint32_t>(random()));
      if (random() % 3 != 0) effects.push_back({id, sum(field(random() % size), field(random() % size))});
    }
    REQUIRE(in_order(gen::one_after_another(effects, reads), fields) == at_once(effects, fields));
  }
}
