// Two endpoints: every piece of the invariant, of whomever it is said, and every claim, after any event at
// the one of them.
//
// The question as a whole is out of Z3's reach where a segment arrives, so it is split: a case says of each
// phase that decides which of its rules fires, or that none does. That is all that can be, as it is written;
// a case is left out only where Z3 says that it can't be, and that the cases are all is asked once more.
#pragma once

#include "answers.hpp"
#include "peers.hpp"

namespace synfin::recheck {

/// The pieces of the peers hold when nothing has happened yet.
void two_endpoints_at_first(Answers& answers);
/// Everything about one event in one state of the one peer; `crash`: its host forgets the TCB.
void two_endpoints(Answers& answers, const model::PlainTable& table, model::Event event, model::State state,
                   bool crash);

}  // namespace synfin::recheck
