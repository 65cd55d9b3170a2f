#include "formula.hpp"

#include "../../model/graph/build.hpp"
#include "../../model/graph/text.hpp"
#include "../../proofs/claims/ghosts.hpp"
#include "../../proofs/claims/property.hpp"

namespace synfin::cli {

std::string formula(const model::Node& term) {
  static const model::WordNames words = [] {
    model::WordNames names;
    for (const proofs::Word* word : proofs::words())
      for (const model::View view : {model::View::before, model::View::after, model::View::theirs,
                                     model::View::message, model::View::later}) {
        const model::Node* const seen = model::graph::seen(word->term, view);
        names.emplace(model::graph::without_constants(seen), model::marked(std::string(word->name), view));
      }
    return names;
  }();
  return text_of(*model::graph::without_constants(&term), proofs::field_name, words);
}

}  // namespace synfin::cli
