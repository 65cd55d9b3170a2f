// The table: TCP's connection machine of RFC 9293, from SYN to FIN. Everything else only reads it.
#pragma once

#include "rules/answer.hpp"
#include "rules/arrives_unsynchronized.hpp"
#include "rules/check_ack.hpp"
#include "rules/check_rst_security_syn.hpp"
#include "rules/check_sequence.hpp"
#include "rules/check_urg_text_fin.hpp"
#include "rules/close_abort_status.hpp"
#include "rules/open.hpp"
#include "rules/own.hpp"
#include "rules/send_receive.hpp"
#include "rules/timeouts.hpp"

namespace synfin::model {

/// RFC 9293's own machine.
struct Standard {
  static constexpr std::string_view name = "standard";
  static constexpr std::string_view gloss = "RFC 9293 as the table states it";

  static constexpr auto handlings = [] {
    using namespace terms;
    using namespace rules;
    return hana::make_tuple(
        handling<open_passive>(Event::OPEN_PASSIVE, always),                 //
        handling<open_active>(Event::OPEN_ACTIVE, always),                   //
        handling<send_call, answer, set_timers>(Event::SEND, always),        //
        handling<receive_call, answer, set_timers>(Event::RECEIVE, always),  //
        handling<close_call, answer, set_timers>(Event::CLOSE, always),      //
        handling<abort_call>(Event::ABORT, always),                          //
        handling<status_call>(Event::STATUS, always),                        //
        handling<arrives_in_closed, arrives_in_listen, arrives_in_syn_sent,  // sections 3.10.7.1 to 3.10.7.3
                 check_sequence, check_rst, check_security, check_syn,  // section 3.10.7.4: first to fourth
                 check_ack, take_ack, take_window, take_ack_of_fin, hear_peer,  // fifth
                 check_urg, process_text, check_fin,                            // sixth to eighth
                 answer, set_timers>(Event::SEGMENT_ARRIVES, always),           //
        handling<answer, set_timers>(Event::TRANSMIT, state_in<sending> && (can_send_text || can_send_fin)),
        handling<retransmit_call>(Event::RETRANSMIT, always)
#define SYNFIN_TIMEOUT(as, name, event, ...) , handling<name##_timeout>(Event::event, due(name##_timer))
            SYNFIN_TIMERS(SYNFIN_TIMEOUT, )
#undef SYNFIN_TIMEOUT
    );
  }();
};

}  // namespace synfin::model
