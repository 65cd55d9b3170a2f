// "Stealth mode", as some firewalls offer it: a host that never says that there is no such connection.
// Two rules of the standard's table are changed by name; everything else is the RFC's.
#include "synfin/cli/own_program.hpp"

namespace {

using namespace synfin::model;
using namespace synfin::model::terms;

struct StealthEdits {
  static constexpr std::string_view name = "stealth";
  static constexpr std::string_view gloss =
      "a segment that fits no connection is met with silence, not with a reset";
  static constexpr auto edits = hana::make_tuple(
      replace("closed.any", rule("closed.any.silent", rfc9293("3.10.7.1"), "nobody learns that we are here",
                                 in(CLOSED), always, nothing, and_return)),
      replace(
          "syn-sent.bad-ack",
          rule("syn-sent.bad-ack.silent", rfc9293("3.10.7.3", "first"), "who is out of step is not told so",
               in(SYN_SENT), when(seg.has_ack && !rules::acceptable_ack_of_syn), nothing, and_return)));
};
using Stealth = Variant<Standard, StealthEdits>;

}  // namespace

int main(int argc, char** argv) { return synfin::cli::run_with<Stealth>(argc, argv); }
