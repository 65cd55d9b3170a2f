// Fields lie beside one another, where any compiler puts them, and a connection is small.
#include "../../model/layout.hpp"

#include "../catch.hpp"

using namespace synfin;
using model::Record;

TEST_CASE("no two fields share a bit, and each lies at a multiple of its width", "[model][layout]") {
  for (std::size_t r = 0; r < model::record_count; ++r) {
    const auto record = static_cast<Record>(r);
    std::vector<bool> taken(model::size_of(record) * 8);
    for (const std::size_t field : model::fields_of(record)) {
      const model::Place& place = model::place_of(field);
      INFO(model::fields[field].group_name << "." << model::fields[field].name);
      CHECK(place.record == record);
      if (place.width > 1) CHECK(place.offset % (place.width / 8) == 0);
      for (std::size_t bit = 0; bit < place.width; ++bit) {
        const std::size_t at = place.offset * 8 + place.bit + bit;
        REQUIRE(at < taken.size());
        CHECK_FALSE(taken[at]);
        taken[at] = true;
      }
    }
    CHECK(model::size_of(record) % 4 == 0);
  }
}

TEST_CASE("every field has one place", "[model][layout]") {
  std::size_t places = 0;
  for (std::size_t r = 0; r < model::record_count; ++r)
    places += model::fields_of(static_cast<Record>(r)).size();
  CHECK(places == model::field_count);
}

TEST_CASE("a connection takes at most 96 octets, what an event leads to at most 64", "[model][layout]") {
  CHECK(model::size_of(Record::tcb) <= 96);
  CHECK(model::size_of(Record::actions) <= 64);
}
