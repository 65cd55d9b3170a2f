#include <fmt/format.h>

#include <algorithm>

#include "synfin/oracle/accuse.hpp"

namespace synfin::oracle {
namespace {

/// The window that the peer offers right after segment `at`, as far as the next of its segments show it: what the
/// capture lost or shows late may have offered as much.
Number edge_soon_after(const Evidence& evidence, std::size_t at) {
    const std::size_t side = evidence[at].side;
    Number edge = 0;
    std::size_t looked_at = 0;
    for (std::size_t later = at + 1; later < evidence.segments().size() && looked_at < 4; ++later) {
        const Seen& seen = evidence[later];
        if (seen.side == side || seen.stray || seen.flags.rst || !seen.flags.ack) continue;
        edge = std::max(edge, seen.ack + static_cast<Number>(seen.window));
        ++looked_at;
    }
    return edge;
}

void judge_text(const Evidence& evidence, std::size_t at, Accusations& out) {
    const Seen& seen = evidence[at];
    const Number before = evidence.edge_before(seen.side, at);
    if (before == 0) return;
    // One octet may probe a closed window, and what is less than a scaled unit may be rounding.
    const auto& scale = evidence.connection().sides[1U - seen.side].scale;
    const Number unit = Number{1} << std::min<unsigned>(scale.value_or(0), 14U);
    const Number edge = std::max(before, edge_soon_after(evidence, at)) + std::max(unit, Number{1});
    if (seen.text_end() <= edge) return;
    out.add(at, Criterion::beyond_window, fmt::format("text up to {}", show(evidence, seen.side, before)),
            "text lies beyond the window that the peer has offered");
}

} // namespace

void accuse_window(const Evidence& evidence, Accusations& out) {
    if (!evidence.counts_from_syns()) return;
    std::array<Number, 2> edge{};
    std::array<std::uint32_t, 2> stamp{};
    for (std::size_t at = 0; at < evidence.segments().size(); ++at) {
        const Seen& seen = evidence[at];
        if (seen.stray || seen.flags.rst || seen.flags.syn || !seen.flags.ack || seen.seq < 0) continue;
        if (seen.text > 1) judge_text(evidence, at, out);
        if (!seen.options.timestamps || seen.ack < 1) continue;
        // Only a later stamp proves that the segment was sent later.
        const std::size_t side = seen.side;
        const bool later = static_cast<std::int32_t>(seen.options.timestamps->value - stamp[side]) > 0;
        const Number own = seen.ack + static_cast<Number>(seen.window);
        const Number unit = Number{1} << std::min<unsigned>(evidence.connection().sides[side].scale.value_or(0), 14U);
        if (edge[side] != 0 && later && own + unit < edge[side])
            out.add(at, Criterion::window_shrinks, fmt::format("right edge {} or more", show(evidence, 1U - side, edge[side])),
                    "the right edge of the window moves to the left");
        if (edge[side] == 0 || own >= edge[side]) {
            edge[side] = own;
            stamp[side] = seen.options.timestamps->value;
        }
    }
}

} // namespace synfin::oracle
