// The numbers that an end begins with, over all connections of a capture. That they are fresh is what the
// proofs assume of a host (`isn-fresh`), and the table says nothing of.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "evidence/connection.hpp"
#include "report/finding.hpp"

namespace synfin::oracle {

/// Warnings: who begins with the same number again on the same pair of sockets, or steps by a constant from
/// one connection to the next (RFC 9293 section 3.4.1: MUST-8, SHLD-1; RFC 6528).
std::vector<std::pair<Endpoint, Finding>> faults_of_isns(std::span<const Connection> connections,
                                                         const std::string& file);

}  // namespace synfin::oracle
