// What can be printed bit by bit, as it is found: text, and JSON lines.
#pragma once

#include <memory>
#include <string>

#include "findings.hpp"

namespace synfin::cli {

/// One form; each answer is whole lines, or nothing.
class Lines {
 public:
  virtual ~Lines() = default;
  virtual std::string of(const oracle::Finding& finding) = 0;
  virtual std::string of(const oracle::FlowReport& report) = 0;
  virtual std::string of(const Group& group) = 0;
  virtual std::string of(const oracle::Summary& summary) = 0;
};

/// A few lines for each finding, one for each connection, one for the sum.
std::unique_ptr<Lines> text_lines(const Telling& telling);
/// One JSON object a line.
std::unique_ptr<Lines> json_lines();

}  // namespace synfin::cli
