#include "lemmas.hpp"

namespace synfin::proofs::peers {

using namespace model;
using namespace model::terms;

const std::vector<Lemma>& lemmas() {
  static const std::vector<Lemma> all{
      {"RCV.NXT moves only by the incarnation that was heard",
       [](const Setting& b, const Step& s) {
         return s.p(rcv.nxt) == b.p(rcv.nxt) || s.p.heard() != b.p.heard() ||
                b.arriving.incarnation() == b.p.heard();
       }},
  };
  return all;
}

}  // namespace synfin::proofs::peers
