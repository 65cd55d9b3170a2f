// What rules have in common stands once, and only where that is worth a call.
#include <functional>
#include <vector>

#include "../../../gen/form/form.hpp"
#include "../../catch.hpp"

using namespace synfin;
namespace form = gen::form;

namespace {

/// How often each group is done: by rules, and by other groups.
class Uses {
 public:
  explicit Uses(const form::Form& made) : of(made.groups.size()) {
    for (const form::Group& group : made.groups) count(group.body);
    for (const form::Phase& phase : made.phases) count(phase.body);
  }
  std::vector<std::size_t> of;

 private:
  void count(const form::Block& block) {
    for (const form::Statement& statement : block) {
      if (const auto* done = std::get_if<form::Do>(&statement.is)) ++of[done->group];
      if (const auto* test = std::get_if<form::If>(&statement.is)) count(test->then);
      if (const auto* among = std::get_if<form::Among>(&statement.is)) count(among->then);
    }
  }
};

}  // namespace

TEST_CASE("a group is done in two places at least, does two things at least, and none but earlier groups",
          "[gen][form]") {
  for (const model::PlainTable* table : model::tables()) {
    INFO(table->name);
    const form::Form made = form::form_of(*table);
    REQUIRE(made.groups.size() > 1);
    const Uses uses(made);
    bool is_one_in_another = false;
    for (std::size_t g = 0; g < made.groups.size(); ++g) {
      INFO(made.groups[g].name);
      CHECK(uses.of[g] >= 2);
      CHECK(made.groups[g].body.size() >= 2);
      CHECK(made.groups[g].users.size() >= 2);
      for (const form::Statement& statement : made.groups[g].body)
        if (const auto* done = std::get_if<form::Do>(&statement.is)) {
          CHECK(done->group < g);
          is_one_in_another = true;
        }
    }
    CHECK(is_one_in_another);
  }
}
