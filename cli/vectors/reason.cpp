#include "reason.hpp"

#include <fmt/format.h>

namespace synfin::cli::vectors {

std::string reason_of(const Unreached& unreached, const Effort& effort) {
  const std::string searched =
      fmt::format("{} events were tried, in runs of at most {}", effort.events, most_events);
  switch (unreached.excluded) {
    case Excluded::proved:
      return "no state of the endpoint invariant in which what is zero by induction is zero meets it, "
             "whatever comes: proved by Z3";
    case Excluded::not_so:
      return "a state of the endpoint invariant meets it, but no run was found that leads there: " + searched;
    case Excluded::unknown:
      return "the solver gave up, and no run was found: " + searched;
    case Excluded::not_asked:
      break;
  }
  return "no run was found: " + searched +
         "; the solver was not asked: the endpoint invariant is the standard's, and says nothing of what "
         "shows later";
}

}  // namespace synfin::cli::vectors
