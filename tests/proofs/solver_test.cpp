// Whom the solver asks, and what it makes of the answers: two that are honest, and some that are not.
#include "../../proofs/smt/solver.hpp"

#include <algorithm>
#include <csignal>
#include <functional>
#include <set>
#include <vector>

#include "../../proofs/event/z3_words.hpp"
#include "../../proofs/smt/digests.hpp"
#include "../../proofs/smt/ledger.hpp"
#include "../catch.hpp"
#include "../support/fake_cvc5.hpp"

namespace synfin::tests {

using namespace proofs;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr Solvers all_solvers[] = {Solvers::z3, Solvers::cvc5, Solvers::both};

struct Words3 {
  z3::expr x, y, p;
};
Words3 words_in(z3::context& c) {
  return {c.bv_const("P.snd.una", 32), c.bv_const("two words", 32), c.bool_const("tcb.passive")};
}

/// 4294967291 * 4294967279, two primes: nobody finds them in a millisecond.
z3::expr hard(z3::context& c) {
  const Words3 w = words_in(c);
  return z3::zext(w.x, 32) * z3::zext(w.y, 32) == c.bv_val(std::uint64_t{18446743979220271189U}, 64) &&
         z3::ule(w.x, w.y) && z3::ugt(w.x, 1);
}

/// A condition whose text does not fit into any buffer of a socket.
z3::expr long_one(z3::context& c) {
  z3::expr all = c.bool_val(true);
  for (int i = 0; i < 50; ++i)
    all = all && c.bv_const((std::string(20'000, 'w') + std::to_string(i)).c_str(), 32) == c.bv_val(i, 32);
  return all;
}

/// What a Solver of cvc5 alone answers while a fake stands in its place, and the ledger's line on it.
struct Outcome {
  Answer answer = Answer::yes;
  std::string said;
};
Outcome ask_fake(const Manners& manners, bool model = false, bool long_text = false) {
  const FakeCvc5 fake(manners);
  z3::context c;
  Ledger ledger(fake.folder().path());
  Solver solver(c, {.timeout_ms = 200, .solvers = Solvers::cvc5, .ledger = &ledger});
  const z3::expr question = long_text ? long_one(c) : words_in(c).x == 7;
  std::optional<z3::model> how;
  const Answer answer = model ? solver.can(question, how) : solver.can(question);
  CHECK(how.has_value() == (model && answer == Answer::yes));
  REQUIRE(ledger.slowest().size() == 1);
  return {answer, ledger.slowest().front().answers};
}

}  // namespace

TEST_CASE("both solvers, alone and together, know what is known") {
  struct Case {
    const char* what;
    std::function<z3::expr(const Words3&)> condition;
    Answer answer;
  };
  const auto before = [](const z3::expr& a, const z3::expr& b) { return Z3Words(a.ctx()).before(a, b); };
  const auto further = [](const z3::expr& a, std::uint32_t n) { return a + a.ctx().bv_val(n, 32); };
  const Case cases[] = {
      {"a number wraps", [](const Words3& w) { return w.x + 1 == 0; }, Answer::yes},
      {"x < x + 1, but for the last", [](const Words3& w) { return z3::uge(w.x, w.x + 1); }, Answer::yes},
      {"the last alone", [](const Words3& w) { return z3::uge(w.x, w.x + 1) && w.x + 1 != 0; }, Answer::no},
      {"in sequence space x is always before x + 1", [&](const Words3& w) { return !before(w.x, w.x + 1); },
       Answer::no},
      {"but x + 2^31 is before x, and x before it",
       [&](const Words3& w) {
         return before(further(w.x, 0x80000000U), w.x) && before(w.x, further(w.x, 0x80000000U));
       },
       Answer::yes},
      {"before is not transitive",
       [&](const Words3& w) {
         return before(w.x, w.y) && before(w.y, further(w.x, 0x80000001U)) &&
                !before(w.x, further(w.x, 0x80000001U)) && w.p;
       },
       Answer::yes},
      {"differences cancel", [](const Words3& w) { return (w.x + w.y) - w.y != w.x; }, Answer::no},
      {"choice", [](const Words3& w) { return z3::ite(w.p, w.x, w.y) != w.y && !w.p; }, Answer::no},
      {"no flag is both", [](const Words3& w) { return w.p && !w.p; }, Answer::no},
      {"true", [](const Words3& w) { return w.p.ctx().bool_val(true); }, Answer::yes},
  };
  for (const Solvers solvers : all_solvers)
    for (const Case& one : cases) {
      INFO(one.what << ", solvers " << static_cast<int>(solvers));
      z3::context c;
      Ledger ledger;
      Solver solver(c, {.timeout_ms = 30'000, .solvers = solvers, .ledger = &ledger});
      const z3::expr condition = one.condition(words_in(c));
      CHECK(solver.can(condition) == one.answer);
      std::optional<z3::model> how;
      CHECK(solver.can(condition, how) == one.answer);
      CHECK(how.has_value() == (one.answer == Answer::yes));
      if (how) CHECK(how->eval(condition, true).is_true());
      // What cannot be is known from the first time; how something can be must be asked again.
      CHECK(ledger.asked() == (one.answer == Answer::no ? 1 : 2));
      CHECK(ledger.unknowns().empty());
    }
}

TEST_CASE("cvc5 gives the values of its own counterexamples") {
  z3::context c;
  const Words3 w = words_in(c);
  const z3::expr state = c.bv_const("tcb.state", 4);
  Solver solver(c, {.timeout_ms = 30'000, .solvers = Solvers::cvc5});
  std::optional<z3::model> how;
  REQUIRE(solver.must(w.y == 5, !(w.x + w.y == 3 && w.p && state == 9), how) == Answer::no);
  REQUIRE(how);
  CHECK(how->eval(w.x, true).get_numeral_uint64() == 0xFFFFFFFEU);
  CHECK(how->eval(w.y, true).get_numeral_uint64() == 5);
  CHECK(how->eval(w.p, true).is_true());
  CHECK(how->eval(state, true).get_numeral_uint64() == 9);
}

TEST_CASE("who has no time does not know") {
  for (const Solvers solvers : all_solvers) {
    INFO("solvers " << static_cast<int>(solvers));
    z3::context c;
    const Folder folder;
    Ledger ledger(folder.path());
    Solver solver(c, {.timeout_ms = 1, .solvers = solvers, .ledger = &ledger});
    std::optional<z3::model> how;
    CHECK(solver.can(hard(c)) == Answer::unknown);
    CHECK(solver.must(c.bool_val(true), !hard(c), how) == Answer::unknown);
    CHECK_FALSE(how);
    CHECK_FALSE(ledger.unknowns().empty());
  }
}

TEST_CASE("anything but sat or unsat is unknown") {
  CHECK(ask_fake({.check = "echo unsat"}).answer == Answer::no);  // the fake is heard at all
  CHECK(ask_fake({.check = "echo sat"}).answer == Answer::yes);
  for (const char* said :
       {"satt", "SAT", "' unsat'", "'unsat '", "'unsat unsat'", "unknown", "''", "timeout",
        "'(error \"out of memory\")'", "-n unsat", "'unsat\nsat'", "'warning: x\nunsat'"}) {
    INFO(said);
    const Outcome outcome = ask_fake({.check = std::string("echo ") + said});
    CHECK(outcome.answer == Answer::unknown);
    CHECK_THAT(outcome.said, ContainsSubstring("cvc5: unknown ("));
    CHECK(std::count(outcome.said.begin(), outcome.said.end(), '\n') == 0);
  }
  CHECK(ask_fake({.check = ":"}).answer == Answer::unknown);
}

TEST_CASE("a sat is believed only if its values meet the condition") {
  const auto with_values = [](const std::string& values) {
    return ask_fake({.check = "echo sat", .values = "echo '" + values + "'"}, true);
  };
  const std::string seven = "#b00000000000000000000000000000111";
  CHECK(with_values("((P.snd.una " + seven + "))").answer == Answer::yes);
  CHECK_THAT(with_values("((P.snd.una #b00000000000000000000000000001111))").said,
             ContainsSubstring("do not meet the condition"));
  for (const std::string& values : std::vector<std::string>{
           "", "()", "((P.snd.una 7))", "((P.snd.una #b111))", "((P.snd.una " + seven + ")", "((P.snd.una))",
           "((P.snd.una " + seven + ") (x true))", "((|P.snd.una " + seven + "))", "((P.snd.una true))",
           "((P.snd.una #b00000000000000000000000000000112))"}) {
    INFO(values);
    const Outcome outcome = with_values(values);
    // A missing parenthesis alone is forgiven: the values are there.
    CHECK((outcome.answer == Answer::unknown) == (values != "((P.snd.una " + seven + ")"));
  }
}

TEST_CASE("a cvc5 that dies is unknown once, and is started again") {
  const FakeCvc5 fake({.check = R"([ -e "$here/again" ] || { touch "$here/again"; exit 3; }; echo unsat)"});
  z3::context c;
  Solver solver(c, {.timeout_ms = 5'000, .solvers = Solvers::cvc5});
  CHECK(solver.can(words_in(c).x == 1) == Answer::unknown);
  CHECK(solver.can(words_in(c).x == 2) == Answer::no);
  CHECK(solver.can(words_in(c).x == 3) == Answer::no);
  const std::string started = fake.started();
  CHECK(std::count(started.begin(), started.end(), '\n') == 2);
}

TEST_CASE("a cvc5 that neither listens nor answers is ended when the time is over") {
  for (const bool long_text : {false, true}) {
    Outcome outcome;
    std::string started;
    {
      const FakeCvc5 fake({.start = "exec sleep 1000"});
      z3::context c;
      Ledger ledger(fake.folder().path());
      Solver solver(c, {.timeout_ms = 100, .solvers = Solvers::cvc5, .ledger = &ledger});
      CHECK(solver.can(long_text ? long_one(c) : words_in(c).x == 1) == Answer::unknown);
      CHECK_THAT(ledger.unknowns().at(0).answers, ContainsSubstring("the time was over"));
      started = fake.started();
    }
    REQUIRE_FALSE(started.empty());
    CHECK(kill(std::stoi(started), 0) == -1);  // no process is left
  }
}

TEST_CASE("a cvc5 that goes away while it is spoken to does no harm") {
  for (const bool long_text : {false, true}) {
    CHECK(ask_fake({.start = "exit 0"}, false, long_text).answer == Answer::unknown);
    CHECK(ask_fake({.start = "kill -9 $$"}, false, long_text).answer == Answer::unknown);
  }
}

TEST_CASE("no process is left when the solver goes") {
  std::string started;
  {
    const FakeCvc5 fake({});
    z3::context c;
    Solver solver(c, {.timeout_ms = 5'000, .solvers = Solvers::cvc5});
    CHECK(solver.can(words_in(c).x == 1) == Answer::no);
    started = fake.started();
    CHECK(kill(std::stoi(started), 0) == 0);
  }
  CHECK(kill(std::stoi(started), 0) == -1);
}

TEST_CASE("without cvc5 nothing is known") {
  const Folder empty;
  const std::string old = std::getenv("PATH");
  setenv("PATH", empty.path().c_str(), 1);
  CHECK(cvc5_version().empty());
  z3::context c;
  Solver solver(c, {.timeout_ms = 1'000, .solvers = Solvers::cvc5});
  CHECK(solver.can(words_in(c).x == 1) == Answer::unknown);
  setenv("PATH", old.c_str(), 1);
  CHECK_FALSE(cvc5_version().empty());
}

TEST_CASE("where two disagree nothing is known, and the query is kept") {
  const FakeCvc5 liar({.check = "echo unsat"});
  z3::context c;
  const Folder folder;
  Ledger ledger(folder.path());
  Solver solver(c, {.timeout_ms = 5'000, .solvers = Solvers::both, .ledger = &ledger});
  solver.about("a property on a table");
  std::optional<z3::model> how;
  CHECK(solver.can(words_in(c).x == 1, how) == Answer::unknown);
  CHECK_FALSE(how);
  CHECK(solver.can(words_in(c).x != words_in(c).x) == Answer::no);  // here the liar happens to be right
  REQUIRE(ledger.disagreements().size() == 1);
  const Asked complaint = ledger.disagreements().front();
  CHECK(complaint.about == "a property on a table");
  CHECK(complaint.answers == "Z3: sat, cvc5: unsat");
  const std::string text = whole(complaint.file);
  CHECK_THAT(text, ContainsSubstring("(set-logic QF_BV)") && ContainsSubstring("P.snd.una") &&
                       ContainsSubstring("(check-sat)"));
  CHECK(hex(sha256(text)) == complaint.hash);
  CHECK(ledger.unknowns().empty());
}

TEST_CASE("who does not know is not outvoted") {
  const FakeCvc5 lost({.check = "echo unknown"});
  z3::context c;
  const Folder folder;
  Ledger ledger(folder.path());
  Solver solver(c, {.timeout_ms = 5'000, .solvers = Solvers::both, .ledger = &ledger});
  CHECK(solver.can(words_in(c).x == 1) == Answer::unknown);
  CHECK(solver.can(words_in(c).x != words_in(c).x) == Answer::unknown);
  CHECK(ledger.disagreements().empty());
  CHECK(ledger.unknowns().size() == 2);
}

TEST_CASE("an equal question is put once, but for its values, and again if the answer was no answer") {
  const std::string count = "echo x >> \"$here/asked\"; ";
  const auto asked = [](const FakeCvc5& fake) { return whole(fake.folder() / "asked").size() / 2; };
  const Folder folder;
  Ledger ledger(folder.path());
  const Limits limits{.timeout_ms = 5'000, .solvers = Solvers::cvc5, .ledger = &ledger};
  const auto can_be = [&](unsigned value, bool how_wanted) {
    z3::context c;
    Solver solver(c, limits);
    std::optional<z3::model> how;
    const z3::expr condition = words_in(c).x == c.bv_val(value, 32);
    const Answer answer = how_wanted ? solver.can(condition, how) : solver.can(condition);
    CHECK(how.has_value() == (how_wanted && answer == Answer::yes));
    return answer;
  };
  const FakeCvc5 never({.check = count + "echo unsat"});
  CHECK(can_be(1, false) == Answer::no);
  CHECK(can_be(1, false) == Answer::no);
  CHECK(can_be(1, true) == Answer::no);
  CHECK(asked(never) == 1);

  const FakeCvc5 once(
      {.check = count + "echo sat", .values = "echo '((P.snd.una #b00000000000000000000000000000010))'"});
  CHECK(can_be(2, false) == Answer::yes);
  CHECK(can_be(2, false) == Answer::yes);
  CHECK(asked(once) == 1);
  CHECK(can_be(2, true) == Answer::yes);
  CHECK(can_be(2, true) == Answer::yes);
  CHECK(asked(once) == 3);
  CHECK(ledger.asked() == 4);

  const FakeCvc5 lost({.check = count + "echo unknown"});
  for (const std::size_t times : {1U, 2U}) {
    CHECK(can_be(3, false) == Answer::unknown);
    CHECK(asked(lost) == times);
  }
}

TEST_CASE("a model depends on its question alone, whatever the context has seen before") {
  const auto found_after = [](int others) {
    z3::context c;
    Solver solver(c, {.timeout_ms = 30'000});
    const auto word = [&](int i) { return c.bv_const(("w" + std::to_string(i)).c_str(), 32); };
    std::vector<z3::expr> kept;
    for (int i = others; i-- > 0;) {
      kept.push_back(z3::ult(word(i + 1) + word(i), word(i)));
      (void)solver.can(kept.back() && z3::ult(word(i), word(i + 1)));
    }
    z3::expr all = c.bool_val(true);
    for (int i = 0; i < 12; ++i)
      all = all && (z3::ult(word(i), word(i + 1)) || z3::ult(word(i + 1) + word(i), word(i))) &&
            word(i) != word((i + 5) % 12);
    std::optional<z3::model> how;
    REQUIRE(solver.can(all, how) == Answer::yes);
    std::vector<std::uint64_t> found;
    for (int i = 0; i <= 12; ++i) found.push_back(how->eval(word(i), true).get_numeral_uint64());
    return found;
  };
  const auto first = found_after(0);
  for (const int others : {1, 7, 40}) CHECK(found_after(others) == first);
}

TEST_CASE("equal conditions have one digest in all contexts, and others have others") {
  using Make = std::function<z3::expr(const Words3&)>;
  const std::vector<Make> conditions{
      [](const Words3& w) { return z3::ult(w.x, w.y); },
      [](const Words3& w) { return z3::ult(w.y, w.x); },
      [](const Words3& w) { return z3::ule(w.x, w.y); },
      [](const Words3& w) { return w.x == w.y; },
      [](const Words3& w) { return w.x == 1; },
      [](const Words3& w) { return w.x == 2; },
      [](const Words3& w) { return w.x + w.y == 2; },
      [](const Words3& w) { return w.x + w.y + w.y == 2; },
      [](const Words3& w) { return w.x.extract(7, 0) == 1; },
      [](const Words3& w) { return w.x.extract(8, 1) == 1; },
      [](const Words3& w) { return w.x.extract(7, 0) == w.y.extract(7, 0); },
      [](const Words3& w) { return w.p.ctx().bv_const("x", 16) == 1; },
      [](const Words3& w) { return w.p.ctx().bv_const("x", 4) == 1; },
      [](const Words3& w) { return w.p; },
      [](const Words3& w) { return !w.p; },
      [](const Words3& w) { return w.p && w.x == 1; },
      [](const Words3& w) { return w.p || w.x == 1; },
      [](const Words3& w) { return z3::ite(w.p, w.x, w.y) == w.y; },
      [](const Words3& w) { return z3::ite(w.p, w.y, w.x) == w.y; },
      // Parts that are shared, 2^60 of them if they were written out.
      [](const Words3& w) {
        z3::expr sum = w.x;
        for (int i = 0; i < 60; ++i) sum = sum * sum + w.y;
        return sum == 0;
      },
  };
  std::set<Digest> all;
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    INFO(i);
    z3::context one, other;
    Digests of_one, of_other;
    for (int others = 0; others < 20; ++others)
      (void)of_other.of(words_in(other).x == other.bv_val(100 + others, 32));
    const z3::expr here = conditions[i](words_in(one));
    const z3::expr there = conditions[i](words_in(other));
    CHECK(of_one.of(here) == of_other.of(there));
    CHECK(of_one.of(here) == of_one.of(here));
    CHECK(all.insert(of_one.of(here)).second);
  }
}

TEST_CASE("a query's text and hash do not depend on what its context has seen") {
  const auto text_after = [](int others) {
    z3::context c;
    for (int i = 0; i < others; ++i) (void)(words_in(c).x == c.bv_val(i, 32)).simplify();
    const Words3 w = words_in(c);
    const z3::expr shared = w.x * w.y + 1;
    return Question(z3::ite(w.p, shared, shared + w.x) == shared * shared).text();
  };
  CHECK_THAT(text_after(0), ContainsSubstring("?x0"));  // something is shared, and named
  CHECK(text_after(0) == text_after(100));
}

TEST_CASE("the ledger tells the ten slowest, the slowest first, and keeps what it is told to keep") {
  z3::context c;
  const Folder folder;
  Ledger ledger(folder.path());
  for (const int tenths : {3, 1, 15, 9, 14, 2, 7, 8, 11, 5, 13, 4, 12, 6, 10}) {
    Reply reply;
    reply.by = "Z3";
    reply.answer = Answer::no;
    reply.seconds = tenths / 10.0;
    ledger.note(Question(words_in(c).x == c.bv_val(tenths, 32)), std::to_string(tenths), {&reply, 1});
  }
  CHECK(ledger.asked() == 15);
  std::string order;
  for (const Asked& asked : ledger.slowest()) {
    order += asked.about + " ";
    CHECK(hex(sha256(whole(asked.file))) == asked.hash);
  }
  CHECK(order == "15 14 13 12 11 10 9 8 7 6 ");
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 15);
}

TEST_CASE("the smallest example is what it is, whichever the solver finds first") {
  z3::context c;
  const proofs::Limits some;
  Solver solver(c, some);
  const z3::expr a = c.bv_const("a", 32);
  const z3::expr b = c.bv_const("b", 32);
  const z3::expr flag = c.bool_const("flag");
  const z3::expr condition = z3::ugt(a, 5) && z3::ugt(b, a) && (flag || b == 9);
  for (const unsigned first : {7U, 100U, 0xffff0000U}) {
    std::optional<z3::model> how;
    REQUIRE(solver.can(condition && a == c.bv_val(first, 32), how) == Answer::yes);
    const z3::model smallest = solver.smallest(condition, *how);
    CHECK(z3::eq(smallest.eval(a, true), c.bv_val(6, 32)));
    CHECK(z3::eq(smallest.eval(b, true), c.bv_val(7, 32)));
    CHECK(smallest.eval(flag, true).is_true());
  }
}

}  // namespace synfin::tests
