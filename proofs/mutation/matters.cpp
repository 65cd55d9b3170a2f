#include "matters.hpp"

#include "../../model/graph/build.hpp"
#include "../claims/words.hpp"

namespace synfin::proofs {

namespace {
using namespace claims;

/// What CLOSED and LISTEN hold is claimed by name: they are one state, not many.
inline constexpr auto forgotten = from<CLOSED, LISTEN>;

std::vector<const model::Node*> conditions() {
  std::vector<const model::Node*> counts(model::field_count, nullptr);
  for (std::size_t timer = 0; timer < group_size(Group::armed); ++timer) {
    const Node* const armed = graph::field(first_field(Group::armed) + timer);
    counts[first_field(Group::deadline) + timer] = graph::apply(Op::disjunction, put(forgotten), armed);
  }
  for (const std::size_t field : {id_of(rtx.rto), id_of(rtx.since), id_of(rtx.count)})
    counts[field] = put(forgotten || retransmission_timer);
  counts[id_of(keep.probes)] = put(forgotten || keep_alive_timer);
  for (const std::size_t field : {id_of(challenge.count), id_of(challenge.since)})
    counts[field] = put(forgotten || cfg.challenge_limit != 0_n);
  for (std::size_t i = 0; i < group_size(Group::out); ++i)
    counts[first_field(Group::out) + i] = put(told.sent);
  counts[id_of(out.ack)] = put(told.sent && out.has_ack);
  counts[id_of(out.up)] = put(told.sent && out.urg);
  counts[id_of(told.ack_owed)] = put(no);  // a note to the answer that follows; the host sees the segment
  return counts;
}
}  // namespace

const std::vector<Sometimes>& sometimes() {
  static const std::vector<Sometimes> all = [] {
    std::vector<Sometimes> made;
    const auto counts = conditions();
    for (std::size_t id = 0; id < counts.size(); ++id)
      if (counts[id] != nullptr) made.push_back({id, counts[id]});
    return made;
  }();
  return all;
}

bool differ(const Values& a, const Values& b) {
  Values masked = b;
  for (const Sometimes& one : sometimes())
    if (value_of(*one.counts, a, a) == 0) masked[one.field] = a[one.field];
  return a != masked;
}

z3::expr differ(const Z3Words& words, const Scene& a, const Scene& b) {
  z3::expr any = words.flag(false);
  std::vector<const model::Node*> counts(model::field_count, nullptr);
  for (const Sometimes& one : sometimes()) counts[one.field] = one.counts;
  for (std::size_t id = 0; id < model::field_count; ++id) {
    const z3::expr same = words.equal(a[id], b[id]);
    if (same.is_true()) continue;
    const z3::expr matters = counts[id] == nullptr ? words.flag(true) : meaning(words, *counts[id], a, a);
    any = words.disjunction(any, words.conjunction(matters, words.negation(same)));
  }
  return any.simplify();
}

}  // namespace synfin::proofs
