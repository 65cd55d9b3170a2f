// Judging mutants: on words as by the solver, what counts as no difference, and that nothing is called proved
// that is not.
#include "../../proofs/mutation/mutate.hpp"

#include <algorithm>

#include "../../model/graph/build.hpp"
#include "../../proofs/endpoint/outset.hpp"
#include "../../proofs/event/ways.hpp"
#include "../../proofs/mutation/by_samples.hpp"
#include "../../proofs/mutation/by_solver.hpp"
#include "../../proofs/mutation/matters.hpp"
#include "../catch.hpp"
#include "../support/traffic.hpp"

namespace synfin::tests {

using namespace proofs;

namespace {
proofs::Limits within(unsigned ms) {
  proofs::Limits limits;
  limits.timeout_ms = ms;
  return limits;
}

const Judged& of(const std::vector<Judged>& all, std::string_view edit) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Judged& one) { return one.edit == edit; });
  REQUIRE(found != all.end());
  return *found;
}

}  // namespace

TEST_CASE("an event on words is the machine's, on random traffic") {
  Traffic traffic(23);
  for (int i = 0; i < 20'000; ++i) {
    const Happening now = traffic.next();
    model::Situation before;
    before.tcb = now.before;
    before.seg = now.segment;
    before.call = now.call;
    before.cfg = now.config;
    Values values{};
    for (std::size_t id = 0; id < model::field_count; ++id) values[id] = model::get(before, id);
    REQUIRE(possible(model::standard(), now.event, values));
    const Ran ran = run(model::standard(), now.event, values);
    model::Situation after = before;
    after.tcb = now.after;
    after.told = now.outcome.told;
    after.out = now.outcome.out;
    for (std::size_t id = 0; id < model::field_count; ++id) {
      INFO(model::fields[id].group_name << '.' << model::fields[id].name << " after "
                                        << model::name_of(now.event));
      REQUIRE(ran.after[id] == model::get(after, id));
    }
    REQUIRE(situation_of(ran.after) == after);
  }
}

TEST_CASE(
    "samples satisfy the invariant, many ways are among them, and the standard breaks nothing on them") {
  const ClaimsOnWords claims;
  for (const Place& place :
       {Place{model::Event::CLOSE, model::ESTABLISHED}, Place{model::Event::SEGMENT_ARRIVES, model::SYN_SENT},
        Place{model::Event::RETRANSMISSION_TIMEOUT, model::SYN_RECEIVED}}) {
    const auto samples = samples_of(place.event, place.state, within(60'000));
    CHECK(samples.size() > 1000);
    std::bitset<256> fired;
    for (const Sample& sample : samples) {
      REQUIRE(is_sound(sample.before));
      REQUIRE(possible(model::standard(), place.event, sample.before));
      REQUIRE_FALSE(claims.broken_by(place.event, sample.before, sample.ran));
      for (const model::PlainRule* rule : sample.ran.fired) fired.set(rule->id);
    }
    if (place.state == model::SYN_SENT) CHECK(fired.count() >= 8);  // all rules of section 3.10.7.3
    // The same ones each time.
    const auto again = samples_of(place.event, place.state, within(60'000));
    REQUIRE(again.size() == samples.size());
    CHECK(again.back().before == samples.back().before);
  }
}

TEST_CASE("what does not count is never read: the standard can't tell such states apart", "[.long]") {
  for (std::size_t e = 0; e < model::event_count; ++e)
    for (std::size_t s = 0; s < model::state_count; ++s) {
      z3::context context;
      const Z3Words words(context);
      Solver solver(context, within(60'000));
      const auto [before, assumed] = outset_of(words, static_cast<model::State>(s));
      z3::expr_vector plain(context);
      z3::expr_vector other(context);
      for (const Sometimes& one : sometimes()) {
        if (one.field >= model::tcb_field_count) continue;
        const model::FieldInfo& field = model::fields[one.field];
        const std::string name = std::string(field.group_name) + "." + std::string(field.name);
        const z3::expr known = context.bv_const(name.c_str(), 32);
        plain.push_back(known);
        other.push_back(words.choice(meaning(words, *one.counts, before, before), known,
                                     context.bv_const((name + "~").c_str(), 32)));
      }
      const auto otherwise = [&](z3::expr of) { return of.substitute(plain, other); };
      std::optional<z3::model> how;
      INFO(model::name_of(static_cast<model::Event>(e))
           << " in " << model::name_of(static_cast<model::State>(s)));
      REQUIRE(solver.must(assumed, otherwise(assumed).simplify(), how) == Answer::yes);
      for (const Way& way :
           explore(words, model::standard(), static_cast<model::Event>(e), before, assumed, solver)) {
        REQUIRE(solver.must(way.condition, otherwise(way.condition).simplify(), how) == Answer::yes);
        Scene ends;
        for (const z3::expr& value : way.after) ends.push_back(otherwise(value));
        REQUIRE(solver.must(way.condition, words.negation(differ(words, way.after, ends)).simplify(), how) ==
                Answer::yes);
      }
    }
}

TEST_CASE("faults are killed by the property that speaks of them, and what is no fault is proved so") {
  SampleLibrary samples(within(60'000));
  const auto again = judge_rule(*model::standard().find("close.again"), samples, {60'000, 1});
  CHECK(of(again, "rule dropped").fate == Fate::killed);
  CHECK(of(again, "effect dropped: told.is_closing").by == "every-call-has-one-answer");
  const auto open = judge_rule(*model::standard().find("open-active"), samples, {60'000, 1});
  // max(1, x) is the same number by either comparison.
  CHECK(of(open, "comparison by one in snd.mss: 1 < cfg.default_mss becomes 1 <= cfg.default_mss").fate ==
        Fate::equivalent);
  const Judged& unsent = of(open, "no segment sent");
  CHECK(unsent.fate == Fate::killed);
  CHECK(unsent.by == "active-open-sends-a-syn");
  REQUIRE(unsent.counterexample);
  CHECK(unsent.counterexample->steps.front().event != model::Event::SEND);
  CHECK_FALSE(unsent.counterexample->steps.front().situation.told.sent);

  // The verdicts depend on nothing else that was judged before.
  SampleLibrary fresh(within(60'000));
  const auto alone = judge_rule(*model::standard().find("open-active"), fresh, {60'000, 1});
  REQUIRE(alone.size() == open.size());
  for (std::size_t i = 0; i < open.size(); ++i) {
    CHECK(alone[i].edit == open[i].edit);
    CHECK(alone[i].fate == open[i].fate);
    CHECK(alone[i].by == open[i].by);
    CHECK(alone[i].what == open[i].what);
  }
}

TEST_CASE("a fault that no claim speaks of is neither killed nor the same: it survives") {
  // By hand, as every mechanical one is noticed: a SYN with the URG bit. Nothing is claimed of that bit.
  const model::PlainRule& rule = *model::standard().find("open-active");
  Mutant urgent{&rule, Fault::effect_by_one, "out.urg set", rule};
  urgent.edited.effects.push_back(
      {model::id_of(model::terms::out.urg), model::graph::literal(model::Sort::flag, 1)});
  const model::PlainTable table = table_of(model::standard(), urgent);
  Subject subject{urgent, table};
  SampleLibrary samples(within(60'000));
  for (const auto& stage : stages_for(rule, samples, {60'000, 1}))
    CHECK(stage->judge(subject).kind == Opinion::Kind::undecided);
  CHECK(subject.touched.size() == 2);  // in CLOSED and in LISTEN
}

TEST_CASE("a solver without time proves nothing") {
  const model::PlainRule& rule = *model::standard().find("answer.ack");
  for (const Mutant& mutant : mutants_of(rule)) {
    if (mutant.edit != "effect dropped: out.ack" && mutant.edit != "guard negated") continue;
    const model::PlainTable table = table_of(model::standard(), mutant);
    Subject subject{mutant, table};
    CHECK(make_by_solver(rule, {1, 1})->judge(subject).kind != Opinion::Kind::equivalent);
  }
}

}  // namespace synfin::tests
