// What is assumed of hosts, and the sets of states, pinned.
#include "sentences/hosts.hpp"  // first: no word of the vocabulary is known yet

#include "../../model/config.hpp"
#include "all.hpp"
#include "pins.hpp"

namespace synfin::proofs {

using namespace claims;

namespace {
/// A user's own values have the bounds that he gives them: nobody else's sentence says what they should be.
template <Term T>
constexpr auto with_own_bounds(T ours) {
#define SYNFIN_WITHIN(as, sort, name, value, least, most, ...) \
  , terms::detail::Within<std::remove_cv_t<decltype(cfg.name)>, least, most> {}
  return terms::detail::all_within(ours SYNFIN_OWN_SETTINGS(SYNFIN_WITHIN, ));
#undef SYNFIN_WITHIN
}
}  // namespace

void add_words_of_hosts(std::vector<Property>& all) {
  all.push_back(
      {.name = "a-sound-host-keeps-these-bounds",
       .statement =
           "what every proof assumes of a host's configuration and segments is these bounds, no "
           "more and no less; three minutes for a SYN (MUST-23) are among them, assumed and not proved",
       .question = "",
       .clause = "RFC 9293 3.8.3, 3.8.4, 3.7.1; RFC 6298 (2.5); RFC 5961 7",
       .claims = Structure::words,
       .pins = {
           word("longest_time", longest_time, sentences::half_the_comparable),
           word("config_is_sound", config_is_sound, with_own_bounds(sentences::bounds_of_a_configuration)),
           word("segment_is_sound", segment_is_sound, sentences::bounds_of_a_segment)}});
  all.push_back({.name = "states-are-grouped-as-the-rfc-does",
                 .statement =
                     "the synchronized states, those of the eight checks, those that deliver and those that "
                     "send are the RFC's",
                 .question = "",
                 .clause = "RFC 9293 3.5, 3.10.7.4",
                 .claims = Structure::words,
                 .pins = {word("synchronized", from<synchronized>, sentences::is_synchronized),
                          word("checked", from<checked>, sentences::is_checked),
                          word("receiving", from<receiving>, sentences::may_deliver),
                          word("sending", from<sending>, sentences::may_have_to_send)}});
}

}  // namespace synfin::proofs
