#include "property.hpp"

#include <algorithm>

#include "../verdict.hpp"
#include "all.hpp"

namespace synfin::proofs {

std::vector<Property> shipped_properties() {
  std::vector<Property> made;
  add_two_endpoints(made);
  add_opening(made);
  add_numbers(made);
  add_resets(made);
  add_closing(made);
  add_time_wait(made);
  add_keep_alive(made);
  add_calls(made);
  add_host(made);
  add_segments(made);
  add_windows(made);
  add_timers(made);
  add_arrivals(made);
  add_structure(made);
  add_by_the_letter(made);
  add_words_of_receiving(made);
  add_words_of_sending(made);
  add_words_of_clocks(made);
  add_words_of_hosts(made);
  return made;
}

bool concerns(const Claim& claim, model::Event event) {
  return claim.events.empty() ||
         std::find(claim.events.begin(), claim.events.end(), event) != claim.events.end();
}

const Property* find_property(std::string_view name) {
  const auto& all = properties();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Property& p) { return p.name == name; });
  return found == all.end() ? nullptr : &*found;
}

Demand demand_of(const Property& property) {
  if (property.demand) return *property.demand;
  const auto names = [&](std::string_view kind) {
    return property.clause.find(kind) != std::string_view::npos;
  };
  if (names("MUST-")) return Demand::must;
  if (names("SHLD-")) return Demand::should;
  return names("MAY-") ? Demand::may : Demand::must;
}

std::string_view name_of(Demand demand) {
  switch (demand) {
    case Demand::must:
      return "MUST";
    case Demand::should:
      return "SHOULD";
    case Demand::may:
      break;
  }
  return "MAY";
}

std::vector<const Word*> words() {
  std::vector<const Word*> all;
  for (const Property& property : properties())
    for (const Word& word : property.pins) all.push_back(&word);
  return all;
}

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::proved:
      return "proved";
    case Verdict::none_found:
      return "none-found";
    case Verdict::violated:
      return "violated";
    case Verdict::unknown:
      return "unknown";
  }
  return "unknown";
}

}  // namespace synfin::proofs
