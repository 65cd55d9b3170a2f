#include "induction.hpp"

#include <algorithm>

#include "../event/courses.hpp"
#include "../obligations/obligations.hpp"
#include "../parallel.hpp"
#include "assumptions.hpp"

namespace synfin::proofs::peers {

using model::Event;
using model::State;

std::string Place::name() const { return corner_name(crash ? "crash" : model::name_of(event), state); }

std::vector<Place> places() {
  std::vector<Place> all;
  for (int round = 0; round < 2; ++round)
    for (std::size_t e = 0; e < model::event_count; ++e)
      for (std::size_t s = model::state_count; s-- > 0;)
        if ((Event(e) == Event::SEGMENT_ARRIVES) == (round == 0)) all.push_back({Event(e), false, State(s)});
  for (std::size_t s = 0; s < model::state_count; ++s) all.push_back({Event::STATUS, true, State(s)});
  return all;
}

namespace {

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

/// What is shown of one table at one place, with some pieces lost.
struct Judged {
  std::string where;
  std::vector<Shown> shown;
  bool counted = true;    ///< all that was owed was looked at
  bool left_out = false;  ///< of that, something not, because it falls elsewhere
};

bool is_piece(std::string_view name) {
  const auto& all = peer_invariant();
  return std::any_of(all.begin(), all.end(), [&](const Piece& one) { return one.name == name; });
}

/// The induction of one table: what falls is dropped, and what rested on it shown again, until nothing falls.
class LargestPart {
 public:
  LargestPart(Names lost, std::vector<Judged> at_places) : lost_(std::move(lost)), at_(std::move(at_places)) {
    for (const std::string_view piece : false_at_first())
      lose({piece, "does not hold when nothing has happened yet", {}});
    drop_what_falls();
  }

  /// All pieces that are lost, those of one endpoint among them.
  const Names& lost() const { return lost_; }
  /// The places at which something rests on what was lost last, and must be shown again; none: this is the
  /// largest part.
  std::vector<std::size_t> again(const Fallen& fallen) const {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < at_.size(); ++i)
      if (std::any_of(at_[i].shown.begin(), at_[i].shown.end(), [&](const Shown& one) {
            return rests_on(one, fresh_) && lost_.count(one.piece) == 0 && !fallen.by(one.piece, i);
          }))
        all.push_back(i);
    return all;
  }
  /// What was shown at a place so far.
  const std::vector<Shown>& at(std::size_t place) const { return at_[place].shown; }
  /// What was shown again at a place, without what is lost.
  void put(std::size_t place, Judged judged) {
    for (const Shown& one : at_[place].shown) rested_[one.piece].insert(one.used.begin(), one.used.end());
    at_[place] = std::move(judged);
  }
  /// After `put` of all of `again`.
  void drop_what_falls() {
    fresh_.clear();
    std::map<std::string_view, std::pair<const Judged*, const Shown*>> falls;
    for (const Judged& judged : at_)
      for (const Shown& one : judged.shown) {
        if (one.answer == Answer::yes || !is_piece(one.piece) || lost_.count(one.piece) != 0) continue;
        auto& worst = falls.try_emplace(one.piece, &judged, &one).first->second;
        if (worst.second->answer == Answer::unknown) worst = {&judged, &one};
      }
    const Names before = lost_;
    for (const auto& [piece, how] : falls) {
      const auto& [judged, shown] = how;
      std::string what = (shown->answer == Answer::no ? "at " : "is not known to hold at ") + judged->where;
      std::string wanted;
      for (const std::string_view one : rested_[piece])
        if (before.count(one) != 0) wanted += (wanted.empty() ? "" : ", ") + std::string(one);
      if (!wanted.empty()) what += ", for want of " + wanted;
      lose({piece, std::move(what), shown->how});
    }
  }
  Induction result() const {
    Induction all;
    all.lost = told_;
    bool counted = true;
    for (const Judged& judged : at_) {
      counted = counted && judged.counted;
      for (const Shown& one : judged.shown)
        if (lost_.count(one.piece) == 0) count(all, one);
    }
    for (const Lost& one : told_) all.pieces_[one.piece] = {Answer::no, {}, one.what, one.step};
    if (counted) return all;
    for (auto& [name, standing] : all.pieces_) {
      if (standing.answer != Answer::yes) continue;
      standing.answer = Answer::unknown;
      standing.broken = "not all that is owed was looked at, a bug of Synfin";
    }
    return all;
  }

 private:
  void lose(Lost one) {
    lost_.insert(one.piece);
    fresh_.insert(one.piece);
    told_.push_back(std::move(one));
  }

  Names lost_, fresh_;
  std::vector<Judged> at_;
  std::map<std::string_view, Names> rested_;  ///< what each piece's steps needed before something was lost
  std::vector<Lost> told_;
};

/// All tables at all places: each place of the first table wholly, those of the others where they differ from
/// it.
class Inductions {
 public:
  Inductions(std::span<const Property* const> which, std::span<const model::PlainTable* const> tables,
             const Limits& limits)
      : properties_(which.begin(), which.end()),
        tables_(tables.begin(), tables.end()),
        limits_(limits),
        places_(places()),
        fallen_(tables.size()) {}

  std::vector<Induction> judge(const std::vector<Names>& lost) {
    if (limits_.obligations != nullptr)
      for (const model::PlainTable* table : tables_) owe_what_is_at_first(*limits_.obligations, *table);
    std::vector<LargestPart> parts = first_round(lost);
    while (shown_again(parts)) {
    }
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
  Corner corner_at(z3::context& context, std::size_t place, Names lost) {
    const Place& at = places_[place];
    return {context, at.event, at.crash, at.state, limits_, {properties_, &witnesses_, std::move(lost)}};
  }
  Judged judged(Corner& corner, std::size_t place, std::size_t table,
                const std::vector<Shown>* earlier = nullptr) {
    Judged made{places_[place].name(), corner.judge(*tables_[table], {place, &fallen_[table], earlier})};
    made.counted = corner.tally().owed == corner.tally().looked_at;
    made.left_out = corner.left_out();
    return made;
  }

  std::vector<LargestPart> first_round(const std::vector<Names>& lost) {
    std::vector<std::vector<Judged>> shown(tables_.size(), std::vector<Judged>(places_.size()));
    in_parallel(limits_.jobs, places_.size(), [&](std::size_t i) {
      z3::context context;
      Corner of_the_first = corner_at(context, i, lost.front());
      for (std::size_t t = 0; t < tables_.size(); ++t) {
        if (t != 0 && same(t, i, lost) && !shown.front()[i].left_out) {
          shown[t][i] = shown.front()[i];
        } else if (lost[t] == lost.front()) {
          shown[t][i] = judged(of_the_first, i, t);
        } else {
          z3::context own;
          Corner corner = corner_at(own, i, lost[t]);
          shown[t][i] = judged(corner, i, t);
        }
      }
    });
    std::vector<LargestPart> parts;
    for (std::size_t t = 0; t < tables_.size(); ++t) parts.emplace_back(lost[t], std::move(shown[t]));
    return parts;
  }

  /// False: nothing had to be.
  bool shown_again(std::vector<LargestPart>& parts) {
    std::vector<std::pair<std::size_t, std::size_t>> todo;
    for (Fallen& fallen : fallen_) fallen.everywhere();
    for (std::size_t t = 0; t < parts.size(); ++t)
      for (const std::size_t place : parts[t].again(fallen_[t])) todo.emplace_back(t, place);
    if (todo.empty()) return false;
    std::vector<Judged> fresh(todo.size());
    in_parallel(limits_.jobs, todo.size(), [&](std::size_t i) {
      const auto [t, place] = todo[i];
      z3::context context;
      Corner corner = corner_at(context, place, parts[t].lost());
      // What is to be written down is written down whole.
      const bool anew = limits_.obligations != nullptr;
      fresh[i] = judged(corner, place, t, anew ? nullptr : &parts[t].at(place));
    });
    for (std::size_t i = 0; i < todo.size(); ++i)
      parts[todo[i].first].put(todo[i].second, std::move(fresh[i]));
    for (LargestPart& part : parts) part.drop_what_falls();
    return true;
  }

  std::vector<const Property*> properties_;
  std::vector<const model::PlainTable*> tables_;
  Limits limits_;
  std::vector<Place> places_;
  Witnesses witnesses_;
  std::vector<Fallen> fallen_;  ///< by table
};

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
  const auto own = pieces_.find(name);
  if (own != pieces_.end() && own->second.answer != Answer::yes) return &*own;
  const Names all = foundations(name);
  for (const auto& piece : pieces_)
    if (piece.second.answer != Answer::yes && all.count(piece.first) != 0) return &piece;
  return nullptr;
}

bool Induction::proves(std::string_view name) const {
  return pieces_.count(name) != 0 && fallen(name) == nullptr;
}

std::vector<Induction> induct(std::span<const Property* const> which,
                              std::span<const model::PlainTable* const> tables,
                              const std::vector<Names>& lost, const Limits& limits) {
  return Inductions(which, tables, limits).judge(lost);
}

}  // namespace synfin::proofs::peers
