#include "../../cli/terminal/nearest.hpp"

#include "../catch.hpp"

using namespace synfin::cli;

TEST_CASE("distance counts letters inserted, deleted, replaced, swapped", "[cli]") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("list", "list") == 0);
  CHECK(edit_distance("lst", "list") == 1);
  CHECK(edit_distance("lsit", "list") == 1);
  CHECK(edit_distance("mist", "list") == 1);
  CHECK(edit_distance("", "list") == 4);
  CHECK(edit_distance("TIME_WAIT", "time-wait") == 0);
}

TEST_CASE("the nearest name is offered where it may have been meant", "[cli]") {
  const std::vector<std::string> names{"stale-syn-never-establishes", "half-close-still-delivers"};
  CHECK(nearest("stale-syn-never-establish", names) == names[0]);
  CHECK(nearest("half-close", names) == names[1]);
  CHECK(nearest("xyz", names).empty());
  CHECK(unknown_name("property", "stale-syn-never-establish", names) ==
        "unknown property 'stale-syn-never-establish'; did you mean 'stale-syn-never-establishes'?");
  CHECK(unknown_name("property", "xyz", names) ==
        "unknown property 'xyz'; expected one of: stale-syn-never-establishes, half-close-still-delivers");
  CHECK(unknown_name("property", "xyz", {}) == "unknown property 'xyz'; there is none");
}

TEST_CASE("an option's check passes the names and explains the rest", "[cli]") {
  const auto check = one_of("format", {"text", "json"});
  CHECK(check("text").empty());
  CHECK(check("tex") == "unknown format 'tex'; did you mean 'text'?");
}
