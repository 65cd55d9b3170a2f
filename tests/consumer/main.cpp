// Somebody else's program: opens a connection between two machines of the installed Synfin.
#include "synfin/runtime/machine.hpp"

int main() {
  using namespace synfin;
  runtime::Machine<> client;
  runtime::Machine<> server;
  const runtime::Config config = model::default_config;
  runtime::Call call = runtime::ready_call(0, 100);
  server.handle(model::Event::OPEN_PASSIVE, call, config);
  const runtime::Outcome syn = client.handle(model::Event::OPEN_ACTIVE, call, config);
  call.isn = 300;
  const runtime::Outcome syn_ack = server.handle(model::Event::SEGMENT_ARRIVES, call, config, syn.out);
  const runtime::Outcome ack = client.handle(model::Event::SEGMENT_ARRIVES, call, config, syn_ack.out);
  server.handle(model::Event::SEGMENT_ARRIVES, call, config, ack.out);
  return client.state() == model::ESTABLISHED && server.state() == model::ESTABLISHED ? 0 : 1;
}
