#include "../catch.hpp"

namespace synfin::tests {

bool exceptions_and_rtti_are_off();
bool machine_runs_without_exceptions();

TEST_CASE("the machine is built and runs without exceptions and RTTI") {
  CHECK(exceptions_and_rtti_are_off());
  CHECK(machine_runs_without_exceptions());
}

}  // namespace synfin::tests
