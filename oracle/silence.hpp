// What an end has not answered, or late, and what that proves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "possibilities/end.hpp"
#include "report/finding.hpp"

namespace synfin::oracle {

struct Silence {
  const Debt* debt;  ///< the end's
  Level level;       ///< at most
  std::string text;
};

/// Of the connection with this number, by the time of the capture's last segment. `beside`: the capture was
/// made beside the end; elsewhere nothing of it can be proved. `seems_beside`: it seems to have been.
std::vector<Silence> silences(const End& end, std::size_t stream, std::int64_t last_time, bool beside,
                              bool seems_beside);

}  // namespace synfin::oracle
