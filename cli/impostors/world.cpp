#include "world.hpp"

#include <algorithm>

#include "stranger.hpp"

namespace synfin::cli {

using model::Event;
using runtime::Segment;

namespace {
/// A broken machine may find something due for ever; no host asks it so often at one moment.
constexpr int most_at_once = 64;
constexpr int most_steps = 4000;

/// A hole lies before it: then a host may hold it (SHLD-31).
bool comes_early(const runtime::Tcb& tcb, const Segment& segment) {
  return (segment.text > 0 || segment.fin) && !segment.syn && !segment.rst &&
         model::receiving.has(tcb.tcb.state) && model::Words::before(tcb.rcv.nxt, segment.seq);
}
}  // namespace

World::World(std::uint32_t seed, const Habits& habits, std::array<const runtime::TableMachine*, 2> machines)
    : random_(seed), habits_(habits) {
  for (std::size_t who : {0U, 1U}) {
    hosts_[who].machine = machines[who];
    hosts_[who].base = number();
  }
}

std::vector<Recorded> World::play() {
  open();
  for (int steps = 0; steps < most_steps && now_ < habits_.lasts && !is_full(); ++steps) step();
  return in_order();
}

std::vector<Recorded> World::play(const Schedule& schedule) {
  for (const Deed& deed : schedule) perform(deed);
  return in_order();
}

void World::perform(const Deed& deed) {
  for (Host& host : hosts_) host.next_call = ~0U;
  for (int steps = 0; steps < most_steps && !is_full() && next_moment() <= deed.at; ++steps) step();
  if (is_full()) return;
  now_ = std::max(now_, deed.at);
  if (deed.event == Event::SEGMENT_ARRIVES) {
    record(1, deed.segment, now_);
    arrive(0, deed.segment);
  } else {
    call(0, deed.event, deed.call);
  }
}

std::vector<Recorded> World::in_order() {
  std::stable_sort(record_.begin(), record_.end(),
                   [](const Recorded& a, const Recorded& b) { return a.time < b.time; });
  for (std::size_t at = 0; at < record_.size(); ++at) record_[at].number = at + 1;
  return record_;
}

void World::open() {
  using Opening = Habits::Opening;
  if (habits_.opening == Opening::first) call(1, Event::OPEN_PASSIVE);
  if (habits_.opening == Opening::second) call(0, Event::OPEN_PASSIVE);
  if (habits_.opening != Opening::second) call(0, Event::OPEN_ACTIVE);
  if (habits_.opening == Opening::second || habits_.opening == Opening::both) call(1, Event::OPEN_ACTIVE);
}

void World::happen(std::size_t who, Event event, const runtime::Call& call, const Segment& segment) {
  Host& host = hosts_[who];
  if (who == 0 && watcher_) watcher_({host.tcb, event, call, segment});
  if (who == 0 && witness_ != nullptr) witness_->happens(event, call, segment);
  runtime::Fired fired;
  const runtime::Outcome outcome =
      host.machine->handle(host.tcb, event, call, habits_.config[who], segment, fired);
  if (who == 0 && twin_ != nullptr) twin_->see(outcome);
  if (!outcome.told.sent) return;
  if (who == 0 && witness_ != nullptr) witness_->sends(outcome.out);
  send(who, outcome.out);
}

/// An event, and whatever it makes due at once. The twin is given the event, and does what is due to itself.
/// An event that waits for the host says no more than that it looks what is due.
void World::handle(std::size_t who, Event event, runtime::Call call, const Segment& segment) {
  Host& host = hosts_[who];
  call.now = now_;
  // Each incarnation begins where no number of the one before lies: 64 KiB and more are left out.
  call.isn = host.base + host.opened * 10'000'000 + now_ * 250;
  if (who == 0 && habits_.odd_calls && event <= Event::STATUS) {
    call.forbidden = chance(0.05);
    call.no_room = chance(0.05);
    call.has_isn = call.has_isn && !chance(0.05);
    call.remote = call.remote && !chance(0.05);
  }
  if (who == 0 && twin_ != nullptr) twin_->live({event, call, habits_.config[0], segment});
  if (!host.machine->waits_for_host(event)) happen(who, event, call, segment);
  const runtime::Call due_call = runtime::call_at(now_);
  for (int times = 0; times < most_at_once; ++times) {
    const auto due = host.machine->due(host.tcb, due_call, habits_.config[who]);
    if (!due) break;
    happen(who, *due, due_call, {});
  }
  if (who == 0 && twin_ != nullptr) twin_->compare(host.tcb);
}

void World::call(std::size_t who, Event event, std::uint32_t octets) {
  runtime::Call call = runtime::ready_call();
  call.octets = octets;
  this->call(who, event, call);
}

void World::call(std::size_t who, Event event, const runtime::Call& call) {
  if (event == Event::OPEN_ACTIVE || event == Event::OPEN_PASSIVE) ++hosts_[who].opened;
  handle(who, event, call);
}

void World::send(std::size_t who, const Segment& segment) {
  const Wire& wire = habits_.wire;
  const bool dead = habits_.silent_from != 0 && now_ >= habits_.silent_from;
  if (dead && who == 1) return;
  const int copies = chance(wire.twice) ? 2 : 1;
  const double first = who == 0 ? wire.tap : 1 - wire.tap;  // the part of the way before the tap
  const bool lost_at_once = chance(wire.loss) && first > 0;
  for (int copy = 0; copy < copies; ++copy) {
    const auto before = first == 0 ? 0 : delay();
    const auto behind = first == 1 ? 0 : delay();
    if (lost_at_once && copy == 0) continue;
    const std::uint32_t passes = now_ + before;
    // Beside the receiver it is recorded as it arrives.
    if (first < 1) record(who, segment, passes);
    if (first < 1 && (chance(wire.loss) || dead)) continue;
    flying_.push_back({passes + behind, 1 - who, segment, first < 1});
  }
}

void World::record(std::size_t who, const Segment& segment, std::uint32_t when) {
  record_.push_back({packet_of(who, segment), 0,
                     std::int64_t{when} * 1'000'000 + static_cast<std::int64_t>(record_.size()),
                     static_cast<std::uint8_t>(who)});
}

void World::arrive(std::size_t who, const Segment& segment) {
  Host& host = hosts_[who];
  handle(who, Event::SEGMENT_ARRIVES, runtime::ready_call(), segment);
  if (!habits_.holds) return;
  if (comes_early(host.tcb, segment)) host.held.push_back(segment);
  for (;;) {
    const std::uint32_t next = host.tcb.rcv.nxt;
    // What lies behind RCV.NXT in part is new in part.
    const auto fits = std::find_if(host.held.begin(), host.held.end(), [&](const Segment& one) {
      return next - one.seq < one.text + (one.fin ? 1U : 0U) && model::receiving.has(host.tcb.tcb.state);
    });
    if (fits == host.held.end()) break;
    Segment one = *fits;
    host.held.erase(fits);
    // What it acknowledges was heard when it came (RFC 5961 section 5.2 is about ghosts).
    if (model::Words::before(one.ack, host.tcb.snd.una)) {
      one.ack = host.tcb.snd.una;
      one.wnd = host.tcb.snd.wnd;
    }
    handle(who, Event::SEGMENT_ARRIVES, runtime::ready_call(), one);
    if (host.tcb.rcv.nxt == next) break;
  }
}

/// Who is through opens again, when the other is through, too, or waits.
bool World::reopen(std::size_t who) {
  if (hosts_[who].opened >= 3) return false;
  const model::State other = state(1 - who);
  if (other == model::CLOSED && who == 0) {
    call(1, Event::OPEN_PASSIVE);
    call(0, Event::OPEN_ACTIVE);
  } else if (other == model::TIME_WAIT && habits_.reopens && chance(0.5)) {
    call(who, Event::OPEN_ACTIVE);
  } else {
    return false;
  }
  for (Host& host : hosts_) {
    host.calls_left = 8;
    host.held.clear();
  }
  return true;
}

void World::use_oddly() {
  constexpr std::array calls{Event::OPEN_PASSIVE, Event::OPEN_ACTIVE, Event::SEND,  Event::RECEIVE,
                             Event::CLOSE,        Event::ABORT,       Event::STATUS};
  const Event event = calls[below(calls.size())];
  call(0, event, event == Event::SEND || event == Event::RECEIVE ? 1 + below(900) : 0);
}

/// A user does something, more or less sensible.
void World::use(std::size_t who) {
  Host& host = hosts_[who];
  host.next_call = now_ + 1 + below(chance(0.2) ? 50 * habits_.slowness : habits_.slowness);
  if (who == 0 && habits_.odd_calls && chance(0.15)) return use_oddly();
  if (state(who) == model::CLOSED) {
    reopen(who);
    return;
  }
  if (host.tcb.rcv.unread > 0 && chance(0.7)) call(who, Event::RECEIVE, 1 + below(8000));
  if (model::in(model::CLOSED, model::LISTEN, model::SYN_SENT).has(state(who))) return;
  const double what = uniform();
  if (--host.calls_left < 0 || what < 0.06)
    call(who, Event::CLOSE);
  else if (what < 0.075)
    call(who, Event::ABORT);
  else if (what < 0.7)
    call(who, Event::SEND, 1 + below(chance(0.3) ? 9000 : 700));
}

void World::meet_stranger() {
  if (habits_.strange == 0 || !chance(0.3)) return;
  if (habits_.strange_in && *habits_.strange_in != state(0)) return;
  --habits_.strange;
  const Segment segment = strange_segment(hosts_[0].tcb, random_);
  record(1, segment, now_);
  arrive(0, segment);
}

std::uint32_t World::next_moment() const {
  std::uint32_t next = now_ + 100'000;
  for (const Flying& one : flying_) next = std::min(next, one.arrives);
  for (const std::size_t who : {0U, 1U}) {
    const Host& host = hosts_[who];
    if (const auto deadline =
            host.machine->next_deadline(host.tcb, runtime::call_at(now_), habits_.config[who]))
      next = std::min(next, std::max(*deadline, now_ + 1));
    next = std::min(next, std::max(now_ + 1, host.next_call));
  }
  if (twin_ != nullptr)
    if (const auto deadline = twin_->next_deadline(now_, habits_.config[0]))
      next = std::min(next, std::max(*deadline, now_ + 1));
  return next;
}

void World::step() {
  now_ = std::max(now_, next_moment());
  for (std::size_t at = 0; at < flying_.size();) {
    if (flying_[at].arrives > now_) {
      ++at;
      continue;
    }
    const Flying one = flying_[at];
    flying_.erase(flying_.begin() + static_cast<std::ptrdiff_t>(at));
    if (one.to == 1 && habits_.silent_from != 0 && now_ >= habits_.silent_from) continue;
    if (!one.seen) record(1 - one.to, one.segment, now_);
    arrive(one.to, one.segment);
  }
  for (std::size_t who = 0; who < 2; ++who) {
    handle(who, Event::TRANSMIT);  // whatever is due
    if (hosts_[who].next_call <= now_) use(who);
  }
  meet_stranger();
}

}  // namespace synfin::cli
