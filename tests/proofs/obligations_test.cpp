// The list of what a proof rests on: nothing is left out, every solver shows it, and none shows what is not
// so.
#include "../../proofs/obligations/obligations.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <system_error>

#include "../../proofs/endpoint/at_place.hpp"
#include "../../proofs/endpoint/endpoint.hpp"
#include "../../proofs/obligations/certificates.hpp"
#include "../../proofs/peers/at_place.hpp"
#include "../catch.hpp"
#include "../support/fake_cvc5.hpp"
#include "../support/solved.hpp"

namespace synfin::tests {

using namespace proofs;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr unsigned a_minute = 60'000;

Limits limits_with(Obligations& owed) {
  Limits limits;
  limits.timeout_ms = a_minute;
  limits.obligations = &owed;
  return limits;
}

/// The endpoint invariant where the user closes an open connection, without some of its pieces.
void judge_close(Obligations& owed, Names lost) {
  z3::context context;
  endpoint::AtPlace here(context, {model::Event::CLOSE, model::ESTABLISHED}, limits_with(owed),
                         std::move(lost));
  const Property* const invariant[] = {find_property("endpoint-invariant")};
  Fallen fallen;
  here.judge(model::standard(), invariant, {0, &fallen});
}

std::vector<Obligations::Entry> entries_of(const Obligations& owed) {
  std::vector<Obligations::Entry> all;
  owed.each([&](const Obligations::Entry& entry) { all.push_back(entry); });
  return all;
}

std::size_t ways_of(const Obligations& owed) {
  for (const Obligations::Entry& one : entries_of(owed))
    if (one.owed.kind == OwedAs::ways) return std::stoul(one.owed.way);
  return 0;
}

/// Written, and shown by both solvers as the list promises: how many are `sat`.
std::size_t shown_by_others(const Obligations& owed) {
  const Folder folder;
  const std::string head[] = {"a test"};
  owed.write(folder / "owed.smt2", head);
  CHECK_THAT(whole(folder / "owed.smt2"),
             ContainsSubstring("; obligations: " + std::to_string(owed.size()) + "\n"));
  std::size_t sat = 0;
  for (const std::string& solver : other_solvers()) {
    const std::vector<Solved> all = solved(solver, folder / "owed.smt2");
    CHECK(all.size() == owed.size());
    sat = 0;
    for (const Solved& one : all) {
      INFO(solver << ": " << one.said);
      CHECK(one.answer == one.status);
      if (one.answer == "sat") ++sat;
    }
  }
  return sat;
}

}  // namespace

TEST_CASE("what one endpoint owes is all on the list, and other solvers show it") {
  const Folder folder;
  Obligations owed(folder.path());
  judge_close(owed, {});
  const std::size_t ways = ways_of(owed);
  REQUIRE(ways > 1);
  std::set<std::pair<std::string, std::string>> on;
  for (const Obligations::Entry& one : entries_of(owed)) on.insert({one.owed.name, one.owed.way});
  CHECK(on.size() == 1 + ways * endpoint_invariant().size());
  CHECK(shown_by_others(owed) == 0);
  // Nobody sees where it is gathered.
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("what does not follow comes out as sat, and the list says so") {
  const Folder folder;
  Obligations owed(folder.path());
  judge_close(owed, {"fin-unwanted", "retransmission-timer", "nxt-before-end"});
  CHECK(shown_by_others(owed) > 0);
}

TEST_CASE("what is trivially so is written as it is said, for another solver to see") {
  const Folder folder;
  Obligations owed(folder.path());
  judge_close(owed, {});
  for (const Obligations::Entry& one : entries_of(owed)) {
    INFO(one.line());
    CHECK(one.text.find("(assert (not true))") == std::string::npos);
    CHECK(one.text.find("(assert false)") == std::string::npos);
  }
}

TEST_CASE("what falls is on the list, too") {
  const Folder folder;
  Obligations owed(folder.path());
  const model::PlainTable* const tables[] = {model::find_table("no-keep-alive")};
  const Property* const which[] = {find_property("every-state-and-event-is-answered"),
                                   find_property("endpoint-invariant")};
  Limits limits = limits_with(owed);
  const OfOneEndpoint judged = judge_endpoint(which, tables, limits);
  REQUIRE(judged.results.front().verdict == Verdict::violated);
  std::size_t fallen = 0;
  for (const Obligations::Entry& one : entries_of(owed))
    if (one.owed.name == which[0]->name) fallen += one.shown == Answer::yes ? 1 : 0;
  CHECK(fallen > 0);
}

TEST_CASE("a chapter that begins anew takes back what was owed in it") {
  const Folder folder;
  Obligations owed(folder.path());
  judge_close(owed, {});
  const std::size_t once = owed.size();
  judge_close(owed, {});
  CHECK(owed.size() == once);
}

TEST_CASE("what two endpoints owe is all on the list, and other solvers show it") {
  const Folder folder;
  Obligations owed(folder.path());
  std::vector<const Property*> claimed;
  for (const Property& property : properties())
    if (property.level == Level::two_endpoints) claimed.push_back(&property);
  z3::context context;
  peers::AtPlace here(context, {model::Event::CLOSE, model::LISTEN}, limits_with(owed),
                      {.properties = claimed});
  Fallen fallen;
  for (const Shown& one : here.judge(model::standard(), {0, &fallen}).shown) CHECK(one.answer == Answer::yes);
  const std::size_t ways = ways_of(owed);
  REQUIRE(ways > 0);
  // Each obligation on each way: of a piece, so many as it is said of; of a claim, itself.
  std::map<std::pair<std::string, std::string>, std::set<std::string>> on;
  for (const Obligations::Entry& one : entries_of(owed))
    if (one.owed.kind == OwedAs::piece || one.owed.kind == OwedAs::claim)
      on[{one.owed.name, one.owed.of}].insert(one.owed.way);
  CHECK(on.size() == obligations_of_two(claimed, model::Event::CLOSE, false).size());
  for (const auto& [what, of_ways] : on) {
    INFO(what.first << ", " << what.second);
    CHECK(of_ways.size() == ways);
  }
  CHECK(shown_by_others(owed) == 0);
}

TEST_CASE("a list that can't be written leaves nothing behind") {
  const Folder folder;
  CHECK_THROWS_AS(Obligations(folder / "is not there"), std::system_error);
  Obligations owed(folder.path());
  judge_close(owed, {});
  std::filesystem::create_directory(folder / "taken");
  CHECK_THROWS_AS(owed.write(folder / "taken", {}), std::system_error);
  CHECK_THROWS_AS(owed.write(folder / "no folder" / "file", {}), std::system_error);
  std::filesystem::remove(folder / "taken");
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a certificate is a proof without a step that is only asserted; what is none is counted") {
  const Folder folder;
  Obligations owed(folder.path());
  z3::context c;
  const z3::expr a = c.bv_const("a", 32);
  const z3::expr b = c.bv_const("b", 32);
  const z3::expr less = z3::ult(a, b);
  auto page = owed.open({Level::one_endpoint, "", "nowhere", ""});
  page.owe({OwedAs::claim, "by its form", "", ""}, less && !less, Answer::no);
  page.owe({OwedAs::claim, "by its form, once more", "", ""}, less && !less, Answer::no);
  page.owe({OwedAs::claim, "by its bits", "", ""}, !(a + b == b + a + a - a), Answer::no);
  page.owe({OwedAs::claim, "is not so", "", ""}, less, Answer::yes);
  Limits limits;
  limits.timeout_ms = a_minute;
  const Certified made = certify(owed, folder.path(), limits);
  CHECK(made.certificates == 2);
  CHECK(made.trusted == 1);
  CHECK(made.none == 1);
  std::size_t files = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder.path())) {
    if (file.path().extension() != ".lfsc") continue;
    ++files;
    const std::string text = whole(file.path());
    CHECK_THAT(
        text, ContainsSubstring("\n(check") && ContainsSubstring("; (assert") && !ContainsSubstring("trust"));
    CHECK_THAT(whole(folder / "index.tsv"),
               ContainsSubstring(file.path().stem().string() + "\tcertificate\t"));
  }
  CHECK(files == 1);
  CHECK_THAT(whole(folder / "index.tsv"),
             ContainsSubstring("\ttrusted\tclaim | one endpoint | all tables | by its bits"));
}

TEST_CASE("a cvc5 that says anything else, or nothing, gives no certificates") {
  const Folder folder;
  for (const char* manner :
       {"echo sat", "echo unsat", "echo unsat; echo '; WARNING: adding trust step for REWRITE'", "exit",
        "sleep 100"}) {
    const FakeCvc5 fake({.check = manner});
    Obligations owed(folder.path());
    z3::context c;
    const z3::expr f = c.bool_const("f");
    owed.open({Level::one_endpoint, "", "nowhere", ""})
        .owe({OwedAs::claim, "x", "", ""}, f && !f, Answer::no);
    Limits limits;
    limits.timeout_ms = 200;
    CHECK(certify(owed, folder.path(), limits).certificates == 0);
  }
}

}  // namespace synfin::tests
