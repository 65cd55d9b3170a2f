// Every rule of the standard's table: that it fires and has the effects that its clause demands, and that it
// does not fire in a situation nearby. The cases stand in the files *_cases.cpp beside this one; a rule
// without one fails here.
#include <algorithm>
#include <set>
#include <string>

#include "../catch.hpp"
#include "../support/rule_case.hpp"

namespace synfin::tests {
namespace {

/// Remembers which rules have fired.
struct Names {
  std::vector<std::string_view> fired_rules;
  void fired(std::size_t id) { fired_rules.push_back(model::rule_names<model::Standard>[id]); }
  bool contain(std::string_view rule) const {
    return std::find(fired_rules.begin(), fired_rules.end(), rule) != fired_rules.end();
  }
};

struct Ran {
  Names names;
  Tcb tcb;
  Outcome outcome;
};

Ran run(const Setting& s) {
  runtime::Machine<> machine{s.tcb};
  Ran ran;
  ran.outcome = machine.handle(s.event, s.call, s.config, s.segment, ran.names);
  ran.tcb = machine.tcb();
  return ran;
}

bool may_happen(const Setting& s) { return runtime::Machine<>{s.tcb}.is_due(s.event, s.call, s.config); }

RuleCases all_cases(const Origin& from) {
  RuleCases all;
  for (const auto cases :
       {open_cases, send_receive_cases, close_abort_status_cases, unsynchronized_cases, sequence_cases,
        rst_security_syn_cases, ack_cases, urg_text_fin_cases, answer_cases, timeout_cases})
    for (RuleCase& one : cases(from)) all.push_back(std::move(one));
  return all;
}

/// The names of what the user was told.
std::string in_words(const Told& told) {
  std::string words;
#define SYNFIN_SAY(sort, name, meaning) \
  if (told.name != 0)                   \
    words += std::string(#name) + "=" + std::to_string(static_cast<std::uint32_t>(told.name)) + " ";
  SYNFIN_TOLD(SYNFIN_SAY)
#undef SYNFIN_SAY
  return words;
}

/// What follows from what else came of it, in every case.
void check_for_the_host(const Setting& s, const Ran& ran) {
  const Told& told = ran.outcome.told;
  const Segment& out = ran.outcome.out;
  const State was = s.tcb.tcb.state;
  const State is = ran.tcb.tcb.state;
  const bool takes_numbers = told.sent && (out.text != 0 || out.fin || out.syn);
  CHECK(told.deleted == (was != model::CLOSED && is == model::CLOSED));
  CHECK(told.listening == (was == model::SYN_RECEIVED && is == model::LISTEN));
  if (told.delivered != 0) CHECK(s.segment.seq + told.delivered_at == s.tcb.rcv.nxt);
  if (takes_numbers && !out.syn) CHECK(ran.tcb.snd.una + told.sent_at == out.seq);
  const bool had_sent = was > model::LISTEN && was != model::TIME_WAIT;
  CHECK(told.sent_again ==
        (takes_numbers && had_sent && static_cast<std::int32_t>(out.seq - s.tcb.snd.nxt) < 0));
}

void check_fires(const RuleCase& one) {
  const Ran ran = run(one.fires);
  const Expected& then = one.then;
  CHECK(may_happen(one.fires));
  CHECK(ran.names.contain(one.rule));
  CHECK(model::name_of(ran.tcb.tcb.state) == model::name_of(then.state));
  CHECK(ran.outcome.told.sent == then.segment.has_value());
  if (ran.outcome.told.sent && then.segment) {
    INFO("sent " << to_string(ran.outcome.out) << ", expected " << to_string(*then.segment));
    CHECK(same(ran.outcome.out, *then.segment));
    if (then.window_matters)
      CHECK((ran.outcome.out.wnd == then.segment->wnd && ran.outcome.out.mss == then.segment->mss));
  }
  Told told = ran.outcome.told;
  check_for_the_host(one.fires, ran);
  told.sent = told.ack_owed = false;  // said by the segment
  told.sent_again = told.deleted = told.listening = false;
  told.sent_at = told.delivered_at = 0;
  CHECK(in_words(told) == in_words(then.told));
  if (then.nothing_left) CHECK(ran.tcb == Tcb{});
  for (std::size_t i = 0; i < then.more.size(); ++i) {
    INFO("the TCB's condition " << i + 1);
    CHECK(then.more[i](ran.tcb));
  }
}

/// Where the numbers and the clock start: plainly, and so that each wraps in the course of the cases.
const std::vector<Origin> origins{
    {},
    {0U - 1, 0U - 1, 0U - 1},
    {0U - 2, 0U - 400, 0U - 1000},
    {0U - 150, 0U - 2, 0U - 240'000},
    {(1U << 31) - 1, (1U << 31) - 1, (1U << 31) - 1},
};

}  // namespace

TEST_CASE("each rule fires, with the effects that its clause demands") {
  for (const Origin& from : origins)
    for (const RuleCase& one : all_cases(from)) {
      INFO("rule " << one.rule << ", from us = " << from.us << ", them = " << from.them
                   << ", now = " << from.now);
      check_fires(one);
    }
}

TEST_CASE("each rule refuses a situation nearby") {
  for (const Origin& from : origins)
    for (const RuleCase& one : all_cases(from)) {
      INFO("rule " << one.rule << ", from us = " << from.us << ", them = " << from.them
                   << ", now = " << from.now);
      if (may_happen(one.refuses)) CHECK_FALSE(run(one.refuses).names.contain(one.rule));
    }
}

TEST_CASE("no rule of the table is without its case, and no case without its rule") {
  std::set<std::string_view> tested;
  for (const RuleCase& one : all_cases({})) tested.insert(one.rule);
  for (const std::string_view rule : model::rule_names<model::Standard>) {
    INFO("rule without a case: " << rule);
    CHECK(tested.count(rule) == 1);
  }
  for (const std::string_view rule : tested) {
    INFO("case without a rule: " << rule);
    CHECK(model::rule_id<model::Standard>(rule) < model::rule_names<model::Standard>.size());
  }
}

}  // namespace synfin::tests
