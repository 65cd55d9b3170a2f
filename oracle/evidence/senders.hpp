// Whose segments they are: an address is used by others, too, and a segment may have been damaged under way.
#pragma once

#include <string>
#include <vector>

#include "connection.hpp"

namespace synfin::oracle {

enum class Sender : std::uint8_t {
  itself,    ///< nothing speaks against it
  somebody,  ///< another sender that uses the address
  damaged,   ///< its checksum is wrong, and others of the same end have right ones: no receiver took it
};

/// Of each segment of the connection. A segment is somebody's whose way (the hops that are left), IPv4
/// identification and options, two of them at least, are unlike those of most others of its end.
std::vector<Sender> senders(const Connection& connection);

}  // namespace synfin::oracle
