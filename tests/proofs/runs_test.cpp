// Counterexamples on words: what a claim says of a step that a machine has made, and when it says that there
// is none.
#include "../../proofs/runs/run.hpp"

#include "../../proofs/runs/two_on_words.hpp"
#include "../../proofs/stories/stories.hpp"
#include "../catch.hpp"
#include "../support/walk.hpp"

namespace synfin::tests {

using namespace proofs;
using Catch::Matchers::ContainsSubstring;
using model::Event;

namespace {

const model::PlainTable& table(std::string_view name) { return *model::find_table(name); }
const Property& property(std::string_view name) { return *find_property(name); }

/// A SYN from nobody knows when comes to B, who waits.
Walk delayed_syn(std::string_view on) {
  Walk walk(table(on));
  walk.call(1, Event::OPEN_PASSIVE);
  Walk::Segment old{};
  old.syn = true;
  old.seq = 77;
  old.wnd = 1000;
  walk.happen(1, Event::SEGMENT_ARRIVES, runtime::ready_call(0, 300), old);
  walk.trace.ending = stale_syn_stories({}).front().endings.front();
  return walk;
}

/// A reset comes to B, so far from the one number that is expected.
Walk reset(std::string_view on, std::uint32_t off) {
  Walk walk(table(on));
  walk.handshake();
  Walk::Segment forged{};
  forged.rst = true;
  forged.seq = walk.tcb[1].rcv.nxt + off;
  walk.happen(1, Event::SEGMENT_ARRIVES, {}, forged);
  walk.trace.ending = blind_reset_stories({}).front().endings.front();
  return walk;
}

}  // namespace

TEST_CASE("a story is a counterexample where its claim falls, and says in which step") {
  const Walk walk = delayed_syn("two-message-handshake");
  REQUIRE(walk.tcb[1].tcb.state == model::ESTABLISHED);
  const Confirmation found =
      confirmation_of(property("stale-syn-never-establishes"), table("two-message-handshake"), walk.trace);
  CHECK(found.doubt.empty());
  REQUIRE(found.falls.size() == 1);
  CHECK(found.falls[0].step == 1);
  CHECK(found.falls[0].what == property("stale-syn-never-establishes").claims[0].what);
}

TEST_CASE("a story that ends well is none, nor one whose claims do not fall") {
  const Walk well = delayed_syn("standard");
  CHECK_THAT(confirmation_of(property("stale-syn-never-establishes"), table("standard"), well.trace).doubt,
             ContainsSubstring("does not come to its ending"));
  const Walk walk = delayed_syn("two-message-handshake");
  CHECK_THAT(
      confirmation_of(property("blind-reset-ends-nothing"), table("two-message-handshake"), walk.trace).doubt,
      ContainsSubstring("none of its claims falls"));
  Trace without = walk.trace;
  without.ending.reset();
  CHECK_FALSE(
      confirmation_of(property("stale-syn-never-establishes"), table("two-message-handshake"), without)
          .doubt.empty());
}

TEST_CASE("a word that is changed in a story is noticed") {
  const Property& agreement = property("stale-syn-never-establishes");
  const auto doubt = [&](auto change) {
    Trace trace = delayed_syn("two-message-handshake").trace;
    change(trace.steps[1]);
    return confirmation_of(agreement, table("two-message-handshake"), trace).doubt;
  };
  CHECK(doubt([](TraceStep&) {}).empty());
  CHECK_THAT(doubt([](TraceStep& step) { ++step.after.snd.nxt; }), ContainsSubstring("what its table says"));
  CHECK_THAT(doubt([](TraceStep& step) { step.situation.told.open = false; }),
             ContainsSubstring("what its table says"));
  CHECK_THAT(doubt([](TraceStep& step) { step.delivers = 0; }), ContainsSubstring("sent nothing"));
  CHECK_FALSE(doubt([](TraceStep& step) { step.situation.seg.syn = false; }).empty());
}

TEST_CASE("what arrives is what was sent") {
  Walk walk(table("standard"));
  walk.handshake();
  TwoOnWords whole(table("standard"), walk.trace.steps.front());
  for (const TraceStep& step : walk.trace.steps) CHECK_NOTHROW(whole.next(step));
  TwoOnWords other(table("standard"), walk.trace.steps.front());
  walk.trace.steps[2].situation.seg.seq += 1;
  other.next(walk.trace.steps[0]);
  other.next(walk.trace.steps[1]);
  CHECK_THROWS_WITH(other.next(walk.trace.steps[2]),
                    ContainsSubstring("event 2") && ContainsSubstring("seg.seq"));
}

TEST_CASE("what a proof remembers of two hosts is remembered on words") {
  Walk walk(table("standard"));
  walk.handshake();
  TwoOnWords run(table("standard"), walk.trace.steps.front());
  std::optional<Moment> last;
  for (const TraceStep& step : walk.trace.steps) last = run.next(step);
  const auto& b = last->step.p;
  const auto& a = last->before.q;
  CHECK(b(ghost.heard) == a(ghost.incarnation));
  CHECK(a(ghost.heard) == b(ghost.incarnation));
  CHECK(a(ghost.incarnation) != 0);
  CHECK(a(ghost.incarnation) < b(ghost.incarnation));  // A drew first
  for (const auto* peer : {&a, &b}) {
    CHECK((*peer)(ghost.opened) == 1);
    CHECK((*peer)(ghost.acknowledged) == 1);
  }
}

TEST_CASE("one step is a counterexample where a claim falls in it, from a state of the invariant") {
  const Property& exact = property("blind-reset-ends-nothing");
  const Walk blind = reset("no-rfc5961", 5);
  REQUIRE(blind.tcb[1].tcb.state == model::CLOSED);
  const Confirmation story = confirmation_of(exact, table("no-rfc5961"), blind.trace);
  CHECK(story.doubt.empty());
  CHECK(story.falls.size() == 1);
  CHECK_THAT(confirmation_of(exact, table("no-rfc5961"), reset("no-rfc5961", 0).trace).doubt,
             ContainsSubstring("ending"));

  const Property& one = property("rst-only-at-rcv-nxt");
  const Confirmation step = confirmation_of(one, table("no-rfc5961"), blind.last_step());
  CHECK(step.doubt.empty());
  REQUIRE(step.falls.size() == 1);
  CHECK_THAT(confirmation_of(one, table("no-rfc5961"), reset("no-rfc5961", 0).last_step()).doubt,
             ContainsSubstring("none of its claims falls"));
  CHECK_THAT(confirmation_of(one, table("standard"), blind.last_step()).doubt,
             ContainsSubstring("what its table says"));
  Trace nowhere = blind.last_step();
  nowhere.steps[0].situation.tcb.snd.una = nowhere.steps[0].situation.tcb.snd.nxt + 1;
  CHECK_THAT(confirmation_of(one, table("no-rfc5961"), nowhere).doubt,
             ContainsSubstring("endpoint invariant"));
}

TEST_CASE("a story has a name for each way in which it may end, and no other story of the property has it") {
  for (const Property& one : properties()) {
    if (one.stories == nullptr) continue;
    INFO(one.name);
    for (const Story& story : one.stories({})) {
      CHECK_FALSE(story.endings.empty());
      for (const Ending& ending : story.endings) {
        CHECK_FALSE(ending.what.empty());
        REQUIRE(ending.bad != nullptr);
        CHECK(ending.bad->sort == model::Sort::flag);
      }
    }
  }
}

}  // namespace synfin::tests
