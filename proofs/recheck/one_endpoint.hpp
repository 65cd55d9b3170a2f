// One endpoint: from every state of the invariant, whatever arrives or is called. Each event is one formula,
// and each piece and each claim one question about it.
#pragma once

#include "answers.hpp"
#include "event.hpp"

namespace synfin::recheck {

/// The pieces hold when nothing has happened yet, and the words mean what they are pinned to.
void one_endpoint_at_first(Answers& answers);
/// Everything about one event in one state.
void one_endpoint(Answers& answers, const model::PlainTable& table, model::Event event, model::State state);

/// `EVENT in STATE`, as the prover's list calls it.
std::string place_name(std::string_view event, model::State state);

}  // namespace synfin::recheck
