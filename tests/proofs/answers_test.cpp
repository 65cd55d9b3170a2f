// Answers that are kept: believed where they are whole, thrown away where they are not, and nothing is asked
// twice.
#include "../../proofs/smt/answers.hpp"

#include <string>
#include <thread>
#include <vector>

#include "../../proofs/smt/digests.hpp"
#include "../../proofs/smt/ledger.hpp"
#include "../../proofs/smt/solver.hpp"
#include "../catch.hpp"
#include "../support/fake_cvc5.hpp"

namespace synfin::tests {

using namespace proofs;

namespace {

std::vector<Digest> question(unsigned number) { return {sha256(std::to_string(number))}; }

/// So many questions, every third of which can be met.
Answer answer_of(unsigned number) { return number % 3 == 0 ? Answer::yes : Answer::no; }
void learn_some(Answers& answers, unsigned from, unsigned to) {
  for (unsigned i = from; i < to; ++i) answers.learn(question(i), answer_of(i));
}

/// How many of the questions are known in the folder. A wrong answer ends the test.
std::size_t known_in(const std::filesystem::path& folder, unsigned to) {
  Answers answers(folder);
  std::size_t known = 0;
  for (unsigned i = 0; i < to; ++i)
    if (const auto answer = answers.find(question(i), true)) {
      REQUIRE(*answer == answer_of(i));
      ++known;
    }
  CHECK(answers.kept() == known);
  return known;
}

void write(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

/// A file with 10 answers, and what it holds.
struct Kept {
  Folder folder;
  std::filesystem::path file = folder / "answers";
  std::string bytes;
  Kept() {
    Answers answers(folder.path());
    learn_some(answers, 0, 10);
    REQUIRE(answers.write());
    bytes = whole(file);
  }
};

}  // namespace

TEST_CASE("SHA-256 is SHA-256") {
  // FIPS 180-4, the examples of NIST.
  CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex(sha256(std::string(1'000'000, 'a'))) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("rows that differ are written differently") {
  CHECK((Record() << "ab"
                  << "c")
            .digest() != (Record() << "a"
                                   << "bc")
                             .digest());
  CHECK((Record() << "a"
                  << "")
            .digest() != (Record() << ""
                                   << "a")
                             .digest());
  CHECK((Record() << std::uint64_t{1} << std::uint64_t{256}).digest() !=
        (Record() << std::uint64_t{256} << std::uint64_t{1}).digest());
}

TEST_CASE("answers outlive the run where there is a folder, and nowhere else") {
  const Folder folder;
  {
    Answers answers(folder / "new/answers");
    learn_some(answers, 0, 1000);
    answers.learn(question(1000), Answer::unknown);
    CHECK_FALSE(answers.find(question(1000), true));  // unknown is no answer
    CHECK(answers.find(question(1), true) == Answer::no);
    CHECK(answers.kept() == 0);  // those of this run
  }
  CHECK(known_in(folder / "new/answers", 1001) == 1000);
  Answers nowhere;
  learn_some(nowhere, 0, 10);
  CHECK(nowhere.find(question(3), true) == Answer::yes);
  CHECK_FALSE(nowhere.write());
}

TEST_CASE("a kept yes is given where no example is wanted, a kept no always, each counted once") {
  const Kept kept;
  Answers answers(kept.folder.path());
  CHECK_FALSE(answers.find(question(3), false));
  CHECK(answers.kept() == 0);
  CHECK(answers.find(question(3), true) == Answer::yes);
  CHECK(answers.find(question(4), false) == Answer::no);
  CHECK(answers.find(question(4), true) == Answer::no);
  CHECK(answers.kept() == 2);
}

TEST_CASE("two who are asked are known to agree only if both were kept, and do") {
  Answers answers;
  learn_some(answers, 0, 10);
  const std::vector<Digest> agree{question(1).front(), question(2).front()};
  CHECK(answers.find(agree, true) == Answer::no);
  CHECK_FALSE(answers.find(std::vector<Digest>{question(1).front(), question(3).front()}, true));
  CHECK_FALSE(answers.find(std::vector<Digest>{question(1).front(), question(11).front()}, true));
  CHECK_FALSE(answers.find({}, true));
}

TEST_CASE("a file with any bit turned over is not believed, and is replaced") {
  const Kept kept;
  for (std::size_t bit = 0; bit < kept.bytes.size() * 8; bit += bit < 64 ? 1 : 3) {
    std::string damaged = kept.bytes;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ 1 << bit % 8);
    write(kept.file, damaged);
    INFO("bit " << bit);
    REQUIRE(known_in(kept.folder.path(), 10) == 0);
  }
  {
    Answers answers(kept.folder.path());
    learn_some(answers, 5, 8);
  }
  CHECK(known_in(kept.folder.path(), 10) == 3);
}

TEST_CASE("a file that is cut off, too long, empty, foreign or of another version is not believed") {
  const Kept kept;
  for (std::size_t size = 0; size < kept.bytes.size(); ++size) {
    write(kept.file, kept.bytes.substr(0, size));
    REQUIRE(known_in(kept.folder.path(), 10) == 0);
  }
  std::string other_version = kept.bytes;
  other_version[other_version.find('1')] = '2';
  const std::string sum = [&] {
    const Digest made = sha256(std::string_view(other_version).substr(0, other_version.size() - 32));
    return std::string(made.begin(), made.end());
  }();
  other_version.replace(other_version.size() - 32, 32, sum);
  for (const std::string& bytes : {kept.bytes + "x", kept.bytes + kept.bytes, other_version,
                                   std::string("no such thing"), std::string(100'000, '\0')}) {
    write(kept.file, bytes);
    CHECK(known_in(kept.folder.path(), 10) == 0);
  }
  std::filesystem::remove(kept.file);
  std::filesystem::create_directory(kept.file);
  CHECK(known_in(kept.folder.path(), 10) == 0);
  write(kept.folder / "a file", "");
  Answers nowhere(kept.folder / "a file/answers");  // no folder can be made there: no error
  learn_some(nowhere, 0, 10);
  CHECK_FALSE(nowhere.write());
  CHECK(nowhere.find(question(1), true) == Answer::no);
}

TEST_CASE("two that write one after the other, or at once, keep what both have learnt") {
  const Folder folder;
  {
    Answers one(folder.path());
    Answers other(folder.path());
    learn_some(one, 0, 50);
    learn_some(other, 25, 100);
  }
  CHECK(known_in(folder.path(), 100) == 100);
  std::vector<std::thread> writers;
  for (unsigned w = 0; w < 4; ++w)
    writers.emplace_back([&, w] {
      for (unsigned round = 0; round < 10; ++round) {
        Answers answers(folder.path());
        learn_some(answers, 100 + (w * 10 + round) * 5, 105 + (w * 10 + round) * 5);
      }
    });
  for (std::thread& writer : writers) writer.join();
  CHECK(known_in(folder.path(), 300) == 300);
  // Nothing is left of the writing.
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 2);
}

TEST_CASE("two files that contradict each other: neither is believed") {
  const Folder folder;
  Answers one(folder.path());
  one.learn(question(1), Answer::yes);
  one.learn(question(2), Answer::no);
  {
    Answers other(folder.path());
    other.learn(question(1), Answer::no);
  }
  REQUIRE(one.write());
  Answers next(folder.path());
  CHECK_FALSE(next.find(question(1), true));
  CHECK(next.find(question(2), true) == Answer::no);
}

TEST_CASE("no more is kept than the limit allows") {
  const Folder folder;
  constexpr std::size_t limit = 1000;
  {
    Answers answers(folder.path(), limit);
    learn_some(answers, 0, 500);
  }
  CHECK(std::filesystem::file_size(folder / "answers") <= limit);
  CHECK(std::filesystem::file_size(folder / "answers") > limit - 40);
  CHECK(known_in(folder.path(), 500) > 20);
  {
    Answers none(folder.path(), 1);
    learn_some(none, 0, 5);
  }
  CHECK(known_in(folder.path(), 500) == 0);
}

TEST_CASE("what was used today stays when room is needed, what was not goes") {
  const Kept kept;
  // The same answers, as if they had last been used on the first day of all.
  std::string old = kept.bytes.substr(0, kept.bytes.size() - 32);
  for (std::size_t entry = 0; entry < 10; ++entry) {
    const std::size_t day = old.size() - 37 * (10 - entry) + 33;
    old.replace(day, 4, std::string("\1\0\0\0", 4));
  }
  const Digest sum = sha256(old);
  write(kept.file, old + std::string(sum.begin(), sum.end()));
  REQUIRE(known_in(kept.folder.path(), 0) == 0);
  {
    Answers answers(kept.folder.path(), 17 + 8 + 32 + 6 * 37);
    for (const unsigned used : {2U, 5U, 9U}) CHECK(answers.find(question(used), true));
    learn_some(answers, 10, 13);
  }
  Answers left(kept.folder.path());
  for (unsigned i = 0; i < 13; ++i)
    CHECK(left.find(question(i), true).has_value() == (i == 2 || i == 5 || i >= 9));
}

TEST_CASE("a hit asks no solver; an example does, and unknown is asked again") {
  const std::string count = "echo x >> \"$here/asked\"; ";
  const Folder folder;
  const FakeCvc5 fake({.check = count + "echo unsat"});
  const auto asked = [&] { return whole(fake.folder() / "asked").size() / 2; };
  const auto ask = [&](unsigned value, Solvers solvers) {
    z3::context c;
    Ledger ledger("", folder.path());
    Solver solver(c, {.timeout_ms = 5'000, .solvers = solvers, .ledger = &ledger});
    const z3::expr x = c.bv_const("x", 32);
    const Answer answer = solver.can(x == c.bv_val(value, 32) && x == c.bv_val(value + 1, 32));
    CHECK(answer == Answer::no);
    CHECK(ledger.asked() + ledger.kept() == 1);
    return ledger.kept();
  };
  CHECK(ask(1, Solvers::cvc5) == 0);
  CHECK(ask(1, Solvers::cvc5) == 1);
  CHECK(ask(1, Solvers::cvc5) == 1);
  CHECK(asked() == 1);
  // Another solver is asked for itself, and two only if not both have answered.
  CHECK(ask(1, Solvers::both) == 0);
  CHECK(asked() == 2);
  CHECK(ask(1, Solvers::both) == 1);
  CHECK(ask(1, Solvers::z3) == 1);
  CHECK(ask(2, Solvers::z3) == 0);
  CHECK(ask(2, Solvers::cvc5) == 0);
  CHECK(ask(2, Solvers::both) == 1);
  CHECK(asked() == 3);

  const FakeCvc5 lost({.check = "echo x >> \"$here/asked\"; echo unknown"});
  for (const std::size_t times : {1U, 2U}) {
    z3::context c;
    Ledger ledger("", folder.path());
    Solver solver(c, {.timeout_ms = 5'000, .solvers = Solvers::cvc5, .ledger = &ledger});
    CHECK(solver.can(c.bv_const("x", 32) == 3) == Answer::unknown);
    CHECK(whole(lost.folder() / "asked").size() / 2 == times);
  }
}

TEST_CASE("an example that is at hand spares the question, in the next run, too") {
  const Folder folder;
  const auto run = [&](bool with_example) {
    z3::context c;
    Ledger ledger("", folder.path());
    Solver solver(c, {.timeout_ms = 5'000, .ledger = &ledger});
    const z3::expr x = c.bv_const("x", 32);
    std::optional<z3::model> example;
    if (with_example) CHECK(solver.can(x == 7, example) == Answer::yes);
    CHECK(solver.may(z3::ugt(x, 5), example) == Answer::yes);
    CHECK(example.has_value() == with_example);
    CHECK(solver.may(z3::ugt(x, 5) && x != x, example) == Answer::no);
    CHECK_FALSE(example);
    return ledger.asked();
  };
  CHECK(run(true) == 2);   // for the example, and of what can't be
  CHECK(run(false) == 0);  // both are known
}

}  // namespace synfin::tests
