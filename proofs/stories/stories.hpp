// The two-endpoint properties as stories: how each begins, what may happen, and what must not come of it.
// None of their runs may end badly. A property names its own.
#pragma once

#include <vector>

#include "../claims/property.hpp"
#include "world.hpp"

namespace synfin::proofs {

std::vector<Story> stale_syn_stories(const Dropped& without);
std::vector<Story> agreement_stories(const Dropped& without);
std::vector<Story> simultaneous_open_stories(const Dropped& without);
std::vector<Story> prefix_stories(const Dropped& without);
std::vector<Story> last_ack_stories(const Dropped& without);
std::vector<Story> incarnations_stories(const Dropped& without);
std::vector<Story> two_msl_stories(const Dropped& without);
std::vector<Story> all_delivered_stories(const Dropped& without);
std::vector<Story> blind_reset_stories(const Dropped& without);
std::vector<Story> dead_peer_stories(const Dropped& without);
std::vector<Story> reboot_stories(const Dropped& without);
std::vector<Story> joint_stall_stories(const Dropped& without);
std::vector<Story> simultaneous_close_stories(const Dropped& without);
std::vector<Story> lost_syn_ack_stories(const Dropped& without);

}  // namespace synfin::proofs
