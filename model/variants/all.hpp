// The variants that the project ships. Add yours here, and its expected verdicts in proofs/.
#pragma once

#include <boost/hana/tuple.hpp>
#include <boost/hana/type.hpp>

#include "no_keep_alive.hpp"
#include "no_rfc5961.hpp"
#include "no_time_wait.hpp"
#include "reused_isn.hpp"
#include "three_message_close.hpp"
#include "two_message_handshake.hpp"

namespace synfin::model {

inline constexpr hana::tuple<hana::type<TwoMessageHandshake>, hana::type<ThreeMessageClose>,
                             hana::type<NoTimeWait>, hana::type<NoKeepAlive>, hana::type<NoRfc5961>,
                             hana::type<ReusedIsn>>
    variants;

}  // namespace synfin::model
