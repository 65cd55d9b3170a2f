// Segments and numbers as a reader of findings meets them.
#pragma once

#include <string>

#include "../../model/rule.hpp"
#include "../../runtime/scene.hpp"
#include "../evidence/connection.hpp"

namespace synfin::oracle {

/// A number of a side: raw, and counted from its SYN where that was seen.
std::string show(const Connection& connection, std::size_t side, Number number);
std::string show_raw(const Connection& connection, std::size_t side, std::uint32_t raw);
/// A captured segment.
std::string show(const Connection& connection, const Seen& seen);
/// One that the machine of a side would have sent.
std::string show(const Connection& connection, std::size_t side, const runtime::Segment& segment);
/// "RFC 9293 3.10.7.4 fifth"
std::string cite(const model::Clause& clause);

}  // namespace synfin::oracle
