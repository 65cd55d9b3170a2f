#include "induction.hpp"

#include <algorithm>

#include "../parallel.hpp"
#include "assumptions.hpp"
#include "invariant.hpp"

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

void count(Induction& all, const Shown& one) {
  Standing& piece = all.pieces_[one.piece];
  if (one.answer == Answer::yes) piece.rests_on.insert(one.used.begin(), one.used.end());
  if (one.answer == Answer::yes || piece.answer == Answer::no) return;
  if (piece.answer == Answer::unknown && one.answer == Answer::unknown) return;
  piece.answer = one.answer;
  piece.broken = one.label;
  piece.step = one.how;
}

/// Nothing has happened yet: the invariant of the peers holds, and of the empty wire nothing is claimed.
void begin(Induction& all) {
  z3::context c;
  const Z3Words words(c);
  const Peer nobody = untouched(words);
  for (const auto* pieces : {&peer_invariant(), &invariant_of_the_open()})
    for (const PeerConjunct& piece : *pieces)
      if (!piece.holds(nobody, nobody).simplify().is_true()) {
        all.pieces_[piece.name].answer = Answer::no;
        all.pieces_[piece.name].broken = "the beginning";
      }
}

Induction summary(const std::vector<std::vector<Shown>>& shown) {
  Induction all;
  begin(all);
  for (const std::vector<Shown>& at_one_place : shown)
    for (const Shown& one : at_one_place) count(all, one);
  return all;
}

/// A claim whose premise is never met proves nothing.
void doubt_the_empty(Induction& all, const std::vector<const Property*>& properties,
                     const Witnesses& witnesses) {
  for (const Property* property : properties) {
    Standing& standing = all.pieces_[property->name];  // a claim that is true as it is written left none
    for (const PeerClaim& claim : claims_of(*property)) {
      if (witnesses.has(&claim)) continue;
      if (standing.answer != Answer::yes) continue;
      standing.answer = Answer::unknown;
      standing.broken = "nothing meets the premise of: " + std::string(claim.what);
    }
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

bool Induction::proves(std::string_view name) const {
  return pieces_.count(name) != 0 && fallen(name) == nullptr;
}

std::vector<Induction> induct(std::span<const Property* const> which,
                              std::span<const model::PlainTable* const> tables, const Limits& limits) {
  const std::vector<const Property*> properties(which.begin(), which.end());
  const std::vector<Place> all = places();
  const auto same = [&](const model::PlainTable& table, std::size_t place) {
    return all[place].crash || same_rules(table, *tables.front(), all[place].event);
  };
  // What is shown at each place, of the first table wholly, of the others where they differ from it.
  std::vector<std::vector<std::vector<Shown>>> shown(tables.size(),
                                                     std::vector<std::vector<Shown>>(all.size()));
  Witnesses witnesses;
  in_parallel(limits.jobs, all.size(), [&](std::size_t i) {
    z3::context context;
    Corner corner(context, all[i].event, all[i].crash, all[i].state, limits,
                  {.properties = properties, .witnesses = &witnesses});
    for (std::size_t t = 0; t < tables.size(); ++t)
      if (t == 0 || !same(*tables[t], i)) shown[t][i] = corner.judge(*tables[t]);
  });

  std::vector<Induction> results;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    std::vector<std::vector<Shown>> of_table = shown[t];
    if (t != 0)
      for (std::size_t i = 0; i < all.size(); ++i)
        // What the table has in common with the first is shown there; of what differs, what is proved.
        for (const Shown& one : shown.front()[i])
          if (same(*tables[t], i) || one.answer == Answer::yes) of_table[i].push_back(one);
    results.push_back(summary(of_table));
    doubt_the_empty(results.back(), properties, witnesses);
  }
  return results;
}

}  // namespace synfin::proofs::peers
