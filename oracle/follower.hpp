// Follows both endpoints of a connection with the machine of the table: what arrived is inferred from what
// each endpoint acknowledges, the user's calls from what it sends.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "connection.hpp"

namespace synfin::oracle {

/// The course of both machines.
struct Followed {
  std::vector<std::string_view> state_at;        ///< of the sender, when it sent each segment
  std::array<std::string_view, 2> state_in_end;  ///< when all that may have arrived has arrived
  std::vector<std::string_view> rules;           ///< that fired in either machine, in the table's order
};

Followed follow(const Connection& connection, bool rfc5961);

}  // namespace synfin::oracle
