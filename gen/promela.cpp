// Target `promela`: the table as a model for SPIN, with two ends and a hostile wire around it.
#include "synfin/gen/promela.hpp"

#include "synfin/gen/target.hpp"

namespace synfin::gen {

namespace {
std::vector<File> print(const model::PlainTable& table) {
  return {{"machine.pml", promela::machine(table)}};
}
}  // namespace

Target target_promela() {
  return {"promela", "a model for SPIN: the table, two ends, a hostile wire",
          "checking safety by another method than the prover's", print};
}

}  // namespace synfin::gen
