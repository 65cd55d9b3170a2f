// The machine where neither exceptions nor RTTI are to be had: compiled with both switched off
// (tests/CMakeLists.txt).
#include "../../runtime/machine.hpp"

namespace synfin::tests {

bool exceptions_and_rtti_are_off() {
#if defined(__cpp_exceptions) || defined(__GXX_RTTI)
  return false;
#else
  return true;
#endif
}

bool machine_runs_without_exceptions() {
  runtime::Machine<> machine;
  const auto outcome =
      machine.handle(model::Event::OPEN_ACTIVE, runtime::ready_call(0, 100), model::default_config);
  return outcome.told.sent && outcome.out.syn && outcome.out.seq == 100 && machine.state() == model::SYN_SENT;
}

}  // namespace synfin::tests
