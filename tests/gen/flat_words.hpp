// The members of the runtime's structs as words, in the order of the fields' ids.
#pragma once

#include "../../runtime/machine.hpp"
#include "c_machine.hpp"

namespace synfin::tests {

#define SYNFIN_PUT(sort, name, meaning) words[id++] = static_cast<std::uint32_t>(group_.name);
#define SYNFIN_FLATTEN(function, Struct, LIST)                              \
  inline void function(Flat& words, model::Group g, const Struct& group_) { \
    std::size_t id = model::first_field(g);                                 \
    LIST(SYNFIN_PUT)                                                        \
  }
SYNFIN_FLATTEN(put_segment, runtime::Segment, SYNFIN_SEGMENT)
SYNFIN_FLATTEN(put_call, runtime::Call, SYNFIN_CALL)
SYNFIN_FLATTEN(put_told, runtime::Told, SYNFIN_TOLD)
SYNFIN_FLATTEN(put_config, runtime::Config, SYNFIN_CONFIG)
#define SYNFIN_PUT_GROUP(Struct, group, LIST) \
  {                                           \
    const auto& group_ = tcb.group;           \
    LIST(SYNFIN_PUT)                          \
  }
inline void put_tcb(Flat& words, const runtime::Tcb& tcb) {
  std::size_t id = 0;
  SYNFIN_TCB_GROUPS(SYNFIN_PUT_GROUP)
}
#undef SYNFIN_PUT_GROUP
#undef SYNFIN_FLATTEN
#undef SYNFIN_PUT

}  // namespace synfin::tests
