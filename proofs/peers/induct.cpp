#include "induct.hpp"

#include "../event/courses.hpp"
#include "../judging/show_again.hpp"
#include "../obligations/obligations.hpp"
#include "../parallel.hpp"
#include "assumptions.hpp"

namespace synfin::proofs::peers {

std::vector<Place> places_of_peers() {
  std::vector<Place> all = places();
  for (const Place& crash : crashes()) all.push_back(crash);
  return all;
}

namespace {

/// Nothing has happened yet: the invariant of the peers holds, and of the empty wire nothing is claimed.
Names false_at_first() {
  z3::context c;
  const Z3Words words(c);
  const Peer nobody = untouched(words);
  Meaning meaning(words, {.self = &nobody, .other = &nobody});
  Names all;
  for (const Piece& piece : peer_invariant())
    if (piece.of == Of::peers && !meaning(*piece.term).simplify().is_true()) all.insert(piece.name);
  return all;
}

/// That is owed, too.
void owe_what_is_at_first(Obligations& all, const model::PlainTable& table) {
  z3::context c;
  const Z3Words words(c);
  const Peer nobody = untouched(words);
  Meaning meaning(words, {.self = &nobody, .other = &nobody});
  Obligations::Page page = all.open({Level::two_endpoints, table.name, "nothing has happened yet", ""});
  const Names false_then = false_at_first();
  for (const Piece& piece : peer_invariant())
    if (piece.of == Of::peers)
      page.owe({OwedAs::initiation, std::string(piece.name), "", ""}, !meaning(*piece.term),
               false_then.count(piece.name) == 0 ? Answer::no : Answer::yes);
}

/// A claim whose premise is never met proves nothing.
void doubt_the_empty(Induction& all, const std::vector<const Property*>& properties,
                     const Witnesses& witnesses) {
  for (const Property* property : properties) {
    Standing& standing = all.pieces_[property->name];  // a claim that is true as it is written left none
    for (const Claim& claim : property->claims) {
      if (witnesses.has(&claim)) continue;
      if (standing.answer != Answer::yes) continue;
      standing.answer = Answer::unknown;
      standing.broken = "nothing meets the premise of: " + std::string(claim.what);
    }
  }
}

/// All tables at all places: each place of the first table wholly, those of the others where they differ from
/// it.
class Inductions {
 public:
  Inductions(std::span<const Property* const> which, std::span<const model::PlainTable* const> tables,
             const Limits& limits)
      : properties_(which.begin(), which.end()),
        tables_(tables.begin(), tables.end()),
        limits_(limits),
        places_(places_of_peers()),
        fallen_(tables.size()) {}

  std::vector<Induction> judge(const std::vector<Names>& lost) {
    if (limits_.obligations != nullptr)
      for (const model::PlainTable* table : tables_) owe_what_is_at_first(*limits_.obligations, *table);
    std::vector<LargestPart> parts = first_round(lost);
    show_again(
        parts, fallen_, limits_.jobs,
        [&](std::size_t t, std::size_t place, const Names& lost_by_now, const std::vector<Shown>& earlier) {
          z3::context context;
          AtPlace here = at(context, place, lost_by_now);
          // What is to be written down is written down whole.
          return judged(here, place, t, limits_.obligations != nullptr ? nullptr : &earlier);
        });
    std::vector<Induction> results;
    for (const LargestPart& part : parts) {
      results.push_back(part.result());
      doubt_the_empty(results.back(), properties_, witnesses_);
    }
    return results;
  }

 private:
  bool same(std::size_t table, std::size_t place, const std::vector<Names>& lost) const {
    if (lost[table] != lost.front() || limits_.obligations != nullptr) return false;
    return places_[place].crash ||
           same_courses(*tables_[table], *tables_.front(), places_[place].event, places_[place].state);
  }
  AtPlace at(z3::context& context, std::size_t place, Names lost) {
    return {context, places_[place], limits_, {properties_, &witnesses_, std::move(lost)}};
  }
  ShownAtPlace judged(AtPlace& here, std::size_t place, std::size_t table,
                      const std::vector<Shown>* earlier = nullptr) {
    return here.judge(*tables_[table], {place, &fallen_[table], earlier});
  }

  std::vector<LargestPart> first_round(const std::vector<Names>& lost) {
    std::vector<std::vector<ShownAtPlace>> shown(tables_.size(), std::vector<ShownAtPlace>(places_.size()));
    in_parallel(limits_.jobs, places_.size(), [&](std::size_t i) {
      z3::context context;
      AtPlace of_the_first = at(context, i, lost.front());
      for (std::size_t t = 0; t < tables_.size(); ++t) {
        if (t != 0 && same(t, i, lost) && !shown.front()[i].left_out) {
          shown[t][i] = shown.front()[i];
        } else if (lost[t] == lost.front()) {
          shown[t][i] = judged(of_the_first, i, t);
        } else {
          z3::context own;
          AtPlace here = at(own, i, lost[t]);
          shown[t][i] = judged(here, i, t);
        }
      }
    });
    std::vector<LargestPart> parts;
    std::vector<Lost> at_first;
    for (const std::string_view piece : false_at_first())
      at_first.push_back({piece, "does not hold when nothing has happened yet", {}});
    for (std::size_t t = 0; t < tables_.size(); ++t)
      parts.emplace_back(peer_invariant(), lost[t], at_first, std::move(shown[t]));
    return parts;
  }

  std::vector<const Property*> properties_;
  std::vector<const model::PlainTable*> tables_;
  Limits limits_;
  std::vector<Place> places_;
  Witnesses witnesses_;
  std::vector<Fallen> fallen_;  ///< by table
};

}  // namespace

std::vector<Induction> induct(std::span<const Property* const> which,
                              std::span<const model::PlainTable* const> tables,
                              const std::vector<Names>& lost, const Limits& limits) {
  return Inductions(which, tables, limits).judge(lost);
}

}  // namespace synfin::proofs::peers
