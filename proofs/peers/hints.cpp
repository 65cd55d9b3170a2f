#include "synfin/proofs/peers/hints.hpp"

namespace synfin::proofs::peers {
std::span<const std::string_view> hint_for(std::string_view) { return {}; }
}  // namespace synfin::proofs::peers
