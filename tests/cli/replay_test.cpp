// Replays on the running machine: a counterexample stands or falls there.
#include "../../cli/play/replay.hpp"

#include "../../model/plain.hpp"
#include "../../proofs/claims/property.hpp"
#include "../../proofs/stories/stories.hpp"
#include "../catch.hpp"
#include "../support/walk.hpp"

namespace synfin::tests {

using Catch::Matchers::ContainsSubstring;
using model::Event;
using proofs::Verdict;

namespace {

/// A reset that is off by five ends B's connection, on a table that does not look closely.
proofs::Result blind_reset(std::string_view on, std::uint32_t off) {
  Walk walk(*model::find_table(on));
  walk.handshake();
  Walk::Segment forged{};
  forged.rst = true;
  forged.seq = walk.tcb[1].rcv.nxt + off;
  walk.happen(1, Event::SEGMENT_ARRIVES, {}, forged);
  walk.trace.ending = proofs::blind_reset_stories({}).front().endings.front();
  proofs::Result result;
  result.property = "blind-reset-ends-nothing";
  result.variant = on;
  result.verdict = Verdict::violated;
  result.counterexample = walk.trace;
  return result;
}

}  // namespace

TEST_CASE("a counterexample stands where its claim falls on the running machine", "[cli]") {
  proofs::Result result = blind_reset("no-rfc5961", 5);
  cli::confirm(result);
  INFO(result.detail);
  CHECK(result.verdict == Verdict::violated);
  REQUIRE(result.falls.size() == 1);
  CHECK(result.falls[0].step == 5);
  CHECK(result.falls[0].what == proofs::find_property("blind-reset-ends-nothing")->claims[0].what);
}

TEST_CASE("one that runs as it says, and breaks nothing, is no verdict", "[cli]") {
  // The one number that is expected: the connection ends, and rightly so.
  proofs::Result result = blind_reset("no-rfc5961", 0);
  cli::confirm(result);
  CHECK(result.verdict == Verdict::unknown);
  CHECK(result.falls.empty());
  CHECK_FALSE(result.counterexample);
  CHECK_THAT(result.detail, ContainsSubstring("a bug of Synfin") && ContainsSubstring("ending"));
}

TEST_CASE("one of which the machine makes something else is no verdict", "[cli]") {
  for (const int event : {2, 5}) {
    proofs::Result result = blind_reset("no-rfc5961", 5);
    result.counterexample->steps[static_cast<std::size_t>(event)].after.snd.wnd += 1;
    cli::confirm(result);
    CHECK(result.verdict == Verdict::unknown);
    CHECK_THAT(result.detail,
               ContainsSubstring("event " + std::to_string(event + 1)) && ContainsSubstring("snd.wnd"));
  }
  proofs::Result result = blind_reset("no-rfc5961", 5);
  result.variant = "standard";  // another machine
  cli::confirm(result);
  CHECK(result.verdict == Verdict::unknown);
  CHECK_FALSE(result.counterexample);
}

}  // namespace synfin::tests
