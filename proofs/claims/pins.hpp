// How a word is pinned to the sentence that it stands for.
#pragma once

#include "words.hpp"

namespace synfin::proofs::claims {

/// A word, and the sentence (sentences/) that it must be equal to whatever its fields hold.
template <Term W, Term M>
Word word(std::string_view name, W term, M means) {
  static_assert(W::sort == M::sort, "synfin: the word and its meaning are of different sorts");
  return {name, put(term), put(means)};
}

}  // namespace synfin::proofs::claims
