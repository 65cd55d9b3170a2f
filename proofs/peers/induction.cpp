#include "synfin/proofs/peers/induction.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include "synfin/proofs/peers/assumptions.hpp"
#include "synfin/proofs/peers/invariant.hpp"

namespace synfin::proofs::peers {

using model::Event;
using model::State;

namespace {

struct Place {
  Event event;
  bool crash;
  State state;
};

/// The long ones first, so that no worker is left with one at the end.
std::vector<Place> places() {
  std::vector<Place> all;
  for (int round = 0; round < 2; ++round)
    for (std::size_t e = 0; e < model::event_count; ++e)
      for (std::size_t s = model::state_count; s-- > 0;)
        if ((Event(e) == Event::SEGMENT_ARRIVES) == (round == 0)) all.push_back({Event(e), false, State(s)});
  for (std::size_t s = 0; s < model::state_count; ++s) all.push_back({Event::STATUS, true, State(s)});
  return all;
}

/// Does the event run through the same rules in both tables? Tables tell their rules apart by name.
bool same_rules(const model::PlainTable& a, const model::PlainTable& b, Event event) {
  const auto rules = [&](const model::PlainTable& table) {
    std::vector<std::string_view> names;
    for (const std::size_t phase : table.handling(event).phases)
      for (const model::PlainRule& rule : table.phases[phase].rules) names.push_back(rule.name);
    return names;
  };
  return rules(a) == rules(b);
}

void count(Induction& all, Shown&& one) {
  Standing& piece = all.pieces_[one.piece];
  piece.rests_on.insert(one.used.begin(), one.used.end());
  if (one.answer == Answer::yes || piece.answer == Answer::no) return;
  if (piece.answer == Answer::unknown && one.answer == Answer::unknown) return;
  piece.answer = one.answer;
  piece.broken = one.label;
  piece.step = std::move(one.how);
}

/// Nothing has happened yet: the invariant of the peers holds, and of the empty wire nothing is claimed.
void begin(Induction& all) {
  z3::context c;
  const Z3Words words(c);
  const Peer nobody = untouched(words);
  for (const PeerConjunct& piece : peer_invariant())
    if (!piece.holds(nobody, nobody).simplify().is_true()) {
      all.pieces_[piece.name].answer = Answer::no;
      all.pieces_[piece.name].broken = "the beginning";
    }
}

}  // namespace

Names Induction::foundations(std::string_view name) const {
  Names all;
  std::vector<std::string_view> open{name};
  while (!open.empty()) {
    const std::string_view next = open.back();
    open.pop_back();
    const auto piece = pieces_.find(next);
    if (piece == pieces_.end()) continue;
    for (const std::string_view used : piece->second.rests_on)
      if (all.insert(used).second) open.push_back(used);
  }
  return all;
}

const std::pair<const std::string_view, Standing>* Induction::fallen(std::string_view name) const {
  const Names all = foundations(name);
  for (const auto& piece : pieces_)
    if (piece.second.answer != Answer::yes && (piece.first == name || all.count(piece.first) != 0))
      return &piece;
  return nullptr;
}

bool Induction::proves(std::string_view name, const Names& without) const {
  if (fallen(name) != nullptr) return false;
  const Names all = foundations(name);
  return std::none_of(without.begin(), without.end(),
                      [&](std::string_view one) { return all.count(one) != 0; });
}

std::vector<Induction> induct(std::span<const Property* const> which,
                              std::span<const model::PlainTable* const> tables, const Limits& limits,
                              bool record_hints) {
  Terms terms;
  terms.record_hints = record_hints;
  terms.properties.assign(which.begin(), which.end());
  const std::vector<Place> all = places();
  std::vector<std::vector<std::vector<Shown>>> shown(all.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < all.size(); i = next++) {
      z3::context context;
      Corner corner(context, all[i].event, all[i].crash, all[i].state, limits, terms);
      for (const model::PlainTable* table : tables) {
        const bool first = table == tables.front();
        if (!first && (all[i].crash || same_rules(*table, *tables.front(), all[i].event)))
          shown[i].emplace_back();
        else
          shown[i].push_back(corner.judge(*table));
      }
    }
  };
  std::vector<std::thread> helpers;
  for (unsigned j = 1; j < limits.jobs; ++j) helpers.emplace_back(work);
  work();
  for (std::thread& helper : helpers) helper.join();

  std::vector<Induction> results(tables.size());
  for (std::size_t t = 0; t < tables.size(); ++t) {
    begin(results[t]);
    // What a table has in common with the first is proved there.
    if (t != 0)
      for (const auto& [name, piece] : results.front().pieces_)
        results[t].pieces_[name].rests_on = piece.rests_on;
    for (auto& corner : shown)
      for (Shown& one : corner[t]) count(results[t], std::move(one));
  }
  return results;
}

}  // namespace synfin::proofs::peers
