// The form of segments: which options may stand where (RFC 9293 section 3.2, RFC 7323, RFC 2018), and that
// text that is sent again is the same text. The table says nothing of these.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/connection.hpp"
#include "evidence/senders.hpp"
#include "report/finding.hpp"

namespace synfin::oracle {

/// A fault of form.
struct Fault {
  std::size_t at;  ///< place of the segment
  std::string_view rule;
  std::string_view cite;
  std::string_view requirement;
  Level level;
  std::string text;
  std::string expected;
};

std::vector<Fault> faults_of_form(const Connection& connection, std::span<const Sender> senders);

}  // namespace synfin::oracle
