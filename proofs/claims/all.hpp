// What ships: the properties by theme, a new one in the file of its theme, and the invariants.
#pragma once

#include "property.hpp"

namespace synfin::proofs {

void add_opening(std::vector<Property>& all);
void add_resets(std::vector<Property>& all);
void add_numbers(std::vector<Property>& all);
void add_closing(std::vector<Property>& all);
void add_time_wait(std::vector<Property>& all);
void add_keep_alive(std::vector<Property>& all);
void add_calls(std::vector<Property>& all);
void add_host(std::vector<Property>& all);
void add_segments(std::vector<Property>& all);
void add_windows(std::vector<Property>& all);
void add_timers(std::vector<Property>& all);
void add_arrivals(std::vector<Property>& all);
void add_structure(std::vector<Property>& all);
void add_by_the_letter(std::vector<Property>& all);
void add_words_of_receiving(std::vector<Property>& all);
void add_words_of_sending(std::vector<Property>& all);
void add_words_of_clocks(std::vector<Property>& all);
void add_words_of_hosts(std::vector<Property>& all);
void add_two_endpoints(std::vector<Property>& all);

std::vector<Property> shipped_properties();
std::vector<Piece> shipped_endpoint_invariant();
std::vector<Piece> shipped_peer_invariant();
const model::Node* shipped_sound_host();

}  // namespace synfin::proofs
