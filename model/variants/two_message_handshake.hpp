// The textbook: "may two messages do?"
#pragma once

#include "../standard.hpp"
#include "../variant.hpp"

namespace synfin::model {

struct TwoMessageHandshakeEdits {
  static constexpr std::string_view name = "two-message-handshake";
  static constexpr std::string_view gloss = "the server is ESTABLISHED as soon as it has answered the SYN";
  static constexpr auto edits = [] {
    using namespace terms;
    return hana::make_tuple(replace(
        "listen.syn",
        rule("listen.syn.two-messages", rfc9293("3.10.7.2", "third"),
             "a SYN is answered, and that is taken for a connection", in(LISTEN), when(seg.syn),
             then(note_peers_syn, snd.iss = call.isn, snd.una = call.isn + 1_n, snd.nxt = call.isn + 1_n,
                  snd.end = call.isn + 1_n, snd.wl2 = call.isn, rcv.wnd = receive_buffer, start_keep_alive,
                  told.open = yes, send_syn_ack(call.isn, seg.seq + 1_n)),
             enter(ESTABLISHED).and_return)));
  }();
};
using TwoMessageHandshake = Variant<Standard, TwoMessageHandshakeEdits>;

}  // namespace synfin::model
