#include "zeros.hpp"

#include <functional>
#include <mutex>

#include "../../model/standard.hpp"
#include "../event/ways.hpp"
#include "../parallel.hpp"

namespace synfin::proofs {

namespace {

constexpr std::size_t state_field = model::id_of(model::terms::tcb.state);

z3::expr zero(const Z3Words& words, const z3::expr& of) {
  return of.is_bool() ? words.negation(of) : words.equal(of, words.number(0));
}

/// Those that the event may end with otherwise than zero.
void find_others(const Place& place, const Zeros& assumed, const Limits& limits,
                 const std::function<void(std::size_t state, std::size_t field)>& other) {
  z3::context context;
  const Z3Words words(context);
  Solver solver(context, limits);
  const model::PlainTable& table = model::standard();
  label(solver, "zeros", table, place);
  const auto [before, premise] = outset_of(words, place.state, assumed);
  for (const Way& way : explore(words, table, place.event, before, premise, solver)) {
    const std::uint64_t state = way.after[state_field].get_numeral_uint64();
    for (std::size_t field = 0; field < model::tcb_field_count; ++field) {
      if (!assumed.in_state[state][field]) continue;
      const z3::expr holds = zero(words, way.after[field]).simplify();
      std::optional<z3::model> unused;
      if (!holds.is_true() && solver.must(way.condition, holds, unused) != Answer::yes) other(state, field);
    }
  }
}

}  // namespace

Outset outset_of(const Z3Words& words, model::State state, const Zeros& zeros) {
  Outset outset = outset_of(words, state);
  z3::expr_vector from(words.context());
  z3::expr_vector to(words.context());
  for (std::size_t field = 0; field < model::tcb_field_count; ++field) {
    if (!zeros.in_state[state][field]) continue;
    outset.assumed = words.conjunction(outset.assumed, zero(words, outset.before[field]));
    // A constant vanishes from all that follows; a place that is written as a distance stays as it is.
    z3::expr& word = outset.before[field];
    if (!word.is_const() || word.is_numeral()) continue;
    const z3::expr value = word.is_bool() ? words.flag(false) : words.number(0);
    from.push_back(word);
    to.push_back(value);
  }
  for (z3::expr& word : outset.before) word = word.substitute(from, to).simplify();
  outset.assumed = outset.assumed.substitute(from, to).simplify();
  return outset;
}

Zeros zeros_among(Zeros candidates, const Limits& limits) {
  for (Zeros& zeros = candidates;;) {
    const Zeros assumed = zeros;
    const std::vector<Place> all = places();
    std::mutex alone;
    in_parallel(limits.jobs, all.size(), [&](std::size_t p) {
      find_others(all[p], assumed, limits, [&](std::size_t state, std::size_t field) {
        const std::lock_guard lock(alone);
        zeros.in_state[state].reset(field);
      });
    });
    if (zeros == assumed) return zeros;
  }
}

}  // namespace synfin::proofs
