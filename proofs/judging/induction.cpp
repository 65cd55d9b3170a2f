#include "induction.hpp"

namespace synfin::proofs {

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

}  // namespace synfin::proofs
