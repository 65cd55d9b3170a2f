// A plain term as a line for people: `snd.una < seg.ack && seg.ack <= snd.nxt`.
#pragma once

#include <string>

#include "../../model/plain.hpp"

namespace synfin::proofs {

/// The whole term. Values after the event carry a prime: `snd.una'`.
std::string text_of(const model::Node& term);

/// The field's name: `snd.una`.
std::string field_name(std::size_t field);

}  // namespace synfin::proofs
