// The standard's machine, compiled once for the judge's tests.
#include "../../model/standard.hpp"
#include "judged.hpp"

namespace synfin::oracle::test {

Options by_the_standard() {
  static const runtime::MachineOf<model::Standard> machine;
  return {machine, model::standard()};
}

}  // namespace synfin::oracle::test
