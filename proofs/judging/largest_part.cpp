#include "largest_part.hpp"

namespace synfin::proofs {

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

/// `a, b` of those that both name.
std::string in_both(const Names& some, const Names& others) {
  std::string list;
  for (const std::string_view one : some)
    if (others.count(one) != 0) list += (list.empty() ? "" : ", ") + std::string(one);
  return list;
}

}  // namespace

LargestPart::LargestPart(const std::vector<Piece>& invariant, Names lost, std::vector<Lost> at_first,
                         std::vector<ShownAtPlace> at_places)
    : invariant_(invariant), lost_(std::move(lost)), at_(std::move(at_places)) {
  for (Lost& one : at_first) lose(std::move(one));
  drop();
}

std::vector<std::size_t> LargestPart::again(const Fallen& fallen) const {
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < at_.size(); ++i)
    if (std::any_of(at_[i].shown.begin(), at_[i].shown.end(), [&](const Shown& one) {
          return rests_on(one, fresh_) && lost_.count(one.piece) == 0 && !fallen.by(one.piece, i);
        }))
      all.push_back(i);
  return all;
}

void LargestPart::put(std::size_t place, ShownAtPlace made) {
  for (const Shown& one : at_[place].shown) rested_[one.piece].insert(one.used.begin(), one.used.end());
  at_[place] = std::move(made);
}

void LargestPart::drop_what_falls() {
  fresh_.clear();
  drop();
}

void LargestPart::drop() {
  std::map<std::string_view, std::pair<const ShownAtPlace*, const Shown*>> falls;
  for (const ShownAtPlace& made : at_)
    for (const Shown& one : made.shown) {
      if (one.answer == Answer::yes || !is_piece(one.piece) || lost_.count(one.piece) != 0) continue;
      auto& worst = falls.try_emplace(one.piece, &made, &one).first->second;
      if (worst.second->answer == Answer::unknown) worst = {&made, &one};
    }
  const Names before = lost_;
  for (const auto& [piece, how] : falls) {
    const auto& [made, shown] = how;
    std::string what = (shown->answer == Answer::no ? "at " : "is not known to hold at ") + made->where;
    if (const std::string wanted = in_both(rested_[piece], before); !wanted.empty())
      what += ", for want of " + wanted;
    lose({piece, std::move(what), shown->how, shown->answer == Answer::no});
  }
}

Induction LargestPart::result() const {
  Induction all;
  all.lost = told_;
  for (const ShownAtPlace& made : at_) {
    all.counted = all.counted && made.tally.owed == made.tally.looked_at;
    for (const Shown& one : made.shown)
      if (lost_.count(one.piece) == 0) count(all, one);
  }
  for (const Lost& one : told_)
    all.pieces_[one.piece] = {one.certain ? Answer::no : Answer::unknown, {}, one.what, one.step};
  if (all.counted) return all;
  for (auto& [name, standing] : all.pieces_) {
    if (standing.answer != Answer::yes) continue;
    standing.answer = Answer::unknown;
    standing.broken = not_counted;
  }
  return all;
}

bool LargestPart::is_piece(std::string_view name) const {
  return std::any_of(invariant_.begin(), invariant_.end(),
                     [&](const Piece& one) { return one.name == name; });
}

void LargestPart::lose(Lost one) {
  lost_.insert(one.piece);
  fresh_.insert(one.piece);
  told_.push_back(std::move(one));
}

}  // namespace synfin::proofs
