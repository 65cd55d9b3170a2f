// The list of targets.
#include "target.hpp"

#include <array>

namespace synfin::gen {

// A new target is one line here, and one file that defines `Target target_NAME()`.
#define SYNFIN_TARGETS(X) \
  X(c)                    \
  X(cpp)                  \
  X(dot)                  \
  X(js)                   \
  X(json)                 \
  X(markdown)             \
  X(mermaid)              \
  X(plantuml)             \
  X(promela)              \
  X(python)               \
  X(rust)                 \
  X(smt2)                 \
  X(svg)                  \
  X(tla)

#define SYNFIN_DECLARE(name) Target target_##name();
SYNFIN_TARGETS(SYNFIN_DECLARE)
#undef SYNFIN_DECLARE

std::span<const Target> targets() {
#define SYNFIN_ENTRY(name) target_##name(),
  static const std::array all{SYNFIN_TARGETS(SYNFIN_ENTRY)};
#undef SYNFIN_ENTRY
  return all;
}

const Target* find_target(std::string_view name) {
  for (const Target& target : targets())
    if (target.name == name) return &target;
  return nullptr;
}

}  // namespace synfin::gen
