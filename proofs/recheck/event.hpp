// One event at one endpoint as one formula: the phases of the table one after the other, each rule under the
// condition that it fires.
#pragma once

#include <utility>
#include <vector>

#include "terms.hpp"

namespace synfin::recheck {

struct Ran {
  Fields after;
  Fields ended;  ///< where the connection ends, all fields before the rule that ended it
  struct Fires {
    const model::PlainRule* rule;
    std::size_t phase;
    z3::expr constant;  ///< a name for "it fires"
  };
  std::vector<Fires> fires;
  z3::expr names;  ///< what the names stand for
  z3::expr sent_twice;
};

/// What the event makes of `before`, whose OUT and TOLD are empty.
Ran run(z3::context& c, const model::PlainTable& table, model::Event event, const Fields& before);

/// A term about one endpoint: fields before the event and after it.
z3::expr said_of(z3::context& c, const model::Node& term, const Fields& before, const Fields& after);

/// Constants for all fields; OUT and TOLD are empty.
Fields any_fields(z3::context& c);

}  // namespace synfin::recheck
