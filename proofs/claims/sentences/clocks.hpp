// What RFC 9293, RFC 6298 and RFC 5961 say of clocks, sentence by sentence, in bare fields: the vocabulary is
// held to this, so nothing of it may be included here.
#pragma once

#include "../../../model/fields.hpp"

namespace synfin::proofs::sentences {
using namespace model;
using namespace model::terms;

// Section 3.10.8: a time-out happens when its timer runs and its instant has come, and not else
#define SYNFIN_TIME_HAS_COME(as, name, ...) \
  inline constexpr auto name##_time_has_come = armed.name && call.now >= deadline.name;
SYNFIN_TIMERS(SYNFIN_TIME_HAS_COME, )
#undef SYNFIN_TIME_HAS_COME
/// RFC 6298 (5.5): "The host MUST set RTO <- RTO * 2", up to a maximum (2.5)
inline constexpr auto twice_the_rto = choose(cfg.max_rto < rtx.rto + rtx.rto, cfg.max_rto, rtx.rto + rtx.rto);
/// RFC 6298 section 2: "Until a round-trip time (RTT) measurement has been made", the first one; (2.5): a
/// maximum
inline constexpr auto rto_that_holds =
    choose(call.rto == 0_n, cfg.rto, choose(cfg.max_rto < call.rto, cfg.max_rto, call.rto));
/// Section 3.8.3: R2 counts from the last progress
inline constexpr auto since_the_last_progress = call.now - rtx.since;
/// RFC 5961 section 7: "no more than N challenge ACKs in any M second period", where N is not 0: no limit
inline constexpr auto period_has_passed = !(call.now - challenge.since < cfg.challenge_period);
inline constexpr auto one_more_is_allowed =
    !(cfg.challenge_limit != 0_n && call.now - challenge.since < cfg.challenge_period &&
      cfg.challenge_limit <= challenge.count);

}  // namespace synfin::proofs::sentences
