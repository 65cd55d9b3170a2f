// expect: unaa
// line: when(snd.unaa == seg.ack)
#include "../../cli/own_program.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

struct Edits {
  static constexpr std::string_view name = "mine";
  static constexpr std::string_view gloss = "gloss";
  static constexpr auto edits =
      hana::make_tuple(before("closed.any", rule("mine.fin", rfc9293("3.10.7.1"), "gloss", in(CLOSED),
                                                 when(snd.unaa == seg.ack), nothing, and_return)));
};
int main(int argc, char** argv) { return synfin::cli::run_with<Variant<Standard, Edits>>(argc, argv); }
