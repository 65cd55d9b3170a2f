// What a table may leave out does not fall where it is left out, and falls where it is done wrongly.
#include <algorithm>

#include "../../proofs/endpoint/endpoint.hpp"
#include "../../proofs/verify.hpp"
#include "../catch.hpp"
#include "../support/edited_table.hpp"

namespace synfin::tests {

using namespace proofs;

namespace {

using namespace model;
using namespace model::terms;

struct NeverReopens {
  static constexpr std::string_view name = "never-reopens";
  static constexpr std::string_view gloss = "MAY-2 is left out";
  static constexpr auto edits =
      hana::make_tuple(drop("time-wait.reopen"), drop("rst.syn-received.reopened"),
                       drop("syn.syn-received.reopened"), drop("retransmission.give-up.reopened"));
};
struct ReopensBehind {
  static constexpr std::string_view name = "reopens-behind";
  static constexpr std::string_view gloss = "an old SYN reopens, too";
  static constexpr auto edits = hana::make_tuple(
      replace("time-wait.reopen",
              rule("time-wait.reopen.behind", rfc9293("3.6.1"), "whatever its number", in(TIME_WAIT),
                   when(cfg.reuse_time_wait&& seg.syn && !seg.has_ack && !seg.rst && !seg.insecure &&
                        call.has_isn && snd.nxt < call.isn && rcv.unread == 0_n),
                   then(answer_syn(call.isn), stop(time_wait_timer), tcb.passive = yes, tcb.reopened = yes,
                        snd.closed = no),
                   enter(SYN_RECEIVED).and_return)));
};
/// A rule where a broken invariant leads: the user timer would have to run in FIN-WAIT-2.
struct FinWait2Timer {
  static constexpr std::string_view name = "fin-wait-2-timer";
  static constexpr std::string_view gloss = "FIN-WAIT-2 has a time-out";
  static constexpr auto edits = hana::make_tuple(
      replace("fin-wait-1.fin-acknowledged",
              rule("fin-wait-1.fin-acknowledged.timed", rfc9293("3.10.7.4", "fifth"), "the clock runs",
                   in(FIN_WAIT_1), when(fin_acknowledged), start(time_wait_timer, cfg.msl),
                   enter(FIN_WAIT_2).and_continue)),
      replace("time-wait.timeout",
              rule("fin-wait-2.timeout", rfc9293("3.10.8"), "the peer does not close", in(FIN_WAIT_2), always,
                   then(delete_tcb, told.user_timeout = yes), enter(CLOSED).and_return),
              rule("time-wait.timeout.again", rfc9293("3.10.8"), "2MSL have passed", in(TIME_WAIT), always,
                   delete_tcb, enter(CLOSED).and_return)));
};

// Each MAY by itself, left out.
#define SYNFIN_LEFT_OUT(Struct, id, ...)                                                                     \
  struct Struct {                                                                                            \
    static constexpr std::string_view name = id;                                                             \
    static constexpr std::string_view gloss = "a MAY is left out";                                           \
    static constexpr auto edits = [](auto... rule) { return hana::make_tuple(drop(rule)...); }(__VA_ARGS__); \
  };
SYNFIN_LEFT_OUT(ReceivesOn, "MAY-1", "receive.closed", "close.unread", "text.after-close")
SYNFIN_LEFT_OUT(ReceivesAfterClose, "MAY-1, receiving", "receive.closed")
SYNFIN_LEFT_OUT(ClosesOverUnread, "MAY-1, unread text", "close.unread")
SYNFIN_LEFT_OUT(TakesTextAfterClose, "MAY-1, new text", "text.after-close")
SYNFIN_LEFT_OUT(ObeysOldResets, "RFC 1337", "rst.time-wait.protected")
SYNFIN_LEFT_OUT(BelievesOldAcks, "MAY-12", "ack.too-old")
SYNFIN_LEFT_OUT(SilentAboutHoles, "MAY-13", "text.out-of-order")
#undef SYNFIN_LEFT_OUT

std::vector<Result> judged(const PlainTable& table, const std::vector<std::string_view>& names) {
  std::vector<const Property*> which;
  which.reserve(names.size());
  for (const std::string_view name : names) which.push_back(find_property(name));
  const PlainTable* const tables[] = {&table};
  return judge_endpoint(which, tables, {60'000, 2}).results;
}

}  // namespace

TEST_CASE("a table that leaves a MAY out satisfies it, and one that does it wrongly does not", "[.long]") {
  const auto left_out =
      judged(EditedTable::with<NeverReopens>(),
             {"time-wait-reopens-only-ahead", "listen-takes-a-syn-and-nothing-else", "challenges-are-counted",
              "refused-segment-leaves-no-trace", "a-caller-who-goes-is-forgotten",
              "syn-received-reset-returns-to-origin", "r2-ends-the-connection"});
  for (const Result& result : left_out) {
    INFO(result.property << ": " << result.detail);
    CHECK(result.verdict == Verdict::proved);
  }
  CHECK(left_out.front().detail == "left out: a SYN does not reopen from TIME-WAIT");
  const Result wrong = judged(EditedTable::with<ReopensBehind>(), {"time-wait-reopens-only-ahead"}).at(0);
  CHECK(wrong.verdict == Verdict::violated);
  CHECK(wrong.detail == "what reopens was asked for, and both sides' new numbers lie ahead of the old");
}

TEST_CASE("whatever MAY is left out, no MUST falls, and no MAY", "[.long]") {
  std::vector<const Property*> which;
  for (const Property& property : properties())
    if (property.level == Level::one_endpoint) which.push_back(&property);
  const PlainTable tables[] = {
      EditedTable::with<NeverReopens>(),        EditedTable::with<ReceivesOn>(),
      EditedTable::with<ReceivesAfterClose>(),  EditedTable::with<ClosesOverUnread>(),
      EditedTable::with<TakesTextAfterClose>(), EditedTable::with<ObeysOldResets>(),
      EditedTable::with<BelievesOldAcks>(),     EditedTable::with<SilentAboutHoles>()};
  std::vector<const PlainTable*> all;
  for (const PlainTable& table : tables) all.push_back(&table);
  std::vector<std::string> fallen;
  std::size_t left_out = 0;
  for (const Result& result : judge_endpoint(which, all, {60'000, 2}).results) {
    left_out += result.detail.starts_with("left out: ") ? 1 : 0;
    if (result.verdict == Verdict::proved) continue;
    fallen.push_back(std::string(name_of(demand_of(*find_property(result.property)))) + ": " +
                     std::string(result.property) + " on " + std::string(result.variant));
  }
  std::sort(fallen.begin(), fallen.end());
  // Who takes up MAY-1 in part owes what SHLD-3 asks in the rest.
  CHECK(fallen == std::vector<std::string>{"SHOULD: close-with-unread-data-resets on MAY-1, new text",
                                           "SHOULD: close-with-unread-data-resets on MAY-1, unread text"});
  CHECK(left_out == 6);
}

TEST_CASE("a property holds a table to the strongest requirement that its clause names") {
  const auto demand = [](std::string_view name) { return demand_of(*find_property(name)); };
  CHECK(demand("time-wait-reopens-only-ahead") == Demand::may);
  CHECK(demand("receive-window-is-not-shrunk") == Demand::should);
  CHECK(demand("segments-are-worth-sending") == Demand::must);  // SHLD-28 beside MUST-38
  CHECK(demand("handshake-needs-our-syn-acknowledged") == Demand::must);
}

TEST_CASE("where the invariant fell nothing is known to be dead", "[.long]") {
  const PlainTable table = EditedTable::with<FinWait2Timer>();
  const auto results = judged(table, {"endpoint-invariant", "no-rule-is-dead"});
  CHECK(results[0].verdict == Verdict::violated);
  CHECK(results[1].verdict == Verdict::unknown);
  CHECK(results[1].detail == "not known to fire: fin-wait-2.timeout");
}

}  // namespace synfin::tests
