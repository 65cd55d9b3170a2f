#include "by_c.hpp"

#include <cstring>

#include "synfin.h"

namespace synfin::bench {

namespace {

// The lists of the model, field by field: `to.snd_una = from.snd.una`. Narrow fields hold what a sound
// configuration and IP let be.
#define SYNFIN_COPY(sort, name, meaning) to.name = static_cast<decltype(to.name)>(from.name);
synfin_segment c_segment(const runtime::Segment& from) {
  synfin_segment to{};
  SYNFIN_SEGMENT(SYNFIN_COPY)
  return to;
}
runtime::Segment segment_of(const synfin_segment& from) {
  runtime::Segment to{};
  SYNFIN_SEGMENT(SYNFIN_COPY)
  return to;
}
synfin_call c_call(const runtime::Call& from) {
  synfin_call to{};
  SYNFIN_CALL(SYNFIN_COPY)
  return to;
}
synfin_config c_config(const runtime::Config& from) {
  synfin_config to{};
  SYNFIN_CONFIG(SYNFIN_COPY)
  return to;
}
#undef SYNFIN_COPY

}  // namespace

CConnection::CConnection(const runtime::Tcb& from) {
  synfin_tcb c{};
#define SYNFIN_COPY_TCB(sort, name, meaning) c.name = from.tcb.name;
#define SYNFIN_COPY_GROUP(group, name) \
  c.group##_##name = static_cast<decltype(c.group##_##name)>(from.group.name);
#define SYNFIN_COPY_SND(sort, name, meaning) SYNFIN_COPY_GROUP(snd, name)
#define SYNFIN_COPY_RCV(sort, name, meaning) SYNFIN_COPY_GROUP(rcv, name)
#define SYNFIN_COPY_RTX(sort, name, meaning) SYNFIN_COPY_GROUP(rtx, name)
#define SYNFIN_COPY_KEEP(sort, name, meaning) SYNFIN_COPY_GROUP(keep, name)
#define SYNFIN_COPY_CHALLENGE(sort, name, meaning) SYNFIN_COPY_GROUP(challenge, name)
#define SYNFIN_COPY_ARMED(sort, name, meaning) c.armed_##name = from.armed.name;
#define SYNFIN_COPY_DEADLINE(sort, name, meaning) SYNFIN_COPY_GROUP(deadline, name)
  SYNFIN_TCB(SYNFIN_COPY_TCB)
  SYNFIN_SND(SYNFIN_COPY_SND)
  SYNFIN_RCV(SYNFIN_COPY_RCV)
  SYNFIN_RTX(SYNFIN_COPY_RTX)
  SYNFIN_KEEP(SYNFIN_COPY_KEEP)
  SYNFIN_CHALLENGE(SYNFIN_COPY_CHALLENGE)
  SYNFIN_ARMED(SYNFIN_COPY_ARMED)
  SYNFIN_DEADLINE(SYNFIN_COPY_DEADLINE)
  static_assert(sizeof c <= sizeof tcb);
  std::memcpy(tcb.data(), &c, sizeof c);
}

runtime::Outcome handle_by_c(CConnection& connection, model::Event event, const runtime::Call& call,
                             const runtime::Config& config, const runtime::Segment& segment) {
  const synfin_call said = c_call(call);
  const synfin_config settings = c_config(config);
  const synfin_segment arriving = c_segment(segment);
  synfin_actions actions;
  synfin_tcb tcb;
  std::memcpy(&tcb, connection.tcb.data(), sizeof tcb);
  synfin_handle(&tcb, static_cast<synfin_event>(event), &said, &settings, &arriving, &actions);
  std::memcpy(connection.tcb.data(), &tcb, sizeof tcb);
  runtime::Outcome outcome{};
  outcome.out = segment_of(actions.out);
  outcome.told.sent = (actions.told & SYNFIN_TOLD_SENT) != 0;
  outcome.told.delivered = actions.delivered;
  return outcome;
}

std::size_t size_by_c() { return sizeof(synfin_tcb); }

}  // namespace synfin::bench
