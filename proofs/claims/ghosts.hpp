// What nobody but a proof remembers: which incarnation is which, and who has heard of whom. Ghosts are fields
// as all others are; how an event changes them is told by terms (`ghost_after`).
#pragma once

#include <array>
#include <string>

#include "../../model/fields.hpp"
#include "../../model/graph/text.hpp"

namespace synfin::proofs {

// sort, name, meaning. Incarnations are told apart by the number of their draw: each ISN drawn, by whomever,
// has a higher one than all before.
#define SYNFIN_PEER_GHOSTS(F)                                                    \
  F(number, incarnation, "its present or last incarnation")                      \
  F(number, heard, "the peer's incarnation whose SYN it has recorded (RCV.IRS)") \
  F(flag, young, "less than 2^31 numbers were sent since its ISN")               \
  F(flag, opened, "this incarnation was told \"open\"")                          \
  F(flag, acknowledged, "who had heard its SYN has said so")
#define SYNFIN_SEGMENT_GHOSTS(F)                                       \
  F(number, sender, "the incarnation of the sender, when it was sent") \
  F(number, knew, "the incarnation of the receiver whose numbers its ACK field speaks of")
#define SYNFIN_EVENT_GHOSTS(F)                                         \
  F(flag, arrives, "the event is a segment's arrival")                 \
  F(flag, draws, "the event draws an ISN: SND.ISS is set")             \
  F(flag, records, "the event records the peer's SYN: RCV.IRS is set") \
  F(number, draw, "the number of the draw, higher than all before")    \
  F(number, nobody, "no incarnation: before any is drawn")
#define SYNFIN_GHOSTS(F) SYNFIN_PEER_GHOSTS(F) SYNFIN_SEGMENT_GHOSTS(F) SYNFIN_EVENT_GHOSTS(F)

struct GhostTerms {
#define SYNFIN_INDEX(sort, name, meaning) name,
  enum class Index : unsigned { SYNFIN_GHOSTS(SYNFIN_INDEX) };
#undef SYNFIN_INDEX
#define SYNFIN_TERM(sort, name, meaning)                                                      \
  model::Field<static_cast<unsigned>(model::group_count), static_cast<unsigned>(Index::name), \
               model::Sort::sort>                                                             \
      name;
  SYNFIN_GHOSTS(SYNFIN_TERM)
#undef SYNFIN_TERM
};
/// `ghost.heard`: their ids follow those of the model's fields.
inline constexpr GhostTerms ghost{};

#define SYNFIN_ONE(...) +1
inline constexpr std::size_t peer_ghosts = 0 SYNFIN_PEER_GHOSTS(SYNFIN_ONE);
inline constexpr std::size_t segment_ghosts = 0 SYNFIN_SEGMENT_GHOSTS(SYNFIN_ONE);
#undef SYNFIN_ONE
inline constexpr std::size_t first_peer_ghost = model::field_count;
inline constexpr std::size_t first_segment_ghost = first_peer_ghost + peer_ghosts;
static_assert(model::id_of(ghost.incarnation) == first_peer_ghost);
static_assert(model::id_of(ghost.sender) == first_segment_ghost);

/// The value of a peer's ghost when an event is over, by its place among them: a term about the event.
const model::Node* ghost_after(std::size_t place);

struct GhostInfo {
  std::string_view name;
  model::Sort sort;
  std::string_view meaning;
};
#define SYNFIN_INFO(sort, name, meaning) GhostInfo{#name, model::Sort::sort, meaning},
inline constexpr GhostInfo ghosts[] = {SYNFIN_GHOSTS(SYNFIN_INFO)};
#undef SYNFIN_INFO

/// `snd.una`, or `ghost.heard`.
inline std::string field_name(std::size_t id) {
  if (id >= model::field_count) return "ghost." + std::string(ghosts[id - model::field_count].name);
  return model::field_name(id);
}

}  // namespace synfin::proofs
