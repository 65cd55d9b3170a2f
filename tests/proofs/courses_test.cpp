// Which tables run alike: by what their rules say, wherever the event may lead, and by nothing else.
#include "../../proofs/event/courses.hpp"

#include "../../proofs/mutation/mutant.hpp"
#include "../catch.hpp"

namespace synfin::tests {

using namespace proofs;
using model::Event;
using model::State;

namespace {

bool same_everywhere(const model::PlainTable& a, const model::PlainTable& b) {
  for (std::size_t e = 0; e < model::event_count; ++e)
    for (std::size_t s = 0; s < model::state_count; ++s)
      if (!same_courses(a, b, Event(e), State(s))) return false;
  return true;
}

}  // namespace

TEST_CASE("a table runs like itself, and like none of its mutants") {
  const model::PlainTable& standard = model::standard();
  CHECK(same_everywhere(standard, standard));
  std::size_t mutants = 0;
  for (const char* name : {"close.again", "last-ack.fin-acknowledged", "listen.syn"})
    for (const Mutant& mutant : mutants_of(*standard.find(name))) {
      INFO(name << ": " << mutant.edit);  // whose rules have the names that they had
      CHECK_FALSE(same_everywhere(standard, table_of(standard, mutant)));
      ++mutants;
    }
  CHECK(mutants > 20);
}

TEST_CASE("where a variant changes nothing that can be met, it runs like the standard") {
  const model::PlainTable& standard = model::standard();
  const model::PlainTable& other = *model::find_table("no-time-wait");
  CHECK_FALSE(same_everywhere(standard, other));
  CHECK(same_courses(standard, other, Event::SEGMENT_ARRIVES, model::LISTEN));
  CHECK_FALSE(same_courses(standard, other, Event::SEGMENT_ARRIVES, model::FIN_WAIT_2));
}

}  // namespace synfin::tests
