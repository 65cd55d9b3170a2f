// What a capture beside a host proves, and by which rule it is named. A host's segments are written by hand.
#include <string>
#include <vector>

#include "../../cli/impostors/pool.hpp"
#include "../../cli/machines/any_machine.hpp"
#include "../../cli/machines/deviants.hpp"
#include "../catch.hpp"

namespace synfin::oracle::test {
namespace {

/// A segment, at so many ms; A is the host beside which the capture was made.
struct Line {
  std::uint32_t ms;
  char from;
  const char* flags;
  std::uint32_t seq, ack;
  std::uint32_t text = 0;
  std::uint32_t wnd = 9000;
};

Options beside_a() { return cli::beside_host_0(*cli::find_machine("standard"), model::standard()); }

/// What is found against A: violations and warnings.
std::vector<Finding> against_a(const std::vector<Line>& lines, const Options& options = beside_a()) {
  std::vector<cli::Recorded> record;
  for (const Line& line : lines) {
    const std::string flags = line.flags;
    runtime::Segment s{};
    s.seq = line.seq;
    s.ack = line.ack;
    s.text = line.text;
    s.wnd = line.wnd;
    s.syn = flags.find('S') != std::string::npos;
    s.fin = flags.find('F') != std::string::npos;
    s.rst = flags.find('R') != std::string::npos;
    s.has_ack = flags.find('.') != std::string::npos;
    if (s.syn) s.mss = 1460;
    const std::size_t side = line.from == 'A' ? 0 : 1;
    record.push_back({cli::packet_of(side, s), record.size() + 1, std::int64_t{line.ms} * 1'000'000,
                      static_cast<std::uint8_t>(side)});
  }
  return cli::judge_recorded(record, options).against(0);
}

/// The same, and what is broken is looked for: the rules by which it is named.
std::vector<std::string> named(const std::vector<Line>& lines) {
  const cli::PlainDeviants deviants(*cli::find_machine("standard"), model::standard());
  Options options = beside_a();
  options.deviants = &deviants;
  std::vector<std::string> rules;
  for (const Finding& finding : against_a(lines, options)) rules.push_back(finding.rule);
  return rules;
}

/// Both have called at once, and each has the other's SYN,ACK; then A sends its own once more at this time,
/// and is told that it has come.
std::vector<Line> called_at_once(std::uint32_t again) {
  return {{1000, 'A', "S", 100, 0},       {1001, 'B', "S", 500, 0},   {1001, 'A', "S.", 100, 501},
          {1002, 'B', "S.", 500, 101},    {1002, 'A', ".", 101, 501}, {again, 'A', "S.", 100, 501},
          {again + 9, 'B', ".", 501, 101}};
}

/// B sends three segments, the second of which is lost at first; A answers the third so late.
std::vector<Line> early_text(std::uint32_t answered) {
  return {{1000, 'B', "S", 500, 0},        {1001, 'A', "S.", 100, 501},     {1002, 'B', ".", 501, 101},
          {1010, 'B', ".", 501, 101, 100}, {1010, 'A', ".", 101, 601},      {1012, 'B', ".", 701, 101, 100},
          {answered, 'A', ".", 101, 601},  {4000, 'B', ".", 601, 101, 100}, {4000, 'A', ".", 101, 801},
          {4010, 'B', "F.", 801, 101},     {4010, 'A', ".", 101, 802},      {4020, 'A', "F.", 101, 802},
          {4021, 'B', ".", 802, 102}};
}

}  // namespace

TEST_CASE("what has come to who has called has come, though the connection is not open for it yet") {
  // Half a second is the host's (a queue between the capture and its TCP); then the SYN,ACK has opened the
  // connection, by figure 7 of RFC 9293, and its own is not sent again: unless the user had closed by then,
  // and both the CLOSE and the text before it wait for an acknowledgment that is acceptable.
  CHECK(against_a(called_at_once(1400)).empty());
  CHECK(against_a(called_at_once(3501)).empty());
  std::vector<Line> deaf = called_at_once(3501);
  deaf.push_back({6501, 'A', "S.", 100, 501});
  const std::vector<Finding> late = against_a(deaf);
  REQUIRE(late.size() == 1);
  CHECK(late.front().frame == 8);
  CHECK(late.front().level == Level::violation);
}

TEST_CASE("who listens has a queue that may be full: what would open the connection may be let fall") {
  CHECK(against_a({{1000, 'B', "S", 500, 0},
                   {1001, 'A', "S.", 100, 501},
                   {1002, 'B', ".", 501, 101},
                   {4001, 'A', "S.", 100, 501},
                   {4002, 'B', ".", 501, 101}})
            .empty());
}

TEST_CASE("a duplicate acknowledgment that comes only with what was missing is none") {
  CHECK(against_a(early_text(1013)).empty());
  // It SHOULD be sent at once (RFC 5681 section 4.2).
  std::vector<Line> without = early_text(0);
  without.erase(without.begin() + 6);
  const std::vector<Finding> none = against_a(without);
  REQUIRE(none.size() == 1);
  CHECK(none.front().level == Level::warning);
  CHECK(none.front().frame == 6);
  CHECK(none.front().rule == "text.out-of-order");
}

TEST_CASE("of what came early a host may have let fall some, and is held to the rest alone") {
  // It has kept 601 to 701, and nothing behind it (RFC 2018 section 8): 901 is not known to it.
  CHECK(against_a({{1000, 'B', "S", 500, 0},
                   {1001, 'A', "S.", 100, 501},
                   {1002, 'B', ".", 501, 101},
                   {1012, 'B', ".", 601, 101, 100},
                   {1012, 'A', ".", 101, 501},
                   {1014, 'B', ".", 701, 101, 100},
                   {1014, 'A', ".", 101, 501},
                   {1016, 'B', ".", 801, 101, 100},
                   {1016, 'A', ".", 101, 501},
                   {2000, 'B', ".", 501, 101, 100},
                   {2000, 'A', ".", 101, 701},
                   {2010, 'B', ".", 801, 101, 100},
                   {2010, 'A', ".", 101, 701},
                   {5000, 'B', ".", 701, 101, 100},
                   {5000, 'A', ".", 101, 901},
                   {5010, 'B', "F.", 901, 101},
                   {5010, 'A', ".", 101, 902},
                   {5020, 'A', "F.", 101, 902},
                   {5021, 'B', ".", 902, 102}})
            .empty());
}

TEST_CASE("what a host sends is no late segment of another incarnation, beside it") {
  // The answer to a reset that is in the window and not at its edge stands at SND.NXT (RFC 5961 section 3.2).
  const auto answered_at = [](std::uint32_t seq) {
    return std::vector<Line>{{1000, 'B', "S", 500, 0},
                             {1001, 'A', "S.", 50'000'100, 501},
                             {1005, 'B', "R", 700, 0},
                             {1005, 'A', ".", seq, 501},
                             {1009, 'B', ".", 501, 50'000'101}};
  };
  CHECK(against_a(answered_at(50'000'101)).empty());
  CHECK(against_a(answered_at(1)).size() == 1);
}

TEST_CASE("what comes to a host with another connection's numbers is no excuse for what it sends then") {
  // Nothing of such a segment is taken (RFC 5961 section 5.2): its FIN is not acknowledged.
  const auto answered = [](std::uint32_t ack) {
    return std::vector<Line>{
        {1000, 'B', "S", 500, 0},       {1001, 'A', "S.", 100, 501},           {1002, 'B', ".", 501, 101},
        {1003, 'A', ".", 101, 501, 10}, {1004, 'B', "F.", 501, 3'000'000'000}, {1004, 'A', ".", 111, ack},
        {1009, 'B', ".", 501, 111}};
  };
  CHECK(against_a(answered(501)).empty());
  CHECK(against_a(answered(502)).size() == 1);
}

TEST_CASE("what the host sends with numbers of no connection is its fault, unless its peer knows them") {
  // The peer has reset the connection; that is over, and another is not captured. (Section 3.3.2: one TCB.)
  constexpr std::uint32_t a = 3'000'000'000;
  constexpr std::uint32_t b = 2'000'000'000;
  const auto then = [](const Line& last) {
    return std::vector<Line>{{1000, 'B', "S", b, 0},
                             {1001, 'A', "S.", a, b + 1},
                             {1002, 'B', ".", b + 1, a + 1},
                             {1003, 'A', ".", a + 1, b + 1, 10},
                             {1005, 'B', "R", b + 1, 0},
                             {1900, 'A', ".", 0, 0},
                             last};
  };
  CHECK(against_a(then({1905, 'B', "R", 0, 0})).size() == 1);
  CHECK(against_a(then({1905, 'B', ".", 0, 1})).empty());
}

TEST_CASE("a finding names the rule that alone need be broken") {
  // Two resets may answer each other for ever, where one that acknowledges what was never sent is answered:
  // the rule that drops it is left out, and the next one answers.
  CHECK(named({{1000, 'A', "S", 100, 0}, {1005, 'B', "R.", 0, 5000}, {1005, 'A', "R", 5000, 0}}) ==
        std::vector<std::string>{"syn-sent.bad-ack.rst"});
  // The peer says 600, then 26; who sends 600 has left out the second.
  CHECK(named({{1000, 'B', "S", 500, 0, 0, 600},
               {1001, 'A', "S.", 100, 501},
               {1002, 'B', ".", 501, 101, 0, 600},
               {1003, 'A', ".", 101, 501, 574},
               {1005, 'B', ".", 501, 675, 0, 26},
               {2000, 'A', ".", 675, 501, 600},
               {2002, 'B', ".", 501, 675, 0, 26}}) == std::vector<std::string>{"window.update"});
}

}  // namespace synfin::oracle::test
