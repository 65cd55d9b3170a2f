// The two forms in which findings leave the program: text for people, JSON lines for programs.
#pragma once

#include <ostream>

#include "finding.hpp"

namespace synfin::oracle {

/// A few lines for each finding, one for each connection, one for the sum.
class TextReport : public Sink {
 public:
  explicit TextReport(std::ostream& out) : out_(out) {}
  void finding(const Finding& finding) override;
  void flow(const FlowReport& report) override;
  void summary(const Summary& summary) override;

 private:
  std::ostream& out_;
};

/// One JSON object a line.
class JsonLines : public Sink {
 public:
  explicit JsonLines(std::ostream& out) : out_(out) {}
  void finding(const Finding& finding) override;
  void flow(const FlowReport& report) override;
  void summary(const Summary& summary) override;

 private:
  std::ostream& out_;
};

/// "2026-11-22T08:41:13.123456789Z"
std::string iso_time(std::int64_t nanoseconds);

}  // namespace synfin::oracle
