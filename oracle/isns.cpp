#include "isns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "evidence/flow.hpp"
#include "report/show.hpp"

namespace synfin::oracle {
namespace {

/// So many equal steps in a row are no accident.
constexpr std::size_t many = 5;
/// So many sockets and addresses are remembered, and so many frames named.
constexpr std::size_t most_remembered = std::size_t{1} << 15U;
constexpr std::size_t told_again = 64;

}  // namespace

void Isns::tell(const Connection& connection, const Seen& syn, std::string_view rule, std::string text) {
  const Endpoint& who = connection.endpoints[syn.side];
  const auto [place, is_new] = told_.try_emplace({std::string(rule), who.address}, found_.size());
  if (!is_new) {
    Finding& first = found_[place->second].second;
    ++first.times;
    if (first.again.size() < told_again) first.again.push_back(syn.frame);
    return;
  }
  Finding finding;
  finding.frame = syn.frame;
  finding.time = syn.time;
  finding.flow = flow_name(connection.endpoints);
  finding.stream = connection.stream;
  for (const std::size_t side : {0U, 1U}) finding.ends[side] = to_string(connection.endpoints[side]);
  finding.endpoint = to_string(who);
  finding.level = Level::warning;
  finding.rule = rule;
  finding.cite = "RFC 9293 3.4.1";
  finding.requirement = "MUST-8";
  finding.state = "-";
  finding.seen = show(connection, syn);
  finding.expected = "a number that nobody can foretell (RFC 6528)";
  finding.text = std::move(text);
  found_.emplace_back(who, std::move(finding));
}

/// How the sockets have begun last, if that is known.
Isns::Begin& Isns::remembered(const Sockets& sockets) {
  constexpr std::uint64_t any_key = 0x9e3779b97f4a7c15;  // what collides is only forgotten
  const std::uint64_t number = sockets.hash(any_key) | 1U;
  const std::uint64_t of_peer = Sockets{sockets.theirs, sockets.mine}.hash(any_key) | 1U;
  if (sockets_.empty()) sockets_.resize(most_remembered / std::tuple_size_v<Shelf>);
  // Both directions on one shelf: it is at hand when the other side begins.
  Shelf& shelf = sockets_[((number ^ of_peer) >> 1U) % sockets_.size()];
  const auto same =
      std::find_if(shelf.begin(), shelf.end(), [&](const Begin& one) { return one.sockets == number; });
  // The one that began last stands first.
  const bool known = same != shelf.end();
  std::rotate(shelf.begin(), known ? same : std::prev(shelf.end()), known ? std::next(same) : shelf.end());
  if (!known) shelf.front() = {number, 0, 0, 0, false};
  return shelf.front();
}

void Isns::add(const Connection& connection, const Seen& syn) {
  const Endpoint& mine = connection.endpoints[syn.side];
  const Endpoint& theirs = connection.endpoints[1U - syn.side];
  const std::uint32_t isn = syn.raw_seq;
  Begin& begin = remembered({mine, theirs});
  const Begin before = std::exchange(begin, {begin.sockets, syn.time, isn, syn.hops_left, true});
  if (before.known && before.isn == isn) {
    // The same datagram before and behind a box that rewrites the other side's numbers is no other
    // connection.
    constexpr std::int64_t soon = 1'000'000'000;
    if (syn.hops_left != before.hops_left && syn.time - before.time < soon) return;
    tell(connection, syn, "isn.repeated",
         "a connection begins with the number of an earlier one between the same sockets");
  }
  if (addresses_.size() == most_remembered && addresses_.find(mine.address) == addresses_.end()) return;
  Steps& steps = addresses_[mine.address];
  const std::uint32_t step = isn - steps.last;
  steps.equal = steps.begun && step == steps.step && step != 0 ? steps.equal + 1 : 0;
  if (steps.equal >= many)
    tell(connection, syn, "isn.constant-step",
         fmt::format("each connection begins {} numbers behind the last", step));
  steps.step = step;
  steps.last = isn;
  steps.begun = true;
}

}  // namespace synfin::oracle
