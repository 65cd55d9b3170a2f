#include "docket.hpp"

#include <algorithm>

#include "possibilities/bounds.hpp"

namespace synfin::oracle {

Docket::Entry::Entry(const Connection& connection, const Options& options, Between& with, Usual& usual,
                     Case::Said said)
    : one(connection, options, with.hosts, usual, std::move(said)), between(with) {}

Docket::Place& Docket::place(Between& between, const Seen& seen) {
  std::array<const Connection*, looked_back> latest_first{};
  const std::size_t known = std::min(looked_back, between.latest_first.size());
  for (std::size_t i = 0; i < known; ++i) latest_first[i] = &between.latest_first[i].one().connection();
  const auto found = place_among({latest_first.data(), known}, seen);
  if (found) return between.latest_first[*found];
  Connection connection{between.endpoints};
  connection.stray = known > 0 && !seen.flags.syn;
  connection.stream = streams_++;
  Case::Said said;
  if (ears_.said)
    said = [this, endpoints = between.endpoints](std::size_t side, const Finding& finding) {
      if (is_wanted(options_, endpoints[side])) ears_.said(finding);
    };
  unheard_.emplace_back(connection, options_, between, usual_, std::move(said));
  between.latest_first.insert(between.latest_first.begin(), {&unheard_, std::prev(unheard_.end())});
  return between.latest_first.front();
}

void Docket::move(Place& place, Cases& to) {
  to.splice(to.end(), *place.in, place.at);
  place.in = &to;
}

Docket::Place& Docket::place_of(const Entry& entry) {
  std::vector<Place>& places = entry.between.latest_first;
  return *std::find_if(places.begin(), places.end(),
                       [&](const Place& place) { return &*place.at == &entry; });
}

/// Something is done with a case: what waits, and what is remembered, is counted anew.
template <class Do>
void Docket::counted(Case& one, const Do& what) {
  waiting_ -= one.unheard();
  remembered_ -= one.remembered();
  what();
  waiting_ += one.unheard();
  remembered_ += one.remembered();
}

void Docket::hear(Case& one, std::size_t left) {
  counted(one, [&] { one.hear(left); });
  if (remembered_ > forget_beyond_) forget();
}

/// Those that were silent longest forget, until half is left: so that it is not done often.
void Docket::forget() {
  for (Cases* in : {&over_, &open_, &unheard_})
    for (Entry& entry : *in) {
      if (remembered_ <= most_remembered / 2) break;
      counted(entry.one, [&] { entry.one.forget(); });
    }
  forget_beyond_ = std::max(most_remembered, remembered_ + most_remembered / 2);
}

/// All of it was heard.
void Docket::settle(Place& place) {
  hear(place.one(), 0);
  move(place, place.one().is_over() ? over_ : open_);
}

void Docket::close(Cases::iterator at, Cases& in, std::string_view why) {
  Case& one = at->one;
  waiting_ -= one.unheard();
  remembered_ -= one.remembered();
  ears_.judged(one.close(why));
  Between& between = at->between;
  std::erase_if(between.latest_first, [&](const Place& place) { return place.at == at; });
  in.erase(at);
  if (!between.latest_first.empty()) return;
  if (latest_ == &between) latest_ = nullptr;
  flows_.erase(FlowKey(between.endpoints));
}

/// Where one end hears all, it hears them in the order of the capture.
void Docket::rest_others(Between& between, const Place& but) {
  for (Place& place : between.latest_first) {
    if (place.at == but.at) continue;
    if (place.one().unheard() > 0) settle(place);
    counted(place.one(), [&] { place.one().rest(); });
  }
}

/// Another connection may open while one goes on: a conforming end does not let it.
void Docket::tell_of_another(Between& between, const Seen& seen) {
  if (seen.flags.rst || between.latest_first.size() < 2) return;
  const auto open = std::find_if(between.latest_first.begin() + 1, between.latest_first.end(),
                                 [&](const Place& place) { return place.in != &over_; });
  if (open == between.latest_first.end()) return;
  // What is answered here must have come.
  if (between.is_at) settle(between.latest_first.front());
  Case& before = open->one();
  counted(before, [&] { before.hear_of_another(seen); });
  if (!before.is_over()) between.latest_first.front().one().follows_another();
}

/// Of connections that are open at once and whose numbers lie close together it cannot be told to which a
/// segment belongs.
void Docket::entangle(Between& between, Case& one) {
  for (Place& place : between.latest_first) {
    Case& other = place.one();
    if (&other == &one || place.in == &over_ || !are_entangled(one.connection(), other.connection()))
      continue;
    one.is_entangled();
    other.is_entangled();
  }
}

/// Between which two it passes.
Docket::Way Docket::look_up(const Packet& packet) {
  if (!is_wanted(options_, packet.source) && !is_wanted(options_, packet.destination)) return {nullptr, 0};
  const auto [found, is_new] = flows_.try_emplace(FlowKey(packet.source, packet.destination));
  Between& between = found->second;
  if (is_new) {
    between.endpoints = {packet.source, packet.destination};
    between.is_at =
        options_.at && (options_.at->matches(packet.source) || options_.at->matches(packet.destination));
    has_at_ = has_at_ || between.is_at;
  }
  latest_ = &between;
  return {latest_, between.endpoints[0] == packet.source ? 0U : 1U};
}

void Docket::add(const Packet& packet, std::uint64_t frame, std::int64_t time) {
  const auto [found, side] = way_of(packet);
  if (found == nullptr) return;
  Between& between = *found;
  ++packets_;
  const Seen captured = seen_of(packet, frame, time, side);
  const std::size_t known = streams_;
  const bool goes_on =
      !between.latest_first.empty() && between.latest_first.front().one().connection().goes_with(captured);
  Place& at = goes_on ? between.latest_first.front() : place(between, captured);
  if (between.is_at) rest_others(between, at);
  const bool of_latest = &at == &between.latest_first.front();
  if (of_latest && captured.flags.syn) tell_of_another(between, captured);
  const Connection& connection = at.one().connection();
  const bool had_begun = connection.sides[captured.side].syn_seen;
  const Seen& seen = at.one().add(captured, goes_on);
  if (seen.flags.syn && between.latest_first.size() > 1) entangle(between, at.one());
  if (!had_begun && connection.sides[seen.side].syn_seen && seen.checksum != Checksum::wrong)
    isns_.add(connection, seen);
  ++waiting_;
  if (at.one().unheard() > looked_ahead) hear(at.one(), looked_ahead);
  if (at.in != &unheard_ || std::next(at.at) != unheard_.end()) move(at, unheard_);
  if (between.latest_first.size() > looked_back) {
    const Place last = between.latest_first.back();
    close(last.at, *last.in, "");
  }
  while (waiting_ > most_unheard) settle(place_of(unheard_.front()));
  const bool is_fresh = streams_ > known;
  if (is_fresh && unheard_.size() + open_.size() > most_open) {
    Cases& in = open_.empty() ? unheard_ : open_;
    close(in.begin(), in, "more connections are open at once than are followed");
  }
  pass(time);
}

void Docket::pass(std::int64_t time) {
  now_ = std::max(now_, time);
  const std::int64_t longest = options_.live ? live_patience : patience;
  while (!unheard_.empty() && now_ - unheard_.front().one.last_time() > longest)
    settle(place_of(unheard_.front()));
  while (!over_.empty() &&
         (over_.size() > most_over || now_ - over_.front().one.last_time() > longest_linger))
    close(over_.begin(), over_, "");
}

void Docket::close(std::string_view why) {
  for (Cases* in : {&unheard_, &open_, &over_})
    while (!in->empty()) close(in->begin(), *in, why);
}

}  // namespace synfin::oracle
