#include "play.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

#include "../../model/plain.hpp"

namespace synfin::cli {

namespace {

constexpr std::size_t most_steps = 100'000;

/// What of an event's outcome is for the user, in words.
std::vector<std::string> spell_told(const Told& told) {
  std::vector<std::string> words;
  each_field(told, [&](std::string_view name, model::Sort sort, auto value) {
    if (!value || !is_for_user(name)) return;
    words.push_back(sort == model::Sort::flag ? std::string(name) : fmt::format("{} {}", name, +value));
  });
  return words;
}

void add_up(Told& sum, const Told& told) {
  std::vector<std::uint32_t> values;
  each_field(told, [&](std::string_view, model::Sort, auto value) { values.push_back(value); });
  std::size_t next = 0;
  each_field(sum, [&](std::string_view, model::Sort, auto& value) { assign(value, value + values[next++]); });
}

}  // namespace

Play::Play(std::string_view table, const Start& start)
    : table_(table), config_(start.config), alone_(start.alone), now_(start.clock) {
  for (std::size_t peer : {0U, 1U}) {
    machines_[peer] = make_machine(table, start.tcb[peer]);
    if (!machines_[peer]) throw std::invalid_argument(fmt::format("there is no table '{}'", table));
  }
  ladder_.start = {state_name(0), state_name(1)};
}

bool is_timeout(Event event) { return model::timer_of(event) != nullptr; }

std::string Play::state_name(std::size_t peer) const {
  return alone_ && peer == 1 ? std::string() : std::string(model::name_of(state(peer)));
}

const Outcome& Play::step(std::size_t peer, Event event, Call call, const std::optional<Arrival>& arrival) {
  if (ladder_.steps.size() >= most_steps)
    throw std::runtime_error(fmt::format("more than {} events", most_steps));
  last_ = machines_[peer]->handle(event, call, config_[peer], arrival ? arrival->segment : Segment{});
  LadderStep step;
  step.ms = ms_;
  step.peer = peer;
  if (!arrival) step.event = model::name_of(event);
  if (event == Event::SEND || event == Event::RECEIVE) step.event += fmt::format(" {}", call.octets);
  step.arrives = arrival;
  if (last_.told.sent) {
    step.sends = Departure{sent_.size(), last_.out, !network_is_up_};
    sent_.push_back({peer, last_.out, ms_, ladder_.steps.size(), 0, !network_is_up_});
    if (last_.out.syn && !fresh_[peer].empty() && last_.out.seq == fresh_[peer].front())
      fresh_[peer].erase(fresh_[peer].begin());
  }
  step.states = {state_name(0), state_name(1)};
  step.rules.assign(last_.rules.begin(), last_.rules.end());
  step.told = spell_told(last_.told);
  add_up(told_[peer], last_.told);
  ladder_.steps.push_back(std::move(step));
  return last_;
}

void Play::follow_clock(std::uint32_t now) {
  if (!clock_is_set_) now_ = now;
  clock_is_set_ = true;
  ms_ += now - now_;
  now_ = now;
}

void Play::transfer(std::size_t peer, std::uint32_t octets, const Call& call) {
  follow_clock(call.now);
  const std::size_t other = 1 - peer;
  const auto round = [&](std::uint32_t count) {
    Call some = call;
    some.octets = count;
    const Outcome sent = machines_[peer]->handle(Event::SEND, some, config_[peer], {});
    const Outcome taken = machines_[other]->handle(Event::SEGMENT_ARRIVES, some, config_[other], sent.out);
    const Outcome read = machines_[other]->handle(Event::RECEIVE, some, config_[other], {});
    if (!sent.told.sent || taken.told.delivered != count || !taken.told.sent)
      throw std::runtime_error(fmt::format("a round of {} octets does not go through", count));
    const Segment& ack = read.told.sent ? read.out : taken.out;
    machines_[peer]->handle(Event::SEGMENT_ARRIVES, some, config_[peer], ack);
  };
  // The last round is a whole one, as the round before all was.
  if (octets % call.octets != 0) round(octets % call.octets);
  for (std::uint32_t left = octets / call.octets; left != 0; --left) round(call.octets);
  LadderStep step;
  step.ms = ms_;
  step.peer = peer;
  step.event = fmt::format("SEND {} in rounds of {}, each acknowledged", octets, call.octets);
  step.states = {state_name(0), state_name(1)};
  ladder_.steps.push_back(std::move(step));
}

const Outcome& Play::happen(const Happening& happening, Origin otherwise) {
  follow_clock(happening.call.now);
  if (happening.event != Event::SEGMENT_ARRIVES)
    return step(happening.peer, happening.event, happening.call, {});

  Arrival arrival{{}, happening.segment, otherwise, false};
  for (std::size_t n = 0; n < sent_.size(); ++n) {
    if (sent_[n].from == happening.peer || sent_[n].segment != happening.segment) continue;
    if (arrival.number && (sent_[n].deliveries != 0 || sent_[*arrival.number].deliveries == 0)) continue;
    arrival.number = n;
  }
  if (arrival.number) {
    arrival.origin = Origin::peer;
    arrival.again = sent_[*arrival.number].deliveries++ != 0;
  }
  return step(happening.peer, happening.event, happening.call, arrival);
}

Call Play::host_call(std::size_t peer, Call call) {
  call.now = now_;
  call.isn = first_isn[peer];
  for (const Sent& sent : sent_)
    if (sent.from == peer && sent.segment.syn) call.isn = sent.segment.seq + isn_step;
  if (!fresh_[peer].empty()) call.isn = fresh_[peer].front();
  return call;
}

void Play::send_more(std::size_t peer) {
  while (machines_[peer]->due(runtime::call_at(now_), config_[peer]) == Event::TRANSMIT)
    step(peer, Event::TRANSMIT, host_call(peer, runtime::ready_call()), {});
}

const Outcome& Play::call(std::size_t peer, Event event, Call call) {
  step(peer, event, host_call(peer, call), {});
  const Outcome outcome = last_;
  send_more(peer);
  return last_ = outcome;
}

const Outcome& Play::deliver(std::size_t number) {
  Sent& sent = sent_.at(number);
  const std::size_t peer = 1 - sent.from;
  const Arrival arrival{number, sent.segment, Origin::peer, sent.deliveries != 0};
  ++sent.deliveries;
  step(peer, Event::SEGMENT_ARRIVES, host_call(peer, runtime::ready_call()), arrival);
  const Outcome outcome = last_;
  send_more(peer);
  return last_ = outcome;
}

const Outcome& Play::inject(std::size_t peer, const Segment& segment, Origin origin) {
  step(peer, Event::SEGMENT_ARRIVES, host_call(peer, runtime::ready_call()),
       Arrival{{}, segment, origin, false});
  const Outcome outcome = last_;
  send_more(peer);
  return last_ = outcome;
}

void Play::lose(std::size_t number) {
  Sent& sent = sent_.at(number);
  sent.lost = true;
  ladder_.steps[sent.step].sends->lost = true;
}

void Play::reboot(std::size_t peer) {
  machines_[peer] = make_machine(table_);
  LadderStep step;
  step.ms = ms_;
  step.peer = peer;
  step.event = "reboot";
  step.states = {state_name(0), state_name(1)};
  ladder_.steps.push_back(std::move(step));
}

void Play::move_clock(std::uint64_t ms) {
  ms_ += ms;
  now_ += static_cast<std::uint32_t>(ms);
}

std::optional<std::uint64_t> Play::next_timeout() const {
  std::optional<std::uint64_t> next;
  for (std::size_t peer : {0U, 1U}) {
    if (const auto deadline = machines_[peer]->next_deadline(runtime::call_at(now_), config_[peer])) {
      // A deadline that has passed already is due now: clocks wrap, so "before" is half of the circle.
      const std::uint64_t ahead = model::Words::before(*deadline, now_) ? 0 : *deadline - now_;
      if (!next || ahead < *next) next = ahead;
    }
  }
  return next;
}

std::optional<std::pair<std::size_t, Event>> Play::pass_to_timeout() {
  const auto next = next_timeout();
  if (!next) return std::nullopt;
  move_clock(*next);
  for (std::size_t peer : {0U, 1U}) {
    if (const auto event = machines_[peer]->due(runtime::call_at(now_), config_[peer])) {
      call(peer, *event);
      return std::pair{peer, *event};
    }
  }
  throw std::logic_error("a deadline has come, and nothing is due");
}

void Play::pass(std::uint64_t ms) {
  const std::uint64_t end = ms_ + ms;
  for (auto next = next_timeout(); next && ms_ + *next <= end; next = next_timeout()) pass_to_timeout();
  move_clock(end - ms_);
}

}  // namespace synfin::cli
