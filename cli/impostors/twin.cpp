#include "twin.hpp"

namespace synfin::cli {

using model::Event;
using runtime::Segment;

namespace {

/// What of it the user hears.
void add_told(std::vector<runtime::Told>& to, runtime::Told told) {
  told.sent = false;
  told.ack_owed = false;
  if (!(told == runtime::Told{})) to.push_back(told);
}

/// Do they look alike on the wire? The field of an acknowledgment that is none does not count.
bool same_on_wire(Segment a, Segment b) {
  if (!a.has_ack) a.ack = 0;
  if (!b.has_ack) b.ack = 0;
  if (!a.urg) a.up = 0;
  if (!b.urg) b.up = 0;
  return a == b;
}

}  // namespace

void Twin::handle(Event event, const Moment& moment) {
  runtime::Fired fired;
  const runtime::Outcome outcome =
      machine_.handle(tcb_, event, moment.call, moment.config, moment.segment, fired);
  add_told(told_, outcome.told);
  if (outcome.told.sent) sent_.push_back(outcome.out);
}

void Twin::live(const Moment& moment) {
  if (parted_) return;
  // What they differ in already began earlier.
  if (sent_.empty() && impostor_sent_.empty()) {
    state_ = tcb_.tcb.state;
    moment_ = moment;
  }
  told_.clear();
  impostor_told_.clear();
  if (!machine_.waits_for_host(moment.event)) handle(moment.event, moment);
  Moment due_moment = moment;
  due_moment.segment = {};
  due_moment.call = runtime::call_at(moment.call.now);
  while (const auto due = machine_.due(tcb_, due_moment.call, moment.config)) handle(*due, due_moment);
}

void Twin::see(const runtime::Outcome& outcome) {
  if (parted_) return;
  add_told(impostor_told_, outcome.told);
  if (outcome.told.sent) impostor_sent_.push_back(outcome.out);
}

void Twin::compare(const runtime::Tcb& impostor) {
  if (parted_) return;
  const bool was_apart = parting_.has_value();
  while (!sent_.empty() && !impostor_sent_.empty() && same_on_wire(sent_.front(), impostor_sent_.front())) {
    sent_.pop_front();
    impostor_sent_.pop_front();
  }
  inner_ = inner_ || !(impostor == tcb_);
  user_ = user_ || told_ != impostor_told_;
  if (sent_.empty() && impostor_sent_.empty()) {
    time_ = time_ || was_apart;
    parting_.reset();
  } else {
    part();
    parted_ = !sent_.empty() && !impostor_sent_.empty();
  }
}

void Twin::part() {
  if (!parting_) {
    parting_ = Parting{moment_, state_, {}, {}};
    if (!impostor_sent_.empty()) parting_->impostor = impostor_sent_.front();
    if (!sent_.empty()) parting_->twin = sent_.front();
  }
}

std::optional<std::uint32_t> Twin::next_deadline(std::uint32_t now, const runtime::Config& config) const {
  if (parted_) return std::nullopt;
  return machine_.next_deadline(tcb_, runtime::call_at(now), config);
}

Reach Twin::reach() const {
  if (parting_) return Reach::wire;
  if (time_) return Reach::time;
  if (user_) return Reach::user;
  return inner_ ? Reach::inner : Reach::nowhere;
}

}  // namespace synfin::cli
