// The textbook: "what if the client dies?"
#pragma once

#include "../standard.hpp"
#include "../variant.hpp"

namespace synfin::model {

struct NoKeepAliveEdits {
  static constexpr std::string_view name = "no-keep-alive";
  static constexpr std::string_view gloss = "a silent peer is never probed";
  static constexpr auto edits = hana::make_tuple(drop_anyway("keep-alive.probe"), drop("keep-alive.give-up"));
};
using NoKeepAlive = Variant<Standard, NoKeepAliveEdits>;

}  // namespace synfin::model
