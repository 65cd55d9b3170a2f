// expect: synfin: the table needs this rule
// rule: time-wait.timeout
#include "../../cli/own_program.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

struct Edits {
  static constexpr std::string_view name = "mine";
  static constexpr std::string_view gloss = "gloss";
  static constexpr auto edits = hana::make_tuple(drop("time-wait.timeout"));
};
int main(int argc, char** argv) { return synfin::cli::run_with<Variant<Standard, Edits>>(argc, argv); }
